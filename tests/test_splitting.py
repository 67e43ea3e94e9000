"""Long lists in parts."""

import pytest

from generator.basics.splitting import split

WORDS = ["ba", "be", "co", "cu", "ca", "d"]


@pytest.mark.parametrize(
    ("most", "pages"),
    [
        (6, {"": WORDS}),
        (5, {"": WORDS, "b/": ["ba", "be"], "c/": ["co", "cu", "ca"], "d/": ["d"]}),
        (
            2,
            {"": WORDS, "b/": ["ba", "be"], "c/": ["co", "cu", "ca"], "c/o/": ["co"], "c/u/": ["cu"], "c/a/": ["ca"]}
            | {"d/": ["d"]},
        ),
    ],
)
def test_what_is_too_long_is_told_in_parts(most, pages):
    whole = split(WORDS, [lambda word: word[0], lambda word: word[1:]], most)
    assert {part.path: list(part.items) for part in whole.all()} == pages


def test_lines_count_rather_than_items():
    assert not split(WORDS, [lambda word: word[0]], 11, len).parts
    assert split(WORDS, [lambda word: word[0]], 10, len).parts


def test_what_has_no_further_key_stays_whole():
    assert not split(WORDS, [], 1).parts
