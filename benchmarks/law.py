"""How the time of the states grows with a chain of replacements, and with documents of uncertain days.

python benchmarks/law.py
"""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from small_corpus import small_corpus

from generator.law.validity import validities

LENGTHS = (200, 1_000, 5_000)
UNCERTAIN = 20
LIMIT = 3.0  # seconds of processor time
FIRST = date(2000, 1, 1)

Records = dict[str, dict[str, Any]]


def chain(length: int, **measure: str) -> Records:
    """Return documents of which each replaces the one before it."""
    records: Records = {}
    before: list[dict[str, str]] = []
    for n in range(length):
        id_ = f"kien-giang/{n:06}-qd"
        measures = [{"id": "a", **measure}]
        records[id_] = {"issued": str(FIRST + timedelta(days=n)), "measures": measures, "relations": before}
        before = [{"act": "replaces", "record": id_}]
    return records


def mesh(count: int, acts: tuple[str, ...]) -> Records:
    """Return documents of uncertain days, each of which acts on all before it, the acts in turn."""
    ids = [f"kien-giang/{n:02}-qd" for n in range(count)]
    records: Records = {}
    for n, id_ in enumerate(ids):
        day = FIRST + timedelta(days=15 * n)
        records[id_] = {
            "issued": {"not_before": str(day), "not_after": str(day + timedelta(days=10))},
            "measures": [{"id": "a"}, {"id": "b", "regime": "ct-16"}],
            "relations": [{"act": acts[(n + m) % len(acts)], "record": other} for m, other in enumerate(ids[:n])],
        }
    return records


def cases() -> Iterator[tuple[str, Records]]:
    """Yield what is measured, by name."""
    for length in LENGTHS:
        yield f"chuỗi {length} thay thế", chain(length)
        yield f"chuỗi {length} thay thế, chế độ", chain(length, regime="ct-16")
    for acts in (("replaces",), ("repeals",), ("suspends",), ("replaces", "suspends", "amends", "resumes")):
        yield f"{UNCERTAIN} văn bản chưa rõ ngày: {', '.join(acts)}", mesh(UNCERTAIN, acts)


def main() -> int:
    """Print a line for each case; return 1 if one takes longer than the limit."""
    slow = 0
    for name, records in cases():
        corpus, errors = small_corpus(records)
        if errors:
            sys.exit(errors[0].message)
        start = time.process_time()
        deque(validities(corpus).values(), maxlen=0)  # each is worked out when it is asked for
        seconds = time.process_time() - start
        slow += seconds > LIMIT
        print(f"{name:75} {seconds:6.2f} s", flush=True)
    print(f"Giới hạn {LIMIT} s")
    return int(slow > 0)


if __name__ == "__main__":
    sys.exit(main())
