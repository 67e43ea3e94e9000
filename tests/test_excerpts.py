"""What home takes from a province's page: on any day the verdict that the page itself shows on that day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import real

from generator.site.pages import provinces
from generator.site.pieces.context import Site
from generator.site.views.provinces import AnswerView, ProvinceView


@pytest.mark.parametrize("slug", ["an-giang", "kien-giang", "thua-thien-hue", "hue", "ha-noi"])
def test_the_excerpt_is_the_verdict_of_the_part_that_is_shown(slug: str) -> None:
    site = Site(real.corpus(), real.validities(), date(2026, 11, 23), "")
    page = provinces.province(site, slug)
    (excerpt,) = page.excerpts
    assert excerpt.path == f"tinh/{slug}/tra-loi.json"
    assert isinstance(excerpt.view, AnswerView)
    assert isinstance(page.view, ProvinceView)
    told, parts = excerpt.view.verdict, page.view.parts
    turns = {since for part in parts for value in (part.verdict, part.shown) for since, _ in value.days if since}
    for on in sorted({turn + timedelta(days=step) for turn in turns for step in (-1, 0)}):
        shown = next(part for part in parts if part.shown.on(on))
        assert told.on(on) == shown.verdict.on(on), on
