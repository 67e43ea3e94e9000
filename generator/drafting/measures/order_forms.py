"""Whether words order something, and of whom: the forms of an order, and of what only tells or speaks of documents."""

from __future__ import annotations

import re

from generator.basics.matching import flat, low
from generator.documents import markers
from generator.drafting.wordlists import listed
from generator.vocabulary.lists import derived

_WHERE_OR_WHEN = re.compile(
    r"(?:từ|kể từ|trong|tại|trên|đối với|đến|ngoài|căn cứ|để|nhằm|thời gian)(?!\w)[^.;]{3,140}?[,:]\s(?=[^\W\d_])"
)
_MARKS = re.compile(
    r"(?:[\W\d]|đồng thời|riêng|tuyệt đối|và|tiếp tục|điều|thống nhất|giữ nguyên việc|yêu cầu(?= (?:không|dừng|tạm))"
    r"|(?:phó )?(?:chủ tịch )?(?:ubnd|ủy ban nhân dân)[^,;.:]{0,40}\s(?=yêu cầu|đề nghị|kêu gọi))+"
)
_NO_ORDER = re.compile(r"(?:các|mỗi|mọi|chỉ|không(?! để))(?!\w)")
_DEMANDS = re.compile(r"(?<!\w)(?<!đã )(?:yêu cầu|đề nghị|phải|cần|giao|nghiêm cấm)(?!\w)")


@derived
def _of_itself() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?:này|quyết định|chỉ thị)[^.;]{0,40}?(?:thay thế|có hiệu lực|hết hiệu lực)|(?<!\w)hết hiệu lực"
        rf"|(?<!\w)này thay {listed('documents').pattern}(?!\w)"
        r"|(?<!\w)này(?: được)? phổ biến|(?<!\w)(?:giữ nguyên(?! việc)|không thay đổi|vẫn còn hiệu lực"
        r"|nay sửa lại)(?!\w)|\A(?:bãi bỏ|hủy bỏ|đình chỉ(?! hoạt động)|sửa đổi|đính chính|ban hành kèm theo"
        r"|căn cứ (?:luật|nghị|quyết|công|chỉ))(?!\w)"
        r"|\A(?:thời gian (?:áp dụng|thực hiện)|(?:đơn vị|cơ quan) (?:thực hiện|chủ trì|phối hợp):)"
        r"|\A(?:đối tượng|thời gian|địa điểm|phạm vi|quy mô|địa bàn|nguồn kinh phí|kinh phí)(?: [^\W\d]+){0,3}:"
        # An item of a list of documents: "Các công văn: số …", "khoản 2 Điều 1 Quyết định số …".
        r"|\A(?:(?:điểm|khoản|điều|mục|phụ lục)\s[^.;:]{1,60}?\s)?(?:(?:các|những|\d{1,3})\s)?"
        rf"{listed('documents').pattern}:?\ssố:?\s\d(?!.*(?:yêu cầu|đề nghị|phải)\s)"
        r"|\Akinh phí thực hiện(?!\w)"
        r"|\A(?:xét|theo) đề nghị|\Atrên đây là(?!.*(?:yêu cầu|đề nghị|(?:triển khai|tổ chức) thực hiện))"
        r"|thông báo (?:để|đến|cho)(?!.*(?:triển khai|tổ chức) thực hiện)[^.;]*(?<!\w)biết(?!\w)"
    )


# The same where marks over letters were lost, so that the verb that acts on a document is told by what it acts on.


@derived
def _of_itself_bare() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:[a-z]+ ){1,2}nay )?(?:co hieu luc|(?:thay the|bai bo|huy bo|sua doi) "
        rf"(?:toan bo |cac )?{listed('documents', folded=True).pattern})(?!\w)"
    )


