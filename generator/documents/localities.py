"""Where a text names a place below a province: a district, a town, a commune, or what is left of them."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from generator.vocabulary.lists import MERGER, vocabulary

_KIND = (
    r"(?:[Tt]hành phố|[Tt]hị xã|[Hh]uyện|[Qq]uận|[Tt]hị trấn|[Pp]hường|[Xx]ã|[Ấấ]p|[Tt]hôn|[Kk]hóm|[Kk]hu phố|[Đđ]ảo)"
)
_WORD = rf"[{''.join(letter for letter in map(chr, range(ord('A'), ord('Ỹ') + 1)) if letter.isupper())}][\w’']*"
_NO_NAME = (
    r"(?!Ủy|Uỷ|UBND|HĐND|HU\b|Chỉ thị|Quyết định|Nghị quyết|Công văn|\w+-\d"
    rf"|Hội(?! {_WORD}))"  # "Giãn cách Xã Hội theo Chỉ thị 16"
)
"""What is written with a capital and may follow such a word without being its name."""
_NAME = rf"{_NO_NAME}{_WORD}(?: {_WORD})*"
_UNIT = "huyện|thị xã|thành phố|quận|xã|phường|thị trấn|địa phương|địa bàn|khu vực|vùng|nơi"
_OTHERS = "còn lại|sau đây|dưới đây|nêu trên|sau(?=:|$)"
_PLACES = re.compile(
    # After a colon one capital may begin an order («UBND huyện: Theo dõi …»), two are a name.
    rf"(?<!\w){_KIND}(?: đảo)?(?:\s+|:\s+(?={_WORD} {_WORD}))(?P<name>{_NAME})"
    rf"|(?<!\w)(?:TP|TX)(?:\.\s*|\s+)(?P<short>{_NAME})"
    r"|(?<!\w)(?i:quận|phường|ấp|khóm|khu phố|tổ dân phố) \d+(?![\d/]| trường hợp| ca(?!\w))"
    # Every province has a town or a city besides its districts: a number of districts alone is never all of it.
    r"|(?<![\w/-])(?<!cả )(?<!toàn bộ )\d+ huyện(?!\w|/|\s*[,-]\s*(?:thị|thành|quận)| và (?:thị|thành|quận))"
    rf"|(?<!\w)(?i:(?:các )?(?:{_UNIT})(?:, (?:{_UNIT}))*) (?P<others>{_OTHERS})(?!\w)"
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
    """Return the names of the cities that were provinces on a day; of those of both times if it is not known."""
    known = vocabulary().provinces.values()
    full = [p.old_name for p in known if on is None or on < MERGER] + [
        p.new_name for p in known if on is None or on >= MERGER
    ]
    return (*(name.removeprefix("Thành phố ") for name in full if name and name.startswith("Thành phố ")), "HCM")
