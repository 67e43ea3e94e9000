"""The timeline of some directives: a list in order of time, and bars and arrows to draw."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from generator import wording
from generator.corpus import Directive
from generator.in_force import directive_state
from generator.pages.parts import Arrow, Bar, Link, Prose, Segment, Tick, Timeline, TimelineRow
from generator.pages.pieces import Site, badge, cited_address, document_address, time, unit_name
from generator.pages.views import Page, TimelineIndex
from generator.periods import Span, midnight
from generator.text import sort_key
from generator.vocabulary import CENTRAL, vocabulary
from generator.worlds import State

_AFTER = timedelta(days=75)
"""How long after the last event the drawing goes on: enough to show what is open-ended."""
_BEFORE = timedelta(days=14)
_DRAWN = (State.APPLYING, State.SUSPENDED, State.UNCONFIRMED)
_DRAWN_ACTS = ("replaces", "repeals", "suspends", "extends", "continues")


def page(site: Site) -> Page:
    """Return the timeline of everything, one part per province, the central one last."""
    units = sorted(
        {d.unit for d in site.corpus.directives.values()}, key=lambda u: (u == CENTRAL, sort_key(unit_name(u)))
    )
    groups = ([d for d in site.corpus.directives.values() if d.unit == unit] for unit in units)
    timelines = tuple(of(site, unit_name(unit), group) for unit, group in zip(units, groups, strict=True))
    view = TimelineIndex(time(site.today), timelines)
    description = "Mọi văn bản theo thời gian, tỉnh theo tỉnh."
    return Page("dong-thoi-gian/", "timeline-index.html", "Dòng thời gian", description, view, section=True)


def of(site: Site, name: str, directives: Sequence[Directive]) -> Timeline:
    """Return the timeline of ``directives``, oldest first."""
    ordered = sorted(directives, key=lambda d: (d.issued.first or date.min, d.id))
    scale = _scale(site, ordered)
    places = {d.id: i for i, d in enumerate(ordered)}
    return Timeline(
        name=name,
        rows=tuple(_row(site, d, scale) for d in ordered),
        ticks=tuple(_ticks(scale)),
        arrows=tuple(
            Arrow(places[link.source], places[link.target], scale.at(_issued(site.corpus.directives[link.source])))
            for link in site.corpus.links
            if link.relation.act in ("replaces", "repeals") and link.source in places and link.target in places
        ),
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    first: datetime
    last: datetime

    def at(self, instant: datetime) -> float:
        share = (instant - self.first) / (self.last - self.first)
        return round(min(max(share, 0.0), 1.0), 4)


def _issued(directive: Directive) -> datetime:
    return midnight(directive.issued.first or date.min)


def _scale(site: Site, directives: Sequence[Directive]) -> _Scale:
    events = [_issued(directive) for directive in directives]
    for directive in directives:
        for measure in directive.measures:
            life = site.lives.get(f"{directive.id}#{measure.id}")
            events += [edge for edge in (life.period.start, life.period.end) if edge] if life else []
    return _Scale(min(events) - _BEFORE, max(events) + _AFTER)


def _row(site: Site, directive: Directive, scale: _Scale) -> TimelineRow:
    certain = directive.issued.certain
    return TimelineRow(
        time=time(certain) if certain else None,
        time_words=None if certain else wording.days(directive.issued),
        document=Link(document_address(directive.id), wording.name(directive.record)),
        label=directive.record.number or "không số",
        badge=badge(directive_state(directive, site.lives, site.span)),
        text=_text(site, directive),
        bars=tuple(_bars(site, directive, scale)),
    )


def _text(site: Site, directive: Directive) -> Prose:
    """Return the subject, and what the directive did to others, with links to them."""
    segments = [Segment(directive.record.subject)]
    for link in site.corpus.links_from.get(directive.id, ()):
        if link.relation.act in _DRAWN_ACTS:
            held = site.corpus.directives.get(link.target)
            name = wording.name(held.record if held else site.corpus.cited[link.target].reference)
            address = document_address(link.target) if held else cited_address(link.target)
            segments += [Segment(f"; {vocabulary().act_words[link.relation.act][0]} "), Segment(name, address)]
    return (*segments, Segment("."))


def _bars(site: Site, directive: Directive, scale: _Scale) -> Iterator[Bar]:
    lives = [life for m in directive.measures if (life := site.lives.get(f"{directive.id}#{m.id}"))]
    edges = {edge for life in lives for piece in life.pieces for edge in (piece.span.start,) if edge}
    inside = sorted({scale.first, *(edge for edge in edges if scale.first < edge < scale.last)})
    spans = [Span(start, end) for start, end in zip(inside, [*inside[1:], scale.last], strict=True)]
    for state, span in _joined(site, directive, spans):
        if state in _DRAWN and span.start and span.end:
            yield Bar(
                start=scale.at(span.start),
                end=scale.at(span.end),
                key=badge(state).key,
                fades_in=directive.issued.certain is None,
                fades_out=span.end >= scale.last,
            )


def _joined(site: Site, directive: Directive, spans: Sequence[Span]) -> Iterator[tuple[State | None, Span]]:
    waiting: tuple[State | None, Span] | None = None
    for span in spans:
        state = directive_state(directive, site.lives, span)
        if waiting and waiting[0] == state:
            waiting = state, Span(waiting[1].start, span.end)
            continue
        if waiting:
            yield waiting
        waiting = state, span
    if waiting:
        yield waiting


def _ticks(scale: _Scale) -> Iterator[Tick]:
    """Yield the first days of months, or of quarters or years where those would stand too close."""
    months = (scale.last - scale.first).days / 30
    step = 1 if months <= 10 else 3 if months <= 30 else 12
    month = scale.first.year * 12 + scale.first.month
    while True:
        if month % step == 0:
            start = midnight(date(month // 12, month % 12 + 1, 1))
            if start >= scale.last:
                return
            label = str(start.year) if step == 12 else f"{start.month}/{start.year}"
            yield Tick(scale.at(start), label)
        month += 1
