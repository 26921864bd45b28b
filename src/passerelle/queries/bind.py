"""Parameters into queries, as terms: ``$name`` is pre-bound the way SHACL pre-binds.

The query is cut into the tokens of SPARQL 1.1 (§19.8) that can hide a ``$``: comments,
IRIs and strings. Outside them, ``$name`` gives way to the term in its N-Triples form, which
escapes whatever the value holds; ``BOUND($name)`` becomes true. What is not bound stays a
variable: any value will do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pyoxigraph import Literal, NamedNode

from passerelle.namespaces import PREFIXES

__all__ = ["bind", "parameters_in", "with_prefixes"]

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


def bind(query: str, values: Mapping[str, NamedNode | Literal]) -> str:
    """`query` with every ``$name`` of `values` replaced by its term."""

    def replace(match: re.Match[str]) -> str:
        if match["tested"] in values:
            return "true"
        if match["name"] in values:
            return f" {values[match['name']]} "
        return match[0]

    return _TOKEN.sub(replace, query)


def parameters_in(query: str) -> set[str]:
    """The names written with ``$`` in the body of `query`."""
    found = {match["name"] or match["tested"] for match in _TOKEN.finditer(query)}
    return {name for name in found if name}


def with_prefixes(query: str) -> str:
    """`query` with a PREFIX line for each of our prefixes it uses without declaring it."""
    bare = _TOKEN.sub(lambda match: match[0] if match["name"] else " ", query)
    declared = set(re.findall(r"\bPREFIX\s+([\w-]*):", query, re.IGNORECASE))
    used = set(re.findall(r"(?<![\w:-])([A-Za-z][\w-]*):", bare))
    lines = [
        f"PREFIX {name}: <{PREFIXES[name]}>" for name in sorted(used - declared) if name in PREFIXES
    ]
    return "\n".join([*lines, query]) if lines else query
