"""When sources were checked and when they changed, apart from the graph."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

from passerelle.errors import ExpectationError
from passerelle.pipeline.build import build
from passerelle.pipeline.seen import Seen, SourceSeen
from passerelle.workspace import Workspace
from tests.pipeline.test_build import edit, graph_of

TWINS = "sources/twins/twins.csv"


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each look takes place a day after the one before."""
    days = count(1)
    monkeypatch.setattr(
        "passerelle.pipeline.seen.utc_now", lambda: f"2026-11-{next(days):02}T08:00:00Z"
    )


def seen(root: Path) -> dict[str, SourceSeen]:
    return Seen.load(Workspace(root)).sources


def test_a_first_look_knows_of_no_change(workspace: Path) -> None:
    build(Workspace(workspace))
    assert {(one.first, one.checked, one.changed) for one in seen(workspace).values()} == {
        ("2026-11-01T08:00:00Z", "2026-11-01T08:00:00Z", None)
    }


def test_a_build_with_nothing_to_do_has_checked_the_sources(workspace: Path) -> None:
    build(Workspace(workspace))
    before = graph_of(workspace)
    assert build(Workspace(workspace)).up_to_date
    twins = seen(workspace)["twins"]
    assert (twins.first[:10], twins.checked[:10], twins.changed) == (
        "2026-11-01",
        "2026-11-02",
        None,
    )
    assert graph_of(workspace) == before


def test_a_change_is_dated_once_and_only_where_it_is(workspace: Path) -> None:
    build(Workspace(workspace))
    edit(workspace / TWINS, "1981", "1982")
    build(Workspace(workspace))
    build(Workspace(workspace))
    looks = seen(workspace)
    assert (looks["twins"].changed, looks["twins"].checked) == (
        "2026-11-02T08:00:00Z",
        "2026-11-03T08:00:00Z",
    )
    assert looks["places"].changed is None


def test_a_build_that_fails_has_looked_too(workspace: Path) -> None:
    build(Workspace(workspace))
    edit(workspace / "sources/twins/source.toml", 'path = "', 'expect = { min = 9 }\npath = "')
    with pytest.raises(ExpectationError):
        build(Workspace(workspace))
    assert seen(workspace)["twins"].changed == "2026-11-02T08:00:00Z"
    assert Seen.load(Workspace(workspace)).reported == ""


def test_a_source_that_is_gone_is_forgotten(workspace: Path) -> None:
    build(Workspace(workspace))
    (workspace / "sources/twins").rename(workspace / "sources/pairs")
    build(Workspace(workspace))
    assert sorted(seen(workspace)) == ["pairs", "places"]
    assert seen(workspace)["pairs"].first == "2026-11-02T08:00:00Z"


@pytest.mark.parametrize("text", ["", "[]", '{"sources": {"a": {}}, "reported": ""}', "{}"])
def test_what_cannot_be_read_is_unknown_and_written_anew(workspace: Path, text: str) -> None:
    build(Workspace(workspace))
    (workspace / "build/seen.json").write_text(text, encoding="utf-8")
    assert Seen.load(Workspace(workspace)) == Seen()
    build(Workspace(workspace))
    assert seen(workspace)["twins"].checked == "2026-11-02T08:00:00Z"
