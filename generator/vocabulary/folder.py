"""The files of a vocabulary: a folder that holds what differs from the program's own, and where it is at fault."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from generator.basics.matching import spellings
from generator.basics.problems import CongKhaiError

_T = TypeVar("_T")
_RIGHT = {
    "bool": "true hoặc false",
    "dataclass": "các cặp «tên: giá trị»",
    "date": "một ngày, ví dụ 2021-09-02",
    "dict": "các cặp «tên: giá trị»",
    "int": "một số",
    "list": "một danh sách: [một, hai]",
    "string": "chữ",
    "tuple": "một danh sách: [một, hai]",
}
"""What would be right, by the kind of value that pydantic misses (the first word of its name for the fault)."""


class VocabularyError(CongKhaiError):
    """A vocabulary cannot be used; the message is Vietnamese: file, line, what is wrong, what would be right."""


@dataclass(frozen=True, slots=True)
class Folder:
    """Where the lists of a vocabulary are read. A file that it lacks is the program's own."""

    place: Traversable
    own: Folder | None = None
    """The program's own folder; None in that one."""

    @classmethod
    def of(cls, path: Path) -> Folder:
        """Return the vocabulary's folder at ``path``; raise VocabularyError if there is none."""
        if not (path / "vocabulary.yaml").is_file():
            raise VocabularyError(f"{path}: thư mục danh mục cần tệp vocabulary.yaml; README nói tệp ấy gồm những gì")
        return cls(path, program_folder())

    def checksum(self) -> str:
        """Return a checksum of all that stands in it."""
        found = blake2b(digest_size=16)
        for file in sorted((file for file in self.place.iterdir() if file.is_file()), key=lambda file: file.name):
            found.update(f"{file.name}\n".encode())
            found.update(file.read_bytes())
        return found.hexdigest()

    def has(self, name: str) -> bool:
        """Whether the folder itself holds the file."""
        return (self.place / name).is_file()

    def holding(self, name: str) -> Folder:
        """Return the folder in which the file stands: this one, or the program's own."""
        return self if self.has(name) or not self.own else self.own

    def mapping(self, name: str) -> dict[str, Any]:
        """Return what the folder's own file holds by its keys; nothing if it lacks the file."""
        if not self.has(name):
            return {}
        try:
            found = yaml.load(self.text(name), yaml.CSafeLoader)
        except yaml.MarkedYAMLError as error:
            # What ends too early is told of the line after the last.
            line = min(error.problem_mark.line + 1 if error.problem_mark else 1, len(self.text(name).splitlines()))
            raise VocabularyError(f"{self.place / name}:{line}: không phải YAML đúng") from None
        except yaml.reader.ReaderError as error:
            line = self.text(name).encode()[: error.position].count(b"\n") + 1
            raise VocabularyError(
                f"{self.place / name}:{line}: ký tự U+{error.character:04X} không được dùng"
            ) from None
        if not isinstance(found, dict):
            raise self.fault(name, (), f"phải là {_RIGHT['dict']}")
        return found

    def where(self, name: str) -> str:
        """Return where the file stands, the program's own if the folder lacks it."""
        return str(self.holding(name).place / name)

    def text(self, name: str) -> str:
        """Return the text of the file, the program's own if the folder lacks it."""
        try:
            return (self.holding(name).place / name).read_text("utf-8")
        except UnicodeDecodeError:
            raise VocabularyError(f"{self.where(name)}: không phải UTF-8; lưu lại tệp ở dạng ấy") from None

    def parsed(self, name: str, path: Sequence[str | int], value: object, kind: type[_T]) -> _T:
        """Return ``value``, which stands at ``path`` in the file, as ``kind``; raise VocabularyError for its faults."""
        try:
            return TypeAdapter(kind).validate_python(value)
        except ValidationError as error:
            faults = [self.fault(name, (*path, *each["loc"]), _message(each)) for each in error.errors()]
        raise VocabularyError("\n".join(dict.fromkeys(map(str, faults))))

    def fault(self, name: str, path: Sequence[str | int], message: str) -> VocabularyError:
        """Return the error for what stands at ``path`` in the file."""
        where = (f"{self.place / name}:{self._line(name, path)}", ".".join(filter(None, map(str, path))), message)
        return VocabularyError(": ".join(filter(None, where)))

    def spelt(self, name: str, path: Sequence[str], form: str) -> list[str]:
        """Return every phrase that ``form``, which stands at ``path`` in the file, stands for."""
        try:
            return list(spellings(form))
        except ValueError:
            raise self.fault(name, path, f"«{form}» còn một ngoặc vuông chưa đóng") from None

    def _line(self, name: str, path: Sequence[str | int]) -> int:
        """Return the line of what stands at ``path``, or of the nearest thing above it that is there."""
        node, line = yaml.compose(self.text(name), yaml.CSafeLoader), 1
        for step in path:
            key, node = next(((key, below) for key, below in _below(node) if key.value == str(step)), (None, None))
            if key is None:
                break
            line = key.start_mark.line + 1
        return line


@cache
def program_folder() -> Folder:
    """Return the folder of the vocabulary that comes with the program."""
    return Folder(files("generator.vocabulary") / "data")


def _below(node: yaml.Node | None) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        yield from node.value
    elif isinstance(node, yaml.SequenceNode):
        yield from ((yaml.ScalarNode("", str(at), each.start_mark), each) for at, each in enumerate(node.value))


def _message(error: ErrorDetails) -> str:
    kind, context = error["type"], error.get("ctx", {})
    if kind == "missing":
        return "còn thiếu"
    if kind == "unexpected_keyword_argument":
        return "không có mục nào tên như vậy; xem vocabulary.yaml của chương trình"
    if kind == "string_pattern_mismatch":
        return f"«{error['input']}» không đúng dạng {context['pattern']}"
    if kind == "literal_error":
        return f"«{error['input']}» phải là {context['expected'].replace(' or ', ' hoặc ')}"
    return f"phải là {_RIGHT.get(kind.partition('_')[0], 'giá trị khác')}"
