"""Pages of agencies: what each was ordered to do, in which province, with whom, by when; and their index.

What is too much for a page is told in parts by province, year and month.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from generator.basics.grouping import grouped
from generator.basics.prose import Prose, Segment
from generator.basics.splitting import ListPart
from generator.basics.text import sort_key
from generator.basics.timeseries import always
from generator.documents.agencies import Naming, named
from generator.law import wording
from generator.law.applicability import Row
from generator.records.addresses import AGENCIES, agency_address
from generator.records.corpus import Directive
from generator.site.pieces.context import Site
from generator.site.pieces.deadlines import calendar, deadlines, nearest_deadline
from generator.site.pieces.document_text import UNCITED
from generator.site.pieces.links import agency_links, clause_link
from generator.site.pieces.measure_groups import grouped_rows, groups, lines
from generator.site.pieces.measures import is_report
from generator.site.pieces.parted_lists import (
    address_in,
    around,
    of_unit,
    part_item,
    parts,
    step_of,
    told_of,
    units_in,
)
from generator.site.pieces.reports import nearest_reports, reports
from generator.site.views.agencies import (
    AgencyIndexView,
    AgencyItem,
    AgencyPlace,
    AgencyView,
    SpellingItem,
    ThroughItem,
)
from generator.site.views.page import Page
from generator.site.views.parts import Hyperlink, PartItem
from generator.site.views.reports import ReportList
from generator.vocabulary.lists import CENTRAL, vocabulary

_NEAREST = 20
"""So much of what is to come, and of what has passed, is shown above a list that is told in parts."""
_EXAMPLES = 5
"""So many documents are named for each spelling, where all would be too many."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A clause that names an agency."""

    naming: Naming
    directive: Directive
    label: str


def jobs(site: Site) -> Iterator[tuple[str | None, Callable[[], Iterator[Page]]]]:
    """Yield what makes the index and the page of each agency that a published measure names; by unit, their parts."""
    yield None, partial(_whole, site)
    for unit in units_in(site.by_agency.values()):
        yield unit, partial(_of_unit, site, unit)


def _whole(site: Site) -> Iterator[Page]:
    description = "Cơ quan nào được giao việc gì, ở tỉnh nào, hạn khi nào, theo điều khoản nào."
    yield Page(AGENCIES, "Cơ quan", description, _index(site), section=True)
    spelt = _spellings(site)
    for key, whole in site.by_agency.items():
        yield _page(site, key, whole, spelt.get(key, ()))


def _of_unit(site: Site, unit: str) -> Iterator[Page]:
    for key, whole in site.by_agency.items():
        yield from (_page(site, key, part) for part in of_unit(whole, unit))


def _page(site: Site, key: str, part: ListPart[Row], spelt: tuple[SpellingItem, ...] = ()) -> Page:
    view = _agency(site, key, part, spelt)
    title = f"{view.name}: được giao việc gì, hạn khi nào"
    return Page(f"{agency_address(key)}{part.path}", title, view.summary, view)


def _laid(rows: Iterable[Row], key: str) -> list[Row]:
    return [row for row in rows if key in row.measure.agencies]


def _index(site: Site) -> AgencyIndexView:
    keys = sorted(site.by_agency, key=lambda key: sort_key(vocabulary().agencies[key]))
    tasks = {key: laid for key in keys if (laid := _laid(site.by_agency[key].items, key))}
    count, groups = sum(bool(row.measure.agencies) for row in site.rows), len({*tasks} & {*vocabulary().groups})
    summary = (
        f"{count} việc được giao cho {len(tasks)} loại cơ quan, trong đó {groups} là tên gọi chung "
        "cho một nhóm. Mỗi tỉnh có cơ quan của mình."
    )
    due = sum(row.measure.deadline is not None for row in site.rows)
    reporting = [row for row in site.rows if is_report(row.measure)]
    return AgencyIndexView(
        summary=summary,
        items=tuple(_item(site, key, rows) for key, rows in tasks.items()),
        others=tuple(Hyperlink(agency_address(key), vocabulary().agencies[key]) for key in keys if key not in tasks),
        calendar=calendar(site, site.rows, None if due <= site.most else _NEAREST),
        reports=reports(site, reporting) if len(reporting) <= site.most else ReportList((), len(reporting)),
    )


def _item(site: Site, key: str, tasks: list[Row]) -> AgencyItem:
    return AgencyItem(
        address=agency_address(key),
        name=vocabulary().agencies[key],
        count=_count(tasks),
        deadline=nearest_deadline(site, tasks),
        members=_members(key, site.by_agency),
    )


def _count(rows: list[Row]) -> str:
    provinces = {row.directive.unit for row in rows} - {CENTRAL}
    return f"{len(rows)} việc ở {len(provinces)} tỉnh" if provinces else f"{len(rows)} việc trong văn bản trung ương"


def _members(key: str, known: Container[str]) -> Prose:
    """Return whom a group stands for, as links where there is a page."""
    parts: list[Segment] = []
    for member in vocabulary().groups.get(key, ()):
        link = agency_links([member]) if member in known else (Segment(vocabulary().agencies[member]),)
        parts += [Segment(", "), *link]
    return tuple(parts[1:])


