"""All records, linked: acts in both directions, citations in the texts, documents cited but not held.

Nothing here depends on a date of question; :mod:`generator.law.validity` computes states from it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from heapq import merge

from generator.basics.grouping import gathered, grouped
from generator.basics.periods import FIRST_DAY, Days
from generator.basics.problems import MOST, Level, Problem, listed, shown
from generator.basics.sought import Sought
from generator.documents.clauses import Clause
from generator.records.addresses import WHOLE, cited_address
from generator.records.loaded import Loaded, Outline
from generator.records.register import Register
from generator.records.schema import Measure, Record, Reference, Relation
from generator.vocabulary.lists import CENTRAL, nearest, vocabulary


@dataclass(frozen=True)
class Directive:
    """One record in its place. ``issued`` has both bounds filled in (rule 5)."""

    id: str
    unit: str
    path: str
    issued: Days
    loaded: Loaded = field(repr=False, compare=False)

    @property
    def digest(self) -> str:
        """A checksum of its file."""
        return self.loaded.digest

    @property
    def outline(self) -> Outline:
        """Which document it is, and how it stands to others; to ask for more may mean to read it."""
        return self.loaded.outline

    @cached_property
    def record(self) -> Record:
        """What its file says."""
        return self.loaded.record

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of its text, in order."""
        return self.loaded.clauses

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """Its measures; the document as a whole where neither its text nor any measure is known."""
        return _measures(self.record)

    @property
    def at_once(self) -> bool:
        """Whether all that it asks was carried out at once."""
        return bool(self.measures) and all(measure.at_once for measure in self.measures)

    @property
    def known_by_name(self) -> bool:
        """Whether neither its words nor anything that it asks is known (rule 11)."""
        return [measure.id for measure in self.measures] == [WHOLE] and not self.at_once

    @cached_property
    def units(self) -> tuple[str, ...]:
        """Where what it asks holds: in its unit, and in the provinces that measures of the centre name."""
        if self.unit != CENTRAL:
            return (self.unit,)
        found = (unit for measure in self.measures for unit in measure.provinces or (CENTRAL,))
        return tuple(dict.fromkeys(found)) or (CENTRAL,)

    @property
    def year(self) -> int | None:
        """The year of issue, if only one is possible."""
        first, last = self.issued.first, self.issued.last
        return first.year if first and last and first.year == last.year else None


@dataclass(frozen=True, slots=True)
class Norm:
    """One measure of one directive; ``id`` is ``<record>#<measure>``, permanent."""

    id: str
    directive: Directive
    measure: Measure
    unit: str
    """Where it is looked at: in the unit of its directive, or in one of the provinces that it names."""

    @property
    def units(self) -> tuple[str, ...]:
        """The units in which it holds: the provinces that it names, else all that the unit of its directive governs."""
        return self.measure.provinces or (self.directive.unit,)

    @property
    def seats(self) -> tuple[Norm, ...]:
        """The same as it is looked at in each of these."""
        return tuple(replace(self, unit=unit) for unit in self.units)


class Norms(Mapping[str, Norm]):
    """The measures of ``directives`` by their permanent ids; to ask for one may mean to read its record."""

    def __init__(self, directives: Iterable[Directive]) -> None:
        self.directives = {directive.id: directive for directive in directives}
        self._of: dict[str, dict[str, Norm]] = {}

    def of(self, directive: str) -> Collection[Norm]:
        """Return those of the directive with this id, in order."""
        return self._ids(directive).values()

    def _ids(self, directive: str) -> dict[str, Norm]:
        if directive not in self._of:
            found = self.directives[directive]
            norms = (Norm(f"{directive}#{measure.id}", found, measure, found.unit) for measure in found.measures)
            self._of[directive] = {norm.id: norm for norm in norms}
        return self._of[directive]

    def __getitem__(self, id_: str) -> Norm:
        return self._ids(id_.partition("#")[0])[id_]

    def __iter__(self) -> Iterator[str]:
        return (id_ for directive in self.directives for id_ in self._ids(directive))

    def __len__(self) -> int:
        return sum(len(self._ids(directive)) for directive in self.directives)


