"""`build`, `status`: making the graph and knowing how it stands."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from passerelle.cli.options import Progress, lang_option, quiet_option, say, workspace_option
from passerelle.pipeline import BuildReport, BuildState
from passerelle.pipeline import build as run_build
from passerelle.workspace import Workspace


@click.command(
    epilog="Example: passerelle build -w data",
    short_help="Read the sources and make the graph.",
)
@workspace_option
@lang_option
@click.option("--force", is_flag=True, help="Read every source again.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@quiet_option
def build(workspace: Workspace, lang: str, force: bool, as_json: bool, quiet: bool) -> None:
    """Read the sources of the workspace, decide who is who, and make the graph.

    Unchanged sources are not read again. Rows that cannot be used are set aside in
    build/rejected/, the others go on, and the exit code is 1. The former graph answers
    until the new one is whole and valid.
    """
    with Progress(quiet) as progress:
        report = run_build(workspace, force=force, progress=progress)
    if as_json:
        click.echo(json.dumps(_as_data(report), indent=1, default=str))
    else:
        _print_report(report, workspace, lang, quiet)
    sys.exit(1 if report.state.rejected else 0)


def _as_data(report: BuildReport) -> dict[str, Any]:
    data = asdict(report)
    data["rejected"] = report.state.rejected
    return data


def _print_report(report: BuildReport, workspace: Workspace, lang: str, quiet: bool) -> None:
    state = report.state
    if report.up_to_date:
        say(f"Nothing has changed: {state.quads} quads stand.", quiet=quiet)
    else:
        click.echo(
            f"{state.quads} quads about {state.things} things from {len(state.sources)} sources "
            f"in {report.seconds:.1f} s ({len(report.read)} read, {report.minted} new addresses)"
        )
    for name, columns in report.unused_columns.items():
        say(f"{name}: columns neither used nor ignored: {', '.join(columns)}", quiet=quiet)
    for name, columns in report.private_columns.items():
        say(f"{name}: private columns dropped, kept nowhere: {', '.join(columns)}", quiet=quiet)
    for name, count in report.withheld.items():
        say(f"{name}: {count} mention(s) of people withheld because suppressed", quiet=quiet)
    for finding in report.identity:
        say(f"Identity: {finding.what}: {'; '.join(finding.things)}", quiet=quiet)
    if report.to_review:
        ask = "decide with 'passerelle review --identity'"
        say(f"{report.to_review} pair(s) may be the same: {ask}", quiet=quiet)
    for shape in report.findings[:10]:
        say(shape.line(lang), quiet=quiet)
    if len(report.findings) > 10:
        say(f"… {len(report.findings)} findings in build/validation.txt", quiet=quiet)
    _print_rejected(state, report.rejected_files)
    click.echo(str(workspace.build))


def _print_rejected(state: BuildState, files: list[Path]) -> None:
    """Rejected rows are an error: shown even when quiet, the first of each source in full."""
    import csv

    for file in files:
        with file.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        first = rows[0]
        column = f", column {first['column']}" if first["column"] else ""
        say(
            f"{file.stem}: {len(rows)} row(s) set aside; row {first['row']}{column}: "
            f"{first['reason']} All of them: {file}"
        )


@click.command(
    epilog="Example: passerelle status --json", short_help="What was built, and from what."
)
@workspace_option
@lang_option
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def status(workspace: Workspace, lang: str, as_json: bool) -> None:
    """Show what the workspace holds: its sources, when they were retrieved, what they gave."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from passerelle.sources import load_description
    from passerelle.sources.read import digest_folder

    state = BuildState.load(workspace)
    table = Table(show_edge=False, pad_edge=False)
    for title in ("source", "title", "licence", "retrieved", "records", "rejected", "state"):
        table.add_column(title, overflow="fold")
    rows = []
    for folder in workspace.source_folders:
        source = load_description(folder)
        known = state.sources.get(source.name) if state else None
        current = known is not None and known.digest == digest_folder(folder)
        rows.append(
            {
                "source": source.name,
                "title": source.title.get(lang) or next(iter(source.title.values())),
                "licence": source.licence,
                "retrieved": source.retrieved.isoformat() if source.retrieved else None,
                "records": known.records if known else None,
                "rejected": known.rejected if known else None,
                "state": "built" if current else "changed" if known else "new",
            }
        )
    if as_json:
        built = asdict(state) if state else None
        click.echo(json.dumps({"workspace": str(workspace.root), "build": built, "sources": rows}))
        return
    for row in rows:
        table.add_row(*(Text("" if value is None else str(value)) for value in row.values()))
    Console().print(table)
    if state:
        click.echo(f"{state.quads} quads about {state.things} things, built {state.built}")
    else:
        say("Nothing has been built yet. Run 'passerelle build'.")
