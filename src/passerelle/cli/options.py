"""Options that several commands share, and how commands speak on stderr."""

from __future__ import annotations

import locale
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from passerelle.workspace import Workspace

__all__ = ["Progress", "lang_option", "languages", "quiet_option", "say", "workspace_option"]

Command = TypeVar("Command", bound=Callable[..., Any])
LANGUAGES = ("fr", "en", "zh")


def _find(ctx: click.Context, param: click.Parameter, value: Path | None) -> Workspace:
    if value is not None:
        return Workspace(value)
    return Workspace.find()


def workspace_option(command: Command) -> Command:
    """``-w DIR``: the workspace, by default the nearest one upwards."""
    return click.option(
        "-w",
        "--workspace",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        callback=_find,
        help="The workspace [default: the nearest folder upwards with a passerelle.toml].",
    )(command)


def lang_option(command: Command) -> Command:
    """``--lang``: the language of names, titles and messages."""
    return click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        default=_from_locale,
        help="Language of names and titles [default: from the locale, else en].",
    )(command)


def quiet_option(command: Command) -> Command:
    """``-q``: nothing on stderr but errors."""
    return click.option("-q", "--quiet", is_flag=True, help="No progress, no remarks.")(command)


def _from_locale() -> str:
    code = (locale.getlocale()[0] or "")[:2].lower()
    return code if code in LANGUAGES else "en"


def languages(first: str, workspace: Workspace) -> tuple[str, ...]:
    """The order in which names are preferred: the language asked for, then the workspace's."""
    rest = (lang for lang in workspace.settings.graph.languages if lang != first)
    return (first, *rest)


def say(text: str, *, quiet: bool = False) -> None:
    """A remark for the person at the terminal, on stderr."""
    if not quiet:
        click.echo(text, err=True)


class Progress:
    """Stages as they begin: one line that is overwritten, and only on a terminal."""

    def __init__(self, quiet: bool) -> None:
        self._on = not quiet and sys.stderr.isatty()

    def __call__(self, stage: str) -> None:
        """Show that `stage` has begun."""
        if self._on:
            click.echo(f"\r\x1b[K{stage} …", err=True, nl=False)

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *fault: object) -> None:
        self.done()

    def done(self) -> None:
        """Clear the line."""
        if self._on:
            click.echo("\r\x1b[K", err=True, nl=False)
