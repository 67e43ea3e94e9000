"""What the template of drafts is given."""

from __future__ import annotations

from dataclasses import dataclass

from generator.basics.prose import Prose
from generator.site.views.documents import Banner, ClauseItem, SourceItem
from generator.site.views.parts import Badge, Fact, Hyperlink


@dataclass(frozen=True, slots=True)
class ProposalItem:
    """A relation or a measure of a draft: said by nobody yet."""

    badge: Badge | None
    """None: an editor has read it."""
    words: Prose
    """What it would say."""
    details: tuple[str, ...]
    """Whom, where, when."""
    clause: Hyperlink | None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class DraftView:
    """The page of a record that nobody has read through."""

    name: str
    subject: str
    """Empty where the draft found none."""
    unit: str
    banners: tuple[Banner, ...]
    """What a draft is, and what of the heading nobody has confirmed."""
    facts: tuple[Fact, ...]
    relations: tuple[ProposalItem, ...]
    measures: tuple[ProposalItem, ...]
    clauses: tuple[ClauseItem, ...]
    """Without links to other documents, and without citations."""
    sources: tuple[SourceItem, ...]
