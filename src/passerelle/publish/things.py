"""The pages about things: one per thing that has a page, in every language."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from passerelle.publish.frame import Frame
from passerelle.publish.parts import LANGS, PAGED, File, Site
from passerelle.publish.reading import Reader

__all__ = ["ThingPages", "paged_things"]


def paged_things(site: Site) -> list[str]:
    """The addresses of all things that have a page, sorted."""
    start = f"{site.minter.base}id/"
    found: set[str] = set()
    for kind in PAGED:
        rows = site.store.select(
            f'SELECT DISTINCT ?s {{ ?s a ?t FILTER(STRSTARTS(STR(?s), "{start}{kind}/")) }}'
        )
        found.update(row["s"].value for row in rows if isinstance(row["s"], NamedNode))
    return sorted(iri for iri in found if site.key(iri))


class ThingPages:
    """Writes the files about one thing after another."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._frame = Frame(site)
        self.reader = Reader(site.store)

    def files(self, iri: str) -> Iterator[File]:
        """All files about the thing `iri`: its page in each language, and its data."""
        self.reader.begin()
        key = self._site.key(iri) or ""
        statements = list(self.reader.about(NamedNode(iri)))
        for lang in LANGS:
            yield self._frame.page("thing", key, lang, iri=iri, statements=statements)
