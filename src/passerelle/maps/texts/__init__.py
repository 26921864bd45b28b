"""Every text of the map's interface, in the three languages, side by side.

``{n}`` and the like are filled in by the page. A bar separates the form for one from the form
for several. Each module holds the texts of one part of the page.
"""

from __future__ import annotations

from passerelle.maps.texts import explore, inspect, page

__all__ = ["LANGS", "TEXTS", "catalogue"]

LANGS = ("fr", "en", "zh")

TEXTS: dict[str, tuple[str, str, str]] = {**page.TEXTS, **explore.TEXTS, **inspect.TEXTS}


def catalogue() -> dict[str, dict[str, str]]:
    """The texts by language, then by key: what the page holds."""
    return {
        lang: {key: forms[place] for key, forms in TEXTS.items()}
        for place, lang in enumerate(LANGS)
    }
