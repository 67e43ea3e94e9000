"""How a province stands at any time: each measure in the box that its state puts it in, and a verdict over all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from generator.basics.grouping import grouped
from generator.basics.periods import Span, midnight
from generator.basics.prose import Prose, Segment, text
from generator.basics.timeseries import Dated, combined, dated, tally
from generator.law import emergency, wording
from generator.law.applicability import Row, headline, row, units
from generator.law.scenario import State
from generator.law.validity import Validity
from generator.records.addresses import topic_address
from generator.site.pages.badges import NONE_HELD, badge
from generator.site.pages.context import Site
from generator.site.pages.links import clause_link
from generator.site.pages.measures import measure_item, strictness
from generator.site.pages.times import once_issued
from generator.site.views.parts import Badge, MeasureGroup, MeasureItem
from generator.site.views.province import Answer, Box
from generator.vocabulary.lists import MERGER, vocabulary

NOTHING_CONFIRMED = "Không có biện pháp nào được xác nhận đang áp dụng"
NOTHING_HELD = "Chưa có văn bản nào trong kho"
_NOT_HELD_MEANS = (
    "Điều đó không có nghĩa là tỉnh không ban hành biện pháp nào: có thể đã có quy định chặt hơn. Nếu dưới đây có gì, "
    "đó chỉ là văn bản của trung ương."
)
_NOTHING_BECAUSE = {
    "unknown": "Có biện pháp đã biết, nhưng chưa rõ ngày bắt đầu, hoặc chưa rõ ngày kết thúc mà gần đây không có ai "
    "xác nhận còn áp dụng.",
    "named": "Có văn bản của tỉnh chưa biết là đã kết thúc, nhưng kho không có nội dung nên không biết văn bản đặt ra "
    "điều gì.",
}
_ESTABLISHES = "xac-lap"


@dataclass(frozen=True, slots=True)
class Here:
    """A province in one of its times."""

    province: str
    units: frozenset[str]
    """Whose measures its page shows, beside the central ones."""
    part: str
    """The part of the page."""


@dataclass(frozen=True, slots=True)
class _Words:
    heading: str
    """After the number of what is inside; empty: not folded."""
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class _Kind:
    """What the verdict counts."""

    box: str
    mode: str
    emergency: str | None
    own: bool
    """Not a central measure."""


_BOXES = {
    "live": _Words(""),
    "waiting": _Words("biện pháp chưa đến ngày áp dụng"),
    "unknown": _Words(
        "biện pháp chưa xác nhận có áp dụng hay không",
        "Chưa rõ ngày bắt đầu, hoặc chưa rõ ngày kết thúc mà gần đây không có ai xác nhận; lý do ở từng biện pháp. "
        "Hãy hỏi cơ quan ban hành.",
    ),
    "over": _Words(
        "{past_measures}; trong kho không có văn bản nào nói đã kết thúc",
        "{past}; các biện pháp này được giữ lại để tra cứu.",
    ),
    "named": _Words(
        "văn bản biết tên, không rõ nội dung",
        "Kho chỉ biết các văn bản này qua tiêu đề hoặc trích dẫn, nên không biết chúng đặt ra điều gì.",
    ),
    "done": _Words(
        "việc đã thực hiện",
        "Làm xong ngay trong ngày, như bãi bỏ, đính chính, thành lập; không phải điều người dân phải theo.",
    ),
    "ended": _Words("biện pháp, văn bản đã kết thúc", "Đã hết thời hạn, được thay thế hoặc bị bãi bỏ."),
}


def boxes(site: Site, here: Here, rows: Sequence[Row]) -> tuple[Box, ...]:
    """Return the boxes of the measures for the public, each with every topic that ever has something in it."""
    public = sorted((r for r in rows if not r.measure.is_task), key=strictness)
    places = {r.id: _place(site, here, r.validity) for r in public}
    items = [_item(site, here, r, n, places[r.id]) for n, r in enumerate(public)]
    counts = tally(places.values())
    return tuple(
        Box(
            heading=counts.map(lambda found, key=key: _heading(key, found)),  # type: ignore[misc]
            explanation=(text(_told(words.explanation)),) if words.explanation else (),
            groups=tuple(_groups(site, here, key, public, items)),
        )
        for key, words in _BOXES.items()
        if any(key in place.values for place in places.values())
    )


def _heading(key: str, found: Counter[str]) -> str:
    words = _BOXES[key].heading
    return f"{found[key]} {_told(words)}" if found[key] and words else ""


def _told(words: str) -> str:
    """Return ``words`` of a box, with what the vocabulary calls the measures of a past emergency, and its end."""
    site = vocabulary().site
    return words.format(past_measures=site.past_measures, past=site.past)


def _item(site: Site, here: Here, of: Row, order: int, place: Dated[str]) -> MeasureItem:
    box = place.map(lambda key: _box_name(here, key, _topic(of)) if key else "")
    return replace(measure_item(site, of, named=True), box=box, order=order)


def _topic(of: Row) -> str:
    return next(iter(of.measure.topics), "")


def _box_name(here: Here, key: str, topic: str) -> str:
    return f"{here.part} {key} {topic}"


def _groups(
    site: Site, here: Here, key: str, public: Sequence[Row], items: Sequence[MeasureItem]
) -> Iterator[MeasureGroup]:
    """Yield the topics of a box: those in which something is forbidden first, then what is ordered.

    What is shown nowhere on the build's day waits where it will first be seen.
    """
    topics, order = vocabulary().topics, [*vocabulary().topics, ""]
    found = grouped(zip(public, items, strict=True), lambda pair: (_topic(pair[0]),))
    for topic in sorted(found, key=lambda topic: (strictness(found[topic][0][0]), order.index(topic))):
        name = _box_name(here, key, topic)
        ever = [item for _, item in found[topic] if name in item.box.values]
        if ever:
            now = tuple(item for item in ever if (item.box.on(site.today) or _first(item.box)) == name)
            heading = topics[topic].name if topic else "Văn bản chưa có nội dung trong kho"
            yield MeasureGroup(heading, topic_address(topic) if topic else None, now, name)


def _first(box: Dated[str]) -> str:
    return next(filter(None, box.values))


def _place(site: Site, here: Here, validity: Validity) -> Dated[str]:
    """Return the box in which a measure stands at any time; empty where the page does not show it."""
    directive = validity.directive
    over_since, issued = emergency.over_since(site.corpus, directive.record.emergency), directive.issued.first

    def place(span: Span) -> str:
        unknown_yet = issued and span.end and span.end <= midnight(issued)
        if unknown_yet or directive.unit not in units(here.province, span):
            return ""
        state = validity.during(span).state
        if state.over:
            return "ended"
        if state is State.DONE:
            return "done"
        if validity.directive.known_by_name:
            return "named"
        if emergency.is_over(over_since, span):
            return "over"
        return {State.NOT_YET: "waiting", State.UNCONFIRMED: "unknown"}.get(state, "live")

    known = [midnight(issued)] if issued else []
    return dated([*_turns(validity), *known, *([over_since] if over_since else [])], place)


def _turns(validity: Validity) -> list[datetime]:
    return [*validity.turns, midnight(MERGER)]


def task_box(here: Here, validity: Validity, *, overdue: bool) -> Dated[str]:
    """Return when a task is shown: from the first day on which it may be known, until it is settled.

    ``overdue``: among those whose last day has passed; else among the others.
    """

    def place(span: Span) -> str:
        concerns, piece = validity.directive.unit in units(here.province, span), validity.during(span)
        return "." if concerns and not piece.state.settled and piece.overdue is overdue else ""

    known = once_issued(validity.directive)
    return combined(dated(_turns(validity), place), known, lambda where, issued: where and issued)


def verdict(site: Site, here: Here, rows: Sequence[Row]) -> Dated[Answer]:
    """Return what applies here at any time, in one sentence and its grounds."""
    public = [r for r in rows if not r.measure.is_task]
    kinds: list[Dated[_Kind | Prose]] = [_kind(site, here, r).map(lambda kind: kind) for r in public]
    regime: Dated[_Kind | Prose] = _regime(site, here, rows).map(lambda prose: prose)
    return tally([*kinds, regime]).map(lambda found: _verdict(site, found))


def _kind(site: Site, here: Here, of: Row) -> Dated[_Kind]:
    record, mode, own = of.directive.record, of.measure.mode, of.directive.unit in here.units
    return _place(site, here, of.validity).map(lambda box: _Kind(box, mode, record.emergency, own))


def _verdict(site: Site, found: Counter[_Kind | Prose]) -> Answer:
    regime = next(prose for prose in found if isinstance(prose, tuple))
    kinds = {kind: count for kind, count in found.items() if isinstance(kind, _Kind) and kind.box}
    binding = Counter[str]()
    for kind, count in kinds.items():
        if kind.box == "live" and kind.mode != _ESTABLISHES:
            binding[kind.mode] += count
    if not any(kind.own for kind in kinds):
        return Answer(NONE_HELD, NOTHING_HELD, (text(_NOT_HELD_MEANS),), regime if binding else ())
    if binding:
        return Answer(badge(State.APPLYING), _count(binding), (), regime)
    nothing = Badge("unconfirmed", NOTHING_CONFIRMED)
    return Answer(nothing, NOTHING_CONFIRMED, _why_nothing(site, kinds), regime)


def _count(modes: Counter[str]) -> str:
    told = (
        (modes["cam"] + modes["bat-buoc"], "bắt buộc hoặc cấm"),
        (modes["duoc-phep"], "cho phép"),
        (modes["khuyen-nghi"], "khuyến nghị"),
    )
    words = ", ".join(f"{count} {words}" for count, words in told if count)
    return f"{modes.total()} biện pháp đang áp dụng với người dân: {words}"


def _why_nothing(site: Site, kinds: Iterable[_Kind]) -> tuple[Prose, ...]:
    over = next((kind.emergency for kind in kinds if kind.box == "over" and kind.emergency), None)
    if over:
        no_end = Segment(" Với các biện pháp dưới đây, kho không có văn bản nào nói là đã kết thúc.")
        return ((*emergency.ended(site.corpus, over), no_end),)
    return tuple(text(words) for box, words in _NOTHING_BECAUSE.items() if any(k.own and k.box == box for k in kinds))


def _regime(site: Site, here: Here, rows: Iterable[Row]) -> Dated[Prose]:
    validities = [r.validity for r in rows if r.measure.regime]

    def words(span: Span) -> Prose:
        concerned = (validity for validity in validities if validity.directive.unit in units(here.province, span))
        return _regime_words(
            [row(site.corpus, site.validities, validity, span) for validity in concerned], here.province
        )

    return dated([edge for validity in validities for edge in _turns(validity)], words)


def _regime_words(rows: list[Row], province: str) -> Prose:
    found = headline(rows, province)
    if found.regime:
        return (Segment("Chế độ: "), *_ordered(found.rows[0], found.regime.name), Segment("."))
    if found.rows:
        told = [_ordered(of, wording.regime(of.measure, of.directive.unit)) for of in found.rows]
        parts = [segment for one in told for segment in (*one, Segment("; "))]
        return (Segment("Chế độ hỗn hợp: "), *parts[:-1], Segment("."))
    return text(f"Chế độ ({vocabulary().site.regimes}): không rõ.")


def _ordered(of: Row, words: str) -> Prose:
    """Return ``words`` for a regime with its end, if one is known, and with who ordered it."""
    until = f", đến {wording.end(of.validity.period.end)}" if of.validity.period.end else ""
    order = clause_link(of.directive, None, named=True)
    return (Segment(f"{words}{until}, theo "), Segment(order.text, order.address) if order else Segment(""))
