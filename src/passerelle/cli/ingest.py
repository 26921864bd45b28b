"""`ingest`: one source read and looked at, before or without a build."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from passerelle.cli.options import Progress, quiet_option, say, workspace_option
from passerelle.workspace import Workspace

if TYPE_CHECKING:
    from passerelle.sources.base import SourceResult
    from passerelle.sources.snapshot import Snapshot


@click.command(
    epilog="Example: passerelle ingest twin-towns --dry-run -n 3 -w data, "
    "or: passerelle ingest wikidata-twins --refresh",
    short_help="Read one source: what a build would take from it.",
)
@click.argument("source")
@workspace_option
@click.option("--dry-run", is_flag=True, help="Show the first records, and write nothing.")
@click.option("--refresh", is_flag=True, help="Ask the endpoint of a sparql source again.")
@click.option("-n", "count", default=5, show_default=True, help="How many records to show.")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@quiet_option
def ingest(
    source: str,
    workspace: Workspace,
    dry_run: bool,
    refresh: bool,
    count: int,
    as_json: bool,
    quiet: bool,
) -> None:
    """Read SOURCE (the name of a folder in sources/) and say what a build would take from it.

    With --dry-run the first records are shown as they would be, and every row that would be
    rejected with its reason; nothing is written. Without it the next build finds the source
    already read. The exit code is 1 when rows are rejected.

    A source of format sparql is read from the snapshot in its folder. --refresh asks its
    endpoint and replaces the snapshot when the answer is whole and as many records as
    source.toml expects; with --dry-run it only shows what would come. User name and password
    for it are taken from .netrc.
    """
    from passerelle.sources.read import check_expectations

    folder = _folder(source, workspace)
    with Progress(quiet) as progress:
        progress(f"source {folder.name}")
        result = _refresh(folder, workspace, progress, dry_run, quiet) if refresh else None
        if result is None or not dry_run:
            result = _read(folder, workspace, keep=not dry_run)
    if as_json:
        click.echo(json.dumps(_as_data(result, count), ensure_ascii=False, indent=1, default=str))
    else:
        _print(result, count if dry_run else 0, quiet)
    check_expectations(folder, result.description, result)
    sys.exit(1 if result.rejected else 0)


def _folder(name: str, workspace: Workspace) -> Path:
    from passerelle.errors import UsageError, did_you_mean

    folders = {folder.name: folder for folder in workspace.source_folders}
    known = folders.get(name.rstrip("/")) or folders.get(Path(name).resolve().name)
    if known is None:
        raise UsageError(f"there is no source '{name}'.", remedy=did_you_mean(name, folders))
    return known


def _refresh(
    folder: Path, workspace: Workspace, progress: Progress, dry_run: bool, quiet: bool
) -> SourceResult:
    """What the source gives with the endpoint's answer of now, which is kept unless `dry_run`."""
    from passerelle.errors import ExpectationError, MappingError, UsageError
    from passerelle.identity.suppressed import Suppressed
    from passerelle.sources.read import check_expectations, load_description
    from passerelle.sources.refresh import fetch_snapshot, read_with
    from passerelle.vocabulary import load_vocabulary

    source = load_description(folder)
    if source.format != "sparql":
        raise UsageError(
            f"'{source.name}' has no endpoint to ask: its format is {source.format}.",
            remedy="Take --refresh away; put a new file into its folder yourself.",
        )
    suppressed = Suppressed.load(workspace.identity)
    snapshot = fetch_snapshot(
        folder,
        source,
        cover=suppressed.marked if suppressed else str,
        contact=workspace.settings.graph.publisher.homepage,
        tell=lambda text: progress(f"source {source.name}: {text}"),
    ).beside(folder)
    try:
        result = read_with(folder, snapshot, load_vocabulary(), workspace.minter, suppressed)
        if not dry_run:
            check_expectations(folder, source, result)
    except ExpectationError as fault:
        fault.remedy = f"{fault.remedy} The snapshot was left as it was."
        raise
    except MappingError:  # the answer is whole: once the mapping is corrected it can be used
        if not dry_run:
            _place(snapshot, folder, workspace)
        raise
    progress.done()
    say(_told(snapshot, folder, dry_run), quiet=quiet)
    if not dry_run:
        _place(snapshot, folder, workspace)
    return result


