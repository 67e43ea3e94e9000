"""What the templates of provinces, and of their index, are given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from generator.basics.prose import Prose, plain
from generator.basics.timeseries import Dated, always, together
from generator.site.views.changes import ChangeDay
from generator.site.views.contacts import Contacts
from generator.site.views.deadlines import DeadlineItem
from generator.site.views.duties import DutyList
from generator.site.views.parts import Badge, DocumentItem, Hyperlink, MeasureGroup, MeasureLine
from generator.site.views.questions import QuestionCard, RegimeMeaning
from generator.site.views.regimes import Look
from generator.site.views.timelines import Timeline

_LONG = 160
"""So many letters of which part of a place is under which regime stand in a verdict."""


class _Shown(Protocol):
    """Something that comes and goes with the day."""

    @property
    def shown(self) -> Dated[bool]: ...


@dataclass(frozen=True, slots=True)
class Choice:
    """A province that a reader can choose."""

    address: str
    name: str
    held: int
    """How many of its documents are here."""
    former: tuple[Choice, ...] = ()
    """The provinces that became part of it, without itself."""
    note: str | None = None
    """``nay thuộc An Giang`` and the like."""

    @property
    def any_held(self) -> bool:
        """Whether it, or a province that became part of it, has documents here."""
        return bool(self.held) or any(p.held for p in self.former)


@dataclass(frozen=True, slots=True)
class ProvinceIndexView:
    """Every province that is or was."""

    reorganisations: tuple[str, ...]
    """What each made of how many provinces, in a sentence."""
    current_heading: str
    """``34 tỉnh, thành phố từ 01/7/2025``."""
    current: tuple[Choice, ...]
    former_heading: str
    former: tuple[Choice, ...]
    """Those that are gone; ``note`` tells where they belong today."""
    central: Choice | None = None
    """Nationwide documents, leading to their place in the document index."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What applies here on a day, in one sentence and its grounds."""

    badge: Badge
    """``applying``, ``unconfirmed`` (nothing is confirmed) or ``none-held`` (nothing is held)."""
    headline: str
    """``Giãn cách theo Chỉ thị 16, đến hết 15/8/2021``, ``Không có biện pháp nào được xác nhận đang áp dụng`` …"""
    explanation: tuple[Prose, ...]
    regime: Prose = ()
    """On whose order the regime is, or what applies without one; or that none is known."""
    look: str = ""
    """The classes of its box, which tell how strict it is: ``answer under ct-16``, ``answer binding``, ``answer
    advised``, ``answer open`` where nothing is confirmed; if not given, those of the badge."""
    mixed: bool = False
    """Whether ``regime`` tells which part of the place is under which."""

    def __post_init__(self) -> None:
        """Give it the look of its badge where it has none."""
        if not self.look:
            object.__setattr__(self, "look", f"answer {self.badge.key}")

    @property
    def folded(self) -> bool:
        """Whether the parts of the place are told at such length that they are only shown on demand."""
        return self.mixed and len(plain(self.regime)) > _LONG


@dataclass(frozen=True, slots=True)
class AnswerView:
    """The excerpt of a province's page: what it tells first."""

    name: str
    short_name: str
    """As citations call it, like the next two: see ``ProvincePart``."""
    address: str
    verdict: Dated[Answer]
    fixed: Dated[Hyperlink | None]
    unheld: Dated[str]


@dataclass(frozen=True, slots=True)
class StripSegment:
    """Days on end of a province under one regime, as the strip of its page shows them."""

    look: Look
    short: str
    """What stands in it: ``16``, ``?``; empty where the pattern alone must tell."""
    period: str
    """``từ 02/8 đến hết 15/8/2021``."""
    regime: str
    """Which, until when, on whose order, in words."""
    told: bool
    """Whether more is known of it than what is for the whole country."""
    address: str
    """Its own page, or the province's page on its first day."""
    first: str
    """Its first day, for machines."""
    days: int
    width: int
    """From 1 to 5: wide, and yet not as wide as long."""
    year: str
    """Stands under the first of its year; else empty."""

    @property
    def name(self) -> str:
        """What it is called by itself."""
        return f"{self.look.name}, {self.period}"


@dataclass(frozen=True, slots=True)
class StretchLine:
    """A measure of a province that applies in a stretch."""

    line: MeasureLine
    when: str
    """On which of its days; empty: on all."""


