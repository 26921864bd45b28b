"""One build: everything read, everyone told apart, a new store made and put in its place.

The new store is made beside the old one. Only when it is whole and valid does
``build/current.json`` point to it, in one step; a build ended at any moment before that
leaves the old graph answering, and the next build clears away what it left.
"""

from __future__ import annotations

import csv
import hashlib
import io
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from filelock import FileLock, Timeout
from pyoxigraph import NamedNode, Quad

from passerelle.errors import StoreError, ValidationError
from passerelle.files import write_text
from passerelle.graph.addresses import Addresses
from passerelle.graph.claims import Claim, SourceGraph
from passerelle.graph.emit import write_records
from passerelle.graph.meta import meta_quads, replaced_quads, rule_quads, withdrawn_quads
from passerelle.graph.shown import shown_quads
from passerelle.graph.validate import Finding, violations
from passerelle.identity import (
    QUEUE_FILE,
    Ledger,
    Resolution,
    mentions_in,
    resolve,
    write_queue,
)
from passerelle.identity import Finding as IdentityFinding
from passerelle.identity.ledger import Decisions
from passerelle.identity.suppressed import Suppressed, list_digest
from passerelle.pipeline.cache import code_digest, load_result, save_result
from passerelle.pipeline.cleanse import cleanse
from passerelle.pipeline.derived import derived_in_sources, ontology_quads
from passerelle.pipeline.gate import find_faults
from passerelle.pipeline.rules import apply_rules, load_rules
from passerelle.pipeline.state import BuildState, SourceState, stores_dir, sweep
from passerelle.records import Partnership
from passerelle.sources import SourceDescription, SourceResult, load_description, read_source
from passerelle.sources.read import digest_folder
from passerelle.sources.withhold import withheld_description
from passerelle.store import EmbeddedStore
from passerelle.vocabulary import load_vocabulary
from passerelle.workspace import Workspace

__all__ = ["BuildReport", "build"]

Progress = Callable[[str], None]
"""Told the name of each stage as it begins."""


@dataclass
class BuildReport:
    """What a build did, for a person and for `passerelle build --json`."""

    state: BuildState
    up_to_date: bool = False
    seconds: float = 0.0
    read: list[str] = field(default_factory=list)
    minted: int = 0
    rejected_files: list[Path] = field(default_factory=list)
    unused_columns: dict[str, list[str]] = field(default_factory=dict)
    private_columns: dict[str, list[str]] = field(default_factory=dict)
    withheld: dict[str, int] = field(default_factory=dict)
    identity: list[IdentityFinding] = field(default_factory=list)
    to_review: int = 0
    findings: list[Finding] = field(default_factory=list)
    inferred: dict[str, int] = field(default_factory=dict)


def build(
    workspace: Workspace, *, force: bool = False, progress: Progress = lambda stage: None
) -> BuildReport:
    """Build the graph of `workspace`; nothing is done when nothing has changed.

    Raises `SourceError` for a source that cannot be used, `ValidationError` when the graph
    breaks a shape, `StoreError` when another build runs: the former graph stays.
    """
    workspace.build.mkdir(parents=True, exist_ok=True)
    lock = FileLock(workspace.build / ".lock")
    try:
        with lock.acquire(timeout=0):
            return _Build(workspace, progress).run(force)
    except Timeout:
        raise StoreError(
            "another build of this workspace is running.",
            where=workspace.root,
            remedy="Wait until it has ended.",
        ) from None


