"""The files that pages share: one stylesheet, the icon, the script of the search."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from passerelle.publish.parts import File, Site

__all__ = ["ASSETS", "assets"]

ASSETS = Path(__file__).resolve().parent / "assets"
STYLES = ("site.css", "things.css")
"""Parts of the stylesheet in the order in which the later ones win; those that are there."""


def assets(site: Site) -> Iterator[File]:
    """All files below ``assets/``."""
    styles = [ASSETS / name for name in STYLES if (ASSETS / name).is_file()]
    text = "\n".join(one.read_text(encoding="utf-8") for one in styles)
    yield File("assets/site.css", text)
    for file in sorted(ASSETS.iterdir()):
        if file.name not in STYLES:
            yield File(f"assets/{file.name}", file)
