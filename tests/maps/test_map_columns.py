"""Columns: whatever the rows hold, the page gets it back, and in few bytes."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import passerelle.maps
from passerelle.maps.columns import columns, compact, deflated, packed
from tests.maps.unpacking import rows, unpack

SCRIPT = Path(passerelle.maps.__file__).parent / "assets" / "scripts" / "columns.js"

VALUES = st.one_of(
    st.none(),
    st.text(max_size=8),
    st.integers(-(10**9), 10**9),
    st.floats(allow_nan=False, allow_infinity=False),
    st.lists(st.text(max_size=3), max_size=2),
)
COLUMNS = st.one_of(
    st.lists(st.integers(-5, 90)),
    st.lists(st.integers(0, 10**6)).map(sorted),
    st.lists(st.integers(-(10**7), 10**7)),
    st.lists(st.sampled_from(["", "fr", "中文", 'a"b'])),
    st.lists(st.text()).map(sorted),
    st.lists(VALUES),
)


@given(COLUMNS)
def test_a_column_comes_back_as_it_was(column: list[Any]) -> None:
    assert unpack(json.loads(compact(packed(column)))) == column


@given(st.lists(st.tuples(st.text(max_size=4), st.text(max_size=4), st.integers(0, 3))))
def test_a_table_comes_back_without_what_is_not_known(told: list[tuple[str, str, int]]) -> None:
    table = [{"a": a, "b": b, "same": a, "n": n, "void": ""} for a, b, n in told]
    found = rows(columns(table, ["a", ("b", "n"), "same", "void"]))
    assert len(found) == len(table)
    for got, given_row in zip(found, table, strict=True):
        assert {key: got.get(key, "") for key in ("a", "b", "same", "void")} == {
            key: given_row[key] for key in ("a", "b", "same", "void")
        }
        assert got.get("n") == given_row["n"]


def test_the_page_unpacks_as_the_tests_do(tmp_path: Path) -> None:
    found: list[list[Any]] = []

    @settings(max_examples=60, derandomize=True, database=None)
    @given(COLUMNS)
    def gather(column: list[Any]) -> None:
        found.append(column)

    gather()
    given_file = tmp_path / "columns.json"
    given_file.write_text(compact([packed(column) for column in found]), encoding="utf-8")
    code = (
        f"{SCRIPT.read_text(encoding='utf-8')}\n"
        f"const fs = require('fs');\n"
        f"const given = JSON.parse(fs.readFileSync({str(given_file)!r}, 'utf8'));\n"
        "process.stdout.write(JSON.stringify(given.map(unpack)));"
    )
    ran = subprocess.run(["node", "-"], input=code, capture_output=True, text=True, check=True)
    assert json.loads(ran.stdout) == found


def test_what_repeats_costs_next_to_nothing() -> None:
    assert len(deflated(compact(packed(["https://example.org/id/"] * 1000)))) < 150
    assert len(deflated(compact(packed(list(range(0, 9000, 3)))))) < 120
    assert len(deflated(compact(packed([f"https://example.org/{n:05}" for n in range(999)])))) < 999
