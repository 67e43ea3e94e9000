"""Numbers that texts write otherwise than in figures: roman (``IV``) and ordinal (``thứ tư``)."""

from __future__ import annotations

_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
          (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_LETTERS = {letters: value for value, letters in _ROMAN if len(letters) == 1}
_IN_ORDER = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
ORDINALS = {word: n for n, word in enumerate(_IN_ORDER, 1)} | {"bốn": 4}
"""What follows "thứ", with its number."""


def ordinal(n: int) -> str:
    """Return ``n`` as a sentence counts: in a word below ten (``thứ tư``), then in figures (``thứ 10``)."""
    return f"thứ {_IN_ORDER[n - 1] if 0 < n < 10 else n}"


def arabic(roman: str) -> int:
    """Return the number that ``roman``, of the letters M D C L X V I in upper case, stands for."""
    total = largest = 0
    for value in (_LETTERS[letter] for letter in reversed(roman)):
        largest = max(largest, value)
        total += value if value == largest else -value
    return total


def roman(n: int) -> str:
    """Return ``n``, 1 to 3999, in roman numerals."""
    shown = ""
    for value, letters in _ROMAN:
        shown += letters * (n // value)
        n %= value
    return shown
