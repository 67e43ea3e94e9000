"""The time of a place told in stretches: days on end under one regime, by the same orders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.basics.periods import LAST_DAY
from generator.law import wording
from generator.law.answers import PlaceAnswer
from generator.law.regimes import PlaceRegime
from generator.law.situation import Situation

_SPEAKING = {Situation.APPLYING, Situation.SUSPENDED, Situation.UNKNOWN, Situation.NAMED}
"""How what a place ordered itself stands while it may have to be followed."""


@dataclass(frozen=True, slots=True)
class RegimeStretch:
    """Days on end, both inclusive, under one regime by the same orders, or of which no regime is known."""

    first: date
    last: date | None
    """None: no end of it is known."""
    regime: PlaceRegime
    told: bool
    """Whether something is known of it: its regime, or what the place itself ordered. Else it is a gap between such."""

    @property
    def days(self) -> int:
        """How many days it has, as far as this archive speaks of them."""
        return ((self.last or LAST_DAY) - self.first).days + 1


def stretches(answer: PlaceAnswer) -> list[RegimeStretch]:
    """Return the stretches of a place, in order and without gap, from the first of which something is known on."""
    found = list(_all(answer))
    told = [n for n, stretch in enumerate(found) if stretch.told]
    return found[told[0] : told[-1] + 1] if told else []


def longest(found: Iterable[RegimeStretch], most: int | None) -> list[RegimeStretch]:
    """Return those of which something is known, in order; of more than ``most``, the longest under a known regime.

    So as many days as can be have an answer of their own.
    """
    told = [stretch for stretch in found if stretch.told]
    if most is None or len(told) <= most:
        return told
    kept = sorted(told, key=lambda stretch: (not stretch.regime.orders, -stretch.days, stretch.first))[:most]
    return [stretch for stretch in told if stretch in kept]


def _all(answer: PlaceAnswer) -> Iterator[RegimeStretch]:
    since, until = answer.time.since, answer.time.until
    begins = since or next((day for day, _ in answer.regime.days if day), None)
    if begins:
        for first, last, regime in answer.regime.within(begins, until):
            yield RegimeStretch(first, last, regime, bool(regime.orders) or _speaks(answer, first, last))


def _speaks(answer: PlaceAnswer, first: date, last: date | None) -> bool:
    own = (placed.situation.within(first, last) for placed in (*answer.own, *answer.named))
    return any(situation in _SPEAKING for steps in own for _, _, situation in steps)


def unheld(found: PlaceRegime) -> str:
    """Return whose words are not held, of the documents by which a regime holds, in a sentence; empty where all are."""
    documents = {order.directive.id: order.directive.record for order in found.orders}.values()
    missing = [wording.name(record) for record in documents if record.text is None]
    which = "" if len(missing) == len(documents) else f" của {', '.join(missing)}"
    return f"Kho không giữ lời văn{which}." if missing else ""
