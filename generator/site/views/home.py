"""What the template of the home page is given."""

from __future__ import annotations

from dataclasses import dataclass

from generator.basics.timeseries import Dated
from generator.site.views.changes import ChangeDay
from generator.site.views.parts import DocumentItem
from generator.site.views.provinces import Answer, Choice


@dataclass(frozen=True, slots=True)
class HomeView:
    """The fragment below the home page's prose."""

    verdict: Dated[Answer]
    current: tuple[Choice, ...]
    """Today's provinces, those with documents (own or former) first, each part in alphabetical order."""
    changes: tuple[ChangeDay, ...]
    documents: tuple[DocumentItem, ...]
