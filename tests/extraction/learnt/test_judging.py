"""What is too unlikely is left out with all that hangs on it; the rest keeps its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from passerelle.documents import Document
from passerelle.extraction.gazetteer import Gazetteer
from passerelle.extraction.learnt.judging import facts, judged, likely_things, likely_ties
from passerelle.extraction.learnt.tagger import use
from passerelle.extraction.learnt.worth import THINGS, TIES, Worth
from passerelle.extraction.pipeline import LEARNT, analyse
from passerelle.extraction.reading.analysis import Analysis
from tests.extraction.learnt.trained import trained

TEXT = (
    "Le maire de Niort, Zoé Martin, a reçu le 3 mai 2024 une délégation de l'association Relais"
    " Mali. Elle a signé avec Jean Traoré, président de l'association, une convention sur l'eau."
)


@pytest.fixture
def bench() -> Analysis:
    return analyse(Document("x.txt", TEXT, "fr", published="2024-06-20"), Gazetteer(), LEARNT)


def test_every_fact_has_features_of_its_list(bench: Analysis) -> None:
    worth = Worth(bench)
    told = facts(bench, (*THINGS, *TIES))
    assert {"people", "bodies", "events", "functions", "roles"} <= {name for name, _ in told}
    for name, fact in told:
        signs = worth.of(name, fact)
        assert f"{name}:rule={fact.rule}" in signs
        assert all(sign == name or sign.startswith(f"{name}:") for sign in signs)


def test_without_models_nothing_changes(bench: Analysis, tmp_path: Path) -> None:
    before = bench.account()
    with use(tmp_path):
        for stage in (likely_things, likely_ties, judged):
            stage(bench)
    assert bench.account() == before


def test_confidence_becomes_how_likely_a_fact_is_right(bench: Analysis, tmp_path: Path) -> None:
    worth = Worth(bench)
    body = next(one for one in bench.bodies.values() if one.name == "Niort")
    other = next(one for one in bench.bodies.values() if one.name != "Niort")
    rows = [([worth.of("bodies", body)], ["wrong"]), ([worth.of("bodies", other)], ["right"])]
    with use(trained(tmp_path, "things-fr", rows)):
        likely_things(bench)
    assert bench.bodies[body.key].confidence < 0.5 < bench.bodies[other.key].confidence


def test_what_hangs_on_a_thing_goes_with_it(bench: Analysis) -> None:
    zoe = next(one for one in bench.people.values() if one.family == "Martin")
    bench.people[zoe.key] = zoe.model_copy(update={"confidence": 0.01})
    held = [one for one in bench.functions if one.person == zoe.key]
    assert held
    judged(bench)
    account = bench.account()
    assert zoe.key not in {one.key for one in account.people}
    assert zoe.key not in {one.person for one in account.functions}
    assert zoe.key not in {one.who for one in account.roles}
    assert zoe.key not in {one.entity for one in bench.mentions}
    assert all(zoe.key != one.who for a in account.agreements for one in a.signed_by)
    assert "Jean Traoré" in {one.name for one in account.people}


def test_a_party_that_goes_leaves_the_agreement_standing() -> None:
    text = "La ville de Niort et la ville de Kati sont jumelées depuis 1986."
    bench = analyse(Document("x.txt", text, "fr"), Gazetteer(), LEARNT)
    agreement = next(one for one in bench.agreements.values() if one.parties)
    party = agreement.parties[0]
    low = bench.bodies[party].model_copy(update={"confidence": 0.01})
    bench.bodies[party] = low
    judged(bench)
    assert party not in bench.agreements[agreement.key].parties


def test_what_the_graph_knows_stays(bench: Analysis, tmp_path: Path) -> None:
    body = next(one for one in bench.bodies.values() if one.name == "Niort")
    known = body.model_copy(update={"known": "https://example.org/niort"})
    bench.bodies[body.key] = known
    rows = [([Worth(bench).of("bodies", known)], ["wrong"]), ([["x"]], ["right"])]
    with use(trained(tmp_path, "things-fr", rows)):
        likely_things(bench)
    assert bench.bodies[body.key].confidence == pytest.approx(0.9)


def test_what_only_examples_tell_must_be_likelier_than_what_a_rule_found(bench: Analysis) -> None:
    zoe, jean = bench.people.values()
    bench.people[zoe.key] = zoe.model_copy(update={"confidence": 0.3})
    bench.people[jean.key] = jean.model_copy(
        update={"confidence": 0.3, "rule": "people/learnt"},
    )
    judged(bench)
    assert list(bench.people) == [zoe.key]
