"""Fifteen ways in which a graph goes wrong, each as one small function that spoils a node.

A fault takes the graph, a node of the kind it is for, and a source of chance; the same
seed spoils the same nodes of the same graph. No node is spoilt twice, so that no fault
hides another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from random import Random
from typing import NamedTuple

import rdflib
from rdflib import Literal, URIRef
from rdflib.namespace import FOAF, ORG, RDF, SKOS, XSD

from passerelle import namespaces as ns

ADMS = rdflib.Namespace(str(ns.ADMS))
PAS = rdflib.Namespace(str(ns.PAS))
SCHEMA = rdflib.Namespace(str(ns.SCHEMA))

Nodes = Callable[[rdflib.Graph], Iterable[rdflib.term.Node]]
Spoil = Callable[[rdflib.Graph, URIRef, Random], None]


class Fault(NamedTuple):
    """A kind of fault: its name, which nodes can have it, how it is made, what should see it."""

    name: str
    nodes: Nodes
    spoil: Spoil
    shape: str


class Injected(NamedTuple):
    """One fault that was put into a graph, and the shape that should see it."""

    fault: str
    node: str
    shape: str


FAULTS: list[Fault] = []


def fault(nodes: Nodes, *, seen_by: str) -> Callable[[Spoil], Spoil]:
    """Enter a function into `FAULTS`: for the nodes that `nodes` finds, seen by that shape."""

    def enter(spoil: Spoil) -> Spoil:
        FAULTS.append(Fault(spoil.__name__, nodes, spoil, seen_by))
        return spoil

    return enter


def inject(graph: rdflib.Graph, count: int, seed: int) -> list[Injected]:
    """Put `count` faults into `graph`, the kinds in turn; says which node has which.

    A small graph gets as many as it has nodes for.
    """
    random = Random(seed)
    pools = {one.name: sorted(set(one.nodes(graph)), key=str) for one in FAULTS}
    for pool in pools.values():
        random.shuffle(pool)
    done: list[Injected] = []
    spoilt: set[rdflib.term.Node] = set()
    while len(done) < count:
        before = len(done)
        for one in FAULTS[: count - len(done)]:
            pool = pools[one.name]
            while pool and (node := pool.pop()):
                if node not in spoilt and isinstance(node, URIRef):
                    one.spoil(graph, node, random)
                    spoilt.add(node)
                    done.append(Injected(one.name, str(node), one.shape))
                    break
        if len(done) == before:
            break
    return done


def of_class(*classes: URIRef) -> Nodes:
    """All nodes of one of the classes."""
    return lambda graph: (node for one in classes for node in graph.subjects(RDF.type, one))


def having(predicate: URIRef) -> Nodes:
    """All nodes with a value of `predicate`."""
    return lambda graph: graph.subjects(predicate, None)


def dated(graph: rdflib.Graph) -> Iterable[rdflib.term.Node]:
    """Nodes whose start has an earliest and a latest day."""
    return set(graph.subjects(PAS.earliestStart)) & set(graph.subjects(PAS.latestStart))


def with_siren(graph: rdflib.Graph) -> Iterable[rdflib.term.Node]:
    """Identifiers in the register of French bodies."""
    return graph.subjects(PAS.identifierScheme, URIRef(ns.IDENTIFIER_SCHEME.siren.value))


def any_of(graph: rdflib.Graph, random: Random, *classes: URIRef) -> rdflib.term.Node:
    """A node of one of the classes, by chance."""
    return random.choice(sorted(of_class(*classes)(graph), key=str))


# --- cooperations ------------------------------------------------------------------------


@fault(of_class(PAS.Party), seen_by="PartyActor")
def party_without_actor(graph: rdflib.Graph, party: URIRef, random: Random) -> None:
    graph.remove((party, PAS.partyActor, None))


@fault(of_class(PAS.Party), seen_by="PartyActor")
def party_with_two_actors(graph: rdflib.Graph, party: URIRef, random: Random) -> None:
    known = graph.value(party, PAS.partyActor)
    others = sorted(set(of_class(PAS.Collectivity)(graph)) - {known}, key=str)
    graph.add((party, PAS.partyActor, random.choice(others)))


@fault(of_class(PAS.Partnership, PAS.Event), seen_by="Theme")
def unknown_theme(graph: rdflib.Graph, node: URIRef, random: Random) -> None:
    graph.add((node, PAS.theme, URIRef(ns.THEME.term(f"invented-{random.randrange(99)}").value)))


@fault(of_class(PAS.Institution), seen_by="CooperatesWithBacked")
def derived_link_by_hand(graph: rdflib.Graph, body: URIRef, random: Random) -> None:
    graph.remove((None, PAS.partyActor, body))
    graph.add((body, PAS.cooperatesWith, any_of(graph, random, PAS.Collectivity)))


# --- time --------------------------------------------------------------------------------


@fault(dated, seen_by="EarliestStartDate")
def bound_is_a_year(graph: rdflib.Graph, node: URIRef, random: Random) -> None:
    year = Literal(str(random.randrange(1950, 2020)), datatype=XSD.gYear)
    graph.set((node, PAS.earliestStart, year))


@fault(dated, seen_by="StartBoundsOrdered")
def bounds_swapped(graph: rdflib.Graph, node: URIRef, random: Random) -> None:
    year = random.randrange(1950, 2020)
    graph.set((node, PAS.earliestStart, Literal(f"{year}-12-31", datatype=XSD.date)))
    graph.set((node, PAS.latestStart, Literal(f"{year}-01-01", datatype=XSD.date)))


# --- claims ------------------------------------------------------------------------------


@fault(
    of_class(PAS.Partnership, PAS.Event, PAS.Participation, ORG.Membership, PAS.Observation),
    seen_by="HasEvidence",
)
def nothing_supports_it(graph: rdflib.Graph, node: URIRef, random: Random) -> None:
    for one in [node, *graph.subjects(PAS.about, node)]:
        graph.remove((one, PAS.supportedBy, None))


@fault(of_class(PAS.Claim), seen_by="Modality")
def claim_with_two_modalities(graph: rdflib.Graph, claim: URIRef, random: Random) -> None:
    known = graph.value(claim, PAS.modality)
    every = {URIRef(ns.MODALITY.term(name).value) for name in ("asserted", "reported", "denied")}
    graph.add((claim, PAS.modality, random.choice(sorted(every - {known}))))


# --- identifiers -------------------------------------------------------------------------


@fault(of_class(ADMS.Identifier), seen_by="IdentifierUnique")
def identifier_of_two(graph: rdflib.Graph, identifier: URIRef, random: Random) -> None:
    owner = graph.value(None, ADMS.identifier, identifier)
    others = sorted(set(of_class(PAS.Institution, FOAF.Person)(graph)) - {owner}, key=str)
    graph.add((random.choice(others), ADMS.identifier, identifier))


@fault(with_siren, seen_by="SirenCheckDigit")
def siren_with_wrong_check_digit(graph: rdflib.Graph, siren: URIRef, random: Random) -> None:
    digits = str(graph.value(siren, SKOS.notation))
    wrong = (int(digits[-1]) + random.randrange(1, 10)) % 10
    graph.set((siren, SKOS.notation, Literal(f"{digits[:-1]}{wrong}")))


# --- places, names, people ---------------------------------------------------------------


@fault(having(PAS.within), seen_by="TerritoryCycle")
def territory_in_a_circle(graph: rdflib.Graph, place: URIRef, random: Random) -> None:
    containers = sorted(graph.objects(place, PAS.within), key=str)
    graph.add((random.choice(containers), PAS.within, place))


@fault(of_class(PAS.Collectivity, PAS.Territory), seen_by="OneNamePerLanguage")
def two_french_names(graph: rdflib.Graph, node: URIRef, random: Random) -> None:
    graph.add((node, SKOS.prefLabel, Literal(f"Autre nom {random.randrange(99)}", lang="fr")))
    graph.add((node, SKOS.prefLabel, Literal(f"Encore un {random.randrange(99)}", lang="fr")))


@fault(of_class(FOAF.Person), seen_by="PersonBirth")
def private_property(graph: rdflib.Graph, person: URIRef, random: Random) -> None:
    born = Literal(f"{random.randrange(1950, 1990)}-05-01", datatype=XSD.date)
    graph.add((person, random.choice([SCHEMA.birthDate, FOAF.birthday]), born))


# --- events ----------------------------------------------------------------------------


@fault(of_class(PAS.Participation), seen_by="ParticipationRole")
def role_missing(graph: rdflib.Graph, node: URIRef, random: Random) -> None:
    graph.remove((node, PAS.participationRole, None))


@fault(of_class(PAS.Participation), seen_by="ParticipationParticipant")
def participant_is_a_territory(graph: rdflib.Graph, node: URIRef, random: Random) -> None:
    graph.set((node, PAS.participant, any_of(graph, random, PAS.Territory)))
