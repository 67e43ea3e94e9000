"""Pages of topics: one subject across all provinces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator import wording
from generator.answers import Row
from generator.dated import Dated, always, tally
from generator.in_force import Life
from generator.pages.measures import by_unit
from generator.pages.pieces import Site, grouped, turning_days
from generator.pages.views import Page, Topic, TopicIndex, TopicItem
from generator.vocabulary import CENTRAL, vocabulary
from generator.worlds import State


def pages(site: Site) -> Iterator[Page]:
    """Yield the index of topics and one page for each topic of the vocabulary."""
    found = grouped(site.rows, lambda row: row.life.provision.measure.topics)
    items = [_item(key, found.get(key, [])) for key in vocabulary().topics]
    index = TopicIndex(tuple(sorted(items, key=lambda item: not item.held)))
    yield Page("chu-de/", "topic-index.html", "Chủ đề", "Biện pháp theo chủ đề, ở mọi tỉnh.", index, section=True)
    for key, topic in vocabulary().topics.items():
        rows = found.get(key, [])
        view = _topic(site, key, rows)
        turns = turning_days(site.state_of(row.life) for row in rows)
        summary = view.summary.on(site.today)
        yield Page(f"chu-de/{key}/", "topic.html", topic.name, summary, view, turns=turns)


def _item(key: str, rows: list[Row]) -> TopicItem:
    applying = [row for row in rows if row.state is State.APPLYING]
    live = f"; đang áp dụng: {_counted(applying)}" if applying else ""
    count = f"{_counted(rows) or 'chưa có gì'}{live}"
    topic = vocabulary().topics[key]
    return TopicItem(f"chu-de/{key}/", topic.name, bool(rows), count, topic.icon)


def _counted(rows: list[Row]) -> str:
    tasks = sum(row.life.provision.measure.is_task for row in rows)
    return wording.counted(len(rows) - tasks, tasks)


def _topic(site: Site, key: str, rows: list[Row]) -> Topic:
    topic = vocabulary().topics[key]
    return Topic(
        name=topic.name,
        summary=_summary(site, topic.name, rows),
        groups=by_unit(site, (row for row in rows if not row.life.provision.measure.is_task)),
        tasks=by_unit(site, (row for row in rows if row.life.provision.measure.is_task)),
        icon=topic.icon,
    )


def _summary(site: Site, name: str, rows: list[Row]) -> Dated[str]:
    if not rows:
        return always(f"Kho chưa có biện pháp nào về {name.lower()}.")
    provinces = len({row.directive.unit for row in rows} - {CENTRAL})
    states = tally(_state_and_kind(site, row.life) for row in rows)
    return states.map(lambda found: f"{name}: {_counted(rows)} ở {provinces} tỉnh; {_live(found)}.")


def _state_and_kind(site: Site, life: Life) -> Dated[tuple[State, bool]]:
    return site.state_of(life).map(lambda state: (state, life.provision.measure.is_task))


def _live(found: Counter[tuple[State, bool]]) -> str:
    applying = wording.counted(found[State.APPLYING, False], found[State.APPLYING, True])
    return f"đang áp dụng: {applying}" if applying else "không có gì được xác nhận đang áp dụng"
