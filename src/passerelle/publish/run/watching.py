"""A store that notes what is read from it, so that it is known which parts a change reaches.

A part of the site rests on properties (all statements with one of them), on nodes (all statements
about one of them) or on the whole graph. Of a query it is the properties that its patterns name.
"""

from __future__ import annotations

import re
import weakref
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property, lru_cache, wraps
from typing import Any, TypeVar

import pyoxigraph as ox
from pyoxigraph import BlankNode, NamedNode, Quad
from rdflib import URIRef, Variable
from rdflib.paths import AlternativePath, InvPath, MulPath, Path, SequencePath
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from passerelle.publish.parts import Site
from passerelle.store import EmbeddedStore
from passerelle.store.base import Term

__all__ = [
    *("EVERYTHING", "LARGE", "SIZE", "Watched"),
    *("is_large", "once", "properties_of", "property_mark", "queries_in", "query_mark"),
    *("read", "watched"),
]

EVERYTHING = "*"
"""Whoever read this rests on each statement of the graph."""
SIZE = "#"
"""Whoever read this rests on whether the graph is large."""
LARGE = 1_000_000
"""Statements from which on a graph is large: some things are done otherwise then."""
_QUERY = "?"
_VALUES = re.compile(r"VALUES\s+\?\w+\s*\{[^{}]*\}")
"""Values of one variable: they name no property, and may be very many."""
T = TypeVar("T")


def property_mark(iri: str) -> str:
    """All statements with the property `iri`: something else than what is said of it."""
    return f"·{iri}"


def query_mark(query: str) -> str:
    """What the answer of `query` rests on: told by `properties_of`, when it is asked for."""
    return _QUERY + query


def queries_in(marks: Iterable[str]) -> set[str]:
    """The queries among `marks`."""
    return {mark.removeprefix(_QUERY) for mark in marks if mark.startswith(_QUERY)}


