"""What a sentence does to each document that it names. When in doubt it only cites.

The citations of a sentence are read in order. One that is joined to the one before ("…, Quyết định số …", "và …") has
its act; one inside the title of another ("… về việc bãi bỏ Quyết định số …") is only cited.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from generator.basics.matching import low
from generator.documents import markers
from generator.documents.citations import Citation
from generator.documents.clauses import Clause
from generator.documents.localities import UNIT
from generator.drafting.relations import bases, cited_parts, own_orders
from generator.drafting.relations.cited_parts import WHOLE, CitedParts
from generator.drafting.wordlists import listed, patterns_by_key
from generator.vocabulary.lists import derived, vocabulary

SENTENCE_END = re.compile(
    r"(?<=[^\W\d]{2})[.!?][\"”)]?\s+(?=\W?[^\W\d_])|(?<=\d{4})\.\s+(?=[^\W\d_]{2})|\n(?=(?i:v/v|về việc)\s)"
    r"|\|\s(?=\|\s?\d{1,3}\s?\|)"  # of a table each row
)
_ITSELF = "văn bản này"
_WINDOW = 700  # characters before a document in which the verb that acts on it stands
_AHEAD = 600  # characters after it in which what becomes of it may stand
_BETWEEN = 300  # characters between the verb and the document, where it names parts

_LEVEL = r"(?:tiết|điểm|khoản|mục|điều|phụ lục|đoạn|gạch đầu dòng)"
_JOINED = re.compile(
    rf"(?:[,;|]|(?<!\w)(?:và|cùng|hoặc|với|gồm)(?!\w)|[,;:]\s{{0,2}}{markers.ITEM})\s{{0,3}}"
    rf"(?P<parts>(?:(?:các|toàn bộ|tại)\s){{0,2}}(?:{_LEVEL}|một phần)\s[^.;:“”]{{0,120}})?(?:số\s)?\Z"
)


def _documents() -> str:
    return listed("documents").pattern


@derived
def _many() -> re.Pattern[str]:
    return re.compile(
        rf"\s(?:(?:cho|toàn bộ|các|những|một số|tất cả|\d{{1,3}}|\(\w+\))\s)*{_documents()}(?!.*kèm theo)"
    )


@derived
def _near() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\s|(?:{_documents()}|cho|các|toàn bộ|hiệu lực|của|thi hành|việc|hoàn toàn|sau|đây|trước đây|đã ban hành"
        r"|đối với|và)(?!\w)|[-,|(])*"
        rf"(?:[^.;]{{0,160}}(?::|\(|(?<!\w)gồm)\s*)?(?:(?:{markers.ITEM}|\|)\s?){{0,3}}(?:số\s*)?"
        r"|\s(?:(?!theo|tại|của|kèm|nêu|cấp)[^\W\d]+\s){1,4}số\s"  # of a type beyond the vocabulary: "Lịch trực số …"
    )


_TERM = re.compile(r"(?: thi hành)? từ [^,;:]{5,60}? (?=đối với )")
_WITHIN = re.compile(r"(?<!\w)(?:tại|trong|kèm theo)\s(?:các\s)?\Z")
_THEORY = re.compile(r"(?<!kèm )theo\s(?:tinh thần\s|nội dung\s|nguyên tắc\s|quy định tại\s)?\Z")


@derived
def _front() -> re.Pattern[str]:
    return re.compile(
        rf"{own_orders.SINCE}(?>(?:{_documents()}|các|những|toàn bộ|nội dung|quy định|biện pháp|thời gian|thời hạn"
        r"|hiệu lực|thực hiện|áp dụng|thi hành|nêu|tại|của|và|này|riêng|khác|còn lại|không trái|với"
        rf"|{_LEVEL}|[\w.]{{1,3}}),?\s)*"
    )


_CONDITION = re.compile(r"(?:khi|nếu|sau|trước|căn cứ|theo|thực hiện|vì|do)(?!\w)")
_AT = re.compile(rf"(?:tại|đối với|riêng|trong)\s(?P<parts>{_LEVEL}\s[^.;:]{{1,80}})?")
_GOES_ON = re.compile(r"\s?(?:[.,;:)/]|\Z|(?:cho )?(?:đến|tới)\s|(?:kể )?từ\s)")
_BY = re.compile(r"\s(?:bởi|bằng|tại|theo)\s")
_CORRECTS = re.compile(r"đã (?:ghi|in|viết|nêu)(?!\w).{1,400}?(?:sửa (?:lại )?(?:là|thành)|đọc (?:lại )?là)")
_EXCEPT = re.compile(
    r"[^;.]{0,200}?(?<!\w)(?P<words>(?:ngoại )?trừ\s(?:các |nội dung |quy định |tại )*"
    rf"(?:{_LEVEL}\s(?:thứ\s)?(?:\d|[ivx]{{1,4}}|[a-zđ])(?![^\W\d])|nội dung\s)[^;.)]*)"
)


def _issued_by() -> str:
    """Return a pattern of the issuer between a document and what narrows the act.

    Not of its title, which may name parts and places of its own.
    """
    return rf"(?:\s(?:của|do)\s(?:(?!{listed('titled').pattern})[^,;:(]){{2,80}}?)?"


@derived
def _somewhere() -> re.Pattern[str]:
    return re.compile(
        rf"{_issued_by()},?\s(?P<words>(?:tại|trên địa bàn|đối với|ở)\s(?:các\s|\d+\s)?"
        rf"(?:{UNIT}|khu)(?!\w)[^,;.)]*)"
    )


@derived
def _behind() -> re.Pattern[str]:
    return re.compile(
        rf"{_issued_by()}(?:\s?\(|,\s|:\s|\s)(?:(?:cụ thể|gồm|tại|đối với|phần)[: ]{{1,2}})*"
        rf"(?P<parts>(?:các )?{_LEVEL}\s[^;.)“]{{1,120}})"
    )


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A citation in its clause; offsets count within the clause's text."""

    citation: Citation
    clause: Clause
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Effect:
    """What is done to a document that is named."""

    act: str
    parts: CitedParts = WHOLE
    verb_at: int = 0
    in_title: bool = False
    model: bool = False
    """Whether things are done *as* the document says ("theo …"), not to the document."""


