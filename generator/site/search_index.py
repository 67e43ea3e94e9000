"""The full-text index: Pagefind's program is given one small page per text, and the files it makes are taken over.

Nothing here knows what the texts are. What is asked in the browser: ``assets/search/``.
"""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pagefind_bin  # type: ignore[import-untyped]  # the program and where it lies

from generator.basics.problems import CongKhaiError

BAR = " ‖ "
"""Parts a text from its summaries in the index: no phrase reaches across."""
LETTERS = (("đ", "d\u0335"), ("Đ", "D\u0335"))
"""Letters that the index gets as a letter and a mark: Unicode does not take them apart, and marks are what folds."""
_LANGUAGE = "vi"
_NEEDED = ("pagefind-entry.json", "*.pf_meta", "wasm.*", "index", "fragment")
"""What answers a search; the rest of what the program writes is for its own boxes and lists."""
_FRAGMENT_MARK = b"pagefind_dcd"
_SCRIPT = "pagefind.js"
_SEAM = b"let fetch;export const loadBy=(load)=>{fetch=load};\n"
"""What the program's script begins with here. It keeps to itself that a file did not come; so who imports it loads."""


class IndexingError(CongKhaiError):
    """The index cannot be made; the message is Vietnamese."""


def index(pages: Iterable[tuple[str, str]], into: Path) -> dict[str, str]:
    """Index ``pages``, each a name (``a/b``) with its HTML, and put what a search needs into the folder ``into``.

    Returns the key by which Pagefind's answers call each page, by its name. The same pages make the same files.
    Raises IndexingError if the program cannot run or the disk takes nothing.
    """
    try:
        with TemporaryDirectory() as folder:
            source, bundle = Path(folder, "pages"), Path(folder, "bundle")
            for name, html in pages:
                page = source / f"{name}.html"
                page.parent.mkdir(parents=True, exist_ok=True)
                page.write_bytes(html.encode())
            if not source.exists():
                return {}
            _run(source, bundle)
            _take(bundle, into)
            return dict(_keys(bundle / "fragment"))
    except OSError as error:
        raise IndexingError(
            f"không lập được chỉ mục tìm kiếm ({error.strerror or error}); trang cũ được giữ nguyên"
        ) from error


def _run(source: Path, bundle: Path) -> None:
    command = [str(pagefind_bin.get_executable()), "--site", str(source), "--output-path", str(bundle)]
    options = ["--force-language", _LANGUAGE, "--silent"]
    done = subprocess.run([*command, *options], capture_output=True, text=True, check=False, cwd=source)
    if done.returncode:
        told = (done.stderr or done.stdout).strip() or f"mã {done.returncode}"
        raise IndexingError(f"không lập được chỉ mục tìm kiếm (Pagefind: {told}); trang cũ được giữ nguyên")


def _take(bundle: Path, into: Path) -> None:
    into.mkdir(parents=True, exist_ok=True)
    for found in (path for pattern in _NEEDED for path in sorted(bundle.glob(pattern))):
        if found.is_dir():
            shutil.copytree(found, into / found.name)
        else:
            shutil.copyfile(found, into / found.name)
    (into / _SCRIPT).write_bytes(_SEAM + (bundle / _SCRIPT).read_bytes())


def _keys(fragments: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(fragments.iterdir()):
        fragment = json.loads(gzip.decompress(path.read_bytes()).removeprefix(_FRAGMENT_MARK))
        yield fragment["url"].strip("/").removesuffix(".html"), path.stem
