"""The documents that a text names: where, of which type, number, day and issuer; and their permanent keys."""

from generator.documents.citations.finding import Citation, find
from generator.documents.citations.kinds import family
from generator.documents.citations.symbols import is_central, key

__all__ = ["Citation", "family", "find", "is_central", "key"]
