"""Pages of documents that are cited but not held; and of old addresses that lead to a held one.

Where many cite one, what they say stands in parts, by the unit, year and month of those who cite; so does the index.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from generator.basics.grouping import grouped
from generator.basics.prose import Segment, text
from generator.basics.splitting import ListPart, split
from generator.basics.timeseries import always
from generator.law import wording
from generator.records.addresses import CITED, UNKNOWN, cited_address, document_address
from generator.records.corpus import Cited, Directive, LinkedRelation, Mention
from generator.site.pieces.context import Site
from generator.site.pieces.links import clause_link, unit_name, units_by_name
from generator.site.pieces.parted_lists import around, part_item, parted, parts, step_of
from generator.site.pieces.relations import told_elsewhere, undergone
from generator.site.pieces.times import time
from generator.site.views.cited import CitedIndexView, CitedItem, CitedMention, CitedView
from generator.site.views.documents import Banner
from generator.site.views.page import Page
from generator.site.views.parts import Fact, Hyperlink, PartItem
from generator.vocabulary.lists import vocabulary

_NAME = "Dẫn chiếu"
_WORDS = "Những gì biết về nó chỉ là lời của các văn bản dẫn chiếu nó, nêu dưới đây."
_NOT_HELD = Banner("not-held", "Kho chưa lưu giữ văn bản này", text(_WORDS))
_HELD = "Kho đã có văn bản này"


@dataclass(frozen=True, slots=True)
class _Document:
    """A document of which this page is not the one that has its text."""

    address: str
    name: str
    description: str
    subject: str | None
    banner: Banner
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class _Citing:
    """What one directive says of a document: what it does to it, and where it names it."""

    directive: Directive
    links: tuple[LinkedRelation, ...]
    mentions: tuple[Mention, ...]

    @property
    def lines(self) -> int:
        return len(self.links) + bool(self.mentions)


def jobs(site: Site) -> Iterator[tuple[str | None, Callable[[], Iterator[Page]]]]:
    """Yield what makes the index; and, by unit, the pages of cited documents, and those that lead on to held ones."""
    yield None, partial(_index, site)
    cited = grouped(site.corpus.cited.values(), _unit)
    held = grouped(site.corpus.directives.values(), lambda directive: (directive.unit,))
    for unit in dict.fromkeys((*cited, *held)):
        yield unit, partial(_of_unit, site, cited.get(unit, ()), held.get(unit, ()))


def _of_unit(site: Site, cited: Iterable[Cited], held: Iterable[Directive]) -> Iterator[Page]:
    for document in cited:
        yield from _pages(site, _not_held(site, document), _citing(site, document.key))
    for directive in held:
        if directive.id in site.corpus.links_to or directive.id in site.corpus.mentions_to:
            yield from _pages(site, _moved(directive, cited_address(directive.id)), _too_many(site, directive.id))
        for alias in directive.outline.aliases:
            yield from _pages(site, _moved(directive, document_address(alias)), [])


def _unit(cited: Cited) -> tuple[str]:
    return (cited.key.split("/")[0],)


def _index(site: Site) -> Iterator[Page]:
    by = (lambda cited: _unit(cited)[0], _year)
    for part in split(site.corpus.cited.values(), by, site.most).all():
        name = f"{_NAME}: {', '.join(map(_named, part.keys))}" if part.keys else _NAME
        view = CitedIndexView(
            heading=name if part.keys else "",
            around=(Hyperlink(CITED, _NAME),) if part.keys else (),
            parts=tuple(
                PartItem(
                    Hyperlink(f"{CITED}{one.path}", wording.capitalised(_named(one.keys[-1]))),
                    None,
                    f"{len(one.items)} văn bản",
                    always(""),
                )
                for one in _in_order(part)
            ),
            items=() if part.parts else tuple(_item(site, cited) for cited in part.items),
        )
        description = "Văn bản được dẫn chiếu mà kho chưa lưu giữ."
        yield Page(f"{CITED}{part.path}", name, description, view, section=not part.keys)


def _in_order(part: ListPart[Cited]) -> Iterator[ListPart[Cited]]:
    found = {one.keys[-1]: one for one in part.parts}
    yield from (found[key] for key in (sorted(found, reverse=True) if part.keys else units_by_name(found)))


def _year(cited: Cited) -> str:
    reference = cited.reference
    return str(reference.issued.year) if reference.issued else reference.year or UNKNOWN


def _named(key: str) -> str:
    """Return how a part of the index is called: by its unit, or by its year."""
    if key == UNKNOWN:
        return "không rõ năm"
    return f"năm {key}" if key.isdigit() else unit_name(key)


def _pages(site: Site, document: _Document, citing: list[_Citing]) -> Iterator[Page]:
    for part in parted(citing, lambda one: one.directive, site.most, lambda one: one.lines).all():
        view = _view(site, document, part)
        yield Page(f"{document.address}{part.path}", view.name, document.description, view)


def _citing(site: Site, key: str) -> list[_Citing]:
    links = grouped(site.corpus.links_to.get(key, ()), lambda link: (link.source,))
    mentions = grouped(site.corpus.mentions_to.get(key, ()), lambda mention: (mention.source,))
    return [
        _Citing(site.corpus.directives[source], tuple(links.get(source, ())), tuple(mentions.get(source, ())))
        for source in sorted({*links, *mentions})
    ]


def _too_many(site: Site, id_: str) -> list[_Citing]:
    """Return what others do to a directive, as far as its own page has no room for it."""
    links = (link for found in told_elsewhere(site, id_).values() for link in found)
    by_source = grouped(links, lambda link: (link.source,))
    return [_Citing(site.corpus.directives[source], tuple(by_source[source]), ()) for source in sorted(by_source)]


def _item(site: Site, cited: Cited) -> CitedItem:
    reference = cited.reference
    naming = {link.source for link in site.corpus.links_to.get(cited.key, ())}
    naming |= {mention.source for mention in site.corpus.mentions_to.get(cited.key, ())}
    return CitedItem(
        address=cited_address(cited.key),
        name=site.cited_name(cited.key),
        subject=reference.subject,
        issued=time(reference.issued) if reference.issued else None,
        year=wording.capitalised(_named(_year(cited))),
        citing=len(naming),
    )


def _view(site: Site, document: _Document, part: ListPart[_Citing]) -> CitedView:
    told = () if part.parts else part.items
    return CitedView(
        name=f"{document.name}: {_where(part)}" if part.keys else document.name,
        subject=document.subject,
        banners=() if part.keys else (document.banner,),
        facts=() if part.keys else document.facts,
        around=around(document.name, document.address, part)[:-1],
        parts=tuple(
            part_item(document.address, one, one.items[0].directive, f"{len(one.items)} văn bản", always(""))
            for one in parts(part)
        ),
        relations=tuple(undergone(site, (link for one in told for link in one.links))),
        mentions=tuple(_mention(one) for one in told if one.mentions),
    )


def _where(part: ListPart[_Citing]) -> str:
    """Return in which documents ``part`` has it cited."""
    steps = (step_of(ListPart(part.keys[:above], ())) for above in range(len(part.keys)))
    first, *rest = (step.name(part.items[0].directive) for step in steps)
    return ", ".join((f"được nhắc đến ở văn bản của {first}", *map(wording.inside, rest)))


def _facts(cited: Cited) -> Iterator[Fact]:
    reference = cited.reference
    yield Fact("Loại văn bản", text(vocabulary().types[reference.type].name))
    yield Fact("Số, ký hiệu", text(reference.number))
    if reference.issuer:
        yield Fact("Cơ quan ban hành", text(reference.issuer))
    if issued := _issued(cited):
        yield issued
    yield Fact("Thuộc", text(unit_name(_unit(cited)[0])))


def _issued(cited: Cited) -> Fact | None:
    reference = cited.reference
    if reference.issued:
        return Fact("Ngày ban hành", text(wording.day(reference.issued)), time(reference.issued))
    return Fact("Năm ban hành", text(reference.year)) if reference.year else None


def _mention(one: _Citing) -> CitedMention:
    labels = dict.fromkeys(mention.label for mention in one.mentions)
    clauses = tuple(link for label in labels if (link := clause_link(one.directive, label, named=False)))
    link = Hyperlink(document_address(one.directive.id), wording.name(one.directive.record))
    return CitedMention(link, clauses)


def _not_held(site: Site, cited: Cited) -> _Document:
    name, words = site.cited_name(cited.key), f"{site.cited_name(cited.key)}: kho chưa lưu giữ văn bản này."
    return _Document(cited_address(cited.key), name, words, cited.reference.subject, _NOT_HELD, tuple(_facts(cited)))


def _moved(directive: Directive, address: str) -> _Document:
    name = wording.name(directive.record)
    banner = Banner("moved", _HELD, (Segment(name, document_address(directive.id)), Segment(".")))
    return _Document(address, name, f"{name}: xem trang văn bản.", directive.record.subject, banner)
