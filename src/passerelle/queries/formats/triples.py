"""The answers to CONSTRUCT and DESCRIBE as Turtle, N-Triples and JSON-LD."""

from __future__ import annotations

import json
from typing import Any

import pyoxigraph as ox
from pyoxigraph import RdfFormat

from passerelle.namespaces import PREFIXES
from passerelle.queries.formats.look import Look
from passerelle.queries.run import Answer
from passerelle.resources import ontology_dir
from passerelle.store.terms import quad_in, to_rdflib

__all__ = ["as_jsonld", "as_ntriples", "as_turtle"]


def as_turtle(answer: Answer, look: Look) -> str:
    """Turtle, sorted, with the prefixes that it uses."""
    triples = sorted(answer.triples, key=str)
    used = {
        name: base
        for name, base in PREFIXES.items()
        if any(f"<{base}" in str(triple) for triple in triples)
    }
    data = ox.serialize(triples, format=RdfFormat.TURTLE, prefixes=used)
    lines = (data or b"").decode("utf-8").splitlines(keepends=True)
    # oxigraph declares prefixes in an order that changes from run to run
    return "".join([*sorted(lines[: len(used)]), *lines[len(used) :]])


def as_ntriples(answer: Answer, look: Look) -> str:
    """N-Triples, sorted."""
    data = ox.serialize(sorted(answer.triples, key=str), format=RdfFormat.N_TRIPLES)
    return (data or b"").decode("utf-8")


def as_jsonld(answer: Answer, look: Look) -> str:
    """JSON-LD 1.1, compacted with the context of the ontology, which it carries with it."""
    context = json.loads((ontology_dir() / "context.jsonld").read_text(encoding="utf-8"))
    here = ox.NamedNode("urn:x-passerelle:answer")
    graph = to_rdflib(quad_in(here, triple) for triple in answer.triples)
    text = graph.serialize(format="json-ld", context=context["@context"], sort_keys=True)
    document: dict[str, Any] = json.loads(text)
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
