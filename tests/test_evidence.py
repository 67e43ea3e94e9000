"""How well a fact is known, by the cases of evidence/; and that it is said wherever the fact is shown."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from made import data_file, site_of
from small_corpus import small_corpus

from generator.basics.periods import day
from generator.basics.prose import plain
from generator.exports.day_tables import regime_path
from generator.exports.status import report
from generator.law.applicability import answer
from generator.law.evidence import evidence, otherwise, told_by
from generator.site.pages import directives, provinces
from generator.site.pages import map as map_page
from generator.site.pieces.context import Site

CASES = yaml.load((Path(__file__).parent / "evidence" / "cases.yaml").read_text("utf-8"), yaml.CBaseLoader)
TODAY = date(2021, 7, 25)
ONLY = "theo báo VnExpress; chưa thấy văn bản"


def corpus_of(sources: list[dict[str, Any]], text: str | None = None, **measure: Any) -> Any:
    seen = [{**source, "seen": "2021-08-20"} for source in sources]
    measures = [{"id": "a", "topics": ["che-do"], "for": ["nguoi-dan"], **measure}, {"id": "b"}]
    record = {"number": "9/QĐ-UBND", "issued": "2021-07-18", "sources": seen, "text": text, "measures": measures}
    corpus, errors = small_corpus({"ca-mau/9-qd-ubnd-2021": record})
    assert not errors
    return corpus


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_how_well_it_is_known(case: dict[str, Any]) -> None:
    [directive] = corpus_of(case["sources"], case.get("text")).directives.values()
    asked = case.get("measure", "a")
    assert (evidence(directive.record, asked) or "") == case["basis"]
    assert told_by(directive.record, asked) == case.get("told", "")
    assert [*otherwise(directive.record, asked)] == case.get("otherwise", [])


@pytest.fixture(scope="module")
def site() -> Site:
    """A province under a regime by an order that one newspaper tells of, with an end worked out from a length."""
    regime = {"regime": "ct-16", "from": "2021-07-19", "until": "2021-08-01"}
    computed = {"until_basis": "computed", "until_words": "14 ngày"}
    source = {"url": "https://vnexpress.net/a-1.html", "kind": "bao"}
    other = {
        "url": "https://tuoitre.vn/a",
        "kind": "bao",
        "measures": ["a"],
        "says": [{"measure": "a", "until": "2021-08-05"}],
    }
    return site_of(corpus_of([source, other], **regime, **computed), TODAY)


WORDS = f"Chỉ thị 16, đến hết ngày 01/8/2021 (tính từ «14 ngày»), theo Chỉ thị 9/QĐ-UBND ({ONLY})"


def test_the_verdict_of_a_province_says_so(site: Site) -> None:
    [part] = provinces.province(site, "ca-mau").view.parts  # type: ignore[attr-defined]
    answer = part.verdict.on(TODAY)
    assert answer.headline == "Giãn cách theo Chỉ thị 16, đến hết 01/8/2021 (tính từ «14 ngày»)"
    assert plain(answer.regime) == f"Theo Chỉ thị 9/QĐ-UBND ({ONLY})."
    lines = [item for box in part.boxes for group in box.groups for item in group.measures]
    assert all(ONLY in line.words for line in lines)
    [line] = [line for line in lines if any("tính từ" in words for words in line.words)]
    assert "từ ngày 19/7/2021 đến hết ngày 01/8/2021 (tính từ «14 ngày»)" in line.words


def test_the_page_of_the_document_says_so_and_what_its_sources_are(site: Site) -> None:
    [page] = directives.pages(site, site.corpus.directives.values())
    view: Any = page.view
    assert f"Kho chỉ biết văn bản này {ONLY}" not in [plain(banner.text) for banner in view.banners]
    assert [source.kind for source in view.sources] == ["báo hoặc trang tin", "báo hoặc trang tin"]
    own = [measure for group in view.measures for measure in group.measures]
    assert "Theo báo VnExpress; chưa thấy văn bản" in own[0].conditions
    told = [*view.state.on(TODAY).why, *(words for measure in own for words in measure.why.on(TODAY))]
    assert f"Nội dung văn bản không lưu giữ; chỉ biết {ONLY}." in told
    assert "Có nguồn nói khác: theo báo Tuổi Trẻ, đến hết ngày 05/8/2021." in told
    assert "Có thời hạn đến hết ngày 01/8/2021 (tính từ «14 ngày»)." in told


def test_the_map_shows_it_otherwise_than_by_colour(site: Site) -> None:
    view: Any = map_page.page(site).view
    before = next(division for division in view.divisions if division.key == "cu")
    reported = {tile.state.on(TODAY).name for tile in before.tiles if tile.state.on(TODAY).reported}
    assert reported == {f"Cà Mau: {WORDS}"}
    assert (before.reported.on(TODAY), before.any_reported.on(TODAY)) == (1, True)
    assert before.any_reported.on(date(2021, 9, 1)) is False


def test_data_say_so(site: Site) -> None:
    rows = {row["measure"]: row for row in csv.DictReader(io.StringIO(data_file(site, "du-lieu/bien-phap.csv")[1:]))}
    row = rows["ca-mau/9-qd-ubnd-2021#a"]
    assert (row["evidence"], row["until_basis"], row["until_words"]) == ("reported", "computed", "14 ngày")
    rows_ = {row["measure"]: row for row in json.loads(data_file(site, "du-lieu/bien-phap.json"))["measures"]}
    assert rows_["ca-mau/9-qd-ubnd-2021#a"]["evidence"] == "reported"
    regime = json.loads(data_file(site, regime_path("ca-mau")))["regimes"][1]
    assert (regime["reported"], regime["words"]) == (True, WORDS)


def test_status_says_so(site: Site) -> None:
    corpus, known, span = site.corpus, site.validities, day(TODAY)
    rows = answer(corpus, known, "ca-mau", span)
    lines = report(corpus, known, "ca-mau", span, rows, rows)
    assert f"Chế độ: {WORDS}" in lines
    assert f"  - Nội dung văn bản không lưu giữ; chỉ biết {ONLY}." in lines
