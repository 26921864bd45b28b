"""What becomes of things from one data set to the next, and who says so."""

from __future__ import annotations

import json
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Quad

from passerelle.publish.releases.pages import difference_page
from passerelle.publish.releases.plain import plain_lines
from passerelle.publish.releases.reading import Reading
from passerelle.publish.releases.texts import text
from passerelle.releases.compare import compare
from passerelle.releases.document import Document, as_json, document
from tests.releases.datasets import DATASETS, datasets, disguised

HEAD = """\
@base <https://w3id.org/passerelle/id/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix adms: <http://www.w3.org/ns/adms#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix pas: <https://w3id.org/passerelle/def#> .
@prefix basis: <https://w3id.org/passerelle/def/public-basis#> .
@prefix reason: <https://w3id.org/passerelle/def/withdrawal-reason#> .
@prefix graph: <https://w3id.org/passerelle/graph/> .
graph:meta {
  <../graph/source/list> prov:wasDerivedFrom <source/list> .
  <source/list> dcterms:title "Liste"@fr , "List"@en , "名单"@zh .
}
"""
FORUM = "<event/forum> a pas:Event ; skos:prefLabel 'Forum'@fr , 'Forum'@en , '论坛'@zh ."


def quads(source: str, identity: str = "") -> list[Quad]:
    trig = f"{HEAD}graph:source\\/list {{ {source} }} graph:identity {{ {identity} }}"
    return list(ox.parse(trig, format=ox.RdfFormat.TRIG))


def found(old: list[Quad], new: list[Quad]) -> Document:
    with datasets(old, new) as sides:
        return document(compare(*sides))


def fates(told: Document) -> list[tuple[str, str]]:
    return [(one["operation"], one["thing"].split("/id/")[-1]) for one in told["things"]]


def said(one: Document) -> set[tuple[Any, ...]]:
    return {
        (
            *(change["operation"], change["property"].rsplit("#", 1)[-1]),
            *((change[side] or {}).get("value", "").split("/id/")[-1] for side in ("old", "new")),
            change["claim"],
            *(cause.split("/id/")[-1] for cause in change["causes"]),
        )
        for change in one["statements"]
    }


def test_what_a_node_without_a_name_tells_is_told_of_its_thing() -> None:
    """A participation belongs to its event, an identifier to what has it, through both."""
    taken = f"""{FORUM} <person/p> a foaf:Person .
        <participation/1> a pas:Participation ; pas:inEvent <event/forum> ; pas:participant
        <person/p> . <person/p> adms:identifier <identifier/1> .
        <identifier/1> a adms:Identifier ; skos:notation "Q1" ."""
    told = found(quads(f"{FORUM} <person/p> a foaf:Person ."), quads(taken))
    assert fates(told) == [("changed", "event/forum"), ("changed", "person/p")]
    event, person = told["things"]
    assert {line[1] for line in said(event)} == {"type", "inEvent", "participant"}
    assert {line[1] for line in said(person)} == {"type", "identifier", "notation"}
    assert {line[-1] for line in said(event) | said(person)} == {"source/list"}
    assert told["counts"]["things"]["changed"] == 2
    assert told["counts"]["statements"]["added"] == len(said(event)) + len(said(person))


def test_a_thing_is_new_or_gone_with_all_that_is_said_of_it() -> None:
    told = found(quads(""), quads(FORUM))
    assert fates(told) == [("added", "event/forum")]
    assert fates(found(quads(FORUM), quads(""))) == [("removed", "event/forum")]
    assert told["things"][0]["kind"] == "event"
    assert told["names"]["https://w3id.org/passerelle/id/event/forum"]["zh"] == "论坛"


def test_what_a_source_claims_otherwise_is_told_though_the_graph_states_the_same() -> None:
    claim = """{forum} <claim/{n}> a pas:Claim ; pas:about <event/forum> ;
        pas:saidBy <source/list> ; pas:timeAsWritten "{year}" ; pas:supportedBy <evidence/{n}> ."""
    old = quads(claim.format(forum=FORUM, n=1, year="1981"))
    new = quads(claim.format(forum=FORUM, n=2, year="1982"))
    told = found(old, new)
    assert fates(told) == [("changed", "event/forum")]
    (line,) = said(told["things"][0])
    assert line == ("changed", "timeAsWritten", "1981", "1982", True, "source/list")
    same = found(old, quads(claim.format(forum=FORUM, n=3, year="1981")))
    assert same["things"] == []  # another name of the claim, other evidence: nobody says otherwise
    assert sum(same["counts"]["quads"].values()) > 0
    assert Reading(same, "en").same == text("only_support", "en")


