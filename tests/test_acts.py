"""Between which instants an act begins to work: its own date, but not before its source takes effect."""

from __future__ import annotations

from typing import Any

import pytest
from small_corpus import small_corpus

from generator.basics.periods import iso
from generator.law.acts import bounds

# What the acting record says beside its act, the act's own date, and the first and the last instant.
CASES = [
    ({"issued": "2021-08-10"}, None, "2021-08-10T00:00", "2021-08-10T00:00"),
    ({"issued": "2021-08-10", "effective": "2021-08-12T06:00"}, None, "2021-08-12T06:00", "2021-08-12T06:00"),
    ({"issued": "2021-08-10"}, "2021-08-15", "2021-08-15T00:00", "2021-08-15T00:00"),
    ({"issued": "2021-08-10"}, "2021-08-01", "2021-08-10T00:00", "2021-08-10T00:00"),
    (
        {"issued": {"not_before": "2021-08-10", "not_after": "2021-08-20"}},
        "2021-08-15T12:00",
        "2021-08-15T12:00",
        "2021-08-20T00:00",
    ),
    # Measures of its own that begin later do not keep it from ending another.
    ({"issued": "2021-08-10", "measures": [{"id": "b", "from": "2021-08-30"}]}, None, "2021-08-10T00:00", None),
]


@pytest.mark.parametrize(("given", "own", "first", "last"), CASES)
def test_bounds(given: dict[str, Any], own: str | None, first: str, last: str | None) -> None:
    act = {"act": "replaces", "record": "son-la/1-ct-2021", "basis": "text", **({"from": own} if own else {})}
    records = {"son-la/1-ct-2021": {"issued": "2021-08-01"}, "son-la/2-ct-2021": {**given, "relations": [act]}}
    corpus, errors = small_corpus(records)
    assert errors == []
    found = bounds(corpus, corpus.links[0])
    assert (iso(found.first), iso(found.last)) == (f"{first}+07:00", f"{last or first}+07:00")
    assert found.certain == (first == (last or first))
