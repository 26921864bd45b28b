"""A cluster: mentions taken to be one thing, and what is known of that thing."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import product

from passerelle.identity.mentions import TRUST, Mention
from passerelle.identity.reasons import LANGUAGES

__all__ = ["BEST", "Apart", "Cluster", "Finding", "register_of", "trust"]

BEST = 4
"""The specificity of a cluster that has an identifier."""


_FINDINGS = {
    "any-of": (
        "« {0} » peut désigner plusieurs choses",
        "'{0}' may be any of",
        "“{0}”可能指以下任何一个",
    ),
    "differ": (
        "ont en commun {0} {1} mais diffèrent par {2} : {3}",
        "share {0} {1} but differ in {2}: {3}",
        "{0} {1} 相同，但 {2} 不同：{3}",
    ),
    "no-address": (
        "renvoie à « {0} », que le registre d'identité ne connaît pas",
        "points at '{0}', an address that the ledger does not have",
        "指向“{0}”，但身份登记中没有该地址",
    ),
    "decided": (
        "ont en commun {0} {1} mais ont été jugés différents",
        "share {0} {1} but were decided to be different",
        "{0} {1} 相同，但已判定为不同",
    ),
}
"""Each code in the order of `LANGUAGES`; the detail of the finding is filled in."""


@dataclass(frozen=True)
class Finding:
    """Something identity could not decide, for a person to look at."""

    code: str
    things: tuple[str, ...]
    detail: tuple[str, ...] = ()

    def text(self, lang: str) -> str:
        """The finding for a person, without the things it is about."""
        return _FINDINGS[self.code][LANGUAGES.index(lang)].format(*self.detail)

    @property
    def what(self) -> str:
        """The finding in English."""
        return self.text("en")


@dataclass(eq=False)
class Cluster:
    """Mentions taken to be one thing."""

    kind: str
    mentions: list[Mention] = field(default_factory=list)

    @property
    def ids(self) -> frozenset[tuple[str, str]]:
        """All identifiers, as (scheme, value)."""
        return frozenset().union(*(mention.ids for mention in self.mentions))

    @property
    def names(self) -> frozenset[str]:
        """All normalised names."""
        return frozenset().union(*(mention.names for mention in self.mentions))

    @property
    def profile(self) -> tuple[str, str, str, str]:
        """Country, kind of actor, source (for kinds not named globally), place; or empty."""
        known = (min(self.known(what), default="") for what in ("country", "actor_kind", "source"))
        return (*known, "|".join(f"{space}={value}" for space, value in sorted(self.place)))  # type: ignore[return-value]

    def known(self, what: str) -> frozenset[str]:
        """All values of one attribute that the mentions state."""
        return frozenset({getattr(mention, what) for mention in self.mentions} - {None})

    @property
    def place(self) -> frozenset[tuple[str, str]]:
        """What its mentions say that it is part of or stands at."""
        return frozenset().union(*(mention.place for mention in self.mentions))

    @property
    def keys(self) -> list[str]:
        """Identifiers, the most trusted first; names only where there is no identifier."""
        ids = sorted(self.ids, key=lambda pair: (trust(pair[0]), pair))
        return [f"{scheme}:{value}" for scheme, value in ids] or self.name_keys()

    def name_keys(self, profile: tuple[str, ...] | None = None) -> list[str]:
        """Keys made of names, within what is known of the thing (or within `profile`)."""
        country, actor_kind, source, place = profile or self.profile
        scope = ":".join((country, actor_kind, source, *([place] if place else [])))
        return sorted(f"name:{scope}:{name}" for name in self.names)

    @property
    def digest(self) -> str:
        """A short digest of its identifiers and names."""
        # Names too: things that conflict over an identifier have the same identifiers.
        told = sorted({*self.keys, *self.name_keys()})
        return hashlib.sha256("\n".join(told).encode()).hexdigest()[:10]

    @property
    def last_key(self) -> str:
        """The key of a thing whose identifiers and names all lead to other things."""
        return f"described:{self.digest}"

    @property
    def told(self) -> set[str]:
        """All keys a decision may have been written with, also before more was known."""
        keys = {*self.keys, self.last_key}
        for mention in self.mentions:
            if not mention.ids:
                alone = Cluster(self.kind, [mention])
                country, actor_kind, source, place = alone.profile
                for scope in product({country, ""}, {actor_kind, ""}, {source}, {place, ""}):
                    keys.update(alone.name_keys(scope))
        return keys

    @property
    def specificity(self) -> int:
        """How much is known of it besides its name: an identifier counts most."""
        if any(mention.ids for mention in self.mentions):
            return BEST
        return sum(map(bool, (self.known("country"), self.known("actor_kind"), self.place)))

    @property
    def label(self) -> str:
        """A short text that tells a person which thing is meant."""
        names = sorted({name.text for mention in self.mentions for name in mention.shown})
        ids = sorted(f"{scheme}:{value}" for scheme, value in self.ids)
        return " ".join((names or ids)[:1] + [f"({text})" for text in ids[:1] if names])


class Apart:
    """Pairs of keys that people decided to be different."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._others: dict[str, set[str]] = defaultdict(set)
        for left, right in pairs:
            self._others[left].add(right)
            self._others[right].add(left)

    def parts(self, one: Cluster, two: Cluster) -> bool:
        """Whether people decided that the two are different."""
        if not self._others:
            return False
        others = {other for key in one.told if key in self._others for other in self._others[key]}
        return bool(others) and not others.isdisjoint(two.told)


def trust(scheme: str) -> int:
    """The rank of a key in keeping an address: the workspace's own key is its stable handle."""
    if scheme == "own":
        return -1
    return TRUST.index(scheme) if scheme in TRUST else len(TRUST)


def register_of(scheme: str, value: str) -> str:
    """Where an identifier is unique: its scheme, or for a local key the source it is of."""
    return f"local {value.split('/')[0]}" if scheme == "local" else scheme
