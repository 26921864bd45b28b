"""Turtle and SPARQL as HTML: each kind of word in its colour, each known term a link.

One grammar serves both: SPARQL's terms are those of Turtle, with variables and keywords.
Whatever is not recognised is shown as it stands; everything is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

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


_KEPT = 512
"""Texts whose reading is kept: each is shown in three languages, and on several pages."""


def prefixes_in(text: str) -> dict[str, str]:
    """The prefixes that `text` declares."""
    return dict(_declared(text))


@lru_cache(_KEPT)
def _declared(text: str) -> tuple[tuple[str, str], ...]:
    return tuple(_PREFIX.findall(text))


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
    words: dict[str, str] = {}

    def shown(kind: str, word: str) -> str:
        iri = _address(kind, word, known)
        href = link(iri) if iri else None
        if href:
            html = f'<a class="{kind}" href="{escape(href)}">{escape(word)}</a>'
        else:
            html = _coloured(kind, word)
        return f"<mark>{html}</mark>" if iri and iri == mark else html

    parts: list[str] = []
    for before, kind, word in _pieces(text.rstrip("\n"), sparing):
        if kind and word not in words:
            words[word] = shown(kind, word)
        parts += (before, words[word] if kind else "")
    return Markup("".join(parts))  # noqa: S704 - all of it is ours or was escaped


@lru_cache(_KEPT)
def _pieces(text: str, sparing: bool) -> tuple[tuple[str, str, str], ...]:
    """What of `text` is shown alike on every page, as HTML, and the word that follows it.

    Such a word may be a link, which depends on the page; it and its kind are empty at the end.
    """
    return tuple(_pieces_of(text, sparing))


def _pieces_of(text: str, sparing: bool) -> Iterator[tuple[str, str, str]]:
    before: list[str] = []
    seen: set[str] = set()
    for token in _TOKEN.finditer(text):
        kind, word = token.lastgroup or "other", token[0]
        if kind == "other" or (sparing and (kind != "name" or word in seen)):
            before.append(escape(word))
        elif kind in ("iri", "name"):
            seen.add(word)
            yield "".join(before), kind, word
            before.clear()
        else:
            before.append(_coloured(kind, word))
    yield "".join(before), "", ""


def _coloured(kind: str, word: str) -> str:
    return f'<span class="{kind}">{escape(word)}</span>'
