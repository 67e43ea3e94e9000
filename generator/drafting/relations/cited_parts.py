"""Which parts of another document an act names, as labels: "khoản 7 Điều 15 và Phụ lục I" → ``dieu-15.7``, ``pl-1``.

Words go from the small to the large ("điểm a khoản 2 Mục III"); what stands side by side ("khoản 2 và khoản 3 Điều 1")
shares the container that follows. What is not understood to the last word gives no label: a part understood by half
would be a larger part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from generator.basics.matching import low
from generator.documents.markers import LETTERS
from generator.documents.numerals import ORDINALS, arabic
from generator.drafting.wordlists import listed
from generator.vocabulary.lists import derived

_VALUE = (
    r"(?:[ivx]{1,5}(?:\.\d{1,2}){0,2}(?:\.[a-zđ])?|\d{1,3}(?:\.\d{1,2})?(?:\.?[a-zđ])?|[a-zđ]"
    rf"|{'|'.join(ORDINALS)})(?!\w)"
)
_TOKEN = re.compile(
    rf"""(?<!\w)(?P<level>tiết|điểm|khoản|tiểu\smục|mục|phần|điều|phụ\slục|đoạn|(?:dấu\s)?gạch(?:\sđầu\sdòng)?|dấu\scộng)
        \s(?:số\s|thứ\s)?(?P<value>{_VALUE})
    |(?:(?P<comma>[,;])|(?<!\w)(?:và|hoặc)(?!\w))(?:\s(?:thứ\s)?(?P<next>{_VALUE}))?
    |(?<!\w)đến\s(?:hết\s)?(?:(?:điểm|khoản|mục|điều)\s)?(?P<last>{_VALUE})""",
    re.VERBOSE,
)
# "tiết a điểm 2": a lettered point is smaller than a numbered one, whichever word names it.
_RANKS = {"+": 0, "-": 1, "p": 1, "tiết": 2, "điểm": 3, "khoản": 4, "mục": 5, "điều": 5, "phụ lục": 5, "phần": 6}
_TOP = 5
_ROMAN = set("ivx")
_FILLER = re.compile(
    r"(?:\s|[:(]|(?<!\w)(?:các|những|toàn bộ|riêng|từ|tại|của|thuộc|trong|ở|nêu|quy định|được|nội dung|biện pháp"
    r"|ban hành|kèm theo|việc|thời gian|thời hạn|hiệu lực|thi hành|áp dụng|thực hiện)(?!\w))*"
)
_ANNEXED = re.compile(
    r"(?<!\w)(?:quy định|quy chế|phương án|kế hoạch|hướng dẫn|bộ tiêu chí)"
    r" (?:(?!điểm|khoản|mục|phụ lục|điều \d)[^;:“”]){2,120} kèm theo(?!\w)"
)


@dataclass(frozen=True, slots=True)
class CitedParts:
    """The parts that words name; without labels and without ``unread`` they mean the whole document."""

    labels: tuple[str, ...] = ()
    unread: str = ""
    """The words, if they name a part but give no exact label."""


WHOLE = CitedParts()


@dataclass(slots=True)
class _Step:
    level: str
    values: list[str]
    after: str
    """How it is joined to the step before it: ``,`` or ``và``; empty if nothing stands between."""

    @property
    def rank(self) -> int:
        lettered = {value.isalpha() and len(value) == 1 for value in self.values}
        if self.level != "điểm":
            return _RANKS[self.level]
        if len(lettered) > 1:
            raise _UnreadError
        return _RANKS["tiết" if lettered == {True} else "điểm"]


class _UnreadError(Exception):
    """The words name a part that the grammar of labels cannot say."""


def read(words: str) -> CitedParts:
    """Return the parts of a document that ``words``, standing beside its name, mean."""
    text = low(words)
    if not listed("parts").search(text) or is_whole(words):
        return WHOLE
    try:
        steps = list(_steps(_ANNEXED.sub(" ", text)))
        return CitedParts(tuple(dict.fromkeys(_label(path) for path in _paths(_chains(steps)))))
    except _UnreadError:
        return CitedParts(unread=" ".join(words.split()))


def is_whole(words: str) -> bool:
    """Whether ``words`` mean all that the document beside them says: "toàn bộ nội dung quy định tại"."""
    return bool(_whole().fullmatch(low(words)))


@derived
def _whole() -> re.Pattern[str]:
    return re.compile(
        r"(?:\s|(?<!\w)(?:toàn bộ|tất cả|các|mọi|những|hiệu lực|việc|thời gian|thời hạn|nội dung|quy định|biện pháp"
        rf"|yêu cầu|chỉ đạo|{listed('causes').pattern}|thực hiện|áp dụng|thi hành|đã|được|ban hành|nêu|tại|của|trong)"
        r"(?!\w))*"
    )


def _steps(text: str) -> Iterator[_Step]:
    """Yield the numbered things in order, each with all values that share its level."""
    step, after, at = None, "", 0
    for found in _TOKEN.finditer(text):
        if not _FILLER.fullmatch(text, at, found.start()):
            raise _UnreadError
        at = found.end()
        if found["level"]:
            if step:
                yield step
            step, after = _Step(_level(found["level"]), [found["value"]], after), ""
        elif step and (value := found["next"]):
            step.values.append(value)
        elif step and (last := found["last"]):
            step.values += _range(step.values[-1], last)
        elif step:
            after = "," if found["comma"] else "và"
    if step is None or not _FILLER.fullmatch(text, at):
        raise _UnreadError
    yield step


def _level(word: str) -> str:
    if "gạch" in word:
        return "-"
    return {"dấu cộng": "+", "đoạn": "p", "tiểu mục": "khoản"}.get(word, word)


def _range(first: str, last: str) -> list[str]:
    """Return what follows ``first`` up to ``last``: ``2``, ``5`` → 3, 4, 5."""
    if first.isdigit() and last.isdigit():
        values = [str(n) for n in range(int(first) + 1, int(last) + 1)]
    elif first in LETTERS and last in LETTERS:
        values = list(LETTERS[LETTERS.index(first) + 1 : LETTERS.index(last) + 1])
    else:
        values = [str(n) for n in range(_number(first) + 1, _number(last) + 1)]
    if not values:
        raise _UnreadError
    return values


def _chains(steps: Sequence[_Step]) -> list[list[_Step]]:
    """Return the steps in chains from the small to the large."""
    chains: list[list[_Step]] = []
    for step in steps:
        last = chains[-1] if chains else []
        if last and step.after != "và" and step.rank > last[-1].rank:
            last.append(step)
        elif len(last) == 1 and not step.after and step.rank < last[0].rank == _TOP:
            last.insert(0, step)  # "Điều 3 khoản 2": the large first
        elif last and not step.after:
            raise _UnreadError
        else:
            chains.append([step])
    return chains


def _paths(chains: list[list[_Step]]) -> Iterator[list[tuple[str, str]]]:
    """Yield each part as its levels and values, the large first."""
    for chain, following in reversed(list(pairwise(chains))):
        highest = chain[-1].rank
        above = [step for step in following if step.rank > highest]
        if highest < _TOP and above and highest not in [step.rank for step in following]:
            raise _UnreadError  # "điểm a và khoản 3 Điều 1": in which khoản is a?
        chain += above if highest < _TOP else []
    sections = {chain[-1].level for chain in chains} & {"điều", "mục", "phần"}
    for chain in chains:
        if (sections and chain[-1].rank < _TOP) or any(len(step.values) > 1 for step in chain[1:]):
            raise _UnreadError
        holders = [(step.level, step.values[0]) for step in reversed(chain[1:])]
        yield from ([*holders, (chain[0].level, value)] for value in chain[0].values)


@dataclass(slots=True)
class _Label:
    section: str = ""
    numbers: list[int] = field(default_factory=list)
    letter: str = ""
    blocks: list[str] = field(default_factory=list)

    def number(self, value: str) -> None:
        """Go down to ``2``, ``2.1`` (also from 2) or, with a letter, ``2.a``."""
        found = re.fullmatch(r"(\d+)(?:\.(\d+))?(?:\.?([a-zđ]))?", value)
        if not found:
            raise _UnreadError
        numbers = [int(n) for n in found.groups()[:2] if n]
        self.numbers = numbers if len(numbers) > 1 and numbers[:1] == self.numbers else self.numbers + numbers
        if found[3]:
            self.point(found[3])

    def point(self, letter: str) -> None:
        if self.letter or not (self.section or self.numbers):
            raise _UnreadError
        self.letter = letter


def _label(path: Sequence[tuple[str, str]]) -> str:
    label = _Label()
    for (level, value), (inner, within) in pairwise([*path, ("", "")]):
        if level in ("điều", "phụ lục"):
            label.section = f"{'dieu' if level == 'điều' else 'pl'}-{_number(value)}"
        elif level == "phần" or (level == "mục" and path[0][0] != "phần"):
            _section(label, value, inner, within)
        elif level in ("-", "+", "p"):
            label.blocks.append(f"{level}{_block(level, value)}")
        elif level == "khoản":
            if not re.fullmatch(r"[\d.]+", value):
                raise _UnreadError  # "khoản 3a": put in later, and no label says it
            label.number(value)
        elif len(value) == 1 and value.isalpha():
            label.point(value)
        elif level == "điểm" and value[0] in _ROMAN and path[0][0] not in ("mục", "phần"):
            _section(label, value, inner, within)
        else:
            label.number(value)
    if not (label.section or label.numbers) or len(label.numbers) > 2:
        raise _UnreadError
    return ".".join(filter(None, (label.section, *map(str, label.numbers), label.letter, *label.blocks)))


def _section(label: _Label, value: str, inner: str, within: str) -> None:
    """Read "Mục": a section if it bears a roman numeral ("Mục III.2") or holds a khoản, else a numbered point."""
    first, _, rest = value.partition(".")
    if set(first) <= _ROMAN or (inner == "khoản" and first.isdigit() and not rest):
        label.section = f"muc-{_number(first)}"
        for step in filter(None, rest.split(".")):
            label.number(step) if step.isdigit() else label.point(step)
    elif inner == "điểm" and within.isdigit():
        raise _UnreadError  # "điểm 1 mục 2": 2.1, or 1 under a section 2
    else:
        label.number(value)


def _block(level: str, value: str) -> int:
    n = ORDINALS.get(value) or _number(value)
    if level == "p" and n < 2:
        raise _UnreadError  # the first paragraph has the label of the point, which is more
    return n


def _number(value: str) -> int:
    if value.isdigit():
        return int(value)
    if not set(value) <= _ROMAN:
        raise _UnreadError
    return arabic(value.upper())
