"""Problems that show only across records: doubles, cycles, impossible dates, missing parts, unequal forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.clauses import texts
from generator.corpus import Corpus, Directive, Link
from generator.loading import Loaded
from generator.periods import midnight, written
from generator.problems import Level, Problem
from generator.references import Register
from generator.vocabulary import vocabulary

_EQUAL_FORM = {"replaces", "amends"}


def problems(corpus: Corpus, loaded: Iterable[Loaded]) -> Iterator[Problem]:
    """Yield every problem between the records of ``corpus``, each at its place in ``loaded``."""
    places = {item.id: item for item in loaded}
    yield from _doubles(places)
    yield from _cycles(corpus, places)
    for link in corpus.links:
        if link.held:
            at = places[link.source]
            for level, message in _between(corpus, link):
                yield at.problem(("relations", link.index), level, message)
    for directive in corpus.directives.values():
        yield from _ends_before_issue(directive, places[directive.id])


def _doubles(places: Mapping[str, Loaded]) -> Iterator[Problem]:
    for first, second in Register((item.id, item.record) for item in places.values()).doubles():
        message = f"cùng cơ quan, loại, số và năm với «{first}»; một văn bản chỉ có một bản ghi: gộp lại, hoặc sửa số"
        yield places[second].problem(("number",), Level.ERROR, message)


def _cycles(corpus: Corpus, places: Mapping[str, Loaded]) -> Iterator[Problem]:
    following = {
        source: [link for link in links if link.held and link.relation.act == "replaces"]
        for source, links in corpus.links_from.items()
    }
    for start in following:
        for cycle in _ways_back(start, following):
            if start == min(link.source for link in cycle):
                ids = " → ".join([*(link.source for link in cycle), start])
                message = f"các văn bản thay thế nhau thành vòng: {ids}; một quan hệ replaces trong vòng này sai"
                yield places[start].problem(("relations", cycle[0].index), Level.ERROR, message)


def _ways_back(start: str, following: Mapping[str, list[Link]]) -> Iterator[list[Link]]:
    """Yield the shortest chain of links that leads from ``start`` back to it, if there is one."""
    chains = [[link] for link in following[start]]
    seen: set[str] = set()
    for chain in chains:
        end = chain[-1].target
        if end == start:
            yield chain
            return
        if end not in seen:
            seen.add(end)
            chains.extend([*chain, link] for link in following.get(end, ()))


def _between(corpus: Corpus, link: Link) -> Iterator[tuple[Level, str]]:
    source, target = corpus.directives[link.source], corpus.directives[link.target]
    act = link.relation.act
    yield from _impossible_order(source, target, act)
    if act in _EQUAL_FORM and not _equal_form(source, target):
        names, (does, _) = vocabulary().types, vocabulary().act_words[act]
        yield (
            Level.WARNING,
            f"{names[source.record.type].name} {does} {names[target.record.type].name}: văn bản sai nội dung phải được "
            "sửa đổi, thay thế bằng văn bản có hình thức tương đương (khoản 3 Điều 18 Nghị định số 30/2020/NĐ-CP)",
        )
    yield from ((Level.ERROR, message) for message in _missing_parts(target, link))


def _impossible_order(source: Directive, target: Directive, act: str) -> Iterator[tuple[Level, str]]:
    newest, oldest = source.issued.last, target.issued.first
    does = vocabulary().act_words[act][0]
    if act in vocabulary().acts_with_effect and newest and oldest and newest < oldest:
        yield (
            Level.ERROR,
            f"văn bản ban hành {written(newest)} không thể {does} «{target.id}», ban hành sau đó ({written(oldest)}); "
            "sửa ngày, hoặc đổi chiều quan hệ",
        )


def _equal_form(source: Directive, target: Directive) -> bool:
    types = vocabulary().types
    one, other = types[source.record.type], types[target.record.type]
    return one == other or (one.abbreviation is not None and one.abbreviation == other.abbreviation)


def _missing_parts(target: Directive, link: Link) -> Iterator[str]:
    if not target.record.text:
        return
    known = {*texts(target.clauses), *(measure.id for measure in target.measures)}
    for part in link.relation.parts:
        if part not in known and not any(label.startswith(f"{part}.") for label in known):
            yield f"«{target.id}» không có điểm hay biện pháp «{part}»; sửa parts"


def _ends_before_issue(directive: Directive, place: Loaded) -> Iterator[Problem]:
    for index, measure in enumerate(place.record.measures):
        first = directive.issued.first
        if measure.until and not measure.from_ and first and measure.until.end <= midnight(first):
            message = (
                f"biện pháp kết thúc {written(measure.until.day)}, trước ngày ban hành {written(first)}; "
                "sửa until, hoặc ghi from"
            )
            yield place.problem(("measures", index, "until"), Level.ERROR, message)
