"""What the document does to the documents it names, with the words that say so. When in doubt it only cites.

The citations of one sentence are read in order. One that is joined to the one before ("…, Quyết định số …", "và …")
shares its act; one inside the title of another ("… về việc bãi bỏ Quyết định số …") is only cited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from generator import citations
from generator.citations import Citation
from generator.clauses import Clause
from generator.drafting import parts, times
from generator.drafting.dates import Calendar
from generator.drafting.model import Act, Target
from generator.drafting.wordlists import grouped, listed, provinces
from generator.phrases import flat, low
from generator.text import slug
from generator.vocabulary import CENTRAL

_SENTENCE_END = re.compile(r"(?<=[^\W\d]{2})[.!?][\"”)]?\s+(?=\W?[^\W\d_])")
_JOINED = re.compile(r"(?:[,;]|(?<!\w)(?:và|cùng|hoặc|với)|[,;:]\s{0,2}(?:[-+•]|\(?\w{1,2}[.)]))\s{0,3}(?:số\s)?\Z")
_AMONG = r"cho|các|toàn bộ|hiệu lực|của|thi hành|việc|một phần|nội dung|hoàn toàn|văn bản|sau|đây"
_NEAR = re.compile(
    rf"(?:\s|{_AMONG}|quyết định|kế hoạch|chỉ thị|công văn|thông báo|-)*(?:[^.;]{{0,160}}:\s*)?"
    r"(?:[-+•\d.)]\s?){0,3}(?:số\s*)?"
)
_WINDOW = 700  # characters before a document in which the verb that acts on it stands
_MARK = 4  # characters that an item may hold before the document it names
_FIRST = 200  # characters from the head of a sentence in which the subject of "hết hiệu lực" stands
_AHEAD = 600  # characters after it in which "hết hiệu lực" may stand
_THEORY = re.compile(r"(?<!kèm )theo\s(?:tinh thần\s|nội dung\s|nguyên tắc\s|quy định tại\s)?\Z")
_CONTINUES = re.compile(
    r"(?<!\w)tiếp tục[^.;:]{0,60}? (?:thực hiện|áp dụng|triển khai|duy trì|thi hành)(?!\w)|(?<!\w)tiếp tục giãn cách"
)
_BASED = re.compile(r"(?<!\w)căn cứ(?!\w)")
_IMPLEMENTS = re.compile(r"(?<!\w)(?:thực hiện|triển khai|thi hành|chấp hành)(?!\w)")
_ASKED = re.compile(r"(?<!\w)(?:đề nghị|tình hình|báo cáo|tờ trình)(?!\w)")
_ENDED = re.compile(r"(?<!\w)hết hiệu lực(?!\w)")
_PASSIVE = re.compile(r"(?:đã được|đã|được|bị|việc|sẽ được|chưa)\s(?:\w+,\s){0,3}\Z")
_GUIDING = re.compile(r"(?:chỉ đạo|ý kiến|kết luận|yêu cầu|nội dung|tinh thần|quy định)[^.;]{0,80}(?:tại|theo|ở)\s\Z")
_REGIME = re.compile(r"1[569]/CT-TTg", re.IGNORECASE)
_WITH_EFFECT = ("replaces", "repeals", "suspends", "corrects", "amends", "extends")


@dataclass(frozen=True, slots=True)
class _Named:
    """A citation in its clause; offsets count within the clause's text."""

    citation: Citation
    clause: Clause
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Reading:
    act: str
    parts: tuple[str, ...] = ()
    verb_at: int = 0
    in_title: bool = False
    model: bool = False
    """Whether things are done *as* the document says ("theo …"), not to the document."""


