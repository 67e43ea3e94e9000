"""The rule of modes (``docs/phuong-phap``, «loại») on the five documents read whole, as far as the quotes decide."""

from __future__ import annotations

import re

import pytest
from archives import LIVE

from generator.records import repository

READ_WHOLE = (
    "tra-vinh/3461-ubnd-thnv-2021",
    "kien-giang/1377-ubnd-kgvx-2021",
    "son-la/chi-thi-2021-tang-cuong-phong-chong-dich",
    "ben-tre/thong-bao-2021-ket-luan-hop-04-9",
    "lai-chau/thong-bao-2021-ket-luan-giao-ban-03-2",
)
# Words of a quote: the only mode that they allow in a measure that binds the public.
DECIDED = {
    r"\bmới được\b": "duoc-phep",
    r"\b(chấp hành|thực hiện) nghiêm\b": "bat-buoc",
    r"\A(yêu cầu người dân )?không (?!để\b)": "cam",
}


@pytest.mark.parametrize(("words", "mode"), DECIDED.items())
def test_the_same_words_have_one_mode_in_every_record(words: str, mode: str) -> None:
    directives = repository.read(LIVE).corpus.directives
    measures = [(id_, m) for id_ in READ_WHOLE for m in directives[id_].record.measures if m.for_ and m.quote]
    said = [(id_, m) for id_, m in measures if re.search(words, m.quote or "", re.IGNORECASE)]
    assert said
    assert [f"{id_}#{m.id}: {m.mode}" for id_, m in said if m.mode != mode] == []
