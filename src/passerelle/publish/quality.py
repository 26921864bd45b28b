"""The page on quality: what the shapes found, what the build set aside, where sources disagree.

It tells what the report of the build tells (`passerelle.pipeline.report`), without people who
have no page: what is found on them is counted, not named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup
from pyoxigraph import Literal, NamedNode

from passerelle.graph.validate import Finding
from passerelle.pipeline.report import BuildReport, load_kept
from passerelle.pipeline.state import BuildState
from passerelle.publish.frame import Frame, View, day
from passerelle.publish.overview import Overview, overview
from passerelle.publish.parts import LANGS, File, Site
from passerelle.queries.pack import find_question
from passerelle.queries.run import Answer, run_question
from passerelle.store.base import Term
from passerelle.workspace import Workspace

__all__ = ["Cells", "quality"]

_MOST = 150
"""Findings and disagreements on the page."""
_CONFLICTS = "provenance/sources-in-disagreement"


def quality(site: Site) -> Iterator[File]:
    """The page in each language."""
    seen, frame, report = overview(site), Frame(site), _report(site)
    findings = [one for one in report.findings if _may_show(site, seen, one.node)] if report else []
    for lang in LANGS:
        cells = Cells(site, seen, View(site, "quality", lang))
        conflicts = run_question(site.store, find_question(_CONFLICTS), {}, _order(lang), _MOST)
        yield frame.page(
            "quality",
            "quality",
            lang,
            report=report,
            findings=findings[:_MOST],
            conflicts=conflicts,
            cells=cells,
        )


def _report(site: Site) -> BuildReport | None:
    """The report of the build that made this graph; None where there is none."""
    if site.workspace is None:
        return None
    workspace = Workspace(site.workspace)
    state = BuildState.load(workspace)
    return load_kept(workspace, state) if state else None


def _may_show(site: Site, seen: Overview, iri: str) -> bool:
    return f"{site.minter.base}id/person/" not in iri or iri in seen.entries


def _order(lang: str) -> tuple[str, ...]:
    return (lang, *(one for one in LANGS if one != lang))


@dataclass(frozen=True)
class Cells:
    """Shows terms of an answer as links: to a page here where there is one."""

    site: Site
    seen: Overview
    view: View

    def cell(self, answer: Answer, term: Term | None) -> Markup:
        """A cell of a table; people without a page of their own are not linked."""
        text = answer.text(term)
        if isinstance(term, NamedNode):
            href = self.href(term.value)
            return Markup('<a href="{}">{}</a>').format(href, text) if href else Markup.escape(text)
        if isinstance(term, Literal) and str(term.datatype).endswith("#date>"):
            return Markup.escape(day(text, self.view.lang))
        return Markup.escape(text)

    def href(self, iri: str) -> str:
        """Where a reader gets to `iri` within the site; empty where nowhere."""
        if iri in self.seen.entries:
            return self.view.href(self.seen.entries[iri].key)
        base = self.site.minter.base
        scheme, _, slug = iri.removeprefix(f"{base}def/").partition("#")
        if iri.startswith(f"{base}def/") and slug and iri in self.seen.labels:
            if scheme == "theme":
                return self.view.href(f"theme/{slug}")
            return self.view.href(f"scheme/{scheme}", slug)
        return ""

    def link(self, finding: Finding) -> Markup:
        """The thing that a finding is about."""
        name, href = finding.name or finding.node.rsplit("/", 1)[-1], self.href(finding.node)
        return Markup('<a href="{}">{}</a>').format(href, name) if href else Markup.escape(name)
