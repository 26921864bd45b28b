"""Two SHACL validators on one graph, sound and spoilt: do they agree, and how fast are they?

    python benchmarks/validators/run.py [GRAPH.nq]

Without a file, the built graph of the workspace ``data/`` is used, or else the union of the
valid examples. Exit code 1 when the validators differ, or miss a fault that was put in.
"""

from __future__ import annotations

import copy
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import rdflib

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks.validators.both import Result, Rudof, by_pyshacl, by_rudof  # noqa: E402
from benchmarks.validators.examples import apart, vocabulary  # noqa: E402
from benchmarks.validators.faults import FAULTS, Injected, inject  # noqa: E402
from passerelle.errors import PasserelleError  # noqa: E402
from passerelle.graph.validate import validate_graph  # noqa: E402
from passerelle.pipeline.state import open_store  # noqa: E402
from passerelle.resources import ontology_dir  # noqa: E402
from passerelle.store.terms import to_rdflib  # noqa: E402
from passerelle.workspace import Workspace  # noqa: E402

FAULT_COUNT, SEED, ROUNDS = 200, 20261124, 5


def graph_to_check(file: Path | None) -> tuple[str, rdflib.Graph]:
    """The graph and what to call it."""
    if file is not None:
        return file.name, to_rdflib(ox.parse(path=str(file)))
    try:
        return "the built graph of data/", to_rdflib(open_store(Workspace(ROOT / "data")).quads())
    except PasserelleError:
        valid = sorted((ontology_dir() / "examples" / "valid").glob("*.ttl"))
        return "the valid examples", to_rdflib([*apart(valid), *vocabulary()])


def median_seconds(work: Callable[[], object]) -> float:
    """The median of some runs, the first of which, that fills caches, does not count."""
    work()
    seconds = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begun)
    return statistics.median(seconds)


def times(graph: rdflib.Graph, text: str) -> list[tuple[str, float, float]]:
    """Per validator: its name, seconds to read the graph, seconds to validate it."""
    rudof = Rudof.load(text)
    return [
        (
            "pySHACL",
            median_seconds(lambda: rdflib.Graph().parse(data=text, format="nt")),
            median_seconds(lambda: validate_graph(graph)),
        ),
        ("rudof", median_seconds(lambda: Rudof.load(text)), median_seconds(rudof.validate)),
    ]


def print_counts(one: set[Result], other: set[Result]) -> None:
    print(f"  {'severity':<10} {'shape':<36} {'pySHACL':>8} {'rudof':>8}")
    counts = [Counter((r.severity, r.shape) for r in results) for results in (one, other)]
    for key in sorted(set().union(*counts)):
        print(f"  {key[0]:<10} {key[1]:<36} {counts[0][key]:>8} {counts[1][key]:>8}")
    print(f"  {'all':<47} {len(one):>8} {len(other):>8}")


def print_differences(one: set[Result], other: set[Result]) -> None:
    for who, only in (("pySHACL", one - other), ("rudof", other - one)):
        for result in sorted(only):
            print(f"  only {who}: {' '.join(result)}")
    print(f"  differences: {len(one ^ other)}")


def print_faults(injected: list[Injected], results: set[Result]) -> int:
    """How many faults of each kind were found; returns how many were not."""
    seen = {(result.shape, node) for result in results for node in (result.focus, result.value)}
    made = Counter(one.fault for one in injected)
    found = Counter(one.fault for one in injected if (one.shape, one.node) in seen)
    print(f"  {'fault':<32} {'put in':>8} {'found':>8}")
    for one in FAULTS:
        print(f"  {one.name:<32} {made[one.name]:>8} {found[one.name]:>8}")
    print(f"  {'all':<32} {made.total():>8} {found.total():>8}")
    return made.total() - found.total()


def compare(graph: rdflib.Graph, injected: list[Injected]) -> bool:
    """Print one comparison; true when both say the same and no fault is missed."""
    text = graph.serialize(format="nt")
    one, other = by_pyshacl(graph), by_rudof(text)
    print_counts(one, other)
    print_differences(one, other)
    missed = print_faults(injected, one & other) if injected else 0
    (_, _, slow), (_, _, fast) = measured = times(graph, text)
    for name, reading, validating in measured:
        print(f"  {name:<8} reads in {reading:.2f} s, validates in {validating:.2f} s")
    print(f"  median of {ROUNDS}; pySHACL takes {slow / fast:.1f} times as long to validate\n")
    return one == other and not missed


def main(arguments: list[str]) -> int:
    name, graph = graph_to_check(Path(arguments[0]) if arguments else None)
    print(f"(a) {name}: {len(graph)} statements")
    agree = compare(graph, [])
    spoilt = copy.deepcopy(graph)
    injected = inject(spoilt, FAULT_COUNT, SEED)
    print(f"(b) with {len(injected)} faults of {len(FAULTS)} kinds, seed {SEED}")
    return 0 if compare(spoilt, injected) and agree else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
