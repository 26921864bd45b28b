"""The run that writes a site: whole or not at all, and only what a change reaches."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from passerelle.errors import StoreError, UsageError
from passerelle.namespaces import DCAT, DCTERMS, FOAF, PAS, PUBLIC_BASIS, RDF, RDFS, SKOS, XSD
from passerelle.publish import site as site_room
from passerelle.publish.opening import site_of, site_of_endpoint, with_people_hidden
from passerelle.publish.parts import File, Part, Site
from passerelle.publish.run.tree import MARK
from passerelle.publish.site import publish
from passerelle.store import EmbeddedStore, RemoteStore
from passerelle.workspace import GraphSettings, Settings, Workspace
from tests.servers import oxigraph

BASE = "https://example.org/"
GRAPH = NamedNode(f"{BASE}graph/source/list")


def thing(kind: str, slug: str) -> NamedNode:
    return NamedNode(f"{BASE}id/{kind}/{slug}")


def quad(subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal) -> Quad:
    return Quad(subject, predicate, value, GRAPH)


def small(count: int, seed: int) -> list[Quad]:
    """Some bodies, some partnerships between them, each with its parties."""
    rnd = random.Random(seed)
    found = []
    bodies = [thing("collectivity", f"body-{number}") for number in range(count)]
    for number, body in enumerate(bodies):
        found += [
            quad(body, RDF.type, PAS.Collectivity),
            quad(body, SKOS.prefLabel, Literal(f"Ville {number}", language="fr")),
        ]
    for number in range(count):
        node = thing("partnership", f"pair-{number}")
        found.append(quad(node, RDF.type, PAS.Partnership))
        for side, body in enumerate(rnd.sample(bodies, 2)):
            party = thing("party", f"{number}-{side}")
            found += [
                quad(party, RDF.type, PAS.Party),
                quad(party, PAS.inCooperation, node),
                quad(party, PAS.partyActor, body),
            ]
    person = thing("person", "anne")
    found += [
        quad(person, RDF.type, FOAF.Person),
        quad(person, SKOS.prefLabel, Literal("Anne", language="fr")),
    ]
    meeting, part = thing("event", "meeting"), thing("participation", "1")
    found += [
        quad(meeting, RDF.type, PAS.Event),
        quad(part, RDF.type, PAS.Participation),
        quad(part, PAS.inEvent, meeting),
        quad(part, PAS.participant, person),
        quad(part, PAS.onBehalfOf, bodies[0]),
    ]
    return found


def site_with(quads: Iterable[Quad], folder: Path) -> Site:
    store = EmbeddedStore(folder)
    store.load(quads)
    store.close()
    site = Site(
        EmbeddedStore(folder, read_only=True), Settings(graph=GraphSettings(base=BASE)), BASE
    )
    return with_people_hidden(site)


@pytest.fixture(autouse=True)
def pages_alone(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Only the pages about things: they alone are kept from run to run."""
    if "whole" not in request.node.name:
        monkeypatch.setattr(site_room, "all_parts", tuple)


def content(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name != MARK
    }


QUICK = [part for part in site_room.all_parts() if part.name not in ("ontology", "assets")]
"""All parts but those that show nothing of the graph."""
CHANGES = st.fixed_dictionaries(
    {
        "gone": st.sets(st.integers(0, 75), max_size=3),
        "renamed": st.sets(st.integers(0, 5), max_size=2),
        "called": st.sets(st.integers(0, 5), max_size=1),
        "moved": st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=2),
        "dated": st.sets(st.integers(0, 5), max_size=1),
        "basis": st.sampled_from([PUBLIC_BASIS.elected, PUBLIC_BASIS.term("official-mention")]),
        "label": st.booleans(),
    }
)


