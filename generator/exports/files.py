"""Corpus → everything as data files: what is known, what each measure was at any time, and the lists behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple, TypeAlias

from generator.basics.export import Export
from generator.basics.grouping import grouped
from generator.exports import calendars, day_tables, feeds, national_tables
from generator.exports.record_files import record_files
from generator.law.validity import Validity, directive_validities
from generator.records.corpus import Corpus, Directive
from generator.vocabulary.lists import CENTRAL, vocabulary

_NAMES = {
    "du-lieu/van-ban.json": (
        "Văn bản (JSON)",
        "Mọi văn bản trong kho: tiêu đề, ngày ban hành hoặc khoảng ngày có thể, trạng thái hôm nay.",
    ),
    "du-lieu/van-ban.csv": ("Văn bản (CSV)", "Như trên, mỗi văn bản một dòng."),
    "du-lieu/bien-phap.json": (
        "Biện pháp (JSON)",
        "Mọi biện pháp: những trường để lọc và đếm, thời hạn, trạng thái hôm nay.",
    ),
    "du-lieu/bien-phap.csv": (
        "Biện pháp (CSV)",
        "Mỗi biện pháp một dòng: văn bản, phần tóm tắt, địa chỉ để trích dẫn. "
        "Ô bắt đầu bằng = + - @ có thêm dấu ' ở trước, để bảng tính không hiểu nhầm là công thức.",
    ),
    "du-lieu/nhiem-vu.csv": (
        "Việc giao cho cơ quan (CSV)",
        "Mỗi cơ quan trong mỗi việc một dòng: được giao, phối hợp, làm đầu mối hay nhận báo cáo; hạn chót, trạng thái. "
        "Các trường khác của việc ấy xem ở bảng biện pháp, theo mã.",
    ),
    "du-lieu/cong-khai.csv": (
        "Nghĩa vụ công khai (CSV)",
        "Điều gì phải công khai, ai làm, ở đâu, bao lâu một lần, và đã tìm thấy nơi công bố chưa.",
    ),
    "du-lieu/quan-he.json": ("Quan hệ (JSON)", "Văn bản nào làm gì với văn bản nào, theo điểm nào."),
    "du-lieu/quan-he.csv": ("Quan hệ (CSV)", "Mỗi quan hệ một dòng."),
    "du-lieu/dan-chieu.json": ("Dẫn chiếu (JSON)", "Văn bản được nhắc đến nhưng kho chưa lưu giữ, và nơi nhắc đến."),
    "du-lieu/tinh.json": ("Tỉnh, thành phố (JSON)", "Các tỉnh trước và sau mỗi lần sắp xếp: mã, tên, sáp nhập."),
    day_tables.PROVINCES: (
        "Tỉnh theo ngày (JSON)",
        "Văn bản của những đơn vị nào áp dụng ở mỗi tỉnh và tỉnh theo chế độ nào, ở mọi ngày.",
    ),
    "du-lieu/danh-muc.json": ("Danh mục (JSON)", "Các mã dùng trong dữ liệu và tên gọi của chúng."),
    "du-lieu/luoc-do.json": ("Lược đồ bản ghi (JSON Schema)", "Cấu trúc của một bản ghi, cho trình soạn thảo."),
    "feed.xml": ("Văn bản mới (Atom)", f"{feeds.MOST} văn bản mới vào kho nhất, cho chương trình đọc tin."),
    "feed.json": ("Văn bản mới (JSON Feed)", "Như trên, ở dạng JSON Feed."),
    "lich.ics": (
        "Lịch (iCalendar)",
        "Ngày bắt đầu, ngày kết thúc và hạn chót của các biện pháp, cho ứng dụng lịch: "
        f"nhiều nhất {calendars.MOST} ngày, sắp tới trước rồi mới đến những ngày vừa qua.",
    ),
}
Job: TypeAlias = Callable[[], Iterator[Export]]
"""Makes some data files, each when it is asked for, whatever else is made."""


class File(NamedTuple):
    """One of the main files, for a list of them: where it is, in words what it is, and its size in bytes."""

    path: str
    name: str
    description: str
    size: int


class OfUnit(NamedTuple):
    """What one unit gives to the files of the whole country."""

    rows: national_tables.Rows
    days: list[calendars.CalendarEntry]
    news: list[feeds.FeedEntry]


def of_unit(
    corpus: Corpus, directives: Sequence[Directive], validities: Mapping[str, Validity], today: date, base_url: str
) -> OfUnit:
    """Return what the ``directives`` of one unit give to the files of the whole country; arguments as :func:`jobs`."""
    own = [validity for directive in directives for validity in directive_validities(directive, validities)]
    return OfUnit(
        national_tables.rows_of(corpus, directives, validities, today, base_url),
        calendars.calendar_entries(own, today, base_url) if base_url else [],
        feeds.newest(corpus, directives, base_url) if base_url else [],
    )


def jobs(
    corpus: Corpus,
    validities: Mapping[str, Validity],
    today: date,
    base_url: str,
    given: Callable[[str], OfUnit],
) -> Iterator[tuple[str | None, Job]]:
    """Yield what makes every data file: those of the whole country, then, by unit, its own and its directives'.

    ``base_url`` ends in ``/``; without one (``""``) addresses count from the site's root. Feeds need absolute
    addresses: without ``base_url`` there are none. ``given``: what :func:`of_unit` returns for a unit.
    """
    units = grouped(corpus.directives.values(), lambda directive: (directive.unit,))
    yield None, partial(_of_all, [*units], today, base_url, given)
    yield None, partial(national_tables.cited_table, corpus, base_url)
    yield None, partial(national_tables.lists, corpus, base_url)
    yield None, partial(day_tables.province_tables, corpus, validities)
    for unit, directives in units.items():
        yield unit, partial(_of_unit, unit, directives, validities)


def _of_all(units: Iterable[str], today: date, base_url: str, given: Callable[[str], OfUnit]) -> Iterator[Export]:
    found = [given(unit) for unit in units]
    yield from national_tables.tables((one.rows for one in found), today, base_url)
    if base_url:
        news = [entry for one in found for entry in one.news]
        yield from feeds.calendar_files([entry for one in found for entry in one.days], news, today)
        yield from feeds.feeds(news, base_url)


def files(sizes: Mapping[str, int]) -> list[File]:
    """Return the main files among those of ``sizes`` (in bytes, by path), the most asked for first."""
    units = (CENTRAL, *vocabulary().territory.provinces)
    names = {**_NAMES, **{day_tables.unit_path(unit): _unit_words(unit) for unit in units}}
    return [File(path, *words, sizes[path]) for path, words in names.items() if path in sizes]


def _unit_words(unit: str) -> tuple[str, str]:
    name = "trung ương" if unit == CENTRAL else vocabulary().territory.provinces[unit].name
    return f"Trạng thái theo ngày, {name} (JSON)", f"Mọi biện pháp của {name}, mỗi biện pháp với trạng thái ở mọi ngày."


def _of_unit(unit: str, directives: Iterable[Directive], validities: Mapping[str, Validity]) -> Iterator[Export]:
    told = [(directive, directive_validities(directive, validities)) for directive in directives]
    yield from day_tables.unit_tables(unit, [validity for _, own in told for validity in own])
    for directive, own in told:
        yield from record_files(directive, own)
