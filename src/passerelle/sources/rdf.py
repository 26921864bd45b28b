"""RDF sources: graphs as they stand, every blank node given an address of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from passerelle.errors import SourceError
from passerelle.iris import Minter

__all__ = ["read_rdf"]


def read_rdf(path: Path, graph: NamedNode, minter: Minter) -> Iterator[Quad]:
    """The statements of `path`, all in `graph`; raises `SourceError` with file and line.

    Blank nodes become IRIs made from the file's name and their label, so that the same
    file always gives the same statements.
    """
    if not path.is_file():
        raise SourceError("there is no such file.", where=path, remedy="Correct path = …")
    form = RdfFormat.from_extension(path.suffix.lstrip(".").lower())
    if form is None:
        raise SourceError(
            f"'{path.suffix}' is no RDF format Passerelle reads.",
            where=path,
            remedy="Use .ttl, .trig, .nt, .nq, .rdf, .jsonld or .n3.",
        )
    salt = hashlib.sha256(path.name.encode()).hexdigest()[:12]

    def named(term: NamedNode | BlankNode | Literal | Triple) -> NamedNode | Literal:
        if isinstance(term, BlankNode):
            return minter.thing("node", f"{salt}-{term.value}")
        if isinstance(term, Triple):
            raise SourceError(
                "holds a triple term, which RDF 1.1 does not have.",
                where=path,
                remedy="Write the statement about a statement as a node of its own.",
            )
        return term

    try:
        # Labels are kept (not renamed at random): the same file gives the same addresses.
        for quad in parse(path=path, format=form, rename_blank_nodes=False):
            subject = named(quad.subject)
            if isinstance(subject, NamedNode):
                yield Quad(subject, quad.predicate, named(quad.object), graph)
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
