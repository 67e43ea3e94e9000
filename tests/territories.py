"""An invented country with a third reorganisation, to be found in place of the real one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.vocabulary import territory_tables
from generator.vocabulary.lists import vocabulary

FOLDER = Path(__file__).parent / "territory"
THIRD = territory_tables.load(FOLDER)


@contextmanager
def third_reorganisation() -> Iterator[None]:
    """Let the vocabulary have this country, with nothing changed but its tables."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(territory_tables, "load", lambda _: THIRD)
        vocabulary.cache_clear()
        yield
    vocabulary.cache_clear()
