"""The index of documents, newest first; where they are many, in parts by province, year and month."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice

from generator.basics.grouping import grouped
from generator.basics.prose import Prose, text
from generator.basics.splitting import ListPart
from generator.basics.timeseries import Dated, tally
from generator.records.addresses import DOCUMENTS, province_address
from generator.records.corpus import Directive
from generator.site.pieces.context import Site
from generator.site.pieces.document_lists import document_item, newest_first
from generator.site.pieces.links import unit_name, units_by_name
from generator.site.pieces.parted_lists import around, part_item, parted, parts, told_of
from generator.site.pieces.times import turning_days
from generator.site.views.documents import DocumentGroup, DocumentIndexView
from generator.site.views.page import Page
from generator.site.views.parts import DocumentItem
from generator.vocabulary.lists import CENTRAL

_NAME = "Văn bản"
_NEWEST = 6


def jobs(site: Site) -> Iterator[tuple[str | None, Callable[[], Iterator[Page]]]]:
    """Yield what makes the index; and where it is told in parts, those of each unit, which is named."""
    whole = parted(newest_first(site.corpus.directives.values()), lambda directive: directive, site.most)
    yield None, partial(_pages, site, [whole])
    for part in whole.parts:
        yield part.keys[0], partial(_pages, site, list(part.all()))


def _pages(site: Site, found: Iterable[ListPart[Directive]]) -> Iterator[Page]:
    for part in found:
        told, view = told_of(part.keys), _view(site, part)
        shown = () if part.parts else map(site.state, part.items)
        yield Page(
            address=f"{DOCUMENTS}{part.path}",
            title=f"{_NAME}{told}",
            description=f"Mọi văn bản{told}, mới nhất trước." if part.keys else "Mọi văn bản, theo tỉnh.",
            view=view,
            section=not part.keys,
            turns=turning_days([*shown, *(item.live for item in view.parts), *(item.badge for item in view.newest)]),
        )


def _view(site: Site, part: ListPart[Directive]) -> DocumentIndexView:
    return DocumentIndexView(
        heading=f"{_NAME}{told_of(part.keys)}" if part.keys else "",
        around=around(_NAME, DOCUMENTS, part),
        parts=tuple(
            part_item(DOCUMENTS, one, one.items[0], f"{len(one.items)} văn bản", _live(site, one.items))
            for one in parts(part)
        ),
        groups=() if part.parts else tuple(_groups(site, part)),
        held=() if part.keys else _held(site),
        newest=() if part.keys or not part.parts else tuple(_newest(site)),
    )


def _held(site: Site) -> Prose:
    documents = site.documents.values()
    whole, measures = sum(one.held for one in documents), sum(one.measures for one in documents)
    provinces = len({*site.directives_of} - {CENTRAL})
    return text(
        f"Kho giữ {len(documents)} văn bản của {provinces} tỉnh và trung ương ({whole} văn bản có toàn văn), "
        f"{measures} biện pháp đã đọc."
    )


def _newest(site: Site) -> Iterator[DocumentItem]:
    # What was done at once is told among the changes: nothing of it is left to lead anywhere.
    leading = (directive for directive in newest_first(site.corpus.directives.values()) if not directive.at_once)
    return (document_item(site, directive, with_unit=True) for directive in islice(leading, _NEWEST))


def _live(site: Site, directives: Iterable[Directive]) -> Dated[str]:
    """Return how many of ``directives`` apply at any time."""
    applying = (site.documents[directive.id].applying for directive in directives)
    return tally(applying).map(lambda found: f"đang áp dụng: {found[True]}" if found[True] else "")


def _groups(site: Site, part: ListPart[Directive]) -> Iterator[DocumentGroup]:
    """Yield the documents of all units under the name of each; those of one unit have no need of it."""
    groups = grouped(part.items, lambda directive: (directive.unit,))
    for unit in units_by_name(groups):
        address = None if unit == CENTRAL else province_address(unit)
        items = tuple(document_item(site, directive) for directive in groups[unit])
        yield DocumentGroup(unit, "" if part.keys else unit_name(unit), address, items)
