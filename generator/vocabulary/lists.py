"""The closed lists that records draw on: provinces over time, types, modes, acts, regimes, topics, agencies.

The lists are data (``generator/vocabulary/data``, or another folder that a host names) that editors extend by pull
request; this module only reads them. One vocabulary is in use at a time: :func:`vocabulary` returns it.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache, wraps
from typing import Any, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from generator.basics.text import fold
from generator.vocabulary import districts, territory_tables
from generator.vocabulary.districts import Districts
from generator.vocabulary.entries import (
    Act,
    DocumentType,
    Emergency,
    Key,
    KnownOccasion,
    Question,
    Regime,
    Scale,
    SiteWords,
    SourceKind,
    Topic,
)
from generator.vocabulary.folder import Folder, VocabularyError, program_folder
from generator.vocabulary.territory import Territory

_P = ParamSpec("_P")
_R = TypeVar("_R")
CENTRAL = "trung-uong"
UNKNOWN_TYPE = "khong-ro"
"""The type of a document of which the type is not known."""


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Vocabulary:
    """All lists, each keyed by its slug, in the order of the file. Each vocabulary is only like itself."""

    types: dict[str, DocumentType]
    modes: dict[str, str]
    stages: dict[str, str]
    repeats: dict[str, str]
    acts: dict[str, Act]
    scales: dict[str, Scale]
    regimes: dict[str, Regime]
    topics: dict[str, Topic]
    questions: dict[str, Question]
    """What citizens ask first."""
    audiences: dict[str, str]
    agencies: dict[str, str]
    groups: dict[str, tuple[str, ...]]
    """What a word for several agencies stands for; a member may be a group itself."""
    spellings: dict[str, tuple[str, ...]]
    """How documents write an agency's name, by its key."""
    emergencies: dict[str, Emergency]
    site: SiteWords
    source_kinds: dict[str, SourceKind]
    publishers: dict[str, str]
    """How the publisher is called whose pages are below a host."""
    occasions: dict[str, KnownOccasion]
    territory: Territory = field(repr=False)
    """The provinces over time, and their maps."""
    districts: Districts = field(repr=False)
    """What the provinces of the first era consist of."""
    folder: Folder = field(repr=False)
    """Where it was read, and what else belongs to it can be."""

    def agency(self, words: str) -> str | None:
        """Return the key of the agency that ``words`` (a key, its name or a spelling of it) names, None if none."""
        folded = fold(" ".join(words.split()))
        known = ((key, (key, name, *self.spellings.get(key, ()))) for key, name in self.agencies.items())
        return next((key for key, names in known if folded in map(fold, names)), None)

    def groups_of(self, agency: str) -> tuple[str, ...]:
        """Return the groups that ``agency`` is part of, straight or through another group."""
        straight = [group for group, members in self.groups.items() if agency in members]
        return tuple(dict.fromkeys([*straight, *(above for group in straight for above in self.groups_of(group))]))


def nearest(word: str, among: Iterable[str], count: int = 3) -> list[str]:
    """Return up to ``count`` of ``among`` that look most like ``word``, accents ignored, best first."""
    folded = {fold(candidate): candidate for candidate in among}
    return [folded[match] for match in difflib.get_close_matches(fold(word), folded, n=count, cutoff=0.5)]


_in_use: ContextVar[Vocabulary] = ContextVar("vocabulary in use")


def vocabulary() -> Vocabulary:
    """Return the vocabulary in use: that of the run, set by its host, else the one that comes with the program."""
    return _in_use.get(None) or program_vocabulary()


def use(words: Vocabulary) -> None:
    """Let ``words`` be the vocabulary in use from now on."""
    _in_use.set(words)


@contextmanager
def using(words: Vocabulary) -> Iterator[None]:
    """Let ``words`` be the vocabulary in use inside the context."""
    token = _in_use.set(words)
    try:
        yield
    finally:
        _in_use.reset(token)


