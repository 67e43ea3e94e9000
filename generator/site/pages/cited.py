"""Pages of documents that are cited but not held; and of old addresses that lead to a held one."""

from __future__ import annotations

from collections.abc import Iterator

from generator.basics.grouping import grouped
from generator.basics.prose import Segment, text
from generator.law import wording
from generator.records.addresses import CITED, cited_address, document_address
from generator.records.corpus import Cited, Directive
from generator.site.pieces.context import Site
from generator.site.pieces.links import clause_link, unit_name
from generator.site.pieces.relations import relations
from generator.site.pieces.times import time
from generator.site.views.cited import CitedIndexView, CitedItem, CitedMention, CitedView
from generator.site.views.documents import Banner
from generator.site.views.page import Page
from generator.site.views.parts import Fact, Hyperlink
from generator.vocabulary.lists import vocabulary


def pages(site: Site) -> Iterator[Page]:
    """Yield the index, one page for each cited document, and the pages that lead on to held ones."""
    items = tuple(_item(site, cited) for cited in site.corpus.cited.values())
    description = "Văn bản được dẫn chiếu mà kho chưa lưu giữ."
    yield Page(CITED, "Dẫn chiếu", description, CitedIndexView(items), section=True)
    for cited in site.corpus.cited.values():
        name = site.cited_name(cited.key)
        view = _view(site, cited)
        yield Page(cited_address(cited.key), name, f"{name}: kho chưa lưu giữ văn bản này.", view)
    for directive in site.corpus.directives.values():
        if directive.id in site.corpus.links_to or directive.id in site.corpus.mentions_to:
            yield _moved(directive, cited_address(directive.id))
        for alias in directive.record.aliases:
            yield _moved(directive, document_address(alias))


def _item(site: Site, cited: Cited) -> CitedItem:
    reference = cited.reference
    naming = {link.source for link in site.corpus.links_to.get(cited.key, ())}
    naming |= {mention.source for mention in site.corpus.mentions_to.get(cited.key, ())}
    return CitedItem(
        address=cited_address(cited.key),
        name=site.cited_name(cited.key),
        subject=reference.subject,
        issued=time(reference.issued) if reference.issued else None,
        citing=len(naming),
    )


def _view(site: Site, cited: Cited) -> CitedView:
    reference = cited.reference
    words = "Những gì biết về nó chỉ là lời của các văn bản dẫn chiếu nó, nêu dưới đây."
    facts = (
        Fact("Loại văn bản", text(vocabulary().types[reference.type].name)),
        Fact("Số, ký hiệu", text(reference.number)),
        Fact("Cơ quan ban hành", text(reference.issuer)) if reference.issuer else None,
        _issued(cited),
        Fact("Thuộc", text(unit_name(cited.key.split("/")[0]))),
    )
    return CitedView(
        name=site.cited_name(cited.key),
        subject=reference.subject,
        banners=(Banner("not-held", "Kho chưa lưu giữ văn bản này", text(words)),),
        facts=tuple(fact for fact in facts if fact),
        relations=tuple(relations(site, cited.key)),
        mentions=_mentions(site, cited.key),
    )


def _issued(cited: Cited) -> Fact | None:
    reference = cited.reference
    if reference.issued:
        return Fact("Ngày ban hành", text(wording.day(reference.issued)), time(reference.issued))
    return Fact("Năm ban hành", text(reference.year)) if reference.year else None


def _mentions(site: Site, key: str) -> tuple[CitedMention, ...]:
    by_source = grouped(site.corpus.mentions_to.get(key, ()), lambda mention: (mention.source,))
    found = []
    for source, mentions in by_source.items():
        directive = site.corpus.directives[source]
        labels = dict.fromkeys(mention.label for mention in mentions)
        clauses = tuple(link for label in labels if (link := clause_link(directive, label, named=False)))
        found.append(CitedMention(Hyperlink(document_address(source), wording.name(directive.record)), clauses))
    return tuple(found)


def _moved(directive: Directive, address: str) -> Page:
    name = wording.name(directive.record)
    link = (Segment(name, document_address(directive.id)), Segment("."))
    view = CitedView(name, directive.record.subject, (Banner("moved", "Kho đã có văn bản này", link),), (), (), ())
    return Page(address, name, f"{name}: xem trang văn bản.", view)
