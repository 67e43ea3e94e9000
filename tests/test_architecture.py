"""What holds the program together: rooms, the single importer of mkdocs, no markup in code, no code in markup."""

import ast
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import generator

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator"
FLOORS = [
    ("basics", "problems, time, text and plain shapes"),
    ("vocabulary", "the closed lists and the territory"),
    ("documents", "a text taken apart"),
    ("records", "YAML → a linked, checked corpus"),
    ("law drafting", "what applied, when, where, and why; a document → a proposed record"),
    ("exports", "what is known, as data for machines"),
    ("site", "what is known, as pages"),
    ("progress", "how far long work has come"),
    ("plugin cli", "the two hosts: MkDocs and the command line"),
    ("__main__", "python -m generator"),
]
"""Every room of the package, lowest first. A room imports only from rooms below its own."""
FLOOR_OF = {room: number for number, (rooms, _) in enumerate(FLOORS, 1) for room in rooms.split()}
DOORS = {"progress", "plugin", "cli", "__main__"}


def name_of(path):
    return ".".join(part for part in path.relative_to(PACKAGE).with_suffix("").parts if part != "__init__")


MODULES = {name_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}
TREES = {name: ast.parse(path.read_text("utf-8")) for name, path in MODULES.items()}
NAMED = sorted(set(MODULES) - {""})


def imported(tree):
    """Yield the full name of everything that ``tree`` imports, ``from a import b`` as ``a.b``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def imports(name):
    """The modules of the package that the module ``name`` imports."""
    inner = [full.removeprefix("generator.") for full in imported(TREES[name]) if full.startswith("generator.")]
    return {full if full in MODULES else full.rpartition(".")[0] for full in inner}


def room_of(name):
    return name.partition(".")[0]


def test_every_module_stands_in_a_room():
    assert {room_of(name) for name in NAMED} == set(FLOOR_OF)
    assert len(set(FLOOR_OF) - DOORS) <= 8
    assert all(purpose for _, purpose in FLOORS)


@pytest.mark.parametrize("name", NAMED)
def test_a_module_imports_only_from_its_own_room_and_those_below(name):
    room = room_of(name)
    above = {other for other in imports(name) if room_of(other) != room and FLOOR_OF[room_of(other)] >= FLOOR_OF[room]}
    assert above == set()


STANDS_ON = {
    "site.views": (),
    "site.pieces": ("site.views", "site.search_index"),
    "site.pages": ("site.views", "site.pieces"),
    "drafting.reading": (),
    "drafting.heading": ("drafting",),
    "drafting.measures": ("drafting",),
    "drafting.relations": ("drafting",),
    "drafting.output": ("drafting",),
    "documents.citations": ("documents",),
}
"""Folders inside a room, each with what beside it it may use: modules, folders, or those of the room itself."""


def stands_on(folder, other):
    """Whether a module of ``folder`` may use the module ``other`` of its room."""
    grounds = (folder, *STANDS_ON[folder])
    return any(other == ground or other.rpartition(".")[0] == ground for ground in grounds)


@pytest.mark.parametrize("folder", STANDS_ON)
def test_a_folder_uses_nothing_beside_it_but_what_it_stands_on(folder):
    inside = [name for name in NAMED if name.startswith(f"{folder}.")]
    beside = {other for name in inside for other in imports(name) if room_of(other) == room_of(folder)}
    assert inside
    assert {other for other in beside if not stands_on(folder, other)} == set()


def test_no_kind_of_page_uses_another():
    pages = [name for name in NAMED if name.startswith("site.pages.")]
    assert [name for name in pages if {other for other in imports(name) if other in pages}] == []


def test_every_kind_of_page_is_made_and_has_views_of_its_name():
    kinds, made, viewed = (
        {name.rpartition(".")[2] for name in names if name.rpartition(".")[0] == folder}
        for names, folder in ((NAMED, "site.pages"), (imports("site.assembly"), "site.pages"), (NAMED, "site.views"))
    )
    assert kinds == made
    assert kinds <= viewed


def test_no_module_leads_back_to_itself():
    below = {name: imports(name) for name in NAMED}
    while lowest := {name for name, needs in below.items() if not needs & set(below)}:
        below = {name: needs for name, needs in below.items() if name not in lowest}
    assert below == {}


def test_the_package_says_the_same_rooms():
    said = generator.__doc__.partition("test_architecture.py):")[2].partition(".")[0].replace(", the doors", "")
    floors = [" ".join(floor.replace(" and ", " ").split()) for floor in said.split("·")]
    assert floors == [rooms for rooms, _ in FLOORS if rooms != "__main__"]


PATH = re.compile(r"`((?:\w+/)*\w+(?:/|\.(?:py|html|css|ya?ml|csv)))`")
"""A file or a folder as the architecture page names it: from the root or the package, of vocabulary or tests."""


def test_every_path_on_the_architecture_page_exists():
    named = set(PATH.findall((ROOT / "ARCHITECTURE.md").read_text("utf-8")))
    roots = (ROOT, PACKAGE, PACKAGE / "vocabulary" / "data", ROOT / "tests")
    assert len(named) > 20
    assert [path for path in sorted(named) if not any((root / path).exists() for root in roots)] == []


def test_no_two_classes_share_a_name():
    classes = [node.name for tree in TREES.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    assert [name for name, times in Counter(classes).items() if times > 1] == []


OPTIONAL = ("docx", "pdfminer", "generator.drafting.reading.numbering")
"""What only the extra ``draft`` installs, and what stands on it, is imported where it is needed."""


SELDOM = {"cli": "generator.drafting."}
"""What one command alone needs, and what takes half a second to load: it is imported where that command runs."""


@pytest.mark.parametrize("name", NAMED)
def test_imports_stand_at_the_top_and_are_absolute(name):
    functions = [node for node in ast.walk(TREES[name]) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    may_be_late = (*OPTIONAL, *([SELDOM[name]] if name in SELDOM else []))
    late = [full for function in functions for full in imported(function) if not full.startswith(may_be_late)]
    assert late == []
    assert not [full for full in imported(TREES[name]) if full.startswith(".")]


@pytest.mark.parametrize(("name", "seldom"), SELDOM.items())
def test_what_is_seldom_needed_is_not_loaded_with_the_rest(name, seldom):
    program = f"import sys, generator.{name}; print(*(each for each in sys.modules if each.startswith({seldom!r})))"
    loaded = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True, cwd=ROOT)
    assert loaded.stdout.split() == []


def test_only_the_plugin_imports_the_host():
    hosts = {"mkdocs", "material", "markdown"}
    found = {name for name, tree in TREES.items() if hosts & {full.split(".")[0] for full in imported(tree)}}
    assert found == {"plugin"}


def calls(tree):
    """Yield what ``tree`` calls, as it is written: ``print``, ``datetime.now``."""
    yield from (ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call))


CLOCK = re.compile(
    r"(datetime|date|dt)\.(now|today|utcnow)|time\.(time|time_ns|localtime|gmtime)|\w+\.(now|today|utcnow)"
)
VOICE = re.compile(r"print|sys\.std(out|err)\.write|pprint")
END = re.compile(r"sys\.exit|exit|quit|os\._exit|SystemExit")


@pytest.mark.parametrize(
    ("what", "allowed"),
    [(CLOCK, {"cli", "plugin", "progress"}), (VOICE, {"cli"}), (END, {"cli", "__main__"})],
    ids=["reads the clock", "prints", "ends the process"],
)
def test_only_hosts_touch_the_world(what, allowed):
    found = {name for name, tree in TREES.items() if any(what.fullmatch(call) for call in calls(tree))}
    assert found <= allowed


ITS_OWN_BROWSER = re.compile(r"(.+\.)?browser\.new_(context|page)|.+\.launch")
TESTS = sorted(path for folder in (".", "browser") for path in (ROOT / "tests" / folder).glob("test_*.py"))


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.name)
def test_no_test_depends_on_the_day_on_which_it_runs(path):
    found = {*calls(ast.parse(path.read_text("utf-8")))}
    assert [call for call in found if CLOCK.fullmatch(call) or ITS_OWN_BROWSER.fullmatch(call)] == []


LIVE_RECORDS = re.compile(r"""(ROOT|HERE|TESTS|parents?|parents\[\d\]) / "directives"|Path\("directives"\)""")


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.name)
def test_no_test_chooses_its_archive_but_by_name(path):
    assert LIVE_RECORDS.findall(path.read_text("utf-8")) == []


def documented(tree):
    """Yield every public function, class and method with whether it has a docstring."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node.name, ast.get_docstring(node)
            yield from documented(node) if isinstance(node, ast.ClassDef) else ()


