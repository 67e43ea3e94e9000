"""The timeline of some directives: a list in order of time, and bars, marks and arrows to draw."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from generator.basics.periods import Span, midnight, minute
from generator.basics.prose import Prose, Segment
from generator.law import wording
from generator.law.applicability import Headline, Row
from generator.law.scenario import State
from generator.law.validity import directive_validities
from generator.records.addresses import cited_address, document_address
from generator.records.corpus import Directive, LinkedRelation
from generator.site.pages import strands
from generator.site.pages.badges import badge
from generator.site.pages.context import Site
from generator.site.pages.links import clause_link, unit_name, units_by_name
from generator.site.pages.times import time, turning_days
from generator.site.views.page import Page
from generator.site.views.parts import Hyperlink
from generator.site.views.time import (
    MIXED,
    Arrow,
    Bar,
    Lane,
    Mark,
    Period,
    PeriodGroup,
    Point,
    RegimeName,
    RegimeSpan,
    Stretch,
    Tick,
    Timeline,
    TimelineIndexView,
    TimelineRow,
)
from generator.vocabulary.lists import vocabulary

ASSETS = ("timeline.css", "timeline.js")
"""What every page with a timeline needs."""
_AFTER = timedelta(days=75)
"""How long after the last event the drawing goes on: enough to show what is open-ended."""
_BEFORE = timedelta(days=14)
_MIXED = "Hỗn hợp"
_NOON = timedelta(hours=12)
_MOST_TICKS = 6
"""So many labels fit side by side on a phone; the script adds more where there is room."""
_FADES = {
    "": "",
    "in": " (ngày bắt đầu chưa rõ)",
    "out": " (ngày kết thúc chưa rõ)",
    "both": " (ngày bắt đầu và ngày kết thúc chưa rõ)",
    "open": ", không rõ đến khi nào",
}
_ROMAN = ("I", "II", "III", "IV")


def page(site: Site) -> Page:
    """Return the timeline of everything, one part per province, the central one last."""
    everything = list(site.corpus.directives.values())
    units = units_by_name({d.unit for d in everything})
    timelines = tuple(_of(site, unit_name(unit), [d for d in everything if d.unit == unit]) for unit in units)
    view = TimelineIndexView(timelines, _periods(_events(site, everything)), _regimes(timelines))
    turns = turning_days(site.state(directive) for directive in everything)
    description = "Mọi văn bản theo thời gian, tỉnh theo tỉnh."
    return Page(
        "dong-thoi-gian/",
        "timeline-index.html",
        "Dòng thời gian",
        description,
        view,
        section=True,
        assets=ASSETS,
        turns=turns,
    )


def of(site: Site, name: str, directives: Sequence[Directive]) -> Timeline:
    """Return the timeline of ``directives``, oldest first, with a control and a legend of its own."""
    drawn = _of(site, name, directives)
    return replace(drawn, periods=_periods(_events(site, directives)), regimes=_regimes([drawn]))


def _of(site: Site, name: str, directives: Sequence[Directive]) -> Timeline:
    ordered = sorted(directives, key=lambda d: (d.issued.first or date.min, d.id))
    scale = _Scale.around(_events(site, ordered))
    return Timeline(
        name=name,
        first=time(scale.first.date()),
        last=time((scale.last - timedelta(days=1)).date()),
        today=Tick(scale.point(midnight(site.today) + _NOON), wording.day(site.today)),
        rows=tuple(_row(site, d, scale) for d in ordered),
        lanes=tuple(_lanes(site, ordered, scale)),
        ticks=tuple(_ticks(scale)),
        arrows=tuple(_arrows(site, ordered, scale)),
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    first: datetime
    last: datetime

    @classmethod
    def around(cls, events: Sequence[datetime]) -> _Scale:
        """Return the scale on which all of ``events`` can be drawn, and what is open-ended goes on after them."""
        return cls(midnight((min(events) - _BEFORE).date()), midnight((max(events) + _AFTER).date()))

    def at(self, instant: datetime) -> float:
        return round((instant - self.first) / (self.last - self.first), 4)

    def point(self, instant: datetime) -> Point:
        return Point(_machine(instant), self.at(instant))

    def stretch(self, span: Span) -> Stretch:
        start = span.start or self.first
        end = self.at(span.end) if span.end else max(1.0, self.at(start))
        return Stretch(_machine(start), _machine(span.end) if span.end else "", self.at(start), end)


def _machine(instant: datetime) -> str:
    """Return an instant at UTC+7 as a script reads it: the day, with the minute where it is not 00:00."""
    return f"{instant.date()}" if instant == midnight(instant.date()) else minute(instant)


def _events(site: Site, directives: Iterable[Directive]) -> list[datetime]:
    """Return the instants that must be seen. An unknown day widens the drawing no further than what is known does."""
    found = [midnight(d.issued.certain) for d in directives if d.issued.certain]
    for directive in directives:
        for validity in directive_validities(directive, site.validities):
            deadline = validity.measure.deadline
            found += [edge for edge in (validity.period.start, validity.period.end) if edge]
            found += [midnight(deadline.last_day)] if deadline else []
    bounds = [midnight(bound) for d in directives for bound in (d.issued.first, d.issued.last) if bound]
    if not found:
        return bounds
    firsts = [midnight(d.issued.first) for d in directives if d.issued.first]
    return [*found, *(max(first, min(found)) for first in firsts)]


def _row(site: Site, directive: Directive, scale: _Scale) -> TimelineRow:
    certain = directive.issued.certain
    bars = tuple(_bars(site, directive, scale))
    starts, ends = [bar.stretch.start for bar in bars] or [0.0], [bar.stretch.end for bar in bars] or [1.0]
    label_ends = min(starts) > 0.5
    return TimelineRow(
        time=time(certain) if certain else None,
        time_words=None if certain else wording.days(directive.issued),
        document=Hyperlink(document_address(directive.id), wording.name(directive.record)),
        label=directive.record.number or _unnumbered(directive),
        label_at=min(max(ends), 1.0) if label_ends else max(min(starts), 0.0),
        label_ends=label_ends,
        badge=site.state(directive),
        held=directive.record.text is not None,
        text=_text(site, directive),
        bars=bars,
        marks=tuple(_marks(site, directive, scale)),
    )


def _unnumbered(directive: Directive) -> str:
    type_ = vocabulary().types[directive.record.type].name
    return f"{type_} (suy ra)" if directive.record.existence == "inferred" else f"{type_} không số"


def _text(site: Site, directive: Directive) -> Prose:
    """Return the subject, and what the directive did to others, with links to them."""
    segments = [Segment(directive.record.subject)]
    for link in site.corpus.links_from.get(directive.id, ()):
        if vocabulary().acts[link.relation.act].bounds:
            held = site.corpus.directives.get(link.target)
            name = wording.name(held.record if held else site.corpus.cited[link.target].reference)
            address = document_address(link.target) if held else cited_address(link.target)
            segments += [Segment(f"; {vocabulary().acts[link.relation.act].name} "), Segment(name, address)]
    return (*segments, Segment("."))


def _bars(site: Site, directive: Directive, scale: _Scale) -> Iterator[Bar]:
    validities = directive_validities(directive, site.validities)
    kinds = {validity.measure.is_task for validity in validities}
    for task in (False, True):
        strand = [validity for validity in validities if validity.measure.is_task is task]
        for phase in strands.phases(strand, directive.issued) if strand else ():
            yield Bar(
                stretch=scale.stretch(phase.span),
                key=badge(phase.state).key,
                regime=phase.regime,
                fade=phase.fade,
                task=task,
                of=wording.KINDS[task] if kinds != {False} else "",
                words=_words(phase),
            )


def _words(phase: strands.Phase) -> str:
    if phase.state is State.DONE and phase.span.start:
        return f"{wording.inside(wording.STATES[phase.state])} {wording.start(phase.span.start)}"
    regime = f", {_regime_name(phase.regime)}," if phase.regime else ""
    return f"{wording.inside(wording.STATES[phase.state])}{regime} {_span(phase.span)}{_FADES[phase.fade]}"


def _span(span: Span) -> str:
    start = f"từ {wording.start(span.start)}" if span.start else ""
    end = f"đến {wording.end(span.end)}" if span.end else ""
    return " ".join(filter(None, (start, end)))


def _regime_name(key: str) -> str:
    return _MIXED if key == MIXED else vocabulary().regimes[key].name


def _short(key: str) -> str:
    return "…" if key == MIXED else vocabulary().regimes[key].level


def _marks(site: Site, directive: Directive, scale: _Scale) -> Iterator[Mark]:
    for validity in directive_validities(directive, site.validities):
        measure = validity.measure
        if measure.deadline:
            yield Mark(
                point=scale.point(midnight(measure.deadline.last_day) + _NOON),
                day=time(measure.deadline.last_day),
                text=measure.summary,
                written=measure.deadline.written,
                clause=clause_link(directive, measure.clause, named=False),
            )


def _lanes(site: Site, directives: Iterable[Directive], scale: _Scale) -> Iterator[Lane]:
    """Yield the headline regime of each unit that ``directives`` belong to."""
    units = units_by_name({d.unit for d in directives})
    for unit in units:
        spans = tuple(_regime_span(span, found, scale) for span, found in strands.regimes(site, unit))
        yield Lane(f"Chế độ: {unit_name(unit)}" if len(units) > 1 else "Chế độ", spans)


def _regime_span(span: Span, found: Headline, scale: _Scale) -> RegimeSpan:
    key = strands.regime_key(found)
    return RegimeSpan(scale.stretch(span), key, _regime_name(key), _short(key), _span(span), tuple(_orders(found.rows)))


def _orders(rows: Sequence[Row]) -> Iterator[Segment]:
    for number, row in enumerate(rows):
        link = clause_link(row.directive, None, named=True)
        measure = row.measure
        if link:
            yield Segment(", " if number else "theo ")
            yield Segment(link.text, link.address)
            yield Segment(f" ({wording.where(measure, row.directive.unit)})" if measure.is_local else "")


def _arrows(site: Site, ordered: Sequence[Directive], scale: _Scale) -> Iterator[Arrow]:
    places = {directive.id: place for place, directive in enumerate(ordered)}
    for act in site.corpus.links:
        if vocabulary().acts[act.relation.act].ends and act.source in places and act.target in places:
            yield _arrow(site, act, places, scale)


def _arrow(site: Site, act: LinkedRelation, places: dict[str, int], scale: _Scale) -> Arrow:
    source, target = site.corpus.directives[act.source], site.corpus.directives[act.target]
    starts = [validity.period.start for validity in directive_validities(source, site.validities)]
    known = min((start for start in starts if start), default=None) if all(starts) else None
    earliest = known or midnight(source.issued.first or date.min)
    instant = max(act.relation.from_.start, earliest) if act.relation.from_ else earliest
    does = vocabulary().acts[act.relation.act].name
    return Arrow(
        source=places[act.source],
        target=places[act.target],
        point=scale.point(instant),
        certain=known is not None and act.relation.basis != "inferred",
        words=f"{wording.name(source.record)} {does} {wording.name(target.record)}",
    )


def _regimes(timelines: Iterable[Timeline]) -> tuple[RegimeName, ...]:
    """Return the regimes that are drawn in ``timelines``."""
    keys: set[str | None] = set()
    for timeline in timelines:
        keys |= {bar.regime for row in timeline.rows for bar in row.bars}
        keys |= {span.key for lane in timeline.lanes for span in lane.spans}
    return tuple((key, _short(key), _regime_name(key)) for key in (*vocabulary().regimes, MIXED) if key in keys)


def _ticks(scale: _Scale) -> Iterator[Tick]:
    """Yield the first days of months, or of quarters or years where those would stand too close."""
    months = scale.last.year * 12 + scale.last.month - scale.first.year * 12 - scale.first.month
    step = next((step for step in (1, 3, 12) if months / step <= _MOST_TICKS), 12)
    for month in range(scale.first.year * 12 + scale.first.month, scale.first.year * 12 + scale.first.month + months):
        if month % step == 0:
            year, number = month // 12, month % 12 + 1
            start = midnight(date(year, number, 1))
            yield Tick(scale.point(start), str(year) if step == 12 else f"{number}/{year}")


def _periods(events: Iterable[datetime]) -> tuple[PeriodGroup, ...]:
    """Return the years, quarters and months in which something happens."""
    months = sorted({(event.year, event.month) for event in events})
    quarters = sorted({(year, (month - 1) // 3) for year, month in months})
    return (
        PeriodGroup("Năm", tuple(_period(year, 1, 12, f"Năm {year}") for year in sorted({year for year, _ in months}))),
        PeriodGroup("Quý", tuple(_period(year, q * 3 + 1, 3, f"Quý {_ROMAN[q]}/{year}") for year, q in quarters)),
        PeriodGroup("Tháng", tuple(_period(year, m, 1, f"Tháng {m}/{year}") for year, m in months)),
    )


def _period(year: int, month: int, length: int, name: str) -> Period:
    after = year * 12 + month - 1 + length
    last = date(after // 12, after % 12 + 1, 1) - timedelta(days=1)
    return Period(f"{date(year, month, 1)}", f"{last}", name)
