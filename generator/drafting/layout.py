"""Raw text → the whole wording as records keep it: no Markdown marks, no hard wraps in the body, nothing lost."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from generator.basics.matching import flat
from generator.basics.problems import CongKhaiError
from generator.basics.text import HIDDEN, nfc
from generator.documents import markers
from generator.documents.clauses import ADDRESSED, LONG_LINE, PAGE_NUMBER, RECIPIENTS, SENTENCE_END
from generator.drafting.scan_repair import closed_up
from generator.drafting.wordlists import keyed

_LINE_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# What no record may hold: zero-width and bidi characters, controls, lone surrogates.
_HIDDEN = re.compile(f"[{HIDDEN}\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_MARKUP = re.compile(r"^(?:\s*(?:#{1,6}|>)(?=\s|$))+|\*|(?<!\\)\\+(?:(?=[.*#()\[\]_+!~>-])|(?=\s*$))")
# Columns stand apart by wide gaps; a number or a day left blank ("Số:      /UBND", "ngày      tháng 9") does not.
_WIDE_GAP = re.compile(
    r"(?<=\S)(?<!Số:)(?<!Số)(?<!SỐ:)(?<!ngày)(?<!tháng)[ \xa0]{3,}(?!/|tháng|năm)(?=\S)|\t+|\s*\|\s*|<br\s?/?>"
)
_SUBJECT = re.compile(r"V/v|Về |VỀ |v/v|Số\s?:?|SỐ\s?:|Kính gửi|(?:\S+ ){1,6}ngày\b[^,;]{0,60}\Z")
_CAPITALS = 3  # words from which on a line in capitals is one of a letterhead, and goes on with no paragraph
_NARROW = 60  # no prose is wrapped at less: a heading alone, or lists
_FULL = 0.75  # a line at least this part of the page's width may have been wrapped


class LossError(CongKhaiError):
    """The draft's text would not hold every word of the source in order."""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """The text of a record, and its lines split where wide gaps show columns (letterhead and signature)."""

    text: str
    segments: tuple[str, ...]


def lay_out(raw: str) -> LaidOut:
    """Return ``raw`` as a record holds it; raise LossError if a word were lost."""
    lines = [_clean(line) for line in _LINE_BREAK.split(nfc(_HIDDEN.sub("", raw)))]
    segments = tuple(part for line in lines for part in _parts(line))
    single = [" ".join(line.split()) for line in lines]
    text = "\n".join(_without_gaps(_joined(single)))
    if words(text) != words(raw):
        raise LossError("bản nháp làm mất hoặc đổi chỗ chữ của văn bản; đây là lỗi của chương trình, xin báo lại")
    return LaidOut(text + "\n" if text else "", segments)


def words(text: str) -> list[str]:
    """Return the words of ``text`` in order, Markdown marks, white space and hidden characters aside."""
    lines = _LINE_BREAK.split(nfc(_HIDDEN.sub("", text)))
    return [word for line in lines for word in _clean(line).split()]


def _parts(line: str) -> list[str]:
    line = markers.without_gap(closed_up(line))
    return [part.strip() for part in _WIDE_GAP.split(line) if part.strip()] or [""]


def size(text: str) -> int:
    """Return how many letters and digits a text or a segment of it has, marks between columns aside."""
    return sum(map(str.isalnum, _WIDE_GAP.sub(" ", text)))


def _clean(line: str) -> str:
    bare = line
    while (cleaned := _MARKUP.sub("", bare)) != bare:
        bare = cleaned
    return nfc(bare)


def _without_gaps(lines: list[str]) -> list[str]:
    """Return ``lines`` without blank ones at the ends and without two in a row."""
    kept = [line for i, line in enumerate(lines) if line or (i and lines[i - 1])]
    while kept and not kept[-1]:
        kept.pop()
    return kept[1:] if kept and not kept[0] else kept


def _joined(lines: list[str]) -> list[str]:
    width = _wrap_width(lines)
    start = _prose_start(lines, width)
    stop = next((i for i in range(start, len(lines)) if RECIPIENTS.match(lines[i])), len(lines))
    pairs = {pair for line in lines for pair in pairwise(line.split())}
    parted = lines[start:stop].count("") * 8 > stop - start
    return [*lines[:start], *_paragraphs(lines[start:stop], _Wrap(width, parted, pairs)), *lines[stop:]]


def _wrap_width(lines: list[str]) -> int | None:
    """Return the width at which the document was wrapped; None where its lines are whole paragraphs."""
    lengths = sorted(len(line) for line in lines if len(line) > 25)
    if not lengths or lengths[-1] > 2 * LONG_LINE:
        return None
    widest = lengths[int(len(lengths) * 0.9)]
    return widest if _NARROW <= widest < LONG_LINE + 10 else None


def _prose_start(lines: list[str], width: int | None) -> int:
    """Return the index of the first line below the letterhead, whose line breaks are kept."""
    limit = LONG_LINE if width is None else min(LONG_LINE, int(width * _FULL))
    subject = False
    for i, line in enumerate(lines):
        if ADDRESSED.match(line):
            return i + 1
        if markers.opens_line(line) and line[0] not in markers.DASHES:
            return i
        if _SUBJECT.match(line):
            subject = True
        elif not line:
            subject = False
        # A subject wrapped over some lines may be wide too; beyond the clause grammar's measure it is prose anyway.
        if len(line) >= (LONG_LINE if subject else limit) and not line.isupper():
            return i
    return len(lines)


def _is_attribute(line: str) -> bool:
    """Whether ``line`` is an attribute that a portal prints beside a document: "Số hiệu: …"."""
    found = keyed("portal")[0].match(flat(line))
    return bool(found and line[found.end() :].lstrip().startswith(":"))


def _paragraphs(lines: list[str], wrap: _Wrap) -> list[str]:
    """Return ``lines`` with each cut paragraph in one.

    A page number is a word of the source: it stays on its own line, which the clause grammar skips.
    """
    paragraphs: list[list[str]] = []
    last: int | None = None
    gap = False
    for line in lines:
        if PAGE_NUMBER.fullmatch(line):
            paragraphs.append([line])
            last, gap = None, False
        elif not line:
            paragraphs.append([line])
            gap = True
        elif last is not None and wrap.goes_on(paragraphs[last][-1], line, gap):
            del paragraphs[last + 1 :]
            paragraphs[last].append(line)
            gap = False
        else:
            paragraphs.append([line])
            last, gap = len(paragraphs) - 1, False
    return [" ".join(paragraph) for paragraph in paragraphs]


@dataclass(frozen=True, slots=True)
class _Wrap:
    """How the document is wrapped."""

    width: int | None
    """None where lines are whole paragraphs."""
    parted: bool
    """Whether blank lines part its paragraphs."""
    pairs: set[tuple[str, str]]
    """Words that it writes side by side."""

    def goes_on(self, before: str, line: str, gap: bool) -> bool:
        """Whether ``line`` goes on with the paragraph whose last line is ``before``."""
        if markers.opens_line(line) or _is_attribute(line):
            return False
        if line.isupper() and len(line.split()) >= _CAPITALS and not before.isupper():
            return False
        ended = bool(SENTENCE_END.search(before[-8:]))
        if line[0].islower():
            return not ended
        if gap or self.width is None:
            # A name cut in two ("Sở", "Y tế"), which stands whole elsewhere.
            return not ended and (before.split()[-1], line.split()[0]) in self.pairs
        full = len(before) >= self.width * _FULL
        return full and (not ended or (self.parted and before[-1] == "." and not before.endswith("./.")))
