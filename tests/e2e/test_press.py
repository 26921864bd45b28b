"""From a press release to the graph through the command line: read, reviewed, built, asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from passerelle.sources.decisions import read_decisions
from passerelle.sources.facts import load_facts, write_facts
from tests.conftest import Ran, run_passerelle, write_files
from tests.text.gold import TUNING
from tests.text.press import PRESS_TOML, press_workspace

SENAT, KELSBRIDGE = "fr-senat-rencontre.txt", "en-kelsbridge-visit.txt"
TOML = '[graph]\ntitle = { fr = "Essai", en = "Trial", zh = "试验" }\n'
QUOTES = """\
SELECT ?name ?exact ?prefix {
  ?claim pas:about ?x ; pas:supportedBy/oa:hasSelector [ oa:exact ?exact ; oa:prefix ?prefix ] .
  ?x skos:prefLabel ?name . FILTER (LANG(?name) = "fr") }
"""
ROLES = """\
SELECT ?event ?who ?role ?exact {
  ?part pas:inEvent/skos:prefLabel ?event ; pas:participant/pas:nameAsWritten ?who ;
    pas:participationRole ?role .
  ?claim pas:about ?part ; pas:supportedBy/oa:hasSelector/oa:exact ?exact
  FILTER (LANG(?event) = "fr") }
