"""Asking the endpoint of a `sparql` source: page by page, whole or not at all.

Only this module of the sources goes to the network, and only when a person says
``ingest --refresh``: a build reads the snapshot.
"""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pyoxigraph as ox
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QueryResultsFormat, RdfFormat

from passerelle.endpoint import Answer, Endpoint, Form
from passerelle.errors import PasserelleError, SourceError
from passerelle.iris import Minter
from passerelle.namespaces import XSD
from passerelle.sources.base import SourceDescription, SourceResult
from passerelle.sources.guards import check_blank_nodes
from passerelle.sources.private import is_private
from passerelle.sources.rdf import canonical
from passerelle.sources.read import digest_folder, load_description, read_unchecked
from passerelle.sources.rq import SourceQuery, read_query
from passerelle.sources.sheets import MAX_CELLS
from passerelle.sources.snapshot import Cell, Head, Snapshot, rows_as_csv, snapshot_file
from passerelle.sources.suppression import Suppression
from passerelle.vocabulary import Vocabulary

__all__ = ["fetch_snapshot", "read_with"]

Tell = Callable[[str], None]
_Row = tuple[Cell, ...]


def fetch_snapshot(
    folder: Path,
    source: SourceDescription,
    *,
    contact: str | None = None,
    cover: Callable[[str], str] = str,
    tell: Tell = lambda text: None,
    today: date | None = None,
) -> Snapshot:
    """The endpoint's whole answer; raises `SourceError`. Nothing is written.

    `tell` is told of rows as they come and of waits; `cover` puts marks in place of the names
    of people who were withdrawn, so that not even the snapshot holds them. User name and
    password, if the endpoint wants them, are this source's own: PASSERELLE_SOURCE_MY_NAME_USER
    and …_PASSWORD for the source ``my-name``, or the entry of its host in .netrc.
    """
    query = read_query(folder / source.query, source.page_size)
    name = "".join(mark if mark.isalnum() else "_" for mark in source.name.upper())
    endpoint = Endpoint(
        source.endpoint,
        method=source.method,
        parameters=source.parameters,
        account=f"PASSERELLE_SOURCE_{name}",
        contact=contact,
        timeout=source.timeout,
        failure=SourceError,
        refusal=SourceError,
        say=tell,
    )
    taken: _Rows | _Triples = _Rows(source) if query.kind == "SELECT" else _Triples(source)
    _collect(endpoint, query, source.page_size, taken, tell)
    day = today or datetime.now(UTC).date()
    body = cover(taken.body())
    head = Head(
        checked=day,
        retrieved=day,
        endpoint=source.endpoint,
        query=query.digest,
        rows=len(taken),
    )
    return Snapshot(snapshot_file(query), head, body, tuple(taken.dropped))


def read_with(
    folder: Path,
    snapshot: Snapshot,
    vocabulary: Vocabulary,
    minter: Minter,
    suppression: Suppression | None = None,
) -> SourceResult:
    """What the source would give with `snapshot` in it; its folder stays as it is."""
    with tempfile.TemporaryDirectory() as made:
        copy = Path(made) / folder.name
        shutil.copytree(folder, copy)
        snapshot.place(copy)
        try:
            source = load_description(copy)
            return read_unchecked(
                copy, source, digest_folder(copy), vocabulary, minter, suppression
            )
        except PasserelleError as fault:
            fault.where = (fault.where or "").replace(str(copy), str(folder))
            raise


def _collect(
    endpoint: Endpoint, query: SourceQuery, size: int | None, taken: _Rows | _Triples, tell: Tell
) -> None:
    """Take in the answer, or its pages until one is empty: a server may cut a page short.

    Raises `SourceError` when a page comes again, as from a server that ignores OFFSET.
    """
    form: Form = "json" if query.kind == "SELECT" else "turtle"
    if size is None:
        taken.add(endpoint.query(query.text, query.kind, form))
        return
    offset, seen = 0, set[str]()
    while page := taken.add(endpoint.query(query.page(size, offset), query.kind, form)):
        tell(f"{len(taken)} rows")
        if page in seen:
            raise SourceError(
                f"the page from row {offset} on has come before: the endpoint ignores OFFSET, "
                "or the order of the query leaves rows that it does not tell apart.",
                where=endpoint.address,
                remedy="Take page_size out of source.toml, or end ORDER BY with a unique column.",
            )
        seen.add(page)
        offset += taken.step or size


