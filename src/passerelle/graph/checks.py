"""The shapes as SPARQL: one query per constraint, which a store answers over any volume.

A validator that visits each node in Python takes minutes where a query takes a second.
SHACL defines each of its components by a query (W3C SHACL 1.0, §4 and §5); this compiles
those that our shapes use, and refuses the others by name, so that none is passed over.
That both ways find the same is tested on all examples and on spoilt graphs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from itertools import count
from typing import TypeAlias

import rdflib
from rdflib.collection import Collection
from rdflib.namespace import RDF, SH
from rdflib.term import Node

from passerelle.errors import ValidationError
from passerelle.graph.validate import property_path, shape_messages, shapes_graph

__all__ = ["Check", "compile_checks"]

_SUBCLASSES = "<http://www.w3.org/2000/01/rdf-schema#subClassOf>*"
_CASTABLE = frozenset(("boolean", "date", "dateTime", "decimal", "double", "float", "integer"))
"""Datatypes whose lexical forms SPARQL judges by a cast; a failed cast is an error."""
_TALKING = frozenset(
    (
        *(RDF.type, SH.message, SH.severity, SH.path, SH.property, SH.name, SH.description),
        *(SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf),
        *(SH.qualifiedMinCount, SH.qualifiedMaxCount),
    )
)
"""Properties of a shape that are no constraint, or are read with another one."""


@dataclass(frozen=True)
class Check:
    """One constraint: its shape, and a query for the nodes (`?this`) and values that break it."""

    shape: Node
    severity: str
    path: str
    query: str
    messages: dict[str, str]


def compile_checks(shapes: rdflib.Graph | None = None) -> list[Check]:
    """All constraints of `shapes` (ours by default); raises `ValidationError` for one unknown."""
    return list(_Compiler(shapes).checks()) if shapes is not None else list(_ours())


@cache
def _ours() -> tuple[Check, ...]:
    return tuple(_Compiler(shapes_graph()).checks())


Value: TypeAlias = str
"""A SPARQL variable, as ``?value``."""


class _Compiler:
    """Turns a graph of shapes into queries."""

    def __init__(self, shapes: rdflib.Graph) -> None:
        self._graph = shapes
        self._numbers = count(1)
        self._breaks: dict[Node, Callable[[Node, Node, Value], str]] = {
            SH["class"]: self._no_instance,
            SH.datatype: self._other_datatype,
            SH.nodeKind: self._other_kind,
            SH["in"]: self._not_listed,
            SH.languageIn: self._other_language,
            SH.pattern: self._no_match,
            SH.minLength: lambda s, v, x: f"COALESCE(STRLEN(STR({x})) < {v}, true)",
            SH.minInclusive: lambda s, v, x: f"!COALESCE({x} >= {v.n3()}, false)",
            SH.maxInclusive: lambda s, v, x: f"!COALESCE({x} <= {v.n3()}, false)",
            SH.node: lambda s, v, x: self._broken(v, x),
            SH["not"]: lambda s, v, x: f"!({self._broken(v, x)})",
            SH["or"]: self._all_broken,
        }

    def checks(self) -> Iterator[Check]:
        """The checks of every shape that has a target."""
        kinds = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
        shapes = {shape for kind in kinds for shape in self._graph.subjects(kind, None)}
        for shape in sorted(shapes, key=str):
            yield from self._of(shape, " UNION ".join(self._targets(shape)))

    # --- where a shape applies -------------------------------------------------------

    def _targets(self, shape: Node) -> Iterator[str]:
        classes = [c.n3() for c in self._values(shape, SH.targetClass)]
        if classes:
            yield (
                f"{{ VALUES ?class {{ {' '.join(classes)} }} "
                f"?kind {_SUBCLASSES} ?class . ?this a ?kind }}"
            )
        for node in self._values(shape, SH.targetNode):
            yield f"{{ VALUES ?this {{ {node.n3()} }} }}"
        for predicate in self._values(shape, SH.targetSubjectsOf):
            yield f"{{ ?this {predicate.n3()} ?any }}"
        for predicate in self._values(shape, SH.targetObjectsOf):
            yield f"{{ ?any {predicate.n3()} ?this }}"

    def _of(self, shape: Node, target: str) -> Iterator[Check]:
        path = self._path(shape)
        reach = f"{target} ?this {path} ?value ." if path else f"{target} BIND(?this AS ?value)"
        for predicate, wanted in self._constraints(shape):
            query = self._query(shape, predicate, wanted, target, reach)
            speaks = wanted if predicate == SH.sparql else shape
            yield self._check(shape, query, shape_messages(speaks))
        for inner in self._values(shape, SH.property):
            if path:
                raise self._unknown(SH.property, shape)
            yield from self._of(inner, target)

    def _check(self, shape: Node, query: str, messages: dict[str, str]) -> Check:
        severity = self._value(shape, SH.severity) or SH.Violation
        where = self._value(shape, SH.path)
        level = str(severity).rsplit("#", 1)[-1]
        return Check(shape, level, property_path(self._graph, where), query, messages)

    def _query(self, shape: Node, predicate: Node, wanted: Node, target: str, reach: str) -> str:
        if predicate == SH.sparql:
            return self._own_query(wanted, target)
        per_value = self._breaks.get(predicate)
        if per_value is not None:
            fault = per_value(shape, wanted, "?value")
            return f"SELECT DISTINCT ?this ?value {{ {reach} FILTER({fault}) }}"
        paired = self._pair(predicate, wanted)
        if paired:
            return f"SELECT DISTINCT ?this ?value {{ {reach} {paired} }}"
        fault = self._together(shape, predicate, wanted, "?this")
        return f"SELECT DISTINCT ?this {{ {target} FILTER({fault}) }}"

    def _own_query(self, constraint: Node, target: str) -> str:
        """A constraint that is a query itself (SHACL-SPARQL): joined with the targets."""
        text = str(self._value(constraint, SH.select)).replace("$this", "?this")
        prefixes = "".join(
            f"PREFIX {self._value(one, SH.prefix)}: <{self._value(one, SH.namespace)}>\n"
            for one in self._graph.objects(None, SH.declare)
        )
        # Where the query names no value, it is the node itself (SHACL, §6.2.2).
        named = "?value" in text.split("WHERE", 1)[0]
        value = "?value" if named else "(?this AS ?value)"
        return f"{prefixes}SELECT DISTINCT ?this {value} {{ {target} {{ {text} }} }}"

    # --- what breaks a constraint ----------------------------------------------------

    def _constraints(self, shape: Node) -> Iterator[tuple[Node, Node]]:
        for predicate, wanted in sorted(self._graph.predicate_objects(shape), key=str):
            if predicate not in _TALKING:
                yield predicate, wanted

    def _together(self, shape: Node, predicate: Node, wanted: Node, this: Value) -> str:
        """What is true where the values of `this`, taken together, break a constraint."""
        path = self._value(shape, SH.path)
        if predicate == SH.hasValue:
            same = self._reached(this, path, lambda one: f"sameTerm({one}, {wanted.n3()})")
            return f"!({same})"
        if predicate == SH.minCount:
            return f"!({self._at_least(int(str(wanted)), this, path)})"
        if predicate == SH.maxCount:
            return self._at_least(int(str(wanted)) + 1, this, path)
        if predicate == SH.uniqueLang:
            return self._two_of_one_language(this, path)
        least = self._value(shape, SH.qualifiedMinCount)
        if predicate == SH.qualifiedValueShape and least is not None:
            return f"!({self._at_least(int(str(least)), this, path, wanted)})"
        raise self._unknown(predicate, shape)

    def _reached(self, this: Value, path: Node | None, test: Callable[[Value], str]) -> str:
        """What is true where a value that `path` leads to from `this` passes `test`.

        One EXISTS per step, each inside the one before: a store that plans a whole path at
        once may begin at its far end, which the steps of a register would make endless.
        """
        if path is None:
            return test(this)
        if (path, RDF.first, None) in self._graph:
            first, *rest = Collection(self._graph, path)
            after = self._value(path, RDF.rest)
            return self._reached(
                this, first, (lambda one: self._reached(one, after, test)) if rest else test
            )
        choice = self._value(path, SH.alternativePath)
        if choice is not None:
            ways = (self._reached(this, way, test) for way in Collection(self._graph, choice))
            return " || ".join(f"({way})" for way in ways)
        one = f"?of{next(self._numbers)}"
        step = property_path(self._graph, path, brackets=True)
        return f"EXISTS {{ {this} {step} {one} FILTER({test(one)}) }}"

    def _at_least(
        self, least: int, this: Value, path: Node | None, shape: Node | None = None
    ) -> str:
        """Whether `this` has that many distinct values (that conform to `shape`)."""

        def more(found: tuple[Value, ...]) -> str:
            if len(found) == least:
                return "true"
            return self._reached(this, path, lambda one: fits(found, one))

        def fits(found: tuple[Value, ...], one: Value) -> str:
            tests = [f"!sameTerm({one}, {other})" for other in found]
            tests += [f"!({self._broken(shape, one)})"] if shape is not None else []
            return " && ".join([*tests, more((*found, one))])

        return more(())

    def _two_of_one_language(self, this: Value, path: Node | None) -> str:
        def alike(one: Value, two: Value) -> str:
            same = f"LANG({one}) != '' && LCASE(LANG({one})) = LCASE(LANG({two}))"
            return f"{same} && !sameTerm({one}, {two})"

        return self._reached(
            this, path, lambda one: self._reached(this, path, lambda two: alike(one, two))
        )

    def _pair(self, predicate: Node, wanted: Node) -> str:
        signs: dict[Node, str] = {SH.lessThan: "<", SH.lessThanOrEquals: "<="}
        sign = signs.get(predicate)
        if sign is None:
            return ""
        return f"?this {wanted.n3()} ?pair . FILTER(!COALESCE(?value {sign} ?pair, false))"

    def _broken(self, shape: Node, this: Value) -> str:
        """An expression that is true where `this` does not conform to `shape`."""
        path = self._value(shape, SH.path)
        faults = []
        for predicate, wanted in self._constraints(shape):
            per_value = self._breaks.get(predicate)
            if per_value is None:
                faults.append(self._together(shape, predicate, wanted, this))
            else:
                faults.append(self._reached(this, path, partial(per_value, shape, wanted)))
        faults += [self._broken(inner, this) for inner in self._values(shape, SH.property)]
        return " || ".join(f"({fault})" for fault in faults) or "false"

    def _all_broken(self, shape: Node, wanted: Node, value: Value) -> str:
        choices = Collection(self._graph, wanted)
        return " && ".join(f"({self._broken(choice, value)})" for choice in choices)

    def _no_instance(self, shape: Node, wanted: Node, value: Value) -> str:
        return f"!EXISTS {{ {value} a/{_SUBCLASSES} {wanted.n3()} }}"

    def _other_datatype(self, shape: Node, wanted: Node, value: Value) -> str:
        name = str(wanted).rsplit("#", 1)[-1]
        sound = f" && COALESCE({wanted.n3()}(STR({value})) = {value}, false)"
        return f"!(isLiteral({value}) && DATATYPE({value}) = {wanted.n3()}" + (
            f"{sound})" if name in _CASTABLE else ")"
        )

    def _other_kind(self, shape: Node, wanted: Node, value: Value) -> str:
        kinds: dict[Node, str] = {SH.IRI: "isIRI", SH.Literal: "isLiteral", SH.BlankNode: "isBlank"}
        if wanted not in kinds:
            raise self._unknown(SH.nodeKind, shape)
        return f"!{kinds[wanted]}({value})"

    def _not_listed(self, shape: Node, wanted: Node, value: Value) -> str:
        members = ((f"sameTerm({value}, {one.n3()})") for one in Collection(self._graph, wanted))
        return f"!({' || '.join(members)})"

    def _other_language(self, shape: Node, wanted: Node, value: Value) -> str:
        ranges = (f'langMatches(LANG({value}), "{one}")' for one in Collection(self._graph, wanted))
        return f"!({' || '.join(ranges)})"

    def _no_match(self, shape: Node, wanted: Node, value: Value) -> str:
        pattern = rdflib.Literal(str(wanted)).n3()
        return f"isBlank({value}) || !REGEX(STR({value}), {pattern})"

    # --- the graph of shapes ---------------------------------------------------------

    def _values(self, shape: Node, predicate: Node) -> list[Node]:
        return sorted(self._graph.objects(shape, predicate), key=str)

    def _value(self, node: Node, predicate: Node) -> Node | None:
        return self._graph.value(node, predicate)

    def _path(self, shape: Node) -> str:
        return property_path(self._graph, self._value(shape, SH.path), brackets=True)

    def _unknown(self, predicate: Node, shape: Node) -> ValidationError:
        return ValidationError(
            f"the shape {shape} uses {predicate}, which is not compiled.",
            remedy="Add it to graph/checks.py.",
        )
