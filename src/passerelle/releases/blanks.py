"""Names for blank nodes that do not hang on who wrote the file.

Canonical labels (RDFC-1.0, W3C Recommendation of 21 May 2024) name each node apart, so that a
data set has one canonical form; but one more blank node may rename many. Names made from what
is said of a node stay the same whatever else is added: people compare by these.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pyoxigraph import BlankNode, Quad, Triple

from passerelle.alike import labelled

__all__ = ["canonical_labels", "described_labels"]

_STEPS = 16
"""How far from a node what is said of it tells it apart."""


def canonical_labels(quads: Iterable[Quad]) -> Iterator[Quad]:
    """The quads of one data set (those without blank nodes may be left out) under RDFC-1.0.

    Raises `AlikeError` when nodes are so alike that a minute does not tell them apart.
    """
    return iter(labelled(list(quads)))


def described_labels(quads: Iterable[Quad]) -> Iterator[Quad]:
    """The quads with each blank node under a name made from what is said of it.

    Nodes of which the same is said get the same name. What is more than 16 steps away counts
    no more, so that circles come to an end.
    """
    known = list(quads)
    said: dict[BlankNode, set[Quad]] = defaultdict(set)
    names: dict[BlankNode, str] = {}
    for quad in known:
        names.update(dict.fromkeys(_blanks(quad), ""))
        if isinstance(quad.subject, BlankNode):
            said[quad.subject].add(quad)
    for _ in range(_STEPS if names else 0):
        names = {node: _hash(said.get(node, ()), names) for node in names}
    final = {node: BlankNode(f"b{name}") for node, name in names.items()}
    return (_renamed(quad, final) for quad in known)


def _blanks(quad: Quad) -> Iterator[BlankNode]:
    terms: list[Any] = [quad.subject, quad.object, quad.graph_name]
    while terms:
        term = terms.pop()
        if isinstance(term, BlankNode):
            yield term
        elif isinstance(term, Triple):
            terms += [term.subject, term.object]


def _hash(said: Iterable[Quad], names: Mapping[BlankNode, str]) -> str:
    parts = {f"{quad.predicate} {_text(quad.object, names)}" for quad in said}
    return hashlib.sha256("\n".join(sorted(parts)).encode()).hexdigest()[:32]


def _text(term: Any, names: Mapping[BlankNode, str]) -> str:
    if isinstance(term, BlankNode):
        return f"_:{names[term]}"
    if isinstance(term, Triple):
        inner = (_text(part, names) for part in (term.subject, term.predicate, term.object))
        return f"<<{' '.join(inner)}>>"
    return str(term)


def _renamed(quad: Quad, names: Mapping[BlankNode, BlankNode]) -> Quad:
    def term(node: Any) -> Any:
        if isinstance(node, BlankNode):
            return names[node]
        if isinstance(node, Triple):
            return Triple(term(node.subject), node.predicate, term(node.object))
        return node

    return Quad(term(quad.subject), quad.predicate, term(quad.object), term(quad.graph_name))
