"""The lists of words by which a document is read (``wordlists.yaml``, agencies of the vocabulary), compiled."""

from __future__ import annotations

import re
from typing import Any

from generator.basics.matching import flat, low, phrases, spellings
from generator.documents.agencies import AgencyNames
from generator.vocabulary.folder import Folder
from generator.vocabulary.lists import derived, vocabulary

UNKEYED = ""
"""Stands for an agency that is named but has no key in the vocabulary."""
_FILE = "wordlists.yaml"
_KEYS = {
    "acts": "acts",
    "asking": "modes",
    "audiences": "audiences",
    "becomes": "acts",
    "comers": "audiences",
    "concerns": "audiences",
    "departments": "agencies",
    "everyone": "audiences",
    "not_told": "agencies",
    "regimes": "regimes",
    "topics": "topics",
    "unnamed": "agencies",
}
"""Lists that hold keys of the vocabulary, as keys or instead of words, and from which of its lists these are."""


@derived
def wordlists() -> dict[str, Any]:
    """Return the lists as they stand in the file; raise VocabularyError for what is wrong in it.

    A list that the vocabulary's folder lacks is the program's own, without the keys that the vocabulary does not know.
    """
    folder = vocabulary().folder
    own = folder.mapping(_FILE)
    _check(folder, own)
    if folder.own is None:
        return own
    shared = folder.own.mapping(_FILE)
    for name in own:
        if name not in shared:
            raise folder.fault(_FILE, (name,), f"không có danh sách nào tên như vậy; có thể là: {', '.join(shared)}")
        folder.parsed(_FILE, (name,), own[name], dict if isinstance(shared[name], dict) else list)
    for name, known in _known().items():
        some = shared[name]
        shared[name] = (
            {key: some[key] for key in some if key in known} if isinstance(some, dict) else [*filter(known.get, some)]
        )
    return shared | own


def _known() -> dict[str, dict[str, Any]]:
    return {name: getattr(vocabulary(), among) for name, among in _KEYS.items()}


def _check(folder: Folder, lists: dict[str, Any]) -> None:
    """Raise VocabularyError for a list that cannot be read, or that speaks of what the vocabulary does not know."""
    folder.parsed(_FILE, (), lists, dict[str, dict[str, tuple[str, ...]] | tuple[str, ...]])
    for name, known in _known().items():
        for key in lists.get(name, ()):
            if key not in known:
                raise folder.fault(_FILE, (name, key), f"«{key}» không có trong {_KEYS[name]} của vocabulary.yaml")
    for name, some in lists.items():
        for key, forms in some.items() if isinstance(some, dict) else (("", some),):
            for form in forms:
                folder.spelt(_FILE, (name, key), form)


@derived
def keyed(name: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern of all phrases of the list ``name``, for folded text, and the key of each phrase."""
    keys = {flat(words): key for key, forms in wordlists()[name].items() for form in forms for words in spellings(form)}
    return re.compile(phrases(keys)), keys


@derived
def agencies(own: tuple[tuple[str, str], ...] = ()) -> AgencyNames:
    """Return what names or means an agency that can be told to act, for folded text.

    ``own``: further names with their keys.
    """
    told = [(key, known) for key, known in vocabulary().spellings.items() if key not in wordlists()["not_told"]]
    keys = {flat(words): key for key, known in told for words in known} | keyed("unnamed")[1] | dict(own)
    return AgencyNames.of(keys, keyed("departments")[1] | {flat(words): UNKEYED for words in wordlists()["unkeyed"]})


@derived
def listed(name: str, *, folded: bool = False) -> re.Pattern[str]:
    """Return a pattern of the plain list ``name``, for text in lower case (folded: without accents)."""
    spell = flat if folded else low
    return re.compile(phrases(spell(words) for form in wordlists()[name] for words in spellings(form)))


@derived
def loose(name: str) -> re.Pattern[str]:
    """Return, like ``listed``, a pattern for folded text: of phrases of two syllables, plain even without marks."""
    return re.compile(phrases(flat(words) for form in wordlists()[name] for words in spellings(form) if " " in words))


@derived
def patterns_by_key(name: str, *, folded: bool = False) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return, for each key of the list ``name``, a pattern of its phrases for text in lower case, or folded."""
    spell = flat if folded else low
    return tuple(
        (key, re.compile(phrases(spell(words) for form in forms for words in spellings(form))))
        for key, forms in wordlists()[name].items()
    )


@derived
def provinces() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern of the names of provinces, for folded text, and the slug of each."""
    slugs = {flat(province.name): slug for slug, province in vocabulary().territory.provinces.items()}
    slugs |= {"ho chi minh": "ho-chi-minh", "tp.hcm": "ho-chi-minh", "tp. hcm": "ho-chi-minh"}
    slugs |= {name.replace(" - ", dash): slug for name, slug in slugs.items() for dash in ("-", " – ", "–")}
    known = {name: slug for name, slug in slugs.items() if slug in vocabulary().territory.provinces}
    return re.compile(phrases(known)), known
