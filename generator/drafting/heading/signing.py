"""The signature, the recipients, and the meeting whose conclusions a notice passes on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from generator.basics.matching import flat, low
from generator.documents import markers
from generator.documents.clauses import ADDRESSED, RECIPIENTS, Clause
from generator.documents.markers import MarkerKind
from generator.drafting.dates import Calendar, moment_pattern
from generator.drafting.heading.casing import Casing
from generator.drafting.heading.columns import is_motto, role_names, roles, signature_parts, signature_start
from generator.drafting.heading.letterhead import Letterhead, title_line
from generator.drafting.model import Field, FoundMeeting
from generator.drafting.scan_repair import restored

_REACH = 60  # lines from the end in which a signature is looked for
_CLUSTER = 6  # lines that may part the titles of one signature
_NAME_BELOW = 8  # lines below the last title in which the name stands
_MARK = re.compile(r"\s{0,3}(?P<mark>TUQ|TM|KT|TL|Q|T/M|K/T|T/L)(?:\.\s{0,3}|\s{1,3})(?P<rest>.{2,120})")
_MARKS = {"T/M": "TM.", "K/T": "KT.", "T/L": "TL."}
_SIGNED = re.compile(r"\A\(?đã ký\)?\s*:?\s*", re.IGNORECASE)
_PERSON = re.compile(
    r"(?:(?:TS|ThS|PGS|GS|BS|DS|CKII|CKI|CN|KS)\.?\s{0,2}|(?:Đại|Thượng|Trung|Thiếu) t(?:á|ướng)\s){0,4}"
    r"(?P<name>[^\W\d_]+(?:['’][^\W\d_]+)?(?: [^\W\d_]+(?:['’][^\W\d_]+)?){1,4})\Z"
)
_LAST_RECIPIENT = re.compile(rf"{markers.BULLET}?\s*Lưu\b[^.;]*[.;]\s+(?P<name>\S.*)")
_ANNEX = re.compile(
    r"(?:PHỤ LỤC|Phụ lục|BIỂU MẪU|MẪU SỐ|DANH SÁCH|DANH MỤC)\b|\((?:Kèm|Ban hành)(?: kèm)? theo", re.IGNORECASE
)
_CHAIR = re.compile(r"(?:đồng chí|Đồng chí|ông|bà|Ông|Bà|đ/c|Đ/c) (?P<name>[^\W\d_]+(?: [^\W\d_]+){1,4})(?=\s*[,;–-])")
_MEETING = re.compile(rf"(?<!\w)(?=ngày|sáng|chiều|tối)(?:(?:sáng|chiều|tối)[\s,]{{1,2}})?{moment_pattern('')}")
_SYMBOL_BEFORE = re.compile(r"\d[/-][\d/-]{0,6}[^\W\d][\w/&-]{1,30}[\s,]{0,3}\Z")
_MEETS = re.compile(r"(?<!\w)(?:cuộc họp|hội nghị|phiên họp|buổi làm việc|họp)(?!\w)")


def signature(lines: Letterhead, segments: Sequence[str], casing: Casing) -> tuple[Field, Field, Field]:
    """Return name, role and authority mark of the signer; ``segments`` stand below the letterhead.

    Where only a heading is held, the signature ends it.
    """
    heading = _parts(lines.head[lines.titled :])
    own = _own([*heading, *_parts(segments)])
    start = max((i + 1 for i, line in enumerate(own) if _is_point(line)), default=0)
    start = max(start, len(own) - _REACH)
    found = own[start:]
    block = _titles(found)
    titles = [found[i] for i in block]
    marks = [i for i, line in enumerate(titles) if _mark(line)]
    named = bool(block) and any(map(_name, found[block[-1] + 1 :]))
    # Without a name a title may be that of who decides (in the heading), or words of a headline.
    bare = bool(block) and start + block[0] >= len(heading) and (marks or flat(titles[-1]) in role_names())
    if not (named or bare):
        missing = "văn bản không có phần ký tên"
        return Field(None, missing), Field(None, missing), Field(None, missing)
    evidence = " / ".join(titles)
    role = _role(titles, casing)
    power = Field(None, f"«{evidence}» không có TM., KT., TL., TUQ.")
    power = Field(_mark(titles[marks[-1]]), evidence) if marks else power
    return _signer(found, block[-1]), Field(role, evidence if role else f"«{evidence}» không nêu chức vụ"), power


def _role(titles: list[str], casing: Casing) -> str | None:
    """Return the signer's own title: below that of him for whom he signs, and above other offices of his."""
    marks = [i for i, line in enumerate(titles) if _mark(line)]
    if marks and marks[-1] == len(titles) - 1 and _mark(titles[-1]) in ("KT.", "TL.", "TUQ."):
        return None
    title = _bare(titles[min(marks[-1] + 1, len(titles) - 1)] if marks else titles[-1])
    known = casing.natural(restored(title)) if roles().match(flat(title)) else None
    return role_names().get(flat(title)) or known


def _is_point(line: str) -> bool:
    marker = markers.read(line)
    return marker is not None and marker.kind <= MarkerKind.LETTER


def _parts(segments: Iterable[str]) -> list[str]:
    return list(signature_parts(" ".join(segment.split()) for segment in segments if segment.strip()))


