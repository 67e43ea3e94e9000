"""The lock file: every record, measure and label that was ever published, so that none disappears unnoticed.

One a line: ``record``, also by each of its former ids; ``record#measure``, likewise; ``record<TAB>label<TAB>hash``, the
hash being that of the first words under the label without its marker. Lines are added and their hashes renewed, never
dropped: an address that somebody cited must go on leading somewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from generator.basics.files import opened
from generator.basics.grouping import grouped
from generator.basics.problems import CongKhaiError, Level, Problem, shown
from generator.records.field_types import NAME
from generator.records.loaded import Loaded

_LINE = re.compile(
    rf"(?P<record>{NAME.pattern}/{NAME.pattern})"
    rf"(?:#(?P<measure>{NAME.pattern})|\t(?P<label>[^\t]+)\t(?P<hash>[0-9a-f]{{12}}))?"
)
_UPDATE = "chạy «python -m generator lock»"
_MOST = 3
"""So many names are told where more would be known."""
_LISTED = 20
"""So many records are listed."""
_KINDS = {"record": "mã văn bản", "measure": "biện pháp", "label": "nhãn"}


class LockError(CongKhaiError):
    """The lock file lacks something that is about to be published; the message is Vietnamese."""


class Entry(NamedTuple):
    """One line of the lock file: a record, a measure of it, or a label with its hash; ``line`` counts from 1."""

    line: int
    text: str
    record: str
    measure: str | None = None
    label: str | None = None
    hash: str | None = None

    @property
    def kind(self) -> str:
        """``record``, ``measure`` or ``label``."""
        return "measure" if self.measure else "label" if self.label else "record"

    @property
    def key(self) -> tuple[str, str | None, str | None]:
        """What it is that is locked."""
        return self.record, self.measure, self.label

    @classmethod
    def of(cls, line: int, text: str) -> Entry | None:
        """Return what the line ``text`` locks; None if it is of another form."""
        found = _LINE.fullmatch(text)
        return cls(line, text, **found.groupdict()) if found else None


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
        if entry := Entry.of(number, line):
            entries.append(entry)
        else:
            message = (
                "dòng phải là mã văn bản, mã văn bản#biện pháp, hoặc mã văn bản, nhãn và mã băm cách nhau bằng Tab; "
                f"xóa dòng này rồi {_UPDATE}"
            )
            found.append(Problem(str(path), number, 1, Level.ERROR, message))
    return entries, found


def lines(ids: Sequence[str], measures: Iterable[str], labels: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for all that is to be locked of a record.

    ``ids``: its own, then former ones; ``measures``: their ids, former ones too; ``labels``: each with its hash.
    """
    yield from ids
    yield from (f"{ids[0]}#{measure}" for measure in measures)
    yield from (f"{ids[0]}\t{label}\t{digest}" for label, digest in labels.items())


def _to_lock(item: Loaded) -> Iterator[str]:
    return lines((item.id, *item.outline.aliases), item.outline.measures, item.labels)


def problems(
    path: Path,
    loaded: Iterable[Loaded],
    unreadable: Iterable[str] = (),
    asked: Callable[[str], bool] = lambda _: True,
) -> list[Problem]:
    """Hold those of ``loaded`` (all records beside the lock file at ``path``) against it that are ``asked`` for, by id.

    ``unreadable``: ids of the records there that could not be read, and may be what another one was called before.
    A missing lock file is a warning once there are records. What disappeared is an error, unless its record says where
    it went: by an alias, by the labels that it moved, or by its withdrawal. A label that now names other words is a
    warning; what is new is a note.
    """
    items = list(loaded)
    if not path.exists():
        return [*_unlocked(path, (item for item in items if item.whole))]
    owners = {alias: item for item in items for alias in item.outline.aliases} | {item.id: item for item in items}
    try:
        locked = _lines(path)
    except OSError as error:
        return [Problem(str(path), 1, 1, Level.ERROR, f"không đọc được tệp khóa: {error.strerror}")]
    concerned = [item for item in items if asked(item.id)]
    # Nearly all: a line that says what the record says needs no further look.
    agreed = {line for item in concerned for line in _to_lock(item)}
    others = ((number, line) for number, line in enumerate(locked, 1) if line not in agreed)
    entries, found = _parsed(path, (one for one in others if asked(_owner(owners, one[1]))))
    unknown = {id_.split("/")[0] for id_ in unreadable}
    for record, some in groupby(entries, key=lambda entry: entry.record):
        if record in owners:
            found += _lost(owners[record], some)
        elif record.split("/")[0] not in unknown and not (path.parent / f"{record}.yaml").exists():
            message = (
                f"bản ghi «{record}» đã công bố nay không còn; khôi phục nó (nhập nhầm thì thêm withdrawn), "
                "hoặc thêm mã này vào aliases của bản ghi thay nó"
            )
            found.append(Problem(str(path), next(some).line, 1, Level.ERROR, message))
    # While a record has faults of its own, nothing new can be locked.
    sound = [item for item in concerned if item.whole]
    return [*found, *_new(sound, entries, agreed.difference(locked))]


def _owner(owners: Mapping[str, Loaded], line: str) -> str:
    """Return the id of the record of which ``line`` speaks, by whatever name."""
    name = line.partition("\t")[0].partition("#")[0]
    return owners[name].id if name in owners else name


def _unlocked(path: Path, items: Iterable[Loaded]) -> Iterator[Problem]:
    # A record that lies alone, outside an archive, has no lock file to miss.
    if any(Path(item.path).parent.parent == path.parent for item in items):
        message = f"chưa có tệp khóa, nên không biết điều gì đã công bố nay không còn; khôi phục nó, hoặc {_UPDATE}"
        yield Problem(str(path), 1, 1, Level.WARNING, message)


