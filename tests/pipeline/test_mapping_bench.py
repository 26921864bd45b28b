"""The benchmark of mapping compares the same triples: its two mappings say the same."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize
from rdflib.namespace import RDF

from benchmarks.mapping import ours, run, table

RR = rdflib.Namespace("http://www.w3.org/ns/r2rml#")
RML = rdflib.Namespace("http://semweb.mmlab.be/ns/rml#")
Row = dict[str, str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("bench") / table.SOURCE
    run.make_folder(home, 120)
    return home


def term(about: rdflib.Graph, how: rdflib.term.Node, row: Row) -> NamedNode | Literal | None:
    """What a term map gives for a row; None where a cell that it takes is empty."""
    if (column := about.value(how, RML.reference)) is not None:
        text = row[str(column)]
        if not text:
            return None
        if about.value(how, RR.termType) == RR.IRI:
            return NamedNode(text)
        language, datatype = about.value(how, RR.language), about.value(how, RR.datatype)
        if language is not None:
            return Literal(text, language=str(language))
        return Literal(text, datatype=NamedNode(str(datatype))) if datatype else Literal(text)
    template = str(about.value(how, RR.template))
    if not all(row[column] for column in re.findall(r"\{(\w+)\}", template)):
        return None
    return NamedNode(template.format_map(row))


def constant(node: rdflib.term.Node) -> NamedNode | Literal:
    return Literal(str(node)) if isinstance(node, rdflib.Literal) else NamedNode(str(node))


def triples_of(about: rdflib.Graph, row: Row) -> set[Triple]:
    """What the RML in `about` makes of one row: as much of RML as the benchmark uses."""
    found = set()
    for mapping in about.subjects(RML.logicalSource):
        head = about.value(mapping, RR.subjectMap)
        subject = term(about, head, row)
        said = [(RDF.type, constant(kind)) for kind in about.objects(head, RR["class"])]
        for part in about.objects(mapping, RR.predicateObjectMap):
            predicate = about.value(part, RR.predicate)
            said += [(predicate, constant(one)) for one in about.objects(part, RR.object)]
            for how in about.objects(part, RR.objectMap):
                said.append((predicate, term(about, how, row)))
        for predicate, value in said:
            if subject is not None and value is not None:
                found.add(Triple(subject, NamedNode(str(predicate)), value))
    return found


def test_both_mappings_give_the_same_triples(folder: Path) -> None:
    about = rdflib.Graph().parse(folder / run.MAPPING, format="turtle")
    with (folder / "prepared.csv").open(encoding="utf-8", newline="") as stream:
        by_rml = {triple for row in csv.DictReader(stream) for triple in triples_of(about, row)}
    assert len(by_rml) > 3000
    assert {Triple(*said) for said in ours.graph_of(folder).triples} == by_rml


def test_the_table_is_the_same_whenever_it_is_made(folder: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.csv"
    table.write_table(again, 120)
    assert again.read_bytes() == (folder / table.TABLE).read_bytes()


def test_a_fingerprint_knows_a_set_of_triples_from_another(folder: Path, tmp_path: Path) -> None:
    triples = sorted((Triple(*said) for said in ours.graph_of(folder).triples), key=str)
    files = {}
    for name, chosen in (
        ("whole", triples),
        ("turned round and some twice", [*triples[::-1], *triples[:9]]),
        ("one less", triples[1:]),
    ):
        files[name] = tmp_path / f"{name}.nt"
        serialize(chosen, str(files[name]), format=RdfFormat.N_TRIPLES)
    found = {name: run.fingerprint(file) for name, file in files.items()}
    assert found["whole"] == found["turned round and some twice"]
    assert found["whole"][0] == len(triples) == found["one less"][0] + 1
    assert found["whole"][1] != found["one less"][1]
