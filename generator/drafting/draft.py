"""Raw document → a drafted record whose unreadable fields say so; nothing lost, nothing invented.

:func:`draft` lays the text out, takes it apart into clauses, and reads in turn its heading, what it does to other
documents, and the measures it bears. ``output`` writes the record, and tells the editor what was found.
"""

from __future__ import annotations

from datetime import date

from generator.basics.matching import low
from generator.basics.problems import CongKhaiError
from generator.documents.clauses import MAX_CLAUSES, Clause, parse
from generator.drafting.heading import fields
from generator.drafting.layout import lay_out
from generator.drafting.measures import proposals
from generator.drafting.measures.contacts import contacts
from generator.drafting.model import Draft, Origin
from generator.drafting.relations import finding
from generator.drafting.wordlists import wordlists
from generator.vocabulary.lists import vocabulary


class TooLongError(CongKhaiError):
    """No record may be as long as what would be drafted; the message is Vietnamese."""


def draft(text: str, source_name: str, seen: date | None, sha256: str | None = None) -> Draft:
    """Return the record drafted from ``text``; raise LossError rather than lose a word, TooLongError for too many.

    ``source_name`` and ``sha256`` name the file, ``seen`` is the day on which somebody held it.
    """
    page = lay_out(text)
    clauses, close = _clauses(page.text)
    heading, calendar = fields.read(page.segments, clauses)
    issued = date.fromisoformat(heading.issued.value) if heading.issued.value else None
    province = heading.province.value
    measures = proposals.propose(clauses, calendar, issued, province)
    bearing = {measure.clause.split(".(")[0] for measure in measures}
    return Draft(
        heading=heading,
        text=page.text,
        close=close,
        clauses=clauses,
        acts=finding.acts(clauses, heading.number.value, calendar, province),
        proposals=measures,
        contacts=contacts(clauses),
        nothing=tuple(c.label for c in clauses if c.zone in (None, "intro", "close") and c.label not in bearing),
        origin=Origin(source_name, seen, sha256),
        emergency=_emergency(page.text),
    )


def _emergency(text: str) -> str | None:
    """Return the first emergency of the vocabulary that ``text`` writes of."""
    known, text = vocabulary().emergencies.values(), low(text)
    return next((one.key for one in known if any(low(words) in text for words in one.written)), None)


def _clauses(text: str) -> tuple[tuple[Clause, ...], str | None]:
    """Return the clauses, and the words that begin the closing where paragraphs of the last point precede it."""
    clauses = parse(text)
    if len(clauses) > MAX_CLAUSES:
        raise TooLongError(f"văn bản có {len(clauses)} đoạn, mà một bản ghi giữ được nhiều nhất {MAX_CLAUSES}")
    starts = tuple(wordlists()["closings"])
    closing = [clause for clause in clauses if clause.zone == "close"]
    at = next((i for i, clause in enumerate(closing) if clause.text.startswith(starts)), 0)
    if at == 0:
        return clauses, None
    words = " ".join(closing[at].text.split()[:5])
    if any(clause.text.startswith(words) for clause in clauses if clause is not closing[at]):
        return clauses, None
    return parse(text, words), words
