"""Corpus → the pieces that several pages share: times, badges, links, one measure, one document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import TypeVar

from generator import citing, wording
from generator.answers import Row, answer, row, turns
from generator.clauses import anchor
from generator.corpus import Corpus, Directive
from generator.dated import Dated, always, dated
from generator.in_force import Life, directive_lives, directive_state
from generator.pages.parts import Badge, DocumentItem, Link, MeasureGroup, MeasureItem, Prose, Segment, Time
from generator.periods import Span, day, midnight
from generator.records import Disclosure
from generator.tables import moment
from generator.text import sort_key
from generator.vocabulary import CENTRAL, vocabulary
from generator.worlds import State

_T = TypeVar("_T")
NONE_HELD = Badge("none-held", "Chưa có văn bản")
_STRICTEST_FIRST = ("cam", "bat-buoc", "duoc-phep", "khuyen-nghi")
NEVER_LOOKED = "chưa tìm thấy nơi công bố (chưa ai kiểm tra)"
CONTENT_NOT_HELD = Badge("content-not-held", "Nội dung không lưu giữ")


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

    def state(self, directive: Directive) -> Dated[Badge]:
        """Return the headline state of a directive at any time, as a badge."""
        if directive.id not in self._states:
            edges = [edge for life in directive_lives(directive, self.lives) for edge in life.turns]
            found = dated(edges, lambda span: badge(directive_state(directive, self.lives, span)))
            self._states[directive.id] = found
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


def turning_days(states: Iterable[Dated[Badge]]) -> tuple[date, ...]:
    """Return the days on which one of ``states`` changes, earliest first."""
    return tuple(sorted({since for state in states for since, _ in state.days if since}))


def time(of: date) -> Time:
    """Return a day for machines and in words."""
    return Time(of.isoformat(), wording.day(of))


def instant(of: datetime) -> Time:
    """Return an instant for machines and in words; 00:00 needs no hour."""
    return time(of.date()) if of == midnight(of.date()) else Time(moment(of) or "", wording.start(of))


def text(words: str) -> Prose:
    """Return a paragraph without links."""
    return (Segment(words),)


def badge(state: State | None) -> Badge:
    """Return the badge of a state; None is a directive without published measures."""
    return Badge(state.value, wording.STATES[state]) if state else CONTENT_NOT_HELD


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


def strictness(row: Row) -> int:
    """Return how strict a measure is, prohibitions (0) first."""
    mode = row.life.provision.measure.mode
    return _STRICTEST_FIRST.index(mode) if mode in _STRICTEST_FIRST else len(_STRICTEST_FIRST)


def by_agency(site: Site, rows: Iterable[Row], box: Callable[[Row], Dated[str]]) -> tuple[MeasureGroup, ...]:
    """Return tasks under each agency that they are laid on, in alphabetical order; ``box``: where each is shown."""
    agencies = vocabulary().agencies
    groups = grouped(rows, lambda row: row.life.provision.measure.agencies)
    ordered = sorted(groups, key=lambda key: sort_key(agencies[key]))
    return tuple(
        MeasureGroup(agencies[key], _place_of(key, groups[key]), _brief(site, groups[key], box)) for key in ordered
    )


def _brief(site: Site, rows: Iterable[Row], box: Callable[[Row], Dated[str]]) -> tuple[MeasureItem, ...]:
    """Return tasks without quote and reasons: the agency's own page and the clause tell them."""
    items = ((row, measure_item(site, row, named=True)) for row in rows)
    return tuple(replace(item, quote=None, why=always(()), box=box(row)) for row, item in items)


def _place_of(agency: str, rows: Sequence[Row]) -> str:
    """Return where the agency's page tells of ``rows``: its part on their province, if it is one."""
    units = {row.directive.unit for row in rows}
    return agency_address(agency) + (f"#{units.pop()}" if len(units) == 1 else "")


def by_unit(site: Site, rows: Iterable[Row]) -> tuple[MeasureGroup, ...]:
    """Return measures under the province that set them, alphabetically; the central ones last."""
    groups = rows_by_unit(rows)
    return tuple(MeasureGroup(unit_name(key), province_address(key), measures(site, groups[key])) for key in groups)


