"""What the templates of topics are given."""

from __future__ import annotations

from dataclasses import dataclass

from generator.basics.timeseries import Dated
from generator.site.views.parts import Hyperlink, MeasureGroup, PartItem


@dataclass(frozen=True, slots=True)
class TopicItem:
    """One line of the index of topics."""

    address: str
    name: str
    held: bool
    """Whether there is anything on it."""
    count: str
    """How many measures and tasks, and how many of them apply."""
    icon: str | None = None


@dataclass(frozen=True, slots=True)
class TopicIndexView:
    """All topics; those without measures last."""

    items: tuple[TopicItem, ...]


@dataclass(frozen=True, slots=True)
class TopicView:
    """One topic across all provinces, or a part of what there is on it."""

    name: str
    around: tuple[Hyperlink, ...]
    """The pages in which a part lies."""
    summary: str
    """How many measures, in how many provinces."""
    live: Dated[str]
    """How many of them apply; empty where there are none at all."""
    parts: tuple[PartItem, ...]
    """What it is told in, where it is too much for one page; then it has no groups."""
    groups: tuple[MeasureGroup, ...]
    """By province, the central ones last; of a part, by what divides it further."""
    tasks: tuple[MeasureGroup, ...] = ()
    """What agencies were told, in the same way."""
    icon: str | None = None