"""


@pytest.fixture
def press(tmp_path: Path) -> Path:
    """A workspace with two releases, as an officer has it before anything is read."""
    texts = {f"sources/press/{name}": (TUNING / name).read_bytes() for name in (SENAT, KELSBRIDGE)}
    return write_files(
        tmp_path / "ws",
        {
            "passerelle.toml": TOML,
            "sources/press/source.toml": PRESS_TOML.replace('"*.*"', '"*.txt"'),
            **texts,
        },
    )


def ran(*args: str | Path, root: Path, stdin: str = "", fresh: bool = False) -> Ran:
    return run_passerelle(*args, "-w", root, stdin=stdin, fresh=fresh)


def answers(root: Path, query: str) -> list[dict[str, str]]:
    done = ran("query", "-", "--format", "json", root=root, stdin=query)
    assert done.code == 0, done.err
    rows = json.loads(done.out)["results"]["bindings"]
    return [{name: cell["value"] for name, cell in row.items()} for row in rows]


def test_a_release_is_read_reviewed_built_and_found_with_its_words(press: Path) -> None:
    read = ran("extract", "--lang", "en", root=press)
    assert (read.code, "Traceback" in read.err) == (0, False), read.err
    assert f"press/{SENAT}: 8 people" in read.out
    assert "Next: passerelle review" in read.err
    assert ran("build", "-q", root=press).code == 0
    assert answers(press, QUOTES) == [], "nothing of it is in the graph before a person said so"
    reviewed = ran("review", SENAT, "--by", "officer", root=press, stdin="t\n0.5\nq\n")
    assert reviewed.code == 0, reviewed.err
    assert ran("build", root=press).code == 0
    found = answers(press, QUOTES)
    senators = [one for one in found if one["name"] == "David Ros"]
    assert senators[0]["exact"] == "David ROS"
    assert senators[0]["prefix"].endswith("au nom du Groupe :\n\n• ")
    assert "Winston Adeyemi" not in {one["name"] for one in found}, "of the other text nothing was"
    told = json.loads(ran("status", "--json", root=press).out)
    (source,) = told["sources"]
    made = read_decisions(press / "sources/press/decisions.csv")
    themes = [one for one in made if one.id.startswith("theme-")]
    assert source["records"] == len(made) - len(themes), "themes go into their event"


def test_reading_again_keeps_what_was_decided_and_says_what_lost_its_words(press: Path) -> None:
    ran("extract", root=press)
    ran("review", SENAT, root=press, stdin="t\n0.5\nq\n")
    path = press / "sources/press" / SENAT
    text = path.read_text(encoding="utf-8")
    path.write_text("Mis à jour.\n\n" + text.replace("Alain MELKA", "A. M."), encoding="utf-8")
    again = ran("extract", "--lang", "en", root=press, fresh=True)
    assert again.code == 0
    assert "the words «Alain MELKA» are gone; what was decided on them is kept aside" in again.err
    built = ran("build", root=press)
    assert built.code == 1, "a person has to look"
    assert "the words it was accepted for are no longer in" in built.out + built.err
    assert "David Ros" in {one["name"] for one in answers(press, QUOTES)}
    facts = load_facts(press / "sources/press")
    aside = [one.quote for one in facts if one.aside]
    assert "Alain MELKA" in aside
    assert all("Alain MELKA" in quote for quote in aside)


def test_one_bad_text_does_not_stop_the_others(press: Path) -> None:
    (press / "sources/press/bad.txt").write_bytes(b"")
    read = ran("extract", "--lang", "fr", root=press)
    assert (read.code, "Traceback" in read.err) == (1, False)
    assert "bad.txt: is empty" in read.err
    assert f"press/{SENAT}: 8 personnes" in read.out
    assert (press / "sources/press/facts.jsonl").is_file()


def test_a_look_writes_nothing_and_a_file_of_no_source_is_named(press: Path) -> None:
    elsewhere = press.parent / "letter.txt"
    elsewhere.write_bytes((TUNING / SENAT).read_bytes())
    shown = ran("extract", elsewhere, "--dry-run", "--lang", "zh", root=press)
    assert shown.code == 0, shown.err
    assert "8 人物" in shown.out
    assert "David Ros" in shown.out
    told = json.loads(ran("extract", elsewhere, "--dry-run", "--json", root=press).out)
    assert told[0]["texts"][0]["counts"]["person"] == 8
    assert not (press / "sources/press/facts.jsonl").exists()
    refused = ran("extract", elsewhere, root=press)
    assert refused.code == 2
    assert "lies in the folder of no source of texts" in refused.err


def test_a_pattern_for_every_file_means_the_texts_only(press: Path) -> None:
    source = press / "sources/press/source.toml"
    told = source.read_text(encoding="utf-8").replace('path = "*.*"', 'path = "**/*.*"')
    source.write_text(told, encoding="utf-8")
    (press / "sources/press/.draft.txt").write_text("x", encoding="utf-8")
    for _ in range(2):
        read = ran("extract", "--lang", "en", root=press)
        assert read.code == 0, read.err
        assert not any(name in read.out for name in ("draft", "source.toml", "facts.jsonl"))


def test_a_look_needs_no_source_of_texts(workspace: Path) -> None:
    letter = workspace.parent / "letter.txt"
    letter.write_bytes((TUNING / SENAT).read_bytes())
    shown = ran("extract", letter, "--dry-run", "--lang", "en", root=workspace)
    assert (shown.code, "8 people" in shown.out) == (0, True), shown.err
    refused = ran("extract", root=workspace)
    assert refused.code == 2
    assert 'source.toml with format = "text"' in refused.err


def test_who_took_part_is_in_the_graph_with_the_words_that_say_so(tmp_path: Path) -> None:
    root = press_workspace(tmp_path / "ws", SENAT)
    assert ran("review", root=root, stdin="t\n0.9\nq\n").code == 0
    assert ran("build", root=root).code == 0
    rows = {(one["who"], one["role"].rsplit("#")[-1], one["exact"]) for one in answers(root, ROLES)}
    host = "Groupe d’Amitié France-Chine du Sénat"
    assert any(who == host and role == "host" for who, role, _ in rows)
    assert ("Celine Wang", "participant") in {(who, role) for who, role, _ in rows}
    assert any("Celine WANG et Xiaoqing SU étaient là" in exact for _, _, exact in rows)


def test_two_releases_speak_of_one_body_and_a_merge_of_a_known_one(tmp_path: Path) -> None:
    """Named alike they are one; merged by a person they are one whatever they are called."""
    known = {
        "sources/known/source.toml": PRESS_TOML.replace('"text"', '"json"').replace(
            '"*.*"', '"records.json"'
        ),
        "sources/known/records.json": json.dumps(
            [
                {
                    "type": "institution",
                    "ids": {"own": "ecoter"},
                    "names": {"fr": "Mission Ecoter"},
                    "country": "FR",
                },
                {
                    "type": "person",
                    "ids": {"own": "melka"},
                    "names": {"fr": "Alain J. Melka"},
                    "public_basis": "official-mention",
                },
            ]
        ),
    }
    root = press_workspace(tmp_path / "ws", SENAT, more=known)
    assert ran("build", "-q", root=root).code == 0
    folder = root / "sources/press"
    melka = next(one for one in load_facts(folder) if one.quote == "Alain MELKA")
    write_facts(
        folder,
        [melka, *(one for one in load_facts(folder) if "Mission Ecoter" in one.quote)],
    )
    assert ran("review", root=root, stdin="m\nmelka\n1\na\na\na\na\na\n").code == 0
    ran("build", root=root)
    query = "SELECT ?x ?said { ?claim pas:about ?x ; pas:saidBy ?said . ?x a %s }"
    for kind in ("foaf:Person", "pas:Institution"):
        rows = answers(root, query % kind)
        by = {one["said"].rsplit("/")[-1]: one["x"] for one in rows}
        assert by["known"] == by["press"], kind


def test_who_is_forgotten_goes_from_facts_and_decisions_and_does_not_come_back(
    tmp_path: Path,
) -> None:
    root = press_workspace(tmp_path / "ws", SENAT)
    ran("review", "--by", "officer", root=root, stdin="t\n0.9\nq\n")
    assert ran("build", root=root).code == 0
    (address,) = {
        one["x"] for one in answers(root, 'SELECT ?x { ?x skos:prefLabel "Alain Melka"@fr }')
    }
    done = ran("forget", address, "--reason", "asked", "--lang", "en", root=root)
    assert done.code == 0, done.err
    folder = root / "sources/press"

    def told() -> str:
        files = (folder / "facts.jsonl", folder / "decisions.csv", root / "identity/ledger.csv")
        return "".join(file.read_text(encoding="utf-8") for file in files).casefold()

    assert "melka" not in told()
    assert "david ros" in told()
    assert SENAT in done.out + done.err, "the text is the owner's: it is named"
    rows = answers(root, ROLES)
    assert "melka" not in json.dumps(rows).casefold()
    parts = answers(root, "SELECT ?p { ?p a pas:Participation }")
    assert len(parts) == 13, "that somebody was there is still counted"
    assert ran("extract", root=root).code == 0
    assert "melka" not in told()
    page = root / "page.html"
    assert ran("review", "--html", "-o", page, root=root).code == 0
    assert "melka" not in page.read_text(encoding="utf-8").casefold()
    shown = ran("review", root=root, stdin="k\n" * 60)
    assert "melka" not in (shown.out + shown.err).casefold()


def test_status_tells_what_is_to_read_and_to_decide(press: Path) -> None:
    assert "press: 2 texts not read yet" in ran("status", "--lang", "en", root=press).err
    ran("extract", root=press)
    facts = len(load_facts(press / "sources/press"))
    told = ran("status", "--lang", "en", root=press).err
    assert f"press: {facts} facts wait. Run 'passerelle review'." in told
    assert "not read yet" not in told


def test_what_the_graph_knows_is_met_again_and_a_namesake_is_looked_at(press: Path) -> None:
    records = [
        {
            "type": "institution",
            "ids": {"own": "ecoter"},
            "names": {"fr": ["Mission Ecoter", "Ecoter"]},
            "kind": "association",
            "country": "FR",
        },
        {
            "type": "person",
            "ids": {"own": "ros"},
            "names": {"fr": "David Ros"},
            "public_basis": "elected",
        },
        {
            "type": "membership",
            "member": {"person": {"ids": {"own": "ros"}}},
            "organization": {"institution": {"names": {"fr": "Sénat"}, "country": "FR"}},
            "role": "senator",
        },
    ]
    toml = PRESS_TOML.replace('"text"', '"json"').replace('"*.*"', '"records.json"')
    home = press / "sources/known"
    write_files(home, {"source.toml": toml, "records.json": json.dumps(records)})
    assert ran("build", "-q", root=press).code == 0
    assert ran("extract", root=press).code == 0
    known = {one.quote: one.known for one in load_facts(press / "sources/press") if one.known}
    assert known["Mission Ecoter"] == "institution/mission-ecoter"
    assert known["David ROS"].startswith("person/")
    shown = ran("review", SENAT, "--lang", "en", root=press, stdin="t\n0.5\nq\n").out
    assert "already known: David Ros (senator, Sénat) – person/" in shown
    made = {one.quote for one in read_decisions(press / "sources/press/decisions.csv")}
    assert "Mission Ecoter" in made
    assert "David ROS" not in made, "that he is the senator is for a person to say"
    ran("review", SENAT, root=press, stdin="a\nq\n")
    assert ran("build", root=press).code == 0
    for name in ("Mission Ecoter", "David Ros"):
        rows = answers(press, f'SELECT ?x {{ ?x pas:nameAsWritten "{name}"@fr . ?c pas:about ?x }}')
        assert len({one["x"] for one in rows}) == 1, name
    people = answers(press, 'SELECT ?x { ?x a foaf:Person ; pas:nameAsWritten "David ROS"@fr }')
    assert people[0]["x"].endswith(known["David ROS"].removeprefix("person"))
