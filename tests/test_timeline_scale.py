"""Where instants lie in a timeline, what its axis marks, and which periods can be chosen."""

from __future__ import annotations

from datetime import date

import pytest

from generator.basics.periods import Span, midnight
from generator.site.pieces.timeline_scale import TimeScale, periods, ticks


def scale(first: str, last: str) -> TimeScale:
    return TimeScale(midnight(date.fromisoformat(first)), midnight(date.fromisoformat(last)))


def test_what_happens_lies_inside_with_room_for_what_is_open() -> None:
    around = TimeScale.around([midnight(date(2021, 8, 2)), midnight(date(2021, 9, 5))])
    assert (around.first, around.last) == (midnight(date(2021, 7, 19)), midnight(date(2021, 11, 19)))


@pytest.mark.parametrize(
    ("span", "start", "end"),
    [
        (Span(midnight(date(2021, 1, 2)), midnight(date(2021, 1, 6))), 0.1, 0.5),
        (Span(None, midnight(date(2021, 1, 6))), 0.0, 0.5),
        (Span(midnight(date(2021, 1, 6)), None), 0.5, 1.0),
        (Span(midnight(date(2021, 1, 21)), None), 2.0, 2.0),
    ],
)
def test_a_stretch_without_limit_goes_to_the_edge(span: Span, start: float, end: float) -> None:
    stretch = scale("2021-01-01", "2021-01-11").stretch(span)
    assert (stretch.start, stretch.end) == (start, end)


@pytest.mark.parametrize(
    ("last", "labels"),
    [
        ("2021-04-15", ["1/2021", "2/2021", "3/2021", "4/2021"]),
        ("2021-12-15", ["1/2021", "4/2021", "7/2021", "10/2021"]),
        ("2023-12-15", ["2021", "2022", "2023"]),
    ],
)
def test_the_axis_marks_months_or_quarters_or_years(last: str, labels: list[str]) -> None:
    assert [tick.label for tick in ticks(scale("2020-12-20", last))] == labels


def test_the_periods_are_those_in_which_something_happens() -> None:
    years, quarters, months = periods([midnight(date(2021, 12, 24)), midnight(date(2022, 1, 5))])
    assert [(each.name, each.first, each.last) for each in years.periods] == [
        ("Năm 2021", "2021-01-01", "2021-12-31"),
        ("Năm 2022", "2022-01-01", "2022-12-31"),
    ]
    assert [(each.name, each.first, each.last) for each in quarters.periods] == [
        ("Quý IV/2021", "2021-10-01", "2021-12-31"),
        ("Quý I/2022", "2022-01-01", "2022-03-31"),
    ]
    assert [each.name for each in months.periods] == ["Tháng 12/2021", "Tháng 1/2022"]
