"""The built site, read as files: addresses, words, links, what it loads, and that a build can be repeated."""

from __future__ import annotations

import json
import re
import shutil
import xml.etree.ElementTree as ET
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from html import unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from archives import BOTH, FROZEN, ROOT
from built import BASE, SITE_URL, Html, build, files_of, leading_nowhere, pages_of

from generator.basics.text import nfc
from generator.documents.clauses import anchor
from generator.records import label_lock
from generator.records.addresses import measure_anchor
from generator.vocabulary.lists import vocabulary

ADDRESSES = (ROOT / "tests" / "site" / "addresses.txt").read_text("utf-8").split()
SOURCES = {
    "tra-vinh/3461-ubnd-thnv-2021": "tra-vinh-3461",
    "kien-giang/1377-ubnd-kgvx-2021": "kien-giang-1377",
    "son-la/chi-thi-2021-tang-cuong-phong-chong-dich": "son-la-chi-thi",
    "ben-tre/thong-bao-2021-ket-luan-hop-04-9": "ben-tre",
    "lai-chau/thong-bao-2021-ket-luan-giao-ban-03-2": "lai-chau",
}
FIVE = sorted(SOURCES)


@pytest.fixture(scope="module", params=BOTH)
def archive(request: pytest.FixtureRequest) -> Path:
    return request.param


@pytest.fixture(scope="module")
def site(archive: Path, site_of: Callable[[Path], Path]) -> Path:
    return site_of(archive)


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Html]:
    return pages_of(site)


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_fixed_addresses_are_there(site: Path, address: str) -> None:
    assert (site / address.lstrip("/") / "index.html").is_file()


def test_every_province_topic_and_record_has_its_page(archive: Path, site: Path) -> None:
    words = vocabulary()
    assert len(words.territory.provinces) == 64
    wanted = [f"tinh/{slug}" for slug in words.territory.provinces] + [f"chu-de/{key}" for key in words.topics]
    wanted += [f"van-ban/{path.parent.name}/{path.stem}" for path in archive.glob("*/*.yaml")]
    assert [address for address in wanted if not (site / address / "index.html").is_file()] == []


@pytest.mark.parametrize("record", FIVE)
def test_the_page_holds_every_word_of_the_source_in_order(pages: dict[str, Html], record: str) -> None:
    source = next((ROOT / "tests" / "documents").glob(f"{SOURCES[record]}*.txt"))
    words = re.sub(r"[*#]", "", nfc(source.read_text("utf-8"))).split()
    page = pages[f"van-ban/{record}/index.html"]
    paper = "".join(
        data for path, data in page.words if "div.paper" in path and not any("details." in step for step in path)
    )
    assert paper.split() == words


def test_all_that_is_locked_keeps_its_page_and_its_anchor(archive: Path, pages: dict[str, Html]) -> None:
    lock, faults = label_lock.read(archive / "labels.lock")
    assert faults == []
    assert {entry.kind for entry in lock} == {"record", "measure", "label"}
    anchors = {entry.record: {*pages[f"van-ban/{entry.record}/index.html"].ids} for entry in lock}
    wanted = [(entry, anchor(entry.label)) for entry in lock if entry.label]
    wanted += [(entry, measure_anchor(entry.measure)) for entry in lock if entry.measure]
    assert [entry.text for entry, fragment in wanted if fragment not in anchors[entry.record]] == []


def test_every_link_and_fragment_leads_somewhere(site: Path, pages: dict[str, Html]) -> None:
    assert leading_nowhere(site, pages) == []


def test_no_id_stands_twice_in_a_page(pages: dict[str, Html]) -> None:
    assert {name: page.ids for name, page in pages.items() if len(page.ids) != len(set(page.ids))} == {}


def test_every_choice_of_a_form_has_words(site: Path) -> None:
    choices = [
        each for page in site.rglob("*.html") for each in re.findall("<option[^>]*>[^<]*", page.read_text("utf-8"))
    ]
    assert choices
    assert [each for each in choices if not each.partition(">")[2].strip()] == []


def test_nothing_is_loaded_from_elsewhere_and_nothing_is_inline(pages: dict[str, Html]) -> None:
    """Nothing but the one script that a page's own policy names by its checksum."""
    faults = []
    for name, page in pages.items():
        for tag, attributes in page.elements:
            loaded = attributes.get("src", "") if tag != "link" else attributes.get("href", "")
            foreign = urlsplit(loaded).netloc and attributes.get("rel") != "canonical"
            inline = tag == "style" or (tag == "script" and not loaded and attributes)
            inline = inline and "json" not in attributes.get("type", "")
            if foreign or inline or "style" in attributes or any(key.startswith("on") for key in attributes):
                faults.append(f"{name}: <{tag} {attributes}>")
        policy = next(a["content"] for _, a in page.elements if a.get("http-equiv") == "Content-Security-Policy")
        for path, script in page.words:
            code = path[-1:] == ("script.",) and script.strip() and not script.lstrip().startswith("{")
            if code and f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" not in policy:
                faults.append(f"{name}: {script}")
    assert faults == []


