"""Whatever happened before, a build makes what a clean one makes, byte for byte.

Each step changes something that a site is made from, or leaves something behind, and is followed by a build of the
public command. Where the plugin keeps what it may use again is its own matter: it finds it beside ``mkdocs.yml``.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from signal import SIGKILL
from tempfile import TemporaryDirectory

import built
import pytest
from archives import FROZEN, ROOT
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from generator.vocabulary.lists import CENTRAL

SOURCES = ("directives", "docs", "generator", "vocabulary", "dying.py")
"""What a site is made from, the program among it, each in the project's own folder."""
SITES = ("cong-khai", "another")

RESERVE = ("ben-tre", "lai-chau", "tra-vinh")
"""Units whose records come in only later."""
DYING = """import os, signal, sys

os.setsid()  # whatever it has started ends with it
left = int(os.environ["WRITES_LEFT"])

def watch(event, details):
    global left
    if event == "open" and (details[2] or 0) & (os.O_WRONLY | os.O_RDWR) or event in ("os.rename", "os.mkdir"):
        left -= 1
        if left == 0:
            os.killpg(0, signal.SIGKILL)

sys.addaudithook(watch)
"""
"""A MkDocs hook: the process is killed when it is about to write for the last time that it is given."""
FEW = 100
"""Every build writes more often than this."""
A_DAY = 86_400


