"""Every input has a budget: what is beyond it gets a message, and nobody waits for ever or runs out of memory."""

from __future__ import annotations

import os
import re
from functools import partial
from pathlib import Path

import hostile_documents
import pytest
from archives import FROZEN, ROOT
from drafting.makers import as_docx, as_html, as_pdf
from playwright.sync_api import Browser

from generator import cli
from generator.basics.apart import Budget, OverBudgetError, apart
from generator.basics.problems import LISTED, MOST, Level, Problem, in_order
from generator.basics.text import MAX_LINE
from generator.documents.clauses import MAX_CLAUSES
from generator.records import repository
from generator.records.loading import load, load_file
from generator.records.schema import MAX_AREAS, MAX_MEASURES
from generator.records.yaml_source import MAX_BYTES, Places

PLACE = Path("directives", "kien-giang", "mau.yaml")
HEAD = "type: cong-van\nsubject: x\nsources: [{seen_in: x, seen: 2021-01-01}]\n"
MEASURE = "- {{id: m{}, mode: bat-buoc, summary: x, topics: [o-nha]}}\n"
SHORT = cli._DRAFT if os.environ.get("SOAK") else Budget(1, 1 << 30)


def measures(count: int, form: str = MEASURE) -> str:
    return f"{HEAD}measures:\n" + "".join(form.format(n) for n in range(count))


def clauses(count: int) -> str:
    return f"{HEAD}text: |\n" + "".join(f"  {n}. a.\n" for n in range(count))


def areas(count: int) -> str:
    return measures(1).replace("topics:", f"areas: [{', '.join(f'xã {n}' for n in range(count))}], topics:")


def told(text: str) -> list[str]:
    assert len(text.encode()) <= MAX_BYTES
    return [f"{problem.line}: {problem.message}" for problem in load(PLACE, text.encode())[1]]


TOO_MUCH = {
    "measures": (measures(MAX_MEASURES + 1), "5: measures: nhiều nhất 2000 mục, đang có 2001"),
    "clauses": (clauses(MAX_CLAUSES + 1), "4: text có 5001 đoạn, nhiều nhất là 5000"),
    "areas": (areas(MAX_AREAS + 1), "5: các biện pháp nêu 5001 nơi, nhiều nhất là 5000"),
    "a line": (f"{HEAD}issuer: {'x' * (MAX_LINE + 1)}\n", "4: issuer: nhiều nhất 2000 ký tự, đang có 2001"),
    "a line within": (
        f"{HEAD}signer: {{name: {'x ' * MAX_LINE}x}}\n",
        "4: name: nhiều nhất 2000 ký tự, đang có 4001",
    ),
    "a key": (f"{HEAD}structure: {{moved: {{? {'x ' * MAX_LINE}: '1'}}}}\n", "nhiều nhất 2000 ký tự"),
}


@pytest.mark.parametrize(("text", "message"), TOO_MUCH.values(), ids=TOO_MUCH)
def test_a_record_has_a_budget(text: str, message: str) -> None:
    assert message in " ".join(told(text))


@pytest.mark.parametrize(
    "text",
    [measures(MAX_MEASURES), clauses(MAX_CLAUSES), areas(MAX_AREAS), f"{HEAD}issuer: {'x' * MAX_LINE}\n"],
    ids=[*TOO_MUCH][:4],
)
def test_all_that_is_within_it_is_read(text: str) -> None:
    assert told(text) == []


LONG = "x" * 30 + " y" * 700
FIELDS = {
    "type": "type: @", "issued": "issued: @",
    "effective": "effective: @", "emergency": "emergency: @", "existence": "existence: @", "key": "? @\n: 1",
    "aliases": "aliases: [@]", "checked": "checked: @", "sources": "relations: [{act: cites, record: @}]",
    "act": "relations: [{act: @, document: {type: chi-thi, number: 1/CT}}]",
    "document": "relations: [{act: replaces, document: {type: chi-thi, number: @, year: '2021'}}]",
    "parts": "relations: [{act: cites, record: kien-giang/mau, parts: [@]}]", "nothing": "nothing: [@]",
    "moved": "structure: {moved: {'1': @}}", "close": "structure: {close: @}", "proposed": "proposed: [@]",
    "text": "number: @\ntext: |\n  Số: 12/UBND-MAU\n\n  Kính gửi: Sở Y tế.\n\n  1. Một.",
}  # fmt: skip
OF_A_MEASURE = {
    "id": "id: @", "clause": "clause: @", "quote": "quote: @, clause: '1'", "from": "from: @", "mode": "mode: @",
    "topics": "topics: [@]", "agencies": "agencies: [@]", "areas": "areas: ['huyện @']", "regime": "regime: @",
    "proposed": "proposed: @", "stage": "stage: @", "year": "occasion: {of: le-2-9, year: @, when: during}",
    "words": "regime: ct-16, until_words: 'huyện @'", "deadline": "deadline: {last_day: @, written: x}",
}  # fmt: skip
ECHOES = {name: HEAD + field for name, field in FIELDS.items()} | {
    f"measure {name}": HEAD + f"measures:\n- {{id: m, mode: bat-buoc, summary: x, topics: [o-nha], {field}}}\n"
    "text: |\n  1. Một."
    for name, field in OF_A_MEASURE.items()
}


