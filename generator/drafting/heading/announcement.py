"""A document that a portal or newspaper passes on: what the page says of it before the text.

A page announces the document whose text follows: "UBND tỉnh … đã ban hành Quyết định số … về việc …, cụ thể:", "xin
giới thiệu toàn văn Công văn số …", a title that gives its number. Documents that it merely mentions are not announced,
and of two that are none is taken. All this stands above the letterhead, if there is one, which counts first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from generator.basics.matching import flat, low
from generator.documents import citations
from generator.documents.citations import Citation
from generator.documents.citations.kinds import names, type_of
from generator.documents.clauses import Clause
from generator.drafting.heading.casing import Casing
from generator.drafting.heading.letterhead import shows_letterhead
from generator.drafting.model import Field
from generator.drafting.moments import Calendar, has_year, moment_pattern
from generator.drafting.wordlists import listed, provinces
from generator.vocabulary.lists import derived, vocabulary

_SENTENCE_END = re.compile(r"(?<=[^\W\d]{2})(?<!TP)[.!?]\s")
_ISSUES = re.compile(
    r"(?:\s(?:đã|vừa|mới|cũng|tiếp tục|chính thức))*"
    r"\s(?:(?:ký|thông qua)(?:,| và)?\s)?(?:ban hành|ký|có|ra|gửi|phát đi|phát hành)"
    r"(?:\s(?:công văn|văn bản)(?: chỉ đạo)?(?: khẩn| thượng khẩn| hỏa tốc)?)?(?:\ssố:?)?\s*\Z",
    re.IGNORECASE,
)
_NOT_YET = re.compile(r"(?<!\w)(?:sẽ|chưa|cho biết|dự kiến|cần|phải|được|đề nghị|không)\Z")
_RANK = re.compile(
    r"(?P<deputy>phó )?(?:quyền )?(?P<chief>chủ tịch|bí thư|giám đốc|bộ trưởng|thứ trưởng|chánh|trưởng)"
    r"(?: thường trực)?\s"
)
_SEAT = re.compile(
    r"(?P<body>(?:(?:Ban Thường vụ|Thường trực|Ban Chấp hành Đảng bộ|Văn phòng)\s)?"
    r"(?:(?:UBND|[ỦU][ỷy] ban nhân dân|HĐND|Hội đồng nhân dân)(?:\s\(\w+\))?\s(?P<level>tỉnh|thành phố|TP\.?)"
    r"|Tỉnh [ủu][ỷy]|Thành [ủu][ỷy]))(?!\w)\s?",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    rf"(?:Chủ tịch )?{_SEAT.pattern}(?:\w+ ){{0,3}}?(?:yêu cầu|đề nghị|chỉ đạo|quyết định|giao|cho phép)(?!\w)",
    re.IGNORECASE,
)
# Before the body that acts: nothing, the day, a dateline, or for whom somebody signs; never "của", "sau khi".
_ACTS = re.compile(r"(?:\A|[,;)\]”\"–-]|\d|(?<!\w)(?:nay|qua|đó|thay mặt))\s*\Z")
_MOMENT = re.compile(moment_pattern(""))
_ABOUT = re.compile(
    r"[\s,.)]*(?:(?:thượng khẩn|khẩn|hỏa tốc)\s)?(?:(?:của|gửi|do)\s[^.:]{1,250}?\s)??"
    r"(?P<about>(?:V/v|về việc|về):?\s.+)",
    re.IGNORECASE,
)
_ABOUT_ITSELF = re.compile(r"(?:V/v|về việc):", re.IGNORECASE)  # what follows is what the document orders
_NAMED = re.compile(r"\s(?!(?:yêu cầu|chỉ đạo|đề nghị|gửi|nhằm|để|có|do|của|đã|tại|cho|và|ngày)(?!\w))(?P<about>\w.+)")
_LEADS_OVER = (
    r"(?:trong đó|theo đó|(?:dưới|sau) đây|cụ thể|(?:(?:có|với) )?(?:các |một số |những )?nội dung|như sau"
    r"|yêu cầu|chỉ đạo|đề nghị|giao (?!thông)|quyết định|quy định|nguyên văn|toàn văn)(?!\w)"
)
_OTHER_SPEAKS = r"\w[^,.:;]{2,60}\s(?:thông báo|yêu cầu|đề nghị|hướng dẫn|khuyến cáo)(?!\w)"
_ABOUT_ENDS = re.compile(
    rf"\s*(?:(?<!TP)\.(?=\s*\Z|\s*(?P<next>\w))|(?<!về việc)(?<!V/v)[;:]"
    rf"|(?<!lãnh đạo),\s(?={_LEADS_OVER}|{_OTHER_SPEAKS})"
    r"|\s(?=(?:cụ thể )?như sau|(?:có|với) (?:các |một số |những )?nội dung|yêu cầu (?:các|[A-ZĐỦ])))"
)
_TEXT_FOLLOWS = re.compile(rf"[\s,.;–-]*(?:{_LEADS_OVER}[^.]*)?:\s*\Z", re.IGNORECASE)
_INTRODUCES = re.compile(
    r"(?:giới thiệu|đăng|đăng tải|(?:sau|dưới) đây là)\s(?:\w+\s){0,6}?(?:toàn văn|nguyên văn|toàn bộ|nội dung)"
    r"|(?:\A|[.!]\s+)(?:toàn văn|nguyên văn|(?:toàn bộ )?nội dung)"
    r"(?![^.:]{0,80}(?:xem|tại đây|đính kèm|tải về))(?=[^.:]{0,80}(?::|\Z))"
    r"|(?:\A|[.!]\s+)(?:\w+\s){1,3}(?:nêu|ghi) rõ:\s*\Z",
    re.IGNORECASE,
)
_SERIAL = re.compile(r"(?:\s(?:thượng khẩn|khẩn|hỏa tốc))?\ssố\s(?P<number>\d{1,5})(?![\w/]|\s?[-–]\s?[A-ZĐ])")
_NAMELESS = re.compile(r"(?:tỉnh|thành phố|tỉnh ủy|thành ủy)\Z", re.IGNORECASE)
_OF_PLACE = re.compile(r"địa bàn (?:tỉnh|thành phố|tp\.?)\s\Z")
_OF_PAGE = re.compile(
    r"(?<!\w)(?:báo|đài(?: phát thanh và truyền hình| pt-?th)|(?:cổng|trang)(?: thông tin điện tử| ttđt))"
    r"(?: tỉnh| thành phố)?\s\Z"
)
_ADDRESS = re.compile(
    r"(?<![\w@])(?:[\w-]{1,30}\.){0,3}?(?:bao)?(?P<name>[a-z]{4,20}?)(?:tv)?(?:\.gov|\.org)?\.vn(?!\w)"
)
_NOTICE = re.compile(r"(?P<body>\S.{4,100}?) THÔNG BÁO (?P<about>\S.{9,300})")
_TITLES = 3  # blocks at the top of the page of which one may begin with its title
_MAX_TEXT = 3000  # characters; no page announces a document at greater length
_MAX_EVIDENCE = 200  # characters


@dataclass(frozen=True, slots=True)
class _AnnouncedDocument:
    """A document as one sentence, or the title of the page, names it."""

    key: str
    """The number; without one, type and subject."""
    fields: dict[str, Field]
    follows: bool
    """Whether it is said that its text follows."""
    opens: bool
    """Whether this stands before the first point of the text."""
    title: bool = False


def read(clauses: Sequence[Clause], shown: str | None, casing: Casing) -> dict[str, Field]:
    """Return the fields of the one document announced, by their names in the heading; all of them are to be checked.

    ``shown``: the number that the paper itself shows; what is announced under another one is another document.
    """
    named: list[_AnnouncedDocument] = []
    for i, (clause, lines) in enumerate(_above(clauses)):
        opens, text = clause.zone in ("head", "intro"), " ".join(lines)
        found = list(_all_named(text, opens=opens))
        if opens and i < _TITLES:
            found += [*_title(lines[0]), *_notice(lines[0], casing)]
        if not found and opens and (_INTRODUCES.search(text) or _goes_on(text, named)):
            found = [_AnnouncedDocument(key, {}, follows=True, opens=opens) for key in {one.key for one in named}]
        named += found
    follow = {one.key for one in named if one.follows}
    if len(follow) != 1:
        return {}
    fields: dict[str, Field] = {}
    for one in sorted((one for one in named if one.key in follow and one.opens), key=lambda one: one.title):
        fields = one.fields | fields
    number = fields.get("number")
    if shown and number and number.value != shown:
        return {}
    return fields | _whose(fields, clauses)


def _goes_on(text: str, named: Sequence[_AnnouncedDocument]) -> bool:
    """Whether ``text`` begins with the body that issued what was ``named``, and with what it orders."""
    speaks = _SPEAKS.match(text)
    body = _issuer(speaks["body"]) if speaks else None
    return body is not None and any(body in (one.fields.get("issuer", Field(None)).value or "") for one in named)


def _whose(fields: dict[str, Field], clauses: Sequence[Clause]) -> dict[str, Field]:
    """Return the issuer with the province that subject or page show, where the page calls it just "UBND tỉnh"."""
    issuer = fields.get("issuer", Field(None))
    if not issuer.value or not _NAMELESS.search(issuer.value):
        return {}
    subject = fields.get("subject", Field(None)).value or ""
    lines = [line for clause in clauses for line in clause.text.splitlines()]
    read = _after(_OF_PLACE, [subject]) | _after(_OF_PAGE, lines) | _addresses(lines)
    if len(read) != 1:
        return {}
    ((name, words),) = read.items()
    return {"issuer": replace(issuer, value=f"{issuer.value} {name}", why=f"{issuer.why}; «{words}»")}


def _after(before: re.Pattern[str], lines: Sequence[str]) -> dict[str, str]:
    """Return the provinces named right after words that match ``before``, each with these words."""
    pattern, slugs = provinces()
    return {
        vocabulary().territory.provinces[slugs[found[0]]].name: line[led.start() : found.end()]
        for line in lines
        for found in pattern.finditer(flat(line))
        if (led := before.search(low(line[: found.start()])))
    }


def _addresses(lines: Sequence[str]) -> dict[str, str]:
    """Return the provinces whose portal or newspaper has an address in ``lines``: "quangbinh.gov.vn"."""
    known = {slug.replace("-", ""): province.name for slug, province in vocabulary().territory.provinces.items()}
    found = (one for line in lines for one in _ADDRESS.finditer(low(line)))
    return {known[one["name"]]: one[0] for one in found if one["name"] in known}


def _above(clauses: Sequence[Clause]) -> Iterator[tuple[Clause, list[str]]]:
    """Yield the lines of each clause of the page, down to a letterhead or to whom the document is addressed."""
    for clause in clauses:
        if clause.zone in ("to", "nn", "sign"):
            return
        lines = clause.text.splitlines()
        above = list(takewhile(lambda line: not shows_letterhead(line), lines))
        if above and len(clause.text) <= _MAX_TEXT:
            yield clause, above
        if len(above) < len(lines):
            return


def _all_named(line: str, *, opens: bool) -> Iterator[_AnnouncedDocument]:
    """Yield the documents that ``line`` says somebody issued, or whose text it introduces."""
    since = 0
    issued: tuple[Citation, str] | None = None
    for one in _documents(line):
        since = max([since, *(end.end() for end in _SENTENCE_END.finditer(line, since, one.start))])
        before, behind = line[since : one.start], line[one.end :]
        beside = issued and issued[0].type == one.type and re.search(r"(?:[,;]|(?<!\w)và)\s\Z", before)
        acting = issued[1] if issued and beside else _acting(before)
        if not (acting or one.number):
            continue
        issued = (one, acting) if acting else issued
        introduced = opens and not acting and bool(_INTRODUCES.search(before))
        if acting or introduced:
            about = _about(behind)
            rest = behind[behind.find(about) + len(about) :] if about else behind
            itself = _ABOUT_ITSELF.match(about or "")
            follows = introduced or bool(itself or _TEXT_FOLLOWS.match(rest) or _INTRODUCES.search(rest))
            fields = _fields(one, line[since:], before, acting or one.issuer, about)
            yield _AnnouncedDocument(one.number or f"{one.type} {about}", fields, follows, opens)
        since = one.end


def _documents(line: str) -> list[Citation]:
    """Return what ``line`` names by a symbol, by a type and a bare number, or by a type alone ("ký công điện về …")."""
    numbered = citations.find(line)
    others = []
    for word in names().word.finditer(line):
        serial = _SERIAL.match(line, word.end())
        end = serial.end() if serial else word.end()
        cited = any(word.start() < one.end and not line[end : one.start].strip() for one in numbered)
        if type_of(word["name"]) and not cited:
            number = serial["number"] if serial else ""
            others.append(Citation(word.start(), end, type_of(word["name"]), number, None, None, None, None))
    return sorted([*numbered, *others], key=lambda one: one.start)


def _title(line: str) -> Iterator[_AnnouncedDocument]:
    """Yield the document if ``line`` is a title that begins with it, or ends with it in brackets."""
    for one in citations.find(line):
        before, behind = line[: one.start], line[one.end :]
        about = None
        if re.search(r"[.;:]\s*\Z", line) or line[one.start].isdigit():
            continue
        if not before.strip(' “"'):
            about = _about(behind)
        elif before.endswith("(") and behind.strip() == ")":
            about = before[:-1].strip()
        if about:
            yield _AnnouncedDocument(one.number, _fields(one, line, "", one.issuer, about), True, True, title=True)


def _notice(line: str, casing: Casing) -> Iterator[_AnnouncedDocument]:
    """Yield the notice if ``line`` is a title in capitals: the body whose notice it is, "THÔNG BÁO", the subject."""
    title = _NOTICE.fullmatch(line) if line.isupper() else None
    if title and listed("headed_by", folded=True).match(flat(title["body"])):
        told = {"type": "thong-bao", "issuer": casing.natural(title["body"]), "subject": casing.natural(title["about"])}
        fields = {key: Field(value, f"đầu đề của trang: «{line}»", check=True) for key, value in told.items()}
        yield _AnnouncedDocument(title["about"], fields, follows=True, opens=True, title=True)


def _acting(before: str) -> str | None:
    """Return who acts if ``before`` ends with "<somebody> đã ban hành", as written."""
    issues = _ISSUES.search(before)
    if not issues:
        return None
    said = before[: issues.start()]
    if _NOT_YET.search(said):
        return None
    starts = [one.start() for one in _bodies(said)]
    starts = [at for at in starts if _ACTS.search(said[:at])]
    for_ = [at for at in starts if said[:at].endswith("thay mặt ")]
    return said[(for_ or starts)[-1] :] if starts else None


def _bodies(said: str) -> Iterator[re.Match[str]]:
    """Yield where names of bodies begin, with the rank of who speaks for them."""
    yield from (one for one in _ranked().finditer(low(said)) if said[one.start()].isupper())


@derived
def _ranked() -> re.Pattern[str]:
    return re.compile(rf"(?:{_RANK.pattern})?{listed('headed_by').pattern}")


def _fields(one: Citation, sentence: str, before: str, acting: str | None, about: str | None) -> dict[str, Field]:
    """Return what the sentence, or the title, says of the document."""
    words = sentence[:_MAX_EVIDENCE].rsplit(" ", 1)[0] + " …" if len(sentence) > _MAX_EVIDENCE else sentence
    told = {
        "number": one.number,
        "type": one.type or _by_form(one.number),
        "issuer": _issuer(acting) if acting else None,
        "issued": str(one.issued or _day(before) or "") or None,
        "subject": about[:1].upper() + about[1:] if about else None,
    }
    why = f"trang đăng báo trước văn bản: «{' '.join(words.split())}»"
    return {key: Field(value, why, check=True) for key, value in told.items() if value}


def _by_form(number: str) -> str | None:
    """A symbol that names a body and a unit, and no type, is that of a công văn (NĐ 30/2020/NĐ-CP, Phụ lục III)."""
    pieces = re.split(r"[/-]", number)
    return "cong-van" if len(pieces) > 2 and pieces[1] not in names().by_short else None


def _day(before: str) -> date | None:
    """Return the last day in ``before`` that is written with its year."""
    days = [found for found in _MOMENT.finditer(low(before)) if has_year(found, "")]
    moment = Calendar(None).moment(days[-1], "") if days else None
    return moment.day if moment else None


def _issuer(acting: str) -> str | None:
    """Return the body in the words that say who acts: without the person, who may stand behind its name."""
    rank = _RANK.match(low(acting))
    seat = _SEAT.match(acting, rank.end() if rank else 0)
    if not seat:
        known = listed("issuers" if rank else "central").match(low(acting), rank.end() if rank else 0)
        name = acting[slice(*known.span())] if known else None
        return name if known or rank else re.split(r",\s(?!chống|[Tt]hể)", acting)[0].strip(" ,")
    body = re.sub(r"\s\(\w+\)", "", seat["body"])
    if seat["level"]:
        body = body.removesuffix(seat["level"]) + ("tỉnh" if seat["level"].lower() == "tỉnh" else "thành phố")
    place = provinces()[0].match(flat(acting), seat.end())
    chairman = "Chủ tịch " if rank and rank["chief"] == "chủ tịch" and not rank["deputy"] else ""
    return f"{chairman}{body}" + (f" {acting[slice(*place.span())]}" if place else "")


def _about(behind: str) -> str | None:
    """Return what the document is about, as the words behind its number say."""
    found = _ABOUT.match(behind) or _NAMED.match(behind)
    if not found:
        return None
    about = found["about"]
    ends = (end.start() for end in _ABOUT_ENDS.finditer(about) if not (end["next"] or "").islower())
    return about[: next(ends, len(about))].strip(" ,") or None
