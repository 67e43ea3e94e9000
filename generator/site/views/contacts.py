"""Whom to call: a piece of the pages of duties and provinces."""

from __future__ import annotations

from dataclasses import dataclass

from generator.basics.prose import Prose
from generator.site.views.parts import Hyperlink


@dataclass(frozen=True, slots=True)
class ContactItem:
    """A number that a document prints, and how old it is."""

    what: str
    phone: str
    age: str
    clause: Hyperlink | None


@dataclass(frozen=True, slots=True)
class Contacts:
    """Whom to call: what documents print, and what they promise to make known."""

    printed: tuple[ContactItem, ...]
    promised: tuple[Prose, ...]
    """Each with its clause and what was found of it."""
