"""Raw document → a drafted record whose unreadable fields say so; nothing lost, nothing invented.

:func:`draft` reads, :func:`~generator.drafting.draft.writing.to_yaml` writes the record, and
:func:`~generator.drafting.draft.report.summary` tells the editor what was found.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from generator.basics.matching import low
from generator.documents import citations
from generator.documents.clauses import Clause, parse
from generator.drafting import announcement, head, issuers, portal, proposals, relations, signing, times
from generator.drafting.casing import Casing
from generator.drafting.contacts import contacts
from generator.drafting.dates import Calendar, moment_pattern
from generator.drafting.layout import LossError, lay_out
from generator.drafting.model import Draft, Field, FoundAct, FoundMeeting, Heading, Origin, Proposal
from generator.drafting.report import summary
from generator.drafting.wordlists import wordlists
from generator.drafting.writing import to_yaml
from generator.vocabulary.lists import vocabulary

__all__ = [
    "Draft",
    "Field",
    "FoundAct",
    "FoundMeeting",
    "Heading",
    "LossError",
    "Proposal",
    "draft",
    "summary",
    "to_yaml",
]

_EFFECTIVE = re.compile(
    r"(?<!\w)có hiệu lực(?: thi hành)?(?:(?P<own>(?: ngay)?(?: (?:kể )?từ| sau)? (?:ngày|khi|thời điểm) (?:được )?"
    r"(?:ký|ban hành))| (?:kể )?từ " + moment_pattern("") + ")"
)
_SUBJECT_REACH = 200  # characters before "có hiệu lực" in which "Quyết định này" stands


def draft(text: str, source_name: str, seen: date | None, sha256: str | None = None) -> Draft:
    """Return the record drafted from ``text``; raise LossError rather than lose a word.

    ``source_name`` and ``sha256`` name the file, ``seen`` is the day on which somebody held it.
    """
    page = lay_out(text)
    clauses, close = _clauses(page.text)
    heading, calendar = _heading(page.segments, clauses)
    issued = date.fromisoformat(heading.issued.value) if heading.issued.value else None
    province = heading.province.value
    measures = proposals.propose(clauses, calendar, issued, province)
    bearing = {measure.clause.split(".(")[0] for measure in measures}
    return Draft(
        heading=heading,
        text=page.text,
        close=close,
        clauses=clauses,
        acts=relations.acts(clauses, heading.number.value, calendar, province),
        proposals=measures,
        contacts=contacts(clauses),
        nothing=tuple(c.label for c in clauses if c.zone in (None, "intro", "close") and c.label not in bearing),
        origin=Origin(source_name, seen, sha256),
        emergency=_emergency(page.text),
    )


def _emergency(text: str) -> str | None:
    """Return the first emergency of the vocabulary that ``text`` writes of."""
    known, text = vocabulary().emergencies.values(), low(text)
    return next((one.key for one in known if any(low(words) in text for words in one.written)), None)


def _clauses(text: str) -> tuple[tuple[Clause, ...], str | None]:
    """Return the clauses, and the words that begin the closing where paragraphs of the last point precede it."""
    clauses = parse(text)
    starts = tuple(wordlists()["closings"])
    closing = [clause for clause in clauses if clause.zone == "close"]
    at = next((i for i, clause in enumerate(closing) if clause.text.startswith(starts)), 0)
    if at == 0:
        return clauses, None
    words = " ".join(closing[at].text.split()[:5])
    if any(clause.text.startswith(words) for clause in clauses if clause is not closing[at]):
        return clauses, None
    return parse(text, words), words


def _heading(segments: Sequence[str], clauses: Sequence[Clause]) -> tuple[Heading, Calendar]:
    told = portal.block(segments)
    lines = head.Lines.of(segments, clauses, told.lines)
    casing = Casing(clause.text for clause in lines.below if clause.zone not in ("nn", "sign"))
    below = [segment for i, segment in enumerate(segments) if i >= lines.count and i not in told.lines]
    number = portal.supplied(head.number(lines), told.field("number"))
    said = announcement.read(clauses, number.value, casing)
    number = number if number.value else said.get("number", number)
    place, issued = head.dated(lines)
    issued = portal.supplied(issued, told.field("issued"))
    issued = issued if issued.value else said.get("issued", issued)
    subject = head.subject(lines, casing)
    subject = subject if subject.value else told.field("subject") or said.get("subject", subject)
    name, role, mark = signing.signature(lines, below, casing)
    issuing = told.field("issuer") or said.get("issuer")
    province = issuers.province(lines, role.why, place, number.value, issuing)
    calendar = Calendar(date.fromisoformat(issued.value) if issued.value else _newest(clauses))
    later = [day for clause in clauses for day in times.deadlines(clause.text, calendar)]
    kind = head.kind(lines, number.value, told.field("type"))
    kind = kind if kind.value else said.get("type", kind)
    meeting = None
    if kind.value in ("thong-bao", "thong-bao-ket-luan", "ket-luan"):
        meeting = signing.meeting(clauses, subject.value, calendar, later)
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
        role=role if role.value else told.field("role") or role,
        mark=mark,
        meeting=meeting,
        addressees=signing.listed(clauses, "to"),
        recipients=signing.listed(clauses, "nn"),
    )
    return heading, calendar


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
