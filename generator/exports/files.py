"""Corpus → everything as data files: what is known, what each measure was at any time, and the lists behind it."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any, NamedTuple

from generator.basics.export import Export
from generator.basics.periods import day
from generator.exports import day_tables, feeds
from generator.exports.rows import directive_row, fields, measure_row, plain, record_data, relation_row
from generator.law import wording
from generator.law.validity import Validity, directive_validities, summary
from generator.records.addresses import cited_address, document_address, measure_address, province_address
from generator.records.corpus import Corpus
from generator.records.schema import json_schema
from generator.vocabulary.lists import CENTRAL, vocabulary

_NAMES = {
    "du-lieu/van-ban.json": (
        "Văn bản (JSON)",
        "Mọi văn bản trong kho: tiêu đề, ngày ban hành hoặc khoảng ngày có thể, quan hệ, trạng thái hôm nay.",
    ),
    "du-lieu/bien-phap.json": (
        "Biện pháp (JSON)",
        "Mọi biện pháp với đủ các trường, và trạng thái của nó ở mọi thời điểm kèm lý do.",
    ),
    "du-lieu/bien-phap.csv": (
        "Biện pháp (CSV)",
        "Mỗi biện pháp một dòng, với trạng thái hôm nay. Ô bắt đầu bằng = + - @ có thêm dấu ' ở trước, "
        "để bảng tính không hiểu nhầm là công thức.",
    ),
    "du-lieu/nhiem-vu.csv": (
        "Việc giao cho cơ quan (CSV)",
        "Mỗi cơ quan trong mỗi việc một dòng: được giao, phối hợp, làm đầu mối hay nhận báo cáo; hạn chót, trạng thái.",
    ),
    "du-lieu/cong-khai.csv": (
        "Nghĩa vụ công khai (CSV)",
        "Điều gì phải công khai, ai làm, ở đâu, bao lâu một lần, và đã tìm thấy nơi công bố chưa.",
    ),
    "du-lieu/quan-he.json": ("Quan hệ (JSON)", "Văn bản nào làm gì với văn bản nào, theo điểm nào."),
    "du-lieu/quan-he.csv": ("Quan hệ (CSV)", "Mỗi quan hệ một dòng."),
    "du-lieu/dan-chieu.json": ("Dẫn chiếu (JSON)", "Văn bản được nhắc đến nhưng kho chưa lưu giữ, và nơi nhắc đến."),
    "du-lieu/tinh.json": ("Tỉnh, thành phố (JSON)", "Các tỉnh đến 30/6/2025 và từ 01/7/2025: mã, tên, sáp nhập."),
    day_tables.PROVINCES: (
        "Tỉnh theo ngày (JSON)",
        "Văn bản của những đơn vị nào áp dụng ở mỗi tỉnh và tỉnh theo chế độ nào, ở mọi ngày.",
    ),
    "du-lieu/danh-muc.json": ("Danh mục (JSON)", "Các mã dùng trong dữ liệu và tên gọi của chúng."),
    "du-lieu/luoc-do.json": ("Lược đồ bản ghi (JSON Schema)", "Cấu trúc của một bản ghi, cho trình soạn thảo."),
    "feed.xml": ("Văn bản mới (Atom)", "Văn bản mới vào kho, cho chương trình đọc tin."),
    "feed.json": ("Văn bản mới (JSON Feed)", "Như trên, ở dạng JSON Feed."),
    "lich.ics": ("Lịch (iCalendar)", "Ngày bắt đầu, ngày kết thúc và hạn chót của các biện pháp, cho ứng dụng lịch."),
}
_RELATION_COLUMNS = (
    "source",
    "act",
    "target",
    "held",
    "name",
    "clause",
    "basis",
    "from",
    "until",
    "until_words",
    "parts",
)
_MEASURE_COLUMNS = (
    *("measure", "record", "unit", "name", "number", "issued_first", "issued_last", "clause", "summary", "quote"),
    *("topics", "mode", "for", "agencies", "with", "via", "stage", "areas", "area_words", "from", "until"),
    *("stated_from", "stated_until", "until_words", "while_words", "while_regimes", "condition"),
    *("occasion", "at_once", "deadline", "deadline_written", "repeats"),
    *("disclosure", "disclosure_where", "disclosure_implied"),
    *("disclosure_published", "disclosure_looked", "reports_to", "regime", "state", "overdue", "address"),
)
_TASK_COLUMNS = (
    *("agency", "agency_name", "role", "measure", "record", "unit", "name", "clause", "summary", "stage"),
    *("deadline", "deadline_written", "repeats", "reports_to", "state", "overdue", "address"),
)
_ROLES = {"agencies": "duoc-giao", "with": "phoi-hop", "via": "dau-moi", "reports_to": "nhan-bao-cao"}
_DUTY_COLUMNS = (
    *("measure", "record", "unit", "name", "clause", "agencies", "disclosure", "disclosure_where"),
    *("disclosure_implied", "repeats", "from", "until", "disclosure_published", "disclosure_looked"),
    *("state", "address"),
)
_LISTS = (
    *("types", "modes", "stages", "repeats", "acts", "scales", "regimes", "topics", "audiences", "agencies", "groups"),
    *("spellings", "emergencies", "occasions", "maps"),
)
"""Lists of the vocabulary that go out."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class File(NamedTuple):
    """One of the main files, for a list of them: where it is, in words what it is, and its size in bytes."""

    path: str
    name: str
    description: str
    size: int


