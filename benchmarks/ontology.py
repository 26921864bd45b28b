"""How much the ontology holds, and whether its examples keep what they promise.

`python benchmarks/ontology.py [SHACL_SUITE]` prints the number of terms, concepts, shapes and
rules; validates every example and compares the invalid ones with their expected reports; with
the folder of the W3C SHACL test suite, prints how many of its cases the validator passes.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import rdflib
from rdflib.namespace import OWL, RDF, SH, SKOS

from passerelle.graph.validate import validate_graph
from passerelle.iris import Minter
from passerelle.resources import ontology_dir
from passerelle.sources.rdf import read_rdf
from passerelle.store.terms import to_rdflib

HOME = ontology_dir()
MINTER = Minter("https://w3id.org/passerelle/")
KEYS = ("shape", "severity", "focus", "path")


def union(*patterns: str) -> rdflib.Graph:
    graph = rdflib.Graph()
    for pattern in patterns:
        for file in sorted(HOME.glob(pattern)):
            graph.parse(file)
    return graph


def counts() -> None:
    core, schemes, shapes = union("passerelle.ttl"), union("themes/*.ttl"), union("shapes/*.ttl")
    own = "https://w3id.org/passerelle/def#"

    def terms(kind: rdflib.URIRef) -> int:
        return sum(str(term).startswith(own) for term in core.subjects(RDF.type, kind))

    properties = terms(OWL.ObjectProperty) + terms(OWL.DatatypeProperty)
    print(f"terms      {terms(OWL.Class)} classes, {properties} properties")
    concepts = len(set(schemes.subjects(RDF.type, SKOS.Concept)))
    print(f"concepts   {concepts} in {len(list(HOME.glob('themes/*.ttl')))} schemes")
    speaking = set(shapes.subjects(SH.severity, None))
    print(f"shapes     {len(speaking)} with severity and message")
    print(f"rules      {len(list(HOME.glob('rules/*.rq')))}")
    print(f"hygiene    {len(list(HOME.glob('hygiene/*.rq')))} rules")


def examples() -> bool:
    valid, invalid, languages = 0, 0, 0
    files = sorted(HOME.glob("examples/*/*.ttl"))
    for file in files:
        data = to_rdflib(read_rdf(file, MINTER.graph("file"), MINTER))
        found = validate_graph(data, with_vocabulary=True)
        if file.parent.name == "valid":
            valid += not found
            continue
        expected = json.loads(file.with_suffix(".expected.json").read_text(encoding="utf-8"))
        got = sorted(tuple(getattr(one, key) for key in KEYS) for one in found)
        invalid += got == sorted(tuple(one.get(key, "") for key in KEYS) for one in expected)
        languages += all({"fr", "en", "zh"} <= one.messages.keys() for one in found)
    total = {kind: len(list(HOME.glob(f"examples/{kind}/*.ttl"))) for kind in ("valid", "invalid")}
    print(f"valid      {valid} of {total['valid']} conform")
    print(f"invalid    {invalid} of {total['invalid']} give exactly their expected report")
    print(f"messages   {languages} of {total['invalid']} reports speak French, English and Chinese")
    return (valid, invalid, languages) == (total["valid"], total["invalid"], total["invalid"])


def suite(home: Path) -> None:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from tests.external import test_shacl_suite as shacl

    shacl.SUITE = home
    cases = list(shacl.cases(home / "manifest.ttl"))
    failed = [case.name for case in cases if not shacl.passes(case)]
    print(f"W3C suite  {len(cases) - len(failed)} of {len(cases)} pass")
    for name in failed:
        print(f"           fails: {name}: {shacl.KNOWN.get(name, 'not known')}")


def main() -> None:
    counts()
    good = examples()
    if len(sys.argv) > 1:
        suite(Path(sys.argv[1]).resolve())
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
