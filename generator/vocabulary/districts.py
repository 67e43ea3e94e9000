"""The districts of provinces as they were at the end of 2021: names, kinds, codes; which one a name means."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.basics.grouping import grouped
from generator.basics.text import fold, slug
from generator.vocabulary.folder import Folder
from generator.vocabulary.tables import rows

KINDS = ("quận", "huyện", "thị xã", "thành phố")
"""What a district is, as they are listed: «các huyện, thành phố»."""
_RURAL = "huyện"
_FILE = "districts.csv"


@dataclass(frozen=True, slots=True)
class District:
    """A district of a province (đơn vị hành chính cấp huyện)."""

    province: str
    kind: str
    """``thành phố``; as it was when the list was made, whatever an earlier document calls it."""
    name: str
    code: str
    """Of the General Statistics Office."""
    slug: str
    """How addresses call it in its province."""

    @property
    def full(self) -> str:
        """``thành phố Phú Quốc``, ``quận 1``."""
        return f"{self.kind} {self.name}"


class Districts:
    """All districts, by province in the order of their codes."""

    def __init__(self, found: Iterable[District]) -> None:
        self._of: Mapping[str, tuple[District, ...]] = {
            province: tuple(own) for province, own in grouped(found, lambda each: (each.province,)).items()
        }

    def of(self, province: str) -> tuple[District, ...]:
        """Return the districts of a province; none where the list knows none."""
        return self._of.get(province, ())

    def named(self, province: str, name: str, kind: str | None = None) -> District | None:
        """Return which district of a province ``name`` means, accents ignored; None if none, or if it may be several.

        ``kind`` parts those that share a name; of any other it may be an earlier one. Of a town and the district around
        it, any kind but «huyện» is the town's.
        """
        sharing = self.sharing(province, name)
        if len(sharing) == 1:
            return sharing[0]
        exact = [each for each in sharing if each.kind == kind]
        towns = [each for each in sharing if kind and _RURAL not in (kind, each.kind)]
        return next(iter(exact or towns), None)

    def sharing(self, province: str, name: str) -> list[District]:
        """Return the districts of a province that have a name."""
        return self._by_name.get(key(name), {}).get(province, [])

    def elsewhere(self, name: str) -> list[District]:
        """Return the districts of all provinces that have a name."""
        return [each for sharing in self._by_name.get(key(name), {}).values() for each in sharing]

    @cached_property
    def _by_name(self) -> dict[str, dict[str, list[District]]]:
        """Those of each name, by province."""
        everyone = (each for own in self._of.values() for each in own)
        return {
            name: grouped(sharing, lambda each: (each.province,))
            for name, sharing in grouped(everyone, lambda each: (key(each.name),)).items()
        }


def key(name: str) -> str:
    """Return ``name`` for comparison: «Hoà», «Hòa» are one, so are «Ea H'leo», «Ea H’leo», and «01», «1»."""
    return re.sub(r"[^a-z0-9]", "", fold(name)).lstrip("0")


def load(folder: Folder, provinces: Mapping[str, object]) -> Districts:
    """Read ``districts.csv`` in ``folder``, or the program's own, as far as ``provinces`` has what it speaks of.

    Raises VocabularyError for a row that is not understood, stands twice, or is of no province.
    """
    found: dict[tuple[str, str, str], District] = {}
    listed = [row for row in rows(folder, _FILE) if row["province"] in provinces or folder.has(_FILE)]
    names = [(row["province"], key(row["name"])) for row in listed]
    sharing = Counter(names)
    for row, name in zip(listed, names, strict=True):
        if row["province"] not in provinces:
            raise row.fault("province", f"provinces.csv không có tỉnh «{row['province']}»")
        if row["kind"] not in KINDS:
            raise row.fault("kind", f"«{row['kind']}» phải là {', '.join(KINDS)}")
        if (*name, row["kind"]) in found:
            raise row.fault("name", f"«{row['kind']} {row['name']}» đã có ở trên")
        by_kind = sharing[name] > 1 or row["name"].isdecimal()
        address = slug(f"{row['kind']} {row['name']}" if by_kind else row["name"])
        found[*name, row["kind"]] = District(row["province"], row["kind"], row["name"], row["code"], address)
    return Districts(found.values())
