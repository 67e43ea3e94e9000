"""The official sources and their records: the same words, none lost, none added."""

import hashlib
import re
from pathlib import Path

import pytest
from archives import LIVE

from generator.records.loading import load_file

TESTS = Path(__file__).parent
RECORDS = sorted(LIVE.glob("*/*.yaml"))
SOURCES = sorted((TESTS / "documents").glob("*.txt"))
pytestmark = pytest.mark.live


def record_of(source):
    """The one record named like ``source``: ``tra-vinh-3461-ubnd-thnv`` is in ``tra-vinh/3461-ubnd-thnv-2021``."""
    (path,) = [path for path in RECORDS if f"{path.parent.name}-{path.stem}".startswith(source.stem)]
    loaded, problems = load_file(path)
    assert problems == []
    return loaded


def words(text):
    """Words in order; Markdown's marks of emphasis and headings are no words."""
    return re.sub(r"[*#]", "", text).split()


def test_all_five_are_here():
    assert len(SOURCES) == 5


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_the_record_holds_every_word_of_its_source_in_order(source):
    assert words(record_of(source).record.text) == words(source.read_text("utf-8"))


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_the_clauses_hold_every_word_of_the_source_in_order(source):
    clauses = record_of(source).clauses
    assert words("\n".join(clause.text for clause in clauses)) == words(source.read_text("utf-8"))


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_the_record_names_the_checksum_of_its_source(source):
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    assert digest in {stated.sha256 for stated in record_of(source).record.sources}
