"""What `make draft` is given is the name of a file, whatever letters it has."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from archives import ROOT

PYTHON = r"""#!/bin/sh
printf '%s\0' "$@" > called
"""
"""Stands for that of the environment, and tells how it was called."""
NAMES = [
    "van ban.pdf",
    "a'b.pdf",
    "a'; touch made; '",
    '"; touch made; "',
    "$(touch made)",
    "`touch made`",
    "$(shell touch made)",
    "${HOME}",
    "$$",
    "a#b",
    "a\nb",
    "--force",
    "&& touch made",
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with the Makefile, and an environment that is ready."""
    for name in ("Makefile", "requirements-draft.txt", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").write_text(PYTHON, "utf-8")
    (tmp_path / ".venv" / "bin" / "python").chmod(0o755)
    (tmp_path / ".venv" / "draft-ready").touch()
    return tmp_path


def called(project: Path, *given: str) -> list[str]:
    """What the program is called with when make is given so much."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    subprocess.run(["make", "draft", *given], cwd=project, env=variables, check=True, capture_output=True)
    assert not (project / "made").exists()
    return (project / "called").read_text("utf-8").split("\0")[:-1]


@pytest.mark.skipif(not shutil.which("make"), reason="no make")
@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_a_name(name: str, project: Path) -> None:
    assert called(project, f"FILE={name}") == ["-m", "generator", "draft", "--", name]
    assert called(project, "FILE=x", f"OUT={name}") == ["-m", "generator", "draft", f"--out={name}", "--", "x"]
