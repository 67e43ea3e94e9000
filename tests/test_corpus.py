"""Records linked: which document a reference names, what is cited but not held, bounds of unknown days of issue."""

from pathlib import Path

import pytest
import yaml
from small_corpus import small_corpus

from generator.records.corpus import WHOLE, targets


def cases(name):
    path = Path(__file__).parent / "corpus" / f"{name}.yaml"
    found = yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)
    return [pytest.param(case, id=f"{name}-{n}") for n, case in enumerate(found, 1)]


REFERENCES, ISSUE_DAYS = cases("references"), cases("issue-days")


@pytest.mark.parametrize("case", REFERENCES)
def test_references_name_one_document_or_stay_unresolved(case):
    corpus, errors = small_corpus(case["records"])
    first = next(iter(case["records"]))
    found = [*corpus.links_from.get(first, ()), *corpus.mentions_from.get(first, ())]
    assert [item.target for item in found] == case["finds"], case["why"]
    assert list(corpus.cited) == case.get("cited", []), case["why"]
    messages = [error.message for error in errors]
    assert len(messages) == len(case.get("errors", []))
    assert all(words in message for words, message in zip(case.get("errors", []), messages, strict=True))


@pytest.mark.parametrize("case", REFERENCES)
def test_links_say_whether_the_target_is_held_and_lead_back(case):
    corpus, _ = small_corpus(case["records"])
    for link in corpus.links:
        assert link.held is (link.target not in corpus.cited)
        assert link in corpus.links_to[link.target]


@pytest.mark.parametrize("case", ISSUE_DAYS)
def test_bounds_of_the_day_of_issue(case):
    corpus, errors = small_corpus(case["records"])
    assert errors == []
    days = corpus.directives[next(iter(case["records"]))].issued
    assert [str(days.first), str(days.last)] == case["days"], case["why"]


def test_many_documents_of_unknown_days_that_lean_on_one_another_take_no_time():
    names = [f"son-la/d{n:02}" for n in range(60)]
    records = {
        name: {"relations": [{"act": "based-on", "record": older} for older in names[:n]]}
        for n, name in enumerate(names)
    }
    records[names[0]] = {"issued": "2021-08-02"}
    corpus, _ = small_corpus(records)
    assert {str(directive.issued.first) for directive in corpus.directives.values()} == {"2021-08-02"}


def test_mentions_know_their_clause_and_their_words():
    text = "Kính gửi: Sở Y tế.\n1. Một.\nTheo Chỉ thị số 16/CT-TTg ngày 31/3/2020 của Thủ tướng Chính phủ.\n2. Hai.\n"
    corpus, _ = small_corpus({"son-la/mau-2021": {"text": text}})
    (mention,) = corpus.mentions
    (clause,) = [clause for clause in corpus.directives["son-la/mau-2021"].clauses if clause.label == "1.p2"]
    assert (mention.label, mention.target) == ("1.p2", "trung-uong/16-ct-ttg-2020")
    assert clause.text[mention.start : mention.end].startswith("Chỉ thị số 16/CT-TTg")
    assert corpus.mentions_to[mention.target] == [mention]


def test_a_number_alone_links_to_nothing_unless_its_document_was_named_before():
    text = (
        "1. Thay thế Thông báo số 74 ngày 25/7/2021. Theo Công văn số 12/UBND-VX ngày 01/7/2021; bãi bỏ Công văn số 12."
    )
    corpus, _ = small_corpus({"son-la/a": {"text": text}})
    assert [mention.target for mention in corpus.mentions] == ["son-la/12-ubnd-vx-2021"] * 2


def test_the_fullest_heading_of_a_cited_document_is_kept():
    short = {"type": "chi-thi", "number": "16/CT-TTg", "year": "2020"}
    full = {**short, "issued": "2020-03-31", "issuer": "Thủ tướng Chính phủ", "subject": "giãn cách xã hội"}
    headings = {"a": short, "b": full, "c": short}
    records = {f"son-la/{name}": {"relations": [{"act": "cites", "document": d}]} for name, d in headings.items()}
    corpus, _ = small_corpus(records)
    assert corpus.cited["trung-uong/16-ct-ttg-2020"].reference.subject == "giãn cách xã hội"


MEASURES = [
    {"id": "khoan-2", "clause": "2"},
    {"id": "diem-a", "clause": "2.a"},
    {"id": "khoan-20", "clause": "20"},
    {"id": "khong-ro"},
]


@pytest.mark.parametrize(
    ("parts", "named"),
    [
        ([], ["khoan-2", "diem-a", "khoan-20", "khong-ro"]),
        (["2"], ["khoan-2", "diem-a"]),
        (["2.a"], ["diem-a"]),
        (["khong-ro"], ["khong-ro"]),
        (["20", "diem-a"], ["diem-a", "khoan-20"]),
    ],
)
def test_parts_name_clauses_with_all_under_them_or_measures(parts, named):
    relation = {"act": "repeals", "record": "son-la/a"} | ({"parts": parts} if parts else {})
    acting = {"text": "CHỈ THỊ\n", "relations": [relation]}
    corpus, _ = small_corpus({"son-la/a": {"measures": MEASURES}, "son-la/b": acting})
    (link,) = corpus.links
    assert [found.measure.id for found in targets(link.relation, corpus.norms.values())] == named


@pytest.mark.parametrize(
    ("record", "measures"),
    [
        ({"subject": "về việc tạm dừng"}, [f"son-la/a#{WHOLE}"]),
        ({"text": "CHỈ THỊ\n"}, []),
        ({"measures": [{"id": "x"}]}, ["son-la/a#x"]),
        ({"measures": [{"id": "x"}, {"id": "y", "proposed": "true"}]}, []),
        ({"measures": [{"id": "x"}], "withdrawn": {"on": "2022-01-01", "why": "nhập nhầm"}}, []),
    ],
)
def test_which_measures_exist(record, measures):
    corpus, _ = small_corpus({"son-la/a": record})
    assert list(corpus.norms) == measures


def test_the_measure_of_a_bare_heading_says_what_the_heading_says():
    corpus, _ = small_corpus({"son-la/a": {"subject": "về việc tạm dừng"}})
    assert corpus.norms[f"son-la/a#{WHOLE}"].measure.summary == "về việc tạm dừng"
