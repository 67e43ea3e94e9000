"""The letterhead: number, place and date, type, subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from generator.clauses import Clause
from generator.drafting.casing import Casing
from generator.drafting.model import Field
from generator.phrases import flat, phrases
from generator.vocabulary import vocabulary

_MOTTO = re.compile(
    r"(?:CỘNG\s+H[ÒO][ÀA]\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM"
    r"|Độc\s+lập\s*[-–—]\s*Tự\s+do\s*[-–—]\s*Hạnh\s+phúc)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\s{0,3}(?:Số|SỐ)(?:,?\s(?:ký\s)?hiệu)?\s{0,3}:?\s{0,3}"
    r"(?P<digits>\d{1,5}[a-zđ]?)?[\s.…_]{0,20}(?P<symbol>[/-]\s{0,2}[A-ZĐÐƯƠÂÊÔĂ\d][\w&Ðð]{0,11}"
    r"(?:\s{0,2}[/–—&-]\s{0,2}[A-ZĐÐƯƠÂÊÔĂ][\w&]{0,14}){0,4})?"
)
_DATED = re.compile(
    r"(?P<place>[^\W\d][^,\d]{1,40}?)?,?\s{0,3}(?<!\w)ngày\s{0,3}(?P<d>\d{1,2}|[\s._…]{0,20})\s{0,3}tháng\s{0,3}"
    r"(?P<m>\d{1,2}|[\s._…]{0,20})\s{0,3}năm\s{0,3}(?P<y>\d{4})(?!\d)",
    re.IGNORECASE,
)
_URGENT = r"(?:\s+(?:KHẨN|HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|LIÊN TỊCH))?"
_RULE = re.compile(r"[\s_*.=~–—-]*\Z")
_STOP = re.compile(r"Kính gửi|Căn cứ|\((?:Kèm|Ban hành)|Thực hiện|Số\s?:|V/v|.{0,40}(?:điện|ĐIỆN)\s?:\Z")
_AUTHORITY = re.compile(r"(?:CHỦ TỊCH |BAN THƯỜNG VỤ |GIÁM ĐỐC |BỘ TRƯỞNG |THỦ TƯỚNG |HỘI ĐỒNG |ỦY BAN |UỶ BAN |UBND )")
_MAX_SUBJECT = 12  # lines
_ALIKE = str.maketrans({"Ð": "Đ", "ð": "đ", "–": "-", "—": "-"})


@dataclass(frozen=True, slots=True)
class Lines:
    """The letterhead in lines (columns apart) and the clauses below it."""

    head: tuple[str, ...]
    clauses: Sequence[Clause]

    @classmethod
    def of(cls, segments: Sequence[str], clauses: Sequence[Clause]) -> Lines:
        """Return the segments that hold the words of the letterhead."""
        wanted = sum(len(clause.text.split()) for clause in clauses if clause.zone == "head")
        head: list[str] = []
        for segment in segments:
            if wanted <= 0:
                break
            wanted -= len(segment.split())
            head += _parted(segment)
        return cls(tuple(head), clauses)


def _parted(segment: str) -> list[str]:
    """Return ``segment`` with the national motto on lines of its own: two columns may have run together."""
    parts, at = [], 0
    for found in _MOTTO.finditer(segment):
        parts += [segment[at : found.start()].strip(), found[0]]
        at = found.end()
    return [part for part in [*parts, segment[at:].strip()] if part] or [""]


def is_motto(line: str) -> bool:
    """Whether ``line`` is the national or Party heading."""
    return bool(_MOTTO.fullmatch(line.strip()))


@cache
def _type_line() -> re.Pattern[str]:
    """Return a pattern of a line that is, or begins with, the name of a type in capitals."""
    names = sorted((kind.name.upper() for kind in vocabulary().types.values() if kind.key != "khong-ro"), key=len)
    return re.compile(
        rf"\s{{0,3}}(?P<name>{'|'.join(reversed(names))}){_URGENT}(?P<rest>(?:\s.{{0,200}})?)\s{{0,3}}:?\Z",
        re.IGNORECASE,
    )


def number_line(line: str) -> re.Match[str] | None:
    """Return how ``line`` gives the document's own number, if it does."""
    found = _NUMBER.match(line)
    return found if found and (found["digits"] or found["symbol"]) else None


