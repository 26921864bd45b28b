"""`network`: the graph as a network file, and a report on it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import click

from passerelle.cli.options import LANGUAGES, Progress, lang_option, quiet_option, workspace_option
from passerelle.cli.selection import (
    EXPANSION,
    SELECTION,
    bounds,
    tell,
    timeless,
    wanted,
    with_options,
)
from passerelle.workspace import Workspace


class _Networks(click.Group):
    """A group whose first word may also be the name of a network, which is then written."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in (*self.commands, *ctx.help_option_names):
            args = ["export", *args]
        return super().parse_args(ctx, args)


@click.group(
    cls=_Networks,
    epilog="Example: passerelle network cooperation --modality any -o network.gexf",
    short_help="Write a network for Gephi, Cytoscape, igraph or pandas, or a report on it.",
)
def network() -> None:
    """Networks: write one to a file, list them, or report on one.

    'passerelle network NAME -o FILE' is short for 'passerelle network export NAME -o FILE'.
    """


@network.command(
    "list",
    epilog="Example: passerelle network list --lang fr",
    short_help="The networks there are.",
)
@workspace_option
@lang_option
def list_(workspace: Workspace, lang: str) -> None:
    """List the networks: name, title, what its actors are linked by.

    A file queries/projections/NAME.rq in the workspace adds one.
    """
    from passerelle.network.build import READY
    from passerelle.network.project import find_projection, projections

    rows = {
        name: find_projection(name, workspace.root).head.title
        for name in projections(workspace.root)
    }
    titles = rows | {name: ready[2] for name, ready in READY.items()}
    width = max(map(len, titles))
    for name, title in titles.items():
        shown = next((title[code] for code in (lang, *LANGUAGES) if code in title), "")  # type: ignore[index]
        click.echo(f"{name:{width}}  {shown}")


@network.command(
    "export",
    epilog="Example: passerelle network export cooperation --country FR --country CN "
    "--measure betweenness --layout -o network.gexf",
    short_help="Write a network to a file.",
)
@click.argument("projection", default="cooperation")
@workspace_option
@lang_option
@with_options(*SELECTION, *EXPANSION)
@click.option(
    "--measure",
    "measures",
    multiple=True,
    help="Add this measure as a column ('all': every one); repeat it.",
)
@click.option("--layout", is_flag=True, help="Add positions, colours and sizes.")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write; its ending says the format: gexf, graphml, cyjs, json, csv, parquet.",
)
@quiet_option
def export(
    projection: str,
    workspace: Workspace,
    lang: str,
    measures: tuple[str, ...],
    layout: bool,
    output: Path,
    quiet: bool,
    **chosen: Any,
) -> None:
    """Write the network PROJECTION: a name of 'network list', or a path to an .rq file.

    Nodes are addresses. Two actors are linked when they share a cooperation on different
    sides, an event, a body. The weight of a link is a strength, not a distance.
    """
    from passerelle.network import network as make
    from passerelle.network import write_network
    from passerelle.network.measures import add_measures
    from passerelle.pipeline.state import open_store

    store = open_store(workspace)
    with Progress(quiet) as progress:
        progress("reading the graph")
        graph = make(store, projection, details=False, root=workspace.root, **wanted(chosen))
        if measures:
            progress("measuring")
            add_measures(graph, None if "all" in measures else measures)
        if layout:
            progress("layout")
            _lay_out(graph)
        progress("writing")
        files = write_network(graph, output, lang)
    tell(graph, files, chosen["modalities"], quiet)


def _lay_out(graph: Any) -> None:
    from passerelle.maps.layout import positions
    from passerelle.network.look import dress

    dress(graph, positions(graph))


@network.command(
    "report",
    epilog="Example: passerelle network report cooperation --modality any "
    "--between 1990 2015 -o report.html",
    short_help="Who is central, who bridges, which groups, what changed, how sure it is.",
)
@click.argument("projection", default="all")
@workspace_option
@lang_option
@with_options(*SELECTION, *EXPANSION)
@click.option(
    "--between",
    nargs=2,
    metavar="DATE DATE",
    help="What changed from the one to the other: days, months or years.",
)
@click.option(
    "-o",
    "--output",
    default=Path("report.html"),
    show_default=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="A page (.html), or the figures as tables (.csv, .xlsx).",
)
@quiet_option
def report(
    projection: str,
    workspace: Workspace,
    lang: str,
    between: tuple[str, str] | None,
    output: Path,
    quiet: bool,
    **chosen: Any,
) -> None:
    """Report on the network PROJECTION, on one page that asks for nothing and prints well."""
    from passerelle.network import network as make
    from passerelle.network.report import make_report
    from passerelle.network.report_page import write_report
    from passerelle.pipeline.state import open_store

    store, selected = open_store(workspace), wanted(chosen)
    periods = tuple((text, bounds("--between", text)) for text in between or ())
    again = partial(make, store, projection, root=workspace.root, **timeless(selected))
    with Progress(quiet) as progress:
        progress("reading the graph")
        graph = make(store, projection, root=workspace.root, **selected)
        progress("measuring")
        found = make_report(store, graph, again, periods or None)  # type: ignore[arg-type]
        progress("writing")
        files = write_report(found, output, lang)
    tell(graph, files, chosen["modalities"], quiet)
