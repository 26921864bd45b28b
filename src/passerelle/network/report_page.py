"""The report on a network as a page, and its figures as tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from babel.numbers import format_decimal

from passerelle.errors import UsageError, did_you_mean
from passerelle.files import replacing, write_text
from passerelle.network.clean import flat
from passerelle.network.export import edge_table, node_table, write_network
from passerelle.network.facts import Names
from passerelle.network.look import PALETTE
from passerelle.network.measure_table import MEASURES
from passerelle.network.report import Report
from passerelle.network.report_texts import catalogue
from passerelle.pages import render
from passerelle.vocabulary import load_vocabulary

if TYPE_CHECKING:
    import polars as pl

__all__ = ["REPORT_FORMATS", "report_page", "write_report"]

_TEMPLATE = Path(__file__).resolve().parent / "assets" / "report.html.jinja"
_SHOWN = 20
_MEASURED = ("betweenness", "constraint", "brokerage", "community")
_CERTAINTY = {
    "certain": {"fr": "certain", "en": "certain", "zh": "确定"},
    "possible": {"fr": "possible", "en": "possible", "zh": "可能"},
}
REPORT_FORMATS = ("html", "csv", "xlsx")


def write_report(report: Report, path: Path, lang: str) -> list[Path]:
    """Write the page (``.html``) or the tables (``.csv``, ``.xlsx``); returns the files.

    Raises `UsageError` for another ending.
    """
    ending = path.suffix.lstrip(".").lower()
    if ending not in REPORT_FORMATS:
        raise UsageError(
            f"'{path.name}' is no report.", remedy=did_you_mean(ending, REPORT_FORMATS)
        )
    if ending == "csv":
        return write_network(report.graph, path, lang)
    if ending == "html":
        write_text(path, report_page(report, lang))
    else:
        with replacing(path) as part:
            _workbook(report, part, lang)
    return [path]


def report_page(report: Report, lang: str) -> str:
    """The page in `lang`: one file, which asks for nothing and runs nothing."""
    return render(
        _TEMPLATE.read_text(encoding="utf-8"),
        report=report,
        graph=report.graph,
        about=report.graph.graph,
        lang=lang,
        t=catalogue(lang),
        name=lambda names: _name(names, lang),
        decimal=lambda value, places=3: _decimal(value, places, lang),
        in_words=lambda key, said: _in_words(key, said, lang),
        modalities=[(_name(names, lang), count) for names, count in report.modalities],
        measures={key: MEASURES[key] for key in _MEASURED},
        colours=PALETTE,
        shown=_SHOWN,
        linked=lambda graph: sum(1 for _, degree in graph.degree if degree),
    )


def _name(names: Names, lang: str) -> str:
    """The name in `lang`, else in the first of fr, en, zh, else whatever there is."""
    order = [lang, "fr", "en", "zh", *sorted(names)]
    return next((names[code] for code in order if names.get(code)), "–")


def _in_words(key: str, said: str, lang: str) -> str:
    """Slugs of a selection as a reader calls them; what is no slug stays as it was typed."""
    schemes = {"modality": "modality", "kind": "cooperation-kind", "theme": "theme"}
    words = []
    for word in said.split(", "):
        names = load_vocabulary().labels(schemes.get(key, ""), word)
        words.append(_name(names, lang) if names else _CERTAINTY.get(word, {}).get(lang, word))
    return ", ".join(words)


def _decimal(value: float | None, places: int, lang: str) -> str:
    return "–" if value is None else str(format_decimal(value, f"0.{'0' * places}", lang))


def _workbook(report: Report, path: Path, lang: str) -> None:
    """Nodes with all measures, and edges: every text as text, so that no cell can run."""
    import xlsxwriter

    network = flat(report.graph, lang)
    titles = {key: measure.names[lang] for key, measure in MEASURES.items()}
    with xlsxwriter.Workbook(str(path), {"strings_to_urls": False}) as book:
        bold = book.add_format({"bold": True})
        t = catalogue(lang)
        for title, table in ((t["actors"], node_table(network)), (t["links"], edge_table(network))):
            sheet = book.add_worksheet(title)
            for place, name in enumerate(table.columns):
                sheet.write_string(0, place, titles.get(name, name), bold)
                _column(sheet, place, table[name])
            sheet.freeze_panes(1, 0)


def _column(sheet: object, place: int, values: pl.Series) -> None:
    for row, value in enumerate(values, start=1):
        if isinstance(value, bool):
            sheet.write_boolean(row, place, value)  # type: ignore[attr-defined]
        elif isinstance(value, int | float):
            sheet.write_number(row, place, value)  # type: ignore[attr-defined]
        elif value is not None:
            sheet.write_string(row, place, value[:32_767])  # type: ignore[attr-defined]
