"""Regimes over years as they are drawn: the lanes of provinces, and how many of them stood under which."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from small_corpus import small_corpus

from generator.law.validity import validities
from generator.site.pages import map as map_page
from generator.site.pieces.context import Site
from generator.site.pieces.regime_lanes import lanes
from generator.site.pieces.regime_looks import MIXED, look
from generator.site.views.map import MapView
from generator.site.views.regimes import RegimeChart, RegimeLane
from generator.vocabulary.lists import vocabulary

CASES = yaml.load((Path(__file__).parent / "regime_courses" / "cases.yaml").read_text("utf-8"), Loader=yaml.CBaseLoader)
TODAY = date(2026, 11, 23)
_BAR = re.compile(r"M(\d+) \d+h(\d+)v\d+h-\d+z")
_STEP = re.compile(r"H(\d+)V(\d+)")


def site(case: dict[str, Any]) -> Site:
    corpus, errors = small_corpus(case["records"])
    assert errors == []
    return Site(corpus, validities(corpus), TODAY, "")


def chart_of(case: dict[str, Any]) -> RegimeChart | None:
    view = map_page.page(site(case)).view
    assert isinstance(view, MapView)
    return view.chart


def of(key: str) -> list[Any]:
    return [pytest.param(case, id=case["name"]) for case in CASES if key in case]


def bars(lane: RegimeLane, first: date) -> list[list[str]]:
    found = [(int(start), int(days), mark.look.key) for mark in lane.marks for start, days in _BAR.findall(mark.path)]
    return [[key, f"{first + timedelta(start)}", f"{days}"] for start, days, key in sorted(found)]


def heights(chart: RegimeChart, on: date) -> dict[str, int]:
    """Read from the drawn areas how many provinces look how on a day: an area reaches over all below it."""
    day = (on - date.fromisoformat(chart.axis.first.machine)).days
    found, below = {}, 0
    for layer in chart.layers:
        edge = [chart.most - int(y) for x, y in _STEP.findall(layer.path)[:-1] if int(x) <= day][-1]
        if edge > below:
            found[layer.look.key] = edge - below
        below = edge
    return found


@pytest.mark.parametrize("case", of("years"))
def test_years_are_drawn_in_which_a_regime_is_known(case: dict[str, Any]) -> None:
    for drawn in (lanes(site(case)), chart_of(case)):
        assert (drawn and [drawn.axis.first.machine, drawn.axis.last.machine]) == (case["years"] or None)


@pytest.mark.parametrize("case", of("lanes"))
def test_a_lane_is_told_in_words(case: dict[str, Any]) -> None:
    drawn = lanes(site(case))
    assert drawn
    told = {lane.slug: lane.words for lane in drawn.lanes}
    assert {slug: told[slug] for slug in case["lanes"]} == case["lanes"]
    assert len(told) == 63


@pytest.mark.parametrize("case", of("drawn"))
def test_a_lane_is_drawn_day_by_day(case: dict[str, Any]) -> None:
    drawn = lanes(site(case))
    assert drawn
    first = date.fromisoformat(drawn.axis.first.machine)
    found = {lane.slug: bars(lane, first) for lane in drawn.lanes if lane.marks}
    assert found == case["drawn"]


@pytest.mark.parametrize("case", of("counts"))
def test_the_chart_counts_the_provinces_that_there_are(case: dict[str, Any]) -> None:
    chart = chart_of(case)
    assert chart
    found = {on: heights(chart, date.fromisoformat(on)) for on in case["counts"]}
    assert found == {on: {key: int(count) for key, count in told.items()} for on, told in case["counts"].items()}


@pytest.mark.parametrize("case", of("counts"))
def test_the_table_says_what_the_chart_shows(case: dict[str, Any]) -> None:
    chart = chart_of(case)
    assert chart
    for month in chart.months:
        told = {layer.look.key: count for layer, count in zip(chart.layers, month.counts, strict=True) if count}
        assert told == heights(chart, date.fromisoformat(month.day.machine))


def test_no_two_regimes_are_drawn_with_one_pattern() -> None:
    looks = [*map(look, vocabulary().regimes), MIXED]
    assert len({each.hatch for each in looks}) == len(looks)
