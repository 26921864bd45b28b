"""The whole registers and lists through their ready descriptions: every row is read."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.registers.run import CHINESE, FRENCH, LISTS, REGISTERS, own_counts
from passerelle.iris import Minter
from passerelle.records import Territory
from passerelle.sources.base import SourceResult
from passerelle.sources.read import load_description, read_unchecked
from passerelle.vocabulary import load_vocabulary

WHOLE = {
    **{f"fr-{name}": f"french-geographic-code/{name}.json" for name in FRENCH},
    **{name: f"chinese-divisions/{file}.csv" for name, file in CHINESE.items()},
    "cn-streets": "chinese-divisions/streets.csv",
    **LISTS,
}


def read(shared: Path, tmp_path: Path, name: str) -> SourceResult:
    folder = tmp_path / name
    shutil.copytree(REGISTERS / name, folder)
    shutil.copy(shared / "data" / WHOLE[name], folder)
    minter = Minter("https://w3id.org/passerelle/")
    return read_unchecked(folder, load_description(folder), "", load_vocabulary(), minter)


@pytest.mark.parametrize("name", sorted(WHOLE))
def test_every_row_gives_a_record_or_is_named(shared: Path, tmp_path: Path, name: str) -> None:
    result = read(shared, tmp_path, name)
    assert result.unused_columns == []
    # A state that no other recognises, and one that is no more: rightly set aside.
    told = {bad.value for bad in result.rejected}
    assert told <= {"Northern Cyprus", "Prussia"}
    places = {
        (record.country or "", str(record.level), *sorted(record.ids.items()))
        for record in result.records
        if isinstance(record, Territory) and record.level is not None
    }
    levels = Counter(place[:2] for place in places)
    whole = own_counts(shared / "data")
    for level, count in levels.items():
        if name in ("fr-communes", "cn-cities", "cn-counties", "cn-streets", "fr-arrondissements"):
            assert count == whole[level], level
