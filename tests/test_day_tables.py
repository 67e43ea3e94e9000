"""What scripts pick from says at any time what the core says: states of measures, units and regimes of provinces."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
import real
import yaml
from archives import BOTH
from made import data_files
from small_corpus import small_corpus

from generator.basics.grouping import grouped
from generator.basics.periods import Span, day, instant
from generator.exports import day_tables
from generator.exports.day_tables import OVERDUE, PROVINCES, held_units, regime_path, unit_path
from generator.law.applicability import units
from generator.law.regimes import regime
from generator.law.validity import Validity, validities
from generator.records.corpus import Corpus
from generator.vocabulary.lists import CENTRAL, vocabulary

CASES = [
    (path.stem, case["case"], case["records"])
    for path in sorted((Path(__file__).parent / "in_force").glob("*.yaml"))
    if path.stem not in ("worked-answers", "documents")
    for case in yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)
]


def tables(corpus: Corpus) -> dict[str, Any]:
    """The files as a reader of the open data gets them, by path."""
    wanted = re.compile(rf"{PROVINCES}|{regime_path('.*')}|{unit_path('.*')}")
    return {
        export.path: json.loads(export.content)
        for export in data_files(corpus, date(2025, 7, 1))
        if wanted.fullmatch(export.path)
    }


def measures(table: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The rows of a table by the ids of their measures, with what they only number."""
    told = [dict(zip(table["columns"], row, strict=False)) for row in table["measures"]]
    for row in told:
        row["document"] = table["documents"][row["document"]][0]
        row["states"] = table["states"][row["states"]]
        seats = row.get("provinces") or []
        row["provinces"] = {name: table["states"][number] for names, number in seats for name in names}
    rows = {f"{row['document']}#{row['measure']}": row for row in told}
    assert len(rows) == len(told)
    return rows


def picked(value: Any, span: Span) -> Any:
    """Take the last value whose beginning is not after the day, or the minute where minutes tell more."""
    assert span.start
    assert span.end
    whole = span.end - span.start > timedelta(minutes=1)
    key = span.start.date().isoformat() if whole else f"{span.start:%Y-%m-%dT%H:%M}"
    flat = value if isinstance(value, list) else value["d" if whole else "t"]
    assert flat[::2] == sorted(set(flat[::2]))
    return [held for since, held in zip(flat[::2], flat[1::2], strict=True) if since <= key][-1]


def around(edges: set[datetime]) -> Iterator[Span]:
    """Yield the days and minutes at which something may change, and those beside them."""
    for edge in edges:
        for beside in (-1, 0, 1):
            yield day(edge.date() + timedelta(days=beside))
            yield instant(edge + timedelta(minutes=beside))


def turns(known: dict[str, Validity]) -> set[datetime]:
    return {turn for validity in known.values() for turn in validity.turns}


def differences(corpus: Corpus) -> tuple[int, list[str]]:
    known = validities(corpus)
    found = tables(corpus)
    rows = {id_: row for unit in held_units(corpus) for id_, row in measures(found[unit_path(unit)]).items()}
    assert set(rows) == set(known)
    wrong = [
        f"{id_} {span}"
        for id_, validity in known.items()
        for span in around(turns({id_: validity}))
        if picked(rows[id_]["states"], span) != state(validity, span)
    ]
    for id_, validity in known.items():
        assert {*rows[id_]["provinces"]} == {*validity.measure.provinces}
        for name in validity.measure.provinces:
            there = validity.seen_from((name,))
            told = rows[id_]["provinces"][name]
            wrong += [
                f"{id_} {name} {at}" for at in around(turns({id_: there})) if picked(told, at) != state(there, at)
            ]
    return len(rows), wrong


def state(validity: Validity, span: Span) -> str:
    now = validity.during(span)
    return OVERDUE if now.overdue else now.state


@pytest.mark.parametrize(("file", "case", "records"), CASES, ids=[f"{file}: {case}" for file, case, _ in CASES])
def test_states_at_every_change_are_those_of_the_core(file: str, case: str, records: dict[str, Any]) -> None:
    corpus, errors = small_corpus(records)
    assert not errors
    count, wrong = differences(corpus)
    assert count
    assert wrong == []


