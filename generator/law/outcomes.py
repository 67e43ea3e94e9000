"""(corpus, measure) → what its scenarios say of it; those that cannot differ for it are looked at once.

What a scenario says of a measure has parts that know nothing of each other: what becomes of the measure itself, and
when each regime applies to which it is tied. A part rests on few of the unknowns, and is the same wherever those are:
there may be thousands of scenarios, and little to say.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import itemgetter
from typing import TypeVar

from generator.basics.periods import Span
from generator.law.influence import Assumed, Decisive, Dependence, Influence, Value
from generator.law.scenario import Bearers, Grace, Scenario, State, Verdicts
from generator.records.corpus import Corpus, Directive, LinkedRelation, Norm

_T = TypeVar("_T", bound=Hashable)


@dataclass(frozen=True)
class Outcomes:
    """What all scenarios of a measure say of it, in their order, the same only once."""

    influence: Influence
    scenarios: Sequence[Scenario]
    """One of all that are alike in what becomes of the measure itself."""
    verdicts: Sequence[Verdicts]
    """What they say over all time."""
    said: Sequence[int]
    """By each choice of ``influence``: its place in ``verdicts``."""

    @cached_property
    def _by_value(self) -> list[dict[Value, set[int]]]:
        found: list[dict[Value, set[int]]] = [{} for _ in self.influence.unknowns]
        for choice, place in zip(self.influence.choices, self.said, strict=True):
            for places, value in zip(found, choice, strict=True):
                places.setdefault(value, set()).add(place)
        return found

    def deciding(self, states: Sequence[State]) -> set[Directive | LinkedRelation]:
        """Return the unknowns that make a difference to ``states``, which stand at an instant in ``verdicts``."""
        return {
            unknown
            for unknown, by_value in zip(self.influence.unknowns, self._by_value, strict=True)
            if len({frozenset(map(states.__getitem__, places)) for places in by_value.values()}) > 1
        }


class Outlook:
    """What the scenarios of a corpus say of its measures; what several have in common is found once."""

    def __init__(self, corpus: Corpus, grace: Grace) -> None:
        self.corpus = corpus
        self.grace = grace
        self._bearers = Bearers(corpus)
        self._dependence = Dependence(corpus, self._bearers)
        self._scenarios: dict[tuple[frozenset[tuple[str, date]], frozenset[LinkedRelation]], Scenario] = {}

    def of(self, norm: Norm) -> Outcomes:
        """Return what all possible scenarios say of ``norm``."""
        influence, carriers = Influence(self._dependence, norm), self._dependence.carriers(norm)
        scenarios, which = _varying(influence, self._dependence.itself(norm), self._scenario)
        parts = [
            _varying(influence, self._dependence.unknown_of_bearer(other), self._applying(other)) for other in carriers
        ]
        places: dict[tuple[int, ...], int] = {}
        said = [
            places.setdefault(together, len(places)) for together in zip(which, *(at for _, at in parts), strict=True)
        ]
        verdicts = []
        for first, *rest in places:
            spans = [(other, values[at]) for other, (values, _), at in zip(carriers, parts, rest, strict=True)]
            carried = [(span, other) for other, applying in spans for span in applying]
            verdicts.append(scenarios[first].validity(norm, carried))
        return Outcomes(influence, scenarios, verdicts, said)

    def _applying(self, norm: Norm) -> Callable[[Assumed], tuple[Span, ...]]:
        return lambda assumed: tuple(self._scenario(assumed).applying(norm))

    def _scenario(self, assumed: Assumed) -> Scenario:
        days, untrue = assumed
        key = (frozenset(days.items()), untrue)
        if key not in self._scenarios:
            self._scenarios[key] = Scenario(self.corpus, self.grace, self._bearers, days, untrue)
        return self._scenarios[key]


def _varying(influence: Influence, of: Decisive, look: Callable[[Assumed], _T]) -> tuple[list[_T], list[int]]:
    """Return all that ``look`` sees, which asks only for what is ``of`` it; and for each choice which of that it is."""
    places, values = influence.places(of), dict[_T, int]()
    if not places:
        return [look(influence.assumed((), ()))], [0] * len(influence.choices)
    chosen, seen = itemgetter(*places), dict[object, int]()
    for choice in influence.choices:
        if (key := chosen(choice)) not in seen:
            seen[key] = values.setdefault(look(influence.assumed(choice, places)), len(values))
    return [*values], [seen[chosen(choice)] for choice in influence.choices]
