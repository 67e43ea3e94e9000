"""The finished site on disk: paths that stay inside it, each written once, and a whole site put in place at once."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

from generator.basics.problems import CongKhaiError

_STEP = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*")


_FOR_EXAMPLES = re.compile(r"(.*\.)?(example(\.(com|net|org))?|test|invalid|localhost)|127\..*|\[::1\]|")
"""Hosts at which nothing is public (RFC 2606, RFC 6761)."""


class OutputError(CongKhaiError):
    """A path that must not be written, or an address that must not go out; the message is Vietnamese."""


def check_public(site_url: str) -> None:
    """Raise OutputError unless ``site_url`` can be the address of a site that is public."""
    if _FOR_EXAMPLES.fullmatch(urlsplit(site_url).hostname or ""):
        raise OutputError(
            f"site_url «{site_url}» không phải địa chỉ công bố, mà trích dẫn, bảng tin và dữ liệu đều ghi nó; "
            "đặt biến môi trường SITE_URL (ví dụ SITE_URL=https://tên-bạn.github.io/cong-khai/), "
            "hoặc sửa site_url trong mkdocs.yml"
        )


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


def write(root: Path, path: str, content: bytes) -> None:
    """Write ``content`` to ``path`` below ``root``.

    Raises OutputError if ``path`` leads out of the site, or the disk does not take it.
    """
    with _place(root, path) as target:
        target.write_bytes(content)


def take_over(standing: Path, root: Path, path: str) -> None:
    """Let the file ``standing``, of another site, stand at ``path`` below ``root``, too: one file with two names.

    So nobody may write into it: whoever has something else to say there puts a new file in its place. Raises
    OutputError as :func:`write`.
    """
    with _place(root, path) as target:
        try:
            target.hardlink_to(standing)
        except OSError:  # not every disk knows files with two names
            shutil.copyfile(standing, target)


@contextmanager
def _place(root: Path, path: str) -> Iterator[Path]:
    """Give the place for a new file, in a folder that exists; raise OutputError if what is done there fails."""
    target = root / file_of(path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        yield target
    except OSError as error:
        raise OutputError(f"không ghi được «{target}» ({error.strerror}); trang cũ được giữ nguyên") from error


def staging(site: Path) -> Path:
    """Return the folder in which the new site is made: beside the folder that ``site`` is, or leads to as a link."""
    real = site.resolve()
    return real.with_name(f"{real.name}.new")


def put_in_place(new: Path, site: Path) -> None:
    """Make ``new`` the site at ``site``; what stood there goes only once the new one stands.

    Raises OutputError if that cannot be done; the old site then stands as before, and ``new`` is gone.
    """
    real = site.resolve()
    old = real.with_name(f"{real.name}.old")
    try:
        _remove(old)
        if real.exists():
            real.rename(old)
        new.rename(real)
    except OSError as error:
        if old.exists() and not real.exists():
            old.rename(real)
        shutil.rmtree(new, ignore_errors=True)
        reason = error.strerror or str(error)
        raise OutputError(f"không đặt được trang mới vào {site} ({reason}); trang cũ được giữ nguyên") from error
    # The new site stands; what cannot be removed now is removed next time.
    with suppress(OSError):
        _remove(old)


def _remove(path: Path) -> None:
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.exists():
        shutil.rmtree(path)
