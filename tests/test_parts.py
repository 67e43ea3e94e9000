"""Long lists are told in parts: all that the whole tells, under the addresses of before, and every link leads on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from html import unescape
from itertools import chain
from posixpath import join, normpath

import pytest
import real

from generator.basics.prose import plain
from generator.site.icons import IconSet
from generator.site.pages import (
    agencies,
    changes,
    cited,
    directives,
    documents,
    duties,
    provinces,
    timelines,
    topics,
)
from generator.site.pieces.context import Site
from generator.site.rendering import Renderer, assets
from generator.site.views.agencies import AgencyView
from generator.site.views.changes import ChangesView
from generator.site.views.cited import CitedIndexView, CitedView
from generator.site.views.directives import DirectiveView
from generator.site.views.documents import DocumentIndexView
from generator.site.views.duties import DutiesView
from generator.site.views.page import Page
from generator.site.views.timelines import Lane, TimelineIndexView
from generator.site.views.topics import TopicView

TODAY = date(2026, 11, 23)
KINDS = (changes, timelines, documents, cited, topics, agencies, duties)
BOUNDS = (1, 12, 60)
WHOLE = 10_000
"""No list of the archive is as long."""


def site(most: int) -> Site:
    return Site(real.corpus(), real.validities(), TODAY, "", most)


@cache
def pages(most: int) -> list[Page]:
    of = site(most)
    made = [page for kind in KINDS for *_, make in kind.jobs(of) for page in make()]
    made += directives.pages(of, of.corpus.directives.values())
    assert len({page.address for page in made}) == len(made)
    return made


def told(made: Iterable[Page]) -> Counter[object]:
    """Every entry of the lists, wherever it stands, as it is told."""
    return Counter(map(repr, chain.from_iterable(_entries(page.view) for page in made)))


def _entries(view: object) -> Iterator[object]:
    match view:
        case ChangesView():
            yield from (day for month in view.months for day in month.days)
        case TimelineIndexView():
            for timeline in view.timelines:
                yield from ((row.document, plain(row.text), [b.words for b in row.bars]) for row in timeline.rows)
                yield from _regimes(timeline.name, timeline.lanes)
        case DocumentIndexView():
            yield from (item for group in view.groups for item in group.documents)
        case CitedIndexView():
            yield from view.items
        case CitedView() | DirectiveView():
            yield from view.mentions if isinstance(view, CitedView) else ()
            yield from ((group.heading, item) for group in view.relations for item in group.items)
        case TopicView():
            yield from (("public", line) for group in view.groups for line in group.measures)
            yield from (("task", line) for group in view.tasks for line in group.measures)
        case AgencyView(parts=()):
            yield from _of_agency(view)
        case DutiesView():
            yield from (duty for place in view.places for duty in place.duties.items)
            yield from (one for place in view.places if place.contacts for one in place.contacts.printed)


def _of_agency(view: AgencyView) -> Iterator[object]:
    yield from (("task", line) for place in view.places for line in place.measures)
    yield from (("overdue", line) for place in view.places for line in place.overdue)
    yield from (("helping", line) for group in view.helping for line in group.measures)
    yield from (("sends", item) for item in view.sends.items)
    yield from (("receives", item) for item in view.receives.items)
    yield from (*view.calendar.coming, *view.calendar.due, *view.calendar.passed)


def _regimes(name: str, lanes: Iterable[Lane]) -> Iterator[object]:
    for lane in lanes:
        if lane.whole:
            yield from ((name, span.when, span.regime) for span in lane.spans)


@pytest.mark.parametrize("most", BOUNDS)
def test_parts_tell_together_what_the_whole_tells(most: int) -> None:
    assert len(pages(most)) > len(pages(WHOLE))
    assert told(pages(most)) == told(pages(WHOLE))


@pytest.mark.parametrize("most", BOUNDS)
def test_no_page_is_longer_than_its_bound_unless_nothing_parts_it(most: int) -> None:
    for page in pages(most):
        view = page.view
        if isinstance(view, DocumentIndexView) and len(page.address.split("/")) < 5:
            assert sum(len(group.documents) for group in view.groups) <= most
        if isinstance(view, CitedIndexView) and len(page.address.split("/")) < 4:
            assert len(view.items) <= most


@pytest.mark.parametrize("most", BOUNDS)
def test_sums_count_what_the_days_tell(most: int) -> None:
    views = [page.view for page in pages(most) if isinstance(page.view, ChangesView)]
    counted = {
        day.anchor: Counter((change.unit_key, str(change.kind)) for change in day.changes)
        for view in views
        for month in view.months
        for day in month.days
    }
    summed = [view for view in views if view.sums]
    assert summed
    for sums in (view.sums for view in summed):
        kinds = len(sums["kinds"])
        for anchor, codes in sums["days"].items():
            found = Counter((sums["units"][code // kinds], str(sums["kinds"][code % kinds])) for code in codes)
            assert found == counted[anchor]
    for row in (row for view in summed for month in view.months for row in month.sums):
        assert row.count == counted[row.anchor].total() == sum(one.count for one in row.kinds)


def rendered(most: int, made: list[Page]) -> dict[str, str]:
    beside = _provinces(site(most))
    icons = IconSet(None)
    renderer = Renderer("", assets(icons), icons, TODAY)
    return {page.address: renderer.content(page).html for page in (*made, *beside)}


def _provinces(own: Site) -> Iterator[Page]:
    yield from (
        provinces.province(own, unit) for unit in {d.unit for d in own.corpus.directives.values()} - {"trung-uong"}
    )


def ids(html: str) -> set[str]:
    return set(re.findall(r'\bid="([^"]+)"', html))


FOLDERS = (
    "thay-doi/",
    "dong-thoi-gian/",
    "van-ban/",
    "dan-chieu/",
    "chu-de/",
    "co-quan/",
    "nghia-vu-cong-khai/",
)


@pytest.mark.parametrize("most", BOUNDS)
def test_every_link_and_anchor_is_there(most: int) -> None:
    html = rendered(most, pages(most))
    anchors = {address: ids(text) for address, text in html.items()}
    led = 0
    for address, text in html.items():
        for link in map(unescape, re.findall(r'<a [^>]*\bhref="([^"]+)"', text)):
            path, _, fragment = link.partition("#")
            target = f"{normpath(join('/', address, path))}/".lstrip("/") if path else address
            if link.startswith("http") or not target.startswith(FOLDERS) or re.search(r"\.\w+/$", target):
                continue
            led += 1
            assert target in html, (address, link)
            assert not fragment or fragment in anchors[target], (address, link)
    assert led > 500


@pytest.mark.parametrize("most", BOUNDS)
def test_addresses_and_anchors_of_the_whole_go_on_to_work(most: int) -> None:
    before, after = rendered(most, pages(WHOLE)), rendered(most, pages(most))
    assert set(before) <= set(after)
    drawing = re.compile("ve-")
    for address, text in before.items():
        assert {each for each in ids(text) - ids(after[address]) if not drawing.match(each)} == set(), address
