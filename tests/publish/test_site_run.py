"""The run that writes a site: whole or not at all, and only what a change reaches."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from passerelle.errors import StoreError, UsageError
from passerelle.namespaces import DCAT, DCTERMS, PAS, RDF, SKOS
from passerelle.publish import site as site_room
from passerelle.publish.opening import site_of, site_of_endpoint
from passerelle.publish.parts import Site
from passerelle.publish.site import publish
from passerelle.publish.tree import MARK
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
    return found


def site_with(quads: Iterable[Quad], folder: Path) -> Site:
    store = EmbeddedStore(folder)
    store.load(quads)
    store.close()
    return Site(
        EmbeddedStore(folder, read_only=True), Settings(graph=GraphSettings(base=BASE)), BASE
    )


def content(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name != MARK
    }


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    seed=st.integers(0, 1000),
    gone=st.sets(st.integers(0, 60), max_size=3),
    renamed=st.sets(st.integers(0, 7), max_size=2),
    moved=st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=2),
)
def test_a_second_run_gives_what_a_first_one_would(
    tmp_path_factory: pytest.TempPathFactory,
    seed: int,
    gone: set[int],
    renamed: set[int],
    moved: set[tuple[int, int]],
) -> None:
    room = tmp_path_factory.mktemp("room")
    before = small(8, seed)
    after = [one for number, one in enumerate(before) if number not in gone]
    after += [
        quad(thing("collectivity", f"body-{number}"), SKOS.prefLabel, Literal("新", language="zh"))
        for number in renamed
    ]
    for pair, body in moved:
        party = thing("party", f"new-{pair}-{body}")
        after += [
            quad(party, RDF.type, PAS.Party),
            quad(party, PAS.inCooperation, thing("partnership", f"pair-{pair}")),
            quad(party, PAS.partyActor, thing("collectivity", f"body-{body}")),
        ]
    publish(site_with(before, room / "1"), room / "site")
    publish(site_with(after, room / "2"), room / "site")
    publish(site_with(after, room / "3"), room / "fresh")
    assert content(room / "site") == content(room / "fresh")


def test_only_the_pages_that_a_change_reaches_are_made_again(tmp_path: Path) -> None:
    before = small(20, 1)
    first = publish(site_with(before, tmp_path / "1"), tmp_path / "site")
    assert first.made == first.things == 40
    again = publish(site_with(before, tmp_path / "2"), tmp_path / "site")
    assert (again.made, again.things) == (0, 40)
    lonely = thing("collectivity", "lonely")
    more = [*before, quad(lonely, RDF.type, PAS.Collectivity)]
    changed = publish(site_with(more, tmp_path / "3"), tmp_path / "site")
    assert changed.things == 41
    assert 1 <= changed.made < 10
    assert (tmp_path / "site/doc/collectivity/lonely.html").is_file()
    forced = publish(site_with(more, tmp_path / "4"), tmp_path / "site", force=True)
    assert forced.made == 41


def test_several_processes_write_what_one_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quads = small(30, 2)
    publish(site_with(quads, tmp_path / "1"), tmp_path / "one", jobs=1)
    monkeypatch.setattr("passerelle.publish.workers.FEW", 1)
    publish(site_with(quads, tmp_path / "2"), tmp_path / "two", jobs=2)
    assert content(tmp_path / "one") == content(tmp_path / "two")


def test_a_run_that_breaks_off_leaves_the_old_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "site"
    publish(site_with(small(5, 1), tmp_path / "1"), out)
    whole = content(out)

    def fail(site: Site) -> Iterable[object]:
        raise StoreError("broken off.")

    monkeypatch.setattr(site_room, "PARTS", (fail,))
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


def test_an_endpoint_gives_the_same_pages(reference: Workspace, tmp_path: Path) -> None:
    site = site_of(reference)
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
    pages = {key: text for key, text in content(tmp_path / "here").items() if key[:4] == "doc/"}
    assert len(pages) > 1000
    assert {k: t for k, t in content(tmp_path / "there").items() if k[:4] == "doc/"} == pages
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
