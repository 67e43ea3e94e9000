"""Codes for phones: what is drawn is the code of the words."""

from __future__ import annotations

import re

import pytest
import segno

from generator.site.qr import Code, code

ADDRESS = "https://example.org/cong-khai/tinh/kien-giang/?ngay=2021-08-10"


def drawn(found: Code) -> list[list[int]]:
    """Return the modules that a line along the path of ``found`` makes dark."""
    modules = [[0] * found.size for _ in range(found.size)]
    for row, steps in re.findall(r"M0 (\d+)\.5((?:h\d+|m\d+ 0)*)", found.path):
        at = 0
        for dark, light in re.findall(r"h(\d+)|m(\d+) 0", steps):
            if dark:
                modules[int(row)][at : at + int(dark)] = [1] * int(dark)
            at += int(dark or light)
        assert at == found.size
    return modules


@pytest.mark.parametrize("words", ["a", ADDRESS, f"{ADDRESS}&huyen=phu-quoc"])
def test_the_drawn_modules_are_those_of_the_code(words: str) -> None:
    wanted = segno.make_qr(words, error="m", boost_error=False).matrix
    assert drawn(code(words)) == [list(row) for row in wanted]


def test_three_corners_tell_a_reader_where_it_lies() -> None:
    modules = drawn(code(ADDRESS))
    mark = [[int(max(abs(x - 3), abs(y - 3)) != 2) for x in range(7)] for y in range(7)]
    corners = ((0, 0), (0, -7), (-7, 0))
    for down, right in corners:
        assert [row[right:][:7] for row in modules[down:][:7]] == mark
