"""What units give to pages of the whole country is kept while it would be the same, and damage is no harm."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from small_corpus import small_corpus

from generator.law.scenario import Grace
from generator.site import assembly
from generator.site.faces import Faces
from generator.site.keeping import KeptShares
from generator.site.pieces.context import Site, gist, name_of

TODAY = date(2021, 8, 20)
ARCHIVE: dict[str, dict[str, Any]] = {
    "kien-giang/1-ct-ubnd-2021": {"issued": "2021-07-31", "measures": [{"id": "a"}]},
    "son-la/3-ct-ubnd-2021": {"issued": "2021-07-01", "measures": [{"id": "a"}]},
}
KIEN_GIANG, SON_LA = ARCHIVE
UNITS = ["kien-giang", "son-la"]
GIST = name_of(gist)


def archive(folder: Path, records: dict[str, dict[str, Any]] = ARCHIVE, by: str = "") -> tuple[Site, KeptShares]:
    corpus, errors = small_corpus(records)
    assert errors == []
    kept = KeptShares(folder, Faces(corpus), by)
    return assembly.site_of(corpus, TODAY, "", Grace(), keep=kept), kept


def lacking(kept: KeptShares) -> list[str]:
    return [unit for unit in UNITS if kept.lacks(unit, [GIST])]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    site, kept = archive(tmp_path / "kept")
    assert lacking(kept) == UNITS
    assert len(site.measures) == 2
    return tmp_path / "kept"


@pytest.mark.parametrize(
    ("records", "by", "made"),
    [
        (ARCHIVE, "", []),
        (ARCHIVE, "other code", UNITS),
        (ARCHIVE | {SON_LA: {"issued": "2021-07-02", "measures": [{"id": "a"}]}}, "", ["son-la"]),
    ],
)
def test_only_what_changed_is_made(
    folder: Path, monkeypatch: pytest.MonkeyPatch, records: dict[str, dict[str, Any]], by: str, made: list[str]
) -> None:
    site, kept = archive(folder, records, by)
    asked: list[str] = []
    monkeypatch.setattr(
        Site, "rows_of", lambda site, of, rows_of=Site.rows_of: asked.append(of.unit) or rows_of(site, of)
    )
    assert lacking(kept) == made
    assert site.measures == archive(folder / "elsewhere", records)[0].measures
    assert asked[: len(made)] == made
    assert len(asked) == len(made) + len(UNITS)
    assert lacking(kept) == []


def half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def other_end(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1] + b"!")


@pytest.mark.parametrize("damaged", [half, other_end, Path.unlink])
def test_what_is_damaged_is_made_anew(folder: Path, damaged: Callable[[Path], None]) -> None:
    damaged(folder / f"son-la.{GIST}")
    assert archive(folder)[0].measures == archive(folder / "elsewhere")[0].measures


def test_what_a_unit_that_is_gone_gave_is_removed(folder: Path) -> None:
    _, kept = archive(folder, {KIEN_GIANG: ARCHIVE[KIEN_GIANG]})
    (folder / "son-la.gist.half-written").touch()
    kept.keep_only(["kien-giang"], [GIST])
    assert [path.name for path in folder.iterdir()] == [f"kien-giang.{GIST}"]


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("no folder")
    assert len(archive(tmp_path / "kept")[0].measures) == 2
