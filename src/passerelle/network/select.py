"""Which relations count: by kind, theme, country, modality, and what was active when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import TypedDict

from passerelle.errors import QueryError, did_you_mean
from passerelle.network.facts import local, values_of
from passerelle.network.places import country_called
from passerelle.network.project import Part, Relation
from passerelle.queries.bind import with_prefixes
from passerelle.queries.facts import active_in
from passerelle.store import Store
from passerelle.store.terms import plain
from passerelle.times import When
from passerelle.vocabulary import load_vocabulary

__all__ = [
    "MODALITIES",
    "Choice",
    "Selection",
    "pairs",
    "select_relations",
    "selection",
    "standing",
]

MODALITIES = ("asserted", "reported", "intended", "denied")
"""From what counts most to what counts least."""


@dataclass(frozen=True)
class Selection:
    """What counts. Empty sets mean any; `first` and `last` are days, both included.

    `countries` are one or two codes: one keeps the links with an end there, two keep the
    links from one to the other. `themes` holds the addresses of themes with all below them.
    """

    modalities: frozenset[str] = frozenset({"asserted"})
    kinds: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    countries: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    possible: bool = False
    said: Mapping[str, str] = field(default_factory=dict, compare=False)
    """The same in words, for whoever reads the network later."""

    @property
    def dated(self) -> bool:
        """Whether only what was active in some time counts."""
        return self.first is not None or self.last is not None

    def active(self, *whens: When | None) -> bool:
        """Whether all that is known of the times lets it count; undated is never certain."""
        if not self.dated:
            return True
        known = [when for when in whens if when is not None]
        if not known:
            return self.possible
        return all(active_in(w, self.first, self.last, certain=not self.possible) for w in known)

    def lets(self, one: str | None, two: str | None) -> bool:
        """Whether a link between actors of these countries counts."""
        if not self.countries:
            return True
        if len(self.countries) == 1:
            return self.countries[0] in (one, two)
        return {one, two} == set(self.countries)


class Choice(TypedDict, total=False):
    """The words that `selection` takes, for who hands them on."""

    modalities: Iterable[str]
    kinds: Iterable[str]
    themes: Iterable[str]
    countries: Iterable[str]
    on: date | None
    since: date | None
    until: date | None
    possible: bool


def selection(
    store: Store,
    *,
    modalities: Iterable[str] = ("asserted",),
    kinds: Iterable[str] = (),
    themes: Iterable[str] = (),
    countries: Iterable[str] = (),
    on: date | None = None,
    since: date | None = None,
    until: date | None = None,
    possible: bool = False,
) -> Selection:
    """The selection that words mean: themes and countries by slug, code or name in any language.

    Raises `QueryError` for an unknown word, and for times that contradict each other.
    """
    if on is not None and (since or until):
        raise QueryError("a day and a period at once.", remedy="Give one of them.")
    if since and until and since > until:
        raise QueryError(f"the period ends ({until}) before it begins ({since}).")
    told = {"modality": tuple(modalities), "kind": tuple(kinds), "theme": tuple(themes)}
    codes = tuple(dict.fromkeys(country_called(store, one) for one in countries))
    if len(codes) > 2:
        raise QueryError(
            f"{len(codes)} countries.",
            remedy="Give one, for its links, or two, for the links between them.",
        )
    times = {"on": on, "from": since, "to": until}
    said = {key: ", ".join(words) for key, words in {**told, "country": codes}.items() if words}
    said |= {key: day.isoformat() for key, day in times.items() if day}
    if on or since or until:
        said["certainty"] = "possible" if possible else "certain"
    return Selection(
        modalities=frozenset(map(_modality, told["modality"])),
        kinds=frozenset(map(_kind, told["kind"])),
        themes=_with_narrower(store, {_theme(store, word) for word in told["theme"]}),
        countries=codes,
        first=on or since,
        last=on or until,
        possible=possible,
        said=said,
    )


def _modality(word: str) -> str:
    if word not in MODALITIES:
        raise QueryError(
            f"there is no modality '{word}'.", remedy=did_you_mean(word, [*MODALITIES, "any"])
        )
    return word


_KIND_SCHEMES = ("cooperation-kind", "event-kind", "function")


def _kind(word: str) -> str:
    """The slug of a kind of cooperation or event, or of a function, given by any of its labels."""
    vocabulary = load_vocabulary()
    found = [slug for scheme in _KIND_SCHEMES if (slug := vocabulary.resolve(scheme, word))]
    if found:
        return found[0]
    known = [slug for scheme in _KIND_SCHEMES for slug in vocabulary.slugs(scheme)]
    raise QueryError(f"there is no kind of relation '{word}'.", remedy=did_you_mean(word, known))


def _theme(store: Store, word: str) -> str:
    """The address of a theme: of the scheme that ships, or of one that the workspace adds."""
    rows = store.select(
        with_prefixes("SELECT DISTINCT ?theme ?name { ?theme a pas:Theme ; skos:prefLabel ?name }")
    )
    known = {plain(row["name"]).casefold(): plain(row["theme"]) for row in rows}
    known |= {local(theme): theme for theme in known.values()}
    slug = load_vocabulary().resolve("theme", word)
    found = known.get(slug or "") or known.get(word.strip().casefold())
    if found is None:
        raise QueryError(f"there is no theme '{word}'.", remedy=did_you_mean(word, known))
    return found


def _with_narrower(store: Store, themes: set[str]) -> frozenset[str]:
    found, frontier = set(themes), set(themes)
    while frontier:
        below = values_of(store, frontier, "^skos:broader")
        frontier = {theme for narrower in below.values() for theme in narrower} - found
        found |= frontier
    return frozenset(found)


def standing(relation: Relation, wanted: Selection) -> list[Part]:
    """The parts of `relation` that count; none when the relation itself does not."""
    if relation.modality and local(relation.modality) not in wanted.modalities:
        return []
    if wanted.themes and not wanted.themes & relation.themes:
        return []
    return [part for part in relation.parts if _counts(part, relation, wanted)]


def _counts(part: Part, relation: Relation, wanted: Selection) -> bool:
    if part.modality and local(part.modality) not in wanted.modalities:
        return False
    if wanted.kinds and local(part.kind or relation.kind) not in wanted.kinds:
        return False
    return not wanted.dated or wanted.active(relation.when, part.when)


def select_relations(
    relations: Iterable[Relation], wanted: Selection
) -> Iterator[tuple[Relation, list[Part]]]:
    """Each relation of which some part counts, with those parts."""
    for relation in relations:
        parts = standing(relation, wanted)
        if parts:
            yield relation, parts


def pairs(parts: Iterable[Part]) -> Iterator[tuple[Part, Part]]:
    """The pairs that a relation links: of different sides where sides are known, each once.

    Two whose dates exclude each other never shared it. The actor of the smaller address
    comes first.
    """
    seen: set[tuple[str, str]] = set()
    for one, two in combinations(sorted(parts, key=lambda part: (part.actor, part.node)), 2):
        key = (one.actor, two.actor)
        if one.actor == two.actor or key in seen:
            continue
        if one.side and two.side and one.side == two.side:
            continue
        if not _apart(one.when, two.when):
            seen.add(key)
            yield one, two


def _apart(one: When | None, two: When | None) -> bool:
    if one is None or two is None:
        return False
    return any(
        a.latest_end is not None
        and b.earliest_start is not None
        and a.latest_end < b.earliest_start
        for a, b in ((one, two), (two, one))
    )
