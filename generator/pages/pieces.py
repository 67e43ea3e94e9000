"""Corpus → the pieces that several pages share: times, badges, links, one measure, one document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any, TypeVar

from generator import citing, wording
from generator.answers import Row, answer, row, turns
from generator.clauses import anchor
from generator.corpus import Corpus, Directive
from generator.dated import Dated, always, dated
from generator.in_force import Life, Piece, Summary, directive_lives, summary
from generator.pages.parts import Badge, DocumentItem, Link, Prose, Segment, Time
from generator.periods import Span, day, iso, midnight
from generator.text import sort_key
from generator.vocabulary import CENTRAL, vocabulary
from generator.worlds import State

_T = TypeVar("_T")
NONE_HELD = Badge("none-held", "Chưa có văn bản")
NO_MEASURE = Badge("no-measure", "Chưa ghi biện pháp nào")
OVERDUE = Badge("unconfirmed overdue", wording.OVERDUE)


@dataclass(frozen=True)
class Site:
    """What every page is made from: the corpus, its states, the day of the build (UTC+7), the site's address."""

    corpus: Corpus
    lives: Mapping[str, Life]
    today: date
    base_url: str
    _over_time: dict[str, Dated[Row]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _states: dict[str, Dated[Badge]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def span(self) -> Span:
        """The whole day of the build."""
        return day(self.today)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Every measure on the build's day, in the order of the records."""
        units = dict.fromkeys(d.unit for d in self.corpus.directives.values())
        found = (row for unit in units for row in self.answer(unit) if row.directive.unit == unit)
        return tuple(sorted(found, key=self.place))

    def answer(self, province: str) -> list[Row]:
        """Return every measure that concerns ``province`` on the build's day, in the order of the records."""
        return sorted(answer(self.corpus, self.lives, province, self.span), key=self.place)

    def over_time(self, life: Life) -> Dated[Row]:
        """Return how a measure stands at any time."""
        if life.provision.id not in self._over_time:
            edges = turns(self.corpus, self.lives, life)
            rows = dated(edges, lambda span: row(self.corpus, self.lives, life, span))
            self._over_time[life.provision.id] = rows
        return self._over_time[life.provision.id]

    def state_of(self, life: Life) -> Dated[State]:
        """Return the state of a measure at any time."""
        return self.over_time(life).map(lambda then: then.state)

    def badge_of(self, life: Life) -> Dated[Badge]:
        """Return the badge of a measure at any time."""
        return self.over_time(life).map(lambda then: badge_of(then.piece))

    def state(self, directive: Directive) -> Dated[Badge]:
        """Return the headline state of a directive at any time, as a badge."""
        if directive.id not in self._states:
            self._states[directive.id] = headline_badge(directive_lives(directive, self.lives))
        return self._states[directive.id]

    def place(self, row: Row) -> int:
        """Return where the row's measure stands among all, as the records have them."""
        return self._places[row.life.provision.id]

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {id_: n for n, id_ in enumerate(self.corpus.provisions)}

    @cached_property
    def rows_of(self) -> Mapping[str, list[Row]]:
        """The same rows by directive."""
        return grouped(self.rows, lambda row: (row.directive.id,))

    @cached_property
    def same_names(self) -> Counter[str]:
        """How many documents that are not held go by a name: numbers start again every year."""
        return Counter(wording.name(cited.reference) for cited in self.corpus.cited.values())


def emergency_end(site: Site, emergency: str | None) -> Directive | None:
    """Return the directive that ended an emergency (rule 10), if one did."""
    known = vocabulary().emergencies.get(emergency or "")
    return site.corpus.directives.get(known.ended) if known and known.ended else None


def emergency_over_since(site: Site, emergency: str | None) -> datetime | None:
    """Return from when ``emergency`` is certainly over, None if it is not."""
    end = emergency_end(site, emergency)
    return midnight(end.issued.last) if end and end.issued.last else None


def emergency_ended(site: Site, emergency: str) -> Prose:
    """Return a sentence on what ended ``emergency``; empty if nothing did."""
    end = emergency_end(site, emergency)
    if not end:
        return ()
    return (
        Segment(f"Quyết định công bố dịch {emergency.upper()} đã bị bãi bỏ theo "),
        Segment(wording.name(end.record), document_address(end.id)),
        Segment(f", ban hành {wording.days(end.issued)}."),
    )


def once_issued(directive: Directive) -> Dated[str]:
    """Return where something of ``directive`` is shown: in its place, from the first day on which it may be issued."""
    first = directive.issued.first
    return Dated(((None, ""), (first, "."))) if first else always(".")


def turning_days(values: Iterable[Dated[Any]]) -> tuple[date, ...]:
    """Return the days on which one of ``values`` changes, earliest first."""
    return tuple(sorted({since for value in values for since, _ in value.days if since}))


def time(of: date) -> Time:
    """Return a day for machines and in words."""
    return Time(of.isoformat(), wording.day(of))


def instant(of: datetime) -> Time:
    """Return an instant for machines and in words; 00:00 needs no hour."""
    return time(of.date()) if of == midnight(of.date()) else Time(iso(of) or "", wording.start(of))


def text(words: str) -> Prose:
    """Return a paragraph without links."""
    return (Segment(words),)


def badge(state: State) -> Badge:
    """Return the badge of a state."""
    return Badge(state.value, wording.STATES[state])


def badge_of(piece: Piece) -> Badge:
    """Return the badge of a measure while ``piece`` holds."""
    return OVERDUE if piece.overdue else badge(piece.state)


def summary_badge(of: Summary | None) -> Badge:
    """Return the badge of what speaks for several measures; None is a directive that bears none, or was withdrawn."""
    if of is None:
        return NO_MEASURE
    found = OVERDUE if of.overdue else badge(of.state)
    return found if of.tasks is None else spoken_for(found)[of.tasks]


def spoken_for(of: Badge) -> tuple[Badge, Badge]:
    """Return the badge of a document where its state is not that of all it asks: of measures alone, of tasks alone."""
    measures, tasks = (f"{of.word} ({wording.KINDS[kind]})" for kind in (False, True))
    return Badge(of.key, measures, "measures"), Badge(of.key, tasks, "tasks")


def headline_badge(lives: Collection[Life]) -> Dated[Badge]:
    """Return the badge of the state that speaks for ``lives`` together, at any time."""
    return dated((edge for life in lives for edge in life.turns), lambda span: summary_badge(summary(lives, span)))


def document_address(directive: str) -> str:
    """Return the address of a directive's page."""
    return f"van-ban/{directive}/"


def cited_address(key: str) -> str:
    """Return the address of the page of a document that is cited but not held."""
    return f"dan-chieu/{key}/"


def province_address(slug: str) -> str:
    """Return the address of a province's page; nationwide documents stand in the document index."""
    return "van-ban/#trung-uong" if slug == CENTRAL else f"tinh/{slug}/"


def unit_name(slug: str) -> str:
    """Return the name of the unit to which records belong, as it was then."""
    return "Trung ương" if slug == CENTRAL else vocabulary().provinces[slug].name


def units_by_name(units: Iterable[str]) -> list[str]:
    """Return ``units`` in alphabetical order, the central one last."""
    return sorted(units, key=lambda unit: (unit == CENTRAL, sort_key(unit_name(unit))))


def unit_link(slug: str) -> Link:
    """Return the link to a unit's page."""
    return Link(province_address(slug), unit_name(slug))


def agency_address(agency: str) -> str:
    """Return the address of an agency's page; every agency that a published measure names has one."""
    return f"co-quan/{agency}/"


def agency_links(agencies: Sequence[str]) -> Prose:
    """Return the names of ``agencies`` as links to their pages, joined by commas."""
    names = vocabulary().agencies
    joined = [part for key in agencies for part in (Segment(", "), Segment(names[key], agency_address(key)))]
    return tuple(joined[1:])


def cited_name(site: Site, key: str) -> str:
    """Return the name of a document that is not held, with its year where another one has the same name."""
    reference = site.corpus.cited[key].reference
    name = wording.name(reference)
    year = reference.year or (reference.issued and str(reference.issued.year))
    return f"{name} năm {year}" if year and site.same_names[name] > 1 else name


def clause_link(directive: Directive, label: str | None, *, named: bool) -> Link | None:
    """Return the link to a clause; ``named``: say of which document. Without a label, the document itself."""
    name = wording.name(directive.record)
    if label is None:
        return Link(document_address(directive.id), name) if named else None
    words = citing.clause(label)
    return Link(f"{document_address(directive.id)}#{anchor(label)}", f"{words}, {name}" if named else words)


def grouped(items: Iterable[_T], key: Callable[[_T], Iterable[str]]) -> dict[str, list[_T]]:
    """Return ``items`` by each of their keys, in order of first appearance."""
    groups: dict[str, list[_T]] = {}
    for item in items:
        for name in key(item):
            groups.setdefault(name, []).append(item)
    return groups


def document_item(site: Site, directive: Directive, *, with_unit: bool = False) -> DocumentItem:
    """Return one document for a list; ``with_unit``: the list holds several provinces."""
    record, certain = directive.record, directive.issued.certain
    return DocumentItem(
        address=document_address(directive.id),
        name=wording.name(record),
        subject=record.subject,
        issuer=record.issuer,
        issued=time(certain) if certain else None,
        issued_words=None if certain else wording.capitalised(wording.days(directive.issued)),
        badge=site.state(directive),
        unit=unit_link(directive.unit) if with_unit else None,
        held=record.text is not None,
    )


def newest_first(directives: Iterable[Directive]) -> list[Directive]:
    """Return directives by the earliest possible day of issue, newest first."""
    return sorted(directives, key=lambda d: (d.issued.first or date.min, d.id), reverse=True)
