"""One measure as pages show it: its state and reasons at any time, whom it binds, where, when, on whose order."""

from __future__ import annotations

from generator.basics.timeseries import Dated
from generator.law import wording
from generator.law.applicability import Row
from generator.law.scenario import State
from generator.records.addresses import measure_anchor
from generator.records.schema import Measure
from generator.site.pieces.badges import badge_of
from generator.site.pieces.disclosures import disclosure
from generator.site.pieces.links import clause_link
from generator.site.pieces.times import time
from generator.site.views.parts import MeasureItem
from generator.vocabulary.lists import vocabulary


def measure_item(over_time: Dated[Row]) -> MeasureItem:
    """Return one measure as every page shows it; ``over_time``: how it stands at any time."""
    words, row = vocabulary(), over_time.days[0][1]
    measure = row.measure
    return MeasureItem(
        id=row.id,
        anchor=measure_anchor(measure.id),
        badge=over_time.map(lambda then: badge_of(then.interval)),
        summary=measure.summary,
        mode=words.modes.get(measure.mode, "Không rõ"),
        period=wording.period(row.validity.norm, row.validity.period),
        presumed=over_time.map(_presumed),
        clause=clause_link(row.directive, measure.clause, named=True),
        quote=measure.quote,
        who=who(measure),
        where=", ".join(measure.areas) or measure.area_words,
        conditions=conditions(measure),
        stage=words.stages[measure.stage] if measure.stage else None,
        deadline=time(measure.deadline.last_day) if measure.deadline else None,
        disclosure=disclosure(measure.disclosure) if measure.disclosure else (),
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
