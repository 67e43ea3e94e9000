"""What ``make site`` takes for a change."""

import shutil
import subprocess
from pathlib import Path

import pytest
from archives import ROOT

RECORD = "directives/kien-giang/mau.yaml"
SOURCES = ("mkdocs.yml", "docs/index.md", "generator/__init__.py")


@pytest.fixture
def project(tmp_path):
    """A project of which one record is a link to a file elsewhere."""
    folder = tmp_path / "project"
    for name in (*SOURCES, RECORD):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("cũ", "utf-8")
    shutil.copy(ROOT / "Makefile", folder)
    (folder / RECORD).rename(tmp_path / "elsewhere.yaml")
    (folder / RECORD).symlink_to(tmp_path / "elsewhere.yaml")
    return folder


def inputs(project: Path) -> str:
    """What it remembers of all that a site is made from."""
    subprocess.run(["make", "--silent", ".build/inputs"], cwd=project, check=True, timeout=60)
    return (project / ".build" / "inputs").read_text("utf-8")


@pytest.mark.parametrize("name", [*SOURCES, RECORD])
def test_a_change_of_a_source_is_noticed_also_behind_a_link(name, project):
    before = inputs(project)
    assert inputs(project) == before
    (project / name).write_text("mới", "utf-8")
    assert inputs(project) != before
