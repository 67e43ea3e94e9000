"""The command line as a user calls it; the calls and what must come of them are data (``cli/*.yaml``)."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import time_machine
import yaml
from clocks import INSTANTS

from generator.cli import main
from generator.law import wording
from generator.vocabulary.lists import vocabulary

FOLDER = Path(__file__).parent / "cli"


def data(name):
    return yaml.load((FOLDER / f"{name}.yaml").read_text("utf-8"), yaml.CBaseLoader)


@pytest.fixture
def run(capsys, monkeypatch):
    """Call the program in ``cli/`` or below it; return its exit status, standard output and standard error."""

    def call(arguments, at="."):
        monkeypatch.chdir(FOLDER / at)
        try:
            status = main(arguments.split())
        except SystemExit as stop:
            status = stop.code
        return status, *capsys.readouterr()

    return call


@pytest.mark.parametrize("case", data("check"), ids=lambda case: f"{case['call']} @{case.get('at', '')}")
def test_check(case, run):
    status, out, err = run(case["call"], case.get("at", "."))
    found = [re.sub(r"^([^:]+:\d+):\d+: (\w+): .*$", r"\1 \2", line) for line in out.splitlines()]
    assert status == int(case["exit"]), case["why"]
    assert found == case.get("finds", found), case["why"]
    assert case.get("counts", "") in err
    assert case.get("says", "") in err


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_check_prints_the_same_problems_in_each_form(form, run):
    status, out, _ = run(f"check broken --format {form}")
    assert status == 1
    assert out == (FOLDER / f"broken.{form}").read_text("utf-8")


def test_check_as_json_is_json_also_without_problems(run):
    assert json.loads(run("check sound --format json")[1]) == []


@pytest.mark.parametrize("case", data("status"), ids=lambda case: case["call"])
def test_status_as_json(case, run):
    status, out, _ = run(f"status --directives {case.get('directives', 'sound')} --format json {case['call']}")
    assert status == 0
    assert [f"{row['measure']} {row['state']}" for row in json.loads(out)] == case["shows"], case["why"]


@pytest.mark.parametrize("case", data("status"), ids=lambda case: case["call"])
def test_status_as_text(case, run):
    status, out, _ = run(f"status --directives {case.get('directives', 'sound')} {case['call']}")
    assert status == 0
    order = case.get("text", [shown.split()[0] for shown in case["shows"]])
    assert re.findall(r"^  (\S+/\S+#[a-z-]+)", out, re.MULTILINE) == order
    assert [words for words in case.get("says", []) if words not in out] == [], case["why"]
    assert [words for words in case.get("never", []) if words in out] == [], case["why"]


def test_every_measure_in_the_text_form_has_its_reasons(run):
    _, out, _ = run("status --directives sound --province tra-vinh --on 2021-08-10 --all")
    blocks = out.split("\n\n")[1:]
    assert len(blocks) == 4
    assert all(re.search(r"^  - \S.+\.$", block, re.MULTILINE) for block in blocks)


@pytest.mark.parametrize(("instant", "today"), INSTANTS.items())
def test_without_a_day_it_is_today_in_vietnam(instant, today, run):
    with time_machine.travel(instant, tick=False):
        _, out, _ = run("status --directives sound --province tra-vinh")
    assert out.split("\n")[0] == f"Trà Vinh, ngày {wording.day(today)}"


@pytest.mark.parametrize(("call", "says"), data("misuse").items())
def test_a_call_that_makes_no_sense_exits_2_and_says_what_would(call, says, run):
    status, out, err = run(call if "--directives" in call else f"{call} --directives sound")
    assert (status, out) == (2, "")
    assert says in err


def test_status_refuses_records_with_errors(run):
    status, out, err = run("status --directives broken --province son-la --on 2021-08-10")
    assert (status, out) == (1, "")
    assert "broken/son-la/1-ct-ubnd-2021.yaml:11:" in err
    assert "warning" not in err


def enums(schema):
    """Every closed list in ``schema``."""
    if isinstance(schema, dict):
        yield from [schema["enum"]] if "enum" in schema else []
        schema = list(schema.values())
    for inner in schema if isinstance(schema, list) else []:
        yield from enums(inner)


LISTS = ["types", "modes", "stages", "repeats", "acts", "regimes", "topics", "audiences", "agencies", "emergencies"]


@pytest.mark.parametrize("name", LISTS)
def test_the_schema_holds_the_lists_of_the_vocabulary(name, run):
    status, out, _ = run("schema")
    assert status == 0
    assert [*getattr(vocabulary(), name)] in list(enums(json.loads(out)))


def test_the_schema_knows_every_province_and_refuses_unknown_keys(run):
    schema = json.loads(run("schema")[1])
    assert [*vocabulary().territory.provinces, "trung-uong"] in list(enums(schema))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["additionalProperties"] is False
    assert {"type", "subject", "sources"} <= set(schema["required"])


def test_every_reference_in_the_schema_leads_somewhere(run):
    out = run("schema")[1]
    named = set(re.findall(r'"\$ref": "#/\$defs/([^"]+)"', out))
    assert named
    assert named <= set(json.loads(out)["$defs"])


@pytest.fixture
def archive(tmp_path):
    """A copy of the sound archive, not yet locked, with one record that holds its text."""
    shutil.copytree(FOLDER / "sound", tmp_path, dirs_exist_ok=True, ignore=shutil.ignore_patterns("labels.lock"))
    with (tmp_path / "tra-vinh" / "1-qd-ubnd-2021.yaml").open("a", encoding="utf-8") as file:
        file.write("text: |\n  Kính gửi: Sở Y tế.\n  1. Một.\n  2. Hai.\n")
    return tmp_path


def test_lock_writes_the_labels_and_check_then_guards_them(archive, run):
    status, out, err = run(f"lock --directives {archive}")
    assert (status, out) == (0, "")
    assert err.startswith(f"{archive}/labels.lock: thêm ")
    assert "\n  tra-vinh/1-qd-ubnd-2021: 1 mã văn bản, " in err
    assert (archive / "labels.lock").read_text("utf-8").count("tra-vinh/1-qd-ubnd-2021\t") == 3
    assert run(f"check {archive} --strict")[:2] == (0, "")
    record = archive / "tra-vinh" / "1-qd-ubnd-2021.yaml"
    record.write_text(record.read_text("utf-8").replace("  2. Hai.\n", ""), "utf-8")
    status, out, _ = run(f"check {archive}")
    assert status == 1
    assert "«2»" in out


def test_lock_writes_nothing_while_there_are_errors(archive, run):
    (archive / "tra-vinh" / "hong.yaml").write_text("type: [\n", "utf-8")
    status, _, err = run(f"lock --directives {archive}")
    assert status == 1
    assert "hong.yaml:" in err
    assert not (archive / "labels.lock").exists()


def test_status_knows_an_agency_by_the_name_that_documents_give_it(capsys, monkeypatch):
    monkeypatch.chdir(FOLDER)
    asked = ["status", "--directives", "sound", "--province", "tra-vinh", "--on", "2021-08-10", "--format", "json"]
    assert main([*asked, "--agency", "Giám đốc Sở Y tế"]) == 0
    assert [row["agencies"] for row in json.loads(capsys.readouterr().out)] == [["so-y-te"]]


def as_a_process(arguments, **more):
    command = [sys.executable, "-m", "generator", *arguments.split()]
    return subprocess.Popen(command, cwd=FOLDER, stderr=subprocess.PIPE, **more)


# The call and its exit status.
GONE = [("check broken", 1), ("check noted", 0), ("schema", 0), ("status --province tra-vinh --directives sound", 0)]


@pytest.mark.parametrize(("call", "status"), GONE)
def test_a_reader_that_has_left_changes_nothing_but_the_silence(call, status, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(FOLDER.parents[1]))
    reading, writing = os.pipe()
    os.close(reading)
    process = as_a_process(call, stdout=writing)
    os.close(writing)
    _, err = process.communicate(timeout=60)
    assert process.returncode == status
    assert b"Traceback" not in err
    assert b"BrokenPipe" not in err


def test_letters_that_a_terminal_does_not_know_are_written_as_codes(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(FOLDER.parents[1]))
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    process = as_a_process("check broken", stdout=subprocess.PIPE)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert b"1-ct-ubnd-2021.yaml:11:" in out
    assert b"2 l\\u1ed7i" in err
    assert b"Traceback" not in err


def test_a_disk_that_is_full_loses_nothing_that_stood_there(tmp_path, monkeypatch):
    stood = tmp_path / "van-ban.yaml"
    stood.write_text("cũ", "utf-8")

    def full(path, text, encoding):
        path.write_bytes(text.encode(encoding)[:1])
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr("pathlib.Path.write_text", full)
    source = str(Path(__file__).parent / "documents" / "lai-chau-thong-bao-2021-ket-luan-giao-ban-03-2.txt")
    assert main(["draft", source, "--out", str(stood), "--force"]) == 1
    assert stood.read_text("utf-8") == "cũ"
    assert [path.name for path in tmp_path.iterdir()] == ["van-ban.yaml"]


def test_the_first_draft_of_a_province_makes_its_folder_and_no_other(tmp_path, capsys):
    source = str(Path(__file__).parent / "documents" / "lai-chau-thong-bao-2021-ket-luan-giao-ban-03-2.txt")
    assert main(["draft", source, "--out", str(tmp_path / "lai-chau" / "van-ban.yaml")]) == 0
    assert (tmp_path / "lai-chau" / "van-ban.yaml").read_text("utf-8").startswith("# yaml-language-server")
    assert main(["draft", source, "--out", str(tmp_path / "diretives" / "lai-chau" / "van-ban.yaml")]) == 1
    assert f"{tmp_path / 'diretives' / 'lai-chau'}: không" in capsys.readouterr().err


def test_an_unreadable_file_is_named(tmp_path, capsys):
    (tmp_path / "rong.txt").write_bytes(b"")
    assert main(["draft", str(tmp_path / "rong.txt")]) == 1
    assert "rong.txt: tệp rỗng" in capsys.readouterr().err
