"""The dumps of the reference site: whole, the same in every syntax, and counted rightly."""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import shutil
import subprocess
import sys
import warnings
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import polars as pl
import pyoxigraph as ox
import pytest
import rdflib

from passerelle.namespaces import PAS, RDFS
from passerelle.pipeline.freeze import freeze
from passerelle.pipeline.state import open_built
from passerelle.publish.machine.catalogue import catalogue_files
from passerelle.publish.machine.dataset import dataset_files, schema_dataset
from passerelle.publish.machine.dumps import Dumps, dump_files, dumps_of
from passerelle.publish.machine.dumps.table_kinds import TABLES
from passerelle.publish.machine.void import void_files
from passerelle.publish.opening import site_of
from passerelle.publish.parts import Site
from passerelle.publish.releases.pages import releases
from passerelle.publish.run.tree import Tree
from passerelle.resources import ontology_dir
from passerelle.workspace import Workspace

GRAPHS = {"nq.gz": "nquads", "trig": "trig", "jsonld": "json-ld"}
UNIONS = {"ttl": "turtle", "rdf": "xml"}
DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")
VOID = rdflib.Namespace("http://rdfs.org/ns/void#")
SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")
FORMATS = {
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
    "ttl": ox.RdfFormat.TURTLE,
    "rdf": ox.RdfFormat.RDF_XML,
}


@pytest.fixture(scope="module")
def site(reference: Workspace) -> Site:
    return site_of(reference)


@pytest.fixture(scope="module")
def dumps(site: Site) -> Dumps:
    return dumps_of(site)


