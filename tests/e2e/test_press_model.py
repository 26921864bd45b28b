"""A model beside the rules, through the command line: what it says waits for a person."""

from __future__ import annotations

from pathlib import Path

from passerelle.sources.facts import FROM_MODEL, load_facts
from tests.conftest import run_passerelle, write_files
from tests.extraction.model.speaking import BODY, HOLDING, PERSON, TEXT, facts, saying
from tests.servers import scripted
from tests.text.press import PRESS_TOML


def press(root: Path, settings: str = "") -> Path:
    return write_files(
        root,
        {
            "passerelle.toml": f'[graph]\ntitle = {{ en = "Trial" }}\n{settings}',
            "sources/press/source.toml": PRESS_TOML.replace('"*.*"', '"*.txt"')
            + "accept_from = 0.3\n",
            "sources/press/aldermoor.txt": TEXT,
        },
    )


def test_a_model_is_asked_only_when_named_and_its_facts_wait_for_a_person(tmp_path: Path) -> None:
    body = {**BODY, "name": "Water Agency", "acronym": None, "quote": "Water Agency"}
    reply = saying(facts(people=[PERSON], bodies=[body], functions=[HOLDING]))
    with scripted(reply) as server:
        model = f'[extract.model]\nendpoint = "{server.address}"\nname = "small:7b"\n'
        root = press(tmp_path / "ws", model)
        ran = run_passerelle("extract", "--model", "--lang", "en", "-w", root)
        assert (ran.code, len(server.asked)) == (0, 1), ran.err
    assert "aldermoor.txt: 1 request, 100 + 50 tokens" in ran.err
    found = load_facts(root / "sources/press")
    by_model = {one.id for one in found if one.rule.startswith(FROM_MODEL)}
    by_rules = {one.id for one in found} - by_model
    assert by_model
    assert by_rules
    built = run_passerelle("ingest", "press", "--json", "-w", root)
    assert (
        f'"records": {len([one for one in by_rules if not one.startswith("theme")])}' in built.out
    )
    shown = run_passerelle("review", "-w", root, stdin="t\n0\nq\n").out
    assert "model/small:7b@" in shown, "not even a whole text takes a model's fact along"


def test_without_a_named_model_no_text_leaves_the_machine(tmp_path: Path) -> None:
    ran = run_passerelle("extract", "--model", "-w", press(tmp_path / "ws"))
    assert ran.code == 2
    assert "no model is named" in ran.err
    assert not (tmp_path / "ws/sources/press/facts.jsonl").exists()
