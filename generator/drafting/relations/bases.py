"""What a document leans on without touching it: what it goes on with, is based on, carries out."""

from __future__ import annotations

import re

from generator.drafting.relations import own_orders
from generator.drafting.wordlists import listed
from generator.vocabulary.lists import derived

_CLOSE, _GUIDED, _FAR = 80, 180, 400  # characters between the verb and the document; where "… tại" leads to it; at most
_ASKED = re.compile(r"(?<!\w)(?:đề nghị|tình hình|báo cáo|tờ trình)(?!\w)")
_GUIDING = re.compile(r"(?:chỉ đạo|ý kiến|kết luận|yêu cầu|nội dung|tinh thần|quy định)[^.;]{0,160}(?:tại|theo|ở)\s\Z")
ALSO = re.compile(r"(?:[,;]|(?<!\w)và)\s(?:các\s)?(?:chỉ đạo|ý kiến|kết luận|yêu cầu)\s[^.;]{0,160}tại\s\Z")
_DIRECT = re.compile(r"(?:\s|có|hiệu quả|nghiêm túc|nghiêm|tốt|các|nội dung|kịp thời|đầy đủ|đúng)*")
_NOT_DONE = re.compile(
    r"(?<!\w)(?:để|nhằm|việc|thời gian|thời hạn|hiệu lực|đình chỉ|không|chưa|đã|đang|từ|kết quả|quá trình|tiến độ)\s"
    r"(?:\w+\s)?\Z"
)


@derived
def verbs() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the acts, weightier ones first, each with a pattern of its verbs."""
    going_on = (
        r"(?<!\w)tiếp tục[^.;:]{0,60}? (?:thực hiện|áp dụng|triển khai|duy trì|thi hành)(?!\w)"
        rf"|(?<!\w)tiếp tục {listed('goes_on').pattern}"
    )
    return (
        ("continues", re.compile(going_on)),
        ("based-on", re.compile(r"(?<!\w)căn cứ(?!\w)")),
        ("implements", re.compile(r"(?<!\w)(?:thực hiện|triển khai|thi hành|chấp hành)(?!\w)")),
    )


def leans(act: str, before: str, gap: str, *, anew: bool) -> bool:
    """Whether a verb of ``act`` between ``before`` and ``gap`` reaches the document behind ``gap``.

    ``anew``: whether the verb begins anew behind a mark.
    """
    if act == "continues":
        return len(gap) < _FAR
    if act == "based-on":
        asked = _ASKED.search(gap) and not gap.endswith((" tại ", " và "))
        near = len(gap) < (_GUIDED if gap.endswith(" tại ") else _CLOSE)
        return (anew or not own_orders.unmarked(before)) and near and not asked
    # "Thực hiện Công điện …", "thực hiện chỉ đạo … tại Công điện …": not "… các biện pháp theo …".
    guided = len(gap) < _GUIDED and bool(_GUIDING.search(gap)) and " theo " not in gap
    return not _NOT_DONE.search(before) and (guided or bool(_DIRECT.fullmatch(gap)))
