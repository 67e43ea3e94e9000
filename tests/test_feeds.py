"""Feeds, read back by strict rules of their own formats."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from made import data_files
from small_corpus import small_corpus
from test_exports import BASE, HOSTILE, TODAY, real_corpus

from generator.exports import feeds
from generator.records.corpus import Corpus

ATOM = "{http://www.w3.org/2005/Atom}"
ID = "kien-giang/1-ct-ubnd-2021"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00")
LINE = re.compile(r"([A-Z-]+)((?:;[A-Z]+=[^;:]+)*):(.*)", re.DOTALL)
Event = dict[str, str]


@cache
def real() -> dict[str, str]:
    return files(real_corpus(), TODAY)


def files(corpus: Corpus, today: date) -> dict[str, str]:
    made = ((export.path, export.content) for export in data_files(corpus, today, BASE))
    return {path: content for path, content in made if not path.startswith(("du-lieu/", "van-ban/"))}


def made(*records: dict[str, Any], today: date = TODAY) -> dict[str, str]:
    corpus, errors = small_corpus({f"kien-giang/{n}-ct-ubnd-2021": record for n, record in enumerate(records, 1)})
    assert not errors
    return files(corpus, today)


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


def test_a_feed_has_the_newest_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "MOST", 2)
    seen = [{"sources": [{"seen_in": "ví dụ", "seen": f"2026-11-{day}"}]} for day in (20, 22, 21)]
    ids = [item["id"] for item in json.loads(made(*seen)["feed.json"])["items"]]
    assert ids == [f"{BASE}van-ban/kien-giang/{n}-ct-ubnd-2021/" for n in (2, 3)]


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
