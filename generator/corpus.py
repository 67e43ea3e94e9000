"""All records, linked: acts in both directions, citations in the texts, documents cited but not held.

Nothing here depends on a date of question; :mod:`generator.in_force` computes states from it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from generator import citations
from generator.clauses import Clause
from generator.loading import Loaded
from generator.periods import Days
from generator.problems import Level, Problem
from generator.records import Measure, Record, Reference, Relation
from generator.references import Register
from generator.vocabulary import nearest

_T = TypeVar("_T")

WHOLE = "van-ban"
"""Id of the one measure of a record that has neither text nor measures: the document as a whole."""
STATE_FOUNDED = date(1945, 9, 2)
"""No document of the state is older: the lower bound where nothing else is known."""


@dataclass(frozen=True, slots=True)
class Directive:
    """One record in its place. ``issued`` has both bounds filled in (design rule 5)."""

    id: str
    unit: str
    path: str
    record: Record
    clauses: tuple[Clause, ...]
    issued: Days
    measures: tuple[Measure, ...]

    @property
    def year(self) -> int | None:
        """The year of issue, if only one is possible."""
        first, last = self.issued.first, self.issued.last
        return first.year if first and last and first.year == last.year else None


@dataclass(frozen=True, slots=True)
class Provision:
    """One measure of one directive; ``id`` is ``<record>#<measure>``, permanent."""

    id: str
    directive: Directive
    measure: Measure


