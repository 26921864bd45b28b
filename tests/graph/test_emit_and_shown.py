"""Records to quads: what one source said stays apart from what is shown over all sources."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from passerelle.graph.claims import SourceGraph
from passerelle.graph.emit import write_record
from passerelle.graph.shown import shown_quads
from passerelle.identity.ledger import Decisions, Ledger
from passerelle.identity.mentions import mentions_in
from passerelle.identity.resolve import resolve
from passerelle.iris import Minter
from passerelle.pipeline.rules import apply_rules, load_rules
from passerelle.queries.bind import with_prefixes
from passerelle.records import Record
from passerelle.sources.base import SourceDescription
from passerelle.store import EmbeddedStore
from passerelle.store.terms import plain

MINTER = Minter("https://example.org/")
Rows = Callable[[str], list[tuple[str, ...]]]


def source(name: str, **more: Any) -> SourceDescription:
    return SourceDescription(
        name=name,
        title={"en": name},
        publisher="x",
        licence="x",
        retrieved=date(2026, 1, 1),
        format="json",
        path="x.json",
        **more,
    )


def graph_of(*sources: tuple[SourceDescription, list[dict[str, Any]]]) -> EmbeddedStore:
    """A store with the graphs of `sources`, the shown values and what the rules derive."""
    adapter = TypeAdapter(list[Record])
    read = []
    for description, items in sources:
        records = adapter.validate_python(
            [
                {
                    "modality": description.modality,
                    "evidence": [{"type": "row", "file": "x.csv", "row": n + 2}],
                    **item,
                }
                for n, item in enumerate(items)
            ]
        )
        read.append((description, records))
    mentions = [m for d, records in read for r in records for m in mentions_in(r, d.name)]
    resolution = resolve(mentions, Ledger(), Decisions())
    store, claims = EmbeddedStore(), []
    for description, records in read:
        out = SourceGraph(description, MINTER, resolution, {})
        for record in records:
            write_record(record, out)
        store.load(out.quads())
        claims += out.claims.values()
    store.load(shown_quads(claims, MINTER))
    apply_rules(store, MINTER, load_rules())
    return store


def rows(store: EmbeddedStore, query: str) -> list[tuple[str, ...]]:
    answer = store.select(with_prefixes(query))
    return sorted(tuple(plain(term).rsplit("#", 1)[-1] for term in row) for row in answer.rows)


def city(name: str, country: str) -> dict[str, Any]:
    return {"collectivity": {"names": {"fr": name}, "country": country}}


def twinning(when: str | None = None, **more: Any) -> dict[str, Any]:
    return {
        "type": "partnership",
        "kind": "twinning",
        "parties": [city("Montpellier", "FR"), city("Chengdu", "CN")],
        **({"when": when} if when else {}),
        **more,
    }


def test_a_partnership_is_a_node_with_its_parties() -> None:
    store = graph_of((source("a"), [twinning("1981")]))
    assert rows(
        store,
        "SELECT DISTINCT ?k ?side ?n WHERE { ?p pas:inCooperation ?c ; pas:side ?side ; "
        "pas:partyActor/skos:prefLabel ?n . ?c pas:cooperationKind ?k }",
    ) == [("twinning", "CN", "Chengdu"), ("twinning", "FR", "Montpellier")]


def test_the_same_partnership_of_two_sources_is_one_node_with_two_claims() -> None:
    store = graph_of((source("a"), [twinning("1981")]), (source("b"), [twinning()]))
    assert rows(store, "SELECT (COUNT(DISTINCT ?c) AS ?n) WHERE { ?c a pas:Partnership }") == [
        ("1",)
    ]
    said = rows(
        store,
        "SELECT DISTINCT ?s WHERE { ?c a pas:Claim ; pas:saidBy ?s ; pas:about/a pas:Partnership }",
    )
    assert [one[0].rsplit("/", 1)[-1] for one in said] == ["a", "b"]


SHOWN = (
    "SELECT DISTINCT ?e ?l WHERE { ?c a pas:Partnership ; pas:earliestStart ?e ; "
    "pas:latestStart ?l }"
)


def test_dates_that_agree_are_tightened_to_what_both_allow() -> None:
    store = graph_of((source("a"), [twinning("1981")]), (source("b"), [twinning("1981-06")]))
    assert rows(store, SHOWN) == [("1981-06-01", "1981-06-30")]


def test_dates_that_contradict_stay_both_and_one_is_shown_with_the_reason() -> None:
    store = graph_of(
        (source("a"), [twinning("1979", modality="reported")]),
        (source("b"), [twinning("1981")]),
    )
    assert rows(store, SHOWN) == [("1981-01-01", "1981-12-31")]
    assert rows(store, "SELECT DISTINCT ?t WHERE { ?c a pas:Claim ; pas:timeAsWritten ?t }") == [
        ("1979",),
        ("1981",),
    ]
    assert rows(
        store,
        "SELECT ?t ?why WHERE { ?c pas:preferred true ; pas:timeAsWritten ?t ; "
        "pas:preferredBecause ?why FILTER(LANG(?why) = 'en') }",
    ) == [("1981", "asserted by one source, only reported by the other")]


@pytest.mark.parametrize("first", [0, 1])
def test_the_order_of_sources_does_not_change_what_is_shown(first: int) -> None:
    both = [(source("a"), [twinning("1979")]), (source("b", rank=1), [twinning("1981")])]
    store = graph_of(both[first], both[1 - first])
    assert rows(store, SHOWN) == [("1981-01-01", "1981-12-31")]


def test_a_cooperation_without_name_is_called_by_its_parties() -> None:
    store = graph_of((source("a"), [twinning("1981")]))
    assert rows(store, "SELECT ?n WHERE { ?c a pas:Partnership ; skos:prefLabel ?n }") == [
        ("Montpellier – Chengdu",)
    ]


def test_one_main_name_per_language_and_the_others_kept() -> None:
    place = {"type": "territory", "ids": {"gb2260": "510100"}}
    store = graph_of(
        (source("a"), [{**place, "names": {"fr": "Chengdu", "zh": "成都市"}}]),
        (source("b"), [{**place, "names": {"fr": ["Tch'eng-tou", "Chengtu"]}}]),
        (source("c"), [{**place, "names": {"fr": "Chengdu"}}]),
    )
    assert rows(store, "SELECT ?n WHERE { ?x skos:prefLabel ?n }") == [("Chengdu",), ("成都市",)]
    assert rows(store, "SELECT ?n WHERE { ?x skos:altLabel ?n }") == [
        ("Chengtu",),
        ("Tch'eng-tou",),
    ]


MEETING = {
    "type": "event",
    "ids": {"own": "meeting"},
    "names": {"fr": "Réception"},
    "participations": [
        {"participant": {"institution": {"names": {"fr": "Groupe d'amitié"}}}, "role": "host"},
        {"participant": {"institution": {"names": {"fr": "Institut"}}}, "role": "initiator"},
        {
            "participant": {"person": {"names": {"und": "David ROS"}}},
            "role": "participant",
            "on_behalf_of": {"institution": {"names": {"fr": "Groupe d'amitié"}}},
        },
    ],
}


def test_meeting_at_an_event_never_becomes_cooperation() -> None:
    store = graph_of((source("a"), [MEETING]))
    assert rows(store, "SELECT ?a WHERE { ?a pas:cooperatesWith ?b }") == []
    assert len(rows(store, "SELECT DISTINCT ?a ?b WHERE { ?a pas:coParticipatedWith ?b }")) >= 2


def test_only_what_is_asserted_makes_a_cooperation_link() -> None:
    query = "SELECT DISTINCT ?a ?b WHERE { ?a pas:cooperatesWith ?b }"
    assert len(rows(graph_of((source("a"), [twinning("1981")])), query)) == 2
    for modality in ("reported", "intended", "denied"):
        store = graph_of((source("a"), [twinning("1981", modality=modality)]))
        assert rows(store, query) == []


def test_derived_links_stand_in_the_inferred_graphs_only() -> None:
    store = graph_of((source("a"), [twinning("1981")]))
    found = rows(store, "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?a pas:cooperatesWith ?b } }")
    assert [graph.rsplit("/graph/", 1)[-1] for (graph,) in found] == ["inferred/cooperatesWith"]


def test_rules_applied_twice_give_the_same() -> None:
    store = graph_of((source("a"), [twinning("1981"), MEETING]))
    before = set(store.quads())
    apply_rules(store, MINTER, load_rules())
    assert set(store.quads()) == before


def test_an_event_of_a_year_also_ends_in_it() -> None:
    store = graph_of((source("a"), [{**MEETING, "when": "2018"}]))
    assert rows(
        store,
        "SELECT DISTINCT ?e ?l WHERE { ?x a pas:Event ; pas:earliestEnd ?e ; pas:latestEnd ?l }",
    ) == [("2018-01-01", "2018-12-31")]


def test_a_partnership_without_end_is_of_unknown_end() -> None:
    store = graph_of((source("a"), [twinning("1981")]))
    assert rows(store, "SELECT DISTINCT ?s WHERE { ?x a pas:Partnership ; pas:endStatus ?s }") == [
        ("unknown-end",)
    ]


def test_a_quote_keeps_words_and_position() -> None:
    quote = {"type": "quote", "file": "r.txt", "exact": "a accueilli", "start": 3, "end": 14}
    store = graph_of((source("a"), [{**MEETING, "evidence": [quote]}]))
    assert rows(
        store,
        "SELECT DISTINCT ?w ?s ?e WHERE { ?c pas:supportedBy/oa:hasSelector ?q . "
        "?q oa:exact ?w ; oa:start ?s ; oa:end ?e }",
    ) == [("a accueilli", "3", "14")]


def test_every_source_graph_speaks_for_itself(tmp_path: Path) -> None:
    """Adding a source changes no statement in the graph of another."""
    one = (source("a"), [twinning("1981")])
    two = (source("b"), [twinning("1979"), {**MEETING}])
    alone, both = graph_of(one), graph_of(one, two)
    name = MINTER.graph("source/a")
    assert set(alone.quads(name)) == set(both.quads(name))
