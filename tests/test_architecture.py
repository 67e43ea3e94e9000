"""What holds the program together: floors, the single importer of mkdocs, no markup in code, no code in markup."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

import generator

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator"
FLOORS = [
    ("problems periods text phrases", "findings, time and words: they know nothing else"),
    ("dated vocabulary clauses yaml_source", "values over time; the closed lists; text and YAML taken apart"),
    (
        "values citations naming places schema_faults pages.parts",
        "what a field can hold; citations, agencies and places in text; faults; small plain shapes",
    ),
    ("pages.time_parts", "the shapes of timelines and of lists of changes"),
    ("pages.views", "what each template gets"),
    ("records drafting reading", "the schema; a file taken as text; a record proposed from text"),
    ("loading references", "one file becomes a record or problems; which document a heading names"),
    ("corpus label_lock", "all records linked; labels that must not move"),
    ("consistency own_words worlds", "faults across records, or against the text; a measure in one possible world"),
    ("archive wording", "a folder becomes a corpus and its problems; names of things in Vietnamese"),
    ("citing reasons", "citations in legal form; why a state is what it is"),
    ("in_force", "the states of every measure over all time"),
    ("answers feeds", "what applied in a province at a time; changes as feeds"),
    ("tables by_day", "plain data: rows of measures, directives and relations; states and regimes over all time"),
    ("exports moving output fulltext icons", "the forms that leave: data, HTML, the folder of the site, its index"),
    ("rendering", "views as HTML"),
    ("pages", "the corpus as addresses with template and context; the pages build on one another, without cycles"),
    ("plugin cli", "the two hosts: MkDocs and the command line"),
    ("__main__", "python -m generator"),
]
FLOOR_OF = {module: number for number, (modules, _) in enumerate(FLOORS, 1) for module in modules.split()}


def name_of(path):
    return ".".join(part for part in path.relative_to(PACKAGE).with_suffix("").parts if part != "__init__")


MODULES = {name_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}
TREES = {name: ast.parse(path.read_text("utf-8")) for name, path in MODULES.items()}
PACKAGES = ("pages", "drafting", "reading", "citations")
"""Each is one floor; its modules build on one another, without cycles."""
EMPTY = {"", "pages"}
NAMED = sorted(set(MODULES) - EMPTY)


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
    return {full if full in MODULES else full.rpartition(".")[0] for full in inner} - EMPTY


def floor_of(name):
    return FLOOR_OF.get(name) or FLOOR_OF[name.partition(".")[0]]


@pytest.mark.parametrize("name", NAMED)
def test_a_module_imports_only_from_floors_below(name):
    own = name.partition(".")[0]
    beside = own if own in PACKAGES and (name == own or name not in FLOOR_OF) else None
    above = {
        other for other in imports(name) if floor_of(other) >= floor_of(name) and other.partition(".")[0] != beside
    }
    assert above == set()


def test_every_named_module_exists_and_has_a_purpose():
    assert set(FLOOR_OF) <= set(MODULES)
    assert all(purpose for _, purpose in FLOORS)


def test_no_module_leads_back_to_itself():
    below = {name: imports(name) for name in NAMED}
    while lowest := {name for name, needs in below.items() if not needs & set(below)}:
        below = {name: needs for name, needs in below.items() if name not in lowest}
    assert below == {}


def test_the_package_says_the_same_floors():
    said = generator.__doc__.partition("test_architecture.py):")[2].rstrip().rstrip(".")
    floors = [" ".join(floor.replace(",", " ").split()) for floor in said.split("·")]
    assert floors == [modules for modules, _ in FLOORS if modules != "__main__"]


OPTIONAL = ("docx", "pdfminer", "generator.reading.numbering")
"""What only the extra ``draft`` installs, and what stands on it, is imported where it is needed."""


@pytest.mark.parametrize("name", NAMED)
def test_imports_stand_at_the_top_and_are_absolute(name):
    functions = [node for node in ast.walk(TREES[name]) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    late = [full for function in functions for full in imported(function) if not full.startswith(OPTIONAL)]
    assert late == []
    assert not [full for full in imported(TREES[name]) if full.startswith(".")]


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
    [(CLOCK, {"cli", "plugin"}), (VOICE, {"cli"}), (END, {"cli", "__main__"})],
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


TEMPLATES = [path for folder in ("templates", "theme") for path in sorted((PACKAGE / folder).rglob("*.*"))]
CODE_IN_MARKUP = {
    "style attribute": r"\sstyle\s*=",
    "style element": r"<style\b",
    "event handler": r"\son[a-z]+\s*=\s*[\"'{]",
    "script address": r"javascript:",
    # Structured data is no code: browsers never run it. One script is named in the policy of the page by its checksum.
    "inline script": r"<script\b(?![^>]*\bsrc=)(?![^>]*type=\"application/ld\+json\")(?!>{% include \"_asked\.js\" %})",
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
