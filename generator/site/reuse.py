"""What the site that stands was made from: what would be made the same again is taken over, not made."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import astuple, dataclass
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from sys import version as python

from generator.basics.checksums import checksum
from generator.site.assembly import Job
from generator.site.faces import Faces
from generator.site.output import take_over
from generator.site.search_index import Share
from generator.site.writing import Made, Writer, Written

_PACKAGES = ("jinja2", "markupsafe", "mkdocs", "mkdocs-material", "pydantic", "pyyaml", "segno")
_PROGRAM = Path(__file__).parents[1]


class Standing:
    """The site at ``site``, and what its files were made from, by a key that tells all of it.

    A file is taken over only if it still is what was made under that key: whatever happened to the site, or to
    ``list_``, where this is remembered, what is taken over is what would be made.
    """

    def __init__(self, site: Path, list_: Path) -> None:
        self._site = site
        self._list = list_
        self._known = _read(list_)

    def again(self, key: str, root: Path) -> Written | None:
        """Put what was made under ``key`` below ``root``, too; None if it has to be made. Raises OutputError."""
        written = self._known.get(key)
        if written is None:
            return None
        if not all(self._still_is(path, made) for path, made in written.files.items()):
            return None
        for path in written.files:
            take_over(self._site / path, root, path)
        return written

    def _still_is(self, path: str, made: Made) -> bool:
        try:
            return Made.of((self._site / path).read_bytes()) == made
        except OSError:
            return False

    def remember(self, done: Iterable[Done]) -> None:
        """Remember what was made. A list that cannot be written costs time at the next build, and nothing else."""
        told = {
            one.key: [one.written.files, one.written.listed, [astuple(share) for share in one.written.shares]]
            for one in done
            if one.key
        }
        with suppress(OSError):
            self._list.parent.mkdir(parents=True, exist_ok=True)
            new = self._list.with_name(f"{self._list.name}.new")
            new.write_text(json.dumps(told), "utf-8")
            new.replace(self._list)


def _read(list_: Path) -> dict[str, Written]:
    try:
        told = json.loads(list_.read_bytes())
        return {
            key: Written(
                {path: Made(*made) for path, made in files.items()}, listed, shares=[Share(*share) for share in shares]
            )
            for key, (files, listed, shares) in told.items()
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a job, and the key of what it was made from; None if that is everything."""

    written: Written
    key: str | None


class Maker:
    """Does jobs: takes over what ``standing`` has of them, makes the rest.

    ``by``: a checksum of all that makes pages, whatever they are about.
    """

    def __init__(self, root: Path, writer: Writer, standing: Standing, faces: Faces, by: str) -> None:
        self._root = root
        self._writer = writer
        self._standing = standing
        self._faces = faces
        self._by = by

    def do(self, job: Job) -> Done:
        """Write what ``job`` makes. Raises OutputError, and what the job raises."""
        if job.units is None and job.given is None:
            return Done(self._writer.write(job.make()), None)
        face = checksum(job.given) if job.units is None else self._faces.of(job.units)
        key = f"{job.name} {face} {self._by}"
        return Done(self._standing.again(key, self._root) or self._writer.write(job.make()), key)


def made_by(*given: object) -> str:
    """Return a checksum of what makes pages: this program, the packages that it uses, and what it was ``given``."""
    found = blake2b(f"{python}\n{given!r}\n".encode(), digest_size=16)
    for package in _PACKAGES:
        with suppress(PackageNotFoundError):
            found.update(f"{package} {version(package)}\n".encode())
    for path in sorted(_PROGRAM.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            found.update(f"{path.relative_to(_PROGRAM)}\n".encode())
            found.update(path.read_bytes())
    return found.hexdigest()
