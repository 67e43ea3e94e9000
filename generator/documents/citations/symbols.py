"""What a symbol shows by itself (``1377/UBND-KGVX``, ``374-TB/TU``): its form, its level of issuer, its key."""

from __future__ import annotations

import re

from generator.basics.text import slug
from generator.documents.citations.kinds import names

_UPPER = "A-ZĂÂÊÔƠƯĐ"
_SUBJECT = "V/v"  # it may have lost the space before it: "8123/UBND-KGVXV/v"
_WORD = rf"(?:Ttg|[{_UPPER}](?:(?!{_SUBJECT})[{_UPPER}0-9]|[a-zđ](?![a-zđ])){{0,14}})"
_PIECE = rf"{_WORD}(?:\s?&\s?{_WORD}){{0,3}}(?:(?!\w)|(?={_SUBJECT}))"
# "CT – TTg" is one symbol, "16/CT-TTg - UBND tỉnh" is not, nor is a bullet on the next line.
_FIRST_DASH = r"(?:[ \t\xa0]{0,2}-\s{0,3}|\n-(?=\S))"
# It begins with a digit, and looks back from there: so the engine passes over all other letters at once.
SYMBOL = re.compile(
    rf"""\d(?:(?<![\w/]\d)|(?<=[sS][ốỐ]\d))(?<!\d[.,]\d)(?<!\w-\d)
    \d{{0,4}}[a-zđ]?(?:
        \s{{0,3}}/\s{{0,3}}(?:(?P<year>(?:19|20)\d\d)\s{{0,3}}/\s{{0,3}})?
        (?:(?P<law>(?:UBTV)?QH\d{{1,2}})(?!\w)
          |(?P<first>{_PIECE})(?P<rest>{_FIRST_DASH}{_PIECE}(?:-\s{{0,3}}{_PIECE}){{0,3}})?)
      | \s{{0,2}}-\s{{0,2}}(?P<party>{_WORD})\s{{0,2}}/\s{{0,3}}{_PIECE}(?:-\s{{0,3}}{_PIECE}){{0,2}}
    )""",
    re.VERBOSE,
)
_YEAR_IN_SYMBOL = re.compile(r"\d+[a-zđ]?/((?:19|20)\d\d)/")
_CENTRAL = re.compile(
    "BCA|BCĐQG|BCT|BDTTG|BGDĐT|BGTVT|BKHCN|BKHĐT|BLĐTBXH|BNG|BNN|BNNMT|BNNPTNT|BNV|BQP|BTC|BTNMT|BTP|BTTTT|BVHTTDL|BXD"
    r"|BYT|CP|CTN|HĐBT|KTNN|NHNN|TANDTC|TTCP|TTG|VKSNDTC|VPCP|VPCTN|VPQH|(?:UBTV)?QH\d{1,2}|\w{0,12}TW"
)


def key(unit: str, type_: str | None, number: str, year: int | str | None) -> str:
    """Return the permanent key of a document: ``trung-uong/05-ct-ttg-2020``, ``trung-uong/23-2021-qd-ttg``.

    ``unit`` is a province's slug or ``trung-uong``. A symbol that holds its year gets no second one, an unknown year
    none. ``type_`` counts only for a bare number, which documents of every type share: ``ca-mau/chi-thi-16-2020``.
    """
    symbol = slug(number)
    name = f"{type_}-{symbol}" if type_ and symbol.isdigit() else symbol
    return f"{unit}/{name}" if year is None or _YEAR_IN_SYMBOL.match(number) else f"{unit}/{name}-{year}"


def is_central(number: str) -> bool:
    """Whether the symbol names an issuer of the central government, the National Assembly or the central Party."""
    return any(_CENTRAL.fullmatch(piece.upper()) for piece in re.split(r"[/&-]", number))


def form_of(symbol: re.Match[str]) -> str | None:
    """Return the abbreviation of the type in the symbol, ``QH`` for the National Assembly's, None without one."""
    short = "QH" if symbol["law"] else symbol["party"] or symbol["first"]
    return short if symbol["law"] or short in names().by_short else None


def is_unmistakable(symbol: re.Match[str]) -> bool:
    """Whether the symbol alone shows that it is one: ``12/QĐ-UBND``, ``374-TB/TU``, ``30/2021/QH15``."""
    dated_law, long = symbol["law"] and symbol["year"], symbol["rest"] and len(symbol["first"]) > 1
    return bool(dated_law or long or (symbol["party"] and form_of(symbol)))
