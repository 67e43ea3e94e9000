"""Pages of topics: one subject across all provinces; where that is much, in parts by province, year and month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from generator.basics.splitting import ListPart
from generator.basics.timeseries import Dated, always, tally
from generator.law import wording
from generator.records.addresses import TOPICS, topic_address
from generator.site.pieces.context import Site
from generator.site.pieces.gists import MeasureGist
from generator.site.pieces.measure_groups import groups
from generator.site.pieces.parted_lists import around, of_unit, part_item, parts, step_of, told_of, units_in
from generator.site.pieces.times import turning_days
from generator.site.views.page import Page
from generator.site.views.parts import PartItem
from generator.site.views.topics import TopicIndexView, TopicItem, TopicView
from generator.vocabulary.lists import CENTRAL, vocabulary

_NOTHING_LIVE = "không có gì được xác nhận đang áp dụng"


def jobs(site: Site) -> Iterator[tuple[str | None, Callable[[], Iterator[Page]]]]:
    """Yield what makes the index and the page of each topic; and, by unit, those of the parts of what is much."""
    yield None, partial(_whole, site)
    for unit in units_in(site.by_topic.values()):
        yield unit, partial(_of_unit, site, unit)


def _whole(site: Site) -> Iterator[Page]:
    items = (_item(site, key, whole.items) for key, whole in site.by_topic.items())
    index = TopicIndexView(tuple(sorted(items, key=lambda item: not item.held)))
    yield Page(TOPICS, "Chủ đề", "Biện pháp theo chủ đề, ở mọi tỉnh.", index, section=True)
    for key, whole in site.by_topic.items():
        yield _page(site, key, whole)


def _of_unit(site: Site, unit: str) -> Iterator[Page]:
    for key, whole in site.by_topic.items():
        yield from (_page(site, key, part) for part in of_unit(whole, unit))


def _item(site: Site, key: str, measures: Sequence[MeasureGist]) -> TopicItem:
    live = _told(Counter(measure.applying.on(site.today) for measure in measures))
    count = f"{_counted(measures) or 'chưa có gì'}{live and f'; {live}'}"
    topic = vocabulary().topics[key]
    return TopicItem(topic_address(key), topic.name, bool(measures), count, topic.icon)


def _page(site: Site, key: str, part: ListPart[MeasureGist]) -> Page:
    view = _topic(site, key, part)
    shown = () if part.parts else (site.state_of(site.validities[measure.id]) for measure in part.items)
    turns = turning_days([view.live, *(item.live for item in view.parts), *shown])
    description = f"{view.summary}{f'; {live}' if (live := view.live.on(site.today)) else ''}."
    return Page(f"{topic_address(key)}{part.path}", view.name, description, view, turns=turns)


def _topic(site: Site, key: str, part: ListPart[MeasureGist]) -> TopicView:
    topic, address, by = vocabulary().topics[key], topic_address(key), step_of(part)
    name, rows = f"{topic.name}{told_of(part.keys)}", [] if part.parts else list(map(site.row, part.items))
    return TopicView(
        name=name,
        around=around(topic.name, address, part),
        summary=_summary(name, part),
        live=_live(part.items).map(lambda now: now or _NOTHING_LIVE) if part.items else always(""),
        parts=tuple(_part(site, address, one) for one in parts(part)),
        groups=groups(site, (row for row in rows if not row.measure.is_task), by),
        tasks=groups(site, (row for row in rows if row.measure.is_task), by),
        icon=topic.icon,
    )


def _part(site: Site, address: str, part: ListPart[MeasureGist]) -> PartItem:
    return part_item(address, part, site.directive_of(part.items[0]), _counted(part.items), _live(part.items))


def _summary(name: str, part: ListPart[MeasureGist]) -> str:
    if not part.items:
        return f"Kho chưa có biện pháp nào về {name.lower()}"
    provinces = len({measure.unit for measure in part.items} - {CENTRAL})
    return f"{name}: {_counted(part.items)}{'' if part.keys else f' ở {provinces} tỉnh'}"


def _live(measures: Sequence[MeasureGist]) -> Dated[str]:
    return tally(measure.applying for measure in measures).map(_told)


def _told(found: Counter[bool | None]) -> str:
    applying = wording.counted(found[False], found[True])
    return f"đang áp dụng: {applying}" if applying else ""


def _counted(measures: Sequence[MeasureGist]) -> str:
    tasks = sum(measure.is_task for measure in measures)
    return wording.counted(len(measures) - tasks, tasks)
