"""Addresses: readable, plain ASCII, and the same every time."""

from __future__ import annotations

import re
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelle.iris import Minter, slug

BASE = "https://w3id.org/passerelle/"
PARTS = st.lists(st.text(alphabet="abc/:-é成", min_size=1, max_size=6), min_size=1, max_size=4)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("L'Haÿ-les-Roses", "l-hay-les-roses"),
        ("L’Haÿ-les-Roses", "l-hay-les-roses"),
        ("成都市", "chengdu-shi"),
        ("Xi'an", "xi-an"),
        ("Saint-Étienne (Loire)", "saint-etienne-loire"),
        ("Œuvre à Bruxelles & Straße", "oeuvre-a-bruxelles-strasse"),
        ("  Île   de\tFrance ", "ile-de-france"),
        ("!?…", ""),
        ("", ""),
    ],
)
def test_a_name_becomes_a_slug_that_can_be_read_aloud(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(st.text(max_size=200))
def test_a_slug_is_ascii_words_joined_by_single_dashes(text: str) -> None:
    made = slug(text)
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", made)
    assert len(made) <= 80


@given(st.text(max_size=200))
def test_a_slug_of_a_slug_is_itself(text: str) -> None:
    assert slug(slug(text)) == slug(text)


def test_a_name_cut_in_the_middle_leaves_no_dash_behind() -> None:
    assert slug("a" * 79 + " bcd") == "a" * 79


@given(st.sampled_from(["party", "claim"]), PARTS)
def test_a_keyed_node_is_the_same_whoever_asks(kind: str, parts: list[str]) -> None:
    assert Minter(BASE).keyed(kind, parts) == Minter(BASE).keyed(kind, iter(parts))


@given(PARTS)
def test_a_keyed_node_depends_on_kind_and_order(parts: list[str]) -> None:
    mint = Minter(BASE)
    assert mint.keyed("party", parts) != mint.keyed("claim", parts)
    if parts != parts[::-1]:
        assert mint.keyed("party", parts) != mint.keyed("party", parts[::-1])


def test_parts_do_not_run_into_each_other() -> None:
    mint = Minter(BASE)
    assert mint.keyed("party", ["ab", "c"]) != mint.keyed("party", ["a", "bc"])


def test_a_keyed_node_is_a_uuid_below_its_kind() -> None:
    pattern = re.escape(BASE) + r"id/party/[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[0-9a-f-]{17}"
    assert re.fullmatch(pattern, Minter(BASE).keyed("party", ["a"]).value)


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("https://example.org/data", "https://example.org/data/id/person/x"),
        ("https://example.org/data/", "https://example.org/data/id/person/x"),
        ("https://example.org/data#", "https://example.org/data#id/person/x"),
    ],
)
def test_a_base_without_its_slash_gets_one(base: str, expected: str) -> None:
    assert Minter(base).thing("person", "x").value == expected


def test_graphs_are_named_below_the_base() -> None:
    assert Minter(BASE).graph("source/twins").value == f"{BASE}graph/source/twins"


@given(parts=st.lists(st.text()))
def test_a_keyed_node_is_the_uuid_of_the_standard(parts: list[str]) -> None:
    space = uuid.uuid5(uuid.NAMESPACE_URL, "https://w3id.org/passerelle/")
    name = "\x1f".join(["party", *parts])
    assert Minter(BASE).keyed("party", parts).value.endswith(f"/{uuid.uuid5(space, name)}")
