"""The boxes of a place's page: which situations of measures for the public belong together, and how that is told."""

from __future__ import annotations

from dataclasses import dataclass

from generator.law.answers import PlacedMeasure
from generator.law.situation import Situation
from generator.vocabulary.lists import vocabulary


@dataclass(frozen=True, slots=True)
class Kind:
    """A box: the situations in which a measure stands there."""

    key: str
    situations: tuple[Situation, ...]
    heading: str = ""
    """After the number of what is inside; empty: not folded."""
    explanation: str = ""


LIVE = Kind("live", (Situation.APPLYING, Situation.SUSPENDED))
"""What is in force, and what may be again any day."""
KINDS = (
    LIVE,
    Kind("waiting", (Situation.WAITING,), "biện pháp chưa đến ngày áp dụng"),
    Kind(
        "unknown",
        (Situation.UNKNOWN,),
        "biện pháp chưa xác nhận có áp dụng hay không",
        "Chưa rõ ngày bắt đầu, hoặc chưa rõ ngày kết thúc mà gần đây không có ai xác nhận; lý do ở từng biện pháp. "
        "Hãy hỏi cơ quan ban hành.",
    ),
    Kind(
        "over",
        (Situation.EMERGENCY_OVER,),
        "{past_measures}; trong kho không có văn bản nào nói đã kết thúc",
        "{past}; các biện pháp này được giữ lại để tra cứu.",
    ),
    Kind(
        "named",
        (Situation.NAMED,),
        "văn bản biết tên, không rõ nội dung",
        "Kho chỉ biết các văn bản này qua tiêu đề hoặc trích dẫn, nên không biết chúng đặt ra điều gì.",
    ),
    Kind(
        "done",
        (Situation.DONE,),
        "việc đã thực hiện",
        "Làm xong ngay trong ngày, như bãi bỏ, đính chính, thành lập; không phải điều người dân phải theo.",
    ),
    Kind(
        "ended",
        (Situation.ENDED,),
        "biện pháp, văn bản đã kết thúc",
        "Đã hết thời hạn, được thay thế hoặc bị bãi bỏ.",
    ),
)
_KIND_OF = {situation: kind for kind in KINDS for situation in kind.situations}


def kind_of(situation: Situation | None) -> Kind | None:
    """Return the box of a measure in ``situation``, None where it does not concern the place."""
    return _KIND_OF[situation] if situation else None


def topic_of(placed: PlacedMeasure) -> str:
    """Return the topic under which a measure stands in its box, empty where none is known."""
    return next(iter(placed.measure.topics), "")


def told(words: str) -> str:
    """Return ``words`` of a box, with what the vocabulary calls the measures of a past emergency, and its end."""
    site = vocabulary().site
    return words.format(past_measures=site.past_measures, past=site.past)
