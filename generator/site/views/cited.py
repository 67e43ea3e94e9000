"""What the templates of documents that are only cited, and of their index, are given."""

from __future__ import annotations

from dataclasses import dataclass

from generator.site.views.documents import Banner, RelationGroup
from generator.site.views.parts import Fact, Hyperlink, Time


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
