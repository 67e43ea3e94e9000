"""What the templates of documents are given: held, known by name, drafted, or only cited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.basics.prose import Prose
from generator.basics.timeseries import Dated
from generator.site.views.parts import (
    Badge,
    Banner,
    DocumentGroup,
    Fact,
    Hyperlink,
    MeasureItem,
    ProposalItem,
    RelationGroup,
    Time,
)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a clause; a numbered run ``(2)`` has an anchor of its own."""

    segments: Prose
    anchor: str | None = None
    citation: str | None = None
    """Of the numbered run by itself, in Vietnamese legal form."""


@dataclass(frozen=True, slots=True)
class ClauseItem:
    """One labelled piece of the text, in order; together they hold every word of it."""

    anchor: str
    zone: Literal["head", "to", "intro", "body", "close", "nn", "sign"]
    depth: int
    """Steps below a numbered point: 0 for the point itself and for zones."""
    runs: tuple[Run, ...]
    """``\\n`` inside a text is a line break (letterhead)."""
    name: str
    """How a citation names it: ``điểm 2, gạch đầu dòng thứ 3``."""
    citation: str | None
    """The whole citation in Vietnamese legal form; None where nobody cites it (letterhead, recipients, signature)."""


@dataclass(frozen=True, slots=True)
class NoteItem:
    """An editor's decision: about what, what the document writes, why."""

    about: str
    written: str | None
    why: str


@dataclass(frozen=True, slots=True)
class SourceItem:
    """Where the text or the fact was seen."""

    words: str
    address: str | None
    seen: Time
    archived: str | None = None
    sha256: str | None = None


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


@dataclass(frozen=True, slots=True)
class CitedMention:
    """A held document that names this one, and where."""

    document: Hyperlink
    clauses: tuple[Hyperlink, ...]


@dataclass(frozen=True, slots=True)
class CitedView:
    """A document that is cited but not held."""

    name: str
    subject: str | None
    banners: tuple[Banner, ...]
    """That it is not held; or, once it is, where it stands."""
    facts: tuple[Fact, ...]
    relations: tuple[RelationGroup, ...]
    mentions: tuple[CitedMention, ...]


@dataclass(frozen=True, slots=True)
class CitedItem:
    """One line of the index of cited documents."""

    address: str
    name: str
    subject: str | None
    issued: Time | None
    citing: int
    """How many held documents name it."""


@dataclass(frozen=True, slots=True)
class CitedIndexView:
    """All cited documents that are not held."""

    items: tuple[CitedItem, ...]


@dataclass(frozen=True, slots=True)
class DocumentIndexView:
    """All documents, by province, newest first; the central ones, without address, stand at ``#trung-uong``."""

    groups: tuple[DocumentGroup, ...]
