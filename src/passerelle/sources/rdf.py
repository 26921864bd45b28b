"""RDF sources: graphs as they stand, every blank node given an address of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    NamedNode,
    Quad,
    RdfFormat,
    Triple,
    parse,
)

from passerelle.errors import SourceError
from passerelle.iris import Minter
from passerelle.sources.table import present

__all__ = ["read_rdf"]


def read_rdf(path: Path, graph: NamedNode, minter: Minter) -> Iterator[Quad]:
    """The statements of `path`, all in `graph`; raises `SourceError` with file and line.

    Blank nodes become IRIs made from the graph's name and their canonical label, so that
    the same statements always have the same addresses, and two sources never share one.
    """
    present(path)
    form = RdfFormat.from_extension(path.suffix.lstrip(".").lower())
    if form is None:
        raise SourceError(
            f"'{path.suffix}' is no RDF format Passerelle reads.",
            where=path,
            remedy="Use .ttl, .trig, .nt, .nq, .rdf, .jsonld or .n3.",
        )
    salt = hashlib.sha256(graph.value.encode()).hexdigest()[:12]

    def named(term: Any) -> Any:
        if isinstance(term, BlankNode):
            return minter.thing("node", f"{salt}-{term.value}")
        return term

    for triple in _canonical(_parsed(path, form)):
        yield Quad(named(triple.subject), triple.predicate, named(triple.object), graph)


def _canonical(triples: list[Quad]) -> Iterable[Quad]:
    """`triples` with blank nodes labelled by what is said of them (RDFC-1.0)."""
    if not any(isinstance(t, BlankNode) for q in triples for t in (q.subject, q.object)):
        return triples
    dataset = Dataset(triples)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return dataset


def _parsed(path: Path, form: RdfFormat) -> list[Quad]:
    """All statements of the file, without the names of its own graphs."""
    triples = []
    try:
        for quad in parse(path=path, format=form):
            if isinstance(quad.subject, Triple) or isinstance(quad.object, Triple):
                raise SourceError(
                    "holds a triple term, which RDF 1.1 does not have.",
                    where=path,
                    remedy="Write the statement about a statement as a node of its own.",
                )
            triples.append(Quad(quad.subject, quad.predicate, quad.object))
    except SyntaxError as fault:
        what = " ".join(str(fault.msg).split())
        raise SourceError(
            f"syntax error: {what}.",
            where=path,
            line=fault.lineno,
            remedy="Correct that line and build again.",
        ) from None
    except (OSError, ValueError) as fault:
        raise SourceError(f"cannot be read: {fault}.", where=path) from None
    return triples
