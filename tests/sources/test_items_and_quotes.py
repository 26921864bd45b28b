"""Records written as JSON, and the words they quote."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from passerelle.errors import RowError, SourceError
from passerelle.iris import Minter
from passerelle.sources.base import SourceResult
from passerelle.sources.quotes import QuotedText
from passerelle.sources.read import load_description, read_source
from passerelle.vocabulary import load_vocabulary

HEAD = """\
title = "Communiqué"
publisher = "P"
licence = "https://creativecommons.org/licenses/by/4.0/"
retrieved = 2026-11-01
format = "json"
path = "facts.json"
modality = "reported"
"""
TEXT = "Le Sénat reçoit.\r\nLe Sénat remercie « l’Institut ».\n成都市代表团访问参议院。\n"


def read(tmp_path: Path, *items: Any, text: str | None = TEXT) -> SourceResult:
    folder = tmp_path / "senat"
    folder.mkdir(exist_ok=True)
    quoted = 'text = "report.fr.txt"\n' if text is not None else ""
    (folder / "source.toml").write_text(HEAD + quoted, encoding="utf-8")
    (folder / "facts.json").write_text(json.dumps(items), encoding="utf-8")
    if text is not None:
        (folder / "report.fr.txt").write_bytes(text.encode())
    source = load_description(folder)
    minter = Minter("https://w3id.org/passerelle/")
    return read_source(folder, source, "", load_vocabulary(), minter)


def event(**fields: Any) -> dict[str, Any]:
    return {"type": "event", "ids": {"local": "e"}, **fields}


def reasons(found: SourceResult) -> list[tuple[int, str, str]]:
    return [(one.row, one.column, one.reason) for one in found.rejected]


def quoted(tmp_path: Path, text: str = TEXT) -> QuotedText:
    path = tmp_path / "report.fr.txt"
    path.write_bytes(text.encode())
    return QuotedText(path)


def test_a_quote_is_found_with_its_place_and_context(tmp_path: Path) -> None:
    found = quoted(tmp_path).locate({"type": "quote", "exact": "l’Institut"})
    assert (found["file"], found["start"], found["end"]) == ("report.fr.txt", 37, 47)
    assert found["prefix"] == "nat reçoit.\nLe Sénat remercie « "
    assert found["suffix"] == " ».\n成都市代表团访问参议院。\n"


def test_positions_count_characters_of_composed_text(tmp_path: Path) -> None:
    text = unicodedata.normalize("NFD", "é" * 40 + "Sénat fin")
    found = quoted(tmp_path, text).locate({"exact": unicodedata.normalize("NFD", "Sénat")})
    assert (found["start"], found["exact"]) == (40, "Sénat")
    assert found["prefix"] == "é" * 32
    assert found["suffix"] == " fin"


def test_a_repeated_quote_needs_its_place(tmp_path: Path) -> None:
    text = quoted(tmp_path)
    with pytest.raises(RowError, match=r"stands more than once.*Give its position as start"):
        text.locate({"exact": "Le Sénat"})
    assert text.locate({"exact": "Le Sénat", "start": 17})["end"] == 25


@pytest.mark.parametrize(
    "quote",
    [
        {"exact": "Le sénat"},
        {"exact": "l'Institut"},
        {"exact": "Le Sénat", "start": 1},
        {"exact": "Le Sénat", "start": 9999},
        {"exact": "Le Sénat", "start": -8},
    ],
)
def test_a_quote_that_is_not_there_is_refused(tmp_path: Path, quote: dict[str, Any]) -> None:
    with pytest.raises(RowError, match=r"is not in report\.fr\.txt.*word for word"):
        quoted(tmp_path).locate(quote)


def test_a_place_that_is_no_number_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RowError, match="'17' is not a whole number"):
        quoted(tmp_path).locate({"exact": "Le Sénat", "start": "17"})


def test_a_text_that_is_missing_stops_the_source(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="the quoted text cannot be read"):
        QuotedText(tmp_path / "absent.txt")


def test_a_fact_carries_its_quote_down_to_its_participations(tmp_path: Path) -> None:
    part = {"participant": {"institution": {"names": {"fr": "Sénat"}}}, "role": "host"}
    other = {**part, "evidence": {"exact": "成都市代表团"}, "modality": "denied"}
    found = read(tmp_path, event(evidence=[{"exact": "l’Institut"}], participations=[part, other]))
    assert found.rejected == []
    (record,) = found.records
    assert record.modality == "reported"
    assert record.evidence[0].source == "senat"
    first, second = record.participations
    assert (first.evidence, first.modality) == (record.evidence, "reported")
    assert (second.evidence[0].exact, second.modality) == ("成都市代表团", "denied")


def test_a_fact_without_quote_is_supported_by_its_place_in_the_file(tmp_path: Path) -> None:
    (first, second) = read(tmp_path, event(), event(), text=None).records
    assert [(e.file, e.row) for e in (*first.evidence, *second.evidence)] == [
        ("facts.json", 1),
        ("facts.json", 2),
    ]


@pytest.mark.parametrize(
    ("item", "column", "reason"),
    [
        (5, "", "the item is not an object. Write each record as { … }."),
        (event(evidence=[{"exact": "absent"}]), "exact", "«absent» is not in report.fr.txt."),
        (event(evidence="absent"), "evidence", "'evidence' is not a list of objects."),
        (event(participations=["Sénat"]), "participations", "is not a list of objects."),
        (event(kind="metting"), "", "kind: unknown event kind 'metting'. Did you mean 'meeting'?"),
        (event(lieu="Paris"), "", "unknown field 'lieu'."),
        ({"type": "person", "names": {"fr": "X"}}, "", "'public_basis' is missing."),
        ({"type": "évènement"}, "", "évènement"),
        (event(when="31/02/2019"), "", "February 2019 has 28 days"),
    ],
)
def test_a_faulty_item_is_set_aside_and_the_rest_is_read(
    tmp_path: Path, item: Any, column: str, reason: str
) -> None:
    found = read(tmp_path, item, event())
    assert len(found.records) == 1
    ((row, where, why),) = reasons(found)
    assert (row, where) == (1, column)
    assert reason in why


def test_a_quote_without_a_text_to_look_in_is_refused(tmp_path: Path) -> None:
    found = read(tmp_path, event(evidence=[{"exact": "Sénat"}]), text=None)
    assert "a quote without the text it is from. Name the text" in reasons(found)[0][2]


def test_a_missing_file_of_facts_is_named(tmp_path: Path) -> None:
    read(tmp_path, event())
    folder = tmp_path / "senat"
    (folder / "facts.json").rename(folder / "fact.json")
    with pytest.raises(SourceError, match=r"there is no such file\. Did you mean 'fact\.json'"):
        read_source(
            folder,
            load_description(folder),
            "",
            load_vocabulary(),
            Minter("https://w3id.org/passerelle/"),
        )
