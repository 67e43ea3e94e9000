"""Small invented corpora from plain data: only what a test is about needs to be written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.basics.problems import Level, Problem
from generator.documents.clauses import parse
from generator.records.corpus import Corpus, link
from generator.records.loaded import Loaded
from generator.records.schema import Record

RECORD = {"type": "chi-thi", "subject": "Văn bản mẫu", "sources": ({"seen_in": "ví dụ", "seen": "2026-11-23"},)}
MEASURE = {"summary": "Biện pháp mẫu", "topics": ("di-lai",), "mode": "bat-buoc"}


def small_corpus(records: Mapping[str, Mapping[str, Any]]) -> tuple[Corpus, list[Problem]]:
    """Link ``records`` (by id; values are text, lists may be lists); the problems are the errors only."""
    corpus, problems = link([_loaded(id_, record) for id_, record in records.items()])
    return corpus, [problem for problem in problems if problem.level is Level.ERROR]


def _loaded(id_: str, given: Mapping[str, Any]) -> Loaded:
    measures = [{**MEASURE, **measure} for measure in given.get("measures", ())]
    record = Record.model_validate(_tuples({**RECORD, **given, "measures": measures}))
    clauses = parse(record.text) if record.text else ()
    return Loaded.of(id_, f"directives/{id_}.yaml", record, {}, clauses, digest=repr(given), whole=True)


def _tuples(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _tuples(inner) for key, inner in value.items()}
    return tuple(map(_tuples, value)) if isinstance(value, list | tuple) else value
