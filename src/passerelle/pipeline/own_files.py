"""Places in the owner's own files that still tell who was withdrawn: for the owner to rewrite."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from passerelle.errors import PasserelleError
from passerelle.identity.secret import KEY_FILE
from passerelle.identity.suppressed import Suppressed
from passerelle.identity.withdrawn import LIST_FILE
from passerelle.pipeline.report import BuildReport
from passerelle.sources.read import load_description
from passerelle.texts import decode
from passerelle.workspace import Workspace

__all__ = ["Trace", "traces_of"]

_LONGEST_LINE = 1_000_000
_BINARY = (".xlsx", ".ods", ".parquet", ".gz", ".zip", ".png", ".pdf", ".docx", ".odt")
_DOCUMENTS = (".pdf", ".docx", ".odt", ".eml", ".html", ".htm")
"""What hides its words from a search line by line."""


@dataclass(frozen=True)
class Trace:
    """A place in the owner's own files that still tells who it is. `line` counts from 1."""

    file: Path
    line: int | None = None


def traces_of(
    workspace: Workspace, suppressed: Suppressed, slugs: Collection[str], report: BuildReport
) -> list[Trace]:
    """Places in the owner's own files, line by line, that still tell who one of `slugs` is.

    A source from which the build withheld mentions, though no line of it says the whole name
    (a workbook, names in two columns), is told by its file.
    """
    told: list[Trace] = []
    for file in _own_files(workspace):
        if suppressed.named_in(str(file.relative_to(workspace.root))) & set(slugs):
            told.append(Trace(file))
        lines = [Trace(file, line) for line in _lines_of(file, suppressed, set(slugs))]
        told += lines or _inside(file, suppressed, set(slugs))
    named = {trace.file for trace in told}
    for folder in workspace.source_folders:
        source = load_description(folder)
        file = folder / source.path
        if folder.name in report.withheld and file not in named and source.format != "text":
            told.append(Trace(file))
    return sorted(told, key=lambda trace: (trace.file, trace.line or 0))


def _lines_of(file: Path, suppressed: Suppressed, slugs: set[str]) -> Iterator[int]:
    """Numbers of the lines that say the name, none where the file is no text."""
    if file.suffix.lower() in _BINARY:
        return
    try:
        text = decode(file.read_bytes(), file, None)
    except (OSError, PasserelleError):
        return
    for number, line in enumerate(text.split("\n"), 1):  # as editors count
        if suppressed.named_in(line[:_LONGEST_LINE]) & slugs:
            yield number


def _inside(file: Path, suppressed: Suppressed, slugs: set[str]) -> list[Trace]:
    """The file itself, when it is a document whose text says the name."""
    if file.suffix.lower() not in _DOCUMENTS:
        return []
    from passerelle.documents import read  # loads what reads PDF, docx and the like

    try:
        text = read(file).text
    except PasserelleError:
        return []
    return [Trace(file)] if suppressed.named_in(text) & slugs else []


def _own_files(workspace: Workspace) -> Iterator[Path]:
    for path in sorted(workspace.root.rglob("*")):
        inside = path.relative_to(workspace.root).parts
        hidden = inside[0] == "build" or any(part.startswith(".") for part in inside)
        if not hidden and path.is_file() and path.name not in (LIST_FILE, KEY_FILE):
            yield path
