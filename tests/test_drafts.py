"""What nobody has read changes nothing: the way of a draft from a document to the day on which it counts."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml
from archives import FROZEN
from built import Html, build

from generator.basics.periods import day
from generator.basics.problems import Level
from generator.cli import main
from generator.drafting.draft import draft
from generator.drafting.output.writing import to_yaml
from generator.law.scenario import State
from generator.law.validity import validities
from generator.records import repository

GIVEN = Path(__file__).parent / "drafts"
DRAFT = "kien-giang/9500-ubnd-kgvx-2021"
REPLACED = "kien-giang/1377-ubnd-kgvx-2021"
UNREAD = [DRAFT, *(f"{path.parent.name}/{path.stem}" for path in sorted((GIVEN / "unread").glob("*/*.yaml")))]


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The records of the tests, and one that cites the draft by its heading."""
    records = tmp_path_factory.mktemp("before") / "directives"
    shutil.copytree(FROZEN, records)
    shutil.copytree(GIVEN / "held", records, dirs_exist_ok=True)
    return records


@pytest.fixture(scope="module")
def drafted(before: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with what the command drafted, untouched, and with drafts that an editor has begun to read."""
    records = tmp_path_factory.mktemp("drafted") / "directives"
    shutil.copytree(before, records)
    shutil.copytree(GIVEN / "unread", records, dirs_exist_ok=True)
    assert main(["draft", str(GIVEN / "thay-the-1377.txt"), "--out", str(records / f"{DRAFT}.yaml")]) == 0
    return records


@pytest.fixture(scope="module")
def read(drafted: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same once an editor has read the draft of the command: nothing is proposed any more."""
    records = tmp_path_factory.mktemp("read") / "directives"
    shutil.copytree(drafted, records)
    record = records / f"{DRAFT}.yaml"
    text = re.sub(r"^ *proposed: .*\n", "", record.read_text("utf-8"), flags=re.MULTILINE)
    text = text.replace('summary: ""', "summary: Đã đọc").replace("# topics: []", "topics: [di-lai]")
    record.write_text(text, "utf-8")
    return records


def states(records: Path, id_: str) -> set[State]:
    """The states of every measure of one record two months after the draft was issued."""
    found = validities(repository.read(records).corpus)
    return {
        validity.during(day(date(2021, 11, 10))).state for key, validity in found.items() if key.startswith(f"{id_}#")
    }


def whole(records: Path, folder: Path) -> dict[str, bytes]:
    """Every file of the site built from ``records``."""
    done = build(folder, records)
    assert done.returncode == 0, done.stderr
    site = folder / "cong-khai"
    return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def inside(page: Html, *elements: str) -> list[str]:
    """The words that stand straight in one of ``elements``."""
    return [words for path, words in page.words if path[-1:] and path[-1].startswith(elements)]


@pytest.fixture(scope="module")
def sites(before: Path, drafted: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], ...]:
    """The whole site without and with the drafts."""
    return tuple(whole(records, tmp_path_factory.mktemp("site")) for records in (before, drafted))


def test_check_passes_and_warns_once_of_each_draft(drafted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(drafted)]) == 0
    warned = [line for line in capsys.readouterr().out.splitlines() if ": warning: " in line]
    assert len(warned) == len(UNREAD)
    assert all(f"/{id_}.yaml:" in line and "bản nháp" in line for id_, line in zip(sorted(UNREAD), warned, strict=True))


def texts() -> Iterator[tuple[str, str]]:
    """The texts that ``draft`` is held against elsewhere, each with a name."""
    given = Path(__file__).parent / "drafting"
    for path in sorted(given.rglob("*.txt")):
        yield f"{path.parent.name}-{path.stem}", path.read_text("utf-8")
    for path in sorted((given / "headings").glob("*.yaml")):
        for name, case in yaml.load(path.read_text("utf-8"), yaml.CBaseLoader).items():
            yield f"{path.stem}-{name}", case["text"]


