"""`passerelle network` as a user types it."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest

from tests.conftest import run_passerelle


def test_a_name_writes_a_file_with_measures_and_positions(built: Path, tmp_path: Path) -> None:
    ran = run_passerelle(
        *("network", "cooperation", "-w", built, "-o", tmp_path / "net.gexf", "--layout"),
        *("--measure", "degree", "--measure", "community", "--lang", "zh"),
    )
    assert ran.code == 0, ran.err
    assert "4 actors, 2 links" in ran.err
    graph = nx.read_gexf(tmp_path / "net.gexf")
    one = next(data for _, data in graph.nodes(data=True) if data["label"] == "成都市")
    assert (one["degree"], one["community"]) == (1, 1)
    assert one["viz"]["position"]["x"] == one["x"]


def test_the_list_shows_those_of_the_workspace_too(built: Path) -> None:
    file = built / "queries" / "projections" / "mine.rq"
    file.parent.mkdir(parents=True)
    file.write_text(
        "#+ title: { fr: Les miens, en: Mine, zh: 我的 }\n"
        "PREFIX pas: <https://w3id.org/passerelle/def#>\n"
        "SELECT ?relation ?actor WHERE { ?actor pas:country ?relation }",
        encoding="utf-8",
    )
    ran = run_passerelle("network", "list", "-w", built, "--lang", "fr")
    assert "mine" in ran.out
    assert "Les miens" in ran.out
    assert "countries" in ran.out
    ran = run_passerelle("network", "mine", "-w", built, "-o", built / "mine.csv")
    assert ran.code == 0, ran.err
    assert (built / "mine.nodes.csv").exists()


def test_a_report_is_written_and_prints_where(built: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    ran = run_passerelle(
        *("network", "report", "cooperation", "-w", built, "-o", out),
        *("--between", "1980", "2005", "--lang", "fr"),
    )
    assert ran.code == 0, ran.err
    page = out.read_text(encoding="utf-8")
    assert "Montpellier – Chengdu" in page
    assert "Qui est central" in page


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("cooperatoin", "-o", "x.gexf"), 1, "Did you mean 'cooperation'"),
        (("cooperation", "-o", "x.doc"), 2, "no known format"),
        (("cooperation", "--theme", "cultur", "-o", "x.gexf"), 1, "Did you mean 'culture'"),
        (("cooperation", "--measure", "degre", "-o", "x.gexf"), 1, "Did you mean 'degree'"),
        (("cooperation", "--from", "demain", "-o", "x.gexf"), 2, "is not a date"),
        (("cooperation", "--from", "2000", "--to", "1990", "-o", "x.gexf"), 1, "before it begins"),
        (("report", "--between", "1990", "x", "-o", "x.html"), 2, "is not a date"),
    ],
)
def test_what_cannot_be_meant_is_told_and_nothing_is_written(
    built: Path, tmp_path: Path, args: tuple[str, ...], code: int, said: str
) -> None:
    ran = run_passerelle("network", *args, "-w", built, cwd=tmp_path)
    assert (ran.code, "Traceback" in ran.err) == (code, False)
    assert said in ran.err
    assert list(tmp_path.glob("x.*")) == []


def test_an_empty_network_says_what_to_try(built: Path, tmp_path: Path) -> None:
    ran = run_passerelle("network", "meetings", "-w", built, "-o", tmp_path / "m.gexf")
    assert ran.code == 0
    assert "--modality any" in ran.err