def exports(corpus: Corpus, validities: Mapping[str, Validity], today: date, base_url: str) -> Iterator[Export]:
    """Yield every data file. ``base_url`` ends in ``/``; without one (``""``) addresses count from the site's root.

    Feeds need absolute addresses: without ``base_url`` there are none.
    """
    measures = [_measure(validity, today, base_url) for validity in validities.values()]
    relations = [relation_row(corpus, link) for link in corpus.links]
    directives = list(_directives(corpus, validities, today, base_url))
    on = {"today": today.isoformat()}
    yield Export("du-lieu/van-ban.json", _rows({**on, "directives": directives}))
    yield Export("du-lieu/bien-phap.json", _rows({**on, "measures": measures}))
    flat = list(map(_flat, validities.values(), measures))
    yield Export("du-lieu/bien-phap.csv", _csv(_MEASURE_COLUMNS, flat))
    yield Export("du-lieu/nhiem-vu.csv", _csv(_TASK_COLUMNS, _tasks(flat)))
    yield Export("du-lieu/cong-khai.csv", _csv(_DUTY_COLUMNS, (row for row in flat if row["disclosure"])))
    yield Export("du-lieu/quan-he.json", _rows({"relations": relations}))
    yield Export("du-lieu/quan-he.csv", _csv(_RELATION_COLUMNS, relations))
    yield Export("du-lieu/dan-chieu.json", _rows({"cited": list(_cited(corpus, base_url))}))
    yield Export("du-lieu/tinh.json", _rows({"provinces": list(_provinces(corpus, base_url))}))
    yield Export(day_tables.PROVINCES, _rows(day_tables.province_table(corpus, validities)))
    for unit in day_tables.held_units(corpus):
        yield Export(day_tables.path(unit), _rows(day_tables.unit_table(validities, unit)))
    yield Export("du-lieu/danh-muc.json", _json(_lists()))
    yield Export("du-lieu/luoc-do.json", _json(json_schema()))
    for directive in corpus.directives.values():
        yield Export(f"{document_address(directive.id)}ban-ghi.json", _json(record_data(directive.record)))
        if directive.record.text is not None:
            yield Export(f"{document_address(directive.id)}toan-van.txt", directive.record.text)
    if base_url:
        yield from feeds.feeds(corpus, validities, base_url)


def files(exported: Iterable[Export]) -> list[File]:
    """Return the main files among ``exported``, the most asked for first."""
    sizes = {export.path: len(export.content.encode()) for export in exported}
    names = {**_NAMES, **{day_tables.path(unit): _unit_words(unit) for unit in (CENTRAL, *vocabulary().provinces)}}
    return [File(path, *words, sizes[path]) for path, words in names.items() if path in sizes]


def _unit_words(unit: str) -> tuple[str, str]:
    name = "trung ương" if unit == CENTRAL else vocabulary().provinces[unit].name
    return f"Trạng thái theo ngày, {name} (JSON)", f"Mọi biện pháp của {name}, mỗi biện pháp với trạng thái ở mọi ngày."


def _measure(validity: Validity, today: date, base_url: str) -> dict[str, Any]:
    address = f"{base_url}{measure_address(validity.directive.id, validity.measure.id)}"
    return {**measure_row(validity, day(today)), "address": address}


