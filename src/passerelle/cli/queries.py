"""`queries`: the packs themselves, checked, described as RDF, and the schema of their heads."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from passerelle.cli.options import Progress, quiet_option, say, workspace_option
from passerelle.workspace import Workspace

BASE = "https://w3id.org/passerelle/"


@click.group(
    epilog="Example: passerelle queries check queries",
    short_help="Check the query packs, or describe them for other tools.",
)
def queries() -> None:
    """The packs of saved questions: to ask one, use 'passerelle query'."""


@queries.command(epilog="Example: passerelle queries check my-pack/who-meets-whom.rq")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@quiet_option
def check(paths: tuple[Path, ...], quiet: bool) -> None:
    """Check each .rq file of PATHS (files or folders; by default the packs that ship).

    A line for each fault names file, line, what is wrong and what to do: YAML, unknown keys,
    parameters and columns that are not those of the query, defaults of a wrong type, a missing
    language, SPARQL that does not parse. Exit code 1 when there is one.
    """
    from passerelle.queries.check import check_files
    from passerelle.resources import queries_dir

    count, faults = check_files(list(paths) or [queries_dir()])
    for fault in faults:
        click.echo(fault.message)
    say(f"{count} file(s), {len(faults)} fault(s)", quiet=quiet)
    if faults or not count:
        sys.exit(1)


@queries.command(epilog="Example: passerelle queries describe -o packs.ttl")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write [default: standard output].",
)
@click.option("--base", default=BASE, show_default=True, help="What their addresses begin with.")
@click.option(
    "--target", help="The SPARQL endpoint they are meant for [default: the base and 'sparql']."
)
@quiet_option
def describe(output: Path | None, base: str, target: str | None, quiet: bool) -> None:
    """Describe all packs in Turtle, as SHACL executables that can themselves be queried.

    The form is that of the collections of SPARQL examples of SIB: query (sh:select), question
    (rdfs:comment, three languages), keywords and endpoint (schema:target), prefixes declared
    once, and parameters (sh:parameter).
    """
    from passerelle.files import write_text
    from passerelle.queries import load_questions
    from passerelle.queries.describe import describe as described

    address = base if base.endswith(("/", "#")) else f"{base}/"
    questions = load_questions()
    text = described(questions.values(), address, target or f"{address}sparql")
    if output is None:
        click.echo(text, nl=False)
    else:
        write_text(output, text)
        say(f"{output}: {len(questions)} questions", quiet=quiet)


@queries.command(epilog="Example: passerelle queries pages -w data -o docs/packs")
@workspace_option
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder for the pages.",
)
@quiet_option
def pages(workspace: Workspace, output: Path, quiet: bool) -> None:
    """Write a Markdown page per pack, with each question's answer on the workspace.

    Titles, summaries, parameters and columns in three languages, the command line, the first
    rows of the answer to the example of the head (else to the defaults), the SPARQL; and
    README.md, which lists all questions by number.
    """
    from passerelle.files import write_text
    from passerelle.pipeline.state import open_store
    from passerelle.queries import load_questions
    from passerelle.queries.pages import pack_pages

    questions = load_questions()
    with Progress(quiet) as progress:
        progress("asking")
        made = pack_pages(questions.values(), open_store(workspace))
    for name, text in made.items():
        write_text(output / name, text)
    say(f"{output}: {len(made)} pages, {len(questions)} questions", quiet=quiet)


@queries.command(epilog="Example: passerelle queries schema > head.schema.json")
def schema() -> None:
    """Print the JSON Schema of a head, the lines that begin with #+."""
    from passerelle.queries.head import head_schema

    click.echo(head_schema(), nl=False)
