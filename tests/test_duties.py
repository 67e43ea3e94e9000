"""Duties to make public, and what was found of each."""

from __future__ import annotations

from typing import Any

import pytest
from one_record import DUTY, TODAY, site, words
from small_corpus import small_corpus

from generator.records.schema import Disclosure
from generator.site.pages import duties
from generator.site.pages.context import Site
from generator.site.pages.measures import found_public

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


def test_a_duty_tells_who_where_how_often_since_when() -> None:
    of = site({"agencies": ["so-y-te"], "repeats": "hang-ngay", "disclosure": DUTY})
    [item] = duties.duties(of, of.rows)
    facts = {fact.name: words(fact.value) for fact in item.facts}
    assert facts == {
        "Ai": "Sở Y tế",
        "Ở đâu": "Cổng thông tin",
        "Bao lâu một lần": "Hàng ngày",
        "Từ khi nào": "từ ngày 01/9/2021; chưa rõ ngày kết thúc",
        "Đã tìm thấy chưa": "chưa tìm thấy nơi công bố (chưa ai kiểm tra)",
        "Theo": "Chỉ thị không số",
    }


def test_an_empty_archive_has_no_duties() -> None:
    corpus, _ = small_corpus({})
    assert duties.page(Site(corpus, {}, TODAY, "")).view.places == ()  # type: ignore[attr-defined]
