"""What the templates of topics are given."""

from __future__ import annotations

from dataclasses import dataclass

from generator.basics.timeseries import Dated
from generator.site.views.parts import MeasureGroup


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
    """One topic across all provinces."""

    name: str
    summary: Dated[str]
    """In one sentence: how many measures, in how many provinces, how many apply."""
    groups: tuple[MeasureGroup, ...]
    """By province; the central ones last."""
    tasks: tuple[MeasureGroup, ...] = ()
    """What agencies were told, by province."""
    icon: str | None = None
