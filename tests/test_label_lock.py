"""The lock of what was published; its messages in a whole check stand below ``records/invalid``."""

from pathlib import Path

import pytest

from generator.records.label_lock import LockError, check_complete, problems, read, renewal
from generator.records.tree import load_tree

RECORD = """type: cong-van
subject: x
sources: [{seen_in: x, seen: 2021-01-01}]
"""
MEASURE = "{{id: {}, summary: x, topics: [di-lai], mode: cam{}}}"
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


def render(path: Path, loaded: list) -> str:
    return renewal(path, loaded).text


def measures(*ids: str, aliases: str = "") -> str:
    """The lines of a record that hold measures with these ids, the last of them with ``aliases``."""
    more = [""] * (len(ids) - 1) + [f", aliases: [{aliases}]" if aliases else ""]
    return f"measures: [{', '.join(map(MEASURE.format, ids, more))}]\n"


@pytest.fixture
def lock(tmp_path):
    """Lock the record ``kien-giang/mau`` with its labels 1 and 2."""
    path = tmp_path / "labels.lock"
    path.write_text(render(path, archive(tmp_path, ONE, TWO)), "utf-8")
    return path


@pytest.fixture
def measured(tmp_path):
    """Lock the same record with a label and the measures ``a`` and ``b``."""
    path = tmp_path / "labels.lock"
    path.write_text(render(path, archive(tmp_path, ONE, more=measures("a", "b"))), "utf-8")
    return path


def found(lock: Path, loaded: list) -> list[tuple[str, str]]:
    return [(problem.level.value, problem.message.split(";")[0]) for problem in problems(lock, loaded)]


def test_the_file_holds_records_former_ids_measures_and_labels_with_hashes(tmp_path):
    path = tmp_path / "labels.lock"
    more = measures("a", "b", aliases="c") + "aliases: [son-la/mau]\n"
    path.write_text(render(path, archive(tmp_path, ONE, more=more)), "utf-8")
    lines = path.read_text("utf-8").splitlines()
    (label,) = [line.split("\t") for line in lines if "\t" in line]
    assert (label[:2], len(label[2])) == (["kien-giang/mau", "1"], 12)
    own = ["kien-giang/mau", "\t".join(label), *(f"kien-giang/mau#{id_}" for id_ in "abc")]
    assert lines == [*own, "son-la/mau"]
    assert [entry.text for entry in read(path)[0]] == lines


def test_a_missing_lock_file_is_a_warning_once_there_are_records(tmp_path):
    path = tmp_path / "labels.lock"
    assert found(path, []) == []
    loaded = archive(tmp_path, ONE)
    message = "chưa có tệp khóa, nên không biết điều gì đã công bố nay không còn"
    assert found(path, loaded) == [("warning", message)]
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
    message = "bản ghi «kien-giang/mau» đã công bố nay không còn"
    assert found(lock, []) == [("error", message)]
    lock.write_text("kien-giang/mau\n", "utf-8")
    assert found(lock, []) == [("error", message)], "also one that had neither text nor measures"


def test_a_record_with_faults_of_its_own_has_not_disappeared(lock):
    assert found(lock, []) == []


def test_a_record_that_was_renamed_answers_for_its_old_labels(lock, tmp_path):
    (tmp_path / "kien-giang" / "mau.yaml").unlink()
    loaded = archive(tmp_path, ONE, name="moi", more="aliases: [kien-giang/mau]\n")
    assert found(lock, loaded) == [
        ("error", "nhãn «2» đã công bố nay không còn"),
        ("note", "1 mã văn bản, 1 nhãn chưa có trong tệp khóa (kien-giang/moi, 1)"),
    ]


def test_a_former_id_that_is_given_up_is_an_error(lock, tmp_path):
    lock.write_text(render(lock, archive(tmp_path, ONE, TWO, more="aliases: [kien-giang/cu]\n")), "utf-8")
    assert found(lock, archive(tmp_path, ONE, TWO)) == [("error", "bản ghi «kien-giang/cu» đã công bố nay không còn")]


GONE = ("error", "biện pháp «b» đã công bố nay không còn (đang có: a)")


def test_a_measure_that_disappeared_is_an_error(measured, tmp_path):
    assert found(measured, archive(tmp_path, ONE, more=measures("a"))) == [GONE]
    assert "bản ghi" not in str(found(measured, archive(tmp_path, ONE, more=measures("a"))))


def test_a_measure_that_was_renamed_has_not_disappeared(measured, tmp_path):
    loaded = archive(tmp_path, ONE, more=measures("a", "c", aliases="b"))
    assert found(measured, loaded) == [("note", "1 biện pháp chưa có trong tệp khóa (c)")]
    assert "kien-giang/mau#b\n" in render(measured, loaded)


def test_a_measure_that_was_none_leads_to_its_clause(measured, tmp_path):
    more = measures("a") + 'structure: {moved: {"#b": "1"}}\n'
    assert found(measured, archive(tmp_path, ONE, more=more)) == []


def test_a_record_that_was_withdrawn_answers_for_its_measures(measured, tmp_path):
    more = "withdrawn: {on: 2021-02-01, why: nhầm}\n"
    assert found(measured, archive(tmp_path, ONE, more=more)) == []


def test_measures_of_a_record_that_was_renamed_are_sought_in_it(measured, tmp_path):
    (tmp_path / "kien-giang" / "mau.yaml").unlink()
    more = measures("a") + "aliases: [kien-giang/mau]\n"
    assert GONE in found(measured, archive(tmp_path, ONE, name="moi", more=more))


def test_the_renewal_says_what_is_new(tmp_path):
    path = tmp_path / "labels.lock"
    added = renewal(path, archive(tmp_path, ONE, more=measures("a", "b")))
    assert added.summary.splitlines() == [
        "thêm 1 mã văn bản, 2 biện pháp, 1 nhãn",
        "  kien-giang/mau: 1 mã văn bản, 2 biện pháp, 1 nhãn",
    ]
    path.write_text(added.text, "utf-8")
    assert renewal(path, archive(tmp_path, ONE, more=measures("a", "b"))).summary == "không có gì mới để khóa"
    other = renewal(path, archive(tmp_path, "1. Chợ đóng cửa từ chiều nay.", more=measures("a", "b")))
    assert other.summary.splitlines() == ["đổi lời của 1 nhãn", "  kien-giang/mau: 1 nhãn"]


def test_only_what_is_locked_is_published(lock, tmp_path):
    check_complete(lock, archive(tmp_path, ONE, TWO))
    with pytest.raises(LockError, match=r"thiếu 1 nhãn \(kien-giang/mau …\)"):
        check_complete(lock, archive(tmp_path, ONE, TWO, "3. Chợ đóng cửa."))
    with pytest.raises(LockError, match="không có bản ghi nào"):
        check_complete(lock, [])
    lock.unlink()
    with pytest.raises(LockError, match="thiếu 1 mã văn bản"):
        check_complete(lock, archive(tmp_path, ONE, TWO))


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
