"""An archive of any size: records of the shapes that real ones have, of every province and of the centre.

python benchmarks/archive.py N [--into FOLDER]

The same N gives the same bytes. The shapes are the records of ``tests/archive``: runs of points of the long ones, about
ten measures each, the regimes of the short ones, and headings alone. Numbers, provinces and days are changed wherever a
record writes them, so that it goes on agreeing with its own text; acts join what a unit has issued to chains.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import yaml

sys.path.insert(0, str(Path(__file__).parents[1]))

from generator.basics.text import slug
from generator.documents.clauses import Clause, digests, parse
from generator.records import label_lock
from generator.records.loading import LOCK_NAME
from generator.records.yaml_source import read
from generator.vocabulary.lists import CENTRAL, vocabulary

ROOT = Path(__file__).parents[1]
SHAPES = ROOT / "tests" / "archive"
WORK = ROOT / ".build" / "benchmarks"
FIRST, LAST = date(2020, 3, 1), date(2023, 6, 30)
MEASURES = (3, 7)
"""A run of points goes on until it bears a number between these; the last point makes it about ten on average."""
LONG = 20
"""A shape with so many measures is cut into runs of points."""
TO_A_UNIT = 8
"""A small archive has fewer units rather than fewer records to each."""
KINDS = {"whole": 70, "listed": 10, "regime": 15, "heading": 5}
"""With text and clauses; measures without text; a headline regime without text; the heading alone. In percent."""
ACTS = ("replaces", "", "affirms", "extends", "continues", "", "replaces", "amends", "affirms", "suspends", "repeals")
"""What a record does to the one before it of its kind in its unit, in turn."""
AREAS = ("Huyện Cửa Sông", "Huyện Núi Đá", "Thị xã Bến Cũ")
_OF_TEXT = {"text", "structure", "nothing", "contacts"}
_KEPT = {"sources", "evidence", "sha256", "url"}
"""Nothing under these is of the document's own time or place."""
_DAY = re.compile(
    r"(?<!\d)(?:(?P<iso>\d{4}-\d\d-\d\d)|(?P<d>\d{1,2})(?P<a>/|\s+tháng\s+)(?P<m>\d{1,2})(?P<b>/|\s+năm\s+)(?P<y>\d{4}))"
    r"(?!\d)"
)

Tree = dict[str, Any]


class Shape(NamedTuple):
    """A real record as its file says it, and the clauses of its text."""

    id: str
    tree: Tree
    clauses: tuple[Clause, ...]

    @property
    def unit(self) -> str:
        """The province whose record it is, or the centre."""
        return self.id.split("/")[0]


class Written(NamedTuple):
    """A record of the archive: what others say of it, and what the lock file holds of it."""

    id: str
    tree: Tree
    clauses: tuple[Clause, ...]
    last: date
    """Its last possible day of issue."""

    @property
    def to_lock(self) -> Iterator[str]:
        """What the lock file holds of it."""
        measures = (measure["id"] for measure in self.tree.get("measures", ()))
        return label_lock.lines((self.id,), measures, digests(self.clauses))


def shapes() -> list[Shape]:
    """Return the real records, by path."""
    found = []
    for path in sorted(SHAPES.glob("*/*.yaml")):
        source, _ = read(str(path), path.read_bytes())
        tree: Any = source.tree if source else {}
        found.append(Shape(f"{path.parent.name}/{path.stem}", tree, _clauses(tree)))
    return found


def write(count: int, into: Path) -> None:
    """Write ``count`` records and their lock file to the new folder ``into``."""
    author = _Author(count, shapes())
    written = [*author.centre(), *author.records()][:count]
    for one in written:
        path = into / f"{one.id}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_yaml(one.tree), "utf-8")
    locked = sorted(line for one in written for line in one.to_lock)
    (into / LOCK_NAME).write_text("".join(f"{line}\n" for line in locked), "utf-8")


