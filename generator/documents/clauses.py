"""Text → labelled clauses, by the fixed label grammar.

A line is what stands between line breaks, in NFC and trimmed. The grammar looks at form only (markers, blank lines,
capital letters, length), never at lists of words, so that a label does not move when a list is edited:

    label  = zone | path , ["~" n]
    zone   = "head-"n | "to"[".-"n] | "intro-"n | "close-"n | "nn"[".-"n] | "sign-"n
    path   = [("muc-"|"dieu-"|"pl-") n "."] n ["." n] ["." letter] ["." block] {"." inline}
    block  = "-"n | "-"n".+"n | "+"n | "p"n
    inline = "("n")"
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from generator.basics.text import fold, nfc
from generator.documents import markers
from generator.documents.markers import Marker, MarkerKind

LONG_LINE = 120
"""From so many characters on a line is a paragraph, and no part of a letterhead."""
MAX_CLAUSES = 5_000
"""The most clauses of one document (200 pages have about 2,500)."""
_NEVER = sys.maxsize
"""The last marker of an annex: nothing in it closes the document."""
# Scanning takes accents away; the words open their zones all the same.
RECIPIENTS = re.compile(r"N[ơo]i nh[ậâạa]n\s*(?::|$)")
ADDRESSED = re.compile(r"K[íi]nh g[ửưu]i(?!\w)")
SENTENCE_END = re.compile(r"[.;:!?…][\"”’'*)\]]*$")
PAGE_NUMBER = re.compile(r"\d{1,3}")
_POINT = re.compile(rf"\A(?:{markers.BULLET}|{markers.POINT})\s+")
_FIRST_WORDS = 8
_INLINE = re.compile(rf"(?<=[:;,.])\s*{markers.RUN}")
_SECTIONS = (MarkerKind.SECTION, MarkerKind.ROMAN)
_NUMBERS = (MarkerKind.NUMBER, MarkerKind.DECIMAL)
_ZONES = {"head": "dau", "to": "gui", "intro": "mo", "close": "ket", "nn": "nhan", "sign": "ky"}


@dataclass(frozen=True, slots=True)
class Inline:
    """A numbered run inside a clause; ``start`` and ``end`` are offsets into the clause's text."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Clause:
    """A labelled piece of the text: one paragraph, or one block of the letterhead, its line breaks kept."""

    label: str
    text: str
    inlines: tuple[Inline, ...] = ()

    @property
    def zone(self) -> str | None:
        """``head``, ``to``, ``intro``, ``close``, ``nn`` or ``sign``; None for a clause of the body."""
        first = re.split(r"[-.]", self.label, maxsplit=1)[0]
        return first if first in _ZONES else None

    @property
    def depth(self) -> int:
        """How many steps it stands below a numbered point (0 for the point itself and for zones)."""
        return 0 if self.zone else self.label.count(".") - bool(re.match(r"(muc|dieu|pl)-\d+\.", self.label))


def parse(text: str, close: str | None = None) -> tuple[Clause, ...]:
    """Return the clauses of ``text`` in order; together they hold every word of it.

    ``close``: the words with which the closing paragraphs begin, where form alone does not show it.
    """
    lines = _glued([nfc(line).strip() for line in text.splitlines()])
    reader = _Labeller(addressed=_addressed(lines), last_marker=_last_marker(lines), close=close)
    return tuple(_without_repeats(_numbered_runs(reader.read(lines))))


def texts(clauses: Sequence[Clause]) -> dict[str, str]:
    """Return every label with its own words, inline runs included."""
    found = {clause.label: clause.text for clause in clauses}
    for clause in clauses:
        found |= {inline.label: clause.text[inline.start : inline.end].strip() for inline in clause.inlines}
    return found


def digests(clauses: Sequence[Clause]) -> dict[str, str]:
    """Return every label with a hash of the first words under it."""
    return {label: _digest(words) for label, words in texts(clauses).items()}


def _digest(words: str) -> str:
    # The marker of a point goes with the label: words that moved from 2 to 3 are still the same words.
    point = _POINT.match(words)
    folded = (part for word in words[point.end() if point else 0 :].split() for part in fold(word).split())
    return hashlib.sha256(" ".join(islice(folded, _FIRST_WORDS)).encode()).hexdigest()[:12]


def anchor(label: str) -> str:
    """Return the permanent fragment of ``label``: ``5.p2.(4)`` → ``k5-p2-n4``, ``nn.-1`` → ``nhan-g1``."""
    body, _, again = label.partition("~")
    first, *rest = body.split(".")
    zone, _, n = first.partition("-")
    head = "-".join(filter(None, (_ZONES[zone], n))) if zone in _ZONES else f"k{_segment(first)}"
    return "-".join([head, *map(_segment, rest)]) + (f"_{again}" if again else "")


def _segment(segment: str) -> str:
    if segment[0] in "-+(":
        return {"-": "g", "+": "c", "(": "n"}[segment[0]] + segment.strip("-+()")
    return segment.replace("đ", "dd")


def _glued(lines: list[str]) -> list[str]:
    """Join a line that begins in lower case to one that ends no sentence: page breaks and wraps."""
    joined: list[list[str]] = []
    last = -1
    for line in lines:
        if PAGE_NUMBER.fullmatch(line):
            continue
        continues = line[:1].islower() and not markers.read(line)
        if continues and last >= 0 and not SENTENCE_END.search(joined[last][-1]):
            joined[last].append(line)
            del joined[last + 1 :]
            continue
        joined.append([line])
        if line:
            last = len(joined) - 1
    return [" ".join(pieces) for pieces in joined]


