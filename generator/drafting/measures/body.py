"""The clauses of the body, read in order: which passages are measures, and what each takes from those above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from generator.basics.matching import low
from generator.documents import markers
from generator.documents.clauses import Clause
from generator.drafting import times
from generator.drafting.measures import addressees, classification, order_forms
from generator.drafting.measures.addressees import Addressees
from generator.drafting.measures.areas import Place, places, some, without
from generator.drafting.measures.contacts import only_contacts
from generator.drafting.measures.inheritance import NOBODY, RULES, Inheritance, MeasureIds, Opening
from generator.drafting.measures.passages import Passage, is_title, is_unended, names_only, passages, whole
from generator.drafting.measures.regimes import Ruling, is_assessed, is_row, level_column, rulings, with_level
from generator.drafting.model import Proposal, Timing
from generator.drafting.moments import Calendar
from generator.drafting.wordlists import listed, wordlists

_LEADS = 12  # characters in which words for a place stand that begin their passage
_FEW = 6  # words beside names in an item that only says where
_SHORT = 12  # characters below which nothing is ordered


@dataclass(frozen=True, slots=True)
class _ReadPassage:
    """A passage and who acts in it."""

    passage: Passage
    named: Addressees
    """Whom the passage itself names."""
    current: Addressees
    """Who acts: whom it names, else who acted before or above."""
    public: tuple[str, ...]
    general: bool
    """Whether who acts is known from the address of the whole document only."""

    @property
    def told(self) -> bool:
        """Whether it names who acts, be it one whom the vocabulary does not know."""
        return bool(self.named.agencies) or self.named.others

    @property
    def direct(self) -> bool:
        """Whether it addresses residents, and tells no agency to bring it to them."""
        return bool(self.public) and not (self.named.agencies or order_forms.wins_over(self.passage.quote))


@dataclass(slots=True)
class _Sentence:
    """What the parts of one sentence share."""

    mode: str = ""
    stage: str | None = None
    void: bool = False
    """Whether it speaks of documents or tells of the situation, and orders nothing."""
    ruled: bool = False
    """Whether it has put a regime into force."""
    alone: bool = False
    """Whether it is for everybody, not for those to whom the document is sent."""
    public: tuple[str, ...] = ()
    where: tuple[Place, ...] = ()
    timing: Timing = field(default_factory=Timing)


@dataclass(slots=True)
class BodyReader:
    """Reads clauses in order; what a passage shares with the one before it is kept here."""

    calendar: Calendar
    issued: date | None
    province: str | None
    city: bool
    """Whether the province is a city."""
    plain: bool
    """Whether the document has no numbered point: then what follows "… như sau:" counts as its body."""
    prose: bool
    """Whether, besides, nothing leads what follows: then its body begins with the first paragraph that is an order."""
    chain: Inheritance
    names: MeasureIds = field(default_factory=MeasureIds)
    begun: bool = False
    """Whether the opening has ended with a colon."""
    levels: bool = False
    """Whether something above speaks of the levels of places."""
    column: int | None = None
    """Which cell holds the level in the rows of the table read last."""
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
        self.sentence, self.column = _Sentence(), None
        current = self.chain.acting(clause.label)
        found = self._passages(clause)
        self.begun = self.begun or (self.prose and any(order_forms.asks_whole(one.quote, opens=False) for one in found))
        body = self.plain and self.begun and not (self.prose and is_unended(clause))
        opening = clause.zone == "intro" and not body
        title = is_title(clause)
        if title and "." not in clause.label.replace(".p", ""):
            self.titled = addressees.addressed(clause.text)
        for passage in found:
            one = self._read(passage, current)
            current = one.current
            if opening:
                yield from self._opening(one)
                continue
            heads = passage is found[-1] and bool(below) and (is_unended(clause) or names_only(passage.quote))
            yield from self._passage(clause, one, below if title or heads or passage.opens else None)
        self.begun = self.begun or (clause.zone == "intro" and clause.text.endswith(":"))
        if not opening:
            self.chain.end(clause.label, current)

    def _passage(self, clause: Clause, one: _ReadPassage, below: Sequence[Clause] | None) -> Iterator[Proposal]:
        """Yield what a passage of the body bears; ``below``: the items that it leads, None where it leads none."""
        if one.passage.first or one.passage.opens:
            self.chain.lead(clause.label, one.current)
        if below is not None:
            yield from self._lead(clause, one, below)
        elif self._is_measure(clause, one):
            yield from self._measures(clause, one)

    def _passages(self, clause: Clause) -> list[Passage]:
        found = passages(clause)
        listing = self.chain.opening(clause.label).listing and not clause.inlines and len(found) > 1
        if listing and not any(order_forms.must(one.quote) for one in found[1:]):
            return [whole(clause, found)]
        return found

    def _read(self, passage: Passage, before: Addressees) -> _ReadPassage:
        named = addressees.told_to_act(passage.quote, self.province)
        told = bool(named.agencies or named.others)
        current = named if told else Addressees(before.agencies, named.with_ or before.with_, named.via)
        general = not named.agencies and before.agencies == self.chain.everyone.agencies
        return _ReadPassage(passage, named, current, addressees.audiences(passage.quote, through=told), general)

    def _opening(self, one: _ReadPassage) -> Iterator[Proposal]:
        """What the opening asks: "… yêu cầu các sở, ban, ngành … thực hiện các nội dung sau:", or a whole order."""
        quote, opens = one.passage.quote, one.passage.opens
        if not (order_forms.asks(quote) and (one.named.agencies or one.public)):
            return
        if opens and one.named.agencies:
            self.chain.everyone = one.named
        if order_forms.asks_whole(quote, opens=opens):
            yield self._proposal(one)

    def _lead(self, clause: Clause, one: _ReadPassage, below: Sequence[Clause]) -> Iterator[Proposal]:
        """What a lead says for its items; a measure of its own only where it excepts them, or gives them a regime."""
        quote = one.passage.quote
        excepts = order_forms.excepts(quote)
        ruled = rulings(quote, city=self.city) if not is_title(clause) else []
        if excepts:
            self.taken |= {item.label for item in below}
        if excepts and not ruled:
            yield self._proposal(one)
        for ruling in ruled:
            items = [item for item in below if _is_place(item.text, vague=bool(ruling.doubt))]
            self.taken |= {item.label for item in items}
            names = tuple(name for item in items for place in places(item.text) for name in place.names)
            yield self._proposal(one, ruling.over(names))
        self.chain.open(clause.label, one.current, self._opened(one), alone=bool(clause.inlines))

    def _opened(self, one: _ReadPassage) -> Opening:
        quote = one.passage.quote
        mode = classification.mode(quote, told=bool(one.named.agencies))
        public = one.public or addressees.addressed(quote) or (addressees.concerned(quote) if mode in RULES else ())
        timing = times.read(quote, self.calendar, self.issued)
        return Opening(mode, timing, public, tuple(places(quote)), quiet=order_forms.tells(quote))

    @staticmethod
    def _is_told(one: _ReadPassage) -> bool:
        """Whether somebody is asked something in so many words."""
        quote = one.passage.quote
        return (
            bool(one.named.agencies or one.public)
            or order_forms.must(quote)
            or order_forms.asks_whole(quote, opens=False)
        )

    def _is_silent(self, one: _ReadPassage, *, quiet: bool) -> bool:
        """Whether it orders nothing, or goes on with what ordered nothing; ``quiet``: it stands below such a title."""
        quote = one.passage.quote
        anew = one.named.agencies or one.public or order_forms.begins_anew(quote)
        silent = order_forms.is_silent(quote) or (quiet and not order_forms.asks(quote))
        self.sentence.void = silent or (one.passage.goes_on and self.sentence.void and not anew)
        return self.sentence.void or only_contacts(quote)

    def _is_measure(self, clause: Clause, one: _ReadPassage) -> bool:
        above = self.chain.opening(clause.label)
        if self._is_silent(one, quiet=above.quiet):
            return False
        annex = clause.label.startswith("pl-")
        if self._is_told(one) or self._ruled(clause, one) or (above.listing and not annex):
            return above.listing or len(one.passage.quote) >= _SHORT
        return clause.zone is None and not annex and (one.passage.first or bool(one.current.agencies))

    def _row(self, clause: Clause) -> Iterator[Proposal]:
        """The regime that a row of a table sets for its place; what else stands in it is no order."""
        self.column = level_column(clause.text) or self.column
        found = passages(clause)
        for ruling in rulings(with_level(clause.text, self.column), row=True, levels=self.levels, city=self.city):
            if ruling.regime and found:
                yield self._proposal(_ReadPassage(whole(clause, found), NOBODY, NOBODY, (), False), ruling)

    def _ruled(self, clause: Clause, one: _ReadPassage) -> list[Ruling]:
        above = self.chain.opening(clause.label).places
        goes_on = one.passage.goes_on
        above = (self.sentence.where if goes_on else ()) or above
        carried = goes_on and self.sentence.ruled
        return rulings(one.passage.quote, above, levels=self.levels, city=self.city, carried=carried)

    def _measures(self, clause: Clause, one: _ReadPassage) -> Iterator[Proposal]:
        """One measure, or one for each regime that the passage puts into force."""
        found = self._ruled(clause, one)
        where = tuple(places(one.passage.quote))
        if where or not one.passage.goes_on:
            self.sentence.where = where
        self.sentence.ruled = bool(found)
        if not found:
            yield self._proposal(one)
        for ruling in found:
            part = one.passage.quote[ruling.start : ruling.end].strip(" ,;")
            once = len(found) > 1 and clause.text.count(part) == 1
            yield self._proposal(replace(one, passage=replace(one.passage, quote=part)) if once else one, ruling)

    def _proposal(self, one: _ReadPassage, ruling: Ruling | None = None) -> Proposal:
        quote = one.passage.quote
        above = self.chain.opening(one.passage.label)
        regime = ruling.regime if ruling else None
        mode = self._mode(one, above.mode, regime)
        public = self._public(one, above)
        acting = self._acting(one, for_all=regime is not None or mode in RULES or bool(public))
        areas, words = self._where(one, ruling, above)
        made = Proposal(
            id=self.names.of(quote),
            clause=one.passage.label,
            quote=quote,
            mode=mode,
            agencies=acting.agencies,
            inherited=acting.agencies != one.named.agencies,
            with_=tuple(key for key in acting.with_ if key not in acting.agencies),
            via=one.named.via,
            reports_to=(),
            audiences=public or _implied(one, mode, regime, acting, local=bool(areas)),
            topics=classification.topics(quote),
            timing=self._timing(one.passage, above.timing, carries=regime is not None),
            stage=self._stage(one),
            regime=regime,
            areas=areas,
            area_words=words,
            doubt=ruling.doubt if ruling else "",
            duty=classification.duty(quote),
        )
        if acting.agencies:
            return replace(made, reports_to=addressees.receivers(quote, self.province))
        return replace(made, stage=None, duty=None)

    def _acting(self, one: _ReadPassage, *, for_all: bool) -> Addressees:
        """Who acts: nobody where residents are addressed themselves.

        A ruling for everybody ("dừng hoạt động …") is no task of those to whom the document is sent, nor is what
        begins with somebody else ("Người tiếp xúc gần …").
        """
        alone = self.sentence.alone and one.passage.goes_on
        self.sentence.alone = one.general and (for_all or alone or not order_forms.leaves_doer_open(one.passage.quote))
        return NOBODY if one.direct or self.sentence.alone else one.current

    def _public(self, one: _ReadPassage, above: Opening) -> tuple[str, ...]:
        """Whom of the public the passage addresses; if it names nobody, whom its sentence, lead or title does."""
        goes_on = one.passage.goes_on
        before = self.sentence.public if goes_on and order_forms.has_no_subject(one.passage.quote) else ()
        if one.public or not goes_on:
            self.sentence.public = one.public
        if one.public or one.told:
            return one.public
        return before or above.public or self.titled

    @staticmethod
    def _where(one: _ReadPassage, ruling: Ruling | None, above: Opening) -> tuple[tuple[str, ...], str | None]:
        if ruling:
            return ruling.areas, ruling.area_words
        found = places(one.passage.quote) or above.places
        names = tuple(dict.fromkeys(name for place in found for name in place.names))
        told = next((place.words for place in found if place.words), None)
        vague = None if found else some(one.passage.quote)
        return names, vague.words if vague and vague.start < _LEADS else told

    def _mode(self, one: _ReadPassage, above: str, regime: str | None) -> str:
        mode = classification.mode(one.passage.quote, told=bool(one.named.agencies))
        if regime and mode != "xac-lap":
            mode = "xac-lap" if is_assessed(regime) else "bat-buoc"
        goes_on = one.passage.goes_on and not one.named.agencies
        if mode == "bat-buoc" and goes_on and self.sentence.mode == "khuyen-nghi":
            mode = "bat-buoc" if order_forms.requires(one.passage.quote) else self.sentence.mode
        self.sentence.mode = mode
        hands = above in RULES and not (one.named.agencies or regime)
        return above if mode == "bat-buoc" and hands else mode

    def _stage(self, one: _ReadPassage) -> str | None:
        shared = self.sentence.stage if one.passage.goes_on and not one.named.agencies else None
        self.sentence.stage = classification.stage(one.passage.quote) or shared
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


def _is_place(item: str, *, vague: bool) -> bool:
    """Whether an item of a list only says where; ``vague``: places are listed, but perhaps by no name."""
    rest = without(item[markers.end(item) :])
    return (vague or bool(places(item))) and len(rest.split()) <= _FEW and not order_forms.begins_anew(rest)


def _implied(one: _ReadPassage, mode: str, regime: str | None, acting: Addressees, *, local: bool) -> tuple[str, ...]:
    """Whom a passage binds that names nobody: a regime, social distancing and advice concern every resident."""
    if acting.agencies or mode == "xac-lap":
        return ()
    if mode in RULES:
        return addressees.concerned(one.passage.quote)
    quote = one.passage.quote
    here = local and not order_forms.asks(quote, first=True)
    all_ = regime or here or mode == "khuyen-nghi" or listed("residents").search(low(quote))
    return tuple(wordlists()["everyone"]) if all_ else ()
