"""Data flows one way: no room imports a room to its right."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parent.parent / "src" / "passerelle"
ORDER = [
    *("errors", "resources", "files", "texts", "namespaces", "scripts", "iris", "alike"),
    *("settings", "heads", "times", "replies", "endpoint", "collector", "templates", "pages"),
    *("vocabulary", "concepts", "references", "records", "workspace"),
    *("documents", "sources", "identity", "graph", "store", "releases", "pipeline"),
    *("extraction", "review", "queries", "network", "maps", "publish", "server", "api", "cli"),
]

READING = [
    *("account", "lexicon", "gazetteer", "reading"),
    *(f"latin.{room}" for room in ("words", "clauses", "bodies", "people", "places", "functions")),
    *(f"latin.{room}" for room in ("events", "roles", "agreements", "themes")),
    *("zh", "learnt", "model", "pipeline"),
]
"""The rooms in which a press release is read, in the order in which they may know each other."""


def room_of(module: str) -> str:
    return module.removeprefix("passerelle.").split(".")[0]


@cache
def tree_of(file: Path) -> ast.Module:
    """The module as it is read once for all that is asked of it; nobody changes it."""
    return ast.parse(file.read_text(encoding="utf-8"))


def imports_of(file: Path) -> set[str]:
    found = set()
    for node in ast.walk(tree_of(file)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("passerelle."):
            found.add(room_of(node.module or ""))
        elif isinstance(node, ast.Import):
            found.update(room_of(a.name) for a in node.names if a.name.startswith("passerelle."))
    return found


@pytest.mark.parametrize("file", sorted(SRC.rglob("*.py")), ids=lambda f: str(f.relative_to(SRC)))
def test_a_room_imports_only_rooms_to_its_left(file: Path) -> None:
    if file == SRC / "__init__.py":
        assert not imports_of(file)
        return
    here = room_of("passerelle." + ".".join(file.relative_to(SRC).with_suffix("").parts))
    assert here in ORDER, f"{here} has no place in the flow: add it to ORDER"
    right = {room for room in imports_of(file) if ORDER.index(room) > ORDER.index(here)}
    assert not right, f"{file.name} reaches back up to {sorted(right)}"


def reading_room(module: str) -> str | None:
    """The room of `READING` that a module of `extraction` lies in."""
    parts = module.removeprefix("passerelle.extraction.").split(".")
    room = ".".join(parts[: 2 if parts[0] == "latin" else 1])
    return room if room in READING else None


@pytest.mark.parametrize(
    "file", sorted((SRC / "extraction").rglob("*.py")), ids=lambda f: str(f.relative_to(SRC))
)
def test_a_room_of_reading_knows_only_those_before_it(file: Path) -> None:
    here = reading_room("passerelle." + ".".join(file.relative_to(SRC).with_suffix("").parts))
    if here is None:
        return
    tree = tree_of(file)
    for_types = {
        id(node)
        for one in ast.walk(tree)
        if isinstance(one, ast.If) and ast.unparse(one.test) == "TYPE_CHECKING"
        for node in one.body
    }
    known = {
        reading_room(node.module or "")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and id(node) not in for_types
    } - {None, here}
    later = {room for room in known if READING.index(room) > READING.index(here)}
    assert not later, f"{file.name} reaches forward to {sorted(later)}"


@pytest.mark.parametrize("file", sorted(SRC.rglob("*.py")), ids=lambda f: str(f.relative_to(SRC)))
def test_every_module_says_what_the_room_is_for(file: Path) -> None:
    assert ast.get_docstring(tree_of(file))


def test_no_module_is_longer_than_one_can_hold_in_mind() -> None:
    lengths = {
        file: len(file.read_text(encoding="utf-8").splitlines()) for file in SRC.rglob("*.py")
    }
    assert {file.name: length for file, length in lengths.items() if length > 300} == {}


def test_only_one_module_knows_pyvis_and_one_where_resources_lie() -> None:
    texts = {file: file.read_text(encoding="utf-8") for file in SRC.rglob("*.py")}
    pyvis = {
        f.relative_to(SRC).as_posix()
        for f, t in texts.items()
        if "import pyvis" in t or "from pyvis" in t
    }
    assert pyvis == {"maps/page.py"}
    lies = {f.name for f, t in texts.items() if "_resources" in t}
    assert lies == {"resources.py"}
