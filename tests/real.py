"""An archive as the program reads it, once a run; the frozen one, unless a test asks for the other."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from archives import FROZEN

from generator import in_force
from generator.archive import read
from generator.corpus import Corpus
from generator.in_force import Life


@cache
def corpus(archive: Path = FROZEN) -> Corpus:
    """Return all records, linked."""
    return read(archive).corpus


@cache
def lives(archive: Path = FROZEN) -> dict[str, Life]:
    """Return the states of every measure over all time."""
    return in_force.lives(corpus(archive))
