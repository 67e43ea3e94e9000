"""Whatever a file holds, it ends in problems, never in a traceback or a crash."""

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.records import repository

VALID = [path.read_bytes() for path in sorted((Path(__file__).parent / "records" / "valid").iterdir())]
ROUNDS = 10_000 if os.environ.get("SOAK") else 300
BATCHES = 20

ODD = [*"\0\t\r\n\x85\u2028\u200b\ufeff\u202e\u0301&*!|>%@`'\"{}[]:,#?-~=<đ", "\U0001f637", "\ufffe", "\ud7ff"]
WORDS = ["no", "012", "12:30", "<<: ", "null", "true", "2021-02-30", "9999-12-31", "0000-00-00", "[" * 50, "{" * 50]
KEYS = ["text: |\n", "measures:\n", "type: x\n", "? a\n", "- \n", "issued: {}\n", "relations: [{}]\n", "moved: {}\n"]
PIECES = [*ODD, *WORDS, *KEYS, "&a ", "*a", "!!int ", "---\n", "\n\n", "Điều IIX. ", "1.1.1) ", "(1) a; (2) b; ", "~2"]


def flip_a_byte(data: bytes, rng: random.Random) -> bytes:
    place = rng.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << rng.randrange(8)]) + data[place + 1 :]


def insert_a_piece(data: bytes, rng: random.Random) -> bytes:
    place = rng.randrange(len(data))
    return data[:place] + rng.choice(PIECES).encode() + data[place:]


def insert_any_character(data: bytes, rng: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    place = rng.randrange(len(text) + 1)
    return (text[:place] + chr(rng.randrange(0x11_0000)) + text[place:]).encode("utf-8", "surrogatepass")


def truncate(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(1, len(data) + 1)]


def delete_a_line(data: bytes, rng: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    del lines[rng.randrange(len(lines))]
    return b"".join(lines)


def repeat_a_line(data: bytes, rng: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    lines.insert(rng.randrange(len(lines) + 1), rng.choice(lines))
    return b"".join(lines)


def indent_a_line(data: bytes, rng: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    place = rng.randrange(len(lines))
    lines[place] = b" " * rng.randrange(1, 9) + lines[place]
    return b"".join(lines)


def swap_two_values(data: bytes, rng: random.Random) -> bytes:
    pairs = [line.partition(b": ") for line in data.splitlines(keepends=True)]
    one, other = rng.randrange(len(pairs)), rng.randrange(len(pairs))
    values = [value for _, _, value in pairs]
    values[one], values[other] = values[other], values[one]
    return b"".join(key + colon + value for (key, colon, _), value in zip(pairs, values, strict=True))


def replace_a_value(data: bytes, rng: random.Random) -> bytes:
    pairs = [line.partition(b": ") for line in data.splitlines(keepends=True)]
    place = rng.randrange(len(pairs))
    pairs[place] = (*pairs[place][:2], rng.choice(PIECES).encode() + b"\n")
    return b"".join(b"".join(pair) for pair in pairs)


MUTATIONS: list[Callable[[bytes, random.Random], bytes]] = [
    flip_a_byte,
    insert_a_piece,
    insert_any_character,
    truncate,
    delete_a_line,
    repeat_a_line,
    indent_a_line,
    swap_two_values,
    replace_a_value,
]


def mutated(data: bytes, rng: random.Random) -> bytes:
    """Return ``data`` after one mutation or a few; most after one, so that enough of them are still records."""
    for _ in range(rng.choice([1, 1, 1, 1, 2, 3])):
        data = rng.choice(MUTATIONS)(data, rng) or b"x"
    return data


@pytest.mark.parametrize("batch", range(BATCHES))
def test_a_check_of_mutated_records_never_raises(batch, tmp_path):
    rng = random.Random(batch)
    (tmp_path / "kien-giang").mkdir()
    (tmp_path / "labels.lock").write_text("kien-giang/mau-0\t1\t000000000000\n", "utf-8")
    paths = [tmp_path / "kien-giang" / f"mau-{number}.yaml" for number in range(3)]
    for path in paths:
        path.write_bytes(rng.choice(VALID))
    for _ in range(ROUNDS // BATCHES):
        path = rng.choice(paths)
        path.write_bytes(mutated(rng.choice(VALID), rng))
        assert all(problem.line >= 1 and problem.column >= 1 for problem in repository.read(tmp_path).problems)
