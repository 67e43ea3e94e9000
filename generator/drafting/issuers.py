"""Who issued the document, and which province it belongs to: only what the text shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from generator.clauses import Clause
from generator.drafting.casing import Casing
from generator.drafting.head import Lines, is_motto, number_line, provinces
from generator.drafting.model import Field
from generator.drafting.wordlists import listed, wordlists
from generator.phrases import flat
from generator.vocabulary import CENTRAL, vocabulary

_NOT_BODY = re.compile(r"[\W_]*\Z|.{0,6}(?:KHẨN|HỎA TỐC|HOẢ TỐC|MẬT|DỰ THẢO|BẢN SAO|CÔNG BÁO)")
_PLACE_WORD = re.compile(r"(?:tinh|thanh pho|tp\.?|thanh uy|tinh uy)\s+\Z")
_ANNOUNCES = re.compile(
    r"(?P<body>Văn phòng (?:Tỉnh ủy|Thành ủy|(?:UBND|Ủy ban nhân dân) tỉnh)|Chủ tịch (?:UBND|Ủy ban nhân dân) tỉnh"
    r"|(?:UBND|Ủy ban nhân dân) tỉnh|Ban Thường vụ (?:Tỉnh ủy|Thành ủy)|Tỉnh ủy)(?P<whose>(?: \w+){0,3}?)"
    r" (?P<verb>thông báo|yêu cầu|chỉ thị|đề nghị|có ý kiến|chỉ đạo|quyết định|điện)(?!\w)"
)
_OF_OWN = (
    r"(?:địa bàn|toàn|của|dân|UBND|Ủy ban nhân dân|Hội đồng nhân dân|Covid-19|COVID-19|Công an|cấp)\s+"
    r"(?:tỉnh|thành phố|Tỉnh|Thành phố|TP\.?)\s+"
)
_OWN_BEFORE = re.compile(rf"(?:{_OF_OWN}|Tỉnh ủy |Thành ủy )\Z")
_OWN_AFTER = re.compile(r"\s(?:đã|tiếp tục|sẽ|đang|vẫn|luôn)\s")
_PART_OF = re.compile(r"(?:VĂN PHÒNG|CHỦ TỊCH|THƯỜNG TRỰC|BAN THƯỜNG VỤ|BAN CHẤP HÀNH)")
_OF = re.compile(r"\s{0,3}CỦA ((?:BAN|THƯỜNG TRỰC) [^\n]{4,60})\Z")
_CHAIRMAN = re.compile(r"\s{0,3}CHỦ TỊCH (?:ỦY BAN|UỶ BAN|UBND)")
_FULL_NAME = ((re.compile(r"UBND"), "Ủy ban nhân dân"), (re.compile(r"HĐND"), "Hội đồng nhân dân"))


def _is_body(line: str) -> bool:
    return listed("headed_by", folded=True).match(flat(line)) is not None


def letterhead(lines: Lines) -> list[str]:
    """Return the lines of the letterhead that name the issuer and the body above it."""
    named: list[str] = []
    for line in lines.head:
        words = " ".join(line.split())
        if number_line(words) or words.startswith(("V/v", "Kính gửi")):
            break
        if is_motto(words) or _NOT_BODY.match(words) or not words.isupper():
            continue
        if not named and not _is_body(words):
            break
        named.append(words)
        if len(named) == 5:
            break
    return named if any(map(number_line, lines.head)) or any(map(is_motto, lines.head)) else []


def issuer(lines: Lines, casing: Casing, province: str | None, *, chairman: bool) -> Field:
    """Return the issuer. ``chairman``: the signature shows that the chairman acts in his own name (no TM.)."""
    head = letterhead(lines)
    if not head:
        return _announced(lines.clauses, province)
    own = max((i for i, line in enumerate(head) if _is_body(line)), default=0)
    if own and _PART_OF.fullmatch(head[own - 1]):
        own -= 1
    name = casing.natural(" ".join(head[own:]))
    for short, full in _FULL_NAME:
        name = short.sub(full, name)
    above = " ".join(head[:own])
    name = _with_place(name, above, province)
    evidence = " / ".join(head)
    by = next((found for line in lines.head if (found := _OF.match(line))), None)
    if by and " ủy" in name:
        return Field(_with_place(casing.natural(by[1]), head[0], province), f"{evidence}; {by[0].strip()}")
    authority = next((line for line in lines.head if _CHAIRMAN.match(line)), None)
    if authority and name.startswith("Ủy ban nhân dân"):
        return Field(f"Chủ tịch {name}", f"{evidence}; {authority}", check=not chairman)
    if chairman and name.startswith("Ủy ban nhân dân"):
        why = f"{evidence}; người ký là Chủ tịch, không có «TM.», nên coi là văn bản của Chủ tịch"
        return Field(f"Chủ tịch {name}", why, check=True)
    return Field(name, evidence)


def _with_place(name: str, above: str, province: str | None) -> str:
    """Add to ``name`` the province that only the body above it (or nothing) names."""
    if provinces()[0].search(flat(name)) or province in (None, CENTRAL) or not above:
        return name
    place = vocabulary().provinces[province or ""].name
    if name.endswith(("Tỉnh ủy", "Thành ủy")):
        return f"{name} {place}"
    party = re.match(r"(?:TỈNH|THÀNH) [ỦU][YỶ]", above)
    if party and " ủy" not in name:
        return f"{name} {'Tỉnh' if above.startswith('TỈNH') else 'Thành'} ủy {place}"
    return f"{name} tỉnh {place}" if "THÀNH PHỐ" not in above else f"{name} Thành phố {place}"


def _announced(clauses: Sequence[Clause], province: str | None) -> Field:
    """Without a letterhead: who "thông báo" at the end, else who "yêu cầu" in the opening."""
    found = [
        (one, clause)
        for clause in clauses
        if clause.zone in ("intro", "close")
        for one in _ANNOUNCES.finditer(clause.text)
    ]
    last = [pair for pair in found if pair[0]["verb"] == "thông báo" and pair[1].zone == "close"]
    first = [pair for pair in found if pair[1].zone == "intro"]
    chosen = last[-1:] or first[:1]
    if not chosen:
        return Field(None, "văn bản không có phần tên cơ quan ban hành")
    match, clause = chosen[0]
    name = match["body"].replace("UBND", "Ủy ban nhân dân")
    if province and province != CENTRAL:
        name += f" {vocabulary().provinces[province].name}"
    return Field(name, f"không có phần tên cơ quan; {clause.label} viết «{match[0]}»", check=True)


def province(lines: Lines, place: Field, symbol: str | None) -> Field:
    """Return the slug of the province (``trung-uong`` for central bodies), or None with the reason."""
    head = letterhead(lines)
    slug = _only(_named(head))
    if slug:
        return Field(slug, " / ".join(head))
    central = tuple(map(flat, wordlists()["central"]))
    if head and (head[-1].startswith("BỘ ") or flat(head[-1]).startswith(central)):
        return Field(CENTRAL, " / ".join(head))
    title = [line for line in lines.head if line.isupper() and line not in head]
    if slug := _only(_named(title)):
        return Field(slug, "tên tỉnh trong tiêu đề văn bản")
    town = re.sub(r"(?i)^TP\.?\s*", "", place.value or "")
    slug = provinces()[1].get(flat(town))
    # Central bodies write from Hà Nội too.
    if slug and (slug != "ha-noi" or symbol is None or "UBND" in symbol):
        return Field(slug, f"địa danh: {place.why}", check=True)
    return _from_wording(lines.clauses)


def _from_wording(clauses: Sequence[Clause]) -> Field:
    found: Counter[str] = Counter()
    for clause in clauses:
        if clause.zone in (None, "intro", "close"):
            found.update(_own_mentions(clause.text))
    best = found.most_common(2)
    if len(best) == 1 or (len(best) == 2 and best[0][1] >= 3 * best[1][1]):
        return Field(best[0][0], f"chỉ thấy trong lời văn ({best[0][1]} chỗ)", check=True)
    if best:
        return Field(
            None, f"lời văn nhắc nhiều tỉnh ({', '.join(slug for slug, _ in best)}); không rõ tỉnh nào ban hành"
        )
    return Field(None, "văn bản không nêu tên tỉnh; không suy đoán")


def _own_mentions(text: str) -> Iterable[str]:
    """Yield the provinces that ``text`` speaks of as its own: "trên địa bàn tỉnh …", "tỉnh … đã triển khai"."""
    pattern, slugs = provinces()
    for found in pattern.finditer(flat(text)):
        if not text[found.start()].isupper():
            continue
        before = text[max(0, found.start() - 40) : found.start()]
        after = text[found.end() : found.end() + 10]
        if _OWN_BEFORE.search(before) or (re.search(r"(?<!\w)tỉnh \Z", before) and _OWN_AFTER.match(after)):
            yield slugs[found[0]]


def _named(lines: Iterable[str]) -> set[str]:
    pattern, slugs = provinces()
    joined = flat(" ".join(lines))
    return {slugs[found[0]] for found in pattern.finditer(joined) if _PLACE_WORD.search(joined[: found.start()][-12:])}


def _only(slugs: set[str]) -> str | None:
    return next(iter(slugs)) if len(slugs) == 1 else None
