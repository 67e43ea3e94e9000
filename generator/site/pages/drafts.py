"""Pages of drafts: what a machine proposed of a document and nobody has read; no other page knows of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.basics.prose import Prose, Segment, text
from generator.law import wording
from generator.records.addresses import document_address
from generator.records.corpus import Directive
from generator.records.schema import Measure, Record, Relation
from generator.site.pieces.context import Site
from generator.site.pieces.document_facts import facts, field_name, sources
from generator.site.pieces.document_text import clauses
from generator.site.pieces.links import clause_link, unit_name
from generator.site.pieces.measures import conditions, who
from generator.site.pieces.relations import relation_note
from generator.site.views.documents import Banner
from generator.site.views.drafts import DraftView, ProposalItem
from generator.site.views.page import Page
from generator.site.views.parts import Badge
from generator.vocabulary.lists import vocabulary

_UNREAD = Badge("draft", "Chưa ai đọc")


def pages(site: Site) -> Iterator[Page]:
    """Yield one page for each draft."""
    for draft in site.corpus.drafts.values():
        name = wording.name(draft.record)
        yield Page(
            address=document_address(draft.id),
            title=f"Bản nháp: {name} ({unit_name(draft.unit)})",
            description=f"Bản nháp của {name}, chưa ai đọc.",
            view=_view(site, draft),
            listed=False,
        )


def _view(site: Site, draft: Directive) -> DraftView:
    record = draft.record
    return DraftView(
        name=wording.name(record),
        subject=record.subject,
        unit=unit_name(draft.unit),
        banners=(Banner("draft", "Bản nháp, chưa ai đọc", text(_explanation(record))),),
        facts=tuple(facts(draft)),
        relations=tuple(_relation(site, draft, relation) for relation in record.relations),
        measures=tuple(_measure(draft, measure) for measure in record.measures),
        clauses=tuple(replace(clause, citation=None) for clause in clauses(site.corpus, draft)),
        sources=tuple(sources(record)),
    )


def _explanation(record: Record) -> str:
    fields = ", ".join(wording.inside(field_name(field)) for field in record.proposed)
    heading = f" Trong phần đầu, chưa ai xác nhận: {fields}." if fields else ""
    return (
        f"Máy soạn bản ghi này; còn {len(record.unread)} mục chưa ai đọc.{heading} Cho đến khi đọc xong, không biện "
        "pháp hay quan hệ nào ở đây được tính vào câu trả lời, con số hay dữ liệu nào khác của trang web."
    )


def _relation(site: Site, draft: Directive, relation: Relation) -> ProposalItem:
    reference = relation.document
    issued = f", ngày {wording.day(reference.issued)}" if reference and reference.issued else ""
    issuer = f", của {reference.issuer}" if reference and reference.issuer else ""
    does = wording.capitalised(vocabulary().acts[relation.act].name)
    note = relation_note(relation)
    return ProposalItem(
        badge=_UNREAD if relation.proposed else None,
        words=(Segment(f"{does} "), *_target(site, relation), Segment(f"{issued}{issuer}.")),
        details=(note,) if note else (),
        clause=clause_link(draft, relation.clause, named=False),
    )


def _target(site: Site, relation: Relation) -> Prose:
    if relation.document:
        return text(wording.name(relation.document))
    id_ = relation.record or ""
    held = site.corpus.directives.get(id_)
    return (Segment(wording.name(held.record), document_address(id_)) if held else Segment(id_),)


def _measure(draft: Directive, measure: Measure) -> ProposalItem:
    words, deadline, duty = vocabulary(), measure.deadline, measure.disclosure
    details = (
        words.modes.get(measure.mode),
        who(measure),
        ", ".join(measure.areas) or measure.area_words,
        words.stages[measure.stage] if measure.stage else None,
        words.regimes[measure.regime].name if measure.regime else None,
        f"từ {wording.start(measure.from_.start)}" if measure.from_ else None,
        f"đến {wording.end(measure.until.end)}" if measure.until else None,
        *conditions(measure),
        f"hạn chót {wording.day(deadline.last_day)}" if deadline else None,
        f"công khai: {duty.what}" if duty else None,
    )
    return ProposalItem(
        badge=_UNREAD if measure.proposed else None,
        words=text(measure.summary),
        details=tuple(filter(None, details)),
        clause=clause_link(draft, measure.clause, named=False),
        quote=measure.quote,
    )