@cache
def _verbs() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the acts, weightier ones first, each with its verbs."""
    weak = (("continues", _CONTINUES), ("based-on", _BASED), ("implements", _IMPLEMENTS))
    return (*grouped("acts"), *weak)


@cache
def _title() -> re.Pattern[str]:
    return re.compile(rf"\s{{0,2}},?\s{{0,2}}(?:của\s[^.;]{{2,120}}?\s)?{listed('titled').pattern}\s")


@cache
def _own() -> re.Pattern[str]:
    return re.compile(rf"{listed('documents').pattern} này(?!\w)")


def acts(clauses: Sequence[Clause], own: str | None, calendar: Calendar, province: str | None) -> tuple[Act, ...]:
    """Return, for each document named outside the letterhead, the strongest thing done to it and where."""
    found: dict[tuple[str, int | None], list[Act]] = {}
    lead = _Reading("cites")
    amended: Act | None = None
    for clause, named in _by_clause(clauses):
        if clause.zone in ("to", "nn", "sign"):
            continue
        made = [
            _act(one, reading, calendar, province)
            for one, reading in _read(clause, named, lead)
            if not (own and slug(one.citation.number) == slug(own))
        ]
        made += _below(clause, amended) if amended and not named else []
        for act in made:
            found.setdefault((slug(act.target.number), act.target.year), []).append(act)
        if named and clause.text.endswith(":") and len(made) == 1 and made[0].act == "amends":
            amended = made[0]
        lead = _opened(clause, lead)
    return tuple(act for one in found.values() for act in _strongest(one))


def _below(clause: Clause, amended: Act) -> list[Act]:
    """Return what an item does to the document that "Sửa đổi … như sau:" names above it."""
    if not clause.label.startswith(f"{amended.clause}."):
        return []
    text = re.sub(r"\A(?:[-–+•]|\w{1,2}[.)])\s*", "", low(clause.text))
    for act, verb in grouped("acts"):
        found = verb.match(text)
        named = parts.labels(text[:_FIRST]) if found else ()
        if named:
            return [replace(amended, act=act, clause=clause.label, parts=named, evidence=clause.text[:_FIRST])]
    return []


def _by_clause(clauses: Sequence[Clause]) -> Iterator[tuple[Clause, list[_Named]]]:
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
            named.append(_Named(one, clause, max(one.start - start, 0), min(one.end - start, len(clause.text))))
            one = next(everything, None)
        yield clause, named


def _opened(clause: Clause, lead: _Reading) -> _Reading:
    """Return the act that a clause like "Bãi bỏ các văn bản sau:" opens for the items below it."""
    text = low(clause.text)
    if text.endswith(":"):
        for act, verb in grouped("acts"):
            found = verb.search(text)
            if found and _commands(text, found) and len(text) - found.end() < 160:
                return _Reading(act)
        return _Reading("cites")
    return lead if re.match(r"[-–+•]|\w{1,2}[.)]|\d", text) else _Reading("cites")


def _read(clause: Clause, named: Sequence[_Named], lead: _Reading) -> list[tuple[_Named, _Reading]]:
    text = low(clause.text)
    bounds = [0, *(end.end() for end in _SENTENCE_END.finditer(text)), len(text)]
    readings: list[tuple[_Named, _Reading]] = []
    before: tuple[_Named, _Reading] | None = None
    index = 0
    for one in named:
        while index + 1 < len(bounds) and bounds[index + 1] <= one.start:
            index, before = index + 1, None
        reading = _one(text, bounds[index], bounds[index + 1], one, before, lead)
        before = (one, reading)
        readings.append(before)
    return readings


def _one(
    text: str, start: int, stop: int, one: _Named, before: tuple[_Named, _Reading] | None, lead: _Reading
) -> _Reading:
    if before:
        reading = _after(text, one, *before)
        if reading:
            return reading
    elif lead.act != "cites" and len(text[start : one.start].strip(" -+•.)(0123456789abcdđe")) < _MARK:
        return lead
    ended = _ENDED.search(text, one.end, min(stop, one.end + _AHEAD))
    told = (before and before[1].in_title) or one.start - start >= _FIRST
    if ended and not told and not text.endswith("đã ", 0, ended.start()):
        return _Reading("repeals", verb_at=ended.start())
    return _by_verb(text, before[0].end if before else start, one.start) or _Reading("cites")


def _after(text: str, one: _Named, last: _Named, reading: _Reading) -> _Reading | None:
    """Return what follows for ``one`` from the citation before it in the sentence; None if nothing does."""
    gap = text[last.end : one.start]
    if reading.model and _REGIME.fullmatch(last.citation.number) and " tại " in gap:
        return replace(reading, model=False)  # "giãn cách theo Chỉ thị 16 … tại Công văn số …": the latter is meant
    fresh = _by_verb(text, last.end, one.start, fresh=True)
    if _JOINED.search(gap):
        # "thay thế Công văn số A về việc … và Công văn số B": as the one before, whatever its title says.
        return fresh or reading
    return _Reading("cites", in_title=True) if _title().match(gap) and not fresh else None


def _by_verb(text: str, start: int, stop: int, *, fresh: bool = False) -> _Reading | None:
    """Return what the last verb between ``start`` and ``stop`` does. ``fresh``: only after a mark that begins anew."""
    start = max(start, stop - _WINDOW)
    window = text[start:stop]
    found = [
        (act in _WITH_EFFECT, verb.start(), -rank, act, verb)
        for rank, (act, pattern) in enumerate(_verbs())
        for verb in pattern.finditer(window)
    ]
    # The acts that change something first: "tiếp tục thực hiện" holds "thực hiện".
    for _, _, _, act, verb in sorted(found, key=lambda item: item[:3], reverse=True):
        overlapped = any(o is not verb and o.start() <= verb.start() < o.end() for *_, o in found)
        if overlapped or (fresh and not _begins_anew(window, verb)):
            continue
        reading = _reading(act, verb, window, text[max(0, start - 200) : start])
        if reading:
            model = bool(_THEORY.search(window))
            return _Reading(reading.act, reading.parts, start + verb.start(), model=model)
    return None


def _begins_anew(window: str, verb: re.Match[str]) -> bool:
    return bool(re.search(r"(?:[;:]|,\s(?:đồng thời|và)|(?<!\w)(?:và|đồng thời))\s{0,3}\Z", window[: verb.start()]))


def _reading(act: str, verb: re.Match[str], window: str, before: str) -> _Reading | None:
    gap = window[verb.end() :]
    if act in _WITH_EFFECT:
        if not _commands(before + window, verb, len(before)):
            return None
        named = parts.labels(gap)
        whole = _NEAR.fullmatch(gap)
        part = len(gap) < 300 and listed("parts").search(gap) and (act == "extends" or not _THEORY.search(gap))
        if whole or (act != "replaces" and part):
            return _Reading(act, named)
        return None
    return _weak(act, verb, window, gap)


def _weak(act: str, verb: re.Match[str], window: str, gap: str) -> _Reading | None:
    if act == "continues":
        return _Reading("continues") if len(gap) < 400 else None
    if act == "based-on":
        first = verb.start() < 4 or _begins_anew(window, verb)
        return _Reading("based-on") if first and len(gap) < 80 and not _ASKED.search(gap) else None
    # "Thực hiện Công điện …", "thực hiện chỉ đạo … tại Công điện …": not "… các biện pháp theo …".
    purpose = re.search(r"(?:để|nhằm|việc)\s(?:\w+\s)?\Z", window[: verb.start()])
    direct = re.fullmatch(r"(?:\s|có|hiệu quả|nghiêm túc|nghiêm|tốt|các|nội dung|kịp thời|đầy đủ|đúng)*", gap)
    if not purpose and (direct or (len(gap) < 120 and _GUIDING.search(gap) and " theo " not in gap)):
        return _Reading("implements")
    return None


def _commands(text: str, verb: re.Match[str], offset: int = 0) -> bool:
    """Whether the verb is the document's own order: at the head of a sentence, or with "… này" as its subject."""
    before = text[: verb.start() + offset]
    sentence = re.split(r"(?<=[^\W\d]{2})[.!?:]\s|;\s", before)[-1]
    if _PASSIVE.search(sentence) or sentence.count("“") > sentence.count("”"):
        return False
    if _own().search(sentence):
        return True
    sentence = re.sub(r"\A\s*(?:v/v|về việc)\s+", "", sentence)
    head = re.sub(r"\A[\s(“\"]*(?:(?:điều|khoản|mục)?\s*[\w.]{1,5}[.):]\s*|[-–+•]\s*)*", "", sentence)
    return len(head.strip()) == 0 or bool(re.fullmatch(r"(?:nay|quyết định|đồng thời|và|tiếp tục|thống nhất)\s*", head))


