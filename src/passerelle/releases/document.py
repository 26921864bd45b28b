"""A comparison as plain data: what ``diff --format json`` prints, and pages and text show.

::

    {"old": {"name", "sha256", "quads"}, "new": {…},
     "counts": {"things": {operation: n}, "statements": {"added", "removed", "changed",
                "restated"}, "quads": {"added", "removed"}},
     "things": [{"thing", "operation", "kind", "other", "decision", "listed",
                 "statements": [{"operation", "node", "property", "old", "new", "causes",
                 "claim"}]}],
     "names": {address: {language: name}}}

Terms are those of SPARQL 1.1 Query Results JSON (``type``, ``value``, ``xml:lang``,
``datatype``), nodes and causes plain addresses (``_:…`` for blank nodes). `claim` is true where
the graph does not state it but a source, the cause, claims it. `quads` counts the lines of the
canonical forms that only one side has; `restated` statements are in other graphs than before.
The same two data sets give the same document.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode

from passerelle.identity.suppressed import Suppressed
from passerelle.namespaces import XSD
from passerelle.releases.blocks import Blocks
from passerelle.releases.changes import OPERATIONS, UNLISTED, Change, Comparison, ThingChange
from passerelle.releases.dumps import Dataset
from passerelle.store.base import Term

__all__ = ["Document", "as_json", "document"]

Document = dict[str, Any]
_STATEMENTS = ("added", "removed", "changed")


def document(found: Comparison, suppressed: Suppressed | None = None) -> Document:
    """`found` as data, without the names of people who are `suppressed`."""
    writer = _Writer(found, suppressed.redact if suppressed else _as_it_is)
    return {
        "old": _side(found.old),
        "new": _side(found.new),
        "counts": _counts(found),
        "things": [writer.thing(one) for one in found.things],
        "names": writer.names(),
    }


def _as_it_is(text: str) -> str:
    return text


def _side(dataset: Dataset) -> Document:
    lines = dataset.canonical
    return {"name": dataset.name, "sha256": lines.sha256, "quads": lines.count}


def _counts(found: Comparison) -> Document:
    statements = {operation: found.statements(operation) for operation in _STATEMENTS}
    return {
        "things": {operation: found.count(operation) for operation in OPERATIONS},
        "statements": {**statements, "restated": found.restated},
        "quads": {"added": found.quads["A"], "removed": found.quads["D"]},
    }


class _Writer:
    """Writes things, and keeps the addresses whose names will be needed."""

    def __init__(self, found: Comparison, hide: Callable[[str], str]) -> None:
        self._sides = [Blocks(found.new.described), Blocks(found.old.described)]
        self._hide = hide
        self._seen: set[NamedNode] = set()

    def thing(self, one: ThingChange) -> Document:
        """One thing and what is said of it otherwise."""
        return {
            "thing": self._node(one.thing),
            "operation": one.operation,
            "kind": one.kind,
            "other": self._node(one.other),
            "decision": self._node(one.decision),
            "listed": one.listed,
            "statements": [self._change(change) for change in one.changes],
        }

    def _change(self, change: Change) -> Document:
        return {
            "operation": change.operation,
            "node": self._node(change.node),
            "property": self._node(change.property),
            "old": self._term(change.old),
            "new": self._term(change.new),
            "causes": [self._node(cause) for cause in change.causes],
            "claim": change.claim,
        }

    def _node(self, node: Term | None) -> str | None:
        if isinstance(node, NamedNode):
            self._seen.add(node)
            return node.value
        return None if node is None else str(node)

    def _term(self, term: Term | None) -> Document | None:
        if isinstance(term, NamedNode):
            return {"type": "uri", "value": self._node(term)}
        if isinstance(term, BlankNode):
            return {"type": "bnode", "value": term.value}
        if not isinstance(term, Literal):
            return None if term is None else {"type": "triple", "value": str(term)}
        found = {"type": "literal", "value": self._hide(term.value)}
        if term.language:
            found["xml:lang"] = term.language
        elif term.datatype != XSD.string:
            found["datatype"] = term.datatype.value
        return found

    def names(self) -> dict[str, dict[str, str]]:
        """What everything that was written is called; who stands in no list is not named."""
        nodes = sorted(self._seen, key=lambda node: node.value)
        return {node.value: names for node in nodes if (names := self._names(node))}

    def _names(self, node: NamedNode) -> dict[str, str]:
        if any(side.states(node, *UNLISTED) for side in self._sides):
            return {}
        found = next(self._known(node), {})
        return {lang: self._hide(name) for lang, name in found.items()}

    def _known(self, node: NamedNode) -> Iterator[dict[str, str]]:
        yield from (names for side in self._sides if (names := side.names(node)))


def as_json(found: Document) -> str:
    """The document as text, the same each time."""
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"