def _directives(
    corpus: Corpus, validities: Mapping[str, Validity], today: date, base_url: str
) -> Iterator[dict[str, Any]]:
    for directive in corpus.directives.values():
        own = directive_validities(directive, validities)
        kinds = {task: [validity for validity in own if validity.measure.is_task is task] for task in (False, True)}
        ids = [id_ for measure in directive.measures if (id_ := f"{directive.id}#{measure.id}") in validities]
        yield {
            **directive_row(directive),
            "state": _state(own, today),
            "measures_state": _state(kinds[False], today),
            "tasks_state": _state(kinds[True], today),
            "relations": [relation_row(corpus, link) for link in corpus.links_from.get(directive.id, ())],
            "measure_count": len(ids),
            "measures": ids,
            "address": f"{base_url}{document_address(directive.id)}",
        }


def _state(validities: list[Validity], today: date) -> str | None:
    found = summary(validities, day(today))
    return str(found.state) if found else None


def _cited(corpus: Corpus, base_url: str) -> Iterator[dict[str, Any]]:
    for key, cited in corpus.cited.items():
        mentions = dict.fromkeys((mention.source, mention.label) for mention in corpus.mentions_to.get(key, ()))
        yield {
            "key": key,
            "name": wording.name(cited.reference),
            **fields(cited.reference),
            "relations": [relation_row(corpus, link) for link in corpus.links_to.get(key, ())],
            "mentions": [{"record": source, "clause": label} for source, label in mentions],
            "address": f"{base_url}{cited_address(key)}",
        }


def _provinces(corpus: Corpus, base_url: str) -> Iterator[dict[str, Any]]:
    held = Counter(directive.unit for directive in corpus.directives.values())
    for slug, province in vocabulary().provinces.items():
        row = {**asdict(province), "changed": province.changed, "directive_count": held[slug]}
        yield {**row, "address": f"{base_url}{province_address(slug)}"}


def _lists() -> dict[str, Any]:
    words = {key: plain(value) for key, value in asdict(vocabulary()).items() if key in _LISTS}
    acts = vocabulary().acts
    return {
        "states": {str(state): name for state, name in wording.STATES.items()},
        **words,
        "acts_with_effect": [key for key, act in acts.items() if act.effect],
        "acts_without_effect": [key for key, act in acts.items() if not act.effect],
        "act_words": {key: [act.name, act.passive] for key, act in acts.items()},
    }


def _flat(validity: Validity, row: Mapping[str, Any]) -> dict[str, Any]:
    directive = validity.directive
    deadline, disclosure = row["deadline"] or {}, row["disclosure"] or {}
    measure = validity.measure
    duty = measure.disclosure
    return {
        **row,
        "name": wording.name(directive.record),
        "issued_first": plain(directive.issued.first),
        "issued_last": plain(directive.issued.last),
        "occasion": wording.occasion(measure.occasion) if measure.occasion else None,
        "deadline": deadline.get("last_day"),
        "deadline_written": deadline.get("written"),
        "disclosure": disclosure.get("what"),
        "disclosure_where": disclosure.get("where"),
        "disclosure_implied": disclosure.get("implied"),
        "disclosure_published": duty.address if duty else None,
        "disclosure_looked": plain(duty.last_looked) if duty else None,
    }


def _tasks(flat: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield each measure once for every agency that it names, with the part that the agency has in it."""
    for row in flat:
        for field, role in _ROLES.items():
            for agency in row[field]:
                yield {**row, "agency": agency, "agency_name": vocabulary().agencies[agency], "role": role}


def _csv(columns: tuple[str, ...], rows: Iterable[Mapping[str, Any]]) -> str:
    """Return the rows as RFC 4180 says, behind the mark by which spreadsheets know UTF-8."""
    out = io.StringIO(newline="")
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    return out.getvalue()


def _cell(value: object) -> str:
    """Return one cell. A spreadsheet takes what begins like a formula for one, and would run it."""
    if isinstance(value, list):
        return _cell("; ".join(value))
    if isinstance(value, bool):
        return "true" if value else "false"
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _rows(table: Mapping[str, Any]) -> str:
    """Return a table as JSON with one row a line: half the size of indented JSON, and its changes can be read."""
    parts = []
    for key, value in table.items():
        rows = [json.dumps(row, ensure_ascii=False) for row in value] if isinstance(value, list) else None
        inner = json.dumps(value, ensure_ascii=False) if rows is None else "[\n" + ",\n".join(rows) + "\n]"
        parts.append(f"{json.dumps(key)}: {inner}")
    return "{" + ",\n".join(parts) + "}\n"
