"""Values over time say, for any day and any minute, what the question itself would have answered."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from generator.basics.periods import UTC7, Span, day, instant, midnight
from generator.basics.timeseries import Dated, always, combined, dated, tally, together

FIRST = date(2021, 8, 1)
NOON = timedelta(hours=12)
edges = st.lists(
    st.tuples(st.integers(0, 9), st.booleans()).map(
        lambda at: midnight(FIRST + timedelta(days=at[0])) + (NOON if at[1] else timedelta())
    ),
    max_size=5,
    unique=True,
).map(sorted)
DAYS = [FIRST + timedelta(days=n) for n in range(-2, 13)]
MINUTES = [midnight(of) + timedelta(hours=hour) for of in DAYS for hour in (0, 11, 12, 13)]


def passed(turns: list[datetime], span: Span) -> int:
    """Return how many of ``turns`` have come by the end of ``span``: what a whole day sums up."""
    return sum(span.end is not None and turn < span.end for turn in turns)


def at_minute(value: Dated[int], of: datetime) -> int:
    """Return what a reader is shown who asks about a minute."""
    steps = value.instants or tuple((midnight(since) if since else None, each) for since, each in value.days)
    return [each for since, each in steps if since is None or since <= of][-1]


@given(edges)
def test_every_day_and_every_minute_has_the_value_that_was_asked_for(turns: list[datetime]) -> None:
    value = dated(turns, lambda span: passed(turns, span))
    assert [value.on(of) for of in DAYS] == [passed(turns, day(of)) for of in DAYS]
    assert [at_minute(value, of) for of in MINUTES] == [passed(turns, instant(of)) for of in MINUTES]


@given(edges)
def test_neighbours_differ(turns: list[datetime]) -> None:
    value = dated(turns, lambda span: passed(turns, span) % 2).map(bool)
    assert all(before != after for (_, before), (_, after) in zip(value.days, value.days[1:], strict=False))


@given(edges, st.sampled_from(DAYS), st.none() | st.sampled_from(DAYS))
def test_within_bounds_each_value_stands_on_its_own_days(turns: list[datetime], first: date, last: date | None) -> None:
    value = dated(turns, lambda span: passed(turns, span))
    end = last or DAYS[-1]
    steps = [(begun, ended or end, each) for begun, ended, each in value.within(first, last)]
    told = [(on, each) for begun, ended, each in steps for on in DAYS if begun <= on <= ended]
    assert told == [(on, value.on(on)) for on in DAYS if first <= on <= end]


@given(st.lists(edges, min_size=1, max_size=4))
def test_a_tally_counts_what_stands_at_any_time(parts: list[list[datetime]]) -> None:
    values = [dated(turns, lambda span, turns=turns: passed(turns, span)) for turns in parts]
    counted = tally(values)
    assert [counted.on(of) for of in DAYS] == [Counter(value.on(of) for value in values) for of in DAYS]
    minutes = [Counter(at_minute(value, of) for value in values) for of in MINUTES]
    assert [at_minute(counted, of) for of in MINUTES] == minutes


@given(edges, edges)
def test_two_values_combine_at_any_time(one: list[datetime], other: list[datetime]) -> None:
    first, second = (dated(turns, lambda span, turns=turns: passed(turns, span)) for turns in (one, other))
    both = combined(first, second, lambda a, b: 10 * a + b)
    assert [both.on(of) for of in DAYS] == [10 * first.on(of) + second.on(of) for of in DAYS]
    minutes = [10 * at_minute(first, of) + at_minute(second, of) for of in MINUTES]
    assert [at_minute(both, of) for of in MINUTES] == minutes


@given(st.lists(edges, max_size=4))
def test_what_stands_together_does_at_any_time(parts: list[list[datetime]]) -> None:
    values = [dated(turns, lambda span, turns=turns: passed(turns, span)) for turns in parts]
    all_ = together(values)
    assert [all_.on(of) for of in DAYS] == [tuple(value.on(of) for value in values) for of in DAYS]
    minutes = [tuple(at_minute(value, of) for value in values) for of in MINUTES]
    assert [at_minute(all_, of) for of in MINUTES] == minutes


def test_what_never_changes_has_one_value() -> None:
    assert always("x").on(date(1, 1, 1)) == always("x").on(date.max) == "x"


@given(edges)
def test_what_changes_is_not_the_same_at_all_times(turns: list[datetime]) -> None:
    value = dated(turns, lambda span: passed(turns, span))
    assert value.changes == bool(turns)
    assert not value.map(lambda _: "x").changes


def test_an_end_of_time_is_no_change() -> None:
    assert dated([datetime(9999, 12, 31, 23, 59, tzinfo=UTC7)], lambda _: 1).days == ((None, 1),)
