"""The registers as they ship: they build, join the lists, and keep their hard cases right."""

from __future__ import annotations

import shutil

import pytest

from passerelle.pipeline.build import build
from passerelle.pipeline.report import BuildReport
from passerelle.pipeline.state import open_store
from passerelle.store import Store
from passerelle.store.terms import plain
from passerelle.workspace import Workspace
from tests.conftest import ROOT

REGISTERS = ROOT / "data/registers"
PREFIXES = """
PREFIX pas: <https://w3id.org/passerelle/def#>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX adms: <http://www.w3.org/ns/adms#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX scheme: <https://w3id.org/passerelle/def/identifier-scheme#>
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, BuildReport]:
    root = tmp_path_factory.mktemp("registers")
    (root / "passerelle.toml").write_text("", encoding="utf-8")
    ready = [f for f in REGISTERS.iterdir() if f.is_dir() and f.name != "wikidata-twins"]
    for folder in ready:
        shutil.copytree(folder, root / "sources" / folder.name)
    workspace = Workspace(root)
    report = build(workspace)
    return open_store(workspace), report


def ask(store: Store, query: str) -> set[tuple[str, ...]]:
    found = store.select(PREFIXES + query)
    return {tuple(plain(term) for term in row) for row in found.rows}


def coded(store: Store, scheme: str, code: str) -> str:
    """The one thing that bears a code."""
    ((thing,),) = ask(
        store,
        f'SELECT DISTINCT ?thing {{ ?thing adms:identifier ?id . ?id skos:notation "{code}" ; '
        f"pas:identifierScheme scheme:{scheme} }}",
    )
    return thing


def names(store: Store, thing: str) -> set[str]:
    return {
        name for (name,) in ask(store, f"SELECT ?n {{ <{thing}> skos:prefLabel|skos:altLabel ?n }}")
    }


def test_they_build_without_a_row_rejected(built: tuple[Store, BuildReport]) -> None:
    _, report = built
    assert report.rejected == 0
    assert "Violation" not in report.found


def test_dunkirk_is_dunkerque_and_chengdu_is_its_hanzi(built: tuple[Store, BuildReport]) -> None:
    store, _ = built
    assert {"Dunkirk", "Dunkerque"} <= names(store, coded(store, "insee", "59183"))
    assert {"Chengdu", "成都市", "Chengdu Shi"} <= names(store, coded(store, "gb2260", "510100"))
    assert "Suzhou, Jiangsu" in names(store, coded(store, "gb2260", "320500"))
    assert not any("Jiangsu" in name for name in names(store, coded(store, "gb2260", "341300")))


def test_a_pair_in_both_lists_is_one_partnership(built: tuple[Store, BuildReport]) -> None:
    store, _ = built
    ends = coded(store, "insee", "34172"), coded(store, "gb2260", "510100")
    found = ask(
        store,
        "SELECT DISTINCT ?cooperation ?source { "
        "?claim pas:about ?cooperation ; pas:saidBy ?source . "
        + " ".join(
            f"?party{n} pas:inCooperation ?cooperation ; pas:partyActor ?actor{n} . "
            f"?actor{n} pas:administers <{end}> ."
            for n, end in enumerate(ends)
        )
        + " }",
    )
    assert len({cooperation for cooperation, _ in found}) == 1
    said = {source.rsplit("/", 1)[-1] for _, source in found}
    assert said == {"world-twins", "wikidata-twins-france"}


def test_a_grouping_over_several_departments_counts_once_in_each(
    built: tuple[Store, BuildReport],
) -> None:
    store, _ = built
    within = ask(
        store,
        """SELECT ?code (COUNT(DISTINCT ?place) AS ?n) {
          ?place pas:level 3 ; pas:within ?dep . ?dep adms:identifier ?id .
          ?id pas:identifierScheme scheme:insee-dep ; skos:notation ?code
        } GROUP BY ?code""",
    )
    assert {("35", "1"), ("44", "1"), ("56", "1")} <= within
    ((redon,),) = ask(
        store,
        "SELECT (COUNT(DISTINCT ?place) AS ?n) { ?place pas:level 3 ; pas:within+ ?up . "
        '?up skos:prefLabel ?name FILTER(STR(?name) IN ("Bretagne", "Pays de la Loire")) }',
    )
    assert redon == "1"


def test_a_merged_commune_leads_to_the_new_one(built: tuple[Store, BuildReport]) -> None:
    store, _ = built
    annecy = coded(store, "insee", "74010")
    former = coded(store, "insee", "74093")  # Cran-Gevrier, merged in 2017
    assert (annecy,) in ask(store, f"SELECT ?new {{ <{former}> dct:isReplacedBy ?new }}")
    bodies = ask(
        store,
        "SELECT DISTINCT ?now { ?body a pas:Collectivity ; skos:prefLabel ?name ; "
        'dct:isReplacedBy ?new . ?new skos:prefLabel ?now FILTER(STR(?name) = "Cran-Gevrier") }',
    )
    assert bodies == {("Annecy",)}


def test_saint_denis_on_reunion_is_not_the_one_near_paris(
    built: tuple[Store, BuildReport],
) -> None:
    store, _ = built
    partners = ask(
        store,
        """SELECT DISTINCT ?name { ?here pas:inCooperation ?c ; pas:partyActor ?body .
          ?body pas:administers ?place . ?place adms:identifier ?id . ?id skos:notation "93066" .
          ?there pas:inCooperation ?c ; pas:partyActor ?other . ?other skos:prefLabel ?name
          FILTER(?other != ?body) }""",
    )
    assert not {name for (name,) in partners} & {"Taiyuan", "Metz", "太原市"}


def test_no_register_is_left_out_of_the_table() -> None:
    table = (REGISTERS / "README.md").read_text(encoding="utf-8")
    folders = [folder.name for folder in REGISTERS.iterdir() if folder.is_dir()]
    assert [name for name in folders if f"`{name}`" not in table] == []


def test_each_says_who_publishes_it_and_under_which_licence() -> None:
    for file in sorted(REGISTERS.glob("*/source.toml")):
        text = file.read_text(encoding="utf-8")
        assert 'licence = "https://' in text, file
