"""What was read before, kept between runs: a file for each unit, in which a record is found by what its file holds.

No time stamp comes in. A file of the cache holds for the very code and vocabulary that made it; one that is made by
others, or damaged, is as good as none, and so is the body of a record that is. The result never depends on what is
kept, only how soon it is there.
"""

from __future__ import annotations

import hashlib
import mmap
import pickle
import sys
from collections.abc import Collection, Mapping
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import NamedTuple

from generator.vocabulary.lists import vocabulary

IN_PROJECT = Path(".build", "cache", "records")
"""Where a project keeps it: below the folder of ``mkdocs.yml``, beside the records."""
_ROOMS = ("basics", "vocabulary", "documents", "records")
"""The rooms whose code decides what reading a record brings."""
_SUM = hashlib.sha256().digest_size
_LENGTH = 8


class Kept(NamedTuple):
    """A record as it is kept, both parts pickled by whoever read it."""

    digest: str
    """A checksum of its file."""
    outline: bytes
    """What has to be known of it at once."""
    body: bytes | memoryview
    """The rest, taken from the disk when somebody asks for it."""
    seal: bytes
    """What tells ``body`` as it was kept from a damaged one."""

    @classmethod
    def of(cls, digest: str, outline: bytes, body: bytes) -> Kept:
        """Return what is to be kept of a record."""
        return cls(digest, outline, body, _sealed(body))

    @property
    def is_sound(self) -> bool:
        """Whether ``body`` is as it was kept."""
        return _sealed(self.body) == self.seal


class RecordCache:
    """The records kept in a folder, which is all the cache's own, for the code and the vocabulary in use now."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._maker = _maker()

    def unit(self, name: str) -> dict[str, Kept]:
        """Return what is kept of the unit ``name``, by the names of its records' files."""
        try:
            with (self._folder / name).open("rb") as file:
                # What is mapped stays as it is when another build puts a new file in its place.
                held = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        except (OSError, ValueError):  # there is none, or an empty one
            return {}
        start = _SUM + _LENGTH
        bodies = start + int.from_bytes(held[_SUM:start], "big")
        if held[:_SUM] != self._sum(held[_SUM:bodies]):
            return {}
        index: list[tuple[str, str, bytes, bytes, int, int]] = pickle.loads(held[start:bodies])
        return {
            record: Kept(of, outline, held[bodies + first : bodies + end], seal)
            for record, of, outline, seal, first, end in index
        }

    def keep(self, name: str, records: Mapping[str, Kept]) -> None:
        """Keep ``records`` as all that there is of the unit ``name``; where nothing can be written nothing is kept."""
        index, end = [], 0
        for record, kept in records.items():
            index.append((record, kept.digest, kept.outline, kept.seal, end, end := end + len(kept.body)))
        packed = pickle.dumps(index, pickle.HIGHEST_PROTOCOL)
        parts = (len(packed).to_bytes(_LENGTH, "big"), packed)
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=self._folder, prefix=f"{name}.", delete=False) as file:
                new = Path(file.name)
                try:
                    file.writelines((self._sum(*parts), *parts, *(kept.body for kept in records.values())))
                    file.close()
                    new.replace(self._folder / name)
                finally:
                    new.unlink(missing_ok=True)

    def keep_only(self, units: Collection[str]) -> None:
        """Remove what is kept of any unit but ``units``, and what an interrupted build has left."""
        with suppress(OSError):
            for path in self._folder.iterdir():
                if path.name not in units:
                    path.unlink(missing_ok=True)

    def _sum(self, *parts: bytes | memoryview) -> bytes:
        total = hashlib.sha256(self._maker)
        for part in parts:
            total.update(part)
        return total.digest()


def _sealed(body: bytes | memoryview) -> bytes:
    return hashlib.sha256(body).digest()


def _maker() -> bytes:
    """Return what tells the code and the vocabulary in use from all others."""
    total = hashlib.sha256(f"{sys.version} {version('pydantic')} {version('PyYAML')}".encode())
    package = Path(__file__).parents[1]
    for path in sorted(path for room in _ROOMS for path in (package / room).rglob("*.py")):
        data = path.read_bytes()
        total.update(f"{path.relative_to(package).as_posix()} {len(data)} ".encode() + data)
    words = vocabulary().folder
    for folder in (words, words.own):
        total.update((folder.checksum() if folder else "").encode())
    return total.digest()
