"""What the templates of the pages on the site itself are given: its data, its method."""

from __future__ import annotations

from dataclasses import dataclass

from generator.site.views.parts import Badge


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file to download."""

    address: str
    name: str
    description: str
    size: str


@dataclass(frozen=True, slots=True)
class DataView:
    """All data files."""

    files: tuple[DataFile, ...]


@dataclass(frozen=True, slots=True)
class StateMeaning:
    """A state and what it means."""

    badge: Badge
    meaning: str


@dataclass(frozen=True, slots=True)
class LevelGrace:
    """For how many days levels without a stated end count as applying."""

    days: int
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MethodView:
    """The fragment below the prose of ``phuong-phap/``."""

    states: tuple[StateMeaning, ...]
    grace_public: int
    """Days."""
    grace_task: int
    """Days."""
    grace_levels: tuple[LevelGrace, ...]
