"""When a directive takes effect, and when what it does to another works (rules 2 and 9). Instants are at UTC+7."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from generator.basics.periods import midnight
from generator.records.corpus import Corpus, Directive, LinkedRelation
from generator.vocabulary.lists import vocabulary


def ending() -> tuple[str, ...]:
    """Return the acts that end what they are done to (rule 1)."""
    return tuple(key for key, act in vocabulary().acts.items() if act.ends)


def takes_effect(directive: Directive, issued: date) -> datetime:
    """Return when ``directive`` takes effect if it is issued on ``issued``: as it states, else at 00:00 of that day."""
    effective = directive.record.effective
    return effective.start if effective else midnight(issued)


def works(link: LinkedRelation, source_starts: datetime) -> datetime:
    """Return when an act works: on its own date if it has one, but not before its source takes effect (rule 9)."""
    own = link.relation.from_
    return max(own.start, source_starts) if own else source_starts


@dataclass(frozen=True, slots=True)
class ActBounds:
    """The first and the last instant at which an act can begin to work, ``last`` None where it has no bound."""

    first: datetime
    last: datetime | None

    @property
    def certain(self) -> bool:
        """Whether only one instant is possible."""
        return self.first == self.last


def bounds(corpus: Corpus, link: LinkedRelation) -> ActBounds:
    """Return between which instants the act of ``link`` begins to work, over all possible days of issue (rule 5)."""
    source = corpus.directives[link.source]
    first, last = source.issued.first or date.min, source.issued.last
    return ActBounds(
        works(link, takes_effect(source, first)), works(link, takes_effect(source, last)) if last else None
    )
