"""Long lists in parts: by the unit that set what they hold, then by year and month of issue; and where each stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from generator.basics.splitting import ListPart, split
from generator.basics.timeseries import Dated
from generator.law import wording
from generator.records.addresses import UNKNOWN, document_address, province_address
from generator.records.corpus import Directive
from generator.site.pieces.links import unit_link, unit_name, units_by_name
from generator.site.views.parts import Hyperlink, PartItem
from generator.vocabulary.lists import CENTRAL

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Step:
    """By what a list is told in parts, and a page in groups."""

    key: Callable[[Directive], str]
    ordered: Callable[[Iterable[str]], list[str]]
    name: Callable[[Directive], str]
    """The heading of what shares a key with it."""
    address: Callable[[Directive], str | None] = lambda _: None
    """The page that tells more of it."""
    anchored: bool = False
    """Whether other pages lead to it on the page of the whole list: its key is its fragment there."""


def _year(of: Directive) -> str:
    return str(of.year) if of.year else UNKNOWN


def _month(of: Directive) -> str:
    first, last = of.issued.first, of.issued.last
    certain = first and last and (first.year, first.month) == (last.year, last.month)
    return f"{first.month:02}" if first and certain else UNKNOWN


def _newest_first(keys: Iterable[str]) -> list[str]:
    return sorted(keys, key=lambda key: (key != UNKNOWN, key), reverse=True)


BY_UNIT = Step(
    key=lambda directive: directive.unit,
    ordered=units_by_name,
    name=lambda directive: unit_name(directive.unit),
    address=lambda directive: province_address(directive.unit),
    anchored=True,
)
BY_YEAR = Step(_year, _newest_first, lambda d: "Không rõ năm" if _year(d) == UNKNOWN else f"Năm {_year(d)}")
_MONTH = Step(_month, _newest_first, lambda d: "Không rõ tháng" if _month(d) == UNKNOWN else f"Tháng {int(_month(d))}")
_DOCUMENT = Step(
    key=lambda directive: directive.id,
    ordered=list,
    name=lambda directive: wording.name(directive.record),
    address=lambda directive: document_address(directive.id),
)
_IN_PARTS = BY_UNIT, BY_YEAR, _MONTH
_IN_GROUPS = *_IN_PARTS, _DOCUMENT


def parted(
    items: Iterable[_T], directive: Callable[[_T], Directive], most: int, size: Callable[[_T], int] = lambda _: 1
) -> ListPart[_T]:
    """Return a list in parts of at most ``most`` lines; ``directive``: which one an item belongs to."""
    return split(items, [lambda item, key=step.key: key(directive(item)) for step in _IN_PARTS], most, size)  # type: ignore[misc]


def step_of(part: ListPart[_T]) -> Step:
    """Return by what the page of ``part`` is told, in parts or in groups."""
    return _IN_GROUPS[len(part.keys)]


def parts(of: ListPart[_T]) -> Iterator[ListPart[_T]]:
    """Yield the parts of a list that is told in parts, in the order of its page."""
    found = {part.keys[-1]: part for part in of.parts}
    yield from (found[key] for key in step_of(of).ordered(found))


def units_in(lists: Iterable[ListPart[_T]]) -> list[str]:
    """Return the units that have a part in one of ``lists``."""
    return list(dict.fromkeys(part.keys[0] for whole in lists for part in whole.parts))


def of_unit(of: ListPart[_T], unit: str) -> Iterator[ListPart[_T]]:
    """Yield the part of what ``unit`` set, and the parts below it; none where the list is not told in parts."""
    for part in of.parts:
        if part.keys == (unit,):
            yield from part.all()


def part_item(whole: str, part: ListPart[_T], holds: Directive, count: str, live: Dated[str]) -> PartItem:
    """Return how the page above ``part`` tells of it; ``holds``: a directive of which something is in it."""
    by = _IN_PARTS[len(part.keys) - 1]
    anchor = part.keys[-1] if by.anchored else None
    return PartItem(Hyperlink(f"{whole}{part.path}", by.name(holds)), anchor, count, live)


def address_in(whole: str, of: ListPart[_T], unit: str) -> str:
    """Return where the items of ``unit`` stand: in a list of which the page is ``whole``, or on a page of their own."""
    return f"{whole}{unit}/" if of.parts else f"{whole}#{unit}"


def told_of(keys: tuple[str, ...]) -> str:
    """Return which part of a list one has, as it follows the list's name: `` ở Kiên Giang, ban hành năm 2021``."""
    if not keys:
        return ""
    unit, *issued = keys
    place = " theo văn bản trung ương" if unit == CENTRAL else f" ở {unit_name(unit)}"
    return f"{place}{_issued(*issued)}" if issued else place


def _issued(year: str, month: str | None = None) -> str:
    if year == UNKNOWN:
        return ", không rõ năm ban hành"
    if month is None:
        return f", ban hành năm {year}"
    return f", ban hành năm {year}, không rõ tháng" if month == UNKNOWN else f", ban hành tháng {int(month)}/{year}"


def around(name: str, whole: str, of: ListPart[_T]) -> tuple[Hyperlink, ...]:
    """Return the pages in which the page of a part lies: the whole list's (``name`` at ``whole``), the province's."""
    if not of.keys:
        return ()
    above = (of.keys[:length] for length in range(len(of.keys)))
    lists = (Hyperlink(f"{whole}{''.join(f'{key}/' for key in keys)}", f"{name}{told_of(keys)}") for keys in above)
    return (*lists, unit_link(of.keys[0]))
