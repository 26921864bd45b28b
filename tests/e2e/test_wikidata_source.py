"""The ready Wikidata source, from a real SPARQL server to the graph, as a user goes about it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from pyoxigraph import Quad, RdfFormat

from passerelle.endpoint import Endpoint
from tests.conftest import ROOT, run_passerelle, write_files
from tests.servers import oxigraph

READY = ROOT / "data/registers/wikidata-twins"
WORLD = ROOT / "tests/fixtures/wikidata-twins.ttl"
PREFIXES = """\
PREFIX wd: <http://www.wikidata.org/entity/>
PREFIX wds: <http://www.wikidata.org/entity/statement/>
PREFIX p: <http://www.wikidata.org/prop/>
PREFIX ps: <http://www.wikidata.org/prop/statement/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""


@pytest.fixture
def wikidata(tmp_path: Path) -> Iterator[str]:
    """The address of a server with the made-up world."""
    (tmp_path / "server").mkdir()
    with oxigraph(tmp_path / "server") as address:
        Endpoint(f"{address}/store?default").put(WORLD.read_bytes(), "text/turtle")
        yield address


def change(server: str, update: str) -> None:
    Endpoint(f"{server}/update").update(PREFIXES + update)


def ready(workspace: Path, server: str, more: str = "") -> Path:
    """The ready source copied into `workspace`, but for the address it asks."""
    folder = workspace / "sources/wikidata-twins"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(READY, folder)
    toml = folder / "source.toml"
    text = toml.read_text("utf-8").replace("https://query.wikidata.org/sparql", f"{server}/query")
    toml.write_text(text.replace("timeout = 90", f"{more}\ntimeout = 90"), "utf-8")
    return folder


def passerelle(workspace: Path, *args: str | Path, fresh: bool = False) -> tuple[str, str]:
    """What a command that must end well prints, and what it remarks."""
    done = run_passerelle(*args, "-w", workspace, fresh=fresh)
    assert done.code == 0, done.err
    return done.out, done.err


def refresh(workspace: Path, *more: str) -> tuple[str, str]:
    return passerelle(workspace, "ingest", "wikidata-twins", "--refresh", *more)


def graphs_of(workspace: Path) -> dict[str, set[Quad]]:
    """The quads of the built graph by the name of their named graph."""
    out = workspace / "dump.nq"
    passerelle(workspace, "export", "-o", out)
    graphs: dict[str, set[Quad]] = {}
    for quad in ox.parse(path=str(out), format=RdfFormat.N_QUADS):
        name = quad.graph_name.value.rpartition("/graph/")[2]
        graphs.setdefault(name, set()).add(quad)
    return graphs


def rows(folder: Path) -> list[str]:
    text = (folder / "snapshot.csv").read_text("utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")][1:]


def test_refresh_build_offline_refresh_again_and_only_that_graph_changes(
    workspace: Path, wikidata: str
) -> None:
    folder = ready(workspace, wikidata)
    done = run_passerelle("build", "-w", workspace)
    assert done.code == 1
    assert "Run 'passerelle ingest --refresh wikidata-twins'." in done.err

    out, err = refresh(workspace)
    assert "7 rows give 14 territory, 14 collectivity, 7 partnership; 0 rejected" in out
    assert "7 rows, the first answer; snapshot.csv written" in err
    passerelle(workspace, "build")
    first, before = rows(folder), graphs_of(workspace)

    # One statement comes and another goes; a build does not hear of it, a dry run tells.
    change(
        wikidata,
        "DELETE WHERE { wd:Q990000104 ?p ?o } ;"
        "INSERT DATA { wd:Q990000102 p:P190 wds:new . wds:new ps:P190 wd:Q990000001 }",
    )
    assert "Nothing has changed" in passerelle(workspace, "build")[1]
    assert "1 lines new, 1 gone; snapshot.csv not written" in refresh(workspace, "--dry-run")[1]
    assert rows(folder) == first

    assert "1 lines new, 1 gone; snapshot.csv written" in refresh(workspace)[1]
    assert len(set(rows(folder)) - set(first)) == 1
    passerelle(workspace, "build", fresh=True)
    after = graphs_of(workspace)
    told = {name for name in before if name.startswith("source/") and before[name] != after[name]}
    assert told == {"source/wikidata-twins"}
    changed = before["meta"] ^ after["meta"]  # what is said of the source: the version read
    assert {quad.subject.value.rsplit("/", 2)[-2] for quad in changed} == {"source-version"}

    retrieved = (folder / "snapshot.csv").read_text("utf-8").splitlines()[1].split(" = ")[1]
    assert f"unchanged since {retrieved}" in refresh(workspace)[1]
    assert retrieved in passerelle(workspace, "status")[0]
    stated = {quad.object.value for quad in after["meta"] if "retrieved" in quad.predicate.value}
    assert retrieved in stated


def test_the_graph_says_what_the_items_say_and_no_code_that_is_none(
    tmp_path: Path, wikidata: str
) -> None:
    workspace = write_files(tmp_path / "ws", {"passerelle.toml": ""})
    ready(workspace, wikidata)
    refresh(workspace)
    passerelle(workspace, "build")
    source = graphs_of(workspace)["source/wikidata-twins"]
    objects = {(quad.predicate.value.rpartition("#")[2], quad.object.value) for quad in source}
    codes = {value for name, value in objects if name == "notation" and value[0] != "Q"}
    assert codes == {"34999", "213499999", "519900", "810000", "FR-COL", "CN-QY"}
    names = {str(quad.object) for quad in source if quad.predicate.value.endswith("AsWritten")}
    assert {'"明善市"@zh', '"Qingshui"', '"Q990000104"', '"Q990000106"', '"清源省"@zh'} <= names
    assert {'"1981/"', '"1981-06-22/"', '"1999-05/2012"'} <= names
    assert {value.rpartition("#")[2] for name, value in objects if name == "modality"} == {
        "reported"
    }
    kinds = [quad.subject for quad in source if quad.object.value.endswith("def#Partnership")]
    assert len(kinds) == 6  # the statements of both sides are one twinning
    cited = {value.rpartition("/")[2] for _, value in objects if "/entity/statement/" in value}
    assert cited == {f"Q990000{end}" for end in ("001-A", "101-B", "102-D", "003-E")} | {
        f"Q990000{end}" for end in ("104-G", "105-H", "106-I")
    }


def test_pages_give_what_one_answer_gives(workspace: Path, wikidata: str) -> None:
    folder = ready(workspace, wikidata)
    refresh(workspace)
    whole = rows(folder)
    folder = ready(workspace, wikidata, more="page_size = 3")
    refresh(workspace)
    assert rows(folder) == whole
    assert len(whole) == 7


def test_two_engines_answer_the_ready_query_alike() -> None:
    query = (READY / "twins.rq").read_text("utf-8")
    store = ox.Store()
    store.load(path=str(WORLD), format=RdfFormat.TURTLE)
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    names = [variable.value for variable in found.variables]
    one = [{n: s[n].value for n in names if s[n] is not None} for s in found]
    graph = rdflib.Graph().parse(WORLD)
    two = [{n: str(s[n]) for n in names if s[n] is not None} for s in graph.query(query)]  # type: ignore[index]
    assert one == two
    assert len(one) == 7
