"""Whether a verb that acts on a document is this document's own order, by the words before it in its sentence.

It is at the head of the sentence, or behind "… này", the issuer or a day. It is not where the past is told ("đã bãi
bỏ"), others are asked to do it, or it is denied.
"""

from __future__ import annotations

import re

from generator.documents import markers
from generator.drafting.wordlists import listed
from generator.vocabulary.lists import derived

_MARKS = re.compile(
    rf"[\s(“\"|]*(?:(?:đi[ềê]u|khoản|mục|phụ lục)\s[\w.]{{1,5}}[.):]\s|{markers.ITEM}\s?"
    rf"|\|\s?|\d{{1,3}}\s?(?=[|\s]))*[\s|]*"
)
# The past, the passive, a denial: not what is ordered.
TOLD = re.compile(r"(?:đã|được|bị|chưa|không)\s(?:được\s)?(?:\w+,\s){0,3}\Z")
_NOMINAL = re.compile(r"(?<!thống nhất )(?<!đồng ý )(?<!quyết định )(?<!thông báo )(?<!về )việc\s(?:\w+,\s){0,3}\Z")
SINCE = r"(?:(?:kể từ|bắt đầu từ|từ)\s[^,;:]{3,80},\s)?"
_ISSUER = (
    r"(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân|chủ tịch|phó chủ tịch|(?:trưởng )?ban chỉ đạo|ban thường vụ|thường trực"
    r"|văn phòng|tỉnh ủy|thành ủy|trung tâm chỉ huy|sở chỉ huy|hội đồng nhân dân|hđnd|thủ tướng|chính phủ)"
)
_IN_NAME = (
    r"\s(?!(?:giao|đề|kiến|yêu|tham|sở|bộ|các|huyện|xã|trình|xem|xét|đã|chưa|không|sẽ|nhận|có|về|quyết|thống|thông)(?!\w))"
    r"[\w-]+"
)
_OWN_ORDER = re.compile(
    rf"(?:v/v\s|về việc\s)?{SINCE}(?:{_ISSUER}(?:{_IN_NAME}){{0,12}}?,?\s)?"
    r"(?:(?:nay|quyết định|đồng thời|và|tiếp tục|thống nhất|đồng ý|chủ trương|thông báo|chỉ đạo|yêu cầu|cho phép"
    r"|chính thức|cho|tạm thời|ban hành|có ý kiến như sau)[:,]?\s){0,4}(?:(?:về )?việc\s)?"
)
# What a town is told is an order to others, unless the town is a province: "UBND thành phố (Hồ Chí Minh) quyết định".
_TOWN = re.compile(
    r"(?:chủ tịch )?(?:ubnd|ủy ban nhân dân) (?:thành phố|thị xã|quận) (?!hà nội|hồ chí minh|đà nẵng|hải phòng"
    r"|cần thơ|huế|nay|quyết định|đồng ý|đồng thời|thống nhất|thông báo|chỉ đạo|yêu cầu|cho|và)\w"
)
# Agencies may be told to stop carrying out a document; to repeal one would be an act of their own.
_TO_OTHERS = re.compile(
    rf"{SINCE}(?:{_ISSUER}(?:{_IN_NAME}){{0,12}}?\s)?(?:(?:yêu cầu|đề nghị|giao)\s)?"
    r"(?:các|sở|ubnd|ủy ban nhân dân|thủ trưởng)(?!\w)[^.;:]{0,160}?\s"
)
_GOES_ON = re.compile(
    r"(?>\s(?:chính thức|sẽ|có hiệu lực|thi hành|nhằm|để|và|đồng thời|nay|được)(?!\w)|[,;]|\s?\([^()]{0,60}\)"
    r"|\s(?:kể từ|từ)\s[\w/.:-]+(?:\s[\w/.:-]+){0,20})*\s?"
)
# "Ban hành kèm theo Quyết định này Phương án …, thay thế Phương án số …"


@derived
def _issues() -> re.Pattern[str]:
    return re.compile(rf"[^;]{{0,12}}ban hành kèm theo {listed('documents').pattern} này\s[^;]*")


def is_own(act: str, before: str) -> bool:
    """Whether the verb of ``act`` behind ``before``, in lower case from the start of the sentence, is an own order."""
    if TOLD.search(before) or _NOMINAL.search(before) or before.count("“") > before.count("”"):
        return False
    if any(_GOES_ON.fullmatch(before, own.end()) for own in itself().finditer(before)):
        return True
    if act == "replaces" and _issues().fullmatch(before.strip()):
        return True
    head = unmarked(re.split(r"(?<=[^\W\d]{2})[.!?:]\s|;\s", before)[-1])
    if _TOWN.match(head):
        return False
    return bool(_OWN_ORDER.fullmatch(head) or (act == "suspends" and _TO_OTHERS.fullmatch(head)))


def unmarked(text: str) -> str:
    """Return ``text`` without the marks of a point, a dash or a cell of a table at its head."""
    found = _MARKS.match(text)
    return text[found.end() :] if found else text


@derived
def itself() -> re.Pattern[str]:
    """Return a pattern of the document's own name: "Quyết định này"."""
    return re.compile(rf"{listed('documents').pattern} này(?!\w)")
