"""Pages of topics: one subject across all provinces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.basics.grouping import grouped
from generator.basics.timeseries import Dated, always, tally
from generator.law import wording
from generator.law.applicability import Row
from generator.law.situation import Situation
from generator.law.validity import Validity
from generator.records.addresses import TOPICS, topic_address
from generator.site.pieces.context import Site
from generator.site.pieces.measure_groups import by_unit
from generator.site.pieces.times import turning_days
from generator.site.views.page import Page
from generator.site.views.topics import TopicIndexView, TopicItem, TopicView
from generator.vocabulary.entries import Topic
from generator.vocabulary.lists import CENTRAL, vocabulary


def pages(site: Site) -> Iterator[Page]:
    """Yield the index of topics and one page for each topic of the vocabulary."""
    found = grouped(site.rows, lambda row: row.measure.topics)
    items = [_item(site, key, found.get(key, [])) for key in vocabulary().topics]
    index = TopicIndexView(tuple(sorted(items, key=lambda item: not item.held)))
    yield Page(TOPICS, "Chủ đề", "Biện pháp theo chủ đề, ở mọi tỉnh.", index, section=True)
    for key, topic in vocabulary().topics.items():
        rows = found.get(key, [])
        view = _topic(site, topic, rows)
        turns = turning_days([view.summary, *(site.state_of(row.validity) for row in rows)])
        summary = view.summary.on(site.today)
        yield Page(topic_address(key), topic.name, summary, view, turns=turns)


def _item(site: Site, key: str, rows: list[Row]) -> TopicItem:
    applying = [row for row in rows if site.answers.situation(row.validity).on(site.today) is Situation.APPLYING]
    live = f"; đang áp dụng: {_counted(applying)}" if applying else ""
    count = f"{_counted(rows) or 'chưa có gì'}{live}"
    topic = vocabulary().topics[key]
    return TopicItem(topic_address(key), topic.name, bool(rows), count, topic.icon)


def _counted(rows: list[Row]) -> str:
    tasks = sum(row.measure.is_task for row in rows)
    return wording.counted(len(rows) - tasks, tasks)


def _topic(site: Site, topic: Topic, rows: list[Row]) -> TopicView:
    return TopicView(
        name=topic.name,
        summary=_summary(site, topic.name, rows),
        groups=by_unit(site, (row for row in rows if not row.measure.is_task)),
        tasks=by_unit(site, (row for row in rows if row.measure.is_task)),
        icon=topic.icon,
    )


def _summary(site: Site, name: str, rows: list[Row]) -> Dated[str]:
    if not rows:
        return always(f"Kho chưa có biện pháp nào về {name.lower()}.")
    provinces = len({row.directive.unit for row in rows} - {CENTRAL})
    standing = tally(_situation_and_kind(site, row.validity) for row in rows)
    return standing.map(lambda found: f"{name}: {_counted(rows)} ở {provinces} tỉnh; {_live(found)}.")


def _situation_and_kind(site: Site, validity: Validity) -> Dated[tuple[Situation | None, bool]]:
    return site.answers.situation(validity).map(lambda now: (now, validity.measure.is_task))


def _live(found: Counter[tuple[Situation | None, bool]]) -> str:
    applying = wording.counted(found[Situation.APPLYING, False], found[Situation.APPLYING, True])
    return f"đang áp dụng: {applying}" if applying else "không có gì được xác nhận đang áp dụng"
