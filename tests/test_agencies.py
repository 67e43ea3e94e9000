"""Pages of agencies, and what the records of the tests lay on them."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import pytest
from one_record import TODAY, site, words
from real import corpus as real_corpus
from real import validities as real_lives
from small_corpus import small_corpus

from generator.documents.agencies import named
from generator.records.corpus import Directive
from generator.site.pages import agencies
from generator.site.pieces.context import Site
from generator.site.pieces.deadlines import deadlines
from generator.site.views.agencies import AgencyIndexView, AgencyView


@cache
def real() -> Site:
    return Site(real_corpus(), real_lives(), date(2026, 11, 23), "")


def pages_of(of: Site) -> dict[str, Any]:
    return {page.address: page.view for _, make in agencies.jobs(of) for page in make()}


def test_what_reaches_an_agency_through_a_group_stands_apart() -> None:
    of = site({"agencies": ["so-y-te"]}, {"agencies": ["cac-cap"]}, {"agencies": ["cdc"], "with": ["so-y-te"]})
    view: AgencyView = pages_of(of)["co-quan/so-y-te/"]
    assert [len(place.measures) for place in view.places] == [1]
    assert [item.group.text for item in view.through] == ["Các cấp, các ngành"]
    assert [len(group.measures) for group in view.helping] == [1]


def test_the_index_is_in_vietnamese_order_and_leaves_mere_helpers_aside() -> None:
    of = site({"agencies": ["ubnd-xa", "cdc", "dai-ptth"], "with": ["hoi-nong-dan"]})
    view: AgencyIndexView = pages_of(of)["co-quan/"]
    assert [item.name.split()[0] for item in view.items] == ["Đài", "Trung", "UBND"]
    assert [link.text for link in view.others] == ["Hội Nông dân tỉnh"]


def test_an_empty_archive_has_an_index() -> None:
    corpus, _ = small_corpus({})
    of = Site(corpus, {}, TODAY, "")
    assert [*pages_of(of)] == ["co-quan/"]


def test_the_five_documents_hold_140_tasks_over_30_agencies() -> None:
    tasks = [row for row in map(real().row, real().measures) if row.measure.agencies and row.directive.record.text]
    laid_on = {key for row in tasks for key in row.measure.agencies}
    assert len(tasks) >= 140
    assert len(laid_on) >= 30


@pytest.mark.parametrize(
    ("day", "who", "clause"),
    [
        ("2021-09-03", "Kiên Giang: Sở Y tế (phối hợp Trung tâm Chỉ huy tỉnh)", "#k1-g1"),
        ("2021-09-07", "Bến Tre: UBND huyện, thị xã, thành phố (qua Sở Lao động - Thương binh và Xã hội)", "#k9-p2"),
        ("2021-02-07", "Lai Châu: Sở Tài chính (phối hợp Sở Y tế)", "#k11"),
    ],
)
def test_the_three_deadlines_stand_with_who_and_clause(day: str, who: str, clause: str) -> None:
    found = [item for item in deadlines(map(real().row, real().measures)) if item.day.machine == day]
    assert found
    assert {words(item.who) for item in found} == {who}
    assert all(item.clause and item.clause.address.endswith(clause) for item in found)


@pytest.mark.parametrize(
    ("record", "clause"),
    [
        ("son-la/chi-thi-2021-tang-cuong-phong-chong-dich", "3.c"),
        ("kien-giang/1377-ubnd-kgvx-2021", "5.p3"),
        ("ben-tre/thong-bao-2021-ket-luan-hop-04-9", "5"),
        ("lai-chau/thong-bao-2021-ket-luan-giao-ban-03-2", "2"),
        ("tra-vinh/3461-ubnd-thnv-2021", "2.-2"),
    ],
)
def test_the_known_duties_to_make_public_are_recorded(record: str, clause: str) -> None:
    measures = real().corpus.directives[record].measures
    assert any(measure.disclosure and measure.clause == clause for measure in measures)


def test_the_two_promises_of_a_number_are_recorded() -> None:
    promised = {
        (row.directive.unit, row.measure.clause)
        for row in map(real().row, real().measures)
        if (duty := row.measure.disclosure) and duty.contact
    }
    assert {("kien-giang", "5.p3"), ("tra-vinh", "2.-2")} <= promised


OTHERWISE = {
    ("kien-giang", "1.p2", "so-y-te"): "only opens the list of its tasks",
    ("kien-giang", "1.p2", "trung-tam-chi-huy-tinh"): "a post that the director holds",
    ("kien-giang", "5.p2", "trung-tam-chi-huy-tinh"): "whose guidance is followed",
    ("ben-tre", "2", "so-chi-huy-tinh"): "issued the plan that is to be studied",
    ("lai-chau", "11", "mttq"): "whose fund the money is from",
}


def test_no_clause_names_a_body_that_its_measures_leave_out() -> None:
    bodies = (
        "so-",
        "bql-",
        "bo-chi",
        "bo-doi",
        "cong-an",
        "cdc",
        "trung-tam-",
        "mttq",
        "hoi-",
        "tieu-ban-",
        "cong-ty-",
        "to-",
    )
    left_out = {
        (directive.unit, clause.label, naming.agency): naming.words
        for directive in real().corpus.directives.values()
        for clause in directive.clauses
        if clause.zone in (None, "close")
        for naming in named(clause.text)
        if naming.agency.startswith(bodies) and naming.agency not in _known_below(directive, clause.label)
    }
    assert {place: words for place, words in left_out.items() if place not in OTHERWISE} == {}


def _known_below(directive: Directive, label: str) -> set[str]:
    measures = [m for m in directive.measures if f"{m.clause}.".startswith(f"{label}.")]
    return {key for m in measures for key in (*m.agencies, *m.with_, *m.via, *m.reports_to)}