@dataclass
class _Rows:
    """Solutions of a SELECT as they come, private columns left out."""

    source: SourceDescription
    variables: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    rows: set[_Row] = field(default_factory=set)
    step: int = 0

    def __len__(self) -> int:
        return len(self.rows)

    def add(self, answer: Answer) -> str:
        """Take one page in; its digest, empty when it has no row. `step` is how many came."""
        names, page = _solutions(answer, self.source.endpoint)
        private = [name for name in names if is_private(name)]
        kept = [name for name in names if name not in private]
        if self.variables and kept != self.variables:
            raise SourceError(
                "the columns of a page are not those of the page before.",
                where=self.source.endpoint,
                remedy="Ask again.",
            )
        self.variables, self.dropped, self.step = kept, private, len(page)
        places = [names.index(name) for name in kept]
        rows = [tuple(row[place] for place in places) for row in page]
        self.rows.update(rows)
        _bound(len(self.rows) * len(kept), self.source)
        return _digest(map(str, rows))

    def body(self) -> str:
        """Everything taken in, as the file holds it."""
        return rows_as_csv(self.variables, self.rows)


@dataclass
class _Triples:
    """Triples of a CONSTRUCT as they come; how many solutions gave them is not known."""

    source: SourceDescription
    dropped: list[str] = field(default_factory=list)
    quads: set[Quad] = field(default_factory=set)
    step: int = 0

    def __len__(self) -> int:
        return len(self.quads)

    def add(self, answer: Answer) -> str:
        """Take one page in, whose blank nodes are its own; its digest, empty for no triple."""
        page = _triples(answer, self.source.endpoint)
        self.quads.update(page)
        _bound(len(self.quads) * 3, self.source)
        return _digest(
            " ".join("_" if isinstance(term, BlankNode) else str(term) for term in quad.triple)
            for quad in page
        )

    def body(self) -> str:
        """Everything taken in, blank nodes named by what is said of them."""
        check_blank_nodes(self.quads, Path(self.source.query))
        lines = {f"{quad.triple} .\n" for quad in canonical(list(self.quads))}
        return "".join(sorted(lines))


def _digest(lines: Iterable[str]) -> str:
    """A digest of a page, whatever its order; empty for an empty page."""
    ordered = sorted(lines)
    return hashlib.sha256("\n".join(ordered).encode()).hexdigest() if ordered else ""


def _bound(cells: int, source: SourceDescription) -> None:
    if cells > MAX_CELLS:
        raise SourceError(
            f"the answer has more than {MAX_CELLS} cells.",
            where=source.endpoint,
            remedy="Ask for less: fewer columns, or two sources.",
        )


def _solutions(answer: Answer, address: str) -> tuple[list[str], list[_Row]]:
    """Names of the variables, and the rows in their order (SPARQL 1.1 Query Results JSON)."""
    try:
        return _parsed(answer.data)
    except (SyntaxError, ValueError, OSError) as fault:
        broken = _not_understood(answer, address, "a SELECT", fault)
    # Here and not above: the fault would keep the answer half read, which may only be let go
    # of by the thread that began to read it.
    raise broken


def _parsed(data: bytes) -> tuple[list[str], list[_Row]]:
    found = ox.parse_query_results(io.BytesIO(data), format=QueryResultsFormat.JSON)
    if not isinstance(found, ox.QuerySolutions):
        raise ValueError("yes or no where rows were expected")
    names = [variable.value for variable in found.variables]
    return names, [tuple(_cell(solution[name]) for name in names) for solution in found]


def _triples(answer: Answer, address: str) -> list[Quad]:
    form = RdfFormat.from_media_type(answer.media_type)
    try:
        if form is None:
            raise ValueError(f"'{answer.media_type}' is no RDF")
        return list(ox.parse(io.BytesIO(answer.data), format=form, rename_blank_nodes=True))
    except (SyntaxError, ValueError, OSError) as fault:
        raise _not_understood(answer, address, "a CONSTRUCT", fault) from None


def _not_understood(answer: Answer, address: str, form: str, fault: Exception) -> SourceError:
    """What is wrong with an answer: most often a web page, or one that stops half-way."""
    page = re.match(rb"\s*<(!doctype|html)", answer.data, re.IGNORECASE)
    if page or answer.media_type == "text/html":
        return SourceError(
            f"sent a web page and not the answer to {form} query.",
            where=address,
            remedy="Check the address: that of an endpoint often ends in /sparql.",
        )
    told = " ".join(str(fault).split())[:160]
    return SourceError(
        f"the answer is damaged or cut off ({told}).",
        where=address,
        remedy="The query may take longer than the server allows: ask for less, or set page_size.",
    )


def _cell(term: object) -> Cell:
    """A term as text and language: IRIs as they are, midnight as its day.

    A blank node says nothing that lasts: its label is another one in the next answer.
    """
    if isinstance(term, NamedNode):
        return term.value, ""
    if not isinstance(term, Literal):
        return "", ""
    if term.datatype == XSD.dateTime and "T00:00:00" in term.value:
        return term.value.partition("T")[0], ""
    return term.value.replace("\r\n", "\n"), term.language or ""
