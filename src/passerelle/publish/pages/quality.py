"""The page on quality: what the shapes found, what the build set aside, where sources disagree.

It tells what the report of the build tells (`passerelle.pipeline.report`), without people who
have no page: what is found on them is counted, not named.
"""

from __future__ import annotations

from collections.abc import Iterator

from passerelle.pipeline.report import BuildReport, load_kept
from passerelle.pipeline.state import BuildState
from passerelle.publish.pages.cells import Cells, order, told
from passerelle.publish.pages.frame import Frame, View
from passerelle.publish.pages.overview import Overview, overview
from passerelle.publish.parts import LANGS, File, Site
from passerelle.queries.pack import find_question
from passerelle.queries.run import ask_question
from passerelle.workspace import Workspace

__all__ = ["quality"]

_MOST = 150
"""Findings and disagreements on the page."""
_CONFLICTS = "provenance/sources-in-disagreement"


def quality(site: Site) -> Iterator[File]:
    """The page in each language."""
    seen, frame, report = overview(site), Frame(site), _report(site)
    findings = [one for one in report.findings if _may_show(site, seen, one.node)] if report else []
    question = find_question(_CONFLICTS)
    for lang in LANGS:
        cells = Cells(site, seen, View(site, "quality", lang))
        conflicts = ask_question(site.store, question, {}, order(lang), _MOST)
        yield frame.page(
            "quality",
            "quality",
            lang,
            report=report,
            findings=findings[:_MOST],
            conflicts=told(site, seen, conflicts, lang),
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
