"""The whole heading, field by field: as the paper shows it, else as its portal tells, else as the page announces it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date

from generator.basics.matching import low
from generator.basics.text import MAX_LINE
from generator.documents import citations
from generator.documents.clauses import Clause
from generator.drafting import times
from generator.drafting.heading import announcement, issuers, letterhead, portal, signing
from generator.drafting.heading.casing import Casing
from generator.drafting.model import Field, FoundMeeting, Heading
from generator.drafting.moments import Calendar, moment_pattern
from generator.drafting.wordlists import wordlists

_EFFECTIVE = re.compile(
    r"(?<!\w)có hiệu lực(?: thi hành)?(?:(?P<own>(?: ngay)?(?: (?:kể )?từ| sau)? (?:ngày|khi|thời điểm) (?:được )?"
    r"(?:ký|ban hành))| (?:kể )?từ " + moment_pattern("") + ")"
)
_OF_A_MEETING = ("thong-bao", "thong-bao-ket-luan", "ket-luan")
"""Types that may pass on the conclusions of a meeting."""
_SUBJECT_REACH = 200  # characters before "có hiệu lực" in which "Quyết định này" stands


def read(segments: Sequence[str], clauses: Sequence[Clause]) -> tuple[Heading, Calendar]:
    """Return the heading, and what tells the year of dates that the document writes without one.

    ``segments``: its lines with columns apart.
    """
    told = portal.block(segments)
    lines = letterhead.Letterhead.of(segments, clauses, told.lines)
    casing = Casing(clause.text for clause in lines.below if clause.zone not in ("nn", "sign"))
    number = portal.supplied(letterhead.number(lines), told.field("number"))
    said = announcement.read(clauses, number.value, casing)
    number = _first(number, said.get("number"))
    place, issued = letterhead.dated(lines)
    issued = _first(portal.supplied(issued, told.field("issued")), said.get("issued"))
    subject = _first(letterhead.subject(lines, casing), told.field("subject"), said.get("subject"))
    kind = _first(letterhead.kind(lines, number.value, told.field("type")), said.get("type"))
    below = [segment for i, segment in enumerate(segments) if i >= lines.count and i not in told.lines]
    name, role, mark = signing.signature(lines, below, casing)
    issuing = told.field("issuer") or said.get("issuer")
    province = issuers.province(lines, role.why, place, number.value, issuing)
    calendar, later = _calendar(clauses, issued)
    meeting = signing.meeting(clauses, subject.value, calendar, later) if kind.value in _OF_A_MEETING else None
    if calendar.anchor is None:
        calendar = Calendar(next(iter(later), meeting.day if meeting else None))
    heading = Heading(
        type=kind,
        number=number,
        issuer=issuers.issuer(lines, casing, province, role.why, issuing),
        province=province,
        place=place,
        issued=_issued(issued, meeting, later),
        effective=_effective(clauses, calendar, number.value, issued, told.field("effective")),
        subject=subject,
        signer=portal.supplied(name, told.field("signer")),
        role=_first(role, told.field("role")),
        mark=mark,
        meeting=meeting,
        addressees=signing.listed(clauses, "to"),
        recipients=signing.listed(clauses, "nn"),
    )
    return _within_a_line(heading), calendar


def _within_a_line(heading: Heading) -> Heading:
    """Return ``heading`` without what is longer than a record's field may be: then its end was not seen."""
    found = {each.name: getattr(heading, each.name) for each in fields(heading)}
    why = f"không rõ đến đâu là hết: lời đọc được dài hơn {MAX_LINE} ký tự"
    beyond = (n for n, one in found.items() if isinstance(one, Field) and len(one.value or "") > MAX_LINE)
    return replace(heading, **dict.fromkeys(beyond, Field(None, why)))  # type: ignore[arg-type]


def _first(read: Field, *others: Field | None) -> Field:
    """Return the first field with a value; ``read``, which says why there is none, if no other has one."""
    return next((one for one in (read, *others) if one and one.value), read)


def _calendar(clauses: Sequence[Clause], issued: Field) -> tuple[Calendar, list[date]]:
    """Return what tells the year of dates without one, and the deadlines that the document sets with theirs."""
    calendar = Calendar(date.fromisoformat(issued.value) if issued.value else _newest(clauses))
    return calendar, [day for clause in clauses for day in times.deadlines(clause.text, calendar)]


def _newest(clauses: Sequence[Clause]) -> date | None:
    """Return the date of the newest document cited: the document itself is not older."""
    cited = citations.find("\n\n".join(clause.text for clause in clauses))
    return max((one.issued for one in cited if one.issued), default=None)


def _issued(issued: Field, meeting: FoundMeeting | None, later: Sequence[date]) -> Field:
    if issued.value is None and meeting:
        return replace(issued, why=f"{issued.why}; «{meeting.written}» là ngày họp, không phải ngày ban hành")
    day = date.fromisoformat(issued.value) if issued.value else None
    against = [one.strftime("%d/%m/%Y") for one in later if day and (one < day or (one - day).days > 400)]
    if against:
        return replace(issued, why=f"{issued.why}; trái với hạn {', '.join(against)} của chính văn bản", check=True)
    return issued


def _effective(
    clauses: Sequence[Clause], calendar: Calendar, number: str | None, issued: Field, told: Field | None
) -> Field:
    """Return when "Chỉ thị này", "Chỉ thị" alone or the document by its own ``number`` says that it takes effect."""
    numbered = f"|{re.escape(low(number))}" if number else ""
    own = rf"(?<!\w)(?:này{numbered})(?!\w)|\A\W*(?:{'|'.join(wordlists()['documents'])})\s*\Z"
    for clause in clauses:
        text = low(clause.text)
        for found in _EFFECTIVE.finditer(text):
            words = clause.text[found.start() : found.end()]
            moment = issued.value if found["own"] else calendar.moment(found, "")
            sentence = re.split(r"[.;]\s", text[: found.start()])[-1]
            if re.search(own, sentence[-_SUBJECT_REACH:]):
                read = Field(
                    str(moment) if moment else None,
                    f"{clause.label}: «{words}»",
                    check=bool(found["own"]) and issued.check,
                )
                return read if moment else told or read
    return told or Field(None, "văn bản không nêu ngày có hiệu lực")
