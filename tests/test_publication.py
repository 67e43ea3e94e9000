"""What a check passes can be published, and all that is locked of it answers on the site, whatever became of its names.

The records are drawn; most are sound, and in many of the archives one value is of a kind that has stopped a build once.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from generator.basics.text import nfc
from generator.documents.clauses import anchor, parse
from generator.law.scenario import Grace
from generator.records import label_lock, repository
from generator.records.addresses import document_address, measure_anchor
from generator.records.corpus import Corpus
from generator.records.loading import LOCK_NAME
from generator.site import assembly
from generator.site.icons import IconSet
from generator.site.output import check_unique, file_of
from generator.site.rendering import Renderer, Shell, assets, slot
from generator.site.search_index import Share
from generator.site.writing import Writer
from generator.vocabulary.lists import CENTRAL, vocabulary

SOAK = bool(os.environ.get("SOAK"))
ROUNDS = 2000 if SOAK else 4
BATCHES = 20 if SOAK else 1
TODAY = date(2021, 11, 23)
SITE_URL = "https://example.org/"
FIRST = date(2021, 7, 1)
UNITS = ("kien-giang", "kien-giang", "kien-giang", "ha-noi", CENTRAL)
LONG = "1/" + "-".join(["UBND"] * 60)

NAMES = ("index", "con-1-2021", "aux", "2021", "khong-ro", "..-2021", "dài", "-".join(["dai"] * 40), "a" * 120)
NUMBERS = (
    "///",
    "第一号",
    "٢/CT-UBND",
    "²/CT",
    "9" * 300,
    LONG,
    "(2020)",
    "16",
    "index",
    "1/../2",
    "0",
    "1/" + "Đ" * 98,
)
YEARS = ("20２１", "21", "1900")
MOMENTS = ("2021-09-01T24:00", "2021-09-01T0٦:00", "2021-09-01T00:00", "2099-12-31", "2099-12-31T23:59")
ADDRESSES = ("http://[", "https:///x", "http://a:b/", "https://a.vn/%zz?#", "https://[::1]/", "https://.../")
WORDS = ("Văn bản", "<script>alert(1)</script>", "{{ x }} [[slot:title]]", "a\0b", "\ud800", "=1+1", "x" * 3000, "\\")
IDS = ("van-ban", "mo-1", "k1", "a" * 300)
LINES = (
    "Người dân ở yên tại nhà.",
    "Thực hiện Chỉ thị số 16/CT-TTg ngày 31/3/2020 của Thủ tướng Chính phủ: (1) ở nhà; (2) đeo khẩu trang.",
    f"Theo Công văn số {LONG} ngày 01/3/2021.",
    "Theo Quyết định số 12/20２１/QĐ-UBND và Công văn số １２/UBND-KGVX.",
    "Công văn số 3/UBND-KGVX ngày 30/02/2021, số 4/AAAAAAAAAAAAAAA&BBBBBBBBBBBBBBB&CCCCCCCCCCCCCCC-DDDDDDDDDDDDDDD.",
)
MARKS = ("{}. ", "{}. ", "{}. ", "Điều {}. ", "- ", "+ ", "a) ", "đ) ", "", "Nơi nhận:\n- ", "({}) ")
Tree = dict[str, Any]


@dataclass
class _Author:
    """Draws archives; a value comes from among the odd ones once in a while."""

    draw: Callable[..., Any]
    ids: list[str] = field(default_factory=list)

    def archive(self) -> dict[str, Tree]:
        found: dict[str, Tree] = {}
        for n in range(1, self.draw(st.integers(1, 3)) + 1):
            unit = self.any(UNITS)
            id_ = f"{unit}/{self.usually(f'{n}-ct-ubnd-2021', NAMES)}"
            found[id_] = self.record(n)
            self.ids.append(id_)
        return found

    def record(self, n: int) -> Tree:
        text = self.text()
        record: Tree = {
            "type": self.any(("chi-thi", "quyet-dinh", "cong-van")),
            "number": self.usually(self.any((f"{n}/CT-UBND", f"{n}/2021/QĐ-UBND", f"{n}")), NUMBERS),
            "issued": str(FIRST + timedelta(days=n)),
            "subject": self.usually("Văn bản mẫu", WORDS),
            "sources": [self.source()],
            "aliases": self.some(lambda: f"{self.any(UNITS)}/{self.usually(f'cu-{n}', NAMES)}", most=1),
            "relations": self.some(self.relation),
            "measures": [self.measure(id_, text) for id_ in "abc"[: self.draw(st.integers(0, 3))]],
        }
        if self.often(1):
            record["issued"] = {"not_before": "2021-06-01", "not_after": str(FIRST)}
        if self.often(1):
            record["withdrawn"] = {"on": "2021-10-01", "why": self.usually("nhập nhầm", WORDS)}
        if self.often(2):
            record["signer"] = {"name": self.usually("Lê Văn Mẫu", WORDS)}
            record["notes"] = [{"field": "signer", "why": self.usually("xem bản in", WORDS)}]
        return record | ({"text": text} if text else {})

    def text(self) -> str:
        lines = self.some(lambda: self.any(MARKS) + self.usually(self.any(LINES), WORDS), most=6)
        return nfc("\n\n".join(line.format(n) for n, line in enumerate(lines, 1) if "{{" not in line))

    def source(self) -> Tree:
        where = {"seen_in": "ví dụ"} if self.often(5) else {"url": self.usually("https://mau.gov.vn/1", ADDRESSES)}
        return {**where, "seen": "2021-11-01"}

    def relation(self) -> Tree:
        act = self.any(tuple(vocabulary().acts))
        until = {"until": self.moment()} if vocabulary().acts[act].until == "must" else {}
        if self.ids and self.often(5):
            return {"act": act, "record": self.any(tuple(self.ids)), **until}
        year = {"year": self.usually("2020", YEARS)} if self.often(5) else {}
        number = self.usually("7/UBND-VX", NUMBERS)
        return {"act": act, "document": {"type": "cong-van", "number": number, **year}, **until}

    def measure(self, id_: str, text: str) -> Tree:
        words, labels = vocabulary(), [clause.label for clause in parse(text)]
        measure: Tree = {
            "id": self.usually(f"m-{id_}", IDS),
            "aliases": self.some(lambda: f"cu-{id_}", most=1),
            "summary": self.usually("Ở yên tại nhà", WORDS),
            "topics": [self.any(tuple(words.topics))],
            "mode": self.any(tuple(words.modes)),
        }
        if labels and self.often(7):
            measure["clause"] = self.any(tuple(labels))
        if self.often(5):
            measure["agencies"] = [self.any(tuple(words.agencies))]
            measure["deadline"] = {"last_day": "2021-09-30", "written": "30/9"}
            measure["disclosure"] = {"what": self.usually("Số điện thoại", WORDS)}
        if self.often(3):
            measure["regime"] = self.any(tuple(words.regimes))
        if self.often(3):
            measure["areas"] = [self.usually("Huyện Giồng Riềng", WORDS)]
        if self.often(4):
            measure["until"] = self.moment()
        return measure

    def moment(self) -> str:
        return str(self.usually("2021-09-15", MOMENTS))

    def renamed(self, archive: Mapping[str, Tree]) -> dict[str, Tree]:
        """Return ``archive`` as it may be later: records, measures and labels have other names than before."""
        return dict(self._renamed(*one) if self.often(6) else one for one in archive.items())

    def _renamed(self, id_: str, record: Tree) -> tuple[str, Tree]:
        moves = self.often(5)
        later = record | ({"aliases": [id_, *record["aliases"]]} if moves else {})
        later["measures"] = [
            {**one, "id": f"{one['id']}-moi", "aliases": [one["id"], *one["aliases"]]} for one in record["measures"]
        ]
        labels = [clause.label for clause in parse(record.get("text", ""))]
        if len(labels) > 1 and self.often(5):
            later["text"] = record["text"].rpartition("\n\n")[0]
            left = {clause.label for clause in parse(later["text"])}
            later["structure"] = {"moved": {label: labels[0] for label in labels if label not in left}}
        return f"{id_}-moi" if moves else id_, later

    def any(self, among: Sequence[Any]) -> Any:
        return self.draw(st.sampled_from(among))

    def often(self, tenths: int) -> bool:
        return bool(self.draw(st.integers(1, 10)) <= tenths)

    def usually(self, value: str, odd: Sequence[str]) -> str:
        return str(self.any(odd)) if self.draw(st.integers(0, 39)) == 39 else value

    def some(self, make: Callable[[], Any], most: int = 2) -> list[Any]:
        return [make() for _ in range(self.draw(st.integers(0, most)))]


@st.composite
def archives(draw: Callable[..., Any]) -> tuple[dict[str, Tree], dict[str, Tree]]:
    """An archive, and the same later."""
    author = _Author(draw)
    archive = author.archive()
    return archive, author.renamed(archive)


class _Plain(yaml.SafeDumper):
    """Writes what stands in two places twice: records know no references."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def lay_out(archive: Mapping[str, Tree], root: Path) -> None:
    for id_, tree in archive.items():
        path = root / f"{id_}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        told = {key: value for key, value in tree.items() if value not in ([], "")}
        path.write_text(yaml.dump(told, Dumper=_Plain, allow_unicode=True, width=10_000), "utf-8")


