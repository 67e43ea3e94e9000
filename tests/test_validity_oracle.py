"""The interval algebra of in_force against the brute-force oracle, over random small corpora."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from oracle import DAY, ENDED, MINUTE, PRESUPPOSING, WITH_EFFECT, Oracle, Unruled, count_worlds, midnight
from small_corpus import small_corpus

from generator.basics.text import fold
from generator.law.validity import Interval, Validity, validities
from generator.records.corpus import Corpus

SOAK = bool(os.environ.get("SOAK"))
MIDNIGHT_STEP = 1 if SOAK else 3
FIRST = date(2021, 7, 1)
UNITS = ("kien-giang", "kien-giang", "kien-giang", "son-la", "trung-uong", "trung-uong")
PROVINCES = ("kien-giang", "son-la", "ben-tre")
ACTS = sorted(WITH_EFFECT | PRESUPPOSING | {"implements", "based-on", "cites"})
# Endings, extensions and suspensions interact; the others are drawn less often.
LIKELY = (*ACTS, "extends", "extends", "suspends", "suspends", "resumes", "repeals", "replaces")
CLOCKS = ("", "", "", "T00:00", "T06:00", "T18:30", "T23:59")
REGIMES = ("ct-15", "ct-16", "cap-2")
AREAS = ("Huyện A", "Huyện B", "Huyện C")
RULES = {
    "not-yet": {2, 5},
    "applying": {1, 4, 5, 7},
    "unconfirmed": {4, 5, 6, 7, 9, 11},
    "suspended": {3, 5},
    "known-by-name": {11},
    "done": {4},
    "expired": {1, 5, 7},
    "replaced": {1, 5},
    "repealed": {1, 5},
}
MOST_WORLDS = 400

Draw = Callable[..., Any]


def _often(draw: Draw, tenths: int) -> bool:
    return int(draw(st.integers(1, 10))) <= tenths


class _Author:
    """Draws the records of one corpus; dates come from a small pool, so that they often coincide."""

    def __init__(self, draw: Draw, uncertain: int, doubtful: int) -> None:
        self.draw = draw
        self.pool = draw(st.lists(st.integers(0, 90), min_size=2, max_size=5))
        units = draw(st.lists(st.sampled_from(UNITS), min_size=1, max_size=6))
        self.ids = [f"{unit}/{n}-qd-2021" for n, unit in enumerate(units, start=1)]
        self.measures = {id_: ["a", "b", "c"][: draw(st.integers(0, 3))] for id_ in self.ids}
        self.uncertain_left, self.doubtful_left = uncertain, doubtful

    def day(self) -> date:
        return FIRST + timedelta(days=self.draw(st.sampled_from(self.pool)) + self.draw(st.sampled_from((0, 0, 1, 4))))

    def moment(self) -> str:
        return f"{self.day()}{self.draw(st.sampled_from(CLOCKS))}"

    def records(self) -> dict[str, dict[str, Any]]:
        return {id_: self.record(id_) for id_ in self.ids}

    def record(self, id_: str) -> dict[str, Any]:
        record = self.issue()
        if _often(self.draw, 2):
            record["effective"] = self.moment()
        if _often(self.draw, 2):
            record["checked"] = str(self.day())
        if _often(self.draw, 1):
            record["withdrawn"] = {"on": "2022-01-01", "why": "nhập nhầm"}
        if _often(self.draw, 1) and self.doubtful_left:
            self.doubtful_left -= 1
            record["existence"] = "inferred"
        if not self.measures[id_] and _often(self.draw, 5):
            record["text"] = "Nội dung."
        record["measures"] = [self.measure(id_, name) for name in self.measures[id_]]
        others = [other for other in self.ids if other != id_]
        if others:
            record["relations"] = [self.relation(others) for _ in range(self.draw(st.integers(0, 3)))]
        return record

    def issue(self) -> dict[str, Any]:
        day = self.day()
        if not self.uncertain_left or _often(self.draw, 7):
            return {"issued": str(day)}
        self.uncertain_left -= 1
        last = day + timedelta(days=self.draw(st.sampled_from((1, 2, 4, 7, 12))))
        issue: dict[str, Any] = self.draw(
            st.sampled_from(
                [
                    {"issued": {"not_before": str(day), "not_after": str(last)}},
                    {"issued": {"not_after": str(last)}, "meeting": {"date": str(day), "written": "hôm ấy"}},
                    {"issued": {"not_before": str(day)}, "sources": [{"seen_in": "ví dụ", "seen": str(last)}]},
                ]
            )
        )
        return issue

    def measure(self, id_: str, name: str) -> dict[str, Any]:
        measure: dict[str, Any] = {"id": name, "clause": name}
        if _often(self.draw, 3):
            measure["from"] = self.moment()
        if _often(self.draw, 3):
            measure["until"] = self.moment()
            if measure["until"][:10] <= measure.get("from", "")[:10]:
                del measure["from"]
        if _often(self.draw, 4):
            measure["regime"] = self.draw(st.sampled_from(REGIMES))
        elif _often(self.draw, 4):
            measure |= {"while_words": "trong lúc giãn cách", "while_regimes": [self.draw(st.sampled_from(REGIMES))]}
        if id_.startswith("trung-uong/") and _often(self.draw, 5):
            measure["provinces"] = self.draw(st.lists(st.sampled_from(PROVINCES), min_size=1, unique=True))
        elif _often(self.draw, 4):
            measure["areas"] = self.draw(st.lists(st.sampled_from(AREAS), unique=True))
            measure["area_words"] = self.draw(st.sampled_from([None, None, None, "các huyện còn lại"]))
        bound: dict[str, Any] = self.draw(
            st.sampled_from(
                [{}, {"for": ["nguoi-dan"]}, {"agencies": ["so-y-te"]}, {"for": ["tai-xe"], "agencies": ["so-gtvt"]}]
            )
        )
        measure |= bound
        if "for" not in bound and _often(self.draw, 3):
            measure["deadline"] = {"last_day": str(self.day()), "written": "đúng hạn"}
        elif not {"until", "while_words", "regime"} & measure.keys() and _often(self.draw, 3):
            measure |= {"at_once": "true"}
        if not {"until", "from", "at_once"} & measure.keys() and _often(self.draw, 2):
            when = self.draw(st.sampled_from(("during", "before")))
            words = measure.get("while_words", "trong dịp lễ")
            measure |= {"while_words": words, "occasion": {"of": "quoc-khanh", "year": "2021", "when": when}}
        return measure

    def relation(self, others: list[str]) -> dict[str, Any]:
        target = self.draw(st.sampled_from(others))
        relation: dict[str, Any] = {"act": self.draw(st.sampled_from(LIKELY)), "record": target}
        if _often(self.draw, 2):
            relation["from"] = self.moment()
        if relation["act"] == "extends" or (relation["act"] == "suspends" and _often(self.draw, 5)):
            relation["until"] = self.moment()
            if relation["until"][:10] <= relation.get("from", "")[:10]:
                del relation["from"]
            if relation["act"] == "extends" and _often(self.draw, 2):
                del relation["until"]
                relation["until_words"] = "cho đến khi có thông báo mới"
        if self.measures[target] and _often(self.draw, 3):
            relation["parts"] = self.draw(st.lists(st.sampled_from(self.measures[target]), min_size=1, unique=True))
        if self.doubtful_left and _often(self.draw, 2):
            self.doubtful_left -= 1
            relation["basis"] = "inferred"
        return relation


@st.composite
def corpora(draw: Draw, uncertain: int = 2, doubtful: int = 3) -> dict[str, dict[str, Any]]:
    """Records of a small corpus, as plain data (so that a failing example prints readably)."""
    return _Author(draw, uncertain, doubtful).records()


@settings(
    max_examples=3000 if SOAK else 80,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
@given(corpora())
def test_the_algebra_agrees_with_the_oracle(records: dict[str, dict[str, Any]]) -> None:
    corpus, errors = small_corpus(records)
    assume(not errors)
    assume(count_worlds(corpus) <= MOST_WORLDS)
    assume(any(not record.get("withdrawn") for record in records.values()))
    try:
        oracle = Oracle(corpus)
    except Unruled:
        assume(False)
    found = validities(corpus)
    assert set(found) == set(oracle.ids), "exactly the measures of the records that stand"
    edges = sorted(oracle.edges())
    for id_, validity in found.items():
        _well_formed(validity)
        assert (validity.period.start, validity.period.end) == oracle.period(id_), f"own period of {id_}"
        for instant in _instants(validity, edges):
            assert _at(validity, instant).state == oracle.state_at(id_, instant), f"{id_} at {instant}"
        places = {f"{id_}@{name}": validity.seen_from((name,)) for name in validity.measure.provinces}
        for placed, there in places.items():
            _well_formed(there)
            for instant in _instants(there, edges):
                assert _at(there, instant).state == oracle.state_at(placed, instant), f"{placed} at {instant}"
        for placed, there in (places or {id_: validity}).items() if len(oracle.worlds) == 1 else ():
            _decided(corpus, oracle, placed, there)


def _instants(validity: Validity, edges: list[datetime]) -> list[datetime]:
    """Every boundary of both sides with a minute to either side, and midnights of the covered months."""
    boundaries = {interval.span.start for interval in validity.intervals if interval.span.start}
    near = {edge + step for edge in (*boundaries, *edges) if edge.year < 9999 for step in (-MINUTE, 0 * MINUTE, MINUTE)}
    midnights = {midnight(FIRST - 20 * DAY) + n * DAY for n in range(0, 200, MIDNIGHT_STEP)}
    return sorted(near | midnights)


def _at(validity: Validity, instant: datetime) -> Interval:
    intervals = [interval for interval in validity.intervals if instant in interval.span]
    assert len(intervals) == 1, f"{validity.id}: {len(intervals)} pieces hold {instant}"
    return intervals[0]


def _well_formed(validity: Validity) -> None:
    """Pieces cover all time without gap or overlap, each differs from its neighbour, each gives its reasons."""
    assert validity.intervals[0].span.start is None
    assert validity.intervals[-1].span.end is None
    for one, other in pairwise(validity.intervals):
        assert one.span.end == other.span.start
        assert (one.state, one.reasons) != (other.state, other.reasons), f"{validity.id} at {one.span.end}"
    for interval in validity.intervals:
        assert interval.span.start is None or interval.span.end is None or interval.span.start < interval.span.end
        assert interval.reasons, f"{validity.id}: no reason for {interval.state}"
        assert all(_vietnamese(reason.text) for reason in interval.reasons), [
            reason.text for reason in interval.reasons
        ]
        assert interval.reasons[0].rule in RULES[interval.state], (
            f"{validity.id}: {interval.state} by rule {interval.reasons[0].rule}"
        )


def _vietnamese(text: str) -> bool:
    return text == text.strip() and fold(text) != text.lower()


def _decided(corpus: Corpus, oracle: Oracle, id_: str, validity: Validity) -> None:
    """Where nothing is uncertain, the first reason names the one rule that decides."""
    world = oracle.worlds[0]
    facts = world.facts[id_]
    directive, measure = world.measures[id_]
    by_day_or_occasion = {1, 7} if measure.occasion else {1}
    for interval in validity.intervals:
        rule, at = interval.reasons[0].rule, interval.span.start
        if interval.state in ENDED:
            assert rule in (by_day_or_occasion if interval.state == "expired" else {1})
            assert facts.ending
            assert interval.reasons[0].date == facts.ending[0]
        elif interval.state == "not-yet":
            assert rule == 2
        elif interval.state == "suspended":
            assert rule == 3
        elif interval.state in ("done", "known-by-name"):
            assert RULES[interval.state] == {rule}
        elif interval.state == "applying":
            assert at
            assert rule in (by_day_or_occasion if facts.stated_end else {4} if world.in_grace(id_, at) else {7})
        elif directive.record.existence != "inferred":
            assert at
            unconfirmed = 6 if world.outdone(id_, at) else 9 if world.overdue(id_, at) else 0
            assert rule == (unconfirmed or (7 if measure.while_regimes else 4))
            assert interval.overdue == (rule == 9)
