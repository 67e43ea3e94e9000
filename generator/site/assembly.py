"""The whole site: corpus, states and the build's day → every generated page and data file, as jobs of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
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
from generator.site.pieces.context import Site
from generator.site.pieces.search_tables import headings
from generator.site.views.page import Page

Job = Callable[[], Iterable[Page | Export]]
"""Makes some pages and data files, whatever else is made."""


def site_of(corpus: Corpus, today: date, base_url: str, grace: Grace) -> Site:
    """Return what every page is made from, with all that many of them ask worked out.

    ``today``: the build's day at UTC+7; ``base_url``: the site's address, ending in ``/``, or empty if unknown.
    """
    site = Site(corpus, validities(corpus, grace), today, base_url)
    site.work_out()
    return site


def jobs(site: Site, grace: Grace) -> list[Job]:
    """Return what makes every page and data file but the page of data files, which tells of the others."""
    return list(_jobs(site, grace))


def _jobs(site: Site, grace: Grace) -> Iterator[Job]:
    """Yield what takes long first, so that nobody waits for it at the end."""
    yield partial(files.exports, site.corpus, site.validities, site.today, site.base_url)
    for several in (provinces, agencies, topics, cited, drafts):
        yield partial(several.pages, site)
    for one in (timelines, changes, home, comparison, map, duties, search):
        yield partial(_single, partial(one.page, site))
    yield partial(_single, partial(headings, site))
    yield partial(_single, partial(about.method, grace))
    yield partial(_single, partial(directives.index, site))
    for unit in grouped(site.corpus.directives.values(), lambda directive: (directive.unit,)).values():
        yield partial(directives.pages, site, unit)


def _single(make: Callable[[], Page | Export]) -> Iterator[Page | Export]:
    yield make()
