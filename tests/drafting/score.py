"""How well the drafting engine reads documents that nobody tuned it to: precision and recall over ``documents/``.

python tests/drafting/score.py [FOLDER] [--faults]
"""

import re
import sys
from bisect import bisect
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

import yaml

from generator.basics.text import fold
from generator.documents.citations import find
from generator.drafting.draft import draft

HERE = Path(__file__).parent
DOCUMENTS = sorted((HERE / "documents").glob("*.txt"))
FREE_TEXT = ("issuer", "subject", "name", "role", "place", "chair")
# Acts that end or change nothing: editors may enter one or another, or leave it at a citation.
WITHOUT_EFFECT = ("continues", "affirms", "implements", "based-on")


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
        expected = yaml.load(path.with_suffix(".expected.yaml").read_text("utf-8"), yaml.CBaseLoader)
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
    days = cited_days(expected)
    for relation in (relation for relation in expected["relations"] if "either" not in relation):
        yield "relations", (relation["act"], relation["number"], relation["clause"])
        yield "dated relations", (relation["act"], relation["number"], days.get(relation["number"], "null"))
        yield from ((f"relation {key}", fact) for key, fact in details(relation))
    yield from (("deadlines", (d["clause"], d["last_day"])) for d in expected["deadlines"])
    for regime in expected["regimes"]:
        yield "regimes", (regime["clause"], regime["regime"])
        yield from (("areas", (regime["regime"], place(area))) for area in regime.get("areas", []))
    for period in [*expected["regimes"], *expected.get("periods", [])]:
        yield from (("times", (period["clause"], end, value)) for end, value in compared(period).items())
    yield from (("contacts", (contact["clause"], contact["phone"])) for contact in expected.get("contacts", []))
    for clause, measure in expected["measures"].items():
        if clause not in expected.get("either", []):
            yield from stated_measure(clause, measure)


def stated_measure(clause, measure):
    """The facts of one clause that bears measures."""
    yield "measures", (clause,)
    for name, key in (("modes", "mode"), ("agencies", "agencies"), ("with", "with"), ("audiences", "for")):
        yield from ((name, (clause, value)) for value in measure.get(key, []))
    yield from (("areas", (clause, place(area))) for area in measure.get("areas", []))


def cited_days(expected):
    """The date of each document cited, where the text gives it in full somewhere."""
    return {c["number"]: c["issued"] for c in reversed(expected["citations"]) if c["issued"] != "null"}


def header(expected):
    """Field and value pairs of the heading, free text folded; of several values that are right, the first."""
    return {(name, alike(name, values)[0]) for name, values in fields(expected).items()}


def fields(expected):
    """Every field of the heading with its value, or the list of those that are right."""
    meeting, signer = expected["meeting"], expected["signer"]
    found = expected["header"] | {"place": expected["place"]} | (signer if isinstance(signer, dict) else {})
    return found | {"meeting": meeting["date"] if isinstance(meeting, dict) else "null"}


def alike(name, values):
    """The values that are right for a field, as they are compared."""
    listed = values if isinstance(values, list) else [values]
    return [plain(value) if name in FREE_TEXT else value for value in listed]


def details(relation):
    """What a relation says beside its target: parts and times."""
    key = (relation["act"], relation["number"])
    yield from (("parts", (*key, part)) for part in relation.get("parts", []))
    yield from (("times", (*key, end, value)) for end, value in compared(relation).items())


def drafted(made, expected):
    """The facts in a draft, each with the name of its tally; only those fields of the heading that are expected."""
    yield from (("header", fact) for fact in drafted_header(made.heading, expected))
    yield "labels", tuple(clause.label for clause in made.clauses)
    yield from (("citations", fact) for fact in drafted_citations(made))
    yield from drafted_relations(made, expected)
    # The engine may tell no telephone numbers, nor areas.
    yield from (("contacts", (one.clause, digits(one.phone))) for one in getattr(made, "contacts", ()))
    for proposal in made.proposals:
        yield from drafted_measure(proposal, expected)


def drafted_relations(made, expected):
    """What the draft does to other documents; what editors may read differently is left out."""
    open_ = {(one["number"], one["clause"]) for one in expected["relations"] if "either" in one}
    for act in (act for act in made.acts if act.act != "cites"):
        number, issued = act.target.number, str(act.target.issued or "null")
        if (number, act.clause) in open_ and act.act in {*WITHOUT_EFFECT, *acts_at(expected, number, act.clause)}:
            continue
        yield "relations", (act.act, number, act.clause)
        yield "dated relations", (act.act, number, issued)
        shown = {"act": act.act, "number": number, "parts": act.parts} | times(act.from_, act.until)
        yield from ((f"relation {key}", fact) for key, fact in details(shown))


