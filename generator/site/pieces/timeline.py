"""The timeline of some directives: a list in order of time, and bars, marks and arrows to draw."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from generator.basics.periods import Span, midnight
from generator.basics.prose import Prose, Segment
from generator.law import acts, regimes, wording
from generator.law.regimes import MIXED, PlaceRegime
from generator.law.scenario import State
from generator.law.validity import directive_validities
from generator.records.corpus import Directive, LinkedRelation
from generator.site.pieces.badges import badge
from generator.site.pieces.bars import DrawnPhase, drawn
from generator.site.pieces.context import Site
from generator.site.pieces.document_lists import document_item
from generator.site.pieces.links import clause_link, target_address, unit_name, units_by_name
from generator.site.pieces.timeline_scale import TimeScale, periods, ticks
from generator.site.pieces.times import time
from generator.site.views.timelines import (
    Arrow,
    Bar,
    Lane,
    Legend,
    Mark,
    RegimeSpan,
    Tick,
    Timeline,
    TimelineRow,
)
from generator.vocabulary.lists import vocabulary

ASSETS = ("timeline/timeline.css", "timeline/timeline.js")
"""What every page with a timeline needs."""
_NOON = timedelta(hours=12)
_FADES = {
    "": "",
    "in": " (ngày bắt đầu chưa rõ)",
    "out": " (ngày kết thúc chưa rõ)",
    "both": " (ngày bắt đầu và ngày kết thúc chưa rõ)",
    "open": ", không rõ đến khi nào",
}


def of(site: Site, name: str, directives: Sequence[Directive], units: Sequence[str]) -> Timeline:
    """Return the timeline of ``directives``, oldest first, with a control and a legend of its own.

    ``units``: whose regimes are drawn; what names provinces is drawn as it is there.
    """
    seen = instants(site, directives)
    timeline = _drawn(site, name, directives, TimeScale.around(seen), units)
    return replace(timeline, periods=periods(seen), legend=legend([timeline]))


def of_unit(site: Site, unit: str, directives: Sequence[Directive], *, whole: bool) -> Timeline:
    """Return the timeline of ``directives``, all of one unit, under one control with others.

    ``whole``: they are all that the unit has; else only regimes of their time are drawn.
    """
    timeline = _drawn(site, unit_name(unit), directives, TimeScale.around(instants(site, directives)))
    lanes = timeline.lanes if whole else tuple(map(_within_drawing, timeline.lanes))
    return replace(timeline, lanes=lanes, anchor=unit)


def regimes_of_unit(site: Site, unit: str, directives: Sequence[Directive]) -> Timeline:
    """Return which regime ``unit`` was under during the time of ``directives``, all that it has; none is drawn."""
    return _drawn(site, unit_name(unit), (), TimeScale.around(instants(site, directives)), (unit,))


def _within_drawing(lane: Lane) -> Lane:
    seen = tuple(span for span in lane.spans if span.stretch.start < 1 and span.stretch.end > 0)
    return replace(lane, spans=seen, whole=False)


def _drawn(
    site: Site, name: str, directives: Sequence[Directive], scale: TimeScale, units: Collection[str] = ()
) -> Timeline:
    """Return ``directives`` as they are in ``units``, and the regime of these; where none are named, of their own."""
    ordered = sorted(directives, key=lambda d: (d.issued.last or d.issued.first or date.min, d.id))
    return Timeline(
        name=name,
        first=time(scale.first.date()),
        last=time((scale.last - timedelta(days=1)).date()),
        today=Tick(scale.point(midnight(site.today) + _NOON), wording.day(site.today)),
        rows=tuple(_row(site, d, scale, units) for d in ordered),
        lanes=tuple(_lanes(site, units or {d.unit for d in ordered}, scale)),
        ticks=tuple(ticks(scale)),
        arrows=tuple(_arrows(site, ordered, scale)),
    )


def instants(site: Site, directives: Iterable[Directive]) -> list[datetime]:
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
    known = min(found)
    return [*found, *(max(midnight(d.issued.first), known) for d in directives if d.issued.first)]


def _row(site: Site, directive: Directive, scale: TimeScale, units: Collection[str]) -> TimelineRow:
    bars = tuple(_bars(site, directive, scale, units))
    starts, ends = [bar.stretch.start for bar in bars] or [0.0], [bar.stretch.end for bar in bars] or [1.0]
    label_ends = min(starts) > 0.5
    return TimelineRow(
        document=document_item(site, directive, with_unit=bool(units) and {*units} != {directive.unit}),
        label=directive.record.number or _unnumbered(directive),
        label_at=min(max(ends), 1.0) if label_ends else max(min(starts), 0.0),
        label_ends=label_ends,
        text=_text(site, directive),
        bars=bars,
        marks=tuple(_marks(site, directive, scale)),
    )


def _unnumbered(directive: Directive) -> str:
    record = directive.record
    type_ = vocabulary().types[record.type].name
    if record.existence == "inferred":
        return f"{type_} (suy ra)"
    held, issued = record.text is not None, directive.issued.certain
    return f"{type_} {wording.day(issued)}" if issued and not held else f"{type_} không số" if held else type_


def _text(site: Site, directive: Directive) -> Prose:
    """Return the subject, and what the directive did to others, with links to them."""
    segments = [Segment(directive.record.subject)]
    for link in site.corpus.links_from.get(directive.id, ()):
        if vocabulary().acts[link.relation.act].bounds:
            held = site.corpus.directives.get(link.target)
            name = wording.name(held.record if held else site.corpus.cited[link.target].reference)
            address = target_address(site.corpus, link.target)
            segments += [Segment(f"; {vocabulary().acts[link.relation.act].name} "), Segment(name, address)]
    return (*segments, Segment("."))


def _bars(site: Site, directive: Directive, scale: TimeScale, units: Collection[str]) -> Iterator[Bar]:
    validities = [validity.seen_from(units) for validity in directive_validities(directive, site.validities)]
    if units:
        validities = [validity for validity in validities if not set(units).isdisjoint(validity.norm.units)]
    kinds = {validity.measure.is_task for validity in validities}
    for task in (False, True):
        strand = [validity for validity in validities if validity.measure.is_task is task]
        for phase in drawn(strand, directive.issued) if strand else ():
            yield Bar(
                stretch=scale.stretch(phase.span),
                key=badge(phase.state).key,
                regime=phase.regime,
                fade=phase.fade,
                task=task,
                of=wording.KINDS[task] if kinds != {False} else "",
                words=_words(phase),
            )


def _words(phase: DrawnPhase) -> str:
    if phase.state is State.DONE and phase.span.start:
        return f"{wording.inside(wording.STATES[phase.state])} {wording.start(phase.span.start)}"
    regime = f", {regimes.name(phase.regime)}," if phase.regime else ""
    return f"{wording.inside(wording.STATES[phase.state])}{regime} {_span(phase.span)}{_FADES[phase.fade]}"


def _span(span: Span) -> str:
    start = f"từ {wording.start(span.start)}" if span.start else ""
    end = f"đến {wording.end(span.end)}" if span.end else ""
    return " ".join(filter(None, (start, end)))


def _short(key: str) -> str:
    return "…" if key == MIXED else vocabulary().regimes[key].level


def _marks(site: Site, directive: Directive, scale: TimeScale) -> Iterator[Mark]:
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


def _lanes(site: Site, units: Iterable[str], scale: TimeScale) -> Iterator[Lane]:
    """Yield the regime of each of ``units``, as far as it is known."""
    ordered = units_by_name(units)
    for unit in ordered:
        spans = tuple(
            _regime_span(span, found, scale) for span, found in site.answers.regime(unit).spans if found.orders
        )
        yield Lane(f"Chế độ: {unit_name(unit)}" if len(ordered) > 1 else "Chế độ", spans)


def _regime_span(span: Span, found: PlaceRegime, scale: TimeScale) -> RegimeSpan:
    key, when = found.key, wording.capitalised(_span(span))
    return RegimeSpan(scale.stretch(span), key, regimes.name(key), _short(key), when, regimes.words(found))


def _arrows(site: Site, ordered: Sequence[Directive], scale: TimeScale) -> Iterator[Arrow]:
    places = {directive.id: place for place, directive in enumerate(ordered)}
    for act in (act for source in sorted(places) for act in site.corpus.links_from.get(source, ())):
        if vocabulary().acts[act.relation.act].ends and act.target in places:
            yield _arrow(site, act, places, scale)


def _arrow(site: Site, act: LinkedRelation, places: dict[str, int], scale: TimeScale) -> Arrow:
    source, target = site.corpus.directives[act.source], site.corpus.directives[act.target]
    works = acts.bounds(site.corpus, act)
    does = vocabulary().acts[act.relation.act].name
    return Arrow(
        source=places[act.source],
        target=places[act.target],
        point=scale.point(works.first),
        certain=works.certain and act.relation.basis != "inferred",
        words=f"{wording.name(source.record)} {does} {wording.name(target.record)}",
    )


def legend(timelines: Iterable[Timeline]) -> Legend:
    """Return what is drawn in ``timelines``."""
    keys: set[str | None] = set()
    drawn: set[str] = set()
    for timeline in timelines:
        keys |= {bar.regime for row in timeline.rows for bar in row.bars}
        keys |= {span.key for lane in timeline.lanes for span in lane.spans}
        drawn.update(_drawn_in(timeline))
    names = ((key, _short(key), regimes.name(key)) for key in (*vocabulary().regimes, MIXED) if key in keys)
    return Legend(tuple(names), frozenset(drawn))


def _drawn_in(timeline: Timeline) -> Iterator[str]:
    if timeline.lanes:
        yield "lane"
    if timeline.arrows:
        yield "arrow"
    for row in timeline.rows:
        if row.marks:
            yield "mark"
        for bar in row.bars:
            yield bar.key
            yield from (form for form, has in _forms(row, bar).items() if has)


def _forms(row: TimelineRow, bar: Bar) -> dict[str, bool]:
    return {"hollow": not row.document.held, "fading": bool(bar.fade), "task": bar.task}
