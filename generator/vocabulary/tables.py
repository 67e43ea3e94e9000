"""The tables (CSV) of a vocabulary, row by row: each knows where it stands and says what is wrong with a cell."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.vocabulary.folder import Folder, VocabularyError


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table, which knows where it stands."""

    file: str
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """Return a cell; raise VocabularyError if it is empty."""
        if not self.cells.get(column):
            raise self.fault(column, "để trống; hãy điền")
        return self.cells[column]

    def optional(self, column: str) -> str | None:
        """Return a cell, None if it is empty."""
        return self.cells.get(column) or None

    def day(self, column: str) -> date | None:
        """Return the day in a cell, None if it is empty; raise VocabularyError if it is none."""
        words = self.optional(column)
        try:
            return date.fromisoformat(words) if words else None
        except ValueError:
            raise self.fault(column, f"«{words}» không phải là ngày; hãy viết như 2025-07-01") from None

    def number(self, column: str) -> int:
        """Return the number in a cell; raise VocabularyError if it is none from 1 on."""
        if not self[column].isdecimal() or not int(self[column]):
            raise self.fault(column, f"«{self[column]}» không phải là số đếm từ 1")
        return int(self[column])

    def fault(self, column: str, message: str) -> VocabularyError:
        """Return the error for a cell."""
        return VocabularyError(f"{self.file}:{self.line}: {column}: {message}")


def rows(folder: Folder, name: str) -> list[TableRow]:
    """Return the rows of the table ``name`` in ``folder``, or of the program's own if it lacks one."""
    read = csv.DictReader(folder.text(name).splitlines())
    return [TableRow(folder.where(name), read.line_num, cells) for cells in read]
