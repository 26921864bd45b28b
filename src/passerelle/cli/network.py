"""`network` and `map`: the graph as a network file, and as a map to look at."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from passerelle.cli.options import (
    Command,
    Progress,
    lang_option,
    quiet_option,
    say,
    workspace_option,
)
from passerelle.errors import PasserelleError, UsageError
from passerelle.workspace import Workspace

_MODALITIES = ("asserted", "intended", "reported", "denied")


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    from passerelle.times import When

    try:
        when = When.parse(value)
    except PasserelleError as fault:
        raise UsageError(fault.message) from None
    if when.earliest_start is None or when.earliest_start != when.latest_start:
        raise UsageError(f"--on '{value}' is not one day.", remedy="Write it as 2018-02-13.")
    return when.earliest_start


def _selection(command: Command) -> Command:
    """Options that say which relations count."""
    for option in reversed(
        [
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
            click.option("--on", callback=_day, metavar="DATE", help="Only what is active then."),
            click.option("--possible", is_flag=True, help="With --on: what may be active too."),
        ]
    ):
        command = option(command)
    return command


def _wanted(modalities: tuple[str, ...]) -> tuple[str, ...]:
    return _MODALITIES if "any" in modalities else modalities


@click.command(
    epilog="Example: passerelle network cooperation --modality any -o network.gexf",
    short_help="Write a network for Gephi, igraph or R.",
)
@click.argument("projection", default="cooperation")
@workspace_option
@lang_option
@_selection
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write; its ending says the format: .graphml or .gexf.",
)
@quiet_option
def network(
    projection: str,
    workspace: Workspace,
    lang: str,
    modalities: tuple[str, ...],
    on: date | None,
    possible: bool,
    output: Path,
    quiet: bool,
) -> None:
    """Write PROJECTION (cooperation, meetings) as a one-mode network of actors.

    Two actors are linked when they share a cooperation on different sides, or an event;
    the weight is how many they share.
    """
    from passerelle.network import network as make
    from passerelle.network import write_network
    from passerelle.pipeline import open_store

    store = open_store(workspace)
    with Progress(quiet) as progress:
        progress("reading the graph")
        graph = make(store, projection, modalities=_wanted(modalities), on=on, possible=possible)
        progress("writing")
        write_network(graph, output, lang)
    _tell(graph, output, modalities, quiet)


@click.command(
    "map",
    epilog="Example: passerelle map --modality any -o map.html",
    short_help="Make an interactive map: one file, no network needed.",
)
@workspace_option
@lang_option
@_selection
@click.option(
    "-o",
    "--output",
    default=Path("map.html"),
    show_default=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The HTML file to write.",
)
@quiet_option
def map_(
    workspace: Workspace,
    lang: str,
    modalities: tuple[str, ...],
    on: date | None,
    possible: bool,
    output: Path,
    quiet: bool,
) -> None:
    """Make the map of cooperations and meetings: one HTML file that works without a network."""
    from passerelle.maps import write_map
    from passerelle.network import cooperation_map
    from passerelle.pipeline import open_store

    store = open_store(workspace)
    titles = dict(workspace.settings.graph.title) or {"en": workspace.root.name}
    with Progress(quiet) as progress:
        progress("reading the graph")
        graph = cooperation_map(store, modalities=_wanted(modalities), on=on, possible=possible)
        progress("layout")
        write_map(graph, output, title=titles, lang=lang)
    _tell(graph, output, modalities, quiet)


def _tell(graph: Any, output: Path, modalities: tuple[str, ...], quiet: bool) -> None:
    say(
        f"{output}: {graph.number_of_nodes()} actors, {graph.number_of_edges()} links "
        f"({', '.join(modalities)})",
        quiet=quiet,
    )
    if graph.number_of_edges() == 0 and "any" not in modalities:
        say("Nothing is linked: try --modality any, which counts what is reported too.")