def test_check_passes_and_warns_once_of_each_whatever_was_not_found(tmp_path: Path) -> None:
    drafts = {f"{name}-2021.yaml": draft(text, "x.txt", date(2026, 1, 1)) for name, text in texts()}
    (tmp_path / "ha-giang").mkdir()
    for name, made in drafts.items():
        (tmp_path / "ha-giang" / name).write_text(to_yaml(made), "utf-8")
    read = repository.read(tmp_path)
    assert [str(problem) for problem in read.errors] == []
    warned = [problem for problem in read.problems if problem.level is Level.WARNING]
    assert [Path(problem.path).name for problem in warned] == sorted(drafts)
    assert all("bản nháp" in problem.message for problem in warned)


def test_a_draft_adds_its_page_and_changes_no_other_byte(sites: tuple[dict[str, bytes], ...]) -> None:
    without, with_ = sites
    pages = {f"van-ban/{id_}/index.html" for id_ in UNREAD}
    assert with_.keys() - without.keys() == pages
    assert [path for path in without if without[path] != with_.get(path)] == []


@pytest.mark.parametrize("id_", UNREAD)
def test_the_page_of_a_draft_says_that_nobody_has_read_it(sites: tuple[dict[str, bytes], ...], id_: str) -> None:
    page = Html(sites[1][f"van-ban/{id_}/index.html"].decode())
    assert ("meta", {"name": "robots", "content": "noindex"}) in page.elements
    assert inside(page, "h1.", "h2.")[1] == "Bản nháp, chưa ai đọc"
    assert "nội dung không lưu giữ" not in page.text().lower()
    assert "Đang áp dụng" not in page.text()


def test_the_page_of_a_draft_holds_the_text_with_anchors_and_the_proposals(
    sites: tuple[dict[str, bytes], ...], drafted: Path
) -> None:
    page = Html(sites[1][f"van-ban/{DRAFT}/index.html"].decode())
    paper = "".join(words for path, words in page.words if "div.paper" in path)
    assert paper.split() == (GIVEN / "thay-the-1377.txt").read_text("utf-8").split()
    assert {"k1", "k2", "ket-1"} <= set(page.ids)
    proposed = (drafted / f"{DRAFT}.yaml").read_text("utf-8").count("proposed: true")
    assert inside(page, "span.badge draft") == ["Chưa ai đọc"] * proposed
    assert "Thay thế Công văn 1377/UBND-KGVX, ngày 01/9/2021" in page.text()


def test_what_an_editor_has_read_of_a_draft_is_not_marked(sites: tuple[dict[str, bytes], ...]) -> None:
    page = Html(sites[1]["van-ban/ha-giang/9902-ct-ubnd-2021/index.html"].decode())
    assert inside(page, "span.badge draft") == ["Chưa ai đọc"]


def test_status_does_not_know_a_draft(before: Path, drafted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = []
    for records in (before, drafted):
        asked = ["status", "--directives", str(records), "--province", "ha-giang", "--on", "2021-07-10", "--all"]
        assert main([*asked, "--format", "json"]) == 0
        said.append(capsys.readouterr().out)
    assert said[0] == said[1]


def test_labels_are_locked_once_the_record_is_read(
    drafted: Path, read: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for records, locked in ((drafted, False), (read, True)):
        copy = tmp_path / str(locked)
        shutil.copytree(records, copy)
        assert main(["check", str(copy)]) == 0
        assert main(["lock", "--directives", str(copy)]) == 0
        assert (f"{DRAFT}\t" in (copy / "labels.lock").read_text("utf-8")) is locked
        capsys.readouterr()
        main(["check", str(copy)])
        assert "nhãn" not in capsys.readouterr().out


def test_once_read_it_counts(before: Path, drafted: Path, read: Path) -> None:
    assert states(before, REPLACED) == states(drafted, REPLACED) != {State.REPLACED}
    assert states(drafted, DRAFT) == set()
    assert [str(problem) for problem in repository.read(read).errors] == []
    assert states(read, REPLACED) == {State.REPLACED}
    assert State.APPLYING in states(read, DRAFT)
