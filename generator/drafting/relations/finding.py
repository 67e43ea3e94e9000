"""What the document does to the documents it names outside the letterhead, each once, and where it says so."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.basics.matching import flat, low
from generator.basics.periods import Moment
from generator.basics.text import slug
from generator.documents import citations, markers
from generator.documents.citations import Citation
from generator.documents.citations.scans import readable
from generator.documents.clauses import Clause
from generator.drafting import times
from generator.drafting.model import FoundAct, Target, Timing
from generator.drafting.moments import Calendar
from generator.drafting.relations import cited_parts, effects, own_orders
from generator.drafting.relations.act_lists import ActLists
from generator.drafting.relations.cited_parts import WHOLE
from generator.drafting.relations.effects import CITES, Effect, NamedDocument
from generator.drafting.wordlists import patterns_by_key, provinces
from generator.vocabulary.lists import CENTRAL, UNKNOWN_TYPE, vocabulary

_BEFORE = 700  # characters before and after a document in which its sentence is looked for
_BEHIND = 600
_LONGER = re.compile(r"thêm (?:\d{1,3}|một|hai)(?: \(\w+\))? (?:ngày|tuần|tháng)(?: \w+){0,6}")
_TERM = 60  # characters from "hết hiệu lực" in which its day stands
_ITEM = 200  # characters from the head of an item in which it says what it does


def acts(clauses: Sequence[Clause], own: str | None, calendar: Calendar, province: str | None) -> tuple[FoundAct, ...]:
    """Return, for each document named outside the letterhead, the strongest thing done to it and where.

    ``own``: the document's own number; ``calendar``: its day of issue; ``province``: whose documents it cites unnamed.
    """
    found: dict[tuple[str, int | None], list[FoundAct]] = {}
    lists = ActLists()
    amended: FoundAct | None = None
    for clause, named in _by_clause(clauses):
        itself = [one for one in named if _is_own(one.citation, own, calendar)]
        lead = lists.at(clause, names_others=len(named) > len(itself))
        if clause.zone in ("to", "nn", "sign") and lead is CITES:
            continue
        made = [
            _act(one, reading, calendar, province, central=citations.is_central(own or ""))
            for one, reading in effects.read(clause, named, lead, itself)
        ]
        made += _below(clause, amended) if amended and not named else []
        for act in made:
            found.setdefault((slug(act.target.number), act.target.year), []).append(act)
        if named and clause.text.endswith(":") and len(made) == 1 and made[0].act == "amends":
            amended = made[0]
    return tuple(act for one in _by_document(found) for act in _strongest(one))


def _by_document(found: dict[tuple[str, int | None], list[FoundAct]]) -> Iterator[list[FoundAct]]:
    """Yield the acts on each document, by number and year, all with its fullest heading.

    Those without a year join the only year there is.
    """
    years: defaultdict[str, set[int]] = defaultdict(set)
    for number, year in found:
        if year:
            years[number].add(year)
    joined: defaultdict[tuple[str, int | None], list[FoundAct]] = defaultdict(list)
    for (number, year), acts_ in found.items():
        joined[number, next(iter(years[number])) if len(years[number]) == 1 else year] += acts_
    for acts_ in joined.values():
        fullest = max((act.target for act in acts_), key=lambda target: (target.issued is not None, target.year or 0))
        yield [replace(act, target=replace(act.target, year=fullest.year, issued=fullest.issued)) for act in acts_]


def _is_own(citation: Citation, own: str | None, calendar: Calendar) -> bool:
    """Whether the document names itself: by its number, or its serial number, and no other day."""
    if own is None or not (slug(citation.number) == slug(own) or own.startswith(f"{citation.number}/")):
        return False
    day = calendar.anchor
    return day is None or citation.year in (None, day.year)


def _below(clause: Clause, amended: FoundAct) -> list[FoundAct]:
    """Return what an item does to the document that "Sửa đổi … như sau:" names above it."""
    from_intro = amended.clause.startswith("intro-") and clause.zone is None
    if not (from_intro or clause.label.startswith(f"{amended.clause}.")):
        return []
    text = low(clause.text[markers.end(clause.text) :])
    for act, verb in patterns_by_key("acts"):
        found = verb.match(text)
        named = cited_parts.read(re.split(r"[“:;.]|\snhư sau", text[found.end() :])[0]) if found else WHOLE
        if named != WHOLE:
            return [
                replace(
                    amended,
                    act=act,
                    clause=clause.label,
                    parts=named.labels,
                    unread=named.unread,
                    evidence=clause.text[:_ITEM],
                )
            ]
    return []


def _by_clause(clauses: Sequence[Clause]) -> Iterator[tuple[Clause, list[NamedDocument]]]:
    """Yield each clause with its citations; found in one run, for a later one takes its year from the first."""
    starts, at = [], 0
    for clause in clauses:
        starts.append(at)
        at += len(clause.text) + 2
    everything = iter(citations.find("\n\n".join(clause.text for clause in clauses)))
    one = next(everything, None)
    for clause, start in zip(clauses, starts, strict=True):
        named, stop = [], start + len(clause.text)
        while one and one.start < stop:
            named.append(NamedDocument(one, clause, max(one.start - start, 0), min(one.end - start, len(clause.text))))
            one = next(everything, None)
        yield clause, named


def _act(one: NamedDocument, reading: Effect, calendar: Calendar, province: str | None, *, central: bool) -> FoundAct:
    text = one.clause.text
    evidence = _evidence(text, reading.verb_at, one)
    sentence = _sentence(text, one)
    timing = times.read(sentence, calendar, None)
    until, until_words = timing.until, timing.until_words
    act, doubt = _meant(reading, timing, regime=not central and effects.names_regime(one.citation)), ""
    if act == "extends" and not (until or until_words):
        longer = _LONGER.search(sentence)
        until_words = longer[0] if longer else None
        if not longer:
            act, doubt = "cites", "lời văn kéo dài/gia hạn nhưng không nêu thời hạn mới"
    written = text[one.start : one.end]
    if _digits(written) != _digits(readable(written).words):
        doubt = f"bản quét lẫn chữ và số: «{' '.join(written.split())}»"
    if not vocabulary().acts[act].until:
        until = until_words = None
    named = reading.parts if effects.has_effect(act) else WHOLE
    return FoundAct(
        act=act,
        target=_target(one.citation, province),
        clause=_label(one),
        evidence=evidence,
        parts=named.labels,
        unread=_as_written(named.unread, text),
        until=until,
        until_words=until_words,
        from_=timing.from_
        if vocabulary().acts[act].until == "may"
        else _own_start(act, reading, one, sentence, calendar),
        doubt=doubt,
    )


def _as_written(words: str, text: str) -> str:
    at = low(text).find(words)
    return text[at : at + len(words)] if at >= 0 else words


def _digits(words: str) -> list[str]:
    return re.findall(r"\d", words)


def _meant(reading: Effect, timing: Timing, *, regime: bool) -> str:
    """Return the act that is meant: what goes on for a stated time is continued, without one affirmed."""
    act, dated = reading.act, timing.from_ or timing.until or timing.until_words
    if act in ("continues", "affirms"):
        act = "continues" if dated and not (regime and not reading.model) else "affirms"
    if regime and (reading.model if act == "continues" else effects.has_effect(act)):
        return "cites"  # to a province the name of a model: what begins or ends is the regime, not the document
    return act


def _own_start(act: str, reading: Effect, one: NamedDocument, sentence: str, calendar: Calendar) -> Moment | None:
    """Return the day that the act has of its own: "… hết hiệu lực kể từ ngày …", "Kể từ ngày …, bãi bỏ …"."""
    if not effects.has_effect(act):
        return None
    if reading.verb_at >= one.end:
        return times.read(one.clause.text[reading.verb_at :][:_TERM], calendar, None).from_
    head = re.match(own_orders.SINCE, own_orders.unmarked(low(sentence)))
    return times.read(head[0], calendar, None).from_ if head and head[0] else None


def _sentence(text: str, one: NamedDocument) -> str:
    """Return the sentence in which the citation stands, as far as it can matter."""
    start, stop = max(0, one.start - _BEFORE), one.end + _BEHIND
    ends = [end.end() for end in effects.SENTENCE_END.finditer(text, start, stop)]
    start = max((end for end in ends if end <= one.start), default=start)
    return text[start : min((end for end in ends if end > one.start), default=stop)]


def _evidence(text: str, verb_at: int, one: NamedDocument) -> str:
    start = verb_at if 0 <= one.start - verb_at < 160 else max(0, one.start - 60)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    stop = max(one.end, verb_at + 40 if verb_at > one.end else 0)
    while stop < len(text) and text[stop].isalnum():
        stop += 1
    return " ".join(text[start:stop].split())


def _label(one: NamedDocument) -> str:
    for inline in one.clause.inlines:
        if inline.start <= one.start < inline.end:
            return inline.label
    return one.clause.label


def _target(citation: Citation, province: str | None) -> Target:
    if citations.is_central(citation.number):
        unit: str | None = CENTRAL
    else:
        pattern, slugs = provinces()
        elsewhere = pattern.search(flat(citation.issuer or ""))
        unit = slugs[elsewhere[0]] if elsewhere else province
    type_ = citation.type or UNKNOWN_TYPE
    return Target(type_, citation.number, citation.year, citation.issued, unit, citation.issuer)


def _strongest(acts_on_one: list[FoundAct]) -> Iterator[FoundAct]:
    """Yield the acts on one document: all with effect, else the first that is more than a mention."""
    below = [act for act in acts_on_one if not act.clause.startswith("head-")] or acts_on_one
    with_effect = _gathered([act for act in below if effects.has_effect(act.act)])
    if with_effect:
        yield from {(act.act, act.parts, act.unread): act for act in reversed(with_effect)}.values()
        yield from [act for act in below if act.act == "affirms"][:1]  # "… các nội dung khác tiếp tục thực hiện theo …"
        return
    # The subject may say what the document does ("V/v đính chính Công văn số …"), and the body only how.
    announced = [act for act in acts_on_one if effects.has_effect(act.act)]
    told = [act for act in (*below, *acts_on_one) if act.act != "cites"]
    said = next(iter([*announced, *told, *below]))
    yield said if said in below else replace(said, clause=below[0].clause)


def _gathered(with_effect: list[FoundAct]) -> list[FoundAct]:
    """Return the acts, with the parts that items amend gathered in the amendment that introduces them."""
    whole = next((act for act in with_effect if act.act == "amends" and not act.parts), None)
    items = [act for act in with_effect if act.act == "amends" and act.parts]
    if whole is None or not items:
        return with_effect
    named = tuple(dict.fromkeys(part for act in items for part in act.parts))
    return [replace(whole, parts=named), *(act for act in with_effect if act.act != "amends")]
