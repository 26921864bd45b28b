"""Bad input: one message with place, fault and remedy; exit code 1; the former graph stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polars
import pytest

from tests.conftest import ROOT, TWINS_CSV, TWINS_TOML, Ran, run_passerelle

AUTHORITY = ("query", "partnerships/of-authority", "--param", "authority=Montpellier", "-q")


def spoil_xlsx(twins: Path) -> None:
    polars.read_csv(twins / "twins.csv", infer_schema_length=0).write_excel(twins / "twins.xlsx")
    data = (twins / "twins.xlsx").read_bytes()
    (twins / "twins.xlsx").write_bytes(data[: len(data) // 2])
    toml = TWINS_TOML.replace('"csv"', '"xlsx"').replace("twins.csv", "twins.xlsx")
    (twins / "source.toml").write_text(toml, encoding="utf-8")


def spoil_turtle(twins: Path) -> None:
    lines = ["@prefix e: <http://e.org/> ."] + [f"e:s e:p {i} ." for i in range(5)] + ["e:s e:p ;;"]
    (twins / "facts.ttl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    head = TWINS_TOML.split("[[record]]")[0]
    toml = head.replace('"csv"', '"rdf"').replace("twins.csv", "facts.ttl")
    (twins / "source.toml").write_text(toml, encoding="utf-8")


def edit(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(twins: Path) -> None:
        text = (twins / name).read_text(encoding="utf-8")
        assert old in text
        (twins / name).write_text(text.replace(old, new), encoding="utf-8")

    return change


def empty_file(twins: Path) -> None:
    (twins / "twins.csv").write_bytes(b"")


def no_description(twins: Path) -> None:
    (twins / "source.toml").unlink()


CASES = {
    "a truncated workbook": (spoil_xlsx, ["twins.xlsx", "cannot be read as xlsx", "save or fetch"]),
    "a syntax error in Turtle": (spoil_turtle, ["facts.ttl, line 7", "syntax error", "Correct"]),
    "a missing column": (
        edit("twins.csv", "partenaire", "partner"),
        ["source.toml, line 16", "no column 'partenaire'", "Did you mean 'partner'"],
    ),
    "an empty file": (empty_file, ["twins.csv", "the file is empty", "header"]),
    "a misspelt key": (
        edit("source.toml", "themes = {", "thems = {"),
        ["source.toml, line 12", "unknown key 'thems'", "Did you mean 'themes'"],
    ),
    "a misspelt setting": (
        edit("source.toml", "publisher", "publsher"),
        ["source.toml, line 2", "unknown key 'publsher'", "Did you mean 'publisher'"],
    ),
    "a folder without description": (no_description, ["sources/twins", "no source.toml", "Write"]),
}
ROWS = {
    "an unknown theme": (
        edit("twins.csv", "culture;", "cultur;"),
        ["row 2", "column themes", "unknown theme 'cultur'", "Did you mean 'culture'"],
    ),
    "a day that does not exist": (
        edit("twins.csv", ",1981,", ",31/02/2019,"),
        ["row 2", "column annee", "no day 31 in February 2019", "Correct the date"],
    ),
    "a kind that is not in the map": (
        edit("twins.csv", "Jumelage,1981", "Jumellage,1981"),
        ["row 2", "column type", "'Jumellage' is not in the map", "Did you mean 'Jumelage'"],
    ),
    "a row with too many cells": (
        edit("twins.csv", "Chengdu", "Chengdu,x,y"),
        ["row 2", "7 cells", "put quotes"],
    ),
}


@pytest.fixture(scope="module")
def answer(built_once: Path) -> Ran:
    """What the graph answers before anything goes wrong."""
    told = run_passerelle(*AUTHORITY, "-w", built_once, fresh=True)
    assert "Chengdu" in told.out
    return told


@pytest.mark.parametrize("case", CASES)
def test_an_unusable_source_stops_the_build_and_the_former_graph_answers(
    built: Path, answer: Ran, case: str
) -> None:
    spoil, said = CASES[case]
    spoil(built / "sources/twins")
    ran = run_passerelle("build", "-q", "-w", built)
    assert ran.code == 1
    assert ran.err.startswith("Error: ")
    assert "Traceback" not in ran.err
    assert len(ran.err.strip().splitlines()) == 1
    for words in said:
        assert words in ran.err
    assert run_passerelle(*AUTHORITY, "-w", built) == answer


@pytest.mark.parametrize("case", ROWS)
def test_a_bad_row_is_set_aside_and_the_good_ones_go_on(built: Path, case: str) -> None:
    spoil, said = ROWS[case]
    spoil(built / "sources/twins")
    ran = run_passerelle("build", "-q", "-w", built)
    assert ran.code == 1
    assert "Traceback" not in ran.err
    for words in said:
        assert words in ran.err
    good = run_passerelle(
        "query", "of-authority", "-p", "authority=Rennes", "-w", built, "-f", "csv"
    )
    assert "Jinan" in good.out
    rejected = (built / "build/rejected/twins.csv").read_text(encoding="utf-8")
    assert len(rejected.splitlines()) == 2
    again = run_passerelle("build", "-q", "-w", built, fresh=True)
    assert (again.code, again.err) == (1, ran.err), "still said when nothing has changed"


def test_max_rejected_makes_bad_rows_fatal(built: Path, answer: Ran) -> None:
    twins = built / "sources/twins"
    edit("source.toml", "[[record]]\n", "max_rejected = 0\n[[record]]\n")(twins)
    edit("twins.csv", ",1981,", ",19811,")(twins)
    ran = run_passerelle("build", "-q", "-w", built)
    assert ran.code == 1
    assert "1 rows rejected, more than max_rejected = 0" in ran.err
    assert run_passerelle(*AUTHORITY, "-w", built) == answer


def test_latin_1_with_semicolons_is_read_right(workspace: Path) -> None:
    twins = workspace / "sources/twins"
    text = TWINS_CSV.replace(";", "|").replace(",", ";").replace("Rennes", "Orléans")
    (twins / "twins.csv").write_bytes(text.encode("latin-1"))
    edit("source.toml", 'split = ";"', 'split = "|"')(twins)
    assert run_passerelle("build", "-q", "-w", workspace).code == 0
    answer = run_passerelle(
        "query", "of-authority", "-p", "authority=Orléans", "-w", workspace, "-f", "csv"
    )
    assert "Orléans – Jinan" in answer.out


def test_outside_a_workspace_the_remedy_is_named(tmp_path: Path) -> None:
    ran = run_passerelle("status", cwd=tmp_path)
    assert ran.code == 1
    assert "no passerelle.toml" in ran.err
    assert "-w DIR" in ran.err


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["bild"], "Did you mean 'build'"),
        (["query", "--nonsense"], "No such option"),
        (["query", "of-authority", "--param", "authority"], "NAME=VALUE"),
        (["network", "-o", "x.doc"], "no known format"),
        (["export", "-o", "x.docx"], "no known format"),
        (["network", "--on", "nonsense", "-o", "x.gexf"], "is not a date"),
    ],
)
def test_a_wrong_command_line_exits_with_2(built: Path, args: list[str], words: str) -> None:
    ran = run_passerelle(*args, cwd=built)
    assert ran.code == 2
    assert words in ran.err
    assert not list(built.glob("x.*"))


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["query", "of-authoritie"], "Did you mean"),
        (["query", "of-authority"], "needs the parameter 'authority'"),
        (["query", "of-authority", "-p", "authority=Montpelier"], "Did you mean 'Montpellier'"),
        (["query", "of-authority", "-p", "authorty=x"], "Did you mean 'authority'"),
        (["query", "of-authority", "-p", "authority=Rennes", "-p", "date=1981"], "not one day"),
        (["query", "theme-and-subthemes", "-p", "theme=energie"], "there is no theme 'energie'"),
    ],
)
def test_a_wrong_question_exits_with_1(built: Path, args: list[str], words: str) -> None:
    ran = run_passerelle(*args, cwd=built)
    assert (ran.code, ran.out) == (1, "")
    assert words in ran.err


def test_a_query_on_standard_input_with_a_fault_names_its_place(built: Path) -> None:
    ran = run_passerelle("query", "-", cwd=built, stdin="SELECT * WHERE { ?s ?p }")
    assert ran.code == 1
    assert "not valid SPARQL" in ran.err
    assert "1:" in ran.err


def test_before_the_first_build_the_remedy_is_named(workspace: Path) -> None:
    ran = run_passerelle("query", "delegations-without-names", cwd=workspace)
    assert ran.code == 1
    assert "passerelle build" in ran.err


def test_ill_formed_values_are_reported_by_shapes_not_by_tracebacks(tmp_path: Path) -> None:
    file = tmp_path / "odd.ttl"
    file.write_text(
        "@prefix pas: <https://w3id.org/passerelle/def#> .\n"
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
        '<http://e.org/a> a pas:Evidence ; pas:row "x"^^xsd:integer ; '
        'pas:preferred "none"^^xsd:boolean ; pas:earliestStart "31/02"^^xsd:date .\n',
        encoding="utf-8",
    )
    ran = run_passerelle("validate", file, "--lang", "fr")
    assert (ran.code, ran.err) == (1, "")
    assert "Le numéro de ligne" in ran.out
    assert run_passerelle("validate", file, "-f", "json").out.startswith("[")


def test_a_finding_names_the_node_its_source_and_its_row(tmp_path: Path) -> None:
    valid = (ROOT / "ontology/examples/valid/twinning.ttl").read_text(encoding="utf-8")
    file = tmp_path / "twinning.ttl"
    file.write_text(
        valid + "<https://w3id.org/passerelle/id/partnership/1> "
        "<https://w3id.org/passerelle/def#theme> <http://e.org/none> .\n",
        encoding="utf-8",
    )
    ran = run_passerelle("validate", file)
    assert ran.code == 1
    assert "row 12" in ran.out
    assert "sample" in ran.out


@pytest.mark.parametrize("setting", ['licence = "none"', 'publisher = { homepage = "a b" }'])
def test_an_address_that_is_none_is_refused_before_the_build(workspace: Path, setting: str) -> None:
    settings = workspace / "passerelle.toml"
    settings.write_text(f"[graph]\n{setting}\n", encoding="utf-8")
    ran = run_passerelle("build", "-q", "-w", workspace)
    assert ran.code == 1
    assert "passerelle.toml, line 2" in ran.err
    assert "Traceback" not in ran.err
