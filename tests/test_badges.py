"""What a document is called at a glance."""

from datetime import date

from small_corpus import small_corpus

from generator.law.validity import directive_validities, summaries, validities
from generator.site.pieces.badges import summary_badge


def test_a_text_of_which_no_measure_is_entered_is_not_called_unheld():
    corpus, _ = small_corpus({"son-la/a": {"text": "1. Trên đây là kết luận.\n"}})
    found = summaries(directive_validities(corpus.directives["son-la/a"], validities(corpus)))
    badge = summary_badge(found.on(date(2021, 9, 1)))
    assert (badge.key, badge.word) == ("no-measure", "Chưa ghi biện pháp nào")
