"""Who is told to act, with whom, through whom, and whom of the public a passage addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.basics.matching import flat, low
from generator.documents import markers
from generator.documents.agencies import AgencyNames
from generator.documents.localities import COMMUNES, DISTRICTS
from generator.drafting.measures.areas import NAME, is_city, without
from generator.drafting.wordlists import UNKEYED, agencies, keyed, listed, patterns_by_key, wordlists
from generator.vocabulary.lists import derived, vocabulary

_JOIN = re.compile(
    r"\s{0,2}(?:\([^()]{0,80}\)|\s-\s[^,;:]{3,60}(?=[,;:]))?\s{0,2}(?:[,;/&:-]|(?:va|cung|voi)(?!\w))?\s{0,2}"
)
_REST = re.compile(
    r"\A[\W\d]*(?:các|những)\s(?:địa phương|địa bàn|huyện|xã)[^.;:]{0,60}?\s(?:còn lại|khác)(?!\w)", re.IGNORECASE
)
_LEVELS = {
    **dict.fromkeys(DISTRICTS, "cấp huyện"),
    **dict.fromkeys(COMMUNES, "cấp xã"),
}
_OF_ONE_PLACE = re.compile(
    r"(?P<body>UBND|[ỦUủ]y ban [Nn]hân dân|Công an|Ban Chỉ đạo)\s"
    rf"(?P<kind>(?i:{'|'.join(_LEVELS)}))\s(?P<name>{NAME})(?!\w)"
)
_ORDER = re.compile(
    r"(?<!\w)(?:giao cho|giao nhiem vu cho|giao|phan cong|yeu cau|de nghi|chi dao|thong bao (?:de|den))(?!\w)\s?"
)
_SPEAKS = re.compile(r"\s{0,2}(?:yeu cau|nhan duoc|(?:xin )?thong bao(?! (?:ngay|kip|cho|den)))(?!\w)")
_ASIDE = r"[\s,]{0,3}(?:can cu[^,;]{0,60},\s|theo chuc nang[^,;]{0,60}(?:,\s[^,;]{0,40})?[,\s]{1,2})?"
_WITH = re.compile(r"(?<!\w)(?:phoi hop|ket hop|cung)(?: chat che| tot)?(?: voi| cung)?(?!\w)\s?")
_VIA = re.compile(r"(?<!\w)(?:thong qua|qua|gui ve|gui)\s")
_OF_PROVINCE = re.compile(r"\s(?:tinh|thanh pho)(?!\w)(?=\s?[,;.:]|\s(?:va|chu tri|phoi hop|to chuc|bo tri|thanh lap))")
_MOST, _TITLES = 40, 7  # agencies in one list; titles before one agency
_TOLD = re.compile(r"(?<!\w)(?:cho|bao cao|de xuat|tham muu|cua|voi|trinh|y kien)\s[^,;.]{3,60}\Z")
_WON = re.compile(r"(?<!\w)(?:vận động|tuyên truyền|kêu gọi|khuyến khích|hướng dẫn)(?!\w)[^.;]{0,60}\Z")
_COMERS = re.compile(
    r"[\W\d]*(?:các trường hợp|(?:mọi |những |tất cả |các )?(?:người|công dân|hành khách|lao động))(?: [^\W\d]+){0,3}"
    r"(?: đã)? (?:về|đến|vào|trở về)(?: [^\W\d]+){0,4} từ (?:vùng|địa|các|tỉnh|nơi|khu|thành phố|ngoài|hà nội)"
    r"|[\W\d]*(?:mọi |những |tất cả |các )?(?:người|công dân) từ [^.;:]{3,100}"
    r" (?:về|đến|vào) (?:tỉnh|địa phương|địa bàn)"
)
_TO = re.compile(r"\A(?:[\W\d_]|doi voi|ve phia|voi|cac|moi)*")
_RULES = re.compile(
    r"\s{0,2}(?:thong bao|chi dao(?= (?:mot so|nhu sau|cac noi dung|nhung))|yeu cau|giao|de nghi|ket luan|thong nhat"
    r"|co y kien|quyet dinh|bieu duong|ghi nhan)(?!\w)"
)


_REPORT = re.compile(r"(?<!\w)bao cao(?: cho| ve| de xuat)?\s{1,2}")


@dataclass(frozen=True, slots=True)
class Addressees:
    """The agencies a passage names as those who must act, and beside them."""

    agencies: tuple[str, ...]
    with_: tuple[str, ...]
    via: tuple[str, ...]
    others: bool = False
    """Whether it tells somebody to act whom the vocabulary does not know."""


def told_to_act(words: str, province: str | None) -> Addressees:
    """Return the agencies that ``words`` itself names; none where it leaves them to the point above."""
    text = flat(_bodies(words))
    own, end = _subject(text, province)
    joined = _WITH.search(text, end, end + 160)
    with_ = _group(text, joined.end(), province)[0] if joined else []
    vias = [_group(text, found.end(), province)[0] for found in _VIA.finditer(text)]
    via = [key for keys in vias for key in keys[:1]]
    return Addressees(_unique(own), _unique(key for key in with_ if key not in own), _unique(via), UNKEYED in own)


def _bodies(words: str) -> str:
    """Return ``words`` with bodies of one place called by their level: "UBND huyện Nậm Pồ" → "UBND cấp huyện"."""
    words = _REST.sub("", words)
    return _OF_ONE_PLACE.sub(
        lambda found: found[0] if is_city(found["name"]) else f"{found['body']} {_LEVELS[low(found['kind'])]}", words
    )


def receivers(words: str, province: str | None) -> tuple[str, ...]:
    """Return the agencies to whom ``words`` orders a report: "báo cáo UBND tỉnh", "báo cáo cho Ban Chỉ đạo tỉnh"."""
    text = flat(_bodies(words))
    return _unique(key for found in _REPORT.finditer(text) for key in _group(text, found.end(), province)[0])


def _subject(text: str, province: str | None) -> tuple[list[str], int]:
    keys, end = _group(text, 0, province)
    if keys and not _rules(text, keys, end):
        return keys, end
    for found in _ORDER.finditer(text):
        keys, end = _group(text, found.end(), province)
        if keys:
            return keys, end
    for found in re.finditer(r"[,:]\s|\s-\s", text):
        keys, end = _group(text, found.end(), province)
        if keys and _acts().match(text, end) and not (_rules(text, keys, end) or _is_object(text, found.start())):
            return keys, end
    return [], 0


def _rules(text: str, keys: list[str], end: int) -> bool:
    """Whether the group is the issuer speaking: "Chủ tịch UBND tỉnh yêu cầu …"."""
    spoken = _RULES if keys == ["ubnd-tinh"] else _SPEAKS
    return len(keys) == 1 and spoken.match(text, end) is not None


def _is_object(text: str, at: int) -> bool:
    """Whether the list that the comma at ``at`` continues tells whom others report to or work with."""
    before = text[max(0, at - 240) : at]
    return bool(_WITH.search(before) or _TOLD.search(before))


def _group(text: str, at: int, province: str | None) -> tuple[list[str], int]:
    """Return the agencies listed from ``at`` on, and where the list ends."""
    keys: list[str] = []
    end, listing = at, False
    for _ in range(_MOST):
        found, known, listing = _named(text, at, province, listing=listing)
        last = found or _unknown().match(text, at)
        if not last:
            break
        if found:
            keys.append(known)
            listing = listing or AgencyNames.opens_list(found[0])
        end = last.end()
        if suffix := _OF_PROVINCE.match(text, end):
            end = suffix.end()
        joint = _JOIN.match(text, end)
        if not joint or not joint[0].strip():
            break
        at = joint.end()
    return keys, end


def _named(text: str, at: int, province: str | None, *, listing: bool) -> tuple[re.Match[str] | None, str, bool]:
    """Return the agency at ``at``, titles before it passed over, its key, and whether departments may follow bare."""
    names = _names(province)
    for _ in range(_TITLES):
        if found := names.whole.match(text, at):
            return found, names.keys[found[0]], listing
        bare = names.bare.match(text, at) if listing else None
        if bare:
            return bare, names.departments[bare[0]], True
        title = _title().match(text, at)
        if not title:
            break
        listing = listing or title[0].strip().endswith(("so", "luc luong"))
        at = title.end()
    return None, "", listing


@derived
def _names(province: str | None) -> AgencyNames:
    if not province or province not in vocabulary().territory.provinces:
        return agencies()
    name = flat(vocabulary().territory.provinces[province].name)
    own = {f"bao {name}": "bao-dia-phuong", f"cong an tinh {name}": "cong-an-tinh"}
    own |= {
        f"so y te tinh {name}": "so-y-te",
        f"ubnd tinh {name}": "ubnd-tinh",
        f"uy ban nhan dan tinh {name}": "ubnd-tinh",
    }
    return agencies(tuple((words, key) for words, key in own.items() if key in vocabulary().agencies))


@derived
def _acts() -> re.Pattern[str]:
    return re.compile(_ASIDE + listed("tasks", folded=True).pattern)


@derived
def _unknown() -> re.Pattern[str]:
    """Return a pattern of a body that the vocabulary may not know: its kind and what it is called."""
    kind = listed("bodies", folded=True).pattern
    return re.compile(rf"{kind}(?: [^\W\d_]+){{1,9}}?(?=\s?[,;:]|\sva\s|\schu tri|\sphoi hop|\stiep tuc)")


@derived
def _title() -> re.Pattern[str]:
    return re.compile(rf"(?:{listed('titles', folded=True).pattern}|(?:giao|yeu cau|de nghi|rieng)(?!\w)|:|-)\s{{0,2}}")


def audiences(words: str, *, through: bool = False) -> tuple[str, ...]:
    """Return the groups of the public whom ``words`` ask or bind themselves.

    ``through``: whether an agency is told to act, so that whom it is to win over is not bound by the order.
    """
    text, folded = low(words), flat(words)
    pattern, known = keyed("audiences")
    found: list[str] = []
    last = 0
    for one in pattern.finditer(folded):
        if through and _WON.search(text, 0, one.start()):
            continue
        if _is_bound(text, one.start(), one.end()) or (found and _in_list(folded, last, one.start())):
            found.append(known[one[0]])
            last = one.end()
    if not through and _COMERS.match(text):
        found += wordlists()["comers"]
    return _unique(found)


def addressed(words: str) -> tuple[str, ...]:
    """Return the groups of the public that head a list: "Đối với người dân, doanh nghiệp:"."""
    pattern, known = keyed("audiences")
    rest, found = _TO.sub("", flat(without(words[markers.end(words) :]))), []
    while one := pattern.match(rest):
        found.append(known[one[0]])
        rest = re.sub(r"\A\s?(?:,|va|;|-)?\s?", "", rest[one.end() :])
    return _unique(found) if not re.search(r"\w", rest) else ()


def concerned(words: str) -> tuple[str, ...]:
    """Return whom of the public a ban or a permission binds that names nobody: the first it speaks of."""
    text = low(words)
    found = [(one.start(), key) for key, pattern in patterns_by_key("concerns") if (one := pattern.search(text))]
    return (min(found)[1],) if found else ()


def _in_list(text: str, since: int, at: int) -> bool:
    return re.fullmatch(r"\s?(?:,|va|,\s?cac|va cac)\s?", text[since:at]) is not None


@derived
def _asked() -> re.Pattern[str]:
    verbs = "|".join(words.pattern for _, words in patterns_by_key("asking"))
    stops = r"(?:tạm dừng|đình chỉ|dừng|ngừng)(?:[^.;,]{0,30}đối với| (?:mọi |các |)hoạt động(?: của)?)"
    among = r"(?:\s(?:các|mọi|toàn thể|đối với|lực lượng|tất cả|những))*"
    return re.compile(rf"(?:{verbs}|{stops}){among}\s\Z")


_BEGINS = re.compile(
    r"(?:\A|[,;:]\s)[\W\d]*(?:(?:các|mọi|mỗi|đối với|tất cả|toàn bộ|toàn thể|những)\s)*\Z|(?:và|các|mọi|đối với)\s\Z"
)


@derived
def _bound() -> re.Pattern[str]:
    return re.compile(
        rf"(?:,\s(?:hợp tác xã|tổ chức|cá nhân|hộ kinh doanh))?[^.;:,]{{0,60}}?\s(?!chỉ thị){listed('binding').pattern}"
    )


def _is_bound(text: str, start: int, end: int) -> bool:
    """Whether the group is asked ("yêu cầu người dân …") or is the subject of what must be ("người dân phải …")."""
    before = text[max(0, start - 60) : start]
    if _asked().search(before):
        return True
    return bool(_BEGINS.search(before) and _bound().match(text, end, end + 90))


def _unique(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for key in keys if key != UNKEYED))
