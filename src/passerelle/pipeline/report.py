"""The report of a build as data: what ``build/report.json`` holds and `build --json` prints.

``build/report.json`` and ``build/report.html`` tell of the last build, also when it failed.
The report of the graph that answers is kept in ``build/reports/``, named as its store, and
takes their place again as soon as a build finds that the graph is up to date. Rows that
were set aside lie in ``build/rejected/``, a table per source, written from the same data.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError

from passerelle.files import write_text
from passerelle.graph.validate import Finding
from passerelle.identity.queue import ReviewPair
from passerelle.identity.reasons import Reason
from passerelle.identity.resolve import Finding as IdentityFinding
from passerelle.pipeline.state import BuildState, reports_dir
from passerelle.sources.base import Rejected
from passerelle.workspace import Workspace

__all__ = [
    "LISTED",
    "BuildReport",
    "Failure",
    "Inferred",
    "Listing",
    "Merge",
    "SourceReport",
    "Thing",
    "keep_report",
    "load_kept",
    "rejected_file",
    "write_tables",
]

LISTED = 200
"""How many things, pairs or findings a list of the report names; it counts all of them."""

VERSION = 1
"""Grows when a key of report.json is renamed or taken away."""


@dataclass(frozen=True)
class Thing:
    """One thing: its IRI, its kind (``collectivity``, …), its shown name per language."""

    iri: str
    kind: str
    names: dict[str, str] = field(default_factory=dict)

    def name(self, lang: str) -> str:
        """The name in `lang`, else in another language, else the end of the IRI."""
        order = (lang, "fr", "en", "zh", *self.names)
        return (
            next((self.names[key] for key in order if key in self.names), "")
            or (self.iri.rsplit("/", 1)[-1])
        )


@dataclass
class Listing:
    """How many there are, and the first `LISTED` of them by name."""

    count: int = 0
    first: list[Thing] = field(default_factory=list)


@dataclass
class SourceReport:
    """What one source gave.

    `path` is relative to the workspace. `read` tells whether its files were read or known
    from before. `records` counts per type; a source of RDF has `statements` instead.
    `withheld` counts mentions of people who were withdrawn.
    `former` is how many records (or statements) it gave to the graph that stood before,
    `expected` the bounds in its description. `new`, `changed` and `vanished` compare the
    things it speaks of with that graph; all are empty when there was none, or when the build
    stopped earlier. A thing has changed when this source says something else of it; the rows
    where it says so do not count.
    """

    title: dict[str, str]
    path: str
    read: bool = True
    rows: int = 0
    records: dict[str, int] = field(default_factory=dict)
    statements: int = 0
    former: int | None = None
    expected: tuple[int, int | None] = (0, None)
    rejected: list[Rejected] = field(default_factory=list)
    unused_columns: list[str] = field(default_factory=list)
    private_columns: list[str] = field(default_factory=list)
    withheld: int = 0
    new: Listing = field(default_factory=Listing)
    changed: Listing = field(default_factory=Listing)
    vanished: Listing = field(default_factory=Listing)

    @property
    def count(self) -> int:
        """Records, or for a source of RDF statements."""
        return sum(self.records.values()) or self.statements


@dataclass
class Merge:
    """`gone` is an address that leads to `kept` now; of a split, the one it led to before.

    `new` tells whether it does so since this build; addresses once given up stay listed.
    """

    gone: Thing
    kept: Thing
    reasons: list[Reason] = field(default_factory=list)
    new: bool = True


@dataclass
class Inferred:
    """The statements that one rule derived; its title per language."""

    titles: dict[str, str]
    statements: int


@dataclass
class Failure:
    """Why the build stopped: kind of error, stage, what is wrong, where, what to do.

    `kind` is the name of the error's class, `where` a path, relative in the workspace.
    """

    kind: str
    stage: str
    what: str
    where: str | None = None
    line: int | None = None
    remedy: str | None = None


@dataclass
class BuildReport:
    """What a build did; its JSON form has these keys and is stable within a `version`.

    `begun` and `in_place` (when the graph that answers now was built) are UTC times,
    `seconds` and the values of `stages` are durations. `compared_with` is when the graph was
    built that new and changed things are told against; None at the first build, and after the
    list of the withdrawn has changed: the graph before names them. `to_review`
    and `found` (per severity) count everything; `review` and `findings` are the first
    `LISTED`, the whole is in ``review-identity.jsonl`` and ``validation.txt``. An up-to-date
    build returns the report of the graph as it stands, with `up_to_date` set.
    """

    outcome: Literal["built", "failed"] = "built"
    version: int = VERSION
    begun: str = ""
    seconds: float = 0.0
    up_to_date: bool = False
    store: str = ""
    in_place: str | None = None
    compared_with: str | None = None
    failure: Failure | None = None
    quads: int = 0
    things: int = 0
    minted: int = 0
    sources: dict[str, SourceReport] = field(default_factory=dict)
    removed_sources: list[str] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    splits: list[Merge] = field(default_factory=list)
    identity: list[IdentityFinding] = field(default_factory=list)
    to_review: int = 0
    review: list[ReviewPair] = field(default_factory=list)
    found: dict[str, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    inferred: dict[str, Inferred] = field(default_factory=dict)
    stages: dict[str, float] = field(default_factory=dict)
    state: Annotated[BuildState | None, Field(exclude=True)] = None

    @property
    def read(self) -> list[str]:
        """The names of the sources whose files were read."""
        return [name for name, source in self.sources.items() if source.read]

    @property
    def withheld(self) -> dict[str, int]:
        """Mentions of withdrawn people, by the sources that have some."""
        return {name: source.withheld for name, source in self.sources.items() if source.withheld}

    @property
    def rejected(self) -> int:
        """Rows set aside, over all sources."""
        return sum(len(source.rejected) for source in self.sources.values())

    def to_json(self) -> str:
        """The report as JSON, with a line end."""
        return _REPORT.dump_json(self, indent=1).decode() + "\n"


_REPORT = TypeAdapter(BuildReport)


def keep_report(workspace: Workspace, report: BuildReport) -> None:
    """Keep the report of a good build beside its store."""
    write_text(reports_dir(workspace) / f"{report.store}.json", report.to_json())


def load_kept(workspace: Workspace, state: BuildState) -> BuildReport | None:
    """The report of the build that left `state`; None when it is gone."""
    try:
        text = (reports_dir(workspace) / f"{state.store}.json").read_bytes()
        report = _REPORT.validate_json(text)
    except (OSError, ValidationError):
        return None
    report.state = state
    return report


def rejected_file(workspace: Workspace, source: str) -> Path:
    """The table of the rows of `source` that were set aside."""
    return workspace.build / "rejected" / f"{source}.csv"


def write_tables(workspace: Workspace, report: BuildReport) -> None:
    """Write a table of rejected rows per source that has some; take the others away."""
    wanted = {rejected_file(workspace, n): s for n, s in report.sources.items() if s.rejected}
    for file in (workspace.build / "rejected").glob("*.csv"):
        if file not in wanted:
            file.unlink(missing_ok=True)
    for file, source in wanted.items():
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["row", "column", "value", "reason"])
        writer.writerows((r.row, r.column, r.value, r.reason) for r in source.rejected)
        write_text(file, out.getvalue())