@pytest.mark.parametrize("value", [LONG, LONG.replace(" ", "")], ids=["words", "a word"])
@pytest.mark.parametrize("form", ECHOES.values(), ids=ECHOES)
def test_no_message_repeats_more_than_a_bit_of_a_value(form: str, value: str, tmp_path: Path) -> None:
    path = tmp_path / "kien-giang" / "mau.yaml"
    path.parent.mkdir()
    path.write_text(form.replace("@", value) + "\n", "utf-8")
    found = repository.read(tmp_path).problems
    assert found
    assert [str(problem) for problem in found if re.search("[xy ]{121}", problem.message)] == []


MANY = {
    "doubles": (measures(1_000, MEASURE.replace("m{}", "m")), 999, "id «…» đã có ở biện pháp trước"),
    "strange keys": (HEAD + "".join(f"k{n}: 1\n" for n in range(3_000)), 3_000, "khóa lạ «…»"),
    "strange topics": (
        measures(100, MEASURE.replace("[o-nha]", "[a, b, c]")), 300, "topics, mục …: chủ đề «…» không có"
    ),
    "missing clauses": (f"{HEAD}nothing: [{', '.join(f'{n}.a' for n in range(700))}]\n", 700, "không có khoản «…»"),
    "hidden letters": (f"{HEAD}text: |\n" + "  a\u200b\n" * 5_000, 5_000, "ký tự ẩn U+…B"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "count", "kind"), MANY.values(), ids=MANY)
def test_of_one_kind_a_few_are_told_and_the_others_counted(text: str, count: int, kind: str) -> None:
    found = told(text)
    assert len(found) == MOST + 1
    assert f"và {count - MOST} chỗ nữa như vậy: {kind}" in found[-1]


def test_each_kind_and_each_file_has_a_count_of_its_own() -> None:
    kinds = [("a", Level.ERROR, "«{}» sai"), ("a", Level.NOTE, "«{}» sai"), ("b", Level.ERROR, "«{}» sai")]
    every = [Problem(path, n, 1, level, words.format(n)) for path, level, words in kinds for n in range(1, MOST + 3)]
    found = in_order(every)
    assert len(found) == 3 * (MOST + 1)
    assert [problem.message for problem in found if problem.line == MOST + 1] == ["và 2 chỗ nữa như vậy: «…» sai"] * 3
    assert in_order(found) == found


def test_a_file_with_faults_all_over_is_read_anew_a_few_times_only() -> None:
    reads = []

    def again() -> bytes:
        reads.append(1)
        return measures(200).encode()

    places = Places(again)
    assert places["measures", 199, "id"] == (204, 8)
    assert {places["measures", n, "id"][0] for n in range(200)} == {*range(5, 205)}
    assert len(reads) < 2 * LISTED


@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir], ids=["a pipe", "a folder"])
def test_a_lock_that_is_no_file_gets_a_message(make: object, tmp_path: Path) -> None:
    (tmp_path / "kien-giang").mkdir()
    (tmp_path / "kien-giang" / "mau.yaml").write_text(clauses(1), "utf-8")
    make(tmp_path / "labels.lock")  # type: ignore[operator]
    found = [problem for problem in repository.read(tmp_path).problems if problem.level is Level.ERROR]
    assert [(Path(each.path).name, each.message) for each in found] == [
        ("labels.lock", "không đọc được tệp khóa: không phải là tệp thường")
    ]


