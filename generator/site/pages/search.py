"""The page of search, and what one can filter by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.basics.text import sort_key
from generator.law import territorial_changes, wording
from generator.records.addresses import AGENCIES, CITED, DOCUMENTS, PROVINCES, TOPICS
from generator.site.pieces.context import Site
from generator.site.pieces.links import unit_name
from generator.site.pieces.search_places import SearchPlace, current_places, former_places
from generator.site.pieces.search_tables import ADDRESS, BADGES, types_of
from generator.site.views.page import Page
from generator.site.views.parts import Hyperlink
from generator.site.views.search import Filter, FilterOption, OptionGroup, SearchView
from generator.vocabulary.lists import CENTRAL, vocabulary
from generator.vocabulary.territory import Era


def page(site: Site) -> Page:
    """Return the page of search."""
    view = SearchView(tuple(_filters(site)), _elsewhere())
    description = "Tìm văn bản và điều khoản theo số, tên, nội dung; lọc theo tỉnh, trạng thái, chủ đề, năm."
    assets = ("search/search.css", "search/start.js")
    return Page(ADDRESS, "Tìm kiếm", description, view, section=True, assets=assets)


def _elsewhere() -> tuple[Hyperlink, ...]:
    return (
        Hyperlink(PROVINCES, "Chọn tỉnh: biện pháp ở nơi bạn ở"),
        Hyperlink(DOCUMENTS, "Mọi văn bản trong kho, theo tỉnh"),
        Hyperlink(CITED, "Văn bản được nhắc đến mà kho chưa lưu giữ"),
        Hyperlink(TOPICS, f"Theo chủ đề: {vocabulary().site.topics}…"),
        Hyperlink(AGENCIES, "Theo cơ quan được giao việc"),
    )


def _filters(site: Site) -> Iterator[Filter]:
    words = vocabulary()
    yield Filter("tinh", "Tỉnh, thành phố", "Mọi nơi", tuple(_provinces(site.era)))
    states = [FilterOption(one.key, one.word) for one in BADGES]
    yield _filter("trang-thai", "Trạng thái trong ngày đang xem", "Mọi trạng thái", states)
    yield _filter("loai", "Loại văn bản", "Mọi loại", _named({key: words.types[key].name for key in types_of(site)}))
    topics = {key: words.topics[key].name for measure in site.measures for key in measure.topics}
    yield _filter("chu-de", "Chủ đề", "Mọi chủ đề", _named(topics))
    agencies = {key: words.agencies[key] for measure in site.measures for key in (*measure.agencies, *measure.helping)}
    yield _filter("co-quan", "Cơ quan được giao hoặc phối hợp", "Mọi cơ quan", _named(agencies))


def _filter(name: str, words: str, any_: str, options: Iterable[FilterOption]) -> Filter:
    return Filter(name, words, any_, (OptionGroup(None, tuple(options)),))


def _named(names: Mapping[str, str]) -> Iterator[FilterOption]:
    return (FilterOption(key, names[key]) for key in sorted(names, key=lambda key: sort_key(names[key])))


def _provinces(now: Era) -> Iterator[OptionGroup]:
    yield OptionGroup(None, (FilterOption(CENTRAL, unit_name(CENTRAL)),))
    time = wording.capitalised(territorial_changes.period([now]))
    yield OptionGroup(f"{time}, gồm cả tỉnh đã nhập vào" if time else None, tuple(_options(current_places(now))))
    for era, places in former_places(now):
        yield OptionGroup(f"Tỉnh cũ, {territorial_changes.period([era])}", tuple(_options(places)))


def _options(places: Iterable[SearchPlace]) -> Iterator[FilterOption]:
    return _named({place.value: unit_name(place.slug) for place in places})
