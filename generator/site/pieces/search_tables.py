"""What search is made from: every document by its heading, every clause by its words, and what filters ask of them.

Rules stay here: for every document and clause the states of all days are written down, and scripts only pick.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.basics.export import Export
from generator.basics.grouping import gathered
from generator.basics.timeseries import Dated, always, flat
from generator.documents.clauses import Clause, anchor
from generator.law import legal_citation, wording
from generator.law.modes import BINDING, establishes
from generator.law.scenario import State
from generator.law.validity import summaries
from generator.records.addresses import cited_address, document_address
from generator.records.corpus import Cited, Directive
from generator.records.schema import Measure, Record, Reference
from generator.site.pieces.badges import NO_MEASURE, OVERDUE, badge, spoken_for, summary_badge
from generator.site.pieces.context import Site
from generator.site.pieces.document_lists import newest_first
from generator.site.pieces.links import unit_name
from generator.site.pieces.search_places import SearchPlace, current_places, former_places
from generator.site.search_index import BAR, DIRECTORY, Indexed, Share, pieces, shelf

ADDRESS = "tim-kiem/"
WORDS = HEADINGS, CLAUSES = "tieu-de", "toan-van"
"""The folders of the words of headings and of clauses."""
CARDS = "ten"
"""The folder of what is shown of documents."""
BADGES = (*map(badge, State), OVERDUE, NO_MEASURE)
"""All that a document can be called."""
_IN_SHORT = ("Ủy ban nhân dân", "UBND")
"""Issuers write their name out or shorten it; readers do either, too."""
_BODY = 2
_UNKNOWN = always(NO_MEASURE.key)


@dataclass(frozen=True, slots=True)
class Text:
    """One text that search finds: where it stands, what it is called, and what filters ask of it."""

    directive: Directive
    anchor: str
    """Empty: the whole document, of which only the heading is held."""
    name: str
    text: str
    measures: tuple[Measure, ...]
    weight: int
    """What it is worth among equals: 3 what binds, 2 other clauses of the body, 1 opening and closing, 0 the rest."""

    @property
    def summaries(self) -> tuple[str, ...]:
        """What it asks, in plain words."""
        told = dict.fromkeys(measure.summary for measure in self.measures if measure.summary)
        return tuple(words for words in told if words != self.text)


@dataclass(frozen=True, slots=True)
class Findable:
    """One document as search finds it, held or only cited."""

    card: dict[str, Any]
    """What is shown of it, and the words by which it is found."""
    heading: Indexed
    clauses: tuple[Indexed, ...]
    texts: tuple[object, ...]
    """Each clause: anchor, name, states (null: those of the document), weight, text, summaries; none if ``card`` has
    the only one."""
    named: tuple[str, ...] = ()
    """The units beside its own in which something of it holds."""


def types_of(site: Site) -> set[str]:
    """Return the types of all documents, held or cited."""
    held = {directive.outline.type for directive in site.corpus.directives.values()}
    return held | {cited.reference.type for cited in site.corpus.cited.values()}


def agencies_of(measure: Measure) -> tuple[str, ...]:
    """Return the agencies that a measure tasks, or names as helpers or go-betweens."""
    return tuple(dict.fromkeys((*measure.agencies, *measure.with_, *measure.via)))


def texts_of(directive: Directive) -> Iterator[Text]:
    """Yield every text of a document that search finds."""
    if not directive.clauses:
        yield Text(directive, "", "", directive.record.subject, directive.measures, _BODY)
    for clause in directive.clauses:
        name = wording.capitalised(legal_citation.clause(clause.label))
        measures = tuple(_borne_by(clause, directive))
        yield Text(directive, anchor(clause.label), name, clause.text, measures, _weight(clause, measures))


def _weight(clause: Clause, measures: Iterable[Measure]) -> int:
    if clause.zone:
        return int(clause.zone in ("intro", "close"))
    return _BODY + any(measure.mode in BINDING or establishes(measure) for measure in measures)


def _borne_by(clause: Clause, directive: Directive) -> Iterator[Measure]:
    labels = {clause.label, *(inline.label for inline in clause.inlines)}
    return (measure for measure in directive.measures if measure.clause in labels)


def units_of(site: Site) -> list[str]:
    """Return the units of all documents; their order gives them their numbers."""
    held = {directive.unit for directive in site.corpus.directives.values()}
    return sorted(held | {_unit(cited) for cited in site.corpus.cited.values()})


def of_unit(site: Site, unit: str) -> Iterator[Export | Share]:
    """Yield what search needs of one unit: a file for each text held, and its share of the index.

    The contents of the share: ``u`` the unit, ``n`` its name and, if it is no province of today, ``now``, what it is
    part of; and of its documents, newest first, those that are only cited last: ``d`` days of issue, ``t`` type, ``c``
    number of clauses, ``h`` 1 if its text is held, 0 if not, null if it is only cited; ``m`` by province, the numbers
    of those documents of the centre that name it.
    A card has ``a`` address, ``n`` name, ``w`` other words of its own, ``x`` number, ``s`` subject, ``i`` issuer,
    ``p`` who signed, ``d`` first and last possible day of issue, ``t`` type, ``h`` as above, ``l`` states,
    ``k`` where its text is not held, the one clause that it then counts as.
    """
    heir = _heirs(current_places(site.era)).get(unit)
    corpus = site.corpus
    held = newest_first(directive for directive in corpus.directives.values() if directive.unit == unit)
    cited = (cited for cited in corpus.cited.values() if _unit(cited) == unit)
    documents = [*(_held(site, one, heir) for one in held), *(_cited(site, one, heir) for one in cited)]
    for found in documents:
        if found.texts:
            yield Export(f"{ADDRESS}{found.card['a'].removesuffix('/')}.json", _compact(found.texts))
    words = {
        HEADINGS: pieces([found.heading for found in documents]),
        CLAUSES: pieces([clause for found in documents for clause in found.clauses]),
    }
    cards = [_compact(found.card) for found in documents]
    yield Share(unit, _contents(unit, heir, documents), words, cards)


def table(site: Site, shares: Iterable[Share]) -> Export:
    """Return what search reads first.

    ``units``: the contents of each share, in the order of their numbers; ``places``: which units a choice of province
    stands for, where that is not itself; ``words``: the states, by key.
    """
    former = (place for _, places in former_places(site.era) for place in places)
    words: dict[str, str] = {one.key: one.word for one in BADGES}
    words |= {f"{one.key} {of.of}": of.word for one in BADGES for of in spoken_for(one)}
    contents = {
        "units": [share.contents for share in shares],
        "places": dict(_meant((*current_places(site.era), *former), units_of(site))),
        "words": words,
        "unknown": NO_MEASURE.key,
    }
    return Export(f"{ADDRESS}{DIRECTORY}", _compact(contents))


def words_shelf(name: str, shares: Iterable[Share]) -> Iterator[Export]:
    """Yield the files of the words of headings or clauses; ``shares``: in the order of their numbers."""
    numbered = ((key, number, of) for number, share in enumerate(shares) for key, of in share.words[name].items())
    return shelf(f"{ADDRESS}{name}", numbered)


def cards_shelf(shares: Iterable[Share]) -> Iterator[Export]:
    """Yield the files of what is shown of documents, by unit and number."""
    numbered = ((share.unit, number, of) for share in shares for number, of in enumerate(share.cards))
    return shelf(f"{ADDRESS}{CARDS}", numbered)


def _held(site: Site, directive: Directive, heir: str | None) -> Findable:
    record, issued = directive.record, directive.issued
    states = site.state(directive).map(lambda found: " ".join(filter(None, (found.key, found.of))))
    card = _card(document_address(directive.id), wording.name(record), record) | {
        "p": record.signer.name if record.signer else None,
        "h": int(record.text is not None),
        "l": flat(states),
    }
    facts = _facts(states, directive.measures)
    clauses = [_clause(site, text, states) for text in texts_of(directive)]
    if not directive.clauses:
        [(_, card["k"])] = clauses
    named = tuple(unit for unit in directive.units if unit != directive.unit)
    places = (unit_name(directive.unit), heir, *map(unit_name, named))
    return _findable(card, (issued.first, issued.last), places, facts, clauses, named)


def _clause(site: Site, text: Text, of_document: Dated[str]) -> tuple[Indexed, object]:
    states = _states(site, text) if text.measures else of_document
    entry = Indexed((text.text, BAR.join(text.summaries)), _facts(states, text.measures))
    own = flat(states) if text.measures else None
    return entry, [text.anchor, text.name, own, text.weight, text.text, *text.summaries]


def _states(site: Site, text: Text) -> Dated[str]:
    """Return the headline state of what a text asks at any time."""
    ids = (f"{text.directive.id}#{measure.id}" for measure in text.measures)
    validities = [validity for id_ in ids if (validity := site.validities.get(id_))]
    return summaries(validities).map(lambda found: summary_badge(found).key)


def _cited(site: Site, cited: Cited, heir: str | None) -> Findable:
    of = cited.reference
    days = (of.issued, of.issued)
    if of.year and not of.issued:
        days = (date(int(of.year), 1, 1), date(int(of.year), 12, 31))
    card = _card(cited_address(cited.key), site.cited_name(cited.key), of)
    return _findable(card, days, (unit_name(_unit(cited)), heir), _facts(_UNKNOWN, ()), ())


def _unit(cited: Cited) -> str:
    return cited.key.partition("/")[0]


def _heirs(current: Iterable[SearchPlace]) -> dict[str, str]:
    """Return what each unit is part of that is no province of today: ``An Giang``, ``Bảo Lộc và Đà Lạt``."""
    heirs = gathered((unit, place.slug) for place in current for unit in place.units if unit != place.slug)
    return {unit: " và ".join(map(unit_name, slugs)) for unit, slugs in heirs.items()}


def _meant(choices: Iterable[SearchPlace], units: Container[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield which of ``units`` a choice of province stands for, where that is not itself."""
    for choice in choices:
        held = [unit for unit in choice.units if unit in units]
        if held and held != [choice.value]:
            yield choice.value, held


