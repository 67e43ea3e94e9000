"""What applies in a place, in one sentence, on whose order and on what grounds, at any time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from heapq import merge
from itertools import islice

from generator.basics.grouping import grouped
from generator.basics.prose import Prose, Segment, plain, text
from generator.basics.timeseries import Dated, combined, tally, together
from generator.law import wording
from generator.law.answers import PlaceAnswer, PlacedMeasure
from generator.law.modes import BINDING, binds_public
from generator.law.regimes import PlaceRegime, headline, ordered_by
from generator.law.scenario import State
from generator.law.situation import Situation
from generator.law.wording import NOTHING_CONFIRMED, NOTHING_HELD
from generator.records.addresses import document_address
from generator.site.pieces.badges import NONE_HELD, badge
from generator.site.views.parts import Badge
from generator.site.views.provinces import Answer
from generator.vocabulary.lists import vocabulary

_NOT_HELD_MEANS = (
    "Điều đó không có nghĩa là tỉnh không ban hành biện pháp nào: có thể đã có quy định chặt hơn. Nếu dưới đây có gì, "
    "đó chỉ là văn bản của trung ương."
)
_NONE_OF_ITS_OWN = "Kho chưa có văn bản nào của riêng tỉnh này: tỉnh có thể đã có quy định chặt hơn."
_KINDS = {
    "cam": "điều cấm",
    "bat-buoc": "điều bắt buộc",
    "duoc-phep": "điều được phép",
    "khuyen-nghi": "khuyến nghị",
}
_KNOWN = {
    Situation.SUSPENDED: "Đang tạm ngưng",
    Situation.UNKNOWN: "Chưa xác nhận có áp dụng hay không",
    Situation.NAMED: "Biết tên, kho không có nội dung",
    Situation.WAITING: "Chưa đến ngày áp dụng",
}
_FEW = 2
"""So many documents are named."""
_Mode = tuple[Situation, str]
"""How a measure stands; with what it asks, where it applies and is known to tell the public something."""


@dataclass(frozen=True, slots=True)
class _Standing:
    """What a document has for the public of a place, as far as it stands there."""

    document: Segment
    """Its name, leading to it."""
    issued: str
    """The last day on which it may have been, by which newer ones come first."""
    own: bool
    """Not only of the centre, for the whole country."""
    modes: frozenset[_Mode]
    """Those of its measures."""
    over: str | None
    """The emergency for which it was made, if that is over."""

    def __hash__(self) -> int:
        # Places have many, counted anew at each change.
        return hash((self.document.address, self.modes))


@dataclass(frozen=True, eq=False)
class Standings:
    """How documents stand at one time.

    Those of the centre are the same for every place, so what is asked of them is kept.
    """

    documents: tuple[_Standing, ...]
    """What is the place's own first, and then what is newest."""
    _having: dict[frozenset[_Mode], tuple[_Standing, ...]] = field(default_factory=dict, repr=False)

    @cached_property
    def applying(self) -> frozenset[str]:
        """What is asked of the public by what applies."""
        modes = (one.modes for one in self.documents)
        return frozenset(mode for each in modes for situation, mode in each if situation is Situation.APPLYING)

    @cached_property
    def own(self) -> bool:
        """Whether any is not only of the centre."""
        return any(one.own for one in self.documents)

    @cached_property
    def over(self) -> tuple[_Standing, ...]:
        """Those whose emergency is over."""
        return tuple(one for one in self.documents if one.over)

    def having(self, modes: frozenset[_Mode]) -> tuple[_Standing, ...]:
        """Return those of which a measure has one of ``modes``."""
        if modes not in self._having:
            self._having[modes] = tuple(one for one in self.documents if one.modes & modes)
        return self._having[modes]

    def own_having(self, situation: Situation) -> list[_Standing]:
        """Return those of the place's own of which a measure stands so, whatever it asks."""
        return [one for one in self.having(frozenset({(situation, "")})) if one.own]


def standing(measures: Iterable[PlacedMeasure]) -> Dated[Standings]:
    """Return how the documents of ``measures``, all for the public, stand at any time."""
    return tally(map(_of_document, grouped(measures, lambda placed: (placed.directive.id,)).values())).map(_standings)


def _standings(found: Counter[_Standing | None]) -> Standings:
    return Standings(tuple(sorted(filter(None, found), key=_rank, reverse=True)))


def _of_document(measures: Sequence[PlacedMeasure]) -> Dated[_Standing | None]:
    directive = measures[0].directive
    document = Segment(wording.name(directive.record), document_address(directive.id))
    issued, own = str(directive.issued.last or ""), any(placed.own for placed in measures)

    def stands(found: Counter[_Mode | None]) -> _Standing | None:
        modes = frozenset(filter(None, found))
        over = any(situation is Situation.EMERGENCY_OVER for situation, _ in modes)
        return _Standing(document, issued, own, modes, directive.record.emergency if over else None) if modes else None

    return tally(placed.situation.map(lambda now, of=placed: _mode(of, now)) for placed in measures).map(stands)  # type: ignore[misc]


