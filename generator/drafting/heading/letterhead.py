"""The letterhead: number, place and date, type, subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.basics.matching import flat, low
from generator.documents.citations.kinds import family, names
from generator.documents.clauses import ADDRESSED, RECIPIENTS, Clause
from generator.documents.localities import NEVER_A_PROVINCE
from generator.drafting.heading.casing import Casing
from generator.drafting.heading.columns import apart, day_written, is_motto, number_line, place_start, signature_start
from generator.drafting.layout import size
from generator.drafting.model import Field
from generator.drafting.scan_repair import digits, trimmed
from generator.drafting.wordlists import wordlists
from generator.vocabulary.lists import UNKNOWN_TYPE, derived, vocabulary

_URGENT = r"(?:\s+\(?(?:thuong khan|khan|hoa toc|lien tich|lien nganh)\)?)?"
_RULE = re.compile(r"[\s_*.=~–—-]*\Z")
_STOP = re.compile(rf"{ADDRESSED.pattern}|Căn cứ|\((?:Kèm|Ban hành)|Thực hiện|Số\s?:|.{{0,40}}(?:điện|ĐIỆN)\s?:\Z")
_AUTHORITY = re.compile(r"(?:CHỦ TỊCH |BAN THƯỜNG VỤ |GIÁM ĐỐC |BỘ TRƯỞNG |THỦ TƯỚNG |HỘI ĐỒNG |ỦY BAN |UỶ BAN |UBND )")
_OF_ISSUER = re.compile(r"\s*CỦA (?:BAN|THƯỜNG TRỰC|CHỦ TỊCH|ỦY BAN|UỶ BAN|UBND|TỈNH ỦY|THỦ TƯỚNG|BỘ)\b")
_MAX_SUBJECT = 12  # lines
_MAX_PARAGRAPH = 600  # letters
_OPEN = re.compile(
    r"(?:(?<!\w)(?:của|về|và|với|tại|trong|các|giai đoạn|nhiệm kỳ)|[,–-]"
    rf"|(?<!địa bàn)(?<!toàn)(?<!của)(?<!cấp)(?<!các)\s(?:{NEVER_A_PROVINCE}))\s*\Z"
)
_ALIKE = str.maketrans({"Ð": "Đ", "ð": "đ", "–": "-", "—": "-"})


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The letterhead in lines (columns apart) and the clauses below it."""

    head: tuple[str, ...]
    clauses: Sequence[Clause]
    below: Sequence[Clause]
    """Those of the clauses that are no part of the letterhead."""
    count: int
    """How many segments hold the letterhead."""

    @property
    def titled(self) -> int:
        """Return the index of the line below type, "V/v", number and date: what follows is subject or signature."""
        marks = [
            i
            for i, line in enumerate(self.head)
            if title_line(line) or _is_v_v(line) or number_line(line) or _dated(line)
        ]
        return max(marks, default=-1) + 1

    @classmethod
    def of(cls, segments: Sequence[str], clauses: Sequence[Clause], aside: frozenset[int]) -> Letterhead:
        """Return the segments that hold the words of the letterhead, those ``aside`` left out."""
        first = _below(clauses)
        wanted = sum(size(clause.text) for clause in clauses[:first])
        head: list[str] = []
        count = 0
        for i, segment in enumerate(segments):
            if wanted <= 0:
                break
            wanted -= size(segment)
            count = i + 1
            head += [] if i in aside else apart(segment)
        return cls(tuple(head), clauses, clauses[first:], count)


def _below(clauses: Sequence[Clause]) -> int:
    """Return the index of the first clause below the letterhead, whose lines may be as long as paragraphs."""
    first = next((i for i, clause in enumerate(clauses) if clause.zone != "head"), len(clauses))
    after = first
    for i, clause in enumerate(clauses[first:], first):
        if clause.zone != "intro":
            break
        after = i + 1 if shows_letterhead(clause.text) else after
    return after


