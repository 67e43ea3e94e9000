"""One measure as pages show it: whole on its directive's page, as a line in lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter

from generator.basics.timeseries import Dated, combined
from generator.law import wording
from generator.law.applicability import Row
from generator.law.evidence import told_by
from generator.law.reasons import Reason
from generator.law.scenario import State
from generator.records.addresses import measure_address, measure_anchor
from generator.records.schema import Measure
from generator.site.pieces.badges import badge_of
from generator.site.pieces.disclosures import disclosure
from generator.site.pieces.links import clause_link
from generator.site.pieces.times import time
from generator.site.views.parts import Badge, Hyperlink, MeasureItem, MeasureLine
from generator.vocabulary.lists import vocabulary

_FEW = 3
"""So many provinces by name stand in a line."""


@dataclass(frozen=True, slots=True)
class ToldCourse:
    """How measures of one course stand at any time, as the page of their directive tells it."""

    badge: Dated[Badge]
    presumed: Dated[str]
    why: Dated[tuple[str, ...]]
    warnings: Dated[tuple[str, ...]]

    @classmethod
    def of(cls, over_time: Dated[Row], above: Dated[tuple[str, ...]]) -> ToldCourse:
        """Return how a measure stands; the reasons and warnings that are told ``above`` it are not told again."""
        told = combined(
            over_time, above, lambda then, told: (_new(then.interval.reasons, told), _new(then.warnings, told))
        )
        return cls(_badge(over_time), over_time.map(_presumed), told.map(itemgetter(0)), told.map(itemgetter(1)))


def _new(reasons: Iterable[Reason], told: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(reason.text for reason in reasons if reason.text not in told)


def measure_line(over_time: Dated[Row]) -> MeasureLine:
    """Return one measure as lists show it; ``over_time``: how it stands at any time."""
    row = over_time.days[0][1]
    measure, directive = row.measure, row.directive
    due = f"hạn chót {wording.day(measure.deadline.last_day)}" if measure.deadline else None
    words = (_mode(measure), who(measure), _where_in_short(measure), period(row), due, *conditions(measure))
    words += (told_by(directive.record, measure.id),)
    named = clause_link(directive, measure.clause, named=True)
    return MeasureLine(
        badge=_badge(over_time),
        summary=measure.summary,
        stage=stage(measure),
        words=tuple(filter(None, words)),
        source=Hyperlink(
            measure_address(directive.id, measure.id),
            named.text if named else wording.name(directive.record),
        ),
    )


def measure_item(row: Row, told: ToldCourse) -> MeasureItem:
    """Return one measure whole, for the page of its directive."""
    measure = row.measure
    reported = wording.capitalised(told_by(row.directive.record, measure.id))
    return MeasureItem(
        anchor=measure_anchor(measure.id),
        former=tuple(map(measure_anchor, measure.aliases)),
        badge=told.badge,
        summary=measure.summary,
        mode=_mode(measure),
        period=period(row),
        presumed=told.presumed,
        clause=clause_link(row.directive, measure.clause, named=False),
        who=who(measure),
        where=where(measure),
        conditions=(*conditions(measure), *filter(None, (reported,))),
        stage=stage(measure),
        deadline=time(measure.deadline.last_day) if measure.deadline else None,
        disclosure=disclosure(measure.disclosure) if measure.disclosure else (),
        why=told.why,
        warnings=told.warnings,
    )


def is_report(measure: Measure) -> bool:
    """Whether a measure makes an agency report something."""
    told = any(vocabulary().topics[topic].reports for topic in measure.topics)
    return bool(measure.agencies) and (told or bool(measure.reports_to))


def _badge(over_time: Dated[Row]) -> Dated[Badge]:
    return over_time.map(lambda then: badge_of(then.interval))


def _mode(measure: Measure) -> str:
    return vocabulary().modes.get(measure.mode, "Không rõ")


def period(row: Row) -> str:
    """Return when a measure applies, by its own words."""
    return wording.period(row.validity.norm, row.validity.period)


def where(measure: Measure) -> str | None:
    """Return where a measure applies, if not in all that its unit governs."""
    return ", ".join(measure.areas) or measure.area_words or wording.provinces(measure) or None


def _where_in_short(measure: Measure) -> str | None:
    many = len(measure.provinces) > _FEW
    return f"{len(measure.provinces)} tỉnh, thành phố nêu tên" if many else where(measure)


def stage(measure: Measure) -> str | None:
    """Return what is said of a measure that is only to be proposed, None of others."""
    return vocabulary().stages[measure.stage] if measure.stage else None


def _presumed(then: Row) -> str:
    until = then.interval.span.end if then.state is State.APPLYING and not then.validity.period.end else None
    return f", tạm coi là áp dụng đến {wording.end(until)}" if until else ""


def conditions(measure: Measure) -> tuple[str, ...]:
    """Return the words of time and condition, as the document writes them; a length is told with the end it makes."""
    until = None if measure.until_basis == "computed" else measure.until_words
    named = ("Đến khi", until), ("Trong lúc", measure.while_words), ("Điều kiện", measure.condition)
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
