"""A record as it was read from its file: what others need to know of it at once, the rest when somebody asks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from generator.basics.periods import FIRST_DAY
from generator.basics.problems import Level, Problem
from generator.documents import citations
from generator.documents.clauses import Clause, digests
from generator.records.field_types import MOST_OF_NUMBER
from generator.records.register import cited_as
from generator.records.schema import Bounds, Record, Reference, Relation
from generator.records.yaml_source import Path_, Place


class Outline(NamedTuple):
    """What other records are held against: which document it is, and how it stands to others."""

    type: str
    number: str | None
    issuer: str | None
    issue_days: Bounds
    first_known: date
    """The first day on which it can have been issued, as far as it says itself."""
    last_known: date
    aliases: tuple[str, ...]
    relations: tuple[Relation, ...]
    withdrawn: bool
    draft: bool
    """Whether something in it is still unread."""
    latest: date
    """The last day of issue with which its other days agree."""
    measures: tuple[str, ...]
    """The ids of its measures, each followed by its former ones."""
    of_regimes: bool
    """Whether a measure of it carries a regime, or is tied to one (rules 6 and 7)."""

    @classmethod
    def of(cls, record: Record) -> Outline:
        """Return the outline of ``record``."""
        meeting, days = record.meeting.date if record.meeting else None, record.issue_days
        return cls(
            type=record.type,
            number=record.number,
            issuer=record.issuer,
            issue_days=days,
            first_known=days.not_before or meeting or FIRST_DAY,
            last_known=days.not_after or record.first_seen,
            aliases=record.aliases,
            relations=record.relations,
            withdrawn=record.withdrawn is not None,
            draft=bool(record.unread),
            latest=min(_latest(record), default=date.max),
            measures=tuple(id_ for measure in record.measures for id_ in (measure.id, *measure.aliases)),
            of_regimes=any(measure.regime or measure.while_regimes for measure in record.measures),
        )


def _latest(record: Record) -> Iterator[date]:
    if record.checked:
        yield record.checked
    for measure in record.measures:
        if measure.deadline:
            yield measure.deadline.last_day
        if measure.last and not measure.from_:
            never = record.effective and measure.last.end <= record.effective.start
            yield date.min if never else (measure.last.end - timedelta.resolution).date()


class CitedInText(NamedTuple):
    """A document that the text names; ``start`` and ``end`` are offsets into the clause's text."""

    label: str
    start: int
    end: int
    reference: Reference


class Body:
    """All that a record says, and the clauses of its text: ``read`` when somebody asks first."""

    def __init__(self, read: Callable[[], tuple[Record, tuple[Clause, ...]]]) -> None:
        self._read: Callable[[], tuple[Record, tuple[Clause, ...]]] | None = read

    @cached_property
    def both(self) -> tuple[Record, tuple[Clause, ...]]:
        """The record and its clauses."""
        assert self._read
        read, self._read = self._read, None  # what it was read from is let go
        return read()


@dataclass(frozen=True, slots=True)
class Loaded:
    """A record with its id, the path for messages, and the line and column (from 1) of every value."""

    id: str
    path: str
    positions: Mapping[Path_, Place]
    whole: bool
    """False: parts that break the schema were left out. Such a record is good for further checks only."""
    outline: Outline
    cited: tuple[CitedInText, ...]
    labels: Mapping[str, str]
    """Those of its text, with what stands under each as the lock file knows it."""
    digest: str
    """A checksum of the file."""
    body: Body

    @classmethod
    def of(
        cls,
        id_: str,
        path: str,
        record: Record,
        positions: Mapping[Path_, Place],
        clauses: tuple[Clause, ...],
        *,
        digest: str,
        whole: bool,
    ) -> Loaded:
        """Return what was read, with all that others need to know of it."""
        cited = tuple(_cited(clauses))
        body = Body(lambda: (record, clauses))
        return cls(id_, path, positions, whole, Outline.of(record), cited, digests(clauses), digest, body)

    @property
    def record(self) -> Record:
        """What its file says."""
        return self.body.both[0]

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of its text, in order; none where the text is not held."""
        return self.body.both[1]

    def problem(self, at: Path_, level: Level, message: str) -> Problem:
        """Return a problem at the value that ``at`` leads to, or at its nearest known ancestor."""
        return Problem(self.path, *nearest_place(self.positions, at), level, message)


def nearest_place(places: Mapping[Path_, Place], at: Path_) -> Place:
    """Return the place of ``at``, or of its nearest ancestor that has one."""
    while at and at not in places:
        at = at[:-1]
    return places.get(at, (1, 1))


def _cited(clauses: tuple[Clause, ...]) -> Iterator[CitedInText]:
    starts = [0, *accumulate(len(clause.text) + 1 for clause in clauses)]
    for citation in citations.find("\n".join(clause.text for clause in clauses)):
        if citation.number.isdigit() or len(citation.number) > MOST_OF_NUMBER:
            continue  # whose document it is, a number alone does not say; nor has one of such length an address
        index = bisect_right(starts, citation.start) - 1
        start, label = starts[index], clauses[index].label
        yield CitedInText(label, citation.start - start, citation.end - start, cited_as(citation))