@dataclass
class Project:
    """A site's sources in a folder of their own, and how it is built."""

    folder: Path
    day: int = built.DAY
    grace: int = 30
    gone: list[tuple[Path, str]] = field(default_factory=list)
    """Records that were or will be there, with their text."""

    @property
    def records(self) -> list[Path]:
        return sorted((self.folder / "directives").glob("*/*.yaml"))

    def record(self, n: int) -> Path:
        return self.records[n % len(self.records)]

    def build(self, **variables: str) -> tuple[int, str]:
        """Build as the README says; return the exit status and what was said. ``variables``: for a build that dies."""
        return ended(self.start(SITES[0], **variables))

    def start(self, into: str, **variables: str) -> subprocess.Popen[str]:
        settings = f"      grace_public: {self.grace}\n"
        settings += f"hooks:\n  - {self.folder / 'dying.py'}\n" if variables else ""
        folders = {"docs": self.folder / "docs", "vocabulary": self.folder / "vocabulary"}
        built.configure(self.folder, self.folder / "directives", settings=settings, **folders)
        variables |= {"PYTHONPATH": str(self.folder), "SOURCE_DATE_EPOCH": str(self.day)}
        return subprocess.Popen(
            built.command(self.folder, into),
            cwd=self.folder,
            env=built.variables(variables),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    def site(self, into: str = SITES[0]) -> dict[str, bytes]:
        return built.files_of(self.folder / into)

    def clean(self, folder: Path) -> dict[str, bytes]:
        """Return what a build makes of the same sources in the new ``folder``, where nothing was before."""
        bring(self.folder, folder)
        fresh = replace(self, folder=folder)
        status, said = fresh.build()
        assert status == 0, said
        return fresh.site()


def bring(sources: Path, folder: Path) -> None:
    """Copy all sources into ``folder``."""
    folder.mkdir()
    for name in SOURCES:
        if (sources / name).is_dir():
            shutil.copytree(sources / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(sources / name, folder / name)


def begun(folder: Path) -> Project:
    """Return a small project in the new ``folder``."""
    folder.mkdir()
    for name, source in (("directives", FROZEN), ("docs", ROOT / "docs"), ("generator", ROOT / "generator")):
        shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__", "labels.lock"))
    (folder / "vocabulary").mkdir()
    shutil.copy(ROOT / "generator" / "vocabulary" / "data" / "vocabulary.yaml", folder / "vocabulary")
    (folder / "dying.py").write_text(DYING, "utf-8")
    project = Project(folder)
    for path in project.records:
        if path.parent.name in RESERVE:
            take_out(project, path)
    return project


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    _, said = process.communicate()
    return process.returncode, said


def id_of(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def take_out(project: Project, path: Path) -> None:
    project.gone.append((path, path.read_text("utf-8")))
    path.unlink()


def change(path: Path, pattern: str, words: str) -> None:
    path.write_text(re.sub(pattern, words, path.read_text("utf-8"), flags=re.MULTILINE), "utf-8")


# What may happen to a project; ``n`` chooses.


def a_subject_reads_otherwise(project: Project, n: int) -> None:
    change(project.record(n), r"^subject: (?=\w)", f"subject: Bản {n} ")


def a_subject_reads_otherwise_in_secret(project: Project, n: int) -> None:
    """Neither the size nor the time of its file says so."""
    path = project.record(n)
    status = path.stat()
    first = re.search(r"^subject: .*?([A-Za-z])", path.read_text("utf-8"), flags=re.MULTILINE)
    assert first
    change(path, f"^{first[0]}", first[0][:-1] + first[1].swapcase())
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def a_directive_is_confirmed(project: Project, n: int) -> None:
    """Its measures have other states than before."""
    change(project.record(n), r"^(checked: .*\n)?subject: ", f"checked: 2025-01-{n % 28 + 1:02}\nsubject: ")


def obligations_become_recommendations(project: Project, n: int) -> None:
    change(project.record(n), "mode: bat-buoc", "mode: khuyen-nghi")


def a_record_comes_in(project: Project, n: int) -> None:
    if project.gone:
        path, text = project.gone.pop(n % len(project.gone))
        path.write_text(text, "utf-8")


def a_record_is_taken_out(project: Project, n: int) -> None:
    """One that no other names."""
    said = "".join(path.read_text("utf-8") for path in project.records)
    lone = [path for path in project.records if path.parent.name != CENTRAL and f"record: {id_of(path)}" not in said]
    if len(lone) > 1:
        take_out(project, lone[n % len(lone)])


def a_record_is_renamed(project: Project, n: int) -> None:
    """Its old id leads to it."""
    path = project.record(n)
    text = path.read_text("utf-8")
    known = re.match(r"aliases: \[(.*)\]\n", text)
    before, rest = (f"{known[1]}, ", text[known.end() :]) if known else ("", text)
    path.unlink()
    path.with_name(f"{path.stem}-{n}.yaml").write_text(f"aliases: [{before}{id_of(path)}]\n{rest}", "utf-8")


def a_record_is_broken_and_mended(project: Project, n: int) -> None:
    """In between, a build is refused, and the site that stands stays."""
    path, site = project.record(n), project.site()
    text = path.read_text("utf-8")
    change(path, "^issued: ", "issued: 2021-13-")
    status, said = project.build()
    assert status != 0
    assert f"{path.name}:" in said
    assert project.site() == site
    path.write_text(text, "utf-8")


def a_build_is_killed(project: Project, n: int) -> None:
    """While it writes something new."""
    a_directive_is_confirmed(project, n)
    status, _ = project.build(WRITES_LEFT=str(n + 1))
    assert status == -SIGKILL or n > FEW


def two_builds_run_at_once(project: Project, n: int) -> None:
    """Into two folders, after a change."""
    a_directive_is_confirmed(project, n)
    running = [project.start(into) for into in SITES]
    assert [status for status, _ in map(ended, running)] == [0, 0]
    assert project.site(SITES[0]) == project.site(SITES[1])


def what_a_build_left_is_damaged(project: Project, n: int) -> None:
    """Half of one file is lost that is neither a source nor in a site."""
    own = {*SOURCES, *SITES, "mkdocs.yml"}
    found = [path for path in sorted(project.folder.rglob("*")) if path.relative_to(project.folder).parts[0] not in own]
    left = [path for path in found if path.is_file()]
    if left:
        path = left[n % len(left)]
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def days_pass(project: Project, n: int) -> None:
    project.day += (n + 1) * A_DAY


def grace_is_another(project: Project, n: int) -> None:
    project.grace = n + 1


def a_topic_is_renamed(project: Project, n: int) -> None:
    change(project.folder / "vocabulary" / "vocabulary.yaml", "name: Xét nghiệm[0-9 ]*", f"name: Xét nghiệm {n}")


def a_template_says_more(project: Project, n: int) -> None:
    found = sorted((project.folder / "generator" / "site" / "templates").rglob("*.html"))
    with found[n % len(found)].open("a", encoding="utf-8") as template:
        template.write(f"\n<!-- {n} -->")


def a_written_page_says_more(project: Project, n: int) -> None:
    with (project.folder / "docs" / "phuong-phap" / "index.md").open("a", encoding="utf-8") as page:
        page.write(f"\n\nBản {n}.\n")


Step = Callable[[Project, int], None]
STEPS: tuple[Step, ...] = (
    a_subject_reads_otherwise,
    a_subject_reads_otherwise_in_secret,
    a_directive_is_confirmed,
    obligations_become_recommendations,
    a_record_comes_in,
    a_record_is_taken_out,
    a_record_is_renamed,
    a_record_is_broken_and_mended,
    a_build_is_killed,
    two_builds_run_at_once,
    what_a_build_left_is_damaged,
    days_pass,
    grace_is_another,
    a_topic_is_renamed,
    a_template_says_more,
    a_written_page_says_more,
)


def differing(site: dict[str, bytes], clean: dict[str, bytes]) -> list[str]:
    return sorted(name for name in site.keys() | clean.keys() if site.get(name) != clean.get(name))


def same_as_clean_after(times: Sequence[Sequence[tuple[Step, int]]], folder: Path) -> None:
    """Build, and again after the steps of each of ``times``; then as if for the first time, and compare."""
    project = begun(folder / "project")
    for steps in ([], *times):
        for step, n in steps:
            step(project, n)
        status, said = project.build()
        assert status == 0, said
    assert differing(project.site(), project.clean(folder / "clean")) == []


AT_ONCE = (
    [(days_pass, 3), (grace_is_another, 40), (a_topic_is_renamed, 2), (a_template_says_more, 0)],
    [(a_written_page_says_more, 1), (a_record_comes_in, 2), (a_build_is_killed, 60)],
    [(what_a_build_left_is_damaged, 5), (a_record_is_renamed, 3), (a_record_is_taken_out, 1)],
    [(a_subject_reads_otherwise_in_secret, 4), (two_builds_run_at_once, 6)],
)
"""What touches all pages first, so that it hides nothing of what touches few."""


def test_a_rebuilt_site_is_a_clean_one(tmp_path: Path) -> None:
    same_as_clean_after(AT_ONCE, tmp_path)


@pytest.mark.soak
@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 700)), min_size=3, max_size=8))
@settings(max_examples=40, phases=[Phase.generate])
def test_so_it_is_after_any_steps(steps: list[tuple[Step, int]]) -> None:
    with TemporaryDirectory() as folder:
        same_as_clean_after([[step] for step in steps], Path(folder))