def test_of_a_withdrawn_person_nothing_is_told_but_that() -> None:
    old = quads(
        f"""{FORUM} <person/p> a foaf:Person ; skos:prefLabel "Alain Melka"@fr ; pas:publicBasis
        basis:elected . <membership/1> a <http://www.w3.org/ns/org#Membership> ;
        <http://www.w3.org/ns/org#member> <person/p> ; skos:note "maire" ."""
    )
    stone = """<person/p> pas:withdrawalReason reason:requested ;
        skos:prefLabel "personne retirée"@fr , "withdrawn person"@en , "已撤下的人物"@zh ."""
    told = found(old, quads(FORUM, stone))
    assert fates(told) == [("withdrawn", "person/p")]
    whole = as_json(told) + difference_page(told, "fr") + "".join(plain_lines(told, "fr"))
    assert "Melka" not in whole
    assert "maire" not in whole
    assert "personne retirée" in whole


def test_who_stands_in_no_list_is_not_named_on_pages() -> None:
    person = """<person/p> a foaf:Person ; skos:prefLabel "Alain Melka"@fr ; pas:publicBasis
        basis:named-in-official-communication . <participation/1> a pas:Participation ;
        pas:inEvent <event/forum> ; pas:participant <person/p> ."""
    told = found(quads(FORUM), quads(f"{FORUM} {person}"))
    for lang in ("fr", "en", "zh"):
        page = difference_page(told, lang)
        assert "Melka" not in page
        assert text("unnamed", lang) in page
    assert [one["listed"] for one in told["things"]] == [False, True]


@given(old=DATASETS, new=DATASETS, seed=st.integers())
def test_the_same_two_give_the_same_document_whatever_order_and_names(
    old: list[Quad], new: list[Quad], seed: int
) -> None:
    with datasets(old, new, disguised(old, seed), disguised(new, seed + 1)) as (a, b, c, d):
        c.name, d.name = a.name, b.name
        assert as_json(document(compare(a, b))) == as_json(document(compare(c, d)))


@given(old=DATASETS, new=DATASETS)
def test_there_and_back_is_the_same_the_other_way_round(old: list[Quad], new: list[Quad]) -> None:
    with datasets(old, new) as (a, b):
        there, back = (document(compare(*pair))["counts"] for pair in ((a, b), (b, a)))
        assert there["statements"]["changed"] == back["statements"]["changed"]
        assert there["statements"]["added"] == back["statements"]["removed"]
        assert there["quads"]["added"] == back["quads"]["removed"]
        assert document(compare(a, a))["things"] == []


@pytest.mark.parametrize("lang", ["fr", "en", "zh"])
def test_text_and_page_say_the_counts_first_and_escape_what_they_show(lang: str) -> None:
    new = quads(f'{FORUM} <event/forum> skos:note "<script>alert(1)</script>" .')
    told = found(quads(FORUM), new)
    lines = list(plain_lines(told, lang))
    assert text("n_added", lang, n=1) in lines[2]
    assert json.loads(as_json(told)) == told
    page = difference_page(told, lang)
    assert f'<html lang="{lang}">' in page
    assert "&lt;script&gt;" in page
    assert "<script" not in page
    assert any("+" in line and "List" in line for line in lines) or lang != "en"


def test_a_long_text_is_cut_and_says_so_unless_all_is_asked_for() -> None:
    many = " ".join(f"<event/e{n}> a pas:Event ; skos:note 'n' ." for n in range(50))
    told = found(quads(""), quads(many))
    assert told["counts"]["things"]["added"] == 50
    short, long = (list(plain_lines(told, "en", everything=all_)) for all_ in (False, True))
    assert text("more_things", "en", n=30).strip() in [line.strip() for line in short]
    assert short[-1] == text("all_of_it", "en")
    assert sum("<https://w3id.org" in line for line in long) == 50
