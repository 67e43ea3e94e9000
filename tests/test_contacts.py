"""Whom to call: how old a printed number is, and what became of a promised one."""

from __future__ import annotations

from datetime import date

from one_record import DUTY, site, words

from generator.site.pieces.contacts import contacts


def test_a_printed_number_is_marked_with_its_age() -> None:
    contact = {"what": "Đường dây nóng", "phone": "0297 000 000", "clause": "1"}
    text = "Kính gửi: Sở Y tế.\n1. Gọi 0297 000 000.\n"
    of = site(contacts=[contact], text=text, today=date(2026, 11, 23))
    found = contacts(of, [*of.corpus.directives.values()], of.rows)
    assert found
    [printed] = found.printed
    assert printed.age == "in trong văn bản ban hành ngày 01/9/2021, ít nhất 5 năm trước; có thể không còn dùng"
    assert printed.clause
    assert printed.clause.address.endswith("#k1")


def test_a_promised_number_is_told_as_not_found() -> None:
    of = site({"agencies": ["so-y-te"], "disclosure": DUTY})
    found = contacts(of, [], of.rows)
    assert found
    assert found.printed == ()
    assert [words(promise) for promise in found.promised] == [
        "Số điện thoại (Chỉ thị ngày 01/9/2021 (chưa rõ số)): chưa tìm thấy nơi công bố (chưa ai kiểm tra)."
    ]
    assert contacts(of, [], []) is None
