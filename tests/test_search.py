"""What search is given: the full-text index, headings and clauses, with their states on all days."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pagefind_bin
import pytest
import real
from built import ROOT, build
from made import data_file, site_of
from small_corpus import small_corpus

from generator.basics.periods import day
from generator.law.validity import directive_state
from generator.site import search_index
from generator.site.icons import IconSet
from generator.site.pieces.search_tables import FullText
from generator.site.rendering import Renderer, assets

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def made():
    site = site_of(real.corpus(), TODAY)
    return json.loads(data_file(site, "tim-kiem/muc-luc.json")), FullText(site)


def picked(steps: list[str] | dict, of: date) -> str:
    days = steps["d"] if isinstance(steps, dict) else steps
    return [state for since, state in zip(days[::2], days[1::2], strict=True) if since <= of.isoformat()][-1]


def test_headings_tell_the_state_of_every_document_on_any_day(made) -> None:
    headings, _ = made
    held = {heading["a"]: heading for heading in headings["documents"] if "l" in heading}
    assert len(held) == len(real.corpus().directives)
    for directive in real.corpus().directives.values():
        steps = headings["states"][held[f"van-ban/{directive.id}/"]["l"]]
        for n in range(0, 1500, 7):
            of = date(2020, 1, 1) + timedelta(days=n)
            state = directive_state(directive, real.validities(), day(of))
            assert picked(steps, of) == (state.value if state else "no-measure")


def test_headings_tell_for_which_measures_the_state_speaks_where_they_differ(made) -> None:
    headings, _ = made
    held = {heading["a"]: heading for heading in headings["documents"] if "l" in heading}
    mixed = held["van-ban/kien-giang/1377-ubnd-kgvx-2021/"]
    told = {of: picked(headings["states"][mixed["k"]], of) for of in (date(2021, 9, 1), date(2021, 11, 1))}
    assert told == {date(2021, 9, 1): "", date(2021, 11, 1): "tasks"}
    assert headings["words"]["applying tasks"] == "Đang áp dụng (việc giao cơ quan)"
    assert "k" not in held["van-ban/kien-giang/1319-ubnd-kgvx-2021/"]


def test_headings_hold_documents_that_are_only_cited(made) -> None:
    headings, _ = made
    cited = next(heading for heading in headings["documents"] if heading.get("x") == "1108/CĐ-TTg")
    assert cited["a"] == "dan-chieu/trung-uong/1108-cd-ttg-2021/"
    assert cited["d"] == ["2021-08-31", "2021-08-31"]
    assert not {"h", "l"} & set(cited)


def headings_of(records: dict[str, dict[str, str]]) -> dict:
    corpus, errors = small_corpus(records)
    assert errors == []
    return json.loads(data_file(site_of(corpus, TODAY), "tim-kiem/muc-luc.json"))


@pytest.mark.parametrize(
    ("units", "now", "places"),
    [
        (["son-la", "trung-uong"], {}, {}),
        (["kien-giang"], {"kien-giang": "An Giang"}, {"an-giang": ["kien-giang"]}),
        (["an-giang"], {}, {"an-giang-cu": ["an-giang"]}),
        (
            ["an-giang", "kien-giang"],
            {"kien-giang": "An Giang"},
            {"an-giang": ["an-giang", "kien-giang"], "an-giang-cu": ["an-giang"]},
        ),
        (["thua-thien-hue"], {"thua-thien-hue": "Huế"}, {"hue": ["thua-thien-hue"]}),
    ],
    ids=" ".join,
)
def test_headings_tell_where_old_provinces_belong_today(units: list[str], now: dict, places: dict) -> None:
    headings = headings_of({f"{unit}/1-qd-ubnd-2021": {"type": "quyet-dinh", "number": "1/QĐ-UBND"} for unit in units})
    assert headings["now"] == now
    assert headings["places"] == places


def test_headings_tell_how_others_call_an_issuer_and_a_type() -> None:
    issuers = ["Ủy ban nhân dân tỉnh Sơn La", "Sở Y tế", "Ủy ban nhân dân tỉnh Sơn La"]
    headings = headings_of(
        {f"son-la/{n}-cv-2021": {"type": "cong-van", "issuer": issuer} for n, issuer in enumerate(issuers)}
    )
    assert headings["issuers"] == [["Ủy ban nhân dân tỉnh Sơn La", "UBND tỉnh Sơn La"], ["Sở Y tế"]]
    assert sorted(heading["i"] for heading in headings["documents"]) == [0, 0, 1]
    assert headings["types"] == {"cong-van": ["Công văn", "cv"]}


def test_every_clause_is_found_once_with_what_filters_ask(made) -> None:
    headings, full_text = made
    texts = list(full_text.texts)
    names = [text.indexed.name for text in texts]
    assert len(names) == len(set(names))
    assert sum(len(d.clauses) or 1 for d in real.corpus().directives.values()) == len(names)
    table = json.loads(full_text.table({name: f"key-{name}" for name in names}).content)
    place, anchor, name, states, topics, agencies, _ = table["texts"]["key-kien-giang/1377-ubnd-kgvx-2021/k2-p2"]
    assert headings["documents"][place]["x"] == "1377/UBND-KGVX"
    assert (anchor, name) == ("k2-p2", "Đoạn thứ hai khoản 2")
    assert {"o-nha", "di-lai"} <= set(topics)
    assert "cong-an" in agencies
    assert picked(table["states"][states], date(2021, 8, 31)) == "not-yet"
    assert picked(table["states"][states], date(2021, 9, 5)) == "applying"


def test_the_index_holds_only_what_a_search_needs_and_is_the_same_each_time(made, tmp_path: Path) -> None:
    _, full_text = made
    icons = IconSet(None)
    renderer = Renderer("", assets(icons), icons, TODAY)
    pages = [(text.indexed.name, renderer.indexed(text.indexed)) for text in full_text.texts]
    keys = [search_index.index(pages, tmp_path / name) for name in ("one", "two")]
    assert keys[0] == keys[1]
    assert set(keys[0]) == {name for name, _ in pages}
    files = [
        {str(p.relative_to(tmp_path / name)): p.read_bytes() for p in (tmp_path / name).rglob("*") if p.is_file()}
        for name in ("one", "two")
    ]
    assert files[0] == files[1]
    assert not [name for name in files[0] if "ui" in name or "highlight" in name]
    fragment = files[0][f"fragment/{keys[0]['kien-giang/1377-ubnd-kgvx-2021/k2-p2']}.pf_fragment"]
    assert "cấp giấy phép d\u0335i lại trên d\u0335ịa bàn quản lý" in gzip.decompress(fragment).decode()


def test_nothing_to_index_is_no_fault(tmp_path: Path) -> None:
    assert search_index.index([], tmp_path / "index") == {}


@pytest.mark.parametrize("program", ["/bin/false", "/khong/co"])
def test_a_program_that_does_not_run_is_told_in_words(program: str, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: Path(program))
    with pytest.raises(
        search_index.IndexingError, match=r"không lập được chỉ mục tìm kiếm .*; trang cũ được giữ nguyên"
    ):
        search_index.index([("a/b", "<p>…</p>")], tmp_path / "index")


def test_without_the_program_the_old_site_stays(tmp_path: Path) -> None:
    assert build(tmp_path, ROOT / "tests" / "site" / "directives").returncode == 0
    before = (tmp_path / "cong-khai" / "index.html").read_bytes()
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "pagefind_bin.py").write_text("def get_executable(): raise FileNotFoundError('pagefind')", "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-f", tmp_path / "mkdocs.yml", "-d", tmp_path / "cong-khai"]
    environment = {**os.environ, "PYTHONPATH": str(broken), "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "không lập được chỉ mục tìm kiếm (pagefind); trang cũ được giữ nguyên" in done.stderr
    assert (tmp_path / "cong-khai" / "index.html").read_bytes() == before
