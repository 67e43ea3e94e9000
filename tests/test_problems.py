"""The three forms in which problems are printed, and their order."""

import json

import pytest

from generator.basics.problems import Level, Problem, as_github, as_json, as_text, in_order

ERROR = Problem("directives/son-la/a.yaml", 3, 10, Level.ERROR, "sai ngày")
WARNING = Problem("directives/son-la/a.yaml", 3, 10, Level.WARNING, "kiểm tra lại")
NOTE = Problem("directives/ben-tre/b.yaml", 12, 1, Level.NOTE, "chưa lưu giữ")


def test_text_is_what_compilers_print():
    lines = as_text([ERROR, NOTE]).split("\n")
    assert lines == [
        "directives/son-la/a.yaml:3:10: error: sai ngày",
        "directives/ben-tre/b.yaml:12:1: note: chưa lưu giữ",
    ]


def test_json_holds_every_field_and_readable_vietnamese():
    fields = {"path": "directives/son-la/a.yaml", "line": 3, "column": 10, "level": "error", "message": "sai ngày"}
    assert json.loads(as_json([ERROR])) == [fields]
    assert "sai ngày" in as_json([ERROR])


@pytest.mark.parametrize(("form", "nothing"), [(as_text, ""), (as_json, "[]"), (as_github, "")])
def test_no_problems(form, nothing):
    assert form([]) == nothing


@pytest.mark.parametrize(("problem", "command"), [(ERROR, "error"), (WARNING, "warning"), (NOTE, "notice")])
def test_github_commands_name_the_line(problem, command):
    place = f"file={problem.path},line={problem.line},col={problem.column}"
    assert as_github([problem]) == f"::{command} {place}::{problem.message}"


def test_github_commands_cannot_be_broken_out_of():
    odd = Problem("a,b:c%\n.yaml", 1, 1, Level.ERROR, "100%: x, y\r\n::error::z")
    assert as_github([odd]) == "::error file=a%2Cb%3Ac%25%0A.yaml,line=1,col=1::100%25: x, y%0D%0A::error::z"


def test_order_is_by_place_then_graver_first_without_repeats():
    later = Problem(ERROR.path, 20, 1, Level.ERROR, "a")
    assert in_order([later, WARNING, ERROR, NOTE, WARNING]) == [NOTE, ERROR, WARNING, later]
