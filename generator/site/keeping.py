"""What units give to pages of the whole country, kept between builds by all that it was made from.

No time stamp comes in, and what is damaged is as good as none: the result never depends on what is kept, only how soon
it is there.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TypeVar

from generator.site.faces import Faces

_T = TypeVar("_T")
_SUM = 32


class KeptShares:
    """Keeps shares of units in a folder, which is all its own.

    ``faces``: tell when a unit is not what it was; ``by``: a checksum of all else that a share is made from.
    """

    def __init__(self, folder: Path, faces: Faces, by: str) -> None:
        self._folder = folder
        self._faces = faces
        self._by = by

    def __call__(self, name: str, unit: str, make: Callable[[], _T]) -> _T:
        """Return what ``make`` makes of ``unit`` under ``name``, or what it made of the same before."""
        path, key = self._path(name, unit), self._key(name, unit)
        with suppress(OSError):
            held = path.read_bytes()
            if held[:_SUM] == key and held[_SUM : 2 * _SUM] == _sum(held[2 * _SUM :]):
                kept: _T = pickle.loads(memoryview(held)[2 * _SUM :])
                return kept
        made = make()
        self._write(path, key, pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
        return made

    def lacks(self, unit: str, names: Iterable[str]) -> bool:
        """Whether one of the shares ``names`` of ``unit`` has to be made, as far as can be told without reading it."""
        return any(self._standing(self._path(name, unit)) != self._key(name, unit) for name in names)

    def keep_only(self, units: Iterable[str], names: Iterable[str]) -> None:
        """Remove all but what is kept of ``units`` under ``names``, and what an interrupted build has left."""
        names, paths = [*names], set[Path]()
        paths.update(self._path(name, unit) for unit in units for name in names)
        with suppress(OSError):
            for path in self._folder.iterdir():
                if path not in paths:
                    path.unlink(missing_ok=True)

    def _path(self, name: str, unit: str) -> Path:
        return self._folder / f"{unit}.{name}"

    def _key(self, name: str, unit: str) -> bytes:
        return _sum(f"{name} {unit} {self._faces.of([unit])} {self._by}".encode())

    def _standing(self, path: Path) -> bytes:
        try:
            with path.open("rb") as file:
                return file.read(_SUM)
        except OSError:
            return b""

    def _write(self, path: Path, key: bytes, packed: bytes) -> None:
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=self._folder, prefix=f"{path.name}.", delete=False) as file:
                new = Path(file.name)
                try:
                    file.writelines((key, _sum(packed), packed))
                    file.close()
                    new.replace(path)
                finally:
                    new.unlink(missing_ok=True)


def _sum(of: bytes) -> bytes:
    return blake2b(of, digest_size=_SUM).digest()
