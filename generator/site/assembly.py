"""The whole site: corpus, states and the build's day → every generated page, in the order of the navigation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from generator.basics.export import Export
from generator.exports import files
from generator.law import wording
from generator.law.scenario import Grace, State
from generator.law.validity import validities
from generator.records.corpus import Corpus
from generator.site.pages import (
    agencies,
    changes,
    cited,
    comparison,
    directives,
    drafts,
    duties,
    home,
    map,
    provinces,
    search,
    timelines,
    topics,
)
from generator.site.pages.badges import OVERDUE, badge
from generator.site.pages.context import Site
from generator.site.pages.search import FullText
from generator.site.views.about import DataFile, DataView, MethodView, StateMeaning
from generator.site.views.page import Page

_MEANINGS = {
    State.NOT_YET: "Văn bản đã có, nhưng ngày bắt đầu chưa tới.",
    State.APPLYING: "Còn trong thời hạn văn bản ghi, hoặc có căn cứ gần đây cho thấy còn áp dụng.",
    State.UNCONFIRMED: "Không có ngày kết thúc nào được ghi, và gần đây không ai xác nhận; hoặc ngày tháng không rõ.",
    State.SUSPENDED: "Một văn bản khác cho tạm ngưng.",
    State.KNOWN_BY_NAME: "Kho không có lời văn và không biết biện pháp nào của văn bản; cũng không biết là đã hết.",
    State.DONE: "Việc làm xong ngay trong ngày, như bãi bỏ, đính chính, thành lập; không có gì để hết hạn.",
    State.EXPIRED: "Đã qua ngày kết thúc, hay dịp, mà văn bản ghi.",
    State.REPLACED: "Một văn bản khác đã thay thế.",
    State.REPEALED: "Một văn bản khác đã bãi bỏ.",
}
_OVERDUE_MEANS = (
    "Hạn chót của một việc giao cho cơ quan đã qua, và không có căn cứ nào sau ngày đó. Là một kiểu chưa xác nhận."
)


def build(corpus: Corpus, today: date, base_url: str, grace: Grace) -> tuple[list[Page], list[Export], FullText]:
    """Return every generated page, every data file, and what the full-text index is made from.

    ``today``: the build's day at UTC+7; ``base_url``: the site's address, ending in ``/``, or empty if unknown.
    """
    states = validities(corpus, grace)
    exported = list(files.exports(corpus, states, today, base_url))
    site = Site(corpus, states, today, base_url)
    return list(_pages(site, grace, exported)), [*exported, search.headings(site)], FullText(site)


def _pages(site: Site, grace: Grace, exported: Sequence[Export]) -> Iterator[Page]:
    yield home.page(site)
    yield from provinces.pages(site)
    yield from directives.pages(site)
    yield from drafts.pages(site)
    yield from topics.pages(site)
    yield from agencies.pages(site)
    yield duties.page(site)
    yield comparison.page(site)
    yield timelines.page(site)
    yield changes.page(site)
    yield map.page(site)
    yield search.page(site)
    yield from cited.pages(site)
    yield _data(exported)
    yield _method(grace)


def _data(exported: Sequence[Export]) -> Page:
    listed = tuple(
        DataFile(file.path, file.name, file.description, wording.size(file.size)) for file in files.files(exported)
    )
    description = "Toàn bộ kho dưới dạng dữ liệu mở."
    return Page("du-lieu/", "data.html", "Dữ liệu", description, DataView(listed), section=True)


def _method(grace: Grace) -> Page:
    states = tuple(StateMeaning(badge(state), meaning) for state, meaning in _MEANINGS.items())
    states += (StateMeaning(OVERDUE, _OVERDUE_MEANS),)
    view = MethodView(states, grace.public, grace.task)
    description = "Trạng thái của một biện pháp được tính thế nào."
    return Page("phuong-phap/", "method.html", "Phương pháp", description, view, section=True)
