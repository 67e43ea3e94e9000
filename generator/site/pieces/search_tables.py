"""What search is made from: the index of headings that answers while one types, and the texts of the full-text index.

Rules stay here: for every document and clause the states of all days are written down, and scripts only pick.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.basics.export import Export
from generator.basics.grouping import gathered
from generator.basics.timeseries import Dated, flat
from generator.documents.clauses import Clause, anchor
from generator.law import legal_citation, wording
from generator.law.modes import BINDING, establishes
from generator.law.scenario import State
from generator.law.validity import summaries
from generator.records.addresses import cited_address, document_address
from generator.records.corpus import Cited, Directive
from generator.records.schema import Measure
from generator.site.pieces.badges import NO_MEASURE, OVERDUE, badge, spoken_for, summary_badge
from generator.site.pieces.context import Site
from generator.site.pieces.document_lists import newest_first
from generator.site.pieces.links import unit_name
from generator.site.pieces.search_places import SearchPlace, current_places, former_places
from generator.site.search_index import BAR, LETTERS
from generator.site.views.search import Indexed
from generator.vocabulary.lists import vocabulary

ADDRESS = "tim-kiem/"


INDEX = f"{ADDRESS}pagefind"
"""The folder of the full-text index."""


BADGES = (*map(badge, State), OVERDUE, NO_MEASURE)
"""All that a document can be called."""


_IN_SHORT = ("Ủy ban nhân dân", "UBND")
"""Issuers write their name out or shorten it; readers do either, too."""


_BODY = 2


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
    def indexed(self) -> Indexed:
        """What the full-text index reads of it."""
        summaries = tuple(dict.fromkeys(measure.summary for measure in self.measures if measure.summary))
        name = "/".join(filter(None, (self.directive.id, self.anchor)))
        return Indexed(name, self.text, tuple(words for words in summaries if words != self.text))


def types_of(site: Site) -> set[str]:
    """Return the types of all documents, held or cited."""
    held = {directive.record.type for directive in site.corpus.directives.values()}
    return held | {cited.reference.type for cited in site.corpus.cited.values()}


def _meant(choices: Iterable[SearchPlace], units: Container[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield which of ``units`` a choice of province stands for, where that is not itself."""
    for choice in choices:
        held = [unit for unit in choice.units if unit in units]
        if held and held != [choice.value]:
            yield choice.value, held


def agencies_of(measure: Measure) -> tuple[str, ...]:
    """Return the agencies that a measure tasks, or names as helpers or go-betweens."""
    return tuple(dict.fromkeys((*measure.agencies, *measure.with_, *measure.via)))


def _directives(site: Site) -> list[Directive]:
    return newest_first(site.corpus.directives.values())


def _texts(directive: Directive) -> Iterator[Text]:
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


def headings(site: Site) -> Export:
    """Return the index of headings: all documents, held or cited, newest first.

    ``units``: the names of the units that documents are of, ``now`` what those are part of that are none today, and
    ``places`` which of them a choice of province stands for, where that is not itself; ``types``: their names and
    initials; ``forms``: how documents are cited; ``issuers``: the names of each, its own first; ``words``: the states,
    ``unknown`` that of a document which is only cited, and ``states`` each list of states once. ``documents``:
    ``a`` address, ``n`` name, ``x`` number, ``s`` subject, ``i`` place of the issuer, ``p`` who signed, ``u`` unit,
    ``t`` type, ``d`` first and last possible day of issue, ``h`` 1 if its text is held, ``l`` place of its states,
    ``k`` of the kinds of measures that these speak for where they differ, ``o`` topics, ``g`` agencies.
    """
    shared, issuers = _Shared(), _Issuers()
    documents = [_heading(site, directive, shared, issuers) for directive in _directives(site)]
    documents += [_cited_heading(site, cited, issuers) for cited in site.corpus.cited.values()]
    units = {unit: unit_name(unit) for unit in _units(site)}
    current = current_places(site.era)
    former = (place for _, places in former_places(site.era) for place in places)
    words: dict[str, str] = {one.key: one.word for one in BADGES}
    words |= {f"{one.key} {of.of}": of.word for one in BADGES for of in spoken_for(one)}
    content = {
        "units": units,
        "now": _heirs(current, units),
        "places": dict(_meant((*current, *former), units)),
        "types": {key: (vocabulary().types[key].name, _initials(key)) for key in sorted(types_of(site))},
        "forms": legal_citation.FORMS,
        "issuers": issuers.names,
        "words": words,
        "unknown": NO_MEASURE.key,
        "states": shared.lists,
        "documents": documents,
    }
    return Export(f"{ADDRESS}muc-luc.json", _compact(content))


