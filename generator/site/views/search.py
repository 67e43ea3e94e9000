"""What the page of search is made of."""

from __future__ import annotations

from dataclasses import dataclass

from generator.site.views.parts import Hyperlink


@dataclass(frozen=True, slots=True)
class FilterOption:
    """One choice of a filter: its value in the address, and its words."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class OptionGroup:
    """Choices of one kind; without a heading they stand by themselves."""

    heading: str | None
    options: tuple[FilterOption, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter: its name in the address, its words, and what can be chosen."""

    name: str
    words: str
    any: str
    """The choice that leaves it open: ``Mọi tỉnh``."""
    groups: tuple[OptionGroup, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """The page of search."""

    filters: tuple[Filter, ...]
    elsewhere: tuple[Hyperlink, ...]
    """Other ways to find something, which need no scripts."""
