"""Which act a list lays on the documents its items name: "Bãi bỏ các văn bản sau đây:" and what stands below it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.basics.matching import low
from generator.documents.clauses import Clause
from generator.drafting import effects
from generator.drafting.effects import CITES, Reading
from generator.drafting.wordlists import listed
from generator.vocabulary.lists import derived

# From the large to the small; an item is smaller than what introduces it.
_MARKERS = tuple(
    map(
        re.compile,
        (
            r"(?:điều|mục|phụ lục|chương)\s[\divx]+\s*(?:[.:–-]|\Z)",
            r"[ivx]{1,5}[.)]\s",
            r"\d{1,2}[.)]\s",
            r"\d{1,2}\.\d{1,2}[.)]?\s",
            r"[a-zđ][.)]\s",
            r"[-–—•]\s",
            r"\+\s",
            r"\||\d{1,3}\s|\(\d{1,3}\)",
        ),
    )
)
_UNMARKED = len(_MARKERS)
_INTRODUCES = re.compile(r"(?::|(?:sau|sau đây|dưới đây)\.?)\Z")
_ANNEXED = re.compile(r"(?:danh mục|phụ lục)[^.;]{0,40}kèm theo|(?:tại|theo) (?:danh mục|(?:các )?phụ lục)")
_ANNEX = re.compile(r"(?:\(?kèm theo|phụ lục|danh mục)(?!\w)")
_SENTENCE = re.compile(r"[.;:!?…][\"”)]*\Z")
_SHORT = 120


@derived
def _bare_item() -> re.Pattern[str]:
    return re.compile(rf"(?:{listed('documents').pattern}(?! này)|số\s\d|(?:điểm|khoản|điều|mục|phụ lục)\s)")


@dataclass(slots=True)
class Lists:
    """The list that is open while the clauses are read in order, and the act that waits for the annex."""

    lead: Reading = CITES
    rank: int = -1
    """Where the marker of the clause that introduces the list stands among the markers; -1 without one."""
    item: int | None = None
    """Where that of its first item stands."""
    within: str = ""
    """The label of the last marked clause: paragraphs under it go on with it."""
    annexed: Reading = CITES

    def at(self, clause: Clause, *, names_others: bool) -> Reading:
        """Return the act that holds for the items of ``clause``, and open or close a list with it.

        ``names_others``: whether the clause itself names another document; then no annex is what it acts on.
        """
        text = low(clause.text)
        rank = next((n for n, marker in enumerate(_MARKERS) if marker.match(text)), _UNMARKED)
        if clause.zone in ("to", "head"):
            return CITES
        if self.annexed is not CITES and _ANNEX.match(text):
            self.lead, self.rank, self.item = self.annexed, -1, None
            return self.lead
        if self.lead is not CITES and self._ends(clause, text, rank):
            self.lead = CITES
        if self.lead is not CITES and self.item is None and (rank < _UNMARKED or _bare_item().match(text)):
            self.item = rank
        if rank < _UNMARKED:
            self.within = clause.label
        lead = self.lead if rank == self.item or rank < _UNMARKED else CITES
        if rank == self.item == _UNMARKED and effects.SENTENCE_END.search(clause.text):
            self.lead = CITES  # behind the last item stands a sentence of its own
        self._open(text, rank, annex=not names_others)
        return lead

    def _ends(self, clause: Clause, text: str, rank: int) -> bool:
        if rank == _UNMARKED and self.item in (None, _UNMARKED) and _bare_item().match(text):
            return False
        if rank == _UNMARKED:
            goes_on = self.item not in (None, _UNMARKED) and clause.label.startswith(f"{self.within}.")
            return not goes_on and (len(text) > _SHORT or bool(_SENTENCE.search(text)))
        return rank <= self.rank or (self.item is not None and rank < self.item)

    def _open(self, text: str, rank: int, *, annex: bool) -> None:
        annexed = _ANNEXED.search(text) if annex else None
        if not annexed and not _INTRODUCES.search(text):
            return
        reading = effects.opened(text if not annexed else text[: annexed.start()])
        if reading and annexed:
            self.annexed = reading
        elif reading:
            self.lead, self.rank, self.item = reading, -1 if rank == _UNMARKED else rank, None
