"""The meeting at the Sénat, modelled by hand in Turtle, is what the build makes of its source.

Addresses are minted by the build and chosen by hand in the example: in the comparison every
address under ``id/`` becomes a blank node, but for that of the source. White space at the
edges of a quote's context does not count.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest

from passerelle.iris import Minter
from passerelle.namespaces import ADMS, OA, ORG, PAS
from passerelle.pipeline.build import build
from passerelle.pipeline.state import open_store
from passerelle.resources import ontology_dir
from passerelle.sources.rdf import read_rdf
from passerelle.workspace import Workspace
from tests.conftest import ROOT

EXAMPLE = ontology_dir() / "examples" / "valid" / "senat-meeting.ttl"
REPORT = ROOT / "data" / "sources" / "senat-meeting" / "report.fr.txt"
MINTER = Minter("https://w3id.org/passerelle/")
SOURCE = MINTER.thing("source", "senat-meeting")
NEEDED = ("senat-meeting", "institutions", "territories")
"""The meeting, and the sources that describe the bodies and the place it names."""

TRODDEN = {
    *(PAS.supportedBy, OA.hasSelector, PAS.inEvent, PAS.participant, PAS.onBehalfOf),
    *(ORG.member, ORG.organization, PAS.place, ADMS.identifier),
}
"""The links that lead from what the source claims to all that belongs to the meeting."""


def meeting_in(triples: Iterable[ox.Triple]) -> set[ox.Triple]:
    """All statements on what the source of the meeting claims, and on what that leads to."""
    known: dict[object, set[ox.Triple]] = {}
    for triple in triples:
        known.setdefault(triple.subject, set()).add(triple)
    claims = [
        node
        for node, said in known.items()
        if any(one.predicate == PAS.saidBy and one.object == SOURCE for one in said)
    ]
    reached: set[object] = set()
    ahead: list[object] = [
        *claims,
        *(one.object for node in claims for one in known[node] if one.predicate == PAS.about),
    ]
    while ahead:
        node = ahead.pop()
        if node not in reached:
            reached.add(node)
            ahead += [one.object for one in known.get(node, ()) if one.predicate in TRODDEN]
    return {triple for node in reached for triple in known.get(node, ())}


def without_addresses(triples: Iterable[ox.Triple]) -> list[ox.Triple]:
    """`triples` with a blank node for every minted address."""

    def blank(term: ox.NamedNode | ox.Literal) -> ox.BlankNode | ox.NamedNode | ox.Literal:
        minted = isinstance(term, ox.NamedNode) and "/id/" in term.value and term != SOURCE
        return ox.BlankNode(term.value.encode().hex()) if minted else term

    def context(triple: ox.Triple) -> ox.NamedNode | ox.Literal:
        if triple.predicate in (OA.prefix, OA.suffix):
            return ox.Literal(triple.object.value.strip())
        return triple.object

    return [
        ox.Triple(blank(triple.subject), triple.predicate, blank(context(triple)))
        for triple in triples
    ]


def canonical(triples: Iterable[ox.Triple]) -> list[str]:
    """The graph in the canonical form of RDFC-1.0: equal for isomorphic graphs only."""
    dataset = ox.Dataset(
        ox.Quad(triple.subject, triple.predicate, triple.object) for triple in triples
    )
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(str(quad) for quad in dataset)


def shapes_of_statements(triples: Iterable[ox.Triple]) -> Counter[str]:
    """How often each predicate has each value, for a difference that a person can read."""
    return Counter(
        f"{triple.predicate} {'…' if isinstance(triple.object, ox.BlankNode) else triple.object}"
        for triple in triples
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> list[ox.Triple]:
    """The meeting as built."""
    root = tmp_path_factory.mktemp("seed")
    shutil.copy(ROOT / "data" / "passerelle.toml", root)
    for name in NEEDED:
        shutil.copytree(ROOT / "data" / "sources" / name, root / "sources" / name)
    build(Workspace(root))
    store = open_store(Workspace(root))
    graphs = [MINTER.graph(f"source/{name}") for name in NEEDED] + [MINTER.graph("shown")]
    return without_addresses(
        meeting_in(quad.triple for graph in graphs for quad in store.quads(graph))
    )


def example() -> list[ox.Triple]:
    """The example's statements, whole."""
    return [quad.triple for quad in read_rdf(EXAMPLE, MINTER.graph("example"), MINTER)]


def by_hand() -> list[ox.Triple]:
    """The meeting as modelled by hand."""
    return without_addresses(meeting_in(example()))


def test_the_build_says_what_the_example_says_and_no_more(built: list[ox.Triple]) -> None:
    hand, made = shapes_of_statements(by_hand()), shapes_of_statements(built)
    assert made - hand == Counter()
    assert hand - made == Counter()


def test_the_example_and_the_build_are_isomorphic(built: list[ox.Triple]) -> None:
    assert canonical(by_hand()) == canonical(built)


def test_one_link_exchanged_is_noticed(built: list[ox.Triple]) -> None:
    """Two participants change places: the same values, as often, in another graph."""
    first, second = [one for one in built if one.predicate == PAS.participant][:2]
    changed = [one for one in built if one not in (first, second)]
    changed += [
        ox.Triple(first.subject, PAS.participant, second.object),
        ox.Triple(second.subject, PAS.participant, first.object),
    ]
    assert shapes_of_statements(changed) == shapes_of_statements(built)
    assert canonical(changed) != canonical(built)


def test_what_else_the_example_holds_only_describes_places_around() -> None:
    said = example()
    besides = {triple.subject.value for triple in set(said) - meeting_in(said)}
    assert {
        iri.removeprefix("https://w3id.org/passerelle/id/").split("/")[0] for iri in besides
    } == {
        "identifier",
        "territory",
    }


def test_the_meeting_has_its_thirteen_participations_and_twelve_memberships() -> None:
    kinds = Counter(one.object.value.rsplit("#", 1)[-1] for one in example())
    assert kinds["Participation"] == 13
    assert kinds["Membership"] == 12
    assert kinds["Party"] == 0


def selectors() -> list[dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for triple in example():
        if "/id/selector/" in triple.subject.value:
            name = triple.predicate.value.rsplit("#", 1)[-1]
            found.setdefault(triple.subject.value, {})[name] = triple.object.value
    return list(found.values())


def test_each_quote_of_the_example_stands_at_its_position() -> None:
    text = Path(REPORT).read_text(encoding="utf-8")
    assert len(selectors()) > 30
    for one in selectors():
        start, end = int(one["start"]), int(one["end"])
        assert text[start:end] == one["exact"]
        assert text[:start].endswith(one["prefix"])
        assert text[end:].startswith(one["suffix"])
