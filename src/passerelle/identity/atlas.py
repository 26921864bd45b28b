"""Where things stand: their territories, what lies above these, and their coordinates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from math import asin, cos, radians, sin, sqrt

from passerelle.identity.cluster import Cluster
from passerelle.identity.forms import read_place
from passerelle.identity.mentions import POINT

__all__ = ["Atlas", "Point", "distance"]

Point = tuple[float, float]
_EARTH = 6371.0
_WHOLE = 1000
"""So many places of a country with codes are taken to be all it has: a register, no extract."""
_STANDS_AT = ("administers", "seat", "place")


def distance(one: Point, two: Point) -> float:
    """Kilometres between two points given in degrees, on a sphere."""
    lat1, long1, lat2, long2 = map(radians, (*one, *two))
    half = sin((lat2 - lat1) / 2) ** 2
    half += cos(lat1) * cos(lat2) * sin((long2 - long1) / 2) ** 2
    return 2 * _EARTH * asin(min(1.0, sqrt(half)))


class Atlas:
    """The territories among the clusters, found by identifier or by unique name."""

    def __init__(self, clusters: Iterable[Cluster]) -> None:
        self.territories = [one for one in clusters if one.kind == "territory"]
        self._by_id: dict[tuple[str, str], set[int]] = defaultdict(set)
        self._by_name: dict[str, set[int]] = defaultdict(set)
        for place, cluster in enumerate(self.territories):
            for pair in cluster.ids:
                self._by_id[pair].add(place)
            for name in cluster.names:
                self._by_name[name].add(place)
        self._above: dict[int, frozenset[int]] = {}
        self._own = {id(cluster): place for place, cluster in enumerate(self.territories)}

    def homes(self, cluster: Cluster) -> frozenset[int]:
        """The territories that it is or stands at."""
        if id(cluster) in self._own:
            return frozenset((self._own[id(cluster)],))
        return self._told(cluster, _STANDS_AT)

    def above(self, cluster: Cluster) -> frozenset[int]:
        """The territories, below the country, that its own lie within, at any remove."""
        direct = self._told(cluster, ("within",)) if id(cluster) not in self._own else frozenset()
        return frozenset().union(
            *(self._parents(home, frozenset()) for home in self.homes(cluster)),
            direct,
            *(self._parents(one, frozenset()) for one in direct),
        )

    def _parents(self, place: int, seen: frozenset[int]) -> frozenset[int]:
        if place not in self._above:
            up = self._told(self.territories[place], ("within",)) - seen - {place}
            up = frozenset(one for one in up if not self._is_country(one))
            more = (self._parents(one, seen | {place}) for one in sorted(up))
            found = up.union(*more)
            if seen:  # inside a walk a circle may have cut it short
                return found
            self._above[place] = found
        return self._above[place]

    def _is_country(self, place: int) -> bool:
        cluster = self.territories[place]
        return "level-0" in cluster.known("actor_kind") or any(
            scheme == "iso3166-1" for scheme, _ in cluster.ids
        )

    def _told(self, cluster: Cluster, relations: tuple[str, ...]) -> frozenset[int]:
        found: set[int] = set()
        for term, value in cluster.place:
            relation, _, scheme = term.partition(" ")
            if relation in relations:
                hits = self._by_id.get((scheme, value)) or self._by_name.get(value) or set()
                if len(hits) == 1:
                    found |= hits
        return frozenset(found)

    def points(self, cluster: Cluster) -> tuple[Point, ...]:
        """Its coordinates: its own, or those of where it stands."""
        own = _points(cluster)
        if own or cluster.kind == "territory":
            return own
        homes = sorted(self.homes(cluster))
        return tuple(point for home in homes for point in _points(self.territories[home]))

    def sounds(self, places: Iterable[int]) -> frozenset[str]:
        """How the names of these territories read."""
        names = (
            n.text for one in places for m in self.territories[one].mentions for n in m.written
        )
        return frozenset(read_place(text).sound for text in names)

    def only_so_read(self, place: int, sound: str) -> bool:
        """Whether a whole register of its country is here, and nothing else in it reads so."""
        (country,) = self.territories[place].known("country") or (None,)
        return len(self._registered[country]) >= _WHOLE and self._read[country, sound] == {place}

    @cached_property
    def _registered(self) -> dict[str | None, set[int]]:
        """The places of each country that bear a code, or a key of the workspace's own."""
        found: dict[str | None, set[int]] = defaultdict(set)
        for place, cluster in enumerate(self.territories):
            if any(scheme != "local" for scheme, _ in cluster.ids):
                for country in cluster.known("country"):
                    found[country].add(place)
        return found

    @cached_property
    def _read(self) -> dict[tuple[str | None, str], set[int]]:
        found: dict[tuple[str | None, str], set[int]] = defaultdict(set)
        for country, places in self._registered.items():
            for place in places:
                for sound in self.sounds((place,)):
                    found[country, sound].add(place)
        return found

    def level(self, place: int) -> frozenset[str]:
        """The ranks that are told of a territory."""
        return self.territories[place].known("actor_kind")


def _points(cluster: Cluster) -> tuple[Point, ...]:
    values = sorted({value for term, value in cluster.place if term == POINT})
    pairs = (value.split(",") for value in values)
    return tuple((float(lat), float(long)) for lat, long in pairs)
