"""What the parts of a site share: the graph and its settings, files, places, who has a page.

A *key* is a page without language and ending (``doc/event/table-ronde``); a *place* is a file of
the site, relative to its top folder (``doc/event/table-ronde.zh.html``). A part yields files;
only `site` writes them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from passerelle.iris import Minter
from passerelle.store import EmbeddedStore
from passerelle.workspace import Settings

__all__ = ["LANGS", "PAGED", "File", "Part", "Site", "place"]

LANGS = ("fr", "en", "zh")
"""Every page is written in each of them; the first one has no mark in its file's name."""

PAGED = (
    *("collectivity", "institution", "person", "delegation", "territory"),
    *("partnership", "project", "event", "series", "instrument", "source"),
)
"""Kinds of things with a page of their own; every other node is told on its owner's page."""


@dataclass(frozen=True)
class File:
    """A file of the site: its place, and its content or the file that holds it."""

    place: str
    content: str | bytes | Path


@dataclass(frozen=True, eq=False)
class Site:
    """What is published: the graph, its settings, where it will be served."""

    store: EmbeddedStore
    settings: Settings
    home: str
    """Address of the top folder once served, ending in a slash."""
    workspace: Path | None = None
    """Folder of the workspace the graph was built in, where there is one."""
    hidden: frozenset[str] = field(default_factory=frozenset)
    """Addresses of people without a page of their own (only an official text names them)."""

    @property
    def minter(self) -> Minter:
        """Makes the addresses of the graph."""
        return Minter(self.settings.graph.base)

    def key(self, iri: str) -> str | None:
        """The page about `iri`, or None where it has none of its own.

        >>> Site.key(site, "https://w3id.org/passerelle/id/event/x")  # doctest: +SKIP
        'doc/event/x'
        """
        start = f"{self.minter.base}id/"
        if not iri.startswith(start) or iri in self.hidden:
            return None
        rest = iri[len(start) :]
        return f"doc/{rest}" if rest.split("/", 1)[0] in PAGED else None


@dataclass(frozen=True)
class Part:
    """A part of the site: who makes its files, and what these rest on besides the graph."""

    name: str
    make: Callable[[Site], Iterator[File]]
    also: tuple[Callable[[Site], str], ...] = ()
    """Each tells something that the files show and that is no statement of the graph."""


def place(key: str, lang: str = LANGS[0]) -> str:
    """The file of the page `key` in `lang`.

    >>> place("index"), place("doc/event/x", "zh")
    ('index.html', 'doc/event/x.zh.html')
    """
    return f"{key}.html" if lang == LANGS[0] else f"{key}.{lang}.html"
