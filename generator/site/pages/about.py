"""The pages on the site itself: its data, its method."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.exports import files
from generator.law import wording
from generator.law.scenario import Grace, State
from generator.site.pieces.badges import OVERDUE, badge
from generator.site.views.about import DataFile, DataView, LevelGrace, MethodView, StateMeaning
from generator.site.views.page import Page
from generator.vocabulary.lists import vocabulary

_MEANINGS = {
    State.NOT_YET: "Văn bản đã có, nhưng ngày bắt đầu chưa tới.",
    State.APPLYING: "Còn trong thời hạn văn bản ghi, hoặc có căn cứ gần đây cho thấy còn áp dụng.",
    State.UNCONFIRMED: "Không có ngày kết thúc nào được ghi, và gần đây không ai xác nhận; hoặc ngày tháng không rõ.",
    State.SUSPENDED: "Một văn bản khác cho tạm ngưng.",
    State.KNOWN_BY_NAME: "Kho không có lời văn và không biết biện pháp nào của văn bản; cũng không biết là đã hết.",
    State.DONE: "Việc làm xong ngay trong ngày, như bãi bỏ, đính chính, thành lập; không có gì để hết hạn.",
    State.EXPIRED: "Đã qua ngày kết thúc, hay dịp, mà văn bản ghi.",
    State.REPLACED: "Một văn bản khác đã thay thế.",
    State.REPEALED: "Một văn bản khác đã bãi bỏ.",
}
_OVERDUE_MEANS = (
    "Hạn chót của một việc giao cho cơ quan đã qua, và không có căn cứ nào sau ngày đó. Là một kiểu chưa xác nhận."
)


def data(sizes: Mapping[str, int]) -> Page:
    """Return the page of all data files that are offered; ``sizes``: of every file that was made, in bytes, by path."""
    listed = tuple(
        DataFile(file.path, file.name, file.description, wording.size(file.size)) for file in files.files(sizes)
    )
    description = "Toàn bộ kho dưới dạng dữ liệu mở."
    return Page("du-lieu/", "Dữ liệu", description, DataView(listed), section=True)


def method(grace: Grace) -> Page:
    """Return the page on how a state is found; ``grace``: how long a measure without stated end counts as applying."""
    states = tuple(StateMeaning(badge(state), meaning) for state, meaning in _MEANINGS.items())
    states += (StateMeaning(OVERDUE, _OVERDUE_MEANS),)
    view = MethodView(states, grace.public, grace.task, tuple(_levels()))
    description = "Trạng thái của một biện pháp được tính thế nào."
    return Page("phuong-phap/", "Phương pháp", description, view, section=True)


def _levels() -> Iterator[LevelGrace]:
    """Yield the scales of which a level counts for a time of its own."""
    for scale in vocabulary().scales.values():
        if scale.grace is not None:
            of_scale = (regime for regime in vocabulary().regimes.values() if regime.scale == scale.key)
            yield LevelGrace(scale.grace, tuple(regime.name for regime in of_scale))
