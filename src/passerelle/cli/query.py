"""`query`: the saved questions listed, shown, asked; and any query of one's own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from passerelle.cli.options import lang_option, languages, quiet_option, say, workspace_option
from passerelle.errors import UsageError
from passerelle.workspace import Workspace

if TYPE_CHECKING:
    from passerelle.queries import Question


def _pairs(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    pairs = {}
    for value in values:
        name, equals, text = value.partition("=")
        if not equals:
            raise click.BadParameter(f"'{value}' is not NAME=VALUE.")
        pairs[name.strip()] = text
    return pairs


@click.command(
    epilog="Example: passerelle query partnerships/of-authority --param authority=Montpellier",
    short_help="Ask the graph a saved question, or one of your own.",
)
@click.argument("question", required=False)
@workspace_option
@lang_option
@click.option(
    "-p",
    "--param",
    "params",
    multiple=True,
    callback=_pairs,
    metavar="NAME=VALUE",
    help="A parameter: a label in any language, a slug, a CURIE or an IRI; a date; 'any'.",
)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    help="How to print the answer; csv puts an apostrophe before what would run as a formula.",
)
@click.option("--iri", "addresses", is_flag=True, help="Show addresses instead of names.")
@click.option("--show", is_flag=True, help="Print the query instead of asking it.")
@quiet_option
def query(
    question: str | None,
    workspace: Workspace,
    lang: str,
    params: dict[str, str],
    form: str,
    addresses: bool,
    show: bool,
    quiet: bool,
) -> None:
    """Ask QUESTION: a saved one by name, an .rq file, or '-' for a query on standard input.

    Without QUESTION, the saved ones are listed with their parameters.
    """
    from passerelle.pipeline import open_store
    from passerelle.queries import run_query, run_question
    from passerelle.queries.results import as_csv, as_json, as_table

    order = languages(lang, workspace)
    if question is None:
        _list(order)
        return
    saved = None if question == "-" else _load(question)
    text = saved.query if saved else sys.stdin.read()
    if show:
        click.echo(text, nl=False)
        return
    if saved is None and params:
        raise UsageError("--param goes with a saved question, not with standard input.")
    store = open_store(workspace)
    answer = run_question(store, saved, params, order) if saved else run_query(store, text, order)
    if form == "csv":
        click.echo(as_csv(answer, addresses=addresses), nl=False)
    elif form == "json":
        click.echo(as_json(answer), nl=False)
    elif answer.solutions.rows:
        wide = None if sys.stdout.isatty() else 160
        click.echo(as_table(answer, width=wide, addresses=addresses), nl=False)
    say(f"{len(answer.solutions)} row(s)", quiet=quiet)


def _load(question: str) -> Question:
    from passerelle.queries import find_question
    from passerelle.queries.pack import load_question

    return load_question(Path(question)) if question.endswith(".rq") else find_question(question)


def _list(order: tuple[str, ...]) -> None:
    from passerelle.queries import load_questions

    pack = ""
    for name, saved in load_questions().items():
        if saved.pack != pack:
            pack = saved.pack
            click.echo(pack)
        title = next((saved.title[lang] for lang in order if lang in saved.title), name)
        click.echo(f"  {name}  {title}")
        for key, param in saved.params.items():
            label = next((param.label[lang] for lang in order if lang in param.label), "")
            given = "required" if param.required else f"default {param.default}"
            given = given if param.required or param.default is not None else "optional"
            click.echo(f"      {key} ({param.type}, {given})  {label}")
