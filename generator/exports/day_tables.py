"""States of measures and regimes of provinces over all time, as plain data from which a script picks a day.

Values over time are written as :func:`generator.basics.timeseries.flat` does; no rule has to be known to read them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.basics.periods import iso
from generator.basics.prose import plain
from generator.basics.timeseries import dated, flat
from generator.law import legal_citation, territorial_changes, wording
from generator.law.regimes import PlaceRegime, regimes, words
from generator.law.validity import Validity
from generator.records.addresses import document_address
from generator.records.corpus import Corpus
from generator.vocabulary.lists import CENTRAL, vocabulary
from generator.vocabulary.territory import Province

PROVINCES = "du-lieu/tinh-theo-ngay.json"
"""The path of the table of provinces."""


def path(unit: str) -> str:
    """Return the path of the table of ``unit``."""
    return f"du-lieu/trang-thai/{unit}.json"


def held_units(corpus: Corpus) -> list[str]:
    """Return the units that have records, in the order of the records."""
    return list(dict.fromkeys(directive.unit for directive in corpus.directives.values()))


def unit_table(validities: Mapping[str, Validity], unit: str) -> dict[str, Any]:
    """Return every measure of ``unit`` with its states over all time."""
    own = (validity for validity in validities.values() if validity.directive.unit == unit)
    return {"unit": unit, "measures": [_measure_row(validity) for validity in own]}


def province_table(corpus: Corpus, validities: Mapping[str, Validity]) -> dict[str, Any]:
    """Return for each province which units count there and under which regime it is, over all time.

    ``held`` names the units that have records, and so a table of their own; ``nationwide`` is the regime that central
    documents set for the whole country.
    """

    def regime(unit: str) -> object:
        return flat(regimes(corpus, validities, unit).map(_regime))

    places = vocabulary().territory.provinces.values()
    rows = [{**_province_row(place), "regime": regime(place.slug)} for place in places]
    return {"held": held_units(corpus), "nationwide": regime(CENTRAL), "provinces": rows}


def _measure_row(validity: Validity) -> dict[str, Any]:
    directive, measure = validity.directive, validity.measure
    intervals = dated(validity.turns, validity.during)
    return {
        "measure": validity.id,
        "record": directive.id,
        "name": wording.name(directive.record),
        "clause": measure.clause,
        "clause_name": legal_citation.clause(measure.clause) if measure.clause else None,
        "address": document_address(directive.id, measure.clause),
        "summary": measure.summary,
        "topics": list(measure.topics),
        "mode": measure.mode or None,
        "stage": measure.stage,
        "task": measure.is_task,
        "for": list(measure.for_),
        "agencies": list(measure.agencies),
        "areas": list(measure.areas),
        "area_words": measure.area_words,
        "from": iso(validity.period.start),
        "until": iso(validity.period.end),
        "until_name": wording.end(validity.period.end) if validity.period.end else None,
        "states": flat(intervals.map(lambda now: str(now.state))),
        "overdue": flat(intervals.map(lambda now: now.overdue)),
    }


def _province_row(place: Province) -> dict[str, Any]:
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
