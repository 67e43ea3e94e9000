"""Deadlines, duties to make public, reports, contacts and agencies, as the pages are given them."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import pytest
from real import corpus as real_corpus
from real import validities as real_lives
from small_corpus import small_corpus

from generator.basics.prose import Prose
from generator.documents.agencies import named
from generator.law.validity import validities
from generator.records.corpus import Directive
from generator.records.schema import Disclosure
from generator.site.pages import agencies, duties, ledger
from generator.site.pages.context import Site
from generator.site.pages.measures import found_public
from generator.site.views.agencies import AgencyIndexView, AgencyView

TODAY = date(2021, 9, 3)
RECORD = "kien-giang/1-ct-ubnd-2021"
DUTY = {"what": "Số điện thoại", "where": "Cổng thông tin", "contact": "true"}
FOUND = {"url": "https://example.org/so", "seen": "2021-09-02", "archived": "https://example.org/luu"}


def site(*measures: dict[str, Any], today: date = TODAY, **record: Any) -> Site:
    given = [{"id": f"m{n}", **measure} for n, measure in enumerate(measures)]
    corpus, errors = small_corpus({RECORD: {"issued": "2021-09-01", "measures": given, **record}})
    assert not errors
    return Site(corpus, validities(corpus), today, "")


@cache
def real() -> Site:
    return Site(real_corpus(), real_lives(), date(2026, 11, 23), "")


def words(prose: Prose) -> str:
    return "".join(segment.text for segment in prose)


def pages_of(of: Site) -> dict[str, Any]:
    return {page.address: page.view for page in agencies.pages(of)}


def due(day: str, **more: Any) -> dict[str, Any]:
    return {"agencies": ["so-y-te"], "deadline": {"last_day": day, "written": f"đến {day}"}, **more}


@pytest.mark.parametrize(("day", "part"), [("2021-09-02", "passed"), ("2021-09-03", "due"), ("2021-09-04", "coming")])
def test_a_deadline_is_still_due_on_its_last_day(day: str, part: str) -> None:
    found = ledger.calendar(site(due(day)), site(due(day)).rows)
    sizes = {name: len(getattr(found, name)) for name in ("coming", "due", "passed")}
    assert sizes == {"coming": 0, "due": 0, "passed": 0, part: 1}


def test_the_calendar_begins_with_what_is_near() -> None:
    of = site(*map(due, ("2021-09-01", "2021-09-02", "2021-09-20", "2021-09-10")))
    found = ledger.calendar(of, of.rows)
    assert [item.day.machine for item in found.coming] == ["2021-09-10", "2021-09-20"]
    assert [item.day.machine for item in found.passed] == ["2021-09-02", "2021-09-01"]
    nearest = ledger.nearest_deadline(of, of.rows)
    assert nearest
    assert nearest.day.machine == "2021-09-10"


def test_a_deadline_names_who_with_whom_and_through_whom() -> None:
    of = site(due("2021-09-02", **{"with": ["cdc"], "via": ["van-phong-ubnd"]}))
    [item] = ledger.deadlines(of.rows)
    assert words(item.who) == (
        "Kiên Giang: Sở Y tế (phối hợp Trung tâm Kiểm soát bệnh tật tỉnh) (qua Văn phòng UBND tỉnh)"
    )
    assert item.clause
    assert item.clause.address == f"van-ban/{RECORD}/"


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, "chưa tìm thấy nơi công bố (chưa ai kiểm tra)"),
        ({"looked": "2021-09-02"}, "chưa tìm thấy nơi công bố (kiểm tra ngày 02/9/2021)"),
        ({"published": "https://example.org/"}, "nơi công bố (không rõ ngày kiểm tra)"),
        ({"evidence": (FOUND,)}, "nơi công bố, bản lưu (kiểm tra ngày 02/9/2021)"),
        ({"evidence": (FOUND,), "looked": "2021-09-08"}, "nơi công bố, bản lưu (kiểm tra ngày 08/9/2021)"),
    ],
)
def test_what_was_found_of_a_duty_and_when(given: dict[str, Any], says: str) -> None:
    assert words(found_public(Disclosure.model_validate({"what": "Số", **given}))) == says


def test_the_newest_evidence_is_linked() -> None:
    older = {**FOUND, "url": "https://example.org/cu", "seen": "2021-09-01"}
    duty = Disclosure.model_validate({"what": "Số", "evidence": (older, FOUND)})
    assert [segment.address for segment in found_public(duty) if segment.address] == [FOUND["url"], FOUND["archived"]]


def test_a_duty_tells_who_where_how_often_since_when() -> None:
    of = site({"agencies": ["so-y-te"], "repeats": "hang-ngay", "disclosure": DUTY})
    [item] = ledger.duties(of, of.rows)
    facts = {fact.name: words(fact.value) for fact in item.facts}
    assert facts == {
        "Ai": "Sở Y tế",
        "Ở đâu": "Cổng thông tin",
        "Bao lâu một lần": "Hàng ngày",
        "Từ khi nào": "từ ngày 01/9/2021; chưa rõ ngày kết thúc",
        "Đã tìm thấy chưa": "chưa tìm thấy nơi công bố (chưa ai kiểm tra)",
        "Theo": "Chỉ thị không số",
    }


def test_a_printed_number_is_marked_with_its_age() -> None:
    contact = {"what": "Đường dây nóng", "phone": "0297 000 000", "clause": "1"}
    text = "Kính gửi: Sở Y tế.\n1. Gọi 0297 000 000.\n"
    of = site(contacts=[contact], text=text, today=date(2026, 11, 23))
    found = ledger.contacts(of, [*of.corpus.directives.values()], of.rows)
    assert found
    [printed] = found.printed
    assert printed.age == "in trong văn bản ban hành ngày 01/9/2021, ít nhất 5 năm trước; có thể không còn dùng"
    assert printed.clause
    assert printed.clause.address.endswith("#k1")


def test_a_promised_number_is_told_as_not_found() -> None:
    of = site({"agencies": ["so-y-te"], "disclosure": DUTY})
    found = ledger.contacts(of, [], of.rows)
    assert found
    assert found.printed == ()
    assert [words(promise) for promise in found.promised] == [
        "Số điện thoại (Chỉ thị không số): chưa tìm thấy nơi công bố (chưa ai kiểm tra)."
    ]
    assert ledger.contacts(of, [], []) is None


def test_reports_with_a_day_come_first_and_say_when() -> None:
    often = {"agencies": ["ubnd-xa"], "topics": ["bao-cao"], "repeats": "hang-ngay"}
    of = site(often, due("2021-09-02", topics=["bao-cao"], reports_to=["ubnd-tinh"], via=["so-y-te"]))
    first, second = ledger.reports(of, of.rows)
    assert (words(first.who), words(first.to), first.when) == ("Sở Y tế", "UBND tỉnh, qua Sở Y tế", "đến 2021-09-02")
    assert (words(second.who), words(second.to), second.when) == ("UBND xã, phường, thị trấn", "", "hàng ngày")


def test_what_reaches_an_agency_through_a_group_stands_apart() -> None:
    of = site({"agencies": ["so-y-te"]}, {"agencies": ["cac-cap"]}, {"agencies": ["cdc"], "with": ["so-y-te"]})
    view: AgencyView = pages_of(of)["co-quan/so-y-te/"]
    assert [len(place.measures) for place in view.places] == [1]
    assert [group.heading for group in view.through] == ["Các cấp, các ngành"]
    assert [len(group.measures) for group in view.helping] == [1]


def test_the_index_is_in_vietnamese_order_and_leaves_mere_helpers_aside() -> None:
    of = site({"agencies": ["ubnd-xa", "cdc", "dai-ptth"], "with": ["hoi-nong-dan"]})
    view: AgencyIndexView = pages_of(of)["co-quan/"]
    assert [item.name.split()[0] for item in view.items] == ["Đài", "Trung", "UBND"]
    assert [link.text for link in view.others] == ["Hội Nông dân tỉnh"]


def test_an_empty_archive_has_an_index_and_no_duties() -> None:
    corpus, _ = small_corpus({})
    of = Site(corpus, {}, TODAY, "")
    assert [*pages_of(of)] == ["co-quan/"]
    assert duties.page(of).view.places == ()  # type: ignore[attr-defined]


def test_the_five_documents_hold_140_tasks_over_30_agencies() -> None:
    tasks = [row for row in real().rows if row.measure.agencies and row.directive.record.text]
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
    found = [item for item in ledger.deadlines(real().rows) if item.day.machine == day]
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
        for row in real().rows
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
