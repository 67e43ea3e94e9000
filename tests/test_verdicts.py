"""What the first screen says of a province: which regime, until when, on whose order; or what is known instead."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from made import province_of
from small_corpus import small_corpus

from generator.basics.prose import plain
from generator.law.validity import validities
from generator.site.pages import provinces
from generator.site.pieces.context import Site
from generator.site.pieces.verdict import in_short
from generator.site.views.provinces import Answer, ProvinceView

CASES = yaml.load((Path(__file__).parent / "verdicts" / "cases.yaml").read_text("utf-8"), yaml.CBaseLoader)
TODAY = date(2026, 11, 23)
GREEN = {"applying", "answer applying"}
"""The look of what applies, whatever it is: no answer of a place has it."""


@cache
def page(at: int) -> ProvinceView:
    """Return the page of a case, by its number."""
    return province_of(CASES[at], TODAY)


def told(at: int, on: str) -> Answer:
    part, district = page(at).parts[-1], CASES[at].get("district")
    of_districts = (answer.verdict for answer in part.answers if district in answer.districts)
    return (next(of_districts) if district else part.verdict).on(date.fromisoformat(on))


SAYS = [(at, *one) for at, case in enumerate(CASES) for one in case["says"]]


@pytest.mark.parametrize(("at", "on", "headline", "order", "look"), SAYS)
def test_it_says(at: int, on: str, headline: str, order: str, look: str) -> None:
    answer = told(at, on)
    assert (answer.headline, plain(answer.regime), answer.look) == (headline, order, f"answer {look}")
    assert answer.look not in GREEN
    assert in_short(answer).startswith(f"{headline}.")


GROUNDS = [(at, on, words) for at, case in enumerate(CASES) for on, words in case.get("grounds", {}).items()]


@pytest.mark.parametrize(("at", "on", "words"), GROUNDS)
def test_what_is_known_is_named_and_can_be_gone_to(at: int, on: str, words: list[str]) -> None:
    segments = [segment for prose in told(at, on).explanation for segment in prose]
    for each in words:
        found = next(segment for segment in segments if each in segment.text)
        assert found.text != each or (found.address or "").startswith("van-ban/")


ALL_GROUNDS = [(at, on, words) for at, case in enumerate(CASES) for on, words in case.get("all_grounds", {}).items()]


@pytest.mark.parametrize(("at", "on", "words"), ALL_GROUNDS)
def test_nothing_else_is_a_ground(at: int, on: str, words: list[str]) -> None:
    assert [plain(prose) for prose in told(at, on).explanation] == words


def test_many_places_are_shown_on_demand_only() -> None:
    places = [f"xã Mẫu {n}" for n in range(30)]
    measure: dict[str, Any] = {"id": "a", "regime": "ct-16", "areas": places, "until": "2021-08-15"}
    corpus, _ = small_corpus({"kien-giang/1-qd-2021": {"issued": "2021-08-01", "measures": [measure]}})
    view = provinces.province(Site(corpus, validities(corpus), TODAY, ""), "kien-giang").view
    assert isinstance(view, ProvinceView)
    answer = view.parts[-1].verdict.on(date(2021, 8, 5))
    assert answer.folded
    assert answer.headline == "Chỉ thị 16 ở 30 nơi, đến hết 15/8/2021; nơi khác không rõ"
