"""Why a measure is in a state: the deciding rule and fact as data, and as a Vietnamese sentence.

A sentence never prints the bound of an unknown day as if it were the day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from generator.basics.periods import Days
from generator.law import acts, wording
from generator.law.evidence import otherwise, told_by
from generator.law.scenario import Cause, State, Verdict
from generator.records.addresses import WHOLE
from generator.records.corpus import Corpus, Directive, LinkedRelation, Norm
from generator.vocabulary.lists import vocabulary

_FEW = 3
"""So many documents are named of those to which something was done."""
_MANY = 10
"""So many provinces are named in which a measure stands otherwise."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground: the rule (numbers of docs/phuong-phap), where it stands, its date if known, and in words."""

    rule: int
    record: str
    clause: str | None
    date: datetime | None
    text: str
    own: bool = False
    """It stands in the measure's own clause."""

    def of(self, clause: str | None) -> Reason:
        """Return the same ground for a measure of ``clause`` that is like the one it was found for in all else."""
        return Reason(self.rule, self.record, clause, self.date, self.text, own=True) if self.own else self


@dataclass(frozen=True, slots=True)
class Doubts:
    """The states that are possible (rule 5), and the unknown days and inferred acts that make the difference."""

    possible: tuple[State, ...]
    days: tuple[Directive, ...]
    acts: tuple[LinkedRelation, ...]


@dataclass(frozen=True, slots=True)
class Grounds:
    """What the sentences about one measure may speak of, whatever the instant."""

    corpus: Corpus
    norm: Norm
    endings: tuple[Verdict, ...]

    @property
    def read(self) -> bool:
        """Whether the words of the directive are held; only then can one say what it does not state."""
        return self.norm.directive.record.text is not None

    @property
    def stated(self) -> str:
        """Where a stated date is known from."""
        return "như văn bản ghi" if self.read else "theo nguồn tin"

    @property
    def otherwise(self) -> Iterator[str]:
        """What sources tell of it otherwise, in sentences."""
        return otherwise(self.norm.directive.record, self.norm.measure.id)

    @property
    def no_end(self) -> str:
        """That no end is known."""
        words = wording.no_end(self.norm)
        if self.read:
            return wording.capitalised(words) if self.norm.measure.last else f"Văn bản {words}"
        return f"{wording.capitalised(words)} (kho chưa có lời văn)"

    def name(self, id_: str) -> str:
        """Return the name of the directive with this id."""
        return wording.name(self.corpus.directives[id_].record)

    def by(self, verdict: Verdict) -> str:
        """Return who did it: the source of the verdict's act."""
        return self.name(verdict.link.source) if verdict.link else "một trong các văn bản sau đó"

    def when(self, verdict: Verdict) -> str:
        """Return since when the verdict's act works, in words, uncertain days as such."""
        if verdict.at:
            return f"từ {wording.start(verdict.at)}"
        if verdict.link:
            return self._act_days(verdict.link)
        return "chưa rõ ngày nào"

    def _act_days(self, link: LinkedRelation) -> str:
        if link.relation.from_ is None:
            return f"ban hành {wording.days(self.corpus.directives[link.source].issued)}"
        found = acts.bounds(self.corpus, link)
        return f"từ {wording.days(Days(found.first.date(), found.last.date() if found.last else None))}"


def explain(grounds: Grounds, verdict: Verdict, doubts: Doubts) -> tuple[Reason, ...]:
    """Return the reasons for ``verdict``, the deciding one first."""
    found = [_deciding(grounds, verdict, doubts)]
    if verdict.state not in (State.NOT_YET, State.DONE):
        found.append(_start(grounds, verdict))
    if verdict.state.over:
        found.extend(_later_endings(grounds, verdict))
    if not grounds.read and verdict.cause is not Cause.BY_NAME:
        reported = told_by(grounds.norm.directive.record, grounds.norm.measure.id)
        known = reported or "qua nguồn nêu ở trang văn bản"
        found.append(_own(grounds, 11, None, f"Nội dung văn bản không lưu giữ; chỉ biết {known}."))
    found += (_own(grounds, 11, None, words) for words in grounds.otherwise)
    return tuple(found)