def _place(snapshot: Snapshot, folder: Path, workspace: Workspace) -> None:
    """Put the answer into the folder, without whoever was withdrawn while it came."""
    from passerelle.identity.suppressed import Suppressed
    from passerelle.pipeline.cleanse import cover_snapshot

    snapshot.place(folder)
    suppressed = Suppressed.load(workspace.identity)
    if suppressed:
        cover_snapshot(folder / snapshot.file, suppressed)


def _told(snapshot: Snapshot, folder: Path, dry_run: bool) -> str:
    """What came from the endpoint, in one line."""
    change = snapshot.change(folder)
    if change is None:
        news = "the first answer"
    elif change == (0, 0):
        news = f"unchanged since {snapshot.head.retrieved}"
    else:
        news = f"{change[0]} lines new, {change[1]} gone"
    dropped = f"; private, left out: {', '.join(snapshot.dropped)}" if snapshot.dropped else ""
    written = f"{snapshot.file} {'not ' if dry_run else ''}written"
    return f"{snapshot.head.endpoint}: {snapshot.head.rows} rows, {news}{dropped}; {written}"


def _read(folder: Path, workspace: Workspace, *, keep: bool) -> SourceResult:
    """What the source gives; kept for the next build when it may be used as it is."""
    from passerelle.identity.suppressed import Suppressed
    from passerelle.identity.withdrawn import list_digest
    from passerelle.pipeline.cache import kept_file, save_result
    from passerelle.sources.read import (
        check_expectations,
        digest_folder,
        load_description,
        read_unchecked,
    )
    from passerelle.vocabulary import load_vocabulary

    source = load_description(folder)
    digest = digest_folder(folder)
    known = list_digest(workspace.identity)  # before the list: what it knows may only be more
    suppressed = Suppressed.load(workspace.identity)
    vocabulary = load_vocabulary()
    result = read_unchecked(folder, source, digest, vocabulary, workspace.minter, suppressed)
    if keep:
        check_expectations(folder, source, result)
        save_result(kept_file(workspace, source.name), result, known)
    return result


def _print(result: SourceResult, count: int, quiet: bool) -> None:
    from passerelle.sources.look import outline

    for record in result.records[:count]:
        click.echo("\n".join(outline(record)))
    for quad in result.quads[:count]:
        click.echo(str(quad))
    kinds = Counter(record.type for record in result.records)
    told = ", ".join(f"{number} {kind}" for kind, number in kinds.most_common())
    what = told or f"{len(result.quads)} statements"
    click.echo(
        f"{result.description.name}: {result.rows} rows give {what}; "
        f"{len(result.rejected)} rejected"
    )
    for bad in result.rejected[: max(count, 5)] if quiet else result.rejected:
        column = f", column {bad.column}" if bad.column else ""
        say(f"row {bad.row}{column}: {bad.reason}")
    if result.withheld:
        say(f"{result.withheld} mention(s) of people withheld because suppressed", quiet=quiet)
    if result.private_columns:
        dropped = ", ".join(result.private_columns)
        say(f"private columns dropped, kept nowhere: {dropped}", quiet=quiet)
    if result.unused_columns:
        say(f"columns neither used nor ignored: {', '.join(result.unused_columns)}", quiet=quiet)


def _as_data(result: SourceResult, count: int) -> dict[str, Any]:
    from dataclasses import asdict

    return {
        "source": result.description.name,
        "rows": result.rows,
        "records": len(result.records),
        "quads": len(result.quads),
        "rejected": [asdict(bad) for bad in result.rejected],
        "unused_columns": result.unused_columns,
        "private_columns": result.private_columns,
        "withheld": result.withheld,
        "first": [one.model_dump(exclude_defaults=True) for one in result.records[:count]],
    }
