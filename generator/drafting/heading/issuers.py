"""Who issued the document, and which province it belongs to: only what the text shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.basics.matching import flat
from generator.documents.agencies import FULL_NAMES
from generator.documents.clauses import Clause
from generator.documents.localities import NEVER_A_PROVINCE
from generator.drafting.heading.casing import Casing
from generator.drafting.heading.columns import is_motto, number_line
from generator.drafting.heading.letterhead import Letterhead, title_line
from generator.drafting.heading.signing import acts_alone, acts_for_others
from generator.drafting.model import Field
from generator.drafting.scan_repair import restored
from generator.drafting.wordlists import listed, provinces
from generator.vocabulary.lists import CENTRAL, derived, vocabulary

_NOT_BODY = re.compile(r"[\W_]*\Z|.{0,6}(?:KHẨN|HỎA TỐC|HOẢ TỐC|MẬT|DỰ THẢO|BẢN SAO|CÔNG BÁO)")
_PLACE_WORD = re.compile(r"(?:tinh|thanh pho|tp\.?|thanh uy|tinh uy)\s+\Z")
_OWN_AFTER = re.compile(r"\s(?:đã|tiếp tục|sẽ|đang|vẫn|luôn)\s")
_TOWN_OF = re.compile(r"(?:thành phố|TP\.?) \Z", re.IGNORECASE)  # it may bear the name of its province
_ENOUGH = 2  # times that the wording must speak of a province as its own
# A paragraph that leads over to the conclusions of "UBND tỉnh" names with it the one whose they are.
_CONCLUDES = re.compile(r"(?:UBND|Ủy ban nhân dân) (?:tỉnh|thành phố)(?: đã)? kết luận[^.:]*:\s*\Z")


@derived
def _elsewhere() -> re.Pattern[str]:
    """Return what makes a province another one's: whence people come, what is struck, who is asked or helped."""
    return re.compile(
        rf"(?<!\w)(?:{listed('struck').pattern}|từ|trở về|ngoài|công ty|gửi|đề nghị|hỗ trợ|giúp"
        r"|của (?:ubnd|ủy ban|chủ tịch))(?!\w)[^,;.:(]*\Z|(?<!\w)(?:đến|tới|tại|về|với|cùng) (?:\w+ ){0,2}\Z",
        re.IGNORECASE,
    )


_STRUCK = re.compile(r"[^,;.:]{0,12}?\s(?:ghi nhận|phát hiện|xuất hiện|bùng phát)(?!\w)")
_BODY_OF = re.compile(
    r"(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|ban chi dao[^.;]{0,60}|dia ban|toan)"
    r"\s+(?:tinh|thanh pho|tp\.?)\s+\Z|(?:tinh uy|thanh uy)\s+\Z"
)
_PART_OF = re.compile(r"(?:VĂN PHÒNG|CHỦ TỊCH|(?:BAN )?THƯỜNG TRỰC|BAN THƯỜNG VỤ|BAN CHẤP HÀNH)")
_TOWN = re.compile(
    rf"(?P<level>(?:huyện|thị|quận) ủy|(?!xã hội)(?:{NEVER_A_PROVINCE}|thành phố)) (?P<name>[^,;]{{2,40}})\Z",
    re.IGNORECASE,
)
_WHOSE = re.compile(r"(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ) [^,;]{2,40}")  # above the name of a committee of it
_MINISTRY = re.compile(r"bo (?!chi huy|doi |tu lenh)")
_CUT_SHORT = re.compile(
    r"(?:(?:Ủy ban nhân dân|Hội đồng nhân dân)(?: tỉnh| thành phố)?|Ban Chỉ đạo\b.* tỉnh|Tỉnh ủy|Thành ủy)\Z"
)
_OF_PROVINCE = re.compile(r"(?<!\w)(?:tinh|thanh pho)(?!\w)")
_UNIT_BELOW = flat(NEVER_A_PROVINCE)
_MAX_LETTERHEAD = 5  # lines
_OF = re.compile(r"\s{0,3}CỦA ((?:BAN THƯỜNG VỤ|THƯỜNG TRỰC|BAN CHẤP HÀNH)[^\n]{0,60})\Z")
_FOR = re.compile(r"(?:TM\.?|T/M\.?)\s{1,3}(BAN THƯỜNG VỤ|THƯỜNG TRỰC|BAN CHẤP HÀNH)")
_CHAIRMAN = re.compile(r"\s{0,3}chu tich (?:uy ban nhan dan|ubnd)")
_RUN_ON = re.compile(r"(?<=[^\W\d_])(?=(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ) )")  # "ỦY BAN NHÂN DÂNTỈNH CÀ MAU"
_SPELT = FULL_NAMES | dict.fromkeys(("Uỷ ban nhân dân", "UỶ BAN NHÂN DÂN"), FULL_NAMES["UBND"])
"""What is spelt out, or with the tone where it usually stands, in the name of an issuer."""


