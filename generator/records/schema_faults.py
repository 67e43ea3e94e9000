"""What pydantic finds wrong with a record → where, and in Vietnamese what would be right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel, ValidationError

from generator.basics.problems import MOST, shown
from generator.vocabulary.lists import nearest

_WANTED = {
    "string_type": "cần chữ",
    "string_too_short": "cần chữ",
    "tuple_type": "cần một danh sách: [a, b], hoặc mỗi dòng một mục sau «- »",
    "too_short": "cần ít nhất một mục",
    "model_type": "cần một bảng «khóa: giá trị»",
    "dict_type": "cần một bảng «khóa: giá trị»",
    "date_type": "cần một ngày, ví dụ 2021-09-01",
    "dataclass_exact_type": "cần một ngày, ví dụ 2021-09-01 hoặc 2021-09-01T06:00",
}
_TOO_LONG = {"too_long": "mục", "string_too_long": "ký tự"}


class Finding(NamedTuple):
    """One fault: the path of the value (or of the missing key), and what to say."""

    at: tuple[str | int, ...]
    message: str
    of_key: bool = False
    """Whether the key itself is wrong, not its value."""


def explain(error: ValidationError, model: type[BaseModel], tree: object) -> Iterator[Finding]:
    """Yield every fault of ``error``, which validating ``tree`` against ``model`` has raised.

    What would be right in place of a wrong word is told of so many only as anybody will be told of.
    """
    counts = Counter[str]()
    for found in error.errors(include_url=False):
        at = _path(found["loc"], tree)
        kind, value = found["type"], found["input"]
        counts[kind] += 1
        told = counts[kind] <= MOST
        if kind == "too_short" and value:
            continue  # it has items, and each has a finding of its own
        if kind == "missing":
            yield Finding(at, f"{_place(at[:-1])}thiếu khóa «{at[-1]}»")
        elif kind == "extra_forbidden":
            yield Finding(at, _unknown_key(at, model, hint=told), of_key=True)
        elif kind == "not_listed":
            yield Finding(at, _place(at) + _not_listed(found["ctx"], value, hint=told))
        elif kind == "cong_khai" and value is not None:
            yield _own_fault(at, str(found["ctx"]["message"]), value)
        elif kind in _TOO_LONG:
            most = f"nhiều nhất {found['ctx']['max_length']} {_TOO_LONG[kind]}"
            yield Finding(at, f"{_place(at)}{most}, đang có {len(value)}")
        else:
            drop = "; bỏ cả dòng nếu không có gì để ghi" if value is None and _is_optional(at, model) else ""
            yield Finding(at, f"{_place(at)}{_wanted(kind, found.get('ctx', {}))}, {_given(value)}{drop}")


def flag_keys(model: type[BaseModel]) -> frozenset[str]:
    """Return the keys, at any depth below ``model``, whose value is true or false."""
    found: set[str] = set()
    for key, annotation in _fields(model).items():
        below = _model_in(annotation)
        if annotation is bool:
            found.add(key)
        elif below:
            found |= flag_keys(below)
    return frozenset(found)


def _path(loc: tuple[str | int, ...], tree: object) -> tuple[str | int, ...]:
    """Return ``loc`` without the names of union branches that pydantic puts between the keys."""
    at: list[str | int] = []
    for index, step in enumerate(loc):
        if isinstance(tree, Mapping) and (step in tree or index == len(loc) - 1):
            at.append(step)
            tree = tree.get(step)
        elif isinstance(tree, tuple) and isinstance(step, int):
            at.append(step)
            tree = tree[step]
    return tuple(at)


def _place(at: tuple[str | int, ...]) -> str:
    """Return the words that lead to ``at``: its key, and the number of the item in a list."""
    if not at:
        return ""
    *before, last = at
    return f"{shown(last)}: " if isinstance(last, str) else f"{before[-1] if before else ''}, mục {last + 1}: "


def _own_fault(at: tuple[str | int, ...], message: str, value: object) -> Finding:
    """A fault of a whole table that begins with the name of a key is shown at that key."""
    key = message.split()[0]
    if isinstance(value, Mapping):
        return Finding((*at, key) if key in value else at, message)
    return Finding(at, f"{_place(at)}{message}")


def _wanted(kind: str, context: Mapping[str, Any]) -> str:
    if kind == "literal_error":
        return "chỉ được là " + str(context["expected"]).replace("'", "").replace(" or ", ", ")
    return _WANTED.get(kind, "cần một giá trị")


def _given(value: object) -> str:
    if value is None or value in ("", ()):
        return "đang để trống"
    if isinstance(value, tuple):
        return "đang là danh sách"
    if isinstance(value, Mapping):
        return "đang là bảng"
    return f"đang là «{shown(str(value))}»"


def _unknown_key(at: tuple[str | int, ...], model: type[BaseModel], *, hint: bool) -> str:
    key = shown(str(at[-1]))
    message = f"{_place(at[:-1])}khóa lạ «{key}»"
    if not hint:
        return message
    known = _fields(_model_at(at[:-1], model))
    near = nearest(key, known)
    right = _home(at, model) or (f"gần nhất: {', '.join(near)}" if near else f"được dùng ở đây: {', '.join(known)}")
    return f"{message}; {right}"


def _not_listed(context: Mapping[str, Any], value: object, *, hint: bool) -> str:
    if not hint:
        return str(context["message"])
    near = nearest(shown(str(value)), context["keys"])
    right = f"gần nhất: {', '.join(near)}" if near else f"có thể là: {', '.join(context['keys'])}"
    return f"{context['message']}; {right}"


def _home(at: tuple[str | int, ...], model: type[BaseModel]) -> str | None:
    """Return where a key belongs that stands one table too far out, or is indented too far."""
    key, here = str(at[-1]), _fields(_model_at(at[:-1], model))
    inner = [name for name, annotation in here.items() if (below := _model_in(annotation)) and key in _fields(below)]
    if inner:
        return f"khóa này viết trong {', '.join(inner)}"
    for end in range(len(at) - 2, -1, -1):
        if key in _fields(_model_at(at[:end], model)):
            return f"khóa này của {_place(at[:end]).rstrip(': ') or 'cả bản ghi'}: bớt thụt dòng"
    return None


def _is_optional(at: tuple[str | int, ...], model: type[BaseModel]) -> bool:
    fields = _model_at(at[:-1], model).model_fields.items()
    return any(at[-1] == (info.alias or name) and not info.is_required() for name, info in fields)


def _model_at(at: tuple[str | int, ...], model: type[BaseModel]) -> type[BaseModel]:
    for step in at:
        if isinstance(step, str):
            model = _model_in(_fields(model)[step]) or model
    return model


def _fields(model: type[BaseModel]) -> dict[str, Any]:
    return {info.alias or name: info.annotation for name, info in model.model_fields.items()}


def _model_in(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401  (an annotation may be anything)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)
