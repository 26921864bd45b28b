"""Scored pairs become merges or questions: certain and unique both ways, or a person decides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from passerelle.identity.astray import Districts
from passerelle.identity.atlas import Atlas
from passerelle.identity.block import SCORED, candidates
from passerelle.identity.cluster import Apart, Cluster
from passerelle.identity.profile import Profile
from passerelle.identity.reasons import Reason, Score
from passerelle.identity.score import CERTAIN, MARGIN, REVIEW, score

__all__ = ["Question", "is_certain", "join_by_score"]

_ROUNDS = 4
"""A merge may make the next one certain, as a department does its communes; more is rare."""

_LARGEST = 40
"""Spellings of one thing; a larger group is no longer trusted and goes to a person."""


@dataclass(frozen=True, eq=False)
class Question:
    """Two clusters that a person should look at."""

    left: Cluster
    right: Cluster
    score: Score


@dataclass(frozen=True, eq=False)
class _Edge:
    left: Profile
    right: Profile
    score: Score

    @property
    def clusters(self) -> frozenset[int]:
        """Both clusters, known again in the next round if nothing was merged into them."""
        return frozenset((id(self.left.cluster), id(self.right.cluster)))

    def held_for(self, reason: Reason) -> _Edge:
        """The same pair, left to a person."""
        reasons = (*self.score.reasons, reason)
        return _Edge(self.left, self.right, Score(self.score.value, reasons, held=True))

    def other(self, side: int) -> int:
        return id(self.right if id(self.left) == side else self.left)


_Astray = dict[frozenset[int], tuple[_Edge, Reason]]
"""Pairs by their clusters; the edge keeps these alive, so that no other takes their number."""


def is_certain(kind: str, found: Score) -> bool:
    """Whether a score merges on its own: never people, never what is held for a person."""
    return found.value >= CERTAIN and not found.held and kind != "person"


def join_by_score(
    clusters: list[Cluster], apart: Apart, scored: tuple[str, ...] = SCORED
) -> tuple[list[Cluster], list[Question]]:
    """Merge what is certain, round by round; return what lies between the marks."""
    astray: _Astray = {}  # once astray, a pair stays with the person
    for _ in range(_ROUNDS):
        table = _Table(clusters, apart, scored, astray)
        groups = table.groups()
        if not groups:
            break
        clusters = _merged(clusters, groups)
    else:
        table = _Table(clusters, apart, scored, astray)
    return clusters, table.questions()


def _merged(clusters: list[Cluster], groups: list[list[Profile]]) -> list[Cluster]:
    gone = {id(profile.cluster) for group in groups for profile in group}
    kept = [cluster for cluster in clusters if id(cluster) not in gone]
    for group in groups:
        mentions = [mention for profile in group for mention in profile.cluster.mentions]
        kept.append(Cluster(group[0].kind, mentions))
    return kept


class _Table:
    """All candidate pairs of one round, scored."""

    def __init__(
        self,
        clusters: list[Cluster],
        apart: Apart,
        scored: Iterable[str],
        astray: _Astray,
    ) -> None:
        self.atlas = Atlas(clusters)
        self.apart = apart
        kinds = set(scored)
        profiles = [Profile(one, self.atlas) for one in clusters if one.kind in kinds]
        self._joined = [one for one in profiles if one.kind == "territory" and one.points]
        self.edges: list[_Edge] = []
        for one, two in candidates(profiles):
            found = score(one, two, self.atlas, apart)
            if found.value >= REVIEW:
                self.edges.append(_Edge(one, two, found))
        self._hold_astray(astray)
        self.of: dict[int, list[_Edge]] = defaultdict(list)
        for edge in self.edges:
            self.of[id(edge.left)].append(edge)
            self.of[id(edge.right)].append(edge)

    def _hold_astray(self, astray: _Astray) -> None:
        """Leave to a person what would put a place far outside its district."""
        certain = [edge for edge in self.edges if is_certain(edge.left.kind, edge.score)]
        pairs = [(edge.left, edge.right) for edge in certain]
        districts = Districts([*pairs, *((one, one) for one in self._joined)], self.atlas)
        for edge in certain:
            kilometres = districts.astray(edge.left, edge.right)
            if kilometres is not None:
                reason = Reason("astray", detail=f"{kilometres:.0f} km")
                astray.setdefault(edge.clusters, (edge, reason))
        self.edges = [
            edge.held_for(astray[edge.clusters][1]) if edge.clusters in astray else edge
            for edge in self.edges
        ]

    def groups(self) -> list[list[Profile]]:
        """Groups to merge: no conflict inside, no rival outside."""
        certain = [edge for edge in self.edges if is_certain(edge.left.kind, edge.score)]
        whole: list[list[Profile]] = []
        torn: list[list[Profile]] = []
        for group in _components(certain):
            (whole if self._agree(group) and not self._rivals(group) else torn).append(group)
        loose = {id(profile) for group in torn for profile in group}
        pairs = [[e.left, e.right] for e in certain if id(e.left) in loose and self._leads(e)]
        return whole + pairs

    def _agree(self, group: list[Profile]) -> bool:
        return len(group) <= _LARGEST and not any(
            score(one, two, self.atlas, self.apart).veto for one, two in combinations(group, 2)
        )

    def _rivals(self, group: list[Profile]) -> bool:
        """Whether a member has a candidate outside that is nearly as good as those inside."""
        inside = {id(profile) for profile in group}
        for member in inside:
            within = max(e.score.value for e in self.of[member] if e.other(member) in inside)
            beyond = [e.score.value for e in self.of[member] if e.other(member) not in inside]
            if max(beyond, default=0.0) > within - MARGIN:
                return True
        return False

    def _leads(self, edge: _Edge) -> bool:
        """Whether each of the two is by far the best candidate of the other."""
        return all(
            other is edge or other.score.value <= edge.score.value - MARGIN
            for side in (edge.left, edge.right)
            for other in self.of[id(side)]
        )

    def questions(self) -> list[Question]:
        """What a person should look at, with the reason that kept it from merging.

        Two bodies are no question as long as their territories are one: these come first.
        """
        asked = {
            frozenset((*edge.left.homes, *edge.right.homes))
            for edge in self.edges
            if edge.left.kind == "territory"
        }
        return [
            Question(edge.left.cluster, edge.right.cluster, self._explained(edge))
            for edge in self.edges
            if edge.left.kind != "collectivity"
            or frozenset((*edge.left.homes, *edge.right.homes)) not in asked
        ]

    def _explained(self, edge: _Edge) -> Score:
        found = edge.score
        if not is_certain(edge.left.kind, found):
            return found
        return Score(found.value, (*found.reasons, Reason("rivals")), held=True)


def _components(edges: list[_Edge]) -> list[list[Profile]]:
    near: dict[int, list[Profile]] = defaultdict(list)
    all_of = {}
    for edge in edges:
        near[id(edge.left)].append(edge.right)
        near[id(edge.right)].append(edge.left)
        all_of.update({id(edge.left): edge.left, id(edge.right): edge.right})
    groups, seen = [], set[int]()
    for start in all_of.values():
        if id(start) in seen:
            continue
        seen.add(id(start))
        group, todo = [], [start]
        while todo:
            here = todo.pop()
            group.append(here)
            for other in near[id(here)]:
                if id(other) not in seen:
                    seen.add(id(other))
                    todo.append(other)
        groups.append(group)
    return groups
