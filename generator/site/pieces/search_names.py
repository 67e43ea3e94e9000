"""What search knows before it asks its index: names that lead somewhere, words of one meaning, how words are spelt."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise

from generator.basics.export import Export
from generator.basics.text import fold, slug
from generator.records.addresses import cited_address, document_address
from generator.site.pieces.context import Site
from generator.site.pieces.links import unit_name
from generator.site.pieces.search_tables import ADDRESS, HEADINGS
from generator.site.search_index import Share, standing, words_of
from generator.vocabulary.districts import District
from generator.vocabulary.entries import DocumentType, Regime
from generator.vocabulary.lists import CENTRAL, UNKNOWN_TYPE, vocabulary

_NAMES, _SPELLINGS = "ten-goi.json", "chinh-ta.json"
_MOST = 4_000
"""Phrases whose spelling is told: about 25 KB compressed."""


def names(site: Site) -> Export:
    """Return what search reads beside its contents.

    ``places``: of each province slug, name, other names, and districts, as their slugs are made of them; ``regimes``:
    ``n`` name, ``w`` other names, ``a`` name and address of each document that it is called by; ``types``: their names
    by the initials that stand in numbers; ``same``, ``also``: synonyms.
    """
    words = vocabulary()
    synonyms = words.synonyms
    places = words.territory.provinces.values()
    types = [one for one in words.types.values() if one.key != UNKNOWN_TYPE]
    content = {
        "places": [
            [place.slug, place.name, synonyms.of(place.name), [*map(_district, words.districts.of(place.slug))]]
            for place in places
        ],
        "regimes": [_regime(site, regime) for regime in words.regimes.values()],
        "types": {_initials(one): one.name.lower() for one in reversed(types)},  # of two the first
        "same": synonyms.same,
        "also": synonyms.also,
    }
    return Export(f"{ADDRESS}{_NAMES}", _compact(content))


def spellings(shares: Iterable[Share]) -> Export:
    """Return the words that follow each other in names and headings, likeliest first: ``["khẩu trang", …]``.

    What is mistyped is held against these. They are so many at most, however large the archive: those of the
    vocabulary, and of headings those that stand in the most.
    """
    headings: Counter[str] = Counter()
    for share in shares:
        headings.update(standing(share.words[HEADINGS]))
    often = (phrase for phrase, _ in sorted(headings.items(), key=lambda each: (-each[1], each[0])))
    pairs = (phrase for phrase in (*_pairs(_known()), *often) if phrase.replace(" ", "").isalpha() and " " in phrase)
    return Export(f"{ADDRESS}{_SPELLINGS}", _compact([*islice(dict.fromkeys(pairs), _MOST)]))


def _district(district: District) -> str:
    return district.name if slug(district.name) == district.slug else district.full


def _regime(site: Site, regime: Regime) -> dict[str, object]:
    name = regime.name.partition(" (")[0]
    mark = vocabulary().scales[regime.scale].mark
    others = (f"{mark} {regime.level}", *vocabulary().synonyms.of(name))
    return {"n": name, "w": others, "a": [*_called_by(site, name)]}


def _called_by(site: Site, name: str) -> Iterator[tuple[str, str]]:
    """Yield name and address of the documents of the centre whose type and figure are ``name``: 16/CT-TTg."""
    kinds = [key for key, kind in vocabulary().types.items() if name.startswith(f"{kind.name} ")]
    figures = {(key, name.removeprefix(vocabulary().types[key].name).strip()) for key in kinds}
    for directive in site.directives_of.get(CENTRAL, ()):
        outline = directive.outline
        if outline.number and (outline.type, outline.number.partition("/")[0]) in figures:
            yield f"{vocabulary().types[outline.type].name} {outline.number}", document_address(directive.id)
    for key, cited in site.corpus.cited.items():
        of = cited.reference
        if key.startswith(f"{CENTRAL}/") and of.number and (of.type, of.number.partition("/")[0]) in figures:
            yield site.cited_name(key), cited_address(key)


def _initials(of: DocumentType) -> str:
    """Return by which letters a number is told to be of a type: ``nq``; of a công văn, which has none, ``cv``."""
    return fold(of.abbreviation) if of.abbreviation else "".join(word[0] for word in of.key.split("-"))


def _known() -> Iterator[str]:
    words = vocabulary()
    yield from words.synonyms.phrases()
    yield from (topic.name for topic in words.topics.values())
    yield from (unit_name(place) for place in words.territory.provinces)
    yield from (regime.name for regime in words.regimes.values())
    yield from (kind.name for kind in words.types.values())
    yield from (*words.agencies.values(), *words.audiences.values())
    yield from (district.name for place in words.territory.provinces for district in words.districts.of(place))


def _pairs(texts: Iterable[str]) -> Iterator[str]:
    return (f"{one} {other}" for text in texts for one, other in pairwise(words_of(text)))


def _compact(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