def _act(one: _Named, reading: _Reading, calendar: Calendar, province: str | None) -> Act:
    text = one.clause.text
    act, doubt = reading.act, ""
    evidence = _evidence(text, reading.verb_at, one)
    timing = times.read(_sentence(text, one), calendar, None)
    if act == "continues":
        dated = timing.until or timing.until_words or timing.from_
        act = "continues" if dated else "affirms"
    if act in ("continues", "affirms", "extends") and reading.model and _REGIME.fullmatch(one.citation.number):
        act = "cites"
    until, until_words = timing.until, timing.until_words
    if act == "extends" and not (until or until_words):
        act, doubt = "cites", "lời văn kéo dài/gia hạn nhưng không nêu thời hạn mới"
    if act not in ("extends", "suspends"):
        until = until_words = None
    return Act(
        act=act,
        target=_target(one.citation, province),
        clause=_label(one),
        evidence=evidence,
        parts=reading.parts if act in _WITH_EFFECT else (),
        until=until,
        until_words=until_words,
        from_=timing.from_ if act in ("suspends", "continues") else None,
        doubt=doubt,
    )


def _sentence(text: str, one: _Named) -> str:
    """Return the sentence in which the citation stands, as far as it can matter."""
    start, stop = max(0, one.start - _WINDOW), one.end + _AHEAD
    ends = [end.end() for end in _SENTENCE_END.finditer(text, start, stop)]
    start = max((end for end in ends if end <= one.start), default=start)
    return text[start : min((end for end in ends if end > one.start), default=stop)]


