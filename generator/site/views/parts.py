"""The pieces that the views of several pages are made of.

Every ``address`` counts from the site's root, ends in ``/`` or in a file name, and may carry a fragment
(``van-ban/kien-giang/1377-ubnd-kgvx-2021/#k2-p2``); one that begins with ``https://`` leads out of the site.
All words are ready for a Vietnamese reader. An empty tuple or None leaves its part of the page out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.basics.prose import Prose
from generator.basics.timeseries import Dated, always

BadgeKey = Literal[
    "not-yet",
    "applying",
    "unconfirmed",
    "unconfirmed overdue",
    "suspended",
    "known-by-name",
    "done",
    "expired",
    "replaced",
    "repealed",
    "none-held",
    "no-measure",
    "draft",
    "info",
]
"""A state, a kind of it (a task past its last day), one of the ways of not knowing, or what is no judgement (``info``);
it picks colour and icon."""


@dataclass(frozen=True, slots=True)
class Time:
    """A moment: for machines (``2021-09-01``, ``2021-09-01T06:00+07:00``) and in words (``01/9/2021``)."""

    machine: str
    words: str


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """A link by itself."""

    address: str
    text: str


@dataclass(frozen=True, slots=True)
class Badge:
    """A state as colour, icon and word (``Đang áp dụng``)."""

    key: BadgeKey
    word: str
    of: Literal["", "measures", "tasks"] = ""
    """Which of a document's measures it speaks for, where they differ; ``word`` says it too."""


_NOTHING: Dated[tuple[str, ...]] = always(())

_SHOWN = always(True)


@dataclass(frozen=True, slots=True)
class Boxed:
    """The place of something that moves between the boxes of its page."""

    box: Dated[str | None]
    """The key of the box in which it stands; None: it is not shown."""
    order: int
    """Its place among all that share its boxes."""


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """One measure in a list: in short, with a link to its directive's page, where it stands whole."""

    badge: Dated[Badge]
    summary: str
    stage: str | None
    """Said of what is only to be proposed and binds no resident."""
    words: tuple[str, ...]
    """What it asks (``Bắt buộc``), of whom, where, when, and its words of time and condition, in short."""
    source: Hyperlink
    """``điểm 2, Công văn 1377/UBND-KGVX``; leads to the measure there."""
    place: Dated[bool] | Boxed = _SHOWN
    """Whether it is shown, where it is written; or in which box."""
    districts: tuple[str, ...] = ()
    """On its province's page, the districts of it (slugs) in which it applies, ``?`` for areas that may lie in any;
    nothing where it applies everywhere."""

    @property
    def shown(self) -> Dated[bool]:
        """Whether it is shown, wherever it stands."""
        return self.place.box.map(lambda key: key is not None) if isinstance(self.place, Boxed) else self.place


@dataclass(frozen=True, slots=True)
class MeasureItem:
    """One measure whole, on the page of its directive, with its state over all time."""

    anchor: str
    """``bp-<measure id>``."""
    former: tuple[str, ...]
    """The anchors of its former ids."""
    badge: Dated[Badge]
    summary: str
    mode: str
    """``Bắt buộc``, ``Cấm`` …"""
    period: str
    """When, in words: ``từ 02/8/2021 đến hết 15/8/2021``, ``từ 01/9/2021; không ghi ngày kết thúc``."""
    presumed: Dated[str]
    """Until when it counts as applying without stated end, as the period goes on; empty where it does not."""
    clause: Hyperlink | None
    """Leads to the clause."""
    who: str | None = None
    """Whom it binds, or which agency must act, with whom."""
    where: str | None = None
    """Where, if not everywhere."""
    conditions: tuple[str, ...] = ()
    """Words of time and condition as the document writes them."""
    stage: str | None = None
    """Said of what is only to be proposed and binds no resident."""
    deadline: Time | None = None
    disclosure: Prose = ()
    """What is to be made public, where, and where it was published."""
    why: Dated[tuple[str, ...]] = _NOTHING
    """Why it has this state, the deciding reason first."""
    warnings: Dated[tuple[str, ...]] = _NOTHING


@dataclass(frozen=True, slots=True)
class MeasureGroup:
    """Measures under one heading: a topic, an agency, a province."""

    heading: str
    address: str | None
    measures: tuple[MeasureLine, ...]
    box: str | None = None
    """The key by which measures come here."""
    anchor: str | None = None
    """The id of its heading, to which other pages lead."""
    icon: str | None = None


@dataclass(frozen=True, slots=True)
class PartItem:
    """A part of a list that is too long for one page: where it stands, and in short what is there."""

    part: Hyperlink
    anchor: str | None
    """The id by which pages led to it when the list was shorter."""
    count: str
    """How much there is in it (``57 biện pháp và 12 việc giao cơ quan``)."""
    live: Dated[str]
    """What of it applies at a time; empty for nothing."""


@dataclass(frozen=True, slots=True)
class DocumentItem:
    """One document in a list."""

    address: str
    name: str
    """Type and number: ``Công văn 1377/UBND-KGVX``."""
    subject: str | None
    issuer: str | None
    issued: Time | None
    """None where the day is not known; then ``issued_words`` tells the bounds."""
    issued_words: str | None
    year: str
    """In which it was issued, as a heading: ``Năm 2021``, ``Không rõ năm``."""
    badge: Dated[Badge]
    unit: Hyperlink | None = None
    """The province (or the centre) it belongs to, where the list holds several."""
    held: bool = True
    """Whether its text is held."""
    reported_by: str = ""
    """By whom alone it is known, in words; empty where it is known better."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a heading block: ``Cơ quan ban hành`` – value – how it is known."""

    name: str
    value: Prose
    time: Time | None = None
    """Marks the value as a date."""
    why: str | None = None
