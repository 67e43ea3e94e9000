"""What citizens ask first of a place, and what a regime means: pieces of a province's page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.basics.prose import Prose
from generator.basics.timeseries import Dated
from generator.site.views.parts import Hyperlink, MeasureLine

WordKey = Literal["cam", "bat-buoc", "duoc-phep", "khuyen-nghi", "call", "none"]
"""What is asked at most, by its mode, or what else is known; it picks colour and icon."""


@dataclass(frozen=True, slots=True)
class Word:
    """What is answered in a word."""

    key: WordKey
    text: str
    """``có điều cấm, ở một số nơi``."""


@dataclass(frozen=True, slots=True)
class CardLine:
    """One of the grounds of an answer: a measure, or what is known otherwise."""

    measure: MeasureLine | None = None
    told: Prose = ()
    doubt: str = ""
    """Why the measure may not apply: ``chưa xác nhận``."""


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """A question, and its answer at any time."""

    ask: str
    word: Dated[Word]
    until: Dated[str]
    """``đến hết 15/8/2021``; empty where nothing is known to hold."""
    look: Dated[str]
    """``known`` if there are grounds, else ``unknown``: the word says all."""
    lines: tuple[Dated[CardLine | None], ...]
    """The first of the grounds, in turn: what binds before what appeals."""
    more: Dated[Hyperlink | None]
    """Leads to the others."""


@dataclass(frozen=True, slots=True)
class RegimeMeaning:
    """What a regime asks of citizens."""

    name: str
    says: tuple[tuple[str, str], ...]
    """Question and answer."""
    source: Prose
    """By which document, and what that is known from."""
