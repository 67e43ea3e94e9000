"""HTML → text. Blocks stand apart by blank lines, ``<br>`` breaks a line, a table is read row by row."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from generator.drafting.reading.marks import number, row
from generator.drafting.reading.unreadable import Unreadable

_MAX_DEPTH = 100
"""So many tables may stand inside one another."""
_UNSEEN = {"button", "head", "iframe", "nav", "noscript", "script", "select", "style", "svg", "template", "textarea"}
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main",
    "ol", "p", "pre", "section", "summary", "ul",
}  # fmt: skip
_STYLES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def text_of(page: str) -> str:
    """Return the words that ``page`` shows, in order, with the marks that lists show before their items."""
    reader = _Reader(convert_charrefs=True)
    reader.feed(page)
    reader.close()
    while reader.tables:
        reader.end_table()
    return re.sub(r" *\n *", "\n", re.sub(r"\n[\n ]+\n", "\n\n", "".join(reader.pieces)))


@dataclass(slots=True)
class _Table:
    outside: list[str]
    """The pieces around the table, which get its text row by row."""
    cells: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _List:
    style: str
    next: int


class _Reader(HTMLParser):
    def reset(self) -> None:
        """Begin a new page; the base class calls this from its constructor."""
        super().reset()
        self.pieces: list[str] = []
        self.unseen: list[str] = []
        self.preformatted = 0
        self.tables: list[_Table] = []
        self.lists: list[_List] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self.unseen.append(tag)
        elif tag == "br":
            self.pieces.append("\n")
        elif tag == "table":
            if len(self.tables) == _MAX_DEPTH:
                raise Unreadable(f"trang có hơn {_MAX_DEPTH} bảng lồng nhau")
            self._break()
            self.tables.append(_Table(self.pieces))
            self.pieces = []
        elif tag in ("tr", "td", "th"):
            self._open_cell(ends_row=tag == "tr")
        else:
            self._open_block(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self.unseen = self.unseen[: self.unseen.index(tag)] if tag in self.unseen else self.unseen
        elif tag == "table":
            self.end_table()
        elif tag in ("tr", "td", "th"):
            self._open_cell(ends_row=tag == "tr")
        else:
            self._close_block(tag)

    def handle_data(self, data: str) -> None:
        # A page that never closes its <head> still shows its body; the parser itself ends scripts and styles.
        if not self.unseen:
            self.pieces.append(data if self.preformatted else re.sub(r"\s+", " ", data))

    def _break(self) -> None:
        self.pieces.append("\n\n")

    def _open_block(self, tag: str, attrs: dict[str, str | None]) -> None:
        if tag == "body":
            self.unseen = []
        if tag in _BLOCKS:
            self._break()
        self.preformatted += tag == "pre"
        if tag in ("ol", "ul"):
            style = _STYLES.get(attrs.get("type") or "", "decimal") if tag == "ol" else "bullet"
            self.lists.append(_List(style, _whole(attrs.get("start")) or 1))
        elif tag == "li":
            self._open_item(_whole(attrs.get("value")))

    def _close_block(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._break()
        if tag == "pre" and self.preformatted:
            self.preformatted -= 1
        elif tag in ("ol", "ul") and self.lists:
            self.lists.pop()

    def _open_item(self, value: int | None) -> None:
        self.pieces.append("\n")
        if self.unseen or not self.lists:
            return
        within = self.lists[-1]
        within.next = within.next if value is None else value
        self.pieces.append("- " if within.style == "bullet" else f"{number(within.style, within.next)}. ")
        within.next += 1

    def _open_cell(self, ends_row: bool) -> None:
        if not self.tables:
            return
        table = self.tables[-1]
        table.cells.append("".join(self.pieces))
        self.pieces = []
        if ends_row:
            table.outside.append(row(table.cells))
            table.cells = []

    def end_table(self) -> None:
        """End the innermost table, if one is open: its words join those around it."""
        if not self.tables:
            return
        self._open_cell(ends_row=True)
        self.pieces = self.tables.pop().outside
        self._break()


def _whole(written: str | None) -> int | None:
    return int(written) if written and re.fullmatch(r"\d{1,6}", written) else None
