"""The closed lists that records draw on: provinces over time, types, modes, acts, regimes, topics, agencies.

The lists are data (``generator/vocabulary/data``) that editors extend by pull request; this module only reads them.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from generator.basics.matching import spellings
from generator.basics.text import fold
from generator.vocabulary import territory_tables
from generator.vocabulary.territory import Territory

CENTRAL = "trung-uong"


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A type of document (NĐ 30/2020/NĐ-CP, Điều 7): name, abbreviation in symbols, may it be a VBQPPL."""

    key: str
    name: str
    abbreviation: str | None


@dataclass(frozen=True, slots=True)
class Regime:
    """A headline level; ``rank`` orders regimes of one scale only, higher is stricter."""

    key: str
    name: str
    scale: str
    rank: int


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject of measures; ``oxcgrt`` is its code at the Oxford tracker where both mean the same."""

    key: str
    name: str
    oxcgrt: str | None
    icon: str | None = None
    """A name in Material Design Icons, for the eye only."""


@dataclass(frozen=True, slots=True)
class Emergency:
    """An emergency and the ids of the records that declared and ended it."""

    key: str
    declared: str
    ended: str | None


@dataclass(frozen=True, slots=True)
class Holiday:
    """The days of an occasion in one year: its own day, and the first and last of the days off around it."""

    day: date
    first: date
    last: date
    source: str


@dataclass(frozen=True, slots=True)
class KnownOccasion:
    """A public holiday that documents speak of as a time; ``years``: its days, by the year that they belong to."""

    key: str
    name: str
    years: dict[str, Holiday]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All lists, each keyed by its slug, in the order of the file."""

    types: dict[str, DocumentType]
    modes: dict[str, str]
    stages: dict[str, str]
    repeats: dict[str, str]
    acts_with_effect: tuple[str, ...]
    acts_without_effect: tuple[str, ...]
    act_words: dict[str, tuple[str, str]]
    """Each act as its source does it, and as its target undergoes it."""
    regimes: dict[str, Regime]
    topics: dict[str, Topic]
    audiences: dict[str, str]
    agencies: dict[str, str]
    groups: dict[str, tuple[str, ...]]
    """What a word for several agencies stands for; a member may be a group itself."""
    spellings: dict[str, tuple[str, ...]]
    """How documents write an agency's name, by its key."""
    emergencies: dict[str, Emergency]
    occasions: dict[str, KnownOccasion]
    territory: Territory = field(repr=False)
    """The provinces over time, and their maps."""

    @property
    def acts(self) -> tuple[str, ...]:
        """Every act, those with effect first."""
        return self.acts_with_effect + self.acts_without_effect

    def agency(self, words: str) -> str | None:
        """Return the key of the agency that ``words`` (a key, its name or a spelling of it) names, None if none."""
        folded = fold(" ".join(words.split()))
        known = ((key, (key, name, *self.spellings.get(key, ()))) for key, name in self.agencies.items())
        return next((key for key, names in known if folded in map(fold, names)), None)

    def groups_of(self, agency: str) -> tuple[str, ...]:
        """Return the groups that ``agency`` is part of, straight or through another group."""
        straight = [group for group, members in self.groups.items() if agency in members]
        return tuple(dict.fromkeys([*straight, *(above for group in straight for above in self.groups_of(group))]))


def nearest(word: str, among: Iterable[str], count: int = 3) -> list[str]:
    """Return up to ``count`` of ``among`` that look most like ``word``, accents ignored, best first."""
    folded = {fold(candidate): candidate for candidate in among}
    return [folded[match] for match in difflib.get_close_matches(fold(word), folded, n=count, cutoff=0.5)]


@cache
def vocabulary() -> Vocabulary:
    """Return the lists that come with the program."""
    data = files("generator.vocabulary") / "data"
    raw = yaml.safe_load((data / "vocabulary.yaml").read_text("utf-8"))
    return Vocabulary(
        types={key: DocumentType(key, name, short) for key, (name, short) in raw["types"].items()},
        modes=raw["modes"],
        stages=raw["stages"],
        repeats=raw["repeats"],
        acts_with_effect=tuple(raw["acts"]["with_effect"]),
        acts_without_effect=tuple(raw["acts"]["without_effect"]),
        act_words={act: (does, undergoes) for kind in raw["acts"].values() for act, (does, undergoes) in kind.items()},
        regimes={key: Regime(key, **value) for key, value in raw["regimes"].items()},
        topics={str(key): Topic(str(key), **value) for key, value in raw["topics"].items()},
        audiences=raw["audiences"],
        agencies=raw["agencies"],
        groups={key: tuple(members) for key, members in raw["groups"].items()},
        spellings=_spellings(yaml.safe_load((data / "agencies.yaml").read_text("utf-8"))),
        emergencies={key: Emergency(key, **value) for key, value in raw["emergencies"].items()},
        occasions=_occasions(yaml.safe_load((data / "occasions.yaml").read_text("utf-8"))),
        territory=territory_tables.load(data),
    )


def _spellings(forms: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """Return every spelling that the forms of each agency stand for, once whatever its case."""
    return {
        key: tuple({words.lower(): words for form in some for words in spellings(form)}.values())
        for key, some in forms.items()
    }


def _occasions(raw: dict[str, dict[str, Any]]) -> dict[str, KnownOccasion]:
    return {
        key: KnownOccasion(key, value["name"], {str(year): Holiday(**days) for year, days in value["years"].items()})
        for key, value in raw.items()
    }
