"""QR codes, to be drawn by a template: a phone reads an address from paper."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

import segno


class Code(NamedTuple):
    """A square of modules; what surrounds it must stay white for four of them (ISO/IEC 18004, 9.1)."""

    size: int
    """So many modules along each side."""
    path: str
    """The dark ones, for a line that is one module wide (SVG 2, 9.3)."""


def code(words: str) -> Code:
    """Return the code of ``words``, legible though up to 15 % of it is lost (level M).

    Raises segno.DataOverflowError beyond about 2,300 letters.
    """
    rows = segno.make_qr(words, error="m", boost_error=False).matrix
    return Code(len(rows), "".join(f"M0 {y}.5{_steps(row)}" for y, row in enumerate(rows)))


def _steps(row: Iterable[int]) -> str:
    """Return a row as steps: over what is light, a line through what is dark."""
    runs = [(dark, sum(1 for _ in found)) for dark, found in groupby(row)]
    return "".join(f"h{length}" if dark else f"m{length} 0" for dark, length in runs)