class Watched(EmbeddedStore):
    """An embedded store that is read, and in which nothing is written."""

    def __init__(self, store: EmbeddedStore) -> None:
        self._path, self._read_only, self._store = store._path, True, store._store
        self._reading: list[set[str]] = []

    @contextmanager
    def reading(self) -> Iterator[set[str]]:
        """What is read in the block; whoever reads around it has read the same."""
        marks: set[str] = set()
        self._reading.append(marks)
        try:
            yield marks
        finally:
            self._reading.pop()
            self.note(marks)

    def note(self, marks: set[str]) -> None:
        """Count `marks` as read."""
        if self._reading:
            self._reading[-1].update(marks)

    def _query(self, query: str) -> ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean:
        if self._reading:
            self.note({query_mark(_VALUES.sub("", query))})
        return super()._query(query)

    def graphs(self) -> list[NamedNode]:
        """See `Store.graphs`."""
        self.note({EVERYTHING})
        return super().graphs()

    def quads(self, graph: NamedNode | None = None) -> Iterator[Quad]:
        """See `Store.quads`."""
        self.note({EVERYTHING})
        return super().quads(graph)

    def lines(self) -> Iterator[bytes]:
        """See `EmbeddedStore.lines`."""
        self.note({EVERYTHING})
        return super().lines()

    def __len__(self) -> int:
        self.note({EVERYTHING})
        return self.count

    @cached_property
    def count(self) -> int:
        """How many statements there are; who asks for it is not noted."""
        return super().__len__()

    def matching(
        self,
        subject: NamedNode | BlankNode | None = None,
        predicate: NamedNode | None = None,
        value: Term | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """See `EmbeddedStore.matching`."""
        if self._reading:
            if isinstance(subject, NamedNode):
                self.note({subject.value})
            else:
                self.note({property_mark(predicate.value) if predicate else EVERYTHING})
        return super().matching(subject, predicate, value, graph)

    def objects(self, subject: NamedNode, predicate: NamedNode, graph: NamedNode) -> list[Term]:
        """See `EmbeddedStore.objects`."""
        self.note({subject.value})
        return super().objects(subject, predicate, graph)


@contextmanager
def watched(site: Site) -> Iterator[set[str]]:
    """What is read of the graph of `site` in the block; everything where nobody watches."""
    if isinstance(site.store, Watched):
        with site.store.reading() as marks:
            yield marks
    else:
        yield {EVERYTHING}


def read(site: Site, marks: set[str]) -> None:
    """Count `marks` as read of the graph of `site`."""
    if isinstance(site.store, Watched):
        site.store.note(marks)


def is_large(site: Site) -> bool:
    """Whether the graph has a million statements or more."""
    if not isinstance(site.store, Watched):
        return len(site.store) >= LARGE
    site.store.note({SIZE})
    return site.store.count >= LARGE


def once(function: Callable[[Site], T]) -> Callable[[Site], T]:
    """Work out what several parts need once for a site; each of them has read what it read."""
    known: weakref.WeakKeyDictionary[Site, tuple[T, set[str]]] = weakref.WeakKeyDictionary()

    @wraps(function)
    def remembered(site: Site) -> T:
        if site not in known:
            with watched(site) as marks:
                known[site] = function(site), marks
        value, marks = known[site]
        read(site, marks)
        return value

    return remembered


# --- what a query reads ------------------------------------------------------------------


@lru_cache(maxsize=1024)  # rdflib takes a quarter of a second for a long query
def properties_of(query: str) -> frozenset[str]:
    """Marks of the properties that `query` names; everything where it may read others."""
    try:
        algebra = translateQuery(parseQuery(query)).algebra
    except Exception:
        # rdflib raises bare exceptions, too, for what it does not know and the store may know
        # ("Unknown namespace prefix"): such a query is taken to read everything.
        return frozenset({EVERYTHING})
    triples = list(_patterns(algebra))
    properties = [_properties(triple[1]) for triple in triples]
    if not triples or None in properties or not _bound(triples):
        return frozenset({EVERYTHING})
    return frozenset(property_mark(str(one)) for some in properties for one in some or ())


def _patterns(part: Any) -> Iterator[tuple[Any, Any, Any]]:
    """All triple patterns of a query, those of its filters too."""
    if isinstance(part, CompValue):
        if part.name == "BGP":
            yield from part["triples"]
        elif part.name == "TriplesBlock":  # in EXISTS: several patterns in one list
            for one in part["triples"]:
                yield from (tuple(one[at : at + 3]) for at in range(0, len(one), 3))
        elif part.name == "DescribeQuery":
            yield None, None, None  # any property may count
        else:
            yield from _patterns(list(part.values()))
    elif isinstance(part, (list, tuple, set)):
        for one in part:
            yield from _patterns(one)


def _properties(path: Any) -> set[URIRef] | None:
    """The properties of a path; None where any other may count."""
    if isinstance(path, URIRef):
        return {path}
    if isinstance(path, InvPath):
        return _properties(path.arg)
    if isinstance(path, MulPath):
        return _properties(path.path)
    if isinstance(path, (SequencePath, AlternativePath)):
        found = [_properties(one) for one in path.args]
        return None if None in found else {one for some in found for one in some or ()}
    return None


def _bound(triples: list[tuple[Any, Any, Any]]) -> bool:
    """Whether no path of length zero may begin and end at any node of the graph."""
    elsewhere = {
        term
        for subject, path, value in triples
        if not _may_be_nothing(path)
        for term in (subject, value)
    }
    return all(
        any(not isinstance(term, Variable) or term in elsewhere for term in (subject, value))
        for subject, path, value in triples
        if _may_be_nothing(path)
    )


def _may_be_nothing(path: Any) -> bool:
    if isinstance(path, MulPath):
        return path.zero or _may_be_nothing(path.path)
    if isinstance(path, InvPath):
        return _may_be_nothing(path.arg)
    if isinstance(path, SequencePath):
        return all(map(_may_be_nothing, path.args))
    return isinstance(path, Path) and any(map(_may_be_nothing, getattr(path, "args", ())))