def number(lines: Lines) -> Field:
    """Return the number and symbol, dirt removed; one without digits is no number."""
    for line in lines.head:
        found = number_line(line)
        if found and found["digits"] and found["symbol"]:
            value = re.sub(r"\s+", "", found["digits"] + found["symbol"]).translate(_ALIKE)
            return Field(value, line)
        if found and found["symbol"]:
            return Field(None, f"«{line}»: có ký hiệu nhưng chưa điền số")
        if found and found["digits"] and re.fullmatch(r"\s*(?:Số|SỐ)\s*:?\s*\d+\s*", line):
            return Field(found["digits"], line, check=True)
    return Field(None, "phần đầu văn bản không in số, ký hiệu")


def dated(lines: Lines) -> tuple[Field, Field]:
    """Return the place and the ISO date of issue, from the line ``<place>, ngày … tháng … năm …``."""
    for line in lines.head:
        own = number_line(line)
        rest = line[own.end() :] if own and own["symbol"] else line
        found = _DATED.search(rest)
        if not found or rest[found.end() :].strip(" .)") or (found.start() and not own):
            continue
        place = " ".join((found["place"] or "").split())
        return Field(place or None, line), _day(found, line)
    missing = "phần đầu văn bản không có dòng địa danh, ngày tháng ban hành"
    return Field(None, missing), Field(None, missing)


def _day(found: re.Match[str], line: str) -> Field:
    if not (found["d"].isdigit() and found["m"].isdigit()):
        return Field(None, f"«{' '.join(line.split())}»: để trống ngày hoặc tháng")
    try:
        return Field(date(int(found["y"]), int(found["m"]), int(found["d"])).isoformat(), found[0])
    except ValueError:
        return Field(None, f"«{found[0]}» không có trong lịch", check=True)


def kind(lines: Lines, symbol: str | None) -> Field:
    """Return the key of the type: by its name on a line, by the symbol, or công văn by its form."""
    types = {flat(one.name): one.key for one in vocabulary().types.values()}
    for i, line in enumerate(lines.head):
        found = _type_line().match(line)
        if not found or not _names_type(found):
            continue
        key = types[flat(" ".join(found["name"].split()))]
        after = found["rest"] or _next(lines, i)
        if key == "thong-bao" and re.match(r"\s*(?:ý kiến )?kết luận\b", after, re.IGNORECASE):
            key = "thong-bao-ket-luan"
        return Field(key, line.strip(), check=_contradicts(key, symbol))
    by_symbol = _by_symbol(symbol)
    if by_symbol:
        return Field(by_symbol, f"ký hiệu {symbol}; văn bản không in tên loại", check=True)
    if any(clause.zone == "to" for clause in lines.clauses) or any(_is_subject(line) for line in lines.head):
        return Field("cong-van", "không có tên loại; có «V/v» hoặc «Kính gửi»", check=symbol is None)
    return Field(None, "không thấy tên loại, «V/v», «Kính gửi» hay ký hiệu")


def _names_type(found: re.Match[str]) -> bool:
    """Whether the line is a title and not a sentence that begins with the name of a type."""
    rest = found["rest"].strip()
    return not rest or (found["name"].isupper() and (rest.isupper() or _is_subject(rest)))


def _is_subject(line: str) -> bool:
    return bool(re.match(r"\s*(?:V/v|Về việc|Về )", line, re.IGNORECASE))


def _next(lines: Lines, i: int) -> str:
    below = next((line for line in lines.head[i + 1 :] if line.strip()), None)
    intro = next((clause.text for clause in lines.clauses if clause.zone != "head"), "")
    return below or intro


