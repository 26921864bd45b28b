"""`publish`: the graph as a site of linked open data that any web server can host."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from passerelle.cli.options import Progress, quiet_option, say
from passerelle.errors import UsageError
from passerelle.workspace import Workspace

if TYPE_CHECKING:
    from passerelle.publish.parts import Site


@click.command(
    epilog="Example: passerelle publish -o site",
    short_help="Write the graph as a web site of linked open data.",
)
@click.option(
    "-w",
    "--workspace",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The workspace [default: the nearest folder upwards with a passerelle.toml].",
)
@click.option("--endpoint", help="Publish what this SPARQL endpoint holds, not the last build.")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    help="Folder to write; an older site there is replaced as a whole.",
)
@click.option("--url", help="Where the site will be served [default: the base of its addresses].")
@click.option("--force", is_flag=True, help="Make every page again, also those without a change.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    help="Processes that write pages [default: one for each processor].",
)
@quiet_option
def publish(
    workspace: Path | None,
    endpoint: str | None,
    output: Path,
    url: str | None,
    force: bool,
    jobs: int | None,
    quiet: bool,
) -> None:
    """Write a page per thing, lists, search, dumps, the catalogue and the files of web servers.

    The folder opens from a disk and from any web server. A second run writes again only what a
    change reaches; stopped at any moment, the old site is still there.
    """
    from passerelle.publish.site import publish as write_site

    if url is not None and not url.startswith(("http://", "https://")):
        raise UsageError(f"--url '{url}' is no http address.")
    with Progress(quiet) as progress, _site(workspace, endpoint, url, progress) as site:
        written = write_site(site, output, progress, jobs=jobs, force=force)
    made = f"{written.made} made, {written.things - written.made} kept"
    size = f"{written.files} files, {written.size / 1e6:.1f} MB"
    say(f"{output}: pages about {written.things} things ({made}); {size}", quiet=quiet)


def _site(
    folder: Path | None, endpoint: str | None, url: str | None, progress: Progress
) -> AbstractContextManager[Site]:
    from passerelle.cli.asking import open_target
    from passerelle.publish.opening import site_of, site_of_endpoint

    if endpoint is None:
        return nullcontext(site_of(Workspace(folder) if folder else Workspace.find(), url))
    workspace = Workspace(folder) if folder else None
    store, _ = open_target(workspace, endpoint, {}, None, None)
    return site_of_endpoint(store, endpoint, workspace, url, progress)