@cache
def looks() -> tuple[Any, IconSet]:
    icons = IconSet(None)
    return assets(icons), icons


def published(corpus: Corpus, into: Path) -> dict[str, set[str]]:
    """Publish what is made of ``corpus``; return the anchors of every page, by its file.

    Of provinces of which it has no record nothing is made.
    """
    own, icons = looks()
    names = ("title", "description", "canonical", "address", "head", "looks", "content")
    shell = Shell.cut("".join(map(slot, names)))
    writer = Writer(into, Renderer(SITE_URL, own, icons, TODAY), lambda _: shell)
    site = assembly.site_of(corpus, TODAY, SITE_URL, Grace())
    units = {directive.unit for directive in corpus.directives.values()}
    jobs = [job for job in assembly.jobs(site, Grace()) if job.units is None or job.units & units]
    done = [writer.write(job.make()) for job in jobs]
    shares: list[Share] = [share for one in done for share in one.shares]
    done += [writer.write(job.make()) for job in assembly.last_jobs(site, {}, shares)]
    paths = [path for one in done for path in one.files]
    check_unique(paths)
    pages = (path for path in paths if path.endswith(".html"))
    return {path: set(re.findall(r'\bid="([^"]+)"', (into / path).read_text("utf-8"))) for path in pages}


