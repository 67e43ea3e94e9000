"""Archives of any size for measuring: without fault, always the same, and of all that real records hold."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from archives import generated

from generator.cli import main
from generator.records.corpus import Corpus
from generator.records.repository import read
from generator.vocabulary.lists import CENTRAL

COUNT = 40


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return generated(COUNT, tmp_path_factory.mktemp("made") / "directives", "1")


@pytest.fixture(scope="module")
def corpus(archive: Path) -> Corpus:
    return read(archive).corpus


def test_it_has_no_faults_and_its_labels_are_locked(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--strict", str(archive)]) == 0
    assert "tệp khóa" not in capsys.readouterr().out


def test_the_same_number_gives_the_same_bytes(archive: Path, tmp_path: Path) -> None:
    again = generated(COUNT, tmp_path / "directives", "2")
    found = [{p.relative_to(root): p.read_bytes() for p in root.rglob("*") if p.is_file()} for root in (archive, again)]
    assert found[0] == found[1]


def test_it_has_as_many_records_as_asked_for_about_ten_measures_each(corpus: Corpus) -> None:
    assert len(corpus.directives) == COUNT
    assert 5 <= len(corpus.norms) / COUNT <= 15


def test_it_holds_what_real_records_hold(corpus: Corpus) -> None:
    directives = corpus.directives.values()
    assert {bool(d.record.text) for d in directives if d.record.measures} == {True, False}
    assert {bool(d.issued.certain) for d in directives} == {True, False}
    assert any(d.known_by_name for d in directives)
    assert len({d.unit for d in directives}) > 3
    measures = [norm.measure for norm in corpus.norms.values() if norm.directive.unit != CENTRAL]
    for field in ("regime", "areas", "deadline", "disclosure", "until", "agencies", "for_"):
        assert any(getattr(measure, field) for measure in measures), field


def test_acts_join_records_to_chains_and_texts_cite_them(corpus: Corpus) -> None:
    invented = [link for link in corpus.links if link.held and not link.target.startswith(CENTRAL)]
    assert {link.relation.act for link in invented} >= {"replaces", "extends", "continues", "affirms"}
    assert {link.source for link in invented} & {link.target for link in invented}
    cited = Counter(mention.target for mention in corpus.mentions)
    assert any(id_ in corpus.directives and not id_.startswith(CENTRAL) for id_ in cited)
