"""Statements as JSON-LD with short keys: those of ``ontology/context.jsonld``.

Each document carries the part of the context that it uses, so that it can be read without a
network. What the context would read otherwise than it is (a text where it expects an
address) stands under the full address of its property.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode

from passerelle.namespaces import RDF, XSD
from passerelle.publish.things.names import NONCHARACTERS
from passerelle.publish.things.reading import Value
from passerelle.resources import ontology_dir

__all__ = ["Statement", "compact", "document", "embedded"]

Statement = tuple[NamedNode | BlankNode, NamedNode, Value]
_ENCODER = json.JSONEncoder(ensure_ascii=False)
_ESCAPED = re.compile(f"[<>&\x7f-\x9f\u2028\u2029{NONCHARACTERS}]")
_LOCAL = re.compile(r"[A-Za-z][\w-]*\Z", re.ASCII)


class Context:
    """The project's context: its prefixes, and how the values of its terms are written."""

    def __init__(self, definitions: dict[str, Any]) -> None:
        self.prefixes = {
            name: address
            for name, address in definitions.items()
            if isinstance(address, str) and address.startswith("http")
        }
        self.terms = {name: told for name, told in definitions.items() if isinstance(told, dict)}
        self._bases = sorted(self.prefixes.items(), key=lambda pair: -len(pair[1]))
        self._short: dict[str, str] = {}

    def short(self, iri: str) -> str:
        """`iri` with a prefix where the rest is a plain name, else as it is."""
        known = self._short.get(iri)
        if known is None:
            known = iri
            for prefix, base in self._bases:
                if iri.startswith(base) and _LOCAL.match(iri[len(base) :]):
                    known = f"{prefix}:{iri[len(base) :]}"
                    break
            if len(self._short) < 5000:
                self._short[iri] = known
        return known


@cache
def _context() -> Context:
    text = (ontology_dir() / "context.jsonld").read_text(encoding="utf-8")
    return Context(json.loads(text)["@context"])


def document(statements: Iterable[Statement]) -> dict[str, Any]:
    """The JSON-LD document of `statements`: context, and one object per subject, in order."""
    context = _context()
    objects: dict[str, dict[str, Any]] = {}
    used: set[str] = set()
    for subject, predicate, value in statements:
        name = _name(subject)
        one = objects.setdefault(name, {"id": name})
        _add(one, predicate, value, context, used)
    told: dict[str, Any] = {"@version": 1.1, "id": "@id", "type": "@type"}
    terms = {name: context.terms[name] for name in sorted(used & context.terms.keys())}
    prefixes = {name.partition(":")[0] for name in used}
    prefixes |= {str(term["@type"]).partition(":")[0] for term in terms.values() if "@type" in term}
    told.update(
        {name: context.prefixes[name] for name in sorted(prefixes & context.prefixes.keys())}
    )
    return {"@context": {**told, **terms}, "@graph": list(objects.values())}


def compact(statements: Iterable[Statement]) -> str:
    """The same as text, a line per object."""
    made = document(statements)
    lines = ",\n".join(map(_ENCODER.encode, made["@graph"]))
    head = _ENCODER.encode(made["@context"])
    return f'{{"@context": {head},\n"@graph": [\n{lines}\n]}}\n'


def embedded(statements: Iterable[Statement]) -> str:
    """The same for a ``script`` element: nothing in it can end the element or open a comment.

    HTML 4.12.1.3: of ``<!--``, ``<script`` and ``</script`` the first letter needs to go. With
    it go characters that HTML or older readers of JSON forbid.
    """
    return _ESCAPED.sub(_escaped, compact(statements))


def _escaped(found: re.Match[str]) -> str:
    """A letter as JSON escapes it: by its units of UTF-16 (RFC 8259, 7)."""
    units = found[0].encode("utf-16-be").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def _name(node: NamedNode | BlankNode) -> str:
    return node.value if isinstance(node, NamedNode) else f"_:{node.value}"


def _add(
    one: dict[str, Any], predicate: NamedNode, value: Value, context: Context, used: set[str]
) -> None:
    """Write one statement into the object of its subject."""
    if predicate == RDF.type and isinstance(value, NamedNode):
        short = context.short(value.value)
        used.add(short)
        one.setdefault("type", []).append(short)
        return
    key = context.short(predicate.value)
    told = context.terms.get(key)
    written = _as_told(value, told) if told else None
    if told and "@container" in told and isinstance(value, Literal) and value.language:
        used.add(key)
        texts = one.setdefault(key, {})
        _append(texts, value.language, value.value)
        return
    if written is None:
        if told:
            key = predicate.value
        written = _expanded(value)
    used.add(key)
    _append(one, key, written)


def _as_told(value: Value, told: dict[str, Any]) -> str | None:
    """`value` as a plain text, where the context reads it back as what it is."""
    expected = told.get("@type")
    if expected == "@id":
        return None if isinstance(value, Literal) else _name(value)
    if expected and isinstance(value, Literal) and not value.language:
        short = _context().short(value.datatype.value)
        return value.value if short == expected else None
    return None


def _expanded(value: Value) -> Any:
    if not isinstance(value, Literal):
        return {"id": _name(value)}
    if value.language:
        return {"@value": value.value, "@language": value.language}
    if value.datatype == XSD.string:
        return value.value
    return {"@value": value.value, "@type": value.datatype.value}


def _append(one: dict[str, Any], key: str, value: Any) -> None:
    """A second value makes a list of the first."""
    if key not in one:
        one[key] = value
    elif isinstance(one[key], list):
        one[key].append(value)
    else:
        one[key] = [one[key], value]
