"""Parameters into queries, as terms: ``$name`` is pre-bound the way SHACL pre-binds.

The query is cut into the tokens of SPARQL 1.1 (§19.8) that can hide a ``$``: comments,
IRIs and strings. Outside them, ``$name`` gives way to the term in its N-Triples form, which
escapes whatever the value holds; ``BOUND($name)`` becomes true. What is not bound stays a
variable: any value will do.

Code points in the form ``\\uXXXX`` are a trap: SPARQL 1.1 (§19.2) lets an engine resolve them
before it parses, so that a value holding the six characters ``\\u0022`` would turn into a
quote, and rdflib reads up to eight digits after ``\\u``. `written` therefore leaves none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pyoxigraph import Literal, NamedNode

from passerelle.namespaces import PREFIXES

__all__ = ["bind", "form_of", "limited", "mask", "parameters_in", "with_prefixes", "written"]

_TOKEN = re.compile(
    r"""
      (?P<iri> <[^<>"{}|^`\\\x00-\x20]*> )
    | (?P<comment> \#[^\n\r]* )
    | (?P<long> \"\"\"(?:\"{0,2}(?:[^"\\]|\\.))*\"\"\" | '''(?:'{0,2}(?:[^'\\]|\\.))*''' )
    | (?P<short> "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*' )
    | (?P<escape> \\. )
    | (?P<bound> \b[Bb][Oo][Uu][Nn][Dd]\s*\(\s*\$(?P<tested>\w+)\s*\) )
    | \$(?P<name>\w+)
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u(?P<code>[0-9A-F]{4})|\\(?:\\(?P<letter>[uU])|.)", re.DOTALL)
_FORM = re.compile(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)
_PREFIX = re.compile(r"\bPREFIX\s+[\w.-]*:", re.IGNORECASE)


def written(term: NamedNode | Literal) -> str:
    """`term` as SPARQL text that is the same term to every parser, whenever it unescapes."""

    def safe(match: re.Match[str]) -> str:
        if match["code"]:
            return f"\\U0000{match['code']}"
        if match["letter"]:  # a backslash and a letter of the value, never to meet again
            return f"\\\\\\U{ord(match['letter']):08X}"
        return match[0]

    return _ESCAPE.sub(safe, str(term))


def bind(query: str, values: Mapping[str, NamedNode | Literal]) -> str:
    """`query` with every ``$name`` of `values` replaced by its term."""

    def replace(match: re.Match[str]) -> str:
        if match["tested"] in values:
            return "true"
        if match["name"] in values:
            return f" {written(values[match['name']])} "
        return match[0]

    return _TOKEN.sub(replace, query)


def parameters_in(query: str) -> set[str]:
    """The names written with ``$`` in the body of `query`."""
    found = {match["name"] or match["tested"] for match in _TOKEN.finditer(query)}
    return {name for name in found if name}


def mask(query: str) -> str:
    """`query` with comments, IRIs and strings blanked out, each character in its place."""

    def blank(match: re.Match[str]) -> str:
        return match[0] if match["name"] or match["tested"] else " " * len(match[0])

    return _TOKEN.sub(blank, query)


def form_of(query: str) -> str:
    """``SELECT``, ``ASK``, ``CONSTRUCT`` or ``DESCRIBE``; empty where none of them stands."""
    found = _FORM.search(_PREFIX.sub(" ", mask(query)))
    return found[1].upper() if found else ""


def limited(query: str, count: int) -> str | None:
    """`query` asked for its first `count` rows; None where a LIMIT at its end would not say that.

    That is: no SELECT, one that has its own LIMIT, or one that ends with VALUES.
    """
    if form_of(query) != "SELECT":
        return None
    outer, depth = "", 0
    for mark in mask(query):
        depth += (mark == "{") - (mark == "}")
        outer += mark if depth == 0 else ""
    if re.search(r"\b(LIMIT|VALUES)\b", outer, re.IGNORECASE):
        return None
    return f"{query}\nLIMIT {count}"


def with_prefixes(query: str) -> str:
    """`query` with a PREFIX line for each of our prefixes it uses without declaring it."""
    bare = mask(query)
    declared = set(re.findall(r"\bPREFIX\s+([\w-]*):", query, re.IGNORECASE))
    used = set(re.findall(r"(?<![\w:-])([A-Za-z][\w-]*):", bare))
    lines = [
        f"PREFIX {name}: <{PREFIXES[name]}>" for name in sorted(used - declared) if name in PREFIXES
    ]
    return "\n".join([*lines, query]) if lines else query
