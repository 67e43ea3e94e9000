"""What the template of the page on coverage is given."""

from __future__ import annotations

from dataclasses import dataclass

from generator.site.views.parts import Hyperlink


@dataclass(frozen=True, slots=True)
class MonthCell:
    """What is known of a province in one month."""

    days: int
    """On so many something is known."""
    level: int
    """The share of these among all, in quarters, rounded so that 0 and 4 are only none and all."""
    reported: bool
    """Whether most of them are known from reports alone, or in a part of the province."""
    words: str
    """``tháng 7/2021: biết 12 ngày, biết một phần 4 ngày, không rõ 15 ngày``."""


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One province, month by month."""

    anchor: str
    place: Hyperlink
    months: tuple[MonthCell | None, ...]
    """None where there was no such province."""
    total: str
    """The share of days on which something is known: ``37%``."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A long stretch of days of which nothing is known."""

    place: Hyperlink
    words: str
    """``từ 01/5/2021 đến 31/12/2021``."""
    days: int
    address: str
    """Where to contribute exactly that."""


@dataclass(frozen=True, slots=True)
class CoverageView:
    """How much is known of each province, and what is missing most."""

    period: str
    """``từ 01/5/2021 đến 31/12/2021``."""
    summary: str
    months: tuple[str, ...]
    rows: tuple[CoverageRow, ...]
    gaps: tuple[Gap, ...]
    """The longest first."""
