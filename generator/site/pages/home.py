"""The home page: the reader's province first; then the country on the day, and what changed lately."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from generator.basics.text import sort_key
from generator.basics.timeseries import Dated, dated, tally
from generator.law import emergency
from generator.law.scenario import State
from generator.law.wording import NOTHING_CONFIRMED, NOTHING_HELD, STATES
from generator.site.pieces.badges import NONE_HELD
from generator.site.pieces.change_days import latest_changes
from generator.site.pieces.choices import choices, former_choices
from generator.site.pieces.context import Site
from generator.site.pieces.gists import MeasureGist
from generator.site.pieces.regime_lanes import ASSETS, ONLY_REPORTED
from generator.site.pieces.tile_maps import divisions, standings
from generator.site.pieces.times import once_issued
from generator.site.views.home import CountryMapView, HomeView
from generator.site.views.page import EXCERPT, Excerpt, Page
from generator.site.views.parts import Badge
from generator.site.views.provinces import Answer
from generator.vocabulary.lists import CENTRAL, vocabulary

_LATEST = 4
_MAP = f"ban-do/{EXCERPT}"
_Fact = tuple[Literal["applying", "emergency-over", "held", "nothing"], str]
_NOTHING: _Fact = ("nothing", "")


def page(site: Site) -> Page:
    """Return the fragment below the home page's prose, and the map of other days that it asks for."""
    counted = [measure for measure in site.measures if measure.binds_public and measure.unit != CENTRAL]
    country = CountryMapView(divisions(site, standings(site)), ONLY_REPORTED)
    view = HomeView(
        verdict=_verdict(site, counted),
        current=tuple(sorted(choices(site), key=lambda choice: sort_key(choice.name))),
        former=former_choices(site),
        map=country,
        map_address=_MAP,
        regime=vocabulary().site.regime,
        changes=latest_changes(site, _LATEST),
    )
    description = "Biện pháp nào của chính quyền đang áp dụng nơi bạn ở, đến khi nào, theo văn bản nào."
    return Page(
        "",
        "Công Khai",
        description,
        view,
        section=True,
        assets=(*ASSETS, "places/own.js"),
        turns=tuple(sorted({day for measure in counted for day in measure.turns})),
        excerpts=(Excerpt(_MAP, country),),
    )


def _verdict(site: Site, counted: list[MeasureGist]) -> Dated[Answer]:
    """Return how many measures bind the public in how many provinces at any time, central documents aside."""
    facts = [_applying(measure) for measure in counted]
    facts += [_over(site, key) for key in vocabulary().emergencies]
    facts += [once_issued(directive).map(_held) for directive in site.corpus.directives.values()]
    return tally(facts).map(lambda found: _words(site, found))


def _applying(of: MeasureGist) -> Dated[_Fact]:
    applying: _Fact = ("applying", of.unit)
    return of.applying.map(lambda task: _NOTHING if task is None else applying)


def _held(issued: bool) -> _Fact:
    return ("held", "") if issued else _NOTHING


def _over(site: Site, key: str) -> Dated[_Fact]:
    since = emergency.over_since(site.corpus, key)
    over: _Fact = ("emergency-over", key)
    return dated([since] if since else [], lambda span: over if emergency.is_over(since, span) else _NOTHING)


def _words(site: Site, found: Counter[_Fact]) -> Answer:
    over = tuple(emergency.ended(site.corpus, key) for what, key in found if what == "emergency-over")
    applying = {unit: count for (what, unit), count in found.items() if what == "applying"}
    if not found["held", ""]:
        return Answer(NONE_HELD, NOTHING_HELD, ())
    if not applying:
        return Answer(Badge("unconfirmed", NOTHING_CONFIRMED), NOTHING_CONFIRMED, over)
    headline = (
        f"{sum(applying.values())} biện pháp đang áp dụng với người dân ở {len(applying)} tỉnh, "
        "chưa kể văn bản trung ương"
    )
    # How strict it is differs from province to province: the map tells.
    return Answer(Badge("info", STATES[State.APPLYING]), headline, over)
