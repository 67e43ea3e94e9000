"""Feeds and calendars, read back by strict rules of their own formats."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from small_corpus import small_corpus
from test_exports import BASE, HOSTILE, real_corpus

from generator.exports.feeds import feeds
from generator.law.validity import validities

ATOM = "{http://www.w3.org/2005/Atom}"
ID = "kien-giang/1-ct-ubnd-2021"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00")
LINE = re.compile(r"([A-Z-]+)((?:;[A-Z]+=[^;:]+)*):(.*)", re.DOTALL)
Event = dict[str, str]


@cache
def real() -> dict[str, str]:
    return {e.path: e.content for e in feeds(real_corpus(), validities(real_corpus()), BASE)}


def made(*records: dict[str, Any]) -> dict[str, str]:
    corpus, errors = small_corpus({f"kien-giang/{n}-ct-ubnd-2021": record for n, record in enumerate(records, 1)})
    assert not errors
    return {e.path: e.content for e in feeds(corpus, validities(corpus), BASE)}


def unfolded(text: str) -> list[str]:
    """Read an iCalendar file as RFC 5545 3.1 demands, or fail."""
    assert text.endswith("\r\n")
    assert not re.search(r"(?<!\r)\n|\r(?!\n)", text)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = text.replace("\r\n ", "").split("\r\n")[:-1]
    assert all(LINE.fullmatch(line) for line in lines)
    assert not re.search(r"[\x00-\x1f\x7f]", "".join(lines))
    return lines


def events(text: str) -> list[Event]:
    lines = unfolded(text)
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    body = "\n".join(lines)
    found = re.findall(r"BEGIN:VEVENT\n(.*?)\nEND:VEVENT", body, re.DOTALL)
    assert len(found) == lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT")
    return [dict(re.split(r":", line, maxsplit=1) for line in event.split("\n")) for event in found]


def plain(value: str) -> str:
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value), "unescaped"
    return re.sub(r"\\(.)", r"\1", value)


def calendars() -> list[str]:
    return [path for path in real() if path.endswith(".ics")]


@pytest.mark.parametrize("path", [path for path in real() if path.endswith(".xml")])
def test_atom_has_what_every_feed_needs(path: str) -> None:
    feed = ET.fromstring(real()[path])
    assert feed.tag == f"{ATOM}feed"
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    for element in (feed, *feed.iter(f"{ATOM}entry")):
        assert element.findtext(f"{ATOM}title")
        assert urlsplit(element.findtext(f"{ATOM}id")).scheme == "https"
        assert RFC_3339.fullmatch(element.findtext(f"{ATOM}updated") or "")
    links = [link.get("href", "") for link in feed.iter(f"{ATOM}link")]
    assert f"{BASE}{path}" in links
    assert all(link.startswith(BASE) for link in links)


def test_the_feed_of_all_has_every_document_once() -> None:
    ids = [entry.findtext(f"{ATOM}id", "") for entry in ET.fromstring(real()["feed.xml"]).iter(f"{ATOM}entry")]
    assert sorted(ids) == sorted(f"{BASE}van-ban/{id_}/" for id_ in real_corpus().directives)
    assert [item["id"] for item in json.loads(real()["feed.json"])["items"]] == ids


def test_a_hostile_title_stays_text() -> None:
    title = 'Chỉ thị 1/CT-UBND: </title><script>alert("1")</script> & «x»; =2+5'
    entry = ET.fromstring(made(HOSTILE)["feed.xml"]).find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}title") == title
    assert json.loads(made(HOSTILE)["feed.json"])["items"][0]["title"] == title


def test_characters_that_xml_cannot_hold_are_dropped() -> None:
    found = made({"subject": "a\x0bb\x00c\ufffed"})
    assert "abcd" in (ET.fromstring(found["feed.xml"]).findtext(f"{ATOM}entry/{ATOM}title") or "").replace(" ", "")


def test_an_unknown_day_is_told_in_words_only() -> None:
    [item] = json.loads(made(HOSTILE)["feed.json"])["items"]
    assert "date_published" not in item
    assert "<published>" not in made(HOSTILE)["feed.xml"]
    assert "trong khoảng từ 01/7/2021 đến 09/7/2021, chưa rõ ngày" in item["content_text"]
    assert item["date_modified"] == "2026-11-23T00:00:00+07:00"


def test_a_known_day_is_the_day_of_publication() -> None:
    [item] = json.loads(made({"issued": "2021-07-05"})["feed.json"])["items"]
    assert item["date_published"] == "2021-07-05T00:00:00+07:00"


def test_an_entry_says_what_the_document_does_to_others() -> None:
    named = [{"type": "chi-thi", "number": "5/CT-TTg", "year": year} for year in ("2020", "2021")]
    acts = [{"act": "repeals", "document": document} for document in named]
    [item] = json.loads(made({"relations": acts})["feed.json"])["items"]
    assert "Bãi bỏ Chỉ thị 5/CT-TTg năm 2020, Chỉ thị 5/CT-TTg năm 2021." in item["content_text"]


def test_a_withdrawn_document_comes_again_and_says_so() -> None:
    [item] = json.loads(made({"withdrawn": {"on": "2027-01-02", "why": "nhập nhầm"}})["feed.json"])["items"]
    assert item["date_modified"].startswith("2027-01-02")
    assert "nhập nhầm" in item["content_text"]


def test_json_feed_has_what_version_1_1_needs() -> None:
    feed = json.loads(real()["tinh/kien-giang/feed.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{BASE}tinh/kien-giang/feed.json"
    assert all({"id", "url", "title", "content_text"} <= set(item) for item in feed["items"])


def test_a_province_carries_its_own_those_merged_into_it_and_nationwide_ones() -> None:
    def units(slug: str) -> set[str]:
        items = json.loads(real()[f"tinh/{slug}/feed.json"])["items"]
        return {item["id"].removeprefix(f"{BASE}van-ban/").split("/")[0] for item in items}

    assert units("kien-giang") == units("an-giang") == {"kien-giang", "trung-uong"}
    assert units("vinh-long") == {"ben-tre", "tra-vinh", "trung-uong"}
    assert "tinh/ha-noi/feed.xml" not in real()


@pytest.mark.parametrize("path", calendars())
def test_events_are_sound(path: str) -> None:
    found = events(real()[path])
    assert found
    assert len({event["UID"] for event in found}) == len(found)
    for event in found:
        assert {"UID", "DTSTAMP", "DTSTART;VALUE=DATE", "SUMMARY", "URL"} <= set(event)
        assert event["UID"].endswith("@cong-khai")
        assert re.fullmatch(r"\d{8}T000000Z", event["DTSTAMP"])
        assert date.fromisoformat(event["DTSTART;VALUE=DATE"])
        assert plain(event["SUMMARY"])
        assert plain(event["DESCRIPTION"])


@pytest.mark.parametrize(
    ("province", "days"),
    [("kien-giang", {"20210903"}), ("ben-tre", {"20210907"}), ("lai-chau", {"20210207"}), ("tra-vinh", set())],
)
def test_deadlines_of_the_real_documents(province: str, days: set[str]) -> None:
    found = [e for e in events(real()[f"tinh/{province}/lich.ics"]) if e["UID"].endswith(".han-chot@cong-khai")]
    assert {event["DTSTART;VALUE=DATE"] for event in found} == days


def test_the_last_day_of_a_measure_is_the_day_of_its_end() -> None:
    measure = {"id": "m", "summary": "x, y; z\\", "from": "2021-08-02T06:00", "until": "2021-08-15"}
    found = events(made({"issued": "2021-08-01", "measures": [measure]})["lich.ics"])
    assert [(e["UID"], e["DTSTART;VALUE=DATE"], plain(e["SUMMARY"])) for e in found] == [
        (f"{ID}#m.bat-dau@cong-khai", "20210802", "Bắt đầu: x, y; z\\"),
        (f"{ID}#m.ket-thuc@cong-khai", "20210815", "Kết thúc: x, y; z\\"),
    ]


def test_days_that_are_not_known_are_no_events() -> None:
    assert events(made(HOSTILE)["lich.ics"]) == []


def test_what_was_repealed_before_its_stated_end_has_no_such_end() -> None:
    first = {"number": "1/CT", "issued": "2021-08-01", "measures": [{"id": "m", "until": "2021-08-15"}]}
    repeal = {"number": "2/CT", "issued": "2021-08-10", "relations": [{"act": "repeals", "record": ID}]}
    found = [e["UID"] for e in events(made(first, repeal)["lich.ics"]) if f"{ID}#" in e["UID"]]
    assert found == [f"{ID}#m.bat-dau@cong-khai"]


def test_what_is_not_confirmed_is_tentative() -> None:
    deadline = {"last_day": "2021-07-05", "written": "trước ngày 06/7"}
    given = {**HOSTILE, "measures": [{"id": "m", "agencies": ["so-y-te"], "deadline": deadline}]}
    [event] = events(made(given)["lich.ics"])
    assert event["STATUS"] == "TENTATIVE"
    assert "trước ngày 06/7" in plain(event["DESCRIPTION"])


def test_what_is_done_at_once_or_known_by_name_does_not_begin_to_apply() -> None:
    named = {"number": "1/CT", "subject": "Việc một", "issued": "2021-08-01"}
    deed = {
        "number": "2/CT",
        "subject": "Bãi bỏ",
        "issued": "2021-08-10",
        "relations": [{"act": "repeals", "record": ID}],
    }
    files = made(named, deed)
    assert [plain(e["SUMMARY"]) for e in events(files["lich.ics"])] == ["Ban hành: Việc một", "Thực hiện: Bãi bỏ"]
    told = {item["title"]: item["content_text"] for item in json.loads(files["feed.json"])["items"]}
    assert [words for words in told.values() if "Biết tên, không rõ nội dung." in words] == [
        told["Chỉ thị 1/CT: Việc một"]
    ]


def test_long_lines_of_wide_letters_are_folded_between_letters() -> None:
    summary = "ộ" * 200 + "😷" * 50
    found = events(made({"issued": "2021-08-01", "measures": [{"id": "m", "summary": summary}]})["lich.ics"])
    assert plain(found[0]["SUMMARY"]) == f"Bắt đầu: {summary}"
