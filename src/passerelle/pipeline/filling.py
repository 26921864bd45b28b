"""Records become quads: a graph for each source, and the values that are shown."""

from __future__ import annotations

from functools import partial
from itertools import chain

from pyoxigraph import NamedNode, Quad

from passerelle.graph.addresses import Addresses
from passerelle.graph.claims import Claim, SourceGraph
from passerelle.graph.emit import write_records
from passerelle.graph.shown import shown_quads
from passerelle.identity.resolve import Resolution
from passerelle.iris import Minter
from passerelle.pipeline.journal import Journal
from passerelle.pipeline.state import SourceState
from passerelle.records import Partnership
from passerelle.sources.base import SourceResult
from passerelle.store import EmbeddedStore

__all__ = ["fill"]


def fill(
    store: EmbeddedStore,
    results: list[SourceResult],
    resolution: Resolution,
    minter: Minter,
    journal: Journal,
) -> dict[str, SourceState]:
    """Load what the sources say into `store`; what is to be remembered of each of them."""
    claims: list[Claim] = []
    states: dict[str, SourceState] = {}
    cooperations = _cooperations(results, resolution, minter)
    for result in results:
        journal(f"graph {result.description.name}")
        out = SourceGraph(result.description, minter, resolution, cooperations)
        write_records(result.records, out)
        read = set(result.quads)
        store.load(chain(out.quads(), read))
        journal.graph(result.description.name, partial(_together, out, read))
        claims.extend(out.claims.values())
        states[result.description.name] = SourceState(
            digest=result.digest,
            records=len(result.records),
            rows=result.rows,
            rejected=len(result.rejected),
            quads=len(out.triples) + len(read),
            unused_columns=result.unused_columns,
        )
    store.load(shown_quads(claims, minter))
    return states


def _cooperations(
    results: list[SourceResult], resolution: Resolution, minter: Minter
) -> dict[tuple[str, str], NamedNode]:
    """The way from the identifiers of partnerships to their nodes."""
    ways: dict[tuple[str, str], NamedNode] = {}
    for result in results:
        nodes = Addresses(result.description, minter, resolution, {})
        for record in result.records:
            if isinstance(record, Partnership) and record.ids:
                ways.update(dict.fromkeys(nodes.scoped(record.ids), nodes.resolve(record)))
    return ways


def _together(out: SourceGraph, read: set[Quad]) -> set[Quad]:
    return {*out.quads(), *read}
