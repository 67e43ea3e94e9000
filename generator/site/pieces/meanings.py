"""What regimes mean to citizens: a piece of pages that name one."""

from __future__ import annotations

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


def meanings(corpus: Corpus, regime: Dated[PlaceRegime]) -> Dated[tuple[RegimeMeaning, ...]]:
    """Return what each model means by which a place, or a part of it, is ruled at a time, as far as it is known."""
    known = {key: _meaning(corpus, one.name, one.means) for key, one in vocabulary().regimes.items() if one.means}

    def told(under: PlaceRegime) -> tuple[RegimeMeaning, ...]:
        keys = {order.regime.key for order in under.orders}
        return tuple(meaning for key, meaning in known.items() if key in keys)

    return regime.map(told)


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
