"""The permanent addresses of what the archive holds, counted from the site's root; once published, none goes away."""

from __future__ import annotations

from datetime import date

from generator.documents.clauses import anchor
from generator.vocabulary.lists import CENTRAL

PROVINCES, DOCUMENTS, CITED, TOPICS, AGENCIES = "tinh/", "van-ban/", "dan-chieu/", "chu-de/", "co-quan/"
"""The folders of pages, each with an index of its own."""
DUTIES = "nghia-vu-cong-khai/"
"""The page of what must be made public."""
CHANGES, TIMELINES = "thay-doi/", "dong-thoi-gian/"
"""The pages of what changed on which day, and of what is drawn over time; long ones stand in parts below them."""
COVERAGE = "do-phu/"
"""The page of how much is known of each province, which stands there under its slug."""

UNKNOWN = "khong-ro"
"""Stands for a year or a month that is not certain where a long list is told by these."""


WHOLE = "van-ban"
"""Id of the one measure of a record that has neither text nor measures: the document as a whole."""


MOST_LETTERS = 120
"""Of a document's name: so long a path is taken by every file system, wherever the archive or the site is copied to."""
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
"""Names that Windows keeps for devices, whatever follows them after a dot; we have a dash there."""


def name_fault(name: str) -> str | None:
    """Return why no document may be called ``name``, as it follows that name in a sentence; None if one may."""
    first = name.partition("-")[0]
    if name.isdigit() or name == UNKNOWN:
        return "là địa chỉ của trang liệt kê văn bản theo năm"
    if name == "index":
        return "là tên tệp của trang đầu mỗi thư mục"
    if first in _DEVICES:
        return f"bắt đầu bằng «{first}», tên mà Windows dành cho một thiết bị: có máy sẽ không chép được"
    if len(name) > MOST_LETTERS:
        return f"dài {len(name)} chữ, nhiều nhất là {MOST_LETTERS}: có máy sẽ không chép được"
    return None


def document_address(directive: str, label: str | None = None) -> str:
    """Return the address of a directive's page, or of the clause ``label`` there."""
    return f"{DOCUMENTS}{directive}/{f'#{anchor(label)}' if label else ''}"


def measure_anchor(measure: str) -> str:
    """Return the fragment of the measure with this id on its directive's page."""
    return f"bp-{measure}"


def measure_address(directive: str, measure: str) -> str:
    """Return the address of a measure on its directive's page; for the document as a whole it is that page."""
    page = document_address(directive)
    return page if measure == WHOLE else f"{page}#{measure_anchor(measure)}"


def cited_address(key: str) -> str:
    """Return the address of the page of a document that is cited but not held."""
    return f"{CITED}{key}/"


def province_address(slug: str) -> str:
    """Return the address of a province's page; nationwide documents stand in the document index."""
    return f"{DOCUMENTS}#{CENTRAL}" if slug == CENTRAL else f"{PROVINCES}{slug}/"


def stretch_address(slug: str, first: date) -> str:
    """Return the address of what applied in a province from ``first`` on, until its regime changed."""
    return f"{province_address(slug)}tu-{first.isoformat()}/"


def on_day(address: str, of: date) -> str:
    """Return the address at which a page shows a day, as scripts read it."""
    return f"{address}?ngay={of.isoformat()}"


def topic_address(topic: str) -> str:
    """Return the address of a topic's page."""
    return f"{TOPICS}{topic}/"


def agency_address(agency: str) -> str:
    """Return the address of an agency's page; every agency that a published measure names has one."""
    return f"{AGENCIES}{agency}/"
