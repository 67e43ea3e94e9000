"""The home page: choose a province; how things stand; what changed lately."""

from __future__ import annotations

from generator.in_force import directive_state
from generator.pages import changes
from generator.pages.parts import Badge, Prose
from generator.pages.pieces import Site, badge, document_item, emergency_ended, newest_first, text, time
from generator.pages.provinces import NOTHING_CONFIRMED, choices
from generator.pages.views import Home, Page
from generator.vocabulary import CENTRAL
from generator.worlds import State

_LATEST = 6


def page(site: Site) -> Page:
    """Return the fragment below the home page's prose."""
    state, headline = _headline(site)
    documents = newest_first(site.corpus.directives.values())[:_LATEST]
    view = Home(
        today=time(site.today),
        badge=state,
        headline=headline,
        summary=tuple(filter(None, (emergency_ended(site, site.corpus.directives.values()), _summary(site)))),
        current=choices(site),
        changes=tuple(changes.days(site, _LATEST)),
        documents=tuple(document_item(site, directive, with_unit=True) for directive in documents),
    )
    description = "Biện pháp nào của chính quyền đang áp dụng nơi bạn ở, đến khi nào, theo văn bản nào."
    return Page("", "home.html", "Công Khai", description, view, section=True)


def _headline(site: Site) -> tuple[Badge, str]:
    applying = [
        row
        for row in site.rows
        if row.state is State.APPLYING
        and row.life.provision.measure.for_
        and row.life.provision.measure.mode != "xac-lap"
        and row.directive.unit != CENTRAL
        and not site.emergency_over(row.directive)
    ]
    provinces = len({row.directive.unit for row in applying})
    if not applying:
        return Badge("unconfirmed", NOTHING_CONFIRMED), NOTHING_CONFIRMED
    return badge(
        State.APPLYING
    ), f"{len(applying)} biện pháp đang áp dụng với người dân ở {provinces} tỉnh, chưa kể văn bản trung ương"


def _summary(site: Site) -> Prose:
    directives = site.corpus.directives.values()
    whole = sum(d.record.text is not None for d in directives)
    measures = sum(len(d.record.measures) for d in directives)
    provinces = len({d.unit for d in directives} - {CENTRAL})
    ended = sum(bool((state := directive_state(d, site.lives, site.span)) and state.over) for d in directives)
    return text(
        f"Kho giữ {len(directives)} văn bản của {provinces} tỉnh và trung ương ({whole} văn bản có toàn văn), "
        f"{measures} biện pháp đã đọc; {ended} văn bản đã hết thời hạn, được thay thế hoặc bị bãi bỏ."
    )
