"""Which document a heading names: identity is issuer + type + number + year (numbers start again every year)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple, Protocol

from generator.basics.periods import written
from generator.basics.text import fold, slug
from generator.documents import citations
from generator.documents.agencies import FULL_NAMES
from generator.records.schema import Bounds, Reference
from generator.vocabulary.lists import CENTRAL, UNKNOWN_TYPE, vocabulary

# Few numbers are named by most documents.
_symbol, _is_central = lru_cache(1 << 14)(slug), lru_cache(1 << 14)(citations.is_central)
_key = lru_cache(1 << 14)(citations.key)


class Identified(Protocol):
    """What tells which document a record is: the record itself, or its outline."""

    @property
    def type(self) -> str:
        """Key of the vocabulary."""

    @property
    def number(self) -> str | None:
        """Its symbol."""

    @property
    def issuer(self) -> str | None:
        """Who issued it, as it is shown."""

    @property
    def issue_days(self) -> Bounds:
        """Between which days it was issued."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """Its former ids."""


class Difference(NamedTuple):
    """What a heading says of a document and the document's record says otherwise, both in words."""

    key: str
    """The field of :class:`~generator.records.schema.Reference`."""
    cited: str
    held: str


class Register:
    """The records of an archive, found by heading or by id."""

    def __init__(self, records: Iterable[tuple[str, Identified]]) -> None:
        self._ids: dict[str, str] = {}
        self._by_symbol: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        self._records: dict[str, Identified] = {}
        self._named: dict[tuple[str, str, str, str | None], list[str]] = {}
        for id_, record in records:
            self._records[id_] = record
            self._ids |= dict.fromkeys((id_, *record.aliases), id_)
            if record.number:
                self._by_symbol[id_.split("/")[0], _symbol(record.number)].append(id_)

    def by_id(self, id_: str) -> str | None:
        """Return the id of the record that has ``id_`` as id or alias, or None."""
        return self._ids.get(id_)

    def candidates(self, unit: str, reference: Reference) -> list[str]:
        """Return the ids of all records that ``reference``, standing in a document of ``unit``, may name."""
        of, type_, number, year = heading = (
            _unit(unit, reference),
            reference.type,
            reference.number,
            _year(reference),
        )
        if heading not in self._named:
            held = self._by_symbol.get((of, _symbol(number)), ())
            self._named[heading] = [id_ for id_ in held if self._fits(id_, type_, year)]
        return self._named[heading]

    def key(self, unit: str, reference: Reference) -> str:
        """Return the permanent key of a document that is not held, by the same scheme as an id."""
        return _key(_unit(unit, reference), reference.type, reference.number, _year(reference))

    def doubles(self) -> Iterator[tuple[str, str]]:
        """Yield pairs of records that claim one identity."""
        for ids in self._by_symbol.values():
            for i, first in enumerate(ids):
                for second in ids[i + 1 :]:
                    other = self._records[second]
                    if self._fits(first, other.type, _record_year(second, other)):
                        yield first, second

    def _fits(self, id_: str, type_: str, year: str | None) -> bool:
        record = self._records[id_]
        years = {year, _record_year(id_, record)} - {None}
        return same_form(record.type, type_) and len(years) < 2


def _unit(unit: str, reference: Reference) -> str:
    if reference.province:
        return reference.province
    return CENTRAL if _is_central(reference.number) else unit


def _year(reference: Reference) -> str | None:
    return reference.year or (str(reference.issued.year) if reference.issued else None)


def _record_year(id_: str, record: Identified) -> str | None:
    days = record.issue_days
    if days.not_before and days.not_after and days.not_before.year == days.not_after.year:
        return str(days.not_before.year)
    tail = id_.rsplit("-", 1)[-1]
    return tail if len(tail) == 4 and tail.isdigit() else None


def cited_as(citation: citations.Citation) -> Reference:
    """Return the heading by which a text names a document."""
    return Reference.model_construct(
        type=citation.type or UNKNOWN_TYPE,
        number=citation.number,
        year=str(citation.year) if citation.year else None,
        issued=citation.issued,
        province=None,
        issuer=citation.issuer,
        subject=None,
    )


def differences(reference: Reference, id_: str, record: Identified) -> Iterator[Difference]:
    """Yield what ``reference`` says otherwise than ``record``, which it names; what is unknown does not differ.

    An issuer may be named in short («UBND tỉnh»), or the body for its head: only what shares no words differs.
    """
    days, issued = record.issue_days, reference.issued
    first, last = days.not_before or date.min, days.not_after or date.max
    if issued and not first <= issued <= last:
        yield Difference("issued", written(issued), _stated(days))
    if not same_form(record.type, reference.type):
        names = vocabulary().types
        yield Difference("type", names[reference.type].name, names[record.type].name)
    if reference.issuer and record.issuer:
        one, other = (_body(issuer, id_.split("/")[0]) for issuer in (reference.issuer, record.issuer))
        if one not in other and other not in one:
            yield Difference("issuer", reference.issuer, record.issuer)


def _stated(days: Bounds) -> str:
    if days.not_before == days.not_after and days.not_before:
        return written(days.not_before)
    first = f"từ {written(days.not_before)}" if days.not_before else ""
    last = f"đến {written(days.not_after)}" if days.not_after else ""
    return " ".join(filter(None, (first, last)))


def _body(issuer: str, unit: str) -> str:
    """Return the name of an issuing body for comparison: spelt out, without its province."""
    words = fold(issuer)
    for short, full in FULL_NAMES.items():
        words = re.sub(rf"\b{fold(short)}\b", fold(full), words)
    if unit != CENTRAL:
        words = words.replace(fold(vocabulary().territory.provinces[unit].name), "")
    return " ".join(words.split())


def same_form(one: str, other: str) -> bool:
    """Whether two type keys can mean one form of document: equal, unknown, or one abbreviation (TB) for both."""
    return UNKNOWN_TYPE in (one, other) or citations.family(one) == citations.family(other)
