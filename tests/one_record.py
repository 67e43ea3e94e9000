"""A site of one invented record, for what pages show of its measures."""

from __future__ import annotations

from datetime import date
from typing import Any

from small_corpus import small_corpus

from generator.basics.prose import Prose
from generator.law.validity import validities
from generator.site.pieces.context import Site

TODAY = date(2021, 9, 3)
RECORD = "kien-giang/1-ct-ubnd-2021"
DUTY = {"what": "Số điện thoại", "where": "Cổng thông tin", "contact": "true"}


def site(*measures: dict[str, Any], today: date = TODAY, **record: Any) -> Site:
    given = [{"id": f"m{n}", **measure} for n, measure in enumerate(measures)]
    corpus, errors = small_corpus({RECORD: {"issued": "2021-09-01", "measures": given, **record}})
    assert not errors
    return Site(corpus, validities(corpus), today, "")


def words(prose: Prose) -> str:
    return "".join(segment.text for segment in prose)


def due(day: str, **more: Any) -> dict[str, Any]:
    return {"agencies": ["so-y-te"], "deadline": {"last_day": day, "written": f"đến {day}"}, **more}
