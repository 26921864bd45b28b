"""A whole site: every part writes its files into one tree, which then takes its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from passerelle.publish.parts import Part, Site
from passerelle.publish.releases import releases
from passerelle.publish.things import ThingPages, paged_things
from passerelle.publish.tree import staged

__all__ = ["Published", "publish"]

PARTS: tuple[Part, ...] = (releases,)
"""All parts but the pages about things, in the order in which they are written."""


@dataclass(frozen=True)
class Published:
    """What was written: files, and their bytes."""

    files: int
    size: int


def publish(site: Site, out: Path, progress: Callable[[str], None]) -> Published:
    """Write `site` into the folder `out`, which is replaced as a whole."""
    files = size = 0
    with staged(out) as tree:
        pages = ThingPages(site)
        things = paged_things(site)
        for number, iri in enumerate(things):
            if number % 100 == 0:
                progress(f"pages: {number} of {len(things)} things")
            for file in pages.files(iri):
                size += tree.write(file)
                files += 1
        for part in PARTS:
            progress(part.__module__.rsplit(".", 1)[1].replace("_", " "))
            for file in part(site):
                size += tree.write(file)
                files += 1
    return Published(files, size)
