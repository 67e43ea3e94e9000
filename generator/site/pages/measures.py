"""Measures as pages show them: one by one, and by province."""

from __future__ import annotations

from collections.abc import Iterable

from generator.basics.grouping import grouped
from generator.basics.prose import Prose, Segment
from generator.basics.timeseries import Dated
from generator.law import wording
from generator.law.applicability import Row
from generator.law.scenario import State
from generator.law.validity import Validity
from generator.records.addresses import measure_anchor, province_address
from generator.records.schema import Disclosure, Measure
from generator.site.pages.badges import badge_of
from generator.site.pages.context import Site
from generator.site.pages.links import clause_link, unit_name, units_by_name
from generator.site.pages.times import time
from generator.site.views.parts import MeasureGroup, MeasureItem
from generator.vocabulary.lists import vocabulary

_STRICTEST_FIRST = ("cam", "bat-buoc", "duoc-phep", "khuyen-nghi")
NEVER_LOOKED = "chưa tìm thấy nơi công bố (chưa ai kiểm tra)"


def strictness(measure: Measure) -> int:
    """Return how strict a measure is, prohibitions (0) first."""
    mode = measure.mode
    return _STRICTEST_FIRST.index(mode) if mode in _STRICTEST_FIRST else len(_STRICTEST_FIRST)


def by_unit(site: Site, rows: Iterable[Row]) -> tuple[MeasureGroup, ...]:
    """Return measures under the province that set them, alphabetically; the central ones last."""
    groups = rows_by_unit(rows)
    return tuple(
        MeasureGroup(unit_name(key), province_address(key), measures(site, groups[key]), anchor=key) for key in groups
    )


def rows_by_unit(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Return rows by the province that set them, alphabetically (the central ones last), each as the record goes."""
    groups = grouped(rows, lambda row: (row.directive.unit,))
    directives = {row.directive.id: row.directive for found in groups.values() for row in found}.values()
    order = {(directive.id, m.id): n for directive in directives for n, m in enumerate(directive.measures)}

    def place(row: Row) -> tuple[str, int]:
        return row.directive.id, order[row.directive.id, row.measure.id]

    ordered = units_by_name(groups)
    return {unit: sorted(groups[unit], key=place) for unit in ordered}


def measures(site: Site, rows: Iterable[Row]) -> tuple[MeasureItem, ...]:
    """Return measures for a page of several directives, each naming its document."""
    return tuple(measure_item(row.validity, site.answers.over_time(row.validity), named=True) for row in rows)


def measure_item(validity: Validity, over_time: Dated[Row], *, named: bool) -> MeasureItem:
    """Return one measure, with how it stands at any time; ``named``: its clause link names the document."""
    words, measure = vocabulary(), validity.measure
    return MeasureItem(
        id=validity.id,
        anchor=measure_anchor(measure.id),
        badge=over_time.map(lambda then: badge_of(then.interval)),
        summary=measure.summary,
        mode=words.modes.get(measure.mode, "Không rõ"),
        period=wording.period(validity.norm, validity.period),
        presumed=over_time.map(_presumed),
        clause=clause_link(validity.directive, measure.clause, named=named),
        quote=measure.quote,
        who=who(measure),
        where=", ".join(measure.areas) or measure.area_words,
        conditions=conditions(measure),
        stage=words.stages[measure.stage] if measure.stage else None,
        deadline=time(measure.deadline.last_day) if measure.deadline else None,
        disclosure=_disclosure(measure),
        why=over_time.map(lambda then: tuple(reason.text for reason in then.interval.reasons)),
        warnings=over_time.map(lambda then: tuple(warning.text for warning in then.warnings)),
    )


def _presumed(then: Row) -> str:
    until = then.interval.span.end if then.state is State.APPLYING and not then.validity.period.end else None
    return f", tạm coi là áp dụng đến {wording.end(until)}" if until else ""


def conditions(measure: Measure) -> tuple[str, ...]:
    """Return the words of time and condition, as the document writes them."""
    named = ("Đến khi", measure.until_words), ("Trong lúc", measure.while_words), ("Điều kiện", measure.condition)
    return tuple(f"{name}: «{words}»" for name, words in named if words)


def who(measure: Measure) -> str | None:
    """Return whom it binds and which agencies have a part in it; None where neither is known."""
    words = vocabulary()
    parts = (
        ("Với", [words.audiences[key].lower() for key in measure.for_]),
        ("Giao", [words.agencies[key] for key in measure.agencies]),
        ("Phối hợp", [words.agencies[key] for key in measure.with_]),
        ("Qua", [words.agencies[key] for key in measure.via]),
    )
    return " · ".join(f"{name}: {'; '.join(map(_inside, found))}" for name, found in parts if found) or None


def _inside(name: str) -> str:
    """Return an agency's name inside a sentence: only generic names lose their capital."""
    return wording.inside(name) if name.startswith("Các ") else name


def _disclosure(measure: Measure) -> Prose:
    duty = measure.disclosure
    if not duty:
        return ()
    where = f"; nơi công khai: {duty.where}" if duty.where else ""
    implied = " (suy từ mục đích, văn bản không ghi thẳng)" if duty.implied else ""
    return (Segment(f"{duty.what}{where}{implied}; "), *found_public(duty), Segment("."))


def found_public(duty: Disclosure) -> Prose:
    """Return where what must be public was found, and when somebody last looked."""
    looked = wording.day(duty.last_looked) if duty.last_looked else None
    if not duty.address:
        return (Segment(f"chưa tìm thấy nơi công bố (kiểm tra ngày {looked})" if looked else NEVER_LOOKED),)
    when = f" (kiểm tra ngày {looked})" if looked else " (không rõ ngày kiểm tra)"
    archived = duty.newest.archived if duty.newest else None
    copy = (Segment(", "), Segment("bản lưu", archived)) if archived else ()
    return (Segment("nơi công bố", duty.address), *copy, Segment(when))
