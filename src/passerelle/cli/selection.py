"""Which statements a network is made of: options that its commands share, and what was made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import reduce
from pathlib import Path
from typing import Any

import click

from passerelle.cli.options import Command, say
from passerelle.errors import PasserelleError, UsageError

__all__ = ["EXPANSION", "SELECTION", "bounds", "tell", "timeless", "wanted", "with_options"]

_MODALITIES = ("asserted", "reported", "intended", "denied")
Bounds = tuple[date, date]


def bounds(option: str, text: str) -> Bounds:
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
    first, last = bounds("--on", value)
    if first != last:
        raise UsageError(f"--on '{value}' is not one day.", remedy="Write it as 2018-02-13.")
    return first


def _end(which: int) -> Callable[[click.Context, click.Parameter, str | None], date | None]:
    def read(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
        return None if value is None else bounds(param.opts[0], value)[which]

    return read


def with_options(*options: Callable[[Any], Any]) -> Callable[[Command], Command]:
    """A decorator that gives a command all of `options`, in this order."""
    return lambda command: reduce(lambda done, option: option(done), reversed(options), command)


def wanted(chosen: dict[str, Any]) -> dict[str, Any]:
    """The options as `passerelle.network.network` takes them."""
    every = "any" in chosen["modalities"]
    return {**chosen, "modalities": _MODALITIES if every else chosen["modalities"]}


def timeless(wanted: dict[str, Any]) -> dict[str, Any]:
    """The same without the times."""
    times = ("on", "since", "until", "possible")
    return {name: value for name, value in wanted.items() if name not in times}


def tell(graph: Any, files: list[Path], modalities: tuple[str, ...], quiet: bool) -> None:
    """Say what was written, and what may be missing from it."""
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


SELECTION = (
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
EXPANSION = (
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
