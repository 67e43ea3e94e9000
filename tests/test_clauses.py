"""The label grammar: cases are data (``clauses/*.yaml``), and the five real documents (``clauses/documents``)."""

import re
from pathlib import Path

import pytest
import yaml
from archives import FROZEN

from generator.documents.clauses import anchor, parse, texts
from generator.records.loading import load_file

FOLDER = Path(__file__).parent / "clauses"
CASES = [
    pytest.param(case, id=f"{path.stem}-{n}")
    for path in sorted(FOLDER.glob("*.yaml"))
    for n, case in enumerate(yaml.load(path.read_text("utf-8"), yaml.CBaseLoader), 1)
]
DOCUMENTS = [
    pytest.param(yaml.load(path.read_text("utf-8"), yaml.CBaseLoader), id=path.stem)
    for path in sorted((FOLDER / "documents").glob("*.yaml"))
]


def clauses_of(case):
    if "record" in case:
        return load_file(FROZEN / f"{case['record']}.yaml")[0].clauses
    return parse(case["text"], case.get("close"))


def labels_in_order(clauses):
    """Every label as a reader meets it: a clause, then the runs inside it."""
    return [label for clause in clauses for label in (clause.label, *(inline.label for inline in clause.inlines))]


@pytest.mark.parametrize("case", CASES)
def test_labels_and_anchors(case):
    found = labels_in_order(clauses_of(case))
    assert list(zip(found, map(anchor, found), strict=True)) == list(case["labels"].items()), case["why"]


@pytest.mark.parametrize("case", [case for case in CASES if "words" in case.values[0]])
def test_words(case):
    words = texts(clauses_of(case))
    assert {label: words.get(label) for label in case["words"]} == case["words"], case["why"]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_documents_have_just_these_labels(document):
    found = labels_in_order(clauses_of(document))
    assert found == list(document["labels"])
    assert len(found) == int(document["count"])


@pytest.mark.parametrize("document", DOCUMENTS)
def test_anchors_and_first_words_of_documents(document):
    words = texts(clauses_of(document))
    found = {label: [anchor(label), " ".join(text.split()[:5])] for label, text in words.items()}
    assert found == document["labels"]


@pytest.mark.parametrize("case", [*CASES, *DOCUMENTS])
def test_anchors_are_unique_and_fit_an_address(case):
    anchors = [anchor(label) for label in texts(clauses_of(case))]
    assert len(set(anchors)) == len(anchors)
    assert all(re.fullmatch(r"[a-z0-9]+([-_][a-z0-9]+)*", found) for found in anchors)


@pytest.mark.parametrize("case", [*CASES, *DOCUMENTS])
def test_runs_lie_inside_their_clause_one_after_the_other(case):
    for clause in clauses_of(case):
        edges = [edge for run in clause.inlines for edge in (run.start, run.end)]
        assert edges == sorted(edges)
        assert all(clause.text[run.start] == "(" for run in clause.inlines)


@pytest.mark.parametrize("case", CASES)
def test_no_word_is_lost_but_page_numbers(case):
    kept = [line for line in case["text"].split("\n") if not re.fullmatch(r"\s*\d{1,3}\s*", line)]
    words = " ".join(clause.text for clause in clauses_of(case)).split()
    assert words == " ".join(kept).replace("d\u0323", "ḍ").split()


# Texts as long as a record may be; each took minutes where the time grew with the square of the length.
LONG = {
    "wrapped lines": ("1. Một\n" + "ab, cd\n" * 100_000, 1),
    "sections": ("".join(f"Điều {n}. Một.\n1. Hai.\na) Ba.\n" for n in range(20_000)), 60_000),
    "a Roman number": ("I" * 200_000 + ". Một.\n", 1),
}


@pytest.mark.parametrize(("text", "count"), LONG.values(), ids=LONG)
def test_long_texts_are_read_in_time(text, count):
    assert len(parse(text)) == count
