"""Values that many rows of a table have, told once each: the rows name them by number."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

_T = TypeVar("_T")


class Shared(Generic[_T]):
    """The values of a table, in the order in which its rows first have them."""

    def __init__(self) -> None:
        self._held: dict[Hashable, tuple[int, _T]] = {}

    def place(self, key: Hashable, value: _T) -> int:
        """Return the number of ``value``; ``key`` tells it from others: a second one with the same is that one."""
        return self._held.setdefault(key, (len(self._held), value))[0]

    @property
    def values(self) -> list[_T]:
        """Every value, by number."""
        return [value for _, value in self._held.values()]
