"""What search is given: headings and clauses with their states on all days, and the index of their words."""

from __future__ import annotations

import gzip
import json
from datetime import date, timedelta
from pathlib import Path

import pytest
import real
from made import everything, site_of
from small_corpus import small_corpus

from generator.basics.export import Export
from generator.basics.periods import day
from generator.law.legal_citation import as_cited
from generator.law.validity import directive_state
from generator.records.corpus import Corpus
from generator.site import search_index
from generator.site.pieces import search_names
from generator.site.reuse import Done, Standing
from generator.site.search_index import DIRECTORY, Indexed, Piece, Share, pieces, shelf, standing
from generator.site.writing import Written
from generator.vocabulary.lists import vocabulary

TODAY = date(2026, 11, 23)
CONTENTS = "tim-kiem/muc-luc.json"


def made(corpus: Corpus) -> dict[str, object]:
    """Return the files of search that are made of ``corpus``, read."""
    exports = (one for one in everything(site_of(corpus, TODAY)) if isinstance(one, Export))
    return {one.path: json.loads(one.content) for one in exports if one.path.startswith("tim-kiem/")}


def on_shelf(files: dict[str, object], name: str) -> dict[tuple[str, int], object]:
    """Return what stands on a shelf, by key and number."""
    folder = f"tim-kiem/{name}/"
    held = (files[path] for path in files if path.startswith(folder) and path != f"{folder}{DIRECTORY}")
    return {(key, number): piece for some in held for key, number, piece in some}


@pytest.fixture(scope="module")
def files() -> dict[str, object]:
    return made(real.corpus())


@pytest.fixture(scope="module")
def cards(files) -> dict[str, dict]:
    """Every card by the address of its document."""
    return {card["a"]: card for card in on_shelf(files, "ten").values()}


def picked(steps: list[str] | dict, of: date) -> str:
    days = steps["d"] if isinstance(steps, dict) else steps
    return [state for since, state in zip(days[::2], days[1::2], strict=True) if since <= of.isoformat()][-1]


def test_cards_tell_the_state_of_every_document_on_any_day(cards) -> None:
    assert sum("l" in card for card in cards.values()) == len(real.corpus().directives)
    for directive in real.corpus().directives.values():
        steps = cards[f"van-ban/{directive.id}/"]["l"]
        for n in range(0, 1500, 7):
            of = date(2020, 1, 1) + timedelta(days=n)
            state = directive_state(directive, real.validities(), day(of))
            assert picked(steps, of).split()[0] == (state.value if state else "no-measure")


def test_cards_tell_for_which_measures_the_state_speaks_where_they_differ(files, cards) -> None:
    steps = cards["van-ban/kien-giang/1377-ubnd-kgvx-2021/"]["l"]
    assert picked(steps, date(2021, 9, 1)) == "applying"
    assert picked(steps, date(2021, 11, 1)) == "applying tasks"
    assert files[CONTENTS]["words"]["applying tasks"] == "Đang áp dụng (việc giao cơ quan)"


def test_cards_are_made_of_documents_that_are_only_cited(cards) -> None:
    cited = cards["dan-chieu/trung-uong/1108-cd-ttg-2021/"]
    assert cited["x"] == "1108/CĐ-TTg"
    assert cited["d"] == ["2021-08-31", "2021-08-31"]
    assert not {"h", "l"} & set(cited)


def small(records: dict[str, dict[str, str]]) -> dict[str, object]:
    corpus, errors = small_corpus(records)
    assert errors == []
    return made(corpus)


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
def test_contents_tell_where_old_provinces_belong_today(units: list[str], now: dict, places: dict) -> None:
    records = {f"{unit}/1-qd-ubnd-2021": {"type": "quyet-dinh", "number": "1/QĐ-UBND"} for unit in units}
    contents = small(records)[CONTENTS]
    assert {unit["u"]: unit["now"] for unit in contents["units"] if unit["now"]} == now
    assert contents["places"] == places


