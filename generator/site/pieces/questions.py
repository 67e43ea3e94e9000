"""What citizens ask first (the vocabulary's questions), answered from measures and regimes in a place at any time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from generator.basics.grouping import grouped
from generator.basics.prose import Segment, text
from generator.basics.timeseries import Dated, combined, together
from generator.law import wording
from generator.law.answers import PlacedMeasure
from generator.law.modes import binds_public, mode_strictness, strictness
from generator.law.regimes import PlaceRegime
from generator.law.situation import Situation
from generator.site.pieces.context import Site
from generator.site.views.contacts import ContactItem, Contacts
from generator.site.views.parts import Hyperlink
from generator.site.views.questions import CardLine, QuestionCard, Word
from generator.vocabulary.entries import Question
from generator.vocabulary.lists import CENTRAL, vocabulary

ASSETS = ("questions/questions.css",)
"""What a page with questions needs."""
_MOST = 3
"""So many measures, or numbers to call, are told with an answer."""
_WORDS = {
    "cam": "có điều cấm",
    "bat-buoc": "có điều phải làm",
    "duoc-phep": "được phép",
    "khuyen-nghi": "khuyến nghị",
}
_ON_CONDITION = "được phép nếu…"
_DOUBTS = {Situation.APPLYING: "", Situation.UNKNOWN: "chưa xác nhận", Situation.SUSPENDED: "tạm ngưng"}
"""How measures stand that answer, the surest first, and how that is told."""
_NOT_EVERYWHERE, _NOT_EVERYBODY = "ở một số nơi", "với một số người"
_NOTHING = Word("none", "kho không thấy quy định")
_NOBODY = Word("none", "kho không thấy số nào")
_LAST = len(_WORDS)
Where = Callable[[PlacedMeasure, Situation], str]
"""Where a page tells of a measure among others like it, by how it stands."""


@dataclass(frozen=True, slots=True)
class _Ground:
    """Something that answers a question at a time: a measure, or the model of a regime."""

    order: tuple[int, ...]
    """Its place among others: what is surest, binds most, and is for most, first."""
    word: Word
    until: str
    line: CardLine
    more: str = ""
    """Where the page tells of a measure among others like it."""


@dataclass(frozen=True, slots=True)
class _Answered:
    word: Word
    until: str = ""
    lines: tuple[CardLine, ...] = ()
    more: Hyperlink | None = None


def cards(
    site: Site,
    place: str,
    measures: Sequence[PlacedMeasure],
    regime: Dated[PlaceRegime],
    contacts: Dated[Contacts | None],
    where: Where,
    called: str,
) -> tuple[QuestionCard, ...]:
    """Return the answers to the vocabulary's questions in ``place`` at any time.

    ``measures``: those for its public; ``contacts``: whom to call, of which the page tells at ``called``.
    """
    binding = [placed for placed in measures if binds_public(placed.measure)]
    return tuple(
        _card(
            question,
            contacts.map(lambda found: _called(found, called))
            if question.contacts
            else _answer(site, question, place, [one for one in binding if _answers(question, one)], regime, where),
        )
        for question in vocabulary().questions.values()
    )


def _card(question: Question, answer: Dated[_Answered]) -> QuestionCard:
    most = max(len(found.lines) for found in answer.values)
    return QuestionCard(
        ask=question.ask,
        word=answer.map(lambda found: found.word),
        until=answer.map(lambda found: found.until),
        look=answer.map(lambda found: "known" if found.lines else "unknown"),
        lines=tuple(answer.map(lambda found, n=n: dict(enumerate(found.lines)).get(n)) for n in range(most)),  # type: ignore[misc]
        more=answer.map(lambda found: found.more),
    )


def _answers(question: Question, placed: PlacedMeasure) -> bool:
    topics = placed.measure.topics
    return not {*topics}.isdisjoint(question.topics) or topics[:1] in [(topic,) for topic in question.foremost]


def _answer(
    site: Site,
    question: Question,
    place: str,
    measures: Sequence[PlacedMeasure],
    regime: Dated[PlaceRegime],
    where: Where,
) -> Dated[_Answered]:
    newest_first = sorted(measures, key=lambda one: str(one.directive.issued.last or ""), reverse=True)

    @cache
    def ground(number: int, situation: Situation) -> _Ground:
        return _of_measure(site, question, place, newest_first[number], situation, where)

    def told(now: tuple[Situation | None, ...], under: PlaceRegime) -> _Answered:
        standing = [ground(number, how) for number, how in enumerate(now) if how in _DOUBTS]
        return _told([*standing, *_of_models(question, under)])

    return combined(together(placed.situation for placed in newest_first), regime, told)


def _told(grounds: Iterable[_Ground]) -> _Answered:
    found = sorted(grounds, key=lambda ground: ground.order)
    if not found:
        return _Answered(_NOTHING)
    left = [ground for ground in found if ground.line.measure][_MOST:]
    more = Hyperlink(left[0].more, f"và {len(left)} điều nữa") if left else None
    untold = {id(ground) for ground in left}
    return _Answered(
        found[0].word, found[0].until, tuple(ground.line for ground in found if id(ground) not in untold), more
    )


def _of_measure(
    site: Site, question: Question, place: str, placed: PlacedMeasure, situation: Situation, where: Where
) -> _Ground:
    measure, doubt = placed.measure, _DOUBTS[situation]
    local = measure.is_local or placed.directive.unit not in (place, CENTRAL)
    special = bool(measure.for_) and next(iter(vocabulary().audiences)) not in measure.for_
    rank = min((question.topics.index(topic) for topic in measure.topics if topic in question.topics), default=_LAST)
    conditional = measure.mode == "duoc-phep" and bool(measure.condition)
    word = _ON_CONDITION if conditional else _word(question, measure.mode)
    limits = (word, doubt, _NOT_EVERYWHERE if local else "", _NOT_EVERYBODY if special else "")
    until = wording.until(placed.validity.norm, placed.validity.period.end, brief=True)
    return _Ground(
        (list(_DOUBTS).index(situation), strictness(measure), local, special, rank),
        Word(measure.mode, ", ".join(filter(None, limits))),  # type: ignore[arg-type]
        until,
        CardLine(site.line(placed), doubt=doubt),
        where(placed, situation),
    )


def _of_models(question: Question, under: PlaceRegime) -> Iterator[_Ground]:
    """Yield what the models say by which a place, or parts of it, are ruled; measures of its own go before them."""
    for orders in grouped(under.orders, lambda order: (order.regime.key,)).values():
        regime, first = orders[0].regime, orders[0]
        saying = regime.means.says.get(question.key) if regime.means else None
        if not saying:
            continue
        assessed = vocabulary().scales[regime.scale].assessed
        name = f"ở {wording.inside(regime.name)}" if assessed else f"theo {regime.name}"
        told = f"Nơi {name}" if under.mixed else wording.capitalised(name)
        word = _ON_CONDITION if saying.mode == "duoc-phep" else _word(question, saying.mode)
        yield _Ground(
            (0, mode_strictness(saying.mode), under.mixed, False, _LAST),
            Word(saying.mode, f"{word}, {_NOT_EVERYWHERE}" if under.mixed else word),  # type: ignore[arg-type]
            wording.until(first.norm, first.until, brief=True),
            CardLine(told=text(f"{told}: {saying.says}")),
        )


def _word(question: Question, mode: str) -> str:
    return question.words.get(mode, _WORDS[mode])


def _called(contacts: Contacts | None, where: str) -> _Answered:
    found = [*map(_number, contacts.printed), *contacts.promised] if contacts else []
    if not contacts or not found:
        return _Answered(_NOBODY)
    numbers = contacts.printed
    word = numbers[0].phone if len(numbers) == 1 else f"{len(numbers)} số máy" if numbers else "văn bản nói sẽ có"
    left = len(found) - _MOST
    more = Hyperlink(where, f"và {left} đầu mối nữa") if left > 0 else None
    return _Answered(Word("call", word), "", tuple(CardLine(told=told) for told in found[:_MOST]), more)


def _number(of: ContactItem) -> tuple[Segment, ...]:
    clause = (Segment(" · "), Segment(of.clause.text, of.clause.address)) if of.clause else ()
    return (Segment(f"{of.phone}: {of.what} · {of.age}"), *clause)
