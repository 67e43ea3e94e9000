"""Two built sites, file by file: what changed between them. Checksums inside addresses and versions do not count.

    python tests/compare_sites.py OLD NEW [--lines]

Build both with the same SOURCE_DATE_EPOCH. Ends with 1 if anything differs.
"""

import difflib
import re
import sys
from pathlib import Path

CHECKSUM = re.compile(
    rb"(?<=assets/)[0-9a-f]{8}(?=/)|(?<=trang-thai\.json\?)[0-9a-f]{8}"
    rb'|(?<="version": ")[0-9a-f]{8}(?=")|sha256-[\w+/=]{44}'
)
TEXTS = {".html", ".json", ".js", ".css", ".svg", ".xml", ".txt", ".csv", ".ics"}
SHOWN = 6
INDEX = ("tim-kiem/tieu-de/", "tim-kiem/toan-van/", "tim-kiem/ten/")
"""Files named by their contents: a new one says no more than that a text changed."""


def contents(root: Path) -> dict[str, bytes]:
    """Return every file of the site below ``root`` by its path, without checksums."""
    found = {}
    for path in sorted(root.rglob("*")):
        name = CHECKSUM.sub(b"~", path.relative_to(root).as_posix().encode()).decode()
        if path.is_file() and not name.startswith(INDEX):
            found[name] = CHECKSUM.sub(b"~", path.read_bytes()) if path.suffix in TEXTS else path.read_bytes()
    return found


def main(old: Path, new: Path, *, lines: bool) -> int:
    """Print what differs; return 1 if something does."""
    before, after = contents(old), contents(new)
    gone, come = sorted(before.keys() - after.keys()), sorted(after.keys() - before.keys())
    changed = [name for name in before.keys() & after.keys() if before[name] != after[name]]
    for mark, names in (("-", gone), ("+", come), ("~", sorted(changed))):
        for name in names:
            print(mark, name)
            if mark == "~" and lines:
                shown = difflib.unified_diff(
                    before[name].decode(errors="replace").splitlines(),
                    after[name].decode(errors="replace").splitlines(),
                    n=0,
                    lineterm="",
                )
                told = [line[:300] for line in shown if not line.startswith(("---", "+++", "@@"))]
                print("\n".join(f"    {line}" for line in told[:SHOWN]))
    print(f"{len(after)} files: {len(come)} new, {len(gone)} gone, {len(changed)} changed")
    return int(bool(gone or come or changed))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), lines="--lines" in sys.argv))
