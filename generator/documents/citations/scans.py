"""Text as it is searched: look-alike letters and misread digits set right, each character with its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from generator.basics.text import is_nfc, nfc

# A scan takes l and I for 1, O for 0; a token of digits is read so where it numbers or dates a document.
_MISREAD = re.compile(
    r"(?<![\w])(?=[lIOo]{0,4}\d)(?=\d{0,4}[lIOo])[\dlIOo]{2,5}(?=\s?/\s?\w|\stháng\s)"
    r"|(?:(?<=\d/)|(?<=\d/ )|(?<=năm )|(?<=tháng ))(?=[lIOo]{0,3}\d)(?=\d{0,3}[lIOo])[\dlIOo]{2,4}(?!\w)"
)
_PERHAPS_MISREAD = re.compile(r"\d(?:(?=[lIOo])|(?<=[lIOo]\d))")
_DIGITS = str.maketrans("lIOo", "1100")
# U+00D0 is a letter of Icelandic that scans and old fonts show in place of Đ.
_ALIKE = {"Ð": "Đ", "ð": "đ", "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-"}
_CLUSTER = re.compile("[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+")


class SearchedText(NamedTuple):
    """The text as it is searched, and where each of its characters stands in the text given."""

    words: str
    starts: Sequence[int]
    ends: Sequence[int]


def readable(text: str) -> SearchedText:
    """Return ``text`` without Markdown bold, in NFC, its numbers as they were before a scan misread them."""
    if "*" not in text and is_nfc(text):
        return SearchedText(_corrected(text), range(len(text)), range(1, len(text) + 1))
    letters = [
        (letter, cluster.start(), cluster.end())
        for cluster in _CLUSTER.finditer(text)
        for letter in nfc(cluster[0])
        if letter != "*"
    ]
    words = _corrected("".join(letter for letter, _, _ in letters))
    return SearchedText(words, [start for _, start, _ in letters], [end for _, _, end in letters])


def _corrected(text: str) -> str:
    """Return ``text`` with what scans misread set right, each character in its place."""
    for letter, right in _ALIKE.items():
        text = text.replace(letter, right)
    if not _PERHAPS_MISREAD.search(text):
        return text
    return _MISREAD.sub(lambda number: number[0].translate(_DIGITS), text)
