"""Pages of directives: state and why, relations both ways, the whole text with an anchor on every clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from textwrap import shorten

from generator.basics.grouping import grouped
from generator.basics.periods import Span
from generator.basics.prose import Prose, Segment, text
from generator.basics.timeseries import Dated, combined, dated
from generator.documents.clauses import Clause, anchor
from generator.law import legal_citation, wording
from generator.law.applicability import Row, turns
from generator.law.applicability import row as row_of
from generator.law.scenario import State
from generator.law.validity import directive_state, directive_validities, rank, summary
from generator.records.addresses import DOCUMENTS, cited_address, document_address, province_address
from generator.records.corpus import Directive, LinkedRelation, Mention
from generator.records.schema import Record, Relation
from generator.site.pages import metadata
from generator.site.pages.badges import summary_badge
from generator.site.pages.context import Site
from generator.site.pages.links import (
    cited_name,
    clause_link,
    document_item,
    newest_first,
    unit_link,
    unit_name,
    units_by_name,
)
from generator.site.pages.measures import measure_item
from generator.site.pages.times import time, turning_days
from generator.site.views.document import (
    ClauseItem,
    DirectiveState,
    DirectiveView,
    DocumentIndexView,
    NoteItem,
    Run,
    SourceItem,
)
from generator.site.views.page import Page
from generator.site.views.parts import Banner, DocumentGroup, Fact, Hyperlink, MeasureItem, RelationGroup, RelationItem
from generator.vocabulary.lists import CENTRAL, vocabulary

_UNCITED = ("head", "to", "nn", "sign")
_FIELD_NAMES = {
    "province": "Tỉnh",
    "number": "Số, ký hiệu",
    "issuer": "Cơ quan ban hành",
    "issued": "Ngày ban hành",
    "meeting": "Cuộc họp",
    "subject": "Trích yếu",
    "signer": "Người ký",
    "text": "Lời văn",
    "measures": "Biện pháp",
    "relations": "Quan hệ",
    "existence": "Văn bản có hay không",
    "effective": "Ngày có hiệu lực",
    "type": "Loại văn bản",
    "sources": "Nguồn",
    "contacts": "Số điện thoại",
}


def field_name(field: str) -> str:
    """Return what a field of a record is called on pages: itself, where it has no name there."""
    return vocabulary().site.emergency if field == "emergency" else _FIELD_NAMES.get(field, field)


def pages(site: Site) -> Iterator[Page]:
    """Yield the index of documents and one page for each directive."""
    index, turns = _index(site), turning_days(map(site.state, site.corpus.directives.values()))
    about = "Mọi văn bản, theo tỉnh."
    yield Page(DOCUMENTS, "document-index.html", "Văn bản", about, index, section=True, turns=turns)
    for directive in site.corpus.directives.values():
        name, rows = wording.name(directive.record), site.rows_of.get(directive.id, [])
        yield Page(
            address=document_address(directive.id),
            template="directive.html",
            title=f"{name} ({unit_name(directive.unit)})",
            description=shorten(
                f"{name}, {unit_name(directive.unit)}: {directive.record.subject}", 160, placeholder=" …"
            ),
            view=_view(site, directive, rows),
            meta=tuple(metadata.meta(site, directive)),
            json_ld=metadata.json_ld(site, directive),
            turns=turning_days(site.state_of(row.validity) for row in rows),
        )


def _index(site: Site) -> DocumentIndexView:
    groups = grouped(newest_first(site.corpus.directives.values()), lambda d: (d.unit,))
    ordered = units_by_name(groups)
    return DocumentIndexView(
        groups=tuple(
            DocumentGroup(
                unit_name(unit),
                None if unit == CENTRAL else province_address(unit),
                tuple(document_item(site, directive) for directive in groups[unit]),
            )
            for unit in ordered
        ),
    )


def _view(site: Site, directive: Directive, rows: Sequence[Row]) -> DirectiveView:
    record = directive.record
    public = [row for row in rows if record.measures and not row.measure.is_task]
    state = _state(site, directive, rows)
    return DirectiveView(
        name=wording.name(record),
        subject=record.subject,
        unit=unit_link(directive.unit),
        state=state,
        banners=tuple(_banners(site, directive)),
        facts=tuple(facts(directive)),
        relations=tuple(relations(site, directive.id)),
        measures=tuple(_own(site, row, state) for row in public),
        tasks=tuple(_own(site, row, state) for row in rows if row.measure.is_task),
        reading=_reading(directive),
        contacts=tuple(Fact(c.what, text(c.phone), why=legal_citation.clause(c.clause)) for c in record.contacts),
        clauses=tuple(clauses(site, directive)),
        notes=tuple(NoteItem(_about(n.field), n.written, n.why) for n in record.notes),
        sources=tuple(sources(record)),
        downloads=tuple(_downloads(directive)),
        citation=legal_citation.full(directive),
    )


def _own(site: Site, row: Row, state: Dated[DirectiveState]) -> MeasureItem:
    """Return a measure of the page's own document: its words stand below, shared reasons and warnings above."""
    item = measure_item(site, row, named=False)
    why, warnings = (combined(told, state, _not_above) for told in (item.why, item.warnings))
    return replace(item, quote=None, why=why, warnings=warnings)


