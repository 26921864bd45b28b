"""`ontology`: the documentation of the ontology as a folder of pages."""

from __future__ import annotations

from pathlib import Path

import click

from passerelle.cli.options import quiet_option, say


@click.command(
    epilog="Example: passerelle ontology -o ontology-site",
    short_help="Write the ontology's documentation as web pages.",
)
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to write; an older documentation there is replaced as a whole.",
)
@quiet_option
def ontology(output: Path, quiet: bool) -> None:
    """Write a page per term, scheme and example, in French, English and Chinese.

    Begin with def.html; the Turtle and JSON-LD files lie beside the pages. They open from a folder
    and from any web server.
    """
    from passerelle.publish.ontology.site import write_ontology_site

    count = write_ontology_site(output)
    say(f"{output}: {count} pages", quiet=quiet)
