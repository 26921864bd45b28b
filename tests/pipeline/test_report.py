"""The report of a build: what each source gave, what changed, what failed and what to do."""

from __future__ import annotations

import csv
import json
import re
import shutil
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from passerelle.errors import ExpectationError, PasserelleError, StoreError, ValidationError
from passerelle.pipeline.build import build
from passerelle.pipeline.report import BuildReport
from passerelle.pipeline.report_page import report_page
from passerelle.pipeline.report_texts import TEXTS
from passerelle.pipeline.state import BuildState
from passerelle.workspace import Workspace
from tests.conftest import write_files
from tests.pipeline.test_build import edit

TWINS = "sources/twins/twins.csv"
BODIES = """\
title = "{name}"
publisher = "Test"
licence = "CC0"
retrieved = 2026-11-01
format = "csv"
path = "rows.csv"
[[record]]
type = "collectivity"
name.fr = {{ column = "nom" }}
ids.insee = {{ column = "insee" }}
ids.wikidata = {{ column = "wikidata" }}
country = "FR"
"""


def data_of(root: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((root / "build/report.json").read_text(encoding="utf-8"))
    return found


def page_of(root: Path) -> str:
    return (root / "build/report.html").read_text(encoding="utf-8")


def names_in(listing: dict[str, Any]) -> list[str]:
    return [thing["names"]["fr"] for thing in listing["first"]]


def fail(root: Path, fault: type[PasserelleError]) -> PasserelleError:
    with pytest.raises(fault) as caught:
        build(Workspace(root))
    return caught.value


class Shape(HTMLParser):
    """The elements of a page, for what a screen reader needs."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


# --- what each source gave ---------------------------------------------------------------


def test_the_report_tells_what_each_source_gave(workspace: Path) -> None:
    twins = workspace / TWINS
    edit(twins, "partenaire\n", "partenaire,e-mail,notes\n")
    edit(twins, "Montpellier,Chengdu", "Montpellier,Chengdu,a@example.org,x")
    edit(twins, "depuis 2002", "31/02/2019")
    report = build(Workspace(workspace))
    data = data_of(workspace)
    assert (data["outcome"], data["version"], data["compared_with"]) == ("built", 1, None)
    assert data["sources"]["places"]["records"] == {"collectivity": 6, "territory": 6}
    told = data["sources"]["twins"]
    assert (told["rows"], told["records"]) == (2, {"partnership": 1})
    assert [(bad["row"], bad["column"], bad["value"]) for bad in told["rejected"]] == [
        (3, "annee", "31/02/2019")
    ]
    assert (told["unused_columns"], told["private_columns"]) == (["notes"], ["e-mail"])
    assert data["inferred"]["cooperatesWith"]["statements"] == 2
    assert {"identity", "graph twins", "validation", "store"} <= set(data["stages"])
    assert json.loads(report.to_json()) == data


def test_the_first_build_has_nothing_to_compare_with(workspace: Path) -> None:
    build(Workspace(workspace))
    assert data_of(workspace)["sources"]["twins"]["new"] == {"count": 0, "first": []}
    assert "Première construction" in page_of(workspace)


def test_new_changed_and_vanished_things_are_named(workspace: Path) -> None:
    build(Workspace(workspace))
    edit(workspace / TWINS, "1981", "1982")
    edit(
        workspace / TWINS,
        "Jumelage,depuis 2002,,Rennes,Jinan\n",
        "Accord,2010,,Rennes,Chengdu\n",
    )
    build(Workspace(workspace))
    twins = data_of(workspace)["sources"]["twins"]
    assert names_in(twins["new"]) == ["Rennes – Chengdu"]
    assert names_in(twins["changed"]) == ["Montpellier – Chengdu"]
    assert names_in(twins["vanished"]) == ["Jinan", "Rennes – Jinan"]
    places = data_of(workspace)["sources"]["places"]
    assert [places[what]["count"] for what in ("new", "changed", "vanished")] == [0, 0, 0]
    assert (places["read"], twins["read"]) == (False, True)
    assert twins["former"] == 2


def test_rows_in_another_order_change_no_thing(workspace: Path) -> None:
    build(Workspace(workspace))
    header, *rows = (workspace / TWINS).read_text(encoding="utf-8").splitlines()
    text = "\n".join([header, *reversed(rows)]) + "\n"
    (workspace / TWINS).write_text(text, encoding="utf-8")
    build(Workspace(workspace))
    twins = data_of(workspace)["sources"]["twins"]
    assert [twins[what]["count"] for what in ("new", "changed", "vanished")] == [0, 0, 0]


def test_a_source_that_was_taken_away_is_named(workspace: Path) -> None:
    build(Workspace(workspace))
    shutil.rmtree(workspace / "sources/twins")
    build(Workspace(workspace))
    assert data_of(workspace)["removed_sources"] == ["twins"]


# --- merges and splits -------------------------------------------------------------------


def test_addresses_that_became_one_and_two_again_are_told_with_the_reason(tmp_path: Path) -> None:
    root = write_files(
        tmp_path / "ws",
        {
            "passerelle.toml": "[graph]\n",
            "sources/a/source.toml": BODIES.format(name="A"),
            "sources/a/rows.csv": "nom,insee,wikidata\nRennes,35238,\n",
            "sources/b/source.toml": BODIES.format(name="B"),
            "sources/b/rows.csv": "nom,insee,wikidata\nRoazhon,,Q647\n",
        },
    )
    build(Workspace(root))
    assert data_of(root)["merges"] == []
    edit(root / "sources/b/rows.csv", "Roazhon,,", "Roazhon,35238,")
    build(Workspace(root))
    (merge,) = data_of(root)["merges"]
    assert [merge[side]["iri"].rsplit("/", 1)[-1] for side in ("gone", "kept")] == [
        "roazhon",
        "rennes",
    ]
    assert merge["new"]
    assert [(r["code"], r["detail"]) for r in merge["reasons"]] == [
        ("both-keys", "wikidata:Q647, insee:35238")
    ]
    assert "un même enregistrement porte les deux" in page_of(root)
    build(Workspace(root), force=True)
    assert [merge["new"] for merge in data_of(root)["merges"]] == [False]
    edit(root / "sources/b/rows.csv", "Roazhon,35238,", "Roazhon,,")
    build(Workspace(root))
    data = data_of(root)
    assert (data["merges"], len(data["splits"])) == ([], 1)
    assert data["splits"][0]["gone"]["names"] == {"fr": "Roazhon"}


# --- a build that fails ------------------------------------------------------------------


def test_a_source_that_shrinks_stops_the_build_with_the_figures(workspace: Path) -> None:
    build(Workspace(workspace))
    edit(workspace / "sources/twins/source.toml", 'path = "', 'expect = { min = 2 }\npath = "')
    build(Workspace(workspace))
    state = BuildState.load(Workspace(workspace))
    edit(workspace / TWINS, "depuis 2002", "31/02/2019")
    fault = fail(workspace, ExpectationError)
    assert "gave 1 records where the last build had 2, but source.toml expects 2 to" in fault.what
    assert fault.__notes__ == [f"Report: {workspace / 'build/report.html'}"]
    data = data_of(workspace)
    assert (data["outcome"], data["failure"]["kind"]) == ("failed", "ExpectationError")
    assert data["failure"]["where"] == TWINS
    assert data["failure"]["stage"] == "source twins"
    assert len(data["sources"]["twins"]["rejected"]) == 1
    assert state is not None
    assert data["in_place"] == state.built
    assert BuildState.load(Workspace(workspace)) == state
    for text in ("La construction a échoué", "The build failed", "构建失败"):
        assert text in page_of(workspace)


def test_a_source_that_grows_beyond_stops_the_build(workspace: Path) -> None:
    build(Workspace(workspace))
    edit(workspace / "sources/twins/source.toml", 'path = "', 'expect = { max = 2 }\npath = "')
    with (workspace / TWINS).open("a", encoding="utf-8") as stream:
        stream.write("Jumelage,1999,,Rennes,Chengdu\n")
    fault = fail(workspace, ExpectationError)
    assert "gave 3 records where the last build had 2, but source.toml expects 0 to 2" in fault.what


def test_the_report_of_the_graph_comes_back_with_the_sources_it_is_from(workspace: Path) -> None:
    edit(workspace / TWINS, "depuis 2002", "31/02/2019")
    build(Workspace(workspace))
    good, page = data_of(workspace), page_of(workspace)
    edit(workspace / TWINS, "31/02/2019", "2019")
    edit(workspace / "sources/twins/source.toml", 'path = "', 'expect = { min = 9 }\npath = "')
    fail(workspace, ExpectationError)
    assert not (workspace / "build/rejected/twins.csv").exists()
    edit(workspace / TWINS, "2019", "31/02/2019")
    edit(workspace / "sources/twins/source.toml", "expect = { min = 9 }\n", "")
    report = build(Workspace(workspace))
    assert (report.up_to_date, report.rejected, report.read) == (True, 1, [])
    with (workspace / "build/rejected/twins.csv").open(encoding="utf-8") as stream:
        assert [row["row"] for row in csv.DictReader(stream)] == ["3"]
    assert (data_of(workspace), page_of(workspace)) == (good, page)


def test_a_broken_shape_is_told_in_the_language_of_the_reader(workspace: Path) -> None:
    build(Workspace(workspace))
    write_files(
        workspace / "sources/extra",
        {
            "source.toml": 'title = "Extra"\npublisher = "x"\nlicence = "x"\n'
            'retrieved = 2026-01-01\nformat = "rdf"\npath = "extra.ttl"\n',
            "extra.ttl": "@prefix pas: <https://w3id.org/passerelle/def#> .\n"
            "<http://e.org/a> pas:cooperatesWith <http://e.org/b> .\n",
        },
    )
    fail(workspace, ValidationError)
    data = data_of(workspace)
    assert data["found"] == {"Violation": 2}
    assert data["sources"]["extra"]["statements"] == 1
    for text in (
        "Lien dérivé saisi à la main",
        "Derived link entered by hand",
        "推导关系被手工填写",
    ):
        assert text in page_of(workspace)


def test_a_description_that_cannot_be_read_is_reported_too(workspace: Path) -> None:
    (workspace / "sources/twins/source.toml").write_text("title = 3 4", encoding="utf-8")
    fail(workspace, PasserelleError)
    data = data_of(workspace)
    assert (data["outcome"], data["in_place"], data["sources"]) == ("failed", None, {})
    assert data["failure"]["where"].startswith("sources/twins/source.toml")
    assert "There is no graph yet." in page_of(workspace)


def test_a_build_that_is_refused_leaves_the_report_of_the_other(workspace: Path) -> None:
    build(Workspace(workspace))
    before = page_of(workspace)
    with FileLock(workspace / "build/.lock"), pytest.raises(StoreError) as caught:
        build(Workspace(workspace))
    assert page_of(workspace) == before
    assert not getattr(caught.value, "__notes__", [])


@pytest.mark.parametrize("lost", ["report.html", "seen.json"])
def test_what_was_lost_is_written_again(workspace: Path, lost: str) -> None:
    """As after a build that was ended when the graph was in place and its report was not."""
    build(Workspace(workspace))
    (workspace / "build/report.html").write_text("of an older build", encoding="utf-8")
    (workspace / "build" / lost).unlink()
    assert build(Workspace(workspace)).up_to_date
    assert "<h1" in page_of(workspace)


def test_a_graph_without_its_report_is_built_again(workspace: Path) -> None:
    build(Workspace(workspace))
    shutil.rmtree(workspace / "build/reports")
    assert not build(Workspace(workspace)).up_to_date
    assert build(Workspace(workspace)).up_to_date
    assert len(list((workspace / "build/reports").iterdir())) == 1


# --- the page ----------------------------------------------------------------------------


def test_what_a_cell_says_is_text_and_never_markup(workspace: Path) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    edit(workspace / TWINS, "Montpellier,Chengdu", f"{evil},Chengdu")
    edit(workspace / TWINS, "depuis 2002", '"<svg onload=alert(3)>"')
    edit(workspace / TWINS, "partenaire\n", "partenaire,<i>notes</i>\n")
    edit(workspace / "sources/twins/source.toml", 'fr = "Jumelages"', "fr = '<b onclick=x>\"J'")
    build(Workspace(workspace))
    edit(workspace / TWINS, "1981", "1982")
    build(Workspace(workspace))
    page = page_of(workspace)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "&lt;svg onload=alert(3)&gt;" in page
    assert "&lt;i&gt;notes&lt;/i&gt;" in page
    shape = Shape(page)
    assert not [tag for tag, _ in shape.tags if tag in ("script", "img", "svg", "i", "b")]
    assert not [name for _, attrs in shape.tags for name in attrs if name.startswith("on")]


def test_long_lists_are_cut_and_say_where_the_whole_is(workspace: Path) -> None:
    build(Workspace(workspace))
    with (workspace / TWINS).open("a", encoding="utf-8") as stream:
        stream.writelines(f"Jumelage,{n}/13/2019,,Rennes,Jinan\n" for n in range(200))
        stream.writelines(f"Jumelage,2001,,Ville {n},Jinan\n" for n in range(300))
        stream.write(f"Jumelage,{'x' * 5000},,Rennes,Jinan\n")
    build(Workspace(workspace))
    twins = data_of(workspace)["sources"]["twins"]
    assert len(twins["rejected"]) == 201
    assert (twins["new"]["count"], len(twins["new"]["first"])) == (600, 200)
    page = page_of(workspace)
    assert page.count("there is no month 13") == 3 * 20
    assert "rejected/twins.csv" in page
    assert "… and 550 more: report.json." in page
    assert len(page) < 100_000


def test_the_page_can_be_read_by_a_screen_reader_and_asks_nothing_of_the_network(
    workspace: Path,
) -> None:
    edit(workspace / TWINS, "depuis 2002", "31/02/2019")
    build(Workspace(workspace), lang="zh")
    page = page_of(workspace)
    shape = Shape(page)
    assert shape.of("html")[0]["lang"] == "zh"
    assert [attrs["lang"] for attrs in shape.of("section")] == ["zh", "fr", "en"]
    assert len(shape.of("caption")) == len(shape.of("table")) > 0
    assert all("scope" in attrs for attrs in shape.of("th"))
    ids = [attrs["id"] for _, attrs in shape.tags if "id" in attrs]
    assert len(set(ids)) == len(ids)
    links = [str(attrs["href"]) for attrs in shape.of("a")]
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)
    assert {link for link in links if not link.startswith("#")} == {"rejected/twins.csv"}
    policy = next(a["content"] for a in shape.of("meta") if "http-equiv" in a)
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"
    levels = [int(tag[1]) for tag, _ in shape.tags if re.fullmatch("h[1-6]", tag)]
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_each_text_stands_in_three_languages_with_the_same_places_to_fill(key: str) -> None:
    forms = TEXTS[key]
    assert len(forms) == 3
    assert all(forms)
    places = [set(re.findall(r"{(\w+)}", form)) for form in forms]
    assert places[0] == places[1] == places[2]


def test_an_empty_report_is_a_page_too() -> None:
    page = report_page(BuildReport(outcome="built", in_place="2026-11-24T22:10:26Z"), "en")
    assert "None." in page
