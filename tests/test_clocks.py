"""A moved clock, another place and language, no fonts of the system: the tests that know of time pass all the same."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from archives import ROOT
from clocks import INSTANTS

KNOW_OF_TIME = [
    *(ROOT / "tests" / f"test_{name}.py" for name in ("cli", "output", "site")),
    *(
        ROOT / "tests" / "browser" / f"test_{name}.py"
        for name in ("any_day", "changes", "comparison", "map", "search", "timeline", "walks")
    ),
]
MOVER_IS_THERE = "ignore:Module already imported so cannot be rewritten:pytest.PytestAssertRewriteWarning"
ELSEWHERE = {"TZ": "America/Los_Angeles", "LANG": "C", "LC_ALL": "C"}


@pytest.mark.soak
@pytest.mark.parametrize("instant", INSTANTS)
def test_what_knows_of_time_passes_at(instant: str) -> None:
    path = os.pathsep.join([os.fspath(ROOT / "tests" / "moved_clock"), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, **ELSEWHERE, "MOVED_TO": instant, "PYTHONPATH": path}
    environment.pop("SOAK", None)
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-W", MOVER_IS_THERE, "-x", *KNOW_OF_TIME]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]
