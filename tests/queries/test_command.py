"""`passerelle query` as a person uses it: list, show, ask, write, complete."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from passerelle.queries import load_questions
from tests.conftest import run_passerelle

AUTHORITY = ("query", "partnerships/of-authority", "-p", "authority=Montpellier")
OWN = """\
#+ title: { fr: Villes, en: Cities, zh: 城市 }
#+ columns: { city: { label: { fr: ville, zh: 城市 } } }
SELECT DISTINCT ?city { ?city a pas:Collectivity } ORDER BY ?city
"""


def test_the_help_knows_every_format_and_engine() -> None:
    from passerelle.cli import query
    from passerelle.queries.engines import ENGINES
    from passerelle.queries.formats import FORMATS

    assert set(query._FORMATS) == FORMATS.keys()
    assert set(query._ENGINES) == ENGINES.keys()


# --- list and show -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "title"),
    [
        ("fr", "Partenariats d'une collectivité à une date"),
        ("en", "Partnerships of an authority on a date"),
        ("zh", "某地方政府在某日的合作关系"),
    ],
)
def test_questions_are_listed_by_pack_anywhere(tmp_path: Path, lang: str, title: str) -> None:
    ran = run_passerelle("query", "--lang", lang, cwd=tmp_path)
    lines = ran.out.splitlines()
    assert ran.code == 0
    assert lines.index("partnerships") < lines.index(f"  partnerships/of-authority  {title}")
    assert [line.split()[0] for line in lines if line.startswith("  ") and line[2] != " "] == list(
        load_questions()
    )


def test_the_list_is_json_for_programs(tmp_path: Path) -> None:
    listed = json.loads(run_passerelle("query", "-f", "json", cwd=tmp_path).out)
    saved = {one["name"]: one for one in listed}["partnerships/of-authority"]
    assert saved["params"]["authority"]["class"] == "pas:Collectivity"
    assert saved["title"]["zh"]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("fr", ["Paramètres", "collectivité (iri, obligatoire, pas:Collectivity)", "Exemple"]),
        ("en", ["Parameters", "day (date, default 2026-01-01)", "Columns", "certainty"]),
        ("zh", ["参数", "日期 (date, 默认 2026-01-01)", "列", "确定性", "示例"]),
    ],
)
def test_show_prints_what_a_question_takes_and_gives(
    tmp_path: Path, lang: str, words: list[str]
) -> None:
    ran = run_passerelle("query", "show", "of-authority", "--lang", lang, cwd=tmp_path)
    assert ran.code == 0, ran.err
    for word in words:
        assert word in ran.out
    assert ran.out.rstrip().splitlines()[-1].startswith("ORDER BY ?start")
    assert "#+" not in ran.out


def test_show_as_an_option_prints_the_file_as_it_is(tmp_path: Path) -> None:
    ran = run_passerelle("query", "of-authority", "--show", cwd=tmp_path)
    assert ran.out == load_questions()["partnerships/of-authority"].query


# --- ask ---------------------------------------------------------------------------------


def test_what_a_parameter_was_taken_for_is_said_on_stderr(built: Path) -> None:
    ran = run_passerelle(
        *AUTHORITY, "-p", "modality=确认", "-w", built, "--lang", "zh", "-f", "csv"
    )
    assert ran.out.splitlines()[0].startswith("cooperation,kind,")
    assert (
        "authority = 蒙彼利埃 (https://w3id.org/passerelle/id/collectivity/montpellier)" in ran.err
    )
    assert "modality = 确认 (modality:asserted)\n" in ran.err
    assert "date = 2026-01-01, by default" in ran.err
    assert ran.err.endswith("1 row(s)\n")


def test_quiet_says_nothing(built: Path) -> None:
    assert run_passerelle(*AUTHORITY, "-w", built, "-q").err == ""


def test_an_rq_file_runs_with_its_titles(built: Path, tmp_path: Path) -> None:
    (tmp_path / "cities.rq").write_text(OWN, encoding="utf-8")
    ran = run_passerelle(
        "query", tmp_path / "cities.rq", "-w", built, "--lang", "zh", "--limit", "2"
    )
    assert [line.strip() for line in ran.out.splitlines()][:1] == ["城市"]
    assert "first 2 row(s), there are more" in ran.err


def test_text_on_standard_input_runs_in_every_form(built: Path) -> None:
    asked = run_passerelle("query", "-", "-w", built, stdin="ASK { ?s a pas:Partnership }")
    assert "true" in asked.out
    made = run_passerelle(
        "query", "-", "-w", built, "--limit", "1",
        stdin="CONSTRUCT { ?s a pas:Partnership } WHERE { ?s a pas:Partnership }",
    )  # fmt: skip
    assert "a pas:Partnership ." in made.out
    assert "1 of 2 row(s)" in made.err
    none = run_passerelle("query", "-", "-w", built, stdin="INSERT DATA { <a:b> <a:b> 1 }")
    assert (none.code, "this is no query" in none.err) == (1, True)


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("show",), 2, "passerelle query show QUESTION"),
        (("show", "-"), 2, "takes the name of a question"),
        (("of-authority", "Montpellier"), 2, "one question at a time"),
        (("nowhere.rq",), 1, "cannot be read"),
        (("-", "-p", "a=b"), 2, "goes with a saved question"),
        (("of-authority", "-o", "a.doc"), 2, "says no format"),
        (("of-authority", "--timeout", "0"), 2, "--timeout"),
        (("of-authority", "--limit", "-1"), 2, "--limit"),
        (("of-authority", "-p", "authority=Rennes", "-f", "svg"), 1, "no chart is described"),
    ],
)
def test_what_cannot_be_asked_is_refused(
    built: Path, args: tuple[str, ...], code: int, said: str
) -> None:
    ran = run_passerelle("query", *args, "-w", built)
    assert (ran.code, said in ran.err, "Traceback" in ran.err) == (code, True, False), ran.err


def test_a_question_without_a_workspace_says_so(tmp_path: Path) -> None:
    ran = run_passerelle(*AUTHORITY, cwd=tmp_path)
    assert (ran.code, "passerelle.toml" in ran.err) == (1, True)


# --- write -------------------------------------------------------------------------------


def test_the_ending_of_a_file_chooses_the_format(built: Path, tmp_path: Path) -> None:
    for ending in ("csv", "tsv", "json", "xml", "md", "xlsx", "parquet", "txt"):
        ran = run_passerelle(*AUTHORITY, "-w", built, "-o", tmp_path / f"a.{ending}")
        assert (ran.code, ran.out) == (0, ""), ran.err
        assert f"a.{ending}: 1 row(s)" in ran.err
    assert "Chengdu" in pl.read_parquet(tmp_path / "a.parquet").row(0)
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["results"]["bindings"]


def test_a_format_named_goes_before_the_ending(built: Path, tmp_path: Path) -> None:
    run_passerelle(*AUTHORITY, "-w", built, "-f", "csv", "-o", tmp_path / "a.txt")
    assert (tmp_path / "a.txt").read_text(encoding="utf-8").startswith("cooperation,kind")


def test_a_question_at_fault_leaves_the_former_file(built: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.write_text("former", encoding="utf-8")
    ran = run_passerelle("query", "of-authority", "-p", "authority=x", "-w", built, "-o", target)
    assert (ran.code, target.read_text(encoding="utf-8")) == (1, "former")
    assert list(tmp_path.iterdir()) == [target]


def on_a_terminal(*args: str | Path, columns: int = 80) -> tuple[int, str, str]:
    """Run with a terminal for stdout: exit code, what it shows, stderr."""
    main, end = pty.openpty()
    program = "from passerelle.cli.main import run; run()"
    process = subprocess.Popen(
        [sys.executable, "-c", program, *map(str, args)],
        stdin=subprocess.DEVNULL, stdout=end, stderr=subprocess.PIPE,
        env={**os.environ, "COLUMNS": str(columns), "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    os.close(end)
    shown = b""
    try:
        while piece := os.read(main, 65536):
            shown += piece
    except OSError:  # the terminal has gone with the process
        pass
    finally:
        os.close(main)
    _, said = process.communicate(timeout=60)
    return process.returncode, shown.decode("utf-8"), said.decode("utf-8")


@pytest.mark.parametrize("form", ["xlsx", "parquet", "png"])
def test_binary_formats_are_refused_on_a_terminal(built: Path, form: str) -> None:
    code, shown, said = on_a_terminal(*AUTHORITY, "-w", built, "-f", form)
    assert (code, shown) == (2, "")
    assert f"{form} is no text for a terminal. Name a file with -o." in said


def test_a_table_takes_the_width_of_the_terminal(built: Path) -> None:
    from rich.cells import cell_len

    for columns in (60, 100):
        args = ("query", "of-authority", "-p", "authority=雷恩", "-w", built, "--lang", "zh")
        code, shown, _ = on_a_terminal(*args, columns=columns)
        assert code == 0
        assert max(cell_len(line) for line in shown.splitlines()) <= columns


def test_binary_formats_go_into_a_pipe(built: Path, tmp_path: Path) -> None:
    program = "from passerelle.cli.main import run; run()"
    done = subprocess.run(
        [sys.executable, "-c", program, *AUTHORITY, "-w", str(built), "-q", "-f", "parquet"],
        capture_output=True,
        check=True,
    )
    assert done.stdout.startswith(b"PAR1")


# --- complete ----------------------------------------------------------------------------


def completed(*words: str) -> list[str]:
    """What click offers for the last of `words`, as a shell asks it."""
    program = "import sys; sys.argv[0] = 'passerelle'; from passerelle.cli.main import run; run()"
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={
            **os.environ,
            "_PASSERELLE_COMPLETE": "zsh_complete",
            "COMP_WORDS": " ".join(("passerelle", *words)),
            "COMP_CWORD": str(len(words)),
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout.splitlines()[1::3]


def test_shells_complete_questions_parameters_and_choices() -> None:
    program = ("query", "")
    assert set(load_questions()) <= set(completed(*program))
    assert completed("query", "of-a") == ["partnerships/of-authority"]
    assert completed("query", "show", "themes/") == [
        name for name in load_questions() if name.startswith("themes/")
    ]
    pairs = completed("query", "of-authority", "--param", "")
    assert {"authority=", "date=", "modality=asserted", "modality=reported"} <= set(pairs)
    assert completed("query", "theme-and-subthemes", "--param", "theme=energy") == [
        "theme=energy-transition"
    ]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_a_script(shell: str) -> None:
    ran = run_passerelle("completion", shell)
    assert ran.code == 0, ran.err
    assert "_PASSERELLE_COMPLETE" in ran.out
    assert ("COMP_WORDBREAKS" in ran.out) == (shell == "bash")


def test_the_help_states_what_a_format_does_to_formulas() -> None:
    text = " ".join(run_passerelle("query", "--help").out.split())
    assert "put an apostrophe before what a spreadsheet would run as a formula" in text
    assert "Example: passerelle query partnerships/of-authority" in text
