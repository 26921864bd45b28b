"""Two dumps of the graph compared: what was added, removed, changed, merged, split, and why.

A row for each difference and cause; the comparison itself is that of `releases.compare`.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from passerelle.errors import QueryError, ReleaseError
from passerelle.namespaces import DCTERMS
from passerelle.queries.facts import Cell, Select, Values, table
from passerelle.releases.changes import Comparison
from passerelle.releases.compare import compare
from passerelle.releases.dumps import Dataset, read_dump
from passerelle.store.base import Solutions

__all__ = ["COLUMNS", "PARAMETERS", "answer"]

COLUMNS = ("operation", "thing", "property", "old", "new", "cause")
PARAMETERS = ("old", "new")
Row = tuple[Cell, ...]


def answer(rows: Solutions, values: Values, select: Select) -> Solutions:
    """One row per difference and cause; none when the two say the same."""
    with tempfile.TemporaryDirectory(prefix="passerelle-") as folder:
        old, new = (_dataset(name, values[name].value, Path(folder)) for name in PARAMETERS)
        found = {*_identities(compared := compare(old, new)), *_statements(compared)}
    return table(COLUMNS, sorted(found, key=lambda row: tuple(map(str, row))))


def _dataset(name: str, file: str, folder: Path) -> Dataset:
    try:
        return Dataset.of(name, read_dump(Path(file)), folder)
    except ReleaseError as fault:
        raise QueryError(
            fault.what, where=fault.where, line=fault.line, remedy=fault.remedy
        ) from None


def _identities(compared: Comparison) -> Iterator[Row]:
    for one in compared.things:
        if one.operation == "merged":
            yield "merged", one.thing, DCTERMS.isReplacedBy, None, one.other, one.decision
        elif one.operation == "split":
            yield "split", one.thing, DCTERMS.isReplacedBy, one.other, None, one.decision
        elif one.operation == "withdrawn":
            yield "withdrawn", one.thing, None, None, None, None


def _statements(compared: Comparison) -> Iterator[Row]:
    for one in compared.things:
        for change in one.changes:
            if change.claim:  # named as causes
                continue
            what = change.operation, change.node, change.property, change.old, change.new
            for cause in change.causes or (None,):
                yield *what, cause
