"""Who or what a person means by a name: one thing, several to choose from, or the nearest.

Names are compared in their normal form: accents, case, width, hyphens and spaces do not
count. Where no name is the same, Chinese ones are compared in simplified characters and by
how they read, so that ``Ji nan``, ``jinan`` and ``濟南`` find 济南.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process

from passerelle.errors import QueryError
from passerelle.identity.names import normalise
from passerelle.namespaces import PREFIXES
from passerelle.queries.bind import with_prefixes
from passerelle.queries.labels import labels_of, short
from passerelle.scripts import has_han, only_han, reading, simplified
from passerelle.store import Store
from passerelle.store.terms import plain
from passerelle.vocabulary import load_vocabulary

__all__ = ["named_in_graph", "named_in_scheme"]

_NEAR = 3
_LIKE = 60.0
"""From this likeness on (rapidfuzz, 0-100) a name is worth proposing."""

_NAMES = "skos:prefLabel|skos:altLabel|skos:hiddenLabel|pas:nameAsWritten|foaf:name|dcterms:title"
_KINDS = "pas:actorKind|pas:cooperationKind|pas:eventKind|pas:instrumentKind|rdf:type"


def named_in_scheme(name: str, scheme: str, text: str, languages: tuple[str, ...]) -> str:
    """The address of the concept of `scheme` that `text` names, by slug or label."""
    vocabulary = load_vocabulary()
    base = PREFIXES[scheme]
    slugs = vocabulary.slugs(scheme)
    if text in slugs:
        return base + text
    forms = [*vocabulary.forms(scheme), *((slug, slug) for slug in slugs)]
    found = _found(text, forms)
    if len(found) == 1:
        return base + found[0]
    if found:
        lines = [_one_of(vocabulary.labels(scheme, slug), languages, slug) for slug in found]
        shown = [f"{line} ({scheme}:{slug})" for line, slug in zip(lines, found, strict=True)]
        raise _ambiguous(name, text, shown)
    raise QueryError(f"{name}: there is no {scheme} '{text}'.", remedy=_nearest(text, forms))


def _one_of(labels: Mapping[str, str], languages: tuple[str, ...], slug: str) -> str:
    return next((labels[lang] for lang in languages if lang in labels), slug)


def named_in_graph(
    name: str, class_: str | None, text: str, store: Store, languages: tuple[str, ...]
) -> str:
    """The address of the thing (of `class_`) that has that name or that ``kind/slug``."""
    kind = f"VALUES ?class {{ {_classes(class_, store)} }} ?thing a ?class ." if class_ else ""
    query = f"SELECT DISTINCT ?thing ?label WHERE {{ {kind} ?thing {_NAMES} ?label }}"
    forms = [
        (plain(row["label"]), plain(row["thing"])) for row in store.select(with_prefixes(query))
    ]
    slug = next((thing for _, thing in forms if thing.endswith(f"/id/{text}")), None)
    if slug is not None:
        return slug
    found = _found(text, forms)
    if len(found) == 1:
        return found[0]
    if found:
        raise _ambiguous(name, text, _described(found, store, languages))
    raise QueryError(f"{name}: nothing is called '{text}'.", remedy=_nearest(text, forms))


def _classes(names: str, store: Store) -> str:
    """The classes of a parameter, and the narrower ones: the graph states only the narrowest."""
    given = [f"<{name}>" if "://" in name else name for name in names.split()]
    query = f"SELECT DISTINCT ?x {{ VALUES ?y {{ {' '.join(given)} }} ?x rdfs:subClassOf+ ?y }}"
    narrower = [str(row["x"]) for row in store.select(with_prefixes(query))]
    return " ".join([*given, *narrower])


def _found(text: str, forms: Iterable[tuple[str, str]]) -> list[str]:
    """What is called `text`: by the same name, else the same characters, else the same sound."""
    pairs = list(forms)
    for fold in (normalise, _characters, _sound):
        wanted = fold(text)
        found = {thing for label, thing in pairs if fold(label) == wanted} if wanted else set()
        if found:
            return sorted(found)
    return []


def _characters(text: str) -> str:
    return simplified(only_han(text)) if has_han(text) else ""


def _sound(text: str) -> str:
    """How a Chinese name reads, and what a Latin one looks like, as one word."""
    han = _characters(text)
    return reading(han) if han else normalise(text).replace(" ", "")


def _described(things: list[str], store: Store, languages: tuple[str, ...]) -> list[str]:
    """Each thing with its name, kind and address."""
    values = " ".join(f"<{thing}>" for thing in things)
    query = f"SELECT DISTINCT ?x ?kind WHERE {{ VALUES ?x {{ {values} }} ?x {_KINDS} ?kind }}"
    kinds: dict[str, list[str]] = defaultdict(list)
    for row in store.select(with_prefixes(query)):
        kinds[plain(row["x"])].append(plain(row["kind"]))
    named = {*things, *(kind for each in kinds.values() for kind in each)}
    labels = labels_of(store, named, languages)
    return [
        f"{labels.get(thing, '')} – {_kind(kinds[thing], labels)} – {thing}" for thing in things
    ]


def _kind(kinds: list[str], labels: Mapping[str, str]) -> str:
    """The most telling of the kinds and classes of a thing: a concept of ours before a class."""
    best = min(kinds, key=lambda kind: ("-kind#" not in kind, kind), default="")
    return labels.get(best, short(best))


def _ambiguous(name: str, text: str, shown: Iterable[str]) -> QueryError:
    lines = "".join(f"\n  {line}" for line in shown)
    return QueryError(
        f"{name} = '{text}' may be any of these:{lines}\n",
        remedy=f"Give one address: --param {name}=…",
    )


def _nearest(text: str, forms: Iterable[tuple[str, str]]) -> str:
    """The labels most like `text`, one per thing, best first."""
    pairs = sorted(set(forms))
    if not pairs:
        return "Nothing of that kind has a name here."
    ranked = process.extract(
        normalise(text),
        [normalise(label) for label, _ in pairs],
        scorer=fuzz.WRatio,
        limit=None,
        score_cutoff=_LIKE,
    )
    labels: dict[str, str] = {}
    for _, _, place in ranked:
        label, thing = pairs[place]
        labels.setdefault(thing, label)
    near = list(dict.fromkeys(labels.values()))[:_NEAR]
    if not near:
        return "Nothing has a name like it."
    *first, last = (f"'{label}'" for label in near)
    return f"Did you mean {', '.join(first) + ' or ' + last if first else last}?"
