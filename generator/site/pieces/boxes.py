"""The measures for the public in a place: each in the box that its situation puts it in, under its topic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.basics.grouping import grouped
from generator.basics.prose import text
from generator.basics.timeseries import Dated, tally
from generator.law.answers import PlacedMeasure
from generator.law.modes import strictness
from generator.law.situation import Situation
from generator.records.addresses import topic_address
from generator.site.pieces.context import Site
from generator.site.views.parts import Boxed, MeasureGroup
from generator.site.views.provinces import Box
from generator.vocabulary.lists import vocabulary


@dataclass(frozen=True, slots=True)
class _Kind:
    """A box: the situations in which a measure stands there."""

    key: str
    situations: tuple[Situation, ...]
    heading: str = ""
    """After the number of what is inside; empty: not folded."""
    explanation: str = ""


_KINDS = (
    _Kind("live", (Situation.APPLYING, Situation.SUSPENDED)),
    _Kind("waiting", (Situation.WAITING,), "biện pháp chưa đến ngày áp dụng"),
    _Kind(
        "unknown",
        (Situation.UNKNOWN,),
        "biện pháp chưa xác nhận có áp dụng hay không",
        "Chưa rõ ngày bắt đầu, hoặc chưa rõ ngày kết thúc mà gần đây không có ai xác nhận; lý do ở từng biện pháp. "
        "Hãy hỏi cơ quan ban hành.",
    ),
    _Kind(
        "over",
        (Situation.EMERGENCY_OVER,),
        "{past_measures}; trong kho không có văn bản nào nói đã kết thúc",
        "{past}; các biện pháp này được giữ lại để tra cứu.",
    ),
    _Kind(
        "named",
        (Situation.NAMED,),
        "văn bản biết tên, không rõ nội dung",
        "Kho chỉ biết các văn bản này qua tiêu đề hoặc trích dẫn, nên không biết chúng đặt ra điều gì.",
    ),
    _Kind(
        "done",
        (Situation.DONE,),
        "việc đã thực hiện",
        "Làm xong ngay trong ngày, như bãi bỏ, đính chính, thành lập; không phải điều người dân phải theo.",
    ),
    _Kind(
        "ended",
        (Situation.ENDED,),
        "biện pháp, văn bản đã kết thúc",
        "Đã hết thời hạn, được thay thế hoặc bị bãi bỏ.",
    ),
)
_KIND_OF = {situation: kind for kind in _KINDS for situation in kind.situations}


def boxes(site: Site, part: str, measures: Sequence[PlacedMeasure]) -> tuple[Box, ...]:
    """Return the boxes of ``measures``, each with every topic that ever has something in it.

    ``part``: the part of the page.
    """
    ordered = sorted(measures, key=lambda placed: strictness(placed.measure))
    kinds = [placed.situation.map(_kind_of) for placed in ordered]
    counts = tally(kinds)
    places = [
        Boxed(_box_names(part, placed, kind), n) for n, (placed, kind) in enumerate(zip(ordered, kinds, strict=True))
    ]
    return tuple(
        Box(
            heading=counts.map(lambda found, kind=kind: _heading(kind, found)),  # type: ignore[misc]
            explanation=(text(_told(kind.explanation)),) if kind.explanation else (),
            groups=tuple(_groups(site, part, kind, ordered, places)),
        )
        for kind in _KINDS
        if any(kind in each.values for each in kinds)
    )


def _kind_of(situation: Situation | None) -> _Kind | None:
    return _KIND_OF[situation] if situation else None


def _heading(kind: _Kind, found: Counter[_Kind | None]) -> str:
    return f"{found[kind]} {_told(kind.heading)}" if found[kind] and kind.heading else ""


def _told(words: str) -> str:
    """Return ``words`` of a box, with what the vocabulary calls the measures of a past emergency, and its end."""
    site = vocabulary().site
    return words.format(past_measures=site.past_measures, past=site.past)


def _box_names(part: str, placed: PlacedMeasure, kind: Dated[_Kind | None]) -> Dated[str | None]:
    topic = _topic(placed)
    return kind.map(lambda now: _box_name(part, now, topic) if now else None)


def _topic(placed: PlacedMeasure) -> str:
    return next(iter(placed.measure.topics), "")


def _box_name(part: str, kind: _Kind, topic: str) -> str:
    return f"{part} {kind.key} {topic}"


def _groups(
    site: Site, part: str, kind: _Kind, ordered: Sequence[PlacedMeasure], places: Sequence[Boxed]
) -> Iterator[MeasureGroup]:
    """Yield the topics of a box: those in which something is forbidden first, then what is ordered.

    What is shown nowhere on the build's day waits where it will first be seen.
    """
    topics, order = vocabulary().topics, [*vocabulary().topics, ""]
    found = grouped(zip(ordered, places, strict=True), lambda pair: (_topic(pair[0]),))
    for topic in sorted(found, key=lambda topic: (strictness(found[topic][0][0].measure), order.index(topic))):
        name = _box_name(part, kind, topic)
        ever = [(placed, place) for placed, place in found[topic] if name in place.box.values]
        if ever:
            here = ((one, place) for one, place in ever if (place.box.on(site.today) or _first(place.box)) == name)
            now = tuple(replace(site.line(one), place=place) for one, place in here)
            if topic:
                yield MeasureGroup(topics[topic].name, topic_address(topic), now, name, icon=topics[topic].icon)
            else:
                yield MeasureGroup("Văn bản chưa có nội dung trong kho", None, now, name)


def _first(box: Dated[str | None]) -> str | None:
    return next(filter(None, box.values))