def differing(norm: Norm, elsewhere: Mapping[State, Sequence[str]]) -> Iterator[Reason]:
    """Yield in which of the provinces that a measure names it stands otherwise than is told of all, if in any."""
    if elsewhere:
        told = "; ".join(f"{_lower(wording.STATES[state])} ở {_places(units)}" for state, units in elsewhere.items())
        yield Reason(6, norm.directive.id, norm.measure.clause, None, f"Không như nhau ở mọi tỉnh: {told}.", own=True)


def _places(units: Sequence[str]) -> str:
    names = [wording.whole(unit) for unit in units]
    return ", ".join(names) if len(names) <= _MANY else f"{len(names)} tỉnh, trong đó có {', '.join(names[:_MANY])}"


def _own(grounds: Grounds, rule: int, date: datetime | None, text: str) -> Reason:
    norm = grounds.norm
    return Reason(rule, norm.directive.id, norm.measure.clause, date, text, own=True)


def _deciding(grounds: Grounds, verdict: Verdict, doubts: Doubts) -> Reason:
    if verdict.cause is Cause.UNCERTAIN_DAY:
        return _own(grounds, 5, None, _uncertain(grounds, doubts))
    text = _SENTENCES[verdict.cause](grounds, verdict)
    if verdict.link:
        return Reason(verdict.rule, verdict.link.source, verdict.link.relation.clause, verdict.at, text)
    if verdict.other:
        other = grounds.corpus.norms[verdict.other]
        return Reason(verdict.rule, other.directive.id, other.measure.clause, verdict.at, text)
    return _own(grounds, verdict.rule, verdict.at, text)


def _start(grounds: Grounds, verdict: Verdict) -> Reason:
    measure, directive = grounds.norm.measure, grounds.norm.directive
    stated = measure.from_ or directive.record.effective
    if stated and verdict.state.over and verdict.at and verdict.at <= stated.start:
        text = f"Lẽ ra bắt đầu {wording.start(stated.start)}, nhưng đã kết thúc trước đó."
        return _own(grounds, 2, stated.start, text)
    if measure.from_:
        return _own(grounds, 2, measure.from_.start, f"Bắt đầu {wording.start(measure.from_.start)}, {grounds.stated}.")
    effective = directive.record.effective
    if effective:
        text = f"Bắt đầu {wording.start(effective.start)}, ngày văn bản có hiệu lực."
        return _own(grounds, 2, effective.start, text)
    unknown = "Văn bản không ghi ngày bắt đầu" if grounds.read else "Chưa rõ ngày bắt đầu (kho chưa có lời văn)"
    text = f"{unknown}; tính từ ngày ban hành: {wording.days(directive.issued)}."
    return _own(grounds, 2, None, text)


def _carried_out(grounds: Grounds, verdict: Verdict) -> str:
    issued = grounds.norm.directive.issued
    when = wording.start(verdict.at) if verdict.at else f"{wording.days(issued)} (ngày ban hành)"
    return f"Đã thực hiện {when}: {deed(grounds.corpus, grounds.norm)}."


def deed(corpus: Corpus, norm: Norm) -> str:
    """Return what was carried out: the measure in its own words, or the acts of a document known for nothing else."""
    if norm.measure.id != WHOLE:
        return norm.measure.summary.rstrip(".")
    told: dict[str, list[str]] = {}
    for link in corpus.links_from.get(norm.directive.id, ()):
        if vocabulary().acts[link.relation.act].effect:
            target = corpus.directives[link.target].record if link.held else corpus.cited[link.target].reference
            name = f"{'một phần ' if link.relation.parts else ''}{wording.name(target)}"
            told.setdefault(vocabulary().acts[link.relation.act].name, []).append(name)
    return "; ".join(f"{act} {_listed(names)}" for act, names in told.items())