def changed(before: list[Quad], change: dict[str, Any]) -> list[Quad]:
    """Some statements gone, some names, parties, dates and a person's public function added."""
    after = [one for number, one in enumerate(before) if number not in change["gone"]]
    for number in change["renamed"]:
        name = Literal("新", language="zh")
        after.append(quad(thing("collectivity", f"body-{number}"), SKOS.prefLabel, name))
    for number in change["called"]:
        name = Literal("Other", language="en")
        after.append(quad(thing("collectivity", f"body-{number}"), SKOS.altLabel, name))
    for pair, body in change["moved"]:
        party = thing("party", f"new-{pair}-{body}")
        after += [
            quad(party, RDF.type, PAS.Party),
            quad(party, PAS.inCooperation, thing("partnership", f"pair-{pair}")),
            quad(party, PAS.partyActor, thing("collectivity", f"body-{body}")),
        ]
    for number in change["dated"]:
        day = Literal("2001-02-03", datatype=XSD.date)
        for bound in (PAS.earliestStart, PAS.latestStart):
            after.append(quad(thing("partnership", f"pair-{number}"), bound, day))
    after.append(quad(thing("person", "anne"), PAS.publicBasis, change["basis"]))
    if change["label"]:
        after.append(quad(PAS.Partnership, RDFS.label, Literal("partnership", language="en")))
    return after


def second_equals_first(room: Path, seed: int, changes: list[dict[str, Any]]) -> None:
    publish(site_with(small(6, seed), room / "0"), room / "site")
    after = small(6, seed)
    for number, change in enumerate(changes, 1):
        after = changed(after, change)
        publish(site_with(after, room / str(number)), room / "site")
    publish(site_with(after, room / "last"), room / "fresh")
    one, other = content(room / "site"), content(room / "fresh")
    assert [place for place in one | other if one.get(place) != other.get(place)] == []


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 1000), st.lists(CHANGES, min_size=1, max_size=2))
def test_a_second_run_gives_what_a_first_one_would(
    tmp_path_factory: pytest.TempPathFactory, seed: int, changes: list[dict[str, Any]]
) -> None:
    second_equals_first(tmp_path_factory.mktemp("room"), seed, changes)


@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 1000), CHANGES)
def test_a_second_run_gives_the_whole_site_that_a_first_one_would(
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    seed: int,
    change: dict[str, Any],
) -> None:
    monkeypatch.setattr(site_room, "all_parts", lambda: tuple(QUICK))
    second_equals_first(tmp_path_factory.mktemp("room"), seed, [change])


def test_without_a_change_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site_room, "all_parts", lambda: tuple(QUICK))
    site, out = site_with(small(5, 1), tmp_path / "1"), tmp_path / "site"
    first = publish(site, out)
    written = (out / MARK).stat()
    again = publish(site, out)
    assert (again.made, again.things, again.files) == (0, first.things, first.files)
    assert (out / MARK).stat().st_mtime_ns == written.st_mtime_ns
    assert (out / MARK).stat().st_ino == written.st_ino
    # What was laid into the folder or taken out of it since is put right again.
    whole = content(out)
    (out / "notes.html").write_text("mine")
    (out / "index.html").unlink()
    publish(site, out)
    assert content(out) == whole


def test_only_the_pages_that_a_change_reaches_are_made_again(tmp_path: Path) -> None:
    before = small(20, 1)
    first = publish(site_with(before, tmp_path / "1"), tmp_path / "site")
    assert first.made == first.things == 41
    again = publish(site_with(before, tmp_path / "2"), tmp_path / "site")
    assert (again.made, again.things) == (0, 41)
    lonely = thing("collectivity", "lonely")
    more = [*before, quad(lonely, RDF.type, PAS.Collectivity)]
    changed = publish(site_with(more, tmp_path / "3"), tmp_path / "site")
    assert changed.things == 42
    assert 1 <= changed.made < 10
    assert (tmp_path / "site/doc/collectivity/lonely.html").is_file()
    forced = publish(site_with(more, tmp_path / "4"), tmp_path / "site", force=True)
    assert forced.made == 42


def test_several_processes_write_what_one_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quads = small(30, 2)
    publish(site_with(quads, tmp_path / "1"), tmp_path / "one", jobs=1)
    monkeypatch.setattr("passerelle.publish.run.workers.FEW", 1)
    publish(site_with(quads, tmp_path / "2"), tmp_path / "two", jobs=2)
    assert content(tmp_path / "one") == content(tmp_path / "two")


