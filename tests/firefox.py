"""The machine's own Firefox, driven by WebDriver BiDi; none is downloaded, and what needs it is skipped without one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Error, Playwright

NAMES = ("firefox", "firefox-esr")
CHANNEL = "moz-firefox"
"""How Playwright calls a Firefox that is not its own build."""


@contextmanager
def launched(playwright: Playwright) -> Iterator[Browser]:
    """Give the browser; skip, with the reason, where there is none or none that Playwright can drive."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if not path:
        pytest.skip("máy không có Firefox: chưa thử trong Firefox")
    try:
        browser = playwright.firefox.launch(executable_path=path, channel=CHANNEL)
    except Error as error:
        _undriven(error)
    try:
        try:
            browser.new_context().close()
        except Error as error:  # an older one lacks commands of the protocol
            _undriven(error)
        yield browser
    finally:
        browser.close()


def _undriven(error: Error) -> None:
    pytest.skip(f"Playwright không lái được Firefox của máy, chưa thử trong Firefox: {error.message.splitlines()[0]}")
