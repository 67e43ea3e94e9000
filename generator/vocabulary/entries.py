"""The entries of the closed lists: each as an editor writes it, checked as it is made."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, ConfigDict, Field
from pydantic.dataclasses import dataclass

Key = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""What stands in addresses and records for an entry."""
Colour = Annotated[str, Field(pattern=r"^#([0-9a-f]{3}){1,2}$")]
_CLOSED = ConfigDict(extra="forbid")


def _with_text_keys(value: object) -> object:
    """Return ``value`` with years as text: to YAML they are numbers."""
    return {str(key): one for key, one in value.items()} if isinstance(value, dict) else value


@dataclass(frozen=True, slots=True, config=_CLOSED)
class DocumentType:
    """A type of document (NĐ 30/2020/NĐ-CP, Điều 7): name, abbreviation in symbols."""

    key: Key
    name: str
    abbreviation: str | None


@dataclass(frozen=True, slots=True, config=_CLOSED)
class Act:
    """What one document does to another, and what follows from it. The law gives the effects their meaning."""

    key: Key
    name: str
    """As its source does it."""
    passive: str
    """As its target undergoes it."""
    effect: bool = False
    """Whether it changes its target."""
    ends: Literal["replaced", "repealed"] | None = None
    """The state in which it leaves its target, if it ends it."""
    presupposes: bool = False
    """Whether it only makes sense while its target is alive, and so proves that it is (rule 4)."""
    at_once: bool = False
    """Whether it is done on its day, and then nothing of it is left to apply."""
    until: Literal["may", "must"] | None = None
    """Whether it bears a day on which it, or what it sets, ends."""
    equal_form: bool = False
    """Whether only a document of the same form may do it (NĐ 30/2020/NĐ-CP, khoản 3 Điều 18)."""
    rests: bool = False
    """Whether what its source asks stands or falls with the target."""
    mention: bool = False
    """Whether it does no more than name the target."""

    @property
    def bounds(self) -> bool:
        """Whether it sets when something ends."""
        return self.ends is not None or self.until is not None

    @property
    def alters(self) -> bool:
        """Whether something is otherwise after it: its target, or what its source asks after the target's end."""
        return self.effect or self.until is not None


@dataclass(frozen=True, slots=True, config=_CLOSED)
class Scale:
    """A scale of regimes."""

    key: Key
    mark: str
    """Stands before a level where there is little room: ``CT 16``."""
    assessed: bool
    """Whether a level is found to hold in a place («xác định cấp độ»), not carried out there («áp dụng»)."""
    grace: Annotated[int, Field(ge=0)] | None = None
    """For how many days a level without a stated end counts as applying after its last proof of life, if not for as
    many as all that binds the public (rule 4)."""
    under: str = ""
    """What a place does that is under one of its models, before the model's name: ``Giãn cách theo``."""


@dataclass(frozen=True, slots=True, config=_CLOSED)
class Question:
    """What a citizen asks first."""

    key: Key
    ask: str
    """``Ra khỏi nhà?``."""
    topics: tuple[Key, ...] = ()
    """Measures on one of them answer it, those on the first before the others."""
    foremost: tuple[Key, ...] = ()
    """Topics of which only such measures answer it that have them first: the others tell of them in passing."""
    words: dict[Key, str] = field(default_factory=dict, hash=False)
    """What a measure answers in a word, by its mode, where that is not what it is of other questions."""
    contacts: bool = False
    """Whether it is answered by numbers to call."""


@dataclass(frozen=True, slots=True, config=_CLOSED)
class ModelSaying:
    """What a model says to a question."""

    mode: Key
    says: str


@dataclass(frozen=True, slots=True, config=_CLOSED)
class Meaning:
    """What a regime means to a citizen."""

    source: str
    """The record (its id) of the document that made the model."""
    read: tuple[str, ...]
    """Addresses at which what it says was read, where its own text is not held."""
    says: Annotated[dict[Key, ModelSaying], Field(min_length=1)] = field(hash=False)
    """By the question."""


@dataclass(frozen=True, slots=True, config=_CLOSED)
class Regime:
    """A headline level; ``rank`` orders regimes of one scale only, higher is stricter."""

    key: Annotated[Key, Field(pattern="-")]
    name: str
    scale: str
    rank: int
    fill: Colour
    """Its colour on the map and in timelines."""
    ink: Colour
    """The colour of letters on it."""
    icon: str | None = None
    """A name in Material Design Icons, for the eye only."""
    means: Meaning | None = None
    """What a place under it asks of its people, as far as that is known."""

    @property
    def level(self) -> str:
        """Its level, as short as can be: ``16``."""
        return self.key.rpartition("-")[2]


@dataclass(frozen=True, slots=True, config=_CLOSED)
class Topic:
    """A subject of measures; ``oxcgrt``, only exported, is its code at the Oxford tracker where both mean the same."""

    key: Key
    name: str
    oxcgrt: str | None = None
    icon: str | None = None
    """A name in Material Design Icons, for the eye only."""
    reports: bool = False
    """Whether its measures are reports, gathered on the pages of agencies: who reports to whom."""


@dataclass(frozen=True, slots=True, config=_CLOSED)
class SourceKind:
    """What a source is, and so how much it is worth."""

    key: Key
    name: str
    by: str
    """How a fact is told to be known from it, «theo …»; the publisher's name follows: ``báo``."""
    official: bool = False
    """Whether what it tells is confirmed by it alone."""
    copy: bool = False
    """Whether it repeats what others published, so that it confirms none of them."""


@dataclass(frozen=True, slots=True, config=_CLOSED)
class Emergency:
    """An emergency and the ids of the records that declared and ended it."""

    key: Key
    name: str
    declared: str | None
    ended: str | None
    over: str
    """A clause that says that it is over; what ended it follows: ``Quyết định công bố … đã bị bãi bỏ``."""
    written: tuple[str, ...]
    """How documents that deal with it write it, whatever the case."""


@dataclass(frozen=True, slots=True, config=_CLOSED)
class DayRange:
    """Days on end, both inclusive."""

    first: date
    last: date

    def __post_init__(self) -> None:
        """Refuse an end before the beginning."""
        if self.last < self.first:
            raise ValueError(f"last {self.last} đứng trước first {self.first}")


@dataclass(frozen=True, slots=True, config=_CLOSED)
class SiteWords:
    """What pages call things that differ from one emergency to another."""

    description: str
    documents: str
    """All that the site holds: ``văn bản phòng, chống …``."""
    emergency: str
    """The field ``emergency`` of a record."""
    regime: str
    """What the map shows."""
    regimes: str
    """Which regimes there may be."""
    topics: str
    """Some topics that many look for."""
    past_measures: str
    """Measures after the end of their emergency."""
    past: str
    """Why they are past."""
    coverage: DayRange | None = None
    """The days of which the site tells how much it knows of each province; without them it has no such page."""


@dataclass(frozen=True, slots=True, config=_CLOSED)
class Holiday:
    """The days of an occasion in one year: its own day, and the first and last of the days off around it."""

    day: date
    first: date
    last: date
    source: str


@dataclass(frozen=True, slots=True, config=_CLOSED)
class KnownOccasion:
    """A public holiday that documents speak of as a time; ``years``: its days, by the year that they belong to."""

    key: Key
    name: str
    years: Annotated[dict[str, Holiday], BeforeValidator(_with_text_keys)]
