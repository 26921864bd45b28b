"""Blank nodes that are alike: a bound for the work of telling them apart.

RDFC-1.0 tries the orders of neighbours of which the same is said. Few data sets have any; one that
is made to do harm, or has a node with a dozen neighbours without a trait, keeps it busy for years
(https://www.w3.org/TR/rdf-canon/#dataset-poisoning). So the orders are estimated first, and where
they may be too many, the work is done in a process that is ended in time.
"""

from __future__ import annotations

import math
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pyoxigraph as ox
from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, Quad, RdfFormat, Triple

from passerelle.errors import AlikeError

__all__ = ["is_easy", "label_input", "labelled", "labelled_within"]

SECONDS = 60
"""How long nodes may take to be told apart."""
_ORDERS = math.log(100_000)
"""Logarithm of the orders that are tried without a limit of time."""


def labelled(quads: Sequence[Quad]) -> Iterable[Quad]:
    """The quads of one data set under canonical labels (RDFC-1.0).

    Raises `AlikeError` when nodes are so alike that a minute does not tell them apart.
    """
    if not is_easy(quads):
        return labelled_within(quads)
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return dataset


def is_easy(quads: Sequence[Quad]) -> bool:
    """Whether there are few orders of neighbours that look the same at first."""
    looks = _looks(quads)
    alike = Counter(looks.values())
    neighbours: dict[tuple[BlankNode, str], set[BlankNode]] = defaultdict(set)
    for quad in quads:
        nodes = list(_blank_in(_terms(quad)))
        for place, other in enumerate(nodes):
            if alike[looks[other]] > 1:
                for node in set(nodes) - {other}:
                    neighbours[node, f"{place} {quad.predicate} {looks[other]}"].add(other)
    return sum(math.lgamma(len(some) + 1) for some in neighbours.values()) <= _ORDERS


def _looks(quads: Iterable[Quad]) -> dict[BlankNode, int]:
    """What is said of each node, other blank nodes unnamed."""
    said: dict[BlankNode, set[str]] = defaultdict(set)
    for quad in quads:
        for node in set(_blank_in(_terms(quad))):
            said[node].add(" ".join(_seen(term, node) for term in _terms(quad)))
    return {node: hash(frozenset(some)) for node, some in said.items()}


def _terms(quad: Quad) -> tuple[Any, ...]:
    return quad.subject, quad.predicate, quad.object, quad.graph_name


def _seen(term: Any, node: BlankNode) -> str:
    if isinstance(term, BlankNode):
        return "_:this" if term == node else "_:other"
    if isinstance(term, Triple):
        return " ".join(_seen(one, node) for one in (term.subject, term.predicate, term.object))
    return str(term)


def _blank_in(terms: Iterable[Any]) -> Iterator[BlankNode]:
    for term in terms:
        if isinstance(term, BlankNode):
            yield term
        elif isinstance(term, Triple):
            yield from _blank_in((term.subject, term.object))


def labelled_within(quads: Sequence[Quad], seconds: float = SECONDS) -> list[Quad]:
    """The quads under RDFC-1.0, if a process of its own has them in time.

    Raises `AlikeError` when it has not.
    """
    command = "from passerelle.alike import label_input; label_input()"
    try:
        done = subprocess.run(  # noqa: S603 (our own command line)
            [sys.executable, "-c", command],
            input=ox.serialize(quads, format=RdfFormat.N_QUADS),
            capture_output=True,
            timeout=seconds,
            check=True,
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        raise AlikeError(
            f"blank nodes are so alike that {seconds:g} seconds do not tell them apart, "
            "and without that there is no canonical form.",
            remedy="Give these nodes addresses, or take out copies that say the same.",
        ) from None
    return list(ox.parse(done.stdout, format=RdfFormat.N_QUADS))


def label_input() -> None:
    """Standard input under canonical labels, to standard output."""
    dataset = Dataset(ox.parse(sys.stdin.buffer, format=RdfFormat.N_QUADS))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    ox.serialize(dataset, sys.stdout.buffer, format=RdfFormat.N_QUADS)
