"""What a point hands down to what stands below it: who acts, in which mode, and when."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from generator.basics.matching import low
from generator.basics.text import slug
from generator.drafting.measures.addressees import Addressees
from generator.drafting.measures.areas import Place
from generator.drafting.model import Timing
from generator.drafting.wordlists import listed

RULES = ("cam", "duoc-phep")
"""The modes of what holds for everybody, item by item of a list."""
NOBODY = Addressees((), (), ())
_POINT = re.compile(r"\.(?:-\d|\+\d|p\d|\(\d)")
_DASH = re.compile(r"\.-\d+\Z")
_PARAGRAPH = re.compile(r"\.p\d")
_ID_WORDS, _ID_LENGTH = 6, 60


@dataclass(frozen=True, slots=True)
class Opening:
    """What a point that leads a list says for all its items."""

    mode: str = "bat-buoc"
    timing: Timing = field(default_factory=Timing)
    public: tuple[str, ...] = ()
    """Whom of the public it addresses."""
    places: tuple[Place, ...] = ()
    quiet: bool = False
    """Whether it heads what tells of the situation."""

    @property
    def listing(self) -> bool:
        """Whether its items are what is forbidden or allowed."""
        return self.mode in RULES

    def under(self, above: Opening) -> Opening:
        """Return what holds for its items with what holds for itself."""
        timed = self.timing.from_ or self.timing.until
        return Opening(
            above.mode if self.mode == "bat-buoc" else self.mode,
            self.timing if timed or self.timing.until_words else above.timing,
            self.public or above.public,
            self.places or above.places,
            self.quiet or above.quiet,
        )


@dataclass(slots=True)
class Inheritance:
    """Who acts and what was opened so far, by label."""

    everyone: Addressees = NOBODY
    """Whom the document as a whole addresses."""
    _leads: dict[str, Addressees] = field(default_factory=dict)
    _last: dict[str, Addressees] = field(default_factory=dict)
    _openings: dict[str, Opening] = field(default_factory=dict)

    def acting(self, label: str) -> Addressees:
        """Return who acts if the clause ``label`` itself names nobody."""
        if _PARAGRAPH.search(label):
            return self._last.get(stem(label), self.everyone)
        return next((self._leads[above] for above in _above(label) if above in self._leads), self.everyone)

    def opening(self, label: str) -> Opening:
        """Return what the points above ``label`` say for it."""
        return next((self._openings[above] for above in _above(label) if above in self._openings), Opening())

    def lead(self, label: str, acting: Addressees) -> None:
        """Note who acts in the clause ``label``, for what is numbered below it."""
        self._leads[label] = acting

    def open(self, label: str, acting: Addressees, opening: Opening, *, alone: bool) -> None:
        """Note what a clause that leads a list says for the items of its point; ``alone``: only for runs inside it."""
        point = label if alone or _DASH.search(label) else stem(label)
        self._leads[point] = acting
        self._openings[point] = opening.under(self.opening(point))

    def end(self, label: str, acting: Addressees) -> None:
        """Note who acted last in a clause of the body, for the paragraph after it."""
        if _PARAGRAPH.search(label) or not _POINT.search(label):
            self._last[stem(label)] = acting


def stem(label: str) -> str:
    """Return the label of the numbered or lettered point in which ``label`` stands."""
    found = _POINT.search(label)
    return label[: found.start()] if found else label


def _above(label: str) -> list[str]:
    """Return the labels above ``label``, the nearest first."""
    parts = label.split(".")
    return [".".join(parts[:count]) for count in range(len(parts) - 1, 0, -1)]


@dataclass(slots=True)
class MeasureIds:
    """Ids of measures, unique in one record."""

    _used: Counter[str] = field(default_factory=Counter)

    def of(self, quote: str) -> str:
        """Return a short slug of the words that say what ``quote`` is about."""
        words = slug(listed("fillers").sub(" ", low(quote)[:400]))[:_ID_LENGTH]
        stem = "-".join(words.split("-")[:_ID_WORDS]).strip("-") or "bien-phap"
        name = stem
        while name in self._used:
            self._used[stem] += 1
            name = f"{stem}-{self._used[stem]}"
        self._used[name] = 1
        return name
