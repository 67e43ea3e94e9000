"""The lock file: every clause label that was ever published, so that none disappears unnoticed.

One line per label: ``record<TAB>label<TAB>hash``, the hash being that of its first words
without its marker. Lines are added and their
hashes renewed, never dropped: an address that somebody cited must go on leading somewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from itertools import groupby
from pathlib import Path
from typing import NamedTuple, Protocol

from generator.basics.files import opened
from generator.basics.problems import Level, Problem, shown
from generator.documents.clauses import Clause, digests
from generator.records.loaded import Loaded

_LINE = re.compile(r"([^\t]+)\t([^\t]+)\t([0-9a-f]{12})")
_UPDATE = "chạy «python -m generator lock»"


class Entry(NamedTuple):
    """One line of the lock file; ``line`` counts from 1."""

    line: int
    record: str
    label: str
    hash: str


class Labelled(Protocol):
    """What has an id and clauses: a loaded record, or a directive of the corpus."""

    @property
    def id(self) -> str:
        """``<unit>/<name>``."""

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of its text, in order."""


def read(path: Path) -> tuple[list[Entry], list[Problem]]:
    """Return the lines of the lock file and the problems of those that are none; a missing file has no lines.

    Raises OSError for what cannot be read.
    """
    return _parsed(path, enumerate(_lines(path), 1))


def _lines(path: Path) -> list[str]:
    if not path.exists():
        return []
    with opened(path) as file:
        return file.read().decode("utf-8", errors="replace").splitlines()


def _parsed(path: Path, lines: Iterable[tuple[int, str]]) -> tuple[list[Entry], list[Problem]]:
    entries: list[Entry] = []
    found: list[Problem] = []
    for number, line in lines:
        if match := _LINE.fullmatch(line):
            entries.append(Entry(number, *match.groups()))
        else:
            message = f"dòng phải là mã văn bản, nhãn và mã băm, cách nhau bằng Tab; xóa dòng này rồi {_UPDATE}"
            found.append(Problem(str(path), number, 1, Level.ERROR, message))
    return entries, found


def problems(
    path: Path,
    loaded: Iterable[Loaded],
    unreadable: Iterable[str] = (),
    asked: Callable[[str], bool] = lambda _: True,
) -> list[Problem]:
    """Hold those of ``loaded`` (all records beside the lock file at ``path``) against it that are ``asked`` for, by id.

    ``unreadable``: ids of the records there that could not be read, and may be what another one was called before.
    A missing lock file is a note once there are labels to lock. A label that disappeared is an error, unless the record
    moved it or became an alias; one that now names other words is a warning; new labels are a note.
    """
    items = list(loaded)
    if not path.exists():
        return [*_unlocked(path, (item for item in items if item.whole))]
    owners = {alias: item for item in items for alias in item.outline.aliases} | {item.id: item for item in items}
    try:
        lines = _lines(path)
    except OSError as error:
        return [Problem(str(path), 1, 1, Level.ERROR, f"không đọc được tệp khóa: {error.strerror}")]
    concerned = [item for item in items if asked(item.id)]
    # Nearly all: a line that says what the record says needs no further look.
    agreed = {_line(item.id, *one) for item in concerned for one in item.labels.items()}
    others = ((number, line) for number, line in enumerate(lines, 1) if line not in agreed)
    entries, found = _parsed(path, (one for one in others if asked(_owner(owners, one[1]))))
    unknown = {id_.split("/")[0] for id_ in unreadable}
    for record, some in groupby(entries, key=lambda entry: entry.record):
        if record in owners:
            found += _lost(owners[record], some)
        elif record.split("/")[0] not in unknown and not (path.parent / f"{record}.yaml").exists():
            message = f"bản ghi «{record}» không còn; khôi phục nó, hoặc thêm mã này vào aliases của bản ghi thay nó"
            found.append(Problem(str(path), next(some).line, 1, Level.ERROR, message))
    # While a record has faults of its own, nothing new can be locked.
    sound = [item for item in concerned if item.whole]
    return [*found, *_new(sound, entries, agreed.difference(lines))]


def _owner(owners: Mapping[str, Loaded], line: str) -> str:
    """Return the id of the record of which ``line`` speaks, by whatever name."""
    name = line.split("\t")[0]
    return owners[name].id if name in owners else name


def _line(record: str, label: str, digest: str) -> str:
    return f"{record}\t{label}\t{digest}"


def _unlocked(path: Path, items: Iterable[Loaded]) -> Iterator[Problem]:
    # A record that lies alone, outside an archive, has no lock file to miss.
    if any(item.labels and Path(item.path).parent.parent == path.parent for item in items):
        yield Problem(str(path), 1, 1, Level.NOTE, f"chưa có tệp khóa nhãn; {_UPDATE}")


def render(path: Path, items: Iterable[Labelled]) -> str:
    """Return the new text of the lock file at ``path``: its old lines, those of ``items`` renewed or added."""
    hashes = {(entry.record, entry.label): entry.hash for entry in read(path)[0]}
    hashes |= {(item.id, label): digest for item in items for label, digest in digests(item.clauses).items()}
    return "".join(f"{_line(record, label, digest)}\n" for (record, label), digest in sorted(hashes.items()))


def _lost(item: Loaded, entries: Iterable[Entry]) -> Iterator[Problem]:
    now = item.labels
    for entry in entries:
        if entry.label not in now and entry.label not in item.record.structure.moved:
            message = (
                f"nhãn «{shown(entry.label)}» đã công bố nay không còn{_moved_to(entry, now)}; "
                f'thêm vào structure.moved dòng "{shown(entry.label)}": "nhãn mới"'
            )
            yield item.problem(("text",), Level.ERROR, message)
        elif now.get(entry.label, entry.hash) != entry.hash:
            message = (
                f"nhãn «{entry.label}» nay chỉ lời khác trước{_moved_to(entry, now)}; "
                f"nếu chỉ sửa chữ thì {_UPDATE}, nếu không thì trả nhãn về chỗ cũ"
            )
            yield item.problem(("text",), Level.WARNING, message)


def _moved_to(entry: Entry, now: Mapping[str, str]) -> str:
    same = [label for label, digest in now.items() if digest == entry.hash]
    return f" (lời cũ nay ở: {', '.join(same[:3])})" if same else ""


def _new(items: Iterable[Loaded], others: Iterable[Entry], lacking_lines: Set[str]) -> Iterator[Problem]:
    """Yield the labels of which the lock file has neither the line as it would be now, nor one of ``others``."""
    known = {(entry.record, entry.label) for entry in others}
    for item in items if lacking_lines else ():
        lacking = (label for label, digest in item.labels.items() if _line(item.id, label, digest) in lacking_lines)
        new = [label for label in lacking if (item.id, label) not in known]
        if new:
            words = ", ".join(new[:3]) + (", …" if len(new) > 3 else "")
            message = f"{len(new)} nhãn chưa có trong tệp khóa ({words}); {_UPDATE}"
            yield item.problem(("text",), Level.NOTE, message)
