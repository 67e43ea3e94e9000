"""Measures that are alike are looked at once; that nobody could tell from the answers."""

from __future__ import annotations

import os
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from small_corpus import small_corpus
from test_validity_oracle import corpora

from generator.law.validity import validities

Records = dict[str, dict[str, Any]]

SAID = st.fixed_dictionaries(
    {"summary": st.sampled_from(("Việc thứ nhất", "Việc thứ hai")), "mode": st.sampled_from(("cam", "bat-buoc"))},
    optional={
        "topics": st.sampled_from((["di-lai"], ["o-nha"])),
        "condition": st.just("nếu có ca mắc mới"),
        "via": st.just(["so-y-te"]),
        "reports_to": st.just(["so-y-te"]),
        "disclosure": st.just({"what": "số điện thoại"}),
    },
)
"""What a measure may say that has nothing to do with its states."""
SAID_OF_WHAT_LASTS = st.fixed_dictionaries({}, optional={"repeats": st.just("hang-ngay"), "stage": st.just("de-xuat")})
"""The same, of what is not carried out at once."""
LEFT_OUT = st.sampled_from(
    (None, "from", "until", "deadline", "regime", "areas", "area_words", "for", "agencies", "while_regimes", "occasion")
)
"""What a measure may say that its twin does not."""


@settings(
    max_examples=2000 if os.environ.get("SOAK") else 80,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
@given(corpora(), st.data())
def test_alike_or_told_apart_by_words_that_decide_nothing_the_answers_are_the_same(
    records: Records, data: st.DataObject
) -> None:
    for record in records.values():
        twins = [_twin(measure, data.draw(LEFT_OUT)) for measure in _of(record)]
        record["measures"] = [_saying(measure, data) for measure in (*_of(record), *twins)]
    alike, errors = small_corpus(records)
    assume(not errors)
    apart, _ = small_corpus({id_: _told_apart(record) for id_, record in records.items()})
    one, other = validities(alike), validities(apart)
    assert one.keys() == other.keys()
    for id_, found in one.items():
        assert (found.period, found.intervals) == (other[id_].period, other[id_].intervals), id_


def _of(record: dict[str, Any]) -> list[dict[str, Any]]:
    return list(record["measures"])


def _twin(measure: dict[str, Any], left_out: str | None) -> dict[str, Any]:
    kept = {key: value for key, value in measure.items() if key != left_out}
    return {**kept, "id": f"{measure['id']}2", "clause": f"{measure['id']}.p2"}


def _saying(measure: dict[str, Any], data: st.DataObject) -> dict[str, Any]:
    lasting = {} if "at_once" in measure else data.draw(SAID_OF_WHAT_LASTS)
    return {**measure, **data.draw(SAID), **lasting}


def _told_apart(record: dict[str, Any]) -> dict[str, Any]:
    """Return ``record`` with words on the end of each measure that no rule reads, different ones for each."""
    measures = [
        measure if "at_once" in measure else {**measure, "until_words": f"đến thông báo thứ {n}"}
        for n, measure in enumerate(_of(record))
    ]
    return {**record, "measures": measures}


def _answers(records: Records) -> dict[str, tuple[list[str], list[str]]]:
    """Return the states of each measure over time, and what is said of them."""
    corpus, errors = small_corpus(records)
    assert errors == []
    return {
        id_: (
            [str(interval.state) for interval in found.intervals],
            [reason.text for interval in found.intervals for reason in interval.reasons],
        )
        for id_, found in validities(corpus).items()
    }


def test_what_is_done_to_one_of_two_that_are_alike_is_not_done_to_the_other() -> None:
    measures = [{"id": id_, "clause": clause, "from": "2021-08-01"} for id_, clause in (("m1", "1"), ("m2", "2"))]
    relation = {"act": "repeals", "record": "kien-giang/a", "parts": ["1"]}
    found = _answers(
        {
            "kien-giang/a": {"issued": "2021-07-31", "text": "1. Một.\n2. Hai.\n", "measures": measures},
            "kien-giang/b": {"issued": "2021-08-10", "relations": [relation]},
        }
    )
    assert "repealed" in found["kien-giang/a#m1"][0]
    assert "repealed" not in found["kien-giang/a#m2"][0]


def test_what_was_carried_out_is_told_in_its_own_words() -> None:
    measures = [
        {"id": id_, "summary": summary, "at_once": "true"}
        for id_, summary in (("m1", "Thành lập Ban Chỉ đạo"), ("m2", "Giải thể Tổ công tác"))
    ]
    found = _answers({"kien-giang/a": {"issued": "2021-07-31", "measures": measures}})
    assert found["kien-giang/a#m1"][1] != found["kien-giang/a#m2"][1]
