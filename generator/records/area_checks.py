"""Areas of measures that are probably not what was meant: no district of the province, or left out.

Each finding is a warning; an editor who has looked settles it by a note on ``measures.<id>.areas``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches

from generator.basics.problems import Problem, shown
from generator.documents.districts import district_in, kind_and_name, located
from generator.documents.localities import below_province
from generator.records.loaded import Loaded
from generator.records.schema import Measure
from generator.records.text_checks import noted, warning
from generator.vocabulary.districts import District, key
from generator.vocabulary.lists import vocabulary

_LIKE, _VERY_LIKE = 0.75, 0.88
"""How much a name must be like that of a district to be a slip: with the kind of one, and without."""


def of_record(item: Loaded) -> Iterator[Problem]:
    """Yield a warning for each area that only looks like a district, and for a regime without areas that names one.

    A draft is warned of as a whole: its editor is still to read it.
    """
    if item.outline.draft:
        return
    province, issued = item.id.split("/")[0], item.record.issue_days.not_before
    for index, measure in enumerate(item.record.measures):
        field = f"measures.{measure.id}.areas"
        if noted(item.record, field):
            continue
        for number, area in enumerate(measure.areas):
            if said := _slip(area, province):
                yield warning(item, ("measures", index, "areas", number), said, field)
        if said := _left_out(measure, province, issued):
            yield warning(item, ("measures", index, "regime"), said, field)


def _slip(area: str, province: str) -> str | None:
    """Return which district was probably meant by an area that names none; None if there is nothing like it."""
    begins = kind_and_name(area)
    if not begins or located(area, province).known:
        return None
    kind, name = begins
    if sharing := vocabulary().districts.sharing(province, name):
        return f"«{shown(area)}» có thể là {' hay '.join(each.full for each in sharing)}; ghi rõ loại"
    own = {key(each.name): each for each in vocabulary().districts.of(province)}
    near = get_close_matches(key(name), own, 1, _LIKE if kind else _VERY_LIKE) if not name.isdecimal() else []
    elsewhere = vocabulary().districts.elsewhere(name) if kind else []
    if elsewhere:
        names = vocabulary().territory.provinces
        told = (f"{each.full} ({names[each.province].name})" for each in elsewhere)
        return f"«{shown(area)}» là của tỉnh khác: {', '.join(told)}"
    return f"không nơi nào của tỉnh tên «{shown(area)}»; gần nhất: {own[near[0]].full}" if near else None


def _left_out(measure: Measure, province: str, issued: date | None) -> str | None:
    """Return what is to be doubted of a regime for the whole province that names a district by its name alone.

    Where a kind of place stands before a name, that it has no areas is an error (``loading``).
    """
    if not measure.regime or measure.is_local or measure.proposed:
        return None
    told = {"quote": measure.quote or "", "summary": measure.summary, "until_words": measure.until_words or ""}
    if any(below_province(words, issued) for words in told.values()):
        return None
    named = ((field, found) for field, words in told.items() if (found := district_in(words, province)))
    return next((_said(measure, field, *found) for field, found in named), None)


def _said(measure: Measure, field: str, written: str, district: District) -> str:
    return (
        f"chế độ «{measure.regime}» không có areas nên thành của cả tỉnh, mà {field} nêu «{shown(written)}»; "
        f"nếu chỉ ở đó thì ghi areas: [{district.full}, …]"
    )