def _contents(unit: str, heir: str | None, documents: Sequence[Findable]) -> dict[str, object]:
    cards = [found.card for found in documents]
    return {
        "u": unit,
        "n": unit_name(unit),
        "now": heir,
        "d": [card.get("d", []) for card in cards],
        "t": [card["t"] for card in cards],
        "c": [len(found.clauses) for found in documents],
        "h": [card.get("h") for card in cards],
        "m": gathered((unit, number) for number, found in enumerate(documents) for unit in found.named),
    }


def _card(address: str, name: str, of: Record | Reference) -> dict[str, object]:
    return {"a": address, "n": name, "x": of.number, "s": of.subject, "i": of.issuer, "t": of.type}


def _findable(
    card: dict[str, Any],
    days: tuple[date | None, date | None],
    places: Iterable[str | None],
    facts: tuple[tuple[str, str], ...],
    clauses: Sequence[tuple[Indexed, object]],
    named: tuple[str, ...] = (),
) -> Findable:
    first, last = days
    issuers = (card["i"], card["i"].replace(*_IN_SHORT)) if card["i"] else ()
    cited = legal_citation.as_cited(card["t"], card["x"], (first, last) if first and last else None)
    words = filter(None, dict.fromkeys((*issuers, card.get("p"), *places, *cited)))
    card |= {"w": list(words), "d": [day.isoformat() for day in days if day]}
    heading = Indexed((BAR.join((card["n"], *card["w"])), card["s"] or "", card["x"] or ""), facts)
    shown = {key: value for key, value in card.items() if value not in (None, [], "")}
    texts = () if "k" in card else tuple(text for _, text in clauses)
    return Findable(shown, heading, tuple(entry for entry, _ in clauses), texts, named)


def _facts(states: Dated[str], measures: Iterable[Measure]) -> tuple[tuple[str, str], ...]:
    """Return what filters ask, by the names that these have in addresses."""
    measures = tuple(measures)
    topics = (("chu-de", topic) for measure in measures for topic in measure.topics)
    agencies = (("co-quan", agency) for measure in measures for agency in agencies_of(measure))
    return tuple(dict.fromkeys((("trang-thai", _compact(flat(states))), *topics, *agencies)))


def _compact(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
