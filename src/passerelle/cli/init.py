"""`init`, `source add`: a new workspace, and a first mapping for a file."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import click

from passerelle.cli.options import quiet_option, say, workspace_option
from passerelle.workspace import Workspace


@click.command(
    epilog="Example: passerelle init my-graph && passerelle build -w my-graph",
    short_help="Make a workspace with an example of each kind of source.",
)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
@quiet_option
def init(folder: Path, quiet: bool) -> None:
    """Make a workspace in DIR: commented settings, and one small example per kind of source.

    The examples build as they are; remove them when you have your own.
    """
    from passerelle.errors import WorkspaceError
    from passerelle.files import replacing
    from passerelle.sources.starter import starter_files

    files = starter_files()
    there = next((folder / name for name in files if (folder / name).exists()), None)
    if there is not None:
        raise WorkspaceError(
            "there is a file of that name already.", where=there, remedy="Name another folder."
        )
    for name, content in files.items():
        with replacing(folder / name) as part:
            part.write_bytes(content if isinstance(content, bytes) else content.encode())
    click.echo(str(folder / "passerelle.toml"))
    say(f"Now: passerelle build -w {folder}", quiet=quiet)


@click.group(short_help="Add a source to the workspace.")
def source() -> None:
    """The sources of a workspace."""


@source.command(
    epilog="Example: passerelle source add partners.xlsx --name partners -w my-graph",
    short_help="Copy a file in and write a first mapping for it.",
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@workspace_option
@click.option("--name", help="Name of the source [default: from the file's name].")
@quiet_option
def add(file: Path, workspace: Workspace, name: str | None, quiet: bool) -> None:
    """Copy FILE into a folder of its own and write a source.toml by looking at its columns.

    The mapping is a guess with comments, for you to correct: look at what it gives with
    'passerelle ingest NAME --dry-run'.
    """
    from passerelle.errors import WorkspaceError
    from passerelle.iris import slug
    from passerelle.sources.draft import draft_source

    own = slug(name or file.name.split(".")[0]) or "source"
    home = workspace.root / "sources" / own
    if home.exists():
        raise WorkspaceError(
            "there is a source of that name already.", where=home, remedy="Give another --name."
        )
    draft = draft_source(file, name or file.name.split(".")[0])
    home.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home.parent, prefix=".") as made:
        folder = Path(made) / own
        folder.mkdir()
        shutil.copyfile(file, folder / file.name)
        for beside, text in {"source.toml": draft.toml, **draft.files}.items():
            (folder / beside).write_text(text, encoding="utf-8")
        folder.rename(home)
    for column in draft.found:
        say(f"{column.name}: {column.holds or 'not recognised'}", quiet=quiet)
    click.echo(str(home / "source.toml"))
    say(f"Correct it, then look: passerelle ingest {own} --dry-run", quiet=quiet)
