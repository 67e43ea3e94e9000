"""What each template is given: plain, frozen values, no markup. Pieces and words: :mod:`generator.pages.parts`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.dated import Dated
from generator.pages.parts import (
    Badge,
    Banner,
    Choice,
    Contacts,
    DeadlineItem,
    DocumentGroup,
    DocumentItem,
    DutyItem,
    Fact,
    Link,
    MeasureGroup,
    MeasureItem,
    ProposalItem,
    Prose,
    RelationGroup,
    Time,
)
from generator.pages.time_parts import ChangeDay, Timeline


@dataclass(frozen=True, slots=True)
class Page:
    """One page: where it stands, and which template makes it out of which view."""

    address: str
    template: str
    """The view's class in lower case, words joined by ``-``, with ``.html``: ``cited-index.html``."""
    title: str
    """Plain text, without the site's name: the ``<title>``; the view's own words make the ``<h1>``."""
    description: str
    """One sentence for search engines, at most about 160 characters."""
    view: object
    section: bool = False
    """True: the result is appended to the Markdown page that MkDocs has at this address."""
    meta: tuple[tuple[str, str], ...] = ()
    """Further ``<meta>`` tags as (name, content): ``citation_*``, ``DC.*``."""
    json_ld: Mapping[str, object] | None = None
    alternates: tuple[tuple[str, str], ...] = ()
    """The same in other forms, as (media type, address): feeds, the record as JSON."""
    assets: tuple[str, ...] = ()
    """Names of the stylesheets and scripts that only such pages need: ``search/search.css``, ``search/start.js``."""
    turns: tuple[date, ...] | None = None
    """Days on which something begins or ends here; None: the page shows the build's day only."""
    listed: bool = True
    """False: search engines are told to leave it out, and the sitemap does not name it."""


@dataclass(frozen=True, slots=True)
class Export:
    """A data file: its path from the site's root and its text."""

    path: str
    content: str


@dataclass(frozen=True, slots=True)
class Home:
    """The fragment below the home page's prose."""

    verdict: Dated[Verdict]
    current: tuple[Choice, ...]
    """Today's 34 provinces, those with documents (own or former) first, each part in alphabetical order."""
    changes: tuple[ChangeDay, ...]
    documents: tuple[DocumentItem, ...]


@dataclass(frozen=True, slots=True)
class ProvinceIndex:
    """All 64 slugs."""

    current: tuple[Choice, ...]
    former: tuple[Choice, ...]
    """Those that ended on 30/6/2025; ``note`` tells where they belong today."""
    central: Choice | None = None
    """Nationwide documents, leading to their place in the document index."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What applies here on a day, in one sentence and its grounds."""

    badge: Badge
    """``applying``, ``unconfirmed`` (nothing is confirmed) or ``none-held`` (nothing is held)."""
    headline: str
    """``Không có biện pháp nào được xác nhận đang áp dụng`` …"""
    explanation: tuple[Prose, ...]
    regime: Prose = ()
    """The headline regime, until when, on whose order; or why none can be named."""


@dataclass(frozen=True, slots=True)
class Box:
    """Measures in one situation, by topic. Which of them stand here changes with the day."""

    heading: Dated[str]
    """What is inside, and how many; a box with a heading is folded."""
    explanation: tuple[Prose, ...]
    groups: tuple[MeasureGroup, ...]
    """Every topic that ever has something here, with what stands here on the build's day."""


@dataclass(frozen=True, slots=True)
class ProvincePart:
    """A province as it was in one time: until 30/6/2025, or since 01/7/2025."""

    anchor: str
    """``tu-01-7-2025`` or ``den-30-6-2025``."""
    heading: str
    """``Tỉnh An Giang, từ 01/7/2025``; shown where the page has two parts."""
    merger: tuple[Prose, ...]
    """Which provinces became part of it, or what it became part of, with links."""
    shown: Dated[str]
    """``.``, or empty on days on which there is no such province."""
    verdict: Dated[Verdict]
    boxes: tuple[Box, ...]
    """Measures for the public: what applies or is suspended first."""
    contacts: Dated[Contacts | None]
    """Whom to call, by the documents of the day."""
    tasks: tuple[MeasureGroup, ...] = ()
    """By agency."""
    overdue: tuple[MeasureGroup, ...] = ()
    """Tasks whose last day has passed, apart from the others, by agency."""
    deadlines: tuple[DeadlineItem, ...] = ()
    duties: tuple[DutyItem, ...] = ()
    timeline: Timeline | None = None
    changes: tuple[ChangeDay, ...] = ()
    """Day by day, newest first."""
    documents: tuple[DocumentItem, ...] = ()
    """Everything it ever issued, as far as held, newest first."""
    nationwide: tuple[DocumentItem, ...] = ()
    """Central documents that apply here too."""
    coverage: tuple[Prose, ...] = ()
    """How many are held, first, last, last checked; that a merger is assumed to end nothing."""


@dataclass(frozen=True, slots=True)
class Province:
    """The page of one slug: one part, or two where it names both an old and a new province."""

    name: str
    """``Tỉnh Kiên Giang``; the heading of the page."""
    parts: tuple[ProvincePart, ...]
    feeds: tuple[Link, ...] = ()
    """Ways to be told of changes: Atom, JSON Feed, calendar."""


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
class Directive:
    """The page of one held or known document."""

    name: str
    """``Công văn 1377/UBND-KGVX``; the heading of the page."""
    subject: str
    unit: Link
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
    downloads: tuple[Link, ...]
    citation: str
    """The whole document in Vietnamese legal form."""


@dataclass(frozen=True, slots=True)
class Draft:
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

    document: Link
    clauses: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Cited:
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
class CitedIndex:
    """All cited documents that are not held."""

    items: tuple[CitedItem, ...]


@dataclass(frozen=True, slots=True)
class TopicItem:
    """One line of the index of topics."""

    address: str
    name: str
    held: bool
    """Whether there is anything on it."""
    count: str
    """How many measures and tasks, and how many of them apply."""


@dataclass(frozen=True, slots=True)
class TopicIndex:
    """All topics; those without measures last."""

    items: tuple[TopicItem, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic across all provinces."""

    name: str
    summary: Dated[str]
    """In one sentence: how many measures, in how many provinces, how many apply."""
    groups: tuple[MeasureGroup, ...]
    """By province; the central ones last."""
    tasks: tuple[MeasureGroup, ...] = ()
    """What agencies were told, by province."""


@dataclass(frozen=True, slots=True)
class DocumentIndex:
    """All documents, by province, newest first; the central ones, without address, stand at ``#trung-uong``."""

    groups: tuple[DocumentGroup, ...]


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file to download."""

    address: str
    name: str
    description: str
    size: str


@dataclass(frozen=True, slots=True)
class Data:
    """All data files."""

    files: tuple[DataFile, ...]


@dataclass(frozen=True, slots=True)
class StateMeaning:
    """A state and what it means."""

    badge: Badge
    meaning: str


@dataclass(frozen=True, slots=True)
class Method:
    """The fragment below the prose of ``phuong-phap/``."""

    states: tuple[StateMeaning, ...]
    grace_public: int
    """Days."""
    grace_task: int
    """Days."""
