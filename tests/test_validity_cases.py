"""Cases as data (in_force/*.yaml): invented records, a question, the answer; the program and the oracle are asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from oracle import ORDER, VIETNAM, Oracle, midnight
from small_corpus import small_corpus

from generator.basics.periods import Span, day, instant
from generator.law.applicability import answer
from generator.law.scenario import State
from generator.law.validity import Summary, Validity, directive_validities, summary, validities
from generator.records.corpus import Corpus

HERE = Path(__file__).parent / "in_force"
CASES: dict[str, dict[str, Any]] = {
    f"{path.stem}: {case['case']}": case
    for path in sorted(HERE.glob("*.yaml"))
    if path.stem not in ("worked-answers", "documents")
    for case in yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)
}
DOCUMENTS: list[dict[str, Any]] = yaml.load((HERE / "documents.yaml").read_text("utf-8"), yaml.CBaseLoader)
HOURS = [timedelta(minutes=minutes) for minutes in (*range(0, 24 * 60, 30), 24 * 60 - 1)]
Ask = Callable[[str, Span], str]


def _program(corpus: Corpus) -> Ask:
    found = validities(corpus)
    return lambda id_, span: _at_place(found, id_).during(span).state


def _at_place(found: Mapping[str, Validity], asked: str) -> Validity:
    """Return what is asked for: a measure, or (``<measure>@<province>``) one in one of the provinces that it names."""
    id_, _, place = asked.partition("@")
    return found[id_].seen_from((place,)) if place else found[id_]


def _oracle(corpus: Corpus) -> Ask:
    oracle = Oracle(corpus)

    def ask(id_: str, span: Span) -> str:
        assert span.start
        assert span.end
        moments = [span.start + hour for hour in HOURS if span.start + hour < span.end]
        return min((oracle.state_at(id_, moment) for moment in moments), key=ORDER.index)

    return ask


def _corpus(case: dict[str, Any]) -> Corpus:
    corpus, errors = small_corpus(case["records"])
    assert not errors
    return corpus


def _questions(case: dict[str, Any]) -> Iterator[tuple[str, Span, dict[str, str]]]:
    for id_, answers in case["answers"].items():
        for row in answers:
            if "on" in row:
                yield id_, day(date.fromisoformat(row["on"])), row
            else:
                yield id_, instant(datetime.fromisoformat(row["at"]).replace(tzinfo=VIETNAM)), row


def _where(wanted: Callable[[str, dict[str, Any]], bool]) -> pytest.MarkDecorator:
    found = {name: case for name, case in CASES.items() if wanted(name, case)}
    return pytest.mark.parametrize("case", found.values(), ids=found.keys())


def test_there_are_cases() -> None:
    assert len(CASES) >= 30
    assert day(date(2021, 9, 1)) == Span(midnight(date(2021, 9, 1)), midnight(date(2021, 9, 2)))


@pytest.mark.parametrize("evaluator", [_program, _oracle])
@_where(lambda name, case: True)
def test_states(case: dict[str, Any], evaluator: Callable[[Corpus], Ask]) -> None:
    ask = evaluator(_corpus(case))
    wrong = [
        f"{id_}, {row}: {found}" for id_, span, row in _questions(case) if (found := ask(id_, span)) != row["state"]
    ]
    assert not wrong


@_where(lambda name, case: True)
def test_the_first_reason_decides(case: dict[str, Any]) -> None:
    found = validities(_corpus(case))
    for id_, span, row in _questions(case):
        reasons = _at_place(found, id_).during(span).reasons
        if "rule" in row:
            assert str(reasons[0].rule) == row["rule"], f"{id_}, {row}: {reasons[0].text}"
        if "says" in row:
            assert row["says"] in reasons[0].text, f"{id_}, {row}"
        if "names" in row:
            assert row["names"] in {reason.record for reason in reasons}, f"{id_}, {row}"
        if "overdue" in row:
            assert _at_place(found, id_).during(span).overdue == (row["overdue"] == "true"), f"{id_}, {row}"


@_where(lambda name, case: name.startswith("rule-8"))
def test_warnings(case: dict[str, Any]) -> None:
    corpus = _corpus(case)
    found = validities(corpus)
    for id_, span, row in _questions(case):
        warnings = next(r.warnings for r in answer(corpus, found, "kien-giang", span) if r.id == id_)
        assert [warning.rule for warning in warnings] == ([8] if row["warned"] == "true" else []), f"{id_}, {row}"
        assert all(warning.text for warning in warnings)


@_where(lambda name, case: "gone" in case)
def test_measures_that_are_gone(case: dict[str, Any]) -> None:
    corpus = _corpus(case)
    assert not set(case["gone"]) & {*validities(corpus), *Oracle(corpus).ids}


@pytest.mark.parametrize("case", DOCUMENTS, ids=lambda case: case["case"])
def test_the_headline_says_for_which_measures_it_speaks(case: dict[str, Any]) -> None:
    corpus = _corpus(case)
    [directive] = corpus.directives.values()
    of = directive_validities(directive, validities(corpus))
    for row in case["says"]:
        found = summary(of, day(date.fromisoformat(row["on"])))
        tasks = {"true": True, "false": False}.get(row.get("tasks", ""))
        assert found == Summary(State(row["state"]), row.get("overdue") == "true", tasks), row


def test_a_long_chain_of_replacements_is_followed_to_its_end() -> None:
    count = 1200
    records: dict[str, dict[str, Any]] = {
        f"son-la/d{n:04}": {
            "issued": "2021-01-01",
            "relations": [{"act": "replaces", "record": f"son-la/d{n - 1:04}"}] if n else [],
        }
        for n in range(count)
    }
    corpus, errors = small_corpus(records)
    assert not errors
    states = [validity.intervals[-1].state for validity in validities(corpus).values()]
    assert [state == "replaced" for state in states] == [True] * (count - 1) + [False]
