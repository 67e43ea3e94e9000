"""What a page may cost a reader on a cheap phone, before search is used."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from reader import NewContext, settle
from test_every_page_kind import KINDS

COMPRESSED = 80_000
REQUESTS = 10
DAY = "?ngay=2021-08-10"
"""A day that is not the build's own costs the most: the page's other states come with it."""
BEYOND_ITS_WORDS = 36_500


@pytest.mark.parametrize("where", KINDS.values(), ids=KINDS)
def test_a_page_is_light_and_asks_no_stranger(new_context: NewContext, address: str, where: str) -> None:
    context = new_context()
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    asked: list[str] = []
    received: list[float] = []
    wire.on("Network.requestWillBeSent", lambda event: asked.append(event["request"]["url"]))
    wire.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    page.goto(f"{address}{where.partition('?')[0]}{DAY}")
    settle(page)
    wire.send("Network.disable")  # after it no event is under way
    sent = [url for url in asked if not url.startswith("data:")]
    assert {urlsplit(url).hostname for url in sent} == {"127.0.0.1"}
    assert len(sent) <= REQUESTS
    assert len(received) == len(asked)
    assert sum(received) <= COMPRESSED


def test_a_directive_weighs_little_more_than_its_words(new_context: NewContext, address: str, site: Path) -> None:
    page = new_context(java_script_enabled=False).new_page()
    beyond = {}
    for file in sorted(site.glob("van-ban/*/*/index.html")):
        where = f"{file.parent.relative_to(site).as_posix()}/"
        answer = page.goto(f"{address}{where}")
        assert answer
        words = " ".join(page.locator("body").text_content().split())  # type: ignore[union-attr]
        beyond[where] = len(answer.body()) - len(words.encode())
    assert len(beyond) > 20
    assert {where: weight for where, weight in beyond.items() if weight > BEYOND_ITS_WORDS} == {}
