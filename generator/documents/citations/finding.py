"""Finds the documents that a text names by their symbol ("Chỉ thị số 16/CT-TTg ngày 31/3/2020 của …").

The symbol is found first; the words before it tell the type, the words after it the date and the issuer.
Nothing is looked up elsewhere and nothing is guessed: what the text does not say stays None.
Every quantifier is bounded and every look backwards has a fixed reach, so time grows with the length of the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from generator.basics.text import slug
from generator.documents import markers
from generator.documents.citations.issuers import issuer_after
from generator.documents.citations.kinds import family, names, type_of
from generator.documents.citations.scans import SearchedText, readable
from generator.documents.citations.symbols import SYMBOL, form_of, is_unmistakable

_REACH = 160  # characters before a symbol in which its type is looked for: the longest names of laws fit
_BEHIND = 4  # characters behind a number that tell whether it goes on
_SERIAL = re.compile(r"(?<=\d)[/-]")
_NUMBER_WORD = re.compile(r"(?<!\w)s[ốôổồ]\s{0,3}:?\s{0,3}\Z", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"s[ốôổồ]\s{1,3}\d{1,5}(?!\w)", re.IGNORECASE)
_OWN_NUMBER = re.compile(
    r"(?m)(?:^|[\t|])[^\w\n]{0,8}(?:S[ốôổ]|S[ỐÔ])(?:,?\s(?:ký\s)?hiệu)?\s{0,3}(?P<colon>:?)\s{0,3}\Z"
)
_LINE_END = re.compile(r"[ \t]{0,9}(?:\n|\Z)")
_ADJACENT = re.compile(r"\s{0,4}[(“\"|]?\s{0,2}")
_QUALIFIER = re.compile(r"\s{1,3}(?:khẩn|hỏa tốc|hoả tốc|thượng khẩn|mật|liên tịch|liên ngành)\s{1,3}", re.IGNORECASE)
_LAW_NAME = re.compile(r"[^.;:!?\d]{1,150}")
_SENTENCE_END = re.compile(r"(?<=[^\W\d]{2})[.!?]\s")
_LIST_MARK = re.compile(
    r"(?m)(?:[,;:(]|(?<!\w)(?:và|hoặc|cùng)|^[ \t]{0,9}"
    rf"(?:{markers.ITEM})?)\s{{0,3}}\Z"
)
_LIST_FOLLOWS = re.compile(rf"[^.;:]{{0,120}}:\s{{0,3}}(?:{markers.ITEM}\s)?(?:số\s|\d)|\s{{1,3}}số\s", re.IGNORECASE)
_DATE = re.compile(
    r"""[\s,(|]{0,4}(?:(?:ban\s{1,3}hành|ký)\s{1,3})?
    (?:(?P<same>cùng\s{1,3}ngày)(?!\w|\s{1,3}\d)
      |(?P<both>cùng\s{1,3})?(?:ngày\s{0,3}|(?=\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?!\d)))
        (?P<full>(?P<d>\d{1,2})(?:\s{0,2}[/.-]\s{0,2}|\s{1,3}tháng\s{1,3})(?P<m>\d{1,2})
        (?:(?:\s{0,2}[/.-]\s{0,2}|,?\s{1,3}năm\s{1,3})(?P<y>(?:19|20)\d\d)(?!\d)|(?:/\d\d)?(?![/.-]?\d)))
      |(?P<only>năm\s{1,3}(?P<year>(?:19|20)\d\d))(?!\d))""",
    re.VERBOSE | re.IGNORECASE,
)


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
    """Return the documents that ``text`` names by number, in order, without overlap.

    A document's own number line ("Số: 3461/UBND-THNV") is no citation. A number without symbol is one if the text has
    named its document in full before ("Công văn số 1319"), or dates it ("Thông báo số 74 ngày 25/7/2021"); "Chỉ thị 16"
    is the name of a model, not of a document.
    """
    finder = _Finder(readable(text))
    words = finder.page.words
    for named in sorted([*SYMBOL.finditer(words), *_bare(words)], key=lambda named: named.start()):
        if named.re is SYMBOL:
            finder.read(named)
        else:
            finder.read_bare(named)
    return tuple(finder.found)


def _bare(words: str) -> Iterator[re.Match[str]]:
    """Yield the numbers without symbol behind the name of a type; the number, as the rarer, is looked for first."""
    done = 0
    for number in _BARE_NUMBER.finditer(words):
        for named in names().bare.finditer(words, max(done, number.start() - _REACH), number.end() + _BEHIND):
            done = named.end()
            yield named


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
    page: SearchedText
    found: list[Citation] = field(default_factory=list)
    done: int = 0
    last: int = 0
    """Where the last citation ends."""
    listed: _Listed | None = None
    years: dict[str, list[tuple[str | None, int]]] = field(default_factory=lambda: defaultdict(list))

    def read(self, symbol: re.Match[str]) -> None:
        """Take in one symbol: a citation, the document's own number, or a look-alike."""
        words, since, form = self.page.words, self.done, form_of(symbol)
        number = re.sub(r"\s+", "", symbol[0])
        self.done = symbol.end()
        self.listed = _list_before(words, since, symbol.start(), self.listed)
        listed = self.listed if _goes_on_list(words, since, symbol, self.listed) else None
        if _is_own_number(words, symbol, listed):
            return
        lead = _lead(words, since, symbol)
        named = lead or listed
        if named:
            self.listed = _Listed(named.type, form, begun=True)
            self._add(symbol.end(), lead or _Lead(symbol.start(), named.type), named.type, number, symbol["year"])
        elif is_unmistakable(symbol):
            type_ = names().by_short.get(form or "")
            self._add(symbol.end(), _Lead(symbol.start(), type_), type_, number, symbol["year"])

    def read_bare(self, named: re.Match[str]) -> None:
        """Take in a number without symbol: of a document named before, or of one that is dated here."""
        if named.start() < self.done:
            return
        type_, day = type_of(named["name"]), _date_and_issuer(self.page.words, named.end())[0]
        dated = int(day["y"]) if day and day["y"] else None
        before = {
            one.number
            for one in self.found
            if _SERIAL.split(one.number, maxsplit=1)[0] == named["number"]
            and family(one.type) == family(type_)
            and (dated is None or one.year in (None, dated))
        }
        if len(before) == 1 or dated:
            number = before.pop() if len(before) == 1 else named["number"]
            self._add(named.end(), _Lead(named.start(), type_), type_, number)

    def _add(self, end: int, lead: _Lead, type_: str | None, number: str, year_in_symbol: str | None = None) -> None:
        day, issuer = _date_and_issuer(self.page.words, end)
        self.done = day.end() if day else end
        written = day and (day["same"] or day["full"] or day["only"])
        year = self._year(number, type_, year_in_symbol or (day and (day["y"] or day["year"])))
        issued = self._day(day, number, year, self.page.words[self.last : lead.start])
        if day and day["both"]:
            self._date_before(issued, self.page.words[self.last : lead.start])
        self.last = self.done
        self.found.append(
            Citation(
                start=self.page.starts[lead.start],
                end=self.page.ends[self.done - 1],
                type=type_,
                number=number,
                year=year or (issued.year if issued else None),
                issued=issued,
                written_date=" ".join(written.split()) if written else None,
                issuer=issuer or lead.issuer,
            )
        )

    def _date_before(self, issued: date | None, since: str) -> None:
        """Give the document before, if it has no day, that of both: "Công văn số 1 và Công văn số 2 cùng ngày …"."""
        if issued and self.found and not self.found[-1].written_date and not re.search(r"[.!?]\s", since):
            self.found[-1] = replace(self.found[-1], year=issued.year, issued=issued)

    def _year(self, number: str, type_: str | None, stated: str | None) -> int | None:
        kind, mentions = family(type_), self.years[slug(number).lstrip("0")]
        if stated:
            mentions.append((kind, int(stated)))
            return int(stated)
        years = {year for other, year in mentions if kind is None or other is None or other == kind}
        return years.pop() if len(years) == 1 else None

    def _day(self, written: re.Match[str] | None, number: str, year: int | None, since: str) -> date | None:
        """Return the day as written, its year known from the symbol or from a mention before that it fits."""
        if written and written["same"]:
            return self.found[-1].issued if self.found and not re.search(r"[.!?]\s", since) else None
        if not written or not written["d"]:
            return None
        try:
            day = date(int(written["y"] or year or 0), int(written["m"]), int(written["d"]))
        except ValueError:
            return None
        told = {one.issued for one in self.found if one.number == number and one.year == day.year and one.issued}
        return day if written["y"] or told <= {day} else None


