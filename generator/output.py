"""The finished site on disk: paths that stay inside it, each written once, and a whole site put in place at once."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from generator.problems import CongKhaiError

_STEP = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*")


class OutputError(CongKhaiError):
    """A path that must not be written; the message is Vietnamese."""


def file_of(address: str) -> str:
    """Return the file behind ``address``: ``tinh/kien-giang/`` → ``tinh/kien-giang/index.html``.

    Raises OutputError for anything that could lead out of the site.
    """
    path = f"{address}index.html" if address.endswith("/") or not address else address
    if not all(_STEP.fullmatch(step) for step in path.split("/")):
        raise OutputError(
            f"địa chỉ «{address}» không dùng được: mỗi bước chỉ gồm chữ không dấu, số, «-», «_», «.», "
            "không bắt đầu bằng «/» hay «.»"
        )
    return path


def check_unique(paths: Iterable[str]) -> None:
    """Raise OutputError if a path comes twice, letter case aside (some disks do not tell ``A`` from ``a``)."""
    seen: set[str] = set()
    for path in paths:
        if path.lower() in seen:
            raise OutputError(
                f"hai trang cùng ghi vào «{path}»: đổi tên một trong hai, trang sau sẽ đè mất trang trước"
            )
        seen.add(path.lower())


def write(root: Path, path: str, content: str) -> None:
    """Write ``content`` as UTF-8 to ``path`` below ``root``."""
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content.encode())


def put_in_place(new: Path, site: Path) -> None:
    """Make ``new`` the site at ``site``; what stood there goes only once the new one stands."""
    old = site.with_name(f"{site.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    try:
        new.rename(site)
    except OSError:
        if old.exists():
            old.rename(site)
        raise
    shutil.rmtree(old, ignore_errors=True)
