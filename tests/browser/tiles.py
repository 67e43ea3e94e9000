"""What tiles of a map show, and what the core says that they should."""

from __future__ import annotations

from datetime import date

import real

from generator.basics.periods import day
from generator.law.applicability import units
from generator.law.regimes import regime
from generator.vocabulary.lists import CENTRAL

TILES = """map => [...map.querySelectorAll('a.tile')].map(tile => ({
  slug: tile.getAttribute('href').match(/tinh\\/([^/]+)\\//)[1],
  look: tile.classList[1],
  name: tile.querySelector('title').textContent,
}))"""


def expected_look(province: str, on: date) -> str:
    """Return how the core says that a province is on a day."""
    found = regime(real.corpus(), real.validities(), province, day(on))
    held = {directive.unit for directive in real.corpus().directives.values()} - {CENTRAL}
    return found.key if found.orders or held & {*units(province, day(on))} else "none-held"
