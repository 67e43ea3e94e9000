"""The finished site on disk: paths that stay inside it, each written once, a whole site put in place by one build."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
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
    return _beside(site, "new")


@contextmanager
def alone(site: Path, tell: Callable[[str], object]) -> Iterator[None]:
    """Let no other build make ``site``: one that is under way is waited for, which ``tell`` is told.

    The system itself parts them, by a file beside ``site``: it lets the next one go on when the last process of a build
    has ended, however it ended. What an earlier build left half made is gone then. Raises OutputError where something
    stands in the way that is not of a build.
    """
    new, lock = staging(site), _beside(site, "lock")
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        held = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o666)
    except OSError as error:
        raise OutputError(f"không mở được «{lock}», tệp giữ chỗ cho một lượt dựng ({error.strerror})") from error
    try:
        _take_turn(held, site, tell)
        _clear(new)
        yield
    finally:
        os.close(held)


def _clear(new: Path) -> None:
    """Remove what an earlier build left half made, links in it unfollowed."""
    if new.is_symlink() or (new.exists() and not new.is_dir()):
        raise OutputError(
            f"«{new}» là chỗ để dựng trang mới, mà đang có tệp hay liên kết ở đó; dời nó đi nơi khác rồi dựng lại"
        )
    try:
        _remove(new)
    except OSError as error:
        raise OutputError(f"không xóa được «{new}», trang dở dang của lượt dựng trước ({error.strerror})") from error


def _take_turn(held: int, site: Path, tell: Callable[[str], object]) -> None:
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        tell(f"Một lượt dựng khác đang ghi vào «{site}»; lượt này chờ nó xong …")
        fcntl.flock(held, fcntl.LOCK_EX)
    except OSError:  # a file system that knows no locks
        tell(f"Không giữ chỗ được ở nơi có «{site}»: đừng dựng hai lượt cùng lúc.")


def _beside(site: Path, what: str) -> Path:
    """Return the place beside the folder that ``site`` is, or leads to as a link."""
    real = site.resolve()
    return real.with_name(f"{real.name}.{what}")


def put_in_place(new: Path, site: Path) -> None:
    """Make ``new`` the site at ``site``; what stood there goes only once the new one stands.

    Raises OutputError if that cannot be done; the old site then stands as before, and ``new`` is gone.
    """
    real, old = site.resolve(), _beside(site, "old")
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
