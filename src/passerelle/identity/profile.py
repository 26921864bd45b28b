"""What scoring needs to know of a cluster, each thing worked out when it is first asked."""

from __future__ import annotations

from functools import cached_property

from passerelle.identity.atlas import Atlas, Point, distance
from passerelle.identity.cluster import Cluster, register_of
from passerelle.identity.forms import Form, read_form
from passerelle.identity.mentions import POINT
from passerelle.identity.words import FACETS, LEVELS, SAME_FAMILY

__all__ = ["Profile"]

_NEIGHBOURS = 20.0
"""Kilometres between neighbours at most."""


class Profile:
    """One cluster, read: its forms of name, kinds, identifiers and places."""

    def __init__(self, cluster: Cluster, atlas: Atlas) -> None:
        self.cluster = cluster
        self.kind = cluster.kind
        self._atlas = atlas

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """Its names, those of all its mentions, as they are read."""
        texts = {name.text for mention in self.cluster.mentions for name in mention.written}
        return tuple(dict.fromkeys(read_form(text, self.kind) for text in sorted(texts)))

    @cached_property
    def registers(self) -> dict[str, frozenset[str]]:
        """Its identifiers by the register they are unique in."""
        found: dict[str, set[str]] = {}
        for scheme, value in self.cluster.ids:
            found.setdefault(register_of(scheme, value), set()).add(value)
        return {register: frozenset(values) for register, values in found.items()}

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries that are told of it."""
        return self.cluster.known("country")

    @cached_property
    def told_kinds(self) -> frozenset[str]:
        """What its sources say that it is; empty when that parts it from nothing."""
        told: set[str] = set()
        for kind in self.cluster.known("actor_kind") - SAME_FAMILY:
            told |= LEVELS.get(kind) or FACETS.get(kind, frozenset((kind,)))
        return frozenset(told)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """What it may be: by its sources, narrowed by the words of its names where these agree."""
        worded = frozenset[str]().union(*(form.kinds for form in self.forms))
        return (self.told_kinds & worded) or self.told_kinds or worded

    @cached_property
    def homes(self) -> frozenset[int]:
        """The territories that it is or stands at."""
        return self._atlas.homes(self.cluster)

    @cached_property
    def above(self) -> frozenset[int]:
        """The territories that its own lie within."""
        return self._atlas.above(self.cluster)

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """Its coordinates, or those of where it stands."""
        return self._atlas.points(self.cluster)

    def kilometres_to(self, other: Profile) -> float | None:
        """How far the two lie from each other where they are nearest, if that is known."""
        found = [distance(x, y) for x in self.points for y in other.points]
        return min(found) if found else None

    def is_near(self, other: Profile) -> bool:
        """Whether the two are known to lie as near as neighbours."""
        kilometres = self.kilometres_to(other)
        return kilometres is not None and kilometres <= _NEIGHBOURS

    @cached_property
    def aside(self) -> frozenset[str]:
        """What its names put behind a comma or in brackets."""
        return frozenset().union(*(form.aside for form in self.forms))

    @cached_property
    def homepages(self) -> frozenset[str]:
        """Its addresses on the web, without what two writers of them may leave out."""
        return frozenset(map(_address, self.cluster.known("homepage")))

    @cached_property
    def terms(self) -> dict[str, frozenset[str]]:
        """Where it stands or what it is part of, in each of the terms in which that is told."""
        found: dict[str, set[str]] = {}
        for term, value in self.cluster.place:
            if term != POINT:
                found.setdefault(term, set()).add(value)
        return {term: frozenset(values) for term, values in found.items()}


def _address(homepage: str) -> str:
    """Host and path, bare.

    >>> _address("https://www.lyon.fr/"), _address("http://lyon.fr")
    ('lyon.fr', 'lyon.fr')
    """
    bare = homepage.split("://", 1)[-1].lower().removeprefix("www.")
    return bare.rstrip("/")
