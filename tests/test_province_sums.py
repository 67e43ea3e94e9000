"""A province with too many measures for one page: its counts and its verdict are what the core says, on any day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache

import pytest
import real
from archives import FROZEN
from small_corpus import small_corpus

from generator.basics.periods import day
from generator.basics.prose import plain
from generator.law.modes import binds_public
from generator.law.place_times import PlaceTime, times
from generator.law.situation import Situation, situation
from generator.law.validity import Validity, validities
from generator.site.pages import provinces
from generator.site.pieces.box_kinds import kind_of, told
from generator.site.pieces.context import Site
from generator.site.views.provinces import CountRow, PlaceSums, ProvincePart, ProvinceView
from generator.vocabulary.lists import CENTRAL, vocabulary

TODAY = date(2026, 11, 23)
THEN = date(2021, 9, 5)
"""On this day much applied, and no province was merged into another."""
DAYS = [date(2020, 1, 1) + timedelta(days=51 * n) for n in range(50)]
MOST = 5
"""So many lines, that provinces with records, and only these, have too many."""

Counts = Counter[tuple[str, str, str]]
"""By heading of box (or kind of task), topic or agency, unit."""


@cache
def site(today: date = TODAY, most: int = MOST) -> Site:
    return Site(real.corpus(FROZEN), real.validities(FROZEN), today, "", most)


def parts(slug: str, today: date = TODAY) -> Iterator[tuple[PlaceTime, ProvincePart]]:
    view = provinces.province(site(today), slug).view
    assert isinstance(view, ProvinceView)
    yield from zip(times(slug, site(today).era), view.parts, strict=True)


def held(slug: str, time: PlaceTime, on: date) -> Iterator[tuple[Validity, Situation]]:
    for validity in site().validities.values():
        if validity.directive.unit == CENTRAL or time.holds(validity.directive):
            now = situation(site().corpus, validity, slug, day(on))
            if now:
                yield validity, now


def counts(heading: str, rows: Iterable[CountRow], on: date) -> Counts:
    """What ``rows`` show on a day."""
    found = ((row, unit) for row in rows if row.shown.on(on) for unit in row.units if unit.shown.on(on))
    return Counter({(heading, row.heading, unit.place.text): unit.count.on(on) for row, unit in found})


def unit_name(validity: Validity) -> str:
    unit = validity.directive.unit
    return "Trung ương" if unit == CENTRAL else vocabulary().territory.provinces[unit].name


def public(found: Iterable[tuple[Validity, Situation]]) -> Counts:
    names = {key: topic.name for key, topic in vocabulary().topics.items()}
    counted = Counts()
    for validity, now in found:
        kind = kind_of(now)
        if kind and not validity.measure.is_task:
            topic = next(iter(validity.measure.topics), "")
            counted[
                told(kind.heading), names.get(topic, "Văn bản chưa có nội dung trong kho"), unit_name(validity)
            ] += 1
    return counted


def tasks(found: Iterable[tuple[Validity, Situation]], on: date) -> Counts:
    counted = Counts()
    for validity, now in found:
        if validity.directive.unit != CENTRAL and validity.measure.is_task and not now.settled:
            late = "late" if validity.during(day(on)).overdue else "open"
            for agency in validity.measure.agencies:
                counted[late, vocabulary().agencies[agency], unit_name(validity)] += 1
    return counted


@pytest.mark.parametrize("slug", vocabulary().territory.provinces)
def test_what_is_counted_is_what_the_core_says(slug: str) -> None:
    for time, part in parts(slug):
        for on in DAYS if part.sums else ():
            found = list(held(slug, time, on))
            told_ = sum((counts(box.heading, box.rows, on) for box in part.sums.boxes), Counts())
            assert told_ == public(found), on
            totals = Counter({box.heading: box.count.on(on) for box in part.sums.boxes if box.shown.on(on)})
            assert totals == sum_by_box(told_), on
            rows = counts("open", part.sums.tasks, on) + counts("late", part.sums.overdue, on)
            assert rows == tasks(found, on), on


def sum_by_box(of: Counts) -> Counter[str]:
    found = Counter[str]()
    for (heading, _, _), count in of.items():
        found[heading] += count
    return found


@pytest.mark.parametrize("slug", vocabulary().territory.provinces)
def test_the_verdict_is_what_the_core_says(slug: str) -> None:
    for time, part in parts(slug):
        for on in DAYS:
            found = list(held(slug, time, on))
            applying = any(now is Situation.APPLYING and binds_public(validity.measure) for validity, now in found)
            own = any(validity.directive.unit != CENTRAL for validity, _ in found)
            answer, ruled = part.verdict.on(on), bool(site().answers.regime(slug).on(on).orders)
            assert answer.look.startswith("answer under ") == ruled, on
            assert ("đang áp dụng; không rõ chế độ" in answer.headline) == (applying and own and not ruled), on


ORDER = {"issued": "2021-09-01", "measures": [{"id": "a", "for": ["nguoi-dan"]}]}


@pytest.mark.parametrize("most", [1, 200])
def test_what_is_for_the_whole_country_counts_in_every_province(most: int) -> None:
    corpus, errors = small_corpus({"trung-uong/1-ct-2021": ORDER, "kien-giang/1-ct-2021": ORDER})
    assert not errors
    page = provinces.province(Site(corpus, validities(corpus), THEN, "", most), "kien-giang")
    assert isinstance(page.view, ProvinceView)
    (part,) = page.view.parts
    assert bool(part.sums) == (most == 1)
    assert part.verdict.on(THEN).headline.startswith("Có điều bắt buộc đang áp dụng")
    order = plain(part.verdict.on(THEN).regime)
    assert order == "Theo Chỉ thị ngày 01/9/2021 (chưa rõ số), Chỉ thị ngày 01/9/2021 (chưa rõ số)."


def crowded() -> Iterator[tuple[str, PlaceSums]]:
    for slug in vocabulary().territory.provinces:
        yield from ((slug, part.sums) for _, part in parts(slug, THEN) if part.sums)


def test_what_applies_is_listed_as_far_as_there_is_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.site.pieces.place_sums._LINES", 3)
    left = 0
    for slug, sums in crowded():
        live = {box.heading: box.count.on(THEN) for box in sums.boxes}.get("", 0)
        listed = [line for line in sums.lines if line.shown.on(THEN)]
        assert len(listed) == min(live, 3), slug
        assert sums.more.on(THEN) == (f"{live - 3} biện pháp nữa kể ở các chủ đề dưới đây." if live > 3 else ""), slug
        left += live > 3
    assert left


def test_a_place_with_few_measures_is_told_whole_and_one_with_many_is_not() -> None:
    whole = provinces.province(site(THEN, 200), "kien-giang").view
    assert isinstance(whole, ProvinceView)
    assert [(bool(part.sums), bool(part.boxes)) for part in whole.parts] == [(False, True)]
    assert {slug for slug, _ in crowded()} >= {"kien-giang", "an-giang", "vinh-long"}
