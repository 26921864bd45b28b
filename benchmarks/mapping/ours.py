"""Passerelle's side, one process: a source folder in, the triples of its graph out.

    python benchmarks/mapping/ours.py FOLDER OUT.nt

Everything from the bytes of the table to N-Triples: reading, mapping, checking, writing. Who is
who is taken from the keys instead of being decided: RML has no such stage.
"""

from __future__ import annotations

import sys
from pathlib import Path

from pyoxigraph import RdfFormat, Triple, serialize

from benchmarks.mapping.table import BASE, address
from passerelle.graph.claims import SourceGraph
from passerelle.graph.emit import write_records
from passerelle.identity.mentions import Mention
from passerelle.identity.resolve import Resolution
from passerelle.iris import Minter
from passerelle.sources.read import load_description, read_source
from passerelle.vocabulary import load_vocabulary


class ByKey(dict[Mention, str]):
    """The address of a mention from its one identifier, as the templates of the RML say it."""

    def __missing__(self, mention: Mention) -> str:
        ((scheme, value),) = mention.ids
        self[mention] = f"{mention.kind}/{address(scheme, value)}"
        return self[mention]


def graph_of(folder: Path) -> SourceGraph:
    """All that the source in `folder` says."""
    minter = Minter(BASE)
    source = load_description(folder)
    result = read_source(folder, source, "", load_vocabulary(), minter)
    if result.rejected:
        raise SystemExit(f"row {result.rejected[0].row}: {result.rejected[0].reason}")
    out = SourceGraph(source, minter, Resolution(ByKey()), {})
    write_records(result.records, out)
    return out


def main() -> None:
    folder, target = map(Path, sys.argv[1:])
    triples = (Triple(*said) for said in graph_of(folder).triples)
    serialize(triples, str(target), format=RdfFormat.N_TRIPLES)


if __name__ == "__main__":
    main()