def _mode(placed: PlacedMeasure, now: Situation | None) -> _Mode | None:
    if now is None:
        return None
    told = now is Situation.APPLYING and binds_public(placed.measure)
    return now, placed.measure.mode if told else ""


def verdict(
    regime: Dated[PlaceRegime], ended: Mapping[str, Prose], found: Dated[tuple[Standings, ...]]
) -> Dated[Answer]:
    """Return what applies in a place under ``regime`` at any time, in one sentence and its grounds.

    ``ended``: what ended each emergency; ``found``: how its documents stand, and with them those for all.
    """
    return combined(found, regime, lambda now, under: _answer(now, under, ended))


def of_place(answer: PlaceAnswer, nationwide: Dated[Standings]) -> Dated[Answer]:
    """Return the verdict of a place at any time, for its own page and wherever it is told in short.

    ``nationwide``: how the centre's documents for all stand.
    """
    public = (placed for placed in (*answer.own, *answer.named) if not placed.measure.is_task)
    return verdict(answer.regime, answer.ended_emergencies, together([standing(public), nationwide]))


def in_short(answer: Answer) -> str:
    """Return a verdict in a line: ``Giãn cách theo Chỉ thị 16, đến hết 15/8/2021. Theo Quyết định 1903/QĐ-UBND.``.

    Which part of a place is under which order is left out.
    """
    order = "" if answer.mixed else plain(answer.regime)
    return " ".join(filter(None, (f"{answer.headline}.", order)))


def _answer(found: Sequence[Standings], under: PlaceRegime, ended: Mapping[str, Prose]) -> Answer:
    applying = frozenset[str]().union(*(each.applying for each in found))
    over, own = any(each.over for each in found), any(each.own for each in found)
    if under.orders and (applying or not over):
        of_its_own = () if own else (text(_NONE_OF_ITS_OWN),)
        return Answer(
            badge(State.APPLYING),
            headline(under),
            of_its_own,
            ordered_by(under),
            f"answer under {under.key}",
            under.mixed,
        )
    if not own:
        return Answer(NONE_HELD, NOTHING_HELD, (text(_NOT_HELD_MEANS),), ordered_by(under) if under.orders else ())
    if modes := applying - {""}:
        return _measures(found, modes)
    return Answer(
        Badge("unconfirmed", NOTHING_CONFIRMED),
        NOTHING_CONFIRMED,
        _why_nothing(found, ended),
        ordered_by(under),
        "answer open",
    )


def _measures(found: Iterable[Standings], modes: Collection[str]) -> Answer:
    """Return that there are measures, and by which documents, where no regime is known."""
    binding = [mode for mode in BINDING if mode in modes]
    kinds = ", ".join(kind for mode, kind in _KINDS.items() if mode in (binding or modes))
    asking = frozenset((Situation.APPLYING, mode) for mode in binding or modes)
    return Answer(
        badge(State.APPLYING),
        f"{'Có' if binding else 'Chỉ có'} {kinds} đang áp dụng; không rõ {wording.inside(vocabulary().site.regime)}",
        (),
        (Segment("Theo "), *_named([each.having(asking) for each in found]), Segment(".")),
        "answer binding" if binding else "answer advised",
    )


def _why_nothing(found: Sequence[Standings], ended: Mapping[str, Prose]) -> tuple[Prose, ...]:
    newest = next(_newest([each.over for each in found]), None)
    if newest and newest.over:
        no_end = Segment(" Với các biện pháp dưới đây, kho không có văn bản nào nói là đã kết thúc.")
        return ((*ended[newest.over], no_end),)
    known = ((why, [each.own_having(situation) for each in found]) for situation, why in _KNOWN.items())
    return tuple((Segment(f"{why}: "), *_named(own), Segment(".")) for why, own in known if any(own))


def _rank(one: _Standing) -> tuple[bool, str, str]:
    return one.own, one.issued, one.document.text


def _newest(found: Iterable[Iterable[_Standing]]) -> Iterator[_Standing]:
    return merge(*found, key=_rank, reverse=True)


def _named(found: Sequence[Sequence[_Standing]]) -> Prose:
    """Return documents by name, the first of them; in each of ``found`` a document is named once."""
    names = list(dict.fromkeys(one.document for one in islice(_newest(found), _FEW * len(found))))[:_FEW]
    joined = [part for name in names for part in (Segment(", "), name)][1:]
    left = len({one.document.address for each in found for one in each}) - _FEW
    return (*joined, *((Segment(f" và {left} văn bản nữa"),) if left > 0 else ()))
