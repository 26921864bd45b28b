"""A small graph to ask, and a workspace built once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest
from pyoxigraph import Literal, NamedNode

from passerelle.queries import Answer
from passerelle.store import EmbeddedStore, Solutions
from tests.conftest import (
    PLACES_CSV,
    PLACES_TOML,
    TWINS_CSV,
    TWINS_TOML,
    run_passerelle,
    write_files,
)
from tests.sharing import made_once

BASE = "https://w3id.org/passerelle/id/"
GRAPH = """
@prefix pas: <https://w3id.org/passerelle/def#> .
@prefix kind: <https://w3id.org/passerelle/def/actor-kind#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix graph: <https://w3id.org/passerelle/graph/> .
graph:shown {
  <collectivity/jinan> a pas:Collectivity ; pas:actorKind kind:prefecture-city ;
    skos:prefLabel "Jinan"@fr , "济南市"@zh ; skos:altLabel "Tsinan"@en .
  <collectivity/saint-denis> a pas:Collectivity ; pas:actorKind kind:commune ;
    skos:prefLabel "Saint-Denis"@fr .
  <collectivity/saint-denis-2> a pas:Collectivity ; pas:actorKind kind:commune ;
    skos:prefLabel "Saint Denis"@fr .
  <territory/jinan> a pas:Territory ; skos:prefLabel "Jinan"@fr .
}
graph:ontology {
  kind:commune skos:prefLabel "commune"@fr , "市镇"@zh .
  kind:prefecture-city skos:prefLabel "ville-préfecture"@fr , "地级市"@zh .
}
"""


@pytest.fixture
def store() -> EmbeddedStore:
    held = EmbeddedStore()
    held.load(ox.parse(GRAPH, format=ox.RdfFormat.TRIG, base_iri=BASE))
    return held


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of four authorities and two twinnings, built: one for each module."""
    files: dict[str, str | bytes] = {
        "passerelle.toml": '[graph]\ntitle = { fr = "Essai" }\n',
        "sources/places/source.toml": PLACES_TOML,
        "sources/places/places.csv": PLACES_CSV,
        "sources/twins/source.toml": TWINS_TOML,
        "sources/twins/twins.csv": TWINS_CSV,
    }

    def make(home: Path) -> None:
        write_files(home / "ws", files)
        assert run_passerelle("build", "-q", "-w", home / "ws").code == 0

    made = made_once(tmp_path_factory, "asked", make) / "ws"
    return shutil.copytree(made, tmp_path_factory.mktemp("asked-of") / "ws", symlinks=True)


def typed(text: str, kind: str) -> Literal:
    return Literal(text, datatype=NamedNode(f"http://www.w3.org/2001/XMLSchema#{kind}"))


def answer(
    *rows: tuple[object, ...], names: str = "a b", labels: dict[str, str] | None = None
) -> Answer:
    """An answer made of rows; plain texts become literals."""
    variables = tuple(names.split())
    terms = [tuple(Literal(c) if isinstance(c, str) else c for c in row) for row in rows]
    return Answer(Solutions(variables, terms), variables, labels or {})  # type: ignore[arg-type]
