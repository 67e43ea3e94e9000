"""The command line: the only place that prints or decides the exit; it and the plugin alone read the clock."""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from datetime import date, datetime
from functools import partial
from pathlib import Path

from generator.basics.apart import Budget, OverBudgetError, apart
from generator.basics.collector import uncollected
from generator.basics.periods import UTC7, Moment, Span, day, instant
from generator.basics.problems import CongKhaiError, Level, as_github, as_json, as_text
from generator.basics.processes import cores
from generator.documents.districts import located
from generator.exports import coverage_report, status
from generator.exports.rows import status_row
from generator.law.answers import Answers
from generator.law.applicability import answer
from generator.law.coverage import coverage
from generator.law.scenario import Grace, State
from generator.law.validity import validities
from generator.records import label_lock, repository
from generator.records.cache import IN_PROJECT, RecordCache
from generator.records.field_types import out_of_range
from generator.records.loading import LOCK_NAME
from generator.records.schema import json_schema
from generator.vocabulary.districts import District
from generator.vocabulary.folder import Folder, VocabularyError
from generator.vocabulary.lists import CENTRAL, load, nearest, using, vocabulary

_FORMATS = {"text": as_text, "json": as_json, "github": as_github}
_SHOWN = (State.APPLYING, State.UNCONFIRMED, State.SUSPENDED, State.KNOWN_BY_NAME)
_DRAFT = Budget(seconds=18, memory=1 << 30)
"""What one document may take, so that the command is done within 20 seconds; one of 200 pages needs a third of it."""


class _MisuseError(CongKhaiError):
    """The call itself is off; the message is Vietnamese."""


