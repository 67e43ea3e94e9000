"""Which regimes a passage puts into force, and where each of them applies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.basics.matching import flat, low
from generator.documents import markers
from generator.documents.clauses import Clause
from generator.documents.localities import below_province
from generator.drafting.measures.areas import Place, places, some, whole_part, without
from generator.drafting.wordlists import listed, patterns_by_key
from generator.vocabulary.lists import vocabulary

_OTHERS = re.compile(r"(?<!\w)(?:từ|đến|về|có|các|vùng|nơi|địa bàn|khu vực|ở|tại)(?!\w)[^.;:]{0,12}\Z")
_OVER = re.compile(
    r"(?<!\w)(?:căn cứ|chấm dứt|kết thúc|dừng|thôi|bãi bỏ|hết|sau khi|đang"
    r"|không (?:còn |phải )*(?:áp dụng|thực hiện))(?!\w)"
)
# What another document says, or whoever is where a regime holds already: "người ở địa phương áp dụng …".
_TOLD = re.compile(
    r"(?<!\w)(?:về|hướng dẫn) việc(?!\w)"
    r"|(?<!\w)(?:ở|tại|từ|đến|trong|của|với|về)\s(?:(?:các|những)\s)?"
    r"(?:địa phương|địa bàn|khu vực|nơi|vùng|tỉnh, thành phố)\s(?:(?:phải|có|được)\s)?(?:áp dụng|thực hiện)(?!\w)"
)
_LEFT = re.compile(r"(?<!\w)từ (?:việc )?(?:thực hiện|áp dụng|chế độ)?[^,;:]{0,30}\Z")
_EVERYWHERE = re.compile(r"(?<!\w)(?:toàn|địa bàn) (?:tỉnh|thành phố)(?!\w)")
_APART = re.compile(r"[,;]\s(?:riêng|còn)(?!\w)")
_ROW = re.compile(markers.ROW)
_STOP = re.compile(r"[.;:!?]\Z")
_FEW = 3  # words beside places and regimes in what is no sentence
_BEFORE = 140  # characters before a regime's name in which the verb stands that puts it into force
_DOUBT = "có nêu chế độ cho một nơi trong tỉnh nhưng máy không đọc được nơi nào"


@dataclass(frozen=True, slots=True)
class Ruling:
    """One regime for one place; ``start`` and ``end`` mark its words in the passage."""

    start: int
    end: int
    named: str
    areas: tuple[str, ...] = ()
    area_words: str | None = None
    doubt: str = ""
    """Why it cannot be drafted: it is for a part of the province that cannot be told."""

    @property
    def regime(self) -> str | None:
        """The regime, if it may be drafted."""
        return None if self.doubt else self.named

    def over(self, names: tuple[str, ...]) -> Ruling:
        """Return it for the places that the items of its list name, unless it names its own."""
        return self if self.areas or self.area_words or not names else replace(self, areas=names, doubt="")


@dataclass(frozen=True, slots=True)
class _Mention:
    regime: str
    start: int
    end: int


def speaks_of_levels(words: str) -> bool:
    """Whether ``words`` head a list or table of the levels of places."""
    return bool(listed("level_names").search(low(words)))


def is_assessed(regime: str) -> bool:
    """Whether the regime is a level that is found to hold in a place, not a model that is carried out there."""
    return vocabulary().scales[vocabulary().regimes[regime].scale].assessed


def is_row(clause: Clause) -> bool:
    """Whether the clause is a row of a table, whose cells stand apart by bars or by nothing."""
    text = clause.text
    return text.count("|") > 1 or bool(
        re.search(r"\.p\d+\Z", clause.label) and not _STOP.search(text) and (_ROW.match(text) or _sets(text))
    )


def _sets(words: str) -> bool:
    """Whether ``words`` are but a place and a regime, as in a row whose columns ran together."""
    regime = any(pattern.search(flat(words)) for _, pattern in patterns_by_key("regimes", folded=True))
    return regime and bool(places(words)) and _is_plain(words)


def level_column(row: str) -> int | None:
    """Return which cell of a table's heading is that of levels ("Cấp độ dịch"), None if it is no such heading."""
    cells = row.split("|")
    found = [number for number, cell in enumerate(cells) if re.match(r"\s*(?:mức |cấp )độ", low(cell))]
    return found[0] if len(found) == 1 and not places(row) else None


