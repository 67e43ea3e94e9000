"""Things by their keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

_T = TypeVar("_T")


def grouped(items: Iterable[_T], key: Callable[[_T], Iterable[str]]) -> dict[str, list[_T]]:
    """Return ``items`` by each of their keys, in order of first appearance."""
    groups: dict[str, list[_T]] = {}
    for item in items:
        for name in key(item):
            groups.setdefault(name, []).append(item)
    return groups
