"""The signature, the recipients, and the meeting whose conclusions a notice passes on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from generator.clauses import Clause
from generator.drafting.casing import Casing
from generator.drafting.dates import Calendar, moment_pattern
from generator.drafting.model import Field, Meeting
from generator.drafting.wordlists import wordlists
from generator.phrases import flat, low

_REACH = 60  # lines from the end in which a signature is looked for
_MARK = re.compile(r"(?:\s{0,3}(?P<mark>TUQ|TM|KT|TL|Q|T/M|K/T|T/L)\.?(?=[\s.])\s{0,3})(?P<rest>.{2,120})")
_MARKS = {"T/M": "TM.", "K/T": "KT.", "T/L": "TL."}
_PERSON = re.compile(r"(?:(?:TS|ThS|PGS|GS|BS|CKII|CKI|CN|KS)\.?\s{0,2}){0,3}(?P<name>[^\W\d_]+(?: [^\W\d_]+){1,4})\Z")
_CHAIR = re.compile(r"(?:đồng chí|Đồng chí|ông|bà|Ông|Bà|đ/c|Đ/c) (?P<name>[^\W\d_]+(?: [^\W\d_]+){1,4})(?=\s*[,;–-])")
_MEETING = re.compile(rf"(?<!\w)(?:ngày|sáng|chiều|tối)\s(?:ngày\s)?{moment_pattern('')}")
_MEETS = re.compile(r"(?<!\w)(?:cuộc họp|hội nghị|phiên họp|buổi làm việc|họp)(?!\w)")


def signature(segments: Sequence[str], casing: Casing) -> tuple[Field, Field, Field]:
    """Return name, role and authority mark of the signer."""
    lines = [" ".join(segment.split()) for segment in segments if segment.strip()][-_REACH:]
    roles = [i for i, line in enumerate(lines) if _is_role(line)]
    if not roles:
        missing = "văn bản không có phần ký tên"
        return Field(None, missing), Field(None, missing), Field(None, missing)
    first = next(i for i in roles if all(j - i <= 6 for j in roles if j >= i))
    block = [i for i in roles if i >= first]
    name = _signer(lines, block[-1])
    titles = [lines[i] for i in block]
    evidence = " / ".join(titles)
    marks = [mark for line in titles if (mark := _mark(line))]
    role = casing.natural(_bare(titles[-1]))
    power = Field(marks[-1], evidence) if marks else Field(None, f"«{evidence}» không có TM., KT., TL., TUQ.")
    return name, Field(role, evidence), power


def acts_alone(mark_evidence: str) -> bool:
    """Whether the signature is the chairman's own: he, or somebody for him (KT.), and no body (TM.)."""
    lines = mark_evidence.upper()
    return "CHỦ TỊCH" in lines and not re.search(r"TM\.|T/M|TL\.|TUQ\.", lines)


def _mark(line: str) -> str | None:
    found = _MARK.match(line)
    return _MARKS.get(found["mark"], f"{found['mark']}.") if found else None


def _bare(line: str) -> str:
    found = _MARK.match(line)
    return found["rest"] if found else line


@cache
def _roles() -> tuple[str, ...]:
    return tuple(flat(role) for role in wordlists()["roles"])


def _is_role(line: str) -> bool:
    bare = _bare(line)
    if not bare.isupper() or len(line) > 100:
        return False
    return _mark(line) is not None or flat(bare).startswith(_roles())


def _signer(lines: list[str], role: int) -> Field:
    below = [line for line in lines[role + 1 : role + 8] if _is_person(line)]
    names = [found["name"] for line in below if (found := _PERSON.match(line))]
    if not names:
        return Field(None, "dưới chức vụ không có tên người ký")
    name = " ".join(word.capitalize() for word in names[0].split()) if names[0].isupper() else names[0]
    if names.count(names[0]) > 1:
        return Field(name, f"tên «{names[0]}» in {names.count(names[0])} lần", check=True)
    return Field(name, names[0])


def _is_person(line: str) -> bool:
    words = line.split()
    return all(word[0].isupper() for word in words) and not _is_role(line) and "ký" not in low(line)


def listed(clauses: Sequence[Clause], zone: str) -> tuple[str, ...]:
    """Return the addressees (``to``) or recipients (``nn``) as listed, without dashes and final marks."""
    items: list[str] = []
    for clause in clauses:
        if clause.zone == zone:
            words = re.sub(r"\A(?:Kính gửi|Nơi nhận)\s*:?\s*|\A[-–—•+]\s*", "", clause.text)
            items += [words.rstrip("; .,")] if words.strip("; .,") else []
    return tuple(items)


def meeting(
    clauses: Sequence[Clause], subject: str | None, calendar: Calendar, later: Sequence[date]
) -> Meeting | None:
    """Return the meeting that the opening or the subject dates; ``later``: deadlines that it must not contradict."""
    for words in _openings(clauses, subject):
        text = low(words)
        found = _MEETING.search(text)
        if found and _MEETS.search(text):
            return _meeting(words, found, calendar, later)
    return None


def _openings(clauses: Sequence[Clause], subject: str | None) -> Iterator[str]:
    yield from (clause.text for clause in clauses if clause.zone == "intro")
    yield subject or ""


def _meeting(words: str, found: re.Match[str], calendar: Calendar, later: Sequence[date]) -> Meeting:
    moment = calendar.moment(found, "")
    chair = next((one["name"] for one in _CHAIR.finditer(words) if one["name"].istitle()), None)
    written = re.sub(r"(?i)\A(?:sáng|chiều|tối)?\s*(?:ngày\s)?(?:ngày\s)?", "", words[found.start() : found.end()])
    day = moment.day if moment else None
    against = [one for one in later if day and not -1 <= (one - day).days <= 200]
    if against and day:
        wanted = ", ".join(sorted({one.strftime("%d/%m/%Y") for one in against}))
        doubt = f"«{written}» trái với hạn {wanted} của chính văn bản; xem lại năm"
        return Meeting(written, None, chair, doubt)
    return Meeting(written, day, chair)
