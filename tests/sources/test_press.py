"""A source of texts gives what was accepted, each fact with the words it rests on."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import networkx as nx
import pytest

from passerelle.errors import SourceError
from passerelle.network.cards import with_cards
from passerelle.pipeline.build import build
from passerelle.pipeline.state import open_built
from passerelle.records import Event, Institution, Membership, Participation, Person
from passerelle.references import Quote
from passerelle.sources.base import SourceResult
from passerelle.sources.facts import Fact, load_facts, write_facts
from passerelle.sources.read import digest_folder, load_description, read_source
from passerelle.store.terms import plain
from passerelle.vocabulary import load_vocabulary
from passerelle.workspace import Workspace
from tests.conftest import write_files
from tests.text.press import PRESS_TOML, decide, press_workspace

SENAT = "fr-senat-rencontre.txt"


def read_press(root: Path) -> SourceResult:
    folder = root / "sources/press"
    source, workspace = load_description(folder), Workspace(root)
    return read_source(folder, source, digest_folder(folder), load_vocabulary(), workspace.minter)


def one(root: Path, kind: str, words: str) -> Fact:
    """The fact of a kind whose record holds `words`."""
    return next(
        fact
        for fact in load_facts(root / "sources/press")
        if fact.kind == kind and words in json.dumps(fact.record, ensure_ascii=False)
    )


def kinds(result: SourceResult) -> Counter[str]:
    return Counter(record.type for record in result.records)


def test_without_decisions_a_text_gives_nothing(tmp_path: Path) -> None:
    result = read_press(press_workspace(tmp_path, SENAT))
    assert (result.records, result.rejected, result.rows) == ([], [], 56)


def test_what_was_accepted_comes_in_with_its_quote(tmp_path: Path) -> None:
    root = press_workspace(tmp_path, SENAT)
    decide(root)
    result = read_press(root)
    assert result.rejected == []
    assert kinds(result) == {
        "person": 8,
        "institution": 5,
        "territory": 1,
        "delegation": 1,
        "event": 1,
        "partnership": 1,
        "membership": 12,
        "participation": 13,
    }
    text = (root / "sources/press" / SENAT).read_text(encoding="utf-8")
    for record in result.records:
        for quote in record.evidence:
            assert isinstance(quote, Quote)
            assert text[quote.start : quote.end] == quote.exact
            assert text[: quote.start].endswith(quote.prefix)
            assert quote.file == SENAT


def test_themes_go_to_their_event_with_the_words_that_say_so(tmp_path: Path) -> None:
    root = press_workspace(tmp_path, SENAT)
    decide(root, of=lambda fact: fact.kind == "event" or fact.record.get("themes") == ["mobility"])
    (event,) = read_press(root).records
    assert isinstance(event, Event)
    assert event.themes == ("mobility",)
    assert [quote.exact for quote in event.evidence if isinstance(quote, Quote)][1:] == [
        "la mobilité durable"
    ]


def test_people_and_bodies_go_by_name_and_events_by_a_key(tmp_path: Path) -> None:
    root = press_workspace(tmp_path, SENAT)
    decide(root)
    result = read_press(root)
    assert {record.ids.get("local") for record in result.records if isinstance(record, Person)} == {
        None
    }
    (event,) = (record for record in result.records if isinstance(record, Event))
    parts = [record for record in result.records if isinstance(record, Participation)]
    assert {part.event.ids["local"] for part in parts if part.event} == {event.ids["local"]}
    assert all(part.participant.names for part in parts)


def test_a_fact_on_what_was_refused_says_why_it_cannot_come_in(tmp_path: Path) -> None:
    root = press_workspace(tmp_path, SENAT)
    ros = one(root, "person", "David Ros")
    accepted = decide(root, of=lambda fact: fact.id != ros.id)
    decide(root, "rejected", of=lambda fact: fact.id == ros.id, before=accepted)
    result = read_press(root)
    assert len(result.rejected) == 3  # two functions and the part he took
    assert all(ros.id in rejected.reason for rejected in result.rejected)
    assert kinds(result)["person"] == 7


def test_a_link_that_need_not_be_there_is_left_out(tmp_path: Path) -> None:
    root = press_workspace(tmp_path, SENAT)
    senat = one(root, "institution", '"fr": "Sénat"}, "country')
    decide(root, of=lambda fact: fact.kind == "institution" and fact.id != senat.id)
    result = read_press(root)
    assert result.rejected == []
    assert all(isinstance(one, Institution) and one.unit_of is None for one in result.records)


def test_a_correction_is_what_comes_in_and_what_others_point_at(tmp_path: Path) -> None:
    root = press_workspace(tmp_path, SENAT)
    body = one(root, "institution", "Mission Ecoter")
    accepted = decide(root)
    record = {**body.record, "names": {"fr": "Mission Ecoter (Paris)"}, "country": "FR"}
    decide(
        root,
        "corrected",
        of=lambda fact: fact.id == body.id,
        value=json.dumps(record),
        before=accepted,
    )
    result = read_press(root)
    names = {
        record.organization.names[0].text
        for record in result.records
        if isinstance(record, Membership) and "Melka" in record.member.names[0].text
    }
    assert names == {"Mission Ecoter (Paris)"}


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("{", "no JSON object"),
        ('{"type": "person", "names": {"fr": "X"}, "public_basis": "friend"}', "friend"),
        ('{"type": "participation"}', "'participant' is missing"),
        ('{"type": "person", "names": {"fr": "X"}, "phone": "01"}', "'public_basis' is missing"),
    ],
)
def test_a_correction_that_is_none_is_set_aside_with_the_reason(
    tmp_path: Path, value: str, told: str
) -> None:
    root = press_workspace(tmp_path, SENAT)
    ros = one(root, "person", "David Ros")
    decide(root, "corrected", of=lambda fact: fact.id == ros.id, value=value)
    result = read_press(root)
    assert result.records == []
    assert [told in rejected.reason for rejected in result.rejected] == [True]


def test_what_is_sure_enough_needs_no_review_but_never_what_a_model_said(tmp_path: Path) -> None:
    root = press_workspace(tmp_path, SENAT, toml=PRESS_TOML + "accept_from = 0.9\n")
    facts = load_facts(root / "sources/press")
    told = [
        fact.model_copy(
            update={"rule": "model/x"}
            if fact.kind == "person"
            else {"confidence": 0.8}
            if fact.kind == "partnership"
            else {}
        )
        for fact in facts
    ]
    write_facts(root / "sources/press", told)
    result = read_press(root)
    assert result.rejected == []
    found = kinds(result)
    assert (found["institution"], found["person"], found["partnership"]) == (5, 0, 0)
    assert found["membership"] == 0, "functions of people nobody accepted wait with them"


def test_a_changed_text_keeps_what_its_words_still_say(tmp_path: Path) -> None:
    root = press_workspace(tmp_path, SENAT)
    decide(root)
    path = root / "sources/press" / SENAT
    text = path.read_text(encoding="utf-8")
    path.write_text("Un mot de plus.\n\n" + text.replace("Celine WANG", "Celine W."), "utf-8")
    result = read_press(root)
    gone = {rejected.value for rejected in result.rejected if rejected.column == "quote"}
    assert gone == {"Celine WANG", "Celine WANG et Xiaoqing SU étaient là pour le Comité"}
    changed = path.read_text(encoding="utf-8")
    for record in result.records:
        for quote in record.evidence:
            assert isinstance(quote, Quote)
            assert changed[quote.start : quote.end] == quote.exact


def test_a_decision_on_no_line_and_a_damaged_line_are_named(tmp_path: Path) -> None:
    root = press_workspace(tmp_path, SENAT)
    decide(root)
    folder = root / "sources/press"
    write_facts(folder, [])
    assert {rejected.column for rejected in read_press(root).rejected} == {"id"}
    (folder / "facts.jsonl").write_text('{"id": "x"}\n', encoding="utf-8")
    with pytest.raises(SourceError, match="line 1: holds no fact"):
        read_press(root)


def test_the_mark_belongs_to_sources_of_texts(tmp_path: Path) -> None:
    root = press_workspace(tmp_path, SENAT)
    file = root / "sources/press/source.toml"
    file.write_text(
        PRESS_TOML.replace('"text"', '"json"') + "accept_from = 0.9\n", encoding="utf-8"
    )
    with pytest.raises(SourceError, match="accept_from"):
        load_description(file.parent)


def test_acting_and_honorary_functions_are_memberships_of_their_own(tmp_path: Path) -> None:
    """The graph, the card of a person and the tables tell an honorary president as such."""
    records = [
        {"type": "person", "ids": {"own": who}, "names": {"fr": who}, "public_basis": "elected"}
        for who in ("Ada", "Bo")
    ]
    body = {"institution": {"names": {"fr": "Comité"}, "country": "FR"}}
    for who, capacity in (("Ada", None), ("Ada", "honorary"), ("Bo", "acting")):
        ends = {"member": {"person": {"ids": {"own": who}}}, "organization": body}
        told = {"type": "membership", "role": "president", **ends}
        records.append({**told, "capacity": capacity} if capacity else told)
    toml = PRESS_TOML.replace('"text"', '"json"').replace('"*.*"', '"records.json"')
    root = write_files(
        tmp_path,
        {
            "passerelle.toml": '[graph]\ntitle = { en = "Trial" }\n',
            "sources/known/source.toml": toml,
            "sources/known/records.json": json.dumps(records),
        },
    )
    workspace = Workspace(root)
    build(workspace)
    store = open_built(workspace)
    query = (
        "PREFIX org: <http://www.w3.org/ns/org#> PREFIX pas: <https://w3id.org/passerelle/def#> "
        "SELECT ?m ?capacity { ?m org:member ?x OPTIONAL { ?m pas:capacity ?capacity } }"
    )
    rows = [
        (plain(row["m"]), plain(row.get("capacity")).rpartition("#")[2])
        for row in store.select(query)
    ]
    assert len({node for node, _ in rows}) == 3
    assert sorted(capacity for _, capacity in rows) == ["", "acting", "honorary"]
    nodes = nx.Graph()
    nodes.add_nodes_from(
        plain(row["x"])
        for row in store.select("SELECT DISTINCT ?x { ?m <http://www.w3.org/ns/org#member> ?x }")
    )
    cards = with_cards(store, nodes)
    held = [one for _, data in cards.nodes(data=True) for one in data["functions"]]
    names = {one["role_names"]["en"] for one in held}
    assert names == {"president", "president (honorary)", "president (acting)"}
