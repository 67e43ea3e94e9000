"""An archive as the program reads it, once a run; the frozen one, unless a test asks for the other."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from archives import FROZEN

from generator.law import validity
from generator.law.validity import Validity
from generator.records.corpus import Corpus
from generator.records.repository import read


@cache
def corpus(archive: Path = FROZEN) -> Corpus:
    """Return all records, linked."""
    return read(archive).corpus


@cache
def validities(archive: Path = FROZEN) -> dict[str, Validity]:
    """Return the states of every measure over all time."""
    return validity.validities(corpus(archive))
