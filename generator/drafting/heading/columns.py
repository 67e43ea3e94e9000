"""Lines in which the columns of a heading or of a signature ran together → the parts that stand apart on paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, groupby, pairwise

from generator.basics.matching import flat
from generator.documents.clauses import ADDRESSED
from generator.drafting.scan_repair import DIGIT, plain, trimmed
from generator.drafting.wordlists import provinces, wordlists
from generator.vocabulary.lists import derived

_MOTTO = re.compile(  # words run together, or each begun as it should and misread further on
    r"cong\s*hoa\s*xa\s*hoi\s*chu\s*nghia\s*viet\s*nam|dang\s*cong\s*san\s*viet\s*nam"
    r"|c\S{2,4}\s+h\S{1,3}\s+x\S{1,2}\s+h\S{1,3}\s+c\S{1,3}\s+n\S{3,5}\s+v\S{2,4}\s+n\S{1,3}(?!\S)"
    r"|d\S{2,3}\s+l\S{2,3}\s+[-–—.]\s+t\S{1,2}\s+d\S{1,2}\s+[-–—.]\s+h\S{2,4}\s+p\S{2,4}(?!\S)"
    r"|doan\s*tncs\s*ho\s*chi\s*minh|doc\s*lap\s*[-–—.]?\s*tu\s*do\s*[-–—.]?\s*hanh\s*phuc"
)
_UPPER = "A-ZĐÐƯƠÂÊÔĂ"
_PIECE = rf"(?:Ttg|[{_UPPER}](?:[{_UPPER}\d&]|[a-zđ](?![a-zđ])){{0,14}})"
_NUMBER = re.compile(
    r"\s{0,3}(?:S\s?[ốồổỗộôóòõỏọo6]|S\s?[ỐỒỔỖỘÔÓO]|(?:Luật|Nghị quyết) số(?=\s?:))(?!\w)"
    r"(?:,?\s(?:ký\s)?hiệu)?\s{0,3}[:;.]?\s{0,3}"
    rf"(?P<digits>(?=[OoIl]{{0,4}}\d){DIGIT}{{1,5}}[a-zđ]?)?[\s.…_]{{0,20}}"
    rf"(?P<symbol>[/–—-]\s{{0,2}}(?:{DIGIT}{{4}}|{_PIECE})(?:\s{{0,2}}[/–—&-]\s{{0,2}}{_PIECE}){{0,4}}(?!\w))?"
)
_BLANK = r"[\s._…]{0,20}"
_DAY = re.compile(
    rf"(?<!\w)ngay\s{{0,3}}(?:(?P<d>{DIGIT}{{1,2}}|{_BLANK})\s{{0,3}}thang\s{{0,3}}(?P<m>{DIGIT}{{1,2}}|{_BLANK})"
    rf"\s{{0,3}}nam\s{{0,3}}(?P<y>{DIGIT}{{4}}(?!\w)|\d{{0,3}}{_BLANK}(?=\Z|\s))"
    rf"|(?P<sd>{DIGIT}{{1,2}})\s?[/.-]\s?(?P<sm>{DIGIT}{{1,2}})\s?[/.-]\s?(?P<sy>{DIGIT}{{4}})(?!\w))"
)
_SUBJECT = re.compile(r"(?<!\w)\(?[Vv]/[Vv](?!\w)|(?<=[^\W\d_])V/v(?!\w)")
_RULE = re.compile(r"[-–—=~]{3,}|_{3,}(?![\s_]*/)")  # what is left blank before a symbol is no rule
_ADDRESSED = re.compile(rf"(?<!\w){ADDRESSED.pattern}\s*:")
_BASIS = re.compile(r"(?<!\S)Căn cứ(?!\w)")
_AUTHORITY = 4  # words in capitals from which on they are the name of who decides
_OF = re.compile(r"(?:tỉnh|phố|tp\.?|huyện|xã|ủy|uỷ|của|từ|tại)\s*\Z")
_SINCE = ("Từ", "Đến", "Trước", "Sau", "Vào")  # before a day in a sentence; "Từ Sơn" is a town
AUTHORITY = "TUQ|TM|KT|TL|Q|T/M|K/T|T/L"
"""A pattern of the marks that tell for whom somebody signs (NĐ 30/2020/NĐ-CP, Phụ lục I)."""
_MARK = rf"(?<![\w/])(?:{AUTHORITY.lower()})(?:\.\s{{0,3}}|\s{{1,3}})"


def is_motto(line: str) -> bool:
    """Whether ``line`` is the heading of the nation, the Party or the Youth Union."""
    return bool(_MOTTO.fullmatch(plain(line.strip(" .*"))))


def number_line(line: str) -> re.Match[str] | None:
    """Return how ``line`` gives the document's own number (``digits``, ``symbol``), if it does."""
    found = _NUMBER.match(line)
    return found if found and (found["digits"] or found["symbol"]) else None


def day_written(line: str) -> re.Match[str] | None:
    """Return the first day in ``line`` (in lower case, accents aside), blanks for day, month or year included."""
    return _DAY.search(flat(line))


def place_start(line: str, day: int) -> int:
    """Return where the name of a place begins that ends right before ``day``; ``day`` itself without one."""
    start, at = day, day
    for word in reversed(list(re.finditer(r"\S+", line[:day]))):
        glued = _glued(word[0])
        name = word[0][glued:].strip(",.")
        if not _in_place_name(name) or (re.search(r"[.,;:]\Z", word[0]) and at != day and name not in ("TP", "Tp")):
            break
        at = word.start() + glued
        start = at if name[:1].isupper() else start
        if glued or day - at > 40:
            break
    return day if line[start:day].strip() in _SINCE else start