CITES = Effect("cites")


@derived
def _verbs() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the acts, weightier ones first, each with its verbs."""
    return (*patterns_by_key("acts"), *bases.verbs())


@derived
def _title() -> re.Pattern[str]:
    return re.compile(rf"\s{{0,2}}[,|]?\s{{0,2}}(?:của\s[^.;]{{2,120}}?\s)?{listed('titled').pattern}\s")


def read(
    clause: Clause, named: Sequence[NamedDocument], lead: Effect, own: Container[NamedDocument] = ()
) -> list[tuple[NamedDocument, Effect]]:
    """Return what ``clause`` does to each document it names, itself left out.

    ``lead``: what its list does to those its items name; ``own``: where the document names itself.
    """
    text = _with_itself(low(clause.text), [one for one in named if one in own])
    named = [one for one in named if one not in own]
    bounds = [0, *(end.end() for end in SENTENCE_END.finditer(text)), len(text)]
    sentences = [_ActSentence(text, start, stop) for start, stop in pairwise(bounds)]
    readings: list[tuple[NamedDocument, Effect]] = []
    first = 0  # in its sentence
    for one, following in zip_longest(named, named[1:]):
        while len(sentences) > 1 and sentences[0].stop <= one.start:
            first = len(readings)
            del sentences[0]
        limit = min(following.start, sentences[0].stop) if following else sentences[0].stop
        readings.append((one, sentences[0].effect(one, readings[first:], lead, limit)))
    return readings


def _with_itself(text: str, own: Sequence[NamedDocument]) -> str:
    """Return ``text`` with "văn bản này" where the document names itself by its number."""
    for one in own:
        end = one.end + len(" này") * text.startswith(" này", one.end)
        text = text[: one.start] + _ITSELF.rjust(end - one.start)[: end - one.start] + text[end:]
    return text


def opened(text: str) -> Effect | None:
    """Return the act that ``text``, which ends with a colon ("Bãi bỏ các văn bản sau:"), opens for a list, if any."""
    text = low(text)
    sentence = _ActSentence(text, 0, len(text))
    for act, verb in patterns_by_key("acts"):
        for found in verb.finditer(text):
            gap = text[found.end() :]
            if len(gap) < _BETWEEN and sentence.commands(act, found.start()):
                return Effect(act, WHOLE if _many().match(gap) else _relevant(act, cited_parts.read(gap.rstrip(" :."))))
    for act, verb in patterns_by_key("becomes"):
        behind = verb.search(text)
        subject = re.sub(rf"\A{own_orders.SINCE}", " ", own_orders.unmarked(text))
        if behind and not own_orders.TOLD.search(text[: behind.start()]) and _many().match(subject):
            return Effect(act)
    return None


def has_effect(act: str) -> bool:
    """Whether the act changes the document that it is done to."""
    return vocabulary().acts[act].effect


def _stops(act: str) -> bool:
    """Whether the act ends the document, for good or for a time."""
    return vocabulary().acts[act].ends is not None or act == "suspends"


def names_regime(citation: Citation) -> bool:
    """Whether to others the document that is cited is the name of a regime: "giãn cách theo Chỉ thị 16"."""
    return listed("regime_documents").fullmatch(low(citation.number)) is not None


def _relevant(act: str, named: CitedParts) -> CitedParts:
    """Return ``named``, but for an act that ends nothing drop what only vaguely names a part ("một số nội dung")."""
    vague = not _stops(act) and not re.search(rf"{_LEVEL}\s(?:thứ\s)?[\dixv]", low(named.unread))
    return WHOLE if named.unread and vague else named


@dataclass(frozen=True, slots=True)
class _ActSentence:
    """One sentence of a clause: ``text`` is the whole clause in lower case."""

    text: str
    start: int
    stop: int

    def effect(
        self, one: NamedDocument, before: Sequence[tuple[NamedDocument, Effect]], lead: Effect, limit: int
    ) -> Effect:
        found = self._after(one, before) if before else self._item(one, lead)
        since = before[-1][0].end if before else self.start
        front = self.text[since : one.start].rpartition(";")
        if not found and (front[1] or not before):
            words = own_orders.unmarked(front[2])
            found = self._becomes(one, words, limit) or self._at(one, words, limit)
        found = found or self._by_verb(since, one.start) or CITES
        return self._narrowed(found, one, limit) if has_effect(found.act) else found

    def _item(self, one: NamedDocument, lead: Effect) -> Effect | None:
        """Return the act of the list whose item begins with the document, or with parts of it."""
        if lead.act == "cites":
            return None
        words = own_orders.unmarked(self.text[self.start : one.start]).strip(" |")
        if re.fullmatch(rf"(?:(?:các|những|\d{{1,3}})(?:\s|\Z))?(?:{_documents()})?(?: sau)?:?\s?(?:số)?", words):
            return replace(lead, verb_at=one.start)
        if not re.match(rf"(?:(?:các|những) )?{_LEVEL}", words):
            return None
        return replace(lead, parts=cited_parts.read(words), verb_at=self.start)

    def _after(self, one: NamedDocument, before: Sequence[tuple[NamedDocument, Effect]]) -> Effect | None:
        """Return what follows for ``one`` from the citations before it in the sentence; None if nothing does."""
        last, reading = before[-1]
        gap = self.text[last.end : one.start]
        if reading.model and names_regime(last.citation) and " tại " in gap:
            return replace(reading, model=False)  # "giãn cách theo Chỉ thị 16 … tại Công văn số …": the latter is meant
        if reading.act in ("implements", "based-on") and bases.ALSO.search(gap):
            return reading
        joined = _JOINED.search(gap)
        if reading.in_title and joined and (";" in joined[0] or (one.citation.issued and not last.citation.issued)):
            reading = next((r for _, r in reversed(before) if not r.in_title), reading)
        fresh = self._by_verb(last.end, one.start, fresh=True, coordinate=has_effect(reading.act))
        titled = _title().match(gap)
        if joined and joined["parts"] and titled and any(verb.search(gap) for _, verb in patterns_by_key("acts")):
            joined = None  # "… về việc sửa đổi Điều 2, khoản 3 Quyết định số …"
        if joined:
            # "thay thế Công văn số A về việc … và Công văn số B": as the one before, whatever its title says.
            return fresh or replace(reading, parts=_joined_parts(reading, joined["parts"]))
        return fresh or (Effect("cites", in_title=True) if titled else None)

    def _becomes(self, one: NamedDocument, front: str, limit: int) -> Effect | None:
        """Return what the words behind the document say becomes of it: "… hết hiệu lực kể từ ngày …"."""
        if not _front().fullmatch(front) or _CONDITION.match(front):
            return None
        ahead = self.text[one.end : min(self.stop, one.end + _AHEAD)]
        for act, verb in patterns_by_key("becomes"):
            found = verb.search(ahead)
            if not found or ";" in ahead[: found.start()] or own_orders.TOLD.search(ahead[: found.start()]):
                continue
            gap = self.text[one.end : limit]
            of_another = found.start() > len(gap) and not (_JOINED.search(gap) or _title().match(gap))
            if of_another:
                continue
            by, own = _BY.match(ahead, found.end()), own_orders.itself().search(ahead, found.end(), found.end() + 60)
            by_another = (act == "replaces" or by) and not own
            if by_another or (act == "affirms" and not _GOES_ON.match(ahead, found.end())):
                continue
            told = re.search(rf"[,:(]\s(?:tại )?({_LEVEL}\s.+)\Z", ahead[: found.start()])
            named = cited_parts.read(told[1] if told else re.sub(rf"\A{own_orders.SINCE}", "", front))
            return Effect(act, _relevant(act, named), verb_at=one.end + found.start())
        return None

    def _at(self, one: NamedDocument, front: str, limit: int) -> Effect | None:
        """Return what is done to parts named behind the document: "Tại Quyết định số …, bãi bỏ khoản 2 Điều 1"."""
        at, ahead = _AT.fullmatch(front), self.text[one.end : limit]
        if front and not at:
            return None
        if at and _CORRECTS.search(self.text, one.end, self.stop):
            return Effect("corrects", _relevant("corrects", cited_parts.read(at["parts"] or "")), verb_at=self.start)
        for act, verb in patterns_by_key("acts"):
            found = verb.search(ahead)
            if found and re.search(rf"{'[,:]' if at else ':'}\s(?:nay\s|thì\s)?\Z", ahead[: found.start()]):
                words = re.split(r"[;:.“]", ahead[found.end() :])[0]
                if found.end() + len(words) == len(ahead) and limit < self.stop:
                    continue  # it acts on the document that follows
                named = cited_parts.read(words)
                if not (named.labels or named.unread or _near().fullmatch(words)):
                    named = CitedParts(unread=words.strip())
                return Effect(act, _relevant(act, named), verb_at=one.end + found.start())
        return None

    def _by_verb(self, start: int, stop: int, *, fresh: bool = False, coordinate: bool = False) -> Effect | None:
        """Return what the last verb between ``start`` and ``stop`` does.

        ``fresh``: only after a mark that begins anew; ``coordinate``: then it shares the subject of an order before it.
        """
        start = max(start, stop - _WINDOW)
        window = self.text[start:stop]
        found = [
            (has_effect(act), verb.start(), -rank, act, verb)
            for rank, (act, pattern) in enumerate(_verbs())
            for verb in pattern.finditer(window)
        ]
        for effect, at, _, act, verb in sorted(found, key=lambda item: item[:3], reverse=True):
            # "tiếp tục thực hiện" holds "thực hiện", but also "tiếp tục kéo dài thời gian thực hiện".
            overlapped = any(o is not verb and o.start() <= at < o.end() and e >= effect for e, *_, o in found)
            if overlapped or (fresh and not _begins_anew(window[:at])):
                continue
            gap = window[verb.end() :]
            if effect:
                ordered = (coordinate and fresh) or self.commands(act, start + at)
                reading = _strong(act, gap) if ordered else None
            else:
                leans = bases.leans(act, window[:at], gap, anew=_begins_anew(window[:at]))
                reading = Effect(act) if leans else None
            if reading:
                return replace(reading, verb_at=start + at, model=bool(_THEORY.search(window)))
        return None

    def commands(self, act: str, at: int) -> bool:
        """Whether the verb of ``act`` at ``at`` is the document's own order."""
        return own_orders.is_own(act, self.text[self.start : at])

    def _narrowed(self, reading: Effect, one: NamedDocument, limit: int) -> Effect:
        """Return ``reading`` with the parts that words behind the document name or leave out."""
        ahead = self.text[one.end : limit]
        left = _EXCEPT.match(ahead) or _somewhere().match(ahead)
        if left and vocabulary().acts[reading.act].bounds:
            return replace(reading, parts=CitedParts(unread=left["words"]))
        behind = _behind().match(ahead)
        whole = limit == self.stop or ")" in ahead
        if behind and whole and not reading.parts.labels:
            named = cited_parts.read(re.split(r"\snhư sau|:", behind["parts"])[0])
            return replace(reading, parts=named) if named.labels or _stops(reading.act) else reading
        return reading