def rows_by_unit(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Return rows by the province that set them, alphabetically (the central ones last), each as the record goes."""
    groups = grouped(rows, lambda row: (row.directive.unit,))
    directives = {row.directive.id: row.directive for found in groups.values() for row in found}.values()
    order = {(directive.id, m.id): n for directive in directives for n, m in enumerate(directive.measures)}

    def place(row: Row) -> tuple[str, int]:
        return row.directive.id, order[row.directive.id, row.life.provision.measure.id]

    ordered = sorted(groups, key=lambda unit: (unit == CENTRAL, sort_key(unit_name(unit))))
    return {unit: sorted(groups[unit], key=place) for unit in ordered}


def measures(site: Site, rows: Iterable[Row]) -> tuple[MeasureItem, ...]:
    """Return measures for a page of several directives, each naming its document."""
    return tuple(measure_item(site, row, named=True) for row in rows)


def measure_item(site: Site, row: Row, *, named: bool) -> MeasureItem:
    """Return one measure; ``named``: its clause link names the document."""
    words, over_time = vocabulary(), site.over_time(row.life)
    measure = row.life.provision.measure
    return MeasureItem(
        id=row.life.provision.id,
        anchor=f"bp-{measure.id}",
        badge=over_time.map(lambda then: badge(then.state)),
        summary=measure.summary,
        mode=words.modes.get(measure.mode, "Không rõ"),
        period=_period(row),
        presumed=over_time.map(_presumed),
        clause=clause_link(row.directive, measure.clause, named=named),
        quote=measure.quote,
        who=_who(row),
        where=", ".join(measure.areas) or measure.area_words,
        conditions=tuple(f"{name}: «{words}»" for name, words in _conditions(row) if words),
        stage=words.stages[measure.stage] if measure.stage else None,
        deadline=time(measure.deadline.last_day) if measure.deadline else None,
        disclosure=_disclosure(row),
        why=over_time.map(lambda then: tuple(reason.text for reason in then.piece.reasons)),
        warnings=over_time.map(lambda then: tuple(warning.text for warning in then.warnings)),
    )


def _period(row: Row) -> str:
    period = row.life.period
    start = f"từ {wording.start(period.start)}" if period.start else _uncertain_start(row.directive)
    if period.end:
        return f"{start} đến {wording.end(period.end)}"
    return f"{start}; {'không ghi ngày kết thúc' if row.directive.record.text else 'chưa rõ ngày kết thúc'}"


def _presumed(then: Row) -> str:
    until = then.piece.span.end if then.state is State.APPLYING and not then.life.period.end else None
    return f", tạm coi là áp dụng đến {wording.end(until)}" if until else ""


def _conditions(row: Row) -> tuple[tuple[str, str | None], ...]:
    measure = row.life.provision.measure
    return ("Đến khi", measure.until_words), ("Trong lúc", measure.while_words), ("Điều kiện", measure.condition)


def _uncertain_start(directive: Directive) -> str:
    return f"từ ngày ban hành: {wording.days(directive.issued)}"


def _who(row: Row) -> str | None:
    words, measure = vocabulary(), row.life.provision.measure
    parts = (
        ("Với", [words.audiences[key].lower() for key in measure.for_]),
        ("Giao", [words.agencies[key] for key in measure.agencies]),
        ("Phối hợp", [words.agencies[key] for key in measure.with_]),
        ("Qua", [words.agencies[key] for key in measure.via]),
    )
    return " · ".join(f"{name}: {'; '.join(map(_inside, found))}" for name, found in parts if found) or None


def _inside(name: str) -> str:
    """Return an agency's name inside a sentence: only generic names lose their capital."""
    return wording.inside(name) if name.startswith("Các ") else name


def _disclosure(row: Row) -> Prose:
    duty = row.life.provision.measure.disclosure
    if not duty:
        return ()
    where = f"; nơi công khai: {duty.where}" if duty.where else ""
    implied = " (suy từ mục đích, văn bản không ghi thẳng)" if duty.implied else ""
    return (Segment(f"{duty.what}{where}{implied}; "), *found_public(duty), Segment("."))


def found_public(duty: Disclosure) -> Prose:
    """Return where what must be public was found, and when somebody last looked."""
    looked = wording.day(duty.last_looked) if duty.last_looked else None
    if not duty.address:
        return (Segment(f"chưa tìm thấy nơi công bố (kiểm tra ngày {looked})" if looked else NEVER_LOOKED),)
    when = f" (kiểm tra ngày {looked})" if looked else " (không rõ ngày kiểm tra)"
    archived = duty.newest.archived if duty.newest else None
    copy = (Segment(", "), Segment("bản lưu", archived)) if archived else ()
    return (Segment("nơi công bố", duty.address), *copy, Segment(when))


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
