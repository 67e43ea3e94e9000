"""The built pages of agencies and duties: every number, name and deadline leads to the clause that says it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest
import real

TOLD = re.compile(r"\b\d{1,2}/\d{1,2}/\d{4}|\b0\d{2,3}[ .]?\d{3}[ .]?\d{3}|«")
"""A day, a telephone number, or words of a document."""
LISTS = {"measures", "deadlines", "reports", "contacts", "promised"}
TEXTS = {id_: bool(d.record.text) for id_, d in real.corpus().directives.items()}


@dataclass
class Item:
    """One ``<li>``: the classes of its list, its words and its links, with those of the items inside it."""

    names: set[str]
    around: Item | None
    words: str = ""
    links: list[str] = field(default_factory=list)

    @property
    def leads_to_clause(self) -> bool:
        """Whether a link in it or in the item around it leads to a clause, or to a document whose text is not held."""
        found = [re.search(r"van-ban/([a-z0-9-]+/[a-z0-9-]+)/(#.)?", link) for link in self.links]
        own = any(match and (match[2] or not TEXTS[match[1]]) for match in found)
        return own or (self.around is not None and self.around.leads_to_clause)


class Items(HTMLParser):
    """The items of a page's main part, and its words outside of them."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.items: list[Item] = []
        self.outside: list[str] = []
        self._lists: list[set[str]] = []
        self._open: list[Item] = []
        self.feed(text.partition("<main")[2].partition("</main>")[0].partition(">")[2])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("ul", "ol"):
            self._lists.append(set((given.get("class") or "").split()))
        elif tag == "li":
            self._open.append(Item(self._lists[-1], self._open[-1] if self._open else None))
            self.items.append(self._open[-1])
        elif tag == "a":
            for item in self._open:
                item.links.append(given.get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ul", "ol"):
            self._lists.pop()
        elif tag == "li":
            self._open.pop()

    def handle_data(self, data: str) -> None:
        for item in self._open:
            item.words += data
        if not self._open:
            self.outside.append(data)


def pages(site: Path) -> list[Path]:
    return [site / "nghia-vu-cong-khai" / "index.html", *sorted((site / "co-quan").rglob("index.html"))]


def test_every_item_leads_to_the_clause_that_says_it(site: Path) -> None:
    assert len(pages(site)) > 40
    faults = []
    for path in pages(site):
        for item in Items(path.read_text("utf-8")).items:
            if (item.names & LISTS or TOLD.search(item.words)) and not item.leads_to_clause:
                faults.append(f"{path.parent.name}: {' '.join(item.words.split())[:100]}")
    assert faults == []


def test_nothing_is_told_outside_of_the_items(site: Path) -> None:
    own = re.compile(r"Tính đến\s*\d{1,2}/\d{1,2}/\d{4}|Trang của «[^»]+»|«Đã qua»")
    for path in pages(site):
        outside = own.sub("", "".join(Items(path.read_text("utf-8")).outside))
        assert TOLD.search(outside) is None, path


def test_no_page_says_that_something_was_missed(site: Path) -> None:
    for path in pages(site):
        assert not re.search(r"quá hạn|trễ hạn|chậm trễ|không hoàn thành", path.read_text("utf-8"))


@pytest.mark.parametrize("record", [d for d, held in TEXTS.items() if held])
def test_each_task_stands_on_the_pages_of_its_agencies_and_of_its_province(site: Path, record: str) -> None:
    directive = real.corpus().directives[record]
    province = " ".join((site / "tinh" / directive.unit / "index.html").read_text("utf-8").split())
    for task in directive.measures:
        if task.agencies and task.is_task:
            assert _escaped(task.summary) in province
        for agency in task.agencies:
            page = (site / "co-quan" / agency / "index.html").read_text("utf-8")
            assert _escaped(task.summary) in page, (agency, task.id)


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace('"', "&#34;").replace("'", "&#39;")