@dataclass(frozen=True, slots=True)
class LinkedRelation:
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
    reference: Reference = field(hash=False)
    """The heading by which the text names it."""


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
    links: tuple[LinkedRelation, ...]
    mentions: tuple[Mention, ...]
    drafts: Mapping[str, Directive]
    """Records of which something is still unread. Nothing else here knows of them: neither links, nor mentions, nor
    measures; their days of issue are their own bounds."""

    @cached_property
    def norms(self) -> Norms:
        """Every measure by its permanent id; those of withdrawn records are left out."""
        return Norms(d for d in self.directives.values() if not d.outline.withdrawn)

    @cached_property
    def regime_bearers(self) -> Mapping[str, Sequence[Norm]]:
        """The measures that carry a regime, by the unit in which they hold, in the order of the records."""
        of_regimes = (one for one in self.norms.directives.values() if one.outline.of_regimes)
        units = gathered((directive.unit, directive.id) for directive in of_regimes)
        central = units.get(CENTRAL, ())

        def bearers(unit: str) -> list[Norm]:
            setting = merge(units.get(unit, ()), central) if unit != CENTRAL else central
            norms = (norm for id_ in setting for norm in self.norms.of(id_) if norm.measure.regime)
            return [seat for norm in norms for seat in norm.seats if seat.unit == unit]

        return Sought(units.keys() | vocabulary().territory.provinces.keys(), bearers)

    @cached_property
    def acts_on(self) -> Mapping[str, Mapping[str, Sequence[LinkedRelation]]]:
        """The relations that name each measure, by its id and then by act; those of withdrawn records are left out."""
        return Sought(self.norms, lambda id_: grouped(self._naming(self.norms[id_]), lambda link: (link.relation.act,)))

    def _naming(self, norm: Norm) -> Iterator[LinkedRelation]:
        for link in self.links_to.get(norm.directive.id, ()):
            if not self.directives[link.source].outline.withdrawn and any(targets(link.relation, (norm,))):
                yield link

    def acts_at(self, norm: Norm) -> Mapping[str, Sequence[LinkedRelation]]:
        """Return the relations that name a measure and work where it is looked at, by act.

        What a province does to an order of the centre for provinces by name, it does for itself alone.
        """
        found = self.acts_on.get(norm.id, {})
        if not norm.measure.provinces:
            return found
        here = norm.directive.unit, norm.unit
        return {
            act: [link for link in links if self.directives[link.source].unit in here] for act, links in found.items()
        }

    @cached_property
    def links_from(self) -> Mapping[str, Sequence[LinkedRelation]]:
        """Links by source."""
        return grouped(self.links, lambda link: (link.source,))

    @cached_property
    def links_to(self) -> Mapping[str, Sequence[LinkedRelation]]:
        """Links by target."""
        return grouped(self.links, lambda link: (link.target,))

    @cached_property
    def mentions_from(self) -> Mapping[str, Sequence[Mention]]:
        """Mentions by the directive whose text they stand in."""
        return grouped(self.mentions, lambda mention: (mention.source,))

    @cached_property
    def mentions_to(self) -> Mapping[str, Sequence[Mention]]:
        """Mentions by the document they name."""
        return grouped(self.mentions, lambda mention: (mention.target,))


def link(loaded: Iterable[Loaded], unreadable: Container[str] = ()) -> tuple[Corpus, list[Problem]]:
    """Join ``loaded`` records into a corpus. ``unreadable``: ids of records that exist, with problems of their own.

    The problems: a reference that fits nothing (a note: it becomes a cited document), two records, or the id of a draft
    (errors). This is where drafts are set apart.
    """
    items = sorted(loaded, key=lambda item: item.id)
    read = {item.id: item for item in items if not item.outline.draft}
    drafts = {item.id: item for item in items if item.outline.draft}
    linker = _Linker(read, drafts, unreadable)
    return linker.corpus(), linker.problems


