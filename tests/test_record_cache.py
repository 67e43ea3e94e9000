"""Whatever was kept before, and whatever became of it: reading with the cache brings what reading without it brings."""

import os
import random
import shutil
from functools import partial
from pathlib import Path

import pytest
from archives import FROZEN, ROOT

from generator.basics.processes import cores, share_out
from generator.records import repository, tree
from generator.records.cache import RecordCache
from generator.records.loading import load_file
from generator.vocabulary.folder import Folder
from generator.vocabulary.lists import load, using

WORDS = ROOT / "generator" / "vocabulary" / "data"
SEEDS = range(200 if os.environ.get("SOAK") else 3)
STEPS = 12
SHORT = 6_000
"""In bytes; one record of the archive is longer than that here, lest a run take long."""


def all_of(archive):
    """All that the archive says and is said of it, as text."""
    corpus = archive.corpus
    directives = {**corpus.directives, **corpus.drafts}.values()
    return "\n".join(
        map(repr, [archive.problems, *((d, d.record, d.clauses, d.measures) for d in directives), corpus.links])
    ) + repr((corpus.cited, corpus.mentions))


class Project:
    """An archive, the vocabulary that it is read with, and what was kept of it."""

    def __init__(self, folder, rng):
        self.root, self.words, self.kept, self.rng = folder / "directives", folder / "words", folder / "kept", rng
        for path in sorted(FROZEN.rglob("*.yaml")):
            if path.stat().st_size < SHORT or path.parent.name == "lai-chau":
                (self.root / path.parent.name).mkdir(parents=True, exist_ok=True)
                shutil.copy(path, self.root / path.parent.name)
        shutil.copytree(WORDS, self.words)
        shutil.copy(FROZEN / "labels.lock", self.root)
        self.load_words()

    def load_words(self):
        self.vocabulary = load(Folder.of(self.words))

    def read(self, *, cached, processes=1):
        with using(self.vocabulary):
            return all_of(repository.read(self.root, RecordCache(self.kept) if cached else None, processes))

    def any_record(self):
        return self.rng.choice(sorted(path for path in self.root.rglob("*.yaml") if path.is_file()))

    def any_kept(self):
        return self.rng.choice(sorted(self.kept.iterdir()))


def move_all_down(project):
    path = project.any_record()
    path.write_bytes(b"# xem\n" + path.read_bytes())


def say_otherwise(project):
    path, other = project.any_record(), project.rng.choice(["2020", "15", "Ban", "khau-trang"])
    path.write_text(path.read_text("utf-8", "replace").replace("2021", other), "utf-8")


def lose_a_line(project):
    path = project.any_record()
    lines = path.read_bytes().splitlines(keepends=True)
    del lines[project.rng.randrange(len(lines))]
    path.write_bytes(b"".join(lines))


def break_off(project):
    path = project.any_record()
    path.write_bytes(path.read_bytes()[: project.rng.randrange(path.stat().st_size)])


def delete(project):
    project.any_record().unlink()


def rename(project):
    path = project.any_record()
    path.rename(path.with_name(f"{path.stem}-x.yaml"))


def move_to_another_unit(project):
    path, unit = project.any_record(), project.root / project.rng.choice(["ca-mau", "long-an", "nowhere"])
    unit.mkdir(exist_ok=True)
    path.rename(unit / path.name)


def exchange(project):
    one, other = project.any_record(), project.any_record()
    ours, theirs = one.read_bytes(), other.read_bytes()
    one.write_bytes(theirs)
    other.write_bytes(ours)


def put_a_pipe(project):
    (project.root / "son-la").mkdir(exist_ok=True)
    path = project.root / "son-la" / f"ong-{project.rng.randrange(9)}.yaml"
    if not path.exists():
        os.mkfifo(path)


def restore(project):
    for path in project.root.rglob("ong-*.yaml"):
        path.unlink()
    shutil.copytree(FROZEN / "trung-uong", project.root / "trung-uong", dirs_exist_ok=True)


