"""A clause → its passages: the sentences, and the parts of sentences between semicolons, that can each be an order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.basics.matching import flat
from generator.documents import markers
from generator.documents.clauses import Clause
from generator.drafting.measures.areas import without
from generator.drafting.wordlists import agencies, listed

_SHELTERED = re.compile(r"\([^()]{0,400}\)|“[^”]{0,400}”|\"[^\"]{0,400}\"")
_CUT = re.compile(
    r"(?:(?<=[^\W\d_]{2})|(?<=[\d)”\"x])|(?<=\dK))[.!?](?=\s+(?P<next>[^\W\d_]))"
    r"|;(?=\s|$)(?!\s{1,2}(?:trừ|ngoại trừ)(?!\w))"
)
_TURN = re.compile(
    r",\s+(?=(?:đồng thời,?\s)?(?:yêu cầu|khuyến cáo|kêu gọi|nghiêm cấm|giao cho|giao|đề nghị)\s)|,\s+(?=đồng thời,?\s)"
)
_LEAD_IN = re.compile(
    r"(?:[\W\d]|Điều)*(?:từ|kể từ|trong|để|căn cứ|trường hợp|khi|đối với|trên cơ sở|nhằm|mọi thông tin)(?!\w)",
    re.IGNORECASE,
)
_VAST = 10_000  # characters on either side in which a quote must stand once; no real clause is as long
_FURTHER = 120  # characters by which a quote that stood twice is made longer
_LEAST = 4  # characters of the shortest quote
_NAMES = 300  # characters of the longest list of agencies
_ORDERED = re.compile(r"(?<!\w)(?:yêu cầu|giao|đề nghị)(?!\w)")
_BODIES = re.compile(
    r"\s(?:các\s)?(?:cơ quan|đơn vị|tổ chức)(?:,\s(?:cơ quan|đơn vị|tổ chức)){0,2}(?:\scủa(?:\s\w+){1,4})?"
)
_SHORT = 18  # characters below which a passage is no order of its own


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a clause; ``quote`` are its exact words without list marks and final stops."""

    label: str
    quote: str
    opens: bool
    """Whether it ends with a colon: what follows belongs under it."""
    first: bool
    """Whether it begins its clause."""
    goes_on: bool
    """Whether it goes on with the sentence of the passage before it."""


def passages(clause: Clause) -> list[Passage]:
    """Return the passages of ``clause`` in order; each ``quote`` stands once in the text of its ``label``."""
    found: list[Passage] = []
    for label, text in _blocks(clause):
        spans = _merged(text, list(_spans(text)))
        for start, stop in spans:
            quote = _unique(text, start, stop)
            if quote:
                begins = start == spans[0][0]
                goes_on = not begins and text[max(0, start - 4) : start].rstrip()[-1:] in (";", ",")
                found.append(Passage(label, quote, text[start:stop].rstrip().endswith(":"), begins, goes_on))
    return found


def _blocks(clause: Clause) -> Iterator[tuple[str, str]]:
    if not clause.inlines:
        yield clause.label, clause.text
        return
    yield clause.label, clause.text[: clause.inlines[0].start].rstrip()
    for inline in clause.inlines:
        yield inline.label, clause.text[inline.start : inline.end].strip()


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each passage: cut at full stops and semicolons outside brackets and quotation marks."""
    start = markers.end(text)
    sheltered = _SHELTERED.sub(lambda found: "x" * len(found[0]), text)
    turns = [turn for turn in _TURN.finditer(sheltered, start) if not _leads_in(sheltered, turn.start())]
    found = [cut for cut in _CUT.finditer(sheltered, start) if not (cut["next"] or "A").islower()]
    cuts = sorted((cut.start(), cut.end()) for cut in [*found, *turns])
    for at, after in [*cuts, (len(text), len(text))]:
        if at > start:
            yield start, at
        start = max(start, after)


def _leads_in(text: str, at: int) -> bool:
    """Whether what stands before the comma at ``at`` only says when, where or for whom: "Từ 0 giờ ngày …, yêu cầu"."""
    part = re.split(r"[.;:]\s", text[max(0, at - _NAMES) : at])[-1]
    return _LEAD_IN.match(part) is not None


def _merged(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join what is no order by itself, such as the first half of a list of agencies, to what follows it."""
    merged: list[tuple[int, int]] = []
    open_ = False
    for start, stop in spans:
        if merged and (open_ or stop - start < _SHORT):
            merged[-1] = (merged[-1][0], stop)
        else:
            merged.append((start, stop))
        tail = text[max(merged[-1][0], stop - _NAMES) : stop]
        asked = _ORDERED.split(tail)[-1]
        names = names_only(asked) or _BODIES.fullmatch(asked) or places_only(text[merged[-1][0] : stop])
        open_ = text[stop : stop + 1] == ";" and bool(names)
    return merged


def whole(clause: Clause, found: Sequence[Passage]) -> Passage:
    """Return the passages ``found`` of a clause without inline runs as one: an item that only lists things."""
    start = clause.text.index(found[0].quote)
    end = clause.text.rindex(found[-1].quote) + len(found[-1].quote)
    return Passage(clause.label, clause.text[start:end], opens=found[-1].opens, first=True, goes_on=False)


def is_title(clause: Clause) -> bool:
    """Whether the clause is a title in capital letters: "II. TỔ CHỨC THỰC HIỆN"."""
    words = re.sub(r"\([^()]*\)", "", clause.text[markers.end(clause.text) :])
    letters = [letter for letter in words if letter.isalpha()]
    return len(letters) > 3 and sum(map(str.isupper, letters)) > len(letters) * 0.9


def is_unended(clause: Clause) -> bool:
    """Whether the clause ends without a stop, as titles and names that head a list do."""
    return clause.text.rstrip()[-1:] not in tuple('.;!?…”"/')


def places_only(words: str) -> bool:
    """Whether ``words`` hold places, and no verb."""
    rest = without(words)
    return rest != words and len(re.findall(r"\w+", rest)) <= 2 and not re.search(r"\d", rest)


def names_only(words: str) -> bool:
    """Whether ``words`` hold agencies and no verb."""
    folded = flat(words)
    if len(words) > _NAMES or not agencies().whole.search(folded):
        return False
    for names in (agencies().whole, agencies().bare):
        folded = names.sub(" ", folded)
    for name in ("titles", "not_names"):
        folded = listed(name, folded=True).sub(" ", folded)
    return len(re.findall(r"\w+", folded)) <= 2


def _unique(text: str, start: int, stop: int) -> str | None:
    """Return the words of the span, with what follows if they stood twice in ``text``; None where there are none."""
    near, far = max(0, start - _VAST), stop + _VAST
    longer = text.find(" ", stop + _FURTHER)
    for end in (stop, longer if longer > 0 else len(text)):
        quote = text[start:end].strip(" \t\n,;")
        if not quote.endswith("..."):
            quote = re.sub(r"[./\s]{1,40}\Z", "", quote)
        if len(quote) >= _LEAST and text.find(quote, near, far) == text.rfind(quote, near, far):
            return quote
    return None
