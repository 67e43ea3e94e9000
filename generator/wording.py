"""How documents, days, acts and states are named in Vietnamese. ``str`` out, no markup."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from generator.periods import Days, Span
from generator.records import Record, Reference
from generator.vocabulary import vocabulary
from generator.worlds import State

STATES = {
    State.NOT_YET: "Chưa áp dụng",
    State.APPLYING: "Đang áp dụng",
    State.UNCONFIRMED: "Chưa xác nhận",
    State.SUSPENDED: "Tạm ngưng",
    State.EXPIRED: "Hết thời hạn",
    State.REPLACED: "Đã được thay thế",
    State.REPEALED: "Đã bị bãi bỏ",
}
ACTS = {
    "replaces": ("thay thế", "được thay thế bởi"),
    "repeals": ("bãi bỏ", "bị bãi bỏ bởi"),
    "suspends": ("tạm ngưng", "bị tạm ngưng bởi"),
    "resumes": ("cho tiếp tục", "được tiếp tục bởi"),
    "extends": ("kéo dài", "được kéo dài bởi"),
    "amends": ("sửa đổi, bổ sung", "được sửa đổi, bổ sung bởi"),
    "corrects": ("đính chính", "được đính chính bởi"),
    "continues": ("tiếp nối", "được tiếp nối bởi"),
    "affirms": ("khẳng định tiếp tục thực hiện", "được khẳng định tiếp tục thực hiện bởi"),
    "implements": ("triển khai thực hiện", "được triển khai thực hiện bởi"),
    "based-on": ("căn cứ", "là căn cứ của"),
    "cites": ("dẫn chiếu", "được dẫn chiếu bởi"),
}
"""Each act as its source does it, and as its target undergoes it."""


def day(of: date) -> str:
    """Return a day as documents write it: days under 10 and months 1, 2 with a zero (NĐ 30/2020, Phụ lục I)."""
    month = f"{of.month:02}" if of.month < 3 else str(of.month)
    return f"{of.day:02}/{month}/{of.year}"


def start(at: datetime) -> str:
    """Return the beginning of something: ``ngày 02/8/2021``, with the hour if it is not 00:00."""
    hour = f"{at:%H:%M} " if (at.hour, at.minute) != (0, 0) else ""
    return f"{hour}ngày {day(at.date())}"


def end(at: datetime) -> str:
    """Return the end of something (exclusive): ``hết ngày 15/8/2021`` for 00:00 of the 16th, else with the hour."""
    if (at.hour, at.minute) == (0, 0):
        return f"hết ngày {day(at.date() - timedelta(days=1))}"
    return start(at)


def days(of: Days) -> str:
    """Return a day, or the bounds of an unknown one, never a bound as if it were the day."""
    if of.certain:
        return f"ngày {day(of.certain)}"
    bounds = [f"từ {day(of.first)}" if of.first else "", f"đến {day(of.last)}" if of.last else ""]
    return f"vào một ngày chưa rõ, trong khoảng {' '.join(filter(None, bounds))}"


def name(record: Record | Reference) -> str:
    """Return type and number: ``Công văn 1377/UBND-KGVX``; without a number, type and issuer."""
    type_ = vocabulary().types[record.type].name
    if record.number:
        return f"{type_} {record.number}"
    if isinstance(record, Record) and record.existence == "inferred":
        return f"{type_} chưa tìm thấy (suy ra)"
    return f"{type_} không số" + (f" của {record.issuer}" if record.issuer else "")


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


def inside(name: str) -> str:
    """Return the full name of a province as it stands inside a sentence: ``tỉnh Kiên Giang``."""
    return name[:1].lower() + name[1:]
