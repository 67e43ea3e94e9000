"""What a passage asks: mode, stage, topics, duty to make public."""

from __future__ import annotations

import re

from generator.basics.matching import flat, low
from generator.drafting.measures.order_forms import order_start
from generator.drafting.model import Duty
from generator.drafting.wordlists import listed, loose, patterns_by_key
from generator.vocabulary.lists import derived

_WHERE = re.compile(
    r"(?<!\w)(?:trên|tại)\s(?=[^.;,]{0,20}(?:cổng|phương tiện|trang|website|báo|đài|bảng tin|trụ sở))[^.;,)]{4,100}"
)
_AT_ALL = re.compile(r"(?<!\w)(?:nghiêm cấm|không được(?! để| phép hay)|bị cấm)(?!\w)")
_ONLY = re.compile(
    r"(?<!\w)ch[ỉi] (?:được(?! phép)|bán|phục vụ|nhận|giao hàng)(?!\w)"
    r"(?![^.;]{0,120}(?<!\w)(?:khi|nếu|với điều kiện)(?!\w))"
)
# Who may be told what not to do, before the verb: "người dân …", "các cơ sở …"; a body's name is told apart elsewhere.
_WHOSE = (
    r"(?:(?:yêu cầu|đối với|tất cả|toàn bộ|các|mọi|những)\s)*"
    r"(?:người|nhân dân|dân|xe|tàu|cơ sở|cửa hàng|hàng|quán|chợ|hộ|công ty|doanh nghiệp|khách|học sinh|công nhân"
    r"|hoạt động|dịch vụ|cá nhân|tổ chức|sở|ban|ngành|đơn vị|cơ quan|phương tiện|công dân|lái xe|tiểu thương|nhà hàng"
    r"|trường)[^;:]{0,80}?"
)
_NOT = re.compile(
    r"không\s(?!(?:để|có|quá|phải|thể|chỉ|cần|kịp|bảo đảm|đảm bảo|đúng|đủ|yêu cầu|thay đổi|may|còn|vì|áp dụng|thiết yếu"
    r"|dừng hoạt động|bắt buộc|kể|chủ quan|hạn chế|khí|gian|nhất thiết|ít|dưới|trên)(?!\w))"
)
_UNLESS = re.compile(r"(?<!\w)(?:trừ|ngoại trừ|khi chưa|nếu chưa|nếu không|khi được|sau khi)(?!\w)")
_VERB = 160  # characters in which an order says what it wants
_HEAD = 100  # characters in which the verb of the order itself stands


def mode(words: str, *, told: bool = False) -> str:
    """Return the key of the mode; what only repeats an order is an obligation.

    ``told``: whether agencies are told to act; what they must stop or not let happen is a duty of theirs.
    """
    text = low(words)
    start = order_start(text)
    order = text[start : start + _VERB]
    bare = flat(_nameless(words[start : start + _VERB]))
    forbids, allows = _forbids(order, bare, told=told), _allows(order, bare)
    if forbids is not None and (allows is None or forbids <= allows):
        return "cam"
    recommends = listed("recommends")
    if recommends.match(order[:_HEAD]) or re.search(rf"[,;:]\s(?:{recommends.pattern})", text[:_VERB]):
        return "khuyen-nghi"
    if allows is not None and not (told and "chỉ đạo" in order[:_HEAD]):
        return "duoc-phep"
    return "xac-lap" if listed("establishes").match(order) else "bat-buoc"


def _nameless(words: str) -> str:
    """Return ``words``, names inside a sentence made unreadable: without marks "được Ban" would be "được bán"."""
    return re.sub(r"(?<=\w\s)\w+", lambda word: "_" * len(word[0]) if word[0][0].isupper() else word[0], words)


def _forbids(text: str, bare: str, *, told: bool) -> int | None:
    """Return where in the order it is forbidden, None if it is not."""
    if listed("not_forbids").search(text):
        return None
    plain = [_AT_ALL.search(text), _ONLY.search(text)]
    if not told:
        forbids = listed("forbids").pattern
        plain += [re.match(rf"{forbids}|{_NOT.pattern}", text), loose("forbids").match(bare)]
        # "Nguoi dan khong ra duong": a subject and its verb are known without their marks, too.
        subject = re.match(rf"{_WHOSE}(?=\s(?:{forbids}|{_NOT.pattern}))", text) or re.match(
            rf"{flat(_WHOSE)}(?=\s(?:{loose('forbids').pattern}|{flat(_NOT.pattern)}))", bare
        )
        plain += [re.search(rf"[,:]\s{forbids}", text), re.compile("").match(text, subject.end()) if subject else None]
    return min((one.start() for one in plain if one), default=None)


def _allows(text: str, bare: str) -> int | None:
    """Return where in the order it is allowed, None if it is not; exceptions and conditions allow nothing."""
    unless = _UNLESS.search(text)
    end = unless.start() if unless else len(text)
    found = (listed("allows").search(text, 0, end), loose("allows").search(bare, 0, end))
    return min((one.start() for one in found if one), default=None)


def stage(words: str) -> str | None:
    """Return ``de-xuat`` where the order is only to propose something."""
    text = low(words)
    found = listed("proposes").search(text)
    if not found or listed("not_proposes").search(text):
        return None
    return "de-xuat" if "(" not in text[max(0, found.start() - 30) : found.start()] else None


@derived
def _topics() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return patterns_by_key("topics")


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