def shows_letterhead(line: str) -> bool:
    """Whether ``line`` holds the motto, the document's own number, or its type or subject in capitals."""
    parts = apart(line)
    title = title_line(parts[0])
    named = title is not None and title.name.isupper() and not line.rstrip().endswith(":")
    named = named or (line.isupper() and _is_subject(line))
    return named or any(is_motto(part) for part in parts) or bool(number_line(parts[0])) or _is_v_v(line)


@dataclass(frozen=True, slots=True)
class Title:
    """A line that names the type of the document."""

    key: str | None
    """The type; None for one that records do not hold."""
    name: str
    rest: str
    """What follows on the line: the subject, or the number."""


@derived
def _types() -> tuple[re.Pattern[str], dict[str, str | None]]:
    keys: dict[str, str | None] = dict.fromkeys(map(flat, wordlists()["other_types"]))
    keys |= {flat(one.name): one.key for one in vocabulary().types.values() if one.key != UNKNOWN_TYPE}
    names = "|".join(name.replace(" ", r"\s*") for name in sorted(keys, key=len, reverse=True))
    return re.compile(rf"\s*(?P<name>{names}){_URGENT}(?P<rest>(?:\s.{{0,300}})?)\s*:?\Z"), keys


def title_line(line: str) -> Title | None:
    """Return the title in ``line``; a sentence that begins with the name of a type is none."""
    pattern, keys = _types()
    found = pattern.match(flat(line))
    if not found:
        return None
    name, rest = line[slice(*found.span("name"))], line[slice(*found.span("rest"))].strip(" :")
    spelt = re.sub(r"\s+", "", found["name"])
    key = next(key for form, key in keys.items() if form.replace(" ", "") == spelt)
    if not name.isupper() and (rest or key is None):
        return None
    about = rest.isupper() or _is_subject(rest) or rest.startswith("của ")
    if rest and not (about or number_line(rest[:1].upper() + rest[1:])):
        return None
    return Title(key, name, rest)


def number(lines: Letterhead) -> Field:
    """Return the number and symbol, dirt removed; one without digits is no number."""
    titles = [title.rest for line in lines.head if (title := title_line(line)) and title.rest]
    for line in [*lines.head, *(rest[:1].upper() + rest[1:] for rest in titles)]:
        found = number_line(line)
        if found and found["digits"] and found["symbol"]:
            return _symbol(found, line)
        if found and found["symbol"]:
            return Field(None, f"«{line}»: có ký hiệu nhưng chưa điền số")
        if found and found["digits"] and re.fullmatch(r"\s*(?:Số|SỐ)\s*:?\s*\d+\s*", line):
            return Field(found["digits"], line, check=True)
    return Field(None, "phần đầu văn bản không in số, ký hiệu")


def _symbol(found: re.Match[str], line: str) -> Field:
    count, symbol = (re.sub(r"\s+", "", found[part]).translate(_ALIKE) for part in ("digits", "symbol"))
    value = digits(count) + re.sub(r"(?<=/)[12][\dOoIl]{3}(?=/)", lambda year: digits(year[0]), symbol)
    return Field(value, line, check=value != count + symbol)


def dated(lines: Letterhead) -> tuple[Field, Field]:
    """Return the place and the ISO date of issue, from the line ``<place>, ngày … tháng … năm …``."""
    found = next((pair for line in lines.head if (pair := _dated(line)) and pair[0]), None)
    found = found or next((pair for line in lines.head if line.startswith("N") and (pair := _dated(line))), None)
    if found is None:
        missing = "phần đầu văn bản không có dòng địa danh, ngày tháng ban hành"
        return Field(None, missing), Field(None, missing)
    place, day, line = found
    return Field(place or None, line), _day(day, line)


def _dated(line: str) -> tuple[str, re.Match[str], str] | None:
    """Return the place, perhaps empty, the day and ``line``, if it holds these alone."""
    day = day_written(line)
    if not day or line[day.end() :].strip(" .),|"):
        return None
    start = place_start(line, day.start())
    place = " ".join(line[start : day.start()].split()).strip(" ,")
    return (place, day, line) if not line[:start].strip() else None


