"""The data beside a page: three files of the same statements, read by other programs too."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import (
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    parse,
)
from rdflib.compare import isomorphic, to_isomorphic

from passerelle.namespaces import DCTERMS, FOAF, OA, PAS, RDF, SKOS, XSD
from passerelle.publish.parts import Site
from passerelle.publish.things import paged_things
from passerelle.publish.things.data_files import ENDINGS
from passerelle.publish.things.jsonld import Statement, compact, embedded
from tests.publish.things.small_graphs import (
    BASE,
    MEETING,
    PLACES,
    TWINNING,
    files_about,
    iri,
    site_of,
)

FORMATS = {"ttl": RdfFormat.TURTLE, "jsonld": RdfFormat.JSON_LD, "nt": RdfFormat.N_TRIPLES}
BLANK = """GRAPH <graph/source/list> { <id/partnership/p1> dcterms:subject
  [ skos:prefLabel "sans adresse"@fr ; skos:related [ skos:notation "7" ] ] }"""


@pytest.fixture(scope="module")
def site() -> Site:
    return site_of(PLACES, TWINNING, MEETING, BLANK)


def canonical(quads: Iterable[Quad]) -> str:
    """The statements in the canonical form of RDFC-1.0."""
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return "\n".join(sorted(map(str, dataset)))


def data(site: Site, address: str) -> dict[str, str]:
    made = files_about(site, address)
    return {ending: made[f"doc/{address}.{ending}"] for ending in ENDINGS}


def test_the_three_files_hold_the_same_statements(site: Site) -> None:
    for thing in paged_things(site):
        files = data(site, thing.removeprefix(f"{BASE}id/"))
        graphs = {canonical(parse(text, format=FORMATS[end])) for end, text in files.items()}
        assert len(graphs) == 1
        (only,) = graphs
        assert f"<{thing}>" in only


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_another_program_reads_the_same_from_all_three(site: Site) -> None:
    files = data(site, "partnership/p1")
    names = {"ttl": "turtle", "jsonld": "json-ld", "nt": "nt"}
    graphs = [rdflib.Graph().parse(data=files[end], format=names[end]) for end in ENDINGS]
    assert len({len(graph) for graph in graphs}) == 1
    assert all(isomorphic(graphs[0], other) for other in graphs[1:])
    assert len(to_isomorphic(graphs[0])) > 50


def test_the_thing_its_nodes_their_support_and_the_names_of_neighbours(site: Site) -> None:
    quads = list(parse(data(site, "partnership/p1")["nt"], format=RdfFormat.N_TRIPLES))
    stated = {(q.subject, q.predicate, q.object) for q in quads}
    thing, rennes = NamedNode(iri("partnership/p1")), NamedNode(iri("collectivity/rennes"))
    assert (NamedNode(iri("party/1")), PAS.partyActor, rennes) in stated
    assert (NamedNode(iri("claim/2")), PAS.about, thing) in stated
    assert (NamedNode(iri("selector/2")), OA.exact, Literal("rien n'a été signé")) in stated
    assert (rennes, SKOS.prefLabel, Literal("雷恩", language="zh")) in stated
    assert not [q for q in quads if q.subject == rennes and q.predicate == PAS.country]
    assert [q for q in quads if q.predicate == SKOS.notation], "blank nodes are told to their end"


def test_the_document_says_what_it_is(site: Site) -> None:
    quads = list(parse(data(site, "event/e1")["ttl"], format=RdfFormat.TURTLE))
    document = NamedNode("https://data.example.org/site/doc/event/e1")
    said = {(q.predicate, q.object) for q in quads if q.subject == document}
    assert said == {
        (RDF.type, FOAF.Document),
        (FOAF.primaryTopic, NamedNode(iri("event/e1"))),
        (DCTERMS.license, NamedNode("https://creativecommons.org/licenses/by/4.0/")),
        (DCTERMS.isPartOf, NamedNode(f"{BASE}dataset")),
    }


def test_derived_links_are_marked(site: Site) -> None:
    quads = list(parse(data(site, "collectivity/rennes")["nt"], format=RdfFormat.N_TRIPLES))
    assert [q for q in quads if q.predicate == PAS.cooperatesWith]
    assert [q for q in quads if (q.subject, q.object) == (PAS.cooperatesWith, PAS.DerivedProperty)]


def test_nothing_is_told_of_a_person_but_function_and_event(site: Site) -> None:
    text = data(site, "person/elue")["nt"]
    assert "coParticipatedWith" not in text
    assert "function#president" in text
    assert "citee" not in text


def test_keys_are_short_and_need_no_network(site: Site) -> None:
    made: dict[str, Any] = json.loads(data(site, "partnership/p1")["jsonld"])
    thing = next(one for one in made["@graph"] if one["id"] == iri("partnership/p1"))
    assert thing["type"] == ["pas:Partnership"]
    assert thing["pas:theme"] == "theme:culture" or thing["pas:theme"].endswith("theme#culture")
    assert thing["skos:prefLabel"]["zh"] == "雷恩 – 济南市"
    assert thing["pas:earliestStart"] == "2002-01-01"
    assert isinstance(made["@context"], dict)


# --- any statements ----------------------------------------------------------------------

subjects = st.sampled_from([NamedNode(f"https://example.org/{name}") for name in "abc"])
predicates = st.sampled_from(
    (
        *(RDF.type, SKOS.prefLabel, PAS.theme, PAS.earliestStart, PAS.level, PAS.preferred),
        *(DCTERMS.license, DCTERMS.publisher, FOAF.name, SKOS.note, NamedNode("urn:x:y")),
    )
)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
values = st.one_of(
    subjects,
    st.builds(Literal, texts),
    st.builds(
        lambda text, lang: Literal(text, language=lang), texts, st.sampled_from(["fr", "zh-hans"])
    ),
    st.builds(
        lambda text, kind: Literal(text, datatype=kind),
        texts,
        st.sampled_from((XSD.date, XSD.integer, XSD.boolean, XSD.decimal, XSD.string)),
    ),
)
statements = st.lists(st.tuples(subjects, predicates, values), unique=True, max_size=12)


@given(statements)
def test_whatever_is_stated_is_read_back(stated: list[Statement]) -> None:
    for text in (compact(stated), embedded(stated)):
        read = {(q.subject, q.predicate, q.object) for q in parse(text, format=RdfFormat.JSON_LD)}
        assert read == set(stated)


@given(statements)
def test_nothing_in_the_embedded_form_ends_its_element(stated: list[Statement]) -> None:
    text = embedded(stated)
    assert not set("<>&\u2028\u2029\ufffe\uffff") & set(text)
    assert json.loads(text) == json.loads(compact(stated))
