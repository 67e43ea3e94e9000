"""Calendars, read back as strictly as RFC 5545 demands."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from test_exports import HOSTILE
from test_feeds import ID, made, real

from generator.exports import calendars

LINE = re.compile(r"([A-Z-]+)((?:;[A-Z]+=[^;:]+)*):(.*)", re.DOTALL)
Event = dict[str, str]


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


def paths() -> list[str]:
    return [path for path in real() if path.endswith(".ics")]


@pytest.mark.parametrize("path", paths())
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


def test_a_full_calendar_has_what_comes_soonest_then_what_is_past_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendars, "MOST", 3)
    days = [f"2021-08-0{day}" for day in range(1, 8)]
    given = {"issued": "2021-08-01", "measures": [{"id": f"m{n}", "from": day} for n, day in enumerate(days)]}

    def told(today: date) -> list[str]:
        return [event["DTSTART;VALUE=DATE"][-1] for event in events(made(given, today=today)["lich.ics"])]

    assert told(date(2021, 8, 3)) == ["3", "4", "5"]
    assert told(date(2021, 8, 6)) == ["5", "6", "7"]
    assert told(date(2021, 9, 1)) == ["5", "6", "7"]


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
