"""The whole site: corpus, states and the build's day → every generated page and data file, as jobs of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
    coverage,
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
from generator.site.pieces import search_names, search_tables
from generator.site.pieces.context import Keeper, Site, gist, happened_in, keeps_nothing
from generator.site.search_index import Share
from generator.site.views.page import Page
from generator.vocabulary.lists import vocabulary


@dataclass(frozen=True, slots=True)
class Job:
    """Makes some pages, data files and shares of the index of search, whatever else is made."""

    make: Callable[[], Iterable[Page | Export | Share]]
    name: str = ""
    units: frozenset[str] | None = None
    """The units that all of it is about: only if something changes that is told of these, it does. None: of all."""
    given: object = None
    """Of what is about all units: what tells all that it is made from, where that is known."""


def tables(site: Site, unit: str) -> files.OfUnit:
    """Return what data files of the whole country hold of ``unit``."""
    return files.of_unit(site.corpus, site.directives_of[unit], site.validities, site.today, site.base_url)


SHARES: tuple[Callable[[Site, str], object], ...] = (
    gist,
    happened_in,
    agencies.spellings,
    changes.happened_by_month,
    tables,
)
"""What each unit gives to pages and data files of the whole country, made of that unit alone."""


def site_of(
    corpus: Corpus, today: date, base_url: str, grace: Grace, repo_url: str = "", keep: Keeper = keeps_nothing
) -> Site:
    """Return what every page is made from.

    ``today``: the build's day at UTC+7; ``base_url``: the site's address, ending in ``/``, or empty if unknown;
    ``repo_url``: that of the repository, likewise; ``keep``: keeps between builds what units give to pages of the whole
    country.
    """
    return Site(corpus, validities(corpus, grace), today, base_url, repo_url=repo_url, keep=keep)


def shares(site: Site, units: Iterable[str]) -> list[Callable[[], None]]:
    """Return what makes all that ``units`` give to others, so that it is kept when these ask."""
    return [partial(_share, site, unit) for unit in units]


def _share(site: Site, unit: str) -> None:
    for make in SHARES:
        site.share(make, unit)


def jobs(site: Site, grace: Grace) -> list[Job]:
    """Return what makes every page and data file but those that tell of others: see :func:`last_jobs`.

    Those about one unit follow each other, so that what they show of its measures is worked out once and then let go.
    """
    return sorted(_jobs(site, grace), key=lambda job: sorted(job.units or ()))


def last_jobs(site: Site, sizes: Mapping[str, int], shares: Sequence[Share]) -> list[Job]:
    """Return what makes the rest: the page of data files and the index of search.

    ``sizes``: of every file that was made, in bytes, by path; ``shares``: what units gave to the index, in order.
    """
    return [
        *(Job(partial(search_tables.words_shelf, name, shares)) for name in search_tables.WORDS),
        Job(partial(search_tables.cards_shelf, shares)),
        Job(partial(_single, partial(search_tables.table, site, shares))),
        Job(partial(_single, partial(search_names.names, site))),
        Job(partial(_single, partial(search_names.spellings, shares))),
        Job(partial(_single, partial(about.data, sizes))),
    ]


def _jobs(site: Site, grace: Grace) -> Iterator[Job]:
    """Yield what takes long first, so that nobody waits for it at the end."""
    rows = partial(site.share, tables)
    for unit, make in files.jobs(site.corpus, site.validities, site.today, site.base_url, rows):
        yield Job(make, f"{files.__name__} {unit}", frozenset({unit})) if unit else Job(make)
    yield Job(partial(drafts.pages, site))
    yield Job(partial(coverage.pages, site))
    for one in (home, comparison, map, search, provinces):
        yield Job(partial(_single, partial(one.page, site)))
    yield Job(partial(_single, partial(about.method, grace)))
    for month, given, pages in changes.jobs(site):
        yield Job(pages, f"{changes.__name__} {month}", given=given)
    for several in (agencies, topics, timelines, documents, cited, duties):
        for unit, make in several.jobs(site):
            yield Job(make, f"{several.__name__} {unit}", frozenset({unit})) if unit else Job(make)
    for slug in vocabulary().territory.provinces:
        units = {unit for time in times(slug, site.era) for unit in time.units}
        yield Job(partial(provinces.pages, site, slug), province_address(slug), frozenset(units))
    for unit, own in grouped(site.corpus.directives.values(), lambda directive: (directive.unit,)).items():
        yield Job(partial(directives.pages, site, own), f"{DOCUMENTS}{unit}/", frozenset({unit}))
    for unit in search_tables.units_of(site):
        yield Job(partial(search_tables.of_unit, site, unit), f"{search_tables.ADDRESS}{unit}/", frozenset({unit}))


def _single(make: Callable[[], Page | Export]) -> Iterator[Page | Export]:
    yield make()