class _Output(io.TextIOBase):
    """A standard stream that takes every letter, and goes on silently once its reader has left (``| head``)."""

    def __init__(self, stream: io.TextIOWrapper) -> None:
        self._stream = stream
        stream.reconfigure(errors="backslashreplace")

    def write(self, text: str) -> int:
        """Write ``text``; return its length."""
        self._try(lambda: self._stream.write(text))
        return len(text)

    def flush(self) -> None:
        """Hand over what waits."""
        self._try(self._stream.flush)

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except BrokenPipeError:
            # What still waits goes nowhere, else the interpreter would complain of it at its end.
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._stream.fileno())
            os.close(nowhere)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return the exit status: 0 well, 1 problems found, 2 the call itself is off."""
    with ExitStack() as stack:
        for stream, redirect in ((sys.stdout, redirect_stdout), (sys.stderr, redirect_stderr)):
            if isinstance(stream, io.TextIOWrapper):
                output = _Output(stream)
                stack.enter_context(redirect(output))
                stack.callback(output.flush)
        arguments = _parser().parse_args(argv)
        try:
            if arguments.vocabulary:
                stack.enter_context(using(load(Folder.of(arguments.vocabulary))))
            status: int = arguments.run(arguments)
        except (_MisuseError, VocabularyError) as error:
            status = _misuse(str(error))
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="generator", description="Công Khai: văn bản nào đang áp dụng, theo lệnh ai.")
    parser.add_argument("--vocabulary", type=Path, metavar="THƯ_MỤC", help="danh mục khác với của chương trình")
    commands = parser.add_subparsers(required=True, metavar="LỆNH")

    check = commands.add_parser("check", help="kiểm tra bản ghi, báo mọi lỗi cùng lúc")
    check.add_argument("paths", nargs="*", type=Path, default=[Path("directives")], metavar="PATH")
    check.add_argument("--strict", action="store_true", help="cảnh báo cũng làm lệnh thất bại")
    check.add_argument("--format", choices=_FORMATS, default="text")
    check.set_defaults(run=_check)

    asked = commands.add_parser("status", help="hôm đó ở tỉnh đó áp dụng gì, và vì sao")
    asked.add_argument("--province", required=True, metavar="TỈNH", help="mã tỉnh, ví dụ kien-giang")
    asked.add_argument(
        "--district", metavar="HUYỆN", help="chỉ một huyện, quận, thị xã, thành phố của tỉnh (tên hay mã)"
    )
    asked.add_argument("--on", metavar="NGÀY[THH:MM]", help="giờ Việt Nam; mặc định hôm nay")
    asked.add_argument("--topic", metavar="CHỦ_ĐỀ", help="chỉ một chủ đề")
    asked.add_argument("--agency", metavar="CƠ_QUAN", help="chỉ việc giao cho một cơ quan (mã hoặc tên gọi)")
    grace = Grace()
    asked.add_argument(
        "--grace-public", type=int, default=grace.public, metavar="NGÀY", help="như grace_public trong mkdocs.yml"
    )
    asked.add_argument("--grace-task", type=int, default=grace.task, metavar="NGÀY", help="như grace_task")
    asked.add_argument("--all", action="store_true", help="cả biện pháp chưa áp dụng và đã kết thúc")
    asked.add_argument("--format", choices=("text", "json"), default="text")
    asked.add_argument("--directives", type=Path, default=Path("directives"), help="thư mục bản ghi")
    asked.set_defaults(run=_status)

    covered = commands.add_parser("coverage", help="kho biết chế độ của mỗi tỉnh trong bao nhiêu ngày")
    covered.add_argument("--from", dest="first", metavar="NGÀY", help="ngày đầu; mặc định là của danh mục")
    covered.add_argument("--to", dest="last", metavar="NGÀY", help="ngày cuối, kể cả ngày ấy")
    covered.add_argument("--format", choices=("text", "json"), default="text")
    covered.add_argument("--directives", type=Path, default=Path("directives"), help="thư mục bản ghi")
    covered.set_defaults(run=_coverage)

    drafted = commands.add_parser("draft", help="soạn bản ghi nháp từ một văn bản (.txt, .md, .html, .docx, .pdf)")
    drafted.add_argument("file", type=Path, metavar="FILE")
    drafted.add_argument("--out", type=Path, metavar="PATH", help="ghi vào tệp này thay vì in ra")
    drafted.add_argument("--force", action="store_true", help="ghi đè tệp đã có")
    drafted.set_defaults(run=_draft)

    schema = commands.add_parser("schema", help="JSON Schema của một bản ghi")
    schema.set_defaults(run=_schema)

    lock = commands.add_parser("lock", help="ghi nhãn điểm, khoản mới vào tệp khóa")
    lock.add_argument("--directives", type=Path, default=Path("directives"), help="thư mục bản ghi")
    lock.set_defaults(run=_lock)
    return parser


def _check(arguments: argparse.Namespace) -> int:
    missing = [path for path in arguments.paths if not path.exists()]
    if missing:
        return _misuse(f"không có tệp hay thư mục {', '.join(map(str, missing))}")
    with uncollected():
        problems = repository.check(arguments.paths, _cache, cores())
    if problems or arguments.format == "json":
        print(_FORMATS[arguments.format](problems))
    counts = [sum(problem.level is level for problem in problems) for level in Level]
    print("{} lỗi, {} cảnh báo, {} ghi chú".format(*counts), file=sys.stderr)
    return int(counts[0] > 0 or (arguments.strict and counts[1] > 0))


def _status(arguments: argparse.Namespace) -> int:
    words = vocabulary()
    if arguments.agency:
        arguments.agency = words.agency(arguments.agency) or arguments.agency
    for value, known, what in (
        (arguments.province, {**words.territory.provinces, CENTRAL: None}, "tỉnh"),
        (arguments.topic, words.topics, "chủ đề"),
        (arguments.agency, words.agencies, "cơ quan"),
    ):
        if value is not None and value not in known:
            near = nearest(value, known)
            hint = f"gần nhất: {', '.join(near)}" if near else f"có thể là: {', '.join(known)}"
            return _misuse(f"không có {what} «{value}»; {hint}")
    if arguments.district:
        arguments.district = _district(arguments.province, arguments.district)
    try:
        span = _asked(arguments.on)
    except ValueError:
        return _misuse(f"«{arguments.on}» không phải là ngày giờ có thật; viết 2021-08-10 hoặc 2021-08-10T06:00")
    if not arguments.directives.is_dir():
        return _misuse(f"không có thư mục {arguments.directives}")
    with uncollected():
        return _answer(arguments, span)


def _answer(arguments: argparse.Namespace, span: Span) -> int:
    read = _read(arguments.directives)
    if read.errors:
        print(as_text(read.errors), file=sys.stderr)
        return 1
    known = validities(read.corpus, Grace(arguments.grace_public, arguments.grace_task))
    every = answer(read.corpus, known, arguments.province, span)
    rows = [
        row
        for row in every
        if (arguments.all or row.state in _SHOWN)
        and (arguments.topic is None or arguments.topic in row.measure.topics)
        and (arguments.agency is None or arguments.agency in row.measure.agencies)
        and status.concerns(row, arguments.province, arguments.district)
    ]
    if arguments.format == "json":
        print(json.dumps([status_row(row) for row in rows], ensure_ascii=False, indent=1))
    else:
        print("\n".join(status.report(read.corpus, known, arguments.province, span, every, rows, arguments.district)))
    return 0


def _district(province: str, name: str) -> District:
    districts = vocabulary().districts
    whole, own = located(name, province).whole, {each.slug: each for each in districts.of(province)}
    if name in own or len(whole) == 1:
        return own[name if name in own else next(iter(whole))]
    near = nearest(name, (each.full for each in own.values()))
    hint = (
        f"gần nhất: {', '.join(near)}"
        if near
        else f"có: {', '.join(own) or 'danh mục không có huyện nào của tỉnh này'}"
    )
    raise _MisuseError(f"{province} không có huyện «{name}»; {hint}")


def _coverage(arguments: argparse.Namespace) -> int:
    period = vocabulary().site.coverage
    try:
        first = _bare_day(arguments.first) if arguments.first else period and period.first
        last = _bare_day(arguments.last) if arguments.last else period and period.last
    except ValueError as error:
        return _misuse(f"«{error}» không phải là ngày có thật; viết 2021-08-10")
    if not first or not last:
        return _misuse("danh mục không nêu thời gian nào; hãy ghi --from và --to")
    if message := out_of_range(first) or out_of_range(last):
        return _misuse(message)
    if last < first:
        return _misuse(f"--to {last} đứng trước --from {first}")
    if not arguments.directives.is_dir():
        return _misuse(f"không có thư mục {arguments.directives}")
    read = _read(arguments.directives)
    if read.errors:
        print(as_text(read.errors), file=sys.stderr)
        return 1
    found = coverage(Answers(read.corpus, validities(read.corpus)).regime, first, last)
    if arguments.format == "json":
        print(json.dumps(coverage_report.table(found), ensure_ascii=False, indent=1))
    else:
        print("\n".join(coverage_report.lines(found)))
    return 0


def _bare_day(text: str) -> date:
    try:
        moment = Moment.parse(text)
    except ValueError:
        raise ValueError(text) from None
    if moment.hour is not None:
        raise ValueError(text)
    return moment.day


def _asked(on: str | None) -> Span:
    if on is None:
        return day(datetime.now(UTC7).date())
    moment = Moment.parse(on)
    if message := out_of_range(moment.day):
        raise _MisuseError(f"«{on}»: {message}")
    return day(moment.day) if moment.hour is None else instant(moment.start)


def _draft(arguments: argparse.Namespace) -> int:
    path, out = arguments.file, arguments.out
    if out and out.exists() and not arguments.force:
        return _misuse(f"{out} đã có; thêm --force để ghi đè")
    try:
        record, report = apart(partial(_drafted, path, arguments.vocabulary), _DRAFT)
        if out:
            _store(out, record)
        else:
            sys.stdout.write(record)
    except VocabularyError:
        raise  # no fault of the document
    except OverBudgetError as error:
        print(f"generator: {path}: {error}; hãy chép riêng lời văn vào một tệp .txt", file=sys.stderr)
        return 1
    except CongKhaiError as error:
        print(f"generator: {path}: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"generator: {error.filename}: không đọc hoặc không ghi được ({error.strerror})", file=sys.stderr)
        return 1
    print(report, file=sys.stderr)
    return 0


def _drafted(path: Path, words: Path | None) -> tuple[str, str]:
    """Return the record drafted from the file at ``path``, and what is to be told of it."""
    # To load these takes as long as some other command takes in all.
    from generator.drafting.draft import draft
    from generator.drafting.output.report import summary
    from generator.drafting.output.writing import to_yaml
    from generator.drafting.reading.files import read

    with using(load(Folder.of(words)) if words else vocabulary()):
        text = read(path)
        # The day the file was stored, not today: the same file gives the same draft tomorrow.
        seen = datetime.fromtimestamp(path.stat().st_mtime, UTC7).date()
        drafted = draft(text, path.name, seen, hashlib.sha256(path.read_bytes()).hexdigest())
        return to_yaml(drafted), summary(drafted)


def _store(path: Path, text: str) -> None:
    """Write ``text`` beside ``path`` and put it in its place, so that a full disk loses nothing that stood there."""
    path.parent.mkdir(exist_ok=True)  # a province's first record
    new = path.with_name(f"{path.name}.new")
    try:
        new.write_text(text, "utf-8")
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def _schema(arguments: argparse.Namespace) -> int:
    print(json.dumps(json_schema(), ensure_ascii=False, indent=1))
    return 0


def _lock(arguments: argparse.Namespace) -> int:
    read = _read(arguments.directives)
    if read.errors:
        print(as_text(read.errors), file=sys.stderr)
        return 1
    path = arguments.directives / LOCK_NAME
    renewal = label_lock.renewal(path, (directive.loaded for directive in read.corpus.directives.values()))
    _store(path, renewal.text)
    print(f"{path}: {renewal.summary}", file=sys.stderr)
    return 0


def _read(directives: Path) -> repository.Archive:
    return repository.read(directives, _cache(directives), cores())


def _cache(directives: Path) -> RecordCache | None:
    """Return what keeps the records of a project in which something was built; elsewhere nothing is left behind."""
    project = directives.absolute().parent
    return RecordCache(project / IN_PROJECT) if (project / IN_PROJECT.parts[0]).is_dir() else None


def _misuse(message: str) -> int:
    print(f"generator: {message}", file=sys.stderr)
    return 2
