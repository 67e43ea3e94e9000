"""The drafting engine's figures over documents that nobody tuned it to do not fall."""

import re

import pytest
import yaml
from drafting import score

from generator.vocabulary.lists import CENTRAL, vocabulary

# Name of the tally: lowest precision, lowest recall.
FLOORS = {
    "citations": (0.99, 0.99),
    "header": (0.98, 0.98),
    "relations": (0.98, 0.95),
    "agencies": (0.93, 0.93),
    "audiences": (0.90, 0.90),
    "deadlines": (0.99, 0.96),
    "modes": (0.95, 0.95),
    "regimes": (0.99, 0.93),
    "measures": (0.97, 0.97),
}
LAST = sorted((score.HERE / "last").glob("*.txt"))
EXPECTED = [path.with_suffix(".expected.yaml") for path in [*score.DOCUMENTS, *LAST]]


@pytest.fixture(scope="module")
def tallies():
    return score.score()


@pytest.mark.parametrize("name", FLOORS)
def test_figures_do_not_fall(tallies, name):
    precision, recall = FLOORS[name]
    assert tallies[name].precision >= precision
    assert tallies[name].recall >= recall


def test_there_are_enough_documents():
    assert len(EXPECTED) >= 20


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.name.split(".")[0])
def test_expectations_use_the_vocabulary_and_their_own_labels(path):
    expected = yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)
    known, measures = vocabulary(), expected["measures"].values()
    pointed = [item["clause"] for key in ("citations", "relations", "deadlines", "regimes") for item in expected[key]]
    assert {*pointed, *expected["measures"], *expected.get("either", [])} <= set(expected["labels"])
    assert {agency for m in measures for agency in [*m.get("agencies", []), *m.get("with", [])]} <= set(known.agencies)
    assert {mode for m in measures for mode in m["mode"]} <= set(known.modes)
    assert set(score.alike("type", expected["header"]["type"])) <= set(known.types)
    assert set(score.alike("province", expected["header"]["province"])) <= {*known.territory.provinces, CENTRAL, "null"}


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.name.split(".")[0])
def test_expected_names_and_numbers_stand_in_the_document(path):
    expected = yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)
    text = re.sub(r"[\s*]", "", (path.parent / path.name.replace(".expected.yaml", ".txt")).read_text("utf-8"))
    text = text.replace("–", "-")
    numbers = {item["number"] for item in [*expected["citations"], *expected["relations"], expected["header"]]}
    assert [number for number in numbers - {"null"} if number not in text] == []
    name = expected["signer"]["name"]
    assert name == "null" or "".join(name.split()) in text
