"""Snapshots: what an endpoint answered, kept beside the source: a build needs no network.

A SELECT is kept as CSV, one column per variable, and beside a variable with texts in
languages a column ``variable.lang``; a CONSTRUCT as N-Triples. Rows and triples are sorted
and stand once, so that two answers that say the same are the same file. Lines with ``#`` at
the top say when and from where; the first alone changes when nothing else has::

    # checked = 2026-11-25
    # retrieved = 2026-11-24
    # endpoint = "https://query.wikidata.org/sparql"
    # query = "sha256:…"
    # rows = 61
"""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import BufferedReader
from itertools import islice
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from passerelle.errors import SourceError
from passerelle.files import write_text
from passerelle.sources.base import SourceDescription
from passerelle.sources.rq import SourceQuery, read_query

__all__ = [
    "LANG",
    "Cell",
    "Head",
    "Snapshot",
    "check_current",
    "past_checked",
    "read_head",
    "rows_as_csv",
    "snapshot_file",
    "with_snapshot",
    "without_head",
]

LANG = ".lang"
"""Ends the name of the column with the languages of another."""
_CHECKED = b"# checked = "
_FILES = {"SELECT": "snapshot.csv", "CONSTRUCT": "snapshot.nt"}
Cell = tuple[str, str]
"""A text, and its language tag or nothing."""


class Head(BaseModel):
    """What a snapshot says of itself: `retrieved` is when this answer first came."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    checked: date
    retrieved: date
    endpoint: str
    query: str
    rows: int

    def lines(self) -> str:
        """The head as it stands in the file."""
        return (
            f"# checked = {self.checked}\n# retrieved = {self.retrieved}\n"
            f'# endpoint = "{self.endpoint}"\n# query = "{self.query}"\n# rows = {self.rows}\n'
        )


_LINES = len(Head.model_fields)


@dataclass(frozen=True)
class Snapshot:
    """A whole answer: head, and sorted lines; `dropped` names columns left out as private."""

    file: str
    head: Head
    body: str
    dropped: tuple[str, ...] = ()

    def beside(self, folder: Path) -> Snapshot:
        """This answer where a former one lies: one that says the same keeps its date."""
        former = read_head(folder / self.file)
        if former is None or former.query != self.head.query:
            return self
        if _body(folder / self.file) != self.body:
            return self
        return replace(self, head=self.head.model_copy(update={"retrieved": former.retrieved}))

    def change(self, folder: Path) -> tuple[int, int] | None:
        """How many lines are new and how many gone; None where there is no former answer."""
        if read_head(folder / self.file) is None:
            return None
        former, now = (set(text.splitlines()) for text in (_body(folder / self.file), self.body))
        return len(now - former), len(former - now)

    def place(self, folder: Path) -> None:
        """Write it into the source's folder, whole or not at all."""
        write_text(folder / self.file, self.head.lines() + self.body)


def snapshot_file(query: SourceQuery) -> str:
    """The name of the file that the answer to `query` is kept in."""
    return _FILES[query.kind]


def with_snapshot(folder: Path, source: SourceDescription) -> SourceDescription:
    """`source` with the path and, where there is one, the date of its snapshot."""
    file = snapshot_file(read_query(folder / source.query, source.page_size))
    head = read_head(folder / file)
    retrieved = head.retrieved if head else None
    return source.model_copy(update={"path": file, "retrieved": retrieved})


def check_current(folder: Path, source: SourceDescription) -> None:
    """Raise `SourceError` when there is no snapshot, or not one of the query as it is now."""
    head = read_head(folder / source.path)
    remedy = f"Run 'passerelle ingest --refresh {source.name}'"
    if head is None:
        raise SourceError(
            "the endpoint has not been asked yet: there is no snapshot.",
            where=folder / source.path,
            remedy=f"{remedy}.",
        )
    if head.query != read_query(folder / source.query).digest:
        raise SourceError(
            f"the query has changed since the snapshot of {head.retrieved}.",
            where=folder / source.query,
            remedy=f"{remedy}, or put the query back.",
        )


def read_head(path: Path) -> Head | None:
    """The head of a snapshot; None when there is no file; raises `SourceError`."""
    try:
        with path.open(encoding="utf-8-sig") as stream:
            lines = [line.removeprefix("# ") for line in islice(stream, _LINES)]
        return Head.model_validate(tomllib.loads("".join(lines)))
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as fault:
        raise _damaged(path, str(fault)) from None
    except (tomllib.TOMLDecodeError, ValidationError):
        raise _damaged(path, "the lines with # at its top are not as they were written") from None


def _body(path: Path) -> str:
    """What a snapshot holds below its head, whatever a checkout did to its line ends."""
    text = path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
    return text.split("\n", _LINES)[-1]


def _damaged(path: Path, why: str) -> SourceError:
    return SourceError(
        f"the snapshot is damaged: {why}.",
        where=path,
        remedy=f"Take it away and run 'passerelle ingest --refresh {path.parent.name}'.",
    )


def without_head(text: str) -> str:
    """The text of a snapshot with the lines of its head emptied: the rows keep their numbers."""
    *head, body = text.split("\n", _LINES)
    return "\n" * len(head) + body


def past_checked(stream: BufferedReader) -> BufferedReader:
    """`stream` after the line that changes although nothing else has, if it begins with it."""
    if not stream.readline(64).startswith(_CHECKED):
        stream.seek(0)
    return stream


def rows_as_csv(variables: Sequence[str], rows: Iterable[tuple[Cell, ...]]) -> str:
    """Rows as the sorted body of a snapshot, with a column for languages where one is said."""
    ordered = sorted(set(rows))
    tagged = [any(row[place][1] for row in ordered) for place in range(len(variables))]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(
        name
        for variable, both in zip(variables, tagged, strict=True)
        for name in (variable, *([variable + LANG] if both else []))
    )
    writer.writerows(
        [
            part
            for cell, both in zip(row, tagged, strict=True)
            for part in (cell if both else cell[:1])
        ]
        for row in ordered
    )
    return out.getvalue()