def _is_body(line: str) -> bool:
    return listed("headed_by", folded=True).match(flat(line)) is not None


def _is_central(line: str) -> bool:
    return bool(_MINISTRY.match(flat(line)) or listed("central", folded=True).match(flat(line)))


def issuer_lines(lines: Letterhead) -> list[str]:
    """Return the lines of the letterhead that name the issuer and the body above it."""
    named: list[str] = []
    for line in lines.head:
        words = _RUN_ON.sub(" ", " ".join(line.split()))
        if (named and number_line(words)) or words.startswith(("V/v", "Kính gửi")) or title_line(words):
            break
        if is_motto(words) or _NOT_BODY.match(words) or not words.isupper():
            continue
        if not (named or _is_body(words) or _WHOSE.fullmatch(words)):
            continue
        named += _told_apart(restored(words))
        if len(named) >= _MAX_LETTERHEAD:
            break
    shown = any(map(number_line, lines.head)) or any(map(is_motto, lines.head))
    return named if shown and any(map(_is_body, named)) else []


def _told_apart(line: str) -> list[str]:
    """Return "UBND TỈNH CÀ MAU VĂN PHÒNG" as the two bodies that it names: the second begins below a province."""
    folded = flat(line)
    for name in provinces()[0].finditer(folded):
        below = line[name.end() :].strip()
        if below and line[name.end()].isspace() and _is_body(below):
            return [line[: name.end()], below]
    return [line]


def issuer(lines: Letterhead, casing: Casing, province: Field, power: str, told: Field | None) -> Field:
    """Return the issuer: from the letterhead, else as a portal ``told``, else who "thông báo" or "yêu cầu".

    ``power``: the titles above the signer's name, which tell for whom he signs.
    """
    head = issuer_lines(lines)
    if not head and told and _is_body(told.value or ""):
        return _acting(_completed(replace(told, value=_full(told.value or "")), province), lines, casing, power)
    if not head:
        return _announced(lines.clauses, province.value)
    own = max((i for i, line in enumerate(head) if _is_body(line) or _PART_OF.fullmatch(line)), default=0)
    if own and _PART_OF.match(head[own - 1]):
        own -= 1
    name = _natural(" ".join(head[own:]), casing)
    above = _natural(" ".join(head[:own]), casing)
    name = f"{name} {above}" if above and _PART_OF.fullmatch(name.upper()) else _with_place(name, above, province.value)
    return _acting(_completed(Field(name, " / ".join(head)), province), lines, casing, power)


def _full(name: str) -> str:
    for written, full in _SPELT.items():
        name = name.replace(written, full.upper() if name.isupper() else full)
    return name


