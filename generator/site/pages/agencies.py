"""Pages of agencies: what each was ordered to do, in which province, with whom, by when; and their index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.basics.grouping import grouped
from generator.basics.prose import Prose, Segment
from generator.basics.text import sort_key
from generator.documents.agencies import Naming, named
from generator.law import wording
from generator.law.applicability import Row
from generator.law.situation import Situation
from generator.records.addresses import AGENCIES, agency_address, province_address
from generator.records.corpus import Directive
from generator.site.pieces.context import Site
from generator.site.pieces.deadlines import calendar, deadlines, nearest_deadline
from generator.site.pieces.document_text import UNCITED
from generator.site.pieces.links import agency_links, clause_link, unit_name
from generator.site.pieces.measure_groups import by_unit, lines, rows_by_unit
from generator.site.pieces.reports import reports
from generator.site.views.agencies import AgencyIndexView, AgencyItem, AgencyPlace, AgencyView, SpellingItem
from generator.site.views.page import Page
from generator.site.views.parts import Hyperlink, MeasureGroup
from generator.vocabulary.lists import CENTRAL, vocabulary


@dataclass(frozen=True, slots=True)
class _Found:
    """A clause that names an agency."""

    naming: Naming
    directive: Directive
    label: str


def pages(site: Site) -> Iterator[Page]:
    """Yield the index of agencies and one page for each that a published measure names."""
    keys = sorted(_named(site.rows), key=lambda key: sort_key(vocabulary().agencies[key]))
    tasks = grouped(site.rows, lambda row: row.measure.agencies)
    description = "Cơ quan nào được giao việc gì, ở tỉnh nào, hạn khi nào, theo điều khoản nào."
    yield Page(AGENCIES, "Cơ quan", description, _index(site, keys, tasks), section=True)
    spelt = _spellings(site)
    for key in keys:
        view = _agency(site, key, tasks.get(key, []), set(keys), spelt.get(key, ()))
        title = f"{view.name}: được giao việc gì, hạn khi nào"
        yield Page(agency_address(key), title, view.summary, view)


def _named(rows: Iterable[Row]) -> set[str]:
    found = (row.measure for row in rows)
    return {key for m in found for key in (*m.agencies, *m.with_, *m.via, *m.reports_to)}


def _index(site: Site, keys: list[str], tasks: Mapping[str, list[Row]]) -> AgencyIndexView:
    count, groups = sum(bool(row.measure.agencies) for row in site.rows), len({*tasks} & {*vocabulary().groups})
    summary = (
        f"{count} việc được giao cho {len(tasks)} loại cơ quan, trong đó {groups} là tên gọi chung "
        "cho một nhóm. Mỗi tỉnh có cơ quan của mình."
    )
    return AgencyIndexView(
        summary=summary,
        items=tuple(_item(site, key, tasks[key], set(keys)) for key in keys if key in tasks),
        others=tuple(Hyperlink(agency_address(key), vocabulary().agencies[key]) for key in keys if key not in tasks),
        calendar=calendar(site, site.rows),
        reports=reports(site, site.rows),
    )


def _item(site: Site, key: str, rows: list[Row], known: set[str]) -> AgencyItem:
    return AgencyItem(
        address=agency_address(key),
        name=vocabulary().agencies[key],
        count=_count(rows),
        deadline=nearest_deadline(site, rows),
        members=_members(key, known),
    )


def _count(rows: list[Row]) -> str:
    provinces = {row.directive.unit for row in rows} - {CENTRAL}
    return f"{len(rows)} việc ở {len(provinces)} tỉnh" if provinces else f"{len(rows)} việc trong văn bản trung ương"


def _members(key: str, known: set[str]) -> Prose:
    """Return whom a group stands for, as links where there is a page."""
    parts: list[Segment] = []
    for member in vocabulary().groups.get(key, ()):
        link = agency_links([member]) if member in known else (Segment(vocabulary().agencies[member]),)
        parts += [Segment(", "), *link]
    return tuple(parts[1:])


def _agency(site: Site, key: str, rows: list[Row], known: set[str], spelt: tuple[SpellingItem, ...]) -> AgencyView:
    others = [row for row in site.rows if key not in row.measure.agencies]
    return AgencyView(
        name=vocabulary().agencies[key],
        summary=_summary(site, key, rows),
        notes=tuple(_notes(key, known)),
        calendar=calendar(site, rows),
        places=tuple(_place(site, unit, found) for unit, found in rows_by_unit(rows).items()),
        helping=by_unit(site, (row for row in others if _helps(row, key))),
        through=tuple(_through(site, key, others)),
        sends=reports(site, rows),
        receives=reports(site, (row for row in site.rows if key in row.measure.reports_to)),
        spellings=spelt,
    )


def _helps(row: Row, key: str) -> bool:
    measure = row.measure
    return key in (*measure.with_, *measure.via)


def _summary(site: Site, key: str, rows: list[Row]) -> str:
    name = vocabulary().agencies[key]
    if not rows:
        return f"{name}: không có việc nào được giao riêng; chỉ phối hợp, làm đầu mối hoặc nhận báo cáo."
    applying = sum(site.answers.situation(row.validity).on(site.today) is Situation.APPLYING for row in rows)
    deadlines = sum(row.measure.deadline is not None for row in rows)
    due = f"{deadlines} việc có hạn chót" if deadlines else "không việc nào ghi hạn chót"
    live = f"{applying} việc đang áp dụng" if applying else "không việc nào được xác nhận còn áp dụng"
    overdue = sum(row.interval.overdue for row in rows)
    late = f"; {overdue} việc {wording.inside(wording.OVERDUE)}" if overdue else ""
    return f"{name} được giao {_count(rows)}; {due}; {live}{late}."


def _notes(key: str, known: set[str]) -> Iterator[Prose]:
    if members := _members(key, known):
        yield (Segment("Đây là tên gọi chung cho một nhóm: "), *members, Segment("."))
    if groups := [group for group in vocabulary().groups_of(key) if group in known]:
        yield (Segment("Cơ quan này còn được giao việc qua tên gọi chung: "), *agency_links(groups), Segment("."))


def _place(site: Site, unit: str, rows: list[Row]) -> AgencyPlace:
    return AgencyPlace(
        anchor=unit,
        heading=unit_name(unit),
        address=province_address(unit),
        deadlines=deadlines(rows),
        measures=lines(site, (row for row in rows if not row.interval.overdue)),
        overdue=lines(site, (row for row in rows if row.interval.overdue)),
    )


def _through(site: Site, key: str, others: list[Row]) -> Iterator[MeasureGroup]:
    """Yield what is laid on each group that the agency is part of, and not on itself or on it as a helper."""
    left = [row for row in others if not _helps(row, key)]
    for group in vocabulary().groups_of(key):
        if rows := [row for row in left if group in row.measure.agencies]:
            yield MeasureGroup(vocabulary().agencies[group], agency_address(group), lines(site, rows))


def _spellings(site: Site) -> dict[str, tuple[SpellingItem, ...]]:
    """Return how the texts write each agency's name, by its key, in order of first appearance."""
    found = (
        _Found(naming, directive, clause.label)
        for directive in site.corpus.directives.values()
        for clause in directive.clauses
        if clause.zone not in UNCITED
        for naming in named(clause.text)
    )
    by_agency = grouped(found, lambda one: (one.naming.agency,))
    return {key: tuple(_by_words(ones)) for key, ones in by_agency.items()}


def _by_words(found: list[_Found]) -> Iterator[SpellingItem]:
    for ones in grouped(found, lambda one: (one.naming.words.lower(),)).values():
        first = {one.directive.id: one for one in reversed(ones)}
        links = (clause_link(one.directive, one.label, named=True) for _, one in sorted(first.items()))
        yield SpellingItem(ones[0].naming.words, tuple(link for link in links if link))
