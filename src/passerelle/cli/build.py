"""`build`: making the graph, and what a person at the terminal is told of it."""

from __future__ import annotations

import sys

import click

from passerelle.cli.options import Progress, lang_option, quiet_option, say, workspace_option
from passerelle.errors import PasserelleError
from passerelle.pipeline.build import build as run_build
from passerelle.pipeline.journal import REPORT_PAGE
from passerelle.pipeline.report import BuildReport, rejected_file
from passerelle.workspace import Workspace


@click.command(
    epilog="Example: passerelle build -w data",
    short_help="Read the sources and make the graph.",
)
@workspace_option
@lang_option
@click.option("--force", is_flag=True, help="Read every source again.")
@click.option("--json", "as_json", is_flag=True, help="Print build/report.json.")
@quiet_option
def build(workspace: Workspace, lang: str, force: bool, as_json: bool, quiet: bool) -> None:
    """Read the sources of the workspace, decide who is who, and make the graph.

    Unchanged sources are not read again. Rows that cannot be used are set aside in
    build/rejected/, the others go on, and the exit code is 1. The former graph answers
    until the new one is whole and valid.

    build/report.html tells it all in French, English and Chinese, for the person who owns
    the spreadsheet; build/report.json says the same to programs. A build that fails writes
    them too.
    """
    try:
        with Progress(quiet) as progress:
            report = run_build(workspace, force=force, lang=lang, progress=progress)
    except PasserelleError as fault:
        if quiet:  # the error alone, without the remark where its report lies
            fault.__notes__ = []
        raise
    if as_json:
        click.echo(report.to_json(), nl=False)
    else:
        _print_report(report, workspace, lang, quiet)
    sys.exit(1 if report.rejected else 0)


def _print_report(report: BuildReport, workspace: Workspace, lang: str, quiet: bool) -> None:
    if report.up_to_date:
        say(f"Nothing has changed: {report.quads} quads stand.", quiet=quiet)
    else:
        click.echo(
            f"{report.quads} quads about {report.things} things from {len(report.sources)} "
            f"sources in {report.seconds:.1f} s ({len(report.read)} read, {report.minted} new "
            "addresses)"
        )
        _print_remarks(report, lang, quiet)
    _print_rejected(report, workspace)
    click.echo(str(workspace.build / REPORT_PAGE))


def _print_remarks(report: BuildReport, lang: str, quiet: bool) -> None:
    for name, source in report.sources.items():
        if source.unused_columns:
            unused = ", ".join(source.unused_columns)
            say(f"{name}: columns neither used nor ignored: {unused}", quiet=quiet)
        if source.private_columns:
            dropped = ", ".join(source.private_columns)
            say(f"{name}: private columns dropped, kept nowhere: {dropped}", quiet=quiet)
        if source.withheld:
            count = source.withheld
            say(f"{name}: {count} mention(s) of people withheld because suppressed", quiet=quiet)
    for finding in report.identity:
        say(f"Identity: {finding.text(lang)}: {'; '.join(finding.things)}", quiet=quiet)
    if report.to_review:
        ask = "decide with 'passerelle review --identity'"
        say(f"{report.to_review} pair(s) may be the same: {ask}", quiet=quiet)
    for shape in report.findings[:10]:
        say(shape.line(lang), quiet=quiet)
    count = sum(report.found.values())
    if count > 10:
        say(f"… {count} findings in build/validation.txt", quiet=quiet)


def _print_rejected(report: BuildReport, workspace: Workspace) -> None:
    """Rejected rows are an error: shown even when quiet, the first of each source in full."""
    for name, source in report.sources.items():
        if source.rejected:
            first = source.rejected[0]
            column = f", column {first.column}" if first.column else ""
            say(
                f"{name}: {len(source.rejected)} row(s) set aside; row {first.row}{column}: "
                f"{first.reason} All of them: {rejected_file(workspace, name)}"
            )
