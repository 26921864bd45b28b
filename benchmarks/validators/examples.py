"""The examples of the ontology as one graph, each under addresses of its own.

Examples use the same short addresses for different things. With the name of the file in
each address they can stand side by side and be validated in one go, which takes seconds
where one run per file takes minutes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from passerelle.iris import Minter
from passerelle.resources import ontology_dir
from passerelle.sources.rdf import read_rdf

MINTER = Minter("https://w3id.org/passerelle/")
THINGS = "https://w3id.org/passerelle/id/"


def apart(files: Iterable[Path]) -> Iterator[ox.Quad]:
    """The statements of `files`, the things of each moved to addresses of its own."""
    for file in files:
        graph = MINTER.graph(file.stem)
        for quad in read_rdf(file, graph, MINTER):
            subject, value = (_moved(term, file.stem) for term in (quad.subject, quad.object))
            yield ox.Quad(subject, quad.predicate, value, graph)


def moved(iri: str, name: str) -> str:
    """Where `apart` puts the thing `iri` of the example called `name`."""
    return iri.replace(THINGS, f"{THINGS}{name}/", 1) if iri.startswith(THINGS) else iri


def _moved(term: ox.NamedNode | ox.Literal, name: str) -> ox.NamedNode | ox.Literal:
    return ox.NamedNode(moved(term.value, name)) if isinstance(term, ox.NamedNode) else term


def vocabulary() -> Iterator[ox.Quad]:
    """The terms and the schemes, which the shapes ask for."""
    folder = ontology_dir()
    for file in (folder / "passerelle.ttl", *sorted((folder / "themes").glob("*.ttl"))):
        yield from ox.parse(path=file)
