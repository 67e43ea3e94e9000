"""Deadlines, alone and as a calendar."""

from __future__ import annotations

import pytest
from one_record import RECORD, due, site, words

from generator.site.pieces.deadlines import calendar, deadlines, nearest_deadline


@pytest.mark.parametrize(("day", "part"), [("2021-09-02", "passed"), ("2021-09-03", "due"), ("2021-09-04", "coming")])
def test_a_deadline_is_still_due_on_its_last_day(day: str, part: str) -> None:
    of = site(due(day))
    found = calendar(of, of.measures)
    sizes = {name: len(getattr(found, name)) for name in ("coming", "due", "passed")}
    assert sizes == {"coming": 0, "due": 0, "passed": 0, part: 1}


def test_the_calendar_begins_with_what_is_near() -> None:
    of = site(*map(due, ("2021-09-01", "2021-09-02", "2021-09-20", "2021-09-10")))
    found = calendar(of, of.measures)
    assert [item.day.machine for item in found.coming] == ["2021-09-10", "2021-09-20"]
    assert [item.day.machine for item in found.passed] == ["2021-09-02", "2021-09-01"]
    nearest = nearest_deadline(of, of.measures)
    assert nearest
    assert nearest.day.machine == "2021-09-10"


def test_a_deadline_names_who_with_whom_and_through_whom() -> None:
    of = site(due("2021-09-02", **{"with": ["cdc"], "via": ["van-phong-ubnd"]}))
    [item] = deadlines(map(of.row, of.measures))
    assert words(item.who) == (
        "Kiên Giang: Sở Y tế (phối hợp Trung tâm Kiểm soát bệnh tật tỉnh) (qua Văn phòng UBND tỉnh)"
    )
    assert item.clause
    assert item.clause.address == f"van-ban/{RECORD}/"
