"""What is taken over is what would be made: while the face of a unit is the same, so is all that is made of it."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from made import site_of
from small_corpus import small_corpus
from test_validity_oracle import corpora

from generator.law.scenario import Grace
from generator.site import assembly
from generator.site.faces import Faces
from generator.site.pieces.context import MOST, name_of

Records = dict[str, dict[str, Any]]
TODAY = date(2021, 8, 20)
FEW = 2
"""So many lines stand on a page at most, where all lists are told in parts."""
UNHELD = {"type": "quyet-dinh", "number": "9/QĐ-UBND", "issuer": "Ủy ban nhân dân tỉnh Kiên Giang"}
MEASURES = [{"id": "a", "topics": ["o-nha"], "from": "2021-08-01"}]
ARCHIVE: dict[str, dict[str, Any]] = {
    "kien-giang/1-ct-ubnd-2021": {
        "number": "1/CT-UBND",
        "issued": "2021-07-31",
        "measures": MEASURES,
        "relations": [
            {"act": "cites", "record": "ca-mau/2-ct-ubnd-2021"},
            {"act": "cites", "document": {**UNHELD, "year": "2020"}},
            {"act": "cites", "record": "trung-uong/16-ct-ttg-2021"},
        ],
    },
    "ca-mau/2-ct-ubnd-2021": {"number": "2/CT-UBND", "issued": "2021-07-01", "measures": MEASURES},
    "son-la/3-ct-ubnd-2021": {"number": "3/CT-UBND", "issued": "2021-07-01", "measures": MEASURES},
    "tra-vinh/4-ct-ubnd-2021": {
        "number": "4/CT-UBND",
        "issued": "2021-07-31",
        "measures": MEASURES,
        "relations": [{"act": "based-on", "record": "son-la/3-ct-ubnd-2021"}],
    },
    "trung-uong/16-ct-ttg-2021": {"number": "16/CT-TTg", "issued": "2021-06-01", "measures": MEASURES},
    "trung-uong/17-ct-ttg-2021": {
        "number": "17/CT-TTg",
        "issued": "2021-07-20",
        "measures": [{"id": "a", "topics": ["che-do"], "regime": "ct-16", "provinces": ["ca-mau", "son-la"]}],
    },
}
KIEN_GIANG, CA_MAU, SON_LA, TRA_VINH, CENTRE, NAMING = ARCHIVE
LATER = {"id": "b", "topics": ["che-do"], "regime": "ct-15", "from": "2021-08-05"}
NAMESAKE = {**UNHELD, "issuer": "Ủy ban nhân dân tỉnh Sơn La", "year": "2019"}
CHANGES: dict[str, tuple[dict[str, dict[str, Any]], set[str]]] = {
    "nothing": ({}, set()),
    "a record that nobody names": ({TRA_VINH: {"subject": "Tên khác"}}, {"son-la", "tra-vinh"}),
    "the name of a document that another names": ({CA_MAU: {"subject": "Tên khác"}}, {"ca-mau", "kien-giang"}),
    "the states of a document that another names": ({CA_MAU: {"checked": "2021-08-19"}}, {"ca-mau", "kien-giang"}),
    "who names a document": ({KIEN_GIANG: {"subject": "Tên khác"}}, {"ca-mau", "kien-giang"}),
    "that nobody names it any more": ({KIEN_GIANG: {"relations": ()}}, {"ca-mau", "kien-giang"}),
    "what is for the whole country": (
        {CENTRE: {"subject": "Tên khác"}},
        {"ca-mau", "kien-giang", "son-la", "tra-vinh"},
    ),
    "what the centre orders for some by name": ({NAMING: {"subject": "Tên khác"}}, {"ca-mau", "son-la"}),
    "an order that outdoes that in one of them": (
        {SON_LA: {"measures": [*MEASURES, LATER]}},
        {"ca-mau", "son-la", "tra-vinh"},
    ),
    "what one of them does to that": (
        {TRA_VINH: {"relations": [{"act": "repeals", "record": NAMING}]}},
        {"ca-mau", "son-la", "tra-vinh"},
    ),
    "a namesake, elsewhere, of a document that is not held": (
        {TRA_VINH: {"relations": [{"act": "cites", "document": NAMESAKE}]}},
        {"kien-giang", "son-la", "tra-vinh"},
    ),
    "what a third does to a document that another names": (
        {SON_LA: {"relations": [{"act": "repeals", "record": CA_MAU}]}},
        {"ca-mau", "kien-giang", "son-la", "tra-vinh"},
    ),
    "the end of what a document leans on": (
        {CA_MAU: {"relations": [{"act": "repeals", "record": SON_LA}]}},
        {"ca-mau", "kien-giang", "son-la", "tra-vinh"},
    ),
    "who ends what a document leans on": (
        {
            "ben-tre/5-ct-ubnd-2021": {
                "number": "5/CT-UBND",
                "issued": "2021-08-01",
                "relations": [{"act": "repeals", "record": SON_LA}],
            }
        },
        {"son-la", "tra-vinh"},
    ),
}
"""What changes, and of which units something could be told otherwise then, the centre aside."""


def told(records: Records, most: int = MOST) -> dict[str, tuple[str, list[object]]]:
    """Return the face of what each job and each share is about, and what is made of it, by name."""
    corpus, errors = small_corpus(records)
    assert errors == []
    site = replace(site_of(corpus, TODAY), most=most)
    faces = Faces(corpus)
    jobs = assembly.jobs(site, Grace())
    made = {
        job.name: (
            repr((site.divided, job.given if job.units is None else faces.of(job.units))),
            list(job.make()),
        )
        for job in jobs
        if job.units is not None or job.given is not None
    }
    given = ((make, unit) for make in assembly.SHARES for unit in site.directives_of)
    return made | {f"{name_of(make)} {unit}": (faces.of([unit]), [make(site, unit)]) for make, unit in given}


def changed(by: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return ARCHIVE | {id_: ARCHIVE.get(id_, {}) | record for id_, record in by.items()}


@pytest.mark.parametrize("most", [MOST, FEW])
@pytest.mark.parametrize("what", CHANGES)
def test_while_a_face_stays_so_does_all_that_is_made(what: str, most: int) -> None:
    before, after = told(ARCHIVE, most), told(changed(CHANGES[what][0]), most)
    same = [name for name in before.keys() & after.keys() if before[name][0] == after[name][0]]
    assert len(same) > 3 or what == "what is for the whole country"
    assert [name for name in same if before[name][1] != after[name][1]] == []


@settings(
    max_examples=300 if os.environ.get("SOAK") else 10,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
    deadline=None,
)
@given(corpora(uncertain=3, doubtful=3), corpora(uncertain=3, doubtful=3), st.sampled_from([MOST, FEW]), st.data())
def test_so_it_does_whatever_happens_to_a_record(records: Records, others: Records, most: int, data: Any) -> None:
    id_ = data.draw(st.sampled_from(sorted(records.keys() | others.keys())))
    after = {**records, id_: others[id_]} if id_ in others else {key: records[key] for key in records if key != id_}
    assume(not any(small_corpus(one)[1] for one in (records, after)))
    one, other = told(records, most), told(after, most)
    same = [name for name in one.keys() & other.keys() if one[name][0] == other[name][0]]
    assert [name for name in same if one[name][1] != other[name][1]] == []


@pytest.mark.parametrize("what", CHANGES)
def test_a_face_changes_only_with_what_can_be_told(what: str) -> None:
    by, expected = CHANGES[what]
    one, other = (Faces(small_corpus(records)[0]) for records in (ARCHIVE, changed(by)))
    units = {"kien-giang", "ca-mau", "son-la", "tra-vinh"}
    assert {unit for unit in units if one.of([unit]) != other.of([unit])} == expected
