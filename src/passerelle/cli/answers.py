"""Where an answer goes and in which form: the terminal, a pipe, a file."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from passerelle.cli.options import say
from passerelle.errors import UsageError
from passerelle.files import replacing

if TYPE_CHECKING:
    from passerelle.queries import Answer
    from passerelle.queries.formats import Format
    from passerelle.queries.params import Taken
    from passerelle.store.base import RowFormat

__all__ = ["Raw", "Target"]

_PIPED = 160
"""Cells to a line of a table that goes into a pipe, where nobody says how wide it is."""


@dataclass(frozen=True)
class Target:
    """What was asked for with ``-f``, ``-o``, ``--iri`` and ``--limit``."""

    form: Format | None
    output: Path | None
    addresses: bool
    limit: int | None
    languages: tuple[str, ...]

    @classmethod
    def of(
        cls,
        form: str | None,
        output: Path | None,
        addresses: bool,
        limit: int | None,
        languages: tuple[str, ...],
    ) -> Target:
        """Check the wish before anything is asked: a wrong one must not cost a long query."""
        from passerelle.queries.formats import FORMATS, format_of

        named = FORMATS[form] if form else None
        chosen = named or (format_of(output) if output else None)
        if chosen is not None and chosen.binary and output is None and sys.stdout.isatty():
            raise UsageError(
                f"{chosen.name} is no text for a terminal.", remedy="Name a file with -o."
            )
        return cls(chosen, output, addresses, limit, languages)

    def write(self, answer: Answer, quiet: bool) -> None:
        """Write `answer`; say what the parameters were taken for, and how many rows there are."""
        from passerelle.queries.formats import FORMATS, Look, render

        _say_taken(answer.taken, quiet)
        total = len(answer.solutions)
        if self.limit is not None:
            answer = answer.first(self.limit)
        triples = answer.form in ("CONSTRUCT", "DESCRIBE")
        form = self.form or FORMATS["turtle" if triples else "table"]
        width = None if sys.stdout.isatty() and self.output is None else _PIPED
        look = Look(self.addresses, width, self.languages)
        if len(answer.solutions) or self.output or form.name != "table":
            self._put(render(answer, form, look))
        count = _counted(len(answer.solutions), total, more=answer.more)
        say(f"{self.output}: {count}" if self.output else count, quiet=quiet)

    def _put(self, content: str | bytes) -> None:
        if self.output is not None:
            data = content.encode("utf-8") if isinstance(content, str) else content
            with replacing(self.output) as part:
                part.write_bytes(data)
        elif isinstance(content, bytes):
            sys.stdout.buffer.write(content)
        else:
            click.echo(content, nl=False)


@dataclass(frozen=True)
class Raw:
    """The file and form for ``--raw``: rows as the engine writes them."""

    form: RowFormat
    output: Path

    @classmethod
    def of(cls, form: str | None, output: Path | None, addresses: bool) -> Raw:
        """Check the wish before anything is asked."""
        from passerelle.queries.formats import format_of

        if output is None:
            raise UsageError("--raw streams to a file.", remedy="Name it with -o.")
        if addresses:
            raise UsageError("--iri does not go with --raw, which writes addresses anyway.")
        name = form or format_of(output).name
        if name == "csv":
            return cls("csv", output)
        if name == "json":
            return cls("json", output)
        raise UsageError(
            f"--raw writes csv or json, not {name}.", remedy="Say it with -f or by the ending."
        )

    def tell(self, taken: tuple[Taken, ...], quiet: bool) -> None:
        """Say what the parameters were taken for, and how large the file is."""
        _say_taken(taken, quiet)
        say(
            f"{self.output}: {self.output.stat().st_size:,} bytes, as the engine wrote them",
            quiet=quiet,
        )


def _say_taken(taken: tuple[Taken, ...], quiet: bool) -> None:
    for one in taken:
        say(f"{one}{'' if one.given else ', by default'}", quiet=quiet)


def _counted(shown: int, total: int, *, more: bool) -> str:
    """How many rows there are; where only the first were asked for, whether there are others."""
    if more:
        return f"first {shown} row(s), there are more"
    return f"{shown} of {total} row(s)" if shown < total else f"{total} row(s)"
