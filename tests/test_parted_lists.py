"""Lists of measures in parts: their pages show exactly what one page did, and what the core says of any day."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any

import pytest
from small_corpus import small_corpus

from generator.basics.periods import day
from generator.law.scenario import Grace, State
from generator.law.validity import validities
from generator.site import assembly
from generator.site.pages import comparison, provinces
from generator.site.pieces.context import MOST, Site
from generator.site.views.agencies import AgencyView
from generator.site.views.comparison import Overview, OverviewCell
from generator.site.views.duties import DutiesView
from generator.site.views.page import Page
from generator.site.views.parts import Badge, MeasureLine
from generator.site.views.topics import TopicView

TODAY = date(2021, 9, 10)
UNITS = ["kien-giang", "tra-vinh", "son-la", "trung-uong"]
ISSUED: list[Any] = ["2020-04-05", "2021-07-20", "2021-08-01", "2021-08-20", {"not_before": "2021-08-01"}]
DAYS = [date(2020, 4, 1), date(2021, 7, 25), date(2021, 8, 31), date(2021, 9, 9), TODAY, date(2021, 11, 1), TODAY.max]
FEW = 3


def measures(dice: random.Random) -> Iterator[dict[str, Any]]:
    """One for the public and some for agencies: laid on them, on groups, with helpers, with what they must report."""
    yield {"topics": ["di-lai", "5k"], "for": ["nguoi-dan"], "until": "2021-08-31"}
    for _ in range(dice.randrange(1, 4)):
        yield {
            "topics": [dice.choice(["di-lai", "bao-cao"])],
            "agencies": [dice.choice(["so-y-te", "cac-cap", "cdc"])],
            "with": dice.choice([[], ["so-y-te"]]),
            "reports_to": dice.choice([[], ["ubnd-tinh"]]),
            "deadline": dice.choice([None, {"last_day": f"2021-09-{dice.randrange(1, 29):02}", "written": "đến hạn"}]),
            "disclosure": dice.choice([None, {"what": "Số ca mắc", "where": "Báo"}]),
        }


@cache
def records(each: int) -> dict[str, dict[str, Any]]:
    """So many documents of each unit and time of issue, the same in every run."""
    dice = random.Random(11)
    return {
        f"{unit}/{number}-cv-{at}": {
            "issued": issued,
            "number": f"{number}{at}/UBND",
            "measures": [{"id": f"m{n}", **one} for n, one in enumerate(measures(dice))],
        }
        for unit in UNITS
        for at, issued in enumerate(ISSUED)
        for number in range(each)
    }


def site(most: int, each: int = 3) -> Site:
    corpus, errors = small_corpus(records(each))
    assert errors == []
    return Site(corpus, validities(corpus), TODAY, "", most)


@cache
def pages(most: int) -> dict[str, Page]:
    """Every page with a list that may be long, by its address."""
    found = [page for job in assembly.jobs(site(most), Grace()) for page in job.make()]
    views = (TopicView, AgencyView, DutiesView)
    return {page.address: page for page in found if isinstance(page, Page) and isinstance(page.view, views)}


def below(address: str) -> dict[str, Page]:
    return {where: page for where, page in pages(FEW).items() if where.startswith(address)}


def shown(page: Page) -> Iterator[tuple[str, MeasureLine]]:
    """Each line of a page, and as what it stands there."""
    if isinstance(page.view, TopicView):
        yield from (("public", line) for group in page.view.groups for line in group.measures)
        yield from (("task", line) for group in page.view.tasks for line in group.measures)
    elif isinstance(page.view, AgencyView):
        yield from (("task", line) for place in page.view.places for line in place.measures)
        yield from (("overdue", line) for place in page.view.places for line in place.overdue)
        yield from (("helping", line) for group in page.view.helping for line in group.measures)


def where(lines: Iterable[tuple[str, MeasureLine]]) -> Counter[tuple[str, str]]:
    return Counter((kind, line.source.address) for kind, line in lines)


def test_the_parts_show_each_line_of_the_whole_once() -> None:
    whole = {address: page for address, page in pages(MOST * 100).items() if address.count("/") < 3}
    assert len(whole) > 10
    for address, page in whole.items():
        together = sum((where(shown(part)) for part in below(address).values()), Counter[tuple[str, str]]())
        assert together == where(shown(page)), address


def test_lists_are_whole_as_long_as_they_are_short_and_in_parts_of_a_few_lines_when_not() -> None:
    assert not any(page.view.parts for page in pages(MOST * 100).values())  # type: ignore[attr-defined]
    split = pages(FEW)
    assert {"chu-de/di-lai/tra-vinh/2021/08/", "co-quan/so-y-te/son-la/2020/", "chu-de/5k/son-la/khong-ro/"} <= {*split}
    leaves = [page for page in split.values() if not page.view.parts and page.address.count("/") < 5]  # type: ignore[attr-defined]
    assert leaves
    assert all(sum(1 for _ in shown(page)) <= FEW for page in leaves)


@pytest.mark.parametrize("on", DAYS)
def test_each_line_has_the_state_that_the_core_says(on: date) -> None:
    found = site(FEW).validities
    lines = [line for page in pages(FEW).values() for _, line in shown(page)]
    assert lines
    for line in lines:
        assert line.badge.on(on).key.split()[0] == state(found, line, on).value


def state(found: Any, line: MeasureLine, on: date) -> State:
    record, _, anchor = line.source.address.removeprefix("van-ban/").partition("/#bp-")
    return found[f"{record}#{anchor}"].during(day(on)).state


@pytest.mark.parametrize("on", DAYS)
@pytest.mark.parametrize("topic", ["di-lai", "5k", "bao-cao"])
def test_each_part_of_a_topic_counts_what_applies_in_it(topic: str, on: date) -> None:
    found = site(FEW).validities
    for page in below(f"chu-de/{topic}/").values():
        for part in page.view.parts:  # type: ignore[attr-defined]
            lines = [each for leaf in below(part.part.address).values() for each in shown(leaf)]
            applying = Counter(kind for kind, line in lines if state(found, line, on) is State.APPLYING)
            counts = ((applying["public"], "biện pháp"), (applying["task"], "việc giao cơ quan"))
            told = " và ".join(f"{count} {words}" for count, words in counts if count)
            assert part.live.on(on) == (f"đang áp dụng: {told}" if told else "")


def test_the_overview_of_the_comparison_sums_up_what_its_cells_tell() -> None:
    def overviews(most: int) -> tuple[Overview, ...]:
        return comparison.page(site(most)).view.overviews  # type: ignore[attr-defined, no-any-return]

    def told(cells: Iterable[OverviewCell]) -> Counter[Badge]:
        counts = (count for cell in cells if cell.counts for count in cell.counts.on(TODAY))
        return sum((Counter({count.badge: count.number}) for count in counts), Counter[Badge]())

    [table] = overviews(MOST)
    topics, units = overviews(1)
    assert [(row.of, told(row.cells)) for row in topics.rows] == [(row.of, told(row.cells)) for row in table.rows]
    columns = [told(row.cells[n] for row in table.rows[:1]) for n in range(len(table.columns))]
    assert [row.of.text for row in units.rows] == [column.text for column in table.columns]
    assert [told(row.cells) for row in units.rows] == columns


def test_a_page_made_before_a_list_grew_long_elsewhere_is_made_anew() -> None:
    def told(most: int) -> tuple[object, str]:
        of = site(most)
        return of.divided, repr(provinces.province(of, "kien-giang").view)

    assert told(MOST) == told(MOST + 1)
    assert told(FEW)[1] != told(MOST)[1]
    assert told(FEW)[0] != told(MOST)[0]