_ASKED = re.compile(r"(?<!\w)(?:yêu cầu|đề nghị|giao|chỉ đạo|phân công)(?!\w)")
_ALL_ASKED = re.compile(r"(?<!\w)(?:sau|sau đây|dưới đây|nhiệm vụ|giải pháp|biện pháp|nội dung)(?!\w)[^.;:]{0,30}:?\Z")
_ASKS = re.compile(
    r"(?:\A|,\s)(?:(?:(?:phó )?chủ tịch|ủy ban|ubnd|ban chỉ đạo|ban thường vụ|thường trực|tỉnh ủy|thủ tướng|bộ|sở"
    r"|trung tâm)(?!\w)[^,;.:]{0,80}\s)?(?<!đã )(?:yêu cầu|đề nghị|giao|chỉ đạo)\s(?!của)"
)
_THROUGH = re.compile(r"(?<!\w)(?:vận động|kêu gọi|quán triệt|tuyên truyền|hướng dẫn|thuyết phục|nhắc nhở)(?!\w)")
_MODAL = re.compile(
    r"(?<!\w)(?:phải|cần|được phép|nghiêm cấm|không được|chịu trách nhiệm|có trách nhiệm|tạm dừng|bị xử"
    r"|(?:triển khai|tổ chức|nghiêm túc) thực hiện)(?!\w)"
)
_REQUIRES = re.compile(r"(?<!\w)(?:yêu cầu|phải|nghiêm|không được)(?!\w)")
_TELLS_OFF = re.compile(r"(?<!\w)(?:các (?:đồng chí|đơn vị|cơ quan)|thủ trưởng)(?!\w)")
_EXCEPTS = re.compile(
    r"(?<!\w)(?:trừ|ngoại trừ|chỉ[^.;:]{2,60}trong)(?!\w)[^.;:]{0,80}(?:sau|sau đây|dưới đây|gồm):?\Z"
)
_NEAR = 60  # characters at the head in which those who act are called "các đơn vị"


def order_start(text: str) -> int:
    """Return where in ``text``, in lower case, the order itself begins, after marks and what says when and where."""
    at = 0
    while found := _MARKS.match(text, at) or _WHERE_OR_WHEN.match(text, at):
        at = found.end()
    return at


def is_order(quote: str) -> bool:
    """Whether ``quote``, or what follows a comma near its head, begins with a verb that orders something."""
    return bool(re.search(rf"(?:\A|,\s){listed('verbs').pattern}", low(quote)[:200]))


def must(quote: str) -> bool:
    """Whether ``quote`` orders something in so many words, with a verb at its head or a "phải" further on."""
    return is_order(quote) or _MODAL.search(low(quote)) is not None


def asks(quote: str, *, first: bool = False) -> bool:
    """Whether somebody is asked in ``quote``; ``first``: with its first word."""
    return bool(_ASKED.match(low(quote)) if first else _ASKED.search(low(quote)))


def asks_whole(quote: str, *, opens: bool) -> bool:
    """Whether what an opening asks is an order of its own: complete, or, where it ``opens`` a list, all the list's."""
    return (_ALL_ASKED if opens else _ASKS).search(low(quote)) is not None


def requires(quote: str) -> bool:
    """Whether ``quote`` leaves no choice, whatever the part of the sentence before it advised."""
    return _REQUIRES.search(low(quote)) is not None


def wins_over(quote: str) -> bool:
    """Whether ``quote`` tells somebody to win others over: whom it names after that is not who acts."""
    return _THROUGH.search(low(quote)) is not None


def excepts(quote: str) -> bool:
    """Whether ``quote`` leads a list of exceptions: "…, trừ các trường hợp sau:"."""
    return _EXCEPTS.search(low(quote)) is not None


def leaves_doer_open(quote: str) -> bool:
    """Whether who acts in ``quote`` stands elsewhere: it begins with its verb, or calls them "các đơn vị"."""
    return begins_anew(quote) or _TELLS_OFF.search(low(quote)[:_NEAR]) is not None


def has_no_subject(quote: str) -> bool:
    """Whether ``quote`` begins with a verb, be it negated, so that the subject is that of what stands before it."""
    return begins_anew(quote) or re.match(r"(?:không|chỉ)(?!\w)", low(quote)) is not None


def begins_anew(quote: str) -> bool:
    """Whether ``quote`` begins with a verb that orders something."""
    text = low(quote)
    start = order_start(text)
    named = _NO_ORDER.match(text, start) or listed("not_verbs").match(text, start)
    return bool(listed("verbs").match(text, start)) and not named


def tells(quote: str) -> bool:
    """Whether ``quote`` tells of the situation, praises or judges, and orders nothing."""
    text = low(quote)
    return bool(listed("tells").match(text, markers.end(text))) and not _DEMANDS.search(text)


def is_silent(quote: str) -> bool:
    """Whether ``quote`` orders nothing: it tells, or speaks of documents, their effect, or what a plan consists of."""
    text = low(quote)
    bare = text == flat(quote) and _of_itself_bare().match(text)
    return tells(quote) or bool(bare) or _of_itself().search(text) is not None
