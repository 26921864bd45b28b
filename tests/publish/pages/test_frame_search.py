"""The index of the search: what finds what, in three scripts; its pieces; what is not in it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, Quad

from passerelle.namespaces import SKOS
from passerelle.publish.opening import site_of
from passerelle.publish.pages.overview import overview
from passerelle.publish.pages.search import search
from passerelle.publish.pages.search_words import traditional, words_of
from passerelle.workspace import Workspace
from tests.publish.pages.test_frame import GRAPH, site_with, texts, thing, town

CALL = re.compile(r"passerelleSearch\.(\w+)\((.*)\);\n", re.S)


def pieces(files: dict[str, str]) -> dict[str, Any]:
    """What each piece of an index hands over, by its place."""
    found = {}
    for place, text in files.items():
        if place.startswith("search/"):
            call = CALL.fullmatch(text)
            assert call, place
            found[place] = json.loads(f"[{call[2]}]")
    return found


def index_of(files: dict[str, str]) -> tuple[dict[str, set[int]], dict[int, list[Any]]]:
    """The things that each word leads to, and what is shown of each thing."""
    words: dict[str, set[int]] = {}
    things: dict[int, list[Any]] = {}
    for place, content in pieces(files).items():
        if place.startswith("search/w-"):
            for word, steps in content[1].items():
                number, words[word] = 0, set()
                for step in steps.split(" "):
                    number += int(step, 36)
                    words[word].add(number)
        elif place.startswith("search/d-"):
            things |= {int(number, 36): row for number, row in content[0].items()}
    return words, things


def published_index(site: Path) -> dict[str, str]:
    files = (site / "search").glob("*.js")
    return {f"search/{one.name}": one.read_text(encoding="utf-8") for one in files}


def test_every_thing_of_the_lists_is_found_by_each_of_its_names(
    published: Path, reference: Workspace
) -> None:
    words, things = index_of(published_index(published))
    by_key = {row[0]: number for number, row in things.items()}
    for entry in overview(site_of(reference)).entries.values():
        number = by_key[entry.key]
        for name in (*entry.names.values(), *entry.variants):
            for word in words_of([name]):
                assert number in words[word], (name, word)


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("chengdu", "成都市"),
        ("du", "成都市"),
        ("都市", "成都市"),
        ("=chengdushi", "成都市"),
        ("hohhot", "呼和浩特市"),
        ("厦门", "廈門市"),
        ("evry", "Évry"),
        ("=saintdenis", "Saint-Denis"),
        ("oeuvre", "L’Œuvre"),
    ],
)
def test_a_word_is_among_those_of_a_name(asked: str, name: str) -> None:
    assert any(word.startswith(asked) for word in words_of([name]))


def test_traditional_characters_lead_to_simplified_ones() -> None:
    found = traditional(["厦门", "广东", "Paris"])
    assert found["廈"] == "厦"
    assert found["廣"] == "广"
    assert "P" not in found


@given(st.lists(st.text(max_size=12), max_size=4))
def test_words_hang_on_the_names_only(names: list[str]) -> None:
    assert words_of(names) == words_of(reversed(names)) == set().union(*map(words_of, zip(names)))


def test_a_new_thing_changes_the_pieces_that_it_concerns_and_no_others() -> None:
    before = [quad for n in range(1500) for quad in town(f"t{n}", fr=f"Ville{n * 7919 % 1500}")]
    one = texts(list(search(site_with(*before))))
    two = texts(list(search(site_with(*before, *town("new", fr="Nouvelle")))))
    changed = {place for place in {*one, *two} if one.get(place) != two.get(place)}
    assert changed
    assert len(changed) <= 5, "a piece of things, of its words, and the list of the pieces"
    assert len(two) > 15


def test_pieces_are_scripts_that_no_name_can_break() -> None:
    nasty = 'x"</script>\u2028\\'
    site = site_with(*town("a", fr=nasty))
    _, things = index_of(texts(list(search(site))))
    assert [row[1] for row in things.values()] == [nasty]


def test_a_theme_is_found_by_what_it_is_called_elsewhere(published: Path) -> None:
    words, things = index_of(published_index(published))
    found = {things[number][0] for word in ("tramway", "公共交通") for number in words[word]}
    assert "theme/mobility" in found


def test_other_names_count_but_are_not_shown() -> None:
    node = thing("collectivity", "a")
    other = Quad(node, SKOS.altLabel, Literal("Lutèce", language="fr"), GRAPH)
    words, things = index_of(texts(list(search(site_with(*town("a", fr="Paris"), other)))))
    assert words["lutece"] == things.keys()
    assert "Lutèce" not in json.dumps([*things.values()], ensure_ascii=False)
