"""The data files: everything is in them, they read back, and they tell no more than is known."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from made import data_files
from real import corpus as real_corpus
from small_corpus import small_corpus

from generator.basics.periods import iso
from generator.exports.files import files
from generator.exports.rows import known, reason
from generator.law import wording
from generator.law.validity import directive_validities, validities
from generator.records.addresses import WHOLE
from generator.records.corpus import Corpus
from generator.records.loading import load_file

TODAY = date(2026, 11, 23)
BASE = "https://vi-du.example/cong-khai/"
KIEN_GIANG = "kien-giang/1377-ubnd-kgvx-2021"
FORMULAS = ('=HYPERLINK("https://x.example")', "+84", "-1", "@SUM(A1)", "\tx")
HOSTILE = {
    "number": "1/CT-UBND",
    "subject": '</title><script>alert("1")</script> & «x»;\n=2+5',
    "issued": {"not_before": "2021-07-01", "not_after": "2021-07-09"},
    "relations": [
        {"act": "cites", "clause": "1", "document": {"type": "chi-thi", "number": "9/CT-UBND", "year": "2021"}}
    ],
    "measures": [
        {
            "id": f"m{n}",
            "summary": summary,
            "condition": 'a "b",\r\nc',
            "areas": ["Rạch Giá", "Hà Tiên"],
            "for": ["nguoi-dan"],
        }
        for n, summary in enumerate(FORMULAS)
    ],
}


def hostile_corpus() -> Corpus:
    corpus, errors = small_corpus({"kien-giang/1-ct-ubnd-2021": HOSTILE})
    assert not errors
    return corpus


def export(corpus: Corpus, base: str = BASE, today: date = TODAY) -> dict[str, str]:
    made = list(data_files(corpus, today, base))
    found = {export.path: export.content for export in made}
    assert len(found) == len(made), "two files with one path"
    return found


@cache
def real(today: date = TODAY) -> dict[str, str]:
    return export(real_corpus(), today=today)


def rows(exported: dict[str, str], path: str) -> list[dict[str, str]]:
    text = exported[path]
    assert text.startswith("\ufeff"), "without this mark, Excel shows UTF-8 as something else"
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def measures() -> dict[str, dict[str, Any]]:
    return {row["measure"]: row for row in json.loads(real()["du-lieu/bien-phap.json"])["measures"]}


def test_every_directive_is_there() -> None:
    found = json.loads(real()["du-lieu/van-ban.json"])["directives"]
    assert [row["id"] for row in found] == list(real_corpus().directives)
    assert [row["id"] for row in rows(real(), "du-lieu/van-ban.csv")] == list(real_corpus().directives)
    assert all(f"van-ban/{row['id']}/ban-ghi.json" in real() for row in found)


def test_every_measure_is_there_in_both_forms() -> None:
    assert list(measures()) == list(real_corpus().norms)
    assert [row["measure"] for row in rows(real(), "du-lieu/bien-phap.csv")] == list(measures())


def test_a_row_of_a_spreadsheet_can_be_cited_by_itself() -> None:
    found = {row["measure"]: row for row in rows(real(), "du-lieu/bien-phap.csv")}
    for id_, norm in real_corpus().norms.items():
        record, measure = id_.split("#")
        row = found[id_]
        assert (row["number"], row["summary"]) == (norm.directive.record.number or "", norm.measure.summary)
        assert row["name"] == wording.name(norm.directive.record)
        assert row["issued_first"] == str(norm.directive.issued.first or "")
        assert row["address"] == f"{BASE}van-ban/{record}/{'' if measure == WHOLE else f'#bp-{measure}'}"
    for row in rows(real(), "du-lieu/nhiem-vu.csv"):
        of = found[row["measure"]]
        assert [row[key] for key in ("unit", "name", "summary", "address")] == [
            of[key] for key in ("unit", "name", "summary", "address")
        ]
    assert all(row["address"].endswith(f"/van-ban/{row['id']}/") for row in rows(real(), "du-lieu/van-ban.csv"))


def test_every_relation_and_cited_document_is_there() -> None:
    assert len(json.loads(real()["du-lieu/quan-he.json"])["relations"]) == len(real_corpus().links)
    assert len(rows(real(), "du-lieu/quan-he.csv")) == len(real_corpus().links)
    cited = json.loads(real()["du-lieu/dan-chieu.json"])["cited"]
    assert [row["key"] for row in cited] == list(real_corpus().cited)


@pytest.mark.parametrize("id_", real_corpus().directives)
def test_a_record_tells_all_states_of_its_measures_and_every_reason_in_full(id_: str) -> None:
    told = json.loads(real()[f"van-ban/{id_}/ban-ghi.json"])["validity"]
    own = directive_validities(real_corpus().directives[id_], validities(real_corpus()))
    assert list(told["measures"]) == [validity.measure.id for validity in own]
    for validity in own:
        in_its_clause = known({"record": id_, "clause": validity.measure.clause})
        reasons = [one if "record" in one else {**one, **in_its_clause} for one in told["reasons"]]
        steps = told["states"][told["measures"][validity.measure.id]]
        assert [(since, state, [reasons[place] for place in places]) for since, state, places in steps] == [
            (iso(interval.span.start), interval.state, [known(reason(one)) for one in interval.reasons])
            for interval in validity.intervals
        ]


@pytest.mark.parametrize(("today", "state"), [(date(2021, 8, 31), "not-yet"), (date(2021, 9, 3), "applying")])
def test_the_state_is_that_of_the_day_asked_for(today: date, state: str) -> None:
    found = json.loads(real(today)["du-lieu/bien-phap.json"])
    assert {row["state"] for row in found["measures"] if row["measure"].startswith(f"{KIEN_GIANG}#")} == {state}
    directive = next(
        row for row in json.loads(real(today)["du-lieu/van-ban.json"])["directives"] if row["id"] == KIEN_GIANG
    )
    assert (directive["state"], found["today"]) == (state, today.isoformat())


def test_stated_days_stay_as_written_beside_exact_instants() -> None:
    row = measures()["kien-giang/1903-qd-ubnd-2021#che-do"]
    assert (row["until"], row["stated_until"]) == ("2021-08-16T00:00+07:00", "2021-08-15")


def test_an_unknown_day_is_never_given_as_a_day() -> None:
    [row] = json.loads(export(hostile_corpus())["du-lieu/van-ban.json"])["directives"]
    assert row["issued"] == {"first": "2021-07-01", "last": "2021-07-09", "certain": None}
    assert {row["from"] for row in rows(export(hostile_corpus()), "du-lieu/bien-phap.csv")} == {""}


def test_csv_reads_back_with_formulas_made_harmless() -> None:
    found = rows(export(hostile_corpus()), "du-lieu/bien-phap.csv")
    assert [row["summary"] for row in found] == [f"'{formula}" for formula in FORMULAS]
    assert {row["condition"] for row in found} == {'a "b",\r\nc'}
    assert {row["areas"] for row in found} == {"Rạch Giá; Hà Tiên"}


def test_no_cell_of_any_csv_begins_like_a_formula() -> None:
    for exported in (real(), export(hostile_corpus())):
        cells = [
            cell for path in exported if path.endswith(".csv") for row in rows(exported, path) for cell in row.values()
        ]
        assert cells
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_csv_lines_end_as_rfc_4180_says() -> None:
    text = real()["du-lieu/quan-he.csv"]
    assert text.count("\r\n") == text.count("\n") == len(real_corpus().links) + 1


@pytest.mark.parametrize("id_", real_corpus().directives)
def test_a_record_reads_back_from_its_json_and_its_text(id_: str, tmp_path: Path) -> None:
    path = tmp_path / f"{id_}.yaml"
    path.parent.mkdir()
    record = {**json.loads(real()[f"van-ban/{id_}/ban-ghi.json"]), "text": real().get(f"van-ban/{id_}/toan-van.txt")}
    del record["validity"]
    path.write_text(json.dumps(record, ensure_ascii=False), "utf-8")
    loaded, problems = load_file(path)
    assert loaded, problems
    assert loaded.record == real_corpus().directives[id_].record


def test_what_nobody_has_read_is_not_published() -> None:
    given = {"measures": [{"id": "da-doc"}, {"id": "chua-doc", "proposed": "true"}]}
    corpus, _ = small_corpus({"kien-giang/1-ct-ubnd-2021": given})
    assert not [path for path, content in export(corpus).items() if "chua-doc" in content]


def test_a_withdrawn_record_says_so_and_has_no_measure() -> None:
    given = {"measures": [{"id": "m"}], "withdrawn": {"on": "2022-01-02", "why": "nhập nhầm"}}
    corpus, _ = small_corpus({"kien-giang/1-ct-ubnd-2021": given})
    [row] = json.loads(export(corpus)["du-lieu/van-ban.json"])["directives"]
    assert (row["withdrawn"]["on"], row["measure_count"]) == ("2022-01-02", 0)
    assert "state" not in row


def test_texts_stand_as_held() -> None:
    held = {id_: d.record.text for id_, d in real_corpus().directives.items() if d.record.text}
    assert len(held) >= 5
    assert {path: text for path, text in real().items() if path.endswith("toan-van.txt")} == {
        f"van-ban/{id_}/toan-van.txt": text for id_, text in held.items()
    }


def test_provinces_old_and_new() -> None:
    found = {row["slug"]: row for row in json.loads(real()["du-lieu/tinh.json"])["provinces"]}
    assert len(found) == 64
    assert (found["kien-giang"]["successor"], found["kien-giang"]["new_code"]) == ("an-giang", None)
    assert "kien-giang" in found["an-giang"]["merged_from"]


def test_the_same_records_give_the_same_bytes() -> None:
    assert list(export(real_corpus()).items()) == list(real().items())


def test_without_an_address_there_are_no_feeds() -> None:
    found = export(hostile_corpus(), base="")
    assert not [path for path in found if path.endswith(("feed.xml", "feed.json", "lich.ics"))]
    assert json.loads(found["du-lieu/van-ban.json"])["address"] == "van-ban/{id}/"


def test_the_main_files_are_listed_with_their_sizes() -> None:
    listed = files({path: len(content.encode()) for path, content in real().items()})
    of_units = re.compile(r"du-lieu/trang-thai/[^/]+")
    assert {file.path for file in listed} == {
        path for path in real() if path.removeprefix("du-lieu/").count("/") == 0 or of_units.fullmatch(path)
    }
    assert all(file.size == len(real()[file.path].encode()) and file.name and file.description for file in listed)


def test_each_agency_of_a_task_has_its_row_with_its_part() -> None:
    found = [row for row in rows(real(), "du-lieu/nhiem-vu.csv") if row["measure"].endswith("#bao-cao-gao-dot-02")]
    assert [(row["role"], row["agency"]) for row in found] == [
        ("duoc-giao", "ubnd-huyen"),
        ("dau-moi", "so-ld-tb-xh"),
        ("nhan-bao-cao", "ubnd-tinh"),
    ]
    assert {row["deadline"] for row in found} == {"2021-09-07"}


def test_every_duty_to_make_public_is_there_and_says_whether_anybody_looked() -> None:
    found = rows(real(), "du-lieu/cong-khai.csv")
    duties = [m for m in real_corpus().norms.values() if m.measure.disclosure]
    assert len(found) == len(duties)
    assert {(row["disclosure_published"], row["disclosure_looked"]) for row in found} == {("", "")}
