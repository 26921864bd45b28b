"""The report of a build as a page: for the person who owns the spreadsheet.

One file with the three languages side by side; which one shows is chosen by a link and
needs no script. Long lists are cut, and say where the whole is.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace

from passerelle.pages import render
from passerelle.pipeline.report import BuildReport
from passerelle.pipeline.report_texts import LANGS, NAMES, TEXTS, catalogue

__all__ = ["report_page"]

_TEMPLATE = Path(__file__).resolve().parent / "assets" / "report.html.jinja"
_BOUNDS = SimpleNamespace(rejected=20, things=50, pairs=20, findings=50)
"""How many lines of each kind the page shows."""


def report_page(report: BuildReport, lang: str) -> str:
    """The page; it opens in `lang`."""
    kind = report.failure.kind if report.failure else ""
    return render(
        _TEMPLATE.read_text(encoding="utf-8"),
        report=report,
        compared=bool(report.compared_with and not report.failure),
        failure=kind if kind in TEXTS else "OtherError",
        lang=lang,
        langs=(lang, *(code for code in LANGS if code != lang)),
        names=NAMES,
        texts=catalogue(),
        bounds=_BOUNDS,
        stage=_stage,
    )


def _stage(name: str, texts: Mapping[str, str]) -> str:
    """The name of a stage: one word, or ``source x`` and ``graph x``."""
    stage, _, of = name.partition(" ")
    return texts[f"stage_{stage}"].format(name=of) if f"stage_{stage}" in texts else name
