"""Alignments name only terms that exist, claim no more than nearness, and can be left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import rdflib
from rdflib import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, URIRef

from passerelle.namespaces import PREFIXES
from passerelle.resources import ontology_dir

FOLDER = ontology_dir() / "alignments"
FILES = sorted(FOLDER.glob("*.ttl"))
OWN = "https://w3id.org/passerelle/"
CORE = [ontology_dir() / "passerelle.ttl", *sorted((ontology_dir() / "themes").glob("*.ttl"))]

VERIFIED = {
    # W3C's organisation ontology; a collaboration is an organisation there, hence only near.
    "http://www.w3.org/ns/org#": "Organization Membership Post OrganizationalCollaboration "
    "classification linkedTo organization role",
    # Friend of a friend: people and groups.
    "http://xmlns.com/foaf/0.1/": "Person",
    # Provenance ontology of the W3C.
    "http://www.w3.org/ns/prov#": "Activity wasDerivedFrom",
    # Dublin Core terms: one thing in another's place.
    "http://purl.org/dc/terms/": "isReplacedBy replaces",
    # Latitude and longitude on the ellipsoid of 1984; the namespace begins with http.
    "http://www.w3.org/2003/01/geo/wgs84_pos#": "lat long",
    # schema.org; the namespace begins with https.
    "https://schema.org/": "AdministrativeArea Event EventSeries alternateName superEvent",
    # Public organisations, a core vocabulary of the European Union.
    "http://data.europa.eu/m8g/": "PublicOrganisation AdminUnit level",
    # Persons, a core vocabulary of the European Union.
    "http://www.w3.org/ns/person#": "Person",
    # Locations, a core vocabulary of the European Union.
    "http://www.w3.org/ns/locn#": "adminUnitL1 adminUnitL2 geographicName",
    # France's statistical office on the country's divisions.
    "http://rdf.insee.fr/def/geo#": "Commune Departement Pays Region codeINSEE codeIso "
    "subdivisionDirecteDe",
    # Popolo, for open government: in whose name a membership is held.
    "http://www.w3.org/ns/opengov#": "onBehalfOf",
    # FollowTheMoney, for investigations: names of its schemata.
    "https://schema.followthemoney.tech/#": "Person PublicBody Organization Position Membership "
    "Representation Project ProjectParticipant Event",
    # Wikidata: class, country, container, contained, office, member of, founded, dissolved,
    # begun, ended, moment, coordinates, participant, took part in, organiser, subject,
    # replaces, replaced by, INSEE code, SIREN, twin town.
    "http://www.wikidata.org/entity/": "P31 P17 P131 P150 P39 P463 P571 P576 P580 P582 P585 P625 "
    "P710 P1344 P664 P921 P1365 P1366 P374 P1616 P190",
}
"""Namespaces and names of terms that were found in the vocabularies themselves."""

NOT_VERIFIED = re.compile(r"\bnot (verified|checked)\b", re.IGNORECASE)
NEAR_OR_UNDER = {
    *(SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch, SKOS.note),
    *(RDFS.subClassOf, RDFS.subPropertyOf),
}


@cache
def read(file: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(file)


def outside(graph: rdflib.Graph) -> set[str]:
    """Addresses of others that a graph has as subject or object."""
    return {
        str(node)
        for triple in graph
        for node in (triple[0], triple[2])
        if isinstance(node, URIRef) and not node.startswith(OWN)
    }


def verified() -> set[str]:
    return {base + name for base, names in VERIFIED.items() for name in names.split()}


def admitted(graph: rdflib.Graph) -> set[str]:
    """Addresses whose note says that they were not verified."""
    notes = graph.subject_objects(SKOS.note)
    return {str(node) for node, text in notes if NOT_VERIFIED.search(str(text))}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_term_of_others_was_verified_or_says_that_it_was_not(file: Path) -> None:
    assert outside(read(file)) - verified() - admitted(read(file)) == set()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_note_calls_unverified_what_was_verified(file: Path) -> None:
    assert admitted(read(file)) & verified() == set()


def test_no_verified_term_is_listed_in_vain() -> None:
    used = set().union(*(outside(read(file)) for file in FILES))
    assert verified() - used == set()


def in_tables_of_rdflib() -> Iterator[tuple[str, bool]]:
    """The verified terms of vocabularies that rdflib lists in full, and whether it has them."""
    for namespace in (ORG, FOAF, PROV, DCTERMS, SDO):
        for name in VERIFIED[str(namespace)].split():
            yield f"{namespace}{name}", URIRef(f"{namespace}{name}") in namespace


def test_an_independent_table_has_them_too() -> None:
    assert len(list(in_tables_of_rdflib())) > 15
    assert [iri for iri, known in in_tables_of_rdflib() if not known] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_alignment_says_near_or_under_never_the_same(file: Path) -> None:
    assert set(read(file).predicates()) <= NEAR_OR_UNDER


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_alignment_does_not_make_equal_by_two_arrows(file: Path) -> None:
    graph = rdflib.Graph()
    for one in (*CORE, *FILES):
        graph += read(one)
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf):
        for below in set(read(file).subjects(predicate)):
            above = set(graph.transitive_objects(below, predicate)) - {below}
            assert not {one for one in above if (one, predicate, below) in graph}


def test_the_core_asks_for_no_alignment() -> None:
    core = rdflib.Graph()
    for file in CORE:
        core += read(file)
    assert list(core.triples((None, OWL.imports, None))) == []
    only_aligned = VERIFIED.keys() - PREFIXES.values()
    assert len(only_aligned) > 5
    assert not {iri for iri in outside(core) for base in only_aligned if iri.startswith(base)}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_is_aligned_is_of_the_core(file: Path) -> None:
    core = rdflib.Graph()
    for one in CORE:
        core += read(one)
    terms = {node for triple in read(file) for node in triple if str(node).startswith(OWN)}
    assert {str(term) for term in terms if (term, RDF.type, None) not in core} == set()
