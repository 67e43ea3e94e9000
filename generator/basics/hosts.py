"""Addresses in the web, and to whom they belong."""

from __future__ import annotations

from urllib.parse import urlsplit

_SHARED = frozenset(("ac", "biz", "co", "com", "edu", "gov", "health", "info", "int", "name", "net", "org", "pro"))
"""What stands before the code of a country where names are registered one level below: ``com.vn``, ``gov.vn``."""


def registrable(address: str) -> str:
    """Return the part of an address's host that somebody registered: ``kiengiang.gov.vn``, ``vnexpress.net``."""
    labels = (urlsplit(address).hostname or "").rstrip(".").split(".")
    shared = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SHARED
    return ".".join(labels[-3 if shared else -2 :])
