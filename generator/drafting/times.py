"""What a passage says of time: deadline, start, end, open end, recurrence. Only what it says of its own order."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date, timedelta

from generator.basics.matching import flat, low
from generator.basics.periods import Moment
from generator.drafting.dates import Calendar, has_year, moment_pattern
from generator.drafting.model import Timing
from generator.drafting.wordlists import listed

_DUE = re.compile(
    r"(?<!\w)(?P<kind>(?:chậm nhất|muộn nhất|hạn chót|hạn cuối|thời hạn)(?:\s(?:là|đến|vào|trong|hết|cuối|trước)){0,4}"
    r"|(?:trước|xong trước))(?P<clock_first>\s)" + moment_pattern("")
)
_WITHIN_DAY = re.compile(r"(?<!\w)(?P<kind>trong|hết|đến hết|vào)\s" + moment_pattern(""))
_WITHIN = re.compile(
    r"(?<!\w)trong (?:vòng|thời hạn|thời gian)\s(?P<n>\d{1,3})(?:\s\([^()]{2,12}\))?\s(?P<unit>ngày|giờ|tuần)"
    r"(?P<work>\slàm việc)?,?"
    r"(?:\s\(?[^\W\d]{0,12}\)?)?\s?(?:kể\s)?(?:từ|tính từ)\s(?:khi\s|lúc\s)?"
    r"(?:(?P<own>(?:ngày\s)?(?:ký|ban hành)[\w ]{0,30})|" + moment_pattern("") + r"|(?P<other>[^.;,]{3,60}))"
)
_FROM = re.compile(r"(?<!\w)(?:kể từ|bắt đầu từ|bắt đầu|từ)\s(?:lúc\s|khoảng\s)?" + moment_pattern(""))
_FROM_HOUR = re.compile(
    r"(?<!\w)từ\s(?:lúc\s|khoảng\s)?\d{1,2}\s?(?:giờ|h)(?:\s?\d{2})?(?:\s?phút)?(?=\s(?:đến|tới)\s)"
)
_UNTIL = re.compile(r"(?<!\w)(?:cho đến|đến|tới)\s(?P<whole>khi hết\s|hết\s|cuối\s|lúc\s)?" + moment_pattern(""))
_UNTIL_WORDS = re.compile(r"(?<!\w)(?:cho đến khi|cho tới khi|đến khi|cho đến hết|đến hết đợt)(?!\w)[^.;:,()]{3,120}")
_SINCE = re.compile(r"(?:về|trở về|đi qua|đã đến|có mặt|(?<!cơ sở )lưu trú|nhập cảnh|ghi nhận)[^.;:]{0,60}\Z")
_NEGATED = re.compile(r"(?<!\w)không (?:(?:tự ý|được|phải)\s)*\Z")
_DAILY = re.compile(r"(?<!\w)(?:hàng|hằng|mỗi) ngày(?!\w)")
_WEEKLY = re.compile(r"(?<!\w)(?:(?:hàng|hằng|mỗi) tuần|thứ \w+ (?:hàng|hằng) tuần)(?!\w)")
_HOURS = (re.compile(r"đến nay"), re.compile(r"(?:đến|cho đến)\s(?:ngày\s)?ký"))
_MONTH = re.compile(
    r"(?<!\w)trong (?:tháng (?P<m>\d{1,2})|quý (?P<q>iv|i{1,3}|[1-4]))(?:[/.-]|,?\snăm\s)(?P<y>\d{4})(?!\d)"
)
_SAME_DAY = re.compile(r"(?<!\w)trước (?P<h>\d{1,2})\s?(?:giờ|h)(?:\s?\d{2}(?:\sphút)?)?,? cùng ngày(?!\w)")
_ON = re.compile(r"(?<!\w)(?:nghỉ học|nghỉ làm|nghỉ|cấm biển|giới nghiêm)\s(?:vào\s|trong\s)?" + moment_pattern(""))
_DAY = re.compile(moment_pattern(""))
_QUARTERS = {"i": 3, "ii": 6, "iii": 9, "iv": 12, "1": 3, "2": 6, "3": 9, "4": 12}
# Words of time that lost their marks in reading; "ngay" and "nam" are words too, but not before a number.
_SPOILT = re.compile(
    r"(?<![\w/-])(?:ke tu|tu|cho den|den|het|truoc|cham nhat|muon nhat|luc|trong|vong|gio|ngay|thang|nam)"
    r"(?=\s\d|\s(?:het|truoc|ngay|luc|gio)\s)|(?<=\d )(?:gio|phut)(?!\w)"
)
_LETTER_O = re.compile(r"(?<=[\d/])o(?=\d)|(?<=\d)o(?=/)|(?<!\w)o(?=\d)")
_SOUND = "từ kể cho đến hết trước chậm muộn nhất lúc trong vòng giờ phút ngày tháng năm"
_RIGHT = {flat(word): word for word in _SOUND.split()}
_GAP = 2  # characters between the two ends of one period
_REACH = 90  # characters before a date in which the words stand that make it a deadline


def read(words: str, calendar: Calendar, issued: date | None, before: date | None = None) -> Timing:
    """Return what ``words``, one order, says of its time; ``before``: the day named last, "cùng ngày"."""
    text = _restored(words)
    due, phrase, doubt = _deadline(words, text, calendar, issued)
    if phrase is None and (same := _SAME_DAY.search(text)):
        due, phrase, doubt = _same_day(words, text, same, calendar, before)
    start, end = (None, None) if phrase else _period(text, calendar)
    open_end = _UNTIL_WORDS.search(text)
    while_ = listed("while_words").search(text)
    return Timing(
        from_=start,
        until=end,
        until_words=words[open_end.start() : open_end.end()].strip() if open_end and not end else None,
        while_words=_phrase(words, text, while_.start()) if while_ else None,
        deadline=due,
        deadline_words=phrase,
        repeats=_repeats(text),
        doubt=doubt,
    )


def _restored(words: str) -> str:
    """Return ``words`` in lower case, words of time that lost their marks as they should be, each in its place."""
    text, bare = _LETTER_O.sub("0", low(words)), flat(words)
    for found in _SPOILT.finditer(bare):
        written = text[found.start() : found.end()]
        right = " ".join(_RIGHT[word] for word in found[0].split())
        if _marks(written) < _marks(right):
            text = f"{text[: found.start()]}{right}{text[found.end() :]}"
    return text


def _marks(text: str) -> int:
    return sum(len(unicodedata.normalize("NFD", letter)) - 1 for letter in text) + text.count("đ")


def _phrase(words: str, text: str, start: int) -> str:
    """Return the words from ``start`` to the end of their part of the sentence, without a trailing place."""
    found = re.compile(r"[^.;,()]{3,120}").match(text, start)
    whole = words[start : found.end() if found else start + 3]
    return re.split(r"\s(?:tại|trên địa bàn)\s", whole, maxsplit=1)[0].strip()


def _repeats(text: str) -> str | None:
    if _DAILY.search(text):
        return "hang-ngay"
    return "hang-tuan" if _WEEKLY.search(text) else None


def deadlines(words: str, calendar: Calendar, issued: date | None = None) -> list[date]:
    """Return the days, written with their year, by which ``words`` wants something done."""
    text = low(words)
    found = [_due(one, calendar, text) for one in _DUE.finditer(text) if has_year(one, "")]
    return [day for day in found if day]


def _deadline(words: str, text: str, calendar: Calendar, issued: date | None) -> tuple[date | None, str | None, str]:
    for found in _DUE.finditer(text):
        if found["kind"] != "trước" or _asks(text, found):
            return _told(_due(found, calendar, text), words, found, "không rõ năm của hạn này")
    for found in _WITHIN_DAY.finditer(text):
        if _is_due_within(text, found):
            moment = calendar.moment(found, "")
            return _told(moment.day if moment else None, words, found, "không rõ năm")
    within = _WITHIN.search(text)
    if within and _completes(text, within.start()):
        return _within(words, within, calendar, issued)
    if month := _MONTH.search(text):
        return _told(_last_of(month), words, month, "không có tháng này")
    return None, None, ""


def _told(day: date | None, words: str, found: re.Match[str], doubt: str) -> tuple[date | None, str, str]:
    return day, words[found.start() : found.end()], "" if day else doubt


def _is_due_within(text: str, found: re.Match[str]) -> bool:
    """Whether a day is one by whose end something is done: "hoàn thành trong ngày …", not "dừng đến hết ngày …"."""
    if found["kind"] == "vào":
        return False
    return _completes(text, found.start()) or (found["kind"] == "trong" and _does(text, found.start()))


def _same_day(
    words: str, text: str, found: re.Match[str], calendar: Calendar, before: date | None
) -> tuple[date | None, str, str]:
    days = [moment.day for day in _DAY.finditer(text, 0, found.start()) if (moment := calendar.moment(day, ""))]
    day = days[-1] if days else before
    return _told(day, words, found, "không rõ ngày nào")


def _last_of(found: re.Match[str]) -> date | None:
    year, month = int(found["y"]), int(found["m"]) if found["m"] else _QUARTERS[found["q"]]
    return date(year, month, monthrange(year, month)[1]) if year and 1 <= month <= 12 else None


def _asks(text: str, found: re.Match[str]) -> bool:
    """Whether something is asked for *before* that day; "về trước ngày …" and "ban hành trước ngày …" tell a story."""
    before = text[max(0, found.start() - _REACH) : found.start()]
    told = re.search(r"(?:về|đến|từ|ký|nhập cảnh|tiêm|đã \w+|được ban hành)\s\Z", before)
    return not told and bool(
        listed("completes").search(before)
        or listed("completes").search(text, found.end())
        or _does(text, found.start())
    )


def _does(text: str, at: int) -> bool:
    """Whether what stands before ``at`` orders a piece of work that can be done by then."""
    return listed("works").search(text[max(0, at - _REACH) : at]) is not None


def _completes(text: str, at: int) -> bool:
    before = text[max(0, at - _REACH) : at]
    return bool(re.search(r"(?<!\w)(?:hoàn thành|xong|báo cáo|gửi|nộp|trình|hoàn tất|đăng ký)(?!\w)", before))


def _due(found: re.Match[str], calendar: Calendar, text: str) -> date | None:
    moment = calendar.moment(found, "")
    if moment is None:
        return None
    # "trước ngày 08/02" leaves the 7th; "trước 16 giờ ngày 08/02" leaves the 8th until then.
    before = found["kind"].endswith("trước") and found["h"] is None
    return moment.day - timedelta(days=1) if before and moment.day > date.min else moment.day


def _within(words: str, found: re.Match[str], calendar: Calendar, issued: date | None) -> tuple[date | None, str, str]:
    written = words[found.start() : found.end()].strip()
    moment = calendar.moment(found, "")
    base = moment.day if moment else issued if found["own"] else None
    if base is None:
        return None, written, "không rõ tính từ ngày nào"
    if found["unit"] == "giờ" or found["work"]:
        return None, written, "tính theo giờ hoặc ngày làm việc; người biên tập tính"
    days = int(found["n"]) * (7 if found["unit"] == "tuần" else 1)
    try:
        return base + timedelta(days=days), written, ""
    except OverflowError:
        return None, written, "ngày này không có trong lịch"


def _period(text: str, calendar: Calendar) -> tuple[Moment | None, Moment | None]:
    """Return when the order begins and ends, as far as ``text`` says."""
    if (on := _ON.search(text)) and (day := calendar.moment(on, "")) and not _UNTIL.search(text, on.end()):
        return day, Moment(day.day)
    start, end = _bounds(text)
    until = calendar.moment(end, "") if end else None
    year = until.day.year if end and until and has_year(end, "") else None
    from_ = calendar.moment(start, "", year=year) if start else None
    if from_ and until is None:
        until = _lasting(text, from_)
    if from_ and until and until.end <= from_.start:
        return None, None
    return from_, until


def _bounds(text: str) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    """Return the first "từ ngày …" and the first "đến ngày …" that are of the order itself."""
    begins = (one for pattern in (_FROM, _FROM_HOUR) for one in pattern.finditer(text))
    told = [one.end() for one in begins if not _starts(text, one)]
    start = next((one for one in _FROM.finditer(text) if one.end() not in told), None)
    ends = (one for one in _UNTIL.finditer(text) if not any(0 <= one.start() - at <= _GAP for at in told))
    return start, next((one for one in ends if start is None or one.start() > start.start()), None)


def _lasting(text: str, start: Moment) -> Moment | None:
    """Return the end of what lasts some days from ``start``: "trong vòng 14 ngày từ ngày …"."""
    within = _WITHIN.search(text)
    if not within or within["unit"] != "ngày" or within["own"]:
        return None
    return _after(start, int(within["n"]))


def _starts(text: str, found: re.Match[str]) -> bool:
    """Whether "từ ngày …" begins an order: people who came back since that day, or "đến nay", do not."""
    since = _SINCE.search(text, max(0, found.start() - 80), found.start())
    if since and not _NEGATED.search(text, 0, since.start()):
        return False
    return not any(pattern.match(text, found.end() + 1) for pattern in _HOURS)


def _after(start: Moment, days: int) -> Moment | None:
    try:
        if start.hour:
            return Moment(start.day + timedelta(days=days), start.hour, start.minute)
        return Moment(start.day + timedelta(days=days - 1))
    except OverflowError:
        return None
