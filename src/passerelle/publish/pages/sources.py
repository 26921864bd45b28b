"""The page of the sources: who put each out, its licence, when it was read, what it gave."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode

from passerelle.namespaces import DCTERMS, FOAF, PAS, PROV
from passerelle.publish.pages.frame import Frame, licence_name
from passerelle.publish.pages.lists import in_order
from passerelle.publish.pages.overview import Entry, overview
from passerelle.publish.parts import LANGS, File, Site

__all__ = ["SourceRow", "source_rows", "sources"]


@dataclass
class SourceRow:
    """What is known of a source; `statements` are those of its graph, `things` have a page."""

    entry: Entry
    publisher: str = ""
    licence: str = ""
    page: str = ""
    retrieved: str = ""
    statements: int = 0
    things: dict[str, int] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many things with a page it speaks of."""
        return sum(self.things.values())

    @property
    def licence_name(self) -> str:
        """The licence as people call it."""
        return licence_name(self.licence) if self.licence else ""


def sources(site: Site) -> Iterator[File]:
    """The page in each language."""
    frame = Frame(site)
    found = {row.entry.iri: row for row in source_rows(site)}
    for lang in LANGS:
        ordered = in_order((row.entry for row in found.values()), lang)
        yield frame.page("sources", "sources", lang, rows=[found[one.iri] for one in ordered])


def source_rows(site: Site) -> list[SourceRow]:
    """All sources of the graph, by address."""
    seen = overview(site)
    rows = {entry.iri: SourceRow(entry) for entry in seen.of_kind("source")}
    for row in rows.values():
        _read(site, row)
    for source, graph in _graphs(site):
        if source in rows:
            rows[source].statements += _size(site, graph)
    about = _said_of(site, set(rows))
    for source, things in about.items():
        counts: dict[str, int] = defaultdict(int)
        for iri in things:
            if (entry := seen.entries.get(iri)) is not None and entry.kind != "source":
                counts[entry.kind] += 1
        rows[source].things = dict(counts)
    return list(rows.values())


def _read(site: Site, row: SourceRow) -> None:
    for quad in site.store.matching(subject=NamedNode(row.entry.iri)):
        value = quad.object.value if isinstance(quad.object, (NamedNode, Literal)) else ""
        if quad.predicate == DCTERMS.publisher:
            row.publisher = value
        elif quad.predicate == DCTERMS.license:
            row.licence = value
        elif quad.predicate in (FOAF.page, FOAF.homepage):
            row.page = value
        elif quad.predicate == PAS.retrieved:
            row.retrieved = max(value, row.retrieved)


def _graphs(site: Site) -> Iterator[tuple[str, NamedNode]]:
    """Each source with the named graph that was made of it."""
    for quad in site.store.matching(predicate=PROV.wasDerivedFrom):
        graph, source = quad.subject, quad.object
        if isinstance(graph, NamedNode) and isinstance(source, NamedNode):
            yield source.value, graph


def _size(site: Site, graph: NamedNode) -> int:
    """How many statements a graph has; the store counts faster than it hands them out."""
    query = f"SELECT (COUNT(*) AS ?n) {{ GRAPH {graph} {{ ?s ?p ?o }} }}"
    return next(int(getattr(row["n"], "value", 0)) for row in site.store.select(query))


def _said_of(site: Site, sources: set[str]) -> dict[str, set[str]]:
    """The things that the claims of each source are about."""
    said_by = {
        quad.subject: quad.object.value
        for quad in site.store.matching(predicate=PAS.saidBy)
        if isinstance(quad.object, NamedNode) and quad.object.value in sources
    }
    found: dict[str, set[str]] = defaultdict(set)
    for quad in site.store.matching(predicate=PAS.about):
        if quad.subject in said_by and isinstance(quad.object, NamedNode):
            found[said_by[quad.subject]].add(quad.object.value)
    return found
