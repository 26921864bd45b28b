"""What a tie looks like in a network: a plain dict, one for all pairs that a relation links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from passerelle.network.evidence import evidence_of
from passerelle.network.expand import Tie
from passerelle.network.facts import Names, local, names_of
from passerelle.network.select import MODALITIES
from passerelle.store import Store
from passerelle.vocabulary import load_vocabulary

__all__ = ["Link", "Links", "labels_of_term", "node_of"]

Link = dict[str, Any]


class Links:
    """Makes the links of one projection; ties of equal relation and dates share theirs.

    `details` adds names in all languages and the evidence, which take a while to look up.
    """

    def __init__(self, store: Store, relation: str, ties: Iterable[Tie], *, details: bool) -> None:
        self._relation, self._details = relation, details
        self._made: dict[tuple[str, int, str, str], Link] = {}
        nodes = {node_of(tie) for tie in ties} if details else set()
        self._names: Mapping[str, Names] = names_of(store, nodes)
        self._evidence = evidence_of(store, nodes)

    def of(self, tie: Tie) -> Link:
        """The link of `tie`: what it is, when, how sure, on which themes, and who says so."""
        when, modality, kind = tie.when, _weakest(tie), _kind(tie)
        key = (node_of(tie), id(when), modality, kind)
        if key in self._made:
            return self._made[key]
        link: Link = {
            "id": key[0],
            "relation": self._relation,
            "kind": local(kind),
            "modality": modality,
            "when": when.text if when else "",
            "earliest_start": _iso(when.earliest_start) if when else None,
            "latest_start": _iso(when.latest_start) if when else None,
            "earliest_end": _iso(when.earliest_end) if when else None,
            "latest_end": _iso(when.latest_end) if when else None,
            "last_seen": _iso(when.last_seen) if when else None,
            "themes": sorted(map(local, tie.relation.themes)),
        }
        if self._details:
            link |= {
                "names": self._names.get(key[0], {}),
                "kind_names": dict(labels_of_term(kind)),
                "modality_names": load_vocabulary().labels("modality", modality),
                "evidence": self._evidence.get(key[0], []),
            }
        self._made[key] = link
        return link


def node_of(tie: Tie) -> str:
    """The address that says so: of the part in a two-mode tie, else of the relation."""
    return (tie.parts[0].node if len(tie.parts) == 1 else "") or tie.relation.node


def _kind(tie: Tie) -> str:
    own = tie.parts[0].kind if len(tie.parts) == 1 else min(part.kind for part in tie.parts)
    return own or tie.relation.kind


def _weakest(tie: Tie) -> str:
    """What counts least of what is said: a reported part makes a reported link."""
    said = {local(one) for one in (tie.relation.modality, *(p.modality for p in tie.parts)) if one}
    return next((one for one in reversed(MODALITIES) if one in said), "")


@lru_cache(maxsize=1_000)
def labels_of_term(term: str) -> Mapping[str, str]:
    """The labels of a concept of our schemes, by its address; none for other addresses."""
    scheme = term.rsplit("#", 1)[0].rsplit("/", 1)[-1]
    return load_vocabulary().labels(scheme, local(term))


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
