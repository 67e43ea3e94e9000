"""Capital letters of a heading → the case in which the document, or a name we know, writes the same words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise

from generator.basics.matching import flat, low, spellings
from generator.documents.localities import COMMUNES, DISTRICTS
from generator.drafting.wordlists import wordlists
from generator.vocabulary.lists import derived, vocabulary

_WORD = re.compile(r"[^\W_]+(?:[-&/][^\W_]+)*")
_PLACE = {kind.split()[-1] for kind in (*DISTRICTS, *COMMUNES)}
_NO_NAME = {"uy", "hoi"}  # huyện ủy, xã hội: no name of a place follows
_SHORT = re.compile(r"(?:[A-ZĐ]{2,6}|[IVX]{1,4})\Z")


class Casing:
    """How the words of one document are written below its heading."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._pairs: defaultdict[tuple[str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
        self._words: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for line in lines:
            if not line.isupper():
                self._learn(line)

    def _learn(self, line: str) -> None:
        found = list(_WORD.finditer(line))
        for one, two in pairwise(found):
            if one[0].isupper() and two[0].isupper():
                continue  # a name in capitals stands in the line
            # What stands after a stop has a capital for that alone.
            if line[one.end() : two.start()] in (" ", "- ", " - ", ", "):
                self._words[low(two[0])][two[0]] += 1
                if one.start() and line[one.start() - 2] not in ".:;!?":
                    self._pairs[low(one[0]), low(two[0])][one[0], two[0]] += 1

    def natural(self, text: str) -> str:
        """Return ``text``, if it is in capitals, as a sentence would write it; else as it is."""
        if not text.isupper():
            return text
        found = list(_WORD.finditer(text))
        forms = [self._alone(word[0]) for word in found]
        settled = -1
        for i, (one, two) in enumerate(pairwise(found)):
            pair = low(one[0]), low(two[0])
            seen = self._pairs.get(pair)
            form = _names().get(pair) or (seen.most_common(1)[0][0] if seen else None)
            if form:
                first, second = form
                forms[i] = forms[i] if settled == i else _more_capital(forms[i], first)
                forms[i + 1] = second
                settled = i + 1
        for i in range(1, len(found)):
            if low(found[i - 1][0]) in _PLACE and flat(found[i][0]) not in _NO_NAME:
                forms[i] = forms[i].capitalize() if forms[i].islower() else forms[i]
        return _put_back(text, found, forms)

    def _alone(self, word: str) -> str:
        seen = self._words.get(low(word))
        if seen:
            form = seen.most_common(1)[0][0]
            return form if _SHORT.match(form) or "-" in form else low(form)
        kept = "-" in word or (_SHORT.match(word) and not re.search("[AEIOUY]", word))
        return word if kept else low(word)


def _more_capital(one: str, two: str) -> str:
    return one if sum(map(str.isupper, one)) > sum(map(str.isupper, two)) else two


def _put_back(text: str, found: list[re.Match[str]], forms: list[str]) -> str:
    parts, at = [], 0
    for word, form in zip(found, forms, strict=True):
        parts += [text[at : word.start()], form]
        at = word.end()
    whole = "".join([*parts, text[at:]])
    return whole[:1].upper() + whole[1:]


@derived
def _names() -> dict[tuple[str, str], tuple[str, str]]:
    """Return the pairs of words in names we know: bodies and provinces."""
    words = vocabulary()
    bodies = [spelling for form in wordlists()["issuers"] for spelling in spellings(form)]
    names = [*bodies, *words.agencies.values(), *(province.name for province in words.territory.provinces.values())]
    found = {}
    for name in reversed(names):
        for one, two in pairwise(_WORD.findall(name)):
            found[low(one), low(two)] = one, two
    return found
