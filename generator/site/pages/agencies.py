"""Pages of agencies: what each was ordered to do, in which province, with whom, by when; and their index.

What is too much for a page is told in parts by province, year and month.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from generator.basics.grouping import grouped
from generator.basics.prose import Prose, Segment
from generator.basics.splitting import ListPart
from generator.basics.text import sort_key
from generator.basics.timeseries import always
from generator.documents.agencies import named
from generator.law import wording
from generator.law.applicability import Row
from generator.records.addresses import AGENCIES, agency_address
from generator.site.pieces.context import Site
from generator.site.pieces.deadlines import calendar, deadlines, nearest_deadline
from generator.site.pieces.document_text import UNCITED
from generator.site.pieces.gists import MeasureGist
from generator.site.pieces.links import agency_links, clause_link
from generator.site.pieces.measure_groups import grouped_rows, groups, lines
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


class Spelt(NamedTuple):
    """The first clause of a document in which an agency's name is written like that."""

    agency: str
    words: str
    record: str
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


def _page(site: Site, key: str, part: ListPart[MeasureGist], spelt: tuple[SpellingItem, ...] = ()) -> Page:
    view = _agency(site, key, part, spelt)
    title = f"{view.name}: được giao việc gì, hạn khi nào"
    return Page(f"{agency_address(key)}{part.path}", title, view.summary, view)


def _laid(measures: Iterable[MeasureGist], key: str) -> list[MeasureGist]:
    return [measure for measure in measures if key in measure.agencies]


def _index(site: Site) -> AgencyIndexView:
    keys = sorted(site.by_agency, key=lambda key: sort_key(vocabulary().agencies[key]))
    tasks = {key: laid for key in keys if (laid := _laid(site.by_agency[key].items, key))}
    count, groups = sum(bool(measure.agencies) for measure in site.measures), len({*tasks} & {*vocabulary().groups})
    summary = (
        f"{count} việc được giao cho {len(tasks)} loại cơ quan, trong đó {groups} là tên gọi chung "
        "cho một nhóm. Mỗi tỉnh có cơ quan của mình."
    )
    due = sum(measure.deadline is not None for measure in site.measures)
    reporting = [measure for measure in site.measures if measure.is_report]
    return AgencyIndexView(
        summary=summary,
        items=tuple(_item(site, key, laid) for key, laid in tasks.items()),
        others=tuple(Hyperlink(agency_address(key), vocabulary().agencies[key]) for key in keys if key not in tasks),
        calendar=calendar(site, site.measures, None if due <= site.most else _NEAREST),
        reports=reports(site, reporting) if len(reporting) <= site.most else ReportList((), len(reporting)),
    )


def _item(site: Site, key: str, tasks: list[MeasureGist]) -> AgencyItem:
    return AgencyItem(
        address=agency_address(key),
        name=vocabulary().agencies[key],
        count=_count(tasks),
        deadline=nearest_deadline(site, tasks),
        members=_members(key, site.by_agency),
    )


def _count(tasks: list[MeasureGist]) -> str:
    provinces = {task.unit for task in tasks} - {CENTRAL}
    return f"{len(tasks)} việc ở {len(provinces)} tỉnh" if provinces else f"{len(tasks)} việc trong văn bản trung ương"


def _members(key: str, known: Container[str]) -> Prose:
    """Return whom a group stands for, as links where there is a page."""
    parts: list[Segment] = []
    for member in vocabulary().groups.get(key, ()):
        link = agency_links([member]) if member in known else (Segment(vocabulary().agencies[member]),)
        parts += [Segment(", "), *link]
    return tuple(parts[1:])


def _agency(site: Site, key: str, part: ListPart[MeasureGist], spelt: tuple[SpellingItem, ...]) -> AgencyView:
    tasks, by, whole = _laid(part.items, key), step_of(part), not part.parts
    name, helped = vocabulary().agencies[key], [one for one in part.items if _helps(one, key)]
    to_it = [one for one in part.items if key in one.reports_to]
    return AgencyView(
        name=f"{name}{told_of(part.keys)}",
        around=around(name, agency_address(key), part),
        summary=_summary(site, key, part.keys, tasks),
        notes=() if part.keys else tuple(_notes(key, site.by_agency)),
        calendar=calendar(site, tasks, None if whole else _NEAREST),
        parts=tuple(_part(site, key, one) for one in parts(part)),
        places=tuple(_place(site, part, found) for found in grouped_rows(map(site.row, tasks), by).values())
        if whole
        else (),
        helping=groups(site, map(site.row, helped), by) if whole else (),
        through=tuple(_through(site, key, part)),
        sends=reports(site, tasks) if whole else nearest_reports(site, tasks, _NEAREST),
        receives=reports(site, to_it) if whole else nearest_reports(site, to_it, _NEAREST),
        spellings=spelt,
    )