def unanswered(lock: Path, corpus: Corpus, anchors: Mapping[str, set[str]]) -> list[str]:
    """Return the lines of ``lock`` of which no page, or no anchor on it, is there.

    The page of a former id, and that of a record that was withdrawn, answer for all that stood on them.
    """
    entries, faults = label_lock.read(lock)
    assert not faults
    lost = []
    for entry in entries:
        found = anchors.get(file_of(document_address(entry.record)))
        directive = corpus.directives.get(entry.record)
        whole = directive is None or directive.outline.withdrawn
        fragment = measure_anchor(entry.measure) if entry.measure else entry.label and anchor(entry.label)
        if found is None or (fragment and not whole and fragment not in found):
            lost.append(entry.text)
    return lost


def is_published(archive: Mapping[str, Tree], folder: Path, lock: str | None) -> str | None:
    """Whether a check passes ``archive``, beside the lock file that is given; if so it must be published whole.

    Return the lock file as it is then.
    """
    records = folder / "directives"
    records.mkdir(parents=True)
    lay_out(archive, records)
    path = records / LOCK_NAME
    if lock is not None:
        path.write_text(lock, "utf-8")
    read = repository.read(records)
    if read.errors:
        return None
    path.write_text(label_lock.renewal(path, (one.loaded for one in read.corpus.directives.values())).text, "utf-8")
    anchors = published(read.corpus, folder / "site")
    assert unanswered(path, read.corpus, anchors) == []
    return path.read_text("utf-8")


@pytest.mark.parametrize("batch", range(BATCHES))
def test_what_a_check_passes_is_published_and_all_that_is_locked_answers(batch: int) -> None:
    passed = list[bool]()

    @seed(batch)
    @settings(max_examples=ROUNDS // BATCHES)
    @given(archives())
    def holds(drawn: tuple[dict[str, Tree], dict[str, Tree]]) -> None:
        before, later = drawn
        with TemporaryDirectory() as folder:
            lock = is_published(before, Path(folder) / "before", None)
            passed.append(lock is not None)
            if lock is not None and later != before:
                passed.append(is_published(later, Path(folder) / "later", lock) is not None)

    holds()
    assert sum(passed) > len(passed) / 3, "enough of them are sound"


RECORD = "kien-giang/1-ct-ubnd-2021"
MEASURE = {"summary": "Ở yên tại nhà", "topics": ["o-nha"], "mode": "bat-buoc"}
BEFORE = {
    "type": "chi-thi",
    "subject": "Văn bản mẫu",
    "sources": [{"seen_in": "ví dụ", "seen": "2021-11-01"}],
    "measures": [{**MEASURE, "id": "a", "clause": "1"}, {**MEASURE, "id": "b"}],
    "text": "1. Người dân ở yên tại nhà.\n\n2. Chợ đóng cửa.",
}
LATER = BEFORE | {
    "measures": [{**MEASURE, "id": "o-nha", "aliases": ["a"], "clause": "1"}],
    "structure": {"moved": {"2": "1", "#b": "1"}},
    "text": "1. Người dân ở yên tại nhà.",
}
GIVEN_UP = {
    "a measure that was renamed": {"measures": [{**MEASURE, "id": "o-nha", "clause": "1"}]},
    "a measure that was none": {"structure": {"moved": {"2": "1"}}},
    "a label that moved": {"structure": {"moved": {"#b": "1"}}},
}


def test_former_measures_and_labels_answer_where_they_were(tmp_path: Path) -> None:
    lock = is_published({RECORD: BEFORE}, tmp_path / "before", None)
    assert lock
    later = is_published({RECORD: LATER}, tmp_path / "later", lock)
    assert later
    assert set(lock.splitlines()) < set(later.splitlines())


@pytest.mark.parametrize("given_up", GIVEN_UP.values(), ids=GIVEN_UP)
def test_what_is_given_up_stops_publication(given_up: Tree, tmp_path: Path) -> None:
    lock = is_published({RECORD: BEFORE}, tmp_path / "before", None)
    assert is_published({RECORD: LATER | given_up}, tmp_path / "later", lock) is None
