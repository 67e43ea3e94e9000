"""Days, instants and half-open spans at UTC+7."""

from datetime import UTC, date, datetime, timedelta

import pytest

from generator.basics.periods import UTC7, Days, Moment, Span, midnight, next_midnight


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC7) if text else None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2021-08-02", "2021-08-02T00:00", "2021-08-03T00:00"),
        ("2021-12-31", "2021-12-31T00:00", "2022-01-01T00:00"),
        ("2020-02-29", "2020-02-29T00:00", "2020-03-01T00:00"),
        ("2021-08-02T06:30", "2021-08-02T06:30", "2021-08-02T06:30"),
        ("2021-08-02T00:00", "2021-08-02T00:00", "2021-08-02T00:00"),
    ],
)
def test_a_bare_date_begins_at_midnight_and_ends_with_its_day(text, start, end):
    moment = Moment.parse(text)
    assert (moment.start, moment.end) == (at(start), at(end))
    assert str(moment) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2021",
        "2021-8-2",
        "02/8/2021",
        "2021-13-40",
        "2021-02-29",
        "2021-08-02T24:00",
        "2021-08-02T06:60",
        "2021-08-02 06:00",
        "2021-08-02T6:00",
        "2021-08-02T06:00:00",
        "2021-08-02T06:00Z",
        " 2021-08-02",
        "2021-08-02\n",
    ],
)
def test_what_is_no_day_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        Moment.parse(text)


def test_midnight_is_that_of_vietnam():
    assert midnight(date(2021, 8, 2)).astimezone(UTC) == datetime(2021, 8, 1, 17, tzinfo=UTC)


def test_the_last_day_of_the_calendar_has_an_end_too():
    assert next_midnight(date.max) > midnight(date.max)


WEEK = Span(at("2021-08-02"), at("2021-08-09"))


@pytest.mark.parametrize(
    ("span", "instant", "inside"),
    [
        (WEEK, "2021-08-01T23:59", False),
        (WEEK, "2021-08-02T00:00", True),
        (WEEK, "2021-08-08T23:59", True),
        (WEEK, "2021-08-09T00:00", False),
        (Span(None, WEEK.end), "1945-09-02", True),
        (Span(WEEK.start, None), "2099-01-01", True),
        (Span(None, None), "2021-08-02", True),
    ],
)
def test_spans_hold_their_start_and_not_their_end(span, instant, inside):
    assert (at(instant) in span) is inside


@pytest.mark.parametrize(
    ("start", "end", "meets"),
    [
        ("2021-07-01", "2021-08-02", False),
        ("2021-07-01", "2021-08-02T00:01", True),
        ("2021-08-04", "2021-08-05", True),
        ("2021-07-01", "2021-09-01", True),
        ("2021-08-09", "2021-08-10", False),
        (None, "2021-08-02", False),
        (None, "2021-08-03", True),
        ("2021-08-09", None, False),
        (None, None, True),
    ],
)
def test_spans_that_touch_do_not_meet(start, end, meets):
    other = Span(at(start), at(end))
    assert (WEEK.meets(other), other.meets(WEEK)) == (meets, meets)


FIRST = date(2021, 8, 2)


@pytest.mark.parametrize(
    ("first", "last", "certain"),
    [(FIRST, FIRST, FIRST), (FIRST, FIRST + timedelta(1), None), (FIRST, None, None), (None, None, None)],
)
def test_a_day_is_certain_when_only_one_is_possible(first, last, certain):
    assert Days(first, last).certain == certain
