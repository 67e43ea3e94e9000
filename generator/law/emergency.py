"""Rule 10: from when an emergency is over, and what ended it."""

from __future__ import annotations

from datetime import datetime

from generator.basics.periods import Span, midnight
from generator.basics.prose import Prose, Segment
from generator.law import wording
from generator.records.addresses import document_address
from generator.records.corpus import Corpus, Directive
from generator.vocabulary.lists import vocabulary


def end(corpus: Corpus, emergency: str | None) -> Directive | None:
    """Return the directive that ended ``emergency`` (a key of the vocabulary), if one did."""
    known = vocabulary().emergencies.get(emergency or "")
    return corpus.directives.get(known.ended) if known and known.ended else None


def over_since(corpus: Corpus, emergency: str | None) -> datetime | None:
    """Return from when ``emergency`` is certainly over (UTC+7, inclusive), None if it is not known to be."""
    ending = end(corpus, emergency)
    return midnight(ending.issued.last) if ending and ending.issued.last else None


def is_over(since: datetime | None, span: Span) -> bool:
    """Whether an emergency that is over ``since`` is so at some instant of ``span``."""
    return since is not None and (span.end is None or span.end > since)


def ended(corpus: Corpus, emergency: str) -> Prose:
    """Return a sentence on what ended ``emergency``; empty if nothing did."""
    ending = end(corpus, emergency)
    if not ending:
        return ()
    return (
        Segment(f"{vocabulary().emergencies[emergency].over} theo "),
        Segment(wording.name(ending.record), document_address(ending.id)),
        Segment(f", ban hành {wording.days(ending.issued)}."),
    )
