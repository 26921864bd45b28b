"""RDF Patch: applied to the first data set it gives the second, to the last character."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Quad

from passerelle.errors import ReleaseError
from passerelle.releases.lines import Lines, gather
from passerelle.releases.patch import apply, patch_rows, read_patch
from tests.releases.datasets import DATASETS, datasets, disguised

LINE = b"<https://e.org/a> <https://e.org/p> %s .\n"


@given(old=DATASETS, new=DATASETS, kept=DATASETS, seed=st.integers())
def test_a_patch_applied_to_a_gives_b(
    old: list[Quad], new: list[Quad], kept: list[Quad], seed: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "x.patch"
        with datasets([*old, *kept], [*kept, *new], disguised([*old, *kept], seed)) as (
            a,
            b,
            again,
        ):
            rows = b"".join(patch_rows(a.canonical, b.canonical))
            assert rows == b"".join(patch_rows(again.canonical, b.canonical))
            file.write_bytes(rows)
            made = apply(read_patch(file), again.canonical, Path(folder) / "made.nq")
            assert made.sha256 == b.canonical.sha256
            assert list(made) == list(b.canonical)


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # rdflib calls its own
def test_another_program_reads_and_applies_it(tmp_path: Path) -> None:
    old = [LINE % term for term in (b'"gone"@fr', b'"kept"', b"<https://e.org/x>")]
    new = [LINE % term for term in (b'"kept"', b'"tab\\tline\\n\\"quoted\\" \\u4E2D"@zh', b'"1"')]
    one, two = (gather(lines, tmp_path / name) for lines, name in ((old, "old"), (new, "new")))
    read = rdflib.Dataset()
    read.parse(io.BytesIO(b"".join(one)), format="nquads")
    read.parse(io.BytesIO(b"".join(patch_rows(one, two))), format="patch")
    expected = rdflib.Dataset().parse(io.BytesIO(b"".join(two)), format="nquads")
    assert {quad[:3] for quad in read.quads()} == {quad[:3] for quad in expected.quads()}
    assert len(read) == 3


@pytest.fixture
def lines(tmp_path: Path) -> Lines:
    return gather([LINE % b'"1"', LINE % b'"2"'], tmp_path / "lines.nq")


@pytest.fixture
def patched(tmp_path: Path, lines: Lines) -> Callable[[str], list[bytes]]:
    def run(text: str) -> list[bytes]:
        file = tmp_path / "x.patch"
        file.write_text(text, encoding="utf-8")
        return list(apply(read_patch(file), lines, tmp_path / "made.nq"))

    return run


def row(code: str, value: str) -> str:
    return f'{code} <https://e.org/a> <https://e.org/p> "{value}" .\n'


def test_patches_of_other_programs_are_applied(patched: Callable[[str], list[bytes]]) -> None:
    one, two, three = (LINE % f'"{n}"'.encode() for n in (1, 2, 3))
    assert patched(row("A", "3")) == [one, two, three]  # no transaction at all
    assert patched("TX .\n" + row("A", "3") + "TA .\n") == [one, two]  # aborted
    twice = f"TX .\n{row('A', '3')}TC .\n\n# what follows wins\nTX .\r\n{row('D', '3')}TC ."
    assert patched(twice) == [one, two]
    prefixes = f'PA "e" "https://e.org/" .\nTX .\n{row("D", "1")}{row("D", "no such")}TC .\n'
    assert patched(prefixes) == [two]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('H from "sha256:00" .\nTX .\nTC .\n', "made for another data set"),
        ('H to "sha256:00" .\nTX .\nTC .\n', "does not give what it promises"),
        ("TX .\nA <https://e.org/a> .\nTC .\n", "x.patch, line 2: this is no statement"),
        ("TX .\nB nonsense .\n", "x.patch, line 2: this is no row"),
        ("H nonsense .\n", "x.patch, line 1: this is no header"),
        ("TX .\n" + row("A", "3"), "breaks off"),
        ("A _:x <https://e.org/p> <_:y> .\n", "mean nothing outside one store"),
    ],
)
def test_a_patch_that_cannot_be_used_is_refused_with_its_place(
    text: str, told: str, patched: Callable[[str], list[bytes]]
) -> None:
    with pytest.raises(ReleaseError, match=told):
        patched(text)


def test_a_row_may_write_blank_nodes_in_angles_as_jena_does(
    patched: Callable[[str], list[bytes]],
) -> None:
    head = 'H blank-nodes "RDFC-1.0" .\n'
    made = patched(head + "A <_:c14n0> <https://e.org/p> <_:c14n1> .\n")
    assert b"_:c14n0 <https://e.org/p> _:c14n1 .\n" in made
    assert len(list(ox.parse(b"".join(made), format=ox.RdfFormat.N_QUADS))) == 3
