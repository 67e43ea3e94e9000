"""On which documents the answers of the law rest: while these stay, whatever happens to others, so do the answers."""

from __future__ import annotations

import os
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from small_corpus import small_corpus
from test_validity_oracle import corpora

from generator.law.answers import Answers
from generator.law.foundations import Foundations
from generator.law.influence import Dependence
from generator.law.scenario import Bearers
from generator.law.validity import directive_validities, validities
from generator.records.corpus import Corpus

Records = dict[str, dict[str, Any]]
with_many = settings(
    max_examples=3000 if os.environ.get("SOAK") else 60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
    deadline=None,
)


@with_many
@given(corpora(uncertain=3, doubtful=3), corpora(uncertain=3, doubtful=3), st.data())
def test_what_a_document_does_not_rest_on_makes_no_difference(records: Records, others: Records, data: Any) -> None:
    id_ = data.draw(st.sampled_from(sorted(records.keys() | others.keys())))
    changed = {**records, id_: others[id_]} if id_ in others else {key: records[key] for key in records if key != id_}
    (before, faults), (after, more) = small_corpus(records), small_corpus(changed)
    assume(not faults and not more)
    ones, same = _given(before), _given(after)
    told, now = _said(before), _said(after)
    assert {id_: told[id_] for id_ in ones if ones[id_] == same.get(id_)} == {
        id_: now[id_] for id_ in ones if ones[id_] == same.get(id_)
    }


@with_many
@given(corpora(uncertain=5, doubtful=5))
def test_all_that_is_decisive_for_its_measures_is_among_them(records: Records) -> None:
    corpus, errors = small_corpus(records)
    assume(not errors)
    foundations, dependence = Foundations(corpus), Dependence(corpus, Bearers(corpus))
    for norm in corpus.norms.values():
        for seat in norm.seats:
            assert dependence.of(seat).directives <= foundations.of(norm.directive.id)


def test_so_is_what_ended_that_on_which_a_document_leans() -> None:
    records: Records = {
        "kien-giang/1-ct-2021": {"issued": "2021-07-01"},
        "kien-giang/2-ct-2021": {
            "issued": "2021-07-02",
            "relations": [{"act": "based-on", "record": "kien-giang/1-ct-2021"}],
        },
        "kien-giang/3-ct-2021": {
            "issued": "2021-07-03",
            "relations": [{"act": "repeals", "record": "kien-giang/1-ct-2021"}],
        },
    }
    assert Foundations(small_corpus(records)[0]).of("kien-giang/2-ct-2021") == records.keys()


def _given(corpus: Corpus) -> dict[str, object]:
    """All that is known of what each document rests on."""
    foundations, held = Foundations(corpus), corpus.directives
    return {id_: [(one, held[one].digest, held[one].issued) for one in sorted(foundations.of(id_))] for id_ in held}


def _said(corpus: Corpus) -> dict[str, object]:
    """All that the law answers about the measures of each document."""
    found = validities(corpus)
    answers = Answers(corpus, found)
    return {
        id_: [
            (one.id, one.period, one.intervals, [row.warnings for row in answers.over_time(one).values])
            for one in directive_validities(directive, found)
        ]
        for id_, directive in corpus.directives.items()
    }
