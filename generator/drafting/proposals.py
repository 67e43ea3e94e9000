"""The clauses → proposed measures: each with its exact words, who must act, whom it binds, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from generator.clauses import Clause
from generator.drafting import doers, nature, times
from generator.drafting.dates import Calendar
from generator.drafting.doers import Doers
from generator.drafting.handing import NOBODY, Chain, Names, Opening
from generator.drafting.model import Proposal, Timing
from generator.drafting.passages import Passage, is_order, names_only, passages
from generator.phrases import low

_PUBLIC = ("nguoi-dan",)
_OF_ITSELF = re.compile(
    r"(?<!\w)(?:này|quyết định|chỉ thị)[^.;]{0,40}?(?:thay thế|có hiệu lực|hết hiệu lực)|(?<!\w)hết hiệu lực"
    r"|\A(?:bãi bỏ|hủy bỏ|đình chỉ|sửa đổi|đính chính|ban hành kèm theo|căn cứ (?:luật|nghị|quyết|công|chỉ))(?!\w)"
    r"|\Atrên đây là|\A(?:xét|theo) đề nghị"
)
_ASKED = re.compile(r"(?<!\w)(?:yêu cầu|đề nghị|giao|chỉ đạo|phân công)(?!\w)")
_THROUGH = re.compile(r"(?<!\w)(?:vận động|kêu gọi|quán triệt|tuyên truyền|hướng dẫn|thuyết phục|nhắc nhở)(?!\w)")
_MODAL = re.compile(
    r"(?<!\w)(?:phải|cần|được phép|nghiêm cấm|không được|chịu trách nhiệm|có trách nhiệm|tạm dừng|bị xử)(?!\w)"
)
_REQUIRES = re.compile(r"(?<!\w)(?:yêu cầu|phải|nghiêm|không được)(?!\w)")
_SHORT = 12  # characters below which nothing is ordered


def propose(
    clauses: Sequence[Clause], calendar: Calendar, issued: date | None, province: str | None
) -> tuple[Proposal, ...]:
    """Return the measures that the clauses seem to bear, in order."""
    plain = not any(clause.zone is None for clause in clauses)
    reader = _Reader(calendar, issued, province, plain, Chain(_addressed(clauses, province)))
    found: list[Proposal] = []
    for clause in clauses:
        if clause.zone in (None, "intro", "close"):
            found += reader.read(clause)
    return tuple(found)


def _addressed(clauses: Sequence[Clause], province: str | None) -> Doers:
    """Return the agencies to whom the document is addressed ("Kính gửi")."""
    lines = (re.sub(r"\A(?:Kính gửi\s*:?|[-–+•])\s*", "", clause.text) for clause in clauses if clause.zone == "to")
    named = [doers.doers(line, province) for line in lines]
    return Doers(tuple(dict.fromkeys(key for one in named for key in one.agencies)), (), ())


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
    mode: str = ""
    stage: str | None = None

    def read(self, clause: Clause) -> Iterator[Proposal]:
        """Yield the measures of ``clause``."""
        opening = clause.zone == "intro" and not (self.plain and self.begun)
        current = self.chain.doers(clause.label)
        for passage in passages(clause):
            one = self._read(passage, current)
            current = one.current
            if opening:
                yield from self._opening(one)
                continue
            if passage.first or passage.opens:
                self.chain.lead(clause.label, current)
            if passage.opens or names_only(passage.quote):
                self.chain.open(clause.label, current, self._opened(passage.quote))
            elif self._is_measure(clause, one):
                yield self._proposal(one)
        self.begun = self.begun or (clause.zone == "intro" and clause.text.endswith(":"))
        if not opening:
            self.chain.end(clause.label, current)

    def _read(self, passage: Passage, before: Doers) -> _Read:
        named = doers.doers(passage.quote, self.province)
        current = named if named.agencies else Doers(before.agencies, named.with_ or before.with_, named.via)
        general = not named.agencies and before.agencies == self.chain.everyone.agencies
        return _Read(passage, named, current, doers.audiences(passage.quote), general)

    def _opening(self, one: _Read) -> Iterator[Proposal]:
        """What the opening asks of everybody: "… yêu cầu các sở, ban, ngành … thực hiện:"."""
        if not (one.passage.opens and _ASKED.search(low(one.passage.quote)) and (one.named.agencies or one.public)):
            return
        if one.named.agencies:
            self.chain.everyone = one.named
        yield self._proposal(one)

    def _opened(self, quote: str) -> Opening:
        return Opening(nature.mode(quote), times.read(quote, self.calendar, self.issued))

    @staticmethod
    def _is_measure(clause: Clause, one: _Read) -> bool:
        quote = one.passage.quote
        text = low(quote)
        if len(quote) < _SHORT or _OF_ITSELF.search(text):
            return False
        told = bool(one.named.agencies or one.public or is_order(quote) or _MODAL.search(text))
        return told or (clause.zone is None and bool(one.current.agencies))

    def _proposal(self, one: _Read) -> Proposal:
        quote = one.passage.quote
        above = self.chain.opening(one.passage.label)
        mode, stage, regime = self._mode(one, above.mode), self._stage(one), nature.regime(quote)
        # A ruling for everybody ("dừng hoạt động …") is no task of those to whom the document is sent.
        ruling = one.general and (regime is not None or mode in ("cam", "duoc-phep"))
        acting = NOBODY if one.direct or ruling else one.current
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
            audiences=one.public or _implied(quote, mode, regime, acting),
            topics=nature.topics(quote),
            timing=self._timing(quote, above.timing),
            stage=stage if acting.agencies else None,
            regime=regime,
            duty=nature.duty(quote) if acting.agencies else None,
        )

    def _mode(self, one: _Read, above: str) -> str:
        mode = nature.mode(one.passage.quote)
        goes_on = one.passage.goes_on and not one.named.agencies
        if mode == "bat-buoc" and goes_on and self.mode == "khuyen-nghi":
            mode = "bat-buoc" if _REQUIRES.search(low(one.passage.quote)) else self.mode
        self.mode = mode
        return above if mode == "bat-buoc" and above in ("cam", "duoc-phep") else mode

    def _stage(self, one: _Read) -> str | None:
        shared = self.stage if one.passage.goes_on and not one.named.agencies else None
        self.stage = nature.stage(one.passage.quote) or shared
        return self.stage

    def _timing(self, quote: str, above: Timing) -> Timing:
        own = times.read(quote, self.calendar, self.issued)
        if own.from_ or own.until or own.deadline_words:
            return own
        return replace(own, from_=above.from_, until=above.until, until_words=own.until_words or above.until_words)


def _implied(quote: str, mode: str, regime: str | None, acting: Doers) -> tuple[str, ...]:
    """Whom a passage binds that names nobody: a regime, social distancing and advice concern every resident."""
    concerns_all = regime or mode == "khuyen-nghi" or "giãn cách xã hội" in low(quote)
    return _PUBLIC if concerns_all and not acting.agencies else ()
