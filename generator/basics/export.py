"""A data file as it leaves: its path and its text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Export:
    """One data file: its path from the site's root and its text."""

    path: str
    content: str
