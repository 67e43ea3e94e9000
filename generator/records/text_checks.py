"""What a record says otherwise than its own text: its heading, and the documents that it names.

The text may be the one that is wrong, misprinted or badly scanned: each finding is a warning, and an editor who has
looked settles it by a note on the field.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, partial
from itertools import islice

from generator.basics.periods import written
from generator.basics.problems import LISTED, Level, Problem, shown
from generator.basics.text import of_two_scripts, slug
from generator.documents import dates, localities
from generator.records.corpus import Corpus, LinkedRelation, Mention
from generator.records.loaded import Loaded
from generator.records.schema import Record, Reference

_PIECE = r"[^\s|,;]{1,40}"
_OWN_NUMBER = rf"số\s{{0,3}}:?\s{{0,3}}(?P<number>\d{{1,6}}\s?/\s?{_PIECE}(?:(?:\s?[-–]|(?<=[-–]))\s?{_PIECE}){{0,3}})"
_NUMBER = re.compile(rf"(?m)(?:^|[|\t])\s*{_OWN_NUMBER}", re.IGNORECASE)
_PLACE_AND_DAY = re.compile(
    rf"(?m)(?:^|[|\t]|{_OWN_NUMBER}\s)\s*(?P<words>[^\W\d_](?:[^\W\d_]|[ .-]){{1,40}},\s*"
    rf"{dates.IN_WORDS})\s*(?:$|[|\t])",
    re.IGNORECASE,
)
"""``Nghệ An, ngày 09 tháng 7 năm 2021`` on a line or in a cell of its own, or beside the number (NĐ 30/2020/NĐ-CP,
Phụ lục I)."""
_KIND = re.compile(rf"{localities.KIND}\s")


def of_record(item: Loaded) -> Iterator[Problem]:
    """Yield a warning for what a record says of itself otherwise than its text, or in letters that only look right."""
    yield from _heading(item)
    yield from _areas(item)
    yield from _two_scripts(item)


def of_cited(corpus: Corpus, loaded: Iterable[Loaded]) -> Iterator[Problem]:
    """Yield a warning for what ``loaded``, records of ``corpus``, say of others otherwise than their texts."""
    for item in loaded:
        yield from _cited(item, corpus.links_from.get(item.id, ()), corpus.mentions_from.get(item.id, ()))


def _heading(item: Loaded) -> Iterator[Problem]:
    record = item.record
    heading = "\n".join(clause.text for clause in item.clauses if clause.zone == "head")
    numbers = {_serial(one["number"]): one["number"] for one in _NUMBER.finditer(heading)}
    days = dict(_days(heading))
    name = record.signer.name if record.signer else None
    if record.number and not noted(record, "number") and numbers and _serial(record.number) not in numbers:
        said = f"number ghi {shown(record.number)}, mà phần đầu text viết {_quoted(numbers.values())}"
        yield warning(item, ("number",), said, "number")
    if isinstance(record.issued, date) and not noted(record, "issued") and days and record.issued not in days:
        said = f"issued ghi {written(record.issued)}, mà phần đầu text viết {_quoted(days.values())}"
        yield warning(item, ("issued",), said, "issued")
    signed = " ".join(clause.text for clause in item.clauses if clause.zone == "sign")
    if name and not noted(record, "signer") and signed and f"-{slug(name)}-" not in f"-{slug(signed)}-":
        yield warning(item, ("signer", "name"), f"phần ký của text không có tên «{shown(name)}»", "signer")


def _days(heading: str) -> Iterator[tuple[date, str]]:
    """Yield the days that stand beside a place, each with its words; one that no calendar has is passed over."""
    for one in _PLACE_AND_DAY.finditer(heading):
        if one["words"][0].islower():
            continue  # the end of a subject
        if day := dates.day(one):
            yield day, one["words"]


def _areas(item: Loaded) -> Iterator[Problem]:
    """Yield the areas of which the text has no name; the kind may stand once for a list: «các phường: A, B»."""
    local = [(index, measure) for index, measure in enumerate(item.record.measures) if measure.areas]
    words = f"-{slug(item.record.text or '')}-" if local and item.clauses else ""
    settled = cache(partial(noted, item.record))
    for index, measure in local:
        for number, area in enumerate(measure.areas):
            name = slug(_KIND.sub("", area.split(",")[0]))
            field = f"measures.{measure.id}.areas"
            if words and f"-{name}-" not in words and not settled(field):
                yield warning(item, ("measures", index, "areas", number), f"text không có tên «{shown(area)}»", field)


def _two_scripts(item: Loaded) -> Iterator[Problem]:
    """Yield the numbers, names and subjects with a word in letters of two scripts: nobody who types it finds it."""
    settled = cache(partial(noted, item.record))
    for at, field, words in _named(item.record):
        if words and (found := of_two_scripts(words)) and not settled(field):
            word, letter = found
            said = f"«{shown(word)}» có chữ cái «{letter}» (U+{ord(letter):04X}) của bảng chữ khác"
            yield warning(item, at, said, field)


def _named(record: Record) -> Iterator[tuple[tuple[str | int, ...], str, str | None]]:
    """Yield where each number, name and subject stands, the field that a note on it names, and its words."""
    for key, words in (("number", record.number), ("issuer", record.issuer), ("subject", record.subject)):
        yield (key,), key, words
    if record.signer:
        yield ("signer", "name"), "signer", record.signer.name
    for index, relation in enumerate(record.relations):
        if heading := relation.document:
            told = (("number", heading.number), ("issuer", heading.issuer), ("subject", heading.subject))
            yield from ((("relations", index, "document", key), "relations", words) for key, words in told)
    for index, measure in enumerate(record.measures):
        for number, area in enumerate(measure.areas):
            yield ("measures", index, "areas", number), f"measures.{measure.id}.areas", area


def _cited(item: Loaded, links: Iterable[LinkedRelation], mentions: Iterable[Mention]) -> Iterator[Problem]:
    """Yield the documents whose day or year the text writes otherwise wherever it names their number.

    One that is held is compared with its record instead (:mod:`generator.records.cross_checks`).
    """
    headings = [(link, link.relation.document) for link in links if link.relation.document and not link.held]
    named = defaultdict[str, list[Reference]](list)
    for mention in mentions if headings else ():
        named[_serial(mention.reference.number)].append(mention.reference)
    for link, heading in headings:
        unlike = _unlike(heading, named.get(_serial(heading.number), ()))
        if unlike and not noted(item.record, "relations"):
            field, said = unlike
            yield warning(item, ("relations", link.index, "document", field), said, "relations")


def _unlike(heading: Reference, named: Iterable[Reference]) -> tuple[str, str] | None:
    """Return in which field ``heading`` differs from all that the text has of it, ``named``, and how."""
    days = {one.issued for one in named if one.issued}
    years = {one.year for one in named if one.year}
    if heading.issued and days and heading.issued not in days:
        text = " hay ".join(written(day) for day in sorted(days)[:LISTED])
        return "issued", f"«{shown(heading.number)}» ở đây ban hành {written(heading.issued)}, mà text viết {text}"
    if heading.year and years and heading.year not in years:
        text = " hay ".join(sorted(years)[:LISTED])
        return "year", f"«{shown(heading.number)}» ở đây của năm {heading.year}, mà text viết {text}"
    return None


def _serial(number: str) -> str:
    """Return ``number`` for comparison: ``05/CT-UBND`` is ``5/CT-UBND``."""
    return slug(number).lstrip("0")


def _quoted(words: Iterable[str]) -> str:
    return " hay ".join(f"«{shown(one)}»" for one in islice(words, LISTED))


def noted(record: Record, field: str) -> bool:
    """Whether an editor has left a note on ``field``, on all that it is part of, or on a part of it."""
    noted = [f"{note.field}." for note in record.notes]
    return any(one.startswith(f"{field}.") or f"{field}.".startswith(one) for one in noted)


def warning(item: Loaded, at: tuple[str | int, ...], said: str, field: str) -> Problem:
    """Return the warning that something at ``at`` is ``said`` to be doubtful, which a note on ``field`` settles."""
    message = f"{said}; sửa chỗ sai, hoặc nếu đã xem lại thì ghi vào notes: - {{field: {field}, why: …}}"
    return item.problem(at, Level.WARNING, message)
