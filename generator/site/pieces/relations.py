"""What documents do to each other, as the page of either tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.basics.grouping import grouped
from generator.law import legal_citation, wording
from generator.records.addresses import cited_address
from generator.records.corpus import LinkedRelation
from generator.records.schema import Relation
from generator.site.pieces.context import Site
from generator.site.pieces.links import clause_link, target_address
from generator.site.views.documents import RelationGroup, RelationItem
from generator.site.views.parts import Hyperlink
from generator.vocabulary.lists import vocabulary


def relations(site: Site, id_: str) -> Iterator[RelationGroup]:
    """Yield the relations of a directive, both ways, in the order of the vocabulary's acts."""
    elsewhere = told_elsewhere(site, id_)
    here = [link for link in site.corpus.links_to.get(id_, ()) if link.relation.act not in elsewhere]
    counted = {act: Hyperlink(cited_address(id_), f"{len(links)} văn bản") for act, links in elsewhere.items()}
    return _groups(site, site.corpus.links_from.get(id_, ()), here, counted)


def told_elsewhere(site: Site, id_: str) -> dict[str, list[LinkedRelation]]:
    """Return what many do alike to a directive, by act, if its page has no room for all that is done to it.

    There it is counted only, and told where old addresses of cited documents lead on to it.
    """
    links = site.corpus.links_to.get(id_, ())
    if len(links) <= site.most:
        return {}
    by_act = grouped(links, lambda link: (link.relation.act,))
    return {act: found for act, found in by_act.items() if len(found) > site.most // 10}


def undergone(site: Site, links: Iterable[LinkedRelation]) -> Iterator[RelationGroup]:
    """Yield what others do to a document by ``links``, in the same order."""
    return _groups(site, (), links, {})


def _groups(
    site: Site,
    outward: Iterable[LinkedRelation],
    inward: Iterable[LinkedRelation],
    counted: Mapping[str, Hyperlink],
) -> Iterator[RelationGroup]:
    done, suffered = (grouped(links, lambda link: (link.relation.act,)) for links in (outward, inward))
    for key, act in vocabulary().acts.items():
        if links := done.get(key):
            items = tuple(_relation(site, link, outward=True) for link in links)
            yield RelationGroup(wording.capitalised(act.name), items)
        if links := suffered.get(key):
            items = tuple(_relation(site, link, outward=False) for link in links)
            yield RelationGroup(wording.capitalised(act.passive), items)
        elif key in counted:
            yield RelationGroup(wording.capitalised(act.passive), (), counted[key])


def _relation(site: Site, link: LinkedRelation, *, outward: bool) -> RelationItem:
    other = link.target if outward else link.source
    held = site.corpus.directives.get(other)
    reference = None if held else site.corpus.cited[other].reference
    return RelationItem(
        document=Hyperlink(
            target_address(site.corpus, other),
            wording.name(held.record) if held else site.cited_name(other),
        ),
        subject=held.record.subject if held else reference.subject if reference else None,
        badge=site.state(held) if held else None,
        clause=clause_link(site.corpus.directives[link.source], link.relation.clause, named=False),
        note=relation_note(link.relation),
    )


def relation_note(relation: Relation) -> str | None:
    """Return what a relation rests on, which parts it touches, and its own time; None if nothing is to be said."""
    basis = {"report": "theo nguồn tin, không thấy lời văn", "inferred": "suy luận, không ghi trong văn bản"}
    parts = (
        basis.get(relation.basis),
        f"phần: {', '.join(map(legal_citation.clause, relation.parts))}" if relation.parts else None,
        f"từ {wording.start(relation.from_.start)}" if relation.from_ else None,
        f"đến {wording.end(relation.until.end)}" if relation.until else None,
        relation.until_words,
    )
    return "; ".join(filter(None, parts)) or None
