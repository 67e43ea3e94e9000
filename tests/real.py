"""The records of this repository as the program reads them, once a run."""

from __future__ import annotations

from functools import cache

from built import ROOT

from generator import archive, in_force
from generator.corpus import Corpus
from generator.in_force import Life


@cache
def corpus() -> Corpus:
    """Return all records, linked."""
    return archive.read(ROOT / "directives").corpus


@cache
def lives() -> dict[str, Life]:
    """Return the states of every measure over all time."""
    return in_force.lives(corpus())
