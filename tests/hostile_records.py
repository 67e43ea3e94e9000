"""Records as nobody means them: values drawn by the schema, among them some that it forbids or that only look right."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import yaml
from hypothesis import strategies as st

from generator.records.schema import json_schema

IDS = ["kien-giang/1-ct-ubnd-2021", "kien-giang/2-ct-ubnd-2021", "trung-uong/16-ct-ttg-2020", "son-la/3-qd-ubnd-2021"]
"""Where the records of an archive lie, and what they call each other."""
DAYS = ["2021-07-31", "2021-08-02", "2021-08-02T06:00", "2021-08-15", "2021-08-15T24:00", "2020-02-30", "0000-00-00"]
NUMBERS = ["1/CT-UBND", "2/CT-UBND", "16/CT-TTg", "3/QĐ-UBND", "///", "第一号", "99/UBND-КGVX", "0", "1" * 300]
LABELS = ["1", "2", "2.a", "1.-1", "2.p2.(1)", "head-1", "close-1", "nn", "~", "..", "1~2"]
WORDS = ["Ở yên tại nhà", "huyện Hòn Đất", "toàn tỉnh", "6 huyện", "UBND tỉnh", "cho đến khi có thông báo mới", ""]
ODD = [
    "no", "012", "null", "~", "<<", "[[slot:title]]", 'data-states=""', "\0", "\u202e", "\u200b", "a\u034fb", "<b>",
    "{{ 7*7 }}", "%00", "../..", "x" * 2_001, "a\nb", "\ud7ff", "\U000e0041", "'", '"', "#", ": ", "- ", "&a *a",
]  # fmt: skip
TEXTS = [
    "Kính gửi: Sở Y tế.\n\n1. Ở yên tại nhà.\n2. Giao Sở Y tế:\na) Một; (1) hai; (2) ba.\n- Bốn.\nTrên đây là hết.",
    "Số: 1/CT-UBND\n\nĐiều 1. Thay thế Chỉ thị số 2/CT-UBND ngày 31/7/2021.\nĐiều 1. Hai lần.\n\nNơi nhận:\n- Lưu.\nKý",
    "1. Theo Chỉ thị số 16/CT-TTg ngày 31/3/2020, huyện Hòn Đất từ 0 giờ ngày 02/8/2021.",
    "", "1", "\n\n", "a" * 130,
]  # fmt: skip
_ANYTHING = st.one_of(st.sampled_from([*ODD, *WORDS, *DAYS]), st.text(max_size=8), st.none(), st.just([]), st.just({}))
_BY_KEY: dict[str, st.SearchStrategy[Any]] = {
    "record": st.sampled_from([*IDS, "kien-giang/khong-co"]),
    "aliases": st.lists(st.sampled_from([*IDS, "kien-giang/ten-cu"]), max_size=2),
    "number": st.sampled_from(NUMBERS),
    "clause": st.sampled_from(LABELS),
    "parts": st.lists(st.sampled_from([*LABELS, "m1"]), max_size=3),
    "nothing": st.lists(st.sampled_from(LABELS), max_size=3),
    "id": st.sampled_from(["m1", "m2", "m3", "m4"]),
    "measure": st.sampled_from(["m1", "m9"]),
    "quote": st.sampled_from(["Ở yên tại nhà", "Một", "một"]),
    "text": st.sampled_from(TEXTS),
    "province": st.sampled_from(["kien-giang", "son-la", "trung-uong"]),
    "url": st.sampled_from(["https://example.org/?a=1&b=2", "http://x", "javascript:alert(1)"]),
}
"""What a value is most often drawn from, where its type alone would seldom be right."""


@cache
def records() -> st.SearchStrategy[dict[str, Any]]:
    """Return what draws the tree of a record; most have a fault or two, some have none."""
    schema = json.loads(json.dumps(json_schema()))
    return _value(schema, schema["$defs"], "")


def _value(of: Mapping[str, Any], known: Mapping[str, Any], key: str) -> st.SearchStrategy[Any]:
    right = _BY_KEY[key] if key in _BY_KEY else _right(of, known)
    return st.integers(0, 59).flatmap(lambda n: _ANYTHING if n == 0 and key else right)


def _right(of: Mapping[str, Any], known: Mapping[str, Any]) -> st.SearchStrategy[Any]:
    if "$ref" in of:
        return st.deferred(lambda: _value(known[of["$ref"].rpartition("/")[2]], known, ""))
    if "anyOf" in of:
        return st.one_of(*(_value(each, known, "") for each in of["anyOf"]))
    if "enum" in of or "const" in of:
        return st.sampled_from(of.get("enum") or [of["const"]])
    if of.get("type") == "array":
        return st.lists(_value(of["items"], known, ""), min_size=of.get("minItems", 0), max_size=3)
    if of.get("type") == "object":
        return _table(of, known)
    if of.get("type") == "boolean":
        return st.sampled_from(["true", "false"])
    return st.sampled_from(DAYS[:4] if "pattern" in of else WORDS[:6])


def _table(of: Mapping[str, Any], known: Mapping[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    every = {key: _value(each, known, key) for key, each in of.get("properties", {}).items()}
    needed = {key: every[key] for key in of.get("required", ())}
    return st.fixed_dictionaries(needed, optional={key: every[key] for key in every if key not in needed})


def written(tree: Mapping[str, Any]) -> str:
    """Return ``tree`` as YAML."""
    return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False)
