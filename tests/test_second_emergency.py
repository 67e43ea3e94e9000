"""Storms and floods, entered from a vocabulary and (invented) records alone: the program says nothing of any other."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from built import Html

from generator.cli import main
from generator.documents import agencies
from generator.drafting.wordlists import wordlists
from generator.records.schema import json_schema
from generator.vocabulary.folder import Folder
from generator.vocabulary.lists import load, program_vocabulary, using, vocabulary

SECOND = Path(__file__).parent / "second_emergency"
VOCABULARY, DIRECTIVES, ORDER = SECOND / "vocabulary", SECOND / "directives", SECOND / "cong-dien-ha-tinh.txt"
FAULTS = yaml.load((SECOND / "faults.yaml").read_text("utf-8"), yaml.CSafeLoader)
TEXTS = {".html", ".json", ".xml", ".ics", ".csv", ".js", ".css", ".txt"}
OF_THE_FIRST = re.compile(
    r"covid|sars|(?<!giao )dịch(?! vụ)|chỉ thị 1[569]|khẩu trang|giãn cách|\bct-1[569]\b|\bcap-[1-4]\b", re.IGNORECASE
)


@pytest.fixture(scope="module")
def site(site_of: Callable[..., Path]) -> Path:
    return site_of(DIRECTIVES, name="second-emergency", docs=SECOND / "docs", vocabulary=VOCABULARY)


@pytest.fixture
def in_use() -> Iterator[None]:
    with using(load(Folder.of(VOCABULARY))):
        yield


def words(page: Path) -> str:
    return " ".join(Html(page.read_text("utf-8")).text().split())


def test_nothing_speaks_of_the_first_emergency(site: Path) -> None:
    files = [path for path in sorted(site.rglob("*")) if path.suffix in TEXTS]
    assert len(files) > 150
    assert [f"{path}: {found[0]}" for path in files if (found := OF_THE_FIRST.search(path.read_text("utf-8")))] == []


@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("", "phòng, chống bão, lũ"),
        ("tinh/thanh-hoa", "Cấp độ rủi ro thiên tai 2, không ghi ngày kết thúc Theo Công điện 13/CĐ-UBND."),
        ("tinh/thanh-hoa", "Tàu thuyền không ra khơi"),
        ("tinh/thanh-hoa", "Ra khơi? cấm, với một số người"),
        ("tinh/nghe-an", "Hỗn hợp: các xã ven biển ở cấp độ rủi ro thiên tai 3"),
        ("tinh/quang-ninh", "Chế độ (cấp độ rủi ro thiên tai 1 đến 5): không rõ."),
        ("tinh/quang-ninh", "Tình huống khẩn cấp về bão số 11 đã được bãi bỏ theo Quyết định 930/QĐ-TTg"),
        ("tinh/quang-ninh", "1 biện pháp thời bão; trong kho không có văn bản nào nói đã kết thúc"),
        ("ban-do", "Cấp độ rủi ro thiên tai 2"),
        ("chu-de/so-tan", "Sơ tán dân khỏi nơi ngập sâu"),
        ("chu-de/ho-chua", "Vận hành hồ chứa đúng quy trình"),
        ("nghia-vu-cong-khai", "giờ xả lũ"),
        ("dong-thoi-gian", "Cấp độ rủi ro thiên tai 4"),
        ("tim-kiem", "Theo chủ đề: sơ tán, cấm biển, trường học…"),
        ("tim-kiem", "Sơ tán dân"),
        ("van-ban/thanh-hoa/13-cd-ubnd-2026", "Kéo dài 1 văn bản Công điện 12/CĐ-UBND"),
    ],
)
def test_pages_speak_of_storms(site: Path, place: str, says: str) -> None:
    assert says in words(site / place / "index.html")


def test_the_home_page_describes_the_site_in_the_words_of_the_vocabulary(site: Path) -> None:
    described = "Biện pháp phòng, chống bão, lũ nào của chính quyền"
    assert described in (site / "404.html").read_text("utf-8")


def test_the_map_shows_each_level_in_its_colour(site: Path) -> None:
    page = Html((site / "ban-do" / "index.html").read_text("utf-8"))
    assert "tile rui-ro-2" in {attributes.get("class") for _, attributes in page.elements}
    (style,) = site.glob("assets/*/frame/site.css")
    assert ".rui-ro-2 { --fill: #f7e27a; --on: #15202a }" in style.read_text("utf-8")


def test_data_and_feeds_speak_of_storms(site: Path) -> None:
    lists = json.loads((site / "du-lieu" / "danh-muc.json").read_text("utf-8"))
    assert [*lists["regimes"]] == [f"rui-ro-{level}" for level in range(1, 6)]
    assert [*lists["emergencies"]] == ["bao-so-11", "bao-so-13"]
    table = json.loads((site / "du-lieu" / "bien-phap.json").read_text("utf-8"))["measures"]
    assert {row.get("regime") for row in table} == {None, "rui-ro-1", "rui-ro-2", "rui-ro-3", "rui-ro-4"}
    schema = (site / "du-lieu" / "luoc-do.json").read_text("utf-8")
    assert '"so-tan"' in schema
    assert "Công Khai: văn bản phòng, chống thiên tai" in (site / "feed.xml").read_text("utf-8")
    assert "Tàu thuyền không ra khơi" in (site / "tinh" / "thanh-hoa" / "lich.ics").read_text("utf-8")
    assert "bão số 13" in (site / "tim-kiem" / "van-ban" / "thanh-hoa" / "13-cd-ubnd-2026.json").read_text("utf-8")


def call(capsys: pytest.CaptureFixture[str], *arguments: object, folder: Path = VOCABULARY) -> tuple[int, str, str]:
    status = main(["--vocabulary", str(folder), *map(str, arguments)])
    return status, *capsys.readouterr()


def test_records_are_sound(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "check", DIRECTIVES, "--strict")[:2] == (0, "")


def test_status_answers(capsys: pytest.CaptureFixture[str]) -> None:
    asked = (
        "status",
        "--directives",
        DIRECTIVES,
        "--province",
        "thanh-hoa",
        "--on",
        "2026-11-23",
        "--topic",
        "cam-bien",
    )
    status, said, _ = call(capsys, *asked)
    assert status == 0
    assert "Chế độ: Cấp độ rủi ro thiên tai 2, không ghi ngày kết thúc, theo Công điện 13/CĐ-UBND" in said
    assert "Có thời hạn đến hết ngày 25/11/2026, do Công điện 13/CĐ-UBND kéo dài." in said


def test_an_order_is_drafted_in_the_words_of_storms(capsys: pytest.CaptureFixture[str]) -> None:
    _, said, _ = call(capsys, "draft", ORDER)
    record = yaml.load(said, yaml.CBaseLoader)
    found = {
        one["clause"]: (one["mode"], one["topics"], one.get("regime") or one.get("agencies") or one.get("for"))
        for one in record["measures"]
    }
    assert record["emergency"] == "bao-so-13"
    assert found == {
        "1": ("xac-lap", ["cap-do"], "rui-ro-3"),
        "2": ("cam", ["cam-bien"], ["chu-tau"]),
        "3": ("bat-buoc", ["so-tan"], ["ubnd-xa"]),
        "4": ("bat-buoc", ["truong-hoc"], ["so-gd-dt"]),
        "5": ("bat-buoc", ["ho-chua", "bao-cao"], ["so-nn-mt"]),
        "6": ("cam", ["giao-thong"], ["nguoi-dan"]),
    }


@pytest.mark.usefixtures("in_use")
def test_what_is_derived_follows_the_vocabulary_in_use() -> None:
    order = "Sở Nông nghiệp và Môi trường, Sở Y tế"
    assert [one.agency for one in agencies.named(order)] == ["so-nn-mt"]
    assert "khau-trang" not in wordlists()["topics"]
    assert "khau-trang" not in json.dumps(json_schema())
    with using(program_vocabulary()):
        assert [one.agency for one in agencies.named(order)] == ["so-y-te"]
        assert "khau-trang" in wordlists()["topics"]
        assert "khau-trang" in json.dumps(json_schema())


@pytest.mark.usefixtures("in_use")
def test_what_the_folder_lacks_is_the_programs_own() -> None:
    own, shared = vocabulary(), program_vocabulary()
    assert own is not shared
    assert (own.types, own.acts, own.occasions) == (shared.types, shared.acts, shared.occasions)
    assert own.spellings["so-gd-dt"] == shared.spellings["so-gd-dt"]
    assert wordlists()["issuers"]


def test_no_vocabulary_is_read_before_a_host_can_name_one() -> None:
    asked = "import generator.cli, generator.plugin; from generator.vocabulary.lists import program_vocabulary as own"
    command = [sys.executable, "-c", f"{asked}; print(own.cache_info().misses)"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "0\n"


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault["says"].removeprefix("{folder}"))
def test_a_fault_is_named_with_its_place(fault: dict, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "danh-muc"
    shutil.copytree(VOCABULARY, folder)
    file = folder / fault["file"]
    if "change" in fault:
        text = file.read_text("utf-8")
        assert fault["change"] in text
        file.write_text(text.replace(fault["change"], fault["to"]), "utf-8")
    elif fault["is"]:
        file.write_text(fault["is"], "utf-8")
    else:
        file.unlink()
    status, _, said = call(capsys, "draft", ORDER, folder=folder)
    assert status == 2
    assert said.startswith(f"generator: {fault['says'].replace('{folder}', str(folder))}")
