"""Turtle and SPARQL as HTML: each kind of word in its colour, each known term a link.

One grammar serves both: SPARQL's terms are those of Turtle, with variables and keywords.
Whatever is not recognised is shown as it stands; everything is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from markupsafe import Markup, escape

__all__ = ["highlight", "prefixes_in", "terms_in"]

# After the terminals of Turtle 1.1 (section 6.5) and SPARQL 1.1 (section 19.8), without escapes
# in names.
_TOKEN = re.compile(
    r"""
    (?P<comment>\#[^\n]*)
  | (?P<iri><[^\x00-\x20<>"{}|^`\\]*>)
  | (?P<text>\"\"\"(?s:.*?)\"\"\"|'''(?s:.*?)'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
  | (?P<lang>@(?!prefix\b|base\b)[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<variable>[?$]\w+)
  | (?P<keyword>@prefix\b|@base\b|\b(?:a|true|false)(?=[\s;,.)\]])|\b[A-Z]{2,}(?:\b|(?=_)))
  | (?P<name>(?:[A-Za-z][\w-]*)?:(?:\w(?:[\w.-]*[\w-])?)?)
  | (?P<number>(?<![\w-])[+-]?\d+(?:\.\d+)?\b)
  | (?P<other>\s+|\w+|.)
    """,
    re.VERBOSE,
)
_PREFIX = re.compile(r"(?i:@?\bprefix)\s+([\w-]*):\s*<([^>\s]*)>")

Linker = Callable[[str], str | None]


def prefixes_in(text: str) -> dict[str, str]:
    """The prefixes that `text` declares."""
    return dict(_PREFIX.findall(text))


def terms_in(text: str, prefixes: Mapping[str, str]) -> set[str]:
    """The addresses that a query or a file names, by prefix or in full, outside of comments."""
    known = {**prefixes, **prefixes_in(text)}
    found = set()
    for token in _TOKEN.finditer(_PREFIX.sub("", text)):
        if token.lastgroup in ("iri", "name"):
            found.add(_address(token.lastgroup, token[0], known))
    return found - {""}


def _address(kind: str, word: str, prefixes: Mapping[str, str]) -> str:
    if kind == "iri":
        return word[1:-1]
    prefix, local = word.split(":", 1)
    return prefixes[prefix] + local if prefix in prefixes and local else ""


def highlight(
    text: str,
    prefixes: Mapping[str, str],
    link: Linker,
    mark: str | None = None,
    *,
    sparing: bool = False,
) -> Markup:
    """`text` as HTML for the inside of ``<code>``.

    `link` gives the page of a term, or None; the term `mark` is marked where it stands. A
    `sparing` text has no colours, and of each word the first is a link.
    """
    known = {**prefixes, **prefixes_in(text)}
    parts = []
    seen: set[str] = set()
    for token in _TOKEN.finditer(text.rstrip("\n")):
        kind, word = token.lastgroup or "other", token[0]
        if kind == "other" or (sparing and (kind != "name" or word in seen)):
            parts.append(escape(word))
            continue
        seen.add(word)
        shown = Markup('<span class="{}">{}</span>').format(kind, word)
        if kind in ("iri", "name"):
            iri = _address(kind, word, known)
            href = link(iri) if iri else None
            if href:
                shown = Markup('<a class="{}" href="{}">{}</a>').format(kind, href, word)
            if iri and iri == mark:
                shown = Markup("<mark>{}</mark>").format(shown)
        parts.append(shown)
    return Markup("").join(parts)
