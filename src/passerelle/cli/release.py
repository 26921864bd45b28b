"""`release`: the graph of the last build frozen under a number."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from passerelle.cli.options import (
    LANGUAGES,
    Progress,
    lang_option,
    quiet_option,
    say,
    workspace_option,
)
from passerelle.errors import UsageError
from passerelle.workspace import Workspace

if TYPE_CHECKING:
    from passerelle.releases.shelf import Release


@click.command(
    epilog='Example: passerelle release 1.0.0 --notes "fr=Première version" '
    '--notes "en=First release"',
    short_help="Freeze the graph as a release, or list releases.",
)
@click.argument("number", required=False)
@workspace_option
@lang_option
@click.option(
    "--notes",
    "notes",
    metavar="TEXT",
    multiple=True,
    help="What is new: a text in the language of --lang, or fr=TEXT, en=TEXT, zh=TEXT; repeat it.",
)
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Date of the release [default: today, UTC].",
)
@click.option("--list", "listing", is_flag=True, help="Show the releases there are.")
@click.option("--json", "as_json", is_flag=True, help="Print the record, or the list, as JSON.")
@quiet_option
def release(
    number: str | None,
    workspace: Workspace,
    lang: str,
    notes: tuple[str, ...],
    day: datetime | None,
    listing: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Freeze the graph of the last build in releases/NUMBER (default: the next number).

    Beside the dump (canonical N-Quads, packed) lies release.json: date, notes, SHA-256 of the
    canonical form, counts, versions of the sources; both belong under version control. A release is
    never replaced, and none is made when nothing has changed since the last.
    """
    if listing:
        if number or notes or day:
            raise UsageError("--list shows releases and makes none.", remedy="Give it alone.")
        _list(workspace, lang, as_json)
        return
    from passerelle.pipeline.freeze import freeze
    from passerelle.publish.releases.texts import text

    if not notes:
        raise UsageError("say what is new.", remedy='Add --notes "…".')
    with Progress(quiet) as progress:
        made = freeze(
            workspace,
            number,
            notes=_by_language(notes, lang),
            day=day.date() if day else None,
            progress=progress,
        )
    if as_json:
        click.echo(made.model_dump_json(indent=1))
        return
    values = {"number": made.number, "date": made.date, "quads": made.quads}
    click.echo(text("made", lang, **values))
    click.echo(f"sha256 {made.sha256}")


def _by_language(notes: tuple[str, ...], lang: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for note in notes:
        head, equals, rest = note.partition("=")
        code, told = (head, rest) if equals and head in LANGUAGES else (lang, note)
        if code in found:
            raise UsageError(f"there are two notes in '{code}'.", remedy="Give one per language.")
        if not told.strip():
            raise UsageError(f"the note in '{code}' is empty.", remedy="Say what is new.")
        found[code] = told.strip()
    return {code: found[code] for code in LANGUAGES if code in found}


def _list(workspace: Workspace, lang: str, as_json: bool) -> None:
    import json

    from passerelle.publish.releases.texts import text
    from passerelle.releases.shelf import load_releases

    known = load_releases(workspace.root)
    if as_json:
        records = [one.model_dump(mode="json") for one in known]
        click.echo(json.dumps(records, ensure_ascii=False, indent=1))
        return
    if not known:
        say(text("none", lang))
    for one in known:
        click.echo("\t".join(_row(one, lang)))


def _row(one: Release, lang: str) -> tuple[str, ...]:
    from passerelle.publish.releases.pages import note_in

    days: tuple[date, ...] = (one.date, *one.redacted)
    note = " ".join(note_in(one, lang).split())
    return one.number, ", ".join(map(str, days)), str(one.quads), one.sha256, note