def targets(relation: Relation, norms: Iterable[Norm]) -> Iterator[Norm]:
    """Yield those of ``norms`` that ``relation`` names: all, by measure id, or by clause and what is under it."""
    for norm in norms:
        clause = norm.measure.clause or ""
        if not relation.parts or any(
            part == norm.measure.id or clause == part or clause.startswith(f"{part}.") for part in relation.parts
        ):
            yield norm


class _Linker:
    def __init__(self, loaded: Mapping[str, Loaded], drafts: Mapping[str, Loaded], unreadable: Container[str]) -> None:
        self.loaded = loaded
        self.drafts = drafts
        self.unreadable = unreadable
        self.problems: list[Problem] = []
        self.cited: dict[str, Cited] = {}
        self.noted: set[tuple[str, str]] = set()
        self.missing = Counter[str]()
        """How many relations of a record lead to none."""
        self.register = Register((item.id, item.outline) for item in loaded.values())

    def corpus(self) -> Corpus:
        links = [link for item in self.loaded.values() for link in self._links(item)]
        mentions = [mention for item in self.loaded.values() for mention in self._mentions(item)]
        days = _IssueDays(self.loaded, links, self.cited)
        return Corpus(
            directives={item.id: _directive(item, days.of(item.id)) for item in self.loaded.values()},
            cited=dict(sorted(self.cited.items())),
            links=tuple(links),
            mentions=tuple(mentions),
            drafts={
                item.id: _directive(item, _days(item.outline.first_known, item.outline.last_known))
                for item in self.drafts.values()
            },
        )

    def _links(self, item: Loaded) -> Iterator[LinkedRelation]:
        for index, relation in enumerate(item.outline.relations):
            found = self._by_id(item, index, relation) if relation.record else self._by_heading(item, index, relation)
            if found == item.id:
                self._report(item, index, Level.ERROR, "văn bản không thể có quan hệ với chính nó")
            elif found:
                yield LinkedRelation(item.id, found, found in self.loaded, relation, index)

    def _by_id(self, item: Loaded, index: int, relation: Relation) -> str | None:
        wanted = relation.record or ""
        found = self.register.by_id(wanted)
        if not found and wanted not in self.unreadable:
            self.missing[item.id] += 1
            message = self._missing(wanted, hint=self.missing[item.id] <= MOST)
            self._report(item, index, Level.ERROR, message)
        return found

    def _missing(self, wanted: str, *, hint: bool) -> str:
        """Return why the corpus has no ``wanted``, and what to write instead."""
        if any(wanted in (draft.id, *draft.outline.aliases) for draft in self.drafts.values()):
            why = "còn là bản nháp, chưa được tính; đọc xong nó trước"
            return f"«{shown(wanted)}» {why}, hoặc ghi document: thay cho record:"
        near = nearest(shown(wanted), self.loaded) if hint else []
        likely = f"; gần nhất: {', '.join(near)}" if near else ""
        return f"kho không có văn bản «{shown(wanted)}»{likely}; nếu chưa lưu giữ, ghi document: thay cho record:"

    def _by_heading(self, item: Loaded, index: int, relation: Relation) -> str | None:
        reference = relation.document
        if reference is None:
            return None
        unit = item.id.split("/")[0]
        found = self.register.candidates(unit, reference)
        if len(found) > 1:
            message = (
                f"«{shown(reference.number)}» khớp {len(found)} văn bản ({listed(found)}); ghi thêm year, hoặc record:"
            )
            self._report(item, index, Level.ERROR, message)
            return None
        if found:
            return found[0]
        key = self.register.key(unit, reference)
        if key in self.unreadable:
            return None
        if key in self.loaded:
            same = f"cùng số «{shown(reference.number)}» nhưng khác loại"
            message = f"kho có «{key}» {same}; sửa type, hoặc ghi record: {key}"
            self._report(item, index, Level.ERROR, message)
            return None
        self.cited[key] = Cited(key, _fuller(self.cited.get(key), reference))
        if (item.id, key) in self.noted:
            return key
        self.noted.add((item.id, key))
        message = (
            f"văn bản được dẫn chiếu «{shown(reference.number)}» chưa được lưu giữ; "
            f"trang /{shown(cited_address(key))} sẽ nói vậy"
        )
        self._report(item, index, Level.NOTE, message)
        return key

    def _mentions(self, item: Loaded) -> Iterator[Mention]:
        unit = item.id.split("/")[0]
        for named in item.cited:
            target = self._cited(unit, named.reference)
            if target and target != item.id:
                yield Mention(item.id, named.label, named.start, named.end, target, named.reference)

    def _cited(self, unit: str, reference: Reference) -> str | None:
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

    def __init__(self, loaded: Mapping[str, Loaded], links: list[LinkedRelation], cited: Mapping[str, Cited]) -> None:
        stated = [
            link for link in links if link.relation.basis != "inferred" and not loaded[link.source].outline.withdrawn
        ]
        outlines = {id_: item.outline for id_, item in loaded.items()}
        first = {id_: one.first_known for id_, one in outlines.items()}
        last = {id_: one.last_known for id_, one in outlines.items()}
        unheld = {key: heading_day(one.reference) for key, one in cited.items()}
        self.first = _spread(
            first | unheld,
            {id_ for id_, one in outlines.items() if one.issue_days.not_before} | unheld.keys(),
            gathered((link.target, link.source) for link in stated),
            newest=True,
        )
        self.last = _spread(
            last,
            {id_ for id_, one in outlines.items() if one.issue_days.not_after} | unheld.keys(),
            gathered((link.source, link.target) for link in stated),
            newest=False,
        )

    def of(self, directive: str) -> Days:
        return _days(self.first[directive], self.last[directive])