def _is_own_number(words: str, symbol: re.Match[str], listed: _Listed | None) -> bool:
    own = _OWN_NUMBER.search(words, max(0, symbol.start() - 40), symbol.start())
    return bool(own and (own["colon"] or (not listed and _LINE_END.match(words, symbol.end()))))


def _list_before(words: str, since: int, at: int, listed: _Listed | None) -> _Listed | None:
    """Return the list that is open at ``at``: it ends with its sentence, and "các Kế hoạch …" begins one."""
    for end in _SENTENCE_END.finditer(words, since, at):
        since, listed = end.end(), None
    for plural in names().plural.finditer(words, since, at):
        if plural["name"][0].isupper() or _LIST_FOLLOWS.match(words, plural.end()):
            listed = _Listed(type_of(plural["name"]))
    return listed


def _goes_on_list(words: str, since: int, symbol: re.Match[str], listed: _Listed | None) -> bool:
    if listed is None or (listed.begun and listed.form != form_of(symbol)):
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
    for name in reversed(list(names().word.finditer(words, *window))):
        between, type_ = words[name.end() : edge], type_of(name[0])
        if _ADJACENT.fullmatch(between):
            return _Lead(name.start(), type_)
        if edge == symbol.start() or not name[0][0].isupper():
            continue
        if _QUALIFIER.fullmatch(between) or (symbol["law"] and _LAW_NAME.fullmatch(between)):
            return _Lead(name.start(), type_)
        issuer, end = issuer_after(words, name.end())
        if issuer and not words[end:edge].strip():
            return _Lead(name.start(), type_, issuer)
    short = names().short.search(words, *window)
    return _Lead(short.start(), names().by_short[short["name"]]) if short else None


def _date_and_issuer(words: str, at: int) -> tuple[re.Match[str] | None, str | None]:
    """Return the date and the issuer that follow a symbol at ``at``, in either order."""
    day = _DATE.match(words, at)
    issuer, end = issuer_after(words, day.end() if day else at)
    if issuer and not day:
        day = _DATE.match(words, end)
    return day, issuer
