"""DOCX → text: the body in order, tables row by row, with the numbers that Word shows and does not store as words.

Deleted and moved-away text is left out, inserted text is in. Headers, footers and comments are not read.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.drafting.reading.marks import row
from generator.drafting.reading.unreadable import EXTRA, Unreadable

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

    from generator.drafting.reading.numbering import Numbering

_MAX_UNPACKED = 300_000_000
_MAX_PARAGRAPHS = 50_000
"""A document of 200 pages has about 5,000, blank ones and cells of tables counted in."""
_PARAGRAPH = re.compile(rb"<(?:\w+:)?p[\s/>]")
_MAX_DEPTH = 100
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
# Fallback repeats what its Choice says; a text box stands apart from its paragraph.
_NOT_WORDS = {"del", "moveFrom", "pPr", "rPr", "Fallback", "txbxContent", "instrText", "delText"}


def text_of(data: bytes) -> str:
    """Return the text of a DOCX file; :class:`Unreadable` for anything else."""
    try:
        import docx

        from generator.drafting.reading.numbering import Numbering
    except ModuleNotFoundError:
        raise Unreadable(f"đọc DOCX cần thư viện python-docx. {EXTRA}") from None
    _refuse_others(data)
    try:
        _refuse_many(data)
        document = docx.Document(io.BytesIO(data))
        return "".join(_blocks(document.element.body, Numbering(document), 0))
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # a damaged file fails in zipfile, zlib, lxml or python-docx, each in its own ways
        raise Unreadable(f"tệp DOCX hỏng ({error}); hãy mở bằng Word hoặc LibreOffice rồi lưu lại") from None


def _refuse_others(data: bytes) -> None:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable(
            "tệp là DOC kiểu cũ hoặc DOCX có mật khẩu; hãy mở bằng Word rồi lưu thành .docx không mật khẩu"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(part.file_size for part in package.infolist()) > _MAX_UNPACKED:
                raise Unreadable(f"tệp DOCX bung ra lớn hơn {_MAX_UNPACKED // 1_000_000} MB")
    except zipfile.BadZipFile:
        raise Unreadable("tệp không phải DOCX; hãy xem lại đuôi tệp") from None


def _refuse_many(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        texts = (package.read(part) for part in package.infolist() if part.filename.endswith(".xml"))
        paragraphs = sum(len(_PARAGRAPH.findall(text)) for text in texts)
    if paragraphs > _MAX_PARAGRAPHS:
        raise Unreadable(f"tệp DOCX có {paragraphs} đoạn, nhiều hơn {_MAX_PARAGRAPHS}; hãy chỉ giữ phần lời văn")


def _name(element: Element) -> str:
    """Return the tag without its namespace; comments and processing instructions have none."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _blocks(parent: Element, numbering: Numbering, depth: int) -> Iterator[str]:
    if depth > _MAX_DEPTH:
        raise Unreadable("tệp DOCX có bảng lồng nhau quá sâu")
    for element in parent:
        name = _name(element)
        if name == "p":
            yield from _paragraph(element, numbering, depth)
        elif name == "tr":
            yield row("".join(_blocks(cell, numbering, depth + 1)) for cell in _cells(element))
        elif name == "tbl":
            yield from ("\n", *_blocks(element, numbering, depth + 1), "\n")
        elif name not in _NOT_WORDS:
            yield from _blocks(element, numbering, depth + 1)


def _cells(table_row: Element) -> Iterator[Element]:
    """Yield the cells of a row; those that continue a vertically merged one hold no words of their own."""
    for element in table_row.iter():
        if _name(element) == "tc" and next(a for a in element.iterancestors() if _name(a) == "tr") is table_row:
            yield element


def _paragraph(element: Element, numbering: Numbering, depth: int) -> Iterator[str]:
    words = "".join(_words(element, 0)).strip()
    mark = numbering.mark(element)
    yield f"{mark} {words}\n" if mark and words else f"{words}\n"
    if words:
        yield "\n"
    for box in _boxes(element):
        yield from _blocks(box, numbering, depth + 1)


def _words(parent: Element, depth: int) -> Iterator[str]:
    for element in parent:
        name = _name(element)
        if name == "t":
            yield element.text or ""
        elif name in _BREAKS:
            yield _BREAKS[name]
        elif name not in _NOT_WORDS and depth < _MAX_DEPTH:
            yield from _words(element, depth + 1)


def _boxes(paragraph: Element) -> Iterator[Element]:
    for element in paragraph.iter():
        if _name(element) == "txbxContent" and not any(
            _name(above) in ("Fallback", "txbxContent") for above in element.iterancestors() if above is not paragraph
        ):
            yield element
