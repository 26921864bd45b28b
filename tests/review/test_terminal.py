"""A review at the terminal, key by key, as what it leaves in decisions.csv."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from passerelle.cli.review import review as review_command
from passerelle.errors import UsageError
from passerelle.pipeline.build import build
from passerelle.sources.decisions import Decision, read_decisions
from passerelle.sources.facts import Fact, load_facts, write_facts
from passerelle.workspace import Workspace
from tests.conftest import PLACES_CSV, PLACES_TOML
from tests.text.press import press_workspace

SENAT = "fr-senat-rencontre.txt"


@pytest.fixture
def press(tmp_path: Path) -> Path:
    return press_workspace(tmp_path, SENAT)


def review(root: Path, keys: str, *options: str) -> Result:
    args = ["-w", str(root), "--lang", "en", "--by", "officer", *options]
    return CliRunner().invoke(review_command, args, input=keys, catch_exceptions=False)


def made(root: Path) -> list[Decision]:
    return read_decisions(root / "sources/press/decisions.csv")


def facts(root: Path) -> dict[str, Fact]:
    return {fact.id: fact for fact in load_facts(root / "sources/press")}


def test_the_words_are_lit_up_in_their_text_beside_what_they_say(press: Path) -> None:
    shown = review(press, "q\n").output
    assert "• ⟦David ROS⟧, sénateur, Président du Groupe" in shown
    assert "person · David Ros" in shown
    assert "public basis: elective function" in shown or "public basis:" in shown
    assert "95 % sure · gold/read" in shown
    assert "56 left in this text, 56 in all" in shown
    assert "(a)ccept (r)eject (c)orrect (m)erge s(k)ip (b)ack (t) whole text (?) help" in shown
    assert "0 decisions in sources/press/decisions.csv, 56 facts wait" in shown


def test_each_decision_is_written_at_once_and_the_next_review_goes_on(press: Path) -> None:
    review(press, "a\nr\nq\n")
    first, *rest = made(press)
    assert (first.decision, first.by, first.quote) == ("accepted", "officer", "David ROS")
    assert {one.decision for one in rest} == {"rejected"}
    shown = review(press, "").output
    assert "⟦David ROS⟧" not in shown
    assert "Louis-Jean de Nicolaÿ" in shown


def test_what_is_refused_takes_along_what_stands_on_it_and_back_brings_all_again(
    press: Path,
) -> None:
    shown = review(press, "r\nq\n").output
    told = Counter(facts(press)[one.id].kind for one in made(press))
    assert told == {"person": 1, "membership": 2, "participation": 1}
    assert "rejected, with 3 other(s)" in shown
    shown = review(press, "r\nb\nb\nq\n").output
    assert len(made(press)) == 4
    assert "nothing to take back in this review" in shown


def test_a_role_accepted_brings_the_meeting_and_the_person(press: Path) -> None:
    event = next(one for one in facts(press).values() if one.kind == "event")
    role = next(one for one in facts(press).values() if one.kind == "participation")
    write_facts(
        press / "sources/press",
        [
            one.model_copy(update={"kind": one.kind})
            for one in facts(press).values()
            if one.id in (event.id, role.id) or one.id == role.record["participant"]["ids"]["local"]
        ],
    )
    shown = review(press, "k\nk\na\nq\n").output
    assert {one.id for one in made(press)} >= {event.id, role.id}
    assert len(made(press)) == 3
    assert "accepted, with 2 other(s)" in shown


def test_a_whole_text_above_a_mark_but_for_what_a_model_said(press: Path) -> None:
    folder = press / "sources/press"
    told = []
    for one in facts(press).values():
        new = {"rule": "model/x"} if one.kind == "delegation" else {}
        new = {"confidence": 0.6} if one.quote == "David ROS" and one.kind == "person" else new
        told.append(one.model_copy(update=new))
    write_facts(folder, told)
    shown = review(press, "t\nx\nt\n0,8\nq\n").output
    assert "that is no number from 0 to 1" in shown
    left = [one for one in facts(press).values() if one.id not in {d.id for d in made(press)}]
    assert Counter(one.kind for one in left) == {
        "person": 1,
        "delegation": 1,
        "membership": 2,
        "participation": 2,
    }  # what stands on the two waits with them


def test_fields_are_corrected_one_by_one_and_checked(press: Path) -> None:
    # Names, family name, given name, basis: kept, changed, taken out, refused by the scheme.
    shown = review(press, "c\nDavid Rosé\nRosé\n-\nfriend\nc\nDavid Rosé\nRosé\n-\n\nq\n").output
    assert "unknown public basis 'friend'" in shown
    (one,) = made(press)
    record = json.loads(one.value)
    assert (one.decision, record["names"]["fr"][0]) == ("corrected", "David Rosé")
    assert (record["family_name"], record.get("given_name")) == ("Rosé", None)


def test_a_fact_is_merged_into_a_thing_of_the_graph_found_by_name(tmp_path: Path) -> None:
    more = {"sources/places/source.toml": PLACES_TOML, "sources/places/places.csv": PLACES_CSV}
    root = press_workspace(tmp_path, "fr-serment-jumelage.md", more=more)
    build(Workspace(root))
    body = next(one for one in facts(root).values() if one.kind == "collectivity")
    write_facts(root / "sources/press", [body])
    shown = review(root, "m\nzzzz\nmontpelier\n1\n").output
    assert "nothing of that name" in shown
    assert "1  Montpellier  collectivity/montpellier" in shown
    assert [(one.decision, one.value) for one in made(root)] == [
        ("merged", "collectivity/montpellier")
    ]


def test_without_a_graph_a_merge_says_what_to_do_and_the_review_goes_on(press: Path) -> None:
    shown = review(press, "m\n\na\nq\n").output
    assert "passerelle build" in shown
    assert [one.decision for one in made(press)] == ["accepted"]


@pytest.mark.parametrize(
    ("lang", "words"), [("fr", "(?) aide"), ("en", "(?) help"), ("zh", "(?) 帮助")]
)
def test_the_review_speaks_three_languages(press: Path, lang: str, words: str) -> None:
    shown = review(press, "?\nq\n", "--lang", lang).output
    assert words in shown


def test_marks_that_steer_a_terminal_are_shown_not_obeyed(press: Path) -> None:
    path = press / "sources/press" / SENAT
    text = path.read_text(encoding="utf-8").replace("• David ROS", "\x1b[2J\u202e• David ROS")
    path.write_text(text, encoding="utf-8")
    shown = review(press, "q\n").output
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_one_text_by_name_and_what_is_none_is_named(press: Path) -> None:
    assert "⟦David ROS⟧" in review(press, "q\n", SENAT).output
    with pytest.raises(UsageError, match=r"nothing was proposed from a text 'nosuch\.txt'"):
        review(press, "q\n", "nosuch.txt")
    with pytest.raises(UsageError, match="there is no source of texts 'nosuch'"):
        review(press, "q\n", "--source", "nosuch")


def test_a_fact_whose_words_are_gone_is_asked_about_until_it_is_rejected(press: Path) -> None:
    folder = press / "sources/press"
    ros = next(one for one in facts(press).values() if one.quote == "David ROS")
    write_facts(folder, [ros])
    review(press, "a\n")
    new = ros.model_copy(
        update={"evidence": (ros.evidence[0].model_copy(update={"exact": "D. Ros"}),)}
    )
    write_facts(folder, [ros.model_copy(update={"aside": True}), new])
    shown = review(press, "k\na\nr\nq\n").output
    assert "these words are no longer in the text" in shown
    assert "2 left in this text" in shown
    assert [(one.quote, one.decision) for one in made(press)] == [
        ("David ROS", "accepted"),
        ("David ROS", "rejected"),
    ]
    review(press, "r\n")
    assert made(press)[-1].quote == "D. Ros"
    assert "0 facts wait" in review(press, "").output
