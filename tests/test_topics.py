"""What pages of topics tell in one sentence: measures are never taken for tasks, nor tasks for measures."""

from __future__ import annotations

from datetime import date

import pytest
from small_corpus import small_corpus

from generator.law.validity import validities
from generator.site.pages import topics
from generator.site.pieces.context import Site
from generator.site.views.topics import TopicIndexView, TopicView

RECORDS = {
    "kien-giang/1-cv-2021": {
        "issued": "2021-09-01",
        "measures": [
            {"id": "a", "for": ["nguoi-dan"]},
            {"id": "b", "agencies": ["so-y-te"]},
            {"id": "c", "agencies": ["so-y-te"], "deadline": {"last_day": "2021-09-03", "written": "trước 04/9"}},
        ],
    }
}


@pytest.mark.parametrize(
    ("on", "live"),
    [
        (date(2021, 9, 2), "đang áp dụng: 1 biện pháp và 2 việc giao cơ quan"),
        (date(2021, 9, 4), "đang áp dụng: 1 biện pháp và 1 việc giao cơ quan"),
        (date(2021, 11, 1), "đang áp dụng: 1 việc giao cơ quan"),
        (date(2023, 1, 1), "không có gì được xác nhận đang áp dụng"),
    ],
)
def test_a_topic_counts_measures_and_tasks_apart(on: date, live: str) -> None:
    corpus, errors = small_corpus(RECORDS)
    assert not errors
    of = Site(corpus, validities(corpus), on, "")
    views = {page.address: page.view for _, make in topics.jobs(of) for page in make()}
    topic, index = views["chu-de/di-lai/"], views["chu-de/"]
    assert isinstance(topic, TopicView)
    assert isinstance(index, TopicIndexView)
    name = "Đi lại, ra vào địa bàn"
    assert (topic.summary, topic.live.on(on)) == (f"{name}: 1 biện pháp và 2 việc giao cơ quan ở 1 tỉnh", live)
    told = f"1 biện pháp và 2 việc giao cơ quan{f'; {live}' if live.startswith('đang') else ''}"
    assert [item.count for item in index.items if item.held] == [told]
