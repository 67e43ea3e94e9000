"""Pages of directives: state and why, relations both ways, the whole text with an anchor on every clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import shorten

from generator.basics.grouping import grouped
from generator.basics.prose import Prose, Segment, text
from generator.basics.timeseries import Dated, combined, together
from generator.law import legal_citation, wording
from generator.law.applicability import Row
from generator.law.evidence import told_by
from generator.law.scenario import State
from generator.law.validity import Course, rank
from generator.records.addresses import document_address
from generator.records.corpus import Directive, LinkedRelation
from generator.records.schema import Record
from generator.site.pieces import metadata
from generator.site.pieces.context import Site
from generator.site.pieces.document_facts import facts, field_name, sources
from generator.site.pieces.document_text import UNCITED, clauses
from generator.site.pieces.links import clause_link, unit_link, unit_name
from generator.site.pieces.measures import ToldCourse, measure_item
from generator.site.pieces.relations import relations
from generator.site.pieces.times import turning_days
from generator.site.views.directives import DirectiveState, DirectiveView, NoteItem, OwnGroup
from generator.site.views.documents import Banner
from generator.site.views.page import Page
from generator.site.views.parts import Badge, Fact, Hyperlink, MeasureItem
from generator.vocabulary.lists import vocabulary


def pages(site: Site, directives: Iterable[Directive]) -> Iterator[Page]:
    """Yield the page of each of ``directives``."""
    for directive in directives:
        name, rows = wording.name(directive.record), site.rows_of(directive)
        yield Page(
            address=document_address(directive.id),
            title=f"{name} ({unit_name(directive.unit)})",
            description=shorten(
                f"{name}, {unit_name(directive.unit)}: {directive.record.subject}", 160, placeholder=" …"
            ),
            view=_view(site, directive, rows),
            meta=tuple(metadata.meta(site, directive)),
            json_ld=metadata.json_ld(site, directive),
            turns=turning_days(site.state_of(row.validity) for row in rows),
        )


def _view(site: Site, directive: Directive, rows: Sequence[Row]) -> DirectiveView:
    record = directive.record
    state = _state(site, directive, rows)
    own = list(_own(site, rows if record.measures else (), state.map(lambda now: now.why)))
    return DirectiveView(
        name=wording.name(record),
        subject=record.subject,
        unit=unit_link(directive.unit),
        state=state,
        banners=tuple(_banners(record)),
        facts=tuple(facts(directive)),
        relations=tuple(relations(site, directive.id)),
        measures=tuple(_by_topic((row, item) for row, item in own if not row.measure.is_task)),
        tasks=tuple(_by_topic((row, item) for row, item in own if row.measure.is_task)),
        reading=_reading(directive),
        contacts=tuple(Fact(c.what, text(c.phone), why=legal_citation.clause(c.clause)) for c in record.contacts),
        clauses=tuple(clauses(site.corpus, directive)),
        notes=tuple(NoteItem(_about(n.field), n.written, n.why) for n in record.notes),
        sources=tuple(sources(record)),
        downloads=tuple(_downloads(directive)),
        citation=legal_citation.full(directive),
    )


def _own(site: Site, rows: Iterable[Row], above: Dated[tuple[str, ...]]) -> Iterator[tuple[Row, MeasureItem]]:
    """Yield measures of the page's own document: their words stand below, shared reasons and warnings ``above``."""
    known = dict[Course, ToldCourse]()
    for row in rows:
        course = row.validity.course
        if course not in known:
            known[course] = ToldCourse.of(site.answers.over_time(row.validity), above)
        yield row, measure_item(row, known[course])


def _by_topic(own: Iterable[tuple[Row, MeasureItem]]) -> Iterator[OwnGroup]:
    """Yield measures under the first topic of each, in the order of the text."""
    for topic, found in grouped(own, lambda pair: pair[0].measure.topics[:1]).items():
        yield OwnGroup(vocabulary().topics[topic].name, tuple(item for _, item in found))


def _about(field: str) -> str:
    """Return what a note is about: ``measures.o-nha`` → ``Biện pháp o-nha``."""
    first, *rest = field.split(".")
    return " ".join([field_name(first), *rest])


def _state(site: Site, directive: Directive, rows: Sequence[Row]) -> Dated[DirectiveState]:
    """Return the headline state at any time, what ended the document, and why."""
    acting = [link for link in site.corpus.links_to.get(directive.id, ()) if not link.relation.parts]

    def state(headline: Badge, then: Sequence[Row]) -> DirectiveState:
        ended_by = tuple(
            _ended_by(site, link) for link in acting if vocabulary().acts[link.relation.act].ends == headline.key
        )
        return DirectiveState(headline, ended_by, _why(then, told=bool(ended_by)))

    return combined(site.state(directive), together(site.answers.over_time(row.validity) for row in rows), state)


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


def _banners(record: Record) -> Iterator[Banner]:
    if record.withdrawn:
        words = f"Rút ngày {wording.day(record.withdrawn.on)}: {record.withdrawn.why}"
        yield Banner("withdrawn", "Bản ghi này đã bị rút vì nhập sai", text(words))
    if record.existence == "inferred":
        words = (
            "Chưa ai tìm thấy văn bản này. Các văn bản khác cho thấy nó phải có; đây không phải là sự kiện đã xác minh."
        )
        yield Banner("inferred", "Văn bản suy ra", text(words))
    if record.text is None:
        known = told_by(record) or "qua các nguồn nêu dưới đây"
        yield Banner("not-held", "Nội dung không lưu giữ", text(f"Kho chỉ biết văn bản này {known}."))


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


def _reading(directive: Directive) -> str | None:
    record = directive.record
    labels = [clause.label for clause in directive.clauses if clause.zone not in UNCITED]
    read = {*record.nothing, *(measure.clause or "" for measure in directive.measures)}
    done = sum(label in read or any(known.startswith(f"{label}.") for known in read) for label in labels)
    return f"Đã đọc {done} trên {len(labels)} điểm của văn bản để tìm biện pháp." if labels else None


def _downloads(directive: Directive) -> Iterator[Hyperlink]:
    address = document_address(directive.id)
    yield Hyperlink(f"{address}ban-ghi.json", "Bản ghi (JSON)")
    if directive.record.text:
        yield Hyperlink(f"{address}toan-van.txt", "Toàn văn (TXT)")
