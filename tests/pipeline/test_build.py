"""The build: the same again when nothing changed, and never less than before when it fails."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset, Quad

from passerelle.errors import PasserelleError, SourceError, StoreError, ValidationError
from passerelle.pipeline.build import build
from passerelle.pipeline.state import BuildState, open_store
from passerelle.store.terms import plain
from passerelle.workspace import Workspace


def canonical(quads: Iterable[Quad]) -> set[str]:
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return {str(quad) for quad in dataset}


def graph_of(root: Path) -> set[str]:
    return canonical(open_store(Workspace(root)).quads())


def iris_by_name(root: Path) -> dict[str, str]:
    rows = open_store(Workspace(root)).select(
        "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
        "PREFIX pas: <https://w3id.org/passerelle/def#> "
        "SELECT DISTINCT ?x ?n WHERE { ?x a pas:Collectivity ; skos:prefLabel ?n "
        "FILTER(LANG(?n) = 'fr') }"
    )
    return {plain(row["n"]): plain(row["x"]) for row in rows}


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_second_build_does_nothing_and_the_graph_is_the_same(workspace: Path) -> None:
    first = build(Workspace(workspace))
    before = graph_of(workspace)
    second = build(Workspace(workspace))
    assert (first.up_to_date, second.up_to_date) == (False, True)
    assert second.state == first.state
    assert graph_of(workspace) == before


def test_a_forced_build_gives_the_same_quads(workspace: Path) -> None:
    build(Workspace(workspace))
    before = graph_of(workspace)
    again = build(Workspace(workspace), force=True)
    assert not again.up_to_date
    assert graph_of(workspace) == before


def test_decisions_on_identity_and_versions_of_sources_are_in_the_graph(workspace: Path) -> None:
    build(Workspace(workspace))
    (workspace / "identity/decisions.csv").write_text(
        "left,right,judgement,by,when,why\n"
        "own:rennes,collectivity/montpellier,different,editor@example.org,2026-11-24,two towns\n",
        encoding="utf-8",
    )
    build(Workspace(workspace))
    store = open_store(Workspace(workspace))
    decided = store.select(
        "PREFIX pas: <https://w3id.org/passerelle/def#> "
        "PREFIX dcterms: <http://purl.org/dc/terms/> "
        "SELECT DISTINCT ?one ?judgement ?day ?why WHERE { GRAPH ?g { ?d a pas:IdentityDecision ; "
        "pas:decidesOn ?one ; pas:judgement ?judgement ; dcterms:date ?day ; "
        "dcterms:description ?why } FILTER(STRENDS(STR(?g), '/graph/identity')) } ORDER BY ?one"
    )
    told = ("different", "2026-11-24", "two towns")
    id_of = "https://w3id.org/passerelle/id/collectivity/"
    assert [tuple(map(plain, row)) for row in decided.rows] == [
        (f"{id_of}montpellier", *told),
        (f"{id_of}rennes", *told),
    ]
    assert not any("editor@example.org" in str(quad) for quad in store.quads())
    versions = store.select(
        "PREFIX pas: <https://w3id.org/passerelle/def#> "
        "PREFIX prov: <http://www.w3.org/ns/prov#> "
        "SELECT DISTINCT ?source ?day WHERE { ?v a pas:SourceVersion ; pas:digest ?digest ; "
        "prov:wasDerivedFrom ?source ; pas:retrieved ?day FILTER(STRLEN(?digest) = 64) }"
    )
    assert len(versions) == 2


def test_no_blank_nodes_so_that_differences_are_lines(workspace: Path) -> None:
    build(Workspace(workspace))
    assert not [line for line in graph_of(workspace) if "_:" in line.replace("://", "")]


def test_addresses_stay_when_things_are_renamed(workspace: Path) -> None:
    build(Workspace(workspace))
    before = iris_by_name(workspace)
    edit(workspace / "sources/places/places.csv", "Rennes,Rennes,雷恩", "Roazhon,Rennes,雷恩")
    edit(workspace / "sources/twins/twins.csv", "Rennes,Jinan", "Roazhon,Jinan")
    build(Workspace(workspace))
    after = iris_by_name(workspace)
    assert after.pop("Roazhon") == before.pop("Rennes")
    assert after == before


def test_the_order_of_rows_changes_row_numbers_only(workspace: Path) -> None:
    build(Workspace(workspace))
    before = iris_by_name(workspace)
    file = workspace / "sources/places/places.csv"
    header, *rows = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join([header, *reversed(rows)]) + "\n", encoding="utf-8")
    report = build(Workspace(workspace))
    assert (iris_by_name(workspace), report.minted) == (before, 0)


def test_only_changed_sources_are_read_again(workspace: Path) -> None:
    build(Workspace(workspace))
    edit(workspace / "sources/twins/twins.csv", "1981", "1981-06-22")
    assert build(Workspace(workspace)).read == ["twins"]


def test_a_removed_source_takes_with_it_what_only_it_said(workspace: Path) -> None:
    build(Workspace(workspace))
    twins = workspace / "sources/twins"
    for file in twins.iterdir():
        file.unlink()
    twins.rmdir()
    build(Workspace(workspace))
    assert not open_store(Workspace(workspace)).ask(
        "PREFIX pas: <https://w3id.org/passerelle/def#> ASK { ?x a pas:Partnership }"
    )


def test_an_increment_equals_a_build_from_nothing(workspace: Path) -> None:
    build(Workspace(workspace))
    edit(workspace / "sources/twins/twins.csv", "culture;health", "culture")
    build(Workspace(workspace))
    grown = graph_of(workspace)
    build(Workspace(workspace), force=True)
    assert graph_of(workspace) == grown


def test_a_source_that_cannot_be_used_leaves_the_former_graph(workspace: Path) -> None:
    build(Workspace(workspace))
    before = graph_of(workspace)
    (workspace / "sources/twins/twins.csv").write_bytes(b"")
    with pytest.raises(SourceError, match="empty"):
        build(Workspace(workspace))
    assert graph_of(workspace) == before


def test_a_graph_that_breaks_a_shape_does_not_take_the_place_of_the_former(
    workspace: Path,
) -> None:
    build(Workspace(workspace))
    before = graph_of(workspace)
    home = workspace / "sources/extra"
    home.mkdir()
    (home / "source.toml").write_text(
        'title = "Extra"\npublisher = "x"\nlicence = "x"\nretrieved = 2026-01-01\n'
        'format = "rdf"\npath = "extra.ttl"\n',
        encoding="utf-8",
    )
    (home / "extra.ttl").write_text(
        "@prefix pas: <https://w3id.org/passerelle/def#> .\n"
        "<http://e.org/a> pas:cooperatesWith <http://e.org/b> .\n",
        encoding="utf-8",
    )
    with pytest.raises(ValidationError, match="Derived link entered by hand"):
        build(Workspace(workspace))
    assert graph_of(workspace) == before


def test_two_builds_at_once_are_refused(workspace: Path) -> None:
    from filelock import FileLock

    (workspace / "build").mkdir()
    with (
        FileLock(workspace / "build/.lock"),
        pytest.raises(StoreError, match="another build"),
    ):
        build(Workspace(workspace))


def test_a_store_of_a_state_that_is_gone_counts_as_not_built(workspace: Path) -> None:
    build(Workspace(workspace))
    import shutil

    shutil.rmtree(workspace / "build/stores")
    assert BuildState.load(Workspace(workspace)) is None
    with pytest.raises(PasserelleError, match="nothing has been built"):
        open_store(Workspace(workspace))
    assert not build(Workspace(workspace)).up_to_date


def test_rejected_rows_are_written_down_and_go_when_they_are_mended(workspace: Path) -> None:
    edit(workspace / "sources/twins/twins.csv", "1981,", "31/02/2019,")
    report = build(Workspace(workspace))
    rejected = workspace / "build/rejected/twins.csv"
    assert report.rejected == 1
    assert rejected.read_text(encoding="utf-8").splitlines()[1].startswith("2,annee,31/02/2019,")
    edit(workspace / "sources/twins/twins.csv", "31/02/2019,", "28/02/2019,")
    assert build(Workspace(workspace)).rejected == 0
    assert not rejected.exists()


def test_private_columns_are_dropped_with_a_line_and_stand_nowhere(workspace: Path) -> None:
    twins = workspace / "sources/twins/twins.csv"
    edit(twins, "partenaire\n", "partenaire,e-mail\n")
    edit(twins, "Montpellier,Chengdu", "Montpellier,Chengdu,someone@example.org")
    report = build(Workspace(workspace))
    assert report.sources["twins"].private_columns == ["e-mail"]
    kept = [f for f in (workspace / "build").rglob("*") if f.is_file()]
    assert not [f for f in kept if b"someone@example.org" in f.read_bytes()]


def test_private_keys_of_nested_json_are_dropped_with_a_line_and_stand_nowhere(
    workspace: Path,
) -> None:
    home = workspace / "sources/people"
    home.mkdir()
    head = (
        'title = "People"\npublisher = "P"\nlicence = "x"\nretrieved = 2026-11-01\n'
        'format = "json"\npath = "people.json"\n'
    )
    (home / "source.toml").write_text(head, encoding="utf-8")
    (home / "people.json").write_text(
        '[{"type": "event", "ids": {"local": "e"}, "names": {"fr": "Visite"}, "participations": ['
        '{"participant": {"collectivity": {"names": {"fr": "Rennes"}, "country": "FR",'
        ' "telephone": "0612345678"}}, "mail": "someone@example.org"}]}]',
        encoding="utf-8",
    )
    report = build(Workspace(workspace))
    dropped = ["participations.mail", "participations.participant.collectivity.telephone"]
    assert report.sources["people"].private_columns == dropped
    assert report.state.sources["people"].rejected == 0
    kept = [f.read_bytes() for f in (workspace / "build").rglob("*") if f.is_file()]
    assert not [data for data in kept if b"0612345678" in data or b"someone@" in data]
