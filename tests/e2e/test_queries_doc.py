"""What docs/queries.md and the notebook say is done, in a copy of the reference workspace."""

from __future__ import annotations

import copy
import re
import shlex
import shutil
from pathlib import Path

import nbclient
import nbformat
import pytest

from passerelle.queries import load_questions
from passerelle.queries.formats import FORMATS
from tests.conftest import ROOT, run_passerelle

DOC = (ROOT / "docs/queries.md").read_text(encoding="utf-8")
NOTEBOOK = ROOT / "docs/notebook.ipynb"
PACKS = ROOT / "docs/packs"
COMMANDS = [
    line[2:]
    for block in re.findall(r"```console\n(.*?)```", DOC, re.DOTALL)
    for line in block.splitlines()
]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("checkout")
    shutil.copytree(ROOT / "data", root / "data", ignore=shutil.ignore_patterns("build"))
    assert run_passerelle("build", "-q", cwd=root).code == 0
    (own,) = re.findall(r"`(\S+\.rq)`:\n\n```sparql\n(.*?)```", DOC, re.DOTALL)
    (root / own[0]).write_text(own[1], encoding="utf-8")
    return root


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_of_the_page_runs_and_answers(checkout: Path, line: str) -> None:
    stdin = ""
    piped = re.fullmatch(r"echo '(.*)' \| (.*)", line)
    if piped:
        stdin, line = piped[1], piped[2]
    _, *args = shlex.split(line)
    ran = run_passerelle(*args, cwd=checkout, stdin=stdin)
    assert (ran.code, "Traceback" in ran.err) == (0, False), ran.err
    if "-o" in args:
        assert (checkout / args[args.index("-o") + 1]).stat().st_size > 0
        assert re.search(r": [1-9][\d,]* (row\(s\)|bytes)", ran.err)
    else:
        assert len(ran.out.splitlines()) > 1


def test_the_own_question_counts_what_a_plain_query_counts(checkout: Path) -> None:
    ran = run_passerelle("query", "cooperations-by-kind.rq", "-f", "csv", cwd=checkout)
    plain = run_passerelle(
        *("query", "-", "-f", "csv"),
        cwd=checkout,
        stdin="SELECT (COUNT(DISTINCT ?c) AS ?n) { ?c pas:cooperationKind ?k }",
    )
    counts = [int(line.rsplit(",", 1)[1]) for line in ran.out.splitlines()[1:]]
    assert sum(counts) == int(plain.out.splitlines()[1])
    assert counts == sorted(counts, reverse=True)


def test_the_python_of_the_page_runs(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(checkout)
    (program,) = re.findall(r"```python\n(.*?)```", DOC, re.DOTALL)
    names: dict[str, object] = {}
    exec(program, names)
    assert names["row"]["cooperation"] == "Rennes – Jinan"  # type: ignore[index]
    assert (checkout / "rennes.parquet").stat().st_size > 0


def _said(notebook: nbformat.NotebookNode) -> list[str]:
    """Tables and printed lines: what does not depend on the version of a library."""
    outputs = [out for cell in notebook.cells for out in cell.get("outputs", [])]
    return [out.get("text") or out.data.get("text/markdown", "") for out in outputs]


def test_the_notebook_runs(checkout: Path) -> None:
    notebook = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
    kept = copy.deepcopy(notebook)
    nbclient.NotebookClient(
        notebook,
        timeout=300,
        kernel_name="python3",
        resources={"metadata": {"path": str(checkout)}},
    ).execute()
    outputs = [out for cell in notebook.cells for out in cell.get("outputs", [])]
    assert not [out for out in outputs if out.output_type == "error"]
    assert any("Jinan" in str(out) for out in outputs)
    assert _said(notebook) == _said(kept), "run the notebook again and keep its outputs"
    assert (checkout / "rennes.xlsx").stat().st_size > 0


def test_the_notebook_is_kept_with_its_outputs_and_nothing_of_a_machine() -> None:
    notebook = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    assert not re.search(r"/(home|root|tmp|Users|work)/", NOTEBOOK.read_text(encoding="utf-8"))


def test_the_pages_of_the_packs_are_those_of_the_heads_and_the_reference_workspace(
    checkout: Path,
) -> None:
    ran = run_passerelle("queries", "pages", "-o", "packs", cwd=checkout)
    assert (ran.code, "9 pages, 31 questions" in ran.err) == (0, True), ran.err
    made = {file.name: file.read_text(encoding="utf-8") for file in (checkout / "packs").iterdir()}
    kept = {file.name: file.read_text(encoding="utf-8") for file in PACKS.iterdir()}
    assert made.keys() == kept.keys()
    for name, text in made.items():
        assert text == kept[name], f"{name}: write the pages again: queries pages -o docs/packs"


def test_the_index_leads_to_each_of_the_twenty_eight_questions() -> None:
    index = (PACKS / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (Q\d\d|–) \| \[(\S+)\]\((\S+)#(\S+)\) ", index, re.MULTILINE)
    assert {number for number, *_ in rows} - {"–"} == {f"Q{n:02}" for n in range(1, 29)}
    assert {name for _, name, *_ in rows} == load_questions().keys()
    for _, name, page, anchor in rows:
        assert f"\n## {name}\n" in (PACKS / page).read_text(encoding="utf-8")
        assert anchor == name.replace("/", "")


def test_an_example_gives_what_its_question_needs() -> None:
    for name, saved in load_questions().items():
        needed = {key for key, param in saved.params.items() if param.required}
        assert needed <= saved.example.keys() or name == "publishing/between-releases"


def test_every_format_and_every_type_has_its_line() -> None:
    for name, form in FORMATS.items():
        assert f"`{name}`" in DOC
        assert f"`{form.endings[0]}`" in DOC
    for kind in {
        param.type for saved in load_questions().values() for param in saved.params.values()
    }:
        assert f"`{kind}`" in DOC


def test_what_the_page_links_to_is_there() -> None:
    for name in re.findall(r"\]\(([^)#:]+)\)", DOC):
        assert (ROOT / "docs" / name).exists(), name
