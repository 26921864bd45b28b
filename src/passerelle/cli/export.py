"""`export`: the whole graph as linked-data dumps."""

from __future__ import annotations

from pathlib import Path

import click

from passerelle.cli.options import Progress, quiet_option, say, workspace_option
from passerelle.errors import UsageError
from passerelle.workspace import Workspace


@click.command(
    epilog="Example: passerelle export -o dumps/graph.ttl -o dumps/graph.trig",
    short_help="Write the graph as Turtle, TriG, N-Quads or JSON-LD.",
)
@workspace_option
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write, its ending says the format (.ttl .trig .nq .jsonld .nt .rdf); repeat it.",
)
@quiet_option
def export(workspace: Workspace, outputs: tuple[Path, ...], quiet: bool) -> None:
    """Write the whole graph to files.

    TriG, N-Quads and JSON-LD keep the named graphs (which source said what); Turtle,
    N-Triples and RDF/XML hold their union, each statement once.
    """
    from passerelle.errors import did_you_mean
    from passerelle.pipeline.state import open_store
    from passerelle.store.base import DUMP_FORMATS

    endings = {ending: name for name, ending in DUMP_FORMATS.items()}
    for path in outputs:
        ending = path.suffix.lstrip(".").lower()
        if ending not in endings:
            raise UsageError(
                f"'{path.name}' ends in no known format.", remedy=did_you_mean(ending, endings)
            )
    store = open_store(workspace)
    for path in outputs:
        with Progress(quiet) as progress:
            progress(f"writing {path}")
            count = store.dump(path, endings[path.suffix.lstrip(".").lower()])
        say(f"{path}: {count} statements", quiet=quiet)