@dataclass
class _Author:
    count: int
    shapes: list[Shape]
    random: Random = field(default_factory=lambda: Random(0))
    acts: Iterator[str] = field(default_factory=lambda: cycle(ACTS))
    newest: dict[tuple[str, str], Written] = field(default_factory=dict)
    """The newest record of each unit and type."""

    def centre(self) -> Iterator[Written]:
        """Yield the central records as they are: an emergency and the nationwide regimes rest on them."""
        for shape in self.shapes:
            if shape.unit == CENTRAL:
                yield Written(*shape, last=_first_day(shape.tree))

    def records(self) -> Iterator[Written]:
        """Yield invented records without end of their own, the oldest first."""
        territory = vocabulary().territory
        provinces = [province.slug for province in territory.existing(territory.era(FIRST))]
        units = provinces[: max(2, self.count // TO_A_UNIT)]
        for n in range(1, self.count + 1):
            unit = CENTRAL if n % 10 == 0 else units[n % len(units)]
            yield self._record(n, unit, FIRST + (LAST - FIRST) * n / self.count)

    def _record(self, n: int, unit: str, day: date) -> Written:
        tree = self._moved(n, unit, day, _KIND[self._one_of(KINDS)](self, unit))
        if self.random.random() < 0.1:
            tree["issued"] = {"not_before": str(day), "not_after": str(day + timedelta(days=5))}
        before = self.newest.get((unit, tree["type"]))
        if before:
            self._act(tree, before)
        written = Written(_id(unit, tree, n), _ordered(tree), _clauses(tree), day + timedelta(days=5))
        self.newest[unit, tree["type"]] = written
        return written

    def _one_of(self, weights: dict[str, int]) -> str:
        return self.random.choices([*weights], [*weights.values()])[0]

    # What a record holds

    def whole(self, unit: str) -> tuple[Shape, Tree]:
        """A run of points of a long record, with all that stands around the points; the centre's text is not held."""
        if unit == CENTRAL:
            return self.listed(unit)
        shape = self._long()
        return shape, _excerpt(shape, self._run(shape))

    def listed(self, unit: str) -> tuple[Shape, Tree]:
        """The measures of a run of points, known from a report."""
        shape = self._long()
        tree = _excerpt(shape, self._run(shape))
        for measure in tree["measures"]:
            measure.pop("clause", None)
            measure.pop("quote", None)
        relations = [{key: value for key, value in one.items() if key != "clause"} for one in tree["relations"]]
        reported = {**tree, "relations": [{**one, "basis": "report"} for one in relations]}
        return shape, {key: value for key, value in reported.items() if key not in _OF_TEXT}

    def regime(self, unit: str) -> tuple[Shape, Tree]:
        """A headline regime for the whole unit, with an end or without; some with a stricter one for a part of it."""
        if unit == CENTRAL:
            return self.listed(unit)
        shape = self.random.choice([s for s in self.shapes if s.unit != CENTRAL and _regimes(s)])
        (one,) = _regimes(shape)
        tree = {**shape.tree, "relations": [], "measures": [dict(one)]}
        measures = tree["measures"]
        if self.random.random() < 0.5:
            measures[0].pop("until", None)
        if self.random.random() < 0.4:
            areas = self.random.sample(AREAS, self.random.randint(1, 2))
            part = {key: value for key, value in measures[0].items() if key != "until"}
            measures.append({**part, "id": "che-do-rieng", "regime": "ct-16", "areas": areas})
        return shape, tree

    def heading(self, unit: str) -> tuple[Shape, Tree]:
        """A document known by name."""
        bare = [s for s in self.shapes if (s.unit == CENTRAL) == (unit == CENTRAL) and "measures" not in s.tree]
        shape = self.random.choice([s for s in bare if s.tree.get("number")])
        return shape, {**shape.tree, "relations": []}

    def _long(self) -> Shape:
        return self.random.choice([shape for shape in self.shapes if len(shape.tree.get("measures", ())) >= LONG])

    def _run(self, shape: Shape) -> set[str]:
        """Return points that stand one after another and bear together as many measures as wanted, or more."""
        points = list(dict.fromkeys(_point(clause.label) for clause in shape.clauses if not clause.zone))
        wanted, at = self.random.randint(*MEASURES), self.random.randrange(len(points))
        bears = [_point(measure["clause"]) for measure in shape.tree["measures"]]
        found: list[str] = []
        while len(found) < len(points) and sum(point in found for point in bears) < wanted:
            found.append(points[(at + len(found)) % len(points)])
        return {*found}

    # Where and when it is said

    def _moved(self, n: int, unit: str, day: date, held: tuple[Shape, Tree]) -> Tree:
        """Return what is ``held`` of a shape as a document of ``unit``, issued on ``day``, the ``n``-th of its like."""
        shape, tree = held
        names = {p.slug: p.name for p in vocabulary().territory.provinces.values()} | {CENTRAL: "Trung ương"}
        number = tree.get("number")
        mine = f"{n}/{number.split('/', 1)[-1]}" if number else None
        old, new, shift = names[shape.unit], names[unit], day - _first_day(shape.tree)

        def changed(words: str) -> str:
            words = words.replace(number, mine) if number and mine else words
            words = words.replace(old, new).replace(old.upper(), new.upper())
            return _DAY.sub(lambda found: _later(found, shift), words)

        tree = _each_text(tree, changed)
        tree["relations"] = [known for relation in tree.get("relations", ()) if (known := _known(relation))]
        tree["issued"] = str(day)
        if unit == CENTRAL:
            # Numbers beyond those of the real ones.
            tree |= {"type": "chi-thi", "number": f"{1000 + n}/CT-TTg", "issuer": "Thủ tướng Chính phủ"}
        elif number is None and self.random.random() < 0.5:
            tree["number"] = f"{n}/{vocabulary().types[tree['type']].abbreviation}-UBND"
        for measure in tree.get("measures", ()):
            measure.pop("occasion", None)  # its days are known for a few years only
        return {key: value for key, value in tree.items() if value is not None}

    def _act(self, tree: Tree, before: Written) -> None:
        """Let the record do something to the one ``before``; its text says so."""
        act = next(self.acts)
        if not act or (before.last >= _first_day(tree) and vocabulary().acts[act].effect):
            return
        relation: Tree = {"act": act, **_target(before, by_heading=self.random.random() < 0.5)}
        if act in ("extends", "suspends"):
            relation["until"] = str(_first_day(tree) + timedelta(days=self.random.randint(7, 30)))
        if act == "amends" and before.tree.get("measures"):
            relation["parts"] = [self.random.choice(before.tree["measures"])["id"]]
        if self.random.random() < 0.1:
            relation["basis"] = "inferred"
        elif tree.get("text"):
            relation["clause"] = _said(tree, f"{vocabulary().acts[act].name.capitalize()} {_named(before)}.")
        tree["relations"].append(relation)


_KIND: dict[str, Callable[[_Author, str], tuple[Shape, Tree]]] = {
    "whole": _Author.whole,
    "listed": _Author.listed,
    "regime": _Author.regime,
    "heading": _Author.heading,
}


def _id(unit: str, tree: Tree, n: int) -> str:
    year, number = _first_day(tree).year, tree.get("number")
    if not number:
        return f"{unit}/{tree['type']}-{year}-{n}"
    return f"{unit}/{slug(number)}" + ("" if f"/{year}/" in number else f"-{year}")


def _first_day(tree: Tree) -> date:
    issued = tree["issued"]
    return date.fromisoformat(issued["not_before"] if isinstance(issued, dict) else issued)


def _point(label: str) -> str:
    return label.split(".")[0]


def _clauses(tree: Tree) -> tuple[Clause, ...]:
    return parse(tree["text"], tree.get("structure", {}).get("close")) if tree.get("text") else ()


def _regimes(shape: Shape) -> list[Tree]:
    return [measure for measure in shape.tree.get("measures", ()) if "regime" in measure]


def _excerpt(shape: Shape, points: set[str]) -> Tree:
    """Return the record with those of its numbered points alone, and of its reading what is about what is left."""

    def kept(label: str | None) -> bool:
        return label is None or (label in zones or _point(label) in points)

    clauses = [clause for clause in shape.clauses if clause.zone or _point(clause.label) in points]
    zones = {clause.label for clause in clauses if clause.zone}
    tree = {**shape.tree, "text": "\n\n".join(clause.text for clause in clauses) + "\n"}
    for key in ("measures", "contacts", "relations"):
        tree[key] = [dict(item) for item in tree.get(key, ()) if kept(item.get("clause"))]
    tree["nothing"] = [label for label in tree.get("nothing", ()) if kept(label)]
    tree["notes"] = [note for note in tree.get("notes", ()) if "." not in note["field"]]
    # Unmarked paragraphs of what is now the last point are not those of the closing.
    closing = next(clause.text for clause in clauses if clause.zone == "close")
    return {**tree, "structure": {"close": " ".join(closing.split()[:4])}}


def _each_text(tree: Any, change: Callable[[str], str]) -> Any:  # noqa: ANN401  (whatever a file holds)
    if isinstance(tree, dict):
        return {key: value if key in _KEPT else _each_text(value, change) for key, value in tree.items()}
    if isinstance(tree, list | tuple):
        return [_each_text(value, change) for value in tree]
    return change(tree) if isinstance(tree, str) else tree


def _later(found: re.Match[str], shift: timedelta) -> str:
    if found["iso"]:
        return str(date.fromisoformat(found["iso"]) + shift)
    day = date(int(found["y"]), int(found["m"]), int(found["d"])) + shift
    return f"{day.day:02}{found['a']}{day.month}{found['b']}{day.year}"


def _known(relation: Tree) -> Tree | None:
    """Return a relation that keeps to the central records as they are, and to the year that its day has now.

    None of one with another real record, which is not part of the archive.
    """
    document = relation.get("document")
    if not document:
        return relation if relation["record"].startswith(f"{CENTRAL}/") else None
    held = next((path for path in (SHAPES / CENTRAL).glob(f"{slug(document['number'])}-*.yaml")), None)
    if held:
        rest = {key: value for key, value in relation.items() if key != "document"}
        return {**rest, "record": f"{CENTRAL}/{held.stem}"}
    # A symbol may hold its year.
    dated = "issued" in document and f"/{document.get('year')}/" not in document["number"]
    year = {"year": document["issued"][:4]} if dated else {}
    return {**relation, "document": {**document, **year}}


def _target(one: Written, *, by_heading: bool) -> Tree:
    if not (by_heading and one.tree.get("number")):
        return {"record": one.id}
    heading = {"type": one.tree["type"], "number": one.tree["number"], "year": str(_first_day(one.tree).year)}
    issued = one.tree["issued"]
    return {"document": heading | ({"issued": issued} if isinstance(issued, str) else {})}


def _named(one: Written) -> str:
    kind = vocabulary().types[one.tree["type"]].name
    day = _first_day(one.tree)
    number, issued = one.tree.get("number"), one.tree["issued"]
    if not number:
        return f"{kind} trước đây"
    return f"{kind} số {number}" + (f" ngày {day.day:02}/{day.month}/{day.year}" if isinstance(issued, str) else "")


def _said(tree: Tree, sentence: str) -> str:
    """Add ``sentence`` to the end of the introduction; return its label."""
    clauses = _clauses(tree)
    last = max(index for index, clause in enumerate(clauses) if clause.zone == "intro")
    texts = [clause.text for clause in clauses]
    tree["text"] = "\n\n".join([*texts[: last + 1], sentence, *texts[last + 1 :]]) + "\n"
    return _clauses(tree)[last + 1].label


def _ordered(tree: Tree) -> Tree:
    """Return ``tree`` without what is empty, its text last, as editors write it."""
    return {key: tree[key] for key in sorted(tree, key="text".__eq__) if tree[key] not in ([], {})}


class _Dumper(yaml.CSafeDumper):
    """Writes days plain and texts as blocks, as editors do."""


_Dumper.yaml_implicit_resolvers = {
    first: [one for one in found if not one[0].endswith(":timestamp")]
    for first, found in yaml.SafeDumper.yaml_implicit_resolvers.items()
}
_Dumper.add_representer(
    str,
    lambda dumper, words: dumper.represent_scalar("tag:yaml.org,2002:str", words, style="|" if "\n" in words else None),
)


def _yaml(tree: Tree) -> str:
    return str(yaml.dump(tree, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1 << 20))


def main() -> int:
    """Write the archive that was asked for; say where it lies."""
    parser = argparse.ArgumentParser(description="Tạo một kho bản ghi giả, lớn tùy ý, theo dạng bản ghi thật.")
    parser.add_argument("count", type=int, metavar="N", help="số văn bản")
    parser.add_argument("--into", type=Path, metavar="FOLDER", help="thư mục mới (mặc định: .build/benchmarks/kho-N)")
    arguments = parser.parse_args()
    into = arguments.into or WORK / f"kho-{arguments.count}"
    shutil.rmtree(into, ignore_errors=True)
    write(arguments.count, into)
    print(into)
    return 0


if __name__ == "__main__":
    sys.exit(main())
