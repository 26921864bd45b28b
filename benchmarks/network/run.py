"""From 200,000 two-party cooperations to a NetworkX graph: how long, beside rdflib.

    python benchmarks/network/run.py --work FOLDER [--cooperations 200000] [--bound 900]

Made from one seed: an Oxigraph store on disk of as many cooperations as asked for, half of
them dated, a third with a theme, between 60,000 authorities of two countries, in the shape of
a build. Then, each in a process of its own:

- ``passerelle``: `network(store, "cooperation", details=False)`, opening included: the links of
  each pair, names, kinds and countries of the actors;
- ``details``: the same with names of relations and evidence looked for (there is none here);
- ``rdflib triples``: the same file parsed by rdflib, parties and actors read by its own triple
  patterns into the same graph (links with kind, modality, dates and themes; names and countries);
- ``rdflib SPARQL``: the pairs by the shortest query that gives them, nothing described.

Seconds are wall time, then processor time. What takes longer than `--bound` seconds is ended
and shown as ``>``. Parsing is told apart, since a store on disk is not parsed.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import resource
import shutil
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad

from passerelle.namespaces import ACTOR_KIND, COOPERATION_KIND, MODALITY, PAS, RDF, SKOS, THEME, XSD
from passerelle.network import network
from passerelle.store import EmbeddedStore

BASE = "https://w3id.org/passerelle/id/"
GRAPH = NamedNode("https://w3id.org/passerelle/graph/source/benchmark")
ACTORS = 60_000
FORK = multiprocessing.get_context("fork")
Took = tuple[float, float]


def quads(count: int, seed: int) -> Iterator[Quad]:
    draw = random.Random(seed)

    def say(
        subject: NamedNode, *statements: tuple[NamedNode, NamedNode | Literal]
    ) -> Iterator[Quad]:
        return (Quad(subject, predicate, value, GRAPH) for predicate, value in statements)

    countries = [NamedNode(f"{BASE}territory/{name}") for name in ("chine", "france")]
    actors = [NamedNode(f"{BASE}collectivity/c{number}") for number in range(ACTORS)]
    for number, actor in enumerate(actors):
        yield from say(
            actor,
            (RDF.type, PAS.Collectivity),
            (PAS.actorKind, ACTOR_KIND.term("commune")),
            (SKOS.prefLabel, Literal(f"Commune {number}", language="fr")),
            (PAS.country, countries[number % 2]),
        )
    for number in range(count):
        node, year = NamedNode(f"{BASE}partnership/p{number}"), draw.randint(1950, 2025)
        yield from say(
            node,
            (RDF.type, PAS.Partnership),
            (PAS.cooperationKind, COOPERATION_KIND.term("twinning")),
            (PAS.modality, MODALITY.term("asserted")),
        )
        if number % 2:
            for name, day in (("earliestStart", "01-01"), ("latestStart", "12-31")):
                yield Quad(node, PAS.term(name), Literal(f"{year}-{day}", datatype=XSD.date), GRAPH)
            yield Quad(node, PAS.timeAsWritten, Literal(str(year)), GRAPH)
        if number % 3 == 0:
            yield Quad(node, PAS.theme, THEME.term("culture"), GRAPH)
        for side, code in enumerate(("CN", "FR")):
            actor = actors[draw.randrange(ACTORS // 2) * 2 + side]
            yield from say(
                NamedNode(f"{BASE}party/p{number}-{side}"),
                (RDF.type, PAS.Party),
                (PAS.inCooperation, node),
                (PAS.partyActor, actor),
                (PAS.partyRole, NamedNode("https://w3id.org/passerelle/def/party-role#partner")),
                (PAS.side, Literal(code)),
            )


def make(work: Path, count: int, seed: int) -> Path:
    home = work / f"cooperations-{count}-{seed}"
    if not (home / "made").exists():
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir(parents=True)
        store = EmbeddedStore(home / "store")
        store.load(quads(count, seed))
        store.optimize()
        store.close()
        triples = (quad.triple for quad in quads(count, seed))
        ox.serialize(triples, str(home / "graph.nt"), format=ox.RdfFormat.N_TRIPLES)
        (home / "made").touch()
    return home


# --- what is measured ----------------------------------------------------------------------


def ours(home: Path, *, details: bool) -> nx.Graph[str]:
    store = EmbeddedStore(home / "store", read_only=True)
    return network(store, "cooperation", details=details)


def parsed(home: Path) -> Any:
    import rdflib

    return rdflib.Graph().parse(home / "graph.nt", format="nt")


def by_triples(graph: Any) -> nx.Graph[str]:
    from rdflib import URIRef

    def term(name: Any) -> Any:
        return URIRef(name.value)

    parties: dict[Any, list[tuple[str, str]]] = {}
    for party, cooperation in graph.subject_objects(term(PAS.inCooperation)):
        actor = graph.value(party, term(PAS.partyActor))
        side = graph.value(party, term(PAS.side))
        parties.setdefault(cooperation, []).append((str(actor), str(side)))
    found: nx.Graph[str] = nx.Graph()
    for cooperation, ((one, left), (two, right)) in parties.items():
        if left != right and graph.value(cooperation, term(PAS.modality)):
            link = {
                "id": str(cooperation),
                "kind": graph.value(cooperation, term(PAS.cooperationKind)),
                "when": graph.value(cooperation, term(PAS.timeAsWritten)),
                "earliest_start": graph.value(cooperation, term(PAS.earliestStart)),
                "latest_start": graph.value(cooperation, term(PAS.latestStart)),
                "themes": list(graph.objects(cooperation, term(PAS.theme))),
            }
            if not found.has_edge(one, two):
                found.add_edge(one, two, weight=0.0, links=[])
            found.edges[one, two]["weight"] += 1.0
            found.edges[one, two]["links"].append(link)
    for node, data in found.nodes(data=True):
        data["names"] = list(graph.objects(URIRef(node), term(SKOS.prefLabel)))
        data["country"] = graph.value(URIRef(node), term(PAS.country))
    return found


def by_sparql(graph: Any) -> nx.Graph[str]:
    rows = graph.query(
        "PREFIX pas: <https://w3id.org/passerelle/def#> SELECT ?one ?two WHERE { "
        "?a pas:inCooperation ?c ; pas:partyActor ?one ; pas:side ?left . "
        "?b pas:inCooperation ?c ; pas:partyActor ?two ; pas:side ?right . "
        "FILTER(STR(?left) < STR(?right)) }"
    )
    found: nx.Graph[str] = nx.Graph()
    for one, two in rows:
        weight = found.get_edge_data(str(one), str(two), {"weight": 0})["weight"]
        found.add_edge(str(one), str(two), weight=weight + 1)
    return found


# --- measuring -----------------------------------------------------------------------------


def timed(make_it: Callable[[], Any]) -> tuple[Any, Took]:
    wall, cpu = time.perf_counter(), time.process_time()
    made = make_it()
    return made, (time.perf_counter() - wall, time.process_time() - cpu)


def child(what: str, home: Path, out: Connection) -> None:
    if what in ("passerelle", "details"):
        made, took = timed(lambda: ours(home, details=what == "details"))
        out.send(("made", took))
    else:
        graph, took = timed(lambda: parsed(home))
        out.send(("parsed", took))
        made, took = timed(lambda: (by_triples if what.endswith("triples") else by_sparql)(graph))
        out.send(("made", took))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    out.send(("size", (made.number_of_nodes(), made.number_of_edges(), memory)))


def measure(what: str, home: Path, bound: float) -> dict[str, Any]:
    inside, outside = FORK.Pipe(duplex=False)
    process = FORK.Process(target=child, args=(what, home, outside))
    process.start()
    outside.close()
    told: dict[str, Any] = {}
    end = time.monotonic() + bound
    while "size" not in told and inside.poll(max(0.0, end - time.monotonic())):
        try:
            key, value = inside.recv()
        except EOFError:
            break
        told[key] = value
        end = time.monotonic() + bound
    process.kill()
    process.join()
    return told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--cooperations", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bound", type=float, default=900)
    given = parser.parse_args()
    home = make(given.work, given.cooperations, given.seed)
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    print(f"{given.cooperations:,} cooperations; {os.cpu_count()} processors, load average {load}")
    titles = (
        f"{'parse':>8} {'network':>8} {'cpu':>8} {'ratio':>6} {'nodes':>7} {'edges':>8} {'GB':>5}"
    )
    print(f"{'':16} {titles}")
    base = 0.0
    for what in ("passerelle", "details", "rdflib triples", "rdflib SPARQL"):
        told = measure(what, home, given.bound)
        wall, cpu = told.get("made", (given.bound, 0.0))
        base = base or cpu
        parse, nothing = f"{told['parsed'][0]:.1f}" if "parsed" in told else "", (0, 0, 0.0)
        nodes, edges, memory = told.get("size", nothing)
        whole = cpu + told.get("parsed", (0.0, 0.0))[1] if "made" in told else given.bound
        more = "" if "made" in told else ">"
        print(
            f"{what:16} {parse:>8} {more + format(wall, '.1f'):>8} {cpu:>8.1f} "
            f"{more + format(whole / base, '.1f'):>6} {nodes:>7,} {edges:>8,} {memory:>5.2f}",
            flush=True,
        )
    print("ratio: processor time with parsing, against passerelle")


if __name__ == "__main__":
    main()
