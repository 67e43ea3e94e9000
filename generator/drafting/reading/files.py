"""A file → its text: the words in reading order, one paragraph per line, blank lines kept.

The text is in NFC with plain line feeds, without characters that show nothing (byte order mark, soft hyphen,
zero-width space, bidi controls). Tabs stay: they may part columns. Nothing else is mended here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

from generator.basics.files import opened
from generator.basics.text import nfc
from generator.drafting.reading import pdf, web, word
from generator.drafting.reading.unreadable import Unreadable

__all__ = ["MAX_BYTES", "Unreadable", "read"]

MAX_BYTES = 20_000_000
"""The largest file that is read; longer ones are refused unread."""
_MAX_LETTERS = 1 << 20
"""Some 400 pages."""

_LINE_BREAK = re.compile(r"\r\n?|[\v\x1c-\x1e\x85\u2028\u2029]")
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f]")


def read(path: Path) -> str:
    """Return the text of a .txt, .md, .html, .htm, .docx or .pdf file; :class:`Unreadable` if none can be had."""
    reader = _READERS.get(path.suffix.lower())
    if not reader:
        raise Unreadable(f"chỉ đọc được tệp {', '.join(_READERS)}; {_advice(path.suffix.lower())}")
    raw = reader(_bytes(path))
    if len(raw) > _MAX_LETTERS:
        raise Unreadable(
            f"lời văn dài {len(raw)} ký tự, nhiều nhất là {_MAX_LETTERS}; hãy chỉ giữ phần lời của một văn bản"
        )
    text = _tidy(raw)
    if not re.search(r"\w", text):
        raise Unreadable("tệp không có chữ nào")
    return text


def _advice(suffix: str) -> str:
    if suffix in (".doc", ".rtf", ".odt"):
        return "hãy mở tệp bằng Word hoặc LibreOffice rồi lưu lại thành .docx"
    if suffix in (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp", ".heic"):
        return "ảnh chụp cần được nhận dạng chữ (OCR) rồi lưu thành .txt"
    return "hãy lưu văn bản thành một trong các loại ấy"


def _bytes(path: Path) -> bytes:
    try:
        with opened(path) as file:
            data = file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise Unreadable(f"tệp lớn hơn {MAX_BYTES // 1_000_000} MB; hãy tách riêng phần lời văn")
    except OSError as error:
        raise Unreadable(f"không mở được tệp ({error.strerror})") from None
    if not data.strip():
        raise Unreadable("tệp rỗng")
    return data


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable("tệp được lưu bằng UTF-16 («Unicode»); hãy lưu lại với mã UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(
            f"tệp không phải chữ mã UTF-8 (byte thứ {error.start + 1}); nếu là văn bản cũ (TCVN3, VNI, windows-1258)"
            " hãy chuyển sang Unicode rồi lưu lại với mã UTF-8"
        ) from None
    if odd := _BINARY.search(text):
        raise Unreadable(f"tệp là dữ liệu nhị phân (ký tự U+{ord(odd[0]):04X}), không phải văn bản chữ")
    return text


def _page(data: bytes) -> str:
    return web.text_of(_decoded(data))


def _tidy(text: str) -> str:
    text = _LINE_BREAK.sub("\n", text).replace("\f", "\n\n")
    shown = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cf", "Cc", "Cs", "Co", "Cn"))
    lines = "\n".join(line.strip() for line in nfc(shown).split("\n"))
    return lines.strip("\n") + "\n"


_READERS: dict[str, Callable[[bytes], str]] = {
    ".txt": _decoded,
    ".md": _decoded,
    ".html": _page,
    ".htm": _page,
    ".docx": word.text_of,
    ".pdf": pdf.text_of,
}
