"""A folder of records → the corpus and every problem in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator.basics.collector import uncollected
from generator.basics.problems import Level, Problem, in_order
from generator.records import cross_checks, label_lock, text_checks
from generator.records.cache import RecordCache
from generator.records.corpus import Corpus, link
from generator.records.loaded import Loaded
from generator.records.loading import LOCK_NAME, id_of, load_file
from generator.records.tree import load_tree
from generator.vocabulary.lists import CENTRAL, vocabulary

_Asked = Callable[[str], bool]


def _all(_: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Archive:
    """What was read: the corpus of all that is sound in the records, and every problem, in order.

    With an error among them it is good for finding others, not for publication.
    """

    corpus: Corpus
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop publication."""
        return tuple(problem for problem in self.problems if problem.level is Level.ERROR)


def read(root: Path, cache: RecordCache | None = None, processes: int = 1, asked: _Asked = _all) -> Archive:
    """Read every record ``<unit>/<name>.yaml`` below ``root``; problems come as data, nothing is raised for them.

    ``cache``: what keeps records between runs; ``processes``: how many may read at once. Neither changes the result.
    ``asked``: of which records, by their ids, all problems are wanted; of others some may be left out.
    """
    with uncollected():
        loaded, problems = load_tree(root, cache, processes)
        return _joined(loaded, problems, root / LOCK_NAME, asked)


def check(
    paths: Iterable[Path], cache_of: Callable[[Path], RecordCache | None] = lambda _: None, processes: int = 1
) -> list[Problem]:
    """Return the problems of the records at ``paths`` (folders or files), in order.

    A file is held against the whole archive that it lies in; only its own problems are returned. ``cache_of`` tells
    what keeps the records of the archive in a folder.
    """

    def archive(root: Path, asked: _Asked = _all) -> Archive:
        return read(root, cache_of(root), processes, asked)

    return in_order(problem for path in paths for problem in _of(path, archive))


def _of(path: Path, archive: Callable[..., Archive]) -> Iterator[Problem]:
    whole = path.absolute()
    if whole.is_dir() and whole.name not in _units():
        yield from archive(path).problems
    elif whole.is_dir() or whole.parent.name in _units():
        root = whole.parent if whole.is_dir() else whole.parent.parent
        for problem in archive(root, _below(whole)).problems:
            # Most are of others, and paths take long to take apart.
            if problem.path.startswith(str(whole)) and Path(problem.path).is_relative_to(whole):
                yield replace(problem, path=str(path / Path(problem.path).relative_to(whole)))
    else:
        record, problems = load_file(path)
        yield from _joined([record] if record else [], problems, path.parent / LOCK_NAME).problems


def _units() -> set[str]:
    return {*vocabulary().territory.provinces, CENTRAL}


def _below(path: Path) -> _Asked:
    """Return which records lie at ``path``, a file or the folder of a unit."""
    unit, name = f"{path.name}/", id_of(path)
    return (lambda id_: id_.startswith(unit)) if path.is_dir() else (lambda id_: id_ == name)


def _joined(loaded: list[Loaded], problems: list[Problem], lock: Path, asked: _Asked = _all) -> Archive:
    paths = map(Path, {problem.path for problem in problems} - {item.path for item in loaded})
    unreadable = {f"{path.parent.name}/{path.stem}" for path in paths}
    corpus, unlinked = link(loaded, unreadable)
    published = [item for item in loaded if item.id in corpus.directives]
    across = cross_checks.problems(corpus, published, asked)
    unlike = text_checks.of_cited(corpus, (item for item in published if asked(item.id)))
    labels = label_lock.problems(lock, published, unreadable, asked)
    return Archive(corpus, tuple(in_order([*problems, *unlinked, *across, *unlike, *labels])))
