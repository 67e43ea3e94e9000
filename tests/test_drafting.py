"""The draft of the five real documents, held against their records; and what a draft promises of any document."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import yaml
from archives import FROZEN

from generator.basics.problems import Level
from generator.basics.text import fold
from generator.documents.citations import find
from generator.documents.clauses import parse
from generator.drafting.draft import draft
from generator.drafting.layout import words
from generator.drafting.output.report import summary
from generator.drafting.output.writing import to_yaml
from generator.records.loading import load_file

HERE = Path(__file__).parent
CASES = {
    path.stem: yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
    for path in sorted((HERE / "drafting").glob("*.yaml"))
}
SEEN = date(2026, 11, 23)
HEAD = ("type", "number", "issuer", "province", "place", "issued", "subject", "signer", "role", "mark")


@pytest.fixture(params=CASES, scope="module")
def case(request):
    return CASES[request.param]


@pytest.fixture(scope="module")
def source(case):
    return (HERE / "documents" / case["source"]).read_text("utf-8")


@pytest.fixture(scope="module")
def made(case, source):
    return draft(source, case["source"], SEEN)


@pytest.fixture(scope="module")
def record(case):
    return yaml.load((FROZEN / f"{case['record']}.yaml").read_text("utf-8"), yaml.CSafeLoader)


def as_text(value):
    return value if value is None else str(value)


def test_heading_is_what_the_text_shows(case, made):
    assert {key: getattr(made.heading, key).value for key in HEAD} == {
        key: as_text(value) for key, value in case["header"].items()
    }
    assert (len(made.heading.addressees), len(made.heading.recipients)) == (case["addressees"], case["recipients"])


def test_every_missing_field_says_why(made):
    fields = [getattr(made.heading, key) for key in HEAD]
    assert all(field.why for field in fields if field.value is None)


def test_what_was_concluded_is_flagged(case, made):
    assert [key for key in HEAD if getattr(made.heading, key).check] == case["to_check"]


def test_meeting(case, made):
    meeting = made.heading.meeting
    expected = case.get("meeting")
    assert (meeting and {"date": meeting.day, "written": meeting.written, "chair": meeting.chair}) == expected


def in_record(record, case):
    """The heading in the record, in the words of the draft."""
    signer = record.get("signer") or {}
    found = {key: record.get(key) for key in ("type", "number", "issuer", "issued", "subject")}
    found |= {"province": case["record"].split("/")[0], "signer": signer.get("name"), "role": signer.get("role")}
    return found | {"mark": signer.get("mark")}


def plain(value):
    """Words only: editors write a subject with or without "V/v"."""
    return fold(str(value)).replace("-", " ").replace("v/v", " ").split()


def test_heading_agrees_with_the_record(case, record, made):
    for key, value in in_record(record, case).items():
        if key not in case["by_editor"]:
            assert plain(value) == plain(getattr(made.heading, key).value), key


def test_text_and_labels_are_the_records(record, made):
    assert made.text == record["text"]
    close = record.get("structure", {}).get("close")
    assert [clause.label for clause in made.clauses] == [clause.label for clause in parse(record["text"], close)]


def target(relation):
    if "document" in relation:
        return relation["document"]["number"]
    return yaml.load((FROZEN / f"{relation['record']}.yaml").read_text("utf-8"), yaml.CSafeLoader)["number"]


def test_relations_agree_with_the_record(case, record, made):
    expected = {(one["act"], target(one), one["clause"]) for one in record.get("relations", [])}
    found = {(one.act, one.target.number, one.clause) for one in made.acts}
    assert found - expected == set()
    assert expected - found == {tuple(one) for one in case["lost_relations"]}


def test_every_document_cited_is_a_relation(made):
    assert {one.target.number for one in made.acts} == {one.number for one in find(made.text)}


def test_receivers_of_reports(case, made):
    assert [[p.clause, list(p.reports_to)] for p in made.proposals if p.reports_to] == case["reports_to"]


def test_a_way_to_reach_somebody_is_told_apart_from_what_else_is_made_public(made, case):
    promised = {"kien-giang-1377-ubnd-kgvx.txt": ["5.p3"], "tra-vinh-3461-ubnd-thnv.txt": ["2.-2"]}
    assert [p.clause for p in made.proposals if p.duty and p.duty.contact] == promised.get(case["source"], [])


def test_deadlines(case, made):
    found = [[p.clause, p.timing.deadline, p.timing.deadline_words] for p in made.proposals if p.timing.deadline_words]
    assert found == case["deadlines"]


def test_no_word_is_lost(source, made):
    assert words(made.text) == words(source)


def test_same_bytes_twice(case, source, made):
    again = draft(source, case["source"], SEEN)
    assert (to_yaml(again), summary(again)) == (to_yaml(made), summary(made))


HEADER = ("type", "number", "issuer", "province", "issued", "subject")


def test_record_loads_and_asks_for_a_human_look(case, made, tmp_path):
    path = tmp_path / f"{case['record']}.yaml"
    path.parent.mkdir()
    path.write_text(to_yaml(made), "utf-8")
    loaded, problems = load_file(path)
    assert loaded is not None
    assert [problem.level for problem in problems] == [Level.WARNING]
    assert all(proposed.proposed for proposed in (*loaded.record.relations, *loaded.record.measures))
    doubtful = {name for name in HEADER if (field := getattr(made.heading, name)).check or field.value is None}
    assert {*loaded.record.proposed} - {
        "effective",
        "meeting",
        "signer",
        "emergency",
        "sources",
        "contacts",
    } == doubtful
    assert "sources" in loaded.record.proposed, "a draft in which nothing was found is a draft still"
    assert ("meeting" in loaded.record.proposed) is (made.heading.meeting is not None)
    assert ("emergency" in loaded.record.proposed) is (made.emergency is not None)
    assert ("contacts" in loaded.record.proposed) is bool(made.contacts)


def test_first_line_names_the_schema(made):
    assert to_yaml(made).startswith("# yaml-language-server: $schema=")


def run(*arguments, cwd=HERE.parent):
    command = [sys.executable, "-m", "generator", "draft", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, check=False, env=os.environ)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "van-ban.txt"
    path.write_text("CHỈ THỊ\nVề việc mẫu\n\n1. Giao Sở Y tế báo cáo trước ngày 08/02/2021.\n", "utf-8")
    return path


def test_command_prints_the_record_and_the_summary_apart(file):
    done = run(file)
    assert done.returncode == 0
    assert yaml.load(done.stdout, yaml.CSafeLoader)["type"] == "chi-thi"
    assert "Hạn: trước ngày 08/02/2021" in done.stderr
    assert run(file).stdout == done.stdout


def test_command_overwrites_only_when_told(file, tmp_path):
    out = tmp_path / "nhap.yaml"
    out.write_text("của người biên tập", "utf-8")
    refused = run(file, "--out", out)
    assert (refused.returncode, out.read_text("utf-8")) == (2, "của người biên tập")
    assert "--force" in refused.stderr
    assert run(file, "--out", out, "--force").returncode == 0
    assert out.read_text("utf-8").startswith("# yaml-language-server")


def test_command_says_why_a_file_cannot_be_read(tmp_path):
    out = tmp_path / "nhap.yaml"
    empty = tmp_path / "rong.txt"
    empty.write_bytes(b"")
    for path in (empty, tmp_path / "khong-co.txt"):
        done = run(path, "--out", out)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.startswith("generator: ")
        assert not out.exists()
