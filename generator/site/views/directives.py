"""What the template of held and known documents is given."""

from __future__ import annotations

from dataclasses import dataclass

from generator.basics.prose import Prose
from generator.basics.timeseries import Dated
from generator.site.views.documents import Banner, ClauseItem, RelationGroup, SourceItem
from generator.site.views.parts import Badge, Fact, Hyperlink, MeasureItem


@dataclass(frozen=True, slots=True)
class NoteItem:
    """An editor's decision: about what, what the document writes, why."""

    about: str
    written: str | None
    why: str


@dataclass(frozen=True, slots=True)
class DirectiveState:
    """The headline state of a document on a day."""

    badge: Badge
    ended_by: tuple[Prose, ...]
    """What replaced or repealed it."""
    why: tuple[str, ...]

    @property
    def look(self) -> str:
        """The classes of the verdict."""
        return f"answer {self.badge.key}"

    @property
    def headline(self) -> str:
        """The verdict in a word."""
        return self.badge.word


@dataclass(frozen=True, slots=True)
class OwnGroup:
    """What a document asks on one topic."""

    heading: str
    measures: tuple[MeasureItem, ...]


@dataclass(frozen=True, slots=True)
class DirectiveView:
    """The page of one held or known document."""

    name: str
    """``Công văn 1377/UBND-KGVX``; the heading of the page."""
    subject: str
    unit: Hyperlink
    state: Dated[DirectiveState]
    banners: tuple[Banner, ...]
    facts: tuple[Fact, ...]
    relations: tuple[RelationGroup, ...]
    """Both directions; those with effect first."""
    measures: tuple[OwnGroup, ...]
    """What it asks of the public, and what it establishes."""
    tasks: tuple[OwnGroup, ...]
    """What it lays on agencies."""
    reading: str | None
    """How much of the text was read for measures: ``Đã đọc 41 trên 53 điểm``."""
    contacts: tuple[Fact, ...]
    clauses: tuple[ClauseItem, ...]
    """Empty: the page says that the content is not held."""
    notes: tuple[NoteItem, ...]
    sources: tuple[SourceItem, ...]
    downloads: tuple[Hyperlink, ...]
    citation: str
    """The whole document in Vietnamese legal form."""
