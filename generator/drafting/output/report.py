"""What was found, what was not, and what to look at: for the editor, beside the record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.drafting.model import Draft, Field

_NAMES = {
    "type": "loại", "number": "số, ký hiệu", "issuer": "cơ quan ban hành", "province": "tỉnh", "place": "nơi ký",
    "issued": "ngày ban hành", "subject": "trích yếu", "signer": "người ký", "role": "chức vụ",
}  # fmt: skip


def summary(draft: Draft) -> str:
    """Return the report, in Vietnamese, a line for each finding."""
    return "\n".join([*_heading(draft), *_body(draft)])


def _heading(draft: Draft) -> Iterator[str]:
    fields: dict[str, Field] = {name: getattr(draft.heading, key) for key, name in _NAMES.items()}
    found = [f"{name} {field.value}" for name, field in fields.items() if field.value]
    yield f"Thấy: {'; '.join(found) or 'không có gì ở phần đầu'}"
    for name, field in fields.items():
        if field.value is None:
            yield f"Không thấy: {name} ({field.why})"
    for name, field in fields.items():
        if field.value and field.check:
            yield f"Cần xem: {name} «{field.value}» ({field.why})"
    meeting = draft.heading.meeting
    if meeting:
        yield f"Cần xem: cuộc họp ngày {meeting.written}" + (f" ({meeting.doubt})" if meeting.doubt else "")


def _body(draft: Draft) -> Iterator[str]:
    clauses = Counter(clause.zone or "body" for clause in draft.clauses)
    yield (
        f"Lời văn: {len(draft.text.split())} từ, đủ và đúng thứ tự; {clauses['body']} điểm, khoản; "
        f"{len(draft.heading.addressees)} nơi gửi, {len(draft.heading.recipients)} nơi nhận"
    )
    for act in draft.acts:
        if act.act != "cites":
            yield f"Quan hệ: {act.act} {act.target.number} ({act.clause}: «{act.evidence}»)"
        if act.unread:
            yield f"Cần xem: {act.act} {act.target.number} chỉ trên một phần, chưa rõ nhãn («{act.unread}»)"
    cited = sum(act.act == "cites" for act in draft.acts)
    yield f"Chỉ viện dẫn: {cited} văn bản"
    for one in draft.proposals:
        if one.timing.deadline_words:
            day = one.timing.deadline.strftime("%d/%m/%Y") if one.timing.deadline else one.timing.doubt
            yield f"Hạn: {one.timing.deadline_words} ({one.clause}; ngày cuối: {day})"
    duties = [one.clause for one in draft.proposals if one.duty]
    if duties:
        yield f"Nghĩa vụ công khai: {', '.join(dict.fromkeys(duties))}"
    public = sum(bool(one.audiences) for one in draft.proposals)
    yield f"Đề xuất: {len(draft.proposals)} biện pháp ({public} cho người dân, doanh nghiệp); đều cần người đọc lại"
    if draft.nothing:
        yield f"Không thấy biện pháp ở: {', '.join(draft.nothing)}"