class _Build:
    """The stages of one build, in their order."""

    def __init__(self, workspace: Workspace, progress: Progress) -> None:
        self.workspace = workspace
        self.minter = workspace.minter
        self.progress = progress
        self.ledger_file = workspace.identity / "ledger.csv"
        self.decisions_file = workspace.identity / "decisions.csv"
        self.suppressed = Suppressed.load(workspace.identity)
        self.suppressed_digest = list_digest(workspace.identity)

    def run(self, force: bool) -> BuildReport:
        begun = time.monotonic()
        former = BuildState.load(self.workspace)
        sweep(self.workspace, former.store if former else None)
        if self.suppressed and not (former and former.suppressed == self.suppressed_digest):
            cleanse(self.workspace, self.suppressed)
        sources = [
            (folder, self._described(folder), digest_folder(folder))
            for folder in self.workspace.source_folders
        ]
        inputs = self._inputs(sources)
        if former and former.inputs == inputs and not force:
            report = BuildReport(former, up_to_date=True)
            report.rejected_files = self._rejected_files(former)
        else:
            report = self._make(sources, force)
        report.seconds = time.monotonic() - begun
        return report

    def _described(self, folder: Path) -> SourceDescription:
        source = load_description(folder)
        return withheld_description(source, self.suppressed) if self.suppressed else source

    def _inputs(self, sources: list[tuple[Path, SourceDescription, str]]) -> str:
        """A digest of all that the graph is made from."""
        total = hashlib.sha256(code_digest().encode())
        for folder, _, digest in sources:
            total.update(f"{folder.name} {digest}\n".encode())
        settings = self.workspace.root / "passerelle.toml"
        for file in (settings, self.ledger_file, self.decisions_file):
            total.update(file.read_bytes() if file.is_file() else b"-")
        total.update(self.suppressed_digest.encode())
        return total.hexdigest()

    def _make(self, sources: list[tuple[Path, SourceDescription, str]], force: bool) -> BuildReport:
        results = [self._read(*source, force) for source in sources]
        self.progress("identity")
        resolution = self._resolve(results)
        # In memory until it is whole: rules and shapes join ten times faster than on disk.
        store = EmbeddedStore()
        states = self._fill(store, results, resolution)
        self.progress("rules")
        rules = load_rules()
        inferred = apply_rules(store, self.minter, rules)
        store.load(rule_quads(self.minter, {rule.name: rule.titles for rule in rules}))
        findings = self._check(store)
        self.progress("store")
        name = f"{int(time.time() * 1000):x}"
        count = self._keep(store, stores_dir(self.workspace) / name)
        state = BuildState(
            store=name,
            inputs=self._inputs(sources),
            built=time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            quads=count,
            things=len(set(resolution.addresses.values())),
            warnings=len(findings),
            sources=states,
            suppressed=self.suppressed_digest,
        )
        state.save(self.workspace)
        sweep(self.workspace, name)
        return BuildReport(
            state,
            read=[result.description.name for result in results if not result.from_cache],
            minted=resolution.minted,
            rejected_files=self._rejected_files(state),
            unused_columns={
                one.description.name: one.unused_columns for one in results if one.unused_columns
            },
            private_columns={
                one.description.name: one.private_columns for one in results if one.private_columns
            },
            withheld={one.description.name: one.withheld for one in results if one.withheld},
            identity=resolution.findings,
            to_review=len(resolution.review),
            findings=findings,
            inferred={graph.value.rsplit("/", 1)[-1]: n for graph, n in inferred.items()},
        )

    def _keep(self, store: EmbeddedStore, folder: Path) -> int:
        """Write the whole graph to `folder`; returns the number of quads."""
        folder.mkdir(parents=True)
        kept = EmbeddedStore(folder)
        kept.load(store.quads())
        kept.optimize()
        kept.close()
        return len(store)

    # --- reading ---------------------------------------------------------------------

    def _read(
        self, folder: Path, source: SourceDescription, digest: str, force: bool
    ) -> SourceResult:
        kept = self.workspace.build / "cache" / f"{source.name}.json"
        known = self.suppressed_digest
        result = None if force else load_result(kept, source, digest, known)
        if result is None:
            self.progress(f"source {source.name}")
            vocabulary = load_vocabulary()
            result = read_source(folder, source, digest, vocabulary, self.minter, self.suppressed)
            save_result(kept, result, known)
        self._write_rejected(result)
        return result

    def _rejected_file(self, name: str) -> Path:
        return self.workspace.build / "rejected" / f"{name}.csv"

    def _rejected_files(self, state: BuildState) -> list[Path]:
        return [
            self._rejected_file(name) for name, source in state.sources.items() if source.rejected
        ]

    def _write_rejected(self, result: SourceResult) -> None:
        file = self._rejected_file(result.description.name)
        if not result.rejected:
            file.unlink(missing_ok=True)
            return
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["row", "column", "value", "reason"])
        writer.writerows((r.row, r.column, r.value, r.reason) for r in result.rejected)
        write_text(file, out.getvalue())

    # --- identity and quads ----------------------------------------------------------

    def _resolve(self, results: list[SourceResult]) -> Resolution:
        """Addresses for everything; the ledger is on disk before any of them is used."""
        ledger = Ledger.load(self.ledger_file)
        decisions = Decisions.load(self.decisions_file, ledger)
        mentions = {
            mention
            for result in results
            for record in result.records
            for mention in mentions_in(record, result.description.name)
        }
        languages = self.workspace.settings.graph.languages
        resolution = resolve(mentions, ledger, decisions, languages)
        ledger.save(self.ledger_file)
        write_queue(self.workspace.build / QUEUE_FILE, resolution.review)
        return resolution

    def _fill(
        self, store: EmbeddedStore, results: list[SourceResult], resolution: Resolution
    ) -> dict[str, SourceState]:
        claims: list[Claim] = []
        states: dict[str, SourceState] = {}
        cooperations = self._cooperations(results, resolution)
        for result in results:
            self.progress(f"graph {result.description.name}")
            out = SourceGraph(result.description, self.minter, resolution, cooperations)
            write_records(result.records, out)
            read = set(result.quads)
            store.load(chain(out.quads(), read))
            claims.extend(out.claims.values())
            states[result.description.name] = SourceState(
                digest=result.digest,
                records=len(result.records),
                rows=result.rows,
                rejected=len(result.rejected),
                quads=len(out.triples) + len(read),
                unused_columns=result.unused_columns,
            )
        store.load(shown_quads(claims, self.minter))
        store.load(self._about(results, resolution))
        return states

    def _about(self, results: list[SourceResult], resolution: Resolution) -> Iterator[Quad]:
        settings = self.workspace.settings.graph
        yield from meta_quads(settings, self.minter, (one.description for one in results))
        yield from replaced_quads(self.minter, resolution.replaced)
        if self.suppressed:
            yield from withdrawn_quads(self.minter, self.suppressed.tombstones)
        yield from ontology_quads(self.minter.graph("ontology"))

    def _cooperations(
        self, results: list[SourceResult], resolution: Resolution
    ) -> dict[tuple[str, str], NamedNode]:
        """The way from the identifiers of partnerships to their nodes."""
        ways: dict[tuple[str, str], NamedNode] = {}
        for result in results:
            nodes = Addresses(result.description, self.minter, resolution, {})
            for record in result.records:
                if isinstance(record, Partnership) and record.ids:
                    ways.update(dict.fromkeys(nodes.scoped(record.ids), nodes.resolve(record)))
        return ways

    # --- the gate --------------------------------------------------------------------

    def _check(self, store: EmbeddedStore) -> list[Finding]:
        """All findings; raises `ValidationError` when one of them is a violation."""
        findings = derived_in_sources(store) + find_faults(store, self.progress)
        report = self.workspace.build / "validation.txt"
        write_text(report, "".join(f"{finding.line('en')}\n" for finding in findings))
        broken = violations(findings)
        if broken:
            more = f" (and {len(broken) - 1} more)" if len(broken) > 1 else ""
            raise ValidationError(
                f"the graph breaks its shapes: {broken[0].line('en')}{more}",
                where=report,
                remedy="Correct the source; the former graph stays in place.",
            )
        return findings