def _acting(body: Field, lines: Letterhead, casing: Casing, power: str) -> Field:
    """Return who of ``body`` issues: its chairman alone, its standing committee, or the body itself."""
    name, evidence = body.value or "", body.why
    by = next((found for line in lines.head if (found := _OF.match(line))), None) or _FOR.search(power)
    if by and re.match(r"(?:Tỉnh|Thành|Huyện|Thị) ủy", name):
        who = casing.natural(by[1])
        who = re.sub(r"\s(?:Tỉnh|Thành|Huyện|Thị) ủy\Z", "", re.sub(r"\s(?:VỀ|về)(?!\w).*", "", who))
        return Field(f"{who} {name}", f"{evidence}; {by[0].strip()}", check=body.check)
    if not name.startswith("Ủy ban nhân dân"):
        return body
    authority = next((line for line in lines.head if _CHAIRMAN.match(flat(line))), None)
    alone = acts_alone(power)
    if authority and not acts_for_others(power):
        return Field(f"Chủ tịch {name}", f"{evidence}; {authority}", check=body.check or not alone)
    if alone:
        why = f"{evidence}; người ký là Chủ tịch, không có «TM.», nên coi là văn bản của Chủ tịch"
        return Field(f"Chủ tịch {name}", why, check=True)
    return body


def _natural(line: str, casing: Casing) -> str:
    """Return a name in capitals as a sentence writes it; what follows "huyện" is a name to its end."""
    name = casing.natural(_full(line))
    return _TOWN.sub(lambda town: f"{town['level']} {town['name'].title()}", name)


def _with_place(name: str, above: str, province: str | None) -> str:
    """Add to ``name`` the place that only the name of the body ``above`` it gives."""
    if provinces()[0].search(flat(name)) or _TOWN.search(name) or not above:
        return name
    if town := _TOWN.search(above):
        return f"{name} {town[0]}"
    if province in (None, CENTRAL):
        return name
    place = vocabulary().territory.provinces[province or ""].name
    if name.endswith(("Tỉnh ủy", "Thành ủy", " tỉnh")):
        return f"{name} {place}"
    if party := re.match(r"(?:Tỉnh|Thành) ủy", above):
        return f"{name} {party[0]} {place}"
    return f"{name} tỉnh {place}" if "thành phố" not in above.lower() else f"{name} Thành phố {place}"


def _completed(body: Field, province: Field) -> Field:
    """Return ``body``, if its name lacks that of the province, with the ``province`` known from elsewhere."""
    name = body.value or ""
    if province.value in (None, CENTRAL) or not _CUT_SHORT.search(name):
        return body
    unit = vocabulary().territory.provinces[province.value or ""]
    full = unit.names[0].full
    level = full.removesuffix(unit.name)
    whose = unit.name if name.lower().endswith(("ủy", level.strip().lower())) else f"{level.lower()}{unit.name}"
    return Field(f"{name} {whose}", f"{body.why} không nêu tên tỉnh; {province.why}", check=True)


def _announced(clauses: Sequence[Clause], province: str | None) -> Field:
    """Without a letterhead: who "thông báo" at the end, else who "yêu cầu" in the opening."""
    found = [
        (one, clause)
        for clause in clauses
        if clause.zone in ("intro", "close")
        for one in _announces().finditer(clause.text)
    ]
    last = [pair for pair in found if pair[0]["verb"] == "thông báo" and pair[1].zone == "close"]
    first = [pair for pair in found if pair[1].zone == "intro"]
    chosen = last[-1:] or first[:1]
    if not chosen:
        return Field(None, "văn bản không có phần tên cơ quan ban hành")
    match, clause = chosen[0]
    name = _full(match["body"])
    if province and province != CENTRAL:
        name += f" {vocabulary().territory.provinces[province].name}"
    return Field(name, f"không có phần tên cơ quan; {clause.label} viết «{match[0]}»", check=True)


def province(lines: Letterhead, power: str, place: Field, symbol: str | None, told: Field | None) -> Field:
    """Return the slug of the province (``trung-uong`` for central bodies), or None with the reason.

    ``power``: the titles above the signer's name; ``told``: the issuer that a portal names.
    """
    head = issuer_lines(lines)
    portal = told or Field(None)
    for names, read in ((head, Field(None, " / ".join(head))), ([(portal.value or "").upper()], portal)):
        if slug := _only(_named(names)):
            return replace(read, value=slug)
        if any(map(_is_central, names)) and not _OF_PROVINCE.search(flat(" ".join(names))):
            return replace(read, value=CENTRAL)
    title = " ".join(line for line in lines.head if line.isupper() and line not in head)
    if slug := _only(
        {slug for slug, before, _ in _spoken_of(title) if _BODY_OF.search(flat(before))} | _named([power])
    ):
        return Field(slug, "tên tỉnh trong tiêu đề hoặc chữ ký của văn bản")
    town = re.sub(r"(?i)^TP\.?\s*", "", place.value or "")
    slug = provinces()[1].get(flat(town))
    # Central bodies write from Hà Nội too; a commune or district may bear the name of a province that it is not in.
    namesake = re.search(rf"(?<!\w)(?:{_UNIT_BELOW}) {re.escape(flat(town))}(?!\w)", flat(" ".join(head)))
    if slug and not namesake and (slug != "ha-noi" or "UBND" in (symbol or "")):
        return Field(slug, f"địa danh: {place.why}", check=True)
    return _from_wording(lines)


