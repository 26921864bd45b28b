"""`validate`: RDF files against the shapes, with a report for people and for programs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from passerelle.cli.options import lang_option


@click.command(
    epilog="Example: passerelle validate ontology/examples/valid/senat-meeting.ttl --lang fr",
    short_help="Check an RDF file against the shapes.",
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@lang_option
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["text", "json", "turtle", "html"]),
    default="text",
    show_default=True,
    help="How to print the report; turtle is the SHACL validation report itself.",
)
def validate(files: tuple[Path, ...], lang: str, form: str) -> None:
    """Check RDF FILES against the shapes of the ontology.

    Prints what is wrong and what to do about it, with the node's name and its row or
    quote. The exit code is 1 when a shape of severity Violation is broken.
    """
    from passerelle.graph.report import Checked, write_report
    from passerelle.graph.validate import validate as check
    from passerelle.graph.validate import violations
    from passerelle.iris import Minter
    from passerelle.sources.rdf import read_rdf
    from passerelle.store.terms import to_rdflib
    from passerelle.workspace import DEFAULT_BASE

    minter = Minter(DEFAULT_BASE)
    checked = []
    for file in files:
        data = to_rdflib(read_rdf(file, minter.graph("file"), minter))
        checked.append(Checked(str(file), *check(data, with_vocabulary=True)))
    click.echo(write_report(checked, form, lang), nl=False)
    sys.exit(1 if any(violations(one.findings) for one in checked) else 0)