def test_an_issuer_is_found_in_full_and_in_short() -> None:
    issuers = ["Ủy ban nhân dân tỉnh Sơn La", "Sở Y tế", "Ủy ban nhân dân tỉnh Sơn La"]
    records = {f"son-la/{n}-cv-2021": {"type": "cong-van", "issuer": issuer} for n, issuer in enumerate(issuers)}
    words = on_shelf(small(records), "tieu-de")
    assert set(words["uy", 0]) == {"ủy", "ủy ban"}
    assert words["ubnd", 0] == {"ubnd": "06", "ubnd tỉnh": "06"}  # own words of the first and of the third
    assert words["cv", 0]["cv"] == "033"


def test_what_is_known_of_a_document_is_what_it_can_be_cited_by() -> None:
    days = date(2021, 8, 6), date(2021, 8, 6)
    assert set(as_cited("nghi-quyet", "86/NQ-CP", days)) == {
        "Nghị quyết số 86/NQ-CP ngày 06/8/2021",
        "Nghị quyết số 86/NQ-CP",
        "ngày 06 tháng 8 năm 2021",
        "ngày 06 tháng 08 năm 2021",
        "ngày 6 tháng 8 năm 2021",
        "năm 2021",
        "nq",
    }
    assert as_cited("nghi-quyet", None, (date(2021, 1, 1), date(2021, 12, 31))) == ("năm 2021", "nq")
    assert as_cited("nghi-quyet", None, None) == ("nq",)


def test_every_clause_is_found_once_with_what_filters_ask(files, cards) -> None:
    for directive in real.corpus().directives.values():
        card = cards[f"van-ban/{directive.id}/"]
        rows = [card["k"]] if "k" in card else files[f"tim-kiem/van-ban/{directive.id}.json"]
        assert len(rows) == len({row[0] for row in rows}) == (len(directive.clauses) or 1)
    rows = files["tim-kiem/van-ban/kien-giang/1377-ubnd-kgvx-2021.json"]
    place, (_, name, states, *_) = next((i, row) for i, row in enumerate(rows) if row[0] == "k2-p2")
    assert name == "Đoạn thứ hai khoản 2"
    assert picked(states, date(2021, 8, 31)) == "not-yet"
    assert picked(states, date(2021, 9, 5)) == "applying"
    number, unit = next((i, of) for i, of in enumerate(files[CONTENTS]["units"]) if of["u"] == "kien-giang")
    newest = [card.get("x") for (of, _), card in sorted(on_shelf(files, "ten").items()) if of == "kien-giang"]
    clause = sum(unit["c"][: newest.index("1377/UBND-KGVX")]) + place
    facts = on_shelf(files, "toan-van")
    assert clause in numbers(facts["#chu-de", number]["o-nha"])
    assert clause in numbers(facts["#co-quan", number]["cong-an"])
    assert clause in numbers(facts["#trang-thai", number][json.dumps(states, separators=(",", ":"))])


def numbers(short: str) -> list[int]:
    """Return what the index writes in short: each by how much it is more than the last, five bits a letter."""
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
    found, number, step = [], 0, 0
    for digit in map(digits.index, short):
        step = step * 32 + digit % 32
        if digit < 32:
            number += step
            step = 0
            found.append(number)
    return found


def some(unit: int) -> list[Indexed]:
    texts = [f"Văn bản {n} của đơn vị {unit}: hoà giải {n * 7919}" for n in range(40)]
    return [Indexed((text, "Tóm tắt ‖ khác"), (("chu-de", "o-nha"),)) for text in texts]


def joined() -> list[Piece]:
    return [(key, unit, piece) for unit in range(5) for key, piece in pieces(some(unit)).items()]


def test_files_are_as_many_as_it_takes_and_their_directory_leads_to_each_piece(monkeypatch) -> None:
    monkeypatch.setattr(search_index, "_FILE", 500)
    *rest, directory = shelf("a", joined())
    assert directory.path == f"a/{DIRECTORY}"
    begins = [(f"a/{name}.json", [key, number]) for key, number, name in json.loads(directory.content)]
    assert begins == [(file.path, json.loads(file.content)[0][:2]) for file in rest]
    assert len(begins) > 5
    held = [tuple(piece[:2]) for file in rest for piece in json.loads(file.content)]
    assert held == sorted(set(held))


