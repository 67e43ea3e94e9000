"""What the template of the home page is given."""

from __future__ import annotations

from dataclasses import dataclass

from generator.basics.timeseries import Dated
from generator.site.views.changes import ChangeDay
from generator.site.views.map import Division
from generator.site.views.provinces import Answer, Choice


@dataclass(frozen=True, slots=True)
class CountryMapView:
    """The map of any day, small: the excerpt of the map's page."""

    divisions: tuple[Division, ...]
    reported: str
    """What a folded corner means."""


@dataclass(frozen=True, slots=True)
class HomeView:
    """The fragment below the home page's prose."""

    verdict: Dated[Answer]
    """Of the whole country."""
    current: tuple[Choice, ...]
    """Today's provinces, in alphabetical order."""
    former: tuple[Choice, ...]
    map: CountryMapView
    map_address: str
    """Where the map of other days is found."""
    regime: str
    """What the map shows, as titles say it: ``Chế độ phòng dịch``."""
    changes: tuple[ChangeDay, ...]
