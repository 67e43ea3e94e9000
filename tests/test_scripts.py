"""How the scripts are laid out: rooms that use one another one way, said in each, and an engine that knows no page."""

from __future__ import annotations

import os.path
import re
from pathlib import Path

import pytest

from generator.site.icons import IconSet
from generator.site.rendering import assets
from generator.site.scripts import ASKED, EVERY_PAGE, asked

ASSETS = Path(__file__).parents[1] / "generator" / "site" / "assets"
ROOMS = {
    "shared": "",
    "day": "shared",
    "search/engine": "shared",
    "search": "shared day search/engine",
    "compare": "shared day",
    "timeline": "shared day",
    "map": "shared day",
    "changes": "shared day",
    "district": "day",
    "frame": "shared day search",
    "places": "shared day frame",
    "offline": "",
}
"""Each folder of scripts with those that it uses; none uses one below it."""
SCRIPTS = {path.relative_to(ASSETS).as_posix(): path.read_text("utf-8") for path in sorted(ASSETS.rglob("*.js"))}
IMPORT = re.compile(r"""(?:\bfrom|\bimport\(|\bimport)\s*(["'`])([^"'`]+)\1""")
AT_ONCE = re.compile(r'^import (?:.+ from )?"([^"]+)";', re.MULTILINE)
LEFT_OUT = re.compile(r" *(//|/?\*)|import ")
SENT = {name: asset.content for name, asset in assets(IconSet(None)).items() if name.endswith(".js")}
SAYS = re.compile(r"(?://.*\n)+// Uses: (.+)\.\n")
COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
PAGE = re.compile(r"\b(?:document|window|location|history|navigator|localStorage|fetch|globalThis|self|Date)\b")
REPLACED = re.compile(r"\b(?:globalThis|window|self)\.\w+\s*=[^=]")


def room(script: str) -> str:
    return script.rpartition("/")[0]


def imports(script: str) -> set[str]:
    """The scripts that ``script`` imports, at once or later."""
    asked = [path for _, path in IMPORT.findall(SCRIPTS[script])]
    assert [path for path in asked if not path.startswith(".")] == []
    return {os.path.normpath(f"{room(script)}/{path}") for path in asked}


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_imports_what_there_is(script: str) -> None:
    assert imports(script) <= set(SCRIPTS)


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_says_what_it_is_and_which_rooms_it_uses(script: str) -> None:
    said = SAYS.match(SCRIPTS[script])
    assert said
    used = {room(other) for other in imports(script)} - {room(script)}
    assert set(said[1].split(", ")) - {"nothing"} == used


def test_rooms_use_one_another_as_they_may() -> None:
    used: dict[str, set[str]] = {name: set() for name in ROOMS}
    for script in SCRIPTS:
        used[room(script)] |= {room(other) for other in imports(script)} - {room(script)}
    assert used == {name: set(others.split()) for name, others in ROOMS.items()}


def test_no_room_uses_one_below_it() -> None:
    above: set[str] = set()
    for name, others in ROOMS.items():
        assert set(others.split()) <= above
        above.add(name)


def test_no_script_leads_back_to_itself() -> None:
    below = {script: imports(script) for script in SCRIPTS}
    while lowest := {script for script, needs in below.items() if not needs & set(below)}:
        below = {script: needs for script, needs in below.items() if script not in lowest}
    assert below == {}


@pytest.mark.parametrize("script", [script for script in SCRIPTS if room(script) == "search/engine"])
def test_the_engine_of_search_knows_nothing_of_the_page(script: str) -> None:
    assert PAGE.findall(COMMENT.sub("", SCRIPTS[script])) == []


@pytest.mark.parametrize("script", SCRIPTS)
def test_no_script_replaces_what_is_the_browsers_own(script: str) -> None:
    assert REPLACED.findall(SCRIPTS[script]) == []


@pytest.mark.parametrize("script", SCRIPTS)
def test_scripts_are_written_as_what_puts_them_together_reads_them(script: str) -> None:
    lines = SCRIPTS[script].splitlines()
    assert [line for line in lines if line.startswith("export ") and not re.match(r"export const \w+ =", line)] == []
    assert [
        line for line in lines if line.startswith("import ") and not re.match(r'import (.+ from )?"[^"]+";$', line)
    ] == []


@pytest.mark.parametrize("script", [EVERY_PAGE, ASKED])
def test_what_is_put_together_calls_things_as_they_are_called(script: str) -> None:
    assert [each for each in needed(script) if re.search(r"^import .* as ", SCRIPTS[each], re.MULTILINE)] == []


def needed(script: str) -> set[str]:
    """``script``, and all that it imports at once."""
    direct = {os.path.normpath(f"{room(script)}/{path}") for path in AT_ONCE.findall(SCRIPTS[script])}
    return {script}.union(*map(needed, direct))


@pytest.mark.parametrize("script", SCRIPTS)
def test_readers_are_sent_every_line_but_the_comments(script: str) -> None:
    sent = asked(SCRIPTS) if script == ASKED else SENT.get(script, SENT[EVERY_PAGE])
    assert bare(SCRIPTS[script]) <= bare(sent)


def bare(script: str) -> set[str]:
    """The lines of ``script`` that do something, whatever is around them."""
    return {line.strip().removeprefix("export ") for line in script.splitlines() if not LEFT_OUT.match(line)} - {""}


@pytest.mark.parametrize("script", SENT)
def test_no_comment_is_sent(script: str) -> None:
    assert [line for line in SENT[script].splitlines() if re.match(r" *(//|/\*)", line)] == []


def test_what_every_page_needs_is_one_file() -> None:
    assert list(IMPORT.findall(SENT[EVERY_PAGE])) == [('"', "../search/suggest.js")]
    assert SENT.keys() & needed(EVERY_PAGE) == {EVERY_PAGE, "shared/dates.js"}


@pytest.mark.parametrize("script", SENT)
def test_what_is_sent_asks_for_what_is_sent(script: str) -> None:
    asked_for = {os.path.normpath(f"{room(script)}/{path}") for _, path in IMPORT.findall(SENT[script])}
    assert asked_for <= SENT.keys()
