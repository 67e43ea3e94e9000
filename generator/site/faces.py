"""What pages can tell of a unit, as a checksum: the same as long as nothing changes that they could tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from functools import cached_property
from hashlib import blake2b

from generator.basics.grouping import grouped
from generator.law import emergency
from generator.law.validity import Validity, directive_validities
from generator.records.corpus import Directive
from generator.site.pieces.context import Site
from generator.vocabulary.lists import CENTRAL, vocabulary


class Faces:
    """The faces of the units of ``site``."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._own = dict[str, str]()

    def of(self, units: Iterable[str]) -> str:
        """Return the checksum of all that can stand on a page about ``units``.

        That is what is known of their documents, of each unit of which a document is linked to one of theirs, of what
        the centre asks of them or of the whole country, how the documents are called that nobody holds, and where long
        lists are divided.
        """
        about = {*units}
        shown = about | self._everywhere
        for unit in about:
            shown |= self._linked[unit]
        told = [(unit, self._central(about) if unit == CENTRAL else self._face(unit)) for unit in sorted(shown)]
        return _checksum((told, [self._called(key) for key in sorted(self._cited_in(about))], self._parted))

    def _face(self, unit: str) -> str:
        if unit not in self._own:
            self._own[unit] = _checksum(tuple(map(self._document, self._directives.get(unit, ()))))
        return self._own[unit]

    def _central(self, about: set[str]) -> str:
        """Return the face of what the centre issued, as far as pages about these units can tell of it."""
        if CENTRAL in about:
            return self._face(CENTRAL)
        concerning = {CENTRAL, *about}
        linked = {id_ for unit in about for id_ in self._linked_central[unit]}
        return _checksum(
            tuple(
                self._document(directive)
                for directive in self._directives.get(CENTRAL, ())
                if directive.id in linked or not concerning.isdisjoint(directive.units)
            )
        )

    def _document(self, directive: Directive) -> Hashable:
        own = directive_validities(directive, self._site.validities)
        issued = directive.issued
        return directive.id, directive.digest, str(issued.first), str(issued.last), tuple(map(_course, own))

    def _called(self, key: str) -> Hashable:
        return key, self._site.corpus.cited[key].reference.model_dump_json(), self._site.cited_name(key)

    def _cited_in(self, units: set[str]) -> set[str]:
        return {key for unit in units for key in self._cited[unit]}

    @cached_property
    def _parted(self) -> Hashable:
        """Which lists of the whole country are told in parts: what stands in them then has pages of its own."""
        site = self._site
        lists = (site.by_topic, site.by_agency, {"": site.by_duty})
        divided = (tuple(sorted(key for key, whole in each.items() if whole.parts)) for each in lists)
        return (*divided, tuple(part.path for part in site.changes.all() if part.parts))

    @cached_property
    def _directives(self) -> dict[str, list[Directive]]:
        return grouped(self._site.corpus.directives.values(), lambda directive: (directive.unit,))

    @cached_property
    def _everywhere(self) -> set[str]:
        corpus = self._site.corpus
        endings = (emergency.end(corpus, key) for key in vocabulary().emergencies)
        return {CENTRAL, *(ending.unit for ending in endings if ending)}

    @cached_property
    def _linked(self) -> defaultdict[str, set[str]]:
        """By unit, those of which a document is linked to one of its own, or to one that is cited as its own."""
        found = defaultdict[str, set[str]](set)
        for one, other in self._pairs():
            found[_unit(one)].add(_unit(other))
            found[_unit(other)].add(_unit(one))
        return found

    @cached_property
    def _linked_central(self) -> defaultdict[str, set[str]]:
        """By unit, the documents of the centre that are linked to one of its own, or to one cited as its own."""
        found = defaultdict[str, set[str]](set)
        for one, other in self._pairs():
            for central, unit in ((one, _unit(other)), (other, _unit(one))):
                if _unit(central) == CENTRAL:
                    found[unit].add(central)
        return found

    @cached_property
    def _cited(self) -> defaultdict[str, set[str]]:
        """By unit, the documents that its own cite, or that are cited as its own, and are not held."""
        found = defaultdict[str, set[str]](set)
        for key in self._site.corpus.cited:
            found[_unit(key)].add(key)
        for source, target in self._pairs():
            if target in self._site.corpus.cited:
                found[_unit(source)].add(target)
        return found

    def _pairs(self) -> Iterator[tuple[str, str]]:
        corpus = self._site.corpus
        yield from ((link.source, link.target) for link in corpus.links)
        yield from ((mention.source, mention.target) for mention in corpus.mentions)


def _unit(id_: str) -> str:
    return id_.partition("/")[0]


def _course(validity: Validity) -> Hashable:
    own = str(validity.period.start), str(validity.period.end)
    steps = (
        (
            str(interval.span.start),
            str(interval.span.end),
            str(interval.state),
            interval.overdue,
            *((r.rule, r.record, r.clause, str(r.date), r.text) for r in interval.reasons),
        )
        for interval in validity.intervals
    )
    seats = [(unit, _course(validity.seen_from((unit,)))) for unit in validity.seats if len(validity.seats) > 1]
    return validity.id, own, *steps, *seats


def _checksum(told: object) -> str:
    return blake2b(repr(told).encode(), digest_size=16).hexdigest()
