"""States of measures and regimes of provinces over all time, as plain data from which a script picks a day.

Values over time are written as :func:`generator.basics.timeseries.flat` does; no rule has to be known to read them.
What many rows have is told once, and the rows name it by number. A unit of many measures has its rows in files by
topic, so that who asks about a few topics need not load all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from generator.basics.export import Export
from generator.basics.grouping import gathered, grouped
from generator.basics.prose import plain
from generator.basics.timeseries import Dated, dated, flat
from generator.documents.clauses import anchor
from generator.exports.formats import compact, json_rows
from generator.exports.shared_values import Shared
from generator.law import legal_citation, territorial_changes, wording
from generator.law.evidence import told_by
from generator.law.regimes import PlaceRegime, regimes, words
from generator.law.validity import Validity
from generator.records.addresses import document_address
from generator.records.corpus import Corpus
from generator.vocabulary.lists import CENTRAL, vocabulary
from generator.vocabulary.territory import Province

PROVINCES = "du-lieu/tinh-theo-ngay.json"
"""The path of the table of provinces."""
OVERDUE = "overdue"
"""Stands for the state of a task that is unconfirmed because its last day has passed."""
MOST = 200
"""So many measures of a unit are told in its own table; if it has more, those with a topic are told by topic."""
_COLUMNS = (
    *("document", "clause", "states"),
    *("measure", "topics", "task", "mode", "summary", "stage", "where", "until", "evidence", "provinces"),
)
"""What a row tells, in order; the first three by their numbers, as are the states in the ``provinces`` that a measure
of the centre names: ``[[[province, …], states], …]``."""


def unit_path(unit: str, topic: str | None = None) -> str:
    """Return the path of the table of ``unit``, or of what it has about ``topic``."""
    return f"du-lieu/trang-thai/{unit}{f'/{topic}' if topic else ''}.json"


def regime_path(place: str) -> str:
    """Return the path of the table of the regimes of a province, or of those that the centre set for all."""
    return f"du-lieu/tinh-theo-ngay/{place}.json"


def held_units(corpus: Corpus) -> list[str]:
    """Return the units that have records, in the order of the records."""
    return list(dict.fromkeys(directive.unit for directive in corpus.directives.values()))


def unit_tables(unit: str, validities: Sequence[Validity]) -> Iterator[Export]:
    """Yield the table of every measure of ``unit`` with its states over all time, and those by topic if it has many.

    ``counts`` then says of each topic, and of all together (None), how many measures are told elsewhere: tasks or not,
    ``[step, count, step, count, …]``, where each step leads from the number of one row of ``states`` to the next one's.
    """
    measures = [_told(validity) for validity in validities]
    # What names provinces cannot be counted for all.
    elsewhere = [m for m in measures if m.topics and not m.seats] if len(measures) > MOST else []
    by_topic = grouped(elsewhere, lambda measure: measure.topics)
    apart = {id(measure) for measure in elsewhere}
    here = [measure for measure in measures if id(measure) not in apart]
    series = Shared[Any]()
    counts = [
        [topic, int(task), _counted(series, (measure for measure in own if measure.is_task is task))]
        for topic, own in ((None, elsewhere), *by_topic.items())
        for task in (False, True)
    ]
    table = _table(here, series)
    yield Export(unit_path(unit), json_rows({"unit": unit, **table, "counts": [row for row in counts if row[-1]]}))
    for topic, own in by_topic.items():
        rows = {"unit": unit, "topic": topic, **_table(own, Shared[Any]())}
        yield Export(unit_path(unit, topic), json_rows(rows))


def _counted(series: Shared[Any], measures: Iterable[_Told]) -> list[int]:
    counts = sorted(Counter(series.place(*measure.series) for measure in measures).items())
    steps = (number - before for (before, _), (number, _) in pairwise([(0, 0), *counts]))
    return [part for step, (_, count) in zip(steps, counts, strict=True) for part in (step, count)]


def province_tables(corpus: Corpus, validities: Mapping[str, Validity]) -> Iterator[Export]:
    """Yield which units count in each province over all time and which regime it is under; its regimes in words, apart.

    ``held`` names the units that have records, and so a table of their own; ``nationwide`` is the regime that central
    documents set for the whole country.
    """
    found = {place: regimes(corpus, validities, place) for place in (CENTRAL, *vocabulary().territory.provinces)}
    keys = {place: flat(over_time.map(lambda regime: regime.key)) for place, over_time in found.items()}
    rows = [{**_province(place), "regime": keys[slug]} for slug, place in vocabulary().territory.provinces.items()]
    table = {"held": held_units(corpus), "nationwide": keys[CENTRAL], "provinces": rows}
    yield Export(PROVINCES, json_rows(table))
    for place, over_time in found.items():
        yield _regime_table(place, over_time)


def _regime_table(place: str, over_time: Dated[PlaceRegime]) -> Export:
    told = Shared[dict[str, Any]]()
    numbers = over_time.map(_regime).map(lambda regime: told.place(compact(regime), lambda: regime))
    return Export(regime_path(place), json_rows({"place": place, "regime": flat(numbers), "regimes": told.values}))


class _Series(NamedTuple):
    """States over time."""

    key: Hashable
    """What tells them from others."""
    states: Callable[[], list[Any] | dict[str, list[Any]]]

    @classmethod
    def of(cls, validity: Validity) -> _Series:
        key = tuple((each.span.start, each.state, each.overdue) for each in validity.intervals)
        return cls(key, cache(lambda: flat(_states(validity))))


class _Told(NamedTuple):
    """A measure as every table that has it tells it, made once."""

    topics: tuple[str, ...]
    is_task: bool
    document: tuple[str, str]
    clause: tuple[str, str, str] | None
    series: _Series
    seats: tuple[tuple[list[str], _Series], ...]
    """Of one that names provinces: those in which it has the same states, with these."""
    rest: tuple[Any, ...]
    """What stands in its row as it is, behind what is only numbered there."""


def _told(of: Validity) -> _Told:
    directive, measure, end = of.directive, of.measure, of.period.end
    clause = measure.clause
    rest = [measure.id, measure.topics, int(measure.is_task), measure.mode or None, measure.summary, measure.stage]
    until = f"{wording.end(end)}{wording.computed(measure, end)}" if end else None
    rest += [", ".join(measure.areas) or measure.area_words, until, told_by(directive.record, measure.id) or None]
    seats = {name: _Series.of(of.seen_from((name,))) for name in of.seats}
    alike = gathered((series.key, name) for name, series in seats.items())
    return _Told(
        topics=measure.topics,
        is_task=measure.is_task,
        document=(directive.id, wording.name(directive.record)),
        clause=(clause, anchor(clause), legal_citation.clause(clause)) if clause else None,
        series=_Series.of(of),
        seats=tuple((names, seats[names[0]]) for names in alike.values()),
        rest=tuple(rest),
    )


def _states(of: Validity) -> Dated[str]:
    intervals = dated(of.turns, of.during)
    return intervals.map(lambda now: OVERDUE if now.overdue else str(now.state))


def _table(measures: Iterable[_Told], series: Shared[Any]) -> dict[str, Any]:
    documents, clauses = Shared[tuple[str, ...]](), Shared[tuple[str, ...]]()

    def row(told: _Told) -> list[Any]:
        document, clause = told.document, told.clause
        found = [
            documents.place(document, lambda: document),
            clauses.place(clause, lambda: clause) if clause else None,
            series.place(*told.series),
            *told.rest,
            [[names, series.place(*states)] for names, states in told.seats] or None,
        ]
        while found[-1] is None:
            found.pop()
        return found

    rows = list(map(row, measures))
    return {
        "documents": documents.values,
        "clauses": clauses.values,
        "states": series.values,
        "columns": _COLUMNS,
        "measures": rows,
    }


def _province(place: Province) -> dict[str, Any]:
    territory, slug = vocabulary().territory, place.slug
    return {
        "province": slug,
        "name": place.name,
        "full_name": flat(territory.in_force.map(lambda era: territory.full_name(slug, era))),
        "note": flat(territory.in_force.map(lambda era: territorial_changes.so_far(slug, era))),
        "units": flat(territory.in_force.map(lambda era: [*territory.units(slug, era), CENTRAL])),
    }


def _regime(found: PlaceRegime) -> dict[str, Any]:
    """Return a regime as data. ``prose``: the same as ``words``, in pieces; one with an address is a link."""
    documents = {order.directive.id: order.directive for order in found.orders}
    prose = words(found)
    return {
        "regime": found.regime.key if found.regime else None,
        "mixed": found.mixed,
        "reported": found.reported,
        "words": plain(prose),
        "prose": [[segment.text, segment.address] if segment.address else [segment.text] for segment in prose],
        "documents": [{"name": wording.name(d.record), "address": document_address(d.id)} for d in documents.values()],
    }
