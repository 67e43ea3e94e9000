"""What a draft says one document does to another; a file dropped into tests/acts adds its cases."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from generator.drafting.draft import draft
from generator.drafting.output.writing import to_yaml
from generator.drafting.relations import cited_parts

FOLDER = Path(__file__).parent / "acts"
LETTERHEAD = """\
ỦY BAN NHÂN DÂN
TỈNH KIÊN GIANG

Số: 2900/UBND-KGVX
{subject}

Kiên Giang, ngày 01 tháng 12 năm 2021

Kính gửi: Các sở, ban, ngành tỉnh

{text}
Nơi nhận:
- Như trên;
- Lưu: VT.

{annex}
"""


def cases(name):
    return yaml.load((FOLDER / f"{name}.yaml").read_text("utf-8"), yaml.CBaseLoader)


def drafted(text, subject="V/v phòng, chống dịch COVID-19", annex=""):
    return draft(LETTERHEAD.format(text=text, subject=subject, annex=annex), "x.txt", date(2026, 11, 23))


def told(act):
    """An act as a case writes it: act, number, date or year, parts, times."""
    day = act.target.issued or act.target.year or "?"
    times = [f"{key}={value}" for key, value in (("from", act.from_), ("until", act.until)) if value]
    marks = [mark for mark, said in (("?", act.unread), ("until_words", act.until_words)) if said]
    return " ".join(map(str, [act.act, act.target.number, day, *act.parts, *times, *marks]))


WORDINGS = [case for path in sorted(FOLDER.glob("*.yaml")) if path.stem != "parts" for case in cases(path.stem)]


@pytest.mark.parametrize("case", WORDINGS, ids=lambda case: case["why"])
def test_acts_are_those_that_the_words_command(case):
    made = drafted(case["text"], **{key: case[key] for key in ("subject", "annex") if key in case})
    assert sorted(told(act) for act in made.acts if act.act != "cites") == sorted(case["acts"])


@pytest.mark.parametrize("case", cases("parts"), ids=lambda case: case["words"] or "nothing")
def test_parts_are_exact_or_none(case):
    made = drafted(f"1. Bãi bỏ {case['words']} Thông báo số 74/TB-VP ngày 25/7/2021 của Văn phòng UBND tỉnh.\n")
    (act,) = made.acts
    assert (act.act, act.parts) == ("repeals", () if case["parts"] == "?" else tuple(case["parts"]))
    written = yaml.load(to_yaml(made), yaml.CBaseLoader)["relations"][0]
    assert written.get("parts") == ([] if case["parts"] == "?" else case["parts"] or None)
    assert ("XEM LẠI: văn bản chỉ" in to_yaml(made)) == (case["parts"] == "?")


def test_a_number_or_day_that_a_scan_misread_is_to_be_looked_at():
    made = drafted("1. Bãi bỏ Công văn số 8l2/UBND-KGVX ngày 03/6/2021 và Công văn số 813/UBND-KGVX ngày 04/6/2021.\n")
    doubts = [act.doubt for act in made.acts]
    assert doubts == ["bản quét lẫn chữ và số: «Công văn số 8l2/UBND-KGVX ngày 03/6/2021»", ""]


@pytest.mark.parametrize("words", [case["words"] for case in cases("parts") if case["words"]])
@pytest.mark.parametrize(
    "narrower", ["hàng thứ hai của {}", "{} đối với người có thẻ xanh tại", "nội dung “07 ngày” tại {}"]
)
def test_what_narrows_a_part_never_widens_the_act(words, narrower):
    named = cited_parts.read(narrower.format(words))
    assert not named.labels
    assert named.unread or not cited_parts.read(words).labels
