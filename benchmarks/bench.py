"""What a site of the whole country costs, beside other generators that are given the same words: ``make bench``.

python benchmarks/bench.py [--sizes N …] [--only PART …] [--rounds N] [--limit SECONDS] [--write]

Figures are kept as soon as they are measured: a run that ends early, or of some parts only, leaves those of the other
parts as they were. At its end all that is kept of these sizes is told; ``--only`` without a part does nothing else.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import generators
import report
from common import ROOT, WORK, archive, built
from generators import ALL, OURS, Generator
from measuring import FailedError, cost, size
from weights import LIMITS, Scales

from generator.vocabulary.lists import CENTRAL

KEPT = WORK / "results.json"
STAGES = ROOT / "benchmarks" / "stages.py"
SHAPES = ROOT / "tests" / "archive"
DAY = "2021-08-10"
Figures = dict[str, Any]


class Bench:
    """The parts of one run; each yields its figures, more of them every time."""

    def __init__(self, rounds: int, limit: float) -> None:
        """Take how often things are measured, and the seconds that any one command may take."""
        self._rounds, self._limit = rounds, limit
        self._archive, self._site = cache(archive), cache(self._built)

    def builds(self, count: int) -> Iterator[Figures]:
        """Build with every generator in turn, with ours also after one record has changed; then again from the first.

        One that fails is not tried again.
        """
        pages = _fresh(f"markdown-{count}")
        cost([sys.executable, generators.__file__, self._archive(count), pages], WORK, self._limit)
        found: Figures = {one.name: {"does": one.does, "version": one.version(), "runs": []} for one in ALL}
        found[report.CHANGED] = {"runs": []}
        for number in range(self._rounds):
            for one in (each for each in ALL if "failed" not in found[each.name]):
                folder = _fresh(f"{one.key}-{count}")
                try:
                    if number == 0:
                        one.install()
                    one.lay(folder, self._archive(count), pages)
                    found[one.name]["runs"].append(self._build(one, folder))
                    if one is OURS:
                        _change(_of_one_unit(folder)[0])
                        found[report.CHANGED]["runs"].append(self._build(one, folder))
                except FailedError as error:
                    found[one.name]["failed"] = str(error)
                shutil.rmtree(folder)
                yield found

    def stages(self, count: int) -> Iterator[Figures]:
        """Build ours in one process, which tells what each stage used."""
        folder = _fresh(f"stages-{count}")
        generators.lay_ours(folder, self._archive(count))
        with (folder / "mkdocs.yml").open("a", encoding="utf-8") as config:
            config.write(f"hooks:\n  - {STAGES}\n")
        told = folder / "stages.json"
        cost(OURS.command(folder), folder, self._limit, built.variables({"STAGES_INTO": str(told)}))
        yield json.loads(told.read_text("utf-8"))

    def commands(self, count: int) -> Iterator[Figures]:
        """Ask the command line in the folder of a built site; the file that is checked has just been changed."""
        folder = self._site(count)
        file, *_ = _of_one_unit(folder)
        ask = [sys.executable, "-m", "generator"]
        status = [*ask, "status", "--province", file.parent.name, "--on", DAY]
        runs: dict[str, list[Figures]] = {"status": [], "check FILE": []}
        for _ in range(self._rounds):
            runs["status"].append(asdict(cost(status, folder, self._limit)))
            _change(file)
            runs["check FILE"].append(asdict(cost([*ask, "check", file], folder, self._limit)))
            yield runs

    def pages(self, count: int) -> Iterator[Figures]:
        """Weigh every page of a built site."""
        weights = [*Scales(self._site(count) / OURS.site).all()]
        measured = {name: {weight.page: getattr(weight, name) for weight in weights} for name in LIMITS}
        yield {
            name: {
                "most": max(of.values()),
                "page": max(of, key=lambda page: of[page]),
                "over": sum(weight > LIMITS[name] for weight in of.values()),
                "pages": len(of),
            }
            for name, of in measured.items()
        }

    def real(self, _: int) -> Iterator[list[Figures]]:
        """Build the site of the 23 real records that tests know."""
        yield from self._site_of(SHAPES)

    def published(self, _: int) -> Iterator[list[Figures]]:
        """Build the site of the records that are published."""
        yield from self._site_of(ROOT / "directives")

    def _site_of(self, records: Path) -> Iterator[list[Figures]]:
        runs = []
        for _ in range(self._rounds):
            folder = _fresh("real")
            generators.lay_ours(folder, records)
            runs.append(self._build(OURS, folder))
            yield runs

    def _built(self, count: int) -> Path:
        folder = _fresh(f"site-{count}")
        generators.lay_ours(folder, self._archive(count))
        self._build(OURS, folder)
        return folder

    def _build(self, one: Generator, folder: Path) -> Figures:
        taken = cost(one.command(folder), folder, self._limit, built.variables({}))
        return {**asdict(taken), **asdict(size(folder / one.site))}


PARTS = {name: getattr(Bench, name) for name in ("real", "published", "stages", "builds", "commands", "pages")}
ONCE = ("real", "published")
"""Parts that are the same at every size."""


def _fresh(name: str) -> Path:
    folder = WORK / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _of_one_unit(folder: Path) -> list[Path]:
    """Return the records of the province that has most of them."""
    records = [path for path in sorted((folder / "directives").glob("*/*.yaml")) if path.parent.name != CENTRAL]
    [(unit, _)] = Counter(path.parent for path in records).most_common(1)
    return [path for path in records if path.parent == unit]


def _change(record: Path) -> None:
    """Let a record have another subject; in a file of its own, since it may share its bytes with that of others."""
    text = record.read_text("utf-8")
    record.unlink()
    record.write_text(text.replace("\nsubject: ", "\nsubject: Bản khác, ", 1), "utf-8")


def _circumstances() -> Figures:
    """Return when and where something is measured, and of which code."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    return {
        "on": date.today().isoformat(),
        "commit": commit.stdout.strip(),
        "load": os.getloadavg()[0],
        "machine": f"{_processor()}, {os.cpu_count()} nhân, {memory:.0f} GiB, {platform.system()}; "
        f"Python {platform.python_version()}",
    }


