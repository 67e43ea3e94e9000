"""What a passage asks: mode, stage, regime, topics, duty to make public."""

from __future__ import annotations

import re
from functools import cache

from generator.drafting.model import Duty
from generator.drafting.wordlists import grouped, listed
from generator.phrases import low

_WHERE = re.compile(
    r"(?<!\w)(?:trên|tại)\s(?=[^.;,]{0,20}(?:cổng|phương tiện|trang|website|báo|đài|bảng tin|trụ sở))[^.;,)]{4,100}"
)
_WHOSE = r"(?:yêu cầu|tuyệt đối|nghiêm|,|dân|xe|cơ sở|hàng|người)[^;]{0,40}"
_PLAIN = re.compile(r"(?<!\w)(?:nghiêm cấm|không được(?! để))(?!\w)")
_OTHERS = re.compile(r"(?<!\w)(?:từ|đến|về|có|các|vùng)(?!\w)[^.;:]{0,12}\Z")
_OVER = re.compile(r"(?<!\w)(?:căn cứ|chấm dứt|kết thúc|dừng|thôi|bãi bỏ)(?!\w)")
_LEVELS = re.compile(r"(?<!\w)(?:cấp độ dịch|đánh giá|xác định|công bố)(?!\w)")
_VERB = 160  # characters in which an order says what it wants
_HEAD = 60  # characters in which the verb of the order itself stands


def mode(words: str) -> str:
    """Return the key of the mode; what only repeats an order is an obligation."""
    text = low(words)
    head = re.sub(r"\A(?:[\W\d]|đồng thời|riêng|tuyệt đối|và|tiếp tục|điều)+", "", text[:_VERB])[:_HEAD]
    if _forbids(text[:_VERB], head):
        return "cam"
    recommends = listed("recommends")
    if recommends.match(head) or re.search(rf"[,;:]\s(?:{recommends.pattern})", text[:_VERB]):
        return "khuyen-nghi"
    if listed("allows").search(text) and "chỉ đạo" not in head:
        return "duoc-phep"
    return "xac-lap" if listed("establishes").match(head) else "bat-buoc"


def _forbids(text: str, head: str) -> bool:
    forbids = listed("forbids")
    if listed("not_forbids").search(text):
        return False
    return bool(forbids.match(head) or _PLAIN.search(text) or re.search(_WHOSE + forbids.pattern, text))


def stage(words: str) -> str | None:
    """Return ``de-xuat`` where the order is only to propose something."""
    text = low(words)
    found = listed("proposes").search(text)
    if not found or listed("not_proposes").search(text):
        return None
    return "de-xuat" if "(" not in text[max(0, found.start() - 30) : found.start()] else None


def regime(words: str) -> str | None:
    """Return the regime that the passage puts into force; None where it only speaks of one, or of several."""
    text = low(words)
    found = {
        key
        for key, pattern in grouped("regimes")
        if (one := pattern.search(text)) and _puts(text, one.start(), level=key.startswith("cap"))
    }
    return found.pop() if len(found) == 1 else None


def _puts(text: str, at: int, *, level: bool) -> bool:
    """Whether the words before ``at`` put the regime into force; ``level``: one of the scale of levels (cấp độ)."""
    before = text[max(0, at - 140) : at]
    if _OVER.search(before):
        return False
    if level:
        return bool(_LEVELS.search(before)) and not _OTHERS.search(before)
    return bool(listed("regime_verbs").search(before))


@cache
def _topics() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return grouped("topics")


def topics(words: str) -> tuple[str, ...]:
    """Return the topics whose words stand in the passage, first named first."""
    text = low(words)
    found = [(one.start(), key) for key, pattern in _topics() if (one := pattern.search(text))]
    return tuple(key for _, key in sorted(found))


def duty(words: str) -> Duty | None:
    """Return the hint that the passage wants something made public."""
    text = low(words)
    if listed("not_discloses").search(text):
        return None
    said = listed("discloses").search(text)
    implied = listed("implies_disclosure").search(text)
    if not (said or implied):
        return None
    where = _WHERE.search(text)
    what = words[said.end() :] if said else words[implied.start() :] if implied else words
    if said and where and where.start() > said.end():
        what = words[said.end() : where.start()]
    what = what.strip(" ,.;:")
    place = re.sub(r"\A(?:trên|tại)\s+|\s+để\s.*", "", words[where.start() : where.end()].strip()) if where else None
    return Duty(what or words, place, said is None, listed("contacts").search(low(what)) is not None)
