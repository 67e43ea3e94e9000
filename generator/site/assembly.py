"""The whole site: corpus, states and the build's day → every generated page and data file, as jobs of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from generator.basics.export import Export
from generator.basics.grouping import grouped
from generator.exports import files
from generator.law.scenario import Grace
from generator.law.validity import validities
from generator.records.corpus import Corpus
from generator.site.pages import (
    about,
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
from generator.site.pieces import search_tables
from generator.site.pieces.context import Site
from generator.site.search_index import Share
from generator.site.views.page import Page

Job = Callable[[], Iterable[Page | Export | Share]]
"""Makes some pages, data files and shares of the index of search, whatever else is made."""


def site_of(corpus: Corpus, today: date, base_url: str, grace: Grace) -> Site:
    """Return what every page is made from, with all that many of them ask worked out.

    ``today``: the build's day at UTC+7; ``base_url``: the site's address, ending in ``/``, or empty if unknown.
    """
    site = Site(corpus, validities(corpus, grace), today, base_url)
    site.work_out()
    return site


def jobs(site: Site, grace: Grace) -> list[Job]:
    """Return what makes every page and data file but those that tell of others: see :func:`last_jobs`."""
    return list(_jobs(site, grace))


def last_jobs(site: Site, sizes: Mapping[str, int], shares: Sequence[Share]) -> list[Job]:
    """Return what makes the rest: the page of data files and the index of search.

    ``sizes``: of every file that was made, in bytes, by path; ``shares``: what units gave to the index, in order.
    """
    return [
        *(partial(search_tables.shelf_of, name, shares) for name in search_tables.SHELVES),
        partial(_single, partial(search_tables.table, site, shares)),
        partial(_single, partial(about.data, sizes)),
    ]


def _jobs(site: Site, grace: Grace) -> Iterator[Job]:
    """Yield what takes long first, so that nobody waits for it at the end."""
    yield partial(files.exports, site.corpus, site.validities, site.today, site.base_url)
    for several in (provinces, agencies, topics, cited, drafts):
        yield partial(several.pages, site)
    for one in (timelines, changes, home, comparison, map, duties, search):
        yield partial(_single, partial(one.page, site))
    yield partial(_single, partial(about.method, grace))
    yield partial(_single, partial(directives.index, site))
    for unit in grouped(site.corpus.directives.values(), lambda directive: (directive.unit,)).values():
        yield partial(directives.pages, site, unit)
    for number, name in enumerate(search_tables.units_of(site)):
        yield partial(search_tables.of_unit, site, number, name)


def _single(make: Callable[[], Page | Export]) -> Iterator[Page | Export]:
    yield make()
