"""The records that editors change: they are without fault, and entering more of them breaks no test."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from archives import LIVE, ROOT

from generator.cli import main

MORE = ROOT / "tests" / "more-records"
"""Three invented records: of a province that had none, of one that had some, and of the centre."""


CONCERNED = [
    str(path)
    for path in sorted((ROOT / "tests").rglob("test_*.py"))
    if re.search(r"mark\.live|BOTH", path.read_text("utf-8"))
]
"""The files with tests that read these records."""


@pytest.mark.live
def test_the_records_have_no_faults() -> None:
    assert main(["check", "--strict", str(LIVE)]) == 0


@pytest.mark.soak
def test_entering_records_breaks_no_test(tmp_path: Path) -> None:
    archive = tmp_path / "directives"
    shutil.copytree(LIVE, archive)
    shutil.copytree(MORE, archive, dirs_exist_ok=True)
    assert main(["lock", "--directives", str(archive)]) == 0
    command = [sys.executable, "-m", "pytest", "-m", "live and not soak", "-p", "no:cacheprovider", "-x", *CONCERNED]
    environment = {**os.environ, "LIVE_ARCHIVE": str(archive)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]
