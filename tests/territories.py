"""An invented country with a third reorganisation, to be found in place of the real one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from generator.vocabulary import territory_tables
from generator.vocabulary.folder import Folder
from generator.vocabulary.lists import program_vocabulary, using

FOLDER = Path(__file__).parent / "territory"
THIRD = territory_tables.load(Folder(FOLDER))


@contextmanager
def third_reorganisation() -> Iterator[None]:
    """Let the vocabulary have this country, with nothing changed but its tables."""
    with using(replace(program_vocabulary(), territory=THIRD)):
        yield