def _by_symbol(symbol: str | None) -> str | None:
    pieces = re.split(r"[/-]", symbol or "")[1:]
    short = {one.abbreviation: one.key for one in reversed(vocabulary().types.values()) if one.abbreviation}
    return next((short[piece] for piece in pieces if piece in short), None)


def _contradicts(key: str, symbol: str | None) -> bool:
    other = _by_symbol(symbol)
    types = vocabulary().types
    return bool(other and types[other].abbreviation != types[key].abbreviation)


def subject(lines: Lines, casing: Casing) -> Field:
    """Return the subject (trích yếu), joined over its lines."""
    for i, line in enumerate(lines.head):
        if re.match(r"\s*V/v", line, re.IGNORECASE):
            return _subject(_block(lines.head[i:], first=True), casing)
    for i, line in enumerate(lines.head):
        found = _type_line().match(line)
        if not found or not _names_type(found):
            continue
        if found["rest"].strip():
            return _subject([found["rest"].strip(), *_block(lines.head[i + 1 :])], casing)
        start = next((j for j in range(i + 1, len(lines.head)) if not _RULE.match(lines.head[j])), len(lines.head))
        return _subject(_block(lines.head[start:]) or _first_intro(lines), casing)
    return Field(None, "không thấy trích yếu («V/v …» hoặc dòng dưới tên loại)")


def _first_intro(lines: Lines) -> list[str]:
    """A subject too long for a line of the letterhead stands as the first paragraph, without a full stop."""
    first = next((clause for clause in lines.clauses if clause.zone != "head"), None)
    if first and first.label == "intro-1" and not re.search(r"[.;:]\s*\Z", first.text) and len(first.text) < 600:
        return [first.text]
    return []


def _block(lines: Sequence[str], *, first: bool = False) -> list[str]:
    block: list[str] = []
    for line in lines[:_MAX_SUBJECT]:
        if _ends_subject(line, block) and not first:
            break
        block.append(line)
        first = False
    return block


def _ends_subject(line: str, block: list[str]) -> bool:
    """Whether ``line`` is no part of the subject whose lines so far are ``block``."""
    if _RULE.match(line) or is_motto(line) or _DATED.search(line) or _STOP.match(line):
        return True
    if _AUTHORITY.match(line):
        return not block or not re.search(r"\b(?:CỦA|VỀ)\s*\Z", block[-1])
    title = _type_line().match(line)
    falls = line.isupper() and bool(block) and not block[-1].isupper()
    return falls or bool(block and title and _names_type(title))


def _subject(block: list[str], casing: Casing) -> Field:
    if len(block) > 1 and block[0].isupper() and re.match(r"\s*CỦA (?:BAN|THƯỜNG TRỰC)", block[0]):
        block = block[1:]  # "CHỈ THỊ / CỦA BAN THƯỜNG VỤ TỈNH ỦY / về …": who issued it, not what it is about
    words = " ".join(" ".join(block).split()).strip("*_ ")
    if not words:
        return Field(None, "dưới tên loại không có trích yếu")
    value = words.removesuffix(".").strip()
    return Field(casing.natural(value) if value.isupper() else _upper_part(value, casing), words)


def _upper_part(value: str, casing: Casing) -> str:
    """Return ``value`` with a first part in capitals brought to natural case ("KẾT LUẬN CỦA … tại cuộc họp")."""
    words = value.split(" ")
    count = next((i for i, word in enumerate(words) if any(map(str.islower, word))), len(words))
    return " ".join([casing.natural(" ".join(words[:count])), *words[count:]]) if count > 2 else value


@cache
def provinces() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern of the names of provinces, for folded text, and the slug of each."""
    slugs = {flat(province.name): slug for slug, province in vocabulary().provinces.items()}
    slugs |= {"ho chi minh": "ho-chi-minh", "tp.hcm": "ho-chi-minh", "tp. hcm": "ho-chi-minh"}
    known = {name: slug for name, slug in slugs.items() if slug in vocabulary().provinces}
    return re.compile(phrases(known)), known
