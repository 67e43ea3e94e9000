"""Values that many rows of a table have, told once each: the rows name them by number."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

_T = TypeVar("_T")


class Shared(Generic[_T]):
    """The values of a table, in the order in which its rows first have them."""

    def __init__(self) -> None:
        self.values: list[_T] = []
        """Every value, by number."""
        self._places: dict[Hashable, int] = {}

    def place(self, key: Hashable, make: Callable[[], _T]) -> int:
        """Return the number of the value of ``key``, which is made where it first comes."""
        if key not in self._places:
            self._places[key] = len(self.values)
            self.values.append(make())
        return self._places[key]
