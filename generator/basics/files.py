"""Files that somebody else has put there: what is none is refused before anybody waits for it."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import BinaryIO


def opened(path: Path) -> BinaryIO:
    """Return the file at ``path``, open for reading; raise OSError, in Vietnamese for what is no plain file."""
    # To open a pipe would be to wait for its writer, and a device may have no end.
    if not path.is_file():
        if path.exists():
            raise OSError(errno.EINVAL, "không phải là tệp thường", str(path))
        if path.is_symlink():
            raise OSError(errno.EINVAL, "liên kết không dẫn tới tệp nào", str(path))
    return path.open("rb")
