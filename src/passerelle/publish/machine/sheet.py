"""A small RDF document: gathered statement by statement, written as Turtle and JSON-LD."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from passerelle.namespaces import CATALOGUE_PREFIXES, FOAF, PREFIXES, RDF, XSD
from passerelle.publish.parts import File, Site

__all__ = ["Sheet", "day_of", "integer", "page_of", "publisher", "texts", "typed"]

_PREFIXES = PREFIXES | CATALOGUE_PREFIXES


class Sheet:
    """Statements, each once, in the order of their subjects."""

    def __init__(self) -> None:
        self._triples: set[Triple] = set()

    def add(
        self, subject: NamedNode, predicate: NamedNode, *values: NamedNode | Literal | None
    ) -> None:
        """State `values` of `subject`; None states nothing."""
        self._triples.update(Triple(subject, predicate, one) for one in values if one is not None)

    def include(self, triples: Iterable[Triple]) -> None:
        """Add `triples`."""
        self._triples.update(triples)

    @property
    def triples(self) -> list[Triple]:
        """All statements, sorted."""
        return sorted(self._triples, key=str)

    def files(self, name: str) -> tuple[File, File]:
        """``name.ttl`` and ``name.jsonld``, which say the same."""
        return (
            File(f"{name}.ttl", self.text(RdfFormat.TURTLE)),
            File(f"{name}.jsonld", self.text(RdfFormat.JSON_LD) + "\n"),
        )

    def text(self, form: RdfFormat) -> str:
        """The document in one syntax."""
        return (serialize(self.triples, format=form, prefixes=self._prefixes()) or b"").decode()

    def _prefixes(self) -> dict[str, str]:
        """Those that the statements use."""
        said = " ".join(map(str, self._triples))
        return {name: space for name, space in _PREFIXES.items() if f"<{space}" in said}


def texts(by_language: Mapping[str, str]) -> list[Literal]:
    """Each text with its language; ``und`` is none."""
    return [
        Literal(text) if lang == "und" else Literal(text, language=lang)
        for lang, text in sorted(by_language.items())
    ]


def integer(number: int) -> Literal:
    """A count or a size in bytes."""
    return Literal(str(number), datatype=XSD.nonNegativeInteger)


def day_of(text: str) -> Literal | None:
    """A day (ISO 8601); None where none is known."""
    return Literal(text, datatype=XSD.date) if text else None


def typed(sheet: Sheet, node: NamedNode, kind: NamedNode) -> NamedNode:
    """`node`, stated to be of a class."""
    sheet.add(node, RDF.type, kind)
    return node


def page_of(sheet: Sheet, address: str) -> NamedNode:
    """A page of the web."""
    return typed(sheet, NamedNode(address), FOAF.Document)


def publisher(sheet: Sheet, site: Site) -> NamedNode:
    """Who publishes the graph."""
    named = site.settings.graph.publisher
    node = typed(sheet, site.minter.thing("agent", "publisher"), FOAF.Agent)
    sheet.add(node, FOAF.name, Literal(named.name or urlsplit(site.home).netloc))
    if named.homepage:
        sheet.add(node, FOAF.homepage, page_of(sheet, named.homepage))
    return node
