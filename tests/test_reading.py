"""Files of every kind become the same text; what cannot be read is refused with the reason."""

import contextlib
import io
import re
import sys
import unicodedata
import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest
import yaml
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from drafting.makers import as_docx, as_html, as_pdf, blocks
from hypothesis import given
from hypothesis import strategies as st

from generator.documents.clauses import parse
from generator.drafting.draft import draft
from generator.drafting.output.writing import to_yaml
from generator.drafting.reading import web
from generator.drafting.reading.files import MAX_BYTES, read
from generator.drafting.reading.unreadable import Unreadable

DOCUMENTS = Path(__file__).parent / "documents"
SOURCE = DOCUMENTS / "tra-vinh-3461-ubnd-thnv.txt"
WEB = Path(__file__).parent / "drafting" / "web"


def words(text):
    return re.sub(r"[*#]", "", text).split()


def written(folder, name, data):
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return path


def drafted(path):
    """The record drafted from ``path`` but for its sources; of its text the words, wherever lines break."""
    record = yaml.load(to_yaml(draft(read(path), path.name, date(2026, 11, 23))), yaml.CBaseLoader)
    return {key: value for key, value in record.items() if key not in ("sources", "text")} | {
        "words": words(record["text"])
    }


def document(*texts):
    made = docx.Document()
    for text in texts:
        made.add_paragraph(text)
    return made


def saved(made):
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


@pytest.fixture(scope="module")
def made(tmp_path_factory, browser):
    """Trà Vinh's document as DOCX, HTML and PDF."""
    folder = tmp_path_factory.mktemp("made")
    text = SOURCE.read_text("utf-8")
    written(folder, "mau.docx", as_docx(text))
    written(folder, "mau.html", as_html(text))
    written(folder, "mau.pdf", as_pdf(text, browser))
    return folder


@pytest.mark.parametrize("kind", ["docx", "html", "pdf"])
def test_every_word_of_the_source_is_read_in_order(made, kind):
    assert words(read(made / f"mau.{kind}")) == words(SOURCE.read_text("utf-8"))


@pytest.mark.parametrize("kind", ["docx", "html", "pdf"])
def test_the_clauses_are_those_of_the_text(made, kind):
    plain = parse("\n\n".join("\n".join(block) for block in blocks(SOURCE.read_text("utf-8"))))
    assert [clause.label for clause in parse(read(made / f"mau.{kind}"))] == [clause.label for clause in plain]


@pytest.mark.parametrize("kind", ["docx", "html", "pdf"])
def test_the_drafted_record_is_that_of_the_text(made, kind):
    assert drafted(made / f"mau.{kind}") == drafted(SOURCE)


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*.txt")), ids=lambda path: path.stem)
def test_plain_text_keeps_its_lines(path):
    lines = [line.strip() for line in path.read_text("utf-8").strip("\n").split("\n")]
    assert read(path).strip().split("\n") == "\n".join(lines).strip().split("\n")


@pytest.mark.parametrize(
    "data",
    [
        "Điều 1. Đeo khẩu trang\n\nĐiều 2. Hết\n",
        "\ufeffĐiều 1. Đeo khẩu trang\r\n\r\nĐiều 2. Hết",
        unicodedata.normalize("NFD", "Điều 1. Đeo khẩu trang\n\nĐiều 2. Hết"),
        "Điều 1. Đeo kh\u00adẩu\u200b trang\fĐiều 2. Hết",
        "Điều 1. Đeo khẩu trang\r\rĐiều 2. Hết\x85",
    ],
)
def test_invisible_differences_do_not_matter(tmp_path, data):
    assert read(written(tmp_path, "a.txt", data)) == "Điều 1. Đeo khẩu trang\n\nĐiều 2. Hết\n"


