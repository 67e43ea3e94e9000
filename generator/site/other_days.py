"""What changes on a page with the day: collected while the page is made, kept as data from which a browser picks.

Everything in it is ready made; who reads it needs no rule. It is told in portions, of which each goes on with the
numbers of those before; the last may be a file of its own. They are JSON:
``values``: every piece of HTML or word, once; of where something stands: ``.`` where it is written, the key of a box to
which it moves, or nothing where it is not shown;
``times``: every day and minute at which a place changes, in order; the first may be empty, for since ever;
``places``: for each place of the page, as two lists of numbers, when its values begin (indexes of ``times``) and which
they are (indexes of ``values``); each number is told as its difference from the one before, so that they pack well.
Where something changes within a day there are two such pairs: ``{"d": by whole days, "t": by minutes}``;
and in the last portion:
``turns``: the days on which something begins or ends;
``version``: a checksum, which the page names too, so that an old page never takes pieces of a new one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from hashlib import sha256
from itertools import islice, pairwise
from typing import Any, NamedTuple

from generator.basics.periods import minute
from generator.basics.timeseries import Dated

_Steps = tuple[list[int], list[int]]
_CLOSE = (",", ":")
"""How JSON parts things: without spaces, of which a large file has many."""


class DaysFile(NamedTuple):
    """The finished file, and its checksum."""

    version: str
    text: str


class OtherDays:
    """Collects the places of one page."""

    def __init__(self) -> None:
        self._values: dict[str, int] = {}
        self._places: dict[Dated[int], int] = {}
        self._told = 0, 0
        """How many values and places stand in portions before."""
        self.letters = 0
        """How long these are."""

    def place(self, value: Dated[str]) -> int:
        """Return the number of the place that shows ``value``; places that always show the same share one."""
        numbered = value.map(lambda each: self._values.setdefault(each, len(self._values)))
        return self._places.setdefault(numbered, len(self._places))

    def standing(self, where: Dated[bool] | Dated[str | None]) -> int:
        """Return the same of something that is shown, or not, where it is written; or that moves between boxes."""
        return self.place(where.map(_mark))

    def portion(self, most: int) -> str | None:
        """Return what was collected since the last portion, if all so far are ``most`` letters long with it.

        None if they would be longer: it is kept for the next.
        """
        before = self._told
        told = f"{{{_told(self._untold())}}}"
        if self.letters + len(told) > most:
            self._told = before
            return None
        self.letters += len(told)
        return told

    def data(self, turns: Iterable[date]) -> DaysFile:
        """Return the last portion; ``turns``: the days on which something begins or ends on the page."""
        body = _told({"turns": [day.isoformat() for day in turns], **self._untold()})
        version = sha256(body.encode()).hexdigest()[:8]
        return DaysFile(version, f'{{"version": "{version}",\n{body}}}\n')

    def _untold(self) -> dict[str, list[Any]]:
        told_values, told_places = self._told
        self._told = len(self._values), len(self._places)
        places = [*islice(self._places, told_places, None)]
        times = sorted({_code(since) for place in places for since, _ in (*place.days, *place.instants)})
        number = {code: n for n, code in enumerate(times)}
        values = [*islice(self._values, told_values, None)]
        return {"times": times, "places": [_place(place, number) for place in places], "values": values}


def _told(parts: Mapping[str, list[Any]]) -> str:
    told = (f'"{name}": {json.dumps(part, ensure_ascii=False, separators=_CLOSE)}' for name, part in parts.items())
    return ",\n".join(told)


def _code(since: date | None) -> str:
    """Return an instant as a script compares it with others: days, and minutes of days."""
    return "" if since is None else minute(since) if isinstance(since, datetime) else since.isoformat()


def _place(of: Dated[int], number: Mapping[str, int]) -> _Steps | dict[str, _Steps]:
    days = _steps(of.days, number)
    return {"d": days, "t": _steps(of.instants, number)} if of.instants else days


def _steps(steps: Sequence[tuple[date | None, int]], number: Mapping[str, int]) -> _Steps:
    return _differences(number[_code(since)] for since, _ in steps), _differences(value for _, value in steps)


def _differences(numbers: Iterable[int]) -> list[int]:
    return [after - before for before, after in pairwise((0, *numbers))]


def _mark(where: bool | str | None) -> str:
    return "." if where is True else where or ""
