"""The figures of ``bench.py`` in words: which goals are reached, tables, what each generator does and does not do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from weights import LIMITS

RESULTS = Path(__file__).with_name("RESULTS.md")
NOTES = "\n## Ghi chú\n"
"""From here on people write; what stands above is written by ``--write``."""
OURS, CHANGED = "Công Khai", "Công Khai, sau khi sửa một bản ghi"
NATIONAL = 10_000
MB = 1e6
OPENING = """# Kết quả đo

`make bench` viết phần đứng trên mục «Ghi chú». Mỗi ô là trung vị (nhỏ nhất–lớn nhất) của các lượt. Trong một lượt
các bộ dựng chạy lần lượt, mỗi lần trong một thư mục mới; «gấp mấy lần ta» so với lần của ta trong cùng lượt: trên 1
là lâu hơn ta. Bộ nhớ là mức cao nhất của mọi tiến trình cộng lại, phần dùng chung tính một lần. Văn bản do
`benchmarks/archive.py` tạo theo dạng bản ghi thật. Các bộ dựng khác nhận một trang Markdown cho mỗi văn bản: tên,
cơ quan ban hành, trích yếu, từng biện pháp (tóm tắt, tính chất, câu trích, lời về thời hạn), rồi toàn văn từng khoản
(`benchmarks/generators.py`).
"""
WEIGHED = {
    "html": "HTML một trang, byte",
    "compressed": "câu trả lời đầu tiên với mọi thứ cần cho nó, byte nén",
    "requests": "số lượt tải cho câu trả lời ấy",
    "another_day": "thêm cho một ngày khác, byte nén",
}
Figures = Mapping[str, Any]
Run = Mapping[str, Any]


class Goal(NamedTuple):
    """What was to be reached, and what was measured."""

    what: str
    limit: float
    measured: float
    unit: str = ""

    @property
    def missed(self) -> bool:
        """Whether it was not reached."""
        return self.measured > self.limit


def told(kept: Figures) -> str:
    """Return all that is known as Markdown, but for the notes."""
    sections = (_goals, _builds, _stages, _costs, _weights, _failures, _circumstances)
    return "\n".join([OPENING, *(section for make in sections for section in make(kept))])


def missed(kept: Figures) -> bool:
    """Return whether a goal was not reached, or something could not be measured."""
    return any(goal.missed for goal in goals(kept)) or any(_failed(kept))


def write(words: str) -> None:
    """Put ``words`` into RESULTS.md, above the notes that people wrote there."""
    before = RESULTS.read_text("utf-8") if RESULTS.is_file() else ""
    RESULTS.write_text(words + NOTES + (before.partition(NOTES)[2] or "\nChưa có.\n"), "utf-8")


# What is known


def _of(kept: Figures, part: str) -> dict[int, Figures]:
    """Return the figures of ``part`` by the number of records, the fewest first."""
    numbers = sorted(int(name.rpartition("-")[2]) for name in kept if name.startswith(f"{part}-"))
    return {number: figures for number in numbers if (figures := kept[f"{part}-{number}"]["figures"])}


def _once(kept: Figures, part: str) -> Sequence[Run]:
    runs: Sequence[Run] = kept.get(part, {}).get("figures", ())
    return runs


def _runs_of(found: Figures, name: str) -> Sequence[Run]:
    runs: Sequence[Run] = found.get(name, {}).get("runs", ())
    return runs


def _failed(kept: Figures) -> Iterator[tuple[str, str]]:
    """Yield what could not be measured, and why."""
    yield from ((name, part["failed"]) for name, part in kept.items() if "failed" in part)
    for count, found in _of(kept, "builds").items():
        yield from ((f"{count:,}: {name}", one["failed"]) for name, one in found.items() if "failed" in one)


# Goals


def goals(kept: Figures) -> Iterator[Goal]:
    """Yield what was to be reached, as far as it was measured; some of it holds at national size only."""
    if runs := _once(kept, "real"):
        yield Goal("23 văn bản thật: dựng", 2, _middle(runs, "wall"), "s")
    for count, found in _of(kept, "builds").items():
        yield from _goals_of_builds(count, _runs_of(found, OURS), _runs_of(found, CHANGED))
    ours = {count: runs for count, found in _of(kept, "builds").items() if (runs := _runs_of(found, OURS))}
    for (fewer, before), (more, after) in pairwise(ours.items()):
        for name, key in (("thời gian", "wall"), ("CPU", "cpu")):
            grown = _middle(after, key) / _middle(before, key)
            yield Goal(f"{fewer:,} → {more:,}: {name} gấp mấy lần", 1.05 * more / fewer, grown)
    for count, found in _of(kept, "commands").items():
        for name, runs in found.items():
            yield Goal(f"{count:,}: {name}", 1.5, _middle(runs, "wall"), "s")
    for count, found in _of(kept, "pages").items():
        for name, weighed in found.items():
            yield Goal(f"{count:,}: {WEIGHED[name]}", LIMITS[name], weighed["most"])


def _goals_of_builds(count: int, runs: Sequence[Run], changed: Sequence[Run]) -> Iterator[Goal]:
    if runs:
        yield Goal(f"{count:,}: số tệp mỗi văn bản", 6, runs[-1]["files"] / count)
    if runs and count >= NATIONAL:
        yield Goal(f"{count:,}: dựng từ đầu, cả tìm kiếm", 60, _middle(runs, "wall"), "s")
        yield Goal(f"{count:,}: bộ nhớ", 2 * 2**30 / MB, max(run["memory"] or 0 for run in runs) / MB, "MB")
        yield Goal(f"{count:,}: cả trang", 900, runs[-1]["bytes"] / MB, "MB")
        yield Goal(f"{count:,}: số tệp", 60_000, runs[-1]["files"])
    if changed and count >= NATIONAL:
        yield Goal(f"{count:,}: dựng lại sau khi sửa một bản ghi, cả tìm kiếm", 5, _middle(changed, "wall"), "s")


def _goals(kept: Figures) -> Iterator[str]:
    rows = [
        (
            goal.what,
            _number(goal.measured),
            f"≤ {_number(goal.limit)} {goal.unit}",
            "chưa đạt" if goal.missed else "đạt",
        )
        for goal in goals(kept)
    ]
    yield from _section("Các mức", ("điều được đo", "đo được", "mức", ""), rows)


# Tables


def _builds(kept: Figures) -> Iterator[str]:
    head = ("bộ dựng", "giây", "gấp mấy lần ta", "giây CPU", "gấp mấy lần ta")
    head += ("bộ nhớ, MB", "cả trang, MB", "tệp", "trang lớn nhất, KB")
    does: dict[str, str] = {}
    for count, found in _of(kept, "builds").items():
        ours = _runs_of(found, OURS)
        rows = [_build(name, one["runs"], ours) for name, one in found.items() if one["runs"]]
        yield from _section(f"{count:,} văn bản", head, rows)
        does |= {
            name: f"- **{name}** ({one['version']}): {one['does']}." for name, one in found.items() if "does" in one
        }
    if does:
        yield "\n".join(["## Mỗi bộ dựng làm gì, không làm gì\n", *does.values(), ""])


def _build(name: str, runs: Sequence[Run], ours: Sequence[Run]) -> tuple[str, ...]:
    cells = [name]
    for key in ("wall", "cpu"):
        cells += [_spread([run[key] for run in runs])]
        cells += [_spread([theirs[key] / mine[key] for theirs, mine in zip(runs, ours, strict=False)])]
    memory = [run["memory"] / MB for run in runs if run["memory"]]
    last = runs[-1]
    return (*cells, _spread(memory), _number(last["bytes"] / MB), f"{last['files']:,}", f"{last['largest'] / 1e3:,.0f}")


def _stages(kept: Figures) -> Iterator[str]:
    found = _of(kept, "stages")
    if not found:
        return
    *_, most = found.values()
    names = [*sorted(most, key=lambda name: -most[name])]
    rows = [(name, *(_number(stages.get(name, 0)) for stages in found.values())) for name in names]
    rows.append(("tất cả", *(_number(sum(stages.values())) for stages in found.values())))
    if len(found) > 1:
        fewer, *_ = found.values()
        grown = [*((fewer.get(name, 0), most[name]) for name in names), (sum(fewer.values()), sum(most.values()))]
        rows = [
            (*row, _number(after / before) if before else "–") for row, (before, after) in zip(rows, grown, strict=True)
        ]
    head = ("công đoạn, giây CPU trong một tiến trình", *(f"{count:,}" for count in found))
    yield from _section("Các công đoạn của ta", (*head, "gấp mấy lần")[: len(rows[0])], rows)


def _costs(kept: Figures) -> Iterator[str]:
    measured = [
        (f"{count:,}: {name}", runs) for count, of in _of(kept, "commands").items() for name, runs in of.items()
    ]
    kinds = {"real": "23 văn bản thật: dựng", "published": "kho hiện nay: dựng"}
    measured += [(words, runs) for part, words in kinds.items() if (runs := _once(kept, part))]
    rows = [
        (
            name,
            *(_spread([run[key] for run in runs]) for key in ("wall", "cpu")),
            _number(max(run["memory"] or 0 for run in runs) / MB),
        )
        for name, runs in measured
    ]
    yield from _section("Lệnh và kho thật", ("lệnh", "giây", "giây CPU", "bộ nhớ, MB"), rows)


def _weights(kept: Figures) -> Iterator[str]:
    rows = [
        (f"{count:,}: {WEIGHED[name]}", f"{of['most']:,}", of["page"], f"{of['over']:,} / {of['pages']:,}")
        for count, found in _of(kept, "pages").items()
        for name, of in found.items()
    ]
    yield from _section("Mọi trang của ta", ("điều được đo", "nhiều nhất", "ở trang", "số trang quá mức"), rows)


def _failures(kept: Figures) -> Iterator[str]:
    yield from _section("Chưa đo được", ("phần", "vì sao"), [*_failed(kept)])


def _circumstances(kept: Figures) -> Iterator[str]:
    rows = [(name, part["on"], part["commit"], _number(part["load"])) for name, part in sorted(kept.items())]
    yield from _section("Lần đo", ("phần", "ngày", "mã", "tải của máy trước khi đo"), rows)
    yield "".join(f"Máy: {machine}.\n" for machine in sorted({part["machine"] for part in kept.values()}))


# Words


def _section(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield a table under its title, unless it is empty."""
    if rows:
        lines = [f"| {' | '.join(cells)} |" for cells in (head, ["---"] * len(head), *rows)]
        yield "\n".join([f"## {title}\n", *lines, ""])


def _middle(runs: Sequence[Run], key: str) -> float:
    return median(run[key] for run in runs)


def _spread(measured: Sequence[float]) -> str:
    if not measured:
        return "–"
    return f"{_number(median(measured))} ({_number(min(measured))}–{_number(max(measured))})"


def _number(measured: float) -> str:
    """Return three digits of what is below a hundred, and no fraction of what is above."""
    return f"{measured:,.0f}" if measured >= 100 else f"{measured:.3g}"
