"""The report while the build runs: told stage by stage, written whether it ends well or not."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from passerelle.errors import PasserelleError
from passerelle.files import write_text
from passerelle.graph.validate import SEVERITIES, Finding
from passerelle.identity.reasons import Reason
from passerelle.identity.resolve import Resolution
from passerelle.pipeline.changes import Changes, Former, compared, listing, thing_at
from passerelle.pipeline.report import (
    LISTED,
    BuildReport,
    Failure,
    Inferred,
    Merge,
    SourceReport,
    Thing,
    keep_report,
    write_tables,
)
from passerelle.pipeline.report_page import report_page
from passerelle.pipeline.rules import Rule
from passerelle.pipeline.seen import utc_now
from passerelle.pipeline.state import BuildState
from passerelle.sources.base import SourceResult
from passerelle.store import EmbeddedStore
from passerelle.workspace import Workspace

__all__ = ["REPORT_JSON", "REPORT_PAGE", "Journal"]

REPORT_PAGE = "report.html"
REPORT_JSON = "report.json"
"""The report of the last build, in its `build` folder."""


class Journal:
    """Collects the report of one build; also its progress, so that stages are timed."""

    def __init__(
        self,
        workspace: Workspace,
        state: BuildState | None,
        progress: Callable[[str], None],
        lang: str,
    ) -> None:
        self.workspace = workspace
        self.minter = workspace.minter
        self.former = Former(workspace, state)
        built = state.built if state else None
        compared_with = built if self.former.comparable else None
        self.report = BuildReport(begun=utc_now(), in_place=built, compared_with=compared_with)
        self._lang = lang
        self.progress = progress
        self._begun = self._since = time.monotonic()
        self._stage = "sources"
        self._changes: dict[str, Changes] = {}

    # --- stages ----------------------------------------------------------------------

    def __call__(self, stage: str) -> None:
        """The stage `stage` begins, and the one before has ended."""
        self.progress(stage)
        self._clock()
        self._stage = stage

    def _clock(self) -> None:
        now = time.monotonic()
        stages = self.report.stages
        stages[self._stage] = round(stages.get(self._stage, 0.0) + now - self._since, 3)
        self._since = now
        self.report.seconds = round(now - self._begun, 3)

    # --- what each stage tells -------------------------------------------------------

    def source(self, result: SourceResult) -> None:
        """A source was read, or is known from before."""
        source = result.description
        self.report.sources[source.name] = SourceReport(
            title=source.title,
            path=f"sources/{source.name}/{source.path}",
            read=not result.from_cache,
            rows=result.rows,
            records=dict(sorted(Counter(record.type for record in result.records).items())),
            statements=len(result.quads),
            former=self.former.count(source.name),
            expected=(source.expect.min, source.expect.max),
            rejected=result.rejected,
            unused_columns=result.unused_columns,
            private_columns=result.private_columns,
            withheld=result.withheld,
        )

    def identity(self, resolution: Resolution, reasons: dict[str, tuple[Reason, ...]]) -> None:
        """Addresses were given; `reasons` tell of each address given up why it was."""
        report, before = self.report, self.former.replaced
        report.minted = resolution.minted
        report.identity = resolution.findings[:LISTED]
        report.to_review = len(resolution.review)
        report.review = resolution.review[:LISTED]
        report.merges = [
            Merge(self._thing(gone), self._thing(kept), list(reasons[gone]), gone not in before)
            for gone, kept in sorted(resolution.replaced.items())
        ]
        used = set(resolution.addresses.values())
        report.splits = [
            Merge(self._thing(gone), self._thing(kept))
            for gone, kept in sorted(before.items())
            if gone not in resolution.replaced and gone in used
        ]

    def _thing(self, address: str) -> Thing:
        kind, slug = address.split("/", 1)
        return thing_at(self.minter.thing(kind, slug), kind, self.former.store, self.minter)

    def graph(self, source: str, quads: Callable[[], set[Quad]]) -> None:
        """The statements of one source as they will stand."""
        if self.former.store:
            before = self.former.quads(self.minter.graph(f"source/{source}"))
            self._changes[source] = compared(before, quads())

    def derived(self, rules: Iterable[Rule], counts: Mapping[NamedNode, int]) -> None:
        """The rules ran, and filled their graphs with so many statements."""
        self.report.inferred = {
            rule.name: Inferred(rule.titles, counts[self.minter.graph(f"inferred/{rule.name}")])
            for rule in rules
        }

    def findings(self, findings: list[Finding]) -> None:
        """The graph was validated."""
        counts = Counter(finding.severity for finding in findings)
        self.report.found = {name: counts[name] for name in SEVERITIES if counts[name]}
        self.report.findings = findings[:LISTED]

    # --- the end ---------------------------------------------------------------------

    def built(self, state: BuildState, store: EmbeddedStore) -> BuildReport:
        """The report of a good build, kept beside its store until the next one."""
        report = self.report
        report.store, report.in_place, report.state = state.store, state.built, state
        report.quads, report.things = state.quads, state.things
        former = self.former.state
        report.removed_sources = sorted(set(former.sources if former else ()) - set(state.sources))
        for name, changes in self._changes.items():
            source = report.sources[name]
            source.new = listing(changes.new, store, self.minter)
            source.changed = listing(changes.changed, store, self.minter)
            source.vanished = listing(changes.vanished, self.former.store, self.minter)
        for pair in (*report.merges, *report.splits):
            pair.gone, pair.kept = (self._renamed(one, store) for one in (pair.gone, pair.kept))
        self._clock()
        keep_report(self.workspace, report)
        return report

    def _renamed(self, thing: Thing, store: EmbeddedStore) -> Thing:
        """The thing with the names it has now; those it had when it has none any more."""
        now = thing_at(NamedNode(thing.iri), thing.kind, store, self.minter)
        return now if now.names else thing

    def failed(self, fault: PasserelleError) -> None:
        """The report of a build that stopped; the former graph stays."""
        self._clock()
        report = self.report
        report.outcome = "failed"
        report.failure = Failure(
            kind=type(fault).__name__,
            stage=self._stage,
            what=fault.what,
            where=fault.where and fault.where.removeprefix(f"{self.workspace.root}/"),
            line=fault.line,
            remedy=fault.remedy,
        )
        self.publish(report)

    def unchanged(self, report: BuildReport) -> BuildReport:
        """The report of the graph as it stands, returned by a build that had nothing to do."""
        self._clock()
        report.up_to_date, report.minted, report.seconds = True, 0, self.report.seconds
        for source in report.sources.values():
            source.read = False
        return report

    @property
    def page(self) -> Path:
        """Where the report for people is."""
        return self.workspace.build / REPORT_PAGE

    def publish(self, report: BuildReport) -> None:
        """Write the report for people and programs, and the tables of rejected rows."""
        write_tables(self.workspace, report)
        write_text(self.workspace.build / REPORT_JSON, report.to_json())
        write_text(self.page, report_page(report, self._lang))
