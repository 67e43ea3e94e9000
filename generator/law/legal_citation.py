"""Ready citations in Vietnamese legal form, for documents and for clauses (NĐ 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

import re
from datetime import date
from string import Formatter

from generator.basics.periods import WRITTEN_OUT, written, written_out
from generator.documents.numerals import ordinal
from generator.law import wording
from generator.records.corpus import Directive
from generator.vocabulary.lists import vocabulary

_ZONES = {
    "head": "phần đầu",
    "to": "nơi gửi",
    "intro": "đoạn mở đầu",
    "close": "đoạn kết",
    "nn": "nơi nhận",
    "sign": "phần ký",
}
_OWN_LINK = ("về ", "ban hành ", "bãi bỏ ", "quy định ")
"""Subjects that begin so follow the issuer without «về việc»."""
_NUMBERED = "{type} số {number}"
_FORMS = (
    f"{_NUMBERED} ngày {{date}}",
    _NUMBERED,
    WRITTEN_OUT,
    WRITTEN_OUT.format(day="{dd}", month="{mm}", year="{year}"),
    WRITTEN_OUT.format(day="{d}", month="{m}", year="{year}"),
    "năm {year}",
    "{initials}",
)
"""``date``, ``day``, ``month``: as documents write them; ``dd``, ``mm``: with a zero; ``d``, ``m``: without."""
_SEPARATOR = re.compile(r"(?<![.\d]\d)(?<!^\d)\.|\.(?!\d)")
_STEPS = (
    (re.compile(r"dieu-(\d+)"), "Điều {}"),
    (re.compile(r"muc-(\d+)"), "Mục {}"),
    (re.compile(r"pl-(\d+)"), "Phụ lục {}"),
    (re.compile(r"(\d+(?:\.\d+)?)"), "khoản {}"),
    (re.compile(r"([a-zđ])"), "điểm {}"),
    (re.compile(r"-(\d+)"), "gạch đầu dòng {th}"),
    (re.compile(r"\+(\d+)"), "dấu cộng {th}"),
    (re.compile(r"p(\d+)"), "đoạn {th}"),
    (re.compile(r"\((\d+)\)"), "ý ({})"),
)


def clause(label: str) -> str:
    """Return how a citation names the clause, smallest part first: ``3.c`` → ``điểm c khoản 3``."""
    body, _, again = label.partition("~")
    zone, *rest = re.split(r"[-.]", body, maxsplit=1)
    if zone in _ZONES:
        place = re.search(r"(\d+)$", body)
        words = f"{_ZONES[zone]}{f' {ordinal(int(place[1]))}' if place and rest else ''}"
    else:
        words = " ".join(reversed(list(map(_step, _SEPARATOR.split(body)))))
    return f"{words} (lần {ordinal(int(again))})" if again else words


def _step(segment: str) -> str:
    for pattern, words in _STEPS:
        if found := pattern.fullmatch(segment):
            n = found[1]
            return words.format(n, th=ordinal(int(n)) if n.isdigit() else "")
    return segment


def document(directive: Directive) -> str:
    """Return type, number, date and issuer, as a first citation names a document, without its subject."""
    record = directive.record
    type_ = vocabulary().types[record.type].name
    issuer = f" của {record.issuer}" if record.issuer else ""
    if record.number:
        return f"{_NUMBERED.format(type=type_, number=record.number)} {_dated(directive)}{issuer}"
    return f"{type_} (không rõ số, ban hành {wording.days(directive.issued)}){issuer}"


def full(directive: Directive) -> str:
    """Return a first citation in full: :func:`document` and its subject, as far as its own words are known."""
    record = directive.record
    subject = record.subject.removeprefix("V/v ")
    if record.existence == "inferred":
        return f"Văn bản suy ra, chưa tìm thấy: {subject}"
    if subject.startswith(vocabulary().types[record.type].name):
        return document(directive)
    lowered = subject if subject[:2].isupper() else subject[:1].lower() + subject[1:]
    link = "" if lowered.startswith(_OWN_LINK) else "về " if lowered.startswith("kết luận ") else "về việc "
    return f"{document(directive)} {link}{lowered}"


def as_cited(type_: str, number: str | None, issued: tuple[date, date] | None) -> tuple[str, ...]:
    """Return how others cite a document, in full and in part, as far as what a form names is known.

    ``issued``: the first and last possible day of its issue.
    """
    known = {"type": vocabulary().types[type_].name, "initials": "".join(word[0] for word in type_.split("-"))}
    if number:
        known["number"] = number
    if issued and issued[0].year == issued[1].year:
        known["year"] = str(issued[0].year)
    if issued and issued[0] == issued[1]:
        known["date"] = written(issued[0])
        known["day"], known["month"], _ = known["date"].split("/")
        known |= {"dd": f"{issued[0]:%d}", "mm": f"{issued[0]:%m}", "d": str(issued[0].day), "m": str(issued[0].month)}
    named = (({name for _, name, *_ in Formatter().parse(form) if name}, form) for form in _FORMS)
    return tuple(form.format(**known) for names, form in named if names <= known.keys())


def _dated(directive: Directive) -> str:
    certain = directive.issued.certain
    return written_out(certain) if certain else f"(ban hành {wording.days(directive.issued)})"
