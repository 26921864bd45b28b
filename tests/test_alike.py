"""Hostile blank nodes: what would take years is given up in time, and said."""

from __future__ import annotations

import time
from itertools import combinations, pairwise

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad

import passerelle.alike
from passerelle.alike import is_easy, labelled, labelled_within
from passerelle.errors import AlikeError
from tests.releases.datasets import DATASETS, node

P = NamedNode("https://e.org/p")


def link(one: BlankNode | NamedNode, other: BlankNode) -> Quad:
    return Quad(one, P, other, DefaultGraph())


def ring(count: int) -> list[Quad]:
    nodes = [BlankNode() for _ in range(count)]
    return [link(one, nodes[place - 1]) for place, one in enumerate(nodes)]


def mesh(count: int) -> list[Quad]:
    """Each node linked to each other, none with a trait."""
    nodes = [BlankNode() for _ in range(count)]
    return [
        link(a, b) for one, other in combinations(nodes, 2) for a, b in ((one, other), (other, one))
    ]


def test_nodes_without_a_trait_are_given_up_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = mesh(14)
    assert not is_easy(hostile)
    begun = time.monotonic()
    with pytest.raises(AlikeError, match="so alike that 1 seconds"):
        labelled_within(hostile, 1)
    assert time.monotonic() - begun < 10
    monkeypatch.setattr(
        passerelle.alike, "labelled_within", lambda quads: pytest.fail("not looked at")
    )
    everyday = [*ring(12), *(link(node("a"), BlankNode()) for _ in range(200))]
    assert len(list(labelled(everyday))) == len(everyday)


def test_a_process_of_its_own_names_them_the_same() -> None:
    quads = mesh(4)
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    assert set(labelled_within(quads)) == set(dataset)


@given(DATASETS)
def test_small_data_sets_are_easy(quads: list[Quad]) -> None:
    """Four blank nodes have few orders, whatever is said of them."""
    assert is_easy(quads)


@given(st.integers(2, 40))
def test_a_chain_has_one_order(length: int) -> None:
    nodes = [BlankNode() for _ in range(length)]
    assert is_easy([link(one, other) for one, other in pairwise(nodes)])
