"""Long lists in parts: what is too much for one page is summed up there, and stands on pages of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.basics.grouping import grouped

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class ListPart(Generic[_T]):
    """Some items of a list: all of one key, and under the keys of the parts that it lies in."""

    keys: tuple[str, ...]
    """The outermost first; none: the whole list."""
    items: tuple[_T, ...]
    parts: tuple[ListPart[_T], ...] = ()
    """What it is told in, in order of appearance; empty: it is short enough to be told as it is."""

    @property
    def path(self) -> str:
        """Where it stands below the page of the whole list: ``kien-giang/2021/``, empty for that page itself."""
        return "".join(f"{key}/" for key in self.keys)

    def all(self) -> Iterator[ListPart[_T]]:
        """Yield it and every part below, each after the one that it lies in."""
        yield self
        for part in self.parts:
            yield from part.all()


def split(
    items: Iterable[_T],
    by: Sequence[Callable[[_T], str]],
    most: int,
    size: Callable[[_T], int] = lambda _: 1,
    keys: tuple[str, ...] = (),
) -> ListPart[_T]:
    """Return ``items`` as they are while their sizes add up to ``most`` or less, else in parts by the first of ``by``.

    Each of these that is still longer is told in parts by the next; what is still too long after the last stays whole.
    ``keys``: of the parts in which the list lies.
    """
    found = tuple(items)
    if not by or sum(map(size, found)) <= most:
        return ListPart(keys, found)
    groups = grouped(found, lambda item: (by[0](item),))
    return ListPart(keys, found, tuple(split(group, by[1:], most, size, (*keys, key)) for key, group in groups.items()))
