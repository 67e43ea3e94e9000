"""What each stage of a build costs in processor time: a MkDocs hook for one build, in one process.

``mkdocs.yml`` names this file under ``hooks``; the figures go to the file that ``STAGES_INTO`` names, as JSON.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from generator import plugin
from generator.records import repository
from generator.site import assembly
from generator.site.pieces import context

READING, LAW, SHARING = "đọc và kiểm bản ghi", "tính hiệu lực", "chia việc"
GIVING = "phần của từng nơi trong các trang cả nước"
SEARCH, HOST = "tìm kiếm", "còn lại: khởi động, MkDocs, so với trang cũ, đặt vào chỗ"
WORK_OF = {
    "assembly": GIVING,
    "files": "dữ liệu, bảng tin, lịch",
    "search_tables": SEARCH,
    "plugin": SEARCH,
    "directives": "trang văn bản",
    "documents": "danh sách văn bản",
    "provinces": "trang tỉnh",
    "topics": "trang chủ đề",
    "agencies": "trang cơ quan",
    "cited": "trang văn bản được dẫn chiếu",
    "changes": "trang thay đổi",
    "timelines": "trang dòng thời gian",
    "duties": "trang nghĩa vụ công khai",
}
"""The stage that a job of a module belongs to; of any other module, to the rest of the pages."""
REST = "các trang khác"
_used = Counter[str]()


def on_startup(**_: object) -> None:
    """Let the plugin's stages be measured from now on."""
    repository.read = _measured(READING, repository.read)
    context.Site.work_out = _measured(LAW, context.Site.work_out)  # type: ignore[method-assign]
    assembly.jobs = _measured(SHARING, assembly.jobs)
    plugin.share_out = _one_by_one


def on_post_build(**_: object) -> None:
    """Write down what was used; what no stage has used is all the rest."""
    _used[HOST] += _so_far() - sum(_used.values())
    Path(os.environ["STAGES_INTO"]).write_text(json.dumps(_used), "utf-8")


def _measured(stage: str, work: Callable[..., Any]) -> Callable[..., Any]:
    def measured(*given: Any, **named: Any) -> Any:  # noqa: ANN401  (whatever the stage takes and returns)
        with _counted(stage):
            return work(*given, **named)

    return measured


def _one_by_one(jobs: Sequence[Callable[[], Any]], _: int, told: Callable[[int], None] = lambda _: None) -> list[Any]:
    """Do as ``processes.share_out`` does, in this process."""
    done = []
    for number, job in enumerate(jobs, 1):
        with _counted(WORK_OF.get(_module(job), REST)):
            done.append(job())
        told(number)
    return done


def _module(job: object) -> str:
    """Return the module of the function that does the work of ``job``, whatever stands around it."""
    while isinstance(job, partial | assembly.Job):
        given = [job.make] if isinstance(job, assembly.Job) else [*job.args, job.func]
        job = next((one for one in given if isinstance(one, partial | assembly.Job)), given[-1])
    return job.__module__.rpartition(".")[2]


@contextmanager
def _counted(stage: str) -> Iterator[None]:
    before = _so_far()
    yield
    _used[stage] += _so_far() - before


def _so_far() -> float:
    """Return the processor seconds of this process and of those that it waited for."""
    return sum(os.times()[:4])
