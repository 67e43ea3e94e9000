"""The schema: what one record says of one directive.

Frozen models; unknown keys are refused. Values arrive as text (YAML resolves nothing but null) and are parsed by the
types of :mod:`generator.records.field_types`. Days are calendar days in Vietnam;
:class:`~generator.basics.periods.Moment` says how a bare date begins or ends something.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WithJsonSchema,
    field_validator,
    model_validator,
)

from generator.basics.periods import Moment
from generator.basics.text import MAX_LINE
from generator.records.field_types import (
    Act,
    Address,
    AgencyKey,
    Audience,
    Day,
    EmergencyKey,
    Flag,
    Line,
    Mode,
    Number,
    OccasionKey,
    Province,
    RecordId,
    RegimeKey,
    Repeat,
    Sha256,
    Slug,
    SourceKindKey,
    Stage,
    Text,
    TopicKey,
    Type,
    Unit,
    When,
    Wording,
    Year,
    fault,
)
from generator.vocabulary.entries import Holiday
from generator.vocabulary.lists import vocabulary

MAX_MEASURES = 2_000
"""The most measures of one record (the longest real one has 89)."""
MAX_AREAS = 5_000
"""The most areas that all of them name (those of a real one name 35)."""


class Model(BaseModel):
    """Common to all: frozen, unknown keys refused, no conversion between types."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, populate_by_name=False)

    def __reduce__(self) -> tuple[Callable[..., Self], tuple[object, ...]]:
        """Tell pickle the values alone: what was valid once is not looked at again."""
        return _remade, (type(self), *self.__dict__.values())


@cache
def _names(model: type[Model]) -> tuple[str, ...]:
    return tuple(model.model_fields)


_M = TypeVar("_M", bound=Model)
_set = object.__setattr__
_NOT_TOLD: set[str] = set()
"""Which fields a file had is of no use once they are checked; of each instance it would take more room than those."""


def _remade(model: type[_M], *values: object) -> _M:
    made = model.__new__(model)
    # Put in one by one, in the order of the class, they share their keys with those of all other instances.
    made.__dict__.update(zip(_names(model), values, strict=True))
    _set(made, "__pydantic_fields_set__", _NOT_TOLD)
    _set(made, "__pydantic_extra__", None)
    _set(made, "__pydantic_private__", None)
    return made


class Bounds(Model):
    """The days between which something happened whose day is not known, both inclusive."""

    not_before: Day | None = None
    not_after: Day | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.not_before and self.not_after and self.not_after < self.not_before:
            raise fault("not_after đứng trước not_before: đổi chỗ hai ngày, hoặc sửa ngày sai")
        return self


def _issued_form(value: object) -> str:
    return "bounds" if isinstance(value, dict | Bounds) else "day"


HeaderField = Literal[
    "type",
    "number",
    "issuer",
    "province",
    "issued",
    "effective",
    "meeting",
    "subject",
    "signer",
    "emergency",
    "sources",
    "contacts",
]
"""What ``proposed`` may name of a record: a field of its heading, the province, which its folder tells, or contacts."""

Issued = Annotated[Annotated[Day, Tag("day")] | Annotated[Bounds, Tag("bounds")], Discriminator(_issued_form)]


class Meeting(Model):
    """The meeting whose conclusions a notice passes on; its date is not the date of issue."""

    date: Day | None = None
    written: Text
    """The date as the document writes it."""
    chair: Text | None = None


class Signer(Model):
    """Who signed, in what role, by what authority (TM., Q., KT., TL., TUQ.; NĐ 30/2020, Phụ lục I)."""

    name: Text | None = None
    role: Text | None = None
    mark: Literal["TM.", "Q.", "KT.", "TL.", "TUQ."] | None = None


class Note(Model):
    """What an editor decided, and why."""

    field: Text
    written: Text | None = None
    """What the document itself writes, where it differs."""
    why: Text


class Saying(Model):
    """What a source tells of a measure otherwise than the record does: when it begins or ends, or in other words."""

    measure: Slug
    from_: When | None = Field(default=None, alias="from")
    until: When | None = None
    words: Text | None = None

    @model_validator(mode="after")
    def _something(self) -> Self:
        if not (self.from_ or self.until or self.words):
            raise fault("nguồn nói khác điều gì? ghi from, until (như nguồn ấy nói), hoặc words (bằng lời)")
        return self


