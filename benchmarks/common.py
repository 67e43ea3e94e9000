"""What the benchmarks of the site share: archives, the site as the tests build and serve it, and packages from npm."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import archives
import built
import chromium

__all__ = ["ROOT", "WORK", "archive", "build", "built", "chromium", "packages"]

ROOT = built.ROOT
WORK = ROOT / ".build" / "benchmarks"
NPM_FLAGS = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


def archive(count: int) -> Path:
    """Make an archive of ``count`` records; return its folder."""
    folder = WORK / f"kho-{count}"
    shutil.rmtree(folder, ignore_errors=True)
    return archives.generated(count, folder)


def build(directives: Path = ROOT / "directives", name: str = "site", **variables: str) -> Path:
    """Build the site of ``directives`` under its base path; return the folder to serve, which is called ``name``."""
    folder = WORK / name
    folder.mkdir(parents=True, exist_ok=True)
    done = built.build(folder, directives, environment=variables)
    if done.returncode:
        sys.exit(done.stderr)
    return folder


def packages() -> Path:
    """Return the folder of the locked npm packages, installed if need be; leave, saying so, where there is no Node."""
    folder = WORK / "npm"
    if not shutil.which("node") or not shutil.which("npm"):
        sys.exit("CHƯA ĐO: máy không có node và npm.")
    names = ("package.json", "package-lock.json")
    ours = [(ROOT / "benchmarks" / name).read_bytes() for name in names]
    stamps = [folder / name for name in names]
    if not all(stamp.is_file() for stamp in stamps) or ours != [stamp.read_bytes() for stamp in stamps]:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name in names:
            shutil.copy(ROOT / "benchmarks" / name, folder)
        subprocess.run(["npm", "ci", *NPM_FLAGS], cwd=folder, check=True)
    return folder / "node_modules"
