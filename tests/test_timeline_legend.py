"""The legend of a timeline tells of what is drawn there, and of nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

WORDS = {
    "đang áp dụng": '<svg class="phase applying',
    "chưa xác nhận": '<svg class="phase unconfirmed',
    "tạm ngưng": '<svg class="phase suspended',
    "đã ban hành, chưa áp dụng": '<svg class="phase not-yet',
    "biết tên, không rõ nội dung": '<svg class="phase known-by-name',
    "đã thực hiện ngay trong ngày": '<svg class="phase done',
    "viền đứt": " hollow",
    "hạn chót": '<svg class="mark"',
    "thay thế, bãi bỏ": '<g class="arrow',
}
"""What a legend may say, and how that is drawn."""


@pytest.mark.parametrize("where", ["tinh/kien-giang", "tinh/lai-chau", "tinh/ben-tre", "tinh/tra-vinh"])
def test_a_legend_tells_of_what_is_drawn(site: Path, where: str) -> None:
    page = (site / where / "index.html").read_text("utf-8")
    drawing, legend = re.findall(r'<figure class="timeline".*?</figure>', page, re.DOTALL)[0].split("<figcaption>")
    assert {words for words in WORDS if words in legend} == {
        words for words, drawn in WORDS.items() if drawn in drawing
    }
