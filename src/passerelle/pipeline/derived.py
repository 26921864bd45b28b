"""Two graphs that no source may write: the ontology's, and what the rules derive."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from passerelle.graph.validate import Finding
from passerelle.namespaces import PAS, RDF
from passerelle.resources import ontology_dir
from passerelle.store import EmbeddedStore

__all__ = ["derived_in_sources", "ontology_quads"]

_DERIVED_PROPERTY = PAS.DerivedProperty
_MESSAGES = {
    "fr": "Lien dérivé saisi à la main : décrivez le partenariat ou l'événement, la règle fera "
    "le lien.",
    "en": "Derived link entered by hand: describe the partnership or event, the rule makes the "
    "link.",
    "zh": "推导关系被手工填写：请描述合作或活动本身，由规则生成该关系。",
}


def derived_in_sources(store: EmbeddedStore) -> list[Finding]:
    """A violation for each derived property that a source graph states."""
    found = []
    for predicate in _derived_properties():
        query = f"SELECT ?g ?s ?o WHERE {{ GRAPH ?g {{ ?s {predicate} ?o }} }} ORDER BY ?g ?s ?o"
        for row in store.select(query):
            graph = row["g"].value if isinstance(row["g"], NamedNode) else ""
            if "/graph/inferred/" not in graph:
                found.append(
                    Finding(
                        severity="Violation",
                        shape="DerivedByHand",
                        focus=str(getattr(row["s"], "value", "")),
                        path=predicate.value,
                        value=str(getattr(row["o"], "value", "")),
                        messages=_MESSAGES,
                        evidence=graph,
                    )
                )
    return found


def _derived_properties() -> list[NamedNode]:
    """Properties that only rules may state, as the ontology says."""
    quads = ontology_quads(NamedNode("urn:ontology"))
    found = (q.subject for q in quads if q.predicate == RDF.type and q.object == _DERIVED_PROPERTY)
    return sorted((s for s in found if isinstance(s, NamedNode)), key=lambda one: one.value)


def ontology_quads(graph: NamedNode) -> Iterator[Quad]:
    """The ontology and its schemes, so that a query can show what things are called."""
    folder = ontology_dir()
    for file in (folder / "passerelle.ttl", *sorted((folder / "themes").glob("*.ttl"))):
        for quad in parse(path=str(file), format=RdfFormat.TURTLE):
            yield Quad(quad.subject, quad.predicate, quad.object, graph)
