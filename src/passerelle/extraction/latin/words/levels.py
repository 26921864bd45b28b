"""Which levels of collectivity an office belongs to, by its slug and its words."""

from __future__ import annotations

from passerelle.extraction.lexicon import folded
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.offices import Office

__all__ = ["LEVELS", "levels_of", "words_of_office"]

LEVELS = {
    "mayor": ("city",),
    "deputy-mayor": ("city",),
    "municipal-councillor": ("city", "other"),
    "elective-function": ("city", "other"),
    "community-councillor": ("epci",),
    "community-president": ("epci",),
    "departmental-councillor": ("department",),
    "regional-councillor": ("region",),
    "governor": ("region", "other"),
    "vice-governor": ("region", "other"),
    "party-secretary": ("city", "region"),
}
"""Which levels of collectivity an office belongs to."""

_WIDER = {
    "regional mayor": ("other", "region", "epci"),
    "metro mayor": ("other", "epci", "city"),
    "metropolitan mayor": ("city", "epci", "other"),
    "mayor-president": ("city", "region", "other"),
    "county": ("other",),
    "district mayor": ("other", "city"),
    "district head": ("other",),
    "district magistrate": ("other",),
    "landrat": ("other",),
    "conseiller executif": ("region",),
    "conseillere executive": ("region",),
}
"""Words of offices of other levels than their slug has."""


def levels_of(analysis: Analysis, number: int, office: Office) -> tuple[str, ...] | None:
    """The levels of an office, which its words may change: «Regional Mayor», «County Head»."""
    words = folded(words_of_office(analysis, number, office))
    for first, levels in _WIDER.items():
        if words.startswith(first):
            return levels
    if office.slug == "municipal-councillor" and analysis.document.language == "fr":
        return ("city",)  # of a district only where it is named with the office
    return LEVELS.get(office.slug)


def words_of_office(analysis: Analysis, number: int, office: Office) -> str:
    """The words of an office."""
    return analysis.passages[number].text[office.start : office.end]
