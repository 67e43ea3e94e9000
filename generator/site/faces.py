"""What pages can tell of a unit, as a checksum: the same as long as nothing changes that they could tell.

It is made of what is given, not of what follows from that: nobody has to work out states to know that they stay.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from functools import cached_property

from generator.basics.checksums import checksum
from generator.basics.grouping import gathered, grouped
from generator.law import emergency
from generator.law.foundations import Foundations
from generator.records.corpus import Corpus, Directive
from generator.site.pieces.cited_names import CitedNames
from generator.vocabulary.lists import CENTRAL, vocabulary


class Faces:
    """The faces of the units of which ``corpus`` has documents, or names some."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._cited_names = CitedNames(corpus)
        self._foundations = Foundations(corpus)
        self._known = dict[frozenset[str], str]()

    def of(self, units: Iterable[str]) -> str:
        """Return the checksum of all that can stand on a page about ``units``.

        That is every document of theirs, each that is linked to one of these, what is for the whole country or for them
        by name, and all on which the states of any of them rest; and how the documents are called that nobody holds.
        """
        about = frozenset(units)
        if about not in self._known:
            told = self._told(about)
            resting_on = told.union(*map(self._foundations.of, told))
            documents = [self._document(self._corpus.directives[id_]) for id_ in sorted(resting_on)]
            called = [self._called(key) for key in sorted(self._cited_in(about) | self._done_to(told))]
            self._known[about] = checksum((documents, called))
        return self._known[about]

    def _told(self, about: Iterable[str]) -> frozenset[str]:
        """Return the documents of which pages about these units tell."""
        own = (directive.id for unit in about for directive in self._directives.get(unit, ()))
        return self._everywhere.union(own, *(self._linked[unit] | self._naming[unit] for unit in about))

    def _document(self, directive: Directive) -> Hashable:
        """Return what is known of a document; which others it names hangs on what other records there are, too."""
        corpus, issued = self._corpus, directive.issued
        links = [link.target for link in corpus.links_from.get(directive.id, ())]
        mentions = [mention.target for mention in corpus.mentions_from.get(directive.id, ())]
        return directive.id, directive.digest, str(issued.first), str(issued.last), links, mentions

    def _called(self, key: str) -> Hashable:
        return key, self._corpus.cited[key].reference.model_dump_json(), self._cited_names.of(key)

    def _cited_in(self, units: Iterable[str]) -> set[str]:
        return {key for unit in units for key in self._cited[unit]}

    def _done_to(self, told: Iterable[str]) -> set[str]:
        """Return what nobody holds of that to which these documents did something: their reasons may name it."""
        links = (link for id_ in told for link in self._corpus.links_from.get(id_, ()))
        return {link.target for link in links if not link.held and vocabulary().acts[link.relation.act].effect}

    @cached_property
    def _directives(self) -> dict[str, list[Directive]]:
        return grouped(self._corpus.directives.values(), lambda directive: (directive.unit,))

    @cached_property
    def _everywhere(self) -> frozenset[str]:
        """What is for the whole country, what ended an emergency, and what made the model of a regime."""
        endings = (emergency.end(self._corpus, key) for key in vocabulary().emergencies)
        models = (regime.means.source for regime in vocabulary().regimes.values() if regime.means)
        held = (model for model in models if model in self._corpus.directives)
        return frozenset((*self._naming[CENTRAL], *(ending.id for ending in endings if ending), *held))

    @cached_property
    def _naming(self) -> defaultdict[str, set[str]]:
        """By unit, the documents of the centre that are for it; those for the whole country by the centre itself."""
        of_centre = self._directives.get(CENTRAL, ())
        found = gathered((unit, directive.id) for directive in of_centre for unit in directive.units)
        return defaultdict(set, {unit: set(ids) for unit, ids in found.items()})

    @cached_property
    def _linked(self) -> defaultdict[str, set[str]]:
        """By unit, the documents that are linked to one of its own, or to one that is cited as its own."""
        found, held = defaultdict[str, set[str]](set), self._corpus.directives
        for source, target in self._pairs():
            found[_unit(target)].add(source)
            if target in held:
                found[_unit(source)].add(target)
        return found

    @cached_property
    def _cited(self) -> defaultdict[str, set[str]]:
        """By unit, the documents that its own cite, or that are cited as its own, and are not held."""
        found = defaultdict[str, set[str]](set)
        for key in self._corpus.cited:
            found[_unit(key)].add(key)
        for source, target in self._pairs():
            if target in self._corpus.cited:
                found[_unit(source)].add(target)
        return found

    def _pairs(self) -> Iterator[tuple[str, str]]:
        yield from ((link.source, link.target) for link in self._corpus.links)
        yield from ((mention.source, mention.target) for mention in self._corpus.mentions)


def _unit(id_: str) -> str:
    return id_.partition("/")[0]
