"""Whatever happens to a build, the site that stands is a whole one: killed, begun twice, or out of room on the disk."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from signal import SIGKILL

import pytest
from test_rebuilding import SITES, Project, a_subject_reads_otherwise, begun, differing, ended

from generator.vocabulary.lists import CENTRAL

SITE = SITES[0]
KILLS, PAIRS = 200, 50
LAST = 12
"""As many writes before the end of a build a site is put in place."""
TWIN = """import os, subprocess, sys

left = int(os.environ.pop("BEGINS_AFTER", 0))

def watch(event, details):
    global left
    if event == "open" and (details[2] or 0) & (os.O_WRONLY | os.O_RDWR) or event in ("os.rename", "os.mkdir"):
        left -= 1
        if left == 0:
            begin()

def begin():
    try:
        os.close(os.open("begun", os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return  # another process of this build was first
    subprocess.Popen([sys.executable, "-m", "mkdocs", *sys.argv[1:]])

sys.addaudithook(watch)
"""
"""A MkDocs hook: when a process is about to write for the so many-th time, the same build begins beside it; what both
say comes out together, and is at its end once both have ended."""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project of the centre's few records, so that builds are short."""
    project = begun(tmp_path / "project")
    for path in project.records:
        if path.parent.name != CENTRAL:
            path.unlink()
    return project


def otherwise(project: Project) -> None:
    """Let a record say something that it has not said before."""
    a_subject_reads_otherwise(project, 1)


def put(records: dict[Path, str]) -> None:
    for path, text in records.items():
        path.write_text(text, "utf-8")


def as_they_are(project: Project) -> dict[Path, str]:
    return {path: path.read_text("utf-8") for path in project.records}


@pytest.mark.soak
def test_a_build_that_is_killed_leaves_a_whole_site(project: Project, tmp_path: Path) -> None:
    chance, most = random.Random(14), 4_000
    states = [as_they_are(project)]
    otherwise(project)
    states.append(as_they_are(project))
    sites = []
    for n, records in enumerate(states):
        put(records)
        sites.append(project.clean(tmp_path / f"clean-{n}"))
    assert project.build()[0] == 0
    for _ in range(KILLS):
        stands = sites.index(project.site())  # a whole one
        put(states[1 - stands])
        writes = chance.choice([chance.randrange(1, most), max(1, most - chance.randrange(LAST))])
        status, said = project.build(WRITES_LEFT=str(writes))
        assert status in (0, -SIGKILL), said
        most = min(most, writes) if status == 0 else most
    assert project.site() in sites


def test_two_builds_at_once_leave_one_whole_site(project: Project, tmp_path: Path) -> None:
    both = [ended(one) for one in [project.start(SITE) for _ in range(2)]]
    assert [(status, said) for status, said in both if status] == []
    assert differing(project.site(), project.clean(tmp_path / "clean")) == []


@pytest.mark.soak
def test_two_builds_at_any_distance_leave_a_whole_site(project: Project, tmp_path: Path) -> None:
    """Needs that a second build waits for the first, or says that one is under way."""
    chance, most, pairs = random.Random(14), 1_000, 0
    (project.folder / "dying.py").write_text(TWIN, "utf-8")
    begun_too = project.folder / "begun"
    while pairs < PAIRS:
        otherwise(project)
        begun_too.unlink(missing_ok=True)
        distance = chance.randrange(1, most)
        status, said = project.build(BEGINS_AFTER=str(distance))
        assert status == 0, said
        assert "Traceback" not in said
        if not begun_too.exists():
            most = distance  # so often nobody writes
            continue
        pairs += 1
        clean = project.clean(tmp_path / f"clean-{pairs}")
        assert differing(project.site(), clean) == [], (distance, said)
        shutil.rmtree(tmp_path / f"clean-{pairs}")


@pytest.fixture
def small_disk(project: Project) -> Iterator[Path]:
    """A file system of its own below the project, whose size can be changed."""
    folder = project.folder / "disk"
    folder.mkdir()
    sized(folder, 200 << 20, "rw")
    yield folder
    subprocess.run(["umount", folder], check=True)


def sized(folder: Path, size: int, options: str) -> None:
    command = ["mount", "-t", "tmpfs", "-o", f"{options},size={size}", "none", folder]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("không có lệnh mount: chưa thử đĩa đầy")
    if done.returncode:
        pytest.skip(f"không gắn được hệ tệp nhỏ, chưa thử đĩa đầy: {done.stderr.strip()}")


def used(folder: Path) -> int:
    found = os.statvfs(folder)
    return (found.f_blocks - found.f_bfree) * found.f_frsize


@pytest.mark.soak
@pytest.mark.parametrize("room", [0, 16 << 10, 1 << 20])
def test_a_full_disk_leaves_the_site_that_stood(room: int, project: Project, small_disk: Path, tmp_path: Path) -> None:
    into = f"{small_disk.name}/{SITE}"
    status, said = ended(project.start(into))
    assert status == 0, said
    before = project.site(into)
    otherwise(project)
    project.day += 86_400 * 40
    sized(small_disk, used(small_disk) + room, "remount")
    status, said = ended(project.start(into))
    assert status != 0
    assert "trang cũ được giữ nguyên" in said
    assert "Traceback" not in said
    assert project.site(into) == before
    sized(small_disk, 200 << 20, "remount")
    status, said = ended(project.start(into))
    assert status == 0, said
    assert project.site(into) == project.clean(tmp_path / "clean")
