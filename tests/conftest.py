"""What every test shares: how many examples are drawn, and which browser is driven."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import built
import chromium
import firefox
import pytest
from archives import FROZEN
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, BrowserContext, Playwright, expect

# Drawing a whole corpus is slow on a small machine, and that is no fault.
SLOW = [HealthCheck.too_slow]
settings.register_profile("quick", max_examples=50, deadline=None, derandomize=True, suppress_health_check=SLOW)
settings.register_profile("soak", max_examples=1000, deadline=None, print_blob=True, suppress_health_check=SLOW)
settings.load_profile("soak" if os.environ.get("SOAK") else "quick")
# So is a page on a busy machine.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """Launch options of pytest-playwright."""
    return chromium.launch_options()


# Not by Playwright's clock, which takes the place of animation frames, too: pages wait for these to be painted.
ON_THE_DAY = f"""Date = new Proxy(Date, {{
  construct: (real, given, made) => Reflect.construct(real, given.length ? given : [{built.DAY}e3], made),
  apply: (real) => new real({built.DAY}e3).toString(),
  get: (real, name) => (name === 'now' ? () => {built.DAY}e3 : Reflect.get(real, name)),
}});"""


@pytest.fixture
def new_context(new_context: Callable[..., BrowserContext]) -> Callable[..., BrowserContext]:
    """Open a browser of its own for a reader who, like `page`, reads on the day of the build; it closes by itself.

    Nothing is kept on the reader's device, unless ``service_workers`` is "allow".
    """

    def on_the_day(service_workers: str = "block", **options: Any) -> BrowserContext:
        context = new_context(**options)
        context.add_init_script(ON_THE_DAY)
        if service_workers == "block":  # by Playwright's own way pages are told so, and complain
            context.add_init_script("delete Navigator.prototype.serviceWorker")
        return context

    return on_the_day


@pytest.fixture(scope="session")
def firefox_browser(playwright: Playwright) -> Iterator[Browser]:
    """The machine's own Firefox."""
    with firefox.launched(playwright) as browser:
        yield browser


@pytest.fixture
def firefox_context(firefox_browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """The same as `new_context`, in Firefox."""
    with ExitStack() as opened:

        def on_the_day(**options: Any) -> BrowserContext:
            context = opened.enter_context(firefox_browser.new_context(**options))
            context.add_init_script(ON_THE_DAY)
            return context

        yield on_the_day


@pytest.fixture(scope="session")
def site_of(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """The folder of the site of an archive, built strictly under a base path, once for all processes of a run.

    ``name``: what tells it from other archives, if its folder's name does not; the rest is as for ``built.build``.
    """
    own = tmp_path_factory.getbasetemp()
    run = own.parent if hasattr(request.config, "workerinput") else own

    def built_once(archive: Path, name: str = "", **options: Path) -> Path:
        folder = run / f"site-{name or archive.name}"
        folder.mkdir(exist_ok=True)
        with (folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (folder / "built").exists():
                done = built.build(folder, archive, **options)
                assert done.returncode == 0, done.stderr
                assert "WARNING" not in done.stderr
                (folder / "built").touch()
        return folder / "cong-khai"

    return built_once


@pytest.fixture(scope="session")
def site(site_of: Callable[[Path], Path]) -> Path:
    """The folder of the site of the frozen archive."""
    return site_of(FROZEN)


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address at which that site is served on this machine, base path included."""
    with built.served(site.parent) as url:
        yield url


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """A run in which every test was skipped is no passed run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if session.config.option.collectonly or exitstatus != pytest.ExitCode.OK or not reporter:
        return
    if not reporter.stats.get("passed"):
        reporter.write_line("\nkhông kiểm tra nào thật sự chạy", red=True)
        session.exitstatus = pytest.ExitCode.NO_TESTS_COLLECTED
