"""JSON-LD through our context loses nothing, reads well, and can be framed for pages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from pyld import jsonld

from passerelle.iris import Minter
from passerelle.namespaces import PREFIXES
from passerelle.resources import ontology_dir
from passerelle.sources.rdf import read_rdf

ONTOLOGY = ontology_dir()
CONTEXT = json.loads((ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))
ADDRESS = "https://w3id.org/passerelle/context.jsonld"
FRAMES = sorted((ONTOLOGY / "frames").glob("*.jsonld"))
FILES = [
    ONTOLOGY / "passerelle.ttl",
    *sorted((ONTOLOGY / "themes").glob("*.ttl")),
    *sorted((ONTOLOGY / "examples" / "valid").glob("*.ttl")),
]
MINTER = Minter("https://w3id.org/passerelle/")
Tree = dict[str, Any]


def statements(*files: Path) -> list[ox.Triple]:
    return [quad.triple for file in files for quad in read_rdf(file, MINTER.graph("x"), MINTER)]


def canonical(triples: Iterable[ox.Triple]) -> list[str]:
    dataset = ox.Dataset(ox.Quad(one.subject, one.predicate, one.object) for one in triples)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(str(quad) for quad in dataset)


def expanded(triples: Iterable[ox.Triple]) -> Any:
    text = ox.serialize(list(triples), format=ox.RdfFormat.N_TRIPLES)
    return jsonld.from_rdf((text or b"").decode(), {"format": "application/n-quads"})


@cache
def compacted(file: Path) -> Tree:
    """`file` as JSON-LD in the words of the context."""
    return jsonld.compact(expanded(statements(file)), CONTEXT, {"graph": True})


def by_oxigraph(text: str) -> Iterator[ox.Triple]:
    return (quad.triple for quad in ox.parse(text, format=ox.RdfFormat.JSON_LD))


def by_rdflib(text: str) -> Iterator[ox.Triple]:
    graph = rdflib.Graph().parse(data=text, format="json-ld")
    lines = graph.serialize(format="nt", encoding="utf-8")
    return (quad.triple for quad in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES))


READERS = {"oxigraph": by_oxigraph, "rdflib": by_rdflib}
each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


# rdflib 7.6 reads JSON-LD through a class of its own that it calls deprecated.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("reader", READERS)
@each_file
def test_a_round_trip_through_the_context_loses_nothing(file: Path, reader: str) -> None:
    text = json.dumps(compacted(file), ensure_ascii=False)
    assert canonical(READERS[reader](text)) == canonical(statements(file))


def test_a_date_read_as_something_else_would_be_noticed() -> None:
    file = ONTOLOGY / "examples" / "valid" / "twinning.ttl"
    spoilt = json.dumps(compacted(file)).replace('"@type": "xsd:date"', '"@type": "xsd:gYear"')
    assert canonical(by_oxigraph(spoilt)) != canonical(statements(file))


def test_the_context_has_the_prefixes_of_the_project_and_no_other() -> None:
    terms = CONTEXT["@context"]
    prefixes = {k: v for k, v in terms.items() if isinstance(v, str) and v.startswith("http")}
    assert prefixes == PREFIXES


def nodes(tree: object) -> Iterator[Tree]:
    """All objects inside `tree`, but for the context."""
    if isinstance(tree, dict):
        yield tree
        for key, inner in tree.items():
            if key != "@context":
                yield from nodes(inner)
    elif isinstance(tree, list):
        for inner in tree:
            yield from nodes(inner)


@each_file
def test_names_are_maps_by_language(file: Path) -> None:
    for node in nodes(compacted(file)):
        for key in ("skos:prefLabel", "skos:altLabel", "skos:definition", "pas:nameAsWritten"):
            assert set(node.get(key, {})) <= {"fr", "en", "zh", "@none"}


def test_a_place_is_called_by_its_three_names() -> None:
    graph = compacted(ONTOLOGY / "examples" / "valid" / "senat-meeting.ttl")["@graph"]
    (paris,) = (node for node in graph if node["id"].endswith("/id/territory/paris"))
    assert paris["skos:prefLabel"] == {"fr": "Paris", "en": "Paris", "zh": "巴黎"}


@each_file
def test_a_link_is_written_as_its_address_alone(file: Path) -> None:
    """Each property that leads somewhere is declared so in the context."""
    assert [node for node in nodes(compacted(file)) if set(node) == {"id"}] == []


# --- framing -----------------------------------------------------------------------------


def load(address: str, options: object) -> Tree:
    """Frames name the context by its address; here it is read from its file."""
    if address != ADDRESS:
        raise jsonld.JsonLdError(f"{address} is not the context.", "test.Loader")
    return {
        "contextUrl": None,
        "documentUrl": address,
        "document": CONTEXT,
        "contentType": "application/ld+json",
    }


THING = "https://w3id.org/passerelle/id/"
SEEN = [
    # frame, files it is tried on, the thing at the root
    ("actor", ["examples/valid/senat-meeting.ttl"], THING + "institution/group"),
    ("actor", ["examples/valid/three-parties.ttl"], THING + "collectivity/bordeaux"),
    ("cooperation", ["examples/valid/twinning.ttl"], THING + "partnership/1"),
    ("cooperation", ["examples/valid/instrument-and-signature.ttl"], THING + "partnership/1"),
    ("cooperation", ["examples/valid/project-under-partnership.ttl"], THING + "project/1"),
    ("event", ["examples/valid/senat-meeting.ttl"], THING + "event/senat-meeting"),
    ("person", ["examples/valid/senat-meeting.ttl"], THING + "person/ros"),
    ("territory", ["examples/valid/senat-meeting.ttl"], THING + "territory/paris"),
    (
        "theme",
        ["themes/themes.ttl", "examples/valid/senat-meeting.ttl"],
        "https://w3id.org/passerelle/def/theme#mobility",
    ),
]
each_frame = pytest.mark.parametrize(
    ("name", "files", "thing"), SEEN, ids=[f"{one[0]}-{Path(one[1][-1]).stem}" for one in SEEN]
)


def framed(name: str, files: Iterable[str], thing: str) -> Tree:
    """The tree of `thing`, as its page shows it."""
    frame = json.loads((ONTOLOGY / "frames" / f"{name}.jsonld").read_text(encoding="utf-8"))
    triples = statements(*(ONTOLOGY / file for file in files))
    return jsonld.frame(expanded(triples), {**frame, "id": thing}, {"documentLoader": load})


def test_each_frame_is_tried() -> None:
    assert {file.stem for file in FRAMES} == {name for name, _, _ in SEEN}


@each_frame
def test_a_frame_gives_one_tree_with_the_thing_at_its_root(
    name: str, files: list[str], thing: str
) -> None:
    tree = framed(name, files, thing)
    assert "@graph" not in tree
    assert jsonld.expand(tree, {"documentLoader": load})[0]["@id"] == thing
    assert "type" in tree


@each_frame
def test_a_frame_invents_nothing(name: str, files: list[str], thing: str) -> None:
    lines = jsonld.to_rdf(
        framed(name, files, thing), {"format": "application/n-quads", "documentLoader": load}
    )
    told = {quad.triple for quad in ox.parse(lines, format=ox.RdfFormat.N_QUADS)}
    assert len(told) > 3
    assert told - set(statements(*(ONTOLOGY / file for file in files))) == set()


@each_frame
def test_a_frame_leaves_no_empty_fields(name: str, files: list[str], thing: str) -> None:
    for node in nodes(framed(name, files, thing)):
        assert None not in node.values()


def claimed_words(node: Tree) -> list[str]:
    """The words that support what is claimed of `node`."""
    words = []
    for claim in node["claims"]:
        evidence = claim["pas:supportedBy"]
        for one in evidence if isinstance(evidence, list) else [evidence]:
            words.append(one["oa:hasSelector"]["oa:exact"])
    return words


def test_the_page_of_an_event_holds_who_took_part_and_the_words_that_say_so() -> None:
    tree = framed("event", ["examples/valid/senat-meeting.ttl"], THING + "event/senat-meeting")
    assert tree["skos:prefLabel"]["zh"] == "法国参议院法中友好小组接待中国代表团"
    assert tree["pas:place"]["skos:prefLabel"]["zh"] == "巴黎"
    assert "La date manque" in claimed_words(tree)
    assert len(tree["participations"]) == 13
    for one in tree["participations"]:
        assert one["pas:participant"]["skos:prefLabel"]["fr"]
        assert claimed_words(one)
    named = {
        one["pas:participant"]["skos:prefLabel"]["fr"]: one["pas:participationRole"]
        for one in tree["participations"]
    }
    assert named["Mission Ecoter"] == "participation-role:supporter"
    assert named["David Ros"] == "participation-role:participant"


def test_the_page_of_a_person_holds_functions_with_their_bodies_and_words() -> None:
    tree = framed("person", ["examples/valid/senat-meeting.ttl"], THING + "person/ros")
    functions = {
        one["org:role"]: one["org:organization"]["skos:prefLabel"]["fr"]
        for one in tree["memberships"]
    }
    assert functions == {
        "function:senator": "Sénat",
        "function:group-president": "Groupe interparlementaire d'amitié France-Chine du Sénat",
    }
    assert all(claimed_words(one) for one in tree["memberships"])
    assert [one["pas:participationRole"] for one in tree["tookPart"]] == [
        "participation-role:participant"
    ]


def test_the_page_of_a_body_holds_its_people_and_whom_it_was_represented_by() -> None:
    tree = framed("actor", ["examples/valid/senat-meeting.ttl"], THING + "institution/group")
    assert tree["org:unitOf"]["skos:prefLabel"]["en"] == "Senate of France"
    assert len(tree["members"]) == len(tree["representedBy"]) == 4
    assert [one["pas:participationRole"] for one in tree["tookPart"]] == ["participation-role:host"]
    assert claimed_words(tree["tookPart"][0]) == [
        "Le groupe d’amitié France-Chine a été l’hôte, au Sénat"
    ]


def test_the_page_of_a_partnership_holds_its_parties_on_their_sides() -> None:
    tree = framed("cooperation", ["examples/valid/twinning.ttl"], THING + "partnership/1")
    sides = {one["pas:side"]: one["pas:partyActor"]["skos:prefLabel"] for one in tree["parties"]}
    assert {side: names["fr"] for side, names in sides.items()} == {
        "FR": "Montpellier",
        "CN": "Chengdu",
    }
    assert tree["pas:earliestStart"] == "1981-01-01"
    (claim,) = tree["claims"]
    assert claim["pas:supportedBy"]["pas:row"] == "12"


def test_the_page_of_a_party_leads_to_the_others() -> None:
    tree = framed("actor", ["examples/valid/three-parties.ttl"], THING + "collectivity/bordeaux")
    others = {
        party["pas:partyActor"]["skos:prefLabel"]["fr"]
        for one in tree["partyIn"]
        for party in one["pas:inCooperation"]["parties"]
        if "pas:partyActor" in party
    }
    assert others == {"Montpellier", "Chengdu"}


def test_the_page_of_a_theme_leads_to_what_has_it() -> None:
    name, files, thing = SEEN[-1]
    tree = framed(name, files, thing)
    assert [one["type"] for one in tree["usedBy"]] == ["pas:Event"]
    assert set(tree["skos:prefLabel"]) == {"fr", "en", "zh"}
