"""Corpus → the tables of the whole country. They are lean: what the files of a unit or a record tell is left to these.

A measure is named by its permanent id, ``<record>#<measure>``, so its row need not say what its document's row says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any, NamedTuple

from generator.basics.export import Export
from generator.basics.periods import Span, day
from generator.exports import spreadsheets
from generator.exports.formats import Lines, csv_table, json_of, json_rows
from generator.exports.rows import directive_row, filled, known, measure_row, plain, relation_row
from generator.law import wording
from generator.law.validity import Validity, directive_validities, summary
from generator.records.addresses import cited_address, document_address, measure_address, province_address
from generator.records.corpus import Corpus, Directive
from generator.records.schema import json_schema
from generator.vocabulary.lists import vocabulary

_LISTS = (
    *("types", "modes", "stages", "repeats", "acts", "scales", "regimes", "topics", "audiences", "agencies", "groups"),
    *("spellings", "emergencies", "occasions", "source_kinds", "publishers"),
)
"""Lists of the vocabulary that go out."""


_LEAN = (
    *("measure", "topics", "mode", "for", "stage", "regime", "provinces", "areas", "area_words"),
    *("from", "until", "stated_from", "stated_until", "until_basis", "deadline", "state", "overdue"),
    "evidence",
)
"""What a measure's row as JSON tells: what it is about, where, when. The rest is told by the record."""


class Rows(NamedTuple):
    """What the tables hold of one unit, each as it stands there."""

    documents: str
    documents_csv: str
    measures: str
    measures_csv: str
    tasks_csv: str
    duties_csv: str
    relations: str
    relations_csv: str


def rows_of(
    corpus: Corpus, directives: Iterable[Directive], validities: Mapping[str, Validity], today: date, base_url: str
) -> Rows:
    """Return the rows of ``directives``, all of one unit. ``base_url``: where addresses begin, as for all here."""
    own = [(directive, directive_validities(directive, validities)) for directive in directives]
    found, on = [validity for _, of in own for validity in of], day(today)
    documents = [_document(directive, of, on) for directive, of in own]
    measures = (measure_row(validity, on) for validity in found)
    relations = [relation_row(corpus, link) for directive, _ in own for link in corpus.links_from.get(directive.id, ())]
    return Rows(
        documents=Lines.of(documents),
        documents_csv=spreadsheets.documents(documents, base_url),
        measures=Lines.of({key: row[key] for key in _LEAN if key in row} for row in measures),
        measures_csv=spreadsheets.measures(found, on, base_url),
        tasks_csv=spreadsheets.tasks(found, on, base_url),
        duties_csv=spreadsheets.duties(found, on, base_url),
        relations=Lines.of(relations),
        relations_csv=spreadsheets.relations(relations),
    )


def tables(rows: Iterable[Rows], today: date, base_url: str) -> Iterator[Export]:
    """Yield the tables of every document, measure, task, duty and relation; ``rows``: those of each unit, in order.

    Documents and measures have their states of ``today``.
    """
    each = [[*column] for column in zip(*rows, strict=True)] or [[] for _ in Rows._fields]
    documents, documents_csv, measures, measures_csv, tasks_csv, duties_csv, relations, relations_csv = each
    document, measure = document_address("{id}"), measure_address("{record}", "{id}")
    head = {"today": today.isoformat(), "address": f"{base_url}{document}"}
    yield Export("du-lieu/van-ban.json", json_rows({**head, "directives": Lines.joined(documents)}))
    yield Export("du-lieu/van-ban.csv", csv_table(spreadsheets.DOCUMENTS, documents_csv))
    head["address"] = f"{base_url}{measure}"
    yield Export("du-lieu/bien-phap.json", json_rows({**head, "measures": Lines.joined(measures)}))
    yield Export("du-lieu/bien-phap.csv", csv_table(spreadsheets.MEASURES, measures_csv))
    yield Export("du-lieu/nhiem-vu.csv", csv_table(spreadsheets.TASKS, tasks_csv))
    yield Export("du-lieu/cong-khai.csv", csv_table(spreadsheets.DUTIES, duties_csv))
    yield Export("du-lieu/quan-he.json", json_rows({"relations": Lines.joined(relations)}))
    yield Export("du-lieu/quan-he.csv", csv_table(spreadsheets.RELATIONS, relations_csv))


def cited_table(corpus: Corpus, base_url: str) -> Iterator[Export]:
    """Yield the documents that records name and nobody holds."""
    yield Export("du-lieu/dan-chieu.json", json_rows({"cited": _cited(corpus, base_url)}))


def lists(corpus: Corpus, base_url: str) -> Iterator[Export]:
    """Yield the provinces, what the keys in all tables mean, and the schema of a record."""
    yield Export("du-lieu/tinh.json", json_rows({"provinces": _provinces(corpus, base_url)}))
    yield Export("du-lieu/danh-muc.json", json_of(_lists()))
    yield Export("du-lieu/luoc-do.json", json_of(json_schema()))


def _document(directive: Directive, own: list[Validity], today: Span) -> dict[str, Any]:
    kinds = {task: [validity for validity in own if validity.measure.is_task is task] for task in (False, True)}
    states = {
        "state": _state(own, today),
        "measures_state": _state(kinds[False], today),
        "tasks_state": _state(kinds[True], today),
    }
    return known({**directive_row(directive), **states, "measure_count": len(own)})


def _state(validities: list[Validity], today: Span) -> str | None:
    found = summary(validities, today)
    return str(found.state) if found else None


def _cited(corpus: Corpus, base_url: str) -> Iterator[dict[str, Any]]:
    for key, cited in corpus.cited.items():
        mentions = dict.fromkeys((mention.source, mention.label) for mention in corpus.mentions_to.get(key, ()))
        row = {
            "key": key,
            "name": wording.name(cited.reference),
            **filled(cited.reference),
            "relations": [relation_row(corpus, link) for link in corpus.links_to.get(key, ())],
            "mentions": [{"record": source, "clause": label} for source, label in mentions],
            "address": f"{base_url}{cited_address(key)}",
        }
        yield known(row)


def _provinces(corpus: Corpus, base_url: str) -> Iterator[dict[str, Any]]:
    held = Counter(directive.unit for directive in corpus.directives.values())
    territory = vocabulary().territory
    last = territory.eras[-1]
    for slug, province in territory.provinces.items():
        names = [(era.label, province.named(era)) for era in territory.eras]
        successors = territory.successors(slug, last)
        yield {
            "slug": slug,
            "name": province.name,
            **{f"{label}_name": name.full if name else None for label, name in names},
            **{f"{label}_code": name.code if name else None for label, name in names},
            "iso": province.iso,
            "successor": successors[0] if len(successors) == 1 else None,
            **({"successors": list(successors)} if len(successors) > 1 else {}),
            "merged_from": list(territory.origins(slug, last)),
            "changed": territory.changed(slug),
            "directive_count": held[slug],
            "address": f"{base_url}{province_address(slug)}",
        }


def _lists() -> dict[str, Any]:
    words = {key: plain(value) for key, value in asdict(vocabulary()).items() if key in _LISTS}
    acts, territory = vocabulary().acts, vocabulary().territory
    return {
        "states": {str(state): name for state, name in wording.STATES.items()},
        **words,
        "acts_with_effect": [key for key, act in acts.items() if act.effect],
        "acts_without_effect": [key for key, act in acts.items() if not act.effect],
        "act_words": {key: [act.name, act.passive] for key, act in acts.items()},
        "maps": {era.label: [asdict(tile) for tile in territory.tiles[era.key]] for era in territory.eras},
    }
