"""Places below a province, as texts name them; the cases are data."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from generator.documents.localities import below_province

CASES = yaml.load((Path(__file__).parent / "places" / "below-province.yaml").read_text("utf-8"), yaml.CSafeLoader)


@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join(case[0].split()))
def test_what_names_a_part_of_a_province(case: list[str | date | None]) -> None:
    text, words, *on = case
    found = below_province(str(text), *on)
    assert (found and found.words) == words


@pytest.mark.parametrize(("text", "named"), [("huyện An Minh", True), ("06 huyện", True), ("các huyện còn lại", False)])
def test_what_is_left_has_no_name(text: str, named: bool) -> None:
    found = below_province(text)
    assert found
    assert found.named is named
