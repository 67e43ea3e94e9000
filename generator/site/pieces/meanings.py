"""What regimes mean to citizens: a piece of pages that name one."""

from __future__ import annotations

from collections.abc import Iterator

from generator.basics.prose import Prose, Segment
from generator.basics.timeseries import Dated
from generator.law import wording
from generator.law.evidence import published_by
from generator.law.regimes import PlaceRegime
from generator.records.addresses import document_address
from generator.records.corpus import Corpus
from generator.site.views.questions import RegimeMeaning
from generator.vocabulary.entries import Meaning
from generator.vocabulary.lists import vocabulary


def meanings(corpus: Corpus, regime: Dated[PlaceRegime]) -> Iterator[Dated[RegimeMeaning | None]]:
    """Yield what each model means by which a place, or a part of it, is ever ruled; None while it is not under it."""
    keys = regime.map(lambda under: frozenset(order.regime.key for order in under.orders))
    for key, one in vocabulary().regimes.items():
        if one.means and any(key in now for now in keys.values):
            meaning = _meaning(corpus, one.name, one.means)
            yield keys.map(lambda now, key=key, told=meaning: told if key in now else None)  # type: ignore[misc]


def _meaning(corpus: Corpus, name: str, means: Meaning) -> RegimeMeaning:
    asked = vocabulary().questions.items()
    says = tuple((question.ask, means.says[key].says) for key, question in asked if key in means.says)
    return RegimeMeaning(name, says, _source(corpus, name, means))


def _source(corpus: Corpus, name: str, means: Meaning) -> Prose:
    """Return what a meaning rests on: the document that made the model, or where it was read."""
    directive = corpus.directives.get(means.source)
    by = (
        (Segment(" Theo "), Segment(wording.name(directive.record), document_address(directive.id)))
        if directive
        else ()
    )
    whole = directive is not None and directive.record.text is not None
    links = [part for address in means.read for part in (Segment(", "), Segment(published_by(address), address))][1:]
    held = (
        (Segment("; kho giữ toàn văn."),)
        if whole
        else (Segment("; kho không giữ toàn văn, đọc qua "), *links, Segment("."))
    )
    return (Segment(f"Đây là mô hình {name}; nơi ban hành có thể quy định khác."), *by, *held)
