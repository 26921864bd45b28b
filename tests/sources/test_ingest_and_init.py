"""Looking at one source, a first workspace, a first mapping: as a person meets them."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from passerelle.cli.ingest import ingest
from passerelle.cli.init import init, source
from passerelle.errors import PasserelleError, UsageError, WorkspaceError
from passerelle.pipeline.build import build
from passerelle.sources.draft import draft_source
from passerelle.workspace import Workspace
from tests.sources.test_table import workbook


def run(command: click.Command, *args: str | Path) -> Result:
    done = CliRunner().invoke(command, list(map(str, args)))
    if isinstance(done.exception, PasserelleError):
        raise done.exception
    assert isinstance(done.exception, SystemExit | None), done.exception
    return done


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def spoil(workspace: Path) -> None:
    table = workspace / "sources/twins/twins.csv"
    table.write_text(table.read_text("utf-8") + "Pacte,1990,,Pau,Xi'an\n", encoding="utf-8")


def test_a_dry_run_shows_records_and_rejected_rows_and_writes_nothing(workspace: Path) -> None:
    spoil(workspace)
    before = files(workspace)
    done = run(ingest, "twins", "--dry-run", "-n", "1", "-w", workspace)
    assert done.exit_code == 1
    assert "partnership (twins.csv row 2)" in done.stdout
    assert "actor: collectivity Chengdu@fr (CN)" in done.stdout
    assert "row 3)" not in done.stdout
    assert "twins: 3 rows give 2 partnership; 1 rejected" in done.stdout
    assert "row 4, column type: 'Pacte' is not in the map." in done.stderr
    assert files(workspace) == before


def test_ingest_reads_one_source_and_the_build_finds_it_read(workspace: Path) -> None:
    done = run(ingest, "twins", "-w", workspace)
    assert (done.exit_code, done.stdout) == (0, "twins: 2 rows give 2 partnership; 0 rejected\n")
    assert build(Workspace(workspace)).read == ["places"]


def test_ingest_names_the_source_that_is_meant(workspace: Path) -> None:
    with pytest.raises(UsageError, match="Did you mean 'twins'"):
        run(ingest, "twin", "-w", workspace)
    assert '"source": "twins"' in run(ingest, "twins", "--json", "-w", workspace).stdout


def test_a_new_workspace_builds_and_is_not_overwritten(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    assert run(init, folder).exit_code == 0
    report = build(Workspace(folder))
    assert (report.rejected, report.findings) == (0, [])
    assert len(report.state.sources) == 7
    with pytest.raises(WorkspaceError, match="already"):
        run(init, folder)


TABLE = (
    "Commune,Code INSEE,SIREN,Site,Pays,Courriel,Latitude,Longitude\n"
    'Pau,64445,216404459,https://pau.fr,France,a@b.fr,"43,3","-0,37"\n'
)
PAIRS = [
    ["Collectivité", "Partenaire", "友城", "Pays", "Date de signature"],
    ["Montpellier", "Chengdu", "成都市", "Chine", 1981],
    ["Rennes", "Jinan", "济南市", "Chinne", "2002-03"],
]


def added(workspace: Path, file: Path, *more: str) -> Path:
    done = run(source, "add", file, "-w", workspace, "-q", *more)
    toml = Path(done.stdout.strip())
    assert toml.is_file()
    return toml


def test_a_first_mapping_of_a_table_of_places(workspace: Path, tmp_path: Path) -> None:
    file = tmp_path / "Communes 2026.csv"
    file.write_text(TABLE, encoding="utf-8")
    toml = added(workspace, file)
    assert toml.parent.name == "communes-2026"
    text = toml.read_text("utf-8")
    assert 'type = "territory"' in text
    assert 'ids.insee = { column = "Code INSEE" }' in text
    assert '# Dropped when the file is read: "Courriel"' in text
    done = run(ingest, "communes-2026", "--dry-run", "-w", workspace)
    assert done.exit_code == 0
    assert "lat: 43.3" in done.stdout


def test_a_first_mapping_of_a_workbook_of_pairs(workspace: Path, tmp_path: Path) -> None:
    file = tmp_path / "jumelages.xlsx"
    file.write_bytes(workbook(PAIRS))
    toml = added(workspace, file, "--name", "paires")
    assert (toml.parent / "countries.csv").read_text("utf-8") == "Chinne,\n"
    done = run(ingest, "paires", "--dry-run", "-w", workspace)
    assert done.exit_code == 0
    assert "when: 1981" in done.stdout
    assert "Chengdu@fr / 成都市@zh (CN)" in done.stdout
    assert build(Workspace(workspace)).state.sources["paires"].records == 2
    with pytest.raises(WorkspaceError, match="Give another --name"):
        run(source, "add", file, "--name", "paires", "-w", workspace)


def test_a_table_of_nothing_known_still_gives_a_mapping_to_correct(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    assert "No column was recognised as a name" in draft_source(file, "x").toml


def test_a_file_that_is_no_table_is_refused(workspace: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.docx"
    file.write_bytes(b"PK")
    with pytest.raises(PasserelleError, match="is no table"):
        run(source, "add", file, "-w", workspace)
    assert not (workspace / "sources/x").exists()