def _part(site: Site, key: str, part: ListPart[MeasureGist]) -> PartItem:
    tasks = _laid(part.items, key)
    counts = (
        (len(tasks), "việc"),
        (sum(_helps(one, key) for one in part.items), "việc phối hợp"),
        (sum(key in one.reports_to for one in part.items), "báo cáo được nhận"),
    )
    applying = sum(task.applying.on(site.today) is not None for task in tasks)
    return part_item(
        agency_address(key),
        part,
        site.directive_of(part.items[0]),
        "; ".join(f"{count} {words}" for count, words in counts if count),
        always(f"{applying} việc đang áp dụng" if applying else ""),
    )


def _helps(measure: MeasureGist, key: str) -> bool:
    return key not in measure.agencies and key in measure.helping


def _summary(site: Site, key: str, keys: tuple[str, ...], tasks: list[MeasureGist]) -> str:
    name = f"{vocabulary().agencies[key]}{told_of(keys)}"
    if not tasks:
        return f"{name}: không có việc nào được giao riêng; chỉ phối hợp, làm đầu mối hoặc nhận báo cáo."
    applying = sum(task.applying.on(site.today) is not None for task in tasks)
    deadlines = sum(task.deadline is not None for task in tasks)
    due = f"{deadlines} việc có hạn chót" if deadlines else "không việc nào ghi hạn chót"
    live = f"{applying} việc đang áp dụng" if applying else "không việc nào được xác nhận còn áp dụng"
    overdue = sum(task.overdue for task in tasks)
    late = f"; {overdue} việc {wording.inside(wording.OVERDUE)}" if overdue else ""
    laid = f"được giao {f'{len(tasks)} việc' if keys else _count(tasks)}"
    return f"{name}{',' if len(keys) > 1 else ''} {laid}; {due}; {live}{late}."


def _notes(key: str, known: Container[str]) -> Iterator[Prose]:
    if members := _members(key, known):
        yield (Segment("Đây là tên gọi chung cho một nhóm: "), *members, Segment("."))
    if groups := [group for group in vocabulary().groups_of(key) if group in known]:
        yield (Segment("Cơ quan này còn được giao việc qua tên gọi chung: "), *agency_links(groups), Segment("."))


def _place(site: Site, part: ListPart[MeasureGist], rows: list[Row]) -> AgencyPlace:
    by, directive = step_of(part), rows[0].directive
    return AgencyPlace(
        anchor=by.key(directive) if by.anchored else None,
        heading=by.name(directive),
        address=by.address(directive),
        deadlines=() if part.keys else deadlines(rows),
        measures=lines(site, (row for row in rows if not row.interval.overdue)),
        overdue=lines(site, (row for row in rows if row.interval.overdue)),
    )


def _through(site: Site, key: str, part: ListPart[MeasureGist]) -> Iterator[ThroughItem]:
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
            if left := [one for one in laid if key not in one.agencies and not _helps(one, key)]:
                yield ThroughItem(Hyperlink(address, name), len(left), lines(site, map(site.row, left)))
        elif not part.keys:
            yield ThroughItem(Hyperlink(address, name), site.laid_on[group].total(), ())
        elif count := site.laid_on[group][part.keys[0]]:
            where = address_in(address, site.by_agency[group], part.keys[0])
            yield ThroughItem(Hyperlink(where, f"{name}{told_of(part.keys)}"), count, ())


def spellings(site: Site, unit: str) -> list[Spelt]:
    """Return how the texts of ``unit`` write the names of agencies, in order of appearance."""
    found = dict[tuple[str, str, str], Spelt]()
    for directive in site.directives_of[unit]:
        for clause in directive.clauses:
            if clause.zone not in UNCITED:
                for naming in named(clause.text):
                    key = (naming.agency, naming.words.lower(), directive.id)
                    found.setdefault(key, Spelt(naming.agency, naming.words, directive.id, clause.label))
    return [*found.values()]


def _spellings(site: Site) -> dict[str, tuple[SpellingItem, ...]]:
    """Return how the texts write each agency's name, by its key, in order of first appearance."""
    found = (spelt for unit in site.directives_of for spelt in site.share(spellings, unit))
    by_agency = grouped(found, lambda one: (one.agency,))
    return {key: tuple(_by_words(site, ones)) for key, ones in by_agency.items()}


def _by_words(site: Site, found: list[Spelt]) -> Iterator[SpellingItem]:
    most = _EXAMPLES if len(found) > site.most else None
    for ones in grouped(found, lambda one: (one.words.lower(),)).values():
        shown = sorted(ones, key=lambda one: one.record)[:most]
        links = (clause_link(site.corpus.directives[one.record], one.label, named=True) for one in shown)
        yield SpellingItem(ones[0].words, tuple(link for link in links if link), len(ones) - len(shown))
