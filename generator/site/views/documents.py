"""The pieces that the pages of documents share: held, drafted, or only cited; and what their index is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.basics.prose import Prose
from generator.basics.timeseries import Dated
from generator.site.views.parts import Badge, DocumentItem, Hyperlink, PartItem, Time


@dataclass(frozen=True, slots=True)
class Banner:
    """A box above everything else."""

    key: Literal["withdrawn", "inferred", "not-held", "moved", "info", "draft"]
    heading: str
    text: Prose = ()


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
    former: tuple[str, ...]
    """The anchors of labels that became this one, or one inside it."""
    zone: Literal["head", "to", "intro", "body", "close", "nn", "sign"]
    depth: int
    """Steps below a numbered point: 0 for the point itself and for zones."""
    flows: bool
    """Whether its lines are not kept."""
    runs: tuple[Run, ...]
    """``\\n`` inside a text is a line break (letterhead)."""
    name: str
    """How a citation names it: ``điểm 2, gạch đầu dòng thứ 3``."""
    citation: str | None
    """The whole citation in Vietnamese legal form; None where nobody cites it (letterhead, recipients, signature)."""


@dataclass(frozen=True, slots=True)
class SourceItem:
    """Where the text or the fact was seen."""

    words: str
    kind: str | None
    """What it is: ``báo hoặc trang tin``; None where nobody has said so."""
    address: str | None
    seen: Time
    archived: str | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class RelationItem:
    """The other document of a relation."""

    document: Hyperlink
    subject: str | None
    badge: Dated[Badge] | None
    clause: Hyperlink | None
    """The clause that says so, in whichever document it stands."""
    note: str | None = None
    """``suy luận, không ghi trong văn bản``; the act's own date; the parts it touches."""


@dataclass(frozen=True, slots=True)
class RelationGroup:
    """Relations of one kind: ``Thay thế``, ``Được thay thế bởi``, ``Thực hiện`` …"""

    heading: str
    items: tuple[RelationItem, ...]
    elsewhere: Hyperlink | None = None
    """Where they are told that are too many for this page; then it has no items."""


@dataclass(frozen=True, slots=True)
class DocumentGroup:
    """Documents under one heading: a province; without it where all are of one."""

    anchor: str
    """The unit: other pages lead to it here."""
    heading: str
    address: str | None
    documents: tuple[DocumentItem, ...]


@dataclass(frozen=True, slots=True)
class DocumentIndexView:
    """All documents, by province, newest first; the central ones, without address, last."""

    heading: str
    """Of a part; the whole has its own."""
    around: tuple[Hyperlink, ...]
    """The pages in which a part lies."""
    parts: tuple[PartItem, ...]
    """What it is told in, where it is too long for one page; then it has no groups."""
    groups: tuple[DocumentGroup, ...]
    held: Prose = ()
    """How much there is in all; empty on a part."""
    newest: tuple[DocumentItem, ...] = ()
    """The newest of all, where the whole is told in parts."""
