"""The file from which a browser picks: every piece once, every place with the days from which it shows what."""

from __future__ import annotations

import json
from datetime import date, datetime

import pytest

from generator.basics.periods import UTC7
from generator.basics.timeseries import Dated
from generator.site.other_days import OtherDays

BY_DAY = Dated(((None, "trước"), (date(2021, 8, 2), "sau")))
BY_MINUTE = Dated(BY_DAY.days, ((None, "trước"), (datetime(2021, 8, 2, 6, tzinfo=UTC7), "sau")))


def test_places_name_days_and_pieces() -> None:
    moving = OtherDays()
    assert [moving.place(BY_DAY), moving.place(BY_MINUTE)] == [0, 1]
    data = json.loads(moving.data([date(2021, 8, 2)]).text)
    assert data["turns"] == ["2021-08-02"]
    assert data["values"] == ["trước", "sau"]
    assert data["times"] == ["", "2021-08-02", "2021-08-02T06:00"]
    assert data["places"] == [[[0, 1], [0, 1]], {"d": [[0, 1], [0, 1]], "t": [[0, 2], [0, 1]]}]


def test_numbers_are_told_as_differences() -> None:
    moving = OtherDays()
    moving.place(BY_DAY)
    moving.place(
        Dated(((None, "khác"), (date(2021, 8, 2), "sau"), (date(2021, 8, 3), "trước"), (date(2021, 8, 4), "nữa")))
    )
    assert json.loads(moving.data([]).text)["places"][1] == [[0, 1, 1, 1], [2, -1, -1, 3]]


def test_places_that_always_show_the_same_are_one() -> None:
    moving = OtherDays()
    assert moving.place(BY_DAY) == moving.place(Dated(BY_DAY.days))


@pytest.mark.parametrize(
    ("first", "then", "values"),
    [
        (True, False, [".", ""]),
        (False, True, ["", "."]),
        ("tren", "duoi", ["tren", "duoi"]),
        (None, "duoi", ["", "duoi"]),
    ],
)
def test_where_something_stands_is_a_box_its_place_or_nowhere(
    first: bool | str | None, then: bool | str | None, values: list[str]
) -> None:
    moving = OtherDays()
    assert moving.standing(Dated(((None, first), (date(2021, 8, 2), then)))) == 0  # type: ignore[arg-type]
    data = json.loads(moving.data([]).text)
    _, (first_number, step) = data["places"][0]
    assert [data["values"][number] for number in (first_number, first_number + step)] == values


def test_each_portion_goes_on_where_the_one_before_ended() -> None:
    moving = OtherDays()
    assert moving.place(BY_DAY) == 0
    first = json.loads(moving.portion(1_000) or "")
    assert first == {"times": ["", "2021-08-02"], "places": [[[0, 1], [0, 1]]], "values": ["trước", "sau"]}
    assert moving.place(BY_DAY) == 0
    assert moving.place(Dated(((None, "sau"), (date(2021, 8, 3), "nữa")))) == 1
    last = json.loads(moving.data([date(2021, 8, 3)]).text)
    assert (last["times"], last["places"], last["values"]) == (["", "2021-08-03"], [[[0, 1], [1, 1]]], ["nữa"])


def test_what_is_too_long_for_a_portion_waits_for_the_next() -> None:
    moving = OtherDays()
    moving.place(BY_DAY)
    assert moving.portion(10) is None
    assert moving.letters == 0
    moving.place(Dated(((None, "sau"), (date(2021, 8, 3), "nữa"))))
    last = json.loads(moving.data([]).text)
    assert (len(last["places"]), last["values"]) == (2, ["trước", "sau", "nữa"])


def test_the_version_follows_the_pieces() -> None:
    one, other = OtherDays(), OtherDays()
    one.place(BY_DAY)
    other.place(BY_DAY.map(str.upper))
    first, second = one.data([]), other.data([])
    assert first.version != second.version
    assert json.loads(first.text)["version"] == first.version
