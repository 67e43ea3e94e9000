"""What scanning does to letters: undone where only one reading is possible, and told, so that an editor looks."""

from __future__ import annotations

import re

from generator.basics.matching import flat, low, phrases, spellings
from generator.drafting.wordlists import wordlists
from generator.vocabulary.lists import derived, vocabulary

DIGIT = r"[\dOoIil]"
"""A digit, or a letter that scanning puts where one stood."""
_DIGITS = str.maketrans("OoIil", "00111")
_LETTERS = str.maketrans("01", "ol")
_MARKS = r"[.,'’`~^•·:;|_\"]"
_STRAY = re.compile(rf"\A{_MARKS}+\s+(?=.*\w)|(?<=[\w.;/])(?:\s+{_MARKS}+)+\s*\Z")
_SPACED_RUN = re.compile(r"(?<!\S)(?:\w ){2,}\w(?!\S)")
_SPACED_OUT = 4  # single letters from which on a line may be spaced out


def digits(written: str) -> str:
    """Return ``written`` with its letters O, o, I, i and l as the digits that they look like."""
    return written.translate(_DIGITS)


def plain(line: str) -> str:
    """Return ``line`` in lower case without accents, digits as the letters they look like, each sign in its place."""
    return flat(line).translate(_LETTERS)


def trimmed(line: str) -> str:
    """Return ``line`` without stray marks at its ends, an l among capitals as the I that it looks like."""
    bare = _STRAY.sub("", _STRAY.sub("", line)).strip()
    return re.sub(r"[^\W\d_]*l[^\W\d_]*", lambda word: _capital(word[0]), bare)


def _capital(word: str) -> str:
    others = word.replace("l", "")
    return word.replace("l", "I") if len(others) > 1 and others.isupper() else word


def closed_up(line: str) -> str:
    """Return ``line`` with letters that stand apart ("C H Ỉ  T H Ị") joined to words; other lines as they are."""
    pieces = line.split()
    single = sum(len(piece) == 1 and piece.isalpha() for piece in pieces)
    if single < _SPACED_OUT or single * 2 <= len(pieces):
        return _SPACED_RUN.sub(lambda run: run[0].replace(" ", ""), line)
    words = ["".join(word.split()) for word in re.split(r"[ \xa0]{2,}", trimmed(line))]
    return " ".join(words) if len(words) > 1 else _told_apart(words[0])


def _told_apart(run: str) -> str:
    """Return ``run``, words of known names written without spaces, as these names; another run as it is."""
    names = _names()[1]
    squeezed = {name.replace(" ", ""): name for name in names}
    every = "|".join(re.escape(name) for name in sorted(squeezed, key=len, reverse=True))
    if not re.fullmatch(rf"(?:{every})+", flat(run)):
        return run
    found = [names[squeezed[one]] for one in re.findall(every, flat(run))]
    return " ".join(name.upper() if run.isupper() else name for name in found)


def restored(line: str) -> str:
    """Return ``line``, if it is in capitals, with the accents of the names in it: bodies, titles and provinces.

    Where some accents are left, a single word may be another one: only names of more words count.
    """
    if not line.isupper():
        return line
    pattern, names = _names()
    bare = flat(line) == low(line)
    pieces, at = [], 0
    for found in pattern.finditer(flat(line)):
        if bare or " " in found[0]:
            pieces += [line[at : found.start()], names[found[0]].upper()]
            at = found.end()
    return "".join([*pieces, line[at:]])


@derived
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    lists = wordlists()
    forms = [*lists["issuers"], *lists["roles"], *lists["headed_by"], *lists["levels"]]
    names = [spelling for form in forms for spelling in spellings(form)]
    provinces = [province.name for province in vocabulary().territory.provinces.values()]
    names += [*vocabulary().agencies.values(), *provinces, *(f"tỉnh {name}" for name in provinces)]
    keys = {flat(name): name for name in reversed(names)}
    return re.compile(phrases(keys)), keys
