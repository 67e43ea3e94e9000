"""What changes on a page with the day: collected while the page is made, kept in a file from which a browser picks.

Everything in it is ready made; who reads it needs no rule. The file is JSON:
``values``: every piece of HTML or word, once; of where something stands: ``.`` where it is written, the key of a box to
which it moves, or nothing where it is not shown;
``places``: for each place of the page the indexes of its values over time (:func:`generator.basics.timeseries.flat`);
``turns``: the days on which something begins or ends;
``version``: a checksum, which the page names too, so that an old page never takes pieces of a new one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from generator.basics.timeseries import Dated, flat


class DaysFile(NamedTuple):
    """The finished file, and its checksum."""

    version: str
    text: str


class OtherDays:
    """Collects the places of one page."""

    def __init__(self) -> None:
        self._values: dict[str, int] = {}
        self._places: dict[str, int] = {}

    def place(self, value: Dated[str]) -> int:
        """Return the number of the place that shows ``value``; places that always show the same share one."""
        steps = flat(value.map(lambda each: self._values.setdefault(each, len(self._values))))
        return self._places.setdefault(json.dumps(steps, separators=(",", ":")), len(self._places))

    def standing(self, where: Dated[bool] | Dated[str | None]) -> int:
        """Return the same of something that is shown, or not, where it is written; or that moves between boxes."""
        return self.place(where.map(_mark))

    def data(self, turns: Iterable[date]) -> DaysFile:
        """Return the file; ``turns``: the days on which something begins or ends on the page."""
        days = json.dumps([day.isoformat() for day in turns])
        values = json.dumps(list(self._values), ensure_ascii=False)
        body = f'"turns": {days},\n"places": [{",".join(self._places)}],\n"values": {values}'
        version = sha256(body.encode()).hexdigest()[:8]
        return DaysFile(version, f'{{"version": "{version}",\n{body}}}\n')


def _mark(where: bool | str | None) -> str:
    return "." if where is True else where or ""