@dataclass(frozen=True, slots=True)
class Link:
    """A relation whose target was looked up: the id of a directive, or the key of a cited document."""

    source: str
    target: str
    held: bool
    relation: Relation = field(hash=False)
    index: int
    """Its place among the source's relations."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A citation in a directive's text; ``start`` and ``end`` are offsets into the clause's text."""

    source: str
    label: str
    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A document that records name and the archive does not hold, by its best known heading."""

    key: str
    reference: Reference


@dataclass(frozen=True)
class Corpus:
    """Everything, by id; ``cited`` by key. Links and mentions stand in the order of the records."""

    directives: Mapping[str, Directive]
    cited: Mapping[str, Cited]
    links: tuple[Link, ...]
    mentions: tuple[Mention, ...]

    @cached_property
    def provisions(self) -> Mapping[str, Provision]:
        """Every measure by its permanent id; those of withdrawn records are left out."""
        return {
            f"{d.id}#{m.id}": Provision(f"{d.id}#{m.id}", d, m)
            for d in self.directives.values()
            if not d.record.withdrawn
            for m in d.measures
        }

    @cached_property
    def regime_bearers(self) -> Mapping[str, tuple[Provision, ...]]:
        """The measures that carry a regime, by unit."""
        return _grouped((p.directive.unit, p) for p in self.provisions.values() if p.measure.regime)

    @cached_property
    def links_from(self) -> Mapping[str, tuple[Link, ...]]:
        """Links by source."""
        return _grouped((link.source, link) for link in self.links)

    @cached_property
    def links_to(self) -> Mapping[str, tuple[Link, ...]]:
        """Links by target."""
        return _grouped((link.target, link) for link in self.links)

    @cached_property
    def mentions_from(self) -> Mapping[str, tuple[Mention, ...]]:
        """Mentions by the directive whose text they stand in."""
        return _grouped((mention.source, mention) for mention in self.mentions)

    @cached_property
    def mentions_to(self) -> Mapping[str, tuple[Mention, ...]]:
        """Mentions by the document they name."""
        return _grouped((mention.target, mention) for mention in self.mentions)


def link(loaded: Iterable[Loaded], unreadable: Container[str] = ()) -> tuple[Corpus, list[Problem]]:
    """Join ``loaded`` records into a corpus. ``unreadable``: ids of records that exist, with problems of their own.

    The problems: a reference that fits nothing (a note: it becomes a cited document) or two records (an error).
    """
    linker = _Linker({item.id: item for item in sorted(loaded, key=lambda item: item.id)}, unreadable)
    return linker.corpus(), linker.problems


def targets(relation: Relation, provisions: Iterable[Provision]) -> Iterator[Provision]:
    """Yield those of ``provisions`` that ``relation`` names: all, by measure id, or by clause and what is under it."""
    for provision in provisions:
        clause = provision.measure.clause or ""
        if not relation.parts or any(
            part == provision.measure.id or clause == part or clause.startswith(f"{part}.") for part in relation.parts
        ):
            yield provision


class _Linker:
    def __init__(self, loaded: Mapping[str, Loaded], unreadable: Container[str]) -> None:
        self.loaded = loaded
        self.unreadable = unreadable
        self.problems: list[Problem] = []
        self.cited: dict[str, Cited] = {}
        self.noted: set[tuple[str, str]] = set()
        self.register = Register((item.id, item.record) for item in loaded.values())

    def corpus(self) -> Corpus:
        links = [link for item in self.loaded.values() for link in self._links(item)]
        mentions = [mention for item in self.loaded.values() for mention in self._mentions(item)]
        days = _IssueDays(self.loaded, links, self.cited)
        return Corpus(
            directives={
                item.id: Directive(
                    id=item.id,
                    unit=item.id.split("/")[0],
                    path=item.path,
                    record=item.record,
                    clauses=item.clauses,
                    issued=days.of(item.id),
                    measures=_measures(item.record),
                )
                for item in self.loaded.values()
            },
            cited=dict(sorted(self.cited.items())),
            links=tuple(links),
            mentions=tuple(mentions),
        )

    def _links(self, item: Loaded) -> Iterator[Link]:
        for index, relation in enumerate(item.record.relations):
            found = self._by_id(item, index, relation) if relation.record else self._by_heading(item, index, relation)
            if found == item.id:
                self._report(item, index, Level.ERROR, "văn bản không thể có quan hệ với chính nó")
            elif found:
                yield Link(item.id, found, found in self.loaded, relation, index)

    def _by_id(self, item: Loaded, index: int, relation: Relation) -> str | None:
        wanted = relation.record or ""
        found = self.register.by_id(wanted)
        if not found and wanted not in self.unreadable:
            near = nearest(wanted, self.loaded)
            hint = f"; gần nhất: {', '.join(near)}" if near else ""
            message = f"kho không có văn bản «{wanted}»{hint}; nếu chưa lưu giữ, ghi document: thay cho record:"
            self._report(item, index, Level.ERROR, message)
        return found

    def _by_heading(self, item: Loaded, index: int, relation: Relation) -> str | None:
        reference = relation.document
        if reference is None:
            return None
        unit = item.id.split("/")[0]
        found = self.register.candidates(unit, reference)
        if len(found) > 1:
            message = (
                f"«{reference.number}» khớp {len(found)} văn bản ({', '.join(found)}); ghi thêm year, hoặc record:"
            )
            self._report(item, index, Level.ERROR, message)
            return None
        if found:
            return found[0]
        key = self.register.key(unit, reference)
        if key in self.loaded:
            message = f"kho có «{key}» cùng số «{reference.number}» nhưng khác loại; sửa type, hoặc ghi record: {key}"
            self._report(item, index, Level.ERROR, message)
            return None
        self.cited[key] = Cited(key, _fuller(self.cited.get(key), reference))
        if (item.id, key) in self.noted:
            return key
        self.noted.add((item.id, key))
        message = f"văn bản được dẫn chiếu «{reference.number}» chưa được lưu giữ; trang /dan-chieu/{key}/ sẽ nói vậy"
        self._report(item, index, Level.NOTE, message)
        return key

    def _mentions(self, item: Loaded) -> Iterator[Mention]:
        unit = item.id.split("/")[0]
        clauses = item.clauses
        offset = 0
        spans = []
        for clause in clauses:
            spans.append((offset, offset + len(clause.text), clause.label))
            offset += len(clause.text) + 1
        for citation in citations.find("\n".join(clause.text for clause in clauses)):
            start, _, label = next(span for span in spans if span[0] <= citation.start < span[1])
            target = self._cited(unit, citation)
            if target and target != item.id:
                yield Mention(item.id, label, citation.start - start, citation.end - start, target)

    def _cited(self, unit: str, citation: citations.Citation) -> str | None:
        reference = Reference.model_construct(
            type=citation.type or "khong-ro",
            number=citation.number,
            year=str(citation.year) if citation.year else None,
            issued=citation.issued,
            province=None,
            issuer=citation.issuer,
            subject=None,
        )
        found = self.register.candidates(unit, reference)
        if len(found) > 1:
            return None
        if found:
            return found[0]
        key = self.register.key(unit, reference)
        if key not in self.loaded:
            self.cited[key] = Cited(key, _fuller(self.cited.get(key), reference))
        return key

    def _report(self, item: Loaded, index: int, level: Level, message: str) -> None:
        self.problems.append(item.problem(("relations", index), level, message))


class _IssueDays:
    """Fills in the bounds of an uncertain day of issue, from what the document cites and from who cites it."""

    def __init__(self, loaded: Mapping[str, Loaded], links: list[Link], cited: Mapping[str, Cited]) -> None:
        stated = [
            link for link in links if link.relation.basis != "inferred" and not loaded[link.source].record.withdrawn
        ]
        self.loaded = loaded
        self.cited = cited
        self.targets = _grouped((link.source, link.target) for link in stated)
        self.sources = _grouped((link.target, link.source) for link in stated)

    def of(self, directive: str) -> Days:
        first = self.first(directive, frozenset())
        last = self.last(directive, frozenset())
        return Days(first, max(first, last))

    def first(self, directive: str, above: frozenset[str]) -> date:
        record = self.loaded[directive].record
        if record.issue_days.not_before:
            return record.issue_days.not_before
        older = [
            self.first(target, above | {directive}) if target in self.loaded else _heading_day(self.cited[target])
            for target in self.targets.get(directive, ())
            if target not in above
        ]
        meeting = record.meeting.date if record.meeting and record.meeting.date else STATE_FOUNDED
        return max([meeting, *older])

    def last(self, directive: str, above: frozenset[str]) -> date:
        record = self.loaded[directive].record
        if record.issue_days.not_after:
            return record.issue_days.not_after
        newer = [
            self.last(source, above | {directive}) for source in self.sources.get(directive, ()) if source not in above
        ]
        return min([*(source.seen for source in record.sources), *newer])


def _heading_day(cited: Cited) -> date:
    reference = cited.reference
    return reference.issued or (date(int(reference.year), 1, 1) if reference.year else STATE_FOUNDED)


def _measures(record: Record) -> tuple[Measure, ...]:
    if record.text is None and not record.measures:
        # What it asks is not known, so it has neither topic nor mode.
        return (Measure.model_construct(id=WHOLE, summary=record.subject, topics=(), mode=""),)
    return tuple(measure for measure in record.measures if not measure.proposed)


def _fuller(known: Cited | None, reference: Reference) -> Reference:
    """Of two headings of one document keep the one that says more."""
    candidates = [known.reference, reference] if known else [reference]
    return max(candidates, key=lambda r: sum(value is not None for value in (r.subject, r.issued, r.issuer, r.year)))


def _grouped(pairs: Iterable[tuple[str, _T]]) -> Mapping[str, tuple[_T, ...]]:
    groups: defaultdict[str, list[_T]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
