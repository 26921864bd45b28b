"""Measures: values known from the literature, and those of igraph and NetworkX."""

from __future__ import annotations

import random
from itertools import combinations

import igraph
import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelle.errors import QueryError
from passerelle.network import measures
from passerelle.network.brokerage import ROLES, brokerage
from passerelle.network.measure_table import MEASURES
from passerelle.network.measures import add_measures, communities, node_measures

FAMILIES = nx.florentine_families_graph()
KARATE = nx.relabel_nodes(nx.karate_club_graph(), str)
KITE = nx.relabel_nodes(nx.krackhardt_kite_graph(), dict(enumerate("ABCDEFGHIJ")))
FAMOUS = {"families": FAMILIES, "karate": KARATE, "kite": KITE}


def column(graph: nx.Graph, name: str) -> dict:
    return node_measures(graph, [name])[name]


# --- the literature ----------------------------------------------------------------------


def test_the_medici_stand_between_the_families() -> None:
    """Padgett and Ansell 1993: 0.522, far above the next; marriages, Pucci apart left out."""
    found = column(FAMILIES, "betweenness")
    assert found["Medici"] == pytest.approx(0.522, abs=5e-4)
    assert found["Guadagni"] == pytest.approx(0.255, abs=5e-4)
    assert found["Albizzi"] == pytest.approx(0.212, abs=5e-4)
    assert column(FAMILIES, "degree")["Medici"] == 6


def test_the_three_centres_of_the_kite() -> None:
    """Krackhardt 1990: Diane (D) has most partners, Heather (H) is most between."""
    assert max(column(KITE, "degree").items(), key=lambda item: item[1]) == ("D", 6)
    between = column(KITE, "betweenness")
    assert between["H"] == pytest.approx(14 / 36)
    assert between["F"] == between["G"] == pytest.approx(0.231, abs=5e-4)
    assert column(KITE, "core_number")["D"] == 3
    assert nx.get_edge_attributes(add_measures(KITE.copy(), ["bridge"]), "bridge")[("H", "I")]


def test_zachary_s_club() -> None:
    """Freeman betweenness of instructor and administrator; assortativity of Newman 2003;
    the best modularity known, 0.4198 without weights (Brandes et al. 2008)."""
    club = KARATE.copy()
    nx.set_edge_attributes(club, 1.0, "weight")
    add_measures(club)
    assert club.nodes["0"]["betweenness"] == pytest.approx(0.437635, abs=1e-6)
    assert club.nodes["33"]["betweenness"] == pytest.approx(0.304075, abs=1e-6)
    assert club.nodes["0"]["effective_size"] == pytest.approx(13.75)
    assert club.nodes["0"]["constraint"] == pytest.approx(0.15542, abs=1e-5)
    assert club.graph["assortativity_degree"] == pytest.approx(-0.475613, abs=1e-6)
    assert club.graph["modularity"] == pytest.approx(0.419790, abs=1e-6)
    assert club.graph["transitivity"] == pytest.approx(0.255682, abs=1e-6)
    assert {club.nodes[n]["community"] for n in club} == {1, 2, 3, 4}
    assert max(club.nodes[n]["core_number"] for n in club) == 4


# --- beside igraph and NetworkX ----------------------------------------------------------


@pytest.mark.parametrize("name", FAMOUS)
def test_betweenness_constraint_and_communities_are_those_of_igraph(name: str) -> None:
    graph = FAMOUS[name]
    nodes = sorted(graph)
    core = igraph.Graph.from_networkx(graph.__class__(graph))
    order = core.vs["_nx_name"]
    weights = core.es["weight"] if "weight" in core.es.attributes() else None
    pairs = (len(nodes) - 1) * (len(nodes) - 2) / 2
    between = dict(zip(order, core.betweenness(directed=False), strict=True))
    tight = dict(zip(order, core.constraint(weights=weights), strict=True))
    ours = node_measures(graph, ["betweenness", "constraint"])
    for node in nodes:
        assert ours["betweenness"][node] == pytest.approx(between[node] / pairs, abs=1e-9)
        assert ours["constraint"][node] == pytest.approx(tight[node], abs=1e-9)
    igraph.set_random_number_generator(random.Random(1))
    best = max(
        core.community_leiden(
            objective_function="modularity", weights=weights, n_iterations=20
        ).modularity
        for _ in range(5)
    )
    found = communities(graph)
    plain = nx.community.modularity(
        graph, [{n for n in nodes if found[n] == k} for k in set(found.values())]
    )
    assert plain == pytest.approx(add_measures(graph.copy(), ["modularity"]).graph["modularity"])
    assert core.modularity([found[n] for n in order], weights=weights) >= best - 0.02


def walked(graph: nx.Graph) -> dict[str, float]:
    """PageRank by its definition: a step of the walker after another."""
    rank = dict.fromkeys(graph, 1 / len(graph))
    for _ in range(500):
        rank = {
            node: 0.15 / len(graph)
            + 0.85
            * sum(
                rank[other] * data.get("weight", 1) / graph.degree(other, weight="weight")
                for other, data in graph.adj[node].items()
            )
            for node in graph
        }
    return rank


