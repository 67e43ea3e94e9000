"""What the comparison with other generators stands on: they get all words, and what could not be measured is told."""

from __future__ import annotations

import re
import sys
from html import unescape
from pathlib import Path

import generators
import measuring
import pytest
import report
from archives import FROZEN
from markdown import markdown

from generator.records.corpus import Directive
from generator.records.repository import read

HELD = read(FROZEN).corpus.directives
RUN = {"memory": None, "bytes": 9_000_000, "files": 300, "largest": 50_000, "page": "index.html"}
CIRCUMSTANCES = {"on": "2026-11-29", "commit": "abc", "load": 0.1, "machine": "M"}


def run(wall: float) -> dict[str, object]:
    return {**RUN, "wall": wall, "cpu": 2 * wall}


BUILDS = {
    report.OURS: {"does": "mọi thứ", "version": "1", "runs": [run(2), run(4), run(4)]},
    "Khác": {"does": "ít hơn", "version": "2", "runs": [run(1), run(4), run(6)]},
    "Hỏng": {"does": "không rõ", "version": "3", "runs": [], "failed": "không cài được"},
}


def told(**more: object) -> str:
    return report.told({"builds-100": {**CIRCUMSTANCES, "figures": BUILDS}, **more})


def as_read(page: str) -> str:
    """What a reader sees of the Markdown ``page``, in one line."""
    html = markdown(page.partition("\n---\n")[2])
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


@pytest.mark.parametrize("directive", HELD.values(), ids=HELD)
def test_other_generators_get_every_word(directive: Directive) -> None:
    seen, record = as_read(generators.markdown(directive)), directive.record
    words = [record.subject, *(measure.summary for measure in record.measures)]
    words += [clause.text for clause in directive.clauses]
    assert [each for each in words if " ".join(each.split()) not in seen] == []
    assert "\\" not in seen


def test_a_ratio_is_that_of_the_same_round() -> None:
    (row,) = [line for line in told().splitlines() if line.startswith("| Khác |")]
    assert row.startswith("| Khác | 4 (1–6) | 1 (0.5–1.5) | 8 (2–12) | 1 (0.5–1.5) | – | 9 | 300 | 50 |")


def test_what_could_not_be_measured_is_told_and_fails() -> None:
    assert "| 100: Hỏng | không cài được |" in told()
    assert report.missed({"stages-100": {**CIRCUMSTANCES, "figures": {}, "failed": "quá 900 giây"}})
    assert not report.missed({"stages-100": {**CIRCUMSTANCES, "figures": {"luật": 1.0}}})


def test_what_people_wrote_below_the_figures_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "RESULTS", tmp_path / "RESULTS.md")
    report.write("cũ\n")
    report.RESULTS.write_text(report.RESULTS.read_text("utf-8").replace("Chưa có.", "Đã thử hai cách."), "utf-8")
    report.write("mới\n")
    assert report.RESULTS.read_text("utf-8") == f"mới\n{report.NOTES}\nĐã thử hai cách.\n"


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(measuring.FailedError, match="mã thoát 3: không có gói"):
        measuring.cost([sys.executable, "-c", "print('không có gói'); exit(3)"], tmp_path, 60)
