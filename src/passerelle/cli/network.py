"""`network` and `map`: the graph as a network file, a report on it, and a map to look at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial, reduce
from pathlib import Path
from typing import Any

import click

from passerelle.cli.options import (
    LANGUAGES,
    Command,
    Progress,
    lang_option,
    quiet_option,
    say,
    workspace_option,
)
from passerelle.errors import PasserelleError, UsageError
from passerelle.workspace import Workspace

_MODALITIES = ("asserted", "reported", "intended", "denied")
Bounds = tuple[date, date]


# --- options -----------------------------------------------------------------------------


def _bounds(option: str, text: str) -> Bounds:
    """The first and the last day that a date may be: of 1990 its first and last of the year."""
    from passerelle.times import When

    try:
        when = When.parse(text)
    except PasserelleError as fault:
        raise UsageError(fault.message) from None
    ends = (when.earliest_start, when.latest_end or when.latest_start)
    if ends[0] is None or ends[1] is None:
        raise UsageError(f"{option} '{text}' has no first or last day.", remedy="Write 2018-02-13.")
    return ends[0], ends[1]


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    first, last = _bounds("--on", value)
    if first != last:
        raise UsageError(f"--on '{value}' is not one day.", remedy="Write it as 2018-02-13.")
    return first


def _end(which: int) -> Callable[[click.Context, click.Parameter, str | None], date | None]:
    def read(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
        return None if value is None else _bounds(param.opts[0], value)[which]

    return read


_SELECTION = (
    click.option(
        "-m",
        "--modality",
        "modalities",
        multiple=True,
        type=click.Choice([*_MODALITIES, "any"]),
        default=("asserted",),
        show_default=True,
        help="Which statements count; repeat it, or 'any'.",
    ),
    click.option("--kind", "kinds", multiple=True, help="Only this kind of relation; repeat it."),
    click.option(
        "--theme", "themes", multiple=True, help="Only this theme and those below it; repeat it."
    ),
    click.option(
        "--country",
        "countries",
        multiple=True,
        help="Only links with an end there; given twice, only links between the two.",
    ),
    click.option("--on", callback=_day, metavar="DATE", help="Only what is active then."),
    click.option(
        "--from",
        "since",
        callback=_end(0),
        metavar="DATE",
        help="Only what is active from then on.",
    ),
    click.option(
        "--to", "until", callback=_end(1), metavar="DATE", help="Only what is active up to then."
    ),
    click.option("--possible", is_flag=True, help="With a time: what may be active too."),
)
_EXPANSION = (
    click.option(
        "--mode",
        type=click.Choice(["one", "two"]),
        help="Actors linked with each other, or with what they share [default: the network's own].",
    ),
    click.option(
        "--weight",
        type=click.Choice(["count", "newman"]),
        default="count",
        show_default=True,
        help="A relation of k actors adds 1, or 1/(k-1) (Newman 2001).",
    ),
    click.option(
        "--roll-up",
        type=click.Choice(["region", "country"]),
        help="Regions or countries instead of actors; each relation counts once.",
    ),
)


def _with(*options: Callable[[Any], Any]) -> Callable[[Command], Command]:
    return lambda command: reduce(lambda done, option: option(done), reversed(options), command)


def _wanted(chosen: dict[str, Any]) -> dict[str, Any]:
    """The options as `passerelle.network.network` takes them."""
    every = "any" in chosen["modalities"]
    return {**chosen, "modalities": _MODALITIES if every else chosen["modalities"]}


# --- network -----------------------------------------------------------------------------


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
@_with(*_SELECTION, *_EXPANSION)
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
        graph = make(store, projection, details=False, root=workspace.root, **_wanted(chosen))
        if measures:
            progress("measuring")
            add_measures(graph, None if "all" in measures else measures)
        if layout:
            progress("layout")
            _lay_out(graph)
        progress("writing")
        files = write_network(graph, output, lang)
    _tell(graph, files, chosen["modalities"], quiet)


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
@_with(*_SELECTION, *_EXPANSION)
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

    store, wanted = open_store(workspace), _wanted(chosen)
    periods = tuple((text, _bounds("--between", text)) for text in between or ())
    again = partial(make, store, projection, root=workspace.root, **_timeless(wanted))
    with Progress(quiet) as progress:
        progress("reading the graph")
        graph = make(store, projection, root=workspace.root, **wanted)
        progress("measuring")
        found = make_report(store, graph, again, periods or None)  # type: ignore[arg-type]
        progress("writing")
        files = write_report(found, output, lang)
    _tell(graph, files, chosen["modalities"], quiet)


# --- map ---------------------------------------------------------------------------------


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
@_with(*_SELECTION)
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
        graph = cooperation_map(store, projection, root=workspace.root, **_wanted(chosen))
        progress("measures")
        add_measures(graph, _MAPPED)
        progress("layout")
        write_map(graph, output, title=titles, lang=lang, packed=not plain, memory=workspace.layout)
    _tell(graph, [output], chosen["modalities"], quiet)


def _timeless(wanted: dict[str, Any]) -> dict[str, Any]:
    times = ("on", "since", "until", "possible")
    return {name: value for name, value in wanted.items() if name not in times}


def _tell(graph: Any, files: list[Path], modalities: tuple[str, ...], quiet: bool) -> None:
    say(
        f"{' and '.join(map(str, files))}: {graph.number_of_nodes()} actors, "
        f"{graph.number_of_edges()} links ({', '.join(modalities)})",
        quiet=quiet,
    )
    left = graph.graph.get("without_group", 0)
    if left:
        say(f"{left} actors are left out: their {graph.graph['roll_up']} is not known.")
    if graph.number_of_edges() == 0 and "any" not in modalities:
        say("Nothing is linked: try --modality any, which counts what is reported too.")
