"""How the types of documents are written before a number."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.basics.text import fold
from generator.vocabulary.lists import UNKNOWN_TYPE, derived, vocabulary

# Types outside the vocabulary. Named in the text they keep the symbol's abbreviation from being misread:
# a Party "Quy định" has QĐ in its symbol, as a "Quyết định" has.
_OTHER_TYPES = {
    "Báo cáo": "BC", "Biên bản": "BB", "Chương trình": "CTr", "Đề án": "ĐA", "Lệnh": "L", "Pháp lệnh": "PL",
    "Quy chế": "QC", "Quy định": "QyĐ", "Thông tri": "TTri", "Tờ trình": "TTr",
}  # fmt: skip


class TypeNames(NamedTuple):
    """How types are written: in words, after a plural, as an abbreviation before a number or inside a symbol."""

    word: re.Pattern[str]
    bare: re.Pattern[str]
    plural: re.Pattern[str]
    short: re.Pattern[str]
    by_word: dict[str, str | None]
    by_short: dict[str, str | None]


@derived
def names() -> TypeNames:
    """Return how the types of the vocabulary, and some beyond it, are written."""
    types = [kind for kind in vocabulary().types.values() if kind.key != UNKNOWN_TYPE]
    by_word = dict.fromkeys(map(fold, _OTHER_TYPES)) | {"bo luat": "luat"} | {fold(t.name): t.key for t in types}
    # Backwards, so that of two types with one abbreviation the first of the vocabulary stays.
    own_short = {kind.abbreviation: kind.key for kind in reversed(types) if kind.abbreviation}
    by_short = dict.fromkeys(_OTHER_TYPES.values()) | {"CV": "cong-van"} | own_short
    spelt = sorted([*_OTHER_TYPES, "Bộ luật", *(kind.name for kind in types)], key=len, reverse=True)
    word = rf"(?P<name>{'|'.join(spelt)})(?!\w)".replace(" ", r"\s{1,3}")
    return TypeNames(
        word=re.compile(rf"(?<!\w){word}", re.IGNORECASE),
        bare=re.compile(
            rf"(?<!\w){word}\s{{1,3}}s[ốôổồ]\s{{1,3}}(?P<number>\d{{1,5}})(?!\w)(?!\s{{0,2}}[/-]|[.,]\d)", re.IGNORECASE
        ),
        plural=re.compile(
            rf"(?<!\w)(?:các|những|hai|ba|bốn|\d{{1,2}})(?:\s\(\w{{2,6}}\))?\s{{1,3}}{word}", re.IGNORECASE
        ),
        short=re.compile(rf"(?<![\w/-])(?P<name>{'|'.join(by_short)})\.?\s{{0,3}}\Z"),
        by_word=by_word,
        by_short=by_short,
    )


def type_of(name: str) -> str | None:
    """Return the key of the type that is written ``name``; None for a type beyond the vocabulary."""
    return names().by_word.get(fold(" ".join(name.split())))


def family(type_: str | None) -> str | None:
    """Return what types with one abbreviation share: "Thông báo kết luận số 226/…", later "Thông báo số 226/…"."""
    return (vocabulary().types[type_].abbreviation or type_) if type_ else None
