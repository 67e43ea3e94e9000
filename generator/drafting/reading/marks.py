"""What pages and Word files show without storing it as words: numbers of lists; and how a row of a table reads."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.documents.numerals import roman


def number(style: str, n: int) -> str:
    """Return ``n`` as a list shows it; ``style`` is a name of Word's: decimal, lowerLetter, upperRoman …"""
    if style.endswith("Letter") and n > 0:
        # After z Word repeats the letter: aa, bb.
        shown = chr(ord("a") + (n - 1) % 26) * min((n - 1) // 26 + 1, 9)
    elif style.endswith("Roman") and 0 < n < 4000:
        shown = roman(n).lower()
    else:
        shown = f"{n:02}" if style == "decimalZero" else str(n)
    return shown.upper() if style.startswith("upper") else shown


def row(cells: Iterable[str]) -> str:
    """Return one row of a table as text.

    One or two cells with words are layout (a letterhead, a signature beside the recipients): each stands apart, with
    its lines. More are data: one line.
    """
    words = [re.sub(r"[ \t]*\n\s*", "\n", cell).strip() for cell in cells]
    filled = [cell for cell in words if cell]
    if len(filled) <= 2:
        return "".join(f"{cell}\n\n" for cell in filled)
    return "  ".join(" ".join(cell.split()) for cell in filled) + "\n"
