"""What the template of duties to make public is given."""

from __future__ import annotations

from dataclasses import dataclass

from generator.basics.prose import Prose
from generator.basics.timeseries import Dated
from generator.site.views.contacts import Contacts
from generator.site.views.parts import Badge, Fact, Hyperlink, PartItem


@dataclass(frozen=True, slots=True)
class DutyItem:
    """Something that must be made public."""

    badge: Dated[Badge]
    what: str
    facts: tuple[Fact, ...]
    """What is known of it: by whom, where, how often, since when, where it was found."""
    unsaid: tuple[str, ...]
    """What is not, in words that follow ``5 điều``: ``văn bản không ghi nơi công khai``."""
    clause: Hyperlink | None
    """On whose order."""
    shown: Dated[bool]
    """False as long as the document cannot have been issued."""
    stage: str | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class DutyList:
    """Things that must be made public: what is known of each, and what is not, summed up."""

    items: tuple[DutyItem, ...] = ()

    @property
    def unsaid(self) -> list[tuple[str, list[DutyItem]]]:
        """Return what is not known, in words, each with those of which it is not."""
        ways = dict.fromkeys(words for item in self.items for words in item.unsaid)
        return [(words, [item for item in self.items if words in item.unsaid]) for words in ways]


@dataclass(frozen=True, slots=True)
class DutyPlace:
    """What must be public in one province, and whom to call there."""

    anchor: str
    heading: str
    address: str
    count: str
    """``3 điều, đã tìm thấy 0``."""
    duties: DutyList
    contacts: Contacts | None


@dataclass(frozen=True, slots=True)
class DutiesView:
    """What must be public in all provinces, below the prose of the page; or a part of it, on a page of its own."""

    heading: str
    """Empty on the page of all."""
    around: tuple[Hyperlink, ...]
    """The pages in which a part lies."""
    summary: str
    callable: Prose
    """Who must make known whom to call, and whether that was found; on the page of all."""
    parts: tuple[PartItem, ...]
    """What it is told in, where it is too much for one page; then places are only those without any."""
    places: tuple[DutyPlace, ...]
    among: str
    """Of which documents is said that none prints a number."""
