"""Phrases as editors list them (``UBND [các |]huyện``) and one pattern that finds them.

Matching is done on a folded copy of the same length (no case, perhaps no accents), so that offsets stay true. Phrases
are compiled to one pattern shaped like a tree: time does not grow with their number.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

_Tree = dict[str, Any]
_END = ""


class _Folding(dict[int, str]):
    def __missing__(self, code: int) -> str:
        bare = unicodedata.normalize("NFD", chr(code))[0].lower()
        folded = "d" if bare == "đ" else bare if len(bare) == 1 else chr(code)
        self[code] = folded
        return folded


class _Lowering(dict[int, str]):
    def __missing__(self, code: int) -> str:
        lower = chr(code).lower()
        self[code] = lower if len(lower) == 1 else chr(code)
        return self[code]


_FOLDING, _LOWERING = _Folding(), _Lowering()
_OLD = ("oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ")
_NEW = ("òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy")
_TONES = dict(zip(_OLD, _NEW, strict=True))
_OLD_TONE = re.compile(rf"(?<!q)({'|'.join(_OLD)})(?!\w)")


def flat(text: str) -> str:
    """Return ``text`` in lower case without accents, each character in its place."""
    return text.translate(_FOLDING)


def low(text: str) -> str:
    """Return ``text`` in lower case, each character in its place."""
    return text.translate(_LOWERING)


def toned(text: str) -> str:
    """Return ``text`` in lower case with accents, the tone mark where today's spelling has it: hoà → hòa."""
    return _OLD_TONE.sub(lambda found: _TONES[found[1]], low(text))


def spellings(form: str) -> Iterator[str]:
    """Yield every phrase that ``form`` stands for: ``UBND [các |]huyện`` → two."""
    start = form.find("[")
    if start < 0:
        yield " ".join(form.split())
        return
    branches, end = _branches(form, start)
    for branch in branches:
        yield from spellings(form[:start] + branch + form[end:])


def _branches(form: str, start: int) -> tuple[list[str], int]:
    depth, last, branches = 0, start + 1, []
    for i in range(start, len(form)):
        depth += (form[i] == "[") - (form[i] == "]")
        if depth == 0 or (depth == 1 and form[i] == "|"):
            branches.append(form[last:i])
            last = i + 1
        if depth == 0:
            return branches, i + 1
    raise ValueError(form)


def phrases(words: Iterable[str]) -> str:
    """Return a pattern that matches the longest of ``words`` as whole words; of no words, one that matches nothing."""
    tree: _Tree = {}
    for phrase in words:
        node = tree
        for letter in phrase.strip():
            node = node.setdefault(letter, {})
        node[_END] = {}
    return rf"(?<!\w){_pattern(tree)}(?!\w)" if tree else r"(?!)"


def _pattern(tree: _Tree) -> str:
    branches = [f"{re.escape(letter)}{_pattern(below)}" for letter, below in tree.items() if letter != _END]
    if not branches:
        return ""
    whole = branches[0] if len(branches) == 1 and _END not in tree else f"(?:{'|'.join(branches)})"
    return f"{whole}?" if _END in tree else whole
