"""No word is lost whatever happened to the text on its way, and no input makes `draft` stumble."""

import os
import random
import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from generator.drafting.draft import draft
from generator.drafting.layout import words
from generator.drafting.output.report import summary
from generator.drafting.output.writing import to_yaml

HERE = Path(__file__).parent
SOURCES = sorted([*(HERE / "documents").glob("*.txt"), *(HERE / "drafting" / "documents").glob("*.txt")])
TEXTS = [path.read_text("utf-8") for path in SOURCES]
MUTATIONS, INPUTS = (2000, 10000) if os.environ.get("SOAK") else (40, 150)
SEED = 20210831


def split_lines(text, chance):
    return re.sub(" ", lambda _: "\n" if chance.random() < 0.05 else " ", text)


def join_lines(text, chance):
    return re.sub("\n", lambda _: " " if chance.random() < 0.3 else "\n", text)


def double_spaces(text, chance):
    return re.sub(" ", lambda _: chance.choice(["  ", "\t", "\u00a0"]) if chance.random() < 0.2 else " ", text)


def embolden(text, chance):
    return re.sub(r"\w+", lambda word: f"**{word[0]}**" if chance.random() < 0.1 else word[0], text)


def cut_pages(text, chance):
    return re.sub(" ", lambda _: f"\n\n\f{chance.randrange(2, 30)}\n\n" if chance.random() < 0.002 else " ", text)


def decompose(text, chance):
    return unicodedata.normalize("NFD", text)


def break_lines_as_elsewhere(text, chance):
    return text.replace("\n", chance.choice(["\r\n", "\r"]))


def hide(text, chance):
    return re.sub("a", lambda _: "a\u200b" if chance.random() < 0.1 else "a", text)


MUTATORS = [
    split_lines, join_lines, double_spaces, embolden, cut_pages, decompose, break_lines_as_elsewhere, hide,
]  # fmt: skip


def as_words(text):
    """An own reading of the words, not the program's: marks, white space and hidden characters aside."""
    bare = unicodedata.normalize("NFC", re.sub("[*\u200b]", "", text))
    return [
        word for line in re.split("[\r\n\f]", bare) for word in re.sub(r"^(?:\s*(?:#+|>)(?=\s|$))+", "", line).split()
    ]


def mutated(text, seed):
    chance = random.Random(seed)
    for mutate in chance.sample(MUTATORS, chance.randrange(1, 4)):
        text = mutate(text, chance)
    return text


def test_mutations_lose_no_word():
    for number in range(MUTATIONS):
        text = mutated(TEXTS[number % len(TEXTS)], SEED + number)
        made = draft(text, "x.txt", None)
        assert as_words(made.text) == as_words(text), (SOURCES[number % len(TEXTS)].name, SEED + number)


def test_bold_and_normal_form_change_nothing():
    for text in TEXTS:
        plain = to_yaml(draft(text, "x", None))
        for mutate in (decompose, break_lines_as_elsewhere):
            assert to_yaml(draft(mutate(text, random.Random(SEED)), "x", None)) == plain


SCRAPS = [
    "Số: ", "12/QĐ-UBND", "ngày 31/3/2020", "ngày 99/99/9999", "CHỈ THỊ", "Kính gửi:", "Nơi nhận:", "Điều 1.", "1. ",
    "a) ", "- ", "(1) ", "thay thế ", "bãi bỏ ", "trước ngày ", "từ 0 giờ ", "đến hết ngày 15/8", "Giao Sở Y tế ",
    "CHỦ TỊCH", "\n", "\n\n", "; ", ". ", ": ", "“", "”", "(", ")", "**", "# ", "\\", "\t", "\x00", "\u202e", "\ud800",
    "\u0301", "𝒜", "cấp độ 3", "trong vòng 999 ngày kể từ ngày 31/12/9999", "24 giờ ngày 31/12/9999",
    "ngày 0 tháng 0 năm 0000", "İ", "ﬁ",
]  # fmt: skip


def garbage(chance):
    """Scraps of documents and of anything else, in any order; sometimes a mutilated document."""
    if chance.random() < 0.2:
        text = chance.choice(TEXTS)
        start = chance.randrange(len(text))
        return mutated(text[start : start + chance.randrange(2000)], chance.random())
    scraps = [chance.choice(SCRAPS) for _ in range(chance.randrange(40))]
    letters = "".join(chr(chance.randrange(0x20, 0x2FF)) for _ in range(chance.randrange(10)))
    return "".join([*scraps, letters])


def test_any_input_gives_a_draft():
    chance = random.Random(SEED)
    for _ in range(INPUTS):
        made = draft(garbage(chance), "x.txt", date(2021, 1, 1))
        assert to_yaml(made)
        assert summary(made)


@pytest.mark.parametrize("text", ["", "\n", "**", "1.", "Số:", "Điều 1.", "Nơi nhận:", "\ufeff"])
def test_next_to_nothing_is_a_draft_too(text):
    assert words(draft(text, "x", None).text) == words(text)
