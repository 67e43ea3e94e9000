"""Documents that would keep a reader busy for ever, each made when a test needs it: most are too large to be stored."""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path

import docx

MIB = 1 << 20
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def pdf(contents: bytes, resources: bytes = b"", more: Iterable[bytes] = (), filters: bytes = b"") -> bytes:
    """Return a PDF of one page that shows ``contents``; ``more`` are objects from number 6 on (ISO 32000-1, 7.5)."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>%s>>>>"
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", PAGES, page % resources, stream(contents, filters), FONT, *more]
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(made))
    return made + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table) + end


def stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), more, data)


def form(contents: bytes, first: int, calls: Iterable[int]) -> bytes:
    """Return a form that can call those whose numbers, counted from object ``first`` on, are given."""
    forms = b"".join(b"/X%d %d 0 R" % (number, first + number) for number in calls)
    return stream(contents, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<<%s>>>>" % forms)


def twice_packed(size: int) -> bytes:
    """Return a few kilobytes that unpack twice, to so many bytes."""
    packer = zlib.compressobj(9)
    first, again = (packer.compress(bytes(MIB)) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    # The checksum of so many zeros (RFC 1950): what is packed is never there unpacked.
    end = packer.flush()[:-4] + (size % 65_521 << 16 | 1).to_bytes(4, "big")
    packed = first + again * (size // MIB - 1) + end
    return pdf(zlib.compress(packed, 9), filters=b"/Filter[/FlateDecode/FlateDecode]")


def operations() -> bytes:
    """Return 30,000 letters, each shown by itself at a place of its own."""
    shown = b"".join(b"1 0 0 1 %d %d Tm (a) Tj " % (n * 7 % 590, n * 13 % 840) for n in range(30_000))
    return pdf(b"BT /F 9 Tf " + shown + b"ET")


def forms(levels: int) -> bytes:
    """Return forms of which each calls the next one twice."""
    calls = [form(b"/X%d Do /X%d Do" % (n + 1, n + 1), 6, [n + 1]) for n in range(levels)]
    last = form(b"BT /F 9 Tf (a) Tj ET", 6, [])
    return pdf(b"/X0 Do", b"/XObject<</X0 6 0 R>>", [*calls, last])


def docx_of(body: bytes) -> bytes:
    """Return a Word file with ``body`` as it is."""
    whole, made = io.BytesIO(), io.BytesIO()
    docx.Document().save(whole)
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename == "word/document.xml":
                start, end = data.index(b"<w:body>") + len(b"<w:body>"), data.index(b"</w:body>")
                data = data[:start] + body + data[end:]
            new.writestr(part.filename, data)
    return made.getvalue()


REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a line of 5 MB": (".txt", lambda: b"a" * 5_000_000, "lời văn dài 5000000 ký tự"),
    "2.5 million lines": (".txt", lambda: b"a\n" * 2_500_000, "lời văn dài 5000000 ký tự"),
    "2.5 million blank lines": (".md", lambda: b"a" + b"\n" * 2_500_000, "lời văn dài 2500001 ký tự"),
    "60,000 paragraphs": (".txt", lambda: b"1. Mot doan.\n" * 60_000, "60000 đoạn"),
    "open tables": (".html", lambda: b"<table><tr><td>" * 20_000, "hơn 100 bảng lồng nhau"),
    "4 million blank paragraphs": (".docx", lambda: docx_of(b"<w:p/>" * 4_000_000), "4000000 đoạn"),
}
"""The ending, the bytes, and a part of the message that says so before anybody has waited."""
ENDED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "open links": (".html", lambda: b"<a " * 300_000, "giây"),
    "open comments": (".html", lambda: b"<!--" * 300_000, "giây"),
    "open instructions": (".html", lambda: b"<?" * 500_000, "giây"),
    "open sections": (".html", lambda: b"<![CDATA[" * 300_000, "giây"),
    "two nested streams": (".pdf", lambda: twice_packed(2048 * MIB), "giây|GiB"),
    "30,000 text operations": (".pdf", operations, "giây|GiB"),
    "forms that call each other": (".pdf", lambda: forms(40), "giây"),
    "4 million runs": (".docx", lambda: docx_of(b"<w:p>" + b"<w:r/>" * 4_000_000 + b"</w:p>"), "giây|GiB"),
}
"""The same of what has to be ended."""
SPECIAL: dict[str, Callable[[Path], object]] = {
    "a pipe": os.mkfifo,
    "a link to a device": lambda path: path.symlink_to("/dev/zero"),
    "a link to itself": lambda path: path.symlink_to(path.name),
}
"""What is no file at all, by how it is made."""