def test_the_whole_site_is_the_same_bytes_each_time(tmp_path: Path) -> None:
    quads = small(12, 3)
    publish(site_with(quads, tmp_path / "1"), tmp_path / "one")
    publish(site_with(quads, tmp_path / "2"), tmp_path / "two", jobs=2)
    one, two = content(tmp_path / "one"), content(tmp_path / "two")
    assert sorted(one) == sorted(two)
    assert [place for place in one if one[place] != two[place]] == []


def test_a_run_that_breaks_off_leaves_the_old_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "site"
    publish(site_with(small(5, 1), tmp_path / "1"), out)
    whole = content(out)

    def fail(site: Site) -> Iterator[File]:
        raise StoreError("broken off.")

    monkeypatch.setattr(site_room, "all_parts", lambda: (Part("fails", fail),))
    with pytest.raises(StoreError):
        publish(site_with(small(9, 2), tmp_path / "2"), out)
    assert content(out) == whole
    assert sorted(one.name for one in tmp_path.iterdir()) == ["1", "2", "site"]


def test_a_page_made_again_leaves_copies_of_the_old_site_alone(tmp_path: Path) -> None:
    """What is kept is linked, so nothing may be written into a file that is there."""
    out, copy = tmp_path / "site", tmp_path / "copy"
    quads = small(5, 1)
    publish(site_with(quads, tmp_path / "1"), out)
    copy.mkdir()
    for place in content(out):
        (copy / place).parent.mkdir(parents=True, exist_ok=True)
        (copy / place).hardlink_to(out / place)
    whole = content(copy)
    publish(site_with([*quads, *small(9, 2)], tmp_path / "2"), out, force=True)
    assert content(copy) == whole


def test_what_was_not_made_here_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/thesis.txt").write_text("years of work")
    with pytest.raises(UsageError, match="holds other things"):
        publish(site_with(small(3, 1), tmp_path / "1"), tmp_path / "mine")
    with pytest.raises(UsageError, match="is a file"):
        publish(site_with(small(3, 1), tmp_path / "2"), tmp_path / "mine/thesis.txt")
    assert (tmp_path / "mine/thesis.txt").read_text() == "years of work"


def test_an_endpoint_gives_the_same_pages(built_once: Path, tmp_path: Path) -> None:
    site = site_of(Workspace(built_once))
    publish(site, tmp_path / "here")
    with oxigraph(tmp_path / "store") as address:
        remote = RemoteStore(
            f"{address}/query", update=f"{address}/update", graph_store=f"{address}/store"
        )
        remote.load(site.store.quads())
        told: list[str] = []
        with site_of_endpoint(remote, address, None, None, told.append) as copied:
            assert copied.settings.graph == site.settings.graph
            publish(copied, tmp_path / "there")
    here, there = content(tmp_path / "here"), content(tmp_path / "there")
    assert len(here) > 50
    assert there == here
    assert told[0].startswith("copying graph 1 of ")


def test_an_endpoint_must_have_statements_and_say_what_they_are(tmp_path: Path) -> None:
    with oxigraph(tmp_path / "store") as address:
        remote = RemoteStore(f"{address}/query", update=f"{address}/update")
        empty = site_of_endpoint(remote, address, None, None, lambda stage: None)
        with pytest.raises(StoreError, match="no statements"):
            empty.__enter__()
        remote.load(small(2, 1))
        nameless = site_of_endpoint(remote, address, None, None, lambda stage: None)
        with pytest.raises(StoreError, match="dcat:Dataset"):
            nameless.__enter__()
        dataset = NamedNode(f"{BASE}dataset")
        remote.load(
            [
                quad(dataset, RDF.type, DCAT.Dataset),
                quad(dataset, DCTERMS.title, Literal("Liste", language="fr")),
            ]
        )
        with site_of_endpoint(remote, address, None, None, lambda stage: None) as site:
            assert site.home == BASE
            assert site.settings.graph.title == {"fr": "Liste"}


def test_lines_of_a_store_are_its_quads(tmp_path: Path) -> None:
    quads = small(4, 1)
    site = site_with(quads, tmp_path / "1")
    read = ox.parse(b"".join(site.store.lines()), format=ox.RdfFormat.N_QUADS)
    assert set(read) == set(quads)
    for line in site.store.lines():  # a reader may go away
        assert line.endswith(b" .\n")
        break
