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
import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from tempfile import NamedTemporaryFile

from generator.basics import matching
from generator.basics.problems import CongKhaiError

BAR = " ‖ "
"""Parts what stands in one field: no phrase reaches across."""
FACT = "#"
"""What the key of a fact begins with, and no word."""
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
_FILE = 32_000
"""From how many bytes on the next piece begins a file of its own: about 10 KB compressed."""
_FORK = 4_000_000
"""From how many letters on a second process pays."""
_WORD = re.compile(r"[^\W_]+")

Pieces = Mapping[str, str]
"""By its key, a word folded or a fact: in JSON, where each of its variants stands."""
Place = tuple[str, int, str]
"""With which key and number a file begins, and its name."""


class IndexingError(CongKhaiError):
    """The index cannot be written; the message is Vietnamese."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One text on a shelf."""

    fields: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    """What filters ask of it: ``("chu-de", "khau-trang")``."""


def index(units: Sequence[Sequence[Entry]], into: Path, kept: Path | None) -> list[Place]:
    """Write the shelf of ``units`` (each the texts of one, in their order) into the folder ``into``.

    ``kept``: a folder in which what was made of a unit is kept for the next time, under a name made of its contents.
    Returns the directory of the shelf. The same texts make the same files, whatever was kept.
    Raises IndexingError if the disk takes nothing.
    """
    try:
        made = enumerate(_made(units, kept))
        pieces = ((key, number, piece) for number, of in made for key, piece in of.items())
        return pack(sorted(pieces), into)
    except OSError as error:
        raise IndexingError(
            f"không lập được chỉ mục tìm kiếm ({error.strerror or error}); trang cũ được giữ nguyên"
        ) from error


def pack(pieces: Iterable[tuple[str, int, str]], into: Path) -> list[Place]:
    """Write ``pieces``, sorted: (key, number, JSON), into files named by their contents; return the directory."""
    into.mkdir(parents=True, exist_ok=True)
    return [(key, number, _write(into, parts)) for (key, number), parts in _files(pieces)]


def _files(pieces: Iterable[tuple[str, int, str]]) -> Iterator[tuple[tuple[str, int], list[str]]]:
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


def _write(folder: Path, parts: Iterable[str]) -> str:
    content = f"[{','.join(parts)}]".encode()
    name = sha256(content).hexdigest()[:8]
    (folder / f"{name}.json").write_bytes(content)
    return name


def _made(units: Sequence[Sequence[Entry]], kept: Path | None) -> list[Pieces]:
    if kept is None:
        return list(_several(_pieces, units))
    kept.mkdir(parents=True, exist_ok=True)
    files = [kept / _name(entries) for entries in units]
    new = [number for number, file in enumerate(files) if not file.exists()]
    for number, pieces in zip(new, _several(_pieces, [units[number] for number in new]), strict=True):
        with NamedTemporaryFile("w", encoding="utf-8", dir=kept, delete=False) as file:
            json.dump(pieces, file, ensure_ascii=False)
        os.replace(file.name, files[number])
    for old in set(kept.iterdir()) - set(files):
        old.unlink(missing_ok=True)
    return [json.loads(file.read_bytes()) for file in files]


def _several(make: Callable[[Sequence[Entry]], Pieces], units: Sequence[Sequence[Entry]]) -> Iterator[Pieces]:
    letters = sum(len(text) for entries in units for entry in entries for text in entry.fields)
    if letters < _FORK:
        yield from map(make, units)
        return
    with ProcessPoolExecutor(2) as pool:
        yield from pool.map(make, units)


def _name(entries: Sequence[Entry]) -> str:
    told = json.dumps([_version(), [(entry.fields, entry.facts) for entry in entries]], ensure_ascii=False)
    return f"{sha256(told.encode()).hexdigest()}.json"


@cache
def _version() -> str:
    """Return what changes with the code that makes pieces."""
    return sha256(b"".join(Path(code).read_bytes() for code in (__file__, matching.__file__))).hexdigest()


def _pieces(entries: Sequence[Entry]) -> Pieces:
    """Return for each key what it begins: ``{"khẩu": "0A", "khẩu trang": "0"}``, of words where they stand."""
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


def _variants(text: str) -> set[str]:
    """Return the words of ``text``, in today's spelling, and every two that follow each other."""
    found: set[str] = set()
    for part in text.split(BAR):
        words = [_toned(word) for word in _WORD.findall(part)]
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