@pytest.fixture(scope="module")
def top(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The machine's part of the site, in a folder."""
    top = tmp_path_factory.mktemp("site")
    tree = Tree(top, top)
    for part in (dump_files, catalogue_files, void_files, dataset_files):
        for file in part(site):
            tree.write(file)
    return top


@pytest.fixture(scope="module")
def union(top: Path) -> rdflib.Graph:
    """The Turtle dump, read by rdflib."""
    return rdflib.Graph().parse(top / "dumps/passerelle.ttl")


def content(top: Path, ending: str) -> bytes:
    data = (top / f"dumps/passerelle.{ending}").read_bytes()
    return gzip.decompress(data) if ending.endswith(".gz") else data


def canonical(quads: Iterator[ox.Quad]) -> str:
    """The hash of the canonical form, as pyoxigraph's own RDFC-1.0 makes it."""
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    lines = sorted(f"{quad} .\n".encode() for quad in dataset)
    return hashlib.sha256(b"".join(lines)).hexdigest()


@pytest.mark.parametrize("ending", GRAPHS)
def test_a_dump_with_graphs_gives_the_graph_back_hash_for_hash(
    top: Path, dumps: Dumps, reference: Workspace, ending: str
) -> None:
    form = FORMATS[ending.removesuffix(".gz")]
    again = canonical(ox.parse(content(top, ending), format=form))
    assert again == dumps.canonical == canonical(open_built(reference).quads())


@pytest.mark.parametrize("ending", UNIONS)
def test_a_dump_without_graphs_gives_their_union_back(
    top: Path, dumps: Dumps, reference: Workspace, ending: str
) -> None:
    again = [quad.triple for quad in ox.parse(content(top, ending), format=FORMATS[ending])]
    assert set(again) == {quad.triple for quad in open_built(reference).quads()}
    assert len(again) == dumps.figures.triples, "each triple once"


@pytest.mark.parametrize("ending", GRAPHS)
def test_rdflib_reads_each_dump_with_graphs_to_the_same_count(
    top: Path, dumps: Dumps, ending: str
) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        read = rdflib.Dataset().parse(data=content(top, ending), format=GRAPHS[ending])
        assert len(set(read.quads())) == dumps.quads


@pytest.mark.parametrize("ending", UNIONS)
def test_rdflib_reads_each_dump_without_graphs_to_the_same_count(
    top: Path, dumps: Dumps, ending: str
) -> None:
    read = rdflib.Graph().parse(data=content(top, ending), format=UNIONS[ending])
    assert len(read) == dumps.figures.triples


@pytest.mark.parametrize("form", ["turtle", "xml", "nt"])
def test_what_rdflib_writes_pyoxigraph_reads_to_the_same_count(
    union: rdflib.Graph, dumps: Dumps, form: str
) -> None:
    kinds = {"turtle": "ttl", "xml": "rdf", "nt": "nt"}
    kind = ox.RdfFormat.from_extension(kinds[form])
    written = union.serialize(format=form, encoding="utf-8")
    assert len(set(ox.parse(written, format=kind))) == dumps.figures.triples


@pytest.mark.parametrize("form", ["trig", "nquads", "json-ld"])
def test_what_rdflib_writes_with_graphs_pyoxigraph_reads_to_the_same_count(
    top: Path, dumps: Dumps, form: str
) -> None:
    kinds = {"trig": "trig", "nquads": "nq", "json-ld": "jsonld"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        whole = rdflib.Dataset().parse(data=content(top, "nq.gz"), format="nquads")
        written = whole.serialize(format=form, encoding="utf-8")
    assert len(set(ox.parse(written, format=FORMATS[kinds[form]]))) == dumps.quads


def test_the_packed_dump_is_the_canonical_form(top: Path, dumps: Dumps) -> None:
    data = content(top, "nq.gz")
    lines = data.splitlines(keepends=True)
    assert lines == sorted(set(lines))
    assert hashlib.sha256(data).hexdigest() == dumps.canonical
    assert (top / "dumps/passerelle.nq.gz").read_bytes()[4:8] == bytes(4), "no clock in it"


def test_the_same_graph_gives_the_same_bytes(top: Path, reference: Workspace) -> None:
    other = dumps_of(site_of(reference))
    here = [hashlib.sha256((top / one.place).read_bytes()).hexdigest() for one in other.files]
    assert here == [one.digest for one in other.files]


def test_the_checksums_are_right_for_another_program(top: Path) -> None:
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"],
        cwd=top / "dumps",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    listed = {line.split(":")[0] for line in done.stdout.splitlines()}
    there = {p.relative_to(top / "dumps").as_posix() for p in (top / "dumps").rglob("*.*")}
    assert listed == there


def test_void_is_a_recount_of_the_dump(top: Path, union: rdflib.Graph) -> None:
    void = rdflib.Graph().parse(top / "void.ttl")
    dataset = rdflib.URIRef("https://w3id.org/passerelle/dataset")

    def said(node: rdflib.term.Node, term: str) -> int:
        return int(str(void.value(node, VOID[term])))

    subjects = set(union.subjects())
    assert said(dataset, "triples") == len(union)
    assert said(dataset, "distinctSubjects") == len(subjects)
    assert said(dataset, "distinctObjects") == len(set(union.objects()))
    assert said(dataset, "properties") == len(set(union.predicates()))
    assert said(dataset, "classes") == len(set(union.objects(None, rdflib.RDF.type)))
    space = str(void.value(dataset, VOID.uriSpace))
    assert said(dataset, "entities") == sum(str(one).startswith(space) for one in subjects)

    parts = {
        void.value(node, VOID.property): node
        for node in void.objects(dataset, VOID.propertyPartition)
    }
    assert set(parts) == set(union.predicates())
    for predicate, node in parts.items():
        pairs = list(union.subject_objects(predicate))
        assert said(node, "triples") == len(pairs)
        assert said(node, "distinctSubjects") == len({s for s, _ in pairs})
        assert said(node, "distinctObjects") == len({o for _, o in pairs})

    classes = {
        void.value(node, VOID["class"]): node for node in void.objects(dataset, VOID.classPartition)
    }
    assert set(classes) == set(union.objects(None, rdflib.RDF.type))
    for kind, node in classes.items():
        members = set(union.subjects(rdflib.RDF.type, kind))
        assert said(node, "entities") == len(members)
        assert said(node, "triples") == sum(
            1 for m in members for _ in union.triples((m, None, None))
        )


def test_void_counts_the_links_to_other_datasets(top: Path, union: rdflib.Graph) -> None:
    void = rdflib.Graph().parse(top / "void.ttl")
    told = {
        (str(void.value(node, VOID.linkPredicate)), str(void.value(node, VOID.objectsTarget))): int(
            str(void.value(node, VOID.triples))
        )
        for node in void.subjects(rdflib.RDF.type, VOID.Linkset)
    }
    found = Counter(
        (str(p), "/".join(str(o).split("/")[:3]) + "/")
        for _, p, o in union
        if str(p).endswith("Match") and not str(o).startswith("https://w3id.org/passerelle/")
    )
    assert told == dict(found)
    assert told["http://www.w3.org/2004/02/skos/core#exactMatch", "http://www.wikidata.org/"] > 10


def test_the_well_known_address_says_the_same(top: Path) -> None:
    assert (top / ".well-known/void").read_bytes() == (top / "void.ttl").read_bytes()


@pytest.mark.parametrize("name", ["catalog", "dataset"])
def test_figures_of_the_catalogue_are_those_of_the_files(top: Path, name: str) -> None:
    catalogue = rdflib.Graph().parse(top / f"{name}.ttl")
    home = "https://w3id.org/passerelle/"
    places = set()
    for node in catalogue.subjects(rdflib.RDF.type, DCAT.Distribution):
        place = str(catalogue.value(node, DCAT.downloadURL)).removeprefix(home)
        data = (top / place).read_bytes()
        assert int(str(catalogue.value(node, DCAT.byteSize))) == len(data)
        checksum = catalogue.value(node, SPDX.checksum)
        written = str(catalogue.value(checksum, SPDX.checksumValue))
        assert written.lower() == hashlib.sha256(data).hexdigest()
        places.add(place)
    there = {p.relative_to(top).as_posix() for p in (top / "dumps").rglob("*.*")}
    assert places == there


@pytest.mark.parametrize("name", ["catalog", "dataset"])
def test_turtle_and_json_ld_say_the_same_without_blank_nodes(top: Path, name: str) -> None:
    turtle = {q.triple for q in ox.parse(path=str(top / f"{name}.ttl"))}
    json_ld = {q.triple for q in ox.parse(path=str(top / f"{name}.jsonld"))}
    assert turtle == json_ld
    assert not [t for t in turtle if ox.BlankNode in (type(t.subject), type(t.object))]


def test_the_same_graph_is_described_in_the_same_bytes(top: Path, reference: Workspace) -> None:
    again = site_of(reference)
    for part in (catalogue_files, void_files, dataset_files):
        for file in part(again):
            assert (top / file.place).read_text(encoding="utf-8") == file.content


def test_releases_are_versions_of_the_dataset(tmp_path: Path, reference: Workspace) -> None:
    root = tmp_path / "data"
    shutil.copytree(reference.root, root)
    freeze(Workspace(root), "1.0.0", notes={"fr": "Première"}, day=date(2026, 11, 26))
    site = site_of(Workspace(root))
    made = {file.place: file.content for part in (catalogue_files, releases) for file in part(site)}
    catalogue = rdflib.Graph().parse(data=str(made["catalog.ttl"]), format="turtle")
    dataset = rdflib.URIRef("https://w3id.org/passerelle/dataset")
    (version,) = catalogue.objects(dataset, DCAT.hasVersion)
    assert (version, DCAT.isVersionOf, dataset) in catalogue
    assert catalogue.value(version, DCAT.version) == rdflib.Literal("1.0.0")
    assert str(catalogue.value(dataset, rdflib.DCTERMS.issued)) == "2026-11-26"
    (distribution,) = catalogue.objects(version, DCAT.distribution)
    place = str(catalogue.value(distribution, DCAT.downloadURL)).removeprefix(site.home)
    file = made[place]
    assert isinstance(file, Path)
    assert int(str(catalogue.value(distribution, DCAT.byteSize))) == file.stat().st_size
    checksum = catalogue.value(catalogue.value(distribution, SPDX.checksum), SPDX.checksumValue)
    assert str(checksum).lower() == hashlib.sha256(file.read_bytes()).hexdigest()
    page = str(catalogue.value(version, DCAT.landingPage)).removeprefix(site.home)
    assert page in made


def test_search_engines_find_a_dataset(site: Site, dumps: Dumps) -> None:
    about = schema_dataset(site)
    assert (about["@type"], about["license"]) == ("Dataset", site.settings.graph.licence)
    assert {one["@language"] for one in about["name"]} == {"fr", "en", "zh"}
    sizes = {one["contentUrl"]: one["contentSize"] for one in about["distribution"]}
    assert sizes == {site.home + one.place: f"{one.size} B" for one in dumps.files}
    assert json.loads(json.dumps(about)) == about


# --- tables ------------------------------------------------------------------------------


def rows(top: Path, table: str) -> list[dict[str, str]]:
    with (top / f"dumps/tables/{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_each_table_has_a_row_per_member_of_its_classes(top: Path, union: rdflib.Graph) -> None:
    for table in TABLES:
        nodes = {
            str(node)
            for kind in table.classes
            for node in union.subjects(rdflib.RDF.type, rdflib.URIRef(kind.value))
        }
        if nodes and not table.each:
            assert sorted(row["id"] for row in rows(top, table.name)) == sorted(nodes)


def test_names_have_a_row_each_with_its_language(top: Path, union: rdflib.Graph) -> None:
    written = union.subject_objects(rdflib.URIRef(PAS.nameAsWritten.value))
    found = {(row["id"], row["name"], row["lang"]) for row in rows(top, "names")}
    assert found == {(str(s), str(o), o.language or "") for s, o in written}  # type: ignore[attr-defined]


def test_csv_and_parquet_hold_the_same_rows(top: Path) -> None:
    for path in sorted((top / "dumps/tables").glob("*.csv")):
        frame = pl.read_parquet(path.with_suffix(".parquet"))
        assert frame.height == len(rows(top, path.stem))
        assert frame["id"].to_list() == [row["id"] for row in rows(top, path.stem)]


def test_parties_lead_to_their_cooperations(top: Path) -> None:
    cooperations = {row["id"] for row in rows(top, "cooperations")}
    led_to = {row["cooperation"] for row in rows(top, "parties")}
    assert led_to < cooperations
    assert len(cooperations - led_to) == 1, "the network that is only intended names nobody"


def test_a_table_says_what_the_graph_says(top: Path) -> None:
    (event,) = (row for row in rows(top, "events") if "/event/1res-rencontres-" in row["id"])
    assert (event["earliest_start"], event["latest_end"]) == ("2005-10-25", "2005-10-28")
    assert event["place"].endswith("/territory/wuhan")
    assert (event["event_kind"], event["edition"]) == ("conference", "1")
    assert event["name_zh"] == "首届中法地方政府合作高层论坛"


def tool(name: str) -> str:
    path = Path(sys.executable).parent / name
    assert path.is_file(), f"the development dependency that brings '{name}' is not installed"
    return str(path)


@pytest.mark.parametrize(
    "command",
    [("frictionless", "validate", "datapackage.json"), ("csvwvalidate", "csv-metadata.json")],
)
def test_other_programs_find_the_tables_as_they_are_described(
    top: Path, command: tuple[str, ...]
) -> None:
    done = subprocess.run(
        [tool(command[0]), *command[1:]],
        cwd=top / "dumps/tables",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_columns_are_titled_in_three_languages(top: Path) -> None:
    group = json.loads((top / "dumps/tables/csv-metadata.json").read_text(encoding="utf-8"))
    (parties,) = (one for one in group["tables"] if one["url"] == "parties.csv")
    (actor,) = (c for c in parties["tableSchema"]["columns"] if c["name"] == "actor")
    assert actor["propertyUrl"] == PAS.partyActor.value
    titles = {one["@language"]: one["@value"] for one in actor["dc:title"]}
    labels = [
        quad.object
        for quad in ox.parse(path=ontology_dir() / "passerelle.ttl")
        if quad.subject == PAS.partyActor and quad.predicate == RDFS.label
    ]
    assert titles == {one.language: one.value for one in labels if isinstance(one, ox.Literal)}
