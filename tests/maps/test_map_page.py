"""The page: one file that asks for nothing, says everything as text, and is the same each time."""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64encode
from html.parser import HTMLParser
from itertools import accumulate
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

import passerelle.maps
from passerelle.maps import write_map
from passerelle.maps.page import SCRIPTS, STYLES, render
from tests.maps.graphs import BASE, HOSTILE, HOSTILE_LINK, ROW, TITLE, hostile, small
from tests.maps.test_map_layout import shuffled
from tests.maps.unpacking import inflated, rows, unpack

ASSETS = Path(passerelle.maps.__file__).parent / "assets"
OWN = [ASSETS / "scripts" / f"{name}.js" for name in (*SCRIPTS, "unpack")]


class Reader(HTMLParser):
    """Reads a page as a browser does: tags, and the text inside each script."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.title = ""
        self._inside = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._inside = tag
        if tag == "script":
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "script":
            self.scripts[-1] += data
        elif self._inside == "title":
            self.title += data


def unpacked(html: str) -> list[str]:
    """What the browser unpacks: the data, the library, our scripts."""
    return [inflated(text) for text in Reader(html).scripts[:3]]


def held(html: str) -> dict[str, Any]:
    """The data in the page."""
    found: dict[str, Any] = json.loads(unpacked(html)[0])
    return found


@pytest.fixture(scope="module")
def html() -> str:
    return render(small(), title=TITLE, note={"fr": "Une note"})


def test_it_is_a_page_of_today_in_the_language_asked_for(html: str) -> None:
    assert html.startswith("<!doctype html>\n")
    tags = Reader(html).tags
    assert ("html", {"lang": "fr"}) in tags
    assert ("meta", {"charset": "utf-8"}) in tags
    assert Reader(html).title == TITLE["fr"]
    assert '<html lang="zh">' in render(small(), title=TITLE, lang="zh")
    assert '<html lang="en">' in render(small(), title=TITLE, lang="xx")


def test_nothing_in_it_fetches_anything(html: str) -> None:
    for tag, attributes in Reader(html).tags:
        assert tag not in {"link", "iframe", "object", "embed", "img", "base", "form"}
        assert not {"src", "href", "srcset", "action", "data", "poster"} & set(attributes)
    assert "sourceMappingURL" not in html
    for sheet in (ASSETS / "styles").glob("*.css"):
        styles = sheet.read_text(encoding="utf-8")
        assert "url(" not in styles
        assert "@import" not in styles
    for script in OWN:
        text = script.read_text(encoding="utf-8")
        assert not re.search(r"\b(fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon)\b", text)


def test_its_policy_forbids_the_network_and_every_script_but_its_own(html: str) -> None:
    read = Reader(html)
    policy = next(a["content"] or "" for t, a in read.tags if "http-equiv" in a and t == "meta")
    assert policy.startswith("default-src 'none';")
    scripts = re.search(r"script-src ([^;]*);", policy)
    assert scripts
    expected = {
        f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
        for text in (*unpacked(html)[1:], read.scripts[3])
    }
    assert set(scripts[1].split()) == expected
    assert len(expected) == 3


def test_the_page_that_is_not_packed_holds_the_same() -> None:
    packed, plain = (render(small(), title=TITLE, packed=packed) for packed in (True, False))
    assert unpacked(packed) == Reader(plain).scripts


def test_our_scripts_make_no_html_from_text() -> None:
    banned = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function"
        r"|createContextualFragment|setHTML|srcdoc|DOMParser"
    )
    for script in OWN:
        assert not banned.search(script.read_text(encoding="utf-8")), script.name
    assert {script.name for script in OWN} == {file.name for file in (ASSETS / "scripts").iterdir()}
    assert set(STYLES) == {file.stem for file in (ASSETS / "styles").iterdir()}


def test_no_script_takes_a_name_of_another() -> None:
    made = [
        name
        for script in SCRIPTS
        for name in re.findall(
            r"^(?:async function|function|class|const|let) (\w+)",
            (ASSETS / "scripts" / f"{script}.js").read_text(encoding="utf-8"),
            re.MULTILINE,
        )
    ]
    assert len(made) > 100
    assert sorted(made) == sorted(set(made))


def test_the_drawing_library_is_the_one_that_was_vendored() -> None:
    vendor = ASSETS / "vendor"
    wanted, name = (vendor / "vis-network.min.js.sha256").read_text(encoding="utf-8").split()
    library = (vendor / name).read_bytes()
    assert hashlib.sha256(library).hexdigest() == wanted
    assert b"@version 10.1.5" in library
    assert "Permission is hereby granted" in (vendor / "LICENSE.vis-network").read_text("utf-8")


PROBES = {
    "1 tag in a label": {"names": {"fr": "<img src=x onerror=alert(1)>"}},
    "1 end of script in a label": {"names": {"fr": "</script><script>alert(1)</script>"}},
    "2 tag in a title": {"variants": ["<img src=x onerror=alert(1)>"]},
    "3 title with href": {"names": {"fr": '<a href="javascript:alert(1)">href</a>'}},
    "6 end of script in an option": {"kind": "</SCRIPT><!-- <script>"},
}


@pytest.mark.parametrize("probe", sorted(PROBES))
def test_what_a_node_holds_stays_data(probe: str) -> None:
    graph = small()
    graph.nodes[f"{BASE}chengdu"].update(PROBES[probe])
    for packed in (True, False):
        plain, probed = (
            Reader(render(each, title=TITLE, packed=packed)) for each in (small(), graph)
        )
        assert [tag for tag, _ in probed.tags] == [tag for tag, _ in plain.tags]
        assert probed.scripts[1:] == plain.scripts[1:]
        assert "<" not in probed.scripts[0]


def test_4_a_node_whose_address_is_harmful_stays_data() -> None:
    html = render(hostile(), title=TITLE)
    assert "<" not in Reader(html).scripts[0]
    assert {node["iri"] for node in rows(held(html)["nodes"])} == {f"a{HOSTILE}", f"b{HOSTILE}"}


def test_5_a_harmful_heading_is_shown_as_it_is_written() -> None:
    for text in (HOSTILE, HOSTILE_LINK, "a & b"):
        read = Reader(render(small(), title={"fr": text}))
        assert read.title == text
        assert len(read.scripts) == 4


def test_the_same_network_gives_the_same_bytes(tmp_path: Path) -> None:
    for name, graph in {"a": small(), "b": small(), "c": shuffled_with_links(small())}.items():
        write_map(graph, tmp_path / f"{name}.html", title=TITLE)
    first, again, told = ((tmp_path / f"{name}.html").read_bytes() for name in "abc")
    assert first == again == told
    assert b"\r" not in first


def shuffled_with_links(graph: nx.Graph[Any]) -> nx.Graph[Any]:
    told = shuffled(graph, 4)
    for one, two in told.edges:
        told.edges[one, two].update(graph.edges[one, two])
        told.edges[one, two]["links"] = graph.edges[one, two]["links"][::-1]
    return told


def test_an_empty_network_makes_a_page_too() -> None:
    found = held(render(nx.Graph(), title=TITLE))
    assert (
        found["nodes"] == found["edges"] == found["page"]["links"] == {"length": 0, "together": []}
    )


def test_a_node_without_any_attribute_is_shown_by_its_address() -> None:
    bare: nx.Graph[Any] = nx.Graph([("https://example.org/x", "https://example.org/y")])
    found = held(render(bare, title={}))
    assert [node["iri"] for node in rows(found["nodes"])] == sorted(bare)
    assert [edge["modality"] for edge in rows(found["edges"])] == ["asserted"]


def test_numbers_that_are_none_do_not_break_the_page() -> None:
    graph = small()
    graph.edges[f"{BASE}montpellier", f"{BASE}chengdu"]["weight"] = float("nan")
    assert all(edge["weight"] >= 1 for edge in rows(held(render(graph, title=TITLE))["edges"]))


def test_half_a_letter_does_not_keep_the_page_from_being_written(tmp_path: Path) -> None:
    graph = small()
    graph.nodes[f"{BASE}chengdu"]["names"] = {"fr": "Cheng\ud83d"}
    write_map(graph, tmp_path / "map.html", title=TITLE, packed=False)
    assert "Cheng?" in (tmp_path / "map.html").read_text(encoding="utf-8")


def test_a_meeting_of_many_is_said_once(html: str) -> None:
    found = held(html)
    behind, edges = unpack(found["page"]["behind"]), rows(found["edges"])
    firsts = accumulate([0, *(edge["count"] for edge in edges)])
    lines = [
        behind[first : first + edge["count"]]
        for first, edge in zip(firsts, edges, strict=False)
        if edge["relation"] == "meeting"
    ]
    assert len(lines) == 6
    assert len(set(map(tuple, lines))) == 1


def test_the_evidence_of_a_link_comes_with_it(html: str) -> None:
    page = held(html)["page"]
    links = rows(page["links"])
    place = next(place for place, link in enumerate(links) if link["id"] == f"{BASE}first")
    assert links[place]["when"] == "1981"
    first = sum(link["proofs"] for link in links[:place])
    numbers = unpack(page["proofs"])[first : first + links[place]["proofs"]]
    given = [rows(page["evidence"])[number] for number in numbers]
    entry = next(entry for entry in given if entry["row"])
    assert entry["source"] == ROW["source"]
    assert entry["row"] == 1234
    assert entry["cited"] == sorted(ROW["cited"])


def test_a_line_is_drawn_as_the_best_of_its_links() -> None:
    graph = small()
    edge = graph.edges[f"{BASE}nimes", f"{BASE}two"]
    edge["links"][0]["modality"] = "reported"
    found = held(render(graph, title=TITLE))
    assert {edge["modality"] for edge in rows(found["edges"])} == {"asserted", "reported"}


def test_nothing_is_linked_to_itself_on_the_map() -> None:
    graph = small()
    graph.add_edge(f"{BASE}alone", f"{BASE}alone", weight=1.0, links=[])
    assert all(edge["reach"] > 0 for edge in rows(held(render(graph, title=TITLE))["edges"]))


def test_no_two_scripts_give_a_name_twice() -> None:
    """They share one closure, in which the later of two functions silently takes the place."""
    named: dict[str, list[str]] = {}
    for script in OWN:
        text = script.read_text(encoding="utf-8")
        for name in re.findall(r"(?m)^(?:async )?(?:function\*?|class|const|let) (\w+)", text):
            named.setdefault(name, []).append(script.stem)
    assert {name: files for name, files in named.items() if len(files) > 1} == {}


def test_what_was_seen_active_had_not_ended_before() -> None:
    graph = small()
    link = graph.edges[f"{BASE}montpellier", f"{BASE}chengdu"]["links"][0]
    link.update(earliest_end="1999-12-31", last_seen="2018-02-13")
    known = {
        row["id"]: row.get("until")
        for row in rows(held(render(graph, title=TITLE))["page"]["links"])
    }
    assert known[f"{BASE}first"] == "2018-02-13"
