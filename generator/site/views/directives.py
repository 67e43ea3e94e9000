"""What the templates of held and known documents, and of their index, are given."""

from __future__ import annotations

from dataclasses import dataclass

from generator.basics.prose import Prose
from generator.basics.timeseries import Dated
from generator.site.views.documents import Banner, ClauseItem, RelationGroup, SourceItem
from generator.site.views.parts import Badge, DocumentItem, Fact, Hyperlink, MeasureItem, PartItem


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
    measures: tuple[MeasureItem, ...]
    """What it asks of the public, and what it establishes."""
    tasks: tuple[MeasureItem, ...]
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


@dataclass(frozen=True, slots=True)
class DocumentGroup:
    """Documents under one heading: a province; without it where all are of one."""

    heading: str
    address: str | None
    documents: tuple[DocumentItem, ...]


@dataclass(frozen=True, slots=True)
class DocumentIndexView:
    """All documents, by province, newest first; the central ones, without address, stand at ``#trung-uong``."""

    heading: str
    """Of a part; the whole has its own."""
    around: tuple[Hyperlink, ...]
    """The pages in which a part lies."""
    parts: tuple[PartItem, ...]
    """What it is told in, where it is too long for one page; then it has no groups."""
    groups: tuple[DocumentGroup, ...]
