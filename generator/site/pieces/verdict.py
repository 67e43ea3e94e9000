"""What applies in a place, in one sentence and its grounds, at any time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from generator.basics.prose import Prose, Segment, text
from generator.basics.timeseries import Dated, combined, tally
from generator.law.answers import PlacedMeasure
from generator.law.modes import BINDING, binds_public
from generator.law.regimes import PlaceRegime, words
from generator.law.scenario import State
from generator.law.situation import Situation
from generator.law.wording import NOTHING_CONFIRMED, NOTHING_HELD
from generator.site.pieces.badges import NONE_HELD, badge
from generator.site.views.parts import Badge
from generator.site.views.provinces import Answer
from generator.vocabulary.lists import vocabulary

_NOT_HELD_MEANS = (
    "Điều đó không có nghĩa là tỉnh không ban hành biện pháp nào: có thể đã có quy định chặt hơn. Nếu dưới đây có gì, "
    "đó chỉ là văn bản của trung ương."
)
_NOTHING_BECAUSE = {
    Situation.SUSPENDED: "Có biện pháp đang tạm ngưng.",
    Situation.UNKNOWN: "Có biện pháp đã biết, nhưng chưa rõ ngày bắt đầu, hoặc chưa rõ ngày kết thúc mà gần đây không "
    "có ai xác nhận còn áp dụng.",
    Situation.NAMED: "Có văn bản của tỉnh chưa biết là đã kết thúc, nhưng kho không có nội dung nên không biết văn bản "
    "đặt ra điều gì.",
}


@dataclass(frozen=True, slots=True)
class Counted:
    """What the verdict counts: measures that stand alike."""

    situation: Situation
    own: bool
    """Not a central measure."""
    mode: str = ""
    """Of what applies and is known to tell the public something: what it asks."""
    emergency: str | None = None
    """Of what was made for one that is over: which."""


def counted(measures: Iterable[PlacedMeasure]) -> Dated[Counter[Counted | None]]:
    """Return how many of ``measures``, all for the public, stand how at any time."""
    return tally(placed.situation.map(lambda now, of=placed: _counted(of, now)) for placed in measures)  # type: ignore[misc]


def _counted(placed: PlacedMeasure, now: Situation | None) -> Counted | None:
    if now is None:
        return None
    if now is Situation.APPLYING and binds_public(placed.measure):
        return Counted(now, placed.own, mode=placed.measure.mode)
    if now is Situation.EMERGENCY_OVER:
        return Counted(now, placed.own, emergency=placed.directive.record.emergency)
    return Counted(now, placed.own)


def verdict(
    regime: Dated[PlaceRegime], ended: Mapping[str, Prose], found: Dated[Counter[Counted | None]]
) -> Dated[Answer]:
    """Return what applies in a place under ``regime`` at any time, in one sentence and its grounds.

    ``ended``: what ended each emergency; ``found``: its measures for the public, nationwide ones too.
    """
    answers = found.map(lambda now: _answer(now, ended))
    return combined(answers, regime.map(lambda under: (under, _told(under))), _under)


def _told(regime: PlaceRegime) -> Prose:
    which = "" if regime.orders else f" ({vocabulary().site.regimes})"
    return (Segment(f"Chế độ{which}: "), *words(regime), Segment("."))


def _under(answer: Answer, regime: tuple[PlaceRegime, Prose]) -> Answer:
    """Return ``answer`` with the regime; where nothing is held, that none is known goes without saying."""
    found, told = regime
    return replace(answer, regime=told) if found.orders or answer.badge is not NONE_HELD else answer


def _answer(found: Counter[Counted | None], ended: Mapping[str, Prose]) -> Answer:
    counted = {one: count for one, count in found.items() if one}
    modes = Counter[str]()
    for one, count in counted.items():
        if one.mode:
            modes[one.mode] += count
    if not any(one.own for one in counted):
        return Answer(NONE_HELD, NOTHING_HELD, (text(_NOT_HELD_MEANS),))
    if modes:
        return Answer(badge(State.APPLYING), _count(modes), ())
    return Answer(Badge("unconfirmed", NOTHING_CONFIRMED), NOTHING_CONFIRMED, _why_nothing(counted, ended))


def _count(modes: Counter[str]) -> str:
    kinds = (
        (sum(modes[mode] for mode in BINDING), "bắt buộc hoặc cấm"),
        (modes["duoc-phep"], "cho phép"),
        (modes["khuyen-nghi"], "khuyến nghị"),
    )
    told = ", ".join(f"{count} {kind}" for count, kind in kinds if count)
    return f"{modes.total()} biện pháp đang áp dụng với người dân: {told}"


def _why_nothing(counted: Collection[Counted], ended: Mapping[str, Prose]) -> tuple[Prose, ...]:
    over = next((one.emergency for one in counted if one.emergency), None)
    if over:
        no_end = Segment(" Với các biện pháp dưới đây, kho không có văn bản nào nói là đã kết thúc.")
        return ((*ended[over], no_end),)
    own = {one.situation for one in counted if one.own}
    return tuple(text(why) for situation, why in _NOTHING_BECAUSE.items() if situation in own)
