"""The text of a document: every clause with its anchor, its citation, and links to the documents that it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.basics.grouping import grouped
from generator.basics.prose import Prose, Segment
from generator.documents.clauses import Clause, anchor
from generator.law import legal_citation, wording
from generator.records.addresses import measure_anchor
from generator.records.corpus import Corpus, Directive, Mention
from generator.site.pieces.links import target_address
from generator.site.views.documents import ClauseItem, Run

UNCITED = ("head", "to", "nn", "sign")
"""Zones that nobody cites: letterhead, recipients, signature."""
_MANY_LINES = 3
"""A letterhead block keeps its lines, with fewer breaks than these; a long one is only wrapped."""


def clauses(corpus: Corpus, directive: Directive) -> Iterator[ClauseItem]:
    """Yield the pieces of the text, each with its anchor, with links to the documents that they name."""
    mentions = grouped(corpus.mentions_from.get(directive.id, ()), lambda mention: (mention.label,))
    document, labels = legal_citation.document(directive), directive.loaded.labels
    moved = [(old, new) for old, new in directive.record.structure.moved.items() if old not in labels]
    for clause in directive.clauses:
        name = legal_citation.clause(clause.label)
        yield ClauseItem(
            anchor=anchor(clause.label),
            former=tuple(_former(old) for old, new in moved if new in _labels(clause)),
            zone=clause.zone or "body",  # type: ignore[arg-type]
            depth=clause.depth,
            flows=clause.text.count("\n") >= _MANY_LINES,
            runs=tuple(_runs(corpus, clause, mentions.get(clause.label, ()), document)),
            name=name,
            citation=None if clause.zone in UNCITED else f"{wording.capitalised(name)} {document}",
        )


def _labels(clause: Clause) -> set[str]:
    return {clause.label, *(inline.label for inline in clause.inlines)}


def _former(name: str) -> str:
    """Return the anchor of a label, or of a measure (``#o-nha``), that is no more."""
    return measure_anchor(name[1:]) if name.startswith("#") else anchor(name)


def _runs(corpus: Corpus, clause: Clause, mentions: Sequence[Mention], document: str) -> Iterator[Run]:
    """Yield the stretches of a clause; ``document``: how a citation names what it stands in."""
    if not clause.inlines:
        yield Run(_segments(corpus, clause.text, 0, len(clause.text), mentions))
        return
    starts = [(inline.start, inline.label) for inline in clause.inlines]
    edges: list[tuple[int, str | None]] = [(0, None), *starts] if starts[0][0] else [*starts]
    ends = [*(start for start, _ in edges[1:]), len(clause.text)]
    for (start, label), end in zip(edges, ends, strict=True):
        inside = [mention for mention in mentions if start <= mention.start < end]
        words = _segments(corpus, clause.text, start, end, inside)
        citation = label and f"{wording.capitalised(legal_citation.clause(label))} {document}"
        yield Run(words, label and anchor(label), citation)


def _segments(corpus: Corpus, words: str, start: int, end: int, mentions: Sequence[Mention]) -> Prose:
    found: list[Segment] = []
    for mention in mentions:
        address, stop = target_address(corpus, mention.target), min(mention.end, end)
        found += [Segment(words[start : mention.start]), Segment(words[mention.start : stop], address)]
        start = stop
    return tuple(segment for segment in (*found, Segment(words[start:end])) if segment.text)