def _not_above(told: tuple[str, ...], state: DirectiveState) -> tuple[str, ...]:
    return tuple(words for words in told if words not in state.why)


def _about(field: str) -> str:
    """Return what a note is about: ``measures.o-nha`` → ``Biện pháp o-nha``."""
    first, *rest = field.split(".")
    return " ".join([field_name(first), *rest])


def _state(site: Site, directive: Directive, rows: Sequence[Row]) -> Dated[DirectiveState]:
    """Return the headline state at any time, what ended the document, and why."""
    edges = {edge for row in rows for edge in turns(site.corpus, site.validities, row.validity)}

    def state(span: Span) -> DirectiveState:
        then = [row_of(site.corpus, site.validities, row.validity, span) for row in rows]
        headline = directive_state(directive, site.validities, span)
        ended_by = tuple(
            _ended_by(site, link)
            for link in site.corpus.links_to.get(directive.id, ())
            if headline and vocabulary().acts[link.relation.act].ends == headline and not link.relation.parts
        )
        badge = summary_badge(summary(directive_validities(directive, site.validities), span))
        return DirectiveState(badge, ended_by, _why(then, told=bool(ended_by)))

    return dated(edges, state)


def _why(rows: Sequence[Row], *, told: bool) -> tuple[str, ...]:
    """Return the reasons of the measure that gives the document its headline state, and every warning.

    ``told``: the deciding reason is told otherwise.
    """
    if not rows:
        return ()
    leading = min(rows, key=lambda row: rank(row.state))
    public = {row.state for row in rows if not row.measure.is_task}
    tasks = {row.state for row in rows if row.measure.is_task}
    kinds = ((wording.KINDS[False], public), (wording.KINDS[True], tasks))
    apart = [" ".join(f"{wording.capitalised(kind)}: {_summed(states)}." for kind, states in kinds)]
    warnings = [warning.text for row in rows for warning in row.warnings]
    differ = public and tasks and _summed(public) != _summed(tasks)
    reasons = [reason.text for reason in leading.interval.reasons][told:]
    return tuple(dict.fromkeys([*(apart if differ else ()), *reasons, *warnings]))


def _summed(states: set[State]) -> str:
    return wording.STATES[min(states, key=rank)].lower() if states else ""


def _banners(site: Site, directive: Directive) -> Iterator[Banner]:
    record = directive.record
    if record.withdrawn:
        words = f"Rút ngày {wording.day(record.withdrawn.on)}: {record.withdrawn.why}"
        yield Banner("withdrawn", "Bản ghi này đã bị rút vì nhập sai", text(words))
    if record.existence == "inferred":
        words = (
            "Chưa ai tìm thấy văn bản này. Các văn bản khác cho thấy nó phải có; đây không phải là sự kiện đã xác minh."
        )
        yield Banner("inferred", "Văn bản suy ra", text(words))
    if record.text is None:
        yield Banner("not-held", "Nội dung không lưu giữ", text("Kho chỉ biết văn bản này qua các nguồn nêu dưới đây."))


def _ended_by(site: Site, link: LinkedRelation) -> Prose:
    source = site.corpus.directives[link.source]
    prose = [
        Segment(f"Văn bản này {vocabulary().acts[link.relation.act].passive} "),
        Segment(wording.name(source.record), document_address(source.id)),
        Segment(f", ban hành {wording.days(source.issued)}"),
    ]
    if clause := clause_link(source, link.relation.clause, named=False):
        prose += [Segment(" ("), Segment(clause.text, clause.address), Segment(")")]
    return (*prose, Segment("."))


def facts(directive: Directive) -> Iterator[Fact]:
    """Yield what the heading and the signature say."""
    record, certain = directive.record, directive.issued.certain
    yield Fact("Loại văn bản", text(vocabulary().types[record.type].name))
    yield Fact("Số, ký hiệu", text(record.number or "không rõ"))
    if record.issuer:
        yield Fact("Cơ quan ban hành", text(record.issuer))
    words = wording.day(certain) if certain else wording.capitalised(wording.days(directive.issued))
    yield Fact("Ngày ban hành", text(words), time(certain) if certain else None)
    if record.effective:
        yield Fact("Có hiệu lực từ", text(wording.start(record.effective.start)))
    if record.meeting:
        chair = f", {record.meeting.chair} chủ trì" if record.meeting.chair else ""
        held = f"{wording.day(record.meeting.date)}, " if record.meeting.date else ""
        words = f"{held}văn bản viết «{record.meeting.written}»{chair}"
        yield Fact("Cuộc họp", text(wording.capitalised(words)), why="không phải ngày ban hành")
    if record.signer and record.signer.name:
        mark = f"{record.signer.mark} " if record.signer.mark else ""
        role = f", {record.signer.role}" if record.signer.role else ""
        yield Fact("Người ký", text(f"{mark}{record.signer.name}{role}"))
    yield Fact("Mã trong kho", text(directive.id))


