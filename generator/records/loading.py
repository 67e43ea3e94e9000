"""YAML files → records with positions, or problems; what one record can show wrong is found here.

Problems come as data, all of a file at once; nothing prints.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path

from pydantic import ValidationError

from generator.basics.files import opened
from generator.basics.periods import written
from generator.basics.problems import MOST, Level, Problem, in_order, listed, shown
from generator.basics.text import slug
from generator.documents.clauses import MAX_CLAUSES, parse, texts
from generator.documents.localities import below_province
from generator.records import area_checks, text_checks
from generator.records.addresses import name_fault
from generator.records.field_types import NAME
from generator.records.loaded import Loaded, nearest_place
from generator.records.schema import MAX_AREAS, Measure, Record
from generator.records.schema_faults import Finding, explain, flag_keys
from generator.records.yaml_source import MAX_BYTES, Path_, Place, YamlSource, read, without
from generator.vocabulary.lists import CENTRAL, nearest, vocabulary

LOCK_NAME = "labels.lock"
"""The only file besides records that belongs into the root of the records."""

_FLAGS = flag_keys(Record)
_LABELLING = {"text", "structure"}
"""Without these it is not known which clauses there are."""
_NAMING = {"number", "issued", "aliases"}
"""Without these (and the type) it is not known which document it is."""
_REASONS = {errno.EACCES: "không có quyền đọc", errno.ENOENT: "không có tệp này"}


def load_file(path: Path) -> tuple[Loaded | None, list[Problem]]:
    """Return the record of ``path`` and its problems, as :func:`load` does."""
    try:
        return load(path, bytes_of(path))
    except OSError as error:
        return None, [fault(path, f"không đọc được tệp: {_REASONS.get(error.errno or 0, error.strerror)}")]


def load(path: Path, data: bytes) -> tuple[Loaded | None, list[Problem]]:
    """Return the record that ``data``, read from ``path``, holds, and its problems.

    No record comes back from what is not readable as YAML, does not tell which document it is, or is not where a
    record may stand. Of any other the parts that are sound come back, so that one run finds all that is wrong.
    """
    source, hazards = read(str(path), data, _FLAGS, partial(bytes_of, path))
    misplaced = list(_name_faults(path))
    if source is None:
        return None, in_order([*hazards, *misplaced])
    known = {(problem.line, problem.column) for problem in hazards}
    loaded, faults = _loaded(path, source, known, checksum(data))
    # A value that is hazardous as YAML is no second fault for being a wrong value too.
    faults = [problem for problem in faults if (problem.line, problem.column) not in known]
    if misplaced or loaded is None:
        return None, in_order([*hazards, *misplaced, *faults])
    return loaded, in_order([*hazards, *faults, *text_checks.of_record(loaded), *area_checks.of_record(loaded)])


def fault(path: Path, message: str) -> Problem:
    """Return what is wrong with the file at ``path`` as such."""
    return Problem(str(path), 1, 1, Level.ERROR, message)


def bytes_of(path: Path) -> bytes:
    """Return what the file at ``path`` holds, of one too large a little more than may be; raise OSError."""
    with opened(path) as file:
        # To ask for more than there is would be to make room for it.
        return file.read(min(os.fstat(file.fileno()).st_size, MAX_BYTES) + 1)


def checksum(data: bytes) -> str:
    """Return what tells ``data``, the content of a file, from that of all others."""
    return sha256(data).hexdigest()


def id_of(path: Path) -> str:
    """Return the id of the record at ``path``: ``<unit>/<name>``."""
    unit, name = (path if path.parent.name else path.absolute()).parts[-2:]
    return f"{unit}/{name.removesuffix('.yaml')}"


def _name_faults(path: Path) -> Iterator[Problem]:
    unit, name = id_of(path).rsplit("/", 1)
    units = (*vocabulary().territory.provinces, CENTRAL)
    if unit not in units:
        near = nearest(unit, units)
        hint = f"gần nhất: {', '.join(near)}" if near else f"ví dụ: kien-giang, hoặc {CENTRAL} cho văn bản trung ương"
        yield fault(path, f"thư mục «{shown(unit)}» không phải mã tỉnh; {hint}")
    if not NAME.fullmatch(name):
        yield fault(
            path,
            f"tên tệp «{shown(name)}» phải khớp mẫu {NAME.pattern} (chữ thường không dấu, số, gạch nối); "
            f"ví dụ: {shown(slug(name)) or '1377-ubnd-kgvx-2021'}",
        )
    if why := name_fault(name):
        yield fault(
            path,
            f"tên tệp «{shown(name)}» {why}; hãy đặt tên theo số, ký hiệu và năm, ví dụ: 1377-ubnd-kgvx-2021",
        )


def _loaded(path: Path, source: YamlSource, hazards: Set[Place], digest: str) -> tuple[Loaded | None, list[Problem]]:
    """Return what is sound of a record, and its faults; ``hazards``: places that are not to be trusted."""
    record, findings = _validated(source)
    faults = [
        Problem(str(path), *nearest_place(source.keys if of_key else source.values, at), Level.ERROR, message)
        for at, message, of_key in findings
    ]
    standing = (*source.values.items(), *source.keys.items()) if hazards else ()
    hazardous = {at: place for at, place in standing if place in hazards}
    if hazards - {*hazardous.values()}:
        return None, faults  # something is wrong inside a value, such as a hidden letter: no words can be compared
    lost = {_part(at) for at in (*(finding.at for finding in findings), *hazardous)}
    if lost:
        source = without(source, lost | ({("checked",)} if "sources" in _keys(lost) else set()))
        record = None if () in lost else _validated(source)[0]
    if record is None or _keys(lost) & _LABELLING:
        return None, faults
    clauses = parse(record.text, record.structure.close) if record.text else ()
    if len(clauses) > MAX_CLAUSES:
        message = f"text có {len(clauses)} đoạn, nhiều nhất là {MAX_CLAUSES}"
        return None, [*faults, Problem(str(path), *nearest_place(source.values, ("text",)), Level.ERROR, message)]
    if (areas := sum(len(measure.areas) for measure in record.measures)) > MAX_AREAS:
        message = f"các biện pháp nêu {areas} nơi, nhiều nhất là {MAX_AREAS}"
        return None, [*faults, Problem(str(path), *nearest_place(source.values, ("measures",)), Level.ERROR, message)]
    loaded = Loaded.of(id_of(path), str(path), record, source.values, clauses, digest=digest, whole=not lost)
    return None if _keys(lost) & _NAMING else loaded, [*faults, *_record_faults(loaded)]


def _part(at: Path_) -> Path_:
    """Return what has to be left out for a fault at ``at``: a field, or one of the items of a field."""
    return at[:2] if len(at) > 1 and isinstance(at[1], int) else at[:1]


def _keys(parts: Iterable[Path_]) -> set[str | int]:
    return {part[0] for part in parts if part}


def _validated(source: YamlSource) -> tuple[Record | None, list[Finding]]:
    if not isinstance(source.tree, dict):
        message = "tệp rỗng" if source.tree is None else "tệp không phải là một bảng"
        return None, [Finding((), f"{message}; một bản ghi gồm các dòng «khóa: giá trị»")]
    try:
        return Record.model_validate(source.tree), []
    except ValidationError as error:
        return None, list(explain(error, Record, source.tree))


def _record_faults(loaded: Loaded) -> Iterator[Problem]:
    words = {label: " ".join(text.split()) for label, text in texts(loaded.clauses).items()}
    yield from _missing_labels(loaded, words)
    yield from _structure_faults(loaded)
    yield from _checked_unseen(loaded)
    yield from _unread(loaded)
    yield from _issuer_below_province(loaded)
    yield from _unknown_measures(loaded)
    yield from _provinces_of_a_province(loaded)
    yield from _repeated_ids(loaded)
    issued = loaded.outline.issue_days.not_before
    for index, measure in enumerate(loaded.record.measures):
        at: Path_ = ("measures", index)
        if fault := _quote_fault(measure, words):
            yield loaded.problem((*at, "quote"), Level.ERROR, fault)
        if fault := _area_fault(measure, words, issued):
            yield loaded.problem((*at, "regime"), Level.ERROR, fault)


def _repeated_ids(loaded: Loaded) -> Iterator[Problem]:
    seen = set[str]()
    for index, measure in enumerate(loaded.record.measures):
        former = ((("aliases", place), alias) for place, alias in enumerate(measure.aliases))
        for at, id_ in ((("id",), measure.id), *former):
            if id_ in seen:
                message = f"id «{shown(id_)}» đã có ở biện pháp trước; mỗi biện pháp một id riêng"
                yield loaded.problem(("measures", index, *at), Level.ERROR, message)
            seen.add(id_)


def _unknown_measures(loaded: Loaded) -> Iterator[Problem]:
    """Yield the measures of which a source is said to tell, and which the record does not have."""
    known = [measure.id for measure in loaded.record.measures]
    among = f"; có: {listed(known)}" if known else "; ghi nó vào measures trước"
    for index, source in enumerate(loaded.record.sources) if loaded.whole else ():
        told: list[tuple[Path_, str]] = [(("measures", place), id_) for place, id_ in enumerate(source.measures)]
        told += [(("says", place, "measure"), saying.measure) for place, saying in enumerate(source.says)]
        for at, id_ in told:
            if id_ not in known:
                message = f"bản ghi không có biện pháp «{shown(id_)}»{among}"
                yield loaded.problem(("sources", index, *at), Level.ERROR, message)


def _provinces_of_a_province(loaded: Loaded) -> Iterator[Problem]:
    unit = loaded.id.split("/")[0]
    for index, measure in enumerate(loaded.record.measures):
        if measure.provinces and unit != CENTRAL:
            message = (
                f"provinces chỉ dùng trong bản ghi của trung ương ({CENTRAL}/); biện pháp của {unit} áp dụng ở {unit}, "
                "nơi hẹp hơn thì ghi areas"
            )
            yield loaded.problem(("measures", index, "provinces"), Level.ERROR, message)


def _missing_labels(loaded: Loaded, words: Mapping[str, str]) -> Iterator[Problem]:
    missing = ((at, label) for at, label in _named_labels(loaded.record) if label not in words)
    for count, (at, label) in enumerate(missing):
        hint = _gap(label, words) if count < MOST else ""
        yield loaded.problem(at, Level.ERROR, f"không có khoản «{shown(label)}» trong text{hint}")


def _gap(label: str, words: Mapping[str, str]) -> str:
    if not words:
        return "; bản ghi không giữ lời văn (text) nên không dẫn khoản được"
    near = nearest(shown(label), words)
    return f"; gần nhất: {', '.join(near)}" if near else f"; có: {listed(words)}"


def _named_labels(record: Record) -> Iterator[tuple[Path_, str]]:
    groups: dict[str, Sequence[str | None]] = {
        "measures": [measure.clause for measure in record.measures],
        "relations": [relation.clause for relation in record.relations],
        "contacts": [contact.clause for contact in record.contacts],
    }
    for key, labels in groups.items():
        yield from (((key, index, "clause"), label) for index, label in enumerate(labels) if label is not None)
    yield from ((("nothing", index), label) for index, label in enumerate(record.nothing))
    yield from ((("structure", "moved", old), new) for old, new in record.structure.moved.items())


def _structure_faults(loaded: Loaded) -> Iterator[Problem]:
    close = loaded.record.structure.close
    if close and not any(clause.zone == "close" for clause in loaded.clauses):
        message = f"không đoạn nào của text bắt đầu bằng «{shown(close)}»; chép đúng những chữ đầu của đoạn kết"
        yield loaded.problem(("structure", "close"), Level.ERROR, message)


def _checked_unseen(loaded: Loaded) -> Iterator[Problem]:
    checked, seen = loaded.record.checked, max(source.seen for source in loaded.record.sources)
    if checked and checked > seen:
        message = (
            f"checked {written(checked)} sau lần xem nguồn cuối ({written(seen)}); "
            "thêm nguồn đã xem hôm đó vào sources, hoặc sửa ngày"
        )
        yield loaded.problem(("checked",), Level.ERROR, message)


def _unread(loaded: Loaded) -> Iterator[Problem]:
    record = loaded.record
    if not record.unread or not loaded.whole:
        return
    first = min(record.unread, key=lambda at: nearest_place(loaded.positions, at))
    relations = sum(relation.proposed for relation in record.relations)
    measures = sum(measure.proposed for measure in record.measures)
    left = (
        ", ".join(record.proposed),
        f"{relations} quan hệ" if relations else "",
        f"{measures} biện pháp" if measures else "",
    )
    message = (
        f"bản nháp: còn {len(record.unread)} mục chưa ai đọc ({', '.join(filter(None, left))}), "
        "nên cả bản ghi chưa được tính; đọc lại từng mục rồi xóa dòng proposed của nó"
    )
    yield loaded.problem(first, Level.WARNING, message)


def _quote_fault(measure: Measure, words: Mapping[str, str]) -> str | None:
    if measure.quote is None or (measure.clause and measure.clause not in words):
        return None
    if measure.clause is None:
        return "quote cần clause: khoản chứa lời trích"
    quote = " ".join(measure.quote.split())
    start = words[measure.clause].find(quote)
    if start < 0:
        others = [label for label, text in words.items() if quote in text]
        hint = f"có ở: {', '.join(others[:3])}" if others else "chép đúng từng chữ của văn bản"
        return f"quote không có trong khoản «{shown(measure.clause)}»; {hint}"
    if words[measure.clause].find(quote, start + 1) >= 0:
        return f"quote đứng nhiều lần trong khoản «{shown(measure.clause)}»; trích dài hơn để chỉ đúng một chỗ"
    return None


def _area_fault(measure: Measure, words: Mapping[str, str], on: date | None) -> str | None:
    """Return what is wrong with a regime that stands for the whole province while its words name a part of it."""
    if not measure.regime or measure.is_local or measure.proposed:
        return None
    says = measure.quote or words.get(measure.clause or "", "")
    told = (says, measure.summary, measure.until_words or "")
    part = next(filter(None, (below_province(each, on) for each in told)), None)
    if not part:
        return None
    named = shown(part.words)
    hint = f"areas: [{named}, …]" if part.named else f"area_words: {named}"
    return (
        f"chế độ «{measure.regime}» không có areas nên thành của cả tỉnh, mà lời văn hoặc tóm tắt nói «{named}»; "
        f"ghi {hint}, hoặc trích quote đúng đoạn nói cả tỉnh"
    )


def _issuer_below_province(loaded: Loaded) -> Iterator[Problem]:
    """Yield what is wrong if a part of the province has issued measures that stand for the whole of it."""
    record = loaded.record
    part = below_province(record.issuer or "", record.issue_days.not_before)
    wide = [measure.id for measure in record.measures if not (measure.is_local or measure.proposed)]
    if not part or not wide:
        return
    message = (
        f"văn bản của «{shown(part.words)}», mà biện pháp không có areas nên thành của cả tỉnh: {listed(wide)}; "
        f"ghi areas: [{shown(part.words)}], hoặc nơi hẹp hơn mà lời văn nêu"
    )
    yield loaded.problem(("issuer",), Level.ERROR, message)
