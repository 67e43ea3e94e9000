"""The stretches of a province as pages show them: a strip, a citation that stays true, and a page of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from generator.basics.prose import plain
from generator.basics.timeseries import Dated
from generator.law import wording
from generator.law.answers import PlaceAnswer, PlacedMeasure
from generator.law.modes import strictness
from generator.law.regimes import MIXED, MIXED_NAME, UNKNOWN, words
from generator.law.situation import Situation
from generator.law.stretches import RegimeStretch, longest, unheld
from generator.records.addresses import on_day, province_address, stretch_address
from generator.site.pieces.context import Site
from generator.site.pieces.regime_looks import look
from generator.site.views.parts import Hyperlink
from generator.site.views.provinces import (
    Answer,
    StretchLine,
    StretchVerdict,
    StretchView,
    StripSegment,
)
from generator.site.views.regimes import Look
from generator.vocabulary.lists import vocabulary

_UNKNOWN = Look(UNKNOWN, "?", "Không rõ chế độ")
_WIDER = (7, 21, 60, 180)
"""From so many days on, a segment is wider."""
_LINES = 20
"""So many measures a page of a stretch lists, the strictest."""
_VERDICTS = 10
"""So many times it tells that something else applies under the same regime."""
_ONE_DAY = timedelta(days=1)


def strip(site: Site, slug: str, found: Sequence[RegimeStretch]) -> tuple[StripSegment, ...]:
    """Return the strip of a province, of which ``found`` are the stretches."""
    paged = longest(found, site.stretches)
    years = [0, *(stretch.first.year for stretch in found)]
    return tuple(
        _segment(slug, stretch, paged=stretch in paged, opens_year=stretch.first.year != before)
        for stretch, before in zip(found, years, strict=False)
    )


def _segment(slug: str, of: RegimeStretch, *, paged: bool, opens_year: bool) -> StripSegment:
    key, seen = of.regime.key, look(of.regime.key) if of.regime.orders else _UNKNOWN
    return StripSegment(
        look=seen,
        short="" if key == MIXED else vocabulary().regimes[key].level if of.regime.orders else seen.mark,
        period=wording.stretch(of.first, of.last),
        regime=regime_words(of),
        told=of.told,
        address=stretch_address(slug, of.first) if paged else on_day(province_address(slug), of.first),
        first=of.first.isoformat(),
        days=of.days,
        width=1 + sum(of.days >= more for more in _WIDER),
        year=str(of.first.year) if opens_year else "",
    )


def fixed(site: Site, slug: str, found: Sequence[RegimeStretch]) -> Dated[Hyperlink | None]:
    """Return the page that tells of a day for good, by its full address; None where there is none."""
    steps: dict[date | None, Hyperlink | None] = {None: None}
    for stretch in longest(found, site.stretches):
        address = stretch_address(slug, stretch.first)
        steps[stretch.first] = Hyperlink(address, f"{site.base_url}{address}")
        if stretch.last:
            steps[stretch.last + _ONE_DAY] = None
    return Dated(tuple(steps.items()))


def views(
    site: Site, answer: PlaceAnswer, verdict: Dated[Answer], found: Sequence[RegimeStretch]
) -> Iterator[tuple[RegimeStretch, StretchView]]:
    """Yield each stretch of ``found`` that has a page, with what stands there; ``verdict``: that of the place."""
    told = longest(found, site.stretches)
    around = zip([None, *told], told, [*told[1:], None], strict=False)
    for before, stretch, after in around:
        yield stretch, _view(site, answer, verdict, stretch, before, after)


def _view(
    site: Site,
    answer: PlaceAnswer,
    verdict: Dated[Answer],
    stretch: RegimeStretch,
    before: RegimeStretch | None,
    after: RegimeStretch | None,
) -> StretchView:
    slug = answer.time.slug
    verdicts = [
        StretchVerdict(wording.capitalised(wording.stretch(first, last)), told)
        for first, last, told in verdict.within(stretch.first, stretch.last)
    ]
    lines = list(_lines(site, answer, stretch))
    page = province_address(slug)
    return StretchView(
        name=answer.time.name,
        period=wording.stretch(stretch.first, stretch.last),
        place=Hyperlink(page, wording.whole(slug)),
        first_day=Hyperlink(on_day(page, stretch.first), f"Ngày {wording.day(stretch.first)}"),
        verdicts=tuple(verdicts[:_VERDICTS]),
        verdicts_left=len(verdicts[_VERDICTS:]),
        lines=tuple(lines[:_LINES]),
        lines_left=len(lines[_LINES:]),
        before=_link(slug, before) if before else None,
        after=_link(slug, after) if after else None,
        regime=regime_words(stretch),
        unheld=unheld(stretch.regime),
    )


def regime_words(stretch: RegimeStretch) -> str:
    """Return the regime of a stretch, until when and on whose order."""
    return plain(words(stretch.regime)) if stretch.regime.orders else wording.inside(_UNKNOWN.name)


def titled(stretch: RegimeStretch) -> str:
    """Return a stretch in few words: ``từ 02/8 đến hết 15/8/2021: Chỉ thị 16``."""
    regime = stretch.regime
    name = regime.regime.name if regime.regime else f"chế độ {wording.inside(MIXED_NAME)}" if regime.mixed else None
    return f"{wording.stretch(stretch.first, stretch.last)}: {name or wording.inside(_UNKNOWN.name)}"


def _link(slug: str, to: RegimeStretch) -> Hyperlink:
    return Hyperlink(stretch_address(slug, to.first), wording.capitalised(titled(to)))


def _lines(site: Site, answer: PlaceAnswer, stretch: RegimeStretch) -> Iterator[StretchLine]:
    """Yield what the place itself set for the public and applies in a stretch, the strictest first."""
    own = (placed for placed in (*answer.own, *answer.named) if not placed.measure.is_task)
    for placed in sorted(own, key=lambda placed: strictness(placed.measure)):
        days = list(_applying(placed, stretch))
        if days:
            whole = days == [(stretch.first, stretch.last)]
            when = "" if whole else ", ".join(wording.stretch(first, last) for first, last in days)
            yield StretchLine(site.line(placed), when)


def _applying(placed: PlacedMeasure, stretch: RegimeStretch) -> Iterator[tuple[date, date | None]]:
    steps = placed.situation.within(stretch.first, stretch.last)
    return ((first, last) for first, last, now in steps if now is Situation.APPLYING)
