"""Values that change with time, as pages show them: one for every whole day, and one for every minute where it differs.

A page is made on one day and read on any other: whoever shows it only picks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Generic, TypeVar

from generator.basics.periods import Span, day, instant, midnight, minute

_T = TypeVar("_T")
_T_co = TypeVar("_T_co", covariant=True)
_U = TypeVar("_U")
_V = TypeVar("_V")
_K = TypeVar("_K", bound=Hashable)
_S = TypeVar("_S", date, datetime)
_ANY_DAY, _ONE_DAY = date(2000, 1, 1), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Dated(Generic[_T_co]):
    """A value over all time (UTC+7). Each step holds from its day or minute (inclusive; None: since ever) to the next.

    ``instants`` is empty where nothing changes within a day: then ``days`` say it all.
    """

    days: tuple[tuple[date | None, _T_co], ...]
    instants: tuple[tuple[datetime | None, _T_co], ...] = ()

    def on(self, of: date) -> _T_co:
        """Return the value for the whole day ``of``."""
        return self.days[bisect_right(self.days, of, key=_begun) - 1][1]

    def within(self, first: date, last: date | None) -> Iterator[tuple[date, date | None, _T_co]]:
        """Yield the values for whole days from ``first`` to ``last``, both inclusive (None: for ever), with theirs."""
        for (since, value), (until, _) in zip(self.days, [*self.days[1:], (None, None)], strict=True):
            begun = max(first, since or first)
            ended = min((end for end in (until and until - _ONE_DAY, last) if end), default=None)
            if ended is None or begun <= ended:
                yield begun, ended, value

    def map(self, change: Callable[[_T_co], _U]) -> Dated[_U]:
        """Return ``change`` of every value."""
        return Dated(_changed(self.days, change), _changed(self.instants, change) if self.instants else ())

    @property
    def changes(self) -> bool:
        """Whether there is a time at which it changes."""
        return len(self.days) > 1 or len(self.instants) > 1

    @property
    def values(self) -> Iterator[_T_co]:
        """Every value, whole days first; the same may come twice."""
        yield from (value for _, value in self.days)
        yield from (value for _, value in self.instants)

    @property
    def spans(self) -> Iterator[tuple[Span, _T_co]]:
        """Every value with the exact span for which it holds, in order, without gap."""
        steps = _minutes(self)
        for (since, value), (until, _) in zip(steps, [*steps[1:], (None, None)], strict=True):
            yield Span(since, until), value


def dated(edges: Iterable[datetime], value: Callable[[Span], _T]) -> Dated[_T]:
    """Return ``value`` over all time; ``edges`` are the instants at which it may change."""
    inside = sorted({edge for edge in edges if edge.year < date.max.year})
    within = [edge for edge in inside if edge.time() != time.min]
    # A change within a day makes the next day different, too.
    turning = sorted({edge.date() for edge in inside} | {edge.date() + _ONE_DAY for edge in within})
    before = turning[0] - _ONE_DAY if turning else _ANY_DAY
    days = _joined((since, value(day(since or before))) for since in (None, *turning))
    if not within:
        return Dated(tuple(days))
    just_before = inside[0] - timedelta(minutes=1)
    return Dated(tuple(days), tuple(_joined((at, value(instant(at or just_before))) for at in (None, *inside))))


def always(value: _T) -> Dated[_T]:
    """Return a value that never changes."""
    return Dated(((None, value),))


def tally(parts: Iterable[Dated[_K]]) -> Dated[Counter[_K]]:
    """Return how often each value stands among ``parts`` at any time."""
    found = list(parts)
    days = tuple(_counted([part.days for part in found]))
    if not any(part.instants for part in found):
        return Dated(days)
    return Dated(days, tuple(_counted([_minutes(part) for part in found])))


def combined(first: Dated[_T], second: Dated[_U], change: Callable[[_T, _U], _V]) -> Dated[_V]:
    """Return ``change`` of both values at any time."""
    days = tuple(_joined(_both(first.days, second.days, change)))
    if not first.instants and not second.instants:
        return Dated(days)
    return Dated(days, tuple(_joined(_both(_minutes(first), _minutes(second), change))))


def together(parts: Iterable[Dated[_T]]) -> Dated[tuple[_T, ...]]:
    """Return the values of all ``parts`` at any time, in their order."""
    found = list(parts)
    days = tuple(_joined(_all([part.days for part in found])))
    if not any(part.instants for part in found):
        return Dated(days)
    return Dated(days, tuple(_joined(_all([_minutes(part) for part in found]))))


def flat(of: Dated[_T]) -> list[str | _T] | dict[str, list[str | _T]]:
    """Return ``of`` as a script reads it: ``[since, value, since, value, …]``, of which the last that has begun holds.

    ``since`` is a day (``2021-08-10``) or a minute (``2021-08-10T06:00``), empty for since ever. Where something
    changes within a day there are two such lists: ``{"d": by whole days, "t": by minutes}``.
    """
    days = _in_turn((since.isoformat() if since else "", value) for since, value in of.days)
    if not of.instants:
        return days
    return {"d": days, "t": _in_turn((minute(since) if since else "", value) for since, value in of.instants)}


def _in_turn(steps: Iterable[tuple[str, _T]]) -> list[str | _T]:
    return [part for step in steps for part in step]


def _both(
    first: Sequence[tuple[_S | None, _T]], second: Sequence[tuple[_S | None, _U]], change: Callable[[_T, _U], _V]
) -> Iterator[tuple[_S | None, _V]]:
    one, other = first[0][1], second[0][1]
    yield None, change(one, other)
    ones, others = _from_turns(first), _from_turns(second)
    for since in sorted(ones.keys() | others.keys()):
        one, other = ones.get(since, one), others.get(since, other)
        yield since, change(one, other)


def _all(parts: Sequence[Sequence[tuple[_S | None, _T]]]) -> Iterator[tuple[_S | None, tuple[_T, ...]]]:
    values = [steps[0][1] for steps in parts]
    yield None, tuple(values)
    turns = defaultdict[_S, list[tuple[int, _T]]](list)
    for place, steps in enumerate(parts):
        for since, value in _from_turns(steps).items():
            turns[since].append((place, value))
    for since in sorted(turns):
        for place, value in turns[since]:
            values[place] = value
        yield since, tuple(values)


def _from_turns(steps: Iterable[tuple[_S | None, _T]]) -> dict[_S, _T]:
    """Return what holds from each turn on; what holds since ever is left out."""
    return {since: value for since, value in steps if since is not None}


def _minutes(part: Dated[_T]) -> tuple[tuple[datetime | None, _T], ...]:
    return part.instants or tuple((midnight(since) if since else None, value) for since, value in part.days)


def _counted(parts: Sequence[Sequence[tuple[_S | None, _K]]]) -> Iterator[tuple[_S | None, Counter[_K]]]:
    """Yield the counts from each turn on; every step of every part is looked at once."""
    counts = Counter(steps[0][1] for steps in parts)
    turns = defaultdict[_S, list[tuple[_K, _K]]](list)
    for steps in parts:
        for (_, old), (since, new) in pairwise(steps):
            if since is not None:
                turns[since].append((old, new))
    yield None, Counter(counts)
    for since in sorted(turns):
        for old, new in turns[since]:
            counts[old] -= 1
            counts[new] += 1
        yield since, +counts


def _begun(step: tuple[date | None, object]) -> date:
    return step[0] or date.min


def _changed(steps: Iterable[tuple[_S | None, _T]], change: Callable[[_T], _U]) -> tuple[tuple[_S | None, _U], ...]:
    found = list[tuple[_S | None, _U]]()
    for since, value in steps:
        new = change(value)
        if not found or found[-1][1] != new:
            found.append((since, new))
    return tuple(found)


def _joined(steps: Iterable[tuple[_U, _T]]) -> Iterator[tuple[_U, _T]]:
    last: list[_T] = []
    for since, value in steps:
        if last != [value]:
            yield since, value
        last = [value]
