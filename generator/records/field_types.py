"""The values that a record's fields take: days, moments, flags, and keys of the closed lists.

They arrive as text and are parsed here; each refusal says in Vietnamese what would be right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import date, timedelta
from sys import intern
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from generator.basics.periods import FIRST_DAY, LAST_DAY, Moment
from generator.basics.problems import shown
from generator.basics.text import MAX_LINE
from generator.records.addresses import name_fault
from generator.vocabulary.lists import CENTRAL, vocabulary

NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""What a record's name, a measure's id and a province's slug look like."""
MOST_OF_NUMBER = 100
"""So many letters a number with its symbol may have."""


def fault(message: str) -> PydanticCustomError:
    """Return the error that a validator raises; ``message`` is Vietnamese and says what would be right."""
    return PydanticCustomError("cong_khai", "{message}", {"message": message})


def out_of_range(day: date) -> str | None:
    """Return what is wrong with the year of ``day``, None if a document of this archive can speak of it."""
    first, last = FIRST_DAY.year, LAST_DAY.year
    return None if first <= day.year <= last else f"năm {day.year} ngoài khoảng {first}–{last}"


def _day(value: object) -> object:
    if not isinstance(value, str):
        return value
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise fault(f"«{shown(value)}» không phải là ngày; viết năm-tháng-ngày, ví dụ 2021-09-01")
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise fault(f"ngày «{value}» không có trong lịch") from None
    if message := out_of_range(day):
        raise fault(f"ngày «{value}»: {message}")
    return day


def _moment(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        moment = Moment.parse(value)
    except ValueError:
        right = _midnight(value) or "viết 2021-09-01 hoặc 2021-09-01T06:00 (giờ Việt Nam)"
        raise fault(f"«{shown(value)}» không phải là ngày giờ có thật; {right}") from None
    if message := out_of_range(moment.day):
        raise fault(f"ngày «{value}»: {message}")
    return moment


def _midnight(value: str) -> str | None:
    """Return how ``2021-09-01T24:00`` is written."""
    day, sign, _ = value.partition("T24:00")
    try:
        return f"24:00 là 00:00 hôm sau: {date.fromisoformat(day) + timedelta(days=1)}T00:00" if sign else None
    except (ValueError, OverflowError):
        return None


def _number(value: str) -> str:
    """Refuse what cannot be the symbol of a document: it makes part of an address."""
    if len(value) > MOST_OF_NUMBER:
        raise fault(f"số, ký hiệu dài {len(value)} chữ, nhiều nhất là {MOST_OF_NUMBER}; chỉ ghi số và ký hiệu")
    digits = [letter for letter in value if letter.isdigit()]
    if not digits or not all(map(str.isascii, digits)):
        raise fault(f"số, ký hiệu «{value}» phải có chữ số, chỉ gồm 0–9: 1377/UBND-KGVX; không rõ số thì bỏ cả dòng")
    return value


def _named(value: str) -> str:
    """Refuse the id of what cannot be the name of a document."""
    if why := next(filter(None, map(name_fault, value.split("/"))), None):
        raise fault(f"mã văn bản «{value[:MOST_OF_NUMBER]}»: tên {why}; ghi <tỉnh>/<số, ký hiệu và năm>")
    return value


def _address(value: str) -> str:
    try:
        known = re.fullmatch(r"https?://[^\s<>\"]+", value) and urlsplit(value).hostname
    except ValueError:  # a bracket in the host opens an address of IPv6
        known = None
    if not known:
        raise fault(
            f"địa chỉ «{value}» không đúng dạng: bắt đầu bằng http:// hoặc https:// và tên miền, không có khoảng trắng"
        )
    return value


def _flag(value: object) -> object:
    if value in ("true", "false"):
        return value == "true"
    raise fault(f"«{shown(str(value))}» phải là true hoặc false")


def _matching(pattern: re.Pattern[str], what: str, right: str) -> Callable[[str], str]:
    def check(value: str) -> str:
        if not pattern.fullmatch(value):
            raise fault(f"{what} «{shown(value)}» không đúng dạng: {right}")
        return value

    return check


class _Member:
    """Marks text that must be one of a closed list of the vocabulary in use when a record is read."""

    def __init__(self, what: str, allowed: Callable[[], Collection[str]]) -> None:
        self.what = what
        self.allowed = allowed

    def __get_pydantic_core_schema__(self, source: type[str], handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, object]:
        return {"type": "string", "enum": list(self.allowed())}

    def check(self, value: str) -> str:
        keys = self.allowed()
        if value in keys:
            return intern(value)
        # What would be right takes long to find: whoever tells of the fault looks for it.
        message = f"{self.what} «{shown(value)}» không có trong danh mục"
        raise PydanticCustomError("not_listed", "{message}", {"message": message, "keys": tuple(keys)})


_DATE_SCHEMA = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema(_DATE_SCHEMA)]
When = Annotated[
    Moment,
    BeforeValidator(_moment),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$"}),
]
Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"type": "boolean"})]
Line = Annotated[str, Field(max_length=MAX_LINE)]
Text = Annotated[Line, Field(min_length=1)]
Wording = Annotated[str, Field(min_length=1)]
"""Words of the document itself, as long as they are."""
Number = Annotated[Text, AfterValidator(_number)]
Slug = Annotated[
    Line, AfterValidator(_matching(NAME, "mã", "chữ thường không dấu, số, nối bằng dấu gạch, ví dụ o-nha"))
]
Year = Annotated[Line, AfterValidator(_matching(re.compile(r"(19|20)[0-9]{2}"), "năm", "bốn chữ số 0–9, ví dụ 2021"))]
RecordId = Annotated[
    Line,
    AfterValidator(
        _matching(
            re.compile(rf"{NAME.pattern}/{NAME.pattern}"),
            "mã văn bản",
            "<tỉnh>/<tên>, ví dụ kien-giang/1377-ubnd-kgvx-2021",
        )
    ),
    AfterValidator(_named),
]
Sha256 = Annotated[Line, AfterValidator(_matching(re.compile(r"[0-9a-f]{64}"), "mã băm SHA-256", "64 ký tự 0–9, a–f"))]
Address = Annotated[Line, AfterValidator(_address)]
Type = Annotated[Line, _Member("loại văn bản", lambda: vocabulary().types)]
Mode = Annotated[Line, _Member("tính chất", lambda: vocabulary().modes)]
Stage = Annotated[Line, _Member("giai đoạn", lambda: vocabulary().stages)]
Repeat = Annotated[Line, _Member("chu kỳ", lambda: vocabulary().repeats)]
Act = Annotated[Line, _Member("quan hệ", lambda: vocabulary().acts)]
RegimeKey = Annotated[Line, _Member("chế độ", lambda: vocabulary().regimes)]
TopicKey = Annotated[Line, _Member("chủ đề", lambda: vocabulary().topics)]
Audience = Annotated[Line, _Member("đối tượng", lambda: vocabulary().audiences)]
AgencyKey = Annotated[Line, _Member("cơ quan", lambda: vocabulary().agencies)]
OccasionKey = Annotated[Line, _Member("dịp", lambda: vocabulary().occasions)]
EmergencyKey = Annotated[Line, _Member("tình trạng khẩn cấp", lambda: vocabulary().emergencies)]
SourceKindKey = Annotated[Line, _Member("loại nguồn", lambda: vocabulary().source_kinds)]
Province = Annotated[Line, _Member("tỉnh", lambda: vocabulary().territory.provinces)]
Unit = Annotated[Line, _Member("tỉnh", lambda: (*vocabulary().territory.provinces, CENTRAL))]