class Source(Model):
    """Where the text, or the fact, was seen. ``seen`` is the day on which somebody held it; it confirms nothing."""

    url: Address | None = None
    seen_in: Text | None = None
    kind: SourceKindKey | None = None
    """What it is; None where nobody has said so yet."""
    seen: Day
    measures: tuple[Text, ...] = ()
    """The measures of which it tells; empty for all."""
    says: tuple[Saying, ...] = ()
    """What it tells otherwise than the record does."""
    sha256: Sha256 | None = None
    archived: Address | None = None

    @model_validator(mode="after")
    def _somewhere(self) -> Self:
        if not (self.url or self.seen_in):
            raise fault("nguồn cần url, hoặc seen_in (mô tả bằng lời) nếu không có địa chỉ")
        return self


class Contact(Model):
    """A way to reach somebody that the document prints."""

    what: Text
    phone: Text
    clause: Text


class Withdrawal(Model):
    """Set on a record that was entered in error: it loses its effect and keeps its page."""

    on: Day
    why: Text


class Reference(Model):
    """A document named by its heading. ``province`` is needed only where the symbol does not tell."""

    type: Type
    number: Number
    year: Year | None = None
    issued: Day | None = None
    province: Unit | None = None
    issuer: Text | None = None
    subject: Text | None = None


class Relation(Model):
    """What this directive does to another one, or how it leans on it.

    ``from`` is the act's own start where it has one; ``until`` the new end (``extends``), the end of a suspension, or
    that of what goes on anew (``continues``: a measure of its own bears it, too).
    """

    act: Act
    record: RecordId | None = None
    document: Reference | None = None
    clause: Text | None = None
    basis: Literal["text", "report", "inferred"] = "text"
    from_: When | None = Field(default=None, alias="from")
    until: When | None = None
    until_words: Text | None = None
    parts: tuple[Text, ...] = ()
    """Labels or measure ids of the target; empty for the whole document."""
    proposed: Flag = False

    @model_validator(mode="after")
    def _one_target(self) -> Self:
        if (self.record is None) == (self.document is None):
            raise fault("quan hệ cần đúng một đích: record (mã văn bản trong kho) hoặc document (loại, số, năm)")
        return self

    @model_validator(mode="after")
    def _parts(self) -> Self:
        if "parts" in self.model_fields_set and not self.parts and not self.proposed:
            raise fault("parts còn trống: ghi nhãn từng phần bị tác động; nếu là cả văn bản, bỏ dòng parts")
        return self

    @model_validator(mode="after")
    def _ends(self) -> Self:
        acts, bounded = vocabulary().acts, self.until or self.until_words
        if acts[self.act].until == "must" and not bounded:
            raise fault(f"{self.act} cần until (ngày kết thúc mới) hoặc until_words (lời văn)")
        if bounded and not acts[self.act].until:
            *others, last = (key for key, act in acts.items() if act.until)
            raise fault(f"until và until_words chỉ dùng với {', '.join(others)} hoặc {last}")
        if self.from_ and self.until and self.until.end <= self.from_.start:
            raise fault("until không sau from: đổi chỗ hai ngày, hoặc sửa ngày sai")
        return self


class Deadline(Model):
    """The last day on which something is still in time (``trước ngày 08/02`` = last day 07/02)."""

    last_day: Day
    written: Text


class Evidence(Model):
    """That something was public: where and on which day somebody saw it, and an archived copy."""

    url: Address
    seen: Day
    archived: Address | None = None


class Disclosure(Model):
    """A duty to make something public. ``implied``: the text needs it without saying it."""

    what: Text
    where: Text | None = None
    implied: Flag = False
    contact: Flag = False
    """Whether it is a way to reach somebody: a number, a hotline, a desk."""
    published: Address | None = None
    """The standing address at which an editor found it."""
    looked: Day | None = None
    """The last day on which somebody looked for it, found or not."""
    evidence: tuple[Evidence, ...] = ()

    @model_validator(mode="after")
    def _looked_last(self) -> Self:
        if self.looked and any(found.seen > self.looked for found in self.evidence):
            raise fault("looked đứng trước một ngày seen của evidence: looked là ngày tìm gần nhất; sửa ngày sai")
        return self

    @property
    def last_looked(self) -> date | None:
        """The last day on which somebody is known to have looked, None if nobody has."""
        return max(filter(None, (self.looked, *(found.seen for found in self.evidence))), default=None)

    @property
    def newest(self) -> Evidence | None:
        """The evidence seen last."""
        return max(self.evidence, key=lambda found: found.seen, default=None)

    @property
    def address(self) -> str | None:
        """Where an editor found it, None if nobody has."""
        return self.published or (self.newest.url if self.newest else None)


