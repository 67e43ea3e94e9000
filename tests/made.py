"""Everything that is made of a corpus, without a site on disk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import real
from small_corpus import small_corpus

from generator.basics.export import Export
from generator.exports import files
from generator.law.scenario import Grace
from generator.law.validity import validities
from generator.records.corpus import Corpus
from generator.site import assembly
from generator.site.pages import provinces
from generator.site.pieces.context import MOST, Site
from generator.site.search_index import Share
from generator.site.views.page import Page
from generator.site.views.provinces import ProvinceView


def site_of(corpus: Corpus, today: date) -> Site:
    """What every page of a site without an address is made from."""
    return assembly.site_of(corpus, today, "", Grace())


def province_of(case: Mapping[str, Any], today: date, most: int = MOST) -> ProvinceView:
    """The page of the province that a case names, by its own records, or else by those of the frozen archive."""
    corpus, known = real.corpus(), real.validities()
    if "records" in case:
        corpus, errors = small_corpus(case["records"])
        assert not errors
        known = validities(corpus)
    view = provinces.province(Site(corpus, known, today, "", most), case["place"]).view
    assert isinstance(view, ProvinceView)
    return view


def everything(site: Site) -> Iterator[Page | Export]:
    """Every page and data file."""
    shares = list[Share]()
    for job in assembly.jobs(site, Grace()):
        for one in job.make():
            if isinstance(one, Share):
                shares.append(one)
            else:
                yield one
    for job in assembly.last_jobs(site, {}, shares):
        yield from job.make()


def data_file(site: Site, path: str) -> str:
    """The text of one data file."""
    return next(one.content for one in everything(site) if isinstance(one, Export) and one.path == path)


def data_files(corpus: Corpus, today: date, base_url: str = "") -> Iterator[Export]:
    """Every data file, feed and calendar of a site at ``base_url``."""
    found = validities(corpus)

    def given(unit: str) -> files.OfUnit:
        own = [directive for directive in corpus.directives.values() if directive.unit == unit]
        return files.of_unit(corpus, own, found, today, base_url)

    for _, make in files.jobs(corpus, found, today, base_url, given):
        yield from make()
