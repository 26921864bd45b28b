"""The review queue on disk, in the terminal, and why two things are one or two."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from passerelle.cli.identity import identity as identity_command
from passerelle.cli.review import review as review_command
from passerelle.errors import IdentityError, UsageError
from passerelle.identity.ledger import Decisions, Ledger
from passerelle.identity.mentions import mentions_in
from passerelle.identity.queue import QUEUE_FILE, read_queue, write_queue
from passerelle.identity.reasons import LANGUAGES, TEXTS
from passerelle.identity.resolve import resolve
from passerelle.identity.review import take_back
from passerelle.pipeline.build import build
from passerelle.workspace import Workspace
from tests.conftest import write_files

OTHER_TOML = """\
title = { fr = "Liste", en = "List", zh = "名单" }
publisher = "Test"
licence = "https://creativecommons.org/publicdomain/zero/1.0/"
retrieved = 2026-11-01
format = "csv"
path = "list.csv"

[[record]]
type = "collectivity"
ids.local = { column = "id" }
name.en = { column = "name" }
country = { column = "country" }
"""
OTHER_CSV = """\
id,name,country
1,City of Rennes,FR
2,Montpelier,FR
3,Jinan City,CN
4,Reims,FR
5,Chengdou,CN
"""


@pytest.fixture
def built(workspace: Path) -> Path:
    """The shared workspace with a list in other spellings, its queue where a build leaves it."""
    files = {"sources/list/source.toml": OTHER_TOML, "sources/list/list.csv": OTHER_CSV}
    write_files(workspace, files)
    build(Workspace(workspace))
    _queue(workspace)
    return workspace


def _queue(root: Path) -> None:
    from passerelle.pipeline.cache import load_result
    from passerelle.sources.read import digest_folder, load_description

    workspace = Workspace(root)
    ledger = Ledger.load(workspace.identity / "ledger.csv")
    mentions = []
    for folder in workspace.source_folders:
        kept = workspace.build / "cache" / f"{folder.name}.json"
        result = load_result(kept, load_description(folder), digest_folder(folder))
        assert result is not None
        mentions += [m for record in result.records for m in mentions_in(record, folder.name)]
    decisions = Decisions.load(workspace.identity / "decisions.csv", ledger)
    write_queue(workspace.build / QUEUE_FILE, resolve(mentions, ledger, decisions).review)


def review(root: Path, keys: str, *options: str) -> Result:
    args = ["-w", str(root), "--identity", "--lang", "en", "--by", "me", *options]
    return CliRunner().invoke(review_command, args, input=keys, catch_exceptions=False)


def decided(root: Path) -> list[dict[str, str]]:
    with (root / "identity" / "decisions.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_queue_comes_back_as_it_went(built: Path) -> None:
    file = built / "build" / QUEUE_FILE
    pairs = read_queue(file)
    assert [pair.kind for pair in pairs] == ["collectivity"] * len(pairs)
    before = file.read_text(encoding="utf-8")
    write_queue(file, pairs)
    assert file.read_text(encoding="utf-8") == before
    told = {name for pair in pairs for side in (pair.left, pair.right) for name in side.names}
    assert {"Montpellier @fr", "Montpelier @en", "Chengdou @en", "成都市 @zh"} <= told


def test_both_sides_are_shown_with_their_sources_and_reasons(built: Path) -> None:
    shown = review(built, "q\n").output
    assert "collectivity/montpelier" in shown
    assert "sources: places; twins" in shown
    assert "sources: list" in shown
    assert "names alike: montpelier ~ montpellier (+0." in shown
    assert "(s)ame, (d)ifferent, (u)nsure, s(k)ip, (b)ack, (q)uit" in shown


def test_each_decision_is_written_at_once_and_the_review_goes_on_from_there(built: Path) -> None:
    left = len(read_queue(built / "build" / QUEUE_FILE))
    assert left == 2
    review(built, "s a slip of the pen\nq\n")
    (row,) = decided(built)
    assert (row["judgement"], row["by"], row["why"]) == ("same", "me", "a slip of the pen")
    shown = review(built, "d\n").output
    assert "1/1" in shown
    assert [row["judgement"] for row in decided(built)] == ["same", "different"]
    assert "1/" not in review(built, "").output


def test_a_key_that_is_none_is_asked_again_and_skipping_writes_nothing(built: Path) -> None:
    shown = review(built, "x\nk\nk\n").output
    assert shown.count("(s)ame") == 3
    assert not (built / "identity" / "decisions.csv").exists()


def test_the_last_decision_is_taken_back_and_its_pair_asked_again(built: Path) -> None:
    shown = review(built, "b\ns a, b\nb\nd\nk\nq\n").output
    assert "Nothing to take back" in shown
    assert "same,me," in shown.partition("Taken back: ")[2].splitlines()[0]
    assert [place for place in shown.split() if place in ("1/2", "2/2")] == [
        *("1/2", "1/2", "2/2", "1/2", "2/2")
    ]
    assert [row["judgement"] for row in decided(built)] == ["different"]


def test_no_decision_of_a_former_session_is_taken_back(built: Path) -> None:
    review(built, "s\nq\n")
    before = (built / "identity/decisions.csv").read_text(encoding="utf-8")
    shown = review(built, "b\nk\n").output
    assert "Nothing to take back" in shown
    assert (built / "identity/decisions.csv").read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    ("lang", "words"), [("fr", "Décision retirée"), ("en", "Taken back"), ("zh", "已撤回")]
)
def test_taking_back_is_told_in_each_language(built: Path, lang: str, words: str) -> None:
    assert words in review(built, "s\nb\nq\n", "--lang", lang).output
    assert decided(built) == []


def test_a_line_that_is_gone_cannot_be_taken_back(tmp_path: Path) -> None:
    file = tmp_path / "decisions.csv"
    file.write_text("left,right,judgement,by,when,why\n", encoding="utf-8")
    with pytest.raises(IdentityError, match="is not there any more"):
        take_back(file, "a,b,same,editor,2026-11-24,\n")


@pytest.mark.parametrize(("settings", "role"), [("", "editor"), ('by = "comité"', "comité")])
def test_who_decides_is_a_role_of_the_workspace(built: Path, settings: str, role: str) -> None:
    file = built / "passerelle.toml"
    file.write_text(f"{file.read_text(encoding='utf-8')}\n[identity]\n{settings}\n", "utf-8")
    args = ["-w", str(built), "--identity", "--lang", "en"]
    CliRunner().invoke(review_command, args, input="s\nq\n", catch_exceptions=False)
    assert [row["by"] for row in decided(built)] == [role]


def test_the_next_build_does_what_was_decided(built: Path) -> None:
    review(built, "s\nu\n")
    build(Workspace(built))
    _queue(built)
    assert read_queue(built / "build" / QUEUE_FILE) == []


def test_a_decision_keeps_the_lines_and_columns_that_were_there(built: Path) -> None:
    file = built / "identity" / "decisions.csv"
    file.write_text(
        "why,left,right,judgement,by,when,note\nseen,own:x,own:y,unsure,you,2026-01-01,n",
        encoding="utf-8",
    )
    review(built, "d\nq\n")
    first, second = decided(built)
    assert (first["why"], first["note"]) == ("seen", "n")
    assert (second["judgement"], second["note"]) == ("different", "")


def test_without_a_queue_it_says_what_to_do(workspace: Path) -> None:
    with pytest.raises(IdentityError, match=r"there is no queue\. Run 'passerelle build'"):
        review(workspace, "q\n")
    with pytest.raises(UsageError, match="There is --identity for pairs"):
        CliRunner().invoke(review_command, ["-w", str(workspace)], catch_exceptions=False)


@pytest.mark.parametrize("line", ["{", "[]", '{"kind": "person"}', '{"left": {}}'])
def test_a_line_that_is_no_pair_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / QUEUE_FILE
    file.write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(IdentityError, match="line 1: not a pair"):
        read_queue(file)


# --- explain -------------------------------------------------------------------------------


def explain(root: Path, left: str, right: str, *options: str) -> str:
    args = ["explain", left, right, "-w", str(root), "--lang", "en", *options]
    return CliRunner().invoke(identity_command, args, catch_exceptions=False).output


def test_explain_says_why_two_spellings_are_one(built: Path) -> None:
    shown = explain(built, "City of Rennes", "own:rennes")
    assert "one thing; 0.91, the score alone merges" in shown
    assert "same name: rennes ~ rennes (+0.80)" in shown


def test_explain_says_why_two_things_are_two(built: Path) -> None:
    shown = explain(built, "collectivity/montpelier", "collectivity/montpellier")
    assert "two things" in shown
    assert "the score alone asks a person" in shown
    told: dict[str, Any] = json.loads(explain(built, "own:chengdu", "own:rennes", "--json"))
    assert (told["one"], told["outcome"]) == (False, "apart")
    assert "conflict-identifier" in [reason["code"] for reason in told["reasons"]]


def test_explain_tells_a_decision(built: Path) -> None:
    review(built, "d\nd\n")
    build(Workspace(built))
    shown = explain(built, "collectivity/montpelier", "own:montpellier")
    assert "decided to be different" in shown


@pytest.mark.parametrize(
    ("name", "said"),
    [("Rennes", "'Rennes' names several things. Name one: "), ("Atlantis", "nothing is called")],
)
def test_explain_names_what_it_cannot_find(built: Path, name: str, said: str) -> None:
    with pytest.raises(IdentityError, match=said):
        explain(built, name, "own:chengdu")


def test_every_reason_has_its_text_in_three_languages() -> None:
    for code, texts in TEXTS.items():
        assert len(texts) == len(LANGUAGES), code
        assert all(texts), code
