"""The index of search: which texts hold which words, in files so small that a question loads little.

Nothing here knows what the texts are. Who asks in the browser: ``assets/search/engine/``.

Texts of one kind stand on a *shelf*, unit by unit; each has a number in its unit, and *fields*. Of every word, and of
every two words that follow each other, it is written down in which fields they stand. All that begins with one word,
accents aside, is one *piece* per unit; the pieces, in the order of words and units, are cut into files. So a question
about one province loads a file a word, a question about all of them the files that follow it, and letters that begin
a word lead to a place in the same order.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import pairwise

from generator.basics import matching
from generator.basics.export import Export

BAR = " ‖ "
"""Parts what stands in one field: no phrase reaches across."""
FACT = "#"
"""What the key of a fact begins with, and no word."""
DIRECTORY = "muc-luc.json"
"""The file of a shelf that says with which key and number each other one begins: ``["khau", 3, "0a1b2c3d"]``."""
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
_LAST = re.compile(f"[{_DIGITS[:32]}]")
"""The last letter of a number."""
_FILE = 32_000
"""From how many letters on the next piece begins a file of its own: about 10 KB compressed."""
_WORD = re.compile(r"[^\W_]+")

Piece = tuple[str, int, str]
"""Key and number, by which it is found, and in JSON what stands there."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """One text on a shelf."""

    fields: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    """What filters ask of it: ``("chu-de", "khau-trang")``."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one unit gives to the index, to be joined with what the others give."""

    unit: str
    contents: dict[str, object]
    """What is told of the unit itself."""
    words: dict[str, dict[str, str]]
    """By shelf and key, a word folded or a fact: in JSON, where each of the key's variants stands."""
    cards: list[str]
    """In JSON, what is shown of each of its documents."""


def pieces(entries: Sequence[Indexed]) -> dict[str, str]:
    """Return by key what it begins: ``{"khau": '{"khẩu":"0A","khẩu trang":"0"}'}``, of words where they stand.

    ``entries``: the texts of a unit, in order.
    """
    standing: dict[str, list[int]] = defaultdict(list)
    facts: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        for field, text in enumerate(entry.fields, number * len(entry.fields)):
            for variant in _variants(text):
                standing[variant].append(field)
        for fact in entry.facts:
            facts[fact].append(number)
    gathered: dict[str, dict[str, str]] = defaultdict(dict)
    for variant in sorted(standing):
        gathered[_folded(variant.partition(" ")[0])][variant] = _written(standing[variant])
    for name, value in sorted(facts):
        gathered[f"{FACT}{name}"][value] = _written(facts[name, value])
    return {key: json.dumps(of, ensure_ascii=False, separators=(",", ":")) for key, of in gathered.items()}


def shelf(folder: str, of: Iterable[Piece]) -> Iterator[Export]:
    """Yield the files of the shelf in ``folder`` that holds ``of``, named by their contents, and its directory."""
    directory = []
    for (key, number), parts in _files(sorted(of)):
        content = f"[{','.join(parts)}]"
        name = sha256(content.encode()).hexdigest()[:8]
        directory.append([key, number, name])
        yield Export(f"{folder}/{name}.json", content)
    yield Export(f"{folder}/{DIRECTORY}", json.dumps(directory, ensure_ascii=False, separators=(",", ":")))


def _files(pieces: Iterable[Piece]) -> Iterator[tuple[tuple[str, int], list[str]]]:
    """Yield the key and number with which each file begins, and what stands in it."""
    parts: list[str] = []
    size, start = 0, ("", 0)
    for key, number, piece in pieces:
        if size >= _FILE:
            yield start, parts
            parts, size = [], 0
        if not parts:
            start = (key, number)
        parts.append(f"[{json.dumps(key, ensure_ascii=False)},{number},{piece}]")
        size += len(parts[-1])
    if parts:
        yield start, parts


def standing(words: Mapping[str, str]) -> Counter[str]:
    """Return in how many fields each word stands, and every two that follow each other, of a share's ``words``."""
    pieces = (json.loads(piece) for key, piece in words.items() if not key.startswith(FACT))
    return Counter({variant: len(_LAST.findall(where)) for piece in pieces for variant, where in piece.items()})


def words_of(text: str) -> list[str]:
    """Return the words of ``text``, in today's spelling."""
    return [_toned(word) for word in _WORD.findall(text)]


def _variants(text: str) -> set[str]:
    """Return the words of ``text``, and every two that follow each other."""
    found: set[str] = set()
    for part in text.split(BAR):
        words = words_of(part)
        found.update(words)
        found.update([f"{one} {other}" for one, other in pairwise(words)])
    return found


_toned = cache(matching.toned)
_folded = cache(matching.flat)


def _written(numbers: Iterable[int]) -> str:
    """Return rising ``numbers`` in short: by how much each is more than the last, five bits a letter."""
    return "".join([_step(more - less) for less, more in pairwise((0, *numbers))])


@cache
def _step(number: int) -> str:
    last, rest = _DIGITS[number & 31], number >> 5
    while rest:
        last, rest = _DIGITS[32 + (rest & 31)] + last, rest >> 5
    return last
