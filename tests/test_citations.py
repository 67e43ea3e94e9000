"""Citations found in text; a file dropped into tests/citations adds its cases."""

import unicodedata
from pathlib import Path

import pytest
import yaml

from generator.documents.citations import find, is_central, key

FOLDER = Path(__file__).parent / "citations"
CASES = [
    pytest.param(case, id=f"{path.stem}-{n}")
    for path in sorted(FOLDER.glob("*.yaml"))
    for n, case in enumerate(yaml.load(path.read_text("utf-8"), yaml.CBaseLoader), 1)
]
ALWAYS = ("type", "number", "year", "issued")
NAMES = {"written": "written_date"}


def words(case):
    return (FOLDER / case["file"]).read_text("utf-8") if "file" in case else case["text"]


def stated(value):
    return "null" if value is None else str(value)


def seen(citation, text, fields):
    """What was found, in the fields that the case states (and those that every case means)."""
    quote = {"quote": " ".join(text[citation.start : citation.end].split())}
    return {f: quote[f] if f in quote else stated(getattr(citation, NAMES.get(f, f))) for f in fields}


@pytest.mark.parametrize("case", CASES)
def test_every_document_named_is_found_and_no_other(case):
    text = words(case)
    found = find(text)
    expected = [dict.fromkeys(ALWAYS, "null") | item for item in case["expect"]]
    assert [c.number for c in found] == [item["number"] for item in expected], case["why"]
    assert [seen(c, text, item) for c, item in zip(found, expected, strict=True)] == expected, case["why"]


@pytest.mark.parametrize("case", CASES)
def test_spans_are_in_order_and_apart(case):
    edges = [edge for c in find(words(case)) for edge in (c.start, c.end)]
    assert edges == sorted(set(edges))


@pytest.mark.parametrize("case", CASES)
def test_decomposed_text_gives_the_same_with_spans_of_its_own(case):
    text = words(case)
    apart = unicodedata.normalize("NFD", text)
    quotes = [unicodedata.normalize("NFC", apart[c.start : c.end]) for c in find(apart)]
    assert quotes == [text[c.start : c.end] for c in find(text)]
    assert [(c.number, c.issuer) for c in find(apart)] == [(c.number, c.issuer) for c in find(text)]


@pytest.mark.parametrize(
    "text", ["", " ", "số", "1/", "/CT-TTg", "Chỉ thị số", "của Bộ", "*", "\u0301", "chỉ thị ı 1/A-B"]
)
def test_scraps_give_nothing_that_was_not_there(text):
    assert all(c.number in text for c in find(text))


@pytest.mark.parametrize(
    ("unit", "type_", "number", "year", "expected"),
    [
        ("kien-giang", "cong-van", "1377/UBND-KGVX", 2021, "kien-giang/1377-ubnd-kgvx-2021"),
        ("trung-uong", "chi-thi", "05/CT-TTg", "2020", "trung-uong/05-ct-ttg-2020"),
        ("trung-uong", "quyet-dinh", "23/2021/QĐ-TTg", 2021, "trung-uong/23-2021-qd-ttg"),
        ("trung-uong", "nghi-quyet", "30/2021/QH15", None, "trung-uong/30-2021-qh15"),
        ("trung-uong", "nghi-quyet", "86/NQ-CP", None, "trung-uong/86-nq-cp"),
        ("kien-giang", "quyet-dinh", "2021/QĐ-UBND", 2020, "kien-giang/2021-qd-ubnd-2020"),
        ("kien-giang", None, "374-TB/TU", 2021, "kien-giang/374-tb-tu-2021"),
        ("kien-giang", "chi-thi", "16", 2021, "kien-giang/chi-thi-16-2021"),
    ],
)
def test_key_is_the_folded_symbol_with_its_year_once(unit, type_, number, year, expected):
    assert key(unit, type_, number, year) == expected


@pytest.mark.parametrize("number", (FOLDER / "central.txt").read_text("utf-8").split())
def test_central_issuers_are_known_by_their_symbol(number):
    assert is_central(number)


@pytest.mark.parametrize("number", (FOLDER / "provincial.txt").read_text("utf-8").split())
def test_provincial_issuers_are_not_central(number):
    assert not is_central(number)