@pytest.mark.parametrize("make", hostile_documents.SPECIAL.values(), ids=hostile_documents.SPECIAL)
@pytest.mark.parametrize("asked", [["check"], ["draft"]], ids=["check", "draft"])
def test_what_is_no_file_gets_a_message(
    make: object, asked: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mau.txt"
    make(path)  # type: ignore[operator]
    assert cli.main([*asked, str(path)]) != 0
    out, err = capsys.readouterr()
    assert "mau.txt" in out + err
    assert "Traceback" not in err


def a_draft_of(path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What the command says of a document of which it can make no draft."""
    assert cli.main(["draft", str(path)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    return err


@pytest.mark.parametrize("name", hostile_documents.REFUSED)
def test_what_no_record_could_hold_is_refused(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ending, make, message = hostile_documents.REFUSED[name]
    path = tmp_path / f"mau{ending}"
    path.write_bytes(make())
    assert message in a_draft_of(path, capsys)


@pytest.mark.parametrize("name", hostile_documents.ENDED)
def test_what_takes_too_long_or_too_much_is_ended(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ending, make, message = hostile_documents.ENDED[name]
    path = tmp_path / f"mau{ending}"
    path.write_bytes(make())
    monkeypatch.setattr(cli, "_DRAFT", SHORT)
    in_time = "|tệp không có chữ nào" if SHORT is cli._DRAFT else ""
    assert re.search(f"mau{ending}: (cần hơn [0-9]+ ({message}).* nên đã dừng{in_time})", a_draft_of(path, capsys))


PAGES, LETTERS_A_PAGE = 200, 2_600
HALF = Budget(600, cli._DRAFT.memory // 2)
"""Half of the memory; how long it takes says ``benchmarks/guards.py``, since it depends on the machine."""
MAKERS = {".txt": str.encode, ".html": lambda text: as_html(text).encode(), ".docx": as_docx}


@pytest.fixture(scope="module")
def two_hundred_pages() -> str:
    """A document as long as few are: the points of a real one, again and again between its heading and its end."""
    text = (ROOT / "tests" / "documents" / "kien-giang-1377-ubnd-kgvx.txt").read_text("utf-8")
    start, end = text.index("1. Mục tiêu"), text.index("Nơi nhận")
    body = text[start:end]
    return text[:start] + body * (PAGES * LETTERS_A_PAGE // len(body)) + text[end:]


def test_a_record_holds_200_pages_and_as_many_measures_as_may_be(two_hundred_pages: str) -> None:
    lines = "".join(f"  {line}\n" for line in two_hundred_pages.splitlines())
    every = measures(MAX_MEASURES, "- {{id: m{}, mode: bat-buoc, summary: " + "x " * 200 + "x, topics: [o-nha]}}\n")
    record = f"{every}text: |\n{lines}".encode()
    assert len(record) < MAX_BYTES / 2
    assert not [problem.message for problem in load(PLACE, record)[1] if problem.level is Level.ERROR]


@pytest.mark.soak
@pytest.mark.parametrize("ending", [".txt", ".html", ".docx"])
def test_a_real_document_of_200_pages_needs_half_of_the_memory_at_most(
    ending: str, two_hundred_pages: str, tmp_path: Path
) -> None:
    path = tmp_path / f"mau{ending}"
    path.write_bytes(MAKERS[ending](two_hundred_pages))
    record, _ = apart(partial(cli._drafted, path, None), HALF)
    assert len(record.split()) > len(two_hundred_pages.split())


@pytest.mark.soak
def test_so_does_a_pdf(two_hundred_pages: str, tmp_path: Path, browser: Browser) -> None:
    path = tmp_path / "mau.pdf"
    path.write_bytes(as_pdf(two_hundred_pages, browser))
    record, _ = apart(partial(cli._drafted, path, None), HALF)
    assert len(record.split()) > len(two_hundred_pages.split())


def test_work_that_is_within_its_budget_returns_or_raises_what_it_would() -> None:
    budget = Budget(60, 1 << 30)
    assert apart(lambda: os.getpid(), budget) != os.getpid()
    with pytest.raises(KeyError, match="x"):
        apart(lambda: {}["x"], budget)


def endless() -> None:
    while True:
        pass


OVER = {
    "for ever": (endless, Budget(1, 1 << 30), "cần hơn 1 giây xử lý nên đã dừng"),
    "large": (lambda: bytes(2 << 30), Budget(60, 1 << 30), "cần hơn 1 GiB bộ nhớ nên đã dừng"),
    "dead": (lambda: os._exit(9), Budget(60, 1 << 30), "đã dừng"),
}


@pytest.mark.parametrize(("work", "budget", "message"), OVER.values(), ids=OVER)
def test_work_beyond_its_budget_is_ended(work: object, budget: Budget, message: str) -> None:
    with pytest.raises(OverBudgetError, match=message):
        apart(work, budget)  # type: ignore[arg-type]


def test_no_real_record_comes_near_its_budget() -> None:
    for path in FROZEN.glob("*/*.yaml"):
        loaded, _ = load_file(path)
        assert loaded
        assert len(loaded.record.measures) < MAX_MEASURES / 10
        assert len(loaded.clauses) < MAX_CLAUSES / 10
