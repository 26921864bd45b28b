"""The graph that is published: the last build, or a copy of what an endpoint holds."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from passerelle.errors import StoreError
from passerelle.iris import Minter
from passerelle.namespaces import DCAT, DCTERMS, FOAF, RDF
from passerelle.pipeline.state import open_built
from passerelle.publish.parts import Site
from passerelle.store import EmbeddedStore, Store
from passerelle.workspace import GraphSettings, Publisher, Settings, Workspace

__all__ = ["site_of", "site_of_endpoint", "with_people_hidden"]


def site_of(workspace: Workspace, home: str | None = None) -> Site:
    """The site of what the workspace has built; it is served at `home` (default: the ``url``
    under ``[publish]``, else the base).

    Raises `StoreError` when nothing was built yet.
    """
    settings = workspace.settings
    return _site(open_built(workspace), settings, home, workspace.root)


@contextmanager
def site_of_endpoint(
    remote: Store,
    name: str,
    workspace: Workspace | None,
    home: str | None,
    progress: Callable[[str], None],
) -> Iterator[Site]:
    """The site of what an endpoint holds, which is copied first: pages need many look-ups.

    Titles, licence and base are those of `workspace`, else those that the graph gives itself.
    Raises `StoreError` when the endpoint called `name` has no statements.
    """
    with tempfile.TemporaryDirectory(prefix="passerelle-") as room:
        folder = Path(room) / "store"
        _copy(remote, folder, name, progress)
        store = EmbeddedStore(folder, read_only=True)
        settings = workspace.settings if workspace else _described(store, name)
        yield _site(store, settings, home, workspace.root if workspace else None)
        store.close()


def _site(store: EmbeddedStore, settings: Settings, home: str | None, root: Path | None) -> Site:
    served = home or settings.publish.url or Minter(settings.graph.base).base
    return with_people_hidden(
        Site(store, settings, served if served.endswith("/") else f"{served}/", root)
    )


def with_people_hidden(site: Site) -> Site:
    """`site`, in which people whom only an official text names have no page."""
    return replace(site, hidden=frozenset())


def _copy(remote: Store, folder: Path, name: str, progress: Callable[[str], None]) -> None:
    local = EmbeddedStore(folder)
    graphs = remote.graphs()
    for number, graph in enumerate(graphs, 1):
        progress(f"copying graph {number} of {len(graphs)} from {name}")
        local.load(remote.quads(graph))
    count = len(local)
    local.close()
    if not count:
        raise StoreError(
            "the endpoint has no statements in named graphs.",
            where=name,
            remedy="Send it a graph first, with 'passerelle push'.",
        )


def _described(store: EmbeddedStore, name: str) -> Settings:
    """The settings that the graph gives of itself, as its ``dcat:Dataset``."""
    dataset = next(
        (
            quad.subject
            for quad in store.matching(predicate=RDF.type, value=DCAT.Dataset)
            if isinstance(quad.subject, NamedNode) and quad.subject.value.endswith("/dataset")
        ),
        None,
    )
    if dataset is None:
        raise StoreError(
            "the graph says nowhere what its addresses begin with (no dcat:Dataset).",
            where=name,
            remedy="Name a workspace with -w whose passerelle.toml has base, title and licence.",
        )
    publisher = _first(store, dataset, DCTERMS.publisher)
    licence = _first(store, dataset, DCTERMS.license)
    graph = GraphSettings(
        base=dataset.value.removesuffix("dataset"),
        title=_texts(store, dataset, DCTERMS.title),
        description=_texts(store, dataset, DCTERMS.description),
        publisher=_publisher(store, publisher),
        **({"licence": licence.value} if isinstance(licence, NamedNode) else {}),
    )
    return Settings(graph=graph)


def _publisher(store: EmbeddedStore, node: object) -> Publisher:
    if not isinstance(node, NamedNode):
        return Publisher()
    name, homepage = (_first(store, node, term) for term in (FOAF.name, FOAF.homepage))
    return Publisher(
        name=name.value if isinstance(name, Literal) else "",
        homepage=homepage.value if isinstance(homepage, NamedNode) else None,
    )


def _first(store: EmbeddedStore, node: NamedNode, predicate: NamedNode) -> object:
    return next((quad.object for quad in store.matching(node, predicate)), None)


def _texts(store: EmbeddedStore, node: NamedNode, predicate: NamedNode) -> dict[str, str]:
    """The texts by language; ``und`` for one in none."""
    found = [q.object for q in store.matching(node, predicate) if isinstance(q.object, Literal)]
    return {text.language or "und": text.value for text in found}
