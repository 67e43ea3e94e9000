"""The issuer in "của <issuer>" beside a symbol."""

from __future__ import annotations

import re

from generator.basics.text import fold
from generator.documents.citations.kinds import names

_ISSUER_START = re.compile(
    r"""[\s,)]{0,4}của\s{1,3}(?P<word>Ban|Bảo|BCĐ|Bí|Bộ|BTV|Chánh|Chính|Chủ|Công|Cục|Đảng|Đoàn|Giám|HĐND|Hội|Huyện|Kiểm
    |Liên|Mặt|Ngân|Phó|Phòng|Quân|Quận|Quốc|Sở|TANDTC|Thanh|Thành|Thị|Thủ|Thường|Tòa|Toà|Tỉnh|Tổng|Trung|Trưởng|TU|UBND
    |UBTVQH|Ủy|Uỷ|Văn|Viện|VPCP|Vụ)(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
_ISSUER_WORD = re.compile(r"(?P<gap>,\s{0,3}|\.\s{0,3}|\s{1,3}-\s{1,3}|\s{1,3})(?P<word>\w[\w/&-]{0,30})")
_ISSUER_STOP = re.compile(
    r"""(?:về|v/v|tại|trong|để|có|đã|được|theo|ngày|số|này|nêu|kèm|thì|là|khi|do|đến|như|sẽ|phải|vào|ở|từ|nhằm|cho|với
    |trên|năm|đối|quy\sđịnh|ban\shành|hướng\sdẫn|yêu\scầu|chỉ\sđạo|triển\skhai|thực\shiện|tổ\schức|tiếp\stục|hết\shiệu
    |của|hoặc|và(?!\s{1,3}(?i:Công\snghệ|Du\slịch|Đào|Đầu|Môi|Phát|Tìm|Tôn|Truyền|Xã\shội)))(?!\w)""",
    re.VERBOSE,
)
# After the first a name goes on in capitals or with one of the second; other words in lower case are not part of it.
_NAME_END = re.compile("dân|hđnd|hội|huyện|phố|phủ|tế|thư|tỉnh|trị|tướng|ubnd|ủy|uỷ")
_NAME_WORD = re.compile("ban|đoàn|đồng|huyện|khóa|khoá|phường|quận|quốc|thành|thị|tỉnh|tối|ủy|uỷ|xã")


def issuer_after(words: str, at: int) -> tuple[str | None, int]:
    """Return the issuer in "của <issuer>" at ``at`` and where it ends; (None, at) if there is none."""
    first = _ISSUER_START.match(words, at)
    if not first or not first["word"][0].isupper() or names().word.match(words, first.start("word")):
        return None, at
    previous, end, count = first["word"], first.end(), 1
    while count < 24 and (step := _ISSUER_WORD.match(words, end)) and _name_goes_on(words, previous, step):
        previous, end, count = step["word"], step.end(), count + 1
    if count == 1 and not previous.isupper():
        return None, at
    return " ".join(words[first.start("word") : end].split()), end


def _name_goes_on(words: str, previous: str, step: re.Match[str]) -> bool:
    gap, word, before = step["gap"], step["word"], previous.lower()
    if "," in gap:
        return fold(word) in ("chong", "the")  # phòng, chống dịch; Văn hóa, Thể thao và Du lịch
    if "." in gap:
        return before == "tp"
    if "-" in gap:
        return fold(word) == "thuong"  # Lao động - Thương binh và Xã hội
    rest = words[step.start("word") : step.start("word") + 40]
    if gap.count("\n") > 1 or _ISSUER_STOP.match(rest.lower() if word.isupper() else rest):
        return False
    if names().word.match(rest):
        return before in ("bộ", "sở", "phòng")  # Sở Kế hoạch và Đầu tư
    begins_other = word[0].islower() and _NAME_END.fullmatch(before) and not _NAME_WORD.fullmatch(word)
    return not begins_other