def _heirs(current: Iterable[SearchPlace], units: Container[str]) -> dict[str, str]:
    """Return what each of ``units`` is part of that is no province of today: ``An Giang``, ``Bảo Lộc và Đà Lạt``."""
    heirs = gathered((unit, place.slug) for place in current for unit in place.units if unit != place.slug)
    return {unit: " và ".join(map(unit_name, slugs)) for unit, slugs in heirs.items() if unit in units}


def _initials(key: str) -> str:
    return "".join(word[0] for word in key.split("-"))


@dataclass(frozen=True, slots=True)
class FullText:
    """What the full-text index is made from, and what filters ask of each of its texts."""

    site: Site

    @property
    def texts(self) -> Iterator[Text]:
        """Every text that search finds, in the order of the headings."""
        return (text for directive in _directives(self.site) for text in _texts(directive))

    def table(self, keys: Mapping[str, str]) -> Export:
        """Return what filters ask of each text, so that they work before any is loaded.

        ``keys``: how the index calls each text, by its name. ``bar`` parts a text from its summaries, ``letters`` are
        those that the index spells otherwise, with how. ``texts``, by that key: the place of the document among the
        headings, the anchor, the name, the place of its states (null: those of the document), topics, agencies, the
        weight.
        """
        shared = _Shared()
        places = {directive.id: place for place, directive in enumerate(_directives(self.site))}
        rows = {
            keys[text.indexed.name]: [
                places[text.directive.id],
                text.anchor,
                text.name,
                shared.place(_states(self.site, text.directive, text.measures)) if text.measures else None,
                _joined(measure.topics for measure in text.measures),
                _joined(map(agencies_of, text.measures)),
                text.weight,
            ]
            for text in self.texts
        }
        content = {"bar": BAR, "letters": LETTERS, "states": shared.lists, "texts": rows}
        return Export(f"{ADDRESS}dieu-khoan.json", _compact(content))


def _units(site: Site) -> Iterator[str]:
    yield from (directive.unit for directive in site.corpus.directives.values())
    yield from (key.split("/")[0] for key in site.corpus.cited)


class _Shared:
    """States over all time, each stored once."""

    def __init__(self) -> None:
        self._places: dict[Dated[str], int] = {}

    def place(self, states: Dated[str]) -> int:
        return self._places.setdefault(states, len(self._places))

    @property
    def lists(self) -> list[object]:
        return [flat(states) for states in self._places]


class _Issuers:
    """Every issuer once, by its own name and, if it has one, the shorter."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}

    def place(self, name: str | None) -> int | None:
        return self._places.setdefault(name, len(self._places)) if name else None

    @property
    def names(self) -> list[list[str]]:
        return [list(dict.fromkeys((name, name.replace(*_IN_SHORT)))) for name in self._places]


def _heading(site: Site, directive: Directive, shared: _Shared, issuers: _Issuers) -> dict[str, object]:
    record, issued = directive.record, directive.issued
    kinds = site.state(directive).map(lambda found: str(found.of))
    return _without_gaps(
        a=document_address(directive.id),
        n=wording.name(record),
        x=record.number,
        s=record.subject,
        i=issuers.place(record.issuer),
        p=record.signer.name if record.signer else None,
        u=directive.unit,
        t=record.type,
        d=[bound.isoformat() for bound in (issued.first, issued.last) if bound],
        h=int(record.text is not None),
        l=shared.place(site.state(directive).map(lambda found: found.key)),
        k=shared.place(kinds) if any(kinds.values) else None,
        o=_joined(measure.topics for measure in directive.measures),
        g=_joined(map(agencies_of, directive.measures)),
    )


def _cited_heading(site: Site, cited: Cited, issuers: _Issuers) -> dict[str, object]:
    reference = cited.reference
    bounds = [reference.issued.isoformat()] * 2 if reference.issued else []
    if reference.year and not bounds:
        bounds = [f"{reference.year}-01-01", f"{reference.year}-12-31"]
    return _without_gaps(
        a=cited_address(cited.key),
        n=site.cited_name(cited.key),
        x=reference.number,
        s=reference.subject,
        i=issuers.place(reference.issuer),
        u=cited.key.split("/")[0],
        t=reference.type,
        d=bounds,
    )


def _states(site: Site, directive: Directive, measures: Iterable[Measure]) -> Dated[str]:
    """Return the headline state of ``measures`` at any time."""
    validities = [validity for m in measures if (validity := site.validities.get(f"{directive.id}#{m.id}"))]
    return summaries(validities).map(lambda found: summary_badge(found).key)


def _joined(keys: Iterable[Iterable[str]]) -> list[str]:
    return list(dict.fromkeys(key for some in keys for key in some))


def _without_gaps(**fields: object) -> dict[str, object]:
    return {key: value for key, value in fields.items() if value not in (None, [], "")}


def _compact(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
