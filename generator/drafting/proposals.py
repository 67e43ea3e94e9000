"""The clauses → proposed measures: each with its exact words, who must act, whom it binds, where, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from generator.clauses import Clause
from generator.drafting import doers, nature, times
from generator.drafting.contacts import only_contacts
from generator.drafting.dates import Calendar
from generator.drafting.doers import Doers
from generator.drafting.handing import NOBODY, Chain, Names, Opening, stem
from generator.drafting.model import Proposal, Timing
from generator.drafting.passages import (
    Passage,
    begins_with_order,
    is_order,
    is_title,
    is_unended,
    names_only,
    passages,
    tells,
    whole,
)
from generator.drafting.places import Place, places, some
from generator.drafting.regimes import Ruling, is_row, rulings, speaks_of_levels
from generator.phrases import low

_PUBLIC = ("nguoi-dan",)
_OF_ITSELF = re.compile(
    r"(?<!\w)(?:này|quyết định|chỉ thị)[^.;]{0,40}?(?:thay thế|có hiệu lực|hết hiệu lực)|(?<!\w)hết hiệu lực"
    r"|(?<!\w)này(?: được)? phổ biến|(?<!\w)(?:giữ nguyên|không thay đổi|vẫn còn hiệu lực|nay sửa lại)(?!\w)"
    r"|\A(?:bãi bỏ|hủy bỏ|đình chỉ(?! hoạt động)|sửa đổi|đính chính|ban hành kèm theo"
    r"|căn cứ (?:luật|nghị|quyết|công|chỉ))(?!\w)"
    r"|\A(?:thời gian (?:áp dụng|thực hiện)|(?:đơn vị|cơ quan) (?:thực hiện|chủ trì|phối hợp):)"
    r"|\A(?:đối tượng|thời gian|địa điểm|phạm vi|quy mô|địa bàn|nguồn kinh phí|kinh phí)(?: [^\W\d]+){0,3}:"
    r"|\Akinh phí thực hiện(?!\w)"
    r"|\A(?:xét|theo) đề nghị|\Atrên đây là(?!.*(?:yêu cầu|đề nghị|(?:triển khai|tổ chức) thực hiện))"
    r"|thông báo (?:để|đến|cho)(?!.*(?:triển khai|tổ chức) thực hiện)[^.;]*(?<!\w)biết(?!\w)"
)
_ASKED = re.compile(r"(?<!\w)(?:yêu cầu|đề nghị|giao|chỉ đạo|phân công)(?!\w)")
_ALL_ASKED = re.compile(r"(?<!\w)(?:sau|sau đây|dưới đây|nhiệm vụ|giải pháp|biện pháp|nội dung)(?!\w)[^.;:]{0,30}:?\Z")
_ASKS = re.compile(
    r"(?:\A|,\s)(?:(?:(?:phó )?chủ tịch|ủy ban|ubnd|ban chỉ đạo|ban thường vụ|thường trực|tỉnh ủy|thủ tướng|bộ|sở"
    r"|trung tâm)(?!\w)[^,;.:]{0,80}\s)?(?<!đã )(?:yêu cầu|đề nghị|giao|chỉ đạo)\s(?!của)"
)
_THROUGH = re.compile(r"(?<!\w)(?:vận động|kêu gọi|quán triệt|tuyên truyền|hướng dẫn|thuyết phục|nhắc nhở)(?!\w)")
_MODAL = re.compile(
    r"(?<!\w)(?:phải|cần|được phép|nghiêm cấm|không được|chịu trách nhiệm|có trách nhiệm|tạm dừng|bị xử"
    r"|(?:triển khai|tổ chức) thực hiện)(?!\w)"
)
_REQUIRES = re.compile(r"(?<!\w)(?:yêu cầu|phải|nghiêm|không được)(?!\w)")
_TELLS_OFF = re.compile(r"(?<!\w)(?:các (?:đồng chí|đơn vị|cơ quan)|thủ trưởng)(?!\w)")
_EXCEPTS = re.compile(
    r"(?<!\w)(?:trừ|ngoại trừ|chỉ[^.;:]{2,60}trong)(?!\w)[^.;:]{0,80}(?:sau|sau đây|dưới đây|gồm):?\Z"
)
_TO = re.compile(r"\A(?:[-–•]\s[^\n]+\n?)+\Z")
_LEADS = 12  # characters in which words for a place stand that begin their passage
_SHORT = 12  # characters below which nothing is ordered


def propose(
    clauses: Sequence[Clause], calendar: Calendar, issued: date | None, province: str | None
) -> tuple[Proposal, ...]:
    """Return the measures that the clauses seem to bear, in order."""
    plain = not any(clause.zone is None for clause in clauses)
    reader = _Reader(calendar, issued, province, plain, Chain(_addressed(clauses, province)))
    found: list[Proposal] = []
    for number, clause in enumerate(clauses):
        reader.levels = reader.levels or speaks_of_levels(clause.text)
        if clause.zone in (None, "intro", "close") and clause.label not in reader.taken:
            found += reader.read(clause, _below(clauses, number))
    return tuple(_by_regime(found, {clause.label for clause in clauses if is_row(clause)}))


def _addressed(clauses: Sequence[Clause], province: str | None) -> Doers:
    """Return the agencies to whom the document is addressed: "Kính gửi", or a telegram's list in the heading."""
    to = [
        clause.text for clause in clauses if clause.zone == "to" or (clause.zone == "head" and _TO.match(clause.text))
    ]
    lines = (re.sub(r"\A(?:Kính gửi\s*:?|[-–+•])\s*", "", line) for text in to for line in text.split("\n"))
    named = [doers.doers(line, province) for line in lines]
    return Doers(tuple(dict.fromkeys(key for one in named for key in one.agencies)), (), ())