def _processor() -> str:
    """Return the name of the processor, where the system tells it."""
    told = Path("/proc/cpuinfo")
    names = re.findall(r"^model name\s*: (.+)$", told.read_text("utf-8") if told.is_file() else "", re.MULTILINE)
    return names[0] if names else platform.machine()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Đo việc dựng trang ở cỡ cả nước, bên cạnh các bộ dựng khác.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000], metavar="N", help="số văn bản")
    parser.add_argument(
        "--only", nargs="*", choices=PARTS, default=[*PARTS], help="chỉ đo các phần này (không: chỉ kể)"
    )
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="số lượt")
    parser.add_argument("--limit", type=float, default=900, metavar="GIÂY", help="thời gian tối đa của một lệnh")
    parser.add_argument("--write", action="store_true", help="ghi vào benchmarks/RESULTS.md")
    return parser.parse_args()


def _keep(kept: Figures, name: str, measured: Figures) -> None:
    kept[name] = measured
    KEPT.write_text(json.dumps(kept, ensure_ascii=False, indent=1), "utf-8")


def main() -> int:
    """Measure what is asked for, tell all that is known; return 1 if a goal is missed."""
    asked = _arguments()
    WORK.mkdir(parents=True, exist_ok=True)
    kept: Figures = json.loads(KEPT.read_text("utf-8")) if KEPT.is_file() else {}
    bench = Bench(asked.rounds, asked.limit)
    for part in asked.only:
        for count in asked.sizes[:1] if part in ONCE else sorted(asked.sizes):
            name = part if part in ONCE else f"{part}-{count}"
            print(f"Đang đo: {name} ", end="", flush=True)
            measured = {**_circumstances(), "figures": {}}
            try:
                for measured["figures"] in PARTS[part](bench, count):
                    _keep(kept, name, measured)
                    print(".", end="", flush=True)
            except FailedError as error:
                _keep(kept, name, {**measured, "failed": str(error)})
            print(flush=True)
    known = {name: part for name, part in kept.items() if name in ONCE or int(name.rpartition("-")[2]) in asked.sizes}
    told = report.told(known)
    print(told)
    if asked.write:
        report.write(told)
    return int(report.missed(known))


if __name__ == "__main__":
    sys.exit(main())
