"""How documents, days and states are named in Vietnamese. ``str`` out, no markup."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from generator.basics.periods import Days, Span, written
from generator.law.scenario import State
from generator.records.corpus import Norm
from generator.records.schema import Measure, Occasion, Record, Reference
from generator.vocabulary.lists import CENTRAL, UNKNOWN_TYPE, vocabulary

day = written
STATES = {
    State.NOT_YET: "Chưa áp dụng",
    State.APPLYING: "Đang áp dụng",
    State.UNCONFIRMED: "Chưa xác nhận",
    State.SUSPENDED: "Tạm ngưng",
    State.KNOWN_BY_NAME: "Biết tên, không rõ nội dung",
    State.DONE: "Đã thực hiện",
    State.EXPIRED: "Hết thời hạn",
    State.REPLACED: "Đã được thay thế",
    State.REPEALED: "Đã bị bãi bỏ",
}
OVERDUE = "Đã qua hạn, chưa biết đã làm chưa"
"""Said instead of «chưa xác nhận» of a task whose last day has passed (rule 9)."""
NOTHING_CONFIRMED = "Không có biện pháp nào được xác nhận đang áp dụng"
NOTHING_HELD = "Chưa có văn bản nào trong kho"
KINDS = {False: "biện pháp", True: "việc giao cơ quan"}
"""What a document asks: of the public, or (True) of agencies."""


def start(at: datetime) -> str:
    """Return the beginning of something: ``ngày 02/8/2021``, with the hour if it is not 00:00."""
    hour = f"{at:%H:%M} " if (at.hour, at.minute) != (0, 0) else ""
    return f"{hour}ngày {day(at.date())}"


def end(at: datetime, *, brief: bool = False) -> str:
    """Return the end of something (exclusive): ``hết ngày 15/8/2021`` for 00:00 of the 16th, else with the hour.

    ``brief``: for a headline, ``hết 15/8/2021``.
    """
    if (at.hour, at.minute) == (0, 0):
        return f"hết {'' if brief else 'ngày '}{day(at.date() - timedelta(days=1))}"
    return start(at)


def until(norm: Norm, at: datetime | None, *, brief: bool = False) -> str:
    """Return until when a measure lasts that ends at ``at`` (exclusive), or :func:`no_end` where that is not known.

    ``brief``: as :func:`end` tells it in a headline.
    """
    return f"đến {end(at, brief=brief)}{computed(norm.measure, at)}" if at else no_end(norm)


def computed(measure: Measure, at: datetime) -> str:
    """Return from which length the end of a measure at ``at`` was computed: `` (tính từ «14 ngày»)``; empty if told."""
    own = measure.until_basis == "computed" and measure.until and measure.until.end == at
    return f" (tính từ «{measure.until_words}»)" if own else ""


def period(norm: Norm, of: Span) -> str:
    """Return from when until when a measure lasts, as far as it is known: ``từ ngày 02/8/2021 đến hết ngày 15/8/2021``.

    What is carried out at once has a day only.
    """
    if norm.measure.at_once:
        return start(of.start) if of.start else days(norm.directive.issued)
    begins = f"từ {start(of.start)}" if of.start else f"từ ngày ban hành: {days(norm.directive.issued)}"
    return f"{begins}{' ' if of.end else '; '}{until(norm, of.end)}"


def no_end(norm: Norm) -> str:
    """Return that no end is known: none is stated in the text, or nobody can say, be it for want of the text."""
    silent = norm.directive.record.text is not None and not norm.measure.last
    return "không ghi ngày kết thúc" if silent else "chưa rõ ngày kết thúc"


def from_to(first: date, last: date) -> str:
    """Return days on end, both inclusive: ``từ 01/5/2021 đến 31/12/2021``."""
    return f"từ {day(first)} đến {day(last)}"


def days(of: Days) -> str:
    """Return a day, or the bounds of an unknown one, never a bound as if it were the day."""
    if of.certain:
        return f"ngày {day(of.certain)}"
    if of.first and of.last and of.last - of.first == timedelta(days=1):
        return f"ngày {day(of.first)} hoặc {day(of.last)}"
    bounds = [f"từ {day(of.first)}" if of.first else "", f"đến {day(of.last)}" if of.last else ""]
    return f"trong khoảng {' '.join(filter(None, bounds))}, chưa rõ ngày"


def name(record: Record | Reference) -> str:
    """Return type and number: ``Công văn 1377/UBND-KGVX``; without a number, type and issuer.

    Of a document of which the text is not held it is not known that it has none: its day tells which it is instead.
    """
    type_ = vocabulary().types[record.type].name
    if record.number:
        return f"{type_} {record.number}"
    if isinstance(record, Record) and record.existence == "inferred":
        return f"{type_} chưa tìm thấy (suy ra)"
    if isinstance(record, Record) and record.text is None:
        return _known_from_others(record)
    return f"{type_} không số" + (f" của {record.issuer}" if record.issuer else "")


def _known_from_others(record: Record) -> str:
    known = record.type != UNKNOWN_TYPE
    type_ = vocabulary().types[record.type].name if known else "Văn bản"
    issued = f" ngày {day(record.issued)}" if isinstance(record.issued, date) else ""
    issuer = f" của {record.issuer}" if record.issuer else ""
    return f"{type_}{issued}{issuer} (chưa rõ {'số' if known else 'loại, số'})"


def counted(measures: int, tasks: int) -> str:
    """Return how many measures and tasks there are: ``2 biện pháp và 1 việc giao cơ quan``; empty for none."""
    return " và ".join(f"{count} {KINDS[kind]}" for kind, count in ((False, measures), (True, tasks)) if count)


def occasion(of: Occasion) -> str:
    """Return a known occasion with its days: ``dịp Quốc khánh 02/9 năm 2021 (nghỉ từ 02/9/2021 đến 05/9/2021)``."""
    name, days = f"{vocabulary().occasions[of.of].name} năm {of.year}", of.days
    if of.when == "before":
        return f"thời gian trước {name} (ngày {day(days.day)})"
    return f"dịp {name} (nghỉ từ {day(days.first)} đến {day(days.last)})"


def span(of: Span) -> str:
    """Return the time of a question in words: a whole day, or one instant."""
    if of.start is None or of.end is None:
        return "mọi lúc"
    whole = of.end - of.start > timedelta(minutes=1)
    return f"ngày {day(of.start.date())}" if whole else f"lúc {of.start:%H:%M} ngày {day(of.start.date())}"


def size(of: int) -> str:
    """Return a number of bytes as readers know it: ``12 KB``, ``1,4 MB``."""
    if of < 999_500:
        return f"{max(1, round(of / 1000))} KB"
    return f"{of / 1_000_000:.1f} MB".replace(".", ",")


def whole(unit: str) -> str:
    """Return the name of all that a unit governs: ``Kiên Giang``, ``cả nước``."""
    return "cả nước" if unit == CENTRAL else vocabulary().territory.provinces[unit].name


def provinces(measure: Measure) -> str:
    """Return the names of the provinces in which alone a measure applies; empty where it names none."""
    return ", ".join(map(whole, measure.provinces))


def inside(name: str) -> str:
    """Return the full name of a province as it stands inside a sentence: ``tỉnh Kiên Giang``."""
    return name[:1].lower() + name[1:]


def capitalised(words: str) -> str:
    """Return ``words`` as they begin a sentence."""
    return words[:1].upper() + words[1:]