def _below(clauses: Sequence[Clause], number: int) -> list[Clause]:
    """Return the clauses that follow the one at ``number`` in its point: its items, if it leads a list."""
    label = clauses[number].label
    point = f"{label if '.p' not in label else stem(label)}."
    found: list[Clause] = []
    for clause in clauses[number + 1 :]:
        if not clause.label.startswith(point):
            break
        found.append(clause)
    return found


def _by_regime(found: list[Proposal], rows: set[str]) -> Iterator[Proposal]:
    """Yield the proposals, those of a table's rows that put one regime into force as one, at the first such row."""
    first: dict[tuple[str, str], int] = {}
    kept: list[Proposal] = []
    for one in found:
        table = (stem(one.clause), one.regime or "")
        if one.clause not in rows or table not in first:
            if one.clause in rows:
                first[table] = len(kept)
            kept.append(one)
            continue
        at = first[table]
        kept[at] = replace(kept[at], areas=tuple(dict.fromkeys((*kept[at].areas, *one.areas))))
    yield from kept


@dataclass(frozen=True, slots=True)
class _Read:
    """A passage and who acts in it."""

    passage: Passage
    named: Doers
    """Whom the passage itself names."""
    current: Doers
    """Who acts: whom it names, else who acted before or above."""
    public: tuple[str, ...]
    general: bool
    """Whether who acts is known from the address of the whole document only."""

    @property
    def direct(self) -> bool:
        """Whether it addresses residents, and tells no agency to bring it to them."""
        told = self.named.agencies or _THROUGH.search(low(self.passage.quote))
        return bool(self.public and not told)


@dataclass(slots=True)
class _Sentence:
    """What the parts of one sentence share."""

    mode: str = ""
    stage: str | None = None
    void: bool = False
    """Whether it speaks of documents or tells of the situation, and orders nothing."""
    alone: bool = False
    """Whether it is for everybody, not for those to whom the document is sent."""
    where: tuple[Place, ...] = ()
    timing: Timing = field(default_factory=Timing)


