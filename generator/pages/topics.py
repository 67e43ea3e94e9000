"""Pages of topics: one subject across all provinces."""

from __future__ import annotations

from collections.abc import Iterator

from generator.answers import Row
from generator.pages.pieces import Site, by_unit, grouped, time
from generator.pages.views import Page, Topic, TopicIndex, TopicItem
from generator.vocabulary import CENTRAL, vocabulary
from generator.worlds import State


def pages(site: Site) -> Iterator[Page]:
    """Yield the index of topics and one page for each topic of the vocabulary."""
    found = grouped(site.rows, lambda row: row.life.provision.measure.topics)
    items = [_item(key, found.get(key, [])) for key in vocabulary().topics]
    index = TopicIndex(time(site.today), tuple(sorted(items, key=lambda item: item.total == 0)))
    yield Page("chu-de/", "topic-index.html", "Chủ đề", "Biện pháp theo chủ đề, ở mọi tỉnh.", index, section=True)
    for key, topic in vocabulary().topics.items():
        view = _topic(site, topic.name, found.get(key, []))
        yield Page(f"chu-de/{key}/", "topic.html", topic.name, view.summary, view)


def _item(key: str, rows: list[Row]) -> TopicItem:
    applying = sum(row.state is State.APPLYING for row in rows)
    return TopicItem(f"chu-de/{key}/", vocabulary().topics[key].name, len(rows), applying)


def _topic(site: Site, name: str, rows: list[Row]) -> Topic:
    return Topic(
        name=name,
        today=time(site.today),
        summary=_summary(name, rows),
        groups=by_unit(row for row in rows if not row.life.provision.measure.is_task),
        tasks=by_unit(row for row in rows if row.life.provision.measure.is_task),
    )


def _summary(name: str, rows: list[Row]) -> str:
    if not rows:
        return f"Kho chưa có biện pháp nào về {name.lower()}."
    provinces = len({row.directive.unit for row in rows} - {CENTRAL})
    applying = sum(row.state is State.APPLYING for row in rows)
    live = f"{applying} đang áp dụng" if applying else "không có biện pháp nào được xác nhận đang áp dụng"
    return f"{name}: {len(rows)} biện pháp ở {provinces} tỉnh; {live}."
