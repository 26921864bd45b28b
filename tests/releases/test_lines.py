"""Sorted lines on disk, and the canonical form of a data set."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, Quad

from passerelle.releases import lines as module
from passerelle.releases.blanks import described_labels
from passerelle.releases.lines import gather, quads_of, subject_of, to_lines
from tests.releases.datasets import DATASETS, datasets, disguised, node


@given(quads=DATASETS, run=st.integers(1, 9), step=st.integers(1, 5))
def test_lines_are_sorted_distinct_and_found_by_subject_however_they_are_cut(
    quads: list[Quad], run: int, step: int
) -> None:
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
        patch.setattr(module, "_RUN", run)
        patch.setattr(module, "_STEP", step)
        known = gather(to_lines(quads), Path(folder) / "x.nq")
        expected = sorted({f"{quad} .\n".encode() for quad in quads})
        assert list(known) == expected
        assert known.count == len(expected)
        assert known.sha256 == hashlib.sha256(b"".join(expected)).hexdigest()
        subjects = {subject_of(line) for line in expected} | {b"<https://e.org/none>", b"_:zz"}
        for subject in subjects:
            about = [line for line in expected if line.split(b" ")[0] == subject]
            assert known.about(subject) == about
        assert [path.name for path in Path(folder).iterdir()] == ["x.nq"]  # no run is left


@given(quads=DATASETS, seed=st.integers())
def test_the_canonical_form_is_that_of_rdfc_whatever_the_names_and_the_order(
    quads: list[Quad], seed: int
) -> None:
    whole = ox.Dataset(quads)
    whole.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    with datasets(quads, disguised(quads, seed)) as (one, two):
        assert list(one.canonical) == sorted(f"{quad} .\n".encode() for quad in whole)
        assert one.canonical.sha256 == two.canonical.sha256
        assert list(one.described) == list(two.described)


def test_a_name_made_of_what_is_said_stays_when_another_node_comes() -> None:
    first = Quad(BlankNode("x"), node("p"), Literal("1"))
    more = [Quad(BlankNode(f"y{n}"), node("p"), Literal(f"other {n}")) for n in range(9)]
    alone, among = (
        {quad.subject for quad in described_labels(quads) if quad.object == Literal("1")}
        for quads in ([first], [*more, first])
    )
    assert alone == among


def test_nodes_in_a_circle_are_named_apart_by_what_is_said_of_them() -> None:
    ring = [BlankNode(name) for name in "abc"]
    quads = [Quad(a, node("p"), b) for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)]
    assert len({quad.subject for quad in described_labels(quads)}) == 1  # nothing tells them apart
    quads.append(Quad(ring[0], node("q"), Literal("here")))
    assert len({quad.subject for quad in described_labels(quads)}) == 3


def test_lines_keep_the_labels_of_blank_nodes() -> None:
    line = b"_:c14n7 <https://e.org/p> _:c14n0 .\n"
    assert b"".join(to_lines(quads_of([line]))) == line
