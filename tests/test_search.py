"""What search is given: headings and clauses with their states on all days, and the index of their words."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
import real
from small_corpus import small_corpus

from generator.basics.periods import day
from generator.law.legal_citation import as_cited
from generator.law.scenario import Grace
from generator.law.validity import directive_state
from generator.records.corpus import Corpus
from generator.site import assembly, search_index
from generator.site.search_index import Entry, index

TODAY = date(2026, 11, 23)
CONTENTS = "tim-kiem/muc-luc.json"


def made(corpus: Corpus, root: Path) -> dict[str, object]:
    """Make what search needs of ``corpus`` below ``root``; return the files beside the index, read."""
    _, _, search = assembly.build(corpus, TODAY, "", Grace())
    return {export.path: json.loads(export.content) for export in search.exports(root, None)}


def pieces(root: Path, shelf: str) -> dict[tuple[str, int], object]:
    """Return what stands on a shelf below ``root``, by key and number."""
    files = [json.loads(file.read_text("utf-8")) for file in (root / "tim-kiem" / shelf).iterdir()]
    return {(key, number): piece for file in files for key, number, piece in file}


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> tuple[Path, dict]:
    root = tmp_path_factory.mktemp("site")
    return root, made(real.corpus(), root)


@pytest.fixture(scope="module")
def cards(site) -> dict[str, dict]:
    """Every card by the address of its document."""
    return {card["a"]: card for card in pieces(site[0], "ten").values()}


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


def test_cards_tell_for_which_measures_the_state_speaks_where_they_differ(site, cards) -> None:
    steps = cards["van-ban/kien-giang/1377-ubnd-kgvx-2021/"]["l"]
    assert picked(steps, date(2021, 9, 1)) == "applying"
    assert picked(steps, date(2021, 11, 1)) == "applying tasks"
    assert site[1][CONTENTS]["words"]["applying tasks"] == "Đang áp dụng (việc giao cơ quan)"


def test_cards_are_made_of_documents_that_are_only_cited(cards) -> None:
    cited = cards["dan-chieu/trung-uong/1108-cd-ttg-2021/"]
    assert cited["x"] == "1108/CĐ-TTg"
    assert cited["d"] == ["2021-08-31", "2021-08-31"]
    assert not {"h", "l"} & set(cited)


def small(records: dict[str, dict[str, str]], root: Path) -> dict:
    corpus, errors = small_corpus(records)
    assert errors == []
    return made(corpus, root)[CONTENTS]


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
def test_contents_tell_where_old_provinces_belong_today(
    units: list[str], now: dict, places: dict, tmp_path: Path
) -> None:
    records = {f"{unit}/1-qd-ubnd-2021": {"type": "quyet-dinh", "number": "1/QĐ-UBND"} for unit in units}
    contents = small(records, tmp_path)
    assert {unit["u"]: unit["now"] for unit in contents["units"] if unit["now"]} == now
    assert contents["places"] == places


def test_an_issuer_is_found_in_full_and_in_short(tmp_path: Path) -> None:
    issuers = ["Ủy ban nhân dân tỉnh Sơn La", "Sở Y tế", "Ủy ban nhân dân tỉnh Sơn La"]
    small({f"son-la/{n}-cv-2021": {"type": "cong-van", "issuer": issuer} for n, issuer in enumerate(issuers)}, tmp_path)
    words = pieces(tmp_path, "tieu-de")
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


def test_every_clause_is_found_once_with_what_filters_ask(site, cards) -> None:
    root, files = site
    for directive in real.corpus().directives.values():
        rows = files[f"tim-kiem/van-ban/{directive.id}.json"]
        assert len(rows) == len({row[0] for row in rows}) == (len(directive.clauses) or 1)
    rows = files["tim-kiem/van-ban/kien-giang/1377-ubnd-kgvx-2021.json"]
    place, (_, name, states, *_) = next((i, row) for i, row in enumerate(rows) if row[0] == "k2-p2")
    assert name == "Đoạn thứ hai khoản 2"
    assert picked(states, date(2021, 8, 31)) == "not-yet"
    assert picked(states, date(2021, 9, 5)) == "applying"
    unit, (number, kien_giang) = (
        "kien-giang",
        next((i, unit) for i, unit in enumerate(files[CONTENTS]["units"]) if unit["u"] == "kien-giang"),
    )
    before = kien_giang["c"][: newest(root, unit).index("1377/UBND-KGVX")]
    clause = sum(before) + place
    facts = pieces(root, "toan-van")
    assert clause in numbers(facts["#chu-de", number]["o-nha"])
    assert clause in numbers(facts["#co-quan", number]["cong-an"])
    assert clause in numbers(facts["#trang-thai", number][json.dumps(states, separators=(",", ":"))])


def newest(root: Path, unit: str) -> list[str]:
    """Return the numbers of the documents of ``unit``, in their order."""
    return [card.get("x") for (of, _), card in sorted(pieces(root, "ten").items()) if of == unit]


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


ENTRIES = [
    [
        Entry((f"Văn bản {n} của đơn vị {unit}: hoà giải {n * 7919}", "Tóm tắt ‖ khác"), (("chu-de", "o-nha"),))
        for n in range(40)
    ]
    for unit in range(5)
]


def files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_what_is_kept_of_units_makes_the_index_of_a_clean_build(tmp_path: Path, monkeypatch) -> None:
    clean = index(ENTRIES, tmp_path / "clean", None)
    kept = tmp_path / "kept"
    asked = []
    monkeypatch.setattr(
        search_index, "_pieces", lambda entries, make=search_index._pieces: asked.append(entries) or make(entries)
    )
    for turn, expected in enumerate((5, 0)):
        asked.clear()
        assert index(ENTRIES, tmp_path / f"{turn}", kept) == clean
        assert files(tmp_path / f"{turn}") == files(tmp_path / "clean")
        assert len(asked) == expected
    asked.clear()
    changed = [*ENTRIES[:2], ENTRIES[2][1:], *ENTRIES[3:]]
    assert index(changed, tmp_path / "changed", kept) == index(changed, tmp_path / "anew", None)
    assert files(tmp_path / "changed") == files(tmp_path / "anew")
    assert asked[0] == ENTRIES[2][1:]
    assert len(asked) == 1 + len(changed)  # one unit, then all of the clean build
    assert len(files(kept)) == len(changed)


def test_two_processes_make_the_index_of_one(tmp_path: Path, monkeypatch) -> None:
    one = index(ENTRIES, tmp_path / "one", None)
    monkeypatch.setattr(search_index, "_FORK", 0)
    assert index(ENTRIES, tmp_path / "two", None) == one
    assert files(tmp_path / "two") == files(tmp_path / "one")


def test_files_are_as_many_as_it_takes_and_their_directory_leads_to_each_piece(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(search_index, "_FILE", 500)
    directory = index(ENTRIES, tmp_path, None)
    assert directory == sorted(directory)
    assert len(directory) > 5
    for key, number, name in directory:
        assert json.loads((tmp_path / f"{name}.json").read_text("utf-8"))[0][:2] == [key, number]


def test_nothing_to_index_is_no_fault(tmp_path: Path) -> None:
    assert index([], tmp_path / "index", None) == []


def test_a_disk_that_takes_nothing_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(
        search_index.IndexingError, match=r"không lập được chỉ mục tìm kiếm .*; trang cũ được giữ nguyên"
    ):
        index(ENTRIES, tmp_path / "file", None)
