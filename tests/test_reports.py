"""What agencies must report."""

from __future__ import annotations

from one_record import due, site, words

from generator.site.pieces.reports import reports


def test_reports_with_a_day_come_first_and_say_when() -> None:
    often = {"agencies": ["ubnd-xa"], "topics": ["bao-cao"], "repeats": "hang-ngay"}
    of = site(often, due("2021-09-02", topics=["bao-cao"], reports_to=["ubnd-tinh"], via=["so-y-te"]))
    first, second = reports(of, of.measures).items
    assert (words(first.who), words(first.to), first.when) == ("Sở Y tế", "UBND tỉnh, qua Sở Y tế", "đến 2021-09-02")
    assert (words(second.who), words(second.to), second.when) == ("UBND xã, phường, thị trấn", "", "hàng ngày")
