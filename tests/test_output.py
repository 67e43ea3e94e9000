"""A new site is put in place whole or not at all, whatever stands there already."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from threading import Event, Thread

import pytest
import time_machine
from archives import ROOT
from clocks import INSTANTS
from mkdocs.exceptions import PluginError

from generator import plugin
from generator.basics.processes import cores
from generator.site.output import OutputError, alone, check_public, put_in_place, staging, take_over, write


def folder(path: Path, words: str) -> Path:
    path.mkdir()
    (path / "index.html").write_text(words, "utf-8")
    return path


def words_of(site: Path) -> str:
    return (site / "index.html").read_text("utf-8")


@pytest.fixture
def site(tmp_path):
    """An old site, and beside it a new one."""
    folder(tmp_path / "site.new", "mới")
    return folder(tmp_path / "site", "cũ")


def test_the_new_site_takes_the_place_of_the_old(site):
    put_in_place(staging(site), site)
    assert words_of(site) == "mới"
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_a_link_stays_a_link_to_the_folder_that_is_renewed(site, tmp_path):
    link = tmp_path / "www"
    link.symlink_to(site)
    assert staging(link) == tmp_path / "site.new"
    put_in_place(staging(link), link)
    assert link.is_symlink()
    assert words_of(site) == "mới"


LEFT = {
    "a folder": lambda path: folder(path, "cũ hơn"),
    "a file": lambda path: path.write_text("x", "utf-8"),
    "a link to a folder": lambda path: path.symlink_to(folder(path.with_name("elsewhere"), "cũ hơn")),
    "a link to nothing": lambda path: path.symlink_to("nowhere"),
}


@pytest.mark.parametrize("leave", LEFT.values(), ids=LEFT)
def test_what_an_earlier_build_left_is_removed_and_what_it_links_to_is_not(leave, site, tmp_path):
    leave(tmp_path / "site.old")
    put_in_place(tmp_path / "site.new", site)
    assert words_of(site) == "mới"
    assert not os.path.lexists(tmp_path / "site.old")
    assert {path.name for path in tmp_path.iterdir()} <= {"site", "elsewhere"}
    assert not (tmp_path / "elsewhere").exists() or words_of(tmp_path / "elsewhere") == "cũ hơn"


@pytest.mark.parametrize("leave", [LEFT["a file"], *list(LEFT.values())[2:], os.mkfifo])
def test_what_stands_where_the_new_site_is_made_is_refused_and_stays(leave, tmp_path):
    new = tmp_path / "site.new"
    leave(new)
    before = sorted(path.name for path in tmp_path.rglob("*"))
    with pytest.raises(OutputError, match=r"site\.new» là chỗ để dựng trang mới"), alone(tmp_path / "site", print):
        pass
    assert sorted(path.name for path in tmp_path.rglob("*")) == sorted([*before, "site.lock"])


def test_a_half_made_site_is_removed_and_what_links_in_it_lead_to_is_not(tmp_path):
    half, other = folder(tmp_path / "site.new", "nửa"), folder(tmp_path / "elsewhere", "của người khác")
    (half / "tinh").symlink_to(other)
    (half / ".an").write_text("x", "utf-8")
    with alone(tmp_path / "site", print):
        assert not half.exists()
    assert words_of(other) == "của người khác"


@pytest.mark.parametrize("leave", [Path.mkdir, lambda path: path.symlink_to("elsewhere")])
def test_a_lock_that_is_none_is_refused_and_not_followed(leave, tmp_path):
    leave(tmp_path / "site.lock")
    with pytest.raises(OutputError, match="tệp giữ chỗ"), alone(tmp_path / "site", print):
        pass
    assert not (tmp_path / "elsewhere").exists()


def test_a_build_waits_for_the_one_that_is_under_way_and_says_so(tmp_path):
    said, waits = [], Event()

    def tell(words):
        said.append(words)
        waits.set()

    def second():
        with alone(tmp_path / "site", tell):
            said.append("lượt hai")

    other = Thread(target=second)
    with alone(tmp_path / "site", print):
        other.start()
        assert waits.wait(60)
        said.append("lượt một")
    other.join(60)
    assert [words[:8] for words in said] == ["Một lượt", "lượt một", "lượt hai"]


def test_builds_of_different_sites_do_not_wait_for_each_other(tmp_path):
    said = []
    with alone(tmp_path / "site", said.append), alone(tmp_path / "another", said.append):
        assert said == []


HOLDING = """import os, sys, time
from pathlib import Path
from generator.basics.processes import share_out
from generator.site.output import alone

