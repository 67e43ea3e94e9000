"""What begins an item: the exact form that labels rest on, and what is left of it in scans and other layouts."""

from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from generator.documents import markers
from generator.documents.markers import MarkerKind
from generator.documents.numerals import arabic, ordinal, roman

CASES = yaml.load((Path(__file__).parent / "markers.yaml").read_text("utf-8"), yaml.CSafeLoader)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["line"])
def test_a_line_tells_its_marker(case):
    line, marker = case["line"], markers.read(case["line"])
    assert (marker.step if marker else None) == case["step"]
    assert line[markers.end(line) :] == case["words"]
    assert markers.opens_line(line) is case["opens"]


def test_an_item_is_smaller_than_what_introduces_it():
    lines = ["Điều 1.", "I. Mục", "1. Khoản", "1.1. Khoản", "a) Điểm", "- Gạch", "+ Cộng"]
    kinds = [markers.read(line).kind for line in lines]
    assert kinds == list(MarkerKind)
    assert all(one < two for one, two in pairwise(kinds))


@pytest.mark.parametrize(("line", "kept"), [("1.   Sở Y tế", "1. Sở Y tế"), ("-\tSở Y tế", "- Sở Y tế")])
def test_a_wide_gap_after_a_marker_parts_no_columns(line, kept):
    assert markers.without_gap(line) == kept


def test_a_wide_gap_elsewhere_stays():
    assert markers.without_gap("TỈNH MẪU   CỘNG HÒA") == "TỈNH MẪU   CỘNG HÒA"


@pytest.mark.parametrize(("number", "written"), [(4, "IV"), (14, "XIV"), (49, "XLIX"), (2021, "MMXXI")])
def test_roman_numerals_there_and_back(number, written):
    assert roman(number) == written
    assert arabic(written) == number


@pytest.mark.parametrize(("number", "written"), [(1, "thứ nhất"), (4, "thứ tư"), (9, "thứ chín"), (10, "thứ 10")])
def test_ordinals(number, written):
    assert ordinal(number) == written