def _listed(names: list[str]) -> str:
    return ", ".join(names) if len(names) <= _FEW else f"{len(names)} văn bản, trong đó có {', '.join(names[:_FEW])}"


def _later_endings(grounds: Grounds, verdict: Verdict) -> Iterator[Reason]:
    for ending in grounds.endings:
        if (ending.state, ending.link) == (verdict.state, verdict.link):
            continue
        stated = ending.cause in (Cause.STATED_END, Cause.OCCASION)
        sentence = _noted_end if stated else _SENTENCES[ending.cause]
        text = f"Ghi chú: {_lower(sentence(grounds, ending))}"
        if ending.link:
            yield Reason(1, ending.link.source, ending.link.relation.clause, ending.at, text)
        else:
            yield _own(grounds, 1, ending.at, text)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _before_start(grounds: Grounds, verdict: Verdict) -> str:
    measure, directive = grounds.norm.measure, grounds.norm.directive
    if verdict.at:
        stated = measure.from_ or directive.record.effective
        return f"Chưa bắt đầu: áp dụng từ {wording.start(verdict.at)}" + (
            f", {grounds.stated}." if stated else ", ngày ban hành."
        )
    return f"Chưa bắt đầu: văn bản được ban hành {wording.days(directive.issued)}."


def _by_name(grounds: Grounds, verdict: Verdict) -> str:
    return (
        "Biết có văn bản này nhưng không rõ nó đặt ra điều gì: nội dung không lưu giữ, chỉ biết qua nguồn nêu ở trang "
        "văn bản."
    )


def _suspended(grounds: Grounds, verdict: Verdict) -> str:
    until = f", đến {wording.end(verdict.at)}" if verdict.at else ""
    return f"Đang tạm ngưng theo {grounds.by(verdict)}{until}."


def _stated_end(grounds: Grounds, verdict: Verdict) -> str:
    by = f", do {grounds.by(verdict)} kéo dài" if verdict.link else ""
    when = wording.end(verdict.at) if verdict.at else "một ngày chưa rõ"
    when += wording.computed(grounds.norm.measure, verdict.at) if verdict.at else ""
    inferred = ", theo suy luận" if grounds.norm.directive.record.existence == "inferred" else ""
    return f"{'Đã hết thời hạn: áp dụng' if verdict.state.over else 'Có thời hạn'} đến {when}{by}{inferred}."


def _occasion(grounds: Grounds, verdict: Verdict) -> str:
    measure = grounds.norm.measure
    named = wording.occasion(measure.occasion) if measure.occasion else ""
    when = wording.end(verdict.at) if verdict.at else "một ngày chưa rõ"
    told = "Đã hết" if verdict.state.over else "Áp dụng đến hết"
    return f"{told} {named}, {when}; lời văn là «{measure.while_words or measure.until_words}»."


def _noted_end(grounds: Grounds, verdict: Verdict) -> str:
    return f"Thời hạn đã định là đến {wording.end(verdict.at)}." if verdict.at else "Có thời hạn, chưa rõ ngày."


def _ended_by(grounds: Grounds, verdict: Verdict) -> str:
    word = {State.REPLACED: "Đã được thay thế bởi", State.REPEALED: "Đã bị bãi bỏ bởi"}[verdict.state]
    inferred = verdict.link and verdict.link.relation.basis == "inferred"
    return f"{word} {grounds.by(verdict)}, {grounds.when(verdict)}{' (quan hệ suy ra)' if inferred else ''}."


def _proved(grounds: Grounds, verdict: Verdict) -> str:
    proved = f"ngày {wording.day(verdict.proved)}" if verdict.proved else "khi ban hành (chưa rõ ngày)"
    if not verdict.link:
        return proved
    act = vocabulary().acts[verdict.link.relation.act].name
    certain = grounds.corpus.directives[verdict.link.source].issued.certain
    return f"{proved}, {'khi' if certain else 'ngày sớm nhất mà'} {grounds.by(verdict)} {act} văn bản này"