def test_a_tab_stays_since_it_may_part_columns(tmp_path):
    assert read(written(tmp_path, "a.txt", "SỞ Y TẾ\tRạch Giá, ngày 05/8/2021\n")).count("\t") == 1


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "rỗng"),
        ("a.txt", b" \n\n ", "rỗng"),
        ("a.txt", "\ufeff—".encode(), "không có chữ nào"),
        ("a.txt", "Điều 1".encode("utf-16"), "UTF-16"),
        ("a.txt", "Điều 1".encode("cp1258", "replace"), "UTF-8"),
        ("a.txt", b"GIF89a\x00\x01", "nhị phân"),
        ("a.md", b"\xff\xd8\xff\xe0", "UTF-8"),
        ("a.html", b"<html><head><title>x</title></head><body><script>1</script></body>", "không có chữ nào"),
        ("a.doc", b"x", "lưu lại thành .docx"),
        ("a.jpg", b"x", "OCR"),
        ("a", b"x", "chỉ đọc được"),
        ("a.docx", b"PK\x03\x04 hong", "không phải DOCX"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "mật khẩu"),
        ("a.pdf", b"%PDF-1.4 hong", "PDF"),
        ("a.pdf", "không phải PDF".encode(), "PDF"),
        ("khong-co.txt", None, "không mở được"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(tmp_path, name, data, reason):
    path = tmp_path / name if data is None else written(tmp_path, name, data)
    with pytest.raises(Unreadable, match=reason):
        read(path)


def test_too_large_a_file_is_refused_unread(tmp_path):
    path = written(tmp_path, "a.txt", b"")
    with path.open("r+b") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(Unreadable, match="20 MB"):
        read(path)


def test_a_package_that_unpacks_to_too_much_is_refused(tmp_path):
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for part in range(4):
            package.writestr(f"{part}", bytes(80_000_000))
    with pytest.raises(Unreadable, match="300 MB"):
        read(path)


def test_a_scanned_pdf_is_refused(tmp_path, page):
    page.set_content("<div style='width:9cm;height:9cm;background:#ccc'></div>")
    path = written(tmp_path, "a.pdf", page.pdf(print_background=True))
    with pytest.raises(Unreadable, match="bản quét"):
        read(path)


@pytest.mark.parametrize(("name", "package"), [("a.docx", "docx"), ("a.pdf", "pdfminer")])
def test_without_the_extra_the_message_says_how_to_get_it(tmp_path, monkeypatch, name, package):
    for module in [known for known in sys.modules if known.split(".")[0] == package]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.delitem(sys.modules, "generator.drafting.reading.numbering", raising=False)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(Unreadable, match="make draft"):
        read(written(tmp_path, name, b"%PDF-1.4"))


@pytest.mark.parametrize("page", sorted(WEB.glob("*.html")), ids=lambda path: path.stem)
def test_pages_as_people_save_them(page):
    assert read(page) == page.with_suffix(".txt").read_text("utf-8")


@given(st.text(alphabet="<>/abtdrhlionpe \n&;=\"'1!-"))
def test_no_page_breaks_the_reader(page):
    assert isinstance(web.text_of(page), str)


@given(
    st.lists(st.sampled_from(["<table>", "</table>", "<tr>", "<td>", "</td>", "<ol>", "<li>", "</ol>", "<pre>", "x"]))
)
def test_no_word_of_a_broken_page_is_lost(pieces):
    assert web.text_of("".join(pieces)).count("x") == pieces.count("x")


def test_numbers_that_word_shows_are_read(tmp_path):
    made = document()
    for text, style in [("Một", "List Number"), ("Chấm", "List Bullet"), ("Hai", "List Number"), ("Thường", None)]:
        made.add_paragraph(text, style=style)
    assert read(written(tmp_path, "a.docx", saved(made))).split("\n\n") == ["1. Một", "- Chấm", "2. Hai", "Thường\n"]


LEVELS = """<w:abstractNum {ns} w:abstractNumId="77">
  <w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Điều %1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1.%3."/></w:lvl>
</w:abstractNum>"""


def numbered(made, text, level):
    paragraph = made.add_paragraph(text)
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = 77


def test_numbers_count_by_level_and_begin_again_below(tmp_path):
    made = document()
    definitions = made.part.numbering_part.element
    definitions.insert(0, parse_xml(LEVELS.format(ns=nsdecls("w"))))
    definitions.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for text, level in [("A", 0), ("b", 1), ("c", 1), ("d", 2), ("E", 0), ("f", 1)]:
        numbered(made, text, level)
    shown = read(written(tmp_path, "a.docx", saved(made))).split()
    assert shown == ["Điều", "3.", "A", "a)", "b", "b)", "c", "3.I.", "d", "Điều", "4.", "E", "a)", "f"]


def test_inserted_words_are_read_and_deleted_ones_are_not(tmp_path):
    made = document("Đầu ")
    for tag, inner in [
        ("ins", "<w:t>thêm</w:t>"),
        ("del", "<w:delText>bỏ</w:delText>"),
        ("moveFrom", "<w:t>dời</w:t>"),
    ]:
        xml = f'<w:{tag} {nsdecls("w")} w:id="1" w:author="a"><w:r>{inner}</w:r></w:{tag}>'
        made.paragraphs[0]._p.append(parse_xml(xml))
    assert read(written(tmp_path, "a.docx", saved(made))) == "Đầu thêm\n"


def test_content_controls_and_nested_tables_lose_no_words(tmp_path):
    made = document("Trước")
    control = f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>Trong</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    made.element.body.insert(1, parse_xml(control))
    cells = made.add_table(2, 3)
    for n, cell in enumerate(cells._cells):
        cell.text = f"Ô{n}"
    cells.cell(0, 0).add_table(1, 1).cell(0, 0).text = "Con"
    text = read(written(tmp_path, "a.docx", saved(made)))
    assert text.split() == ["Trước", "Trong", "Ô0", "Con", "Ô1", "Ô2", "Ô3", "Ô4", "Ô5"]
    assert text.rstrip().endswith("Ô3  Ô4  Ô5")


@given(st.binary(max_size=400), st.sampled_from([".txt", ".html", ".docx", ".pdf"]))
def test_any_bytes_are_read_or_refused(tmp_path_factory, data, suffix):
    path = written(tmp_path_factory.getbasetemp(), f"any{suffix}", data)
    with contextlib.suppress(Unreadable):
        assert read(path).endswith("\n")
