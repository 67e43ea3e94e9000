"""Icons: read by name, never a message by themselves, and sent only where they are shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from built import Html

from generator.site.icons import IconError, IconSet
from generator.vocabulary.lists import vocabulary

SHAPE = "M4 4h16v16H4z"


@pytest.fixture
def icons(tmp_path: Path) -> IconSet:
    start = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">'
    (tmp_path / "square.svg").write_text(f'{start}<path d="{SHAPE}"/></svg>\n', "utf-8")
    (tmp_path / "two.svg").write_text(f'{start}<path d="{SHAPE}"/><path d="{SHAPE}"/></svg>', "utf-8")
    return IconSet(tmp_path)


def test_an_icon_is_read_by_its_name(icons: IconSet) -> None:
    assert icons.shape("square") == SHAPE


def test_a_stylesheet_gets_the_picture_whole(icons: IconSet) -> None:
    picture = f"%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'%3E%3Cpath d='{SHAPE}'/%3E%3C/svg%3E"
    filled = icons.fill(".done { --icon: icon(square) } /* icon(…) */")
    assert filled == f'.done {{ --icon: url("data:image/svg+xml,{picture}") }} /* icon(…) */'


@pytest.mark.parametrize(
    ("name", "message"),
    [("squar", r"không có «squar» \(gần nhất: square\)"), ("two", "«two» không chỉ gồm một nét vẽ")],
)
def test_a_name_that_cannot_be_drawn_is_told_with_the_nearest(icons: IconSet, name: str, message: str) -> None:
    with pytest.raises(IconError, match=message):
        icons.shape(name)


def test_without_a_set_nothing_is_drawn() -> None:
    assert IconSet(None).shape("square") is None
    assert IconSet(None).fill("--icon: icon(square)") == "--icon: initial"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Html]:
    files = [site / "index.html", *(file for kind in ("tinh", "chu-de") for file in site.glob(f"{kind}/**/*.html"))]
    return {str(file.relative_to(site)): Html(file.read_text("utf-8")) for file in files}


def test_every_topic_that_names_an_icon_shows_it(pages: dict[str, Html]) -> None:
    named = {key for key, topic in vocabulary().topics.items() if topic.icon}
    shown = {key for key in named if any(tag == "path" for tag, _ in drawn(pages[f"chu-de/{key}/index.html"]))}
    assert named
    assert shown == named


def drawn(page: Html) -> list[tuple[str, str]]:
    """The shapes of a page, in order: those drawn at once, those held for several places, and those places."""
    keys = {"path": "d", "symbol": "id", "use": "href"}
    return [(tag, attributes.get(keys[tag], "")) for tag, attributes in page.elements if tag in keys]


def test_a_page_holds_the_icons_that_it_shows_and_no_other(pages: dict[str, Html]) -> None:
    shapes = {name: drawn(page) for name, page in pages.items()}
    held = {name: [id for tag, id in found if tag == "symbol"] for name, found in shapes.items()}
    shown = {name: {href.removeprefix("#") for tag, href in found if tag == "use"} for name, found in shapes.items()}
    assert any(held.values())
    assert {name: sorted(ids) for name, ids in held.items()} == {name: sorted(ids) for name, ids in shown.items()}


def test_an_icon_is_silent_and_stands_beside_words(site: Path) -> None:
    beside = re.compile(r'<svg class="icon"([^>]*)>(?:(?!</svg>).)*</svg>(?:<a [^>]*>|<strong>)?(.)')
    found = [m for file in site.glob("**/*.html") for m in beside.findall(file.read_text("utf-8"))]
    assert len(found) > 100
    assert [attributes for attributes, _ in found if 'aria-hidden="true"' not in attributes] == []
    assert [words for _, words in found if not words.isalnum()] == []