@pytest.mark.parametrize("name", FAMOUS)
def test_all_others_are_those_of_networkx(name: str) -> None:
    graph = FAMOUS[name]
    ours = node_measures(
        graph, ["degree", "strength", "eigenvector", "pagerank", "effective_size", "core_number"]
    )
    theirs = {
        "degree": dict(graph.degree),
        "strength": dict(graph.degree(weight="weight")),
        "eigenvector": nx.eigenvector_centrality(graph, max_iter=5000, tol=1e-12, weight="weight"),
        "pagerank": walked(graph),
        "effective_size": nx.effective_size(graph),
        "core_number": nx.core_number(graph),
    }
    for measure, values in theirs.items():
        for node, value in values.items():
            assert ours[measure][node] == pytest.approx(value, abs=1e-8), (measure, node)
    # Whole numbers (420 is a multiple of all weights), so that equal paths are equal to NetworkX.
    assert column(graph, "betweenness_weighted") == pytest.approx(
        nx.betweenness_centrality(
            nx.Graph(
                (a, b, {"far": 420 // d.get("weight", 1)}) for a, b, d in graph.edges(data=True)
            ),
            weight="far",
        ),
        abs=1e-9,
    )
    whole = add_measures(graph.copy()).graph
    assert whole["assortativity_degree"] == pytest.approx(
        nx.degree_assortativity_coefficient(graph)
    )
    assert whole["bridges"] == len(list(nx.bridges(graph)))
    assert whole["density"] == pytest.approx(nx.density(graph))


def test_assortativity_by_country_is_that_of_the_attribute() -> None:
    graph = KARATE.copy()
    for number, node in enumerate(graph):
        graph.nodes[node]["country"] = "FR" if number % 3 else "CN"
    assert add_measures(graph, ["assortativity_country"]).graph[
        "assortativity_country"
    ] == pytest.approx(nx.attribute_assortativity_coefficient(graph, "country"))


# --- algebra -----------------------------------------------------------------------------

NODES = st.integers(0, 9)
GRAPHS = st.builds(
    lambda edges, codes: (edges, codes),
    st.sets(st.tuples(NODES, NODES).filter(lambda pair: pair[0] < pair[1]), max_size=25),
    st.lists(st.sampled_from(["FR", "CN", "SN", None]), min_size=10, max_size=10),
)


def made(edges, codes, order: int = 0) -> nx.Graph:
    graph = nx.Graph()
    nodes, ends = list(range(10)), sorted(edges)
    random.Random(order).shuffle(nodes)
    random.Random(order).shuffle(ends)
    graph.add_nodes_from((str(n), {"country": codes[n]}) for n in nodes)
    graph.add_edges_from((str(b), str(a)) if order else (str(a), str(b)) for a, b in ends)
    return graph


@given(GRAPHS)
def test_brokerage_is_what_looking_at_every_triad_gives(made_of) -> None:
    graph = made(*made_of)
    country = dict(graph.nodes(data="country"))
    counted = {node: dict.fromkeys(ROLES, 0) for node in graph}
    for broker in graph:
        for one, two in combinations(graph[broker], 2):
            a, b, c = country[one], country[broker], country[two]
            if graph.has_edge(one, two) or not (a and b and c):
                continue
            role = {
                (True, True): "coordinator",
                (True, False): "itinerant",
                (False, True): "gatekeeper",
                (False, False): "liaison",
            }[(a == c, b in (a, c))]
            counted[broker][role] += 1
    assert brokerage(graph) == counted


@given(GRAPHS, st.integers(1, 50))
def test_the_order_in_which_a_network_was_made_changes_nothing(made_of, order) -> None:
    one, two = made(*made_of), made(*made_of, order)
    add_measures(one)
    add_measures(two)
    assert dict(one.nodes(data=True)) == dict(two.nodes(data=True))
    assert one.graph == two.graph


@given(GRAPHS)
def test_communities_are_numbered_by_size_and_cover_all(made_of) -> None:
    graph = made(*made_of)
    found = communities(graph)
    assert set(found) == set(graph)
    sizes = [list(found.values()).count(k) for k in range(1, max(found.values()) + 1)]
    assert sizes == sorted(sizes, reverse=True)
    assert 0 not in sizes


# --- edges of it -------------------------------------------------------------------------


def test_an_empty_network_and_one_actor_have_no_measures_that_cannot_be() -> None:
    empty = add_measures(nx.Graph())
    assert empty.graph["density"] is None
    assert empty.graph["components"] == 0
    lonely = nx.Graph()
    lonely.add_node("a")
    add_measures(lonely)
    assert lonely.nodes["a"]["constraint"] is None
    assert lonely.nodes["a"]["degree"] == 0


def test_a_large_network_is_sampled_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = nx.relabel_nodes(nx.barabasi_albert_graph(400, 3, seed=1), str)
    exact = column(graph, "betweenness")
    monkeypatch.setattr(measures, "EXACT_UP_TO", 100)
    monkeypatch.setattr(measures, "PIVOTS", 200)
    add_measures(graph, ["betweenness"])
    assert graph.graph["measured"]["betweenness"] == "estimated from 200 pivots"
    highest = sorted(exact, key=exact.__getitem__)[-5:]
    for node in highest:
        assert graph.nodes[node]["betweenness"] == pytest.approx(exact[node], rel=0.25)


def test_igraph_draws_as_before_after_us() -> None:
    random.seed(7)
    before = random.random()
    random.seed(7)
    communities(KARATE)
    assert random.random() == before


def test_an_unknown_measure_gets_a_suggestion() -> None:
    with pytest.raises(QueryError, match="Did you mean 'betweenness'"):
        add_measures(nx.Graph(), ["betweeness"])


@pytest.mark.parametrize("name", MEASURES)
def test_each_measure_is_named_and_explained_in_three_languages(name: str) -> None:
    measure = MEASURES[name]
    assert set(measure.names) == set(measure.means) == {"fr", "en", "zh"}
    assert measure.formula
    assert measure.reference
    assert measure.caveats