def test_contents_tell_which_documents_of_the_centre_name_a_province() -> None:
    named = {"id": "o-nha", "summary": "Ở nhà", "mode": "bat-buoc", "topics": ["o-nha"], "for": ["nguoi-dan"]}
    records = {
        "trung-uong/1-cd-ttg-2021": {"type": "cong-dien", "issued": "2021-07-01"},
        "trung-uong/2-cd-ttg-2021": {
            "type": "cong-dien",
            "issued": "2021-07-02",
            "measures": [{**named, "provinces": ["son-la", "lai-chau"]}],
        },
    }
    [centre] = small(records)[CONTENTS]["units"]
    assert centre["m"] == {"son-la": [0], "lai-chau": [0]}


NAMES, SPELLINGS = "tim-kiem/ten-goi.json", "tim-kiem/chinh-ta.json"


def test_names_tell_where_provinces_districts_and_regimes_stand(files) -> None:
    names = files[NAMES]
    places = {slug: (name, others, districts) for slug, name, others, districts in names["places"]}
    assert len(places) == len(vocabulary().territory.provinces)
    assert places["ho-chi-minh"][:2] == ("Hồ Chí Minh", ["Sài Gòn", "TP HCM", "TPHCM", "HCM"])
    assert {"Phú Quốc", "Rạch Giá"} <= {*places["kien-giang"][2]}
    assert {"quận 1"} <= {*places["ho-chi-minh"][2]}
    assert {"thành phố Cao Lãnh", "huyện Cao Lãnh"} <= {*places["dong-thap"][2]}
    regimes = {regime["n"]: regime for regime in names["regimes"]}
    assert regimes["Chỉ thị 16"]["w"] == ["CT 16"]
    assert ["Chỉ thị 16/CT-TTg", "van-ban/trung-uong/16-ct-ttg-2020/"] in regimes["Chỉ thị 16"]["a"]
    assert regimes["Cấp độ 4"]["a"] == []
    assert (names["types"]["nq"], names["types"]["cv"], names["types"]["tb"]) == ("nghị quyết", "công văn", "thông báo")


def test_a_regime_called_by_a_document_that_is_only_cited_leads_to_its_page() -> None:
    reference = {"act": "cites", "document": {"type": "chi-thi", "number": "16/CT-TTg", "issued": "2020-03-31"}}
    names = small({"son-la/1-cv-2021": {"type": "cong-van", "relations": [reference]}})[NAMES]
    [regime] = (regime for regime in names["regimes"] if regime["n"] == "Chỉ thị 16")
    assert regime["a"] == [["Chỉ thị 16/CT-TTg", "dan-chieu/trung-uong/16-ct-ttg-2020/"]]


def test_spellings_are_of_the_vocabulary_and_of_headings_and_not_too_many(files, monkeypatch) -> None:
    phrases = files[SPELLINGS]
    assert {"khẩu trang", "giấy phép", "kiên giang", "phú quốc", "lâm minh"} <= {*phrases}
    assert len(phrases) == len({*phrases})
    assert len(gzip.compress(json.dumps(phrases, ensure_ascii=False).encode())) < 30_000
    monkeypatch.setattr(search_names, "_MOST", 100)
    assert len(json.loads(search_names.spellings([]).content)) == 100


def test_words_are_counted_by_the_fields_in_which_they_stand() -> None:
    assert standing(pieces(some(0)))["hòa giải"] == 40
    assert standing(pieces([Indexed(("a b", "a"), (("x", "y"),))])) == {"a": 2, "b": 1, "a b": 1}


def test_nothing_to_index_is_no_fault() -> None:
    assert [(file.path, file.content) for file in shelf("a", [])] == [(f"a/{DIRECTORY}", "[]")]


def test_what_a_unit_gives_to_the_index_is_there_again_at_the_next_build(tmp_path: Path) -> None:
    share = Share("son-la", {"u": "son-la", "h": [1, None]}, {"toan-van": pieces(some(0))}, ['{"a":"van-ban/"}'])
    Standing(tmp_path, tmp_path / "list").remember([Done(Written(shares=[share]), "key")])
    again = Standing(tmp_path, tmp_path / "list").again("key", tmp_path / "new")
    assert again
    assert again.shares == [share]
