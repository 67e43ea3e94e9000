"""What a draft holds: frozen values, each with the evidence it rests on or the reason why it is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.basics.periods import Moment
from generator.documents.clauses import Clause


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the heading."""

    value: str | None
    why: str = ""
    """The words it was read from; without a value, why there is none."""
    check: bool = False
    """Whether something looks contradictory or was concluded, so that an editor should decide."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading and the signature as the text shows them."""

    type: Field
    number: Field
    issuer: Field
    province: Field
    place: Field
    issued: Field
    """ISO date."""
    effective: Field
    """ISO date or moment."""
    subject: Field
    signer: Field
    role: Field
    mark: Field
    meeting: FoundMeeting | None
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundMeeting:
    """The meeting whose conclusions a notice passes on."""

    written: str
    day: date | None
    chair: str | None
    doubt: str = ""
    """Why ``day`` is left out, or what contradicts it."""


@dataclass(frozen=True, slots=True)
class Target:
    """A document named by its heading, as a record's ``document`` holds it."""

    type: str
    number: str
    year: int | None
    issued: date | None
    province: str | None
    issuer: str | None


@dataclass(frozen=True, slots=True)
class FoundAct:
    """What the document does to another one, and the words that say so."""

    act: str
    target: Target
    clause: str
    evidence: str
    parts: tuple[str, ...] = ()
    unread: str = ""
    """Words that name parts no label was found for: the act is on them, not on the whole document."""
    until: Moment | None = None
    until_words: str | None = None
    from_: Moment | None = None
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Timing:
    """What a passage says of its own time."""

    from_: Moment | None = None
    until: Moment | None = None
    until_words: str | None = None
    while_words: str | None = None
    deadline: date | None = None
    deadline_words: str | None = None
    """As written; without ``deadline`` its date cannot be told, and ``doubt`` says why."""
    repeats: str | None = None
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """A hint that something must be made public."""

    what: str
    where: str | None
    implied: bool
    contact: bool
    """Whether it is a way to reach somebody."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A measure proposed to the editor."""

    id: str
    clause: str
    quote: str
    mode: str
    agencies: tuple[str, ...]
    inherited: bool
    """Whether the agencies come from the point above, not from the quoted words."""
    with_: tuple[str, ...]
    via: tuple[str, ...]
    reports_to: tuple[str, ...]
    audiences: tuple[str, ...]
    topics: tuple[str, ...]
    timing: Timing
    stage: str | None
    regime: str | None
    areas: tuple[str, ...]
    """Places below the province, as written, where the passage is not for the whole of it."""
    area_words: str | None
    """What it says of its place where that is no name: "các huyện còn lại"."""
    doubt: str
    """Why no regime is drafted although the passage seems to put one into force."""
    duty: Duty | None


@dataclass(frozen=True, slots=True)
class FoundContact:
    """A telephone number that the document prints."""

    what: str
    phone: str
    clause: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the text came from."""

    name: str
    seen: date | None
    sha256: str | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A record drafted from a document."""

    heading: Heading
    text: str
    close: str | None
    """The words with which the closing begins, where form alone does not show it."""
    clauses: tuple[Clause, ...]
    acts: tuple[FoundAct, ...]
    proposals: tuple[Proposal, ...]
    contacts: tuple[FoundContact, ...]
    nothing: tuple[str, ...]
    """Labels of clauses that seem to bear no measure."""
    origin: Origin
    emergency: str | None
