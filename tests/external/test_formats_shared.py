"""A first mapping of real files: it builds, and every row is a record or is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from passerelle.iris import Minter
from passerelle.sources.draft import draft_source
from passerelle.sources.read import load_description, read_source
from passerelle.vocabulary import load_vocabulary


@pytest.mark.parametrize(
    ("name", "records"),
    [
        ("twin-cities-world/twin_cities.csv", 25917),
        ("sister-cities-wikidata/france.tsv", 3869),
        ("mayors-declaration/signatures.csv", 1),
        ("french-geographic-code/regions.json", 1),
    ],
)
def test_a_first_mapping_reads_the_file(
    shared: Path, tmp_path: Path, name: str, records: int
) -> None:
    file = shared / "data" / name
    draft = draft_source(file, file.stem)
    (tmp_path / file.name).write_bytes(file.read_bytes())
    for beside, text in {"source.toml": draft.toml, **draft.files}.items():
        (tmp_path / beside).write_text(text, encoding="utf-8")
    minter = Minter("https://w3id.org/passerelle/")
    found = read_source(tmp_path, load_description(tmp_path), "", load_vocabulary(), minter)
    assert len(found.records) >= records
    assert not found.rejected
