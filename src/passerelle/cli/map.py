"""`map`: the graph as a map to look at, in one file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from passerelle.cli.options import Progress, lang_option, quiet_option, workspace_option
from passerelle.cli.selection import SELECTION, tell, wanted, with_options
from passerelle.workspace import Workspace

_MAPPED = ("strength", "betweenness", "constraint", "community")
"""What the map can show by size and colour."""


@click.command(
    "map",
    epilog="Example: passerelle map --modality any -o map.html",
    short_help="Make an interactive map: one file, no network needed.",
)
@click.argument("projection", default="all")
@workspace_option
@lang_option
@with_options(*SELECTION)
@click.option(
    "-o",
    "--output",
    default=Path("map.html"),
    show_default=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The HTML file to write.",
)
@click.option("--plain", is_flag=True, help="Data and scripts as they can be read: larger.")
@quiet_option
def map_(
    projection: str,
    workspace: Workspace,
    lang: str,
    output: Path,
    plain: bool,
    quiet: bool,
    **chosen: Any,
) -> None:
    """Make the map of PROJECTION (default: all relations): one HTML file, no network needed."""
    from passerelle.maps import write_map
    from passerelle.network import cooperation_map
    from passerelle.network.measures import add_measures
    from passerelle.pipeline.state import open_store

    store = open_store(workspace)
    titles = dict(workspace.settings.graph.title) or {"en": workspace.root.name}
    with Progress(quiet) as progress:
        progress("reading the graph")
        graph = cooperation_map(store, projection, root=workspace.root, **wanted(chosen))
        progress("measures")
        add_measures(graph, _MAPPED)
        progress("layout")
        write_map(graph, output, title=titles, lang=lang, packed=not plain, memory=workspace.layout)
    tell(graph, [output], chosen["modalities"], quiet)
