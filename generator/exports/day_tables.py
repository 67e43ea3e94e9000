"""States of measures and regimes of provinces over all time, as plain data from which a script picks a day.

Values over time are written as :func:`generator.basics.timeseries.flat` does; no rule has to be known to read them.
What many rows have is told once, and the rows name it by number. A unit of many measures has its rows in files by
topic, so that who asks about a few topics need not load all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator.basics.export import Export
from generator.basics.grouping import grouped
from generator.basics.prose import plain
from generator.basics.timeseries import Dated, dated, flat
from generator.documents.clauses import anchor
from generator.exports.formats import compact, json_rows
from generator.exports.shared_values import Shared
from generator.law import legal_citation, territorial_changes, wording
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
    *("document", "measure", "clause", "states", "topics", "task", "mode"),
    *("summary", "stage", "where", "until"),
)


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

    ``counts`` then says how many measures they tell that have the same states, topics and kind.
    """
    by_topic = grouped(validities, lambda validity: validity.measure.topics) if len(validities) > MOST else {}
    here = [validity for validity in validities if not (by_topic and validity.measure.topics)]
    series = Shared[Validity]()
    elsewhere = Counter(
        (_series(series, validity), validity.measure.topics, validity.measure.is_task)
        for validity in (validities if by_topic else ())
        if validity.measure.topics
    )
    counts = [[number, list(topics), int(task), count] for (number, topics, task), count in elsewhere.items()]
    yield Export(unit_path(unit), json_rows({"unit": unit, **_table(here, series), "counts": counts}))
    for topic, own in by_topic.items():
        table = {"unit": unit, "topic": topic, **_table(own, Shared[Validity]())}
        yield Export(unit_path(unit, topic), json_rows(table))


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
        told = Shared[dict[str, Any]]()
        numbers = flat(over_time.map(_regime).map(lambda regime, told=told: told.place(compact(regime), regime)))
        yield Export(regime_path(place), json_rows({"place": place, "regime": numbers, "regimes": told.values}))


def _table(validities: Iterable[Validity], series: Shared[Validity]) -> dict[str, Any]:
    documents, clauses = Shared[list[str]](), Shared[list[str]]()
    rows = [_row(validity, series, documents, clauses) for validity in validities]
    return {
        "documents": documents.values,
        "clauses": clauses.values,
        "states": [flat(_states(validity)) for validity in series.values],
        "columns": list(_COLUMNS),
        "measures": rows,
    }


def _row(
    validity: Validity, series: Shared[Validity], documents: Shared[list[str]], clauses: Shared[list[str]]
) -> list[Any]:
    directive, measure, end = validity.directive, validity.measure, validity.period.end
    clause = measure.clause
    row = [
        documents.place(directive.id, [directive.id, wording.name(directive.record)]),
        measure.id,
        clauses.place(clause, [clause, anchor(clause), legal_citation.clause(clause)]) if clause else None,
        _series(series, validity),
        list(measure.topics),
        int(measure.is_task),
        measure.mode or None,
        measure.summary,
        measure.stage,
        ", ".join(measure.areas) or measure.area_words,
        wording.end(end) if end else None,
    ]
    while row[-1] is None:
        row.pop()
    return row


def _series(series: Shared[Validity], of: Validity) -> int:
    """Return the number of the states that ``of`` has over time; one measure stands for all that have the same."""
    return series.place(tuple((each.span.start, each.state, each.overdue) for each in of.intervals), of)


def _states(of: Validity) -> Dated[str]:
    intervals = dated(of.turns, of.during)
    return intervals.map(lambda now: OVERDUE if now.overdue else str(now.state))


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
        "words": plain(prose),
        "prose": [[segment.text, segment.address] if segment.address else [segment.text] for segment in prose],
        "documents": [{"name": wording.name(d.record), "address": document_address(d.id)} for d in documents.values()],
    }
