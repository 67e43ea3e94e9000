"""What the templates of documents that are only cited, and of their index, are given."""

from __future__ import annotations

from dataclasses import dataclass

from generator.site.views.documents import Banner, RelationGroup
from generator.site.views.parts import Fact, Hyperlink, PartItem, Time


@dataclass(frozen=True, slots=True)
class CitedMention:
    """A held document that names this one, and where."""

    document: Hyperlink
    clauses: tuple[Hyperlink, ...]


@dataclass(frozen=True, slots=True)
class CitedView:
    """A document that is cited but not held; or a part of what others say of it."""

    name: str
    subject: str | None
    banners: tuple[Banner, ...]
    """That it is not held; or, once it is, where it stands."""
    facts: tuple[Fact, ...]
    around: tuple[Hyperlink, ...]
    """The pages in which a part lies."""
    parts: tuple[PartItem, ...]
    """In what it is told who cites it, where these are many; then nobody is named here."""
    relations: tuple[RelationGroup, ...]
    mentions: tuple[CitedMention, ...]


@dataclass(frozen=True, slots=True)
class CitedItem:
    """One line of the index of cited documents."""

    address: str
    name: str
    subject: str | None
    issued: Time | None
    year: str
    """In which it was issued, as a heading: ``Năm 2021``, ``Không rõ năm``."""
    citing: int
    """How many held documents name it."""


@dataclass(frozen=True, slots=True)
class CitedIndexView:
    """All cited documents that are not held; or some of them."""

    heading: str
    """Of a part; the whole has its own."""
    around: tuple[Hyperlink, ...]
    """The pages in which a part lies."""
    parts: tuple[PartItem, ...]
    """What it is told in, where it is too long for one page; then it has no items."""
    items: tuple[CitedItem, ...]