@pytest.mark.parametrize("archive", BOTH)
def test_states_of_the_real_records_are_those_of_the_core(archive: Path) -> None:
    count, wrong = differences(real.corpus(archive))
    assert count
    assert wrong == []


def test_minutes_are_told_where_something_changes_within_a_day() -> None:
    given = {"issued": "2021-08-01", "measures": [{"id": "m", "from": "2021-08-02T06:00", "until": "2021-08-05"}]}
    corpus, _ = small_corpus({"kien-giang/1-ct-ubnd-2021": given})
    [row] = measures(tables(corpus)[unit_path("kien-giang")]).values()
    assert row["states"] == {
        "d": ["", "not-yet", "2021-08-02", "applying", "2021-08-06", "expired"],
        "t": ["", "not-yet", "2021-08-02T06:00", "applying", "2021-08-06T00:00", "expired"],
    }
    assert row["until"] == "hết ngày 05/8/2021"


@pytest.mark.parametrize("province", [CENTRAL, *vocabulary().territory.provinces])
def test_units_and_regimes_of_every_province_are_those_of_the_core(province: str) -> None:
    corpus, known = real.corpus(), real.validities()
    table = tables_of_real()[PROVINCES]
    rows, own = {row["province"]: row for row in table["provinces"]}, tables_of_real()[regime_path(province)]
    bearing = {id_: validity for id_, validity in known.items() if validity.measure.regime}
    for span in around({*vocabulary().territory.turns, *turns(bearing)}):
        found = regime(corpus, known, province, span)
        told = own["regimes"][picked(own["regime"], span)]
        assert told["regime"] == (found.regime.key if found.regime else None)
        assert told["mixed"] == found.mixed
        assert picked(rows[province]["regime"] if province in rows else table["nationwide"], span) == found.key
        assert {each["address"] for each in told["documents"]} == {f"van-ban/{o.directive.id}/" for o in found.orders}
        if province in rows:
            assert tuple(picked(rows[province]["units"], span)) == units(province, span)


@cache
def tables_of_real() -> dict[str, Any]:
    return tables(real.corpus())


def test_only_units_with_records_have_a_table() -> None:
    held = tables_of_real()[PROVINCES]["held"]
    assert set(held) == {directive.unit for directive in real.corpus().directives.values()}
    assert {"kien-giang", CENTRAL} <= set(held)
    assert {unit_path(unit) for unit in held} == {path for path in tables_of_real() if "/trang-thai/" in path}


@pytest.mark.parametrize("archive", BOTH)
def test_a_unit_with_many_measures_counts_them_by_topic_and_tells_each_in_tables_by_topic(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(day_tables, "MOST", 3)
    corpus = real.corpus(archive)
    known = validities(corpus)
    found = tables(corpus)
    for unit, own in grouped(known.values(), lambda validity: (validity.directive.unit,)).items():
        table = found[unit_path(unit)]
        here = measures(table)
        if len(own) <= 3:
            assert (set(here), table["counts"]) == ({validity.id for validity in own}, [])
            continue
        counted_ones = [validity for validity in own if not validity.seats]
        by_topic = grouped(counted_ones, lambda validity: validity.measure.topics)
        assert set(here) == {validity.id for validity in own if validity.seats or not validity.measure.topics}
        for topic, told in by_topic.items():
            rows = measures(found[unit_path(unit, topic)])
            assert set(rows) == {validity.id for validity in told}
        for day_ in {turn for validity in own for turn in validity.turns}:
            span = day(day_.date())
            elsewhere = [validity for validity in counted_ones if validity.measure.topics]
            assert counted(table, span) == {
                (topic, task, state_): count
                for topic, told in ((None, elsewhere), *by_topic.items())
                for (task, state_), count in Counter((v.measure.is_task, state(v, span)) for v in told).items()
            }


def counted(table: dict[str, Any], span: Span) -> Counter[tuple[str | None, bool, str]]:
    """How many measures a table says to be in each state, by topic and kind."""
    found = Counter[tuple[str | None, bool, str]]()
    for topic, task, pairs in table["counts"]:
        for states, count in zip(accumulate(pairs[::2]), pairs[1::2], strict=True):
            found[topic, bool(task), picked(table["states"][states], span)] += count
    return found
