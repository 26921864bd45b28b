"""Projections: which actor stands in which relation, as flat rows joined in Python.

A projection is a query file under ``queries/projections``; each row says that an actor
takes part in a relation (a cooperation, an event), with role, side, modality and bounds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations
from pathlib import Path

from passerelle.errors import QueryError, did_you_mean
from passerelle.resources import queries_dir
from passerelle.store import Store
from passerelle.store.base import Term
from passerelle.store.terms import plain
from passerelle.times import When

__all__ = ["Relation", "pairs", "projections", "read_projection", "select_relations"]

_BOUNDS = {
    "earliestStart": "earliest_start",
    "latestStart": "latest_start",
    "earliestEnd": "earliest_end",
    "latestEnd": "latest_end",
    "lastSeen": "last_seen",
}


@dataclass(frozen=True)
class Relation:
    """One cooperation or event with the actors in it; an actor's side may be unknown."""

    node: str
    kind: str
    modality: str
    when: When | None
    actors: dict[str, str | None] = field(hash=False)
    roles: dict[str, frozenset[str]] = field(default_factory=dict, hash=False)
    themes: frozenset[str] = frozenset()


def projections() -> dict[str, Path]:
    """The projections that ship with Passerelle, by name."""
    return {file.stem: file for file in sorted((queries_dir() / "projections").glob("*.rq"))}


def read_projection(store: Store, name: str) -> list[Relation]:
    """All relations of the projection `name`, sorted by address; raises `QueryError`."""
    known = projections()
    if name not in known:
        raise QueryError(f"there is no network '{name}'.", remedy=did_you_mean(name, known))
    relations: dict[str, Relation] = {}
    for row in store.select(known[name].read_text(encoding="utf-8")):
        node, actor = plain(row["relation"]), plain(row["actor"])
        relation = relations.get(node) or Relation(
            node=node,
            kind=_local(row.get("kind")),
            modality=_local(row.get("modality")),
            when=_when(row),
            actors={},
        )
        relation.actors[actor] = plain(row.get("side")) or relation.actors.get(actor)
        roles = relation.roles.get(actor, frozenset())
        relation.roles[actor] = roles | {_local(row.get("role"))}
        theme = _local(row.get("theme"))
        if theme and theme not in relation.themes:
            relation = replace(relation, themes=relation.themes | {theme})
        relations[node] = relation
    return [relations[node] for node in sorted(relations)]


def _local(term: Term | None) -> str:
    return plain(term).rsplit("#", 1)[-1]


def _when(row: dict[str, Term]) -> When | None:
    values = {
        field: date.fromisoformat(plain(row[name]))
        for name, field in _BOUNDS.items()
        if name in row
    }
    written = row.get("written")
    if not values and written is None:
        return None
    return When(text=plain(written), **values)


def select_relations(
    relations: Iterable[Relation],
    modalities: Iterable[str],
    on: date | None = None,
    *,
    possible: bool = False,
) -> Iterator[Relation]:
    """Those meant in one of `modalities` and active on a day: certainly, or `possible` too.

    A relation without any date is possible on every day and certain on none.
    """
    allowed = frozenset(modalities)
    for relation in relations:
        if relation.modality not in allowed:
            continue
        if on is not None:
            when = relation.when or When()
            if not (when.possible_on(on) if possible else when.certain_on(on)):
                continue
        yield relation


def pairs(relation: Relation) -> Iterator[tuple[str, str]]:
    """The pairs that `relation` links: those of different sides where sides are known."""
    for one, two in combinations(sorted(relation.actors), 2):
        left, right = relation.actors[one], relation.actors[two]
        if left is None or right is None or left != right:
            yield one, two
