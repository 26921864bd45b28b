"""The forms an answer is written in: one module per family, one function per format.

Each writer takes the answer and a `Look`, and gives the whole text or bytes. Libraries that
only one family needs are imported when it is asked for.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from passerelle.errors import QueryError, UsageError
from passerelle.queries.formats.look import Look
from passerelle.queries.run import Answer

__all__ = ["FORMATS", "Format", "Look", "format_of", "render"]

_GRAPHS = ("CONSTRUCT", "DESCRIBE")


@dataclass(frozen=True)
class Format:
    """A format: where its writer is, the endings that choose it, and what it can hold."""

    name: str
    module: str
    endings: tuple[str, ...]
    forms: tuple[str, ...] = ("SELECT", "ASK", *_GRAPHS)
    binary: bool = False

    @property
    def write(self) -> Callable[[Answer, Look], str | bytes]:
        """The writer, ``as_<name>`` of its module."""
        module = importlib.import_module(f"{__name__}.{self.module}")
        writer: Callable[[Answer, Look], str | bytes] = getattr(module, f"as_{self.name}")
        return writer


FORMATS = {
    one.name: one
    for one in (
        Format("table", "text", (".txt",)),
        Format("csv", "text", (".csv",)),
        Format("tsv", "text", (".tsv", ".tab")),
        Format("markdown", "text", (".md", ".markdown")),
        Format("json", "sparql", (".json", ".srj"), ("SELECT", "ASK")),
        Format("xml", "sparql", (".xml", ".srx"), ("SELECT", "ASK")),
        Format("xlsx", "sheet", (".xlsx",), binary=True),
        Format("parquet", "frame", (".parquet",), binary=True),
        Format("turtle", "triples", (".ttl",), _GRAPHS),
        Format("ntriples", "triples", (".nt",), _GRAPHS),
        Format("jsonld", "triples", (".jsonld",), _GRAPHS),
        Format("svg", "chart", (".svg",), ("SELECT",)),
        Format("png", "chart", (".png",), ("SELECT",), binary=True),
    )
}
"""All formats by the name that ``--format`` takes."""


def format_of(path: Path) -> Format:
    """The format that the ending of `path` chooses; raises `UsageError` for an unknown one."""
    ending = path.suffix.lower()
    for one in FORMATS.values():
        if ending in one.endings:
            return one
    known = ", ".join(one.endings[0] for one in FORMATS.values())
    raise UsageError(
        f"the ending '{ending}' of {path.name} says no format.",
        remedy=f"Use one of {known}, or say it with --format.",
    )


def render(answer: Answer, form: Format, look: Look) -> str | bytes:
    """`answer` in that format; raises `QueryError` where the format cannot hold it."""
    if answer.form not in form.forms:
        fits = [one.name for one in FORMATS.values() if answer.form in one.forms]
        raise QueryError(
            f"{form.name} does not hold the answer to {_article(answer.form)} query.",
            remedy=f"Take one of {', '.join(fits)}.",
        )
    return form.write(answer, look)


def _article(form: str) -> str:
    return f"an {form}" if form.startswith("A") else f"a {form}"
