"""Vietnamese text: normal form, folding for search and slugs, alphabetical order. ``str`` in, ``str`` out."""

from __future__ import annotations

import re
import unicodedata

MAX_LINE = 2_000
"""The most characters in a field of one line of a record (the longest real one has 439)."""
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET)}
# Order of the tones in Vietnamese dictionaries: level, grave, hook, tilde, acute, dot below.
_TONE_RANK = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
HIDDEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""What shows nothing itself, as ranges of a pattern's class: Unicode's Default_Ignorable_Code_Point (soft hyphen, bidi
controls, zero-width characters, fillers, variation selectors, tags), and the marks of interlinear annotations."""
_HIDDEN = re.compile(f"[{HIDDEN}]")
_UNFAMILIAR = re.compile("[^\0-\u00ac\u00ae-\u02ff\u1e00-\u1eff\u2010-\u2029\u2030-\u205f]")
"""What Vietnamese texts hardly have: without it nothing is hidden, and no letter of another script, at one look."""
_LATIN = "A-Za-zªº\u00c0-\u024f\u02b0-\u02ff\u1e00-\u1eff"
_NOT_LATIN = re.compile(rf"[^\W\d_{_LATIN}]")
_WORD = re.compile(r"[^\W\d_]+")


def nfc(text: str) -> str:
    """Return ``text`` in Unicode normal form C, the only form that records hold."""
    return unicodedata.normalize("NFC", text)


def is_nfc(text: str) -> bool:
    """Whether ``text`` is in that form; far quicker than to make it."""
    return unicodedata.is_normalized("NFC", text)


def hidden_character(text: str) -> int | None:
    """Return the index of the first of :data:`HIDDEN`, or None."""
    unfamiliar = _UNFAMILIAR.search(text)
    found = _HIDDEN.search(text, unfamiliar.start()) if unfamiliar else None
    return found.start() if found else None


def of_two_scripts(text: str) -> tuple[str, str] | None:
    """Return the first word of Latin letters and others, such as a Cyrillic ``а``, and the first of these; or None."""
    if not _UNFAMILIAR.search(text):
        return None
    for word in _WORD.findall(text):
        others = [letter for letter in _NOT_LATIN.findall(word) if letter.isalpha()]
        if others and re.search(f"[{_LATIN}]", word):
            return word, others[0]
    return None


class _Bare(dict[int, str]):
    """Each letter without its marks, found once."""

    def __missing__(self, code: int) -> str:
        letters = (c for c in unicodedata.normalize("NFD", chr(code)) if not unicodedata.combining(c))
        self[code] = "".join(letters).replace("đ", "d").replace("Đ", "d")
        return self[code]


_BARE = _Bare()


def fold(text: str) -> str:
    """Return ``text`` in lower case without tone and vowel marks, ``đ`` as ``d``.

    Words that differ only in where the tone mark stands (hoà, hòa) become equal.
    """
    return (text if text.isascii() else text.translate(_BARE)).lower()


def slug(text: str) -> str:
    """Return ``text`` as lower-case ASCII words joined by ``-``: ``1377/UBND-KGVX`` → ``1377-ubnd-kgvx``."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def sort_key(text: str) -> list[tuple[int, int]]:
    """Return a key that sorts as Vietnamese dictionaries do: letters first (a ă â b c d đ …), then tones."""
    letters: list[tuple[int, int]] = []
    tones: list[tuple[int, int]] = []
    for char in nfc(text).lower():
        marks = unicodedata.normalize("NFD", char)
        tone = next((_TONE_RANK[m] for m in marks[1:] if m in _TONE_RANK), 0)
        base = nfc("".join(m for m in marks if m not in _TONE_RANK))
        letters.append((1, _LETTER_RANK[base]) if base in _LETTER_RANK else (0, ord(base[0])))
        tones.append((-1, tone))
    return [*letters, (-2, 0), *tones]
