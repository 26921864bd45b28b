"""The reference workspace France-China: what it must say, and what it must not."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pytest

from passerelle.pipeline.build import build
from passerelle.pipeline.state import open_store
from passerelle.queries.bind import with_prefixes
from passerelle.store import Store
from passerelle.store.terms import plain
from passerelle.workspace import Workspace
from tests.conftest import ROOT, run_passerelle

MEETING = "rencontre-du-groupe-d-amitie-france-chine-du-senat-avec-une-delegation-chinoise"
EVENT = f"<https://w3id.org/passerelle/id/event/{MEETING}>"


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("reference") / "data"
    shutil.copytree(ROOT / "data", root, ignore=shutil.ignore_patterns("build"))
    report = build(Workspace(root))
    assert (report.rejected, report.minted) == (0, 0), "the ledger is committed whole"
    return root


@pytest.fixture(scope="module")
def store(reference: Path) -> Store:
    return open_store(Workspace(reference))


def rows(store: Store, query: str) -> list[tuple[str, ...]]:
    answer = store.select(with_prefixes(query))
    return [tuple(plain(term).rsplit("#", 1)[-1] for term in row) for row in answer.rows]


def count(store: Store, pattern: str) -> int:
    ((number,),) = rows(store, f"SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ {pattern} }}")
    return int(number)


def test_the_meeting_has_eight_people_four_bodies_and_the_delegation(reference: Path) -> None:
    ran = run_passerelle(
        "query", "events/who-took-part", "-w", reference, "-f", "csv", "--lang", "fr",
        "--param", f"event=event/{MEETING}",
    )  # fmt: skip
    found = list(csv.DictReader(io.StringIO(ran.out)))
    roles = sorted(row["role"] for row in found)
    assert roles == ["hôte", "initiateur", "initiateur", "invité", *["participant"] * 8, "soutien"]
    people = {row["participant"]: row for row in found if row["role"] == "participant"}
    assert all(row["body"] and row["function"] and row["quote"] for row in people.values())
    assert people["David Ros"]["function"] == "président de groupe"
    assert sum("CDEFC" in r["body"] or "Comité" in r["body"] for r in people.values()) == 2


def test_nobody_at_the_meeting_cooperates_by_it(store: Store) -> None:
    both = (
        f"?p pas:inEvent {EVENT} ; pas:participant|pas:onBehalfOf ?x . "
        f"?q pas:inEvent {EVENT} ; pas:participant|pas:onBehalfOf ?y . "
    )
    assert count(store, both + "?x pas:coParticipatedWith ?y") == 13
    assert count(store, both + "?x pas:cooperatesWith ?y") == 0


def test_the_meeting_is_undated_with_reasoned_bounds(store: Store) -> None:
    assert rows(
        store,
        f"SELECT DISTINCT ?e ?l WHERE {{ {EVENT} pas:earliestStart ?e ; pas:latestEnd ?l }}",
    ) == [("2023-09-24", "2026-11-23")]


def test_twelve_memberships_and_one_intended_network_without_parties(store: Store) -> None:
    people = f"?p pas:inEvent {EVENT} ; pas:participant ?who . ?who a foaf:Person . "
    assert count(store, people + "?x a org:Membership ; org:member ?who") == 12
    network = (
        "?x pas:cooperationKind cooperation-kind:network ; pas:modality modality:intended "
        "FILTER NOT EXISTS { ?party pas:inCooperation ?x }"
    )
    assert count(store, network) == 1


def test_the_anonymous_delegation_stays_anonymous(store: Store) -> None:
    delegation = f"?p pas:inEvent {EVENT} ; pas:participant ?x . ?x a pas:Delegation "
    assert count(store, delegation) == 1
    assert count(store, delegation + "; pas:hasMember ?someone") == 0
    assert count(store, delegation + "; pas:statedSize ?size") == 0


def test_all_sixty_one_pairs_of_the_list_are_evidence(store: Store) -> None:
    in_list = (
        "?claim pas:saidBy <https://w3id.org/passerelle/id/source/twin-towns> ; "
        "pas:about ?coop . ?coop a pas:Partnership . "
    )
    assert count(store, in_list + "?claim pas:supportedBy ?x") == 61
    assert count(store, in_list.replace("?coop", "?x")) == 57, "four pairs stand twice"
    modality = rows(store, f"SELECT DISTINCT ?m WHERE {{ {in_list} ?claim pas:modality ?m }}")
    assert modality == [("reported",)]


def test_contradicting_years_are_kept_and_one_is_shown(store: Store) -> None:
    coop = (
        "?a pas:partyActor <https://w3id.org/passerelle/id/collectivity/montpellier> ; "
        "pas:inCooperation ?c . ?b pas:inCooperation ?c ; "
        "pas:partyActor <https://w3id.org/passerelle/id/collectivity/chengdu> . "
    )
    said = rows(
        store,
        f"SELECT DISTINCT ?t WHERE {{ {coop} ?x pas:about ?c ; pas:timeAsWritten ?t }}",
    )
    assert {("1979",), ("1981",)} <= set(said)
    shown = rows(store, f"SELECT DISTINCT ?t WHERE {{ {coop} ?c pas:timeAsWritten ?t }}")
    assert len(shown) == 1
    assert shown[0][0].startswith("1981")


def test_every_claim_says_whose_it_is_and_rests_on_a_row_or_a_quote(store: Store) -> None:
    assert count(store, "?x a pas:Claim FILTER NOT EXISTS { ?x pas:saidBy ?s }") == 0
    assert count(store, "?x a pas:Claim FILTER NOT EXISTS { ?x pas:supportedBy ?e }") == 0
    assert count(
        store,
        "?x a pas:Evidence FILTER NOT EXISTS { ?x pas:row ?r } "
        "FILTER NOT EXISTS { ?x oa:hasSelector/oa:exact ?q }",
    ) == 0  # fmt: skip


def test_every_source_names_its_publisher_and_licence(store: Store) -> None:
    sources = count(store, "?x a pas:Source")
    assert sources == len(list((ROOT / "data/sources").iterdir()))
    described = "?x a pas:Source ; dcterms:publisher ?p ; dcterms:license ?l ; pas:retrieved ?r"
    assert count(store, described) == sources


@pytest.mark.parametrize("lang", ["fr", "en", "zh"])
def test_authorities_have_names_in_three_languages(store: Store, lang: str) -> None:
    nameless = {
        name
        for (name,) in rows(
            store,
            "SELECT DISTINCT ?n WHERE { ?x a pas:Collectivity ; skos:prefLabel ?n "
            "FILTER(LANGMATCHES(LANG(?n), 'fr')) FILTER NOT EXISTS { ?x skos:prefLabel ?m "
            f"FILTER(LANGMATCHES(LANG(?m), '{lang}')) }} }}",
        )
    }
    # A Chinese name that no source gives is not invented.
    unknown = {
        *("Bourgoin-Jallieu", "Communauté d'agglomération bergeracoise"),
        *("Communauté urbaine d'Arras", "Ermont", "La Possession"),
        *("Montereau-Fault-Yonne", "Paray-le-Monial", "Rosny-sous-Bois"),
    }
    assert nameless == (unknown if lang == "zh" else set())


def test_no_private_fact_of_a_person(store: Store) -> None:
    allowed = {
        "type", "nameAsWritten", "prefLabel", "altLabel", "publicBasis", "familyName",
        "givenName", "modality", "identifier", "exactMatch", "coParticipatedWith",
    }  # fmt: skip
    found = {
        name.rsplit("/", 1)[-1]
        for (name,) in rows(store, "SELECT DISTINCT ?p WHERE { ?x a foaf:Person ; ?p ?o }")
    }
    assert found <= allowed


def test_names_do_not_get_characters_nobody_wrote(store: Store) -> None:
    chinese = rows(
        store,
        "SELECT DISTINCT ?n WHERE { ?x a foaf:Person ; pas:publicBasis "
        "public-basis:official-mention ; pas:nameAsWritten ?n "
        "FILTER(LANGMATCHES(LANG(?n), 'zh')) }",
    )
    assert chinese == []
