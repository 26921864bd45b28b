"""`publish`: the graph as a site of linked open data that any web server can host."""

from __future__ import annotations

from pathlib import Path

import click

from passerelle.cli.options import Progress, quiet_option, say, workspace_option
from passerelle.workspace import Workspace


@click.command(
    epilog="Example: passerelle publish -o site",
    short_help="Write the graph as a web site of linked open data.",
)
@workspace_option
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    help="Folder to write; an older site there is replaced as a whole.",
)
@quiet_option
def publish(workspace: Workspace, output: Path, quiet: bool) -> None:
    """Write a page per thing, lists, search, dumps, the catalogue and the files of web servers.

    The folder opens from a disk and from any web server.
    """
    from passerelle.pipeline.state import open_built
    from passerelle.publish.parts import Site
    from passerelle.publish.site import publish as write_site
    from passerelle.publish.things import hidden_people

    store, base = open_built(workspace), workspace.settings.graph.base
    site = Site(store, workspace.settings, base, workspace.root, hidden_people(store))
    with Progress(quiet) as progress:
        written = write_site(site, output, progress)
    say(f"{output}: {written.files} files, {written.size / 1e6:.1f} MB", quiet=quiet)
