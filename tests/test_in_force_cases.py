"""Cases as data (in_force/*.yaml): small invented records, a question, the answer; asked of the program and the oracle."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from oracle import VIETNAM, Oracle
from small_corpus import small_corpus

from generator.corpus import Corpus
from generator.in_force import Life, Piece, lives

HERE = Path(__file__).parent / "in_force"
FILES = sorted([*HERE.glob("rule-*.yaml"), *HERE.glob("inferred.yaml")])
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['case']}")
    for path in FILES
    for case in yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506
]
Ask = Callable[[str, datetime], str]


def _program(corpus: Corpus) -> Ask:
    found = lives(corpus)
    return lambda id_, instant: _piece(found[id_], instant).state


def _oracle(corpus: Corpus) -> Ask:
    return Oracle(corpus).state_at


def _piece(life: Life, instant: datetime) -> Piece:
    return next(piece for piece in life.pieces if instant in piece.span)


def _corpus(case: dict[str, Any]) -> Corpus:
    corpus, errors = small_corpus(case["records"])
    assert not errors
    return corpus


def _questions(case: dict[str, Any]) -> list[tuple[str, datetime, dict[str, str]]]:
    return [
        (id_, datetime.fromisoformat(answer["at"]).replace(tzinfo=VIETNAM), answer)
        for id_, answers in case["answers"].items()
        for answer in answers
    ]


def test_there_are_cases() -> None:
    assert len(CASES) >= 30


@pytest.mark.parametrize("evaluator", [_program, _oracle])
@pytest.mark.parametrize("case", CASES)
def test_states(case: dict[str, Any], evaluator: Callable[[Corpus], Ask]) -> None:
    ask = evaluator(_corpus(case))
    wrong = [
        f"{id_} at {answer['at']}: {found}, not {answer['state']}"
        for id_, instant, answer in _questions(case)
        if (found := ask(id_, instant)) != answer["state"]
    ]
    assert not wrong


@pytest.mark.parametrize("case", CASES)
def test_the_first_reason_decides(case: dict[str, Any]) -> None:
    found = lives(_corpus(case))
    for id_, instant, answer in _questions(case):
        reasons = _piece(found[id_], instant).reasons
        if "rule" in answer:
            assert str(reasons[0].rule) == answer["rule"], f"{id_} at {answer['at']}: {reasons[0].text}"
        if "names" in answer:
            assert answer["names"] in {reason.record for reason in reasons}


@pytest.mark.parametrize("case", [case for case in CASES if "gone" in case.values[0]])
def test_measures_that_are_gone(case: dict[str, Any]) -> None:
    corpus = _corpus(case)
    assert not set(case["gone"]) & {*lives(corpus), *Oracle(corpus).ids}
