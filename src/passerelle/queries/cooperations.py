"""Cooperations with their parties, as steps see them: made from flat rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from passerelle.queries.facts import Facts, active_in, order
from passerelle.store.base import Term
from passerelle.store.terms import plain
from passerelle.times import When

__all__ = ["Cooperation", "Party", "cooperations", "home_country"]


@dataclass(frozen=True)
class Party:
    """An actor's place in a cooperation: its side, the actor's country, its own dates."""

    actor: Term
    side: str
    country: str
    when: When | None

    @property
    def group(self) -> str:
        """The side it stands on: as stated, else its country."""
        return self.side or self.country

    def faces(self, other: Party) -> bool:
        """Whether the two stand on different sides; where neither is known, they may."""
        if self.actor == other.actor:
            return False
        if self.side and other.side:
            return self.side != other.side
        return not (self.country and other.country) or self.country != other.country


@dataclass(frozen=True)
class Cooperation:
    """A cooperation, its dates, and its parties."""

    node: Term
    when: When | None
    parties: tuple[Party, ...]

    def active(self, first: date | None, last: date | None, *, certain: bool) -> bool:
        """Whether it certainly (else possibly) was active in the period."""
        return active_in(self.when, first, last, certain=certain)

    def beside(
        self, one: Party, two: Party, first: date | None, last: date | None, *, certain: bool
    ) -> bool:
        """Whether both were parties of it in the period, by its dates and by their own."""
        own = (party.when for party in (one, two) if party.when is not None)
        return self.active(first, last, certain=certain) and all(
            active_in(when, first, last, certain=certain) for when in own
        )

    def across(self) -> Iterator[tuple[Party, Party]]:
        """Each pair of parties on different sides, where sides are known."""
        return ((one, two) for one, two in combinations(self.parties, 2) if one.faces(two))

    def on_two_sides(self, of_actor: Mapping[Term, Collection[Term]]) -> set[Term]:
        """The things (events, projects) that actors of at least two of its sides have."""
        of_side: dict[str, set[Term]] = defaultdict(set)
        for party in self.parties:
            of_side[party.group].update(of_actor.get(party.actor, ()))
        once: set[Term] = set()
        twice: set[Term] = set()
        for things in of_side.values():
            twice |= once & things
            once |= things
        return twice


def cooperations(facts: Facts) -> list[Cooperation]:
    """All cooperations that the query found parties of, sorted by address."""
    parties: dict[Term, list[Party]] = defaultdict(list)
    for node, cooperation in facts.pairs("inCooperation"):
        for actor in facts.all(node, "partyActor"):
            side, country = facts.one(node, "side"), facts.one(actor, "country")
            party = Party(actor, plain(side), plain(country), facts.when(node))
            parties[cooperation].append(party)
    return [
        Cooperation(
            node, facts.when(node), tuple(sorted(parties[node], key=lambda p: order(p.actor)))
        )
        for node in sorted(parties, key=order)
    ]


def home_country(facts: Facts) -> Term | None:
    """The country whose ISO code the query asked for: the only thing it fetched a code of."""
    return next(iter(facts.things("notation")), None)