def _is_dated(line: str) -> bool:
    """Whether ``line`` gives place and day: the day alone may end a line of the subject above."""
    found = _dated(line)
    return bool(found and (found[0] or line[:1].isupper()))


def _is_number(line: str) -> bool:
    found = number_line(line)
    return bool(found and found["symbol"])


def _day(found: re.Match[str], line: str) -> Field:
    words = " ".join(line[found.start() : found.end()].split())
    written = [found["d"] or found["sd"], found["m"] or found["sm"], found["y"] or found["sy"]]
    d, m, y = (digits(part or "") for part in written)
    if not (d.isdigit() and m.isdigit() and re.fullmatch(r"\d{4}", y)):
        return Field(None, f"«{words}»: để trống ngày, tháng hoặc năm")
    try:
        return Field(date(int(y), int(m), int(d)).isoformat(), words, check=[d, m, y] != written)
    except ValueError:
        return Field(None, f"«{words}» không có trong lịch", check=True)


def kind(lines: Letterhead, symbol: str | None, told: Field | None) -> Field:
    """Return the key of the type: from a line, as a portal ``told``, from the symbol, or công văn by form."""
    for i, line in enumerate(lines.head):
        if _is_v_v(line):
            break
        title = title_line(line)
        if title and title.key is None:
            return Field(None, f"«{line.strip()}» không thuộc các loại văn bản mà kho giữ")
        if title and title.key:
            key = title.key
            if key == "thong-bao" and re.match(r"(?:ý kiến )?kết luận\b", title.rest or _next(lines, i), re.IGNORECASE):
                key = "thong-bao-ket-luan"
            return Field(key, line.strip(), check=_contradicts(key, symbol))
    if told:
        return told
    by_symbol = _by_symbol(symbol)
    if by_symbol and by_symbol != "cong-van":  # which alone prints no name of its type
        return Field(by_symbol, f"ký hiệu {symbol}; văn bản không in tên loại", check=True)
    if any(clause.zone == "to" for clause in lines.clauses) or any(_is_subject(line) for line in lines.head):
        return Field("cong-van", "không có tên loại; có «V/v» hoặc «Kính gửi»", check=symbol is None)
    return Field(None, "không thấy tên loại, «V/v», «Kính gửi» hay ký hiệu")


def _is_v_v(line: str) -> bool:
    return bool(re.match(r"\s*\(?V/v", line, re.IGNORECASE))


def _is_subject(line: str) -> bool:
    return bool(re.match(r"\s*\(?(?:V/v|Về việc|Về )", line, re.IGNORECASE))


def _next(lines: Letterhead, i: int) -> str:
    below = next((line for line in lines.head[i + 1 :] if line.strip()), None)
    return (below or next((clause.text for clause in lines.below), "")).strip()


def _by_symbol(symbol: str | None) -> str | None:
    pieces = re.split(r"[/-]", symbol or "")[1:]
    return next((type_ for piece in pieces if (type_ := names().by_short.get(piece))), None)


def _contradicts(key: str, symbol: str | None) -> bool:
    other = _by_symbol(symbol)
    return other is not None and family(other) != family(key)


def subject(lines: Letterhead, casing: Casing) -> Field:
    """Return the subject (trích yếu), joined over its lines."""
    for i, line in enumerate(lines.head):
        if _is_v_v(line):
            return _subject(_block(lines.head[i:]), casing)
    for i, line in enumerate(lines.head):
        title = title_line(line)
        if not title:
            continue
        below = lines.head[i + 1 :]
        if title.rest and not number_line(title.rest[:1].upper() + title.rest[1:]):
            return _subject(_block([title.rest, *below]), casing)
        start = next((j for j, other in enumerate(below) if not (_RULE.match(other) or _is_number(other))), len(below))
        own = [] if _ends_subject(" ".join(below[start : start + 1]), []) else _block(below[start:])
        return _subject(own or _first_intro(lines), casing)
    for i, line in enumerate(lines.head):
        if _is_subject(line):
            return _subject(_block(lines.head[i:]), casing)
    return Field(None, "không thấy trích yếu («V/v …» hoặc dòng dưới tên loại)")