class Occasion(Model):
    """A known occasion that words of time name, of one year; the measure ends with it, or on the eve of its day."""

    of: OccasionKey
    year: Year
    when: Literal["during", "before"]

    @model_validator(mode="after")
    def _dated(self) -> Self:
        known = vocabulary().occasions[self.of].years
        if self.year not in known:
            raise fault(
                f"chưa có ngày của dịp «{self.of}» năm {self.year}; danh mục occasions.yaml có: {', '.join(known)}"
            )
        return self

    @property
    def days(self) -> Holiday:
        """Its days in that year."""
        return vocabulary().occasions[self.of].years[self.year]

    @property
    def last_day(self) -> date:
        """The last day of what lasts «trong dịp …» (its last day off) or «trước …» (the day before its own day)."""
        return self.days.last if self.when == "during" else self.days.day - timedelta(days=1)


class Measure(Model):
    """What a clause makes somebody do or not do, somewhere, during some time."""

    id: Slug
    aliases: tuple[Slug, ...] = ()
    """Its former ids: what was published under them leads to it."""
    clause: Text | None = None
    quote: Wording | None = None
    summary: Line = ""
    """Needed, as ``topics`` are, unless the measure is only proposed: a draft leaves both to the editor."""
    topics: tuple[TopicKey, ...] = ()
    mode: Mode
    for_: tuple[Audience, ...] = Field(default=(), alias="for")
    agencies: tuple[AgencyKey, ...] = ()
    with_: tuple[AgencyKey, ...] = Field(default=(), alias="with")
    via: tuple[AgencyKey, ...] = ()
    stage: Stage | None = None
    provinces: tuple[Province, ...] = ()
    """Of the centre's: the provinces in which alone it applies, as they were when it was issued."""
    areas: tuple[Text, ...] = ()
    """Where it applies, if not in the whole province."""
    area_words: Text | None = None
    from_: When | None = Field(default=None, alias="from")
    until: When | None = None
    until_basis: Literal["stated", "computed"] | None = None
    """Whether ``until`` is told as such, as it is if nothing is said, or was computed from the length that
    ``until_words`` holds («14 ngày»)."""
    until_words: Text | None = None
    while_words: Text | None = None
    while_regimes: tuple[RegimeKey, ...] = ()
    """The regimes that ``while_words`` names: past its grace the measure applies only while one of them applies."""
    occasion: Occasion | None = None
    """The occasion that ``while_words`` or ``until_words`` names: the measure ends with it."""
    at_once: Flag = False
    """It is carried out at once, so it cannot lapse: a repeal, a correction, an appointment, a setting-up."""
    condition: Text | None = None
    deadline: Deadline | None = None
    repeats: Repeat | None = None
    reports_to: tuple[AgencyKey, ...] = ()
    """Whom a report goes to in the end, where the text says so; ``via`` is on the way."""
    disclosure: Disclosure | None = None
    regime: RegimeKey | None = None
    proposed: Flag = False

    @model_validator(mode="after")
    def _read_by_an_editor(self) -> Self:
        empty = [key for key in ("summary", "topics") if not getattr(self, key)]
        if empty and not self.proposed:
            where = ", topics chọn trong generator/vocabulary/data/vocabulary.yaml" if "topics" in empty else ""
            words = f"{' và '.join(empty)} còn trống; người biên tập viết{where}"
            raise fault(f"{words}, hoặc giữ proposed: true nếu chưa đọc xong")
        return self

    @model_validator(mode="after")
    def _period(self) -> Self:
        if self.from_ and self.last and self.last.end <= self.from_.start:
            field = "until" if self.until else "occasion"
            raise fault(f"{field} không sau from: biện pháp kết thúc trước khi bắt đầu; sửa ngày sai")
        if self.while_regimes and not self.while_words:
            raise fault("while_regimes cần while_words: lời văn nói biện pháp kéo dài trong lúc nào")
        if self.regime and self.while_regimes:
            raise fault("một biện pháp mang chế độ (regime) không thể phụ thuộc chế độ khác (while_regimes)")
        return self

    @model_validator(mode="after")
    def _computed(self) -> Self:
        if self.until_basis == "computed" and not (self.until and self.until_words):
            raise fault("until_basis: computed cần until (ngày tính ra) và until_words (độ dài như nguồn nêu: 14 ngày)")
        return self

    @model_validator(mode="after")
    def _in_provinces(self) -> Self:
        if self.provinces and self.is_local:
            raise fault("provinces không đi cùng areas hay area_words: biện pháp áp dụng ở cả tỉnh nêu tên")
        for slug in self.provinces:
            if self.provinces.count(slug) > 1:
                raise fault(f"provinces nêu «{slug}» hai lần; bỏ một")
        return self

    @model_validator(mode="after")
    def _occasion(self) -> Self:
        if self.occasion and not (self.while_words or self.until_words):
            raise fault("occasion cần while_words hoặc until_words: lời văn nêu dịp ấy")
        if self.occasion and self.until:
            raise fault("occasion không đi cùng until, ngày kết thúc mà văn bản ghi: bỏ một trong hai")
        return self

    @model_validator(mode="after")
    def _carried_out(self) -> Self:
        lasting = ("until", "until_words", "while_words", "deadline", "repeats", "regime", "stage")
        found = [key for key in lasting if getattr(self, key)] if self.at_once else []
        if found:
            raise fault(f"at_once là việc xong ngay, không đi cùng {', '.join(found)}: bỏ at_once, hoặc bỏ trường kia")
        return self

    @property
    def last(self) -> Moment | None:
        """Until when its text lets it last: as it states, or to the end of the occasion that it names."""
        return self.until or (Moment(self.occasion.last_day) if self.occasion else None)

    @property
    def is_task(self) -> bool:
        """Whether it is laid on agencies and binds no public audience."""
        return bool(self.agencies) and not self.for_

    @property
    def is_local(self) -> bool:
        """Whether it applies in a part of its unit only, be it named or merely described."""
        return bool(self.areas or self.area_words)


