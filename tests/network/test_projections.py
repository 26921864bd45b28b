"""Each ready network on a graph small enough to see by eye, and every way to choose from it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelle.errors import QueryError
from passerelle.network import LAYERS, READY, cooperation_map, network
from passerelle.network.expand import one_mode
from passerelle.network.project import Part, Relation, projections
from passerelle.network.select import Selection, select_relations
from passerelle.queries.check import check_file
from passerelle.store import EmbeddedStore
from tests.network.world import BASE, world


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    return world()


EVERY = ("asserted", "reported", "intended", "denied")


def links(graph: nx.Graph) -> dict[str, float]:
    """Each edge by the ends of its two addresses, with its weight."""
    return {
        " ".join(sorted(end.removeprefix(BASE).rsplit("#")[-1] for end in ends)): graph.edges[ends][
            "weight"
        ]
        for ends in graph.edges
    }


def made(store: EmbeddedStore, name: str, **chosen: Any) -> dict[str, float]:
    return links(network(store, name, details=False, **chosen))


# --- the ready ones ------------------------------------------------------------------------


def test_cooperation_links_across_sides_and_counts_each_once(store: EmbeddedStore) -> None:
    assert made(store, "cooperation") == {"jinan rennes": 1, "brest jinan": 1}
    assert made(store, "cooperation", modalities=EVERY)["qingdao rennes"] == 1


def test_meetings_are_of_bodies_and_one_is_there_for_whom_she_represents(
    store: EmbeddedStore,
) -> None:
    assert made(store, "meetings") == {"jinan rennes": 1, "cuf rennes": 1, "cuf jinan": 1}
    assert "cuf qingdao" in made(store, "meetings", modalities=EVERY)


def test_affiliations_leave_out_whom_a_communication_merely_names(store: EmbeddedStore) -> None:
    graph = network(store, "affiliations")
    assert links(graph) == {"anne rennes": 1}
    (link,) = graph.edges[BASE + "anne", BASE + "rennes"]["links"]
    assert (link["id"], link["kind"], link["when"]) == (BASE + "m1", "mayor", "2008")
    assert link["kind_names"]["fr"] == "maire"
    assert graph.nodes[BASE + "anne"]["bipartite"] == 0
    assert graph.nodes[BASE + "rennes"]["bipartite"] == 1
    assert graph.nodes[BASE + "anne"]["kind_names"]["zh"] == "人物"


def test_networks_of_authorities_have_bodies_as_members(store: EmbeddedStore) -> None:
    assert made(store, "authority-networks") == {"cuf rennes": 1, "brest cuf": 1}
    assert made(store, "authority-networks", mode="one") == {"brest rennes": 1}


def test_actors_and_themes_count_what_they_share(store: EmbeddedStore) -> None:
    found = made(store, "actor-themes")
    assert found["ageing rennes"] == 1
    assert found["cuf culture"] == 1, "the theme of an event"
    assert "anne culture" not in found
    assert made(store, "actor-themes", modalities=EVERY)["culture rennes"] == 2
    assert "culture rennes" not in made(store, "actor-themes", modalities=EVERY, kinds=["jumelage"])


def test_all_layers_together_say_which_is_which(store: EmbeddedStore) -> None:
    graph = network(store, "all")
    edge = graph.edges[BASE + "rennes", BASE + "jinan"]
    assert edge["weight"] == 2
    assert [link["relation"] for link in edge["links"]] == ["cooperation", "meeting"]
    assert edge["relation"] == "cooperation"
    layers = {link["relation"] for *_, d in graph.edges(data=True) for link in d["links"]}
    assert layers == {"cooperation", "meeting", "affiliation", "network"}
    assert not nx.get_node_attributes(graph, "bipartite")
    with pytest.raises(QueryError, match="several layers"):
        network(store, "all", mode="two")


# --- roll-ups --------------------------------------------------------------------------------


def test_countries_count_a_relation_of_three_parties_once(store: EmbeddedStore) -> None:
    graph = network(store, "countries", modalities=EVERY)
    assert links(graph) == {"china france": 2}
    assert graph.nodes[BASE + "france"]["kind"] == "country"
    assert graph.nodes[BASE + "france"]["actors"] == 2


def test_regions_say_who_has_none_and_what_stays_inside(store: EmbeddedStore) -> None:
    graph = network(store, "regions", modalities=EVERY)
    assert links(graph) == {"brittany shandong": 1}
    assert graph.graph["without_group"] == 1, "Qingdao administers no territory"
    inside = network(store, "authority-networks", mode="one", roll_up="region")
    assert inside.nodes[BASE + "brittany"]["inside"] == 1
    assert inside.number_of_edges() == 0


RELATIONS = st.lists(
    st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(["FR", "CN", ""]), max_size=5),
    max_size=6,
).map(
    lambda some: [
        Relation(f"r{n}", parts=[Part(actor, side=side) for actor, side in one.items()])
        for n, one in enumerate(some)
    ]
)


@given(RELATIONS)
def test_a_roll_up_never_counts_a_relation_twice(relations: list[Relation]) -> None:
    from passerelle.network.expand import rolled_up

    wanted = Selection()
    ties = list(one_mode(select_relations(relations, wanted), wanted, "count", {}))
    inside: dict[str, set[str]] = {}
    between = list(rolled_up(ties, lambda actor: "abc"[ord(actor) % 3], inside))
    keys = [(min(t.one, t.two), max(t.one, t.two), t.relation.node) for t in between]
    assert len(keys) == len(set(keys))
    assert {t.relation.node for t in between}.union(*inside.values()) == {
        t.relation.node for t in ties
    }


@given(RELATIONS)
def test_newman_s_strength_is_the_number_of_relations_where_all_are_linked(
    relations: list[Relation],
) -> None:
    for relation in relations:
        for part in relation.parts:
            part.side = ""
    wanted = Selection()
    strength: dict[str, float] = {}
    for tie in one_mode(select_relations(relations, wanted), wanted, "newman", {}):
        for end in (tie.one, tie.two):
            strength[end] = strength.get(end, 0.0) + tie.weight
    for actor, found in strength.items():
        shared = [r for r in relations if len(r.parts) > 1 and actor in {p.actor for p in r.parts}]
        assert found == pytest.approx(len(shared))


# --- choosing --------------------------------------------------------------------------------


def test_a_party_that_joined_later_is_linked_only_while_it_was_one(store: EmbeddedStore) -> None:
    on = {year: made(store, "cooperation", on=date(year, 6, 1)) for year in (1990, 2003, 2020)}
    assert on == {1990: {"jinan rennes": 1}, 2003: {"jinan rennes": 1, "brest jinan": 1}, 2020: {}}


def test_a_period_keeps_what_was_active_at_some_time_in_it(store: EmbeddedStore) -> None:
    period = {"since": date(2009, 1, 1), "until": date(2015, 1, 1)}
    assert made(store, "cooperation", **period) == {"jinan rennes": 1}
    assert made(store, "cooperation", since=date(2012, 1, 1)) == {}
    undated = made(store, "cooperation", since=date(2012, 1, 1), modalities=EVERY, possible=True)
    assert undated == {"qingdao rennes": 1}, "what has no date is possible at all times"


def test_a_theme_has_those_below_it(store: EmbeddedStore) -> None:
    for word in ("santé", "health", "ageing"):
        assert made(store, "cooperation", themes=[word]) == {"jinan rennes": 1, "brest jinan": 1}
    assert made(store, "cooperation", themes=["culture"]) == {}


def test_a_kind_goes_by_any_of_its_names(store: EmbeddedStore) -> None:
    assert made(store, "cooperation", modalities=EVERY, kinds=["twinning"]) == made(
        store, "cooperation", modalities=EVERY, kinds=["友好城市"]
    )


def test_one_country_keeps_its_links_and_two_those_between_them(store: EmbeddedStore) -> None:
    assert made(store, "meetings", countries=["Chine"]) == {"jinan rennes": 1, "cuf jinan": 1}
    assert made(store, "meetings", countries=["FR", "中国"]) == made(
        store, "meetings", countries=["CN"]
    )
    assert made(store, "meetings", countries=["法国"]) == made(store, "meetings")
    graph = network(store, "meetings", countries=["CN"], modalities=EVERY)
    assert all(degree for _, degree in graph.degree)


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"countries": ["Frence"]}, "Did you mean 'france'"),
        ({"countries": ["FR", "CN", "FR", "china"]}, None),
        ({"themes": ["cultur"]}, "Did you mean 'culture'"),
        ({"kinds": ["twining"]}, "Did you mean 'twinning'"),
        ({"modalities": ["assertd"]}, "Did you mean 'asserted'"),
        ({"weight": "newmann"}, "there is no weight"),
        ({"roll_up": "town"}, "there is no roll-up"),
        ({"on": date(2020, 1, 1), "since": date(2020, 1, 1)}, "a day and a period"),
        ({"since": date(2020, 1, 2), "until": date(2020, 1, 1)}, "before it begins"),
    ],
)
def test_words_that_cannot_be_meant_are_named(
    store: EmbeddedStore, chosen: dict[str, Any], said: str | None
) -> None:
    if said is None:
        network(store, "cooperation", **chosen)
        return
    with pytest.raises(QueryError, match=said):
        network(store, "cooperation", **chosen)


def test_a_network_says_what_it_is_of(store: EmbeddedStore) -> None:
    about = network(store, "meetings", weight="newman", themes=["culture"], countries=["CN"]).graph
    assert about["projection"] == "meetings"
    assert about["title"]["zh"] == "会面网络"
    assert "1/(k-1)" in about["weight_means"]
    assert about["selection"] == {"modality": "asserted", "theme": "culture", "country": "CN"}


# --- networks of a user ----------------------------------------------------------------------

SIMPLE = """\
#+ title: { fr: Sièges, en: Seats, zh: 所在地 }
PREFIX pas: <https://w3id.org/passerelle/def#>
SELECT ?relation ?actor ?weight WHERE { ?actor pas:country ?relation BIND(2.5 AS ?weight) }
"""


def test_a_file_adds_a_network_in_one_row_per_part(store: EmbeddedStore, tmp_path: Path) -> None:
    file = tmp_path / "queries" / "projections" / "seats.rq"
    file.parent.mkdir(parents=True)
    file.write_text(SIMPLE, encoding="utf-8")
    by_path = made(store, str(file), mode="two")
    assert by_path == made(store, "seats", mode="two", root=tmp_path)
    assert by_path["china jinan"] == 2.5
    assert made(store, str(file))["jinan qingdao"] == 6.25, "weights of both parts"


def test_a_file_that_gives_no_actor_says_so(store: EmbeddedStore, tmp_path: Path) -> None:
    file = tmp_path / "bad.rq"
    file.write_text("SELECT ?relation WHERE { ?relation ?p ?o }", encoding="utf-8")
    with pytest.raises(QueryError, match=r"bad\.rq: the query of a network gives no \?actor"):
        network(store, str(file))
    with pytest.raises(QueryError, match="cannot be read"):
        network(store, str(tmp_path / "none.rq"))


def test_the_check_of_queries_names_the_faults_of_a_network(tmp_path: Path) -> None:
    file = tmp_path / "projections" / "seats.rq"
    file.parent.mkdir()
    file.write_text(
        "#+ titel: x\nSELECT ?relation ?akt WHERE { ?relation ?p ?akt }", encoding="utf-8"
    )
    told = [fault.message for fault in check_file(file)]
    assert any("line 1: unknown key 'titel'. Did you mean 'title'?" in one for one in told)
    assert any("?akt is no column of a network. Did you mean 'part'" in one for one in told) or any(
        "?akt is no column of a network." in one for one in told
    )
    assert any("gives no ?actor" in one for one in told)
    file.write_text(SIMPLE, encoding="utf-8")
    assert ["summary is missing in fr, en, zh" in f.message for f in check_file(file)][:1] == [True]


@pytest.mark.parametrize("name", projections())
def test_those_that_ship_are_as_they_should_be(name: str) -> None:
    assert check_file(projections()[name]) == []


def test_ready_networks_exist() -> None:
    for layers, _, title in READY.values():
        assert set(layers) <= set(projections())
        assert set(title) == {"fr", "en", "zh"}
    assert set(LAYERS) <= set(projections())


# --- what the map reads ----------------------------------------------------------------------


def test_a_card_says_place_functions_events_and_sources(store: EmbeddedStore) -> None:
    graph = cooperation_map(store)
    rennes = graph.nodes[BASE + "rennes"]
    assert (rennes["region"], rennes["region_names"]["fr"]) == (BASE + "brittany", "Bretagne")
    assert (rennes["country"], rennes["lat"], rennes["long"]) == ("FR", 48.1, -1.7)
    assert rennes["variants"] == ["Roazhon"]
    assert [(f["names"]["fr"], f["role"], f["when"]) for f in rennes["functions"]] == [
        ("Anne", "mayor", "2008"),
        ("Cités Unies", "member", ""),
    ]
    assert [(e["names"]["fr"], e["role_names"]["fr"]) for e in rennes["events"]] == [
        ("Forum", "hôte")
    ]
    assert rennes["sources"] == ["Jumelages"]
    assert rennes["last_checked"] == "2026-11-01"
    assert rennes["same_as"] == ["http://www.wikidata.org/entity/Q647"]
    assert [e["id"] for e in graph.nodes[BASE + "cuf"]["events"]] == [BASE + "forum"]
    assert graph.nodes[BASE + "qingdao"]["events"] == [] if BASE + "qingdao" in graph else True


def test_the_map_knows_the_tree_of_themes_and_the_sources(store: EmbeddedStore) -> None:
    about = cooperation_map(store).graph
    assert about["themes"]["ageing"] == {"names": {"fr": "vieillissement"}, "broader": "health"}
    assert about["themes"]["health"]["broader"] is None
    assert about["sources"]["Jumelages"]["retrieved"] == "2026-11-01"


def test_many_actors_are_described_as_few_are(
    store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = network(store, "all")
    monkeypatch.setattr("passerelle.network.facts._MANY", 0)
    many = network(store, "all")
    assert dict(few.nodes(data=True)) == dict(many.nodes(data=True))
