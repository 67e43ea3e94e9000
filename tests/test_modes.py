"""The rule of modes (``docs/phuong-phap``, «loại») on the records held, as far as the quoted words alone decide."""

from __future__ import annotations

import re

import pytest
from built import ROOT

from generator import archive

# Words of a quote: the only mode that they allow in a measure that binds the public.
DECIDED = {
    r"\bmới được\b": "duoc-phep",
    r"\b(chấp hành|thực hiện) nghiêm\b": "bat-buoc",
    r"\A(yêu cầu người dân )?không (?!để\b)": "cam",
}


@pytest.mark.parametrize(("words", "mode"), DECIDED.items())
def test_the_same_words_have_one_mode_in_every_record(words: str, mode: str) -> None:
    held = archive.read(ROOT / "directives").corpus.directives.values()
    measures = [(d.id, m) for d in held for m in d.record.measures if m.for_ and m.quote]
    said = [(id_, m) for id_, m in measures if re.search(words, m.quote or "", re.IGNORECASE)]
    assert said
    assert [f"{id_}#{m.id}: {m.mode}" for id_, m in said if m.mode != mode] == []
