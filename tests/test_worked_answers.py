"""The worked answers of the design, on the real records, as the command line gives them to a user who asks."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from archives import LIVE, ROOT

from generator import cli
from generator.cli import main
from generator.law.scenario import Grace
from generator.records import repository

QUESTIONS = yaml.load((ROOT / "tests/in_force/worked-answers.yaml").read_text("utf-8"), yaml.CSafeLoader)
Row = dict[str, Any]
pytestmark = pytest.mark.live


@pytest.fixture(scope="module", autouse=True)
def read_once() -> Iterator[None]:
    """The records are read once for all who ask."""
    archive = repository.read(LIVE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cli, "_read", lambda directives: archive)
        known = cli.validities(archive.corpus, Grace())
        patch.setattr(cli, "validities", lambda corpus, grace: known)
        yield


def _call(province: str, on: object) -> list[str]:
    return ["status", "--directives", str(LIVE), "--province", province, "--on", str(on), "--all", "--format", "json"]


def _status(capsys: pytest.CaptureFixture[str], *call: object) -> list[Row]:
    assert main(_call(*call)) == 0  # type: ignore[arg-type]
    rows: list[Row] = json.loads(capsys.readouterr().out)
    return rows


def _fits(row: Row, where: dict[str, Any]) -> bool:
    public = bool(row["for"]) or not row["agencies"]
    return all({**row, "public": public}[key] == value for key, value in where.items())


def _faults(row: Row, answer: dict[str, Any]) -> list[str]:
    faults = [
        f"{row['measure']}: {key} is {row[key]}, not {value}"
        for key, value in answer.get("expect", {}).items()
        if row[key] != value
    ]
    if "rule" in answer and row["why"][0]["rule"] != answer["rule"]:
        faults.append(f"{row['measure']}: decided by {row['why'][0]}")
    if "names" in answer and answer["names"] not in {reason["record"] for reason in row["why"]}:
        faults.append(f"{row['measure']}: {answer['names']} is not among {row['why']}")
    if answer.get("says", "") not in json.dumps(row, ensure_ascii=False):
        faults.append(f"{row['measure']} does not say «{answer['says']}»")
    return faults


@pytest.mark.parametrize("question", [pytest.param(q, id="{province} {when}".format(**q["ask"])) for q in QUESTIONS])
def test_worked_answers(question: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    rows = _status(capsys, question["ask"]["province"], question["ask"]["when"])
    for answer in question["rows"]:
        found = [row for row in rows if _fits(row, answer["where"])]
        assert bool(found) is not answer.get("none", False), answer["where"]
        assert not [fault for row in found for fault in _faults(row, answer)]


def test_every_row_says_why_in_the_fixed_form(capsys: pytest.CaptureFixture[str]) -> None:
    rows = _status(capsys, "kien-giang", "2021-09-05")
    fields = "measure record unit number clause summary topics mode for agencies areas regime state from until"
    assert {tuple(row) for row in rows} == {(*fields.split(), "deadline", "warnings", "why")}
    assert {tuple(reason) for row in rows for reason in row["why"]} == {("rule", "record", "clause", "date", "text")}
    assert rows == sorted(rows, key=lambda row: (row["unit"], row["record"], row["clause"] or "", row["measure"]))


def test_without_all_only_what_may_apply(capsys: pytest.CaptureFixture[str]) -> None:
    every = {row["state"] for row in _status(capsys, "kien-giang", "2021-08-10")}
    assert main([each for each in _call("kien-giang", "2021-08-10") if each != "--all"]) == 0
    states = {row["state"] for row in json.loads(capsys.readouterr().out)}
    assert states == every - {"not-yet", "expired", "replaced", "repealed", "done"}
    assert "applying" in states < every


def test_an_unknown_province_exits_2_with_the_nearest_names(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        status = main(["status", "--province", "kien-gang", "--on", "2021-08-10"])
    except SystemExit as stop:
        status = int(stop.code or 0)
    assert status == 2
    assert "kien-giang" in "".join(capsys.readouterr())


def test_as_a_command_of_its_own() -> None:
    command = [sys.executable, "-m", "generator", *_call("kien-giang", "2021-08-10")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    states = {row["record"]: row["state"] for row in json.loads(done.stdout) if row["regime"]}
    assert states["kien-giang/1903-qd-ubnd-2021"] == "applying"
    assert states["kien-giang/1729-qd-ubnd-2021"] == "unconfirmed"
