"""Headings as paper and portals print them (``drafting/headings/``): what is read, what is left empty, what is flagged.

A field that a case does not name must be left empty with its reason: nothing is invented.
"""

from pathlib import Path

import pytest
import yaml

from generator.basics.text import fold
from generator.drafting.draft import draft
from generator.drafting.layout import words

CASES = {
    f"{path.stem}/{name}": case
    for path in sorted((Path(__file__).parent / "drafting" / "headings").glob("*.yaml"))
    for name, case in yaml.load(path.read_text("utf-8"), yaml.CBaseLoader).items()
}
FIELDS = (
    "type", "number", "issuer", "province", "place", "issued", "effective", "subject", "signer", "role", "mark",
)  # fmt: skip
FREE = ("issuer", "place", "subject", "role")


@pytest.fixture(params=CASES, scope="module")
def case(request):
    return CASES[request.param]


@pytest.fixture(scope="module")
def made(case):
    return draft(case["text"], "x.txt", None)


def plain(key, value):
    return " ".join(fold(value).split()) if key in FREE else value


def test_fields_are_what_the_text_shows(case, made):
    fields = [key for key in FIELDS if key not in case.get("either", ())]
    shown = {key: plain(key, getattr(made.heading, key).value or "") for key in fields}
    assert shown == {key: plain(key, case["heading"].get(key, "")) for key in fields}


def test_meeting_is_what_the_text_shows(case, made):
    meeting = made.heading.meeting
    assert str(meeting.day if meeting else "") == case["heading"].get("meeting", "")


def test_empty_fields_say_why(made):
    assert all(getattr(made.heading, key).why for key in FIELDS if getattr(made.heading, key).value is None)


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if "check" in case])
def test_what_was_concluded_is_flagged(name):
    heading = draft(CASES[name]["text"], "x.txt", None).heading
    assert [key for key in FIELDS if getattr(heading, key).check] == CASES[name]["check"]


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if "recipients" in case])
def test_recipients_are_those_listed(name):
    assert list(draft(CASES[name]["text"], "x.txt", None).heading.recipients) == CASES[name]["recipients"]


def test_no_word_is_lost(case, made):
    assert words(made.text) == words(case["text"])
