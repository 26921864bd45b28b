"""From relations to the ties of a network: one-mode, two-mode, and rolled up to groups.

One-mode links actors that share a relation; two-mode links each actor with what it shares.
How much a relation adds to a tie is its weight:

- ``count``: 1 for each relation (its own weight, where the projection states one);
- ``newman``: 1/(k-1) for a relation of k actors, so that one large meeting does not outweigh
  many small ones: where all are linked with all, the strength of an actor is then the number of
  its relations (Newman 2001, "Scientific collaboration networks II", Phys. Rev. E 64, 016132).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal, TypeAlias

from passerelle.network.project import Part, Relation
from passerelle.network.select import Selection, pairs
from passerelle.times import When

__all__ = ["WEIGHTS", "Tie", "Weight", "one_mode", "rolled_up", "together", "two_mode"]

Weight: TypeAlias = Literal["count", "newman"]
WEIGHTS: Mapping[str, str] = {
    "count": "number of relations",
    "newman": "sum over relations of 1/(k-1), k being the number of actors in each (Newman 2001)",
}
"""The weights of ties, as the attributes of a network state them."""

Counted: TypeAlias = Iterable[tuple[Relation, list[Part]]]


@dataclass(slots=True)
class Tie:
    """One relation between two nodes: what it adds to their link, and when it held."""

    one: str
    two: str
    relation: Relation
    parts: tuple[Part, ...]
    weight: float

    @property
    def when(self) -> When | None:
        """When both stood in it."""
        return together(self.relation.when, *(part.when for part in self.parts))


def one_mode(
    counted: Counted, wanted: Selection, weight: Weight, country: Mapping[str, str | None]
) -> Iterator[Tie]:
    """The ties between actors, in the order of relations and of addresses."""
    for relation, parts in counted:
        share = _share(weight, len({part.actor for part in parts}))
        for one, two in pairs(parts):
            if not wanted.countries or wanted.lets(country.get(one.actor), country.get(two.actor)):
                amount = share * _own(one) * _own(two)
                yield Tie(one.actor, two.actor, relation, (one, two), amount)


def two_mode(
    counted: Counted, wanted: Selection, weight: Weight, country: Mapping[str, str | None]
) -> Iterator[Tie]:
    """The ties between each actor and the relations it stands in, one for each part."""
    for relation, parts in counted:
        share = _share(weight, len({part.actor for part in parts}))
        for part in sorted(parts, key=lambda part: (part.actor, part.node)):
            if not wanted.countries or country.get(part.actor) in wanted.countries:
                yield Tie(part.actor, relation.node, relation, (part,), share * _own(part))


def rolled_up(
    ties: Iterable[Tie], group_of: Callable[[str], str | None], inside: dict[str, set[str]]
) -> Iterator[Tie]:
    """The ties between the groups of actors: each relation counts once between two groups.

    Relations within one group are put into `inside`, by group; who has no group drops out.
    """
    seen: set[tuple[str, str, str]] = set()
    for tie in ties:
        one, two = group_of(tie.one), group_of(tie.two)
        if one is None or two is None:
            continue
        if one == two:
            inside.setdefault(one, set()).add(tie.relation.node)
            continue
        what = tie.parts[0].node if len(tie.parts) == 1 else ""
        key = (min(one, two), max(one, two), what or tie.relation.node)
        if key not in seen:
            seen.add(key)
            yield Tie(one, two, tie.relation, tie.parts, tie.weight)


def _share(weight: Weight, actors: int) -> float:
    return 1.0 / (actors - 1) if weight == "newman" and actors > 2 else 1.0


def _own(part: Part) -> float:
    return 1.0 if part.weight is None else part.weight


def together(*whens: When | None) -> When | None:
    """When all of several held at once: from the latest start to the earliest end."""
    known = [when for when in whens if when is not None]
    return known[0] if len(known) == 1 else _together(tuple(known)) if known else None


@lru_cache(maxsize=10_000)
def _together(whens: tuple[When, ...]) -> When:
    def pick(choose: Callable[..., date], name: str) -> date | None:
        days = [day for when in whens if (day := getattr(when, name)) is not None]
        return choose(days) if days else None

    return When.model_construct(
        text=next((when.text for when in whens if when.text), ""),
        earliest_start=pick(max, "earliest_start"),
        latest_start=pick(max, "latest_start"),
        earliest_end=pick(min, "earliest_end"),
        latest_end=pick(min, "latest_end"),
        last_seen=pick(min, "last_seen"),
    )
