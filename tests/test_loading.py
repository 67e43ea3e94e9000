"""Records as files: each case below ``records/`` is a test, with the messages that it must give beside it.

A case is a file, laid at ``kien-giang/<case>.yaml``; a folder of records; or, where a file system may not hold two
names that differ only by letter case, one ``.files`` that holds several.
"""

import os
import re
import shutil
from pathlib import Path

import pytest

from generator.basics.problems import Level, Problem
from generator.records import repository
from generator.records.label_lock import renewal
from generator.records.loading import LOCK_NAME, load_file
from generator.records.tree import load_tree
from generator.vocabulary.lists import CENTRAL, vocabulary

RECORDS = Path(__file__).parent / "records"
CASES = sorted(path for path in (RECORDS / "invalid").iterdir() if path.suffix != ".expected")
HEAD = b"type: cong-van\nsubject: x\nsources: [{seen_in: x, seen: 2021-01-01}]\n"


def lay_out(case: Path, root: Path) -> None:
    """Put the files of ``case`` below ``root``, as they would lie in an archive."""
    _copy(case, root)
    path = root / LOCK_NAME
    if not path.exists():
        path.write_text(renewal(path, (one for one in load_tree(root)[0] if one.whole)).text, "utf-8")


def _copy(case: Path, root: Path) -> None:
    if case.is_dir():
        shutil.copytree(case, root, dirs_exist_ok=True)
        return
    files = {f"kien-giang/{case.name}": case.read_bytes()}
    if case.suffix == ".files":
        parts = re.split(r"^=== (.+)\n", case.read_text("utf-8"), flags=re.MULTILINE)[1:]
        files = {name: text.encode() for name, text in zip(parts[::2], parts[1::2], strict=True)}
    for name, data in files.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_bytes(data)


def report(root: Path) -> str:
    """Return what the check says of the archive at ``root``, with the names of files for their paths."""
    lines = [str(problem).replace(problem.path, Path(problem.path).name) for problem in repository.read(root).problems]
    return "".join(f"{line}\n" for line in lines)


