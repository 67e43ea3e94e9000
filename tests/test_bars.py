"""What a timeline draws of a directive: the states of the core, tasks apart from what binds the public."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import real
import yaml
from small_corpus import small_corpus

from generator.basics.periods import Span, midnight
from generator.law.scenario import State
from generator.law.validity import Validity, directive_validities, rank, validities
from generator.records.corpus import Directive
from generator.site.pieces.bars import DrawnPhase, drawn

HERE = Path(__file__).parent


CASES = yaml.load((HERE / "bars" / "phases.yaml").read_text("utf-8"), yaml.CBaseLoader)
MINUTE = timedelta(minutes=1)


def _strand(directive: Directive, found: dict[str, Validity], *, task: bool) -> list[Validity]:
    return [validity for validity in directive_validities(directive, found) if validity.measure.is_task is task]


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_phases_and_their_uncertain_edges(case: dict[str, Any]) -> None:
    corpus, errors = small_corpus(case["records"])
    assert not errors
    directive = corpus.directives["kien-giang/1-ct-2021"]
    bars = drawn(_strand(directive, validities(corpus), task=False), directive.issued)
    assert [[*_days(bar.span), bar.state, bar.fade] for bar in bars] == case["phases"]


def _days(span: Span) -> list[str]:
    return [f"{edge.date()}" if edge else "" for edge in (span.start, span.end)]


@pytest.mark.parametrize("id_", sorted(real.corpus().directives))
@pytest.mark.parametrize("task", [False, True], ids=["public", "tasks"])
def test_at_every_turn_the_state_drawn_is_the_one_of_the_core(id_: str, task: bool) -> None:
    corpus, found = real.corpus(), real.validities()
    directive = corpus.directives[id_]
    strand = _strand(directive, found, task=task)
    bars = drawn(strand, directive.issued) if strand else []
    for turn in {turn for validity in strand for turn in validity.turns}:
        for instant in (turn - MINUTE, turn, turn + timedelta(days=1)):
            states = [validity.at(instant).state for validity in strand]
            wanted = min(states, key=rank)
            before_issue = directive.issued.first and instant < midnight(directive.issued.first)
            nothing = wanted.settled or (wanted is State.NOT_YET and before_issue)
            found = _state(bars, instant)
            assert (None if found is State.DONE else found) == (None if nothing else wanted), instant


def _state(bars: list[DrawnPhase], instant: datetime) -> State | None:
    found = [bar.state for bar in bars if instant in bar.span]
    assert len(found) < 2
    return found[0] if found else None
