"""RDF sources: graphs as they stand, every blank node given an address of its own.

Nothing is fetched: a remote context, an external entity or an import stays where it is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    NamedNode,
    Quad,
    RdfFormat,
    Triple,
    parse,
)

from passerelle.alike import labelled
from passerelle.errors import AlikeError, SourceError
from passerelle.iris import Minter, slug
from passerelle.namespaces import DCTERMS
from passerelle.sources.foreign import FOREIGN, as_n_quads
from passerelle.sources.guards import check_blank_nodes, check_entities
from passerelle.sources.packed import Content, open_content

__all__ = ["canonical", "read_rdf"]

_OTHER_ENDINGS = {"owl": RdfFormat.RDF_XML, "rdfs": RdfFormat.RDF_XML}


def read_rdf(
    path: Path,
    graph: NamedNode,
    minter: Minter,
    *,
    keep_graphs: bool = False,
    member: str | None = None,
) -> Iterator[Quad]:
    """The statements of `path`; raises `SourceError` with file and line.

    All stand in `graph`, or, with `keep_graphs`, those of the file's named graphs in
    graphs below it, each saying which one it was. Blank nodes become IRIs made from the
    graph's name and their canonical label, so that the same statements always have the same
    addresses, and two sources never share one.
    """
    quads = list(_parsed(open_content(path, member=member), path))
    if not keep_graphs:
        quads = [Quad(quad.subject, quad.predicate, quad.object) for quad in quads]
    check_blank_nodes(quads, path)
    salt = hashlib.sha256(graph.value.encode()).hexdigest()[:12]
    homes: dict[Any, NamedNode] = {DefaultGraph(): graph}

    def named(term: Any) -> Any:
        if isinstance(term, BlankNode):
            return minter.thing("node", f"{salt}-{term.value}")
        return term

    for quad in _labelled(quads, path):
        if quad.graph_name not in homes:
            original = named(quad.graph_name)
            homes[quad.graph_name] = _below(graph, original)
            yield Quad(homes[quad.graph_name], DCTERMS.isVersionOf, original, graph)
        home = homes[quad.graph_name]
        yield Quad(named(quad.subject), quad.predicate, named(quad.object), home)


def _below(graph: NamedNode, original: NamedNode) -> NamedNode:
    """A graph of this source's own for one named graph of its file.

    The file's own name is not taken over: it could be that of another source.
    """
    mark = hashlib.sha256(original.value.encode()).hexdigest()[:8]
    last = slug(original.value.rstrip("/#").rsplit("/", 1)[-1])
    return NamedNode(f"{graph.value}/{last}-{mark}" if last else f"{graph.value}/{mark}")


def canonical(quads: list[Quad]) -> Iterable[Quad]:
    """`quads` with blank nodes labelled by what is said of them (RDFC-1.0).

    Raises `AlikeError` when nodes are too alike for it.
    """
    if not any(
        isinstance(t, BlankNode) for q in quads for t in (q.subject, q.object, q.graph_name)
    ):
        return quads
    return labelled(quads)


def _labelled(quads: list[Quad], path: Path) -> Iterable[Quad]:
    try:
        return canonical(quads)
    except AlikeError as fault:
        raise SourceError(fault.what, where=path, remedy=fault.remedy) from None


def _parsed(content: Content, path: Path) -> Iterator[Quad]:
    """All statements of the file, in whichever syntax its name says."""
    ending = PurePosixPath(content.name).suffix.lstrip(".").lower()
    data = content.data
    form = RdfFormat.from_extension(ending) or _OTHER_ENDINGS.get(ending)
    if ending in FOREIGN:
        data, form = as_n_quads(data, ending, path), RdfFormat.N_QUADS
    if form == RdfFormat.RDF_XML:
        check_entities(data, path)
    if form is None:
        raise SourceError(
            f"'.{ending}' is no RDF format Passerelle reads.",
            where=path,
            remedy="Use .ttl, .trig, .nt, .nq, .rdf, .jsonld, .n3, .trix or .hext.",
        )
    try:
        for quad in parse(data, format=form):
            if isinstance(quad.subject, Triple) or isinstance(quad.object, Triple):
                raise SourceError(
                    "holds a triple term, which RDF 1.1 does not have.",
                    where=path,
                    remedy="Write the statement about a statement as a node of its own.",
                )
            yield quad
    except SyntaxError as fault:
        what = " ".join(str(fault.msg).split())
        raise SourceError(
            f"syntax error: {what}.",
            where=path,
            line=None if ending in FOREIGN else fault.lineno,
            remedy="Correct that line and build again.",
        ) from None
    except (OSError, ValueError) as fault:
        raise SourceError(
            f"cannot be read: {fault}.", where=path, remedy="Save or fetch it again."
        ) from None
