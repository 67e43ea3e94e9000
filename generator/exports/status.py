"""What applied in a place during a span, and why, as plain text: what the command ``status`` prints."""

from __future__ import annotations

from collections.abc import Mapping

from generator.basics.periods import Span
from generator.basics.prose import plain
from generator.law import emergency, regimes, wording
from generator.law.applicability import Row
from generator.law.districts import extent
from generator.law.scenario import State
from generator.law.situation import Situation, situation
from generator.law.validity import Validity
from generator.records.corpus import Corpus
from generator.vocabulary.districts import District
from generator.vocabulary.lists import CENTRAL


def concerns(row: Row, province: str, district: District | None) -> bool:
    """Whether a measure that concerns ``province`` may concern ``district``, if one is asked for."""
    if district is None:
        return True
    found = extent(row.validity.norm, province)
    return found.reach(district.slug) is not None or bool(found.unplaced)


def report(
    corpus: Corpus,
    known: Mapping[str, Validity],
    province: str,
    span: Span,
    every: list[Row],
    rows: list[Row],
    district: District | None = None,
) -> list[str]:
    """Return the lines that tell how ``rows``, chosen from ``every`` row of ``province``, stand during ``span``.

    ``district``: the one of its districts that is asked for, if not all of the province.
    """
    regime = regimes.regime(corpus, known, province, span, district.slug if district else None)
    standing = {row.id: situation(corpus, row.validity, province, span) for row in every}
    place = ", ".join((*((district.full,) if district else ()), wording.whole(province)))
    lines = [f"{wording.capitalised(place)}, {wording.span(span)}"]
    lines.append(f"Chế độ: {plain(regimes.words(regime))}")
    if all(CENTRAL in row.validity.norm.units for row in every) and province != CENTRAL:
        lines.append(f"{wording.NOTHING_HELD}." + (" Dưới đây chỉ là văn bản trung ương." if rows else ""))
    elif not rows:
        lines.append("Không có biện pháp nào khớp câu hỏi.")
    elif not any(standing[row.id] is Situation.APPLYING for row in rows):
        which = "Với bộ lọc này: " if Situation.APPLYING in standing.values() else ""
        lines.append(f"{which}{wording.NOTHING_CONFIRMED}.")
    over = dict.fromkeys(r.directive.record.emergency for r in rows if standing[r.id] is Situation.EMERGENCY_OVER)
    lines += (plain(emergency.ended(corpus, key)) for key in over if key)
    for row in sorted(rows, key=_apart):
        measure = row.measure
        place = f"{row.directive.id}#{measure.id}" + (f", điểm {measure.clause}" if measure.clause else "")
        if measure.deadline:
            place += f"; hạn chót {wording.day(measure.deadline.last_day)}"
        state = wording.OVERDUE if row.interval.overdue else wording.STATES[row.state]
        lines += ["", f"[{state}] {measure.summary}", f"  {place}"]
        lines += [f"  - {reason.text}" for reason in (*row.interval.reasons, *row.warnings)]
    return lines


def _apart(row: Row) -> int:
    """Return the part of the report: measures, then overdue tasks, documents known by name alone, and what was done."""
    if row.interval.overdue:
        return 1
    return {State.KNOWN_BY_NAME: 2, State.DONE: 3}.get(row.state, 0)
