"""Makes DOCX, HTML and PDF of a text, laid out as offices do: letterhead in two columns, the rest in paragraphs."""

import html
import io
import re

import docx

PRINT = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Văn bản</title><style>
  body { font: 12pt "DejaVu Serif", serif } p { text-align: justify; text-indent: 1.27cm; margin: 6pt 0 }
  td { vertical-align: top; text-align: center; white-space: nowrap } td p { text-align: center; text-indent: 0 }
</style></head><body>"""
FOOTER = '<div style="width:100%; text-align:center; font-size:9pt"><span class="pageNumber"></span></div>'
MARGINS = {"top": "2cm", "bottom": "2cm", "left": "3cm", "right": "2cm"}


def blocks(text):
    """The blocks between blank lines, each as its lines, without Markdown's marks."""
    plain = re.sub(r"[*#]", "", text).strip()
    return [[line.strip() for line in block.split("\n") if line.strip()] for block in re.split(r"\n\s*\n", plain)]


def in_columns(parts):
    """The letterhead's four blocks as two rows of two, and the rest."""
    return [parts[:2], parts[2:4]], parts[4:]


def as_docx(text):
    """The bytes of a Word file: a table for the letterhead, a line break inside a block."""
    rows, body = in_columns(blocks(text))
    made = docx.Document()
    table = made.add_table(len(rows), 2)
    for cell, lines in zip(table._cells, [block for row in rows for block in row], strict=True):
        cell.text = "\n".join(lines)
    for lines in body:
        made.add_paragraph("\n".join(lines))
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def as_html(text):
    """A page: a table for the letterhead, ``<br>`` inside a block."""
    rows, body = in_columns(blocks(text))
    table = "".join(f"<tr>{''.join(f'<td>{_paragraph(block)}</td>' for block in row)}</tr>" for row in rows)
    return f"{PRINT}<table style='width:100%'>{table}</table>\n{''.join(map(_paragraph, body))}</body></html>"


def as_pdf(text, browser):
    """That page as Chromium prints it: A4, justified, with page numbers."""
    page = browser.new_page()
    page.set_content(as_html(text))
    return page.pdf(
        format="A4", margin=MARGINS, display_header_footer=True, header_template="<i></i>", footer_template=FOOTER
    )


def _paragraph(lines):
    return f"<p>{'<br>'.join(map(html.escape, lines))}</p>"