class Structure(Model):
    """What the clause grammar cannot see in the text."""

    close: Text | None = None
    """The words with which the closing paragraphs begin."""
    moved: dict[Line, Line] = Field(default_factory=dict)
    """Old labels that citations still use, each with the label it became; and measures (``#o-nha``) that were found to
    be none, each with that of its clause."""

    @field_validator("moved")
    @classmethod
    def _labels(cls, moved: dict[str, str]) -> dict[str, str]:
        for old in moved:
            if not all(re.split(r"[.~]", old)):
                raise fault(f"moved: «{old}» không phải nhãn cũ (ví dụ 2.a) hay biện pháp cũ (ví dụ #o-nha)")
        return moved


class Record(Model):
    """One directive: its heading, its whole text, and the editor's reading of it."""

    proposed: tuple[HeaderField, ...] = ()
    """What the draft command concluded of the heading, or did not find, and no editor has confirmed."""
    type: Type
    number: Number | None = None
    issuer: Text | None = None
    issued: Issued | None = None
    effective: When | None = None
    """When it says it takes effect, if it does; else the day of issue counts."""
    meeting: Meeting | None = None
    subject: Annotated[
        Text, WithJsonSchema({"anyOf": [{"type": "string", "minLength": 1, "maxLength": MAX_LINE}, {"type": "null"}]})
    ]
    """Null in the file, and empty here, only while it is ``proposed``: a draft leaves it to the editor."""
    signer: Signer | None = None
    emergency: EmergencyKey | None = None
    existence: Literal["inferred"] | None = None
    aliases: tuple[RecordId, ...] = ()
    withdrawn: Withdrawal | None = None
    notes: tuple[Note, ...] = ()
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    checked: Day | None = None
    contacts: tuple[Contact, ...] = ()
    relations: tuple[Relation, ...] = ()
    structure: Structure = Structure()
    measures: Annotated[tuple[Measure, ...], Field(max_length=MAX_MEASURES)] = ()
    nothing: tuple[Text, ...] = ()
    """Labels of clauses that were read and bear no measure."""
    text: Wording | None = None
    """The whole wording, letterhead to recipients; None where only the heading is known."""

    @field_validator("subject", mode="wrap")
    @classmethod
    def _found(cls, value: object, parse: ValidatorFunctionWrapHandler, info: ValidationInfo) -> str:
        not_found = value is None and "subject" in info.data.get("proposed", ())
        return "" if not_found else str(parse(value))

    @property
    def first_seen(self) -> date:
        """The day on which somebody first held it, or what is known of it."""
        return min(source.seen for source in self.sources)

    @property
    def unread(self) -> tuple[tuple[str | int, ...], ...]:
        """The paths of all that is only ``proposed``. While there is one the record is a draft, and changes nothing."""
        return (
            *(("proposed", index) for index in range(len(self.proposed))),
            *(("relations", index, "proposed") for index, relation in enumerate(self.relations) if relation.proposed),
            *(("measures", index, "proposed") for index, measure in enumerate(self.measures) if measure.proposed),
        )

    @property
    def issue_days(self) -> Bounds:
        """The days between which it was issued, as far as the record itself says."""
        if isinstance(self.issued, date):
            return Bounds.model_construct(not_before=self.issued, not_after=self.issued)
        return self.issued or Bounds()


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a record, for editors' tools."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Record.model_json_schema(by_alias=True)}