def _own(lines: list[str]) -> list[str]:
    """Return ``lines`` up to the annexes: these begin below a signature, with their name or a letterhead again."""
    signed = False
    for i, line in enumerate(lines):
        if signed and (_ANNEX.match(line) or is_motto(line)):
            return lines[:i]
        signed = signed or (_is_role(line) and any(map(_name, lines[i + 1 : i + _NAME_BELOW])))
    return lines


def _titles(lines: list[str]) -> list[int]:
    """Return which lines hold the titles of the signature: the last that stand together, above the name."""
    block: list[int] = []
    for i in (i for i, line in enumerate(lines) if _is_role(line)):
        if block and i - block[-1] > _CLUSTER:
            block = []
        # What stands below the name is another office of the same person.
        if not (block and any(map(_name, lines[block[-1] + 1 : i]))):
            block.append(i)
    return block


def acts_alone(mark_evidence: str) -> bool:
    """Whether the signature is the chairman's own: he, or somebody for him (KT.), and no body (TM.)."""
    return "chu tich" in flat(mark_evidence) and not acts_for_others(mark_evidence)


def acts_for_others(mark_evidence: str) -> bool:
    """Whether the signer acts for a body (TM.) or on somebody's order (TL., TUQ.)."""
    return re.search(r"(?<!\w)(?:tm|t/m|tl|t/l|tuq)[.\s]", flat(mark_evidence)) is not None


def _mark(line: str) -> str | None:
    found = _MARK.match(line)
    return _MARKS.get(found["mark"], f"{found['mark']}.") if found else None


def _bare(line: str) -> str:
    found = _MARK.match(line)
    return found["rest"] if found else line


def _is_role(line: str) -> bool:
    bare = _bare(line)
    if len(line) > 100 or line.endswith(":"):
        return False
    if not bare.isupper():
        return bool(roles().fullmatch(flat(bare)))
    return _mark(line) is not None or roles().match(flat(bare)) is not None


def _signer(lines: list[str], role: int) -> Field:
    names = [name for line in lines[role + 1 : role + _NAME_BELOW] if (name := _name(line))]
    if not names:
        beside = [found["name"] for line in lines if (found := _LAST_RECIPIENT.match(line))]
        names = [name for words in beside if (name := _name(words))]
    if not names:
        return Field(None, "dưới chức vụ không có tên người ký")
    name = " ".join(word.capitalize() for word in names[0].split()) if names[0].isupper() else names[0]
    if names.count(names[0]) > 1:
        return Field(name, f"tên «{names[0]}» in {names.count(names[0])} lần", check=True)
    return Field(name, names[0])


def _name(line: str) -> str | None:
    """Return the name of the person that ``line`` gives, diploma and rank aside."""
    words = _SIGNED.sub("", line)
    found = _PERSON.match(words)
    titled = _is_role(line) or (line.isupper() and roles().search(flat(line)))
    if not found or titled or title_line(line) or re.match(r"(?:nơi|như|lưu)(?!\w)", low(words)):
        return None
    return found["name"] if all(word[0].isupper() for word in found["name"].split()) else None


def listed(clauses: Sequence[Clause], zone: str) -> tuple[str, ...]:
    """Return the addressees (``to``) or recipients (``nn``) as listed, without dashes and final marks."""
    items: list[str] = []
    for clause in clauses:
        if clause.zone == zone:
            # A signature stands beside the recipients, not beside those whom the document addresses.
            own = clause.text if zone == "to" else clause.text[: signature_start(clause.text)].split("|")[0]
            words = re.sub(
                rf"\A(?:{ADDRESSED.pattern}\s*:?|{RECIPIENTS.pattern})\s*|\A{markers.BULLET}\s*", "", own
            ).strip(" |")
            items += [words.rstrip("; .,")] if words.strip("; .,") else []
    return tuple(items)


def meeting(
    clauses: Sequence[Clause], subject: str | None, calendar: Calendar, later: Sequence[date]
) -> FoundMeeting | None:
    """Return the meeting that the opening or the subject dates; ``later``: deadlines that it must not contradict."""
    for words in _openings(clauses, subject):
        text = low(words)
        dates = (
            one
            for one in _MEETING.finditer(text)
            if not _SYMBOL_BEFORE.search(text[max(0, one.start() - 60) : one.start()])
        )
        found = next(dates, None)
        if found and _MEETS.search(text):
            return _meeting(words, found, calendar, later)
    return None


def _openings(clauses: Sequence[Clause], subject: str | None) -> Iterator[str]:
    yield from (clause.text for clause in clauses if clause.zone == "intro")
    yield subject or ""


def _meeting(words: str, found: re.Match[str], calendar: Calendar, later: Sequence[date]) -> FoundMeeting:
    moment = calendar.moment(found, "")
    chair = next((one["name"] for one in _CHAIR.finditer(words) if one["name"].istitle()), None)
    written = re.sub(r"(?i)\A(?:sáng|chiều|tối)?\s*(?:ngày\s)?(?:ngày\s)?", "", words[found.start() : found.end()])
    day = moment.day if moment else None
    against = [one for one in later if day and not -1 <= (one - day).days <= 200]
    if against and day:
        wanted = ", ".join(sorted({one.strftime("%d/%m/%Y") for one in against}))
        doubt = f"«{written}» trái với hạn {wanted} của chính văn bản; xem lại năm"
        return FoundMeeting(written, None, chair, doubt)
    return FoundMeeting(written, day, chair)