@pytest.mark.parametrize("name", MODULES)
def test_everything_public_says_what_it_is(name):
    assert ast.get_docstring(TREES[name])
    assert [public for public, words in documented(TREES[name]) if not words] == []


def strings(tree):
    """Yield every text in ``tree`` that the program works with; a text that stands alone is documentation."""
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.value


# A tag with an attribute, or closed at once; a named group of a regular expression is none.
MARKUP = re.compile(r"(?<!\?P)</?[a-z][a-z0-9]*(\s+[a-z-]+=|\s*/?>)")


@pytest.mark.parametrize("name", MODULES)
def test_no_markup_in_code(name):
    assert [text for text in strings(TREES[name]) if MARKUP.search(text)] == []


TEMPLATES = [path for folder in ("templates", "theme") for path in sorted((PACKAGE / "site" / folder).rglob("*.*"))]
CODE_IN_MARKUP = {
    "style attribute": r"\sstyle\s*=",
    "style element": r"<style\b",
    "event handler": r"\son[a-z]+\s*=\s*[\"'{]",
    "script address": r"javascript:",
    # Structured data is no code: browsers never run it. One script is named in the policy of the page by its checksum.
    "inline script": r"<script\b(?![^>]*(\bsrc=|type=\"application/(ld\+)?json\"))(?!>{{ asked_script }}</script>)",
}


@pytest.mark.parametrize("pattern", CODE_IN_MARKUP.values(), ids=CODE_IN_MARKUP)
def test_no_code_in_markup(pattern):
    assert len(TEMPLATES) >= 10
    assert [path.name for path in TEMPLATES if re.search(pattern, path.read_text("utf-8"), re.IGNORECASE)] == []


# Joined from pieces, so that this file does not name them.
PIECES = ["pypi .org", "python hosted", "registry. npmjs", "/ho me/", "/wo rk/", "/Us ers/"]
FOREIGN = [pieces.replace(" ", "") for pieces in PIECES]


@pytest.mark.parametrize("words", FOREIGN)
def test_no_file_names_a_registry_or_a_place_on_one_machine(words):
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    files = [ROOT / name for name in names if name and (ROOT / name).is_file()]
    assert len(files) > 100
    assert [str(path) for path in files if words.encode() in path.read_bytes()] == []
