"""What a measure is to somebody in a place at a time: its state, and what place and emergency add to it (rule 10)."""

from __future__ import annotations

from enum import Enum, auto

from generator.basics.periods import Span, midnight
from generator.basics.timeseries import Dated, dated
from generator.law import emergency
from generator.law.applicability import concerns
from generator.law.scenario import State
from generator.law.validity import Validity
from generator.records.corpus import Corpus
from generator.vocabulary.lists import vocabulary


class Situation(Enum):
    """How a measure stands, seen from a place."""

    APPLYING = auto()
    """It is known to apply."""
    SUSPENDED = auto()
    """It is suspended (rule 3): it does not apply, and may again."""
    WAITING = auto()
    """Its start is still to come (rule 2)."""
    UNKNOWN = auto()
    """Nobody has confirmed lately that it applies, or a day that decides it is not known (rules 4 to 7)."""
    EMERGENCY_OVER = auto()
    """It has no known end, but the emergency for which it was made is over (rule 10)."""
    NAMED = auto()
    """What its document asks is not known (rule 11)."""
    DONE = auto()
    """It was carried out at once: nothing of it is left to follow (rule 4)."""
    ENDED = auto()
    """It has expired, or was replaced or repealed (rule 1)."""

    @property
    def settled(self) -> bool:
        """Whether nothing of the measure is left to apply."""
        return self in (Situation.DONE, Situation.ENDED)


_OF_STATE = {
    State.APPLYING: Situation.APPLYING,
    State.SUSPENDED: Situation.SUSPENDED,
    State.NOT_YET: Situation.WAITING,
    State.UNCONFIRMED: Situation.UNKNOWN,
    State.KNOWN_BY_NAME: Situation.NAMED,
    State.DONE: Situation.DONE,
    State.EXPIRED: Situation.ENDED,
    State.REPLACED: Situation.ENDED,
    State.REPEALED: Situation.ENDED,
}


def situation(corpus: Corpus, validity: Validity, place: str, span: Span) -> Situation | None:
    """Return how a measure stands in ``place`` (a province, or the centre) during ``span``.

    None: it does not concern the place, or its document cannot have been issued by then.
    """
    directive = validity.directive
    issued = directive.issued.first
    not_issued = issued and span.end and span.end <= midnight(issued)
    if not_issued or not concerns(validity.norm, place, span):
        return None
    found = _OF_STATE[validity.during(span).state]
    if found.settled:
        return found
    if directive.known_by_name:
        return Situation.NAMED
    over = emergency.is_over(emergency.over_since(corpus, directive.record.emergency), span)
    return Situation.EMERGENCY_OVER if over else found


def situations(corpus: Corpus, validity: Validity, place: str) -> Dated[Situation | None]:
    """Return :func:`situation` over all time."""
    directive = validity.directive
    issued = midnight(directive.issued.first) if directive.issued.first else None
    known = filter(None, (issued, emergency.over_since(corpus, directive.record.emergency)))
    return dated(
        [*validity.turns, *vocabulary().territory.turns, *known], lambda span: situation(corpus, validity, place, span)
    )
