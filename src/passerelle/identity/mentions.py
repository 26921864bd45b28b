"""Mentions: each way in which a record names a thing, reduced to what identity weighs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from passerelle.identity.names import normalise
from passerelle.records import (
    Collectivity,
    Event,
    Institution,
    Name,
    Record,
    Ref,
    Territory,
    Thing,
)
from passerelle.references import found_in
from passerelle.sources.base import WITHDRAWN

__all__ = ["GLOBAL_NAMES", "KINDS", "POINT", "TRUST", "Mention", "mention_of", "mentions_in"]

TRUST = (
    "siren",
    "siret",
    "rna",
    "insee",
    "insee-dep",
    "insee-reg",
    "gb2260",
    "iso3166-2",
    "iso3166-1",
    "wikidata",
    "own",
    "local",
)
"""Identifier schemes, the most trusted first."""

KINDS = frozenset(
    (
        "collectivity",
        "institution",
        "person",
        "delegation",
        "territory",
        "event",
        "series",
        "instrument",
        "project",
    )
)
"""Kinds of things whose address is minted once and kept; the other nodes are keyed."""

GLOBAL_NAMES = frozenset(("collectivity", "institution", "territory", "series"))
"""Kinds for which an exact name may join mentions of different sources. People and events
with the same name are too often different ones: they join by name within one source only."""

POINT = "point"
"""The term in which coordinates are told."""

_WHOLES = ("unit_of", "seat", "within", "administers", "place")
"""Fields of records that point at what the thing is part of or stands at."""


@dataclass(frozen=True)
class Mention:
    """What one record says of a thing that helps to tell which thing it is."""

    kind: str
    ids: frozenset[tuple[str, str]]
    names: frozenset[str]
    country: str | None
    actor_kind: str | None
    source: str | None
    shown: tuple[Name, ...] = ()
    place: frozenset[tuple[str, str]] = frozenset()
    written: tuple[Name, ...] = ()
    said_by: str = ""
    homepage: str | None = None

    @property
    def is_bare(self) -> bool:
        """Whether it has no identifier at all."""
        return not self.ids


def mention_of(item: Thing | Ref, source: str) -> Mention:
    """The mention that a thing's own record, or a reference to a thing, makes in `source`."""
    kind = item.kind if isinstance(item, Ref) else str(getattr(item, "type", ""))
    actor_kind = item.actor_kind if isinstance(item, Ref) else _actor_kind(item)
    # A territory's level tells a province from its capital as an actor's kind does.
    return Mention(
        kind=kind,
        ids=_ids(item, source),
        names=frozenset(filter(None, (normalise(name.text) for name in item.names))),
        country=getattr(item, "country", None),
        actor_kind=actor_kind,
        source=None if kind in GLOBAL_NAMES else source,
        shown=tuple(name for name in item.names if name.main),
        place=_place(item, source),
        written=item.names,
        said_by=source,
        # Asking a model for a field that it lacks takes longer than all the rest.
        homepage=None if isinstance(item, Ref) else getattr(item, "homepage", None),
    )


def _ids(item: Thing | Ref, source: str) -> frozenset[tuple[str, str]]:
    return frozenset(
        (scheme, f"{source}/{value}" if scheme == "local" else value)
        for scheme, value in item.ids.items()
    )


def _place(item: Thing | Ref, source: str) -> frozenset[tuple[str, str]]:
    """What the thing is part of or stands at, in each of the terms in which it is told.

    Two friendship groups of the same name differ by their chamber, two meetings of the
    same name by their edition. The first of a pair says in which terms: only what is told
    in the same terms can be compared.
    """
    if isinstance(item, Ref):
        return frozenset()
    pairs = set()
    for relation in _wholes_of(type(item)):
        value = getattr(item, relation)
        for ref in value if isinstance(value, tuple) else (value,):
            if isinstance(ref, Ref):
                pairs |= {(f"{relation} {scheme}", key) for scheme, key in _ids(ref, source)}
                pairs |= {(f"{relation} {n.lang or ''}", normalise(n.text)) for n in ref.names}
    if isinstance(item, Event) and item.edition:
        pairs.add(("edition", str(item.edition)))
    # Homonyms in one list often differ by this only.
    if isinstance(item, Territory) and item.lat is not None and item.long is not None:
        pairs.add((POINT, f"{item.lat:.4f},{item.long:.4f}"))
    return frozenset(pairs)


@cache
def _wholes_of(model: type[Thing]) -> tuple[str, ...]:
    return tuple(relation for relation in _WHOLES if relation in model.model_fields)


def _actor_kind(item: Thing) -> str | None:
    if isinstance(item, Collectivity | Institution):
        return item.kind
    if isinstance(item, Territory) and item.level is not None:
        return f"level-{item.level}"
    return None


def mentions_in(record: Record, source: str) -> Iterator[Mention]:
    """All mentions of identified kinds in `record`: the record's own and its references."""
    if isinstance(record, Thing) and getattr(record, "type", "") in KINDS and _known(record):
        yield mention_of(record, source)
    country = getattr(record, "country", None)
    if country:
        yield country_mention(country, source)
    for ref in found_in(record, (Ref,)):
        if ref.kind in KINDS and _known(ref):
            yield mention_of(ref, source)
        if ref.country:
            yield country_mention(ref.country, source)


def _known(item: Thing | Ref) -> bool:
    """A withdrawn person has an address already, and is nobody's likeness."""
    return WITHDRAWN not in item.ids


@cache
def country_mention(code: str, source: str) -> Mention:
    """The mention of a country's territory that an ISO 3166-1 code in a record makes."""
    return mention_of(Ref(kind="territory", ids={"iso3166-1": code}), source)