def work():
    os.write(1, b"begun\\n")
    time.sleep(600)

with alone(Path(sys.argv[1]), print):
    share_out([work] * 3, 3)
"""


@pytest.mark.skipif(cores() == 1, reason="one process only")
def test_a_build_that_is_killed_holds_nobody_up(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    killed = subprocess.Popen([sys.executable, "-c", HOLDING, str(tmp_path / "site")], stdout=subprocess.PIPE)
    assert [killed.stdout.readline() for _ in range(3)] == [b"begun\n"] * 3
    killed.kill()
    assert killed.stdout.read() == b"", "its last process has ended, too"
    killed.wait()
    killed.stdout.close()
    said = []
    with alone(tmp_path / "site", said.append):
        assert said == []


@pytest.mark.parametrize("stuck", ["site", "site.new"])
def test_a_folder_that_cannot_be_renamed_leaves_the_old_site(stuck, site, tmp_path, monkeypatch):
    rename = Path.rename

    def busy(path, target):
        if path.name == stuck:
            raise OSError(16, "Device or resource busy")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", busy)
    with pytest.raises(OutputError, match="trang cũ được giữ nguyên"):
        put_in_place(tmp_path / "site.new", site)
    assert words_of(site) == "cũ"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_day_of_a_build_is_that_in_vietnam(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")
    assert plugin._today() == date(2026, 11, 23)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    for instant, today in INSTANTS.items():
        with time_machine.travel(instant, tick=False):
            assert plugin._today() == today


@pytest.mark.parametrize("epoch", ["hôm nay", "1.5", "9" * 30, "-1", "-99999999999", "253402300799"])
def test_a_day_of_build_that_is_none_is_refused_in_words(epoch, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(PluginError, match="SOURCE_DATE_EPOCH"):
        plugin._today()


def fails(*_):
    raise OSError


@pytest.mark.parametrize("links", [True, False])
def test_what_is_taken_over_stays_as_it_is_in_the_old_site(links, site, monkeypatch):
    if not links:
        monkeypatch.setattr(os, "link", fails)
    new = staging(site)
    for _ in range(2):  # what an interrupted build took over stands there already
        take_over(site / "index.html", new, "index.html")
    assert words_of(new) == "cũ"
    write(new, "index.html", "mới".encode())
    assert (words_of(site), words_of(new)) == ("cũ", "mới")


def test_a_disk_that_takes_nothing_ends_in_words(tmp_path):
    (tmp_path / "tinh").write_text("a file where a folder must be", "utf-8")
    with pytest.raises(OutputError, match=r"không ghi được .*; trang cũ được giữ nguyên"):
        write(tmp_path, "tinh/ha-noi/index.html", b"")


@pytest.mark.parametrize(
    "address", ["", "https://example.org/", "https://www.example.com/a/", "http://localhost:8000/", "http://127.0.0.1/"]
)
def test_an_address_that_is_none_is_not_published(address):
    with pytest.raises(OutputError, match="SITE_URL"):
        check_public(address)


@pytest.mark.parametrize(
    "address", ["https://ten.github.io/cong-khai/", "https://congkhai.vn/", "https://example.org.vn/"]
)
def test_a_real_address_is_published(address):
    check_public(address)
