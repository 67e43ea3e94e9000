"""What applies in a place, in one sentence, on whose order and on what grounds, at any time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import add

from generator.basics.grouping import grouped
from generator.basics.prose import Prose, Segment, plain, text
from generator.basics.timeseries import Dated, combined, tally
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


@dataclass(frozen=True, slots=True)
class DocumentStanding:
    """What a document has for the public of a place, as far as it stands there."""

    document: Segment
    """Its name, leading to it."""
    issued: str
    """The last day on which it may have been, by which newer ones come first."""
    own: bool
    """Not only of the centre, for the whole country."""
    modes: frozenset[tuple[Situation, str]]
    """How its measures stand; with what they ask, where they apply and are known to tell the public something."""
    over: str | None
    """The emergency for which it was made, if that is over."""

    def __hash__(self) -> int:
        # Places have many, counted anew at each change.
        return hash((self.document.address, self.modes))


def standing(measures: Iterable[PlacedMeasure]) -> Dated[Counter[DocumentStanding | None]]:
    """Return how the documents of ``measures``, all for the public, stand at any time."""
    return tally(map(_of_document, grouped(measures, lambda placed: (placed.directive.id,)).values()))


def _of_document(measures: Sequence[PlacedMeasure]) -> Dated[DocumentStanding | None]:
    directive = measures[0].directive
    document = Segment(wording.name(directive.record), document_address(directive.id))
    issued, own = str(directive.issued.last or ""), any(placed.own for placed in measures)

    def stands(found: Counter[tuple[Situation, str] | None]) -> DocumentStanding | None:
        modes = frozenset(filter(None, found))
        over = any(situation is Situation.EMERGENCY_OVER for situation, _ in modes)
        return (
            DocumentStanding(document, issued, own, modes, directive.record.emergency if over else None)
            if modes
            else None
        )

    return tally(placed.situation.map(lambda now, of=placed: _mode(of, now)) for placed in measures).map(stands)  # type: ignore[misc]


def _mode(placed: PlacedMeasure, now: Situation | None) -> tuple[Situation, str] | None:
    if now is None:
        return None
    told = now is Situation.APPLYING and binds_public(placed.measure)
    return now, placed.measure.mode if told else ""


def verdict(
    regime: Dated[PlaceRegime], ended: Mapping[str, Prose], found: Dated[Counter[DocumentStanding | None]]
) -> Dated[Answer]:
    """Return what applies in a place under ``regime`` at any time, in one sentence and its grounds.

    ``ended``: what ended each emergency; ``found``: its documents with measures for the public, nationwide ones too.
    """
    return combined(found, regime, lambda now, under: _answer(now, under, ended))


def of_place(answer: PlaceAnswer, nationwide: Dated[Counter[DocumentStanding | None]]) -> Dated[Answer]:
    """Return the verdict of a place at any time, for its own page and wherever it is told in short.

    ``nationwide``: how the centre's documents for all stand.
    """
    public = (placed for placed in (*answer.own, *answer.named) if not placed.measure.is_task)
    return verdict(answer.regime, answer.ended_emergencies, combined(standing(public), nationwide, add))


def in_short(answer: Answer) -> str:
    """Return a verdict in a line: ``Giãn cách theo Chỉ thị 16, đến hết 15/8/2021. Theo Quyết định 1903/QĐ-UBND.``.

    Which part of a place is under which order is left out.
    """
    order = "" if answer.mixed else plain(answer.regime)
    return " ".join(filter(None, (f"{answer.headline}.", order)))


def _answer(found: Counter[DocumentStanding | None], under: PlaceRegime, ended: Mapping[str, Prose]) -> Answer:
    here = sorted(filter(None, found), key=lambda one: (one.own, one.issued, one.document.text), reverse=True)
    applying = {mode for one in here for situation, mode in one.modes if situation is Situation.APPLYING}
    over, own = any(one.over for one in here), any(one.own for one in here)
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
        return _measures(here, modes)
    return Answer(
        Badge("unconfirmed", NOTHING_CONFIRMED),
        NOTHING_CONFIRMED,
        _why_nothing(here, ended),
        ordered_by(under),
        "answer open",
    )


def _measures(here: Iterable[DocumentStanding], modes: Collection[str]) -> Answer:
    """Return that there are measures, and by which documents, where no regime is known."""
    binding = [mode for mode in BINDING if mode in modes]
    kinds = ", ".join(kind for mode, kind in _KINDS.items() if mode in (binding or modes))
    asking = {(Situation.APPLYING, mode) for mode in binding or modes}
    return Answer(
        badge(State.APPLYING),
        f"{'Có' if binding else 'Chỉ có'} {kinds} đang áp dụng; không rõ {wording.inside(vocabulary().site.regime)}",
        (),
        (Segment("Theo "), *_named(one for one in here if one.modes & asking), Segment(".")),
        "answer binding" if binding else "answer advised",
    )


def _why_nothing(here: Collection[DocumentStanding], ended: Mapping[str, Prose]) -> tuple[Prose, ...]:
    over = next((one.over for one in here if one.over), None)
    if over:
        no_end = Segment(" Với các biện pháp dưới đây, kho không có văn bản nào nói là đã kết thúc.")
        return ((*ended[over], no_end),)
    found = (
        (why, [one for one in here if one.own and (situation, "") in one.modes]) for situation, why in _KNOWN.items()
    )
    return tuple((Segment(f"{why}: "), *_named(some), Segment(".")) for why, some in found if some)


def _named(found: Iterable[DocumentStanding]) -> Prose:
    """Return documents by name, the first of them."""
    names = list(dict.fromkeys(one.document for one in found))
    joined = [part for name in names[:_FEW] for part in (Segment(", "), name)][1:]
    left = len(names) - _FEW
    return (*joined, *((Segment(f" và {left} văn bản nữa"),) if left > 0 else ()))
