"""Plain values, however much they tell, as one short text each: the same only for the same."""

from __future__ import annotations

from hashlib import blake2b


def checksum(of: object) -> str:
    """Return a checksum of all that a value is, as its ``repr`` tells it."""
    return blake2b(repr(of).encode(), digest_size=16).hexdigest()
