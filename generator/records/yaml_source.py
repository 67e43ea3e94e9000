"""Bytes → a plain tree of text with the place of every value, and every hazard found on the way.

Values stay text; only a plain ``null``, ``~`` or nothing becomes None. The tree is built from libyaml's events, which
are read one by one: its composer overruns the stack on deep nesting, and knows no limit on aliases.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, TypeAlias

import yaml
from yaml.events import CollectionStartEvent, MappingEndEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from generator.basics.problems import CongKhaiError, Level, Problem, shown
from generator.basics.text import hidden_character, is_nfc, nfc

MAX_BYTES = 4 << 20
"""The largest record that is read (the longest real one has about 60 KB)."""
MAX_DEPTH = 12
"""How many tables and lists may stand inside one another."""

Path_: TypeAlias = tuple[str | int, ...]
"""Where a value stands: ``("measures", 3, "clause")``."""
Place: TypeAlias = tuple[int, int]
"""Line and column, both from 1."""
Tree: TypeAlias = "str | tuple[Tree, ...] | dict[str, Tree] | None"
_Fault: TypeAlias = tuple[Place, str]

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_FOREIGN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_TAB = re.compile(r" *\t")
_MANGLED = (
    ("đúng/sai (true, false)", re.compile(r"(?i:y|n|yes|no|on|off|true|false)")),
    ("rỗng (null)", re.compile(r"(?i:null)")),
    ("ký hiệu riêng của YAML", re.compile(r"<<|=")),
    ("số hệ 60", re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?")),
    ("số khác (hệ 8, 16, 2, hoặc mất số 0 đầu)", re.compile(r"[-+]?0(?:[0-9_]+|o[0-7_]+|x[0-9a-fA-F_]+|b[01_]+)")),
    ("số", re.compile(r"[-+]?(?:[0-9][0-9_]*\.?|\.[0-9])[0-9_]*(?:[eE][-+]?[0-9]+)?|[-+]?\.(?i:inf|nan)")),
)
_PERHAPS_MANGLED = re.compile("|".join(f"(?:{pattern.pattern})" for _, pattern in _MANGLED))
_perhaps_mangled = lru_cache(1 << 12)(_PERHAPS_MANGLED.fullmatch)
_FAITHFUL = re.compile(r"0|-?[1-9][0-9]*")
_SYNTAX = {
    "mapping values are not allowed in this context": "thừa dấu hai chấm; đặt cả giá trị trong ngoặc kép, "
    "hoặc xem lại chỗ thụt dòng",
    "found character that cannot start any token": "ký tự này không được đứng đầu một giá trị; "
    "đặt cả giá trị trong ngoặc kép",
    "could not find expected ':'": "thiếu «: » sau khóa",
    "did not find expected key": "chờ một khóa ở đây; xem lại chỗ thụt dòng và dấu ngoặc kép",
    "did not find expected '-' indicator": "chờ «- » ở đây; xem lại chỗ thụt dòng",
    "did not find expected ',' or ']'": "danh sách [ … ] thiếu dấu phẩy hoặc chưa đóng",
    "did not find expected ',' or '}'": "bảng { … } thiếu dấu phẩy hoặc chưa đóng",
    "did not find expected node content": "chờ một giá trị ở đây",
    "found unexpected end of stream": "tệp hết khi ngoặc kép chưa đóng",
    "found unknown escape character": "dấu \\ này không thuộc mã nào; viết \\\\, hoặc dùng ngoặc đơn",
    "found invalid Unicode character escape code": "mã \\u hay \\U này không phải một ký tự; viết chính ký tự đó",
    "did not find expected hexdecimal number": "mã \\x, \\u hay \\U này thiếu chữ số hệ 16; viết chính ký tự đó",
    "found unexpected document indicator": "dòng --- hay ... đứng trong ngoặc kép chưa đóng; đóng ngoặc, "
    "hoặc thụt dòng vào",
    "did not find expected alphabetic or numeric character": "dấu & hay * này không mở tên nào; "
    "đặt cả giá trị trong ngoặc kép",
    "found an indentation indicator equal to 0": "số 0 sau | hay > không được dùng; xóa số",
    "block sequence entries are not allowed in this context": "«- » không được đứng ở đây; xuống dòng và thụt vào",
    "found unexpected ':'": "dấu hai chấm ở giữa giá trị; đặt cả giá trị trong ngoặc kép",
    "did not find expected comment or line break": "chờ hết dòng ở đây; lời văn nhiều dòng viết «|» rồi xuống dòng",
    "did not find expected <document start>": "chờ «khóa: giá trị» ở đây; xem lại chỗ thụt dòng",
}
_UNCLOSED = ("found unexpected end of stream", "could not find expected ':'")
_OPENING = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_CLOSING = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
_YAML_TAG = "tag:yaml.org,2002:"
_LOOKS = 8
"""So often a file is read anew for places along one path; then for all of them."""


class _UnreadableError(CongKhaiError):
    """A fault, already noted, after which the rest of the file tells nothing."""


@dataclass(frozen=True, slots=True)
class YamlSource:
    """What a file says: its tree, and where each value and each key stands."""

    tree: Tree
    values: Mapping[Path_, Place]
    keys: Mapping[Path_, Place]


def read(
    path: str, data: bytes, flags: Iterable[str] = (), again: Callable[[], bytes] | None = None
) -> tuple[YamlSource | None, list[Problem]]:
    """Return the tree of ``data`` (None if it cannot be built) and the problems found; nothing is raised.

    ``path`` is for the messages; ``flags`` are the keys whose value may be a plain ``true`` or ``false``; ``again``
    brings the same data once more, so that it need not be kept for the places of what is wrong.
    """
    if len(data) > MAX_BYTES:
        return None, [_problem(path, (1, 1), f"tệp lớn hơn {MAX_BYTES} byte; một bản ghi không thể dài như vậy")]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [_problem(path, *_bad_byte(data, error.start))]
    faults = [] if _is_clean(text) else list(_hygiene(text))
    tabbed = "\t" in text and any(map(_TAB.match, _LINE_BREAK.split(text)))
    built = None if tabbed else _build(text, frozenset(flags), faults)
    again = again or (lambda: data)
    source = YamlSource(built[0], Places(again, built[1]), Places(again, of_keys=True)) if built else None
    return source, [_problem(path, *fault) for fault in faults]


def without(source: YamlSource, parts: Container[Path_]) -> YamlSource:
    """Return ``source`` without the values at ``parts``; what follows one in a list moves up, each with its place."""
    origin: dict[Path_, Path_] = {}
    tree = _kept(source.tree, (), (), parts, origin)
    values, keys = (
        {new: places[old] for new, old in origin.items() if old in places}
        for places in (dict(source.values), dict(source.keys))
    )
    return YamlSource(tree, values, keys)


def _kept(tree: Tree, old: Path_, new: Path_, parts: Container[Path_], origin: dict[Path_, Path_]) -> Tree:
    origin[new] = old
    if isinstance(tree, dict):
        kept = {key: value for key, value in tree.items() if (*old, key) not in parts}
        return {key: _kept(value, (*old, key), (*new, key), parts, origin) for key, value in kept.items()}
    if isinstance(tree, tuple):
        items = [(index, value) for index, value in enumerate(tree) if (*old, index) not in parts]
        return tuple(_kept(value, (*old, at), (*new, to), parts, origin) for to, (at, value) in enumerate(items))
    return tree


def _problem(path: str, place: Place, message: str) -> Problem:
    return Problem(path, *place, Level.ERROR, message)


def _bad_byte(data: bytes, index: int) -> _Fault:
    lines = _LINE_BREAK.split(data[:index].decode("utf-8"))
    place = (len(lines), len(lines[-1]) + 1)
    return place, f"byte 0x{data[index]:02X} không phải UTF-8; lưu lại tệp với bảng mã UTF-8"


def _is_clean(text: str) -> bool:
    """Whether it surely has none of the faults of :func:`_line_faults`."""
    clean = "\t" not in text and not _FOREIGN.search(text) and hidden_character(text) is None
    return clean and is_nfc(text)


def _hygiene(text: str) -> Iterator[_Fault]:
    for number, line in enumerate(_LINE_BREAK.split(text), 1):
        for index, message in _line_faults(line):
            yield (number, index + 1), message


def _line_faults(line: str) -> Iterator[tuple[int, str]]:
    """Yield index and message of the first fault of each kind."""
    if found := _TAB.match(line):
        yield found.end() - 1, "thụt dòng bằng phím Tab; dùng dấu cách"
    if found := _FOREIGN.search(line):
        yield found.start(), f"ký tự điều khiển {_code(found[0])}; xóa đi"
    index = hidden_character(line)
    if index is not None:
        yield index, f"ký tự ẩn {_code(line[index])} (không hiện ra, hoặc đổi chiều chữ); xóa đi"
    composed = nfc(line)
    if composed != line:
        index = next((i for i, (a, b) in enumerate(zip(line, composed, strict=False)) if a != b), len(composed))
        yield index, "chữ có dấu viết bằng ký tự tách rời; chuyển cả tệp sang Unicode dựng sẵn (NFC)"


def _code(char: str) -> str:
    return f"U+{ord(char):04X}"


def _build(text: str, flags: frozenset[str], faults: list[_Fault]) -> tuple[Tree, dict[Path_, Place]] | None:
    """Return the tree (None for an empty file) and the places noted on the way, or nothing if it cannot be built."""
    builder = _Builder(_events(text), flags, faults)
    try:
        return builder.document(), builder.places
    except _UnreadableError:
        return None
    except yaml.YAMLError as error:
        faults.append(_syntax_fault(error))
        return None


def _events(text: str) -> Callable[[], Any]:
    next_event: Callable[[], Any] = yaml.CSafeLoader(_FOREIGN.sub("\ufffd", text)).get_event
    return next_event


class Places(Mapping[Path_, Place]):
    """Where the values of a file stand, or its keys.

    Of few files more is asked than was noted on reading them: they are read anew then, along the path that is asked
    for. What is ``known`` is known with all that stands beside it.
    """

    def __init__(
        self, again: Callable[[], bytes], known: Mapping[Path_, Place] | None = None, *, of_keys: bool = False
    ) -> None:
        self._again = again
        self._of_keys = of_keys
        self.known = dict(known or {})
        self._whole = False
        self._looks = 0

    @cached_property
    def _opened(self) -> set[Path_]:
        """Of what every part is known."""
        return {at[:-1] for at in self.known if at}

    def __getitem__(self, at: Path_) -> Place:
        if at not in self.known and not self._whole and at[:-1] not in self._opened:
            self._looks += 1
            if self._looks > _LOOKS:
                return self._all[at]
            self._look(at)
            self._opened |= {at[:end] for end in range(len(at))}
        return self.known[at]

    def _look(self, along: Path_ | None) -> None:
        try:
            locator = _Locator(_events(self._again().decode()), along)
            locator.document()
        except (OSError, UnicodeDecodeError, yaml.YAMLError):
            return  # it is no longer what was read
        self.known |= locator.keys if self._of_keys else locator.values

    @property
    def _all(self) -> dict[Path_, Place]:
        if not self._whole:
            self._look(None)
            self._whole = True
        return self.known

    def __iter__(self) -> Iterator[Path_]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


@dataclass(slots=True)
class _Locator:
    """Notes where everything stands in a document that :class:`_Builder` could build, or what is beside a path."""

    next: Callable[[], Any]
    along: Path_ | None
    values: dict[Path_, Place] = field(default_factory=dict)
    keys: dict[Path_, Place] = field(default_factory=dict)

    def document(self) -> None:
        self.next()
        if isinstance(self.next(), yaml.StreamEndEvent):
            self.values[()] = (1, 1)
        else:
            self._node(self.next(), ())

    def _node(self, event: yaml.Event, at: Path_) -> None:
        self.values[at] = _place(event)
        if not isinstance(event, CollectionStartEvent):
            return
        if self.along is not None and (len(at) >= len(self.along) or self.along[: len(at)] != at):
            self._pass_over()
        elif isinstance(event, yaml.SequenceStartEvent):
            count = 0
            while not isinstance(event := self.next(), yaml.SequenceEndEvent):
                self._node(event, (*at, count))
                count += 1
        else:
            while not isinstance(event := self.next(), yaml.MappingEndEvent):
                self._entry(event, at)

    def _pass_over(self) -> None:
        inside, next_event = 1, self.next
        while inside:
            kind = type(next_event())
            if kind is yaml.ScalarEvent:
                continue
            inside += kind in _OPENING
            inside -= kind in _CLOSING

    def _entry(self, event: yaml.Event, at: Path_) -> None:
        key, place = "", _place(event)
        if isinstance(event, yaml.ScalarEvent):
            key = str(event.value)
        else:
            self._node(event, (*at, ""))
        self.keys[*at, key] = place
        self._node(self.next(), (*at, key))


def _syntax_fault(error: yaml.YAMLError) -> _Fault:
    problem = getattr(error, "problem", None) or str(error)
    # Of what was never closed, where it began says more than where the file ends.
    mark = getattr(error, "context_mark" if problem in _UNCLOSED else "problem_mark", None)
    place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    message = _SYNTAX.get(problem, f"cú pháp ở đây không đọc được ({problem})")
    return place, f"YAML sai: {message}"


@dataclass(slots=True)
class _Builder:
    next: Callable[[], Any]
    flags: frozenset[str]
    faults: list[_Fault]
    places: dict[Path_, Place] = field(default_factory=dict)
    """Where the document, its fields and the items of those that are lists stand: most problems are told there."""

    def document(self) -> Tree:
        self.next()
        if isinstance(self.next(), yaml.StreamEndEvent):
            return None
        event = self.next()
        self.places[()] = _place(event)
        tree = self._node(event, None, 0)
        self.next()
        after = self.next()
        if isinstance(after, yaml.DocumentStartEvent):
            self._fault(after, "tệp chứa nhiều tài liệu YAML (dòng ---); mỗi văn bản một tệp")
            raise _UnreadableError
        return tree

    def _fault(self, event: yaml.Event, message: str) -> None:
        self.faults.append((_place(event), message))

    def _node(self, event: Any, key: str | None, depth: int) -> Tree:  # noqa: ANN401  (yaml's events have no types)
        """Return what begins at ``event``: the value of ``key`` in a table, or an item of a list."""
        kind = type(event)
        if kind is ScalarEvent:
            return self._scalar(event, key)
        if kind is yaml.AliasEvent:
            self._fault(event, f"tham chiếu YAML «*{shown(str(event.anchor))}» không được dùng; chép lại giá trị")
            return None
        return self._collection(event, key, depth)

    def _collection(self, event: CollectionStartEvent, key: str | None, depth: int) -> Tree:
        self._no_markup(event)
        if depth >= MAX_DEPTH:
            self._fault(event, f"lồng quá {MAX_DEPTH} tầng; kiểm tra các dấu ngoặc [ và {{")
            raise _UnreadableError
        return self._sequence(key, depth + 1) if type(event) is SequenceStartEvent else self._mapping(depth + 1)

    def _no_markup(self, event: yaml.ScalarEvent | CollectionStartEvent) -> None:
        if event.anchor:
            self._fault(event, f"neo YAML «&{shown(event.anchor)}» không được dùng; xóa đi")
        if event.tag:
            tag = shown(event.tag.replace(_YAML_TAG, "!!"))
            self._fault(event, f"thẻ YAML «{tag}» không được dùng; xóa đi, mọi giá trị đều là chữ")

    def _scalar(self, event: Any, key: str | None) -> str | None:  # noqa: ANN401
        if event.anchor or event.tag:
            self._no_markup(event)
        value: str = event.value
        if style := event.style:
            if style == '"' and not _is_clean(value):
                for _, message in _line_faults(value.replace("\n", " ")):
                    self._fault(event, f"trong giá trị có {message}")
            return value
        if value in ("", "~", "null"):
            return None
        # What a flag may be, the schema says: quotes would not help it.
        if _perhaps_mangled(value) and key not in self.flags:
            self._mangled(event, value)
        return value

    def _mangled(
        self, event: yaml.ScalarEvent, value: str, kinds: Iterable[tuple[str, re.Pattern[str]]] = _MANGLED
    ) -> None:
        kind = next((kind for kind, pattern in kinds if pattern.fullmatch(value)), None)
        if kind and not _FAITHFUL.fullmatch(value):
            self._fault(
                event, f'«{shown(value)}» bị nhiều bộ đọc YAML hiểu là {kind}; đặt trong ngoặc kép: "{shown(value)}"'
            )

    def _sequence(self, key: str | None, depth: int) -> tuple[Tree, ...]:
        items: list[Tree] = []
        next_event = self.next
        while type(event := next_event()) is not SequenceEndEvent:
            if depth == 2 and key is not None:
                self.places[key, len(items)] = _place(event)
            items.append(self._node(event, None, depth))
        return tuple(items)

    def _mapping(self, depth: int) -> dict[str, Tree]:
        table: dict[str, Tree] = {}
        first: dict[str, yaml.Event] = {}
        next_event = self.next
        while type(event := next_event()) is not MappingEndEvent:
            key = self._key(event, depth)
            if key in table:
                message = f"khóa «{shown(key)}» lặp lại (đã có ở dòng {_place(first[key])[0]}); bỏ một trong hai"
                self._fault(event, message)
            first[key] = event
            event = next_event()
            if depth == 1:
                self.places[key,] = _place(event)
            table[key] = self._scalar(event, key) if type(event) is ScalarEvent else self._node(event, key, depth)
        return table

    def _key(self, event: Any, depth: int) -> str:  # noqa: ANN401  (yaml's events have no types)
        if type(event) is not ScalarEvent:
            self._fault(event, "khóa phải là một từ, không phải danh sách, bảng hay tham chiếu")
            self._node(event, "", depth)
            return ""
        if event.anchor or event.tag:
            self._no_markup(event)
        value: str = event.value
        if value == "<<":
            self._fault(event, "phép gộp «<<» không được dùng; chép các khóa vào đây")
        elif not event.style and _perhaps_mangled(value):
            # A word such as `on` stays: the schema has a key of that name and refuses those it does not know.
            self._mangled(event, value, _MANGLED[2:])
        return value


def _place(event: yaml.Event) -> Place:
    mark: Any = event.start_mark
    return mark.line + 1, mark.column + 1
