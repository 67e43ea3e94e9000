"""The whole site: corpus, states and the build's day → every generated page and data file, as jobs of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from generator.basics.export import Export
from generator.basics.grouping import grouped
from generator.exports import files
from generator.law.place_times import times
from generator.law.scenario import Grace
from generator.law.validity import validities
from generator.records.addresses import DOCUMENTS, province_address
from generator.records.corpus import Corpus
from generator.site.pages import (
    about,
    agencies,
    changes,
    cited,
    comparison,
    directives,
    documents,
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
from generator.vocabulary.lists import vocabulary


@dataclass(frozen=True, slots=True)
class Job:
    """Makes some pages and data files, whatever else is made."""

    make: Callable[[], Iterable[Page | Export]]
    name: str = ""
    units: frozenset[str] | None = None
    """The units that all of it is about: only if something changes that is told of these, it does. None: of all."""


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
    yield Job(partial(files.exports, site.corpus, site.validities, site.today, site.base_url))
    for several in (agencies, topics, drafts):
        yield Job(partial(several.pages, site))
    for one in (home, comparison, map, duties, search, provinces):
        yield Job(partial(_single, partial(one.page, site)))
    yield Job(partial(_single, partial(headings, site)))
    yield Job(partial(_single, partial(about.method, grace)))
    for several in (timelines, changes, documents, cited):
        for unit, make in several.jobs(site):
            yield Job(make, f"{several.__name__} {unit}", frozenset({unit})) if unit else Job(make)
    for slug in vocabulary().territory.provinces:
        units = {unit for time in times(slug, site.era) for unit in time.units}
        yield Job(partial(_single, partial(provinces.province, site, slug)), province_address(slug), frozenset(units))
    for unit, own in grouped(site.corpus.directives.values(), lambda directive: (directive.unit,)).items():
        yield Job(partial(directives.pages, site, own), f"{DOCUMENTS}{unit}/", frozenset({unit}))


def _single(make: Callable[[], Page | Export]) -> Iterator[Page | Export]:
    yield make()
