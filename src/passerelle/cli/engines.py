"""`query --check`: every question on every engine, as a table, with what differs below it."""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from passerelle.cli.options import Progress, say
from passerelle.errors import QueryError, UsageError

if TYPE_CHECKING:
    from passerelle.queries.fixtures import Case
    from passerelle.queries.trials import Trial

__all__ = ["check_questions"]

_FIXTURES = Path("tests/questions")
_PIPED = 160
"""Cells to a line where stdout is no terminal."""


def check_questions(
    words: tuple[str, ...],
    every: bool,
    fixtures: Path | None,
    engines: tuple[str, ...],
    quiet: bool,
) -> None:
    """Print question × engine; raises `QueryError` unless every answer is as it must be."""
    from passerelle.queries.trials import try_cases

    cases = _cases(words, every, fixtures)
    with Progress(quiet) as progress:
        trials = try_cases(cases, engines, progress)
    _table(trials, engines)
    _differences(trials)
    _verdict(trials, engines, quiet)


def _cases(words: tuple[str, ...], every: bool, fixtures: Path | None) -> list[Case]:
    from passerelle.queries import find_question, load_questions
    from passerelle.queries.fixtures import load_cases

    if every == bool(words):
        raise UsageError("--check takes the names of questions, or --all.")
    folder = fixtures or _FIXTURES
    if not folder.is_dir():
        raise UsageError(f"there is no folder {folder}.", remedy="Name one with --fixtures DIR.")
    cases = load_cases(folder)
    wanted = {find_question(word).name for word in words} or {case.question.name for case in cases}
    if every:
        missing = sorted(load_questions().keys() - wanted)
        if missing and fixtures is None:
            raise QueryError(f"no fixture for {', '.join(missing)}.", where=folder)
    found = [case for case in cases if case.question.name in wanted]
    if not found:
        raise QueryError("no fixture for these questions.", where=folder)
    return found


def _table(trials: list[Trial], engines: tuple[str, ...]) -> None:
    from rich.console import Console
    from rich.table import Table

    marks: dict[str, dict[str, list[Trial]]] = defaultdict(lambda: defaultdict(list))
    for trial in trials:
        marks[trial.case.question.name][trial.engine].append(trial)
    table = Table("question", *engines, show_edge=False, pad_edge=False, header_style="bold")
    for name, by_engine in marks.items():
        table.add_row(name, *(_mark(by_engine[engine]) for engine in engines))
    Console(highlight=False, width=None if sys.stdout.isatty() else _PIPED).print(table)


def _mark(trials: list[Trial]) -> str:
    if not all(trial.right for trial in trials):
        return "wrong"
    return "other terms" if any(trial.other for trial in trials) else "right"


def _differences(trials: list[Trial]) -> None:
    """A line per difference, below the table; nothing where there is none."""
    lines = [
        f"  {trial.case.name}  {trial.engine}  {kind}: {line}"
        for trial in trials
        for kind, said in (("wrong", trial.wrong), ("other terms", trial.other))
        for line in said
    ]
    if lines:
        click.echo("\nDifferences")
        click.echo("\n".join(lines))


def _verdict(trials: list[Trial], engines: tuple[str, ...], quiet: bool) -> None:
    questions = {trial.case.question.name for trial in trials}
    wrong = {(trial.case.question.name, trial.engine) for trial in trials if not trial.right}
    for engine in engines:
        right = len(questions) - len({name for name, where in wrong if where == engine})
        say(f"{engine}: {right} of {len(questions)} questions answer their fixtures", quiet=quiet)
    if wrong:
        raise QueryError(f"{len(wrong)} answer(s) are not those of the fixtures.")
