"""The districts that words name: where an area of a measure lies in its province, and which one a sentence means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.basics.matching import flat, toned
from generator.documents.localities import RANKS, REST, UNIT
from generator.vocabulary.districts import District, key
from generator.vocabulary.lists import derived, vocabulary

# Names are sought without accents (Đắk Tô, Đăk Tô), so these patterns have none, either.
_KINDS = {
    r"thanh pho|tp\.?": "thành phố",
    r"thi xa|tx\.?": "thị xã",
    r"huyen dao|huyen|h\.": "huyện",
    r"quan|q\.?": "quận",
}
_KIND = "|".join(_KINDS)
_SMALLER = "|".join(
    (*(re.escape(flat(kind)) for kind, rank in RANKS.items() if rank < max(RANKS.values())), "tt", r"p\.", r"x\.")
)
_OF_ANOTHER = re.compile(rf"(?<!\w)(?:{_SMALLER}|tinh|duong|pho)\s*\Z")
"""Stands before the name of something smaller, of a province, of a street."""
_AROUND = re.compile(r"(?:[(,;–]|(?<!\w)(?:thuoc|cua|o|tai|va))\s*\Z")
"""Stands before a name that tells without its kind where something lies."""
_PARTED = re.compile(r"\s*(?:[,;]|(?<!\w)va(?!\w))\s*")
_COUNT = re.compile(r"^(?:cac |nhung |\d+(?:/\d+)? (?=\D|$))")
_OF = re.compile(r"(?:(?:cua|tren dia ban|trong|thuoc|o|tai) |(?=toan |ca ))")
"""Stands before that of which something is the rest."""
_BRACKETS = re.compile(r"\s*\([^()]*\)?")
_EXCEPT = re.compile(r"[\s,(]*(?<!\w)(?:ngoại )?trừ(?!\w)")
_REST = re.compile(REST)
_ALL_KINDS = re.compile(rf"(?:tất cả )?các {UNIT}(?:(?:, | và ){UNIT})*")
_BY_OTHERS = re.compile(
    r"\s*(?:cac |nhung |\d+ )?(?:noi|khu vuc|dia ban|dia phuong|vung)(?!\w).*? (?:theo|ap dung|thuc hien) "
)
"""What is excepted is told elsewhere: «toàn tỉnh trừ các nơi theo Chỉ thị 15»."""


@dataclass(frozen=True, slots=True)
class Located:
    """Where an area lies, by the slugs of districts of its province; it is not known where if all is empty."""

    whole: frozenset[str] = frozenset()
    """It takes in all of these."""
    part: frozenset[str] = frozenset()
    """It is, or takes in, something of these."""
    rest: bool = False
    """It is what is named nowhere else."""

    @property
    def known(self) -> bool:
        """Whether it is known where it lies."""
        return bool(self.whole or self.part or self.rest)


@derived
def located(area: str, province: str) -> Located:
    """Return where ``area``, as a document writes it, lies in ``province``.

    «thành phố Phú Quốc», «TP Phú Quốc», «Phú Quốc» and «huyện Phú Quốc», as it was before 2021, are one district;
    «xã Mỹ Lâm (Hòn Đất)», «huyện Hòn Đất (trừ xã Mỹ Lâm)», «phần còn lại của huyện Hòn Đất» a part of one;
    «các huyện còn lại» the rest; «toàn tỉnh trừ huyện Kiên Hải» all others.
    """
    written = " ".join(toned(area).split())
    text = flat(written)
    everything = frozenset(each.slug for each in vocabulary().districts.of(province))
    if not everything:
        return Located()
    excepts = _EXCEPT.search(written)
    head, excepted = (text[: excepts.start()], text[excepts.end() :]) if excepts else (text, "")
    if _everything(province).fullmatch(head) or (excepts and _ALL_KINDS.fullmatch(written[: len(head)])):
        return _all_but(everything, excepted, province) if excepts else Located(everything)
    plain = _BRACKETS.sub("", head)
    if listed := _listed(plain, province):
        return Located(whole=listed) if plain == text else Located(part=listed)
    if (rest := _REST.search(written, 0, len(head))) and (beside := _beside(head, rest.span(), province)) is not None:
        return Located(whole=beside, rest=True)
    return Located(part=frozenset(each.slug for each in _places(text, province)))


def district_in(sentence: str, province: str) -> tuple[str, District] | None:
    """Return the first district of ``province`` that ``sentence`` (NFC) names, after how it is written there.

    Without its kind a name counts if it has several syllables and is no province's: «Cà Mau» is the province, «thành
    phố Cà Mau» a part of it. What is in doubt names nothing.
    """
    for found, district in _found(flat(sentence), province):
        name, after = sentence[slice(*found.span("name"))], sentence[found.end() :]
        if toned(name) != toned(district.name) or name[:1].islower():
            continue
        longer = re.match(r"\s[^\W\d_]", after) and after[1].isupper()
        doubtful = longer or " " not in name or key(name) in _province_names() or _is_of_another(found)
        if found["kind"] or not doubtful:
            return sentence[slice(*found.span())], district
    return None


def kind_and_name(area: str) -> tuple[str | None, str] | None:
    """Return what would be the kind (None: without) and the name if ``area`` began with a district; None if it cannot.

    «Huyện Hòn Đât, trừ …» → «huyện», «Hòn Đât»; a commune, «một phần …» or «6 huyện» is none.
    """
    head = re.split(r"\s*[,;(]", area, maxsplit=1)[0].strip()
    text = flat(head)
    kind = re.match(rf"(?:{_KIND})(?<=[\w.])(?:\s+|(?<=\.)|(?=\d))", text)
    name = head[kind.end() if kind else 0 :]
    if not name or name[:1].islower() or (not kind and (name[0].isdigit() or re.match(rf"(?:{_SMALLER})(?!\w)", text))):
        return None
    return (_kind_of(kind[0].strip()) if kind else None), name


def _all_but(everything: frozenset[str], excepted: str, province: str) -> Located:
    found = [located(each, province) for each in _PARTED.split(excepted.strip(" )")) if each]
    if not all(each.whole or each.part for each in found):
        return Located(rest=True) if _BY_OTHERS.match(excepted) else Located(part=everything)
    without = frozenset[str]().union(*(each.whole for each in found))
    cut = frozenset[str]().union(*(each.part for each in found)) - without
    return Located(whole=everything - without - cut, part=cut)


def _beside(text: str, rest: tuple[int, int], province: str) -> frozenset[str] | None:
    """Return the districts that ``text`` names beside the rest of the province; None if it is the rest of less."""
    before = _COUNT.sub("", f"{text[: rest[0]]} ").strip(" ,")
    after = _BRACKETS.sub("", text[rest[1] :]).strip(" ,")
    of = _OF.match(after)
    if of:
        if not _everything(province).fullmatch(after[of.end() :]):
            return None
        after = ""
    listed = [_listed(each, province) for each in (before.removesuffix(" va"), after.removeprefix("va ")) if each]
    return frozenset[str]().union(*listed) if all(listed) else None


def _listed(text: str, province: str) -> frozenset[str]:
    """Return the districts of which ``text`` is a list; none if it is, or holds, something else."""
    found, kind = set[str](), ""
    for piece in filter(None, _PARTED.split(_COUNT.sub("", text.strip(), count=1))):
        if found and _everything(province).fullmatch(piece):
            continue
        words = f"{kind} {piece}" if piece.isdecimal() else piece
        one = next(((each, district) for each, district in _found(words, province) if each[0] == words), None)
        if not one:
            return frozenset()
        kind = one[0]["kind"] or kind
        found.add(one[1].slug)
    return frozenset(found)


def _places(text: str, province: str) -> Iterator[District]:
    """Yield the districts in which ``text`` says that something lies."""
    for found, district in _found(text, province):
        if found["kind"] or (_AROUND.search(text, 0, found.start()) and not _is_of_another(found)):
            yield district


def _found(text: str, province: str) -> Iterator[tuple[re.Match[str], District]]:
    """Yield every name of a district in ``text`` (without accents); a number is one only after its kind."""
    for found in _pattern(province).finditer(text):
        if found["kind"] or not found["name"].isdecimal():
            kind = _kind_of(found["kind"]) if found["kind"] else None
            if district := vocabulary().districts.named(province, found["name"], kind):
                yield found, district


def _is_of_another(found: re.Match[str]) -> bool:
    return _OF_ANOTHER.search(found.string, 0, found.start()) is not None


def _kind_of(written: str) -> str:
    return next(kind for pattern, kind in _KINDS.items() if re.fullmatch(pattern, written))


@derived
def _pattern(province: str) -> re.Pattern[str]:
    names = sorted((each.name for each in vocabulary().districts.of(province)), key=len, reverse=True)
    named = "|".join(map(_spelt, names)) or "(?!)"
    return re.compile(rf"(?<!\w)(?:(?P<kind>{_KIND})\s*)?(?P<name>{named})(?![\w/])")


def _spelt(name: str) -> str:
    """Return a pattern of a name: «Phan Rang - Tháp Chàm», «Phan Rang-Tháp Chàm»; «Ea H'leo», «Ea Hleo», «Quận 01»."""
    if name.isdecimal():
        return f"0?{name}"
    return r"[\s–-]*".join(each.replace("'", "['’]? ?") for each in re.split(r"[\s-]+", flat(name)))


@derived
def _everything(province: str) -> re.Pattern[str]:
    """Return a pattern of the whole of a province: «toàn tỉnh», «tỉnh Cà Mau», but not «thành phố Cà Mau»."""
    territory = vocabulary().territory
    kind, name = flat(territory.full_name(province, territory.eras[0])), flat(territory.provinces[province].name)
    kind = kind.removesuffix(f" {name}")
    own = rf"(?:toan |ca )?{kind}(?: {re.escape(name)})?"
    return re.compile(rf"(?:tren )?(?:dia ban |pham vi )?(?:{own}|(?:toan|ca) (?:tinh|thanh pho))")


@derived
def _province_names() -> frozenset[str]:
    return frozenset(key(each.name) for each in vocabulary().territory.provinces.values())