def with_level(row: str, column: int | None) -> str:
    """Return ``row`` with the bare number in its column of levels called by what it is: "2" → "Cấp 2"."""
    cells = row.split("|")
    if column is not None and column < len(cells) and re.fullmatch(r"\s*\d\s*", cells[column]):
        cells[column] = f" Cấp {cells[column].strip()} "
    return "|".join(cells)


def rulings(
    words: str,
    above: Sequence[Place] = (),
    *,
    row: bool = False,
    levels: bool = False,
    city: bool = False,
    carried: bool = False,
) -> list[Ruling]:
    """Return the regimes that ``words`` put into force, each with its places.

    ``above``: the places said before for what follows; ``row``: whether they are a row of a table; ``levels``: whether
    they stand below words about the levels of places, where "Huyện A: cấp 2" needs no verb; ``city``: whether the
    province is a city; ``carried``: whether the sentence has put a regime into force before them.
    """
    where = places(words)
    head, _, listed_below = words.rpartition(": ")
    plain = bool(where) and (row or _is_plain(listed_below if listed("assessing").search(low(head)) else words))
    found = _mentions(words, where, plain=plain, levels=levels, carried=carried)
    if not found or (len(found) > 1 and not where):
        return []
    spans = _spans(words, found, where)
    made = []
    for mention, (start, end) in zip(found, spans, strict=True):
        own = [one for one in where if start <= one.start < end] or ([] if where else list(above))
        made.append(_ruling(words, mention, (start, end), own, city=city))
    return made


def _ruling(words: str, mention: _Mention, span: tuple[int, int], own: list[Place], *, city: bool) -> Ruling:
    part = words[span[0] : span[1]]
    names = tuple(dict.fromkeys(name for place in own for name in place.names))
    told = next((place.words for place in own if place.words), None)
    if not own and (vague := some(part) or whole_part(part, city=city)):
        told = vague.words
    return Ruling(*span, mention.regime, names, told, "" if names or told or not below_province(part) else _DOUBT)


def _is_plain(words: str) -> bool:
    """Whether ``words`` are hardly more than the names of places and of a regime: "Huyện A, huyện B: Chỉ thị 16"."""
    rest = re.sub(r"\([^()]*\)", " ", flat(without(words)))
    for _, pattern in patterns_by_key("regimes", folded=True):
        rest = pattern.sub(" ", rest)
    return len(re.findall(r"[^\W\d]+", rest)) <= _FEW


def _mentions(words: str, where: list[Place], *, plain: bool, levels: bool, carried: bool) -> list[_Mention]:
    text = low(words)
    every = sorted(
        (
            _Mention(key, one.start(), one.end())
            for key, pattern in patterns_by_key("regimes", folded=True)
            for one in pattern.finditer(flat(words))
        ),
        key=lambda mention: mention.start,
    )
    local = bool(where) or bool(_EVERYWHERE.search(text))
    kept: list[_Mention] = []
    since = 0
    for one in every:
        before = text[max(since, one.start - _BEFORE) : one.start]
        free = plain and (levels or not is_assessed(one.regime))
        if free or _puts(one.regime, before, local=local, carried=carried or bool(kept)):
            kept.append(one)
        since = one.end
    return kept if len({one.regime for one in kept}) == len(kept) else []


def _puts(regime: str, before: str, *, local: bool, carried: bool) -> bool:
    """Whether the words ``before`` put the regime into force; ``carried``: another one before it was."""
    if _OVER.search(before) or _LEFT.search(before) or _TOLD.search(before):
        return False
    if is_assessed(regime):
        return bool(listed("assessing").search(before)) and not _OTHERS.search(before)
    works = carried or listed("regime_works").search(before) is not None
    return bool(listed("regime_verbs").search(before)) or (local and works)


def _spans(words: str, found: list[_Mention], where: list[Place]) -> list[tuple[int, int]]:
    """Return the part of ``words`` of each regime: up to its name where the place comes first, else from it."""
    if len(found) == 1:
        return [(0, len(words))]
    place_first = bool(where) and where[0].start < found[0].start
    cuts = [0]
    for one, two in pairwise(found):
        apart = _APART.search(low(words), one.end, two.start)
        between = [place.start for place in where if one.end <= place.start < two.start]
        if apart:
            cuts.append(apart.start())
        elif place_first and between:
            cuts.append(between[0])
        else:
            cuts.append(two.start)
    return list(zip(cuts, [*cuts[1:], len(words)], strict=True))
