"""A data file as it leaves: its path and its text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Export:
    """A data file, or the next piece of a long one: its path from the site's root and its text.

    The pieces of a file have its path and come in their order, those of other files between them.
    """

    path: str
    content: str