@dataclass(slots=True)
class _Reader:
    """Reads clauses in order; what a passage shares with the one before it is kept here."""

    calendar: Calendar
    issued: date | None
    province: str | None
    plain: bool
    """Whether the document has no numbered point: then what follows "… như sau:" counts as its body."""
    chain: Chain
    names: Names = field(default_factory=Names)
    begun: bool = False
    """Whether the opening has ended with a colon."""
    levels: bool = False
    """Whether something above speaks of the levels of places."""
    titled: tuple[str, ...] = ()
    """Whom of the public the last title without a number addresses."""
    taken: set[str] = field(default_factory=set)
    """Labels of items that belong to the measure of their lead."""
    sentence: _Sentence = field(default_factory=_Sentence)

    def read(self, clause: Clause, below: Sequence[Clause]) -> Iterator[Proposal]:
        """Yield the measures of ``clause``; ``below`` are the items that it may lead."""
        if is_row(clause):
            yield from self._row(clause)
            return
        self.sentence = _Sentence()
        opening = clause.zone == "intro" and not (self.plain and self.begun)
        current = self.chain.doers(clause.label)
        found = self._passages(clause)
        title = is_title(clause)
        if title and "." not in clause.label.replace(".p", ""):
            self.titled = doers.addressed(clause.text)
        for passage in found:
            one = self._read(passage, current)
            current = one.current
            if opening:
                yield from self._opening(one)
                continue
            if passage.first or passage.opens:
                self.chain.lead(clause.label, current)
            heads = passage is found[-1] and bool(below) and (is_unended(clause) or names_only(passage.quote))
            if title or heads or passage.opens:
                yield from self._lead(clause, one, below)
            elif self._is_measure(clause, one):
                yield from self._measures(clause, one)
        self.begun = self.begun or (clause.zone == "intro" and clause.text.endswith(":"))
        if not opening:
            self.chain.end(clause.label, current)

    def _passages(self, clause: Clause) -> list[Passage]:
        found = passages(clause)
        listing = self.chain.opening(clause.label).listing and not clause.inlines and len(found) > 1
        if listing and not any(is_order(one.quote) or _MODAL.search(low(one.quote)) for one in found[1:]):
            return [whole(clause, found)]
        return found

    def _read(self, passage: Passage, before: Doers) -> _Read:
        named = doers.doers(passage.quote, self.province)
        keeps = named.agencies or named.others
        current = named if keeps else Doers(before.agencies, named.with_ or before.with_, named.via)
        general = not named.agencies and before.agencies == self.chain.everyone.agencies
        through = bool(named.agencies or named.others)
        return _Read(passage, named, current, doers.audiences(passage.quote, through=through), general)

    def _opening(self, one: _Read) -> Iterator[Proposal]:
        """What the opening asks: "… yêu cầu các sở, ban, ngành … thực hiện các nội dung sau:", or a whole order."""
        text = low(one.passage.quote)
        if not (_ASKED.search(text) and (one.named.agencies or one.public)):
            return
        if one.passage.opens and one.named.agencies:
            self.chain.everyone = one.named
        if (_ALL_ASKED if one.passage.opens else _ASKS).search(text):
            yield self._proposal(one)

    def _lead(self, clause: Clause, one: _Read, below: Sequence[Clause]) -> Iterator[Proposal]:
        """What a lead says for its items; a measure of its own only where it excepts them, or gives them a regime."""
        quote = one.passage.quote
        own = nature.mode(quote, told=bool(one.named.agencies))
        listing = own in ("cam", "duoc-phep")
        public = one.public or doers.addressed(quote) or (doers.concerned(quote) if listing else ())
        timing = times.read(quote, self.calendar, self.issued)
        opening = Opening(own, timing, public, tuple(places(quote)), quiet=tells(quote))
        excepts = _EXCEPTS.search(low(quote)) is not None
        ruled = rulings(quote) if not is_title(clause) else []
        if excepts or ruled:
            local = [] if excepts else [item for item in below if places(item.text) and not is_order(item.text)]
            self.taken |= {item.label for item in (below if excepts else local)}
            where = tuple(name for item in local for place in places(item.text) for name in place.names)
            if not ruled:
                yield self._proposal(one)
            for ruling in ruled:
                yield self._proposal(one, ruling.over(where))
        self.chain.open(clause.label, one.current, opening, alone=bool(clause.inlines))

    @staticmethod
    def _is_told(one: _Read) -> bool:
        """Whether somebody is asked something in so many words."""
        text = low(one.passage.quote)
        return bool(one.named.agencies or one.public or is_order(one.passage.quote) or _MODAL.search(text))

    def _is_measure(self, clause: Clause, one: _Read) -> bool:
        quote = one.passage.quote
        above = self.chain.opening(clause.label)
        anew = one.named.agencies or one.public or begins_with_order(quote)
        silent = _OF_ITSELF.search(low(quote)) or tells(quote) or (above.quiet and not _ASKED.search(low(quote)))
        self.sentence.void = bool(silent) or (one.passage.goes_on and self.sentence.void and not anew)
        if self.sentence.void or only_contacts(quote):
            return False
        annex = clause.label.startswith("pl-")
        if self._is_told(one) or self._ruled(clause, one) or (above.listing and not annex):
            return above.listing or len(quote) >= _SHORT
        return clause.zone is None and not annex and (one.passage.first or bool(one.current.agencies))

    def _row(self, clause: Clause) -> Iterator[Proposal]:
        """The regime that a row of a table sets for its place; what else stands in it is no order."""
        for passage in [whole(clause, found)] if (found := passages(clause)) else []:
            for ruling in rulings(passage.quote, row=True, levels=self.levels):
                if ruling.regime:
                    yield self._proposal(_Read(passage, NOBODY, NOBODY, (), False), ruling)

    def _ruled(self, clause: Clause, one: _Read) -> list[Ruling]:
        above = self.chain.opening(clause.label).places
        carried = self.sentence.where if one.passage.goes_on else ()
        return rulings(one.passage.quote, carried or above, levels=self.levels)

    def _measures(self, clause: Clause, one: _Read) -> Iterator[Proposal]:
        """One measure, or one for each regime that the passage puts into force."""
        found = self._ruled(clause, one)
        where = tuple(places(one.passage.quote))
        if where or not one.passage.goes_on:
            self.sentence.where = where
        if not found:
            yield self._proposal(one)
        for ruling in found:
            part = one.passage.quote[ruling.start : ruling.end].strip(" ,;")
            once = len(found) > 1 and clause.text.count(part) == 1
            yield self._proposal(replace(one, passage=replace(one.passage, quote=part)) if once else one, ruling)

    def _proposal(self, one: _Read, ruling: Ruling | None = None) -> Proposal:
        quote = one.passage.quote
        above = self.chain.opening(one.passage.label)
        regime = ruling.regime if ruling else None
        mode, stage = self._mode(one, above.mode, regime), self._stage(one)
        public = one.public or (() if one.named.agencies or one.named.others else above.public or self.titled)
        # A ruling for everybody ("dừng hoạt động …") is no task of those to whom the document is sent, nor is what
        # begins with somebody else ("Người tiếp xúc gần …").
        ruled = regime is not None or mode in ("cam", "duoc-phep")
        alone = self.sentence.alone and one.passage.goes_on
        general = one.general and (ruled or alone or bool(public) or not _told_off(quote))
        self.sentence.alone = general
        acting = NOBODY if one.direct or general else one.current
        areas, words = self._where(one, ruling, above)
        return Proposal(
            id=self.names.of(quote),
            clause=one.passage.label,
            quote=quote,
            mode=mode,
            agencies=acting.agencies,
            inherited=bool(acting.agencies) and not one.named.agencies,
            with_=tuple(key for key in acting.with_ if key not in acting.agencies),
            via=one.named.via,
            reports_to=doers.receivers(quote, self.province) if acting.agencies else (),
            audiences=public
            or _implied(quote, mode, regime, acting, local=bool(areas) and not _ASKED.match(low(quote))),
            topics=nature.topics(quote),
            timing=self._timing(one.passage, above.timing, carries=regime is not None),
            stage=stage if acting.agencies else None,
            regime=regime,
            areas=areas,
            area_words=words,
            doubt=ruling.doubt if ruling else "",
            duty=nature.duty(quote) if acting.agencies else None,
        )

    @staticmethod
    def _where(one: _Read, ruling: Ruling | None, above: Opening) -> tuple[tuple[str, ...], str | None]:
        if ruling:
            return ruling.areas, ruling.area_words
        found = places(one.passage.quote) or above.places
        names = tuple(dict.fromkeys(name for place in found for name in place.names))
        told = next((place.words for place in found if place.words), None)
        vague = None if found else some(one.passage.quote)
        return names, vague.words if vague and vague.start < _LEADS else told

    def _mode(self, one: _Read, above: str, regime: str | None) -> str:
        mode = nature.mode(one.passage.quote, told=bool(one.named.agencies))
        if regime and mode != "xac-lap":
            mode = "xac-lap" if regime.startswith("cap") else "bat-buoc"
        goes_on = one.passage.goes_on and not one.named.agencies
        if mode == "bat-buoc" and goes_on and self.sentence.mode == "khuyen-nghi":
            mode = "bat-buoc" if _REQUIRES.search(low(one.passage.quote)) else self.sentence.mode
        self.sentence.mode = mode
        hands = above in ("cam", "duoc-phep") and not (one.named.agencies or regime)
        return above if mode == "bat-buoc" and hands else mode

    def _stage(self, one: _Read) -> str | None:
        shared = self.sentence.stage if one.passage.goes_on and not one.named.agencies else None
        self.sentence.stage = nature.stage(one.passage.quote) or shared
        return self.sentence.stage

    def _timing(self, passage: Passage, above: Timing, *, carries: bool) -> Timing:
        last = self.sentence.timing if passage.goes_on else Timing()
        day = last.deadline or (last.from_.day if last.from_ else None)
        own = times.read(passage.quote, self.calendar, self.issued, day)
        if carries and passage.goes_on:
            above = last
        if not (own.from_ or own.until or own.deadline_words):
            own = replace(own, from_=above.from_, until=above.until, until_words=own.until_words or above.until_words)
        self.sentence.timing = own
        return own


def _told_off(quote: str) -> bool:
    """Whether ``quote`` leaves it to others to say who acts: it begins with its verb, or calls them "các đơn vị"."""
    return begins_with_order(quote) or _TELLS_OFF.search(low(quote)[:60]) is not None


def _implied(quote: str, mode: str, regime: str | None, acting: Doers, *, local: bool) -> tuple[str, ...]:
    """Whom a passage binds that names nobody: a regime, social distancing and advice concern every resident."""
    if acting.agencies or mode == "xac-lap":
        return ()
    if mode in ("cam", "duoc-phep"):
        return doers.concerned(quote)
    return _PUBLIC if regime or local or mode == "khuyen-nghi" or "giãn cách xã hội" in low(quote) else ()