def _glued(word: str) -> int:
    """Return where in "mốiBình", two words that lost the space between them, the second begins; 0 in one word."""
    return next((i for i in range(1, len(word) - 1) if word[i - 1].islower() and word[i:].istitle()), 0)


def _in_place_name(word: str) -> bool:
    if word in ("TP", "Tp", "-", "–", "phố", "TP.HCM", "Tp.HCM"):
        return True
    return word[:1].isupper() and not (len(word) > 1 and word.isupper()) and not re.search(r"[\d/]", word)


def apart(line: str) -> list[str]:
    """Return the parts of a line of the heading: motto, number, place and date, subject, addressee each alone."""
    cuts = {0, len(line)}
    for motto in _MOTTO.finditer(plain(line)):
        cuts |= {*motto.span()}
    subject = _SUBJECT.search(line)
    addressed = _ADDRESSED.search(line)
    until = subject.start() if subject else len(line)
    cuts |= {found.start() for found in (subject, addressed) if found}
    for start in re.finditer(r"(?<!\S)(?=S)|\A", line):
        own = number_line(line[start.start() : until])
        if own and start.start() < until and (own["symbol"] or ":" in own[0]):
            cuts |= {start.start(), start.start() + own.end()}
            break
    rules = [rule.span() for rule in _RULE.finditer(line) if line[: rule.start()].rstrip()[-1:].isupper()]
    cuts |= _date_cuts(line, until) | _authority_cuts(line) | {*chain.from_iterable(rules)}
    places = sorted(cuts)
    parts = [trimmed(line[one:two]) for one, two in pairwise(places)]
    return [part for part in parts if part] or [""]


def _date_cuts(line: str, until: int) -> set[int]:
    """Return where place and date begin and end.

    Inside a subject only those of a province, or those that lost the space before them, at its end.
    """
    for day in _DAY.finditer(flat(line)):
        start = place_start(line, day.start())
        if start == day.start() or _OF.search(line[:start]):
            continue
        town = flat(line[start : day.start()].strip(" ,"))
        column = town in provinces()[1] or line[start - 1 : start].isalpha()
        if start < until or (column and not line[day.end() :].strip(" .|")):
            return {start, day.end()}
    return set()


def _authority_cuts(line: str) -> set[int]:
    """Return where, after a subject, the capitals of the deciding body begin and end, and where its grounds begin."""
    cuts = {found.start() for found in _BASIS.finditer(line)}
    for capitals, run in groupby(re.finditer(r"\S+", line), key=lambda word: _in_capitals(word[0])):
        words = list(run)
        before = line[: words[0].start()].rstrip()
        if capitals and len(words) >= _AUTHORITY and before[-1:].islower():
            cuts |= {words[0].start(), words[-1].end()}
    return cuts


def _in_capitals(word: str) -> bool:
    return len(word) > 1 and word.isalpha() and word.isupper()


@derived
def roles() -> re.Pattern[str]:
    """Return a pattern of the titles of those who sign, for text without accents in lower case."""
    return re.compile(rf"(?<!\w)(?<!ban )(?:{_roles()})(?!\w)")


@derived
def _titles() -> re.Pattern[str]:
    return re.compile(rf"{_MARK}(?:(?:{_roles()})(?!\w)|(?=\w{{2}}))|(?<!\w)(?<!ban )(?:{_roles()})(?!\w)")


def _roles() -> str:
    names = sorted(role_names(), key=len, reverse=True)
    return "|".join([*map(re.escape, names), "pho [a-z]{2,}"])


@derived
def role_names() -> dict[str, str]:
    """Return the titles of those who sign as sentences write them, by their letters without accents in lower case."""
    return {flat(name): name for name in wordlists()["roles"]}


def signature_start(line: str) -> int:
    """Return where, beside a recipient, the words of the signature begin; the length of ``line`` if nowhere."""
    return next(_title_starts(line), len(line))


def _title_starts(line: str) -> Iterator[int]:
    """Yield where titles begin that are printed in capitals, each with the mark before it."""
    begun = False
    for found in _titles().finditer(flat(line)):
        # After a word in capitals that is neither, the words may be the rest of a title that is not known.
        before = line[: found.start()].split()[-1:]
        rest = not begun and any(word.isalpha() and word.isupper() and not word.isascii() for word in before)
        if line[found.start() : found.end()].isupper() and not rest:
            begun = True
            yield found.start()


def signature_parts(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines around a signature, with what ran together apart: recipients, titles, name."""
    for line in lines:
        starts = list(_title_starts(line))
        places = sorted({0, *starts, len(line)})
        parts = [part for one, two in pairwise(places) if (part := trimmed(line[one:two]))]
        for part in parts:
            yield from _title_and_name(part) if starts else [part]


def _title_and_name(words: str) -> list[str]:
    """Return "CHỦ TỊCH Võ Văn A" as two lines: a title in capitals and a name that is not."""
    pieces = words.split()
    count = next((i for i, piece in enumerate(pieces) if any(map(str.islower, piece))), len(pieces))
    if 0 < count < len(pieces) and roles().search(flat(" ".join(pieces[:count]))):
        return [" ".join(pieces[:count]), " ".join(pieces[count:])]
    return [words]
