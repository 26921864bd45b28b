"""The catalogue of the reference workspace under the SHACL shapes of DCAT-AP 3, as a report.

Run ``python -m benchmarks.publish.conformance`` in the top folder. The shapes lie in
``../shared/conformance/dcat-ap`` (README.md there says where they are from). The workspace is
given a release first, so that versions are checked too. Exit code 1 when a mandatory shape is
not kept; what the recommended ones miss is listed with the reason.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import rdflib
from pyshacl import validate
from rdflib.namespace import DCAT, SH

from passerelle.pipeline.build import build
from passerelle.pipeline.freeze import freeze
from passerelle.publish.machine.catalogue import catalogue_files
from passerelle.publish.machine.dataset import dataset_files
from passerelle.publish.opening import site_of
from passerelle.publish.parts import Site
from passerelle.workspace import Workspace

ROOT = Path(__file__).resolve().parent.parent.parent
SHAPES = ROOT.parent / "shared" / "conformance" / "dcat-ap"
MANDATORY = ("shapes", "range", "deprecateduris", "dcat-ap-SHACL")
RECOMMENDED = "shapes_recommended"
DOCUMENTS = ("catalog", "dataset")
OF_OTHERS = "a source is the data set of others: told is what the graph says of it"
OF_THEN = "the figures of the graph of today are not those of a release"
PLACES = "countries are told by address and name; the graph has no outline of them"
REASONS = {
    ("agent", "dcterms:type"): "nobody says which kind of publisher they are",
    ("file", "dcterms:format"): "the EU's table of file types is not known to have Parquet",
    ("licence", "dcterms:type"): "the licence itself says what it allows",
    **{
        ("source", path): OF_OTHERS
        for path in (
            *("dcat:contactPoint", "dcat:distribution", "dcat:keyword", "dcat:theme"),
            *("dcterms:spatial", "dcterms:temporal"),
        )
    },
    **{
        ("version", path): OF_THEN
        for path in ("dcat:keyword", "dcterms:spatial", "dcterms:temporal")
    },
    **{("place", path): PLACES for path in ("dcat:bbox", "dcat:centroid")},
}
"""What the recommended shapes miss, by kind of node and property, and why it is not there."""
KINDS = {
    "Agent": "agent",
    "Distribution": "file",
    "LicenseDocument": "licence",
    "Location": "place",
    "Dataset": "dataset",
}


class Missed(NamedTuple):
    """A result of the validator: about which kind of node, which property, how grave."""

    kind: str
    path: str
    severity: str


def workspace_in(folder: Path) -> Workspace:
    """The reference workspace, built and released once, in `folder`."""
    root = folder / "data"
    shutil.copytree(ROOT / "data", root, ignore=shutil.ignore_patterns("build", "registers"))
    workspace = Workspace(root)
    build(workspace)
    notes = {"fr": "Première version", "en": "First release", "zh": "首个版本"}
    freeze(workspace, "1.0.0", notes=notes, day=date(2026, 11, 26))
    return workspace


def documents(site: Site) -> dict[str, rdflib.Graph]:
    """The catalogue and the description of the dataset, as another library reads them."""
    files = {
        file.place: file.content for make in (catalogue_files, dataset_files) for file in make(site)
    }
    return {
        name: rdflib.Graph().parse(data=str(files[f"{name}.ttl"]), format="turtle")
        for name in DOCUMENTS
    }


def missed(document: rdflib.Graph, shapes: str) -> Iterator[Missed]:
    """What the validator finds in `document` under one file of shapes."""
    _, report, _ = validate(document, shacl_graph=rdflib.Graph().parse(SHAPES / f"{shapes}.ttl"))
    assert isinstance(report, rdflib.Graph)
    for result in report.subjects(rdflib.RDF.type, SH.ValidationResult):
        path = report.value(result, SH.resultPath)
        severity = str(report.value(result, SH.resultSeverity)).removeprefix(str(SH))
        yield Missed(_kind(document, report.value(result, SH.focusNode)), _short(path), severity)


def _kind(document: rdflib.Graph, node: rdflib.term.Node | None) -> str:
    """What a node is in the catalogue, in one word."""
    if "/id/source/" in str(node) and "#" not in str(node):
        return "source"
    if "#version-" in str(node) and (node, rdflib.RDF.type, DCAT.Dataset) in document:
        return "version"
    names = (
        str(kind).replace("#", "/").rsplit("/", 1)[-1]
        for kind in document.objects(node, rdflib.RDF.type)
    )
    return next((KINDS[name] for name in sorted(names) if name in KINDS), str(node))


def _short(path: object) -> str:
    text = str(path)
    for prefix, space in (
        ("dcat", "http://www.w3.org/ns/dcat#"),
        ("dcterms", "http://purl.org/dc/terms/"),
    ):
        text = text.replace(space, f"{prefix}:")
    return text


def main() -> int:
    """Print the report."""
    wrong = 0
    with tempfile.TemporaryDirectory() as room:
        found = documents(site_of(workspace_in(Path(room))))
        for name, document in found.items():
            print(f"{name}.ttl, {len(document)} statements")
            for shapes in (*MANDATORY, RECOMMENDED):
                results = Counter(missed(document, shapes))
                said = f"{sum(results.values())} results" if results else "conforms"
                print(f"  {shapes + '.ttl':26} {said}")
                for one, count in sorted(results.items()):
                    reason = REASONS.get((one.kind, one.path)) if shapes == RECOMMENDED else None
                    wrong += reason is None
                    told = f"{one.severity:9} {one.kind:10} {one.path:20} {count:4}"
                    print(f"    {told}  {reason or 'NOT EXPECTED'}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
