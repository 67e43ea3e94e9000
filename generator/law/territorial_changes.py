"""How changes of the division into provinces are told: since when, and what became of whom. Each wording once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from generator.basics.prose import Prose, Segment
from generator.basics.text import sort_key
from generator.law import wording
from generator.records.addresses import province_address
from generator.vocabulary.lists import vocabulary
from generator.vocabulary.territory import Era


def period(eras: Sequence[Era]) -> str:
    """Return the time of consecutive ``eras``: ``đến 30/6/2025``, ``từ 01/7/2025``; empty for all time."""
    since, until = eras[0].since, eras[-1].until
    told = (f"từ {wording.day(since)}" if since else "", f"đến {wording.day(until)}" if until else "")
    return " ".join(filter(None, told))


def reorganisations(until: Era) -> Iterator[str]:
    """Yield a sentence on each reorganisation up to the beginning of ``until``."""
    territory = vocabulary().territory
    for before, era in pairwise(territory.eras[: until.number + 1]):
        counts = [len(territory.existing(each)) for each in (before, era)]
        yield f"Từ {_day(era)}, {counts[0]} tỉnh, thành phố được sắp xếp lại thành {counts[1]}."


def in_short(slug: str, era: Era) -> str:
    """Return what became of a province by ``era``, in a few words: ``nay thuộc An Giang``, ``gồm cả Kiên Giang``.

    Empty where it is as it ever was, or yet to come.
    """
    territory = vocabulary().territory
    if heirs := [heir for heir in territory.successors(slug, era) if heir != slug]:
        return f"nay thuộc {' và '.join(_names(heirs))}"
    joined = territory.joined(slug, era)
    return f"gồm cả {_shares(joined, era)}" if joined else ""


def so_far(slug: str, era: Era) -> str:
    """Return what reorganisations had made of a province by ``era``, step by step; that it is yet to come, if it is.

    ``từ 01/7/2025 là một phần của tỉnh An Giang``, ``chưa có trước 01/7/2025``.
    """
    territory = vocabulary().territory
    eras = [each for each in territory.eras if territory.exists(slug, each)]
    if era.number < eras[0].number:
        return f"chưa có trước {_day(eras[0])}"
    if territory.exists(slug, era):
        return "; ".join(_grown(slug, era))
    last = max(each.number for each in eras if each.number < era.number)
    return "; ".join(_belonged(slug, territory.eras[last + 1 : era.number + 1]))


def _grown(slug: str, era: Era) -> Iterator[str]:
    """Yield what a province of ``era`` had taken in by then, and has kept, and from which it had been parted."""
    territory = vocabulary().territory
    for each in territory.eras[: era.number + 1]:
        if taken := [old for old in territory.taken_in(slug, each) if not territory.exists(old, era)]:
            yield f"từ {_day(each)} gồm cả {_shares(taken, each)}"
        if parents := territory.parents(slug, each):
            yield f"từ {_day(each)} tách ra từ {', '.join(_names(parents))}"


def _belonged(slug: str, eras: Iterable[Era]) -> Iterator[str]:
    """Yield what a province that is gone was part of, from each of ``eras`` on in which that changed."""
    territory = vocabulary().territory
    before: tuple[str, ...] = ()
    for era in eras:
        heirs = territory.successors(slug, era)
        if heirs != before:
            names = [wording.inside(territory.full_name(heir, era)) for heir in _by_name(heirs)]
            yield f"từ {_day(era)} {_became(heirs)} {' và '.join(names)}"
        before = heirs


def begun(slug: str, era: Era) -> Iterator[Prose]:
    """Yield what the beginning of ``era`` made of a province that is one then, in sentences with links."""
    territory = vocabulary().territory
    if not territory.differs(slug, era):
        return
    name, before = wording.inside(territory.full_name(slug, era)), territory.eras[era.number - 1]
    taken = territory.taken_in(slug, era)
    divided = [old for old in taken if _is_divided(old, era)]
    whole = [old for old in taken if old not in divided]
    for words, old in (("gồm cả địa bàn của", whole), ("gồm cả một phần địa bàn của", divided)):
        if old:
            told = Segment(f"{_by(era)}. Văn bản của tỉnh cũ được xếp theo tỉnh khi ban hành.")
            yield (Segment(f"Từ {_day(era)}, {name} {words} "), *_links(old, before), told)
    if parents := territory.parents(slug, era):
        told = Segment(f"{_by(era)}. Văn bản trước ngày ấy được xếp theo tỉnh khi ban hành.")
        yield (Segment(f"Từ {_day(era)}, {name} được tách ra từ "), *_links(parents, before), told)
    former = wording.inside(territory.full_name(slug, before))
    if territory.exists(slug, before) and former != name:
        yield (Segment(f"Từ {_day(era)}, {former} là {name}{_by(era)}."),)


def ended(slug: str, era: Era) -> Iterator[Prose]:
    """Yield what the end of ``era`` made of a province of it, in sentences with links."""
    territory = vocabulary().territory
    if era is territory.eras[-1]:
        return
    after = territory.eras[era.number + 1]
    name, heirs = wording.inside(territory.full_name(slug, era)), territory.heirs(slug, era)
    if slug not in heirs:
        yield (Segment(f"Từ {_day(after)}, {name} {_became(heirs)} "), *_links(heirs, after), Segment(f"{_by(after)}."))
        return
    if taken := territory.taken_in(slug, after):
        told = Segment(f"Trước {_day(after)}, các nơi sau là tỉnh, thành phố riêng, có trang riêng: ")
        yield (told, *_links(taken, era), Segment("."))
    if parted := [heir for heir in heirs if heir != slug]:
        told = Segment(f"Từ {_day(after)}, một phần địa bàn của {name} thuộc ")
        yield (told, *_links(parted, after), Segment(f"{_by(after)}."))


def _became(heirs: Sequence[str]) -> str:
    return "là một phần của" if len(heirs) == 1 else "có địa bàn thuộc"


def _is_divided(slug: str, era: Era) -> bool:
    """Whether more than one province of ``era`` has a share of what was a province before."""
    return len(vocabulary().territory.successors(slug, era)) > 1


def _shares(slugs: Iterable[str], era: Era) -> str:
    """Return the names of what a province of ``era`` took in, of which it may have a part only."""
    names = vocabulary().territory.provinces
    return ", ".join(
        f"một phần {names[slug].name}" if _is_divided(slug, era) else names[slug].name for slug in _by_name(slugs)
    )


def _day(era: Era) -> str:
    """Return the day on which ``era`` began; nothing came before the first."""
    return wording.day(era.since) if era.since else ""


def _by(era: Era) -> str:
    return f" ({era.act})" if era.act else ""


def _by_name(slugs: Iterable[str]) -> list[str]:
    return sorted(slugs, key=lambda slug: sort_key(vocabulary().territory.provinces[slug].name))


def _names(slugs: Iterable[str]) -> list[str]:
    return [vocabulary().territory.provinces[slug].name for slug in _by_name(slugs)]


def _links(slugs: Iterable[str], era: Era) -> Iterator[Segment]:
    """Yield the full names of provinces in ``era``, parted by commas."""
    for place, slug in enumerate(_by_name(slugs)):
        if place:
            yield Segment(", ")
        yield Segment(wording.inside(vocabulary().territory.full_name(slug, era)), province_address(slug))
