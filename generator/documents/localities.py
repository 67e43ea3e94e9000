"""Places below a province: how they are called, and where a text names one, or what is left of them."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from generator.vocabulary.lists import derived, vocabulary
from generator.vocabulary.territory import Era

DISTRICTS = ("thành phố", "thị xã", "huyện đảo", "huyện", "quận")
COMMUNES = ("thị trấn", "phường", "xã đảo", "xã")
_HAMLETS = ("khu phố", "tổ dân phố", "tiểu khu", "thôn", "ấp", "khóm")
SMALL = ("khối phố", "khối", "chợ")
"""Words for much else, unless the place around them follows."""
RANKS = {
    **dict.fromkeys(("xóm", *SMALL), 0),
    **dict.fromkeys((*_HAMLETS, "bản", "buôn"), 1),
    **dict.fromkeys((*COMMUNES, "tt."), 2),
    **dict.fromkeys((*DISTRICTS, "tp", "tp.", "tx."), 3),
}
"""Every kind of place, as written, and how high it stands: of two, the higher one says where the other lies."""
KIND = rf"(?i:{'|'.join(map(re.escape, sorted(RANKS, key=len, reverse=True)))})"
"""A pattern of any of them, in any case."""
UNIT = f"(?:{'|'.join((*DISTRICTS, *COMMUNES, *_HAMLETS))}|địa phương|địa bàn|khu vực|vùng|nơi)"
"""A pattern, for text in lower case, of what a place is called where it has no name: «các xã còn lại»."""
REST = (
    rf"(?<!\w)(?:(?:tất cả )?(?:các|những)\s)?{UNIT}"
    rf"(?:(?:,\s|\svà\s|/|\s)(?:{UNIT}|thị)){{0,4}}\s(?:còn lại|khác)(?!\w)"
)
"""A pattern, for text in lower case, of the places that others leave: «các huyện, thành phố còn lại»."""
NEVER_A_PROVINCE = "|".join(kind for kind in (*DISTRICTS, *COMMUNES) if kind != "thành phố")
"""A pattern, for text in lower case, of the kinds of places that no province is of."""
CAPITAL = rf"[{''.join(letter for letter in map(chr, range(ord('A'), ord('Ỹ') + 1)) if letter.isupper())}]"
_WORD = rf"{CAPITAL}[\w’']*"
NO_NAME = (
    r"(?!Ủy|Uỷ|UBND|HĐND|HU\b|Chỉ thị|Quyết định|Nghị quyết|Công văn|Cấp\s|Vùng\s|\w+-\d"
    rf"|Hội(?![ -]{_WORD}))"  # "Giãn cách Xã Hội theo Chỉ thị 16"
)
"""What is written with a capital and may follow the kind of a place without being its name."""
_NAME = rf"{NO_NAME}{_WORD}(?: {_WORD})*"
_TITLED = "|".join(
    f"[{kind[0].upper()}{kind[0]}]{kind[1:]}"
    for kind in (*DISTRICTS, *COMMUNES, *_HAMLETS, "đảo")
    if " đảo" not in kind
)
_OTHERS = "còn lại|sau đây|dưới đây|nêu trên|sau(?=:|$)"
_PLACES = re.compile(
    # After a colon one capital may begin an order («UBND huyện: Theo dõi …»), two are a name.
    rf"(?<!\w)(?:{_TITLED})(?: đảo)?(?:\s+|:\s+(?={_WORD} {_WORD}))(?P<name>{_NAME})"
    rf"|(?<!\w)(?:TP|TX)(?:\.\s*|\s+)(?P<short>{_NAME})"
    r"|(?<!\w)(?i:quận|phường|ấp|khóm|khu phố|tổ dân phố) \d+(?![\d/]| trường hợp| ca(?!\w))"
    # Every province has a town or a city besides its districts: a number of districts alone is never all of it.
    r"|(?<![\w/-])(?<!cả )(?<!toàn bộ )\d+ huyện(?!\w|/|\s*[,-]\s*(?:thị|thành|quận)| và (?:thị|thành|quận))"
    rf"|(?<!\w)(?i:(?:các )?{UNIT}(?:, {UNIT})*) (?P<others>{_OTHERS})(?!\w)"
)


class Part(NamedTuple):
    """A part of a province, as a text writes it."""

    words: str
    named: bool
    """Whether it has a name or a number; else it is only what others leave, or what is listed elsewhere."""


def below_province(text: str, on: date | None = None) -> Part | None:
    """Return the first part of a province that ``text`` (NFC) names; None if it names none.

    A city that is a province itself is none of its parts: as the provinces were on the day ``on``, unknown if None.
    What is said of parts in general («các huyện, thành phố», «UBND các huyện») names none of them.
    """
    cities = _cities(on)
    for found in _PLACES.finditer(text):
        name = found["name"] or found["short"]
        if not (name and name.startswith(cities)):
            return Part(" ".join(found[0].split()), named=not found["others"])
    return None


def _cities(on: date | None) -> tuple[str, ...]:
    """Return the names of the cities that were provinces on a day; of those of all times if it is not known."""
    territory = vocabulary().territory
    return _cities_in((territory.era(on),) if on else territory.eras)


@derived
def _cities_in(eras: tuple[Era, ...]) -> tuple[str, ...]:
    return (*(name for era in eras for name in vocabulary().territory.cities(era)), "HCM")
