"""What a draft reads as measures in short documents: who must or may do what, where, when, under which regime."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from generator.documents.localities import below_province
from generator.drafting.draft import draft

HEADING = """ỦY BAN NHÂN DÂN
TỈNH KIÊN GIANG

Số: 77/CT-UBND

Kiên Giang, ngày 01 tháng 8 năm 2021

CHỈ THỊ
Về việc mẫu

"""
OPENING = "Để phòng, chống dịch Covid-19, Chủ tịch Ủy ban nhân dân tỉnh chỉ thị:"
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['why']}")
    for path in sorted((Path(__file__).parent / "drafting" / "measures").glob("*.yaml"))
    for case in yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)
]
DOCUMENTS = sorted((Path(__file__).parent / "drafting" / "documents").glob("*.txt"))
# A draft may not claim these where the case does not state them; the others are compared where they are stated.
CLAIMS = ("regime", "areas", "area_words", "from", "until", "until_words", "while_words", "deadline", "repeats")


def shown(measure):
    """The measure in the words of the cases, without what is empty."""
    timing = measure.timing
    found = {
        "clause": measure.clause,
        "mode": measure.mode,
        "for": list(measure.audiences),
        "agencies": list(measure.agencies),
        "with": list(measure.with_),
        "regime": measure.regime,
        "areas": list(measure.areas),
        "area_words": measure.area_words,
        "from": timing.from_ and str(timing.from_),
        "until": timing.until and str(timing.until),
        "until_words": timing.until_words,
        "while_words": timing.while_words,
        "deadline": timing.deadline and str(timing.deadline),
        "repeats": timing.repeats,
    }
    return {key: value for key, value in found.items() if value or key in ("for", "agencies")}


@pytest.mark.parametrize("case", CASES)
def test_measures(case):
    opening = case.get("opening", OPENING)
    made = draft(f"{HEADING}{opening}\n\n{case['text']}", "x.txt", date(2021, 8, 1))
    found = [shown(measure) for measure in made.proposals]
    expected = case["measures"]
    assert [one["clause"] for one in found] == [one["clause"] for one in expected]
    compared = [
        {key: one[key] for key in one if key in CLAIMS or key in wanted}
        for one, wanted in zip(found, expected, strict=True)
    ]
    assert compared == expected
    assert [re.sub(r"\D", "", one.phone) for one in made.contacts] == case.get("contacts", [])
    if "whose" in case:
        assert [one.what for one in made.contacts] == case["whose"]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_no_regime_of_a_part_is_drafted_for_the_whole_province(path):
    made = draft(path.read_text("utf-8"), path.name, None)
    ruled = [one for one in made.proposals if one.regime and not (one.areas or one.area_words)]
    assert [one.quote for one in ruled if below_province(one.quote)] == []
