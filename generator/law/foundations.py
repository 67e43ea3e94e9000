"""(corpus, directive) → the documents on which the states of its measures can rest, found without asking for states.

:mod:`generator.law.influence` says it of each measure exactly, and has to read all records for it. Here it is said of
whole documents, from what is known of them at once: as much or more, never less.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.basics.grouping import grouped
from generator.law.scenario import SUSPENDS
from generator.records.corpus import Corpus
from generator.vocabulary.lists import CENTRAL, vocabulary


class Foundations:
    """On which documents those of ``corpus`` rest; what several share is found once."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._of_regimes = grouped(
            (d for d in corpus.directives.values() if d.outline.of_regimes), lambda directive: directive.units
        )
        self._found = dict[str, frozenset[str]]()
        self._regimes = dict[str, frozenset[str]]()

    def of(self, id_: str) -> frozenset[str]:
        """Return the ids of all documents on which states, warnings and reasons of those of ``id_`` rest, itself too.

        That is what its own states rest on; what those of each document rest on that it leans on (rule 8); and what it
        was done to, which is named where a document tells of nothing else.
        """
        if id_ not in self._found:
            links = self._corpus.links_from.get(id_, ())
            acts = vocabulary().acts
            bases = (link.target for link in links if link.held and acts[link.relation.act].rests)
            named = (link.target for link in links if link.held and acts[link.relation.act].effect)
            self._found[id_] = self._states(id_).union(*map(self._states, bases), named)
        return self._found[id_]

    def _states(self, id_: str) -> frozenset[str]:
        """Return what the states rest on: what acts on the document, and if it has to do with regimes, on others'."""
        own = frozenset((id_, *self._acting(id_)))
        directive = self._corpus.directives[id_]
        if not directive.outline.of_regimes:
            return own
        return own.union(*map(self._of_unit, (*directive.units, CENTRAL)))

    def _acting(self, id_: str) -> Iterator[str]:
        """Yield what can change when it ends, or prove that it lives; of what suspends it also what can end that."""
        for link in self._corpus.links_to.get(id_, ()):
            act = vocabulary().acts[link.relation.act]
            if act.effect or act.presupposes:
                yield link.source
            if link.relation.act == SUSPENDS:
                yield from (one.source for one in self._corpus.links_to.get(link.source, ()))

    def _of_unit(self, unit: str) -> frozenset[str]:
        """Return what has to do with regimes where ``unit`` is, and what acts on it."""
        if unit not in self._regimes:
            bearing = [directive.id for directive in self._of_regimes.get(unit, ())]
            self._regimes[unit] = frozenset((*bearing, *(one for id_ in bearing for one in self._acting(id_))))
        return self._regimes[unit]
