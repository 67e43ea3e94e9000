"""Whatever is loaded, linked, drafted or searched for citations: it comes to an end, and what comes of it is sound.

Every file below ``finds/<what>/`` once broke something and is tried again each time. `make soak` looks for others, ten
minutes altogether; what it finds it leaves, made as small as it could, in ``.build/finds/<what>.txt``: mend it, and
move the file to ``finds/``.
"""

from __future__ import annotations

import os
import random
import re
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import hostile_records
import pytest
from archives import ROOT
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from generator.basics.periods import day
from generator.basics.problems import MOST, Level, Problem, as_github
from generator.documents import citations
from generator.documents.clauses import parse, texts
from generator.drafting.draft import draft
from generator.drafting.output.report import summary
from generator.drafting.output.writing import to_yaml
from generator.law.scenario import State
from generator.law.validity import validities
from generator.records import repository
from generator.records.loading import load

FINDS = ROOT / "tests" / "finds"
FOUND = ROOT / ".build" / "finds"
SECONDS = 150.0 if os.environ.get("SOAK") else 0.0
"""How long each of the four looks for more."""
PLACE = Path("directives", f"{hostile_records.IDS[0]}.yaml")
PART = "\n=== \n"
"""Between the records of an archive, in one file."""
MISWRITTEN = re.compile(r"YAML|ký tự|không phải UTF-8|phím Tab")
"""Faults that a file which the program has written cannot have."""


def sound(problems: list[Problem]) -> None:
    kinds = [(one.path, one.level, re.sub(r"«[^»]*»|\d+", "", one.message.partition(";")[0])) for one in problems]
    assert all(one.line >= 1 and one.column >= 1 and one.message for one in problems)
    assert max((len(one.message) for one in problems), default=0) < 1_500
    assert all(kinds.count(kind) <= MOST for kind in {*kinds})
    assert len(as_github(problems).splitlines()) == len(problems)


def loads(text: str) -> None:
    loaded, problems = load(PLACE, text.encode("utf-8", "surrogatepass"))
    sound(problems)
    assert loaded or any(problem.level is Level.ERROR for problem in problems)


def links(text: str) -> None:
    with TemporaryDirectory() as folder:
        for id_, record in zip(hostile_records.IDS, text.split(PART), strict=False):
            path = Path(folder, f"{id_}.yaml")
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(record.encode("utf-8", "surrogatepass"))
        read = repository.read(Path(folder))
    sound([*read.problems])
    if not read.errors:
        assert all(found.during(day(date(2021, 8, 10))).state in State for found in validities(read.corpus).values())


def drafts(text: str) -> None:
    made = draft(text, "x.txt", date(2021, 9, 1))
    assert summary(made)
    found = load(PLACE, to_yaml(made).encode())[1]
    assert [str(one) for one in found if MISWRITTEN.search(re.sub("«[^»]*»", "", one.message))] == []


def cites(text: str) -> None:
    found = list(citations.find(text))
    places = [place for one in found for place in (one.start, one.end)]
    assert places == sorted(places)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    clauses = parse(text)
    assert len(texts(clauses)) == len(clauses) + sum(len(clause.inlines) for clause in clauses)


REAL = [path.read_text("utf-8") for path in sorted((ROOT / "tests" / "documents").glob("*.txt"))]
LINES = [line for text in REAL for line in text.splitlines()]
SCRAPS = [
    "Số: ", "12/QĐ-UBND", "số 05/CT-TTg", "ngày 31/3/2020", "ngày 99/99/9999", "CHỈ THỊ", "Kính gửi:", "Nơi nhận:",
    "Điều 1.", "1. ", "1.1. ", "a) ", "đ) ", "- ", "+ ", "(1) ", "(2) ", "thay thế ", "bãi bỏ ", "trước ngày ",
    "từ 0 giờ ", "đến hết ngày 15/8", "Giao Sở Y tế ", "; ", ". ", ": ", "“", "”", "(", ")", "**", "# ", "\\", "\t",
    "\n", "\n\n", "///", "第一号", "٣/QĐ", "24/7", "F0/F1", "\0", "\u202e", "\u3164", "\u0301", "cấp độ 3", "|", "> ",
    "trong vòng 14 ngày kể từ ngày ", "cùng ngày", "của Thủ tướng Chính phủ", "V/v ", "TM. ", "./.", "huyện ", "İ", "ﬁ",
]  # fmt: skip
PIECES = st.one_of(st.sampled_from(LINES), st.sampled_from(SCRAPS), st.sampled_from(SCRAPS), st.text(max_size=6))
DOCUMENTS = st.lists(PIECES, max_size=50).map("".join) | st.lists(PIECES, max_size=50).map("\n".join)
RECORDS = hostile_records.records().map(hostile_records.written)
BROKEN = st.tuples(RECORDS, st.floats(0, 1), st.sampled_from([*SCRAPS, *hostile_records.ODD])).map(
    lambda drawn: drawn[0][: (at := int(len(drawn[0]) * drawn[1]))] + drawn[2] + drawn[0][at:]
)
"""Records with something put in somewhere."""


class Search(NamedTuple):
    """Something that must hold of every text, and the texts of which it is tried."""

    holds: Callable[[str], None]
    texts: st.SearchStrategy[str]


SEARCHES = {
    "load": Search(loads, RECORDS | BROKEN),
    "link": Search(links, st.lists(RECORDS, min_size=1, max_size=4).map(PART.join)),
    "draft": Search(drafts, DOCUMENTS),
    "cite": Search(cites, DOCUMENTS),
}
DRAWN = settings(suppress_health_check=[*HealthCheck], deadline=None, database=None, max_examples=40, print_blob=False)
KEPT = sorted(FINDS.glob("*/*"))


@pytest.mark.parametrize("find", KEPT, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_was_found_once_holds(find: Path) -> None:
    SEARCHES[find.parent.name].holds(find.read_bytes().decode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("name", SEARCHES)
def test_it_holds_of_whatever_is_drawn(name: str) -> None:
    def holds(text: str) -> None:
        try:
            SEARCHES[name].holds(text)
        except BaseException:
            FOUND.mkdir(parents=True, exist_ok=True)
            (FOUND / f"{name}.txt").write_bytes(text.encode("utf-8", "surrogatepass"))
            raise

    def draw(number: int | None) -> None:
        given_texts = given(SEARCHES[name].texts)(holds)
        settings(DRAWN, derandomize=number is None)(given_texts if number is None else seed(number)(given_texts))()

    draw(None)
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        draw(random.randrange(1 << 32))