def drop_a_topic(project):
    path = project.words / "vocabulary.yaml"
    path.write_text(path.read_text("utf-8").replace("\n  bo-may:", "\n  bo-may-khac:"), "utf-8")
    project.load_words()


def bring_it_back(project):
    shutil.copytree(WORDS, project.words, dirs_exist_ok=True)
    project.load_words()


def half_write(project):
    path = project.any_kept()
    path.write_bytes(path.read_bytes()[: project.rng.randrange(path.stat().st_size + 1)])


def flip_a_bit(project):
    path = project.any_kept()
    data = bytearray(path.read_bytes() or b"\0")
    data[project.rng.randrange(len(data))] ^= 1 << project.rng.randrange(8)
    path.write_bytes(data)


def lose_what_is_kept(project):
    project.any_kept().unlink()


def leave_another_build_behind(project):
    (project.kept / "kien-giang.x7").write_bytes(b"\0" * 99)


EDITS = [
    *(move_all_down, say_otherwise, lose_a_line, break_off, delete, rename, move_to_another_unit, exchange),
    *(put_a_pipe, restore, drop_a_topic, bring_it_back),
    *(half_write, flip_a_bit, lose_what_is_kept, leave_another_build_behind),
]


@pytest.mark.parametrize("seed", SEEDS)
def test_what_was_kept_makes_no_difference(tmp_path, seed):
    rng = random.Random(seed)
    project = Project(tmp_path, rng)
    done = ["none"]
    for _ in range(STEPS):
        assert project.read(cached=True) == project.read(cached=False), done
        edits = rng.sample(EDITS, rng.randrange(1, 3))
        for edit in edits:
            edit(project)
        done += [edit.__name__ for edit in edits]


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path, random.Random(0))


def test_what_is_kept_is_what_was_read(project):
    archive = repository.read(project.root, RecordCache(project.kept))
    again = repository.read(project.root, RecordCache(project.kept))
    directives = [*archive.corpus.directives.values(), *again.corpus.directives.values()]
    for directive in directives:
        loaded, _ = load_file(Path(directive.path))
        assert repr((directive.record, directive.clauses)) == repr((loaded.record, loaded.clauses))
        assert directive.record.model_dump_json() == loaded.record.model_dump_json()
        assert all(directive.loaded.positions[at] == place for at, place in loaded.positions.items())


def test_what_is_kept_is_not_read_again(project, monkeypatch):
    first = project.read(cached=True)
    monkeypatch.setattr(tree, "load", None)
    assert project.read(cached=True) == first


def test_one_changed_record_is_read_alone(project, monkeypatch):
    project.read(cached=True)
    path, read = project.any_record(), []
    path.write_bytes(path.read_bytes() + b"# xem\n")
    monkeypatch.setattr(tree, "load", lambda path, data, load=tree.load: read.append(path) or load(path, data))
    project.read(cached=True)
    assert read == [path]


def test_nothing_is_kept_of_units_that_are_gone(project):
    project.read(cached=True)
    leave_another_build_behind(project)
    shutil.rmtree(project.root / "lai-chau")
    project.read(cached=True)
    assert {path.name for path in project.kept.iterdir()} == {path.name for path in project.root.iterdir()} - {
        "labels.lock"
    }


def test_a_folder_that_cannot_be_written_stops_nothing(project):
    project.kept.write_text("no folder")
    assert project.read(cached=True) == project.read(cached=False)


@pytest.mark.skipif(cores() == 1, reason="one process only")
def test_several_processes_read_what_one_reads(project, monkeypatch):
    monkeypatch.setattr(tree, "_RUN", 3)
    assert project.read(cached=False, processes=2) == project.read(cached=False)


@pytest.mark.skipif(cores() == 1, reason="one process only")
def test_builds_at_once_do_not_meet(project):
    found = share_out([partial(project.read, cached=True)] * 6, 3)
    assert {*found, project.read(cached=True)} == {project.read(cached=False)}
