"""The SKOS schemes as a lookup: which slugs exist, what they are called, which one is meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from passerelle.namespaces import SKOS
from passerelle.resources import ontology_dir

__all__ = ["Vocabulary", "load_vocabulary"]

_LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)


class Vocabulary:
    """Concepts by scheme and slug, with their labels by language."""

    def __init__(
        self,
        labels: Mapping[str, Mapping[str, Mapping[str, str]]],
        forms: Mapping[str, Mapping[str, str]],
        written: Mapping[str, list[tuple[str, str, str]]],
    ) -> None:
        self._labels = labels
        self._forms = forms
        self._written = written

    def slugs(self, scheme: str) -> list[str]:
        """The slugs of `scheme` (``theme``, ``actor-kind``, …), sorted."""
        return sorted(self._labels.get(scheme, ()))

    def labels(self, scheme: str, slug: str) -> dict[str, str]:
        """Preferred label per language; empty for an unknown concept."""
        return dict(self._labels.get(scheme, {}).get(slug, {}))

    def resolve(self, scheme: str, text: str) -> str | None:
        """The slug meant by `text`: a slug or any label in any language; None if unknown."""
        if text in self._labels.get(scheme, ()):
            return text
        return self._forms.get(scheme, {}).get(text.casefold().strip())

    def forms(self, scheme: str) -> list[tuple[str, str]]:
        """Every label of `scheme` as written, in all languages, each with its slug."""
        return [(label, slug) for label, slug, _ in self._written.get(scheme, ())]

    def spoken(self, scheme: str, language: str) -> list[tuple[str, str]]:
        """The labels of `scheme` in one language, each with its slug."""
        return [
            (label, slug) for label, slug, lang in self._written.get(scheme, ()) if lang == language
        ]


def _read(files: Iterable[Path]) -> Vocabulary:
    labels: dict[str, dict[str, dict[str, str]]] = {}
    forms: dict[str, dict[str, str]] = {}
    written: dict[str, list[tuple[str, str, str]]] = {}
    for file in files:
        for quad in parse(path=file, format=RdfFormat.TURTLE):
            subject, label = quad.subject, quad.object
            if quad.predicate not in _LABELS or not isinstance(label, Literal):
                continue
            if not isinstance(subject, NamedNode) or "#" not in subject.value:
                continue
            address, slug = subject.value.rsplit("#", 1)
            scheme = address.rsplit("/", 1)[1]
            concept = labels.setdefault(scheme, {}).setdefault(slug, {})
            if quad.predicate == SKOS.prefLabel:
                concept[label.language or "und"] = label.value
            written.setdefault(scheme, []).append((label.value, slug, label.language or ""))
            known = forms.setdefault(scheme, {})
            form = label.value.casefold()
            known[form] = min(slug, known.get(form, slug))
    return Vocabulary(labels, forms, written)


@cache
def load_vocabulary() -> Vocabulary:
    """The schemes that ship with Passerelle."""
    return _read(sorted((ontology_dir() / "themes").glob("*.ttl")))
