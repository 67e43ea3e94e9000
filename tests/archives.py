"""The two archives that tests read: nothing else says which one a test uses, or where it is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FROZEN = ROOT / "tests" / "archive"
"""Records as they once were, for tests that name or count what they read. It does not follow ``directives/``: it
changes only with the shape of a record, or with what the vocabulary names."""
LIVE = Path(os.environ.get("LIVE_ARCHIVE") or ROOT / "directives")
"""The records that editors change: what holds of them holds whatever else is entered, and is marked ``live``."""
BOTH = (pytest.param(FROZEN, id="frozen"), pytest.param(LIVE, id="live", marks=pytest.mark.live))
"""Parameters of tests, or of a fixture, for what holds of either."""


def generated(count: int, into: Path, seed: str = "0") -> Path:
    """Write an archive of ``count`` invented records to the new folder ``into``; return it.

    ``seed``: of the hashes of the process that writes it, on which nothing may depend.
    """
    command = [sys.executable, "benchmarks/archive.py", str(count), "--into", str(into)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed}
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    return into
