"""The whole site: corpus, states and the build's day → every generated page, in the order of the navigation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from generator.basics.export import Export
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
from generator.site.pieces.search_tables import SearchTables
from generator.site.views.page import Page


def build(corpus: Corpus, today: date, base_url: str, grace: Grace) -> tuple[list[Page], list[Export], SearchTables]:
    """Return every generated page, every data file, and what search is made from.

    ``today``: the build's day at UTC+7; ``base_url``: the site's address, ending in ``/``, or empty if unknown.
    """
    states = validities(corpus, grace)
    exported = list(files.exports(corpus, states, today, base_url))
    site = Site(corpus, states, today, base_url)
    return list(_pages(site, grace, exported)), exported, SearchTables(site)


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
    yield about.data(exported)
    yield about.method(grace)