class Renewal(NamedTuple):
    """The lock file as it is to be, and what is new in it."""

    text: str
    added: tuple[Entry, ...]
    renewed: tuple[Entry, ...]
    """The labels of which the hash is another one than before."""

    @property
    def summary(self) -> str:
        """What is new, in words, each record with a line of its own."""
        if not (self.added or self.renewed):
            return "không có gì mới để khóa"
        renewed = [f"đổi lời của {len(self.renewed)} nhãn"] if self.renewed else []
        told = [f"thêm {_counted(self.added)}"] if self.added else []
        by_record = grouped(self.added + self.renewed, lambda entry: (entry.record,))
        listed = [f"  {record}: {_counted(by_record[record])}" for record in sorted(by_record)[:_LISTED]]
        more = [f"  … và {len(by_record) - _LISTED} văn bản nữa"] if len(by_record) > _LISTED else []
        return "\n".join(["; ".join([*told, *renewed]), *listed, *more])


def _counted(entries: Iterable[Entry]) -> str:
    counts = Counter(entry.kind for entry in entries)
    return ", ".join(f"{counts[kind]} {name}" for kind, name in _KINDS.items() if counts[kind])


def renewal(path: Path, items: Iterable[Loaded]) -> Renewal:
    """Return the lock file at ``path`` with its old lines and with those of ``items``, renewed or added."""
    before = {entry.key: entry for entry in read(path)[0]}
    to_lock = (line for item in items for line in _to_lock(item))
    now = {entry.key: entry for line in to_lock if (entry := Entry.of(0, line))}
    text = "".join(f"{line}\n" for line in sorted(entry.text for entry in (before | now).values()))
    added = tuple(entry for key, entry in now.items() if key not in before)
    renewed = tuple(entry for key, entry in now.items() if key in before and before[key].hash != entry.hash)
    return Renewal(text, added, renewed)


def check_complete(path: Path, items: Iterable[Loaded]) -> None:
    """Raise LockError unless there are ``items`` and the lock file at ``path`` holds all that is published with them.

    Else something of it could get lost one day, and nobody would know.
    """
    published = list(items)
    if not published:
        raise LockError(f"không có bản ghi nào trong «{path.parent}»: không công bố trang trống thay cho trang đang có")
    if added := renewal(path, published).added:
        names = ", ".join([*dict.fromkeys(entry.record for entry in added)][:_MOST])
        raise LockError(
            f"tệp khóa «{path}» còn thiếu {_counted(added)} ({names} …); {_UPDATE}, xem nó thêm gì, rồi mới công bố"
        )


def _lost(item: Loaded, entries: Iterable[Entry]) -> Iterator[Problem]:
    for entry in entries:
        if entry.measure:
            yield from _lost_measure(item, entry.measure)
        elif entry.label:
            yield from _lost_label(item, entry.label, entry.hash or "")


def _lost_measure(item: Loaded, measure: str) -> Iterator[Problem]:
    # Of a record with faults not all measures are known; one that was withdrawn answers for them by its page.
    gone = item.whole and not item.outline.withdrawn and measure not in item.outline.measures
    if gone and f"#{measure}" not in item.record.structure.moved:
        known = ", ".join(item.outline.measures[:_MOST])
        message = (
            f"biện pháp «{measure}» đã công bố nay không còn{f' (đang có: {known})' if known else ''}; trả lại id cũ, "
            "hoặc thêm nó vào aliases của biện pháp thay nó; nếu khoản ấy không đặt ra biện pháp nào thì thêm vào "
            f'structure.moved dòng "#{measure}": "nhãn của khoản"'
        )
        yield item.problem(("measures",), Level.ERROR, message)


def _lost_label(item: Loaded, label: str, digest: str) -> Iterator[Problem]:
    now = item.labels
    if label not in now and label not in item.record.structure.moved:
        message = (
            f"nhãn «{shown(label)}» đã công bố nay không còn{_moved_to(digest, now)}; "
            f'thêm vào structure.moved dòng "{shown(label)}": "nhãn mới"'
        )
        yield item.problem(("text",), Level.ERROR, message)
    elif now.get(label, digest) != digest:
        message = (
            f"nhãn «{label}» nay chỉ lời khác trước{_moved_to(digest, now)}; "
            f"nếu chỉ sửa chữ thì {_UPDATE}, nếu không thì trả nhãn về chỗ cũ"
        )
        yield item.problem(("text",), Level.WARNING, message)


def _moved_to(digest: str, now: Mapping[str, str]) -> str:
    same = [label for label, other in now.items() if other == digest]
    return f" (lời cũ nay ở: {', '.join(same[:_MOST])})" if same else ""


def _new(items: Iterable[Loaded], others: Iterable[Entry], lacking_lines: Set[str]) -> Iterator[Problem]:
    """Yield what of each record the lock file has neither by the line as it would be now, nor by one of ``others``."""
    known = {entry.key for entry in others}
    for item in items if lacking_lines else ():
        lacking = (Entry.of(0, line) for line in _to_lock(item) if line in lacking_lines)
        new = [entry for entry in lacking if entry and entry.key not in known]
        if new:
            names = [entry.label or entry.measure or entry.record for entry in new]
            words = ", ".join(names[:_MOST]) + (", …" if len(names) > _MOST else "")
            message = f"{_counted(new)} chưa có trong tệp khóa ({words}); {_UPDATE}"
            yield item.problem(("text",), Level.NOTE, message)
