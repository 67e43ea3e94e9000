"""The clauses → proposed measures: each with its exact words, who must act, whom it binds, where, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from generator.basics.matching import flat
from generator.documents import markers
from generator.documents.clauses import Clause
from generator.drafting.dates import Calendar
from generator.drafting.measures.addressees import Addressees, told_to_act
from generator.drafting.measures.areas import is_city
from generator.drafting.measures.body import BodyReader
from generator.drafting.measures.inheritance import Inheritance, stem
from generator.drafting.measures.regimes import is_row, speaks_of_levels
from generator.drafting.model import Proposal
from generator.vocabulary.lists import vocabulary

_TO = re.compile(rf"\A(?:[{markers.DASHES}]\s[^\n]+\n?)+\Z")


def propose(
    clauses: Sequence[Clause], calendar: Calendar, issued: date | None, province: str | None
) -> tuple[Proposal, ...]:
    """Return the measures that the clauses seem to bear, in order."""
    known = vocabulary().territory.provinces.get(province or "")
    city = known is not None and is_city(known.name)
    plain = not any(clause.zone is None for clause in clauses)
    prose = plain and not any(clause.zone == "intro" and clause.text.endswith(":") for clause in clauses)
    reader = BodyReader(calendar, issued, province, city, plain, prose, Inheritance(_addressed(clauses, province)))
    found: list[Proposal] = []
    clauses = list(_above_recipients(clauses))
    for number, clause in enumerate(clauses):
        reader.levels = reader.levels or speaks_of_levels(clause.text)
        if clause.zone in (None, "intro", "close") and clause.label not in reader.taken:
            found += reader.read(clause, _below(clauses, number))
    return tuple(_by_regime(found, {clause.label for clause in clauses if is_row(clause)}))


def _addressed(clauses: Sequence[Clause], province: str | None) -> Addressees:
    """Return the agencies to whom the document is addressed: "Kính gửi", or a telegram's list in the heading."""
    to = [
        clause.text for clause in clauses if clause.zone == "to" or (clause.zone == "head" and _TO.match(clause.text))
    ]
    lines = (re.sub(rf"\A(?:Kính gửi\s*:?|{markers.BULLET})\s*", "", line) for text in to for line in text.split("\n"))
    named = [told_to_act(line, province) for line in lines]
    return Addressees(tuple(dict.fromkeys(key for one in named for key in one.agencies)), (), ())


def _above_recipients(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Yield the clauses without those below a misread "Nơi nhận", which the clause grammar takes for its body."""
    ended = False
    for clause in clauses:
        ended = not clause.label.startswith("pl-") and (ended or flat(clause.text).startswith("noi nhan"))
        if not ended:
            yield clause


def _below(clauses: Sequence[Clause], number: int) -> list[Clause]:
    """Return the clauses that follow the one at ``number`` in its point: its items, if it leads a list."""
    label = clauses[number].label
    point = f"{label if '.p' not in label else stem(label)}."
    found: list[Clause] = []
    for clause in clauses[number + 1 :]:
        if not clause.label.startswith(point):
            break
        found.append(clause)
    return found


def _by_regime(found: list[Proposal], rows: set[str]) -> Iterator[Proposal]:
    """Yield the proposals, those of a table's rows that put one regime into force as one, at the first such row."""
    first: dict[tuple[str, str], int] = {}
    kept: list[Proposal] = []
    for one in found:
        table = (stem(one.clause), one.regime or "")
        if one.clause not in rows or table not in first:
            if one.clause in rows:
                first[table] = len(kept)
            kept.append(one)
            continue
        at = first[table]
        kept[at] = replace(kept[at], areas=tuple(dict.fromkeys((*kept[at].areas, *one.areas))))
    yield from kept
