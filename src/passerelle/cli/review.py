"""`review`: a person decides on facts of texts, or on who is who."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from passerelle.cli.options import lang_option, quiet_option, say, workspace_option
from passerelle.workspace import Workspace

if TYPE_CHECKING:
    from passerelle.review.shelf import Shelf

_PAGE = Path("review.html")


@click.command(
    epilog="Example: passerelle review --html -o page.html   "
    "(then: passerelle review --import decisions.csv)",
    short_help="Decide on facts of texts, and on who is who.",
)
@click.argument("file", required=False)
@workspace_option
@lang_option
@click.option("--source", default=None, help="Only the texts of this source.")
@click.option("--html", is_flag=True, help="Write a page to review on, without any network.")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=_PAGE,
    show_default=True,
    help="The page of --html.",
)
@click.option(
    "--import",
    "imported",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Take up the decisions that the page has saved.",
)
@click.option("--identity", is_flag=True, help="Pairs of the last build that may be one thing.")
@click.option("--by", default=None, help="Who decides, by role [default: as [identity] says].")
@quiet_option
def review(
    file: str | None,
    workspace: Workspace,
    lang: str,
    source: str | None,
    html: bool,
    output: Path,
    imported: Path | None,
    identity: bool,
    by: str | None,
    quiet: bool,
) -> None:
    """Look at the facts proposed from texts, each with its words lit up, and decide.

    One key a fact: a accepts, r rejects, c corrects, m merges into a known thing; ? tells the
    others. FILE is one text of a source; without it all that wait are shown, text by text.
    Each decision is written to decisions.csv beside the texts at once, so a later review goes
    on where this one stopped; b takes the last one back. A role is enough for --by: nobody
    need be named.

    --html writes one page that needs no network and no program: whoever decides there saves
    a decisions.csv, which --import takes up. --identity asks about pairs that may be one
    thing; what follows the key is then noted as the reason.
    """
    role = by or workspace.settings.identity.by
    if identity:
        from passerelle.cli.identity import review_pairs

        review_pairs(workspace, lang, role, quiet)
        return
    from passerelle.cli.reviewing import Reviewing

    shelves = _shelves(workspace, source)
    if imported is not None:
        _import(shelves, imported, role, lang, quiet)
    elif html:
        _write_page(_only(shelves, file), file, output, workspace, role, lang, quiet)
    else:
        for shelf in shelves if file is None else [_only(shelves, file)]:
            Reviewing(workspace, shelf, role, lang, quiet).run(file and _text_of(shelf, file))


def _shelves(workspace: Workspace, source: str | None) -> list[Shelf]:
    from passerelle.errors import UsageError
    from passerelle.identity.suppressed import Suppressed
    from passerelle.pipeline.cleanse import cleanse_facts
    from passerelle.review.shelf import Shelf, text_sources

    try:
        found = text_sources(workspace, source)
    except UsageError as fault:
        if source is None:
            fault.remedy = f"{fault.remedy} There is --identity for pairs that may be one thing."
        raise
    suppressed = Suppressed.load(workspace.identity)
    if suppressed:  # the list may have come with a colleague's version, before any build
        for folder, _ in found:
            cleanse_facts(folder, suppressed)
    return [Shelf.load(*one) for one in found]


def _only(shelves: list[Shelf], file: str | None) -> Shelf:
    """The source of the text `file`, or the only one there is."""
    from passerelle.errors import UsageError, did_you_mean

    if file is not None:
        found = [one for one in shelves if _text_of(one, file)]
        names = {fact.file for one in shelves for fact in one.facts}
        if not found:
            raise UsageError(
                f"nothing was proposed from a text '{file}'.", remedy=did_you_mean(file, names)
            )
        return found[0]
    if len(shelves) > 1:
        names = {one.source.name for one in shelves}
        raise UsageError(
            "there are several sources of texts.",
            remedy=f"Name one with --source: {', '.join(sorted(names))}.",
        )
    return shelves[0]


def _text_of(shelf: Shelf, file: str) -> str | None:
    """The name under which the facts know the text that `file` names, by name or by path."""
    path = Path(file).resolve()
    names = {fact.file for fact in shelf.facts}
    inside = path.relative_to(shelf.folder).as_posix() if path.is_relative_to(shelf.folder) else ""
    return next((one for one in (file, inside) if one in names), None)


def _write_page(
    shelf: Shelf,
    file: str | None,
    output: Path,
    workspace: Workspace,
    role: str,
    lang: str,
    quiet: bool,
) -> None:
    from passerelle.review.page import review_page
    from passerelle.review.words import word

    named = _text_of(shelf, file) if file else None
    review_page(workspace, shelf, output, lang=lang, by=role, file=named)
    say(word("page", lang, file=output), quiet=quiet)


def _import(shelves: list[Shelf], path: Path, role: str, lang: str, quiet: bool) -> None:
    from passerelle.review.taking import take_up
    from passerelle.review.words import word

    for shelf, new, same in take_up(shelves, path, role):
        file = f"sources/{shelf.source.name}/decisions.csv"
        say(word("imported", lang, n=new, file=file, same=same), quiet=quiet)
