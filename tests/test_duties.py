"""Duties to make public, as their page and those of provinces tell them."""

from __future__ import annotations

from one_record import DUTY, TODAY, site, words
from small_corpus import small_corpus

from generator.site.pages import duties
from generator.site.pieces.context import Site


def test_a_duty_tells_who_where_how_often_since_when() -> None:
    of = site({"agencies": ["so-y-te"], "repeats": "hang-ngay", "disclosure": DUTY})
    [item] = duties.duties(of, map(of.row, of.measures)).items
    facts = {fact.name: words(fact.value) for fact in item.facts}
    assert facts == {
        "Ai": "Sở Y tế",
        "Ở đâu": "Cổng thông tin",
        "Bao lâu một lần": "Hàng ngày",
        "Từ khi nào": "từ ngày 01/9/2021; chưa rõ ngày kết thúc",
    }
    assert item.unsaid == ("chưa ai kiểm tra đã công khai hay chưa",)
    assert item.clause
    assert item.clause.text == "Chỉ thị ngày 01/9/2021 (chưa rõ số)"


def test_what_documents_do_not_say_is_summed_up() -> None:
    silent = {"agencies": ["so-y-te"], "disclosure": {"what": "Số ca", "looked": "2021-09-02"}}
    of = site({"agencies": ["so-y-te"], "repeats": "hang-ngay", "disclosure": DUTY}, silent, silent)
    found = duties.duties(of, map(of.row, of.measures))
    assert [(words, len(items)) for words, items in found.unsaid] == [
        ("chưa ai kiểm tra đã công khai hay chưa", 1),
        ("văn bản không ghi nơi công khai", 2),
        ("văn bản không ghi bao lâu công khai một lần", 2),
    ]


def test_an_empty_archive_has_no_duties() -> None:
    corpus, _ = small_corpus({})
    pages = [page for _, make in duties.jobs(Site(corpus, {}, TODAY, "")) for page in make()]
    assert [page.view.places for page in pages] == [()]  # type: ignore[attr-defined]