def _joined_parts(reading: Effect, words: str | None) -> CitedParts:
    if words:
        return _relevant(reading.act, cited_parts.read(words))
    # "khoản 2 Công văn số A và Công văn số B": of B khoản 2 as well, or all?
    unsure = f"như phần trước: {', '.join(reading.parts.labels)}" if reading.parts.labels else reading.parts.unread
    return _relevant(reading.act, CitedParts(unread=unsure))


def _begins_anew(before: str) -> bool:
    return bool(re.search(r"(?:[;:]|,\s(?:đồng thời|và)|,|(?<!\w)(?:và|đồng thời))\s{0,3}\Z", before))


def _strong(act: str, gap: str) -> Effect | None:
    """Return the act of a verb with effect on the document behind ``gap``, if it reaches it."""
    many = _many().match(gap)
    named = WHOLE if many else cited_parts.read(gap)
    if many or not (named.labels or named.unread):
        whole = _near().fullmatch(_TERM.sub("", gap)) or cited_parts.is_whole(gap)
        if whole:
            return Effect(act)
        named = CitedParts(unread=" ".join(gap.split()))
        if not (_WITHIN.search(gap) and act != "replaces") and act != "corrects":
            return None
    if len(gap) >= _BETWEEN or (act != "extends" and _THEORY.search(gap)):
        return None
    return Effect(act, _relevant(act, named))
