"""A whole site: every part writes its files into one tree, which then takes its place.

A second run makes again only the pages that a change of the graph reaches, and the parts that
show the graph as a whole.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from passerelle.pipeline.cache import code_digest
from passerelle.publish.about import about, errors
from passerelle.publish.assets_part import assets
from passerelle.publish.catalogue import catalogue_files
from passerelle.publish.dataset import dataset_files
from passerelle.publish.dataset_page import dataset_page
from passerelle.publish.dumps import dump_files
from passerelle.publish.feed import feed_files
from passerelle.publish.home import home
from passerelle.publish.lists import lists
from passerelle.publish.maps_part import maps
from passerelle.publish.memory import Graph, Memory, Page
from passerelle.publish.ontology_part import ontology
from passerelle.publish.parts import Part, Site
from passerelle.publish.quality import quality
from passerelle.publish.questions import questions
from passerelle.publish.releases import releases
from passerelle.publish.robots import robots_files
from passerelle.publish.search import search
from passerelle.publish.servers import server_files
from passerelle.publish.sitemap import sitemap_files
from passerelle.publish.sources import sources
from passerelle.publish.themes import themes
from passerelle.publish.things import paged_things
from passerelle.publish.tree import MARK, Tree, staged
from passerelle.publish.void import void_files
from passerelle.publish.workers import processes, write_things
from passerelle.resources import queries_dir

__all__ = ["Published", "publish"]

PARTS: tuple[Part, ...] = (
    *(assets, home, lists, themes, search, questions, maps, sources, quality, about, errors),
    *(dump_files, catalogue_files, void_files, dataset_files, dataset_page),
    *(ontology, releases),
    *(feed_files, robots_files, server_files),
)
"""All parts but the pages about things, in the order in which they are written."""


@dataclass
class Published:
    """What the site has: things with a page, files and bytes; how many pages were made anew."""

    things: int = 0
    made: int = 0
    files: int = 0
    size: int = 0

    def count(self, page: Page) -> None:
        """Count in the files of `page`."""
        self.files += len(page.files)
        self.size += sum(page.files.values())


def publish(
    site: Site,
    out: Path,
    progress: Callable[[str], None] = lambda stage: None,
    *,
    jobs: int | None = None,
    force: bool = False,
) -> Published:
    """Write `site` into the folder `out`, which is replaced as a whole.

    Pages that no change reaches are taken from the site that is there; with `force` none is.
    `jobs` is the number of processes (default: one for each processor). Raises `UsageError` when
    `out` holds something that was not written here.
    """
    done = Published()
    with staged(out) as tree:
        progress("looking for what has changed")
        graph = Graph(site.store)
        memory = Memory(_maker(site), graph.nodes)
        _things(site, tree, graph, memory, jobs or processes(), force, done, progress)
        for part in PARTS:
            progress(part.__module__.rsplit(".", 1)[1].replace("_", " "))
            for file in part(site):
                done.size += tree.write(file)
                done.files += 1
        progress("sitemap")
        for file in sitemap_files(site, tree.top):
            done.size += tree.write(file)
            done.files += 1
        memory.save(tree.top / MARK)
    return done


def _things(
    site: Site,
    tree: Tree,
    graph: Graph,
    memory: Memory,
    jobs: int,
    force: bool,
    done: Published,
    progress: Callable[[str], None],
) -> None:
    """The page about each thing: kept where nothing it rests on has changed, else made."""
    things = paged_things(site)
    old = None if force else Memory.load(tree.old / MARK)
    kept = old.unreached(graph.touched_since(old)) if old and old.maker == memory.maker else set()
    to_make = []
    for iri in things:
        if old is not None and iri in kept and all(map(tree.keep, old.pages[iri].files)):
            memory.pages[iri] = old.pages[iri]
        else:
            to_make.append(iri)
    for number, (iri, page) in enumerate(write_things(site, tree, to_make, jobs), 1):
        memory.pages[iri] = page
        if number % 100 == 0 or number == len(to_make):
            progress(f"pages about things: {number} of {len(to_make)}")
    done.things, done.made = len(things), len(to_make)
    for page in memory.pages.values():
        done.count(page)


def _maker(site: Site) -> str:
    """Digest of what makes a page besides the graph: the program, its templates, the settings."""
    total = hashlib.sha256(code_digest().encode())
    here = Path(__file__).resolve().parent
    files = [*(here / "templates").rglob("*.*"), *(here / "assets").rglob("*.*")]
    for file in sorted([*files, *queries_dir().rglob("*.rq")]):
        if file.is_file():
            total.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    total.update(site.settings.model_dump_json().encode() + site.home.encode())
    total.update("\n".join(sorted(site.hidden)).encode())
    return total.hexdigest()
