"""A whole site: every part writes its files into one tree, which then takes its place.

A second run makes again only the pages and parts that a change of the graph reaches; where
nothing has changed, it leaves the site as it is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from passerelle.pipeline.cache import code_digest
from passerelle.publish.machine.catalogue import catalogue_files
from passerelle.publish.machine.dataset import dataset_files
from passerelle.publish.machine.dumps import dump_files, make_dumps, recall, remembered
from passerelle.publish.machine.feed import feed_files
from passerelle.publish.machine.robots import robots_files
from passerelle.publish.machine.sitemap import sitemap_files
from passerelle.publish.machine.void import void_files
from passerelle.publish.ontology.part import ontology
from passerelle.publish.pages.about import about, errors
from passerelle.publish.pages.dataset_page import dataset_page
from passerelle.publish.pages.home import home
from passerelle.publish.pages.lists import lists
from passerelle.publish.pages.maps import maps
from passerelle.publish.pages.quality import quality
from passerelle.publish.pages.questions import pack_parts, questions
from passerelle.publish.pages.search import search
from passerelle.publish.pages.shared_files import assets
from passerelle.publish.pages.sources import sources
from passerelle.publish.pages.themes import themes
from passerelle.publish.parts import Part, Site
from passerelle.publish.releases.pages import releases
from passerelle.publish.run.digests import Digests
from passerelle.publish.run.memory import Memory, Page, nodes_of, numbers, touched
from passerelle.publish.run.standing import (
    also_of,
    built,
    dumped,
    known_releases,
    own_networks,
    reported,
)
from passerelle.publish.run.tree import MARK, Tree, check_free, holds, staged
from passerelle.publish.run.watching import Watched, queries_in, watched
from passerelle.publish.run.workers import processes, write_things
from passerelle.publish.servers import server_files
from passerelle.publish.things import paged_things
from passerelle.resources import queries_dir

__all__ = ["Published", "all_parts", "publish"]

Progress = Callable[[str], None]


@cache
def all_parts() -> tuple[Part, ...]:
    """All parts but the pages about things and the sitemap, in the order of their writing."""
    return (
        Part("assets", assets),
        Part("home", home, (built,)),
        Part("lists", lists),
        Part("themes", themes),
        Part("search", search),
        Part("questions", questions),
        *pack_parts(),
        Part("maps", maps, (own_networks,)),
        Part("sources", sources),
        Part("quality", quality, (reported,)),
        Part("about", about, (built,)),
        Part("errors", errors),
        Part("dumps", dump_files, (dumped,)),
        Part("catalogue", catalogue_files, (dumped, known_releases)),
        Part("void", void_files, (dumped,)),
        Part("dataset", dataset_files, (dumped, known_releases)),
        Part("dataset page", dataset_page, (dumped, built)),
        Part("ontology", ontology),
        Part("releases", releases, (known_releases,)),
        Part("feed", feed_files, (known_releases,)),
        Part("robots", robots_files),
        Part("servers", server_files),
    )


@dataclass
class Published:
    """What the site has: things with a page, files and bytes; how many pages were made anew."""

    things: int = 0
    made: int = 0
    files: int = 0
    size: int = 0


def publish(
    site: Site,
    out: Path,
    progress: Progress = lambda stage: None,
    *,
    jobs: int | None = None,
    force: bool = False,
) -> Published:
    """Write `site` into the folder `out`, which is replaced as a whole.

    What no change reaches is taken from the site that is there; with `force` nothing is.
    `jobs` is the number of processes (default: one for each processor). Raises `UsageError` when
    `out` holds something that was not written here.
    """
    out = out.resolve()
    check_free(out)
    site = replace(site, store=Watched(site.store))
    progress("looking for what has changed")
    maker = _maker(site)
    old = None if force else Memory.load(out / MARK, maker)
    new = Memory(maker, site.store.fingerprint(), len(site.store))
    run = _Run(site, old, new, jobs or processes(), progress)
    if run.is_done(out):
        return run.told()
    with staged(out) as tree:
        run.write(tree)
        new.save(tree.top / MARK)
    return run.told()


class _Run:
    """One run: what the old site remembers, and what the new one will."""

    def __init__(
        self, site: Site, old: Memory | None, new: Memory, jobs: int, progress: Progress
    ) -> None:
        self._site, self._old, self._new = site, old, new
        self._jobs, self._progress = jobs, progress
        self._kept: set[str] = set()
        """Pages and parts of the old site that no change of the graph reaches."""
        self._things: list[str] = []
        self._made = 0

    def told(self) -> Published:
        """What the site has now."""
        files = self._new.files
        return Published(len(self._things), self._made, len(files), sum(files.values()))

    def is_done(self, out: Path) -> bool:
        """Whether the site in `out` is what this run would write, file by file."""
        old, site = self._old, self._site
        if old is None or not old.store or old.store != self._new.store:
            return False
        if not recall(site, old.dumps, out) or not holds(out, old.files):
            return False
        if not all(map(self._stands, all_parts())):
            return False
        self._new = old
        self._things = [key for key in old.pages if not key.startswith(_PART)]
        return True

    def _stands(self, part: Part) -> bool:
        page = self._old.pages.get(_key(part)) if self._old else None
        return page is not None and page.also == also_of(self._site, part)

    def write(self, tree: Tree) -> None:
        """Write all files into `tree`."""
        digests = self._look(tree)
        self._write_things(tree)
        if digests is not None:
            self._progress("dumps")
            former = recall(self._site, self._old.dumps, tree.old) if self._old else None
            make_dumps(self._site, digests, former, self._jobs)
        self._new.dumps = remembered(self._site)
        for part in all_parts():
            self._progress(part.name)
            self._write_part(tree, part)
        self._progress("sitemap")
        pages = [place for place in sorted(self._new.files) if place.endswith(".html")]
        self._write_part(tree, _sitemap(pages))

    def _look(self, tree: Tree) -> Digests | None:
        """Find what has changed; None where the graph is the one that the old site was made of."""
        old, new, site = self._old, self._new, self._site
        if old and old.store and old.store == new.store and recall(site, old.dumps, tree.old):
            new.nodes = old.nodes
            self._kept = set(old.pages)
            return None
        digests = Digests(site.store)
        new.nodes = nodes_of(digests)
        if old:
            self._kept = old.unreached(touched(digests, new, old, site.store))
        return digests

    def _write_things(self, tree: Tree) -> None:
        """The page about each thing: kept where nothing it rests on has changed, else made."""
        self._things = paged_things(self._site)
        to_make = [iri for iri in self._things if not self._keep(tree, iri)]
        for number, (iri, page) in enumerate(
            write_things(self._site, tree, to_make, self._jobs), 1
        ):
            self._new.pages[iri] = page
            if number % 100 == 0 or number == len(to_make):
                self._progress(f"pages about things: {number} of {len(to_make)}")
        self._made = len(to_make)

    def _write_part(self, tree: Tree, part: Part) -> None:
        also = also_of(self._site, part)
        if not self._keep(tree, _key(part), also):
            with watched(self._site) as marks:
                files = {file.place: tree.write(file) for file in part.make(self._site)}
            self._new.pages[_key(part)] = Page(numbers(marks), files, also)
            self._new.queries |= queries_in(marks)

    def _keep(self, tree: Tree, key: str, also: str = "") -> bool:
        """Take over what the old site has under `key`, if it would be the same."""
        page = self._old.pages.get(key) if self._old and key in self._kept else None
        if page is None or page.also != also or not all(map(tree.keep, page.files)):
            return False
        self._new.pages[key] = page
        if self._old and key.startswith(_PART):
            self._new.queries |= self._old.queries
        return True


_PART = "part "
"""Before the name of a part, which no address begins with."""


def _key(part: Part) -> str:
    return _PART + part.name


def _sitemap(pages: Iterable[str]) -> Part:
    return Part(
        "sitemap", lambda site: sitemap_files(site, pages), (lambda site: "\n".join(pages),)
    )


def _maker(site: Site) -> str:
    """Digest of what makes a page besides the graph: the program, its templates, the settings."""
    total = hashlib.sha256(code_digest().encode())
    here = Path(__file__).resolve().parent
    files = [file for file in here.rglob("*.*") if file.suffix not in (".py", ".pyc")]
    for file in sorted([*files, *queries_dir().rglob("*.rq")]):
        if file.is_file():
            total.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    total.update(site.settings.model_dump_json().encode() + site.home.encode())
    return total.hexdigest()
