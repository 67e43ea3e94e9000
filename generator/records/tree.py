"""A folder of records → what each of its files holds, and the problems that show in it."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from generator.basics.problems import Level, Problem, in_order, shown
from generator.basics.processes import share_out
from generator.documents.clauses import Clause
from generator.records.cache import Kept, RecordCache
from generator.records.loaded import Body, CitedInText, Loaded, Outline
from generator.records.loading import LOCK_NAME, bytes_of, checksum, fault, id_of, load, load_file
from generator.records.schema import Record
from generator.records.yaml_source import Path_, Place, Places

_RUN = 64
"""So many records are read by one process at a time."""


class _Known(NamedTuple):
    """What a record's file holds, wherever the archive lies: what has to be known of it at once."""

    outline: Outline
    cited: tuple[CitedInText, ...]
    labels: Mapping[str, str]
    whole: bool
    places: Mapping[Path_, Place]

    @classmethod
    def of(cls, loaded: Loaded) -> _Known:
        places = loaded.positions
        known = places.known if isinstance(places, Places) else places
        return cls(loaded.outline, loaded.cited, loaded.labels, loaded.whole, known)

    def at(self, path: Path, kept: Kept) -> Loaded:
        """Return the record as it is in the file at ``path``; ``kept`` has the rest of it."""
        return Loaded(
            id=id_of(path),
            path=str(path),
            # Where parts were left out the file no longer tells what stands where, and all places are known.
            positions=Places(partial(bytes_of, path), self.places) if self.whole else self.places,
            whole=self.whole,
            outline=self.outline,
            cited=self.cited,
            labels=self.labels,
            digest=kept.digest,
            body=Body(partial(_opened, path, kept)),
        )


def load_tree(root: Path, cache: RecordCache | None = None, processes: int = 1) -> tuple[list[Loaded], list[Problem]]:
    """Return the records ``<unit>/<name>.yaml`` below ``root``, by path, and the problems of all files there.

    What ``cache`` holds is not read again, and what it lacks is added; many files are shared out among ``processes``.
    """
    if not root.is_dir():
        return [], [fault(root, "không có thư mục này")]
    below = len(root.parts)
    paths = [path for path in sorted(root.rglob("*"), key=attrgetter("parts")) if not _is_ignored(path.parts[below:])]
    records = [path for path in paths if _is_record(path.parts[below:])]
    problems = [stray for path in paths if not _is_record(path.parts[below:]) and (stray := _stray(path))]
    if not records and not problems:
        problems.append(Problem(str(root), 1, 1, Level.WARNING, "chưa có bản ghi nào"))
    loaded: list[Loaded] = []
    for path, kept in _kept(records, cache, processes).items():
        one, found = _restored(path, kept)
        loaded += [one] if one else []
        problems += found
    return loaded, in_order([*problems, *_same_but_for_case(records), *_alias_faults(loaded)])


def _kept(paths: Sequence[Path], cache: RecordCache | None, processes: int) -> dict[Path, Kept | None]:
    """Return what each of ``paths`` holds, from ``cache`` as far as it has it; None for what cannot be read."""
    units = {unit: list(files) for unit, files in groupby(paths, lambda path: path.parent.name)}
    before = {unit: cache.unit(unit) for unit in units} if cache else {}
    found: dict[Path, Kept | None] = {}
    for unit, known in before.items():
        found |= {path: kept for path in units[unit] if (kept := known.get(path.name)) and _is_still(path, kept)}
    new = [path for path in paths if path not in found]
    runs = [partial(_read, new[at : at + _RUN]) for at in range(0, len(new), _RUN)]
    for run in share_out(runs, processes):
        found |= run
    if cache:
        for unit, files in units.items():
            now = {path.name: kept for path in files if (kept := found[path])}
            if now != before[unit]:
                cache.keep(unit, now)
        cache.keep_only(units)
    return {path: found[path] for path in paths}


def _is_still(path: Path, kept: Kept) -> bool:
    try:
        return checksum(bytes_of(path)) == kept.digest
    except OSError:
        return False


def _read(paths: Iterable[Path]) -> dict[Path, Kept | None]:
    return {path: _packed(path) for path in paths}


def _packed(path: Path) -> Kept | None:
    try:
        data = bytes_of(path)
    except OSError:
        return None
    loaded, problems = load(path, data)
    found = _Known.of(loaded) if loaded else None
    told = [(problem.line, problem.column, problem.level, problem.message) for problem in problems]
    body = (loaded.record, loaded.clauses) if loaded else None
    return Kept.of(checksum(data), *(pickle.dumps(part, pickle.HIGHEST_PROTOCOL) for part in ((found, told), body)))


def _opened(path: Path, kept: Kept) -> tuple[Record, tuple[Clause, ...]]:
    """Return the rest of what ``kept`` has of the record at ``path``; where it was damaged, as the file has it."""
    if not kept.is_sound:
        loaded, _ = load_file(path)
        assert loaded, "the file was read a moment ago"
        return loaded.record, loaded.clauses
    found: tuple[Record, tuple[Clause, ...]] = pickle.loads(kept.body)
    return found


def _restored(path: Path, kept: Kept | None) -> tuple[Loaded | None, list[Problem]]:
    if kept is None:
        return load_file(path)
    found: _Known | None
    found, told = pickle.loads(kept.outline)
    return found and found.at(path, kept), [Problem(str(path), *one) for one in told]


def _is_ignored(below: Sequence[str]) -> bool:
    *folders, name = below
    return below == (LOCK_NAME,) or any(folder.startswith(".") for folder in folders) or _is_hidden(name)


def _is_hidden(name: str) -> bool:
    """Whether a file is one that programs leave for themselves; what is named as records are, was meant to be one."""
    return name.startswith(".") and (not name.endswith(".yaml") or name.startswith(("._", ".#")))


def _is_record(below: Sequence[str]) -> bool:
    return len(below) == 2 and below[1].endswith(".yaml")


def _stray(path: Path) -> Problem | None:
    if not path.is_dir():
        return fault(path, "tệp không được đọc; bản ghi phải là <tỉnh>/<tên>.yaml")
    if path.is_symlink():
        return fault(path, "thư mục là liên kết nên không được đọc; đặt chính thư mục ở đây")
    return None if os.access(path, os.R_OK | os.X_OK) else fault(path, "không có quyền đọc thư mục này")


def _same_but_for_case(paths: Sequence[Path]) -> Iterator[Problem]:
    first: dict[str, Path] = {}
    for path in paths:
        other = first.setdefault(id_of(path).casefold(), path)
        if other is not path:
            message = f"mã «{id_of(path)}» chỉ khác «{id_of(other)}» ở chữ hoa, chữ thường; đổi tên hoặc bỏ một tệp"
            yield fault(path, message)


def _alias_faults(loaded: Sequence[Loaded]) -> Iterator[Problem]:
    owners = {one.id: one for one in loaded}
    for one in loaded:
        for index, alias in enumerate(one.outline.aliases):
            owner = owners.setdefault(alias, one)
            if owner is not one:
                message = f"mã cũ «{shown(alias)}» đã thuộc về {owner.id}; mỗi mã chỉ dẫn tới một văn bản"
                yield one.problem(("aliases", index), Level.ERROR, message)
            elif alias == one.id or alias in one.outline.aliases[:index]:
                message = f"mã cũ «{shown(alias)}» thừa: nó đã dẫn tới bản ghi này; bỏ đi"
                yield one.problem(("aliases", index), Level.ERROR, message)
