"""What must be made public, in words: where, and what was found of it."""

from __future__ import annotations

from generator.basics.prose import Prose, Segment
from generator.law import wording
from generator.records.schema import Disclosure


def disclosure(duty: Disclosure) -> Prose:
    """Return what must be public and where, and what was found of it."""
    where = f"; nơi công khai: {duty.where}" if duty.where else ""
    implied = " (suy từ mục đích, văn bản không ghi thẳng)" if duty.implied else ""
    return (Segment(f"{duty.what}{where}{implied}; "), *found_public(duty), Segment("."))


def found_public(duty: Disclosure) -> Prose:
    """Return where what must be public was found, and when somebody last looked."""
    looked = wording.day(duty.last_looked) if duty.last_looked else None
    if not duty.address:
        last = f"kiểm tra ngày {looked}" if looked else "chưa ai kiểm tra"
        return (Segment(f"chưa tìm thấy nơi công bố ({last})"),)
    when = f" (kiểm tra ngày {looked})" if looked else " (không rõ ngày kiểm tra)"
    archived = duty.newest.archived if duty.newest else None
    copy = (Segment(", "), Segment("bản lưu", archived)) if archived else ()
    return (Segment("nơi công bố", duty.address), *copy, Segment(when))
