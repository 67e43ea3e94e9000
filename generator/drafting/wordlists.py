"""The lists of words by which a document is read (``data/wordlists.yaml``, agencies of the vocabulary), compiled."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from generator.basics.matching import flat, low, phrases, spellings
from generator.documents.agencies import AgencyNames
from generator.vocabulary.lists import vocabulary

UNKEYED = ""
"""Stands for an agency that is named but has no key in the vocabulary."""


@cache
def wordlists() -> dict[str, Any]:
    """Return the lists as they stand in the file."""
    data: dict[str, Any] = yaml.safe_load(
        (files("generator.vocabulary") / "data" / "wordlists.yaml").read_text("utf-8")
    )
    return data


@cache
def keyed(name: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern of all phrases of the list ``name``, for folded text, and the key of each phrase."""
    keys = {flat(words): key for key, forms in wordlists()[name].items() for form in forms for words in spellings(form)}
    return re.compile(phrases(keys)), keys


@cache
def agencies(own: tuple[tuple[str, str], ...] = ()) -> AgencyNames:
    """Return what names or means an agency that can be told to act, for folded text.

    ``own``: further names with their keys.
    """
    told = [(key, known) for key, known in vocabulary().spellings.items() if key not in wordlists()["not_told"]]
    keys = {flat(words): key for key, known in told for words in known} | keyed("unnamed")[1] | dict(own)
    return AgencyNames.of(keys, keyed("departments")[1] | {flat(words): UNKEYED for words in wordlists()["unkeyed"]})


@cache
def listed(name: str, *, folded: bool = False) -> re.Pattern[str]:
    """Return a pattern of the plain list ``name``, for text in lower case (folded: without accents)."""
    spell = flat if folded else low
    return re.compile(phrases(spell(words) for form in wordlists()[name] for words in spellings(form)))


@cache
def loose(name: str) -> re.Pattern[str]:
    """Return, like ``listed``, a pattern for folded text: of phrases of two syllables, plain even without marks."""
    return re.compile(phrases(flat(words) for form in wordlists()[name] for words in spellings(form) if " " in words))


@cache
def patterns_by_key(name: str, *, folded: bool = False) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return, for each key of the list ``name``, a pattern of its phrases for text in lower case, or folded."""
    spell = flat if folded else low
    return tuple(
        (key, re.compile(phrases(spell(words) for form in forms for words in spellings(form))))
        for key, forms in wordlists()[name].items()
    )


@cache
def provinces() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern of the names of provinces, for folded text, and the slug of each."""
    slugs = {flat(province.name): slug for slug, province in vocabulary().territory.provinces.items()}
    slugs |= {"ho chi minh": "ho-chi-minh", "tp.hcm": "ho-chi-minh", "tp. hcm": "ho-chi-minh"}
    slugs |= {name.replace(" - ", dash): slug for name, slug in slugs.items() for dash in ("-", " – ", "–")}
    known = {name: slug for name, slug in slugs.items() if slug in vocabulary().territory.provinces}
    return re.compile(phrases(known)), known
