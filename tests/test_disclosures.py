"""What is told of a duty to make something public: whether it was found, where, and when somebody looked."""

from __future__ import annotations

from typing import Any

import pytest
from one_record import words

from generator.records.schema import Disclosure
from generator.site.pieces.disclosures import found_public

FOUND = {"url": "https://example.org/so", "seen": "2021-09-02", "archived": "https://example.org/luu"}


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, "chưa tìm thấy nơi công bố (chưa ai kiểm tra)"),
        ({"looked": "2021-09-02"}, "chưa tìm thấy nơi công bố (kiểm tra ngày 02/9/2021)"),
        ({"published": "https://example.org/"}, "nơi công bố (không rõ ngày kiểm tra)"),
        ({"evidence": (FOUND,)}, "nơi công bố, bản lưu (kiểm tra ngày 02/9/2021)"),
        ({"evidence": (FOUND,), "looked": "2021-09-08"}, "nơi công bố, bản lưu (kiểm tra ngày 08/9/2021)"),
    ],
)
def test_what_was_found_of_a_duty_and_when(given: dict[str, Any], says: str) -> None:
    assert words(found_public(Disclosure.model_validate({"what": "Số", **given}))) == says


def test_the_newest_evidence_is_linked() -> None:
    older = {**FOUND, "url": "https://example.org/cu", "seen": "2021-09-01"}
    duty = Disclosure.model_validate({"what": "Số", "evidence": (older, FOUND)})
    assert [segment.address for segment in found_public(duty) if segment.address] == [FOUND["url"], FOUND["archived"]]