def _days(first: date, last: date) -> Days:
    return Days(first, max(first, last))


def _spread(
    own: Mapping[str, date], stated: Container[str], onward: Mapping[str, Sequence[str]], *, newest: bool
) -> dict[str, date]:
    """Return for each document the newest (oldest) of its own day and of all days that reach it along ``onward``.

    Those in ``stated`` keep their own day. The strongest day goes first, so each document is visited once.
    """
    found: dict[str, date] = {}
    for start in sorted(own, key=own.__getitem__, reverse=newest):
        if start in found:
            continue
        found[start] = own[start]
        waiting = [start]
        while waiting:
            reached = [id_ for id_ in onward.get(waiting.pop(), ()) if id_ not in found and id_ not in stated]
            found |= dict.fromkeys(reached, own[start])
            waiting += reached
    return found


def heading_day(reference: Reference) -> date:
    """Return the first day on which a document with this heading can have been issued."""
    return reference.issued or (date(int(reference.year), 1, 1) if reference.year else FIRST_DAY)


def _directive(item: Loaded, issued: Days) -> Directive:
    return Directive(item.id, item.id.split("/")[0], item.path, issued, item)


def _measures(record: Record) -> tuple[Measure, ...]:
    if record.text is None and not record.measures:
        # What it asks is not known, so it has neither topic nor mode.
        at_once = _only_acts_at_once(record)
        return (Measure.model_construct(id=WHOLE, summary=record.subject, topics=(), mode="", at_once=at_once),)
    return record.measures


def _only_acts_at_once(record: Record) -> bool:
    told = [vocabulary().acts[relation.act] for relation in record.relations if relation.basis != "inferred"]
    acts = [act for act in told if not act.mention]
    return bool(acts) and all(act.at_once for act in acts)


def _fuller(known: Cited | None, reference: Reference) -> Reference:
    """Of two headings of one document keep the one that says more."""
    candidates = [known.reference, reference] if known else [reference]
    return max(candidates, key=lambda r: sum(value is not None for value in (r.subject, r.issued, r.issuer, r.year)))