def _agency(site: Site, key: str, part: ListPart[Row], spelt: tuple[SpellingItem, ...]) -> AgencyView:
    tasks, by, whole = _laid(part.items, key), step_of(part), not part.parts
    name, helped = vocabulary().agencies[key], [row for row in part.items if _helps(row, key)]
    to_it = [row for row in part.items if key in row.measure.reports_to]
    return AgencyView(
        name=f"{name}{told_of(part.keys)}",
        around=around(name, agency_address(key), part),
        summary=_summary(site, key, part.keys, tasks),
        notes=() if part.keys else tuple(_notes(key, site.by_agency)),
        calendar=calendar(site, tasks, None if whole else _NEAREST),
        parts=tuple(_part(site, key, one) for one in parts(part)),
        places=tuple(_place(site, part, found) for found in grouped_rows(tasks, by).values()) if whole else (),
        helping=groups(site, helped, by) if whole else (),
        through=tuple(_through(site, key, part)),
        sends=reports(site, tasks) if whole else nearest_reports(site, tasks, _NEAREST),
        receives=reports(site, to_it) if whole else nearest_reports(site, to_it, _NEAREST),
        spellings=spelt,
    )


def _part(site: Site, key: str, part: ListPart[Row]) -> PartItem:
    tasks = _laid(part.items, key)
    counts = (
        (len(tasks), "việc"),
        (sum(_helps(row, key) for row in part.items), "việc phối hợp"),
        (sum(key in row.measure.reports_to for row in part.items), "báo cáo được nhận"),
    )
    applying = sum(site.applying(row.validity).on(site.today) is not None for row in tasks)
    return part_item(
        agency_address(key),
        part,
        part.items[0].directive,
        "; ".join(f"{count} {words}" for count, words in counts if count),
        always(f"{applying} việc đang áp dụng" if applying else ""),
    )


def _helps(row: Row, key: str) -> bool:
    measure = row.measure
    return key not in measure.agencies and (key in measure.with_ or key in measure.via)


def _summary(site: Site, key: str, keys: tuple[str, ...], tasks: list[Row]) -> str:
    name = f"{vocabulary().agencies[key]}{told_of(keys)}"
    if not tasks:
        return f"{name}: không có việc nào được giao riêng; chỉ phối hợp, làm đầu mối hoặc nhận báo cáo."
    applying = sum(site.applying(row.validity).on(site.today) is not None for row in tasks)
    deadlines = sum(row.measure.deadline is not None for row in tasks)
    due = f"{deadlines} việc có hạn chót" if deadlines else "không việc nào ghi hạn chót"
    live = f"{applying} việc đang áp dụng" if applying else "không việc nào được xác nhận còn áp dụng"
    overdue = sum(row.interval.overdue for row in tasks)
    late = f"; {overdue} việc {wording.inside(wording.OVERDUE)}" if overdue else ""
    laid = f"được giao {f'{len(tasks)} việc' if keys else _count(tasks)}"
    return f"{name}{',' if len(keys) > 1 else ''} {laid}; {due}; {live}{late}."


def _notes(key: str, known: Container[str]) -> Iterator[Prose]:
    if members := _members(key, known):
        yield (Segment("Đây là tên gọi chung cho một nhóm: "), *members, Segment("."))
    if groups := [group for group in vocabulary().groups_of(key) if group in known]:
        yield (Segment("Cơ quan này còn được giao việc qua tên gọi chung: "), *agency_links(groups), Segment("."))


def _place(site: Site, part: ListPart[Row], rows: list[Row]) -> AgencyPlace:
    by, directive = step_of(part), rows[0].directive
    return AgencyPlace(
        anchor=by.key(directive) if by.anchored else None,
        heading=by.name(directive),
        address=by.address(directive),
        deadlines=() if part.keys else deadlines(rows),
        measures=lines(site, (row for row in rows if not row.interval.overdue)),
        overdue=lines(site, (row for row in rows if row.interval.overdue)),
    )


def _through(site: Site, key: str, part: ListPart[Row]) -> Iterator[ThroughItem]:
    """Yield what is laid on each group that the agency is part of; if it is much, where all of that stands.

    The page of a unit tells it also of the years and months in which that is told.
    """
    if len(part.keys) > 1:
        return
    groups = [group for group in vocabulary().groups_of(key) if group in site.laid_on]
    short = not part.keys and len(part.items) + sum(site.laid_on[group].total() for group in groups) <= site.most
    for group in groups:
        name, address = vocabulary().agencies[group], agency_address(group)
        if short:
            laid = _laid(site.by_agency[group].items, group)
            if left := [row for row in laid if key not in row.measure.agencies and not _helps(row, key)]:
                yield ThroughItem(Hyperlink(address, name), len(left), lines(site, left))
        elif not part.keys:
            yield ThroughItem(Hyperlink(address, name), site.laid_on[group].total(), ())
        elif count := site.laid_on[group][part.keys[0]]:
            where = address_in(address, site.by_agency[group], part.keys[0])
            yield ThroughItem(Hyperlink(where, f"{name}{told_of(part.keys)}"), count, ())


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
    return {key: tuple(_by_words(site, ones)) for key, ones in by_agency.items()}


def _by_words(site: Site, found: list[_Found]) -> Iterator[SpellingItem]:
    spelt = grouped(found, lambda one: (one.naming.words.lower(),)).values()
    firsts = [{one.directive.id: one for one in reversed(ones)} for ones in spelt]
    most = _EXAMPLES if sum(map(len, firsts)) > site.most else None
    for ones, first in zip(spelt, firsts, strict=True):
        shown = [one for _, one in sorted(first.items())][:most]
        links = (clause_link(one.directive, one.label, named=True) for one in shown)
        yield SpellingItem(ones[0].naming.words, tuple(link for link in links if link), len(first) - len(shown))