def sources(record: Record) -> Iterator[SourceItem]:
    """Yield where the text, or the fact, was seen."""
    for source in record.sources:
        words = source.seen_in or source.url or ""
        yield SourceItem(words, source.url, time(source.seen), source.archived, source.sha256)


def relations(site: Site, id_: str) -> Iterator[RelationGroup]:
    """Yield the relations of a directive or cited document, both ways, in the order of the vocabulary's acts."""
    corpus = site.corpus
    done = grouped(corpus.links_from.get(id_, ()), lambda link: (link.relation.act,))
    undergone = grouped(corpus.links_to.get(id_, ()), lambda link: (link.relation.act,))
    for act in vocabulary().acts:
        for links, words, outward in (
            (done, vocabulary().acts[act].name, True),
            (undergone, vocabulary().acts[act].passive, False),
        ):
            if act in links:
                items = tuple(_relation(site, link, outward=outward) for link in links[act])
                yield RelationGroup(wording.capitalised(words), items)


def _relation(site: Site, link: LinkedRelation, *, outward: bool) -> RelationItem:
    other = link.target if outward else link.source
    held = site.corpus.directives.get(other)
    reference = None if held else site.corpus.cited[other].reference
    return RelationItem(
        document=Hyperlink(
            document_address(other) if held else cited_address(other),
            wording.name(held.record) if held else cited_name(site, other),
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


def _reading(directive: Directive) -> str | None:
    record = directive.record
    labels = [clause.label for clause in directive.clauses if clause.zone not in _UNCITED]
    read = {*record.nothing, *(measure.clause or "" for measure in directive.measures)}
    done = sum(label in read or any(known.startswith(f"{label}.") for known in read) for label in labels)
    return f"Đã đọc {done} trên {len(labels)} điểm của văn bản để tìm biện pháp." if labels else None


def clauses(site: Site, directive: Directive) -> Iterator[ClauseItem]:
    """Yield the pieces of the text, each with its anchor, with links to the documents that they name."""
    mentions = grouped(site.corpus.mentions_from.get(directive.id, ()), lambda mention: (mention.label,))
    for clause in directive.clauses:
        yield ClauseItem(
            anchor=anchor(clause.label),
            zone=clause.zone or "body",  # type: ignore[arg-type]
            depth=clause.depth,
            runs=tuple(_runs(site, directive, clause, mentions.get(clause.label, []))),
            name=legal_citation.clause(clause.label),
            citation=None if clause.zone in _UNCITED else _citation(directive, clause.label),
        )


def _citation(directive: Directive, label: str) -> str:
    words = legal_citation.clause(label)
    return f"{wording.capitalised(words)} {legal_citation.document(directive)}"


def _runs(site: Site, directive: Directive, clause: Clause, mentions: Sequence[Mention]) -> Iterator[Run]:
    starts = [(inline.start, inline.label) for inline in clause.inlines]
    edges: list[tuple[int, str | None]] = [(0, None), *starts] if not starts or starts[0][0] else [*starts]
    ends = [*(start for start, _ in edges[1:]), len(clause.text)]
    for (start, label), end in zip(edges, ends, strict=True):
        inside = [mention for mention in mentions if start <= mention.start < end]
        words = _segments(site, clause.text, start, end, inside)
        yield Run(words, anchor(label), _citation(directive, label)) if label else Run(words)


def _segments(site: Site, words: str, start: int, end: int, mentions: Sequence[Mention]) -> Prose:
    found: list[Segment] = []
    for mention in mentions:
        held = mention.target in site.corpus.directives
        address = document_address(mention.target) if held else cited_address(mention.target)
        stop = min(mention.end, end)
        found += [Segment(words[start : mention.start]), Segment(words[mention.start : stop], address)]
        start = stop
    return tuple(segment for segment in (*found, Segment(words[start:end])) if segment.text)


def _downloads(directive: Directive) -> Iterator[Hyperlink]:
    address = document_address(directive.id)
    yield Hyperlink(f"{address}ban-ghi.json", "Bản ghi (JSON)")
    if directive.record.text:
        yield Hyperlink(f"{address}toan-van.txt", "Toàn văn (TXT)")
