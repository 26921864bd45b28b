"""One build: everything read, everyone told apart, a new store made and put in its place.

The new store is made beside the old one. Only when it is whole and valid does
``build/current.json`` point to it, in one step; a build ended at any moment before that
leaves the old graph answering, and the next build clears away what it left.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from pyoxigraph import Quad

from passerelle.errors import PasserelleError, ValidationError
from passerelle.files import write_text
from passerelle.graph.meta import (
    decision_quads,
    meta_quads,
    replaced_quads,
    rule_quads,
    version_quads,
    withdrawn_quads,
)
from passerelle.graph.validate import Finding, violations
from passerelle.identity.cleanse import cleansed_decisions
from passerelle.identity.explain import merge_reasons
from passerelle.identity.ledger import Decisions, Ledger
from passerelle.identity.mentions import mentions_in
from passerelle.identity.queue import QUEUE_FILE, write_queue
from passerelle.identity.resolve import Resolution, resolve
from passerelle.identity.suppressed import Suppressed
from passerelle.identity.withdrawn import list_digest
from passerelle.pipeline.cache import code_digest, kept_file, load_result, save_result
from passerelle.pipeline.cleanse import cleanse, cleanse_facts
from passerelle.pipeline.derived import derived_in_sources, ontology_quads
from passerelle.pipeline.filling import fill
from passerelle.pipeline.gate import find_faults
from passerelle.pipeline.journal import Journal
from passerelle.pipeline.lock import only_writer
from passerelle.pipeline.report import BuildReport, load_kept
from passerelle.pipeline.rules import apply_rules, load_rules
from passerelle.pipeline.seen import Seen
from passerelle.pipeline.state import BuildState, stores_dir, sweep
from passerelle.releases.redact import redact_releases
from passerelle.sources.base import SourceDescription, SourceResult
from passerelle.sources.read import (
    check_expectations,
    digest_folder,
    load_description,
    read_unchecked,
)
from passerelle.sources.withhold import withheld_description
from passerelle.store import EmbeddedStore
from passerelle.vocabulary import load_vocabulary
from passerelle.workspace import Workspace

__all__ = ["BuildReport", "build"]

Progress = Callable[[str], None]
"""Told the name of each stage as it begins."""


def build(
    workspace: Workspace,
    *,
    force: bool = False,
    lang: str = "en",
    progress: Progress = lambda stage: None,
) -> BuildReport:
    """Build the graph of `workspace`; nothing is done when nothing has changed.

    ``build/report.html`` opens in `lang`. Raises `SourceError` for a source that cannot be
    used, `ValidationError` when the graph breaks a shape: the former graph stays, and the
    report says why. Raises `StoreError` when another build runs.
    """
    with only_writer(workspace):
        return _Build(workspace, progress, lang).run(force)


class _Build:
    """The stages of one build, in their order."""

    def __init__(self, workspace: Workspace, progress: Progress, lang: str) -> None:
        self.workspace = workspace
        self.minter = workspace.minter
        self.ledger_file = workspace.identity / "ledger.csv"
        self.decisions_file = workspace.identity / "decisions.csv"
        self.suppressed_digest = list_digest(workspace.identity)
        self.suppressed = Suppressed.load(workspace.identity)
        self.current = BuildState.load(workspace)
        sweep(workspace, self.current.store if self.current else None)
        known = bool(self.current and self.current.suppressed == self.suppressed_digest)
        if self.suppressed and not known:
            cleanse(workspace, self.suppressed)
        elif self.suppressed:  # a decision may have been written since, by a review that ran on
            cleansed_decisions(self.decisions_file, self.suppressed)
            for folder in workspace.source_folders:
                cleanse_facts(folder, self.suppressed)
        redact_releases(workspace.root, workspace.identity, progress)
        self.seen = Seen.load(workspace)
        self.journal = Journal(workspace, self.current, progress, lang)

    def run(self, force: bool) -> BuildReport:
        """Build, and leave the report of it; that of a failed build too."""
        try:
            sources = self._sources()
            kept = None if force else self._kept(sources)
            report = kept or self._make(sources, force)
        except PasserelleError as fault:
            if self.suppressed:  # a message may cite what stands in a file
                fault.what = self.suppressed.redact(fault.what)
                fault.remedy = self.suppressed.redact(fault.remedy or "") or None
            self.seen.reported = ""
            self.seen.save(self.workspace)
            self.journal.failed(fault)
            fault.add_note(f"Report: {self.journal.page}")
            raise
        if self.seen.reported != report.store or not self.journal.page.is_file():
            self.journal.publish(report)
        self.seen.reported = report.store
        self.seen.save(self.workspace)
        return self.journal.unchanged(report) if kept else report

    def _sources(self) -> list[tuple[Path, SourceDescription, str]]:
        folders = self.workspace.source_folders
        digests = {folder.name: digest_folder(folder) for folder in folders}
        self.seen.look(digests)
        return [(folder, self._described(folder), digests[folder.name]) for folder in folders]

    def _described(self, folder: Path) -> SourceDescription:
        source = load_description(folder)
        return withheld_description(source, self.suppressed) if self.suppressed else source

    def _kept(self, sources: list[tuple[Path, SourceDescription, str]]) -> BuildReport | None:
        """The report of the graph as it stands, when it is from these sources."""
        if self.current is None or self.current.inputs != self._inputs(sources):
            return None
        return load_kept(self.workspace, self.current)

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
        self.journal("identity")
        resolution = self._resolve(results)
        # In memory until it is whole: rules and shapes join ten times faster than on disk.
        store = EmbeddedStore()
        states = fill(store, results, resolution, self.minter, self.journal)
        store.load(self._about(results, resolution))
        self.journal("rules")
        rules = load_rules()
        inferred = apply_rules(store, self.minter, rules)
        self.journal.derived(rules, inferred)
        store.load(rule_quads(self.minter, {rule.name: rule.titles for rule in rules}))
        findings = self._check(store)
        self.journal("store")
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
        # Kept before the store becomes current: what is current always has its report.
        report = self.journal.built(state, store)
        state.save(self.workspace)
        sweep(self.workspace, name)
        return report

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
        kept = kept_file(self.workspace, source.name)
        known = self.suppressed_digest
        result = None if force else load_result(kept, source, digest, known)
        if result is not None:
            self.journal.source(result)
            return result
        self.journal(f"source {source.name}")
        vocabulary = load_vocabulary()
        result = read_unchecked(folder, source, digest, vocabulary, self.minter, self.suppressed)
        self.journal.source(result)
        check_expectations(folder, source, result, self.journal.former.count(source.name))
        save_result(kept, result, known)
        return result

    # --- identity --------------------------------------------------------------------

    def _resolve(self, results: list[SourceResult]) -> Resolution:
        """Addresses for everything; the ledger is on disk before any of them is used."""
        ledger = Ledger.load(self.ledger_file)
        decisions = Decisions.load(self.decisions_file, ledger)
        known = [pair for result in results for pair in result.same]
        decisions.know(known, ledger)
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
        self.journal.identity(resolution, merge_reasons(resolution, ledger, decisions))
        return resolution

    def _about(self, results: list[SourceResult], resolution: Resolution) -> Iterator[Quad]:
        settings = self.workspace.settings.graph
        yield from meta_quads(settings, self.minter, (one.description for one in results))
        yield from version_quads(self.minter, ((one.description, one.digest) for one in results))
        yield from replaced_quads(self.minter, resolution.replaced)
        if self.suppressed:
            yield from withdrawn_quads(self.minter, self.suppressed.tombstones)
        yield from decision_quads(self.minter, resolution.decided)
        yield from ontology_quads(self.minter.graph("ontology"))

    # --- the gate --------------------------------------------------------------------

    def _check(self, store: EmbeddedStore) -> list[Finding]:
        """All findings; raises `ValidationError` when one of them is a violation."""
        self.journal("validation")
        findings = derived_in_sources(store) + find_faults(store, self.journal.progress)
        report = self.workspace.build / "validation.txt"
        write_text(report, "".join(f"{finding.line('en')}\n" for finding in findings))
        self.journal.findings(findings)
        broken = violations(findings)
        if broken:
            more = f" (and {len(broken) - 1} more)" if len(broken) > 1 else ""
            raise ValidationError(
                f"the graph breaks its shapes: {broken[0].line('en')}{more}",
                where=report,
                remedy="Correct the source; the former graph stays in place.",
            )
        return findings
