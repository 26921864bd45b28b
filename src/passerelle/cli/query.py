"""`query`: the saved questions listed, shown, asked; and any query of one's own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from passerelle.cli.asking import Asking, Method, ask_within, load, open_target
from passerelle.cli.complete import complete_params, complete_questions
from passerelle.cli.options import Progress, lang_option, languages, quiet_option, say
from passerelle.errors import UsageError, WorkspaceError
from passerelle.files import replacing
from passerelle.workspace import Workspace

if TYPE_CHECKING:
    from passerelle.cli.answers import Raw, Target
    from passerelle.store import Store

_FORMATS = (
    *("table", "csv", "tsv", "markdown", "json", "xml", "xlsx", "parquet"),
    *("turtle", "ntriples", "jsonld", "svg", "png"),
)
_ENGINES = ("disk", "memory", "server", "comunica", "rdflib")


def _pairs(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    pairs = {}
    for value in values:
        name, equals, text = value.partition("=")
        if not equals:
            raise click.BadParameter(f"'{value}' is not NAME=VALUE.")
        pairs[name.strip()] = text
    return pairs


def _if_any(ctx: click.Context, param: click.Parameter, value: Path | None) -> Workspace | None:
    """The workspace named, or the nearest; none is needed to list questions or ask an endpoint."""
    if value is not None:
        return Workspace(value)
    try:
        return Workspace.find()
    except WorkspaceError:
        return None


@click.command(
    epilog="Example: passerelle query partnerships/of-authority --param authority=Montpellier",
    short_help="Ask the graph a saved question, or one of your own.",
)
@click.argument("words", metavar="[show] [QUESTION]", nargs=-1, shell_complete=complete_questions)
@click.option(
    "-w",
    "--workspace",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    callback=_if_any,
    help="The workspace [default: the nearest folder upwards with a passerelle.toml].",
)
@lang_option
@click.option(
    "-p",
    "--param",
    "params",
    multiple=True,
    callback=_pairs,
    metavar="NAME=VALUE",
    shell_complete=complete_params,
    help="A parameter: a label in any language, a slug, a CURIE or an IRI; a date; 'any'.",
)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    help="How to write the answer [default: as the ending of -o says, else table; turtle for "
    "CONSTRUCT]. json and xml are SPARQL results; csv and tsv show names and put an apostrophe "
    "before what a spreadsheet would run as a formula; xlsx cells never run; svg and png draw "
    "the chart that the question's head describes.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A file to write instead of printing; it appears whole or not at all.",
)
@click.option("--iri", "addresses", is_flag=True, help="Show addresses instead of names.")
@click.option(
    "--raw",
    is_flag=True,
    help="With -o: stream the rows to the file as the engine writes them (SPARQL CSV or JSON), "
    "for answers too large for memory: addresses and no names, and formula cells of CSV "
    "are left as they are.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    metavar="N",
    help="Only the first N rows; the engine is asked for no more where the query allows it.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    metavar="SECONDS",
    help="Give up after that time [default: wait; Ctrl-C ends it].",
)
@click.option(
    "--endpoint",
    metavar="URL",
    help="Ask that SPARQL endpoint instead of the workspace. User name and password come from "
    "PASSERELLE_ENDPOINT_USER and PASSERELLE_ENDPOINT_PASSWORD, or from .netrc. A busy "
    "endpoint (429, 503) is asked again after the time it names (Retry-After).",
)
@click.option(
    "--endpoint-method",
    type=click.Choice(["GET", "POST"]),
    help="How queries go to the endpoint [default: POST].",
)
@click.option(
    "--endpoint-param",
    "endpoint_params",
    multiple=True,
    callback=_pairs,
    metavar="NAME=VALUE",
    help="Send this with every request to the endpoint, such as union-default-graph=",
)
@click.option("--show", is_flag=True, help="Print the query instead of asking it.")
@click.option("--all", "every", is_flag=True, help="With --check: every question.")
@click.option(
    "--check",
    is_flag=True,
    help="Ask the fixtures, whose answers were worked out by hand, on several engines.",
)
@click.option(
    "--fixtures",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="With --check: the folder of fixtures [default: tests/questions].",
)
@click.option(
    "--engine",
    "engines",
    multiple=True,
    type=click.Choice(_ENGINES),
    help="With --check: only that engine; repeat it for more [default: all].",
)
@quiet_option
def query(
    words: tuple[str, ...],
    workspace: Workspace | None,
    lang: str,
    params: dict[str, str],
    form: str | None,
    output: Path | None,
    addresses: bool,
    raw: bool,
    limit: int | None,
    timeout: float | None,
    endpoint: str | None,
    endpoint_method: Method | None,
    endpoint_params: dict[str, str],
    show: bool,
    every: bool,
    check: bool,
    fixtures: Path | None,
    engines: tuple[str, ...],
    quiet: bool,
) -> None:
    """Ask QUESTION: a saved one by name, an .rq file, or '-' for a query on standard input.

    Without QUESTION, the saved ones are listed with their parameters; 'show QUESTION' prints
    what one takes, what it gives, and its SPARQL.
    """
    if check or every:
        _check(words, check, every, fixtures, engines, quiet)
        return
    order = languages(lang, workspace) if workspace else _languages(lang)
    name, shown = _asked(words)
    if name is None:
        _list(order, form)
    elif shown or show:
        _show(name, order, whole=show)
    else:
        opened = partial(
            open_target, workspace, endpoint, endpoint_params, endpoint_method, timeout
        )
        if raw:
            streamed = _raw(form, output, addresses)
            _stream(Asking.of(name, params, order, limit), opened, streamed, timeout, quiet)
            return
        target = _target(form, output, addresses, limit, order)
        asking = Asking.of(name, params, order, limit)
        with Progress(quiet) as progress:
            progress("asking")
            answer, remark = ask_within(timeout, partial(asking.answer, opened))
        say(remark, quiet=quiet or not remark)
        target.write(answer, quiet)


def _stream(
    asking: Asking,
    opened: Callable[[], tuple[Store, str]],
    target: Raw,
    timeout: float | None,
    quiet: bool,
) -> None:
    """Ask, and let the rows go to the file as they come."""
    with replacing(target.output) as part, Progress(quiet) as progress:
        progress("asking")
        writing = partial(asking.write, opened, target.form, part)
        taken, remark = ask_within(timeout, writing)
    say(remark, quiet=quiet or not remark)
    target.tell(taken, quiet)


def _check(
    words: tuple[str, ...],
    check: bool,
    every: bool,
    fixtures: Path | None,
    engines: tuple[str, ...],
    quiet: bool,
) -> None:
    from passerelle.cli.engines import check_questions

    if not check:
        raise UsageError("--all goes with --check.")
    check_questions(words, every, fixtures, engines or _ENGINES, quiet)


def _list(order: tuple[str, ...], form: str | None) -> None:
    from passerelle.cli.catalogue import list_questions

    list_questions(order, as_json=form == "json")


def _show(name: str, order: tuple[str, ...], *, whole: bool) -> None:
    from passerelle.cli.catalogue import show_question

    if name == "-":
        raise UsageError("show takes the name of a question or an .rq file.")
    saved = load(name)
    if whole:
        click.echo(saved.query, nl=False)
    else:
        show_question(saved, order)


def _target(
    form: str | None,
    output: Path | None,
    addresses: bool,
    limit: int | None,
    order: tuple[str, ...],
) -> Target:
    from passerelle.cli.answers import Target

    return Target.of(form, output, addresses, limit, order)


def _raw(form: str | None, output: Path | None, addresses: bool) -> Raw:
    from passerelle.cli.answers import Raw

    return Raw.of(form, output, addresses)


def _languages(first: str) -> tuple[str, ...]:
    return (first, *(lang for lang in ("fr", "en", "zh") if lang != first))


def _asked(words: tuple[str, ...]) -> tuple[str | None, bool]:
    """The question named, and whether it is to be shown instead of asked."""
    shown = words[:1] == ("show",)
    names = words[1:] if shown else words
    if len(names) > 1:
        raise UsageError(
            f"one question at a time, not {len(names)}: {' '.join(names)}.",
            remedy="Give parameters with --param NAME=VALUE.",
        )
    if shown and not names:
        raise UsageError("show what?", remedy="Write passerelle query show QUESTION.")
    return (names[0] if names else None), shown
