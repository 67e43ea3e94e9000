"""PDF with text → text: lines put in reading order and joined to the paragraphs that they were broken from."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.documents import markers
from generator.documents.clauses import ADDRESSED, RECIPIENTS
from generator.drafting.reading.unreadable import EXTRA, Unreadable

if TYPE_CHECKING:
    from pdfminer.layout import LTComponent

_SPACING = 0.4  # the gap between the lines of one paragraph, in heights of a line; paragraphs stand further apart
_SLACK = 3.0  # points by which edges that look aligned may differ
_SCANNED = (
    "tệp PDF không có chữ, có lẽ là bản quét; hãy nhận dạng chữ (OCR) rồi lưu thành .txt,"
    " hoặc tìm bản chữ trên trang của cơ quan ban hành"
)


@dataclass(frozen=True, slots=True)
class _Line:
    words: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def first_word_width(self) -> float:
        """How much room its first word needs, taking all letters as equally wide; in points."""
        return (self.right - self.left) * len(self.words.split()[0]) / len(self.words)


def text_of(data: bytes) -> str:
    """Return the text of a PDF; :class:`Unreadable` if it is no PDF, is locked, or holds pictures only."""
    pages = [_without_page_number(page) for page in _pages(data)]
    if not any(pages):
        raise Unreadable(_SCANNED)
    below = [*pages[1:], []]
    return _Joiner().joined([_without_overhang(*both) for both in zip(pages, below, strict=True)])


def _pages(data: bytes) -> list[list[list[_Line]]]:
    try:
        from pdfminer.high_level import extract_pages
        from pdfminer.layout import LAParams
        from pdfminer.pdfdocument import PDFPasswordIncorrect
    except ModuleNotFoundError:
        raise Unreadable(f"đọc PDF cần thư viện pdfminer.six. {EXTRA}") from None
    try:
        # No hierarchy of boxes: it is slow on long pages and would put a letterhead's columns in the wrong order.
        return [
            _boxes(page) for page in extract_pages(io.BytesIO(data), laparams=LAParams(boxes_flow=None, all_texts=True))
        ]
    except PDFPasswordIncorrect:
        raise Unreadable("tệp PDF có mật khẩu; hãy mở bằng mật khẩu rồi in ra PDF khác") from None
    except MemoryError:
        raise
    except Exception as error:  # a damaged file fails in pdfminer in ways that nobody has listed
        raise Unreadable(
            f"tệp PDF hỏng ({type(error).__name__}); hãy mở rồi in lại ra PDF, hoặc chép lấy chữ"
        ) from None


def _boxes(container: Iterable[LTComponent]) -> list[list[_Line]]:
    """Return the boxes of lines on a page from top to bottom; of those side by side, the left column comes first."""
    rows: list[list[list[_Line]]] = []
    for box in sorted(_found(container), key=lambda box: -box[0].top):
        if rows and _beside(box, rows[-1][0]):
            rows[-1].append(box)
        else:
            rows.append([box])
    return [box for row in rows for box in _by_column(row)]


def _beside(box: list[_Line], other: list[_Line]) -> bool:
    """Whether ``box``, which begins no higher than ``other``, stands to its left or right and not under it."""
    (left, right), (other_left, other_right) = _edges(box), _edges(other)
    return (left > other_right or right < other_left) and (box[0].top + box[0].bottom) / 2 > other[-1].bottom


def _edges(box: list[_Line]) -> tuple[float, float]:
    return min(line.left for line in box), max(line.right for line in box)


def _by_column(row: list[list[_Line]]) -> list[list[_Line]]:
    left, right = _edges([line for box in row for line in box])
    return sorted(row, key=lambda box: (sum(_edges(box)) > left + right, -box[0].top))


def _found(container: Iterable[LTComponent]) -> Iterator[list[_Line]]:
    from pdfminer.layout import LTFigure, LTTextBox

    for element in container:
        if isinstance(element, LTFigure):
            yield from _found(element)
        elif isinstance(element, LTTextBox):
            lines = ((" ".join(line.get_text().split()), line) for line in element)
            box = [_Line(words, line.x0, line.x1, line.y1, line.y0) for words, line in lines if words]
            if box:
                yield box


def _without_page_number(boxes: list[list[_Line]]) -> list[list[_Line]]:
    edges = [
        box
        for box in (boxes[:1] + boxes[-1:])
        if len(box) == 1 and re.fullmatch(r"[-–\s]*\d{1,3}[-–\s]*", box[0].words)
    ]
    return [box for box in boxes if not any(box is edge for edge in edges)]


def _without_overhang(boxes: list[list[_Line]], below: list[list[_Line]]) -> list[list[_Line]]:
    """Drop what Chromium prints twice: capitals whose marks reach from the next page's first line into this page."""
    if not boxes or not below:
        return boxes
    *above, last = boxes[-1]
    letters = last.words.replace(" ", "")
    again = iter(below[0][0].words)
    if all(
        letter.isupper() and len(unicodedata.normalize("NFD", letter)) > 1 and letter in again for letter in letters
    ):
        return [*boxes[:-1], above] if above else boxes[:-1]
    return boxes


@dataclass(slots=True)
class _Joiner:
    """Writes lines one after the other, each on to the paragraph above it or as a new one."""

    left: float = 0
    right: float = 0
    """The edges of the body, from all lines of the document."""
    paragraphs: list[str] = field(default_factory=list)
    first: _Line | None = None
    last: _Line | None = None

    def joined(self, pages: list[list[list[_Line]]]) -> str:
        lines = [line for page in pages for box in page for line in box]
        widest = max(line.right - line.left for line in lines)
        # Not the letterhead, whose columns may stand out a little on both sides.
        wide = [line for line in lines if line.right - line.left >= widest / 2]
        self.left, self.right = _edges(wide)
        for line in lines:
            self._write(line)
        return "".join(self.paragraphs)

    def _write(self, line: _Line) -> None:
        if self.last and self.first and self._goes_on(self.first, self.last, line):
            hyphen = re.search(r"\w[-/]$", self.last.words)
            self.paragraphs += ["" if hyphen else " ", line.words]
        else:
            self.paragraphs += ["\n" if self.last and _is_next(self.last, line) else "\n\n", line.words]
            self.first = line
        self.last = line

    def _goes_on(self, first: _Line, last: _Line, line: _Line) -> bool:
        """Whether ``line`` belongs to the paragraph that began with ``first``: there was no room for it above."""
        if _opens(line.words) or last.right + line.first_word_width <= self.right:
            return False
        if last.bottom - line.top > line.top - line.bottom:
            return False
        hanging = _opens(first.words) and line.left > first.left + _SLACK
        return bool(line.words[0].islower() or line.left <= self.left + _SLACK or hanging)


def _opens(words: str) -> bool:
    """Whether a line of ``words`` begins a paragraph, whatever its place."""
    return markers.opens_line(words) or any(zone.match(words) for zone in (ADDRESSED, RECIPIENTS))


def _is_next(last: _Line, line: _Line) -> bool:
    """Whether ``line`` stands right under ``last``, without more room than between the lines of a paragraph."""
    gap, height = last.bottom - line.top, line.top - line.bottom
    return -height < gap < height * _SPACING and line.left < last.right and last.left < line.right
