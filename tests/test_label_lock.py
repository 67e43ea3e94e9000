"""The lock of clause labels; its messages in a whole check stand below ``records/invalid``."""

from pathlib import Path

import pytest

from generator.records.label_lock import problems, read, render
from generator.records.tree import load_tree

RECORD = """type: cong-van
subject: x
sources: [{seen_in: x, seen: 2021-01-01}]
"""
ONE = "1. Người dân ở yên tại nhà, chỉ ra ngoài khi thật cần thiết."
TWO = "2. Người ra ngoài phải đeo khẩu trang."


def archive(root: Path, *lines: str, name: str = "mau", more: str = "") -> list:
    """Write one record with ``lines`` as its text and return what is loaded of it."""
    path = root / "kien-giang" / f"{name}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(RECORD + more + "text: |\n" + "".join(f"  {line}\n" for line in lines), "utf-8")
    loaded, faults = load_tree(root)
    assert faults == []
    return loaded


@pytest.fixture
def lock(tmp_path):
    """Lock the labels 1 and 2 of the record ``kien-giang/mau``."""
    path = tmp_path / "labels.lock"
    path.write_text(render(path, archive(tmp_path, ONE, TWO)), "utf-8")
    return path


def found(lock: Path, loaded: list) -> list[tuple[str, str]]:
    return [(problem.level.value, problem.message.split(";")[0]) for problem in problems(lock, loaded)]


def test_the_file_holds_record_label_and_hash(lock):
    rows = [line.split("\t") for line in lock.read_text("utf-8").splitlines()]
    assert [row[:2] for row in rows] == [["kien-giang/mau", "1"], ["kien-giang/mau", "2"]]
    assert [(entry.line, len(entry.hash)) for entry in read(lock)[0]] == [(1, 12), (2, 12)]


def test_a_missing_lock_file_is_a_note_once_there_are_labels(tmp_path):
    path = tmp_path / "labels.lock"
    assert found(path, []) == []
    loaded = archive(tmp_path, ONE)
    assert found(path, loaded) == [("note", "chưa có tệp khóa nhãn")]
    assert found(tmp_path / "kien-giang" / "labels.lock", loaded) == [], "a record alone has no archive to lock"


def test_what_is_locked_has_no_problems(lock, tmp_path):
    assert found(lock, archive(tmp_path, ONE, TWO)) == []


# Only the first eight words count, tone marks, capitals and spaces aside.
SAME = ["1. Người dân ở yên tại nhà, chỉ ra đường.", "1.  NGƯỜI dân ở yên tai nhà, chi ra ngoài."]


@pytest.mark.parametrize("line", SAME)
def test_small_corrections_change_nothing(line, lock, tmp_path):
    assert found(lock, archive(tmp_path, line, TWO)) == []


def test_a_label_that_disappeared_is_an_error(lock, tmp_path):
    assert found(lock, archive(tmp_path, ONE)) == [("error", "nhãn «2» đã công bố nay không còn")]


# A line put in the place of the second, and where the message says that its words are now.
MOVED = {
    "under a letter": (["a) " + TWO[3:]], ("error", "nhãn «2» đã công bố nay không còn (lời cũ nay ở: 1.a)")),
    "under a dash": (["- " + TWO[3:]], ("error", "nhãn «2» đã công bố nay không còn (lời cũ nay ở: 1.-1)")),
    "one further": (
        ["2. Chợ đóng cửa.", "3. " + TWO[3:]],
        ("warning", "nhãn «2» nay chỉ lời khác trước (lời cũ nay ở: 3)"),
    ),
    "nowhere": (["2. Chợ đóng cửa."], ("warning", "nhãn «2» nay chỉ lời khác trước")),
}


@pytest.mark.parametrize(("lines", "message"), MOVED.values(), ids=MOVED)
def test_the_message_says_where_the_words_are_now(lines, message, lock, tmp_path):
    assert found(lock, archive(tmp_path, ONE, *lines))[0] == message


def test_a_moved_label_is_none_that_disappeared(lock, tmp_path):
    loaded = archive(tmp_path, ONE, more='structure: {moved: {"2": "1"}}\n')
    assert found(lock, loaded) == []
    assert "\t2\t" in render(lock, loaded), "it stays locked: the record must go on moving it"


def test_a_record_that_disappeared_is_an_error(lock, tmp_path):
    (tmp_path / "kien-giang" / "mau.yaml").unlink()
    assert found(lock, []) == [("error", "bản ghi «kien-giang/mau» không còn")]


def test_a_record_with_faults_of_its_own_has_not_disappeared(lock):
    assert found(lock, []) == []


def test_a_record_that_was_renamed_answers_for_its_old_labels(lock, tmp_path):
    (tmp_path / "kien-giang" / "mau.yaml").unlink()
    loaded = archive(tmp_path, ONE, name="moi", more="aliases: [kien-giang/mau]\n")
    assert found(lock, loaded) == [
        ("error", "nhãn «2» đã công bố nay không còn"),
        ("note", "1 nhãn chưa có trong tệp khóa (1)"),
    ]


def test_new_text_adds_lines_and_drops_none(lock, tmp_path):
    before = set(lock.read_text("utf-8").splitlines())
    after = render(lock, archive(tmp_path, ONE, "a) Trừ người đi cấp cứu."))
    assert before < set(after.splitlines())
    assert after.splitlines() == sorted(after.splitlines())


def test_new_words_renew_the_hash(lock, tmp_path):
    loaded = archive(tmp_path, ONE, "2. Chợ đóng cửa từ chiều nay đến hết tuần.")
    lock.write_text(render(lock, loaded), "utf-8")
    assert found(lock, loaded) == []


def test_lines_of_another_form_are_named_and_left_out_of_the_next_file(lock, tmp_path):
    lock.write_text("=======\n" + lock.read_text("utf-8"), "utf-8")
    loaded = archive(tmp_path, ONE, TWO)
    assert [(problem.line, problem.level.value) for problem in problems(lock, loaded)] == [(1, "error")]
    assert "=" not in render(lock, loaded)
