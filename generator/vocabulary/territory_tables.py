"""The four tables of the territory → a territory, checked."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import pairwise

from generator.vocabulary.folder import Folder, VocabularyError
from generator.vocabulary.tables import TableRow, rows
from generator.vocabulary.territory import Era, Province, ProvinceName, Territory, Tile


def load(folder: Folder) -> Territory:
    """Read a territory from the four tables in ``folder``; one that it lacks is the program's own.

    ``eras.csv``: every reorganisation begins one (``since``, ``act``). ``provinces.csv``: a row for each time in which
    a full name and code hold, from a first to a last day (empty: without limit); ISO 3166-2 codes as of the first era.
    ``successions.csv``: of each new province that a reorganisation made or changed, all the old ones that are part of
    it, itself included where it went on. ``tiles.csv``: the map of each era, lines of a label parted by ``|``.
    Raises VocabularyError where a cell is not understood, or the tables do not agree.
    """
    provinces, successions, tiles = (rows(folder, f"{name}.csv") for name in ("provinces", "successions", "tiles"))
    eras = _eras(rows(folder, "eras.csv"), folder.where("eras.csv"))
    _check_names(eras, provinces)
    territory = Territory(
        eras=eras,
        provinces=_provinces(provinces),
        successions={
            era.key: tuple((row["old"], row["new"]) for row in successions if row.day("on") == era.since)
            for era in eras[1:]
        },
        tiles={era.key: tuple(_tile(row) for row in tiles if row["era"] == era.key) for era in eras},
    )
    _check_successions(territory, successions)
    _check_that_all_is_told(territory, folder.where("successions.csv"))
    _check_tiles(territory, tiles, folder.where("tiles.csv"))
    return territory


def _eras(rows: list[TableRow], file: str) -> tuple[Era, ...]:
    begins = [row.day("since") for row in rows]
    if not rows:
        raise VocabularyError(f"{file}: chưa có thời kỳ nào; cần ít nhất một dòng key,since,act,label")
    for row, before, begin in zip(rows[1:], begins, begins[1:], strict=False):
        if not begin or begin <= (before or date.min):
            raise row.fault("since", "thời kỳ này phải bắt đầu sau thời kỳ ở dòng trên")
    ends = [begin - timedelta(days=1) if begin else None for begin in [*begins[1:], None]]
    return tuple(
        Era(number, row["key"], row["label"], begin, end, row.optional("act"))
        for number, (row, begin, end) in enumerate(zip(rows, begins, ends, strict=True))
    )


def _provinces(rows: list[TableRow]) -> dict[str, Province]:
    of: defaultdict[str, list[TableRow]] = defaultdict(list)
    for row in rows:
        of[row["slug"]].append(row)
    return {slug: _province(of[slug]) for slug in sorted(of)}


def _province(rows: list[TableRow]) -> Province:
    names = [ProvinceName(row["full_name"], row["code"], row.day("since"), row.day("until")) for row in rows]
    names.sort(key=lambda name: name.since or date.min)
    iso = next((code for row in rows if (code := row.optional("iso"))), None)
    return Province(rows[0]["slug"], rows[0]["name"], iso, tuple(names))


def _tile(row: TableRow) -> Tile:
    label = tuple(row["label"].split("|"))
    return Tile(row["slug"], row.number("column"), row.number("row"), label, row.optional("islands"))


def _check_names(eras: tuple[Era, ...], rows: list[TableRow]) -> None:
    """Raise an error where a name begins or ends within an era."""
    known = {"since": [era.since for era in eras], "until": [era.until for era in eras]}
    for row in rows:
        for column, days in known.items():
            if row.day(column) not in {None, *days}:
                possible = ", ".join(str(day) for day in days if day)
                raise row.fault(column, f"«{row[column]}» nằm giữa một thời kỳ của eras.csv; có thể là: {possible}")


def _check_successions(territory: Territory, rows: list[TableRow]) -> None:
    """Raise an error where what is told to have become part of another, or that other, is no province at that time."""
    eras = {era.since: era for era in territory.eras[1:]}
    for row in rows:
        era = eras.get(row.day("on"))
        if not era:
            raise row.fault("on", f"không thời kỳ nào của eras.csv bắt đầu ngày «{row['on']}»")
        for column, side, when in (("old", territory.eras[era.number - 1], "trước"), ("new", era, "từ")):
            if not territory.exists(row[column], side):
                message = f"theo provinces.csv, «{row[column]}» không phải là tỉnh {when} ngày {row['on']}"
                raise row.fault(column, message)


def _check_that_all_is_told(territory: Territory, file: str) -> None:
    """Raise an error where a province comes or goes when an era begins, or is changed, and not all is told of it."""
    for before, era in pairwise(territory.eras):
        pairs = territory.successions[era.key]
        told = {side for pair in pairs for side in pair}
        for slug in territory.provinces:
            was_one, is_one = territory.exists(slug, before), territory.exists(slug, era)
            if was_one != is_one and slug not in told:
                change = "bắt đầu" if is_one else "thôi"
                message = f"«{slug}» {change} là tỉnh ngày {era.since}; hãy ghi nó đã thành, hoặc do đâu mà thành"
                raise VocabularyError(f"{file}: {message}")
            if was_one and is_one and slug in told and (slug, slug) not in pairs:
                message = f"«{slug}» là tỉnh cả trước và từ ngày {era.since}; hãy thêm dòng {era.since},{slug},{slug}"
                raise VocabularyError(f"{file}: {message}")


def _check_tiles(territory: Territory, rows: list[TableRow], file: str) -> None:
    """Raise an error unless every province of an era has one tile of its own on the map of that era."""
    known = {era.key: era for era in territory.eras}
    for row in rows:
        if row["era"] not in known:
            raise row.fault("era", f"eras.csv không có thời kỳ «{row['era']}»; có: {', '.join(known)}")
        if not territory.exists(row["slug"], known[row["era"]]):
            raise row.fault("slug", f"thời kỳ «{row['era']}» không có tỉnh «{row['slug']}»")
    for era in territory.eras:
        own = Counter(tile.province for tile in territory.tiles[era.key] if not tile.islands)
        for place in territory.existing(era):
            if own[place.slug] != 1:
                message = f"bản đồ «{era.key}» có {own[place.slug]} ô của «{place.slug}»; mỗi tỉnh có đúng một ô"
                raise VocabularyError(f"{file}: {message}")
