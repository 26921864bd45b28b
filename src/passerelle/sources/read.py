"""Reading one source folder: description, digest, format, records. The room's front door."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from passerelle.collector import collector_paused
from passerelle.errors import ExpectationError, RowError, SourceError
from passerelle.iris import Minter
from passerelle.settings import load_toml
from passerelle.sources.base import Rejected, SourceDescription, SourceResult
from passerelle.sources.items import read_items
from passerelle.sources.mapping import RecordMapping
from passerelle.sources.rdf import read_rdf
from passerelle.sources.snapshot import LANG, check_current, past_checked, with_snapshot
from passerelle.sources.suppression import Suppression
from passerelle.sources.table import read_table
from passerelle.sources.withhold import withhold, without_restored
from passerelle.vocabulary import Vocabulary

__all__ = [
    "check_expectations",
    "digest_folder",
    "load_description",
    "read_source",
    "read_unchecked",
]

FILE = "source.toml"


def load_description(folder: Path) -> SourceDescription:
    """The `source.toml` of `folder`; raises `SourceError` when it is missing or wrong."""
    file = folder / FILE
    if not file.is_file():
        raise SourceError(
            f"the source folder has no {FILE}.",
            where=folder,
            remedy=f"Write one ({FILE} says title, publisher, licence, retrieved, format, path "
            "and the mapping), or move the folder out of 'sources'.",
        )
    description = load_toml(file, SourceDescription, SourceError)
    description = description.model_copy(update={"name": folder.name})
    return with_snapshot(folder, description) if description.format == "sparql" else description


def digest_folder(folder: Path) -> str:
    """SHA-256 over names and contents of all files of a source, but for days of checking."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("rb") as stream:
                content = hashlib.file_digest(past_checked(stream), "sha256").hexdigest()
            total.update(f"{path.relative_to(folder).as_posix()}\0{content}\n".encode())
    return total.hexdigest()


def read_source(
    folder: Path,
    source: SourceDescription,
    digest: str,
    vocabulary: Vocabulary,
    minter: Minter,
    suppression: Suppression | None = None,
) -> SourceResult:
    """Read the source whole; raises `SourceError` when it cannot be used at all."""
    result = read_unchecked(folder, source, digest, vocabulary, minter, suppression)
    check_expectations(folder, source, result)
    return result


def read_unchecked(
    folder: Path,
    source: SourceDescription,
    digest: str,
    vocabulary: Vocabulary,
    minter: Minter,
    suppression: Suppression | None = None,
) -> SourceResult:
    """As `read_source`, however little or much it gives: for a look before a build.

    Whoever `suppression` knows is withheld here, before anything else sees the result.
    """
    if suppression is None:
        return without_restored(_read(folder, source, digest, vocabulary, minter), ())
    try:
        result = _read(folder, source, digest, vocabulary, minter)
    except SourceError as fault:  # a message may cite what stands in the file
        told = suppression.redact(fault.what, suppression.addresses.values(), any_case=True)
        raise type(fault)(told, where=fault.where, line=fault.line, remedy=fault.remedy) from None
    withhold(folder, result, suppression, minter)
    return without_restored(result, suppression.addresses)


def _read(
    folder: Path, source: SourceDescription, digest: str, vocabulary: Vocabulary, minter: Minter
) -> SourceResult:
    result = SourceResult(source, digest)
    if source.format == "sparql":
        check_current(folder, source)
    if source.format == "rdf" or (source.format, source.path) == ("sparql", "snapshot.nt"):
        graph = minter.graph(f"source/{source.name}")
        keep = source.graphs == "keep"
        quads = read_rdf(
            folder / source.path, graph, minter, keep_graphs=keep, member=source.member
        )
        result.quads = list(quads)
        result.rows = len(result.quads)
    elif source.format in ("json", "jsonl") and not source.record:
        read_items(folder, source, result, vocabulary)
    elif source.format == "text":
        from passerelle.sources.press import read_press  # reads documents of many formats

        read_press(folder, source, result, vocabulary)
    else:
        _read_mapped(folder, source, result, vocabulary)
    return result


@collector_paused()
def _read_mapped(
    folder: Path, source: SourceDescription, result: SourceResult, vocabulary: Vocabulary
) -> None:
    path = folder / source.path
    table = read_table(path, source)
    result.private_columns = table.private
    mapping = RecordMapping(source, folder / FILE, table, vocabulary)
    result.unused_columns = mapping.unused_columns
    if source.format == "sparql":  # a language that is not asked for is nothing to look after
        result.unused_columns = [c for c in mapping.unused_columns if not c.endswith(LANG)]
    for row in table.rows:
        result.rows += 1
        evidence: dict[str, Any] = {
            "type": "row",
            "source": source.name,
            "file": path.name,
            "row": row.number,
        }
        try:
            if row.fault:
                raise RowError(row.fault)
            result.records.extend(list(mapping.records(row, evidence)))
        except RowError as fault:
            result.rejected.append(
                Rejected(row.number, fault.column or "", fault.value or "", fault.message)
            )


def check_expectations(
    folder: Path, source: SourceDescription, result: SourceResult, former: int | None = None
) -> None:
    """Stop when the source gave too little, too much, or too much rubbish.

    `former` is how many records (of RDF: statements) it gave to the last build.
    """
    path = folder / source.path
    if source.max_rejected is not None and len(result.rejected) > source.max_rejected:
        first = result.rejected[0]
        raise ExpectationError(
            f"{len(result.rejected)} rows rejected, more than max_rejected = "
            f"{source.max_rejected}; the first: row {first.row}: {first.reason}",
            where=path,
            remedy="Correct the rows, or raise max_rejected in source.toml.",
        )
    count = len(result.records) or len(result.quads)
    low, high = source.expect.min, source.expect.max
    if count < low or (high is not None and count > high):
        what = "statements" if source.format == "rdf" else "records"
        before = "" if former is None else f" where the last build had {former}"
        raise ExpectationError(
            f"gave {count} {what}{before}, but source.toml expects "
            f"{low} to {'any number' if high is None else high}.{_first_rejected(result)}",
            where=path,
            remedy="If the change is right, correct expect = { min = …, max = … }.",
        )


def _first_rejected(result: SourceResult) -> str:
    """The first rejected row: often the cause of a source that gives too little."""
    if not result.rejected:
        return ""
    first = result.rejected[0]
    return f" (row {first.row} was rejected: {first.reason})"
