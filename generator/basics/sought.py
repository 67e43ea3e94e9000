"""What is found only when somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TypeVar

_T = TypeVar("_T")


class Sought(Mapping[str, _T]):
    """A value for each of ``keys``: what ``find`` returns for it, asked once, and not before somebody wants it."""

    def __init__(self, keys: Collection[str], find: Callable[[str], _T]) -> None:
        self._keys = keys
        self._find = find
        self._found: dict[str, _T] = {}

    def __getitem__(self, key: str) -> _T:
        if key not in self._found:
            if key not in self._keys:
                raise KeyError(key)
            self._found[key] = self._find(key)
        return self._found[key]

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
