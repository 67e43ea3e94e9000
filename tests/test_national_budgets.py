"""A page's size does not depend on the archive: every page of some hundreds of invented records, read as files.

What a real browser receives for each kind of page of the real archive: ``browser/test_budget.py``. The same limits at
full size: ``make bench``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from archives import generated
from built import leading_nowhere, pages_of
from made import site_of as made_of
from small_corpus import small_corpus
from weights import LIMITS, Scales, Weight

from generator.site.icons import IconSet
from generator.site.pages import provinces
from generator.site.rendering import Content, Renderer, assets

FEWER, MORE = 100, 300
FILES = 9
"""Files that a directive may add to the whole site: at this size lists begin to be told in parts; later it is fewer."""
GROWTH = 2
"""Times as heavy as the heaviest of its kind a page may be where the archive has grown threefold."""
LIGHT = 150_000
"""Pages lighter than this may grow as they like: they are far from the limit."""
STRETCH = 25_000
"""Bytes of a page that is shared, and opened on a phone, for one answer."""
BOUNDED = {".html", ".xml", ".ics", ".json"}
WHOLE = ("du-lieu/", "tim-kiem/", "sitemap")
"""These hold all that is known, as data; readers of pages do not load them, or only in parts."""

Sites = dict[int, Path]


@pytest.fixture(scope="module")
def sites(site_of: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """Two sites, by the number of their records."""
    made = tmp_path_factory.mktemp("national")
    return {count: site_of(generated(count, made / f"{count}"), f"national-{count}") for count in (FEWER, MORE)}


def worst(weights: list[Weight]) -> Iterator[str]:
    """Yield a line for each limit that is broken: by how many pages, and by which the most."""
    for name, limit in LIMITS.items():
        over = sorted(
            ((measured, w.page) for w in weights for what, measured in w.over() if what == name), reverse=True
        )
        if over:
            listed = ", ".join(f"{page} {measured}" for measured, page in over[:8])
            yield f"{name} > {limit}: {len(over)} of {len(weights)} pages: {listed}"


def heaviest(site: Path) -> dict[str, tuple[int, str]]:
    """Return the heaviest file of each kind, with its bytes; kinds are told by section, depth and form."""
    found: dict[str, tuple[int, str]] = {}
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        if path.suffix in BOUNDED and not name.startswith(WHOLE):
            section, *deeper = name.split("/")
            kind = "/".join([section, *("*" for _ in deeper[:-1]), *deeper[-1:]])
            found[kind] = max(found.get(kind, (0, "")), (path.stat().st_size, name))
    return found


def files(site: Path) -> int:
    return sum(path.is_file() for path in site.rglob("*"))


def test_every_page_keeps_to_its_limits(sites: Sites) -> None:
    weights = [*Scales(sites[MORE]).all()]
    assert len(weights) > MORE
    over = [*worst(weights)]
    assert not over, "\n".join(over)


def test_no_kind_of_page_grows_with_the_archive(sites: Sites) -> None:
    before, after = heaviest(sites[FEWER]), heaviest(sites[MORE])
    both = sorted(before.keys() & after.keys())
    grown = [
        f"{kind}: {before[kind]} → {after[kind]}"
        for kind in both
        if after[kind][0] > max(LIGHT, GROWTH * before[kind][0])
    ]
    assert len(both) > 20
    assert not grown, "\n".join(grown)


def test_a_directive_adds_few_files(sites: Sites) -> None:
    added = files(sites[MORE]) - files(sites[FEWER])
    assert added <= FILES * (MORE - FEWER)


def test_the_page_of_a_stretch_is_small(sites: Sites) -> None:
    sizes = {
        path.parent.relative_to(sites[MORE]): path.stat().st_size for path in sites[MORE].glob("tinh/*/tu-*/index.html")
    }
    assert len(sizes) > FEWER
    assert {page: size for page, size in sizes.items() if size > STRETCH} == {}


def test_every_link_leads_somewhere(sites: Sites) -> None:
    assert leading_nowhere(sites[MORE], pages_of(sites[MORE])) == []


@cache
def busy_province(unit: str, days: int) -> Content:
    """The page of a province in which a document came into force on each of so many days, all before it was merged."""
    first, today = date(2021, 1, 1), date(2026, 11, 23)
    records = {
        f"{unit}/{n}-ct-{issued.year}": {
            "number": f"{n}/CT-UBND",
            "issued": issued,
            "measures": [{"id": "m", "for": ["nguoi-dan"]}],
        }
        for n in range(1, days + 1)
        for issued in [first + timedelta(days=n)]
    }
    corpus, errors = small_corpus(records)
    assert errors == []
    icons = IconSet(None)
    return Renderer("", assets(icons), icons, today).content(provinces.province(made_of(corpus, today), unit))


@pytest.mark.parametrize("unit", ["kien-giang", "an-giang"])
def test_a_page_does_not_grow_with_what_it_says_on_other_days(unit: str) -> None:
    fewer, more = busy_province(unit, 400), busy_province(unit, 600)
    assert len(more.html) < 1.01 * len(fewer.html)
    assert len(more.other_days or "") > 1.3 * len(fewer.other_days or "")


@pytest.mark.parametrize("days", [1, 100, 400])
@pytest.mark.parametrize("unit", ["kien-giang", "an-giang"])
def test_what_it_says_on_other_days_is_there_whole(unit: str, days: int) -> None:
    page = busy_province(unit, days)
    told = re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', page.html, re.DOTALL)
    portions = [json.loads(portion) for portion in (*told, *filter(None, [page.other_days]))]
    places = [place for portion in portions for place in portion["places"]]
    named = {int(number) for number in re.findall(r'data-(?:at|look|in)="(\d+)"', page.html)}
    assert named == {*range(len(places))}