def _proof(grounds: Grounds, verdict: Verdict) -> str:
    ends_it = verdict.link and vocabulary().acts[verdict.link.relation.act].ends
    until = f"; được coi là đang áp dụng đến {wording.end(verdict.at)}" if verdict.at and not ends_it else ""
    return f"{grounds.no_end}. Căn cứ gần nhất cho thấy còn áp dụng: {_proved(grounds, verdict)}{until}."


def _grace_over(grounds: Grounds, verdict: Verdict) -> str:
    waited = f"; thời gian chờ xác nhận đã hết {wording.end(verdict.at).removeprefix('hết ')}" if verdict.at else ""
    return f"{grounds.no_end}, và không có căn cứ nào cho thấy còn áp dụng sau {_proved(grounds, verdict)}{waited}."


def _overdue(grounds: Grounds, verdict: Verdict) -> str:
    deadline = grounds.norm.measure.deadline
    when = f"ngày {wording.day(deadline.last_day)} («{deadline.written}»)" if deadline else ""
    return f"Hạn chót {when} đã qua; không có căn cứ nào sau ngày đó, nên chưa biết đã làm chưa."


def _succeeded(grounds: Grounds, verdict: Verdict) -> str:
    other = grounds.corpus.norms[verdict.other].directive.id if verdict.other else None
    name = grounds.name(other) if other else "một văn bản khác"
    since = f" từ {wording.start(verdict.at)}" if verdict.at else ""
    return f"{grounds.no_end}, và{since} {name} đã đặt ra chế độ mới hơn cho cùng địa bàn."


def _regimes(grounds: Grounds) -> str:
    names = [vocabulary().regimes[key].name for key in grounds.norm.measure.while_regimes]
    return f"Kéo dài «{grounds.norm.measure.while_words}» ({' hoặc '.join(names)})"


def _regime_applies(grounds: Grounds, verdict: Verdict) -> str:
    return f"{_regimes(grounds)}; chế độ đó đang áp dụng."


def _regime_unknown(grounds: Grounds, verdict: Verdict) -> str:
    return f"{_regimes(grounds)}; không có căn cứ cho thấy chế độ đó còn áp dụng ở mọi nơi của biện pháp này."


def _inferred(grounds: Grounds, verdict: Verdict) -> str:
    return "Văn bản này chỉ được suy ra là phải có, chưa tìm thấy; không thể xác nhận."


def _uncertain(grounds: Grounds, doubts: Doubts) -> str:
    unknown = [f"{wording.name(d.record)} được ban hành {wording.days(d.issued)}" for d in doubts.days]
    unknown += [f"quan hệ với {grounds.name(link.source)} chỉ là suy ra" for link in doubts.acts]
    states = " hoặc ".join(_lower(wording.STATES[state]) for state in doubts.possible)
    return f"Chưa xác định được: {'; '.join(unknown)}. Lúc này có thể {states}."


_SENTENCES: dict[Cause, Callable[[Grounds, Verdict], str]] = {
    Cause.BEFORE_START: _before_start,
    Cause.CARRIED_OUT: _carried_out,
    Cause.SUSPENDED: _suspended,
    Cause.BY_NAME: _by_name,
    Cause.STATED_END: _stated_end,
    Cause.OCCASION: _occasion,
    Cause.ENDED_BY: _ended_by,
    Cause.PROOF: _proof,
    Cause.GRACE_OVER: _grace_over,
    Cause.OVERDUE: _overdue,
    Cause.SUCCEEDED: _succeeded,
    Cause.REGIME_APPLIES: _regime_applies,
    Cause.REGIME_UNKNOWN: _regime_unknown,
    Cause.INFERRED: _inferred,
}