def _from_wording(lines: Letterhead) -> Field:
    """The province of which the document speaks as its own, and never as of another: in its subject, or twice."""
    own: Counter[str] = Counter()
    others: set[str] = set()
    body = [clause.text for clause in lines.clauses if clause.zone in (None, "intro", "close")]
    title = " ".join(lines.head[lines.titled - 1 :])
    for text in (title, *body):
        weight = _ENOUGH if text is title or _CONCLUDES.search(text) else 1
        for slug, before, after in _spoken_of(text):
            full = vocabulary().territory.provinces[slug].names[0].full
            if _TOWN_OF.search(before) and full.startswith("Tỉnh"):
                continue
            if _elsewhere().search(before) or _STRUCK.match(after):
                others.add(slug)
            elif _own_before().search(before) or (re.search(r"(?<!\w)tỉnh \Z", before) and _OWN_AFTER.match(after)):
                own[slug] += weight
    found = sorted(slug for slug in own if slug not in others)
    if len(found) == 1 and own[found[0]] >= _ENOUGH:
        return Field(found[0], "chỉ thấy trong lời văn, nói như tỉnh của mình", check=True)
    if own or others:
        named = ", ".join(sorted({*own, *others}))
        return Field(None, f"lời văn có nhắc {named}, nhưng không đủ để biết tỉnh nào ban hành; không suy đoán")
    return Field(None, "văn bản không nêu tên tỉnh; không suy đoán")


@derived
def _announces() -> re.Pattern[str]:
    return re.compile(
        r"(?P<body>Văn phòng (?:Tỉnh ủy|Thành ủy|(?:UBND|Ủy ban nhân dân) tỉnh)|Chủ tịch (?:UBND|Ủy ban nhân dân) tỉnh"
        rf"|Ban Chỉ đạo(?: (?i:{listed('causes').pattern}))? (?:tỉnh|thành phố)"
        r"|(?:UBND|Ủy ban nhân dân) tỉnh|Ban Thường vụ (?:Tỉnh ủy|Thành ủy)|Tỉnh ủy)(?P<whose>(?: \w+){0,3}?)"
        r" (?P<verb>thông báo|yêu cầu|chỉ thị|đề nghị|có ý kiến|chỉ đạo|quyết định|điện)(?!\w)"
    )


@derived
def _own_before() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:địa bàn|toàn|của|dân|UBND|Ủy ban nhân dân|Hội đồng nhân dân|Công an|cấp"
        rf"|(?i:{listed('causes').pattern}))\s+"
        r"(?:tỉnh|thành phố|Tỉnh|Thành phố|TP\.?)\s+|Tỉnh ủy |Thành ủy )\Z"
    )


def _spoken_of(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield each province named in ``text`` with the words before and after its name."""
    pattern, slugs = provinces()
    for found in pattern.finditer(flat(text)):
        if text[found.start()].isupper():
            yield slugs[found[0]], text[: found.start()], text[found.end() :]


def _named(lines: Iterable[str]) -> set[str]:
    pattern, slugs = provinces()
    joined = flat(" ".join(lines))
    return {slugs[found[0]] for found in pattern.finditer(joined) if _PLACE_WORD.search(joined[: found.start()][-12:])}


def _only(slugs: set[str]) -> str | None:
    return next(iter(slugs)) if len(slugs) == 1 else None
