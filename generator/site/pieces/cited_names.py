"""How documents are called that nobody holds."""

from __future__ import annotations

from collections import Counter

from generator.law import wording
from generator.records.corpus import Corpus


class CitedNames:
    """The names of the documents that ``corpus`` cites and does not hold: numbers start again every year."""

    def __init__(self, corpus: Corpus) -> None:
        self._cited = corpus.cited
        self._count = Counter(wording.name(cited.reference) for cited in corpus.cited.values())

    def of(self, key: str) -> str:
        """Return the name of a document, with its year where another one has the same name."""
        reference = self._cited[key].reference
        name = wording.name(reference)
        year = reference.year or (reference.issued and str(reference.issued.year))
        return f"{name} năm {year}" if year and self._count[name] > 1 else name
