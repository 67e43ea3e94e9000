"""The telephone numbers that a document prints, each with whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.basics.matching import low
from generator.documents import markers
from generator.documents.clauses import Clause
from generator.drafting.model import FoundContact
from generator.drafting.wordlists import listed

_GAP = r"[ .\-–]{0,3}"
_PHONE = re.compile(
    rf"(?<![\w/.])(?:(?:\+84{_GAP}|\(?0)\d{{1,4}}\)?(?:{_GAP}\d{{1,4}}){{1,4}}|1[89]00{_GAP}\d{{2,4}}(?:{_GAP}\d{{2,4}})?)(?![\w/])"
)
_SHORT = re.compile(r"(?<![\w/.])\d{3,4}(?![\w/.]\d|\w)")
_DIGITS = range(9, 13)
_HOTLINE_DIGITS = range(8, 13)  # of what begins with 1800 or 1900
_DAY = re.compile(r"\d{1,2}[.-]\d{1,2}[.-](?:19|20)\d\d(?!\d)")
_CUT = re.compile(r"[.;](?=\s)|,\s(?=[^,;]{0,80}\Z)|\n")
_EDGES = re.compile(rf"\A(?:[\s|,;]|{markers.BULLET}|{markers.POINT}\s)+|[\s:(|,–-]+\Z")
_CALLS = re.compile(r"(?<!\w)(?:liên hệ|gọi|báo|phản ánh|gửi)(?!\w)|[.;]\s+\w")
# What stands before the name: whoever calls, and what they do.
_CALLED = re.compile(
    r".*(?<!\w)(?:liên hệ|gọi|phản ánh|(?:thông |khai )?báo|qua)(?!\w)"
    r"(?:\s(?:ngay|điện|về|với|đến|tới|cho|qua|theo|số|do))*\s"
)
_DOES = re.compile(r"\s(?:đã\s)?(?:công bố|thông báo|cung cấp|bố trí|thiết lập|tiếp nhận)\Z")
_FEW = 14  # words beside the numbers
_NEAR = 40  # characters before a short number in which it is called a telephone number
_LONGEST = 80


def contacts(clauses: Sequence[Clause]) -> tuple[FoundContact, ...]:
    """Return the numbers in the body of the document, in order; those of letterheads and recipients are left out."""
    body = (clause for clause in clauses if clause.zone in (None, "intro", "close"))
    return tuple(one for clause in body for one in _found(clause))


def only_contacts(quote: str) -> bool:
    """Whether ``quote`` says nothing but whose number it is: "Sở Y tế: 0297.3.888.999"."""
    bare, numbers = _PHONE.subn(" ", quote)
    return numbers > 0 and len(bare.split()) <= _FEW and not _CALLS.search(low(bare))


def _found(clause: Clause) -> Iterator[FoundContact]:
    end, what = 0, ""
    for number in _numbers(clause.text):
        # "0297.3863.999 hoặc 1900 9095": two numbers of one.
        what = _whose(_CUT.split(clause.text[end : number.start()])[-1]) or what
        end = number.end()
        yield FoundContact(what or "Số điện thoại", number[0].strip(" .-–"), clause.label)


def _whose(before: str) -> str:
    what = _EDGES.sub("", before)
    if called := re.search(rf"\s?\(?(?:{listed('contacts').pattern}|(?<!\w)s?đt)[^\w]*\Z", low(what)):
        what = what[: called.start()]
    if caller := _CALLED.match(low(what)):
        what = what[caller.end() :]
    what = _EDGES.sub("", _DOES.sub("", _EDGES.sub("", what)))
    return "" if low(what) in ("hoặc", "và") or len(what) > _LONGEST else what


def _numbers(text: str) -> list[re.Match[str]]:
    found = [one for one in _PHONE.finditer(text) if _is_whole(one[0]) and not _is_fax(text, one)]
    taken = [one.span() for one in found]
    short = [
        one
        for one in _SHORT.finditer(text)
        if not any(start <= one.start() < end for start, end in taken)
        and re.search(
            rf"{listed('contacts').pattern}[^.;,]{{0,12}}\Z", low(text[max(0, one.start() - _NEAR) : one.start()])
        )
    ]
    return sorted([*found, *short], key=lambda one: one.start())


def _is_whole(number: str) -> bool:
    """Whether ``number`` has the digits of a telephone number, and is no day in figures."""
    digits = _HOTLINE_DIGITS if number.startswith("1") else _DIGITS
    return len(re.sub(r"\D", "", number)) in digits and not _DAY.match(number)


def _is_fax(text: str, number: re.Match[str]) -> bool:
    return bool(re.search(r"fax\W{0,3}\Z", low(text[: number.start()])))
