"""Everything that is made of a corpus, without a site on disk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.basics.export import Export
from generator.exports import files
from generator.law.scenario import Grace
from generator.law.validity import validities
from generator.records.corpus import Corpus
from generator.site import assembly
from generator.site.pieces.context import Site
from generator.site.search_index import Share
from generator.site.views.page import Page


def site_of(corpus: Corpus, today: date) -> Site:
    """What every page of a site without an address is made from."""
    return assembly.site_of(corpus, today, "", Grace())


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
