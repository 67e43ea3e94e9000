"""How the time of a draft grows with the document: 2 MB against 20 KB, in several shapes.

python benchmarks/draft.py
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from generator.drafting.draft import draft
from generator.drafting.output.writing import to_yaml

SMALL, LARGE = 20_000, 2_000_000
LIMIT = 2.0  # times the growth in length
DOCUMENTS = Path(__file__).parents[1] / "tests" / "documents"


def repeated(unit: str) -> Callable[[int], str]:
    """Return a maker of texts of a given length that repeat ``unit``."""
    return lambda length: (unit * (length // len(unit) + 1))[:length]


def body() -> str:
    """Return the points of a real document, without letterhead and recipients."""
    text = (DOCUMENTS / "kien-giang-1377-ubnd-kgvx.txt").read_text("utf-8")
    return text[text.index("1. Mục tiêu") : text.index("Nơi nhận")]


SHAPES: dict[str, Callable[[int], str]] = {
    "điểm, khoản thật": repeated(body()),
    "một đoạn dài": lambda length: "1. " + repeated(body().replace("\n", " "))(length),
    "dòng ngắn": repeated("Giao Sở Y tế chủ trì, phối hợp\nvới các sở, ngành liên quan\n"),
    "chuỗi dẫn chiếu": repeated("Quyết định số 12/QĐ-UBND ngày 01/8/2021, "),
    "chấm phẩy": repeated("a; "),
    "ngoặc mở": repeated("(“"),
    "dấu Markdown": repeated("**#\\"),
    "số và dấu": repeated("1.2/3-4 "),
    "ngày giờ": repeated("từ 0 giờ ngày 1/8 đến "),
}


def seconds(text: str) -> float:
    """Return the processor time that drafting ``text`` takes."""
    start = time.process_time()
    to_yaml(draft(text, "x", None))
    return time.process_time() - start


def main() -> int:
    """Print a line for each shape; return 1 if one grows out of proportion."""
    seconds(body())
    worst = 0.0
    for name, make in SHAPES.items():
        small = min(seconds(make(SMALL)) for _ in range(3))
        large = seconds(make(LARGE))
        ratio = large / small / (LARGE / SMALL)
        worst = max(worst, ratio)
        print(f"{name:20} 20 KB: {small:7.3f} s   2 MB: {large:7.2f} s   tỉ lệ so với độ dài: {ratio:.2f}", flush=True)
    print(f"Lớn nhất: {worst:.2f} (giới hạn {LIMIT})")
    return int(worst > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
