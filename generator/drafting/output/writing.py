"""The draft → YAML as an editor likes to read it: the records' order of keys, and comments that say what to check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from generator.basics.text import slug
from generator.documents import citations
from generator.drafting.model import Draft, Field, FoundAct, FoundContact, Heading, Proposal, Target, Timing
from generator.drafting.output.yaml_scalars import comment, items, scalar, table
from generator.vocabulary.lists import UNKNOWN_TYPE, vocabulary

_SCHEMA = "../../site/du-lieu/luoc-do.json"
_SURE_TOPICS = 2  # more subjects than that in one order: the editor chooses


def to_yaml(draft: Draft) -> str:
    """Return the record as YAML; the same draft gives the same bytes."""
    lines = [
        *_preface(draft),
        *_heading(draft.heading),
        *([f"emergency: {draft.emergency}"] if draft.emergency else []),
        *_sources(draft),
        *_proposed(draft),
        *_contacts(draft.contacts),
        *_relations(draft),
        *_structure(draft),
        *_measures(draft),
        *_text(draft.text),
    ]
    return "\n".join(lines) + "\n"


def place(draft: Draft) -> str:
    """Return where the record should stand: ``<province>/<name>``, with words in brackets for what is not known."""
    heading = draft.heading
    unit = heading.province.value or "<tỉnh>"
    year = heading.issued.value[:4] if heading.issued.value else None
    if heading.number.value and (year or not heading.number.value.isdigit()):
        return citations.key(unit, heading.type.value, heading.number.value, year) + ("" if year else "-<năm>")
    kind = (heading.type.value or "van-ban").removesuffix("-ket-luan")
    day = heading.meeting.day if heading.meeting else None
    year = year or (str(day.year) if day else "<năm>")
    return f"{unit}/{kind}-{year}-{'-'.join(slug(heading.subject.value or '').split('-')[:6]) or '<vài chữ>'}"


def _preface(draft: Draft) -> Iterator[str]:
    yield f"# yaml-language-server: $schema={_SCHEMA}"
    yield f"# Bản nháp từ {comment(draft.origin.name)}: máy gõ, người biên tập quyết định."
    yield "# Đọc lần lượt: phần đầu, relations, rồi từng biện pháp. Mục nào đã đọc (biện pháp: viết summary, chọn"
    yield "# topics) thì xóa dòng proposed của nó; mục nào máy đoán sai thì xóa cả mục. Còn một dòng proposed, cả bản"
    yield "# ghi là bản nháp: chưa được tính vào đâu."
    province = draft.heading.province
    yield f"# province: {province.value or 'null'}{_why(province)}"
    yield f"# Nơi đặt tệp: directives/{place(draft)}.yaml"


def _why(field: Field) -> str:
    mark = "  # XEM LẠI: " if field.check else "  # "
    return f"{mark}{comment(field.why)}" if field.why and (field.check or field.value is None) else ""


def _heading(heading: Heading) -> Iterator[str]:
    yield f"type: {heading.type.value or UNKNOWN_TYPE}{_why(heading.type)}"
    for key, field in (("number", heading.number), ("issuer", heading.issuer), ("issued", heading.issued)):
        yield f"{key}: {scalar(field.value) if field.value else 'null'}{_why(field)}"
    if heading.issued.value is None and heading.meeting and heading.meeting.day:
        yield f"# gợi ý: issued: {{not_before: {heading.meeting.day}}} (không thể ra trước cuộc họp)"
    if heading.effective.value:
        yield f"effective: {heading.effective.value}  # {comment(heading.effective.why)}"
    if heading.meeting:
        meeting = heading.meeting
        yield (
            "meeting: "
            + table(
                {
                    "date": meeting.day.isoformat() if meeting.day else None,
                    "written": scalar(meeting.written, flow=True),
                    "chair": scalar(meeting.chair, flow=True) if meeting.chair else None,
                }
            )
            + (f"  # XEM LẠI: {comment(meeting.doubt)}" if meeting.doubt else "")
        )
    subject = heading.subject
    yield f"subject: {scalar(subject.value) if subject.value else 'null'}{_why(subject)}"
    yield from _signer(heading)


def _signer(heading: Heading) -> Iterator[str]:
    if not (heading.signer.value or heading.role.value):
        yield f"# signer: {comment(heading.signer.why)}"
        return
    yield (
        "signer: "
        + table(
            {
                "name": scalar(heading.signer.value, flow=True) if heading.signer.value else "null",
                "role": scalar(heading.role.value, flow=True) if heading.role.value else None,
                "mark": heading.mark.value,
            }
        )
        + _why(heading.signer)
    )


def _sources(draft: Draft) -> Iterator[str]:
    origin = draft.origin
    yield "sources:"
    yield f"  - seen_in: {scalar(f'Tệp {origin.name}')}  # XEM LẠI: nếu biết địa chỉ, thay bằng url"
    yield f"    seen: {origin.seen or 'null'}  # ngày có người giữ văn bản này"
    if origin.sha256:
        yield f"    sha256: {scalar(origin.sha256)}"


def _proposed(draft: Draft) -> Iterator[str]:
    """Yield the list of what an editor has to confirm; the source, a mere file, is always among it."""
    heading = draft.heading
    fields = ("type", "number", "issuer", "province", "issued", "subject")
    told = {name: getattr(heading, name) for name in fields}
    doubtful = [name for name, field in told.items() if field.check or field.value is None]
    concluded = {
        "effective": heading.effective.check,
        "meeting": heading.meeting is not None,
        "signer": any(field.check for field in (heading.signer, heading.role, heading.mark)),
        "emergency": draft.emergency is not None,
        "sources": True,
        "contacts": bool(draft.contacts),
    }
    names = [*doubtful, *(name for name, is_concluded in concluded.items() if is_concluded)]
    yield f"proposed: {items(names)}  # phần đầu: máy đoán, hoặc không tìm thấy"


def _contacts(contacts: Sequence[FoundContact]) -> Iterator[str]:
    if contacts:
        yield "contacts:"
    for one in contacts:
        values = {"what": one.what, "phone": one.phone, "clause": one.clause}
        yield f"  - {table({key: scalar(value, flow=True) for key, value in values.items()})}"


def _relations(draft: Draft) -> Iterator[str]:
    if not draft.acts:
        yield "# relations: văn bản không nêu số, ký hiệu của văn bản nào khác"
        return
    yield "relations:"
    for act in draft.acts:
        yield from _relation(act)


def _relation(act: FoundAct) -> Iterator[str]:
    yield f"  - act: {act.act}  # «{comment(act.evidence)}»"
    if act.doubt:
        yield f"    # XEM LẠI: {comment(act.doubt)}"
    yield f"    document: {_document(act.target)}"
    yield f"    clause: {scalar(act.clause)}"
    for key, moment in (("from", act.from_), ("until", act.until)):
        if moment:
            yield f"    {key}: {moment}"
    if act.until_words:
        yield f"    until_words: {scalar(act.until_words)}"
    if act.parts:
        yield f"    parts: {items(act.parts)}"
    elif act.unread:
        yield f"    parts: []  # XEM LẠI: văn bản chỉ nói «{comment(act.unread)}»; ghi nhãn từng phần"
    yield "    proposed: true"


def _document(target: Target) -> str:
    year = str(target.year) if target.year else None
    return table(
        {
            "type": target.type,
            "number": scalar(target.number, flow=True),
            "year": year and f'"{year}"',
            "issued": target.issued.isoformat() if target.issued else None,
            "province": target.province,
            "issuer": scalar(target.issuer, flow=True) if target.issuer else None,
        }
    )


def _structure(draft: Draft) -> Iterator[str]:
    if draft.close:
        yield f"structure: {{close: {scalar(draft.close, flow=True)}}}"


def _measures(draft: Draft) -> Iterator[str]:
    if draft.proposals:
        yield "measures:"
    for proposal in draft.proposals:
        yield from _measure(proposal)
    if draft.nothing:
        yield "# Máy không thấy biện pháp trong các đoạn sau; đoạn nào đã đọc và đúng vậy thì ghi vào nothing:"
        yield f"# nothing: {items(draft.nothing)}"


def _measure(one: Proposal) -> Iterator[str]:
    yield f"  - id: {scalar(one.id)}"
    yield f"    clause: {scalar(one.clause)}"
    yield f"    quote: {scalar(one.quote)}"
    yield '    summary: ""'
    yield f"    {'' if 0 < len(one.topics) <= _SURE_TOPICS else '# '}topics: {items(one.topics)}"
    yield f"    mode: {one.mode}"
    if one.audiences:
        yield f"    for: {items(one.audiences)}"
    if one.agencies:
        why = "  # từ phần trên, xem có đúng không" if one.inherited else ""
        yield f"    agencies: {items(one.agencies)}{why}"
    if not (one.agencies or one.audiences):
        yield "    # agencies hoặc for: văn bản không nêu ai thực hiện"
    for key, values in (("with", one.with_), ("via", one.via), ("reports_to", one.reports_to)):
        if values:
            yield f"    {key}: {items(values)}"
    if one.stage:
        yield f"    stage: {one.stage}"
    if one.areas:
        yield f"    areas: {items(one.areas)}"
    if one.area_words:
        yield f"    area_words: {scalar(one.area_words)}"
    yield from _timing(one.timing)
    if one.regime:
        yield f"    regime: {one.regime}  # XEM LẠI: {vocabulary().regimes[one.regime].name}"
    if one.doubt:
        yield f"    # XEM LẠI: {one.doubt}"
    if one.duty:
        yield "    disclosure: " + table(
            {
                "what": scalar(one.duty.what, flow=True),
                "where": scalar(one.duty.where, flow=True) if one.duty.where else None,
                "implied": "true" if one.duty.implied else None,
                "contact": "true" if one.duty.contact else None,
            }
        )
    yield "    proposed: true"


def _timing(timing: Timing) -> Iterator[str]:
    for key, value in (
        ("from", str(timing.from_) if timing.from_ else None),
        ("until", str(timing.until) if timing.until else None),
        ("until_words", scalar(timing.until_words) if timing.until_words else None),
        ("while_words", scalar(timing.while_words) if timing.while_words else None),
        ("deadline", _deadline(timing.deadline, timing.deadline_words)),
        ("repeats", timing.repeats),
    ):
        if value:
            yield f"    {key}: {value}"
    if timing.deadline_words and not timing.deadline:
        yield f"    # deadline: «{comment(timing.deadline_words)}»; {timing.doubt}"


def _deadline(day: date | None, written: str | None) -> str | None:
    return table({"last_day": day.isoformat(), "written": scalar(written or "", flow=True)}) if day else None


def _text(text: str) -> Iterator[str]:
    if not text:
        yield "text: null  # văn bản rỗng"
        return
    yield "text: |"
    for line in text.rstrip("\n").split("\n"):
        yield f"  {line}" if line else ""
