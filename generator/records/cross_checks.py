"""Problems that show only across records: doubles, cycles, impossible dates, missing parts, unequal forms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from generator.basics.periods import Moment, midnight, written
from generator.basics.problems import LISTED, Level, Problem, shown
from generator.records.corpus import Corpus, Directive, LinkedRelation, Mention, heading_day
from generator.records.loaded import Loaded
from generator.records.register import Register, differences, same_form
from generator.records.schema import Measure
from generator.vocabulary.lists import CENTRAL, vocabulary

_SAID = {"issued": "ban hành", "type": "là", "issuer": "của"}
"""Acts of which no chain can lead back to its beginning."""


def problems(
    corpus: Corpus, loaded: Iterable[Loaded], asked: Callable[[str], bool] = lambda _: True
) -> Iterator[Problem]:
    """Yield every problem between the records of ``corpus``, each at its place in ``loaded``.

    ``asked``: whether those of a record (its id) are wanted; of others some may come too.
    """
    places = {item.id: item for item in loaded}
    yield from _doubles(places)
    yield from _cycles(corpus, places)
    for link in (link for link in corpus.links if asked(link.source)):
        at = places[link.source]
        for level, message in _between(corpus, link) if link.held else _with_heading(corpus, link):
            yield at.problem(("relations", link.index), level, message)
        if link.held and places[link.target].whole:
            for message in _missing_parts(corpus.directives[link.target], link):
                yield at.problem(("relations", link.index), Level.ERROR, message)
        yield from _misnamed(corpus, link, at)
    for mention in (mention for mention in corpus.mentions if asked(mention.source)):
        yield from _misnamed_in_text(corpus, mention, places[mention.source])
    for directive in (directive for directive in corpus.directives.values() if asked(directive.id)):
        yield from _impossible_days(directive, places[directive.id])


def _doubles(places: Mapping[str, Loaded]) -> Iterator[Problem]:
    for first, second in Register((item.id, item.outline) for item in places.values()).doubles():
        message = f"cùng cơ quan, loại, số và năm với «{first}»; một văn bản chỉ có một bản ghi: gộp lại, hoặc sửa số"
        yield places[second].problem(("number",), Level.ERROR, message)


def _cycles(corpus: Corpus, places: Mapping[str, Loaded]) -> Iterator[Problem]:
    ending = {act.key: act.name for act in vocabulary().acts.values() if act.ends}
    links = {(link.source, link.target): link for link in corpus.links if link.held and link.relation.act in ending}
    for cycle in _loops(links):
        ring = [links[pair] for pair in pairwise(cycle)]
        acts = dict.fromkeys(link.relation.act for link in ring)
        does, any_of = ", ".join(ending[act] for act in acts), " hay ".join(acts)
        message = f"các văn bản {does} nhau thành vòng: {_in_turn(cycle)}; một quan hệ {any_of} trong vòng này sai"
        yield places[ring[0].source].problem(("relations", ring[0].index), Level.ERROR, message)


def _in_turn(cycle: Sequence[str]) -> str:
    most = [*cycle[:LISTED], "…", cycle[-1]] if len(cycle) > LISTED + 1 else cycle
    return " → ".join(map(shown, most))


def _loops(pairs: Iterable[tuple[str, str]]) -> Iterator[list[str]]:
    """Yield loops that share no member until none is left, each from its smallest member back to it."""
    left = list(pairs)
    while loop := _loop(left):
        yield loop
        left = [(source, target) for source, target in left if source not in loop and target not in loop]


def _loop(pairs: Iterable[tuple[str, str]]) -> list[str]:
    order = TopologicalSorter[str]()
    for source, target in pairs:
        order.add(target, source)
    try:
        order.prepare()
    except CycleError as error:
        members: list[str] = error.args[1][1:]
        start = members.index(min(members))
        return [*members[start:], *members[:start], members[start]]
    return []


def _between(corpus: Corpus, link: LinkedRelation) -> Iterator[tuple[Level, str]]:
    source, target = corpus.directives[link.source], corpus.directives[link.target]
    if oldest := target.issued.first:
        yield from _impossible_order(source, link, oldest, written(oldest))
    yield from _unequal_form(source, target.outline.type, link.relation.act)
    yield from _elsewhere(source, target, link)


def _elsewhere(source: Directive, target: Directive, link: LinkedRelation) -> Iterator[tuple[Level, str]]:
    """Yield a warning where a province acts on what the centre orders for others by name: that does nothing."""
    act, unit = vocabulary().acts[link.relation.act], source.unit
    if unit != CENTRAL and not {unit, CENTRAL} & {*target.units} and target.unit == CENTRAL and act.alters:
        yield (
            Level.WARNING,
            f"«{target.id}» chỉ áp dụng cho những tỉnh nêu tên, không có {unit}, nên quan hệ {act.key} không tác động "
            f"gì; sửa đích, hoặc thêm {unit} vào provinces của biện pháp ấy",
        )


def _misnamed(corpus: Corpus, link: LinkedRelation, place: Loaded) -> Iterator[Problem]:
    """Yield what a relation says of the heading of a held document otherwise than its record."""
    heading = link.relation.document
    if heading and link.held:
        for differs in differences(heading, link.target, corpus.directives[link.target].outline):
            message = (
                f"«{shown(heading.number)}» ở đây {_SAID[differs.key]} {shown(differs.cited)}, "
                f"mà bản ghi {link.target} ghi {shown(differs.held)}; sửa chỗ sai"
            )
            yield place.problem(("relations", link.index, "document", differs.key), Level.WARNING, message)


def _misnamed_in_text(corpus: Corpus, mention: Mention, place: Loaded) -> Iterator[Problem]:
    """Yield the same of a citation in a text, which is not ours to change; how it calls an issuer is no evidence."""
    if mention.target in corpus.directives:
        for differs in differences(mention.reference, mention.target, corpus.directives[mention.target].outline):
            if differs.key != "issuer":
                message = (
                    f"điểm «{mention.label}» viết «{shown(mention.reference.number)}» {_SAID[differs.key]} "
                    f"{shown(differs.cited)}, mà bản ghi {mention.target} ghi {shown(differs.held)}; "
                    "giữ nguyên lời văn, xem lại bản ghi ấy"
                )
                yield place.problem(("text",), Level.NOTE, message)


def _with_heading(corpus: Corpus, link: LinkedRelation) -> Iterator[tuple[Level, str]]:
    """Yield what the heading of a target that is not held shows wrong."""
    source, heading = corpus.directives[link.source], link.relation.document
    if heading:
        day = heading_day(heading)
        yield from _impossible_order(source, link, day, written(day) if heading.issued else f"năm {day.year}")
        yield from _unequal_form(source, heading.type, link.relation.act)


def _impossible_order(source: Directive, link: LinkedRelation, oldest: date, day: str) -> Iterator[tuple[Level, str]]:
    newest, act = source.issued.last, link.relation.act
    if vocabulary().acts[act].effect and newest and newest < oldest:
        does = vocabulary().acts[act].name
        yield (
            Level.ERROR,
            f"văn bản ban hành {written(newest)} không thể {does} «{shown(link.target)}», ban hành sau đó "
            f"({day}); sửa ngày, hoặc đổi chiều quan hệ",
        )


def _unequal_form(source: Directive, target: str, act: str) -> Iterator[tuple[Level, str]]:
    if vocabulary().acts[act].equal_form and not same_form(source.outline.type, target):
        names, does = vocabulary().types, vocabulary().acts[act].name
        yield (
            Level.WARNING,
            f"{names[source.outline.type].name} {does} {names[target].name}: văn bản sai nội dung phải được "
            "sửa đổi, thay thế bằng văn bản có hình thức tương đương (khoản 3 Điều 18 Nghị định số 30/2020/NĐ-CP)",
        )


def _missing_parts(target: Directive, link: LinkedRelation) -> Iterator[str]:
    labels = target.loaded.labels
    others = [part for part in link.relation.parts if not any(f"{label}.".startswith(f"{part}.") for label in labels)]
    if not others or not target.record.text:
        return
    for part in others:
        if part not in {measure.id for measure in target.measures}:
            yield f"«{target.id}» không có điểm hay biện pháp «{shown(part)}»; sửa parts"


def _impossible_days(directive: Directive, place: Loaded) -> Iterator[Problem]:
    first = directive.issued.first
    if first is None or first <= directive.outline.latest:
        return
    record = directive.record
    if record.checked and record.checked < first:
        message = f"checked {written(record.checked)} trước ngày ban hành {written(first)}; sửa ngày sai"
        yield place.problem(("checked",), Level.ERROR, message)
    for index, measure in enumerate(record.measures):
        if fault := _ends_before_start(measure, record.effective, first):
            yield place.problem(("measures", index, _end_field(measure)), Level.ERROR, fault)
        if measure.deadline and measure.deadline.last_day < first:
            day = written(measure.deadline.last_day)
            message = f"hạn chót {day} trước ngày ban hành {written(first)}; xem lại ngày, hoặc năm của ngày này"
            yield place.problem(("measures", index, "deadline", "last_day"), Level.WARNING, message)


def _ends_before_start(measure: Measure, effective: Moment | None, issued: date) -> str | None:
    last, field = measure.last, _end_field(measure)
    if not last or measure.from_:
        return None
    ends = f"biện pháp kết thúc {written(last.day)}, trước"
    if last.end <= midnight(issued):
        return f"{ends} ngày ban hành {written(issued)}; sửa {field}, hoặc ghi from"
    if effective and last.end <= effective.start:
        return f"{ends} khi văn bản có hiệu lực ({written(effective.day)}); sửa {field} hay effective, hoặc ghi from"
    return None


def _end_field(measure: Measure) -> str:
    """Return the field that says when the measure ends, if one does."""
    return "until" if measure.until else "occasion"