def _last_marker(lines: list[str]) -> int:
    """Return the index of the last marked line above the recipients, -1 without one."""
    end = next((i for i, line in enumerate(lines) if RECIPIENTS.match(line)), len(lines))
    return max((i for i in range(end) if markers.read(lines[i])), default=-1)


def _addressed(lines: list[str]) -> bool:
    """Whether the heading ends with ``Kính gửi``: then no long line ends it before."""
    for line in lines:
        if ADDRESSED.match(line):
            return True
        if _begins_body(line):
            return False
    return False


def _begins_body(line: str) -> bool:
    marker = markers.read(line)
    return marker is not None and marker.kind in (*_SECTIONS, *_NUMBERS)


@dataclass(slots=True)
class _Labeller:
    addressed: bool
    last_marker: int
    close: str | None
    zone: str = "head"
    section: str = ""
    number: str = ""
    letter: str = ""
    dash: str = ""
    counts: Counter[str] = field(default_factory=Counter)
    block: list[str] = field(default_factory=list)

    def read(self, lines: list[str]) -> Iterator[Clause]:
        for index, line in enumerate(lines):
            if self.zone == "head":
                if self._in_head(line):
                    self.block.append(line)
                    continue
                if self.block:
                    yield self._heading()
            if line and self.zone != "head":
                yield Clause(self._label(index, line), line)
        if self.block:
            yield self._heading()

    def _in_head(self, line: str) -> bool:
        if ADDRESSED.match(line):
            self.zone = "to"
        elif not self.addressed and (len(line) >= LONG_LINE or _begins_body(line)):
            self.zone = "intro"
        return self.zone == "head" and bool(line)

    def _heading(self) -> Clause:
        words = "\n".join(self.block)
        self.block = []
        return Clause(self._next("head"), words)

    def _label(self, index: int, line: str) -> str:
        marker = markers.read(line)
        if RECIPIENTS.match(line):
            self.zone = "nn"
            return "nn"
        if self.zone in ("nn", "sign"):
            return self._recipient_or_signer(marker)
        if self.zone == "to" and ADDRESSED.match(line):
            return "to"
        if self.zone == "to" and marker and marker.kind is MarkerKind.DASH:
            return self._next("to.")
        if self._closes(index, line):
            return self._next("close")
        return self._body(marker)

    def _recipient_or_signer(self, marker: Marker | None) -> str:
        if marker and marker.kind is MarkerKind.SECTION and marker.step.startswith("pl-"):
            self.last_marker = _NEVER
            return self._open_section(marker)
        if self.zone == "nn" and marker and marker.kind is MarkerKind.DASH:
            return self._next("nn.")
        self.zone = "sign"
        return self._next("sign")

    def _closes(self, index: int, line: str) -> bool:
        if self.zone == "close":
            return True
        starts = line.startswith(self.close) if self.close else index > self.last_marker and self.zone == "body"
        if starts:
            self.zone = "close"
        return starts

    def _body(self, marker: Marker | None) -> str:
        if marker and marker.kind in _SECTIONS:
            return self._open_section(marker)
        if marker and marker.kind in _NUMBERS:
            self.zone, self.number, self.letter, self.dash = "body", marker.step, "", ""
            return self._open()
        if self.zone != "body":
            self.zone = "intro"
            return self._next("intro")
        if marker and marker.kind is MarkerKind.LETTER:
            self.letter, self.dash = marker.step, ""
            return self._open()
        return self._under_point(marker)

    def _open_section(self, marker: Marker) -> str:
        self.zone, self.section, self.number, self.letter, self.dash = "body", marker.step, "", "", ""
        return self._open()

    def _open(self) -> str:
        point = self._point
        # What counts under its letters begins anew when they open again.
        for kind, count in (("-", 0), ("+", 0), ("p", 1)):
            self.counts[f"{point}.{kind}"] = count
        return point

    @property
    def _point(self) -> str:
        return ".".join(filter(None, (self.section, self.number, self.letter)))

    def _under_point(self, marker: Marker | None) -> str:
        point = self._point
        if marker and marker.kind is MarkerKind.DASH:
            self.dash = self._next(f"{point}.")
            self.counts[f"{self.dash}.+"] = 0
            return self.dash
        if marker and marker.kind is MarkerKind.PLUS:
            return self._next(f"{self.dash or point}.+")
        self.dash = ""
        return self._next(f"{point}.p")

    def _next(self, stem: str) -> str:
        key = stem if stem[-1] in "p+" and "." in stem else f"{stem}-"
        self.counts[key] += 1
        return f"{key}{self.counts[key]}"


def _without_repeats(clauses: Iterator[Clause]) -> Iterator[Clause]:
    seen: Counter[str] = Counter()

    def told_apart(label: str) -> str:
        seen[label] += 1
        return label if seen[label] == 1 else f"{label}~{seen[label]}"

    for clause in clauses:
        inlines = tuple(replace(inline, label=told_apart(inline.label)) for inline in clause.inlines)
        label = told_apart(clause.label)
        yield clause if label == clause.label and not inlines else replace(clause, label=label, inlines=inlines)


def _numbered_runs(clauses: Iterator[Clause]) -> Iterator[Clause]:
    for clause in clauses:
        starts: list[int] = []
        for found in _INLINE.finditer(clause.text):
            if int(found[1]) == len(starts) + 1:
                starts.append(found.start(0) + found[0].index("("))
        if len(starts) < 2 or clause.zone:
            yield clause
            continue
        ends = [*starts[1:], len(clause.text)]
        runs = (
            Inline(f"{clause.label}.({n})", start, end)
            for n, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
        )
        yield replace(clause, inlines=tuple(runs))
