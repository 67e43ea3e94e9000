"""Ready citations in Vietnamese legal form, for documents and for clauses (NĐ 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

import re

from generator.basics.periods import written_out
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
        return f"{type_} số {record.number} {_dated(directive)}{issuer}"
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


def _dated(directive: Directive) -> str:
    certain = directive.issued.certain
    return written_out(certain) if certain else f"(ban hành {wording.days(directive.issued)})"
