"""On what a measure's states rest: all that can make a difference, and little else, however long its chain is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from oracle import possible_days
from small_corpus import small_corpus
from test_validity_oracle import corpora

from generator.law.influence import Decisive, Dependence
from generator.law.scenario import Bearers, Grace, Scenario
from generator.records.corpus import Corpus, Norm

FIRST = date(2021, 1, 1)
COUNT = 12


@settings(
    max_examples=3000 if os.environ.get("SOAK") else 80,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
@given(corpora(uncertain=5, doubtful=5), st.randoms(use_true_random=False))
def test_what_is_not_decisive_makes_no_difference(records: dict[str, dict[str, Any]], random: Random) -> None:
    corpus, errors = small_corpus(records)
    assume(not errors)
    bearers = Bearers(corpus)
    dependence = Dependence(corpus, bearers)
    for norm in corpus.norms.values():
        one, other = _alike(corpus, dependence, dependence.of(norm), random)
        assert _said(Scenario(corpus, Grace(), bearers, *one), norm) == _said(
            Scenario(corpus, Grace(), bearers, *other), norm
        )


def _alike(corpus: Corpus, dependence: Dependence, decisive: Decisive, random: Random) -> Iterator[Any]:
    """Yield two scenarios that agree in what is decisive, and in nothing else but by chance."""
    days = {d.id: random.choice(possible_days(d)) for d in corpus.directives.values()}
    doubtful = [link for link in corpus.links if link.held and dependence.is_doubtful(link)]
    untrue = frozenset(link for link in doubtful if random.random() < 0.5)
    yield days, untrue
    others = {d.id: random.choice(possible_days(d)) for d in corpus.directives.values()}
    yield (
        others | {id_: days[id_] for id_ in decisive.directives},
        frozenset(link for link in doubtful if (link in untrue if link in decisive.links else random.random() < 0.5)),
    )


def _said(scenario: Scenario, norm: Norm) -> object:
    """All that the answer is made of."""
    ends = [(end.at, end.verdict) for end in scenario.endings(norm)]
    return scenario.begins(norm), scenario.stated_end(norm), ends, scenario.validity(norm)


def _chain(act: str, **measure: Any) -> Corpus:
    """Documents of uncertain days, each of which acts on the one before it."""
    records = {}
    for n in range(COUNT):
        day = FIRST + timedelta(days=30 * n)
        records[f"kien-giang/{n:02}-qd-2021"] = {
            "issued": {"not_before": str(day), "not_after": str(day + timedelta(days=5))},
            "measures": [{"id": "a", **measure}],
            "relations": [{"act": act, "record": f"kien-giang/{n - 1:02}-qd-2021"}] if n else [],
        }
    corpus, errors = small_corpus(records)
    assert not errors
    return corpus


@pytest.mark.parametrize(("act", "most"), [("replaces", 2), ("repeals", 2), ("resumes", 2), ("suspends", 2)])
def test_a_chain_reaches_no_further_than_its_acts(act: str, most: int) -> None:
    corpus = _chain(act)
    dependence = Dependence(corpus, Bearers(corpus))
    assert max(len(dependence.of(norm).directives) for norm in corpus.norms.values()) == most


def test_no_regime_waits_for_those_that_come_after_one_that_surely_follows_it() -> None:
    starts = [str(FIRST + timedelta(days=30 * n)) for n in range(COUNT)]
    records = {
        f"kien-giang/{n:02}-qd-2021": {"issued": start, "measures": [{"id": "a", "regime": "ct-16", "from": start}]}
        for n, start in enumerate(starts)
    }
    corpus, _ = small_corpus(records)
    dependence = Dependence(corpus, Bearers(corpus))
    assert max(len(dependence.of(norm).directives) for norm in corpus.norms.values()) == 1


@pytest.mark.parametrize(("at", "decides"), [("2021-09-11", False), ("2021-09-12T06:00", True)])
def test_a_regime_that_ends_on_the_first_day_of_what_is_tied_to_it_takes_it_along(at: str, decides: bool) -> None:
    tied = {"id": "a", "while_words": "trong lúc giãn cách", "while_regimes": ["ct-15"], "from": "2021-09-12T06:00"}
    ending = {"issued": "2021-09-01", "effective": at, "relations": [{"act": "repeals", "record": "kien-giang/a"}]}
    records = {
        "kien-giang/a": {"issued": "2021-08-01", "measures": [{"id": "a", "regime": "ct-15"}]},
        "kien-giang/b": {"issued": "2021-09-01", "measures": [tied]},
        "kien-giang/c": ending,
    }
    corpus, _ = small_corpus(records)
    found = Dependence(corpus, Bearers(corpus)).of(corpus.norms["kien-giang/b#a"])
    assert ("kien-giang/a" in found.directives) is decides


def test_which_of_two_acts_of_one_day_is_named_as_proof_hangs_on_no_assumption() -> None:
    day, next_day = "2021-09-15", "2021-09-16"
    affirming = {"relations": [{"act": "affirms", "record": "kien-giang/a"}]}
    records = {
        "kien-giang/a": {"issued": "2021-07-01", "measures": [{"id": "a"}]},
        "kien-giang/b": {"issued": {"not_before": day, "not_after": next_day}, **affirming},
        "kien-giang/c": {"issued": day, **affirming},
    }
    corpus, _ = small_corpus(records)
    norm = corpus.norms["kien-giang/a#a"]
    days = (date.fromisoformat(day), date.fromisoformat(next_day))
    one, other = (Scenario(corpus, Grace(), Bearers(corpus), {"kien-giang/b": on}, frozenset()) for on in days)
    assert one.validity(norm) == other.validity(norm)
