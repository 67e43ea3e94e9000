"""What a province's page answers to what citizens ask first, on any day: a word, until when, and on what grounds."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
import real
import yaml
from archives import BOTH
from made import province_of

from generator.basics.prose import plain
from generator.law.modes import BINDING
from generator.site.pages import provinces
from generator.site.pieces.context import Site
from generator.site.views.provinces import ProvinceView
from generator.site.views.questions import CardLine, QuestionCard
from generator.vocabulary.lists import vocabulary

CASES = yaml.load((Path(__file__).parent / "questions" / "cases.yaml").read_text("utf-8"), yaml.CBaseLoader)
TODAY = date(2026, 11, 23)
MOST = 200
"""So many lines a page has; of one, everything is summed up."""


@cache
def page(at: int, most: int) -> ProvinceView:
    """Return the page of a case, by its number."""
    return province_of(CASES[at], TODAY, most)


def cards(view: ProvinceView) -> dict[str, QuestionCard]:
    return dict(zip(vocabulary().questions, view.parts[-1].cards, strict=True))


def words(line: CardLine) -> str:
    said = line.measure.summary if line.measure else plain(line.told)
    return f"{line.doubt}: {said}" if line.doubt else said


def grounds(card: QuestionCard, on: date) -> list[CardLine]:
    return [line for each in card.lines if (line := each.on(on))]


SAYS = [(at, *one) for at, case in enumerate(CASES) for one in case["says"]]


@pytest.mark.parametrize("most", [1, MOST], ids=["summed", "listed"])
@pytest.mark.parametrize(("at", "on", "question", "word", "until", "begins"), SAYS)
def test_it_answers(at: int, on: str, question: str, word: str, until: str, begins: list[str], most: int) -> None:
    day, card = date.fromisoformat(on), cards(page(at, most))[question]
    assert (card.word.on(day).text, card.until.on(day)) == (word, until)
    said = [words(line) for line in grounds(card, day)]
    assert [each[: len(start)] for each, start in zip(said, begins, strict=False)] == begins
    assert card.look.on(day) == ("known" if begins else "unknown")


def test_more_than_three_measures_are_told_where_they_stand() -> None:
    card = cards(page(0, MOST))["ra-khoi-nha"]
    more = card.more.on(date(2021, 8, 10))
    assert more
    assert (more.text, more.address) == ("và 1 điều nữa", "tinh/kien-giang/#den-30-6-2025-live-o-nha")
    ids = {group.anchor for part in page(0, MOST).parts for box in part.boxes for group in box.groups}
    assert more.address.partition("#")[2] in ids
    summed = cards(page(0, 1))["ra-khoi-nha"].more.on(date(2021, 8, 10))
    assert summed
    assert summed.address == "chu-de/o-nha/"


@pytest.mark.parametrize("archive", BOTH)
def test_no_card_is_ever_blank_and_what_binds_stands_before_what_appeals(archive: Path) -> None:
    site = Site(real.corpus(archive), real.validities(archive), TODAY, "")
    for slug in [unit for unit in site.directives_of if unit in vocabulary().territory.provinces]:
        view = provinces.province(site, slug).view
        assert isinstance(view, ProvinceView)
        for card in (card for part in view.parts for card in part.cards):
            assert all(word.text for word in card.word.values)
            for day in (date(2021, 1, 1) + timedelta(days=9 * n) for n in range(45)):
                sure = [line for line in grounds(card, day) if line.measure and not line.doubt]
                binds = [(line.measure.words[0] in bound()) for line in sure if line.measure]
                assert binds == sorted(binds, reverse=True), (slug, card.ask, day)


def bound() -> set[str]:
    return {vocabulary().modes[mode] for mode in BINDING}


def test_what_a_regime_means_is_said_of_questions_alone_and_names_what_it_rests_on() -> None:
    site = Site(real.corpus(), real.validities(), TODAY, "")
    view = provinces.province(site, "kien-giang").view
    assert isinstance(view, ProvinceView)
    part = view.parts[-1]
    [found] = filter(None, (each.on(date(2021, 8, 10)) for each in part.meanings))
    assert found.name == "Chỉ thị 16"
    assert not any(each.on(date(2021, 8, 26)) for each in part.meanings)
    assert dict(found.says)["Tụ tập?"].startswith("Không tập trung quá 2 người")
    rests = plain(found.source)
    assert rests.startswith("Đây là mô hình Chỉ thị 16; nơi ban hành có thể quy định khác. Theo Chỉ thị 16/")
    assert "kho không giữ toàn văn" in rests
    first = next(segment for segment in found.source if segment.address)
    assert first.address == "van-ban/trung-uong/16-ct-ttg-2020/"
