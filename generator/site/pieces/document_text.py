"""The text of a document: every clause with its anchor, its citation, and links to the documents that it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.basics.grouping import grouped
from generator.basics.prose import Prose, Segment
from generator.documents.clauses import Clause, anchor
from generator.law import legal_citation, wording
from generator.records.corpus import Corpus, Directive, Mention
from generator.site.pieces.links import target_address
from generator.site.views.documents import ClauseItem, Run

UNCITED = ("head", "to", "nn", "sign")
"""Zones that nobody cites: letterhead, recipients, signature."""


def clauses(corpus: Corpus, directive: Directive) -> Iterator[ClauseItem]:
    """Yield the pieces of the text, each with its anchor, with links to the documents that they name."""
    mentions = grouped(corpus.mentions_from.get(directive.id, ()), lambda mention: (mention.label,))
    for clause in directive.clauses:
        yield ClauseItem(
            anchor=anchor(clause.label),
            zone=clause.zone or "body",  # type: ignore[arg-type]
            depth=clause.depth,
            runs=tuple(_runs(corpus, directive, clause, mentions.get(clause.label, []))),
            name=legal_citation.clause(clause.label),
            citation=None if clause.zone in UNCITED else _citation(directive, clause.label),
        )


def _citation(directive: Directive, label: str) -> str:
    words = legal_citation.clause(label)
    return f"{wording.capitalised(words)} {legal_citation.document(directive)}"


def _runs(corpus: Corpus, directive: Directive, clause: Clause, mentions: Sequence[Mention]) -> Iterator[Run]:
    starts = [(inline.start, inline.label) for inline in clause.inlines]
    edges: list[tuple[int, str | None]] = [(0, None), *starts] if not starts or starts[0][0] else [*starts]
    ends = [*(start for start, _ in edges[1:]), len(clause.text)]
    for (start, label), end in zip(edges, ends, strict=True):
        inside = [mention for mention in mentions if start <= mention.start < end]
        words = _segments(corpus, clause.text, start, end, inside)
        yield Run(words, anchor(label), _citation(directive, label)) if label else Run(words)


def _segments(corpus: Corpus, words: str, start: int, end: int, mentions: Sequence[Mention]) -> Prose:
    found: list[Segment] = []
    for mention in mentions:
        address, stop = target_address(corpus, mention.target), min(mention.end, end)
        found += [Segment(words[start : mention.start]), Segment(words[mention.start : stop], address)]
        start = stop
    return tuple(segment for segment in (*found, Segment(words[start:end])) if segment.text)
