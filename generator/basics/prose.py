"""Running text in which some words lead somewhere."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of running text, a link if it has an address (from the site's root, or in full)."""

    text: str
    address: str | None = None


Prose = tuple[Segment, ...]
"""One paragraph."""


def text(words: str) -> Prose:
    """Return a paragraph without links."""
    return (Segment(words),)


def plain(prose: Prose) -> str:
    """Return the words of ``prose`` alone."""
    return "".join(segment.text for segment in prose)
