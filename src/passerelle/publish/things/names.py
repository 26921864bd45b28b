"""What a page calls the things it speaks of, and where a link to them leads."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pyoxigraph import BlankNode, Literal, NamedNode

from passerelle.namespaces import DCTERMS, FOAF, PAS, RDF, RDFS, SKOS
from passerelle.publish.parts import Site
from passerelle.publish.things.reading import Node, Reader
from passerelle.publish.things.terms import Terms, load_terms

__all__ = [
    "LONGEST",
    "LONGEST_NAME",
    "NONCHARACTERS",
    "Named",
    "Namer",
    "clean",
    "kind_of",
    "slug_of",
]

LONGEST = 1500
"""Characters of a text that a page shows; the data files hold the whole."""
LONGEST_NAME = 300
"""Characters of a name: a page has many."""

NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)
)
"""What no text should hold (Unicode 23.7), as a part of a class of characters."""
# What HTML may not hold: controls but tab and line feed, surrogates, noncharacters.
_FORBIDDEN = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff{NONCHARACTERS}]")
_NAMES = (SKOS.prefLabel, DCTERMS.title, RDFS.label, FOAF.name, PAS.nameAsWritten)


def clean(text: str, longest: int = LONGEST) -> str:
    """`text` as a page may show it: without characters that HTML forbids, and not too long.

    >>> clean("a\\x00b"), clean("abcdef", 3)
    ('a\\ufffdb', 'abc…')
    """
    if len(text) > longest:
        text = f"{text[:longest]}…"
    return _FORBIDDEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def kind_of(iri: str, base: str) -> str:
    """The kind in an address of ours; empty for any other.

    >>> kind_of("https://x.org/id/event/a", "https://x.org/")
    'event'
    """
    return iri.removeprefix(f"{base}id/").partition("/")[0] if iri.startswith(f"{base}id/") else ""


def slug_of(iri: str) -> str:
    """What stands after ``/id/``, as an anchor.

    >>> slug_of("https://x.org/id/party/1f")
    'party-1f'
    """
    return iri.partition("/id/")[2].replace("/", "-")


@dataclass(frozen=True)
class Named:
    """Something a page names: its address, names by language, and where its page is."""

    iri: str
    names: dict[str, str] = field(hash=False)
    place: tuple[str, str] | None = None
    """Key and anchor of its page; None where it has none here."""

    def text(self, lang: str, preference: tuple[str, ...]) -> tuple[str, str]:
        """The name to show on a page in `lang`, and the language it is in; empty without one."""
        for one in (lang, *preference, *self.names):
            if one in self.names:
                return self.names[one], one
        return "", ""


class Namer:
    """Names things, one after the other; each counts as read for the page."""

    def __init__(self, site: Site, reader: Reader, terms: Terms | None = None) -> None:
        self._site = site
        self._reader = reader
        self._terms = terms or load_terms()
        self.base = site.minter.base
        self._known: dict[str, Named] = {}

    def named(self, value: NamedNode | BlankNode) -> Named:
        """What `value` is called. Terms and concepts of the ontology are not looked up."""
        iri = value.value
        known = self._known.get(iri)
        if iri in self._terms:
            if known is None:
                names, place = self._terms.names(iri), self._terms.place(iri)
                known = self._known[iri] = Named(iri, names, place)
            return known
        if known is not None:
            self._reader.touch(iri)
            return known
        node = self._reader.brief(value) if isinstance(value, NamedNode) else Node(value, ())
        known = self._known[iri] = Named(iri, names_of(node), self._place(iri, node))
        return known

    def _place(self, iri: str, node: Node) -> tuple[str, str] | None:
        key = self._site.key(iri)
        return (key, "") if key and node.values(RDF.type) else None


def names_of(node: Node) -> dict[str, str]:
    """One name per language: the main one, else a title, a label, a name as written."""
    for predicate in _NAMES:
        found: dict[str, str] = {}
        for text in node.values(predicate):
            if isinstance(text, Literal) and text.value.strip():
                found.setdefault(text.language or "", clean(text.value, LONGEST_NAME))
        if found:
            return found
    return {}
