"""Duties to make public, as their page and those of provinces tell them."""

from __future__ import annotations

from one_record import DUTY, TODAY, site, words
from small_corpus import small_corpus

from generator.site.pages import duties
from generator.site.pieces.context import Site


def test_a_duty_tells_who_where_how_often_since_when() -> None:
    of = site({"agencies": ["so-y-te"], "repeats": "hang-ngay", "disclosure": DUTY})
    [item] = duties.duties(of, of.rows)
    facts = {fact.name: words(fact.value) for fact in item.facts}
    assert facts == {
        "Ai": "Sở Y tế",
        "Ở đâu": "Cổng thông tin",
        "Bao lâu một lần": "Hàng ngày",
        "Từ khi nào": "từ ngày 01/9/2021; chưa rõ ngày kết thúc",
        "Đã tìm thấy chưa": "chưa tìm thấy nơi công bố (chưa ai kiểm tra)",
        "Theo": "Chỉ thị ngày 01/9/2021 (chưa rõ số)",
    }


def test_an_empty_archive_has_no_duties() -> None:
    corpus, _ = small_corpus({})
    pages = [page for _, make in duties.jobs(Site(corpus, {}, TODAY, "")) for page in make()]
    assert [page.view.places for page in pages] == [()]  # type: ignore[attr-defined]
