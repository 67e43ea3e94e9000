"""What the guards against hostile input cost honest work: this program beside an older one, in turn, in one run.

python benchmarks/guards.py COMMIT [--records N] [--pages N] [--rounds N] [--only build check draft …]
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from statistics import median

from common import ROOT, WORK, archive, built
from draft import body
from drafting.makers import as_docx

LIMIT = 1.05
"""More than that time no guard may cost."""
LETTERS_A_PAGE = 2_600
"""Letters on a page as NĐ 30/2020/NĐ-CP, Phụ lục I lays it out."""


def older(commit: str) -> Path:
    """Return a folder with the program as it was at ``commit``."""
    folder = WORK / "guards" / "older"
    shutil.rmtree(folder, ignore_errors=True)
    packed = subprocess.run(["git", "archive", commit], cwd=ROOT, check=True, capture_output=True).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as files:
        files.extractall(folder, filter="data")
    return folder


def documents(pages: int) -> list[Path]:
    """Return a document of so many pages as text and as a Word file: the points of a real one, again and again."""
    text = body() * (pages * LETTERS_A_PAGE // len(body()) + 1)
    plain, word = (WORK / "guards" / f"{pages}{ending}" for ending in (".txt", ".docx"))
    plain.write_text(text, "utf-8")
    word.write_bytes(as_docx(f"UBND\n\nVIỆT NAM\n\nSố: 1/CT-UBND\n\nngày 01/8/2021\n\n{text}"))
    return [plain, word]


def command(task: str | Path, program: Path, records: Path) -> tuple[list[str | Path], Path]:
    """Return what does ``task`` with ``program`` as if for the first time, and the folder in which it is called."""
    folder = WORK / "guards" / "project"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    ask: list[str | Path] = [sys.executable, "-m", "generator"]
    if task == "check":
        return [*ask, "check", records], folder
    if isinstance(task, Path):
        return [*ask, "draft", task], folder
    built.configure(folder, records, docs=program / "docs")
    return [*built.command(folder)], folder


def seconds(task: str | Path, program: Path, records: Path) -> float:
    """Return the processor time that ``task`` takes with all that it starts; leave where it fails."""
    call, folder = command(task, program, records)
    before = os.times()
    variables = built.variables({"PYTHONPATH": str(program)})
    done = subprocess.run(call, cwd=folder, env=variables, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def main() -> int:
    """Print a line for each task; return 1 if one takes longer than it may."""
    parser = argparse.ArgumentParser(description="Đo xem rào chắn đầu vào lấy của việc thật bao nhiêu thời gian.")
    parser.add_argument("commit", help="bản chương trình để so")
    parser.add_argument("--records", type=int, default=1_000, metavar="N", help="số văn bản")
    parser.add_argument("--pages", type=int, default=200, metavar="N", help="số trang của văn bản soạn nháp")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="số lượt")
    parser.add_argument("--only", nargs="*", choices=("build", "check", "draft"), default=("build", "check", "draft"))
    asked = parser.parse_args()
    before, records, worst = older(asked.commit), archive(asked.records), 0.0
    tasks: list[str | Path] = [task for task in asked.only if task != "draft"]
    for task in [*tasks, *(documents(asked.pages) if "draft" in asked.only else [])]:
        pairs = []
        for number in range(asked.rounds):
            # Who comes first may find the disk cold: they take turns.
            order = (before, ROOT) if number % 2 else (ROOT, before)
            taken = {program: seconds(task, program, records) for program in order}
            pairs.append((taken[before], taken[ROOT]))
        ratios = [now / then for then, now in pairs]
        then, now = (median(each) for each in zip(*pairs, strict=True))
        name = task.name if isinstance(task, Path) else task
        spread = f"{min(ratios):.3f}–{max(ratios):.3f}"
        print(f"{name:10} {then:7.2f} s → {now:7.2f} s   tỉ lệ {median(ratios):.3f} ({spread})", flush=True)
        worst = max(worst, median(ratios))
    print(f"Lớn nhất: {worst:.3f} (giới hạn {LIMIT})")
    return int(worst > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
