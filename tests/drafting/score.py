"""How well the drafting engine reads documents that nobody tuned it to: precision and recall over ``documents/``.

python tests/drafting/score.py [--faults]
"""

import re
import sys
from bisect import bisect
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

import yaml

from generator.citations import find
from generator.drafting import draft
from generator.text import fold

DOCUMENTS = sorted((Path(__file__).parent / "documents").glob("*.txt"))
FREE_TEXT = ("issuer", "subject", "name", "role", "place", "chair")


@dataclass
class Tally:
    """What was found and what is there, both as sets of facts; facts are tuples that begin with the document."""

    found: set[tuple] = field(default_factory=set)
    expected: set[tuple] = field(default_factory=set)

    @property
    def right(self):
        return len(self.found & self.expected)

    @property
    def precision(self):
        return self.right / len(self.found) if self.found else 1.0

    @property
    def recall(self):
        return self.right / len(self.expected) if self.expected else 1.0


def score(paths=DOCUMENTS):
    """Tallies by name, over all of ``paths``."""
    tallies = defaultdict(Tally)
    for path in paths:
        expected = yaml.load(path.with_suffix(".expected.yaml").read_text("utf-8"), yaml.BaseLoader)
        made = draft(path.read_text("utf-8"), path.name, None)
        for side, facts in (("expected", stated(expected)), ("found", drafted(made, expected))):
            for name, fact in facts:
                getattr(tallies[name], side).add((path.stem, *fact))
    return dict(tallies)


def stated(expected):
    """The facts in an expectation, each with the name of its tally."""
    yield from (("header", fact) for fact in header(expected))
    yield "labels", tuple(expected["labels"])
    yield from (("citations", (c["number"], c["year"], c["clause"])) for c in expected["citations"])
    for relation in expected["relations"]:
        yield "relations", (relation["act"], relation["number"], relation["clause"])
        yield from ((f"relation {key}", fact) for key, fact in details(relation))
    yield from (("deadlines", (d["clause"], d["last_day"])) for d in expected["deadlines"])
    yield from (("regimes", (r["clause"], r["regime"])) for r in expected["regimes"])
    for period in [*expected["regimes"], *expected.get("periods", [])]:
        yield from (("times", (period["clause"], key, period[key])) for key in ("from", "until") if key in period)
    for clause, measure in expected["measures"].items():
        for name, key in (("modes", "mode"), ("agencies", "agencies"), ("with", "with"), ("audiences", "for")):
            yield from ((name, (clause, value)) for value in measure.get(key, []))


def header(expected):
    """Field and value pairs of the heading, free text folded."""
    meeting, signer = expected["meeting"], expected["signer"]
    fields = expected["header"] | {"place": expected["place"]} | (signer if isinstance(signer, dict) else {})
    fields["meeting"] = meeting["date"] if isinstance(meeting, dict) else "null"
    return {(name, plain(value) if name in FREE_TEXT else value) for name, value in fields.items()}


def details(relation):
    """What a relation says beside its target: parts and times."""
    key = (relation["act"], relation["number"])
    yield from (("parts", (*key, part)) for part in relation.get("parts", []))
    yield from (("times", (*key, end, relation[end])) for end in ("from", "until") if end in relation)


def drafted(made, expected):
    """The facts in a draft, each with the name of its tally; only those fields of the heading that are expected."""
    fields = {name for name, _ in header(expected)}
    yield from (("header", fact) for fact in drafted_header(made.heading) if fact[0] in fields)
    yield "labels", tuple(clause.label for clause in made.clauses)
    yield from (("citations", fact) for fact in drafted_citations(made))
    for act in (act for act in made.acts if act.act != "cites"):
        yield "relations", (act.act, act.target.number, act.clause)
        shown = {"act": act.act, "number": act.target.number, "parts": act.parts} | times(act.from_, act.until)
        yield from ((f"relation {key}", fact) for key, fact in details(shown))
    for proposal in made.proposals:
        yield from drafted_measure(proposal, proposal.clause.split(".(")[0] in expected.get("either", []))


def drafted_header(heading):
    """Field and value pairs of a drafted heading, free text folded."""
    names = ("type", "number", "issuer", "province", "issued", "effective", "subject", "place", "role", "mark")
    fields = {name: getattr(heading, name).value for name in names} | {"name": heading.signer.value}
    fields["meeting"] = heading.meeting and heading.meeting.day
    shown = {name: "null" if value is None else str(value) for name, value in fields.items()}
    return {(name, plain(value) if name in FREE_TEXT else value) for name, value in shown.items()}


def drafted_citations(made):
    """Number, year and clause of what the draft cites, its own number not counted."""
    ends = list(accumulate(len(clause.text) + 1 for clause in made.clauses))
    for citation in find("\n".join(clause.text for clause in made.clauses)):
        label = made.clauses[bisect(ends, citation.start)].label
        if citation.number != made.heading.number.value:
            yield citation.number, str(citation.year or "null"), label


def drafted_measure(proposal, either):
    """Facts of one proposed measure; ``either``: editors may differ on whether there is one."""
    clause = proposal.clause.split(".(")[0]
    timing = proposal.timing
    if not either:
        yield "modes", (clause, proposal.mode)
        yield from (("agencies", (clause, agency)) for agency in proposal.agencies)
        yield from (("with", (clause, agency)) for agency in proposal.with_)
        yield from (("audiences", (clause, audience)) for audience in proposal.audiences)
    if timing.deadline:
        yield "deadlines", (clause, str(timing.deadline))
    if proposal.regime:
        yield "regimes", (clause, proposal.regime)
    yield from (("times", (clause, end, value)) for end, value in times(timing.from_, timing.until).items())


def times(from_, until):
    """The times that are known, as text."""
    return {end: str(moment) for end, moment in (("from", from_), ("until", until)) if moment}


def plain(words):
    """Free text as it is compared: without case, marks, «V/v» and differences of white space."""
    return re.sub(r"^v/v ", "", " ".join(fold(words).split()))


def main():
    """Print the tallies, with ``--faults`` also every fact that is missing or too many."""
    tallies = score()
    print(f"{len(DOCUMENTS)} văn bản\n{'':<16}{'đúng':>6}{'tìm ra':>8}{'có thật':>9}{'chính xác':>11}{'độ phủ':>8}")
    for name, tally in sorted(tallies.items()):
        counts = f"{tally.right:>6}{len(tally.found):>8}{len(tally.expected):>9}"
        print(f"{name:<16}{counts}{tally.precision:>11.3f}{tally.recall:>8.3f}")
    if "--faults" in sys.argv:
        for name, tally in sorted(tallies.items()):
            faults = [*(("thừa ", f) for f in tally.found - tally.expected)]
            faults += [("thiếu", f) for f in tally.expected - tally.found]
            for what, fact in sorted(faults, key=lambda fault: (fault[1][0], fault[0])):
                print(name, what, *fact)


if __name__ == "__main__":
    main()
