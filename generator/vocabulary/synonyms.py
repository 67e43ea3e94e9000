"""What readers call otherwise than documents do: words that mean the same, and words that find others, too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Annotated

from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass

from generator.basics.matching import flat, toned
from generator.vocabulary.folder import Folder

_FILE = "synonyms.yaml"
_SAME, _ALSO = "same", "also"
_Phrase = Annotated[str, Field(pattern=r"^[\p{L}\p{N}]+([ -][\p{L}\p{N}]+)*$")]


@dataclass(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class Synonyms:
    """Words by which readers search, and what documents write instead."""

    same: tuple[tuple[_Phrase, ...], ...] = ()
    """Groups of which each finds all the others."""
    also: dict[_Phrase, tuple[_Phrase, ...]] = field(default_factory=dict)
    """What a word finds, too, that does not find it."""

    def of(self, name: str) -> tuple[str, ...]:
        """Return what else ``name`` is called, accents ignored: ``Hồ Chí Minh`` → ``Sài Gòn`` …"""
        groups = (group for group in self.same if flat(name) in map(flat, group))
        return tuple(words for group in groups for words in group if flat(words) != flat(name))

    def phrases(self) -> Iterator[str]:
        """Yield every phrase."""
        for group in (*self.same, *self.also.values()):
            yield from group
        yield from self.also


def load(folder: Folder) -> Synonyms:
    """Read ``synonyms.yaml`` in ``folder``; without it there are none, since each emergency has its own words.

    Raises VocabularyError for what is no phrase, a group of one, and a phrase that finds itself or is in two groups.
    """
    found = folder.parsed(_FILE, (), folder.mapping(_FILE), Synonyms)
    seen: set[str] = set()
    for at, group in enumerate(found.same):
        if len(group) < 2:
            raise folder.fault(_FILE, (_SAME, at), "một nhóm cần ít nhất hai cách nói")
        for place, phrase in enumerate(group):
            if toned(phrase) in seen:
                raise folder.fault(_FILE, (_SAME, at, place), f"«{phrase}» đã có ở trên; mỗi từ chỉ ở một nhóm")
            seen.add(toned(phrase))
    for phrase, others in found.also.items():
        if toned(phrase) in map(toned, others):
            raise folder.fault(_FILE, (_ALSO, phrase), f"«{phrase}» tìm chính nó; bỏ từ ấy khỏi danh sách")
    return found
