"""What a command works out each time it runs, worked out ahead: see `tests.forking`.

Dictionaries of readings, shapes made into queries, templates made into programs: nothing here
depends on a workspace, and all of it is kept by the product itself once it is there. Libraries
that start threads are left alone here too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

__all__ = ["AHEAD"]

TEXTS = ("fr-senat-rencontre.txt", "en-kelsbridge-visit.txt", "zh-huijian.txt")
"""One text in each language, read ahead so that expressions and tables are there."""


def _texts() -> None:
    from passerelle.documents import read
    from passerelle.extraction.gazetteer import Gazetteer
    from passerelle.extraction.pipeline import extract

    for text in TEXTS:
        extract(read(Path(__file__).parent / "text" / "corpus" / text), Gazetteer())


def _words() -> None:
    """Names of places and people, and the words of the ontology."""
    from passerelle.identity.forms import read_person, read_place
    from passerelle.sources.countries import country_code
    from passerelle.vocabulary import load_vocabulary

    load_vocabulary()
    country_code("CN")
    for text in ("Ville de Rennes", "济南市"):
        read_place(text)
    for text in ("Jean Dupont", "李伟"):
        read_person(text)


def _build() -> None:
    from passerelle.graph.checks import compile_checks
    from passerelle.pipeline.report import BuildReport
    from passerelle.pipeline.report_page import report_page

    _words()
    compile_checks()
    report_page(BuildReport(in_place="2026-11-24T10:00:00Z"), "en")


def _map() -> None:
    from passerelle.maps.geo.topology import outlines

    _words()
    assert outlines("110m").spans
    assert outlines("50m").spans


def _validate() -> None:
    from passerelle.graph.validate import validate
    from passerelle.iris import Minter
    from passerelle.resources import ontology_dir
    from passerelle.sources.rdf import read_rdf
    from passerelle.store.terms import to_rdflib
    from passerelle.workspace import DEFAULT_BASE

    minter = Minter(DEFAULT_BASE)
    file = ontology_dir() / "examples/valid/senat-meeting.ttl"
    validate(to_rdflib(read_rdf(file, minter.graph("file"), minter)), with_vocabulary=True)


AHEAD: Mapping[str, Callable[[], None]] = {
    "build": _build,
    "extract": _texts,
    "forget": _build,
    "map": _map,
    "validate": _validate,
}
