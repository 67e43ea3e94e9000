"""Which act a list lays on the documents its items name: "Bãi bỏ các văn bản sau đây:" and what stands below it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.basics.matching import low
from generator.documents import markers
from generator.documents.clauses import Clause
from generator.documents.markers import MarkerKind
from generator.drafting.relations import effects
from generator.drafting.relations.effects import CITES, Effect
from generator.drafting.wordlists import listed
from generator.vocabulary.lists import derived

# Below the kinds of markers: a row of a table or a run, and what has none of all these.
_ROW = len(MarkerKind)
_UNMARKED = _ROW + 1
_ROW_OR_RUN = re.compile(f"{markers.ROW}|{markers.RUN}")
_INTRODUCES = re.compile(r"(?::|(?:sau|sau đây|dưới đây)\.?)\Z")
_ANNEXED = re.compile(r"(?:danh mục|phụ lục)[^.;]{0,40}kèm theo|(?:tại|theo) (?:danh mục|(?:các )?phụ lục)")
_ANNEX = re.compile(r"(?:\(?kèm theo|phụ lục|danh mục)(?!\w)")
_SENTENCE = re.compile(r"[.;:!?…][\"”)]*\Z")
_SHORT = 120


@derived
def _bare_item() -> re.Pattern[str]:
    return re.compile(rf"(?:{listed('documents').pattern}(?! này)|số\s\d|(?:điểm|khoản|điều|mục|phụ lục)\s)")


def _rank(text: str) -> int:
    """Return how far below the largest kind of marker that of ``text`` stands."""
    if marker := markers.read(text):
        return marker.kind
    return _ROW if _ROW_OR_RUN.match(text) else _UNMARKED


@dataclass(slots=True)
class ActLists:
    """The list that is open while the clauses are read in order, and the act that waits for the annex."""

    lead: Effect = CITES
    rank: int = -1
    """Where the marker of the clause that introduces the list stands among the markers; -1 without one."""
    item: int | None = None
    """Where that of its first item stands."""
    within: str = ""
    """The label of the last marked clause: paragraphs under it go on with it."""
    annexed: Effect = CITES

    def at(self, clause: Clause, *, names_others: bool) -> Effect:
        """Return the act that holds for the items of ``clause``, and open or close a list with it.

        ``names_others``: whether the clause itself names another document; then no annex is what it acts on.
        """
        text = low(clause.text)
        rank = _rank(clause.text)
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