def written(root: Path, data: bytes) -> Path:
    path = root / "kien-giang" / "mau.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_invalid_records_give_their_messages(case, tmp_path):
    lay_out(case, tmp_path)
    assert report(tmp_path) == case.with_suffix(".expected").read_text("utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_checked_alone_has_the_problems_that_it_has_among_all(case, tmp_path):
    lay_out(case, tmp_path)
    every = repository.read(tmp_path).problems
    units = [folder for folder in tmp_path.iterdir() if folder.name in {*vocabulary().territory.provinces, CENTRAL}]
    for path in [*units, *(path for unit in units for path in unit.glob("*.yaml"))]:
        own = [problem for problem in every if Path(problem.path).is_relative_to(path)]
        assert repository.check([path]) == own, path.relative_to(tmp_path)


def test_every_expectation_has_a_case():
    expected = {path.with_suffix("") for path in (RECORDS / "invalid").glob("*.expected")}
    assert expected == {case.with_suffix("") for case in CASES}


@pytest.mark.parametrize("case", sorted((RECORDS / "valid").iterdir()), ids=lambda case: case.name)
def test_valid_records_are_read_without_complaint(case, tmp_path):
    lay_out(case, tmp_path)
    read = repository.read(tmp_path)
    assert [problem for problem in read.problems if problem.level is not Level.NOTE] == []
    assert f"kien-giang/{case.stem}" in read.corpus.directives


GENERATED = {
    "24,000 nested lists": (b"[" * 24_000, "1:13: error: lồng quá 12 tầng"),
    "24,000 nested lists, closed": (b"[" * 24_000 + b"]" * 24_000, "1:13: error: lồng quá 12 tầng"),
    "500,000 nested tables": (b"{a: " * 250_000, "1:49: error: lồng quá 12 tầng"),
    "nested dashes": (b"- " * 200_000, "1:25: error: lồng quá 12 tầng"),
    "nested by indentation": (b"".join(b" " * n + b"a:\n" for n in range(500)), "13:13: error: lồng quá 12 tầng"),
    "tables as keys": (b"? " * 200_000, "1:25: error: lồng quá 12 tầng"),
    "more than 4 MiB": (HEAD + b"#" * (4 << 20), "1:1: error: tệp lớn hơn 4194304 byte"),
    "a billion laughs": (b"a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n", "2:8: error: tham chiếu YAML «*a»"),
    "an endless anchor": (b"a: &" + b"x" * 900_000 + b" b\n", "1:4: error: neo YAML «&xxx"),
}


@pytest.mark.parametrize(("data", "message"), GENERATED.values(), ids=GENERATED)
def test_hazards_too_large_to_store_end_in_a_message(data, message, tmp_path):
    loaded, problems = load_file(written(tmp_path, data))
    assert loaded is None
    assert any(f"mau.yaml:{message}" in str(problem) for problem in problems)


def test_a_record_of_just_one_mebibyte_is_read(tmp_path):
    loaded, problems = load_file(written(tmp_path, HEAD + b"#" * ((1 << 20) - len(HEAD))))
    assert loaded is not None
    assert problems == []


def test_values_stay_text_and_lists_become_tuples(tmp_path):
    data = HEAD + b'number: "012"\nissued: 2021-03-01\nnothing: []\nnotes: [{field: number, written: 12, why: ~ x}]\n'
    loaded, problems = load_file(written(tmp_path, data))
    assert problems == []
    assert loaded is not None
    assert (loaded.record.number, loaded.record.nothing, loaded.record.notes[0].written) == ("012", (), "12")


def test_a_problem_finds_the_value_or_its_nearest_ancestor(tmp_path):
    loaded, _ = load_file(written(tmp_path, HEAD))
    assert loaded is not None
    places = [loaded.problem(at, Level.NOTE, "x") for at in [("sources", 0, "seen"), ("sources", 0, "url"), ("text",)]]
    assert [(place.line, place.column) for place in places] == [(3, 30), (3, 11), (1, 1)]


def test_positions_count_letters_not_bytes_and_know_windows_lines(tmp_path):
    _, problems = load_file(
        written(tmp_path, HEAD + "signer: {role: Chủ tịch, nme: a}\n".encode().replace(b"\n", b"\r\n"))
    )
    assert [(problem.line, problem.column) for problem in problems] == [(4, 26)]


@pytest.mark.parametrize("name", ["khong-co.yaml", "thu-muc.yaml"])
def test_what_cannot_be_read_is_a_problem(name, tmp_path):
    (tmp_path / "thu-muc.yaml").mkdir()
    loaded, problems = load_file(tmp_path / name)
    assert loaded is None
    assert "không đọc được tệp" in problems[0].message


def test_a_missing_folder_is_a_problem(tmp_path):
    assert [problem.message for problem in load_tree(tmp_path / "x")[1]] == ["không có thư mục này"]


def test_hidden_files_and_the_lock_file_are_no_records(tmp_path):
    for name in (".gitkeep", "labels.lock"):
        (tmp_path / name).touch()
    loaded, problems = load_tree(tmp_path)
    assert loaded == []
    assert [(problem.level, problem.message) for problem in problems] == [(Level.WARNING, "chưa có bản ghi nào")]


PASSED_OVER = {
    "left by a Mac": ("kien-giang/._mau.yaml", []),
    "left by an editor": ("kien-giang/.mau.yaml.swp", []),
    "in a hidden folder": (".nhap/kien-giang/mau.yaml", []),
    "a record all the same": ("kien-giang/..-2021.yaml", ["tên tệp «..-2021» phải khớp mẫu"]),
    "one beside the folders": ("..-2021.yaml", ["tệp không được đọc"]),
}


@pytest.mark.parametrize(("name", "messages"), PASSED_OVER.values(), ids=PASSED_OVER)
def test_a_hidden_file_is_passed_over_unless_it_is_named_as_records_are(name, messages, tmp_path):
    written(tmp_path, HEAD)
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_bytes(HEAD)
    found = [problem.message for problem in load_tree(tmp_path)[1]]
    assert [message for message, begins in zip(found, messages, strict=True) if not message.startswith(begins)] == []


def test_a_name_with_a_line_break_has_one_line(tmp_path):
    (tmp_path / "kien-giang").mkdir()
    (tmp_path / "kien-giang" / "mau\n2021.yaml").write_bytes(HEAD)
    (line,) = map(str, load_tree(tmp_path)[1])
    assert "\n" not in line
    assert "mau\\n2021.yaml:1:1: error: tên tệp «mau 2021»" in line


SPECIAL = {
    "a folder": (Path.mkdir, "không phải là tệp thường"),
    "a pipe": (os.mkfifo, "không phải là tệp thường"),
    "a link to nothing": (lambda path: path.symlink_to("nowhere"), "liên kết không dẫn tới tệp nào"),
    "a link to itself": (lambda path: path.symlink_to(path.name), "liên kết không dẫn tới tệp nào"),
}


@pytest.mark.parametrize(("make", "message"), SPECIAL.values(), ids=SPECIAL)
@pytest.mark.parametrize("name", ["kien-giang/mau.yaml", "kien-giang/mau", "mau.yaml"])
def test_what_is_no_plain_file_is_one_error(make, message, name, tmp_path):
    (tmp_path / "kien-giang").mkdir()
    make(tmp_path / name)
    found = [problem for problem in load_tree(tmp_path)[1] if problem.level is Level.ERROR]
    if name == "kien-giang/mau.yaml":
        assert [problem.message for problem in found] == [f"không đọc được tệp: {message}"]
    elif make is Path.mkdir:
        assert found == []
    else:
        assert ["bản ghi phải là <tỉnh>/<tên>.yaml" in problem.message for problem in found] == [True]


def test_a_folder_behind_a_link_is_not_passed_over_in_silence(tmp_path):
    written(tmp_path, HEAD)
    (tmp_path / "son-la").symlink_to(tmp_path / "kien-giang")
    (problem,) = load_tree(tmp_path)[1]
    assert (problem.level, Path(problem.path).name) == (Level.ERROR, "son-la")


def test_what_may_not_be_read_is_an_error(tmp_path, monkeypatch):
    path = written(tmp_path, HEAD)
    monkeypatch.setattr(os, "access", lambda path, mode: path != tmp_path / "kien-giang")
    assert [problem.message for problem in load_tree(tmp_path)[1]] == ["không có quyền đọc thư mục này"]

    def refuse(path, mode):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert load_file(path) == (None, [Problem(str(path), 1, 1, Level.ERROR, "không đọc được tệp: không có quyền đọc")])
