"""Things by their keys."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

_T = TypeVar("_T")
_K = TypeVar("_K", bound=Hashable)


def gathered(pairs: Iterable[tuple[_K, _T]]) -> dict[_K, list[_T]]:
    """Return what each key is paired with, keys and values in order of appearance."""
    groups: dict[_K, list[_T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups


def grouped(items: Iterable[_T], key: Callable[[_T], Iterable[_K]]) -> dict[_K, list[_T]]:
    """Return ``items`` by each of their keys."""
    return gathered((name, item) for item in items for name in key(item))
