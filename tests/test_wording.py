"""How days, documents, acts and states are named in Vietnamese."""

from datetime import date, datetime, timedelta

import pytest
from small_corpus import small_corpus

from generator.basics.periods import UTC7, Days, Span, day, instant
from generator.law import wording
from generator.law.scenario import State
from generator.vocabulary.lists import vocabulary


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC7)


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        (date(2021, 8, 2), "02/8/2021"),
        (date(2021, 2, 28), "28/02/2021"),
        (date(2021, 1, 1), "01/01/2021"),
        (date(2021, 3, 10), "10/3/2021"),
        (date(2021, 12, 31), "31/12/2021"),
    ],
)
def test_days_are_written_as_documents_write_them(of, expected):
    assert wording.day(of) == expected


@pytest.mark.parametrize(
    ("of", "start", "end"),
    [
        ("2021-08-16T00:00", "ngày 16/8/2021", "hết ngày 15/8/2021"),
        ("2022-01-01T00:00", "ngày 01/01/2022", "hết ngày 31/12/2021"),
        ("2021-09-06T06:00", "06:00 ngày 06/9/2021", "06:00 ngày 06/9/2021"),
        ("2021-09-06T00:01", "00:01 ngày 06/9/2021", "00:01 ngày 06/9/2021"),
    ],
)
def test_the_end_of_a_day_is_no_midnight(of, start, end):
    assert (wording.start(at(of)), wording.end(at(of))) == (start, end)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2021, 8, 2), date(2021, 8, 15), "từ 02/8 đến hết 15/8/2021"),
        (date(2021, 12, 20), date(2022, 1, 10), "từ 20/12/2021 đến hết 10/01/2022"),
        (date(2021, 8, 2), date(2021, 8, 2), "ngày 02/8/2021"),
        (date(2021, 8, 2), None, "từ 02/8/2021"),
    ],
)
def test_a_stretch_tells_its_year_once(first, last, expected):
    assert wording.stretch(first, last) == expected


FIRST, LAST = date(2021, 10, 11), date(2021, 12, 1)


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        (Days(FIRST, FIRST), "ngày 11/10/2021"),
        (Days(FIRST, LAST), "trong khoảng từ 11/10/2021 đến 01/12/2021, chưa rõ ngày"),
        (Days(FIRST, None), "trong khoảng từ 11/10/2021, chưa rõ ngày"),
        (Days(None, LAST), "trong khoảng đến 01/12/2021, chưa rõ ngày"),
    ],
)
def test_a_bound_is_never_written_as_the_day(of, expected):
    assert wording.days(of) == expected


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"type": "cong-van", "number": "1377/UBND-KGVX"}, "Công văn 1377/UBND-KGVX"),
        (
            {"type": "chi-thi", "issuer": "Chủ tịch UBND tỉnh", "text": "1. Một."},
            "Chỉ thị không số của Chủ tịch UBND tỉnh",
        ),
        ({"type": "thong-bao", "text": "1. Một."}, "Thông báo không số"),
        (
            {"type": "quyet-dinh", "issuer": "UBND tỉnh", "issued": "2021-07-09"},
            "Quyết định ngày 09/7/2021 của UBND tỉnh (chưa rõ số)",
        ),
        ({"type": "khong-ro", "issued": "2021-07-09"}, "Văn bản ngày 09/7/2021 (chưa rõ loại, số)"),
        ({"type": "thong-bao", "issued": {"not_after": "2021-07-09"}}, "Thông báo (chưa rõ số)"),
        ({"type": "quyet-dinh", "existence": "inferred"}, "Quyết định chưa tìm thấy (suy ra)"),
    ],
)
def test_documents_are_named_by_what_is_known(record, expected):
    corpus, _ = small_corpus({"son-la/mau-2021": record})
    assert wording.name(corpus.directives["son-la/mau-2021"].record) == expected


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (day(date(2021, 8, 10)), "ngày 10/8/2021"),
        (instant(at("2021-08-10T06:05")), "lúc 06:05 ngày 10/8/2021"),
        (instant(at("2021-08-10T00:00")), "lúc 00:00 ngày 10/8/2021"),
        (Span(None, None), "mọi lúc"),
    ],
)
def test_the_time_of_a_question(span, expected):
    assert wording.span(span) == expected


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (1, "1 KB"),
        (1499, "1 KB"),
        (12_000, "12 KB"),
        (999_499, "999 KB"),
        (1_400_000, "1,4 MB"),
        (25_000_000, "25,0 MB"),
    ],
)
def test_sizes_have_a_decimal_comma(size, expected):
    assert wording.size(size) == expected


def test_every_state_and_every_act_has_words_of_its_own():
    assert set(wording.STATES) == set(State)
    both = [words for act in vocabulary().acts.values() for words in (act.name, act.passive)]
    for words in (list(wording.STATES.values()), both):
        assert len({word.casefold() for word in words}) == len(words)


def test_no_state_promises_the_statutory_effect():
    assert not any("hiệu lực" in words.lower() for words in wording.STATES.values())


def test_a_day_is_a_whole_day():
    span = day(date(2021, 8, 10))
    assert span.end - span.start == timedelta(days=1)


# What the record holds, when the measure ends if that is known, and what is said of it.
UNTIL = [
    ({"text": "1. Một."}, {}, "2021-08-16T00:00", "đến hết ngày 15/8/2021"),
    ({"text": "1. Một."}, {}, None, "không ghi ngày kết thúc"),
    ({"text": "1. Một."}, {"until": "2021-08-15"}, None, "chưa rõ ngày kết thúc"),
    ({}, {}, None, "chưa rõ ngày kết thúc"),
]


@pytest.mark.parametrize(("record", "measure", "end", "expected"), UNTIL)
def test_only_a_text_that_was_read_can_be_said_to_state_no_end(record, measure, end, expected):
    corpus, _ = small_corpus(
        {"son-la/mau-2021": {"issued": "2021-08-01", "measures": [{"id": "a", **measure}], **record}}
    )
    norm = corpus.norms["son-la/mau-2021#a"]
    assert wording.until(norm, at(end) if end else None) == expected