def test_directives_and_provinces_stay_out_of_the_navigation(pages: dict[str, Html]) -> None:
    page = pages["index.html"]
    links = [data for path, data in page.words if "div.menu" in path and data.strip()]
    assert links == [
        "Trang chủ", "Tỉnh", "Văn bản", "So sánh", "Bản đồ", "Chủ đề", "Cơ quan", "Công khai", "Dòng thời gian",
        "Thay đổi", "Dữ liệu", "Phương pháp",
    ]  # fmt: skip


def test_the_sitemap_names_every_page_under_the_base_path(site: Path, pages: dict[str, Html]) -> None:
    named = [e.text for e in ET.parse(site / "sitemap.xml").iter() if e.tag.endswith("}loc")]
    hidden = ("meta", {"name": "robots", "content": "noindex"})
    listed = [name for name, page in pages.items() if name != "404.html" and hidden not in page.elements]
    wanted = {urljoin(SITE_URL, name.removesuffix("index.html")) for name in listed}
    assert sorted(named) == sorted(wanted)


def test_the_404_page_works_at_any_depth(pages: dict[str, Html]) -> None:
    links = [a.get("href") or a.get("src") for _, a in pages["404.html"].elements if a.get("href") or a.get("src")]
    assert links
    assert all(link.startswith((BASE, SITE_URL, "#")) for link in links if link)


def test_two_builds_of_one_day_are_the_same_to_the_byte(site_of: Callable[[Path], Path], tmp_path: Path) -> None:
    site = site_of(FROZEN)
    assert build(tmp_path, FROZEN).returncode == 0
    assert files_of(tmp_path / "cong-khai") == files_of(site)


def test_a_broken_record_leaves_the_old_site_as_it_was(tmp_path: Path) -> None:
    records = tmp_path / "directives"
    shutil.copytree(FROZEN / "kien-giang", records / "kien-giang")
    shutil.copytree(FROZEN / "trung-uong", records / "trung-uong")
    assert build(tmp_path, records).returncode == 0
    before = (tmp_path / "cong-khai" / "index.html").read_bytes()
    record = records / "kien-giang" / "1903-qd-ubnd-2021.yaml"
    record.write_text(record.read_text("utf-8").replace("issued: 2021-08-01", "issued: 2021-13-01"), "utf-8")
    broken = build(tmp_path, records)
    assert broken.returncode != 0
    assert "1903-qd-ubnd-2021.yaml:4:9: error: issued: ngày «2021-13-01» không có trong lịch" in broken.stderr
    assert (tmp_path / "cong-khai" / "index.html").read_bytes() == before
    assert not (tmp_path / "cong-khai.new").exists()


@pytest.mark.parametrize(("unit", "message"), [("kien-giang", "còn thiếu"), (None, "không có bản ghi nào")])
def test_what_is_not_locked_is_not_published(unit: str | None, message: str, tmp_path: Path) -> None:
    records = tmp_path / "directives"
    records.mkdir()
    if unit:
        shutil.copytree(FROZEN / unit, records / unit)
        shutil.copytree(FROZEN / "trung-uong", records / "trung-uong")
    done = build(tmp_path, records, settings="      publish: true\nsite_url: https://congkhai.vn/\n")
    assert done.returncode != 0
    assert message in done.stderr
    assert not (tmp_path / "cong-khai").exists()


def test_an_empty_archive_still_makes_a_site_that_says_so(tmp_path: Path) -> None:
    (tmp_path / "directives").mkdir()
    assert build(tmp_path, tmp_path / "directives").returncode == 0
    page = Html((tmp_path / "cong-khai" / "tinh" / "ha-noi" / "index.html").read_text("utf-8"))
    assert "Chưa có văn bản nào trong kho" in page.text()


def said(path: tuple[str, ...], data: str) -> str:
    """What a reader may come to see of ``data``; scripts hold words of other days."""
    return unescape(" ".join(json.loads(data)["values"])) if path[-1].startswith("script") else data


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests" / "site" / "directives", tmp_path / "directives")
    assert build(tmp_path, tmp_path / "directives").returncode == 0
    page = (tmp_path / "cong-khai" / "van-ban" / "ha-noi" / "99-ubnd-mau-2021" / "index.html").read_text("utf-8")
    scripts = [attributes for tag, attributes in Html(page).elements if tag == "script"]
    assert [each for each in scripts if each and "src" not in each and "json" not in each["type"]] == []
    assert "<img" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    subjects = [data for path, data in Html(page).words if path[-1:] == ("p.subject",)]
    assert [words.split("alert(1)> ")[1] for words in subjects] == ["{{ 7*7 }} [[slot:content]] [[version]] **đậm**"]
    # What the renderer puts its own values in for, in a record is what it says.
    assert "99/UBND-MAU[[slot:title]]" in Html(page).text()
    for html in pages_of(tmp_path / "cong-khai").values():
        summaries = [said(path, data) for path, data in html.words if "Ở nhà" in data]
        assert [each for each in summaries if 'data-states="" \\0 [[slot:content]]' not in each] == []
        states = [attributes["data-states"] for _, attributes in html.elements if "data-states" in attributes]
        assert [each for each in states if not re.fullmatch(r"#ngay-khac|trang-thai\.json\?\w+", each)] == []
