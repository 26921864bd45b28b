"""What belongs on which page: the ontology asked term by term."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache, wraps
from pathlib import Path
from typing import Any, TypeVar

from passerelle.namespaces import OWL, PAS, RDF, RDFS, SH, XSD
from passerelle.publish.ontology.graph import Graph, prefixes_of, short
from passerelle.publish.ontology.model import (
    Alignment,
    Change,
    Example,
    Ontology,
    Query,
    Scheme,
    Shape,
    Term,
)
from passerelle.publish.ontology.read import (
    read_alignments,
    read_changes,
    read_header,
    read_schemes,
    read_terms,
)
from passerelle.publish.ontology.shapes import read_shapes
from passerelle.publish.ontology.uses import read_examples, read_queries
from passerelle.resources import ontology_dir, queries_dir

__all__ = ["Index", "Reused", "read_ontology", "shipped_ontology"]

Asked = TypeVar("Asked", Term, Scheme, Shape)
T = TypeVar("T")

_LANGUAGE_OF_TERMS = tuple(str(one) for one in (RDF, RDFS, OWL, SH, XSD))


def read_ontology(folder: Path, queries: Path) -> Ontology:
    """The ontology in `folder`, and the saved questions in `queries` that use it.

    Raises `PasserelleError` for a file that is there but cannot be shown.
    """
    core = folder / "passerelle.ttl"
    themes = sorted((folder / "themes").glob("*.ttl"))
    shapes = sorted((folder / "shapes").glob("*.ttl"))
    alignments = sorted((folder / "alignments").glob("*.ttl"))
    graph = Graph([core])
    prefixes = prefixes_of([*shapes, *alignments])
    return Ontology(
        header=read_header(graph, core),
        terms=read_terms(graph, core),
        schemes=read_schemes(themes),
        shapes=read_shapes(shapes, prefixes),
        examples=read_examples(folder / "examples"),
        rules=read_queries(folder / "rules", prefixes),
        questions=read_queries(queries, prefixes),
        alignments=read_alignments(alignments),
        changes=read_changes(folder / "CHANGELOG.md"),
        prefixes=prefixes,
    )


@cache
def shipped_ontology() -> Ontology:
    """The ontology and the questions that ship with Passerelle."""
    return read_ontology(ontology_dir(), queries_dir())


class Reused:
    """A term of another vocabulary: our terms that name it, and the shapes that look at it."""

    def __init__(self) -> None:
        self.terms: list[str] = []
        self.shapes: list[str] = []


def _once(method: Callable[[Index, Asked], T]) -> Callable[[Index, Asked], T]:
    """Work out the answer about each thing once: its page is written in three languages."""

    @wraps(method)
    def kept(index: Index, asked: Asked) -> T:
        key = method.__name__, asked.iri
        if key not in index.answers:
            index.answers[key] = method(index, asked)
        answer: T = index.answers[key]
        return answer

    return kept


class Index:
    """Answers for the pages; everything in a fixed order."""

    def __init__(self, ontology: Ontology) -> None:
        self._all = ontology
        self.answers: dict[tuple[str, str], Any] = {}
        """Kept for `_once`."""
        self._aligned: dict[str, list[Alignment]] = defaultdict(list)
        for one in ontology.alignments:
            self._aligned[one.ours].append(one)
        self._shapes: dict[str, list[Shape]] = defaultdict(list)
        for shape in ontology.shapes.values():
            self._shapes[shape.name].append(shape)
        found = _reused(ontology)
        self.reused = {iri: found[iri] for iri in sorted(found, key=self._short)}

    def _short(self, iri: str) -> str:
        return short(iri, self._all.prefixes)

    def named(self, name: str) -> list[Shape]:
        """The shapes of that name."""
        return self._shapes.get(name, [])

    def terms_in(self, example: Example) -> list[str]:
        """The terms of ours that the example uses."""
        return [iri for iri in self._all.terms if iri in example.uses]

    def alignments(self, iri: str) -> list[Alignment]:
        """The alignments of a term or concept."""
        return self._aligned.get(iri, [])

    def ancestors(self, term: Term) -> list[str]:
        """The terms of ours above `term`, nearest first."""
        found: list[str] = []
        above = list(term.parents)
        while above:
            iri = above.pop(0)
            if iri in self._all.terms and iri not in found and iri != term.iri:
                found.append(iri)
                above.extend(self._all.terms[iri].parents)
        return found

    @_once
    def describing(self, term: Term) -> list[Term]:
        """The properties that are used with the class, or with one above it."""
        wanted = {term.iri, *self.ancestors(term)}
        return [one for one in self._all.terms.values() if wanted & set(one.used_with)]

    @_once
    def leading_to(self, term: Term) -> list[Term]:
        """The properties whose values are of the class."""
        return [one for one in self._all.terms.values() if term.iri in one.values]

    @_once
    def schemes_of(self, term: Term) -> list[Scheme]:
        """The schemes that the values of the property must be from."""
        names = {
            scheme
            for shape in self._all.shapes.values()
            if term.iri in shape.path_terms
            for scheme in shape.schemes
        }
        return [one for iri, one in self._all.schemes.items() if iri in names]

    @_once
    def users_of(self, scheme: Scheme) -> list[Term]:
        """The properties whose values must be from the scheme."""
        return [one for one in self._all.terms.values() if scheme in self.schemes_of(one)]

    @_once
    def shapes_of(self, term: Term) -> list[Shape]:
        """The shapes that check the term: those that have a message of their own."""
        wanted = {term.iri, *(self.ancestors(term) if term.is_class else ())}
        return [
            shape
            for shape in self._all.shapes.values()
            if shape.messages
            and (term.iri in shape.mentions or wanted & {iri for _, iri in shape.targets})
        ]

    @_once
    def examples_of(self, term: Term) -> tuple[list[Example], list[Example]]:
        """Valid examples that show the term, and invalid ones that break a shape of it.

        First come those that say they are about it, then those that speak of little else.
        """
        shapes = self.shapes_of(term)
        near = {shape.name for shape in shapes if term.iri in shape.path_terms}
        broken = {shape.name for shape in shapes}
        valid, invalid = [], []
        for one in self._all.examples.values():
            if one.valid and term.iri in one.uses:
                valid.append(one)
            elif term.iri in one.uses and broken & {found.shape for found in one.findings}:
                invalid.append(one)
        names = {word.lower() for word in (term.name, *term.labels.get("en", ()))}
        valid.sort(
            key=lambda one: (
                not any(re.search(rf"\b{re.escape(name)}s?\b", one.subject) for name in names),
                -one.uses[term.iri] / sum(one.uses.values()),
                one.name,
            )
        )
        invalid.sort(key=lambda one: (not near & {f.shape for f in one.findings}, one.name))
        return valid, invalid

    @_once
    def breaking(self, shape: Shape) -> list[Example]:
        """The invalid examples that are there for the shape."""
        return [
            one
            for one in self._all.examples.values()
            if not one.valid and one.file.name.split(".")[0] == shape.name
        ]

    @_once
    def queries_of(self, term: Term) -> list[Query]:
        """The rules, then the questions, that name the term; first the rule that writes it."""
        every = [*self._all.rules, *self._all.questions]
        found = [one for one in every if term.iri in one.uses or one.writes == term.iri]
        return sorted(found, key=lambda one: one.writes != term.iri)

    @_once
    def changes_of(self, term: Term) -> list[Change]:
        """The lines of the changelog on the term."""
        return [one for one in self._all.changes if term.iri in one.terms]

    def families(self) -> dict[str, list[Shape]]:
        """The shapes by family, in the order of the families' names."""
        found: dict[str, list[Shape]] = defaultdict(list)
        for shape in self._all.shapes.values():
            found[shape.family].append(shape)
        return dict(sorted(found.items()))

    def groups(self, family: list[Shape]) -> Iterator[tuple[Shape, list[Shape]]]:
        """Each shape that speaks or has a target, with the shapes below it that speak."""
        inside = {shape.iri for shape in family if shape.parents}
        for shape in family:
            if shape.iri in inside:
                continue
            below = [one for one in family if shape.iri in one.parents[:1] and one.messages]
            if below or shape.messages:
                yield shape, below

    def helpers(self, family: list[Shape]) -> list[Shape]:
        """The shapes that others are made of: without a message that a person would see."""
        shown = {one.iri for top, below in self.groups(family) for one in (top, *below)}
        return [shape for shape in family if shape.iri not in shown]


def _reused(ontology: Ontology) -> dict[str, Reused]:
    found: dict[str, Reused] = defaultdict(Reused)
    for term in ontology.terms.values():
        for iri in sorted({*term.parents, *term.used_with, *term.values}):
            if _is_reused(iri):
                found[iri].terms.append(term.iri)
    for shape in ontology.shapes.values():
        looked_at = {iri for way, iri in shape.targets if way != "targetNode"}
        for iri in sorted({*shape.path_terms, *looked_at}):
            if shape.messages and _is_reused(iri) and not shape.refuses:
                found[iri].shapes.append(shape.iri)
    return found


def _is_reused(iri: str) -> bool:
    return not iri.startswith((*_LANGUAGE_OF_TERMS, str(PAS).rstrip("#")))