def _evidence(text: str, verb_at: int, one: _Named) -> str:
    start = verb_at if 0 <= one.start - verb_at < 160 else max(0, one.start - 60)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    stop = max(one.end, verb_at + 40 if verb_at > one.end else 0)
    while stop < len(text) and text[stop].isalnum():
        stop += 1
    return " ".join(text[start:stop].split())


def _label(one: _Named) -> str:
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
    type_ = citation.type or "khong-ro"
    return Target(type_, citation.number, citation.year, citation.issued, unit, citation.issuer)


def _strongest(acts_on_one: list[Act]) -> Iterator[Act]:
    """Yield the acts on one document: all with effect, else the first that is more than a mention."""
    below = [act for act in acts_on_one if not act.clause.startswith("head-")] or acts_on_one
    with_effect = _gathered([act for act in below if act.act in _WITH_EFFECT])
    if with_effect:
        yield from {(act.act, act.parts): act for act in reversed(with_effect)}.values()
        yield from [act for act in below if act.act == "affirms"][:1]  # "… các nội dung khác tiếp tục thực hiện theo …"
        return
    announced = next((act for act in acts_on_one if act.act in _WITH_EFFECT), None)
    if announced:  # the subject says what it does ("V/v đính chính Công văn số …"), the body only how
        named = announced.parts or parts.labels(low(below[0].evidence))
        yield replace(announced, clause=below[0].clause, parts=named)
        return
    yield next((act for act in below if act.act != "cites"), below[0])


def _gathered(with_effect: list[Act]) -> list[Act]:
    """Return the acts, with the parts that items amend gathered in the amendment that introduces them."""
    whole = next((act for act in with_effect if act.act == "amends" and not act.parts), None)
    items = [act for act in with_effect if act.act == "amends" and act.parts]
    if whole is None or not items:
        return with_effect
    named = tuple(dict.fromkeys(part for act in items for part in act.parts))
    return [replace(whole, parts=named), *(act for act in with_effect if act.act != "amends")]
