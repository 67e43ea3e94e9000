"""Ready citations in Vietnamese legal form; the cases are data (``citing/*.yaml``)."""

from pathlib import Path

import pytest
import yaml
from small_corpus import small_corpus

from generator.law import legal_citation


def data(name):
    return yaml.load((Path(__file__).parent / "citing" / f"{name}.yaml").read_text("utf-8"), yaml.CBaseLoader)


@pytest.mark.parametrize(("label", "name"), data("clauses").items())
def test_clauses_are_named_smallest_part_first(label, name):
    assert legal_citation.clause(label) == name


@pytest.mark.parametrize("case", data("documents"), ids=lambda case: case["id"])
def test_documents_are_named_as_in_a_first_citation(case):
    corpus, errors = small_corpus({case["id"]: case["record"]})
    assert errors == []
    assert legal_citation.document(corpus.directives[case["id"]]) == case["cites"], case["why"]


@pytest.mark.parametrize(("subject", "follows"), data("subjects").items())
def test_a_full_citation_adds_the_subject_as_it_follows_in_a_sentence(subject, follows):
    record = {"type": "chi-thi", "number": "1/CT-UBND", "issued": "2021-08-02", "subject": subject}
    corpus, _ = small_corpus({"son-la/1-ct-ubnd-2021": record})
    assert (
        legal_citation.full(corpus.directives["son-la/1-ct-ubnd-2021"])
        == f"Chỉ thị số 1/CT-UBND ngày 02 tháng 8 năm 2021{follows}"
    )