def _first_intro(lines: Letterhead) -> list[str]:
    """A subject too long for a line of the letterhead stands as the first paragraph, without a full stop.

    It goes on in the next one where it cannot end ("… của / Chính phủ").
    """
    found: list[str] = []
    for clause in lines.below:
        text = trimmed(clause.text)
        ends = clause.zone != "intro" or re.search(r"[.;:]\s*\Z", text) or len(text) >= _MAX_PARAGRAPH
        if ends or _ends_subject(text, found) or (found and not _goes_on(found[-1], text)):
            break
        found.append(text)
    return found


def _block(lines: Sequence[str]) -> list[str]:
    """Return the lines of the subject that begins with the first of ``lines``.

    Motto, place and date may stand between two of them: they were beside them on paper.
    """
    block = [lines[0]] if lines else []
    between = False
    for line in lines[1:_MAX_SUBJECT]:
        if _RULE.match(line) and len(block) == 1 and re.fullmatch(r"\s*V/v\s*:?", block[0], re.IGNORECASE):
            continue
        if is_motto(line) or _is_dated(line) or _is_number(line):
            between = True
        elif _ends_subject(line, block) or (between and not _goes_on(block[-1], line)):
            break
        else:
            block.append(line)
            between = False
    return block


def _goes_on(before: str, line: str) -> bool:
    """Whether ``line``, below others, goes on with the subject whose last line so far is ``before``."""
    return line[:1].islower() or low(line).startswith(_emergencies()) or bool(_OPEN.search(before))


def _emergencies() -> tuple[str, ...]:
    return tuple(low(words) for one in vocabulary().emergencies.values() for words in one.written)


def _ends_subject(line: str, block: list[str]) -> bool:
    """Whether ``line`` is no part of the subject whose lines so far are ``block``."""
    if (
        _RULE.match(line)
        or _STOP.match(line)
        or RECIPIENTS.match(line)
        or (not block and (is_motto(line) or _is_dated(line)))
    ):
        return True
    if _AUTHORITY.match(line) or signature_start(line) == 0:
        return not block or not re.search(r"\b(?:CỦA|VỀ)\s*\Z", block[-1])
    falls = line.isupper() and len(line.split()) > 1 and bool(block) and not block[-1].isupper()
    if block and block[-1].isupper() and line[:1].isupper() and re.search(r"[.:]\s*\Z", line):
        return True  # a sentence below a subject in capitals
    return falls or bool(block and _is_v_v(line)) or bool(block and title_line(line))


def _subject(block: list[str], casing: Casing) -> Field:
    if len(block) > 1 and block[0].isupper() and _OF_ISSUER.match(block[0]):
        block = block[1:]  # "CHỈ THỊ / CỦA BAN THƯỜNG VỤ TỈNH ỦY / về …": who issued it, not what it is about
    words = re.sub(r"[\s_*=~–—-]{3,}\Z", "", " ".join(" ".join(block).split())).strip("*_ ")
    if not words or re.fullmatch(r"V/v\s*:?", words, re.IGNORECASE):
        return Field(None, "dưới tên loại không có trích yếu")
    value = words.removesuffix(".").strip()
    value = value[1:].removesuffix(")") if value.startswith("(") else value
    return Field(casing.natural(value) if value.isupper() else _upper_part(value, casing), words)


def _upper_part(value: str, casing: Casing) -> str:
    """Return ``value`` with a first part in capitals brought to natural case ("KẾT LUẬN CỦA … tại cuộc họp")."""
    words = value.split(" ")
    count = next((i for i, word in enumerate(words) if any(map(str.islower, word))), len(words))
    return " ".join([casing.natural(" ".join(words[:count])), *words[count:]]) if count > 2 else value