@dataclass(frozen=True, slots=True)
class StretchVerdict:
    """What applies on some days of a stretch."""

    period: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class StretchView:
    """The page of a stretch: a province under one regime, told once for all."""

    name: str
    period: str
    place: Hyperlink
    first_day: Hyperlink
    """The province's page on the first day, where all stands that this page leaves out."""
    verdicts: tuple[StretchVerdict, ...]
    """In turn; several where what applies changes and the regime does not."""
    verdicts_left: int
    """So many changes come after them."""
    lines: tuple[StretchLine, ...]
    """What the province itself set for the public, the strictest first."""
    lines_left: int
    """So many more there are."""
    before: Hyperlink | None
    after: Hyperlink | None
    regime: str
    """In words, to follow the province's name."""
    unheld: str
    """Whose words are not held, of the documents by which it holds, in a sentence; empty where all are."""


@dataclass(frozen=True, slots=True)
class DistrictChoice:
    """A district that a reader can choose on the page of its province."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class DistrictAnswer:
    """What applies in some districts, for which it is the same at any time."""

    districts: tuple[str, ...]
    """Their slugs."""
    verdict: Dated[Answer]


@dataclass(frozen=True, slots=True)
class Box:
    """Measures in one situation, by topic. Which of them stand here changes with the day."""

    count: Dated[int]
    heading: str
    """What the count is of; empty for what applies or is suspended, which is not folded."""
    explanation: tuple[Prose, ...]
    groups: tuple[MeasureGroup, ...]
    """Every topic that ever has something here, with what stands here on the build's day."""


@dataclass(frozen=True, slots=True)
class UnitHeld:
    """How many of something a unit has, whatever the day."""

    place: Hyperlink
    """Leads to where they stand; its text is the unit's name."""
    count: int


@dataclass(frozen=True, slots=True)
class UnitCount:
    """How many of something a unit has at any time."""

    place: Hyperlink
    """Leads to where they stand; its text is the unit's name."""
    count: Dated[int]

    @property
    def shown(self) -> Dated[bool]:
        """False while there is none."""
        return self.count.map(bool)


@dataclass(frozen=True, slots=True)
class CountRow:
    """How many measures of a topic, or of an agency, there are at any time."""

    heading: str
    units: tuple[UnitCount, ...]
    shown: Dated[bool]
    """False while there is none."""
    icon: str | None = None


@dataclass(frozen=True, slots=True)
class CountBox:
    """How many measures there are in one situation, by topic."""

    count: Dated[int]
    heading: str
    """What the count is of; empty for what applies or is suspended."""
    explanation: tuple[Prose, ...]
    rows: tuple[CountRow, ...]

    @property
    def shown(self) -> Dated[bool]:
        """False while there is none."""
        return self.count.map(bool)


@dataclass(frozen=True, slots=True)
class PlaceSums:
    """What a place has, where it is too much to be listed: counts that lead to where the lines are."""

    several: bool
    """Whether several units belong to it."""
    lines: tuple[MeasureLine, ...]
    """What applies on the build's day, the strictest first, as far as there is room; on other days, what of it does."""
    more: Dated[str]
    """How many more apply, in a sentence; empty where that needs none."""
    boxes: tuple[CountBox, ...]
    """Measures for the public: what applies or is suspended first."""
    tasks: tuple[CountRow, ...]
    """By agency."""
    overdue: tuple[CountRow, ...]
    deadlines: tuple[DeadlineItem, ...]
    """The next ones from the build's day on."""
    deadlines_left: int
    """So many come after them."""
    duties: tuple[UnitHeld, ...]
    contacts: tuple[UnitHeld, ...]
    timelines: tuple[UnitHeld, ...]
    """Documents, in their timelines."""
    changes: tuple[ChangeDay, ...]
    """The newest days."""
    newest: tuple[DocumentItem, ...]
    documents: tuple[UnitHeld, ...]
    nationwide: tuple[UnitHeld, ...]


def _any(items: Iterable[_Shown]) -> Dated[bool]:
    """Return when one of ``items`` is shown."""
    return together(item.shown for item in items).map(any)


_NO_CONTACTS: Dated[Contacts | None] = always(None)
_NO_DUTIES = DutyList()


