"""The SHACL gate over a store: what the compiled shapes find, told with names and places."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

from pyoxigraph import NamedNode

from passerelle.graph.checks import Check, compile_checks
from passerelle.graph.validate import Finding, in_order, shape_name
from passerelle.store import Store
from passerelle.store.terms import plain

__all__ = ["find_faults"]

_BATCH = 500
_NAMES = """SELECT ?node (MIN(STR(?text)) AS ?name) {{
  VALUES ?node {{ {nodes} }}
  {{ ?node skos:prefLabel|pas:nameAsWritten ?text }}
  UNION {{ ?node pas:about/(skos:prefLabel|pas:nameAsWritten) ?text }}
}} GROUP BY ?node"""
_PLACES = """SELECT DISTINCT ?node ?place ?source ?file ?row ?quote {{
  VALUES ?node {{ {nodes} }}
  ?node (^pas:about)?/pas:supportedBy ?place .
  ?place oa:hasSource ?source
  OPTIONAL {{ ?place pas:file ?file }} OPTIONAL {{ ?place pas:row ?row }}
  OPTIONAL {{ ?place oa:hasSelector/oa:exact ?quote }}
}} ORDER BY ?node DESC(?place)"""
_PREFIXES = """PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX pas: <https://w3id.org/passerelle/def#>
"""


def find_faults(
    store: Store, progress: Callable[[str], None] = lambda stage: None
) -> list[Finding]:
    """All that breaks a shape in the union of the store's graphs, violations first."""
    checks = compile_checks()
    found: set[Finding] = set()
    for place, check in enumerate(checks, 1):
        progress(f"validation {place} of {len(checks)}")
        found.update(_broken(store, check))
    nodes = sorted({one.focus for one in found})
    names, places = _names(store, nodes), _places(store, nodes)
    return in_order(
        replace(one, name=names.get(one.focus, ""), evidence=places.get(one.focus, ""))
        for one in found
    )


def _broken(store: Store, check: Check) -> Iterator[Finding]:
    for row in store.select(check.query):
        yield Finding(
            severity=check.severity,
            shape=shape_name(check.shape),
            focus=plain(row["this"]),
            path=check.path,
            value=plain(row.get("value")),
            messages=check.messages,
        )


def _asked(store: Store, query: str, nodes: list[str]) -> Iterator[dict[str, str]]:
    """The answers to `query` for `nodes`, batch by batch, as texts."""
    stream = iter(nodes)
    while batch := list(islice(stream, _BATCH)):
        terms = " ".join(str(NamedNode(node)) for node in batch)
        for row in store.select(_PREFIXES + query.format(nodes=terms)):
            yield {name: plain(term) for name, term in row.items()}


def _names(store: Store, nodes: list[str]) -> dict[str, str]:
    return {row["node"]: row["name"] for row in _asked(store, _NAMES, nodes) if "name" in row}


def _places(store: Store, nodes: list[str]) -> dict[str, str]:
    """Where each node is from: source, file and row or quote of the first claim about it."""
    return {row["node"]: _place(row) for row in _asked(store, _PLACES, nodes)}


def _place(row: dict[str, str]) -> str:
    parts = (row["source"].rsplit("/", 1)[-1], row.get("file", ""))
    where = "/".join(part for part in parts if part)
    return f"{where}, row {row['row']}" if "row" in row else f"{where}: «{row.get('quote', '')}»"
