"""What the pages of the ontology show: terms, concepts, shapes, examples and what ties them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

__all__ = [
    "LANGS",
    "Alignment",
    "Change",
    "Concept",
    "Example",
    "Finding",
    "Header",
    "Ontology",
    "Query",
    "Scheme",
    "Shape",
    "Term",
    "Texts",
]

LANGS = ("fr", "en", "zh")
"""The languages of the pages, in the order in which the project names them."""

Texts = dict[str, list[str]]
"""Texts by language tag, sorted; the empty tag stands for a text without a language."""


@dataclass(frozen=True)
class Header:
    """What the ontology says of itself."""

    iri: str
    version: str
    version_iri: str
    prior_version: str
    licence: str
    titles: Texts
    descriptions: Texts
    creators: Texts


@dataclass(frozen=True)
class Term:
    """A class or property of ours. The tuples hold IRIs, sorted."""

    iri: str
    name: str
    kind: str
    """``class``, ``object``, ``datatype`` or ``annotation``."""
    labels: Texts
    definitions: Texts
    notes: Texts
    traits: tuple[str, ...]
    """Of ``derived``, ``symmetric``, ``transitive``, ``deprecated``, in this order."""
    parents: tuple[str, ...]
    children: tuple[str, ...]
    inverses: tuple[str, ...]
    used_with: tuple[str, ...]
    values: tuple[str, ...]
    replaced_by: tuple[str, ...]
    changes: Texts

    @property
    def is_class(self) -> bool:
        """True for a class, false for a property."""
        return self.kind == "class"


@dataclass(frozen=True)
class Concept:
    """A concept of a scheme; `facts` are the further statements on it, as (property, value)."""

    iri: str
    slug: str
    labels: Texts
    other_labels: Texts
    definitions: Texts
    notes: Texts
    broader: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Scheme:
    """A SKOS concept scheme and its concepts, by IRI."""

    iri: str
    name: str
    file: Path
    titles: Texts
    descriptions: Texts
    concepts: dict[str, Concept]

    def below(self, iri: str | None) -> list[Concept]:
        """The concepts right below `iri`, or those without anything above them in the scheme.

        A concept below several stands below the first; one that is caught in a circle stands
        at the top, so that none is lost.
        """
        return self._below.get(iri, [])

    @cached_property
    def _below(self) -> dict[str | None, list[Concept]]:
        found: dict[str | None, list[Concept]] = defaultdict(list)
        for one in self.concepts.values():
            found[self._above(one)].append(one)
        return dict(found)

    def _above(self, concept: Concept) -> str | None:
        own = [iri for iri in concept.broader if iri in self.concepts]
        above, seen = own[:1], {concept.iri}
        while above:
            if above[0] in seen:
                return None
            seen.add(above[0])
            above = [up for up in self.concepts[above[0]].broader if up in self.concepts][:1]
        return own[0] if own else None


@dataclass(frozen=True)
class Shape:
    """A SHACL shape with an address; `facts` are its constraints, as (name, value)."""

    iri: str
    name: str
    family: str
    severity: str
    messages: Texts
    path: str
    facts: tuple[tuple[str, str], ...]
    targets: tuple[tuple[str, str], ...]
    """What it looks at, as (way, IRI): its own targets and those of the shapes it belongs to."""
    parents: tuple[str, ...]
    mentions: frozenset[str]
    path_terms: frozenset[str]
    schemes: tuple[str, ...]
    """Schemes that the value must be from."""

    @property
    def refuses(self) -> bool:
        """True where the shape allows no value at all: what it names is not used here."""
        return ("sh:maxCount", "0") in self.facts


@dataclass(frozen=True)
class Finding:
    """One result that an invalid example is expected to give."""

    shape: str
    severity: str
    focus: str
    path: str


@dataclass(frozen=True)
class Example:
    """An example file: its text, its first comment, the terms it uses, the report expected."""

    name: str
    file: Path
    valid: bool
    summary: str
    text: str
    uses: dict[str, int]
    """How often each IRI occurs in its statements."""
    findings: tuple[Finding, ...] = ()

    @property
    def subject(self) -> str:
        """What it says it is about, in small letters: its name and its first comment."""
        return f"{self.name} {self.summary}".lower()


@dataclass(frozen=True)
class Query:
    """A rule or a question: what its head says, its text, and the terms it uses."""

    name: str
    pack: str
    file: Path
    titles: Texts
    notes: Texts
    answers: tuple[str, ...]
    writes: str
    text: str
    uses: frozenset[str]


@dataclass(frozen=True)
class Alignment:
    """A statement that ties one of our terms or concepts to another vocabulary."""

    ours: str
    relation: str
    """The property's IRI, with ``^`` before it where the other term is the subject."""
    other: str
    vocabulary: str
    caveats: Texts
    """Why it is to be used with care; not empty where the other address was not verified."""


@dataclass(frozen=True)
class Change:
    """A line of the changelog, with the version it belongs to."""

    version: str
    text: str
    terms: frozenset[str]


@dataclass
class Ontology:
    """Everything the pages show, each thing by its IRI or name, in the order it is shown."""

    header: Header
    terms: dict[str, Term]
    schemes: dict[str, Scheme]
    shapes: dict[str, Shape]
    examples: dict[str, Example]
    rules: list[Query]
    questions: list[Query]
    alignments: list[Alignment]
    changes: list[Change]
    prefixes: dict[str, str]
