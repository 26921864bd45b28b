"""Reading for the pages of the ontology: Turtle files as one small graph, always in one order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse

from passerelle.errors import PasserelleError
from passerelle.namespaces import PREFIXES, RDF
from passerelle.publish.ontology.model import Texts
from passerelle.publish.pages.highlight import prefixes_in

__all__ = ["Graph", "Node", "local_name", "prefixes_of", "short", "triples"]

Node = NamedNode | BlankNode
Value = NamedNode | BlankNode | Literal | Triple


def triples(file: Path) -> Iterator[Quad]:
    """The statements of a Turtle file; relative addresses are below the project's own.

    Raises `PasserelleError` with file and line where it is not Turtle.
    """
    base = "https://w3id.org/passerelle/id/"
    try:
        yield from parse(path=str(file), format=RdfFormat.TURTLE, base_iri=base)
    except SyntaxError as fault:
        raise PasserelleError(
            f"this is not Turtle: {fault.msg}.", where=file, line=fault.lineno
        ) from None


def local_name(iri: str) -> str:
    """What stands after the last ``#`` or ``/``."""
    return iri.rstrip("/#").replace("#", "/").rsplit("/", 1)[-1]


def prefixes_of(files: Iterable[Path]) -> dict[str, str]:
    """The prefixes of the project, and those that only `files` declare."""
    found: dict[str, str] = {}
    for file in files:
        found.update(prefixes_in(file.read_text(encoding="utf-8")))
    return {**found, **PREFIXES}


def short(iri: str, prefixes: Mapping[str, str]) -> str:
    """`iri` with a prefix where one is known and the rest is a plain name, else as it is."""
    fits = [(base, prefix) for prefix, base in prefixes.items() if iri.startswith(base)]
    if not fits:
        return iri
    base, prefix = max(fits, key=lambda fit: (len(fit[0]), fit[1]))
    rest = iri[len(base) :]
    return f"{prefix}:{rest}" if rest and not set(rest) & set("/#?") else iri


class Graph:
    """Statements of several files, asked by subject, predicate or object."""

    def __init__(self, files: Iterable[Path]) -> None:
        self._store = Store()
        for file in files:
            self._store.extend(triples(file))

    def objects(self, subject: Node, predicate: NamedNode) -> list[Value]:
        """The objects, sorted."""
        found = self._store.quads_for_pattern(subject, predicate, None)
        return sorted((quad.object for quad in found), key=_order)

    def subjects(self, predicate: NamedNode, value: Value | None) -> list[Node]:
        """The subjects, each once, sorted."""
        found = self._store.quads_for_pattern(None, predicate, value)
        nodes = {q.subject for q in found if isinstance(q.subject, NamedNode | BlankNode)}
        return sorted(nodes, key=_order)

    def typed(self, kind: NamedNode) -> list[NamedNode]:
        """The named things of a class, sorted."""
        return [one for one in self.subjects(RDF.type, kind) if isinstance(one, NamedNode)]

    def iris(self, subject: Node, predicate: NamedNode) -> tuple[str, ...]:
        """The named objects as addresses, sorted."""
        found = self.objects(subject, predicate)
        return tuple(one.value for one in found if isinstance(one, NamedNode))

    def subjects_of(self, predicate: NamedNode, value: Value) -> tuple[str, ...]:
        """The named subjects as addresses, sorted."""
        found = self.subjects(predicate, value)
        return tuple(one.value for one in found if isinstance(one, NamedNode))

    def texts(self, subject: Node, *predicates: NamedNode) -> Texts:
        """The literals by language, sorted."""
        found: Texts = {}
        for predicate in predicates:
            for value in self.objects(subject, predicate):
                if isinstance(value, Literal):
                    found.setdefault(value.language or "", []).append(value.value)
        return {lang: sorted(found[lang]) for lang in sorted(found)}

    def text(self, subject: Node, predicate: NamedNode) -> str:
        """The first object as text; empty without one."""
        return next((_plain(one) for one in self.objects(subject, predicate)), "")

    def about(self, subject: Node) -> list[tuple[NamedNode, Value]]:
        """All statements on `subject`, sorted."""
        found = self._store.quads_for_pattern(subject, None, None)
        pairs = [(quad.predicate, quad.object) for quad in found]
        return sorted(pairs, key=lambda pair: (pair[0].value, _order(pair[1])))

    def items(self, head: Value) -> list[Value]:
        """The members of an RDF list."""
        found: list[Value] = []
        while isinstance(head, NamedNode | BlankNode) and head != RDF.nil:
            found.extend(self.objects(head, RDF.first)[:1])
            rest = self.objects(head, RDF.rest)
            head = rest[0] if rest else RDF.nil
        return found


def _plain(value: Value) -> str:
    return value.value if isinstance(value, NamedNode | Literal) else ""


def _order(value: Value) -> tuple[str, str, str]:
    """Names of blank nodes differ from one reading to the next: they must not give the order."""
    if isinstance(value, Literal):
        return ("1", value.value, value.language or "")
    return ("0" if isinstance(value, NamedNode) else "2", _plain(value), "")
