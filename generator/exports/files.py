"""Corpus → everything as data files: what is known, what each measure was at any time, and the lists behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any, NamedTuple

from generator.basics.export import Export
from generator.basics.periods import day
from generator.exports import day_tables, feeds, spreadsheets
from generator.exports.formats import json_of, json_rows
from generator.exports.rows import directive_row, fields, measure_row, plain, record_data, relation_row
from generator.law import wording
from generator.law.validity import Validity, directive_validities, summary
from generator.records.addresses import cited_address, document_address, measure_address, province_address
from generator.records.corpus import Corpus, LinkedRelation
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
    "du-lieu/tinh.json": ("Tỉnh, thành phố (JSON)", "Các tỉnh trước và sau mỗi lần sắp xếp: mã, tên, sáp nhập."),
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
_LISTS = (
    *("types", "modes", "stages", "repeats", "acts", "scales", "regimes", "topics", "audiences", "agencies", "groups"),
    *("spellings", "emergencies", "occasions"),
)
"""Lists of the vocabulary that go out."""


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
    relations = {link: relation_row(corpus, link) for link in corpus.links}
    directives = list(_directives(corpus, validities, relations, today, base_url))
    on = {"today": today.isoformat()}
    yield Export("du-lieu/van-ban.json", json_rows({**on, "directives": directives}))
    yield Export("du-lieu/bien-phap.json", json_rows({**on, "measures": measures}))
    flat = list(map(spreadsheets.flat, validities.values(), measures))
    yield Export("du-lieu/bien-phap.csv", spreadsheets.measures_csv(flat))
    yield Export("du-lieu/nhiem-vu.csv", spreadsheets.tasks_csv(flat))
    yield Export("du-lieu/cong-khai.csv", spreadsheets.duties_csv(flat))
    yield Export("du-lieu/quan-he.json", json_rows({"relations": list(relations.values())}))
    yield Export("du-lieu/quan-he.csv", spreadsheets.relations_csv(relations.values()))
    yield Export("du-lieu/dan-chieu.json", json_rows({"cited": list(_cited(corpus, relations, base_url))}))
    yield Export("du-lieu/tinh.json", json_rows({"provinces": list(_provinces(corpus, base_url))}))
    yield Export(day_tables.PROVINCES, json_rows(day_tables.province_table(corpus, validities)))
    for unit in day_tables.held_units(corpus):
        yield Export(day_tables.path(unit), json_rows(day_tables.unit_table(validities, unit)))
    yield Export("du-lieu/danh-muc.json", json_of(_lists()))
    yield Export("du-lieu/luoc-do.json", json_of(json_schema()))
    for directive in corpus.directives.values():
        yield Export(f"{document_address(directive.id)}ban-ghi.json", json_of(record_data(directive.record)))
        if directive.record.text is not None:
            yield Export(f"{document_address(directive.id)}toan-van.txt", directive.record.text)
    if base_url:
        yield from feeds.feeds(corpus, validities, base_url)


def files(sizes: Mapping[str, int]) -> list[File]:
    """Return the main files among those of ``sizes`` (in bytes, by path), the most asked for first."""
    units = (CENTRAL, *vocabulary().territory.provinces)
    names = {**_NAMES, **{day_tables.path(unit): _unit_words(unit) for unit in units}}
    return [File(path, *words, sizes[path]) for path, words in names.items() if path in sizes]


def _unit_words(unit: str) -> tuple[str, str]:
    name = "trung ương" if unit == CENTRAL else vocabulary().territory.provinces[unit].name
    return f"Trạng thái theo ngày, {name} (JSON)", f"Mọi biện pháp của {name}, mỗi biện pháp với trạng thái ở mọi ngày."


def _measure(validity: Validity, today: date, base_url: str) -> dict[str, Any]:
    address = f"{base_url}{measure_address(validity.directive.id, validity.measure.id)}"
    return {**measure_row(validity, day(today)), "address": address}


def _directives(
    corpus: Corpus,
    validities: Mapping[str, Validity],
    relations: Mapping[LinkedRelation, dict[str, Any]],
    today: date,
    base_url: str,
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
            "relations": [relations[link] for link in corpus.links_from.get(directive.id, ())],
            "measure_count": len(ids),
            "measures": ids,
            "address": f"{base_url}{document_address(directive.id)}",
        }


def _state(validities: list[Validity], today: date) -> str | None:
    found = summary(validities, day(today))
    return str(found.state) if found else None


def _cited(
    corpus: Corpus, relations: Mapping[LinkedRelation, dict[str, Any]], base_url: str
) -> Iterator[dict[str, Any]]:
    for key, cited in corpus.cited.items():
        mentions = dict.fromkeys((mention.source, mention.label) for mention in corpus.mentions_to.get(key, ()))
        yield {
            "key": key,
            "name": wording.name(cited.reference),
            **fields(cited.reference),
            "relations": [relations[link] for link in corpus.links_to.get(key, ())],
            "mentions": [{"record": source, "clause": label} for source, label in mentions],
            "address": f"{base_url}{cited_address(key)}",
        }


def _provinces(corpus: Corpus, base_url: str) -> Iterator[dict[str, Any]]:
    held = Counter(directive.unit for directive in corpus.directives.values())
    territory = vocabulary().territory
    last = territory.eras[-1]
    for slug, province in territory.provinces.items():
        names = [(era.label, province.named(era)) for era in territory.eras]
        successors = territory.successors(slug, last)
        yield {
            "slug": slug,
            "name": province.name,
            **{f"{label}_name": name.full if name else None for label, name in names},
            **{f"{label}_code": name.code if name else None for label, name in names},
            "iso": province.iso,
            "successor": successors[0] if len(successors) == 1 else None,
            **({"successors": list(successors)} if len(successors) > 1 else {}),
            "merged_from": list(territory.origins(slug, last)),
            "changed": territory.changed(slug),
            "directive_count": held[slug],
            "address": f"{base_url}{province_address(slug)}",
        }


def _lists() -> dict[str, Any]:
    words = {key: plain(value) for key, value in asdict(vocabulary()).items() if key in _LISTS}
    acts, territory = vocabulary().acts, vocabulary().territory
    return {
        "states": {str(state): name for state, name in wording.STATES.items()},
        **words,
        "acts_with_effect": [key for key, act in acts.items() if act.effect],
        "acts_without_effect": [key for key, act in acts.items() if not act.effect],
        "act_words": {key: [act.name, act.passive] for key, act in acts.items()},
        "maps": {era.label: [asdict(tile) for tile in territory.tiles[era.key]] for era in territory.eras},
    }
