"""`diff` and `patch`: what differs between two data sets, and one made of the other."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from passerelle.cli.options import Progress, lang_option, quiet_option, say
from passerelle.errors import UsageError, WorkspaceError
from passerelle.workspace import Workspace

if TYPE_CHECKING:
    from passerelle.releases.document import Document
    from passerelle.releases.dumps import Dataset

_FORMATS = ("text", "json", "patch", "html")


def _find(ctx: click.Context, param: click.Parameter, value: Path | None) -> Workspace | None:
    """The workspace, which two files can do without."""
    if value is not None:
        return Workspace(value)
    try:
        return Workspace.find()
    except WorkspaceError:
        return None


_workspace_option = click.option(
    "-w",
    "--workspace",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    callback=_find,
    help="The workspace of releases and build; two files need none "
    "[default: the nearest folder upwards with a passerelle.toml].",
)


@click.command(
    epilog="Example: passerelle diff 0.1.0 build --lang fr",
    short_help="Tell what differs between two releases or dumps.",
)
@click.argument("old", metavar="A")
@click.argument("new", metavar="B")
@_workspace_option
@lang_option
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    help="patch is an RDF Patch that 'passerelle patch' applies; html is a page of its own.",
)
@click.option("--all", "everything", is_flag=True, help="Text: leave nothing out, however long.")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write [default: standard output].",
)
@quiet_option
def diff(
    old: str,
    new: str,
    workspace: Workspace | None,
    lang: str,
    form: str,
    everything: bool,
    output: Path | None,
    quiet: bool,
) -> None:
    """Tell what differs between A and B, thing by thing and statement by statement.

    A and B are releases by number, files of dumps (.trig .nq .ttl .nt .jsonld .rdf, .gz may
    follow), or 'build' for the graph of today. Neither the order of statements nor the names
    of blank nodes count. Things are added, removed, changed, merged, split or withdrawn; each
    statement comes with the source, rule or decision behind it.
    """
    with tempfile.TemporaryDirectory(prefix="passerelle-") as folder:
        with Progress(quiet) as progress:
            sides = [_side(workspace, name, Path(folder), progress) for name in (old, new)]
            progress("comparing")
            lines = _formatted(sides, workspace, form, lang, everything)
            _write(lines, output)
        if sides[0].canonical.sha256 == sides[1].canonical.sha256 and form != "text":
            from passerelle.publish.releases.texts import text

            say(text("same", lang, old=old, new=new), quiet=quiet)


def _side(
    workspace: Workspace | None, name: str, folder: Path, progress: Callable[[str], None]
) -> Dataset:
    from passerelle.pipeline.freeze import dataset_called

    progress(f"reading {name}")
    return dataset_called(workspace, name, folder)


def _formatted(
    sides: list[Dataset], workspace: Workspace | None, form: str, lang: str, everything: bool
) -> Iterable[bytes]:
    from passerelle.publish.releases.pages import difference_page
    from passerelle.publish.releases.plain import plain_lines
    from passerelle.releases.document import as_json
    from passerelle.releases.patch import patch_rows

    if form == "patch":
        return patch_rows(sides[0].canonical, sides[1].canonical)
    found = _document(sides, workspace)
    if form == "json":
        return [as_json(found).encode()]
    if form == "html":
        return [difference_page(found, lang).encode()]
    return (f"{line}\n".encode() for line in plain_lines(found, lang, everything=everything))


def _document(sides: list[Dataset], workspace: Workspace | None) -> Document:
    from passerelle.identity.suppressed import Suppressed
    from passerelle.releases.compare import compare
    from passerelle.releases.document import document

    suppressed = Suppressed.load(workspace.identity) if workspace else None
    return document(compare(*sides), suppressed)


def _write(lines: Iterable[bytes], output: Path | None) -> None:
    from passerelle.files import replacing

    if output is None:
        sys.stdout.buffer.writelines(lines)
        return
    with replacing(output) as part, part.open("wb") as out:
        out.writelines(lines)


@click.command(
    epilog="Example: passerelle patch 0.1.0 diff.patch -o newer.nq.gz",
    short_help="Make one data set of another with an RDF Patch.",
)
@click.argument("old", metavar="A")
@click.argument("changes", metavar="PATCH", type=click.Path(exists=True, path_type=Path))
@_workspace_option
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write: .nq or .nq.gz, in canonical form.",
)
@quiet_option
def patch(old: str, changes: Path, workspace: Workspace | None, output: Path, quiet: bool) -> None:
    """Apply PATCH, made by 'passerelle diff --format patch', to A.

    The patch names by their SHA-256 the data set it is for and the one it gives: applied to
    any other, or when the result is not that, nothing is written.
    """
    from passerelle.releases.dumps import write_packed
    from passerelle.releases.patch import apply, read_patch

    if not output.name.endswith((".nq", ".nq.gz")):
        raise UsageError(
            f"'{output.name}' does not end in .nq or .nq.gz.", remedy="Name such a file."
        )
    with tempfile.TemporaryDirectory(prefix="passerelle-") as folder:
        with Progress(quiet) as progress:
            rows = read_patch(changes)
            side = _side(workspace, old, Path(folder), progress)
            progress("applying")
            made = apply(rows, side.canonical, Path(folder) / "new.nq")
            if output.suffix == ".gz":
                write_packed(made, output)
            else:
                _write(made, output)
        say(f"{output}: {made.count} statements, sha256 {made.sha256}", quiet=quiet)
