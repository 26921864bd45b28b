"""One block of the graph in every form that is given out: pieces to be laid one after another.

Each dump is its pieces in the order of the blocks, or graph by graph, between a head and a foot
that depend on nothing; N-Quads are packed piece by piece (members of one gzip file, RFC 1952).
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter, itemgetter

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Triple, serialize

from passerelle.namespaces import PREFIXES
from passerelle.publish.machine.dumps.figures import Census, Counts
from passerelle.publish.machine.dumps.tables import Row, Tables
from passerelle.releases.lines import has_blank, quads_of
from passerelle.store import EmbeddedStore

__all__ = ["FOOT", "HEAD", "Pieces", "Task", "pack", "pieces_of"]

_PROBE = NamedNode("urn:x-probe")


def _head(form: RdfFormat) -> bytes:
    """What the serialiser writes before the first statement."""
    data = serialize([Triple(_PROBE, _PROBE, _PROBE)], format=form, prefixes=PREFIXES) or b""
    return data[: data.index(b"<urn:x-probe>")]


FOOT = {"ttl": b"", "rdf": b"\n</rdf:RDF>", "trig": b"", "jsonld": b"]"}
HEAD = {
    "ttl": _head(RdfFormat.TURTLE),
    "rdf": (serialize([], format=RdfFormat.RDF_XML, prefixes=PREFIXES) or b"")[: -len(FOOT["rdf"])],
    "trig": _head(RdfFormat.TRIG),
    "jsonld": b"[",
}


@dataclass(frozen=True)
class Task:
    """A block to be written: its subjects, and its lines with blank nodes."""

    subjects: Sequence[bytes]
    blank: bytes


@dataclass
class Pieces:
    """A block in every form."""

    lines: int
    whole: dict[str, bytes]
    """In the forms that hold it in one piece: ``nq``, ``ttl``, ``rdf``."""
    graphs: dict[str, dict[str, bytes]]
    """For each graph (a term; empty for the default one) in ``trig`` and ``jsonld``."""
    tables: dict[str, list[Row]]
    counts: Counts = field(default_factory=Counts)


def pieces_of(task: Task, store: EmbeddedStore, base: str) -> Pieces:
    """The pieces of one block."""
    pairs = sorted(_statements(task, store), key=itemgetter(0))
    quads = [quad for _, quad in pairs]
    # The same triple in several graphs: lines that follow each other.
    union = [triple for triple, _ in groupby(quad.triple for quad in quads)]
    census, tables = Census(base), Tables()
    for subject, group in groupby(union, key=attrgetter("subject")):
        about = list(group)
        census.take(subject.value, about)
        tables.take(subject.value, about)
    return Pieces(
        len(pairs),
        {
            "nq": pack(b"".join(line for line, _ in pairs)),
            "ttl": _within("ttl", serialize(union, format=RdfFormat.TURTLE, prefixes=PREFIXES)),
            "rdf": _within("rdf", serialize(union, format=RdfFormat.RDF_XML, prefixes=PREFIXES)),
        },
        _by_graph(quads),
        tables.rows(),
        census.counts,
    )


def pack(data: bytes) -> bytes:
    """`data` as a member of a gzip file, without a clock in it."""
    return gzip.compress(data, 6, mtime=0)


def _statements(task: Task, store: EmbeddedStore) -> Iterable[tuple[bytes, Quad]]:
    """Each statement with its line of canonical N-Quads."""
    found: list[Quad] = []
    for subject in task.subjects:
        if subject.startswith(b"<"):
            found.extend(store.matching(NamedNode(subject[1:-1].decode())))
    yield from ((line, quad) for line, quad in _with_lines(found) if not has_blank(line))
    if task.blank:
        yield from _with_lines(quads_of([task.blank]))


def _with_lines(quads: list[Quad]) -> Iterable[tuple[bytes, Quad]]:
    data = serialize(quads, format=RdfFormat.N_QUADS) or b""
    return zip(data.splitlines(keepends=True), quads, strict=True)


def _by_graph(quads: list[Quad]) -> dict[str, dict[str, bytes]]:
    groups: dict[str, list[Quad]] = defaultdict(list)
    for quad in quads:
        default = isinstance(quad.graph_name, DefaultGraph)
        groups["" if default else str(quad.graph_name)].append(quad)
    return {graph: _graph(graph, some) for graph, some in groups.items()}


def _graph(graph: str, quads: list[Quad]) -> dict[str, bytes]:
    """What one graph says, as it stands between its braces."""
    trig = _within("trig", serialize(quads, format=RdfFormat.TRIG, prefixes=PREFIXES))
    if graph:
        trig = _between(trig, f"{graph} {{\n".encode(), b"}\n")
    triples = [quad.triple for quad in quads]
    return {"trig": trig, "jsonld": _within("jsonld", serialize(triples, format=RdfFormat.JSON_LD))}


def _within(form: str, data: bytes | None) -> bytes:
    return _between(data or b"", HEAD[form], FOOT[form])


def _between(data: bytes, head: bytes, foot: bytes) -> bytes:
    if not (data.startswith(head) and data.endswith(foot)):
        raise RuntimeError("the serialiser writes another frame than it is known to")
    return data[len(head) : len(data) - len(foot)]
