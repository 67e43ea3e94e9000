"""Finds the documents that a text names by their symbol ("Chỉ thị số 16/CT-TTg ngày 31/3/2020 của …").

The symbol is found first; the words before it tell the type, the words after it the date and the issuer.
Nothing is looked up elsewhere and nothing is guessed: what the text does not say stays None.
Every quantifier is bounded and every look backwards has a fixed reach, so time grows with the length of the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import NamedTuple

from generator.text import fold, nfc, slug
from generator.vocabulary import vocabulary

_REACH = 160  # characters before a symbol in which its type is looked for: the longest names of laws fit
# Types outside the vocabulary. Named in the text they keep the symbol's abbreviation from being misread:
# a Party "Quy định" has QĐ in its symbol, as a "Quyết định" has.
_OTHER_TYPES = {
    "Báo cáo": "BC", "Biên bản": "BB", "Chương trình": "CTr", "Đề án": "ĐA", "Lệnh": "L", "Pháp lệnh": "PL",
    "Quy chế": "QC", "Quy định": "QyĐ", "Thông tri": "TTri", "Tờ trình": "TTr",
}  # fmt: skip
_UPPER = "A-ZĂÂÊÔƠƯĐ"
_WORD = rf"(?:Ttg|[{_UPPER}](?:[{_UPPER}0-9]|[a-zđ](?![a-zđ])){{0,14}})"
_PIECE = rf"{_WORD}(?:\s?&\s?{_WORD}){{0,3}}(?!\w)"
# "CT – TTg" is one symbol, "16/CT-TTg - UBND tỉnh" is not, nor is a bullet on the next line.
_FIRST_DASH = r"(?:[ \t\xa0]{0,2}-\s{0,3}|\n-(?=\S))"
_SYMBOL = re.compile(
    rf"""(?:(?<![\w/])|(?<=[sS][ốỐ]))(?<!\d[.,])(?<!\w-)
    \d{{1,5}}[a-zđ]?(?:
        \s{{0,3}}/\s{{0,3}}(?:(?P<year>(?:19|20)\d\d)\s{{0,3}}/\s{{0,3}})?
        (?:(?P<law>(?:UBTV)?QH\d{{1,2}})(?!\w)
          |(?P<first>{_PIECE})(?P<rest>{_FIRST_DASH}{_PIECE}(?:-\s{{0,3}}{_PIECE}){{0,3}})?)
      | \s{{0,2}}-\s{{0,2}}(?P<party>{_WORD})\s{{0,2}}/\s{{0,3}}{_PIECE}(?:-\s{{0,3}}{_PIECE}){{0,2}}
    )""",
    re.VERBOSE,
)
_YEAR_IN_SYMBOL = re.compile(r"\d+[a-zđ]?/((?:19|20)\d\d)/")
_NUMBER_WORD = re.compile(r"(?<!\w)số\s{0,3}:?\s{0,3}\Z", re.IGNORECASE)
_OWN_NUMBER = re.compile(r"(?m)(?:^|[\t|])[^\w\n]{0,8}(?:Số|SỐ)(?:,?\s(?:ký\s)?hiệu)?\s{0,3}(?P<colon>:?)\s{0,3}\Z")
_LINE_END = re.compile(r"[ \t]{0,9}(?:\n|\Z)")
_ADJACENT = re.compile(r"\s{0,4}[(“\"]?\s{0,2}")
_QUALIFIER = re.compile(r"\s{1,3}(?:khẩn|hỏa tốc|hoả tốc|thượng khẩn|mật|liên tịch|liên ngành)\s{1,3}", re.IGNORECASE)
_LAW_NAME = re.compile(r"[^.;:!?\d]{1,150}")
_SENTENCE_END = re.compile(r"(?<=[^\W\d]{2})[.!?]\s")
_LIST_MARK = re.compile(r"(?m)(?:[,;:(]|(?<!\w)(?:và|hoặc|cùng)|^[ \t]{0,9}(?:[-+•]|\(?\w{1,2}[.)])?)\s{0,3}\Z")
_DATE = re.compile(
    r"""[\s,(]{0,4}(?:(?:ban\s{1,3}hành|ký)\s{1,3})?
    (?:ngày\s{0,3}(?P<full>(?P<d>\d{1,2})(?:\s{0,2}[/.-]\s{0,2}|\s{1,3}tháng\s{1,3})(?P<m>\d{1,2})
        (?:(?:\s{0,2}[/.-]\s{0,2}|,?\s{1,3}năm\s{1,3})(?P<y>(?:19|20)\d\d)(?!\d)|(?:/\d\d)?(?![/.-]?\d)))
      |(?P<only>năm\s{1,3}(?P<year>(?:19|20)\d\d))(?!\d))""",
    re.VERBOSE | re.IGNORECASE,
)
_ISSUER_START = re.compile(
    r"""[\s,)]{0,4}của\s{1,3}(?P<word>Ban|Bảo|BCĐ|Bí|Bộ|BTV|Chánh|Chính|Chủ|Công|Cục|Đảng|Đoàn|Giám|HĐND|Hội|Huyện|Kiểm
    |Liên|Mặt|Ngân|Phó|Phòng|Quân|Quận|Quốc|Sở|TANDTC|Thanh|Thành|Thị|Thủ|Thường|Tòa|Toà|Tỉnh|Tổng|Trung|Trưởng|TU|UBND
    |UBTVQH|Ủy|Uỷ|Văn|Viện|VPCP|Vụ)(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
_ISSUER_WORD = re.compile(r"(?P<gap>,\s{0,3}|\.\s{0,3}|\s{1,3}-\s{1,3}|\s{1,3})(?P<word>\w[\w/&-]{0,30})")
_ISSUER_STOP = re.compile(
    r"""(?:về|v/v|tại|trong|để|có|đã|được|theo|ngày|số|này|nêu|kèm|thì|là|khi|do|đến|như|sẽ|phải|vào|ở|từ|nhằm|cho|với
    |trên|năm|đối|quy\sđịnh|ban\shành|hướng\sdẫn|yêu\scầu|chỉ\sđạo|triển\skhai|thực\shiện|tổ\schức|tiếp\stục|hết\shiệu
    |của|hoặc|và(?!\s{1,3}(?i:Công\snghệ|Du\slịch|Đào|Đầu|Môi|Phát|Tìm|Tôn|Truyền|Xã\shội)))(?!\w)""",
    re.VERBOSE,
)
# After the first a name goes on in capitals or with one of the second; other words in lower case are not part of it.
_NAME_END = re.compile("dân|hđnd|hội|huyện|phố|phủ|tế|thư|tỉnh|trị|tướng|ubnd|ủy|uỷ")
_NAME_WORD = re.compile("ban|đoàn|đồng|huyện|khóa|khoá|phường|quận|quốc|thành|thị|tỉnh|tối|ủy|uỷ|xã")
_CENTRAL = re.compile(
    "BCA|BCĐQG|BCT|BDTTG|BGDĐT|BGTVT|BKHCN|BKHĐT|BLĐTBXH|BNG|BNN|BNNMT|BNNPTNT|BNV|BQP|BTC|BTNMT|BTP|BTTTT|BVHTTDL|BXD"
    r"|BYT|CP|CTN|HĐBT|KTNN|NHNN|TANDTC|TTCP|TTG|VKSNDTC|VPCP|VPCTN|VPQH|(?:UBTV)?QH\d{1,2}|\w{0,12}TW"
)
# U+00D0 is a letter of Icelandic that scans and old fonts show in place of Đ.
_ALIKE = str.maketrans({"Ð": "Đ", "ð": "đ", "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-"})
_CLUSTER = re.compile("[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+")


@dataclass(frozen=True, slots=True)
class Citation:
    """One document named in a text."""

    start: int
    """Offset of the type's first letter, or of the number where the type does not stand before it."""
    end: int
    """Offset after the date, or after the symbol where no date follows."""
    type: str | None
    """Key of the vocabulary; None where neither the words nor the symbol's abbreviation tell."""
    number: str
    """The symbol without spaces, in NFC, with plain hyphens: ``683/VGNN-KHCS``."""
    year: int | None
    """The year in the symbol, else of the date, else of the full mentions before it if they agree."""
    issued: date | None
    """The date that follows, if it is written in full and exists."""
    written_date: str | None
    """That date as written, without "ngày": ``01 tháng 7 năm 2021``, ``31/3``, ``năm 2020``."""
    issuer: str | None
    """Who issued it, as the words "của …" beside it say."""


def find(text: str) -> tuple[Citation, ...]:
    """Return the documents that ``text`` names by symbol, in order, without overlap.

    A document's own number line ("Số: 3461/UBND-THNV") is no citation, nor is a type without symbol ("Chỉ thị 16").
    """
    finder = _Finder(_readable(text))
    for symbol in _SYMBOL.finditer(finder.page.words):
        finder.read(symbol)
    return tuple(finder.found)


def key(unit: str, type_: str | None, number: str, year: int | str | None) -> str:
    """Return the permanent key of a document: ``trung-uong/05-ct-ttg-2020``, ``trung-uong/23-2021-qd-ttg``.

    ``unit`` is a province's slug or ``trung-uong``. A symbol that holds its year gets no second one, an unknown year
    none. ``type_`` counts only for a bare number, which documents of every type share: ``ca-mau/chi-thi-16-2020``.
    """
    name = f"{type_}-{number}" if type_ and number.isdigit() else slug(number)
    return f"{unit}/{name}" if year is None or _YEAR_IN_SYMBOL.match(number) else f"{unit}/{name}-{year}"


def is_central(number: str) -> bool:
    """Whether the symbol names an issuer of the central government, the National Assembly or the central Party."""
    return any(_CENTRAL.fullmatch(piece.upper()) for piece in re.split(r"[/&-]", number))


class _Page(NamedTuple):
    """The text as it is searched, and where each of its characters stands in the text given."""

    words: str
    starts: Sequence[int]
    ends: Sequence[int]


def _readable(text: str) -> _Page:
    if "*" not in text and text == nfc(text):
        return _Page(text.translate(_ALIKE), range(len(text)), range(1, len(text) + 1))
    letters = [
        (letter, cluster.start(), cluster.end())
        for cluster in _CLUSTER.finditer(text)
        for letter in nfc(cluster[0])
        if letter != "*"
    ]
    words = "".join(letter for letter, _, _ in letters).translate(_ALIKE)
    return _Page(words, [start for _, start, _ in letters], [end for _, _, end in letters])


class _Names(NamedTuple):
    """How types are written: in words, after a plural, as an abbreviation before a number or inside a symbol."""

    word: re.Pattern[str]
    plural: re.Pattern[str]
    short: re.Pattern[str]
    by_word: dict[str, str | None]
    by_short: dict[str, str | None]


@cache
def _names() -> _Names:
    types = [kind for kind in vocabulary().types.values() if kind.key != "khong-ro"]
    by_word = dict.fromkeys(map(fold, _OTHER_TYPES)) | {"bo luat": "luat"} | {fold(t.name): t.key for t in types}
    # Backwards, so that of two types with one abbreviation the first of the vocabulary stays.
    own_short = {kind.abbreviation: kind.key for kind in reversed(types) if kind.abbreviation}
    by_short = dict.fromkeys(_OTHER_TYPES.values()) | {"CV": "cong-van"} | own_short
    spelt = sorted([*_OTHER_TYPES, "Bộ luật", *(kind.name for kind in types)], key=len, reverse=True)
    word = rf"(?P<name>{'|'.join(spelt)})(?!\w)".replace(" ", r"\s{1,3}")
    return _Names(
        word=re.compile(rf"(?<!\w){word}", re.IGNORECASE),
        plural=re.compile(rf"(?<!\w)(?:các|những|hai|ba|bốn|\d{{1,2}})\s{{1,3}}{word}", re.IGNORECASE),
        short=re.compile(rf"(?<![\w/-])(?P<name>{'|'.join(by_short)})\.?\s{{0,3}}\Z"),
        by_word=by_word,
        by_short=by_short,
    )


def _type_of(name: str) -> str | None:
    return _names().by_word.get(fold(" ".join(name.split())))


class _Lead(NamedTuple):
    """What names the type before a symbol."""

    start: int
    type: str | None
    issuer: str | None = None


class _Listed(NamedTuple):
    """The type that a list has named; ``form``, once the list has begun, is what its symbols have in common."""

    type: str | None
    form: str | None = None
    begun: bool = False


@dataclass(slots=True)
class _Finder:
    page: _Page
    found: list[Citation] = field(default_factory=list)
    done: int = 0
    listed: _Listed | None = None
    years: dict[str, list[tuple[str | None, int]]] = field(default_factory=lambda: defaultdict(list))

    def read(self, symbol: re.Match[str]) -> None:
        """Take in one symbol: a citation, the document's own number, or a look-alike."""
        words, since, form = self.page.words, self.done, _form(symbol)
        self.done = symbol.end()
        self.listed = _list_before(words, since, symbol.start(), self.listed)
        listed = self.listed if _goes_on_list(words, since, symbol, self.listed) else None
        if _is_own_number(words, symbol, listed):
            return
        lead = _lead(words, since, symbol)
        named = lead or listed
        if named:
            self.listed = _Listed(named.type, form, begun=True)
            self._add(symbol, lead, named.type)
        elif _is_unmistakable(symbol):
            self._add(symbol, None, _names().by_short.get(form or ""))

    def _add(self, symbol: re.Match[str], lead: _Lead | None, type_: str | None) -> None:
        number = re.sub(r"\s+", "", symbol[0])
        day, issuer = _date_and_issuer(self.page.words, symbol.end())
        self.done = day.end() if day else symbol.end()
        written = day and (day["full"] or day["only"])
        self.found.append(
            Citation(
                start=self.page.starts[lead.start if lead else symbol.start()],
                end=self.page.ends[self.done - 1],
                type=type_,
                number=number,
                year=self._year(number, type_, symbol["year"] or (day and (day["y"] or day["year"]))),
                issued=_day(day),
                written_date=" ".join(written.split()) if written else None,
                issuer=issuer or (lead.issuer if lead else None),
            )
        )

    def _year(self, number: str, type_: str | None, stated: str | None) -> int | None:
        # Types with one abbreviation count as one: "Thông báo kết luận số 226/TB-VPCP", later "Thông báo số 226/…".
        family = (vocabulary().types[type_].abbreviation or type_) if type_ else None
        mentions = self.years[slug(number).lstrip("0")]
        if stated:
            mentions.append((family, int(stated)))
            return int(stated)
        years = {year for other, year in mentions if family is None or other is None or other == family}
        return years.pop() if len(years) == 1 else None


def _form(symbol: re.Match[str]) -> str | None:
    """Return the abbreviation of the type in the symbol, ``QH`` for the National Assembly's, None without one."""
    short = "QH" if symbol["law"] else symbol["party"] or symbol["first"]
    return short if symbol["law"] or short in _names().by_short else None


def _is_unmistakable(symbol: re.Match[str]) -> bool:
    """Whether the symbol alone shows that it is one: ``12/QĐ-UBND``, ``374-TB/TU``, ``30/2021/QH15``."""
    dated_law, long = symbol["law"] and symbol["year"], symbol["rest"] and len(symbol["first"]) > 1
    return bool(dated_law or long or (symbol["party"] and _form(symbol)))


def _is_own_number(words: str, symbol: re.Match[str], listed: _Listed | None) -> bool:
    own = _OWN_NUMBER.search(words, max(0, symbol.start() - 40), symbol.start())
    return bool(own and (own["colon"] or (not listed and _LINE_END.match(words, symbol.end()))))


def _list_before(words: str, since: int, at: int, listed: _Listed | None) -> _Listed | None:
    """Return the list that is open at ``at``: it ends with its sentence, and "các Kế hoạch …" begins one."""
    for end in _SENTENCE_END.finditer(words, since, at):
        since, listed = end.end(), None
    for plural in _names().plural.finditer(words, since, at):
        listed = _Listed(_type_of(plural["name"])) if plural["name"][0].isupper() else listed
    return listed


def _goes_on_list(words: str, since: int, symbol: re.Match[str], listed: _Listed | None) -> bool:
    if listed is None or (listed.begun and listed.form != _form(symbol)):
        return False
    edge = _before_number_word(words, since, symbol.start())
    return bool(_LIST_MARK.search(words, max(since, edge - 20), edge))


def _before_number_word(words: str, since: int, at: int) -> int:
    number_word = _NUMBER_WORD.search(words, max(since, at - 12), at)
    return number_word.start() if number_word else at


def _lead(words: str, since: int, symbol: re.Match[str]) -> _Lead | None:
    """Return the type named before ``symbol``, not looking back beyond ``since``."""
    edge = _before_number_word(words, since, symbol.start())
    window = max(since, edge - _REACH), edge
    for name in reversed(list(_names().word.finditer(words, *window))):
        between, type_ = words[name.end() : edge], _type_of(name[0])
        if _ADJACENT.fullmatch(between):
            return _Lead(name.start(), type_)
        if edge == symbol.start() or not name[0][0].isupper():
            continue
        if _QUALIFIER.fullmatch(between) or (symbol["law"] and _LAW_NAME.fullmatch(between)):
            return _Lead(name.start(), type_)
        issuer, end = _issuer_after(words, name.end())
        if issuer and not words[end:edge].strip():
            return _Lead(name.start(), type_, issuer)
    short = _names().short.search(words, *window)
    return _Lead(short.start(), _names().by_short[short["name"]]) if short else None


def _date_and_issuer(words: str, at: int) -> tuple[re.Match[str] | None, str | None]:
    """Return the date and the issuer that follow a symbol at ``at``, in either order."""
    day = _DATE.match(words, at)
    issuer, end = _issuer_after(words, day.end() if day else at)
    if issuer and not day:
        day = _DATE.match(words, end)
    return day, issuer


def _day(written: re.Match[str] | None) -> date | None:
    if not written or not written["y"]:
        return None
    try:
        return date(int(written["y"]), int(written["m"]), int(written["d"]))
    except ValueError:
        return None


def _issuer_after(words: str, at: int) -> tuple[str | None, int]:
    """Return the issuer in "của <issuer>" at ``at`` and where it ends; (None, at) if there is none."""
    first = _ISSUER_START.match(words, at)
    if not first or not first["word"][0].isupper() or _names().word.match(words, first.start("word")):
        return None, at
    previous, end, count = first["word"], first.end(), 1
    while count < 24 and (step := _ISSUER_WORD.match(words, end)) and _name_goes_on(words, previous, step):
        previous, end, count = step["word"], step.end(), count + 1
    if count == 1 and not previous.isupper():
        return None, at
    return " ".join(words[first.start("word") : end].split()), end


def _name_goes_on(words: str, previous: str, step: re.Match[str]) -> bool:
    gap, word, before = step["gap"], step["word"], previous.lower()
    if "," in gap:
        return fold(word) in ("chong", "the")  # phòng, chống dịch; Văn hóa, Thể thao và Du lịch
    if "." in gap:
        return before == "tp"
    if "-" in gap:
        return fold(word) == "thuong"  # Lao động - Thương binh và Xã hội
    rest = words[step.start("word") : step.start("word") + 40]
    if gap.count("\n") > 1 or _ISSUER_STOP.match(rest.lower() if word.isupper() else rest):
        return False
    if _names().word.match(rest):
        return before in ("bộ", "sở", "phòng")  # Sở Kế hoạch và Đầu tư
    begins_other = word[0].islower() and _NAME_END.fullmatch(before) and not _NAME_WORD.fullmatch(word)
    return not begins_other
