"""Where an order applies: the places below the province that it names, or its words for them ("các huyện còn lại")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.basics.matching import flat, low
from generator.documents.localities import CAPITAL, KIND, NO_NAME, RANKS, REST, SMALL, UNIT
from generator.drafting.wordlists import listed
from generator.vocabulary.lists import derived, vocabulary

_SYLLABLE = rf"{NO_NAME}{CAPITAL}[\w'’]*"
# Kinds that lost their marks in reading, before a name.
_SPOILT = {
    "thành phố": re.compile(r"(?<!\w)([Tt])h[àa]nh ph[ốôóo](?=\s)"),
    "huyện": re.compile(r"(?<!\w)([Hh])uy[ệêẹe]n(?=\s)"),
    "thị xã": re.compile(r"(?<!\w)([Tt])h[ịi] x[ãa](?=\s)"),
    "phường": re.compile(r"(?<!\w)([Pp])h[ưu][ờơòo]ng(?=\s[A-ZĐ\d])"),
}
_NUMBER = r"(?:số\s)?\d{1,2}(?![\w/%.]|\s(?i:ngày|giờ|người|tháng|ca|trường hợp))"
_NO_BODY = r"(?!(?:Sở|Ban|Bộ|Đài|Hội|Tổ|Chi|Khu|Trung|Công|Ủy)\s)"
_DOUBLE = rf"(?:\s-\s{_NO_BODY}(?!{KIND}\s){_SYLLABLE}\s{_SYLLABLE})?"  # "Phan Rang - Tháp Chàm"
NAME = rf"(?:{_SYLLABLE}(?:[ -]{_SYLLABLE}){{0,4}}{_DOUBLE}(?:\s\d{{1,2}}(?![\w/%.]))?|{_NUMBER})"
_FIRST = re.compile(
    r"(?<!\w)(?!XÃ HỘI(?!\w))"
    rf"(?:(?i:(?:các|những|\d{{1,2}})\s)(?P<other>(?:{KIND}\s?[,/]\s?){{0,3}})(?P<kinds>{KIND})"
    rf"(?i:\s(?:sau|gồm|là))*\s?:?\s(?:(?P<own>{KIND})\s)?|(?P<kind>{KIND})\s?)(?P<name>{NAME})(?!\w)"
)
_JOINT = r"\s?(?:,\s?(?:và\s)?|\svà\s|;\s?|\s\+\s)\s?"
_NEXT = re.compile(
    rf"(?P<joint>{_JOINT})(?:(?P<kind>{KIND})\s(?P<name>{NAME})"
    # One syllable without its kind, or the head of a body's name, would be anything.
    rf"|(?P<bare>{_NO_BODY}{_SYLLABLE}(?:[ -]{_SYLLABLE}){{1,4}}))(?!\w)"
)
_LIES = re.compile(rf"\s(?:\(|thuộc\s|của\s)?{KIND}\s{NAME}\)?")
_AROUND = re.compile(rf"(?:,\s|\s)(?:\(|thuộc\s|của\s)?{KIND}\s{NAME}")
_COLON = re.compile(r"\s?:\s")
# Not where it applies, but whose body, whence somebody came, or what a title tells.
_ELSEWHERE = re.compile(
    r"(?<!\w)(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd|chủ tịch|công an|quân sự|y tế|đảng ủy|bệnh viện|thpt|thcs"
    r"|trường học|đa khoa|mặt trận tổ quốc|mttq|văn hóa|từ|đến|trở về|ngoài|trừ|đi|qua|(?<!đối\s)với|giao"
    r"|yêu cầu|đề nghị)\s(?:các\s)?\Z|(?<!\w)(?:về việc|v/v)(?!\w)[^.;]*\Z"
)
_REST = re.compile(
    rf"{REST}"
    r"(?:\s(?:của|trên địa bàn|trong|thuộc)\s(?:tỉnh|thành phố|huyện|địa bàn)(?:(?:\s[^\W\d_]+){1,3}(?=[.;,:)]|\Z))?)?"
)
_OWN = re.compile(r"(?<!\w)(?:toàn|trên địa bàn|phạm vi) (?P<kind>huyện|thị xã|thành phố)(?!\w)")
_LIKE = re.compile(
    rf"(?<!\w)(?:(?:các|những)\s)?{UNIT}(?:,\s{UNIT}){{0,3}}\s(?:(?:có|ở|là|thuộc|đang ở|được xác định là)\s)?"
    r"(?:(?:dịch\s)?(?:ở\s)?cấp(?: độ)?(?: dịch)? \d(?:(?:,| và|, cấp| và cấp) \d)*|(?:màu )?(?:đỏ|cam|vàng|xanh)"
    r"|nguy cơ(?: rất)? (?:cao|thấp)|nguy cơ)(?!\w)(?:\s\([^()]{1,40}\))?"
)
_WHOLE = r"(?:(?:trên\s)?(?:phạm vi\s|địa bàn\s)?(?:toàn\s|cả\s)?(?:tỉnh|thành phố|huyện)(?:\s[^\W\d_]+){0,4})"
_EXCEPT = re.compile(_WHOLE + r"[\s,(]{1,3}(?:ngoại\s)?trừ\s(?:(?:các|những)\s)?" + UNIT + r"[^.;()]{2,160}\)?")


@derived
def _some() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?:đối với|tại|ở|trên|trong)\s(?P<words>(?:(?:các|những|một số|toàn bộ)\s)?"
        rf"(?:(?:các|những|\d{{1,2}})\s{UNIT}(?:(?:,\s|\svà\s|/){UNIT}){{0,4}}|khu vực|vùng|nơi|khu dân cư"
        rf"|{listed('struck').pattern})(?!\w)"
        r"(?!\s(?:sau|dưới đây))[^.;:,()]{2,100}?)"
        r"(?=[.;:,()]|\Z|\s(?:từ|kể từ|đến|cho đến|theo|trong thời gian|tiếp tục|thực hiện|áp dụng|phải|được|không)\s)"
    )


@dataclass(frozen=True, slots=True)
class Place:
    """Places named together, or the words for some; ``start`` and ``end`` are offsets into the passage."""

    start: int
    end: int
    names: tuple[str, ...]
    """Each with its kind, as written: "huyện An Biên"."""
    words: str | None
    """What is said where no name is given, as written."""


@dataclass(slots=True)
class _NamedPlace:
    rank: int
    words: str


def places(words: str) -> list[Place]:
    """Return where ``words`` say that they apply, in order; nothing where they speak of the whole province."""
    for right, spoilt in _SPOILT.items():
        words = spoilt.sub(rf"\1{right[1:]}", words)
    text = low(words)
    told = [Place(one.start(), one.end(), (), words[one.start() : one.end()].strip()) for one in _EXCEPT.finditer(text)]
    told += [one for one in _worded(words, text, _REST) if not _overlap(one, told)]
    named = [one for one in _groups(words, text) if not _overlap(one, told)]
    if not named:
        told += [one for one in _worded(words, text, _LIKE) if not _overlap(one, told)]
    return sorted([*told, *named], key=lambda one: one.start)


def some(words: str) -> Place | None:
    """Return the words of ``words`` for some places that nobody names: "đối với các xã có nguy cơ cao"."""
    found = _some().search(low(words))
    return Place(*found.span("words"), (), words[found.start("words") : found.end("words")].strip()) if found else None


def whole_part(words: str, *, city: bool) -> Place | None:
    """Return the words for all of a district that speaks for itself: "toàn huyện"; ``city``: the city is a province."""
    found = _OWN.search(low(words))
    if not found or (city and found["kind"] == "thành phố"):
        return None
    return Place(found.start(), found.end(), (), words[found.start() : found.end()])


def without(words: str) -> str:
    """Return ``words`` without the names of places."""
    for place in reversed(places(words)):
        words = f"{words[: place.start]} {words[place.end :]}"
    return words


def _worded(words: str, text: str, pattern: re.Pattern[str]) -> Iterator[Place]:
    for one in pattern.finditer(text):
        if not _ELSEWHERE.search(text, 0, one.start()):
            yield Place(one.start(), one.end(), (), words[one.start() : one.end()].strip())


def _overlap(one: Place, others: list[Place]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in others)


def _groups(words: str, text: str) -> Iterator[Place]:
    end = 0
    for first in _FIRST.finditer(words):
        if first.start() < end:
            continue
        names, end = _group(words, first)
        small = low(first["kind"] or first["kinds"]) in SMALL and not _AROUND.match(words, first.end())
        if not (small or _is_elsewhere(first, text)):
            yield Place(first.start(), end, tuple(name.words for name in names), None)


def _is_elsewhere(first: re.Match[str], text: str) -> bool:
    return is_city(first["name"]) or _ELSEWHERE.search(text, 0, first.start()) is not None


def is_city(name: str) -> bool:
    """Whether ``name`` is that of a city that is a province itself."""
    return flat(name) in _cities()


@derived
def _cities() -> frozenset[str]:
    # Documents to be drafted mostly speak of the provinces of the first era.
    territory = vocabulary().territory
    return frozenset(map(flat, territory.cities(territory.eras[0]))) | {"hcm"}


def _group(words: str, first: re.Match[str]) -> tuple[list[_NamedPlace], int]:
    """Return the places listed from ``first`` on, and where the list ends."""
    # Of several kinds ("7 quận, huyện: quận A, B, huyện C, D") each holds for the names that follow it.
    mixed = bool(first["other"])
    kind = first["kind"] or first["own"] or (None if mixed else first["kinds"])
    names = [_named(kind, first["name"])]
    end = first.end()
    while True:
        if lies := _LIES.match(words, end):
            end = lies.end()
        parts = _narrower(words, end, names[-1])
        if parts:
            names[-1:], end = parts
            continue
        found = _NEXT.match(words, end)
        if not found:
            return names, end
        end = found.end()
        if found["bare"]:
            names.append(_named(kind, found["bare"]))
        elif RANKS[low(found["kind"])] > names[-1].rank >= 0 and "và" not in found["joint"]:
            names[-1].words += f", {found['kind']} {found['name']}"
        else:
            names.append(_named(found["kind"], found["name"]))
            kind = found["kind"] if mixed else kind


def _narrower(words: str, at: int, above: _NamedPlace) -> tuple[list[_NamedPlace], int] | None:
    """Return the places after a colon that lie in the one before it: "Thành phố A: các phường B, C"."""
    colon = _COLON.match(words, at)
    first = _FIRST.match(words, colon.end()) if colon else None
    if not first or RANKS[low(first["kind"] or first["kinds"])] >= above.rank:
        return None
    return _group(words, first)


def _named(kind: str | None, name: str) -> _NamedPlace:
    return _NamedPlace(RANKS[low(kind)] if kind else -1, f"{kind} {name}" if kind else name)
