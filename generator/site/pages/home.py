"""The home page: choose a province; how things stand; what changed lately."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import Literal

from generator.basics.prose import Prose, text
from generator.basics.timeseries import Dated, dated, tally
from generator.law import emergency
from generator.law.scenario import State
from generator.law.wording import NOTHING_CONFIRMED, NOTHING_HELD
from generator.site.pieces.badges import NONE_HELD, badge
from generator.site.pieces.change_days import latest_changes
from generator.site.pieces.choices import choices
from generator.site.pieces.context import Site
from generator.site.pieces.document_lists import document_item, newest_first
from generator.site.pieces.gists import MeasureGist
from generator.site.pieces.times import once_issued
from generator.site.views.home import HomeView
from generator.site.views.page import Page
from generator.site.views.parts import Badge
from generator.site.views.provinces import Answer
from generator.vocabulary.lists import CENTRAL, vocabulary

_LATEST = 6
_Fact = tuple[Literal["applying", "emergency-over", "held", "nothing"], str]
_NOTHING: _Fact = ("nothing", "")


def page(site: Site) -> Page:
    """Return the fragment below the home page's prose."""
    # What was done at once is told among the changes: nothing of it is left to lead anywhere.
    leading = (directive for directive in newest_first(site.corpus.directives.values()) if not directive.at_once)
    counted = [measure for measure in site.measures if measure.binds_public and measure.unit != CENTRAL]
    view = HomeView(
        verdict=_verdict(site, counted),
        current=choices(site),
        changes=latest_changes(site, _LATEST),
        documents=tuple(document_item(site, directive, with_unit=True) for directive in islice(leading, _LATEST)),
    )
    description = "Biện pháp nào của chính quyền đang áp dụng nơi bạn ở, đến khi nào, theo văn bản nào."
    turns = tuple(sorted({day for measure in counted for day in measure.turns}))
    return Page("", "Công Khai", description, view, section=True, turns=turns)


def _verdict(site: Site, counted: list[MeasureGist]) -> Dated[Answer]:
    """Return how many measures bind the public in how many provinces at any time, central documents aside."""
    facts = [_applying(measure) for measure in counted]
    facts += [_over(site, key) for key in vocabulary().emergencies]
    facts += [once_issued(directive).map(_held) for directive in site.corpus.directives.values()]
    kept = _kept(site)
    return tally(facts).map(lambda found: _words(site, found, kept))


def _applying(of: MeasureGist) -> Dated[_Fact]:
    applying: _Fact = ("applying", of.unit)
    return of.applying.map(lambda task: _NOTHING if task is None else applying)


def _held(issued: bool) -> _Fact:
    return ("held", "") if issued else _NOTHING


def _over(site: Site, key: str) -> Dated[_Fact]:
    since = emergency.over_since(site.corpus, key)
    over: _Fact = ("emergency-over", key)
    return dated([since] if since else [], lambda span: over if emergency.is_over(since, span) else _NOTHING)


def _words(site: Site, found: Counter[_Fact], kept: Prose) -> Answer:
    over = tuple(emergency.ended(site.corpus, key) for what, key in found if what == "emergency-over")
    applying = {unit: count for (what, unit), count in found.items() if what == "applying"}
    if not found["held", ""]:
        return Answer(NONE_HELD, NOTHING_HELD, (kept,))
    if not applying:
        return Answer(Badge("unconfirmed", NOTHING_CONFIRMED), NOTHING_CONFIRMED, (*over, kept))
    headline = (
        f"{sum(applying.values())} biện pháp đang áp dụng với người dân ở {len(applying)} tỉnh, "
        "chưa kể văn bản trung ương"
    )
    return Answer(badge(State.APPLYING), headline, (*over, kept))


def _kept(site: Site) -> Prose:
    documents = site.documents.values()
    whole, measures = sum(one.held for one in documents), sum(one.measures for one in documents)
    provinces = len({*site.directives_of} - {CENTRAL})
    return text(
        f"Kho giữ {len(documents)} văn bản của {provinces} tỉnh và trung ương ({whole} văn bản có toàn văn), "
        f"{measures} biện pháp đã đọc."
    )
