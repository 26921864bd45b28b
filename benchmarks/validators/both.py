"""Two SHACL validators asked the same question, their answers in one form.

pySHACL works on the graph in Python, through the function that the build uses; rudof is
written in Rust and shares no code with it. Where both say the same, the shapes say it and
not the peculiarity of a validator.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import pyrudof
import rdflib
from rdflib.namespace import SH

from passerelle.graph.validate import validate
from passerelle.resources import ontology_dir

NTRIPLES = pyrudof.RDFFormat.NTriples


class Result(NamedTuple):
    """One validation result as both write it; messages differ and are left out."""

    severity: str
    shape: str
    component: str
    focus: str
    value: str


@dataclass
class Rudof:
    """rudof with a graph and the shapes loaded, ready to validate."""

    session: pyrudof.Rudof

    @classmethod
    def load(cls, ntriples: str) -> Rudof:
        session = pyrudof.Rudof(pyrudof.RudofConfig())
        session.read_data(ntriples, format=NTRIPLES, reader_mode=pyrudof.ReaderMode.Strict)
        session.read_shacl(shapes_as_turtle(), reader_mode=pyrudof.ReaderMode.Strict)
        return cls(session)

    def validate(self) -> None:
        self.session.validate_shacl()

    def results(self) -> set[Result]:
        """What the last validation found."""
        form = pyrudof.ResultShaclValidationFormat.NTriples
        text = self.session.serialize_shacl_validation_results(format=form)
        return results_in(rdflib.Graph().parse(data=text, format="nt"))


@cache
def shapes_as_turtle() -> str:
    """All files of ``shapes/`` as one, which is how rudof reads them."""
    graph = rdflib.Graph()
    for file in sorted((ontology_dir() / "shapes").glob("*.ttl")):
        graph.parse(file)
    return graph.serialize(format="turtle")


def by_pyshacl(data: rdflib.Graph) -> set[Result]:
    """What pySHACL finds in `data`."""
    return results_in(validate(data)[0])


def by_rudof(ntriples: str) -> set[Result]:
    """What rudof finds in the graph written in `ntriples`."""
    rudof = Rudof.load(ntriples)
    rudof.validate()
    return rudof.results()


def results_in(report: rdflib.Graph) -> set[Result]:
    """The results of a SHACL report; what is only a detail of another result is not one."""
    found = set()
    for node in report.objects(None, SH.result):
        severity, shape, component, focus, value = (
            str(report.value(node, predicate) or "")
            for predicate in (
                SH.resultSeverity,
                SH.sourceShape,
                SH.sourceConstraintComponent,
                SH.focusNode,
                SH.value,
            )
        )
        found.add(Result(_local(severity), _local(shape), _local(component), focus, value))
    return found


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1]