def acts_at(expected, number, clause):
    """The acts that an expectation names for a document in a clause."""
    return {one["act"] for one in expected["relations"] if (one["number"], one["clause"]) == (number, clause)}


def drafted_header(heading, expected):
    """Field and value pairs of a drafted heading, free text folded; one of several right values counts as the first."""
    names = ("type", "number", "issuer", "province", "issued", "effective", "subject", "place", "role", "mark")
    shown = {name: getattr(heading, name).value for name in names} | {"name": heading.signer.value}
    shown["meeting"] = heading.meeting and heading.meeting.day
    for name, values in fields(expected).items():
        right = alike(name, values)
        value = alike(name, "null" if shown[name] is None else str(shown[name]))[0]
        yield name, right[0] if value in right else value


def drafted_citations(made):
    """Number, year and clause of what the draft cites, its own number not counted."""
    ends = list(accumulate(len(clause.text) + 1 for clause in made.clauses))
    for citation in find("\n".join(clause.text for clause in made.clauses)):
        label = made.clauses[bisect(ends, citation.start)].label
        if citation.number != made.heading.number.value:
            yield citation.number, str(citation.year or "null"), label


def drafted_measure(proposal, expected):
    """Facts of one proposed measure; of a clause that is open to editors only its times, regime and place."""
    clause = proposal.clause.split(".(")[0]
    open_ = clause in expected.get("either", [])
    if not open_:
        yield "measures", (clause,)
        yield "modes", (clause, proposal.mode)
        yield from (("agencies", (clause, agency)) for agency in proposal.agencies)
        yield from (("with", (clause, agency)) for agency in proposal.with_)
        yield from (("audiences", (clause, audience)) for audience in proposal.audiences)
    if proposal.timing.deadline:
        yield "deadlines", (clause, str(proposal.timing.deadline))
    if proposal.regime:
        stated_at = [one["clause"] for one in expected["regimes"] if one["regime"] == proposal.regime]
        yield from (("regimes", (at, proposal.regime)) for at in counterparts(clause, stated_at))
    if proposal.regime or not open_:
        yield from (("areas", (proposal.regime or clause, place(area))) for area in getattr(proposal, "areas", ()))
    periods = [*expected["regimes"], *expected.get("periods", [])]
    for end, value in compared(times(proposal.timing.from_, proposal.timing.until)).items():
        stated_at = [one["clause"] for one in periods if compared(one).get(end) == value]
        yield from (("times", (at, end, value)) for at in counterparts(clause, stated_at))


def counterparts(clause, stated_at):
    """Where the expectation states what ``clause`` was found to say: there, in items below it, in a lead-in above."""
    below = [at for at in stated_at if f"{at}.".startswith(f"{clause}.")]
    above = [at for at in stated_at if at.startswith("intro-") or clause.startswith(f"{at}.")]
    return below or above or [clause]


def times(from_, until):
    """The times that are known, as text."""
    return {end: str(moment) for end, moment in (("from", from_), ("until", until)) if moment}


def compared(period):
    """The times of a period or a relation, an end as the instant at which it is over, however it is written."""
    return {end: instant(end, period[end]) for end in ("from", "until") if end in period}


def instant(end, value):
    """A time as it is compared: the end of a day is the beginning of the next one."""
    day, _, clock = value.partition("T")
    if end == "until" and clock in ("", "24:00"):
        return f"{date.fromisoformat(day) + timedelta(days=1)}T00:00"
    return f"{day}T{clock or '00:00'}"


def place(area):
    """The name of an area as it is compared, without the unit above it («xã Hòn Tre, huyện Kiên Hải»)."""
    return plain(area.split(",")[0])


def digits(phone):
    """A telephone number as it is compared."""
    return re.sub(r"\D", "", phone)


def plain(words):
    """Free text as it is compared: without case, marks, «V/v» and differences of white space."""
    return re.sub(r"^v/v ", "", " ".join(fold(words).split()))


def main():
    """Print the tallies, with ``--faults`` also every fact that is missing or too many."""
    folders = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("--")]
    paths = [path for folder in folders for path in sorted(folder.glob("*.txt"))] if folders else DOCUMENTS
    tallies = score(paths)
    print(f"{len(paths)} văn bản\n{'':<16}{'đúng':>6}{'tìm ra':>8}{'có thật':>9}{'chính xác':>11}{'độ phủ':>8}")
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