@dataclass(frozen=True, slots=True)
class ProvincePart:
    """A province in a time in which it was one and the same."""

    anchor: str
    """``tu-01-7-2025``, ``den-30-6-2025``."""
    heading: str
    """``Tỉnh An Giang, từ 01/7/2025``; shown where the page has several parts."""
    merger: tuple[Prose, ...]
    """Which provinces became part of it, or what it became part of, with links."""
    shown: Dated[bool]
    """False on days on which there is no such province."""
    verdict: Dated[Answer]
    sums: PlaceSums | None
    """What there is, where it is too much to be listed; then there are no lists, and they are empty below."""
    strip: tuple[StripSegment, ...]
    """Its regimes, one after another, without gap."""
    fixed: Dated[Hyperlink | None]
    """Where a day is told for good, by its address in full as far as the site's own is known; None: nowhere."""
    unheld: Dated[str]
    """Whose words are not held, of the documents by which its regime holds, in a sentence; empty where all are."""
    short_name: str
    """As citations call it: ``Kiên Giang``."""
    cards: tuple[QuestionCard, ...] = ()
    """What citizens ask first."""
    meanings: tuple[Dated[RegimeMeaning | None], ...] = ()
    """Of the regimes that the verdict ever names, each while it does."""
    choices: tuple[DistrictChoice, ...] = ()
    """Its districts; none where nothing of its own is known to be for some of them only."""
    answers: tuple[DistrictAnswer, ...] = ()
    """What applies in them."""
    boxes: tuple[Box, ...] = ()
    """Measures for the public: what applies or is suspended first."""
    contacts: Dated[Contacts | None] = _NO_CONTACTS
    """Whom to call, by the documents of the day."""
    tasks: tuple[MeasureGroup, ...] = ()
    """By agency."""
    overdue: tuple[MeasureGroup, ...] = ()
    """Tasks whose last day has passed, apart from the others, by agency."""
    deadlines: tuple[DeadlineItem, ...] = ()
    duties: DutyList = _NO_DUTIES
    timeline: Timeline | None = None
    """Everything it ever issued, as far as held, and central documents that name it."""
    changes: tuple[ChangeDay, ...] = ()
    """Day by day, newest first."""
    nationwide: tuple[DocumentItem, ...] = ()
    """Central documents for the whole country, so for it, too."""
    coverage: tuple[Prose, ...] = ()
    """How many are held, first, last, last checked; that a merger is assumed to end nothing."""

    @property
    def contents(self) -> list[tuple[str, Dated[bool]]]:
        """Its sections, by the ends of their anchors, each with whether it is shown; those that never are left out."""
        found = (
            self._summed(self.sums)
            if self.sums
            else {
                "thoi-han": _any(self.deadlines),
                "cong-khai": _any(self.duties.items),
                "lien-he": self.contacts.map(bool),
                "nhiem-vu": _any(line for group in self.tasks for line in group.measures),
                "qua-han": _any(line for group in self.overdue for line in group.measures),
                "van-ban": always(bool(self.timeline)),
                "thay-doi": always(bool(self.changes)),
                "toan-quoc": always(bool(self.nationwide)),
            }
        )
        found["kho"] = always(bool(self.coverage))
        return [(end, shown) for end, shown in found.items() if any(shown.values)]

    @staticmethod
    def _summed(sums: PlaceSums) -> dict[str, Dated[bool]]:
        return {
            "thoi-han": _any(sums.deadlines),
            "cong-khai": always(bool(sums.duties)),
            "lien-he": always(bool(sums.contacts)),
            "nhiem-vu": _any(sums.tasks),
            "qua-han": _any(sums.overdue),
            "van-ban": always(bool(sums.newest)),
            "thay-doi": always(bool(sums.changes)),
            "toan-quoc": always(bool(sums.nationwide)),
        }


@dataclass(frozen=True, slots=True)
class ProvinceView:
    """The page of one slug: a part for each time between reorganisations that changed the province."""

    name: str
    """``Tỉnh Kiên Giang``; the heading of the page."""
    parts: tuple[ProvincePart, ...]
    coded: Dated[bool]
    """Whether the day is the build's, to which the code on paper leads."""
    feeds: tuple[Hyperlink, ...] = ()
    """Ways to be told of changes: Atom, JSON Feed, calendar."""

    @property
    def past(self) -> str | None:
        """The id of the list of stretches, that of the oldest part if there are several; None without one."""
        return next((f"{part.anchor}-giai-doan" for part in reversed(self.parts) if part.strip), None)

    @property
    def icons(self) -> list[str | None]:
        """Those that headings and rows show."""
        listed = [group.icon for part in self.parts for box in part.boxes for group in box.groups]
        counted = [row.icon for part in self.parts if part.sums for box in part.sums.boxes for row in box.rows]
        return [*listed, *counted]