def derived(make: Callable[_P, _R]) -> Callable[_P, _R]:
    """Let ``make``, which draws on the vocabulary in use, do its work once for each vocabulary (and arguments)."""
    made: WeakKeyDictionary[Vocabulary, Callable[..., _R]] = WeakKeyDictionary()

    @wraps(make)
    def remembered(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        words = vocabulary()
        if words not in made:
            made[words] = cache(make)
        return made[words](*args, **kwargs)

    return remembered


@cache
def program_vocabulary() -> Vocabulary:
    """Return the vocabulary that comes with the program."""
    return load(program_folder())


_FILE, _SPELLINGS, _OCCASIONS = "vocabulary.yaml", "agencies.yaml", "occasions.yaml"
_ITS_OWN = ("scales", "regimes", "topics", "audiences", "emergencies", "site")
"""Lists that no two emergencies share: a folder must hold them; it may have questions, too."""
_MEANT = ("types", "modes", "stages", "repeats", "acts")
"""Lists of which the program itself knows the keys: a folder may name them otherwise and add to them."""


def load(folder: Folder) -> Vocabulary:
    """Return the vocabulary of ``folder``; raise VocabularyError for what is wrong in it.

    A file or a list that the folder lacks is the program's own, as far as the vocabulary knows what it speaks of.
    """
    raw = _Lists(folder)
    agencies = raw.read("agencies", dict[Key, str])
    territory = territory_tables.load(folder)
    questions = _questions(raw)
    return Vocabulary(
        types=raw.entries("types", DocumentType),
        modes=raw.read("modes", dict[Key, str]),
        stages=raw.read("stages", dict[Key, str]),
        repeats=raw.read("repeats", dict[Key, str]),
        acts=raw.entries("acts", Act),
        scales=raw.entries("scales", Scale),
        regimes=_regimes(raw, questions),
        topics=raw.entries("topics", Topic),
        questions=questions,
        audiences=raw.read("audiences", dict[Key, str]),
        agencies=agencies,
        groups=_groups(raw, agencies),
        spellings=_spellings(folder, agencies),
        emergencies=raw.entries("emergencies", Emergency),
        site=raw.read("site", SiteWords),
        source_kinds=raw.entries("source_kinds", SourceKind),
        publishers=raw.read("publishers", dict[str, str]),
        occasions=_occasions(folder),
        territory=territory,
        districts=districts.load(folder, territory.provinces),
        folder=folder,
    )


class _Lists:
    """The lists of ``vocabulary.yaml``: the folder's own, the program's for those that it lacks."""

    def __init__(self, folder: Folder) -> None:
        self._folder, self._raw = folder, folder.mapping(_FILE)
        self._shared = folder.own.mapping(_FILE) if folder.own else {}
        for name in _ITS_OWN:
            if name not in self._raw:
                raise folder.fault(_FILE, (), f"thiếu danh mục «{name}», mà mỗi tình trạng khẩn cấp có riêng")
        for name in self._raw:
            if self._shared and name not in self._shared:
                raise folder.fault(
                    _FILE, (name,), f"không có danh mục nào tên như vậy; có thể là: {', '.join(self._shared)}"
                )

    def owns(self, name: str) -> bool:
        """Whether the folder itself holds the list."""
        return name in self._raw

    def read(self, name: str, kind: type[_R]) -> _R:
        """Return a list as ``kind``."""
        return self._parsed(name, kind, lambda value: value)

    def entries(self, name: str, kind: type[_R]) -> dict[str, _R]:
        """Return a list of entries of ``kind``, each with its key."""
        return self._parsed(name, dict[str, kind], _with_keys)  # type: ignore[valid-type]

    def fault(self, *path: str, message: str) -> VocabularyError:
        """Return the error for what stands at ``path``."""
        return self._folder.fault(_FILE, path, message)

    def _parsed(self, name: str, kind: type[_R], prepared: Callable[[Any], object]) -> _R:
        folder = self._folder if self.owns(name) or not self._folder.own else self._folder.own
        found = folder.parsed(_FILE, (name,), prepared((self._shared | self._raw).get(name)), kind)
        for key in self._shared.get(name, ()) if name in _MEANT and self.owns(name) else ():
            if key not in self._raw[name]:
                raise self.fault(name, message=f"thiếu «{key}», mà chương trình có quy tắc riêng cho nó")
        return found


def _with_keys(entries: object) -> object:
    """Return ``entries`` with the key of each inside it; as they are where they are no entries."""
    if not isinstance(entries, dict):
        return entries
    return {str(key): {"key": str(key), **one} if isinstance(one, dict) else one for key, one in entries.items()}


def _questions(raw: _Lists) -> dict[str, Question]:
    """Return the folder's own questions: those of another emergency ask for other topics."""
    questions = raw.entries("questions", Question) if raw.owns("questions") else {}
    topics, modes = raw.entries("topics", Topic), raw.read("modes", dict[Key, str])
    for key, question in questions.items():
        for field_, given, known in (
            ("topics", question.topics, topics),
            ("foremost", question.foremost, topics),
            ("words", question.words, modes),
        ):
            for one in given:
                if one not in known:
                    where = "modes" if known is modes else "topics"
                    raise raw.fault("questions", key, field_, message=f"«{one}» không có trong {where}")
    return questions


def _regimes(raw: _Lists, questions: Container[str]) -> dict[str, Regime]:
    regimes, scales = raw.entries("regimes", Regime), raw.entries("scales", Scale)
    modes = raw.read("modes", dict[Key, str])
    for key, regime in regimes.items():
        if regime.scale not in scales:
            raise raw.fault(
                "regimes", key, "scale", message=f"«{regime.scale}» không có trong scales: {', '.join(scales)}"
            )
        for question, saying in regime.means.says.items() if regime.means else ():
            place = ("regimes", key, "means", "says", question)
            if question not in questions:
                raise raw.fault(*place, message="không có trong questions")
            if saying.mode not in modes:
                raise raw.fault(*place, "mode", message=f"«{saying.mode}» không có trong modes")
    return regimes


def _groups(raw: _Lists, agencies: dict[str, str]) -> dict[str, tuple[str, ...]]:
    groups = raw.read("groups", dict[Key, tuple[str, ...]])
    for key, members in groups.items() if raw.owns("groups") else ():
        for one in (key, *members):
            if one not in agencies:
                raise raw.fault("groups", key, message=f"«{one}» không có trong agencies")
    known = {key: tuple(filter(agencies.get, members)) for key, members in groups.items() if key in agencies}
    for key in known:
        if key in _inside(known, key):
            raise raw.fault("groups", key, message="là thành viên của chính nó; bỏ bớt một thành viên")
    return {key: members for key, members in known.items() if members}


def _inside(groups: dict[str, tuple[str, ...]], key: str) -> set[str]:
    """Return what the group ``key`` stands for, straight or through another group."""
    inside: set[str] = set()
    waiting = [key]
    while waiting:
        members = {*groups.get(waiting.pop(), ())} - inside
        inside |= members
        waiting += members
    return inside


def _spellings(folder: Folder, agencies: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """Return every spelling that the forms of each agency stand for, once whatever its case."""
    own, shared = folder.mapping(_SPELLINGS), folder.own.mapping(_SPELLINGS) if folder.own else {}
    folder.parsed(_SPELLINGS, (), own, dict[Key, tuple[str, ...]])
    for key in own:
        if key not in agencies:
            raise folder.fault(_SPELLINGS, (key,), f"không có trong agencies của {_FILE}")
    forms = {key: some for key, some in (shared | own).items() if key in agencies}
    return {
        key: tuple({words.lower(): words for form in some for words in folder.spelt(_SPELLINGS, (key,), form)}.values())
        for key, some in forms.items()
    }


def _occasions(folder: Folder) -> dict[str, KnownOccasion]:
    place = folder.holding(_OCCASIONS)
    raw = _with_keys(place.mapping(_OCCASIONS))
    return place.parsed(_OCCASIONS, (), raw, dict[str, KnownOccasion])
