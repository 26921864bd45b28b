"""What forbids that two clusters are one thing, whatever else speaks for it.

Other identifiers in one register, other countries, other kinds, other places, a decision.
"""

from __future__ import annotations

from collections.abc import Callable

from passerelle.identity.atlas import Atlas
from passerelle.identity.cluster import Apart
from passerelle.identity.forms import read_place
from passerelle.identity.profile import Profile
from passerelle.identity.reasons import Reason

__all__ = ["veto"]

_IDS = ("own", "local", "siren", "siret", "rna", "insee", "insee-dep", "insee-reg", "gb2260")


def _identifiers(one: Profile, two: Profile, atlas: Atlas, apart: Apart) -> Reason | None:
    for register in sorted(one.registers.keys() & two.registers.keys()):
        if one.registers[register] != two.registers[register] and not _listed_twice(
            register, one, two
        ):
            values = sorted(one.registers[register] | two.registers[register])
            return Reason("conflict-identifier", detail=f"{register} {' / '.join(values)}")
    return None


def _listed_twice(register: str, one: Profile, two: Profile) -> bool:
    """Whether two keys of one source may be of one place: the same name at nearly one point.

    Two bodies of one place may then be one too.
    """
    if not register.startswith("local "):
        return False
    if one.kind == "collectivity":
        return bool(one.homes & two.homes)
    if one.kind != "territory":
        return False
    alike = {form.sound for form in one.forms} & {form.sound for form in two.forms}
    return bool(alike) and one.is_near(two)


def _countries(one: Profile, two: Profile, atlas: Atlas, apart: Apart) -> Reason | None:
    if one.countries and two.countries and not one.countries & two.countries:
        return Reason("conflict-country", detail=_both(one.countries, two.countries))
    return None


def _kinds(one: Profile, two: Profile, atlas: Atlas, apart: Apart) -> Reason | None:
    if one.kinds and two.kinds and not one.kinds & two.kinds:
        return Reason("conflict-kind", detail=_both(one.kinds, two.kinds))
    return None


def _wholes(one: Profile, two: Profile, atlas: Atlas, apart: Apart) -> Reason | None:
    """Different territories are proven by their identifiers; other wholes by how they are told."""
    for term in sorted(one.terms.keys() & two.terms.keys()):
        here, there = one.terms[term], two.terms[term]
        if not here & there and _comparable(term, here, there) and not _one_place(term, one, two):
            return Reason("conflict-place", detail=f"{term} {_both(here, there)}")
    if _proven_apart(one.homes, two.homes, atlas):
        return Reason("conflict-place")
    for level in ("level-1", "level-2"):
        mine = frozenset(x for x in one.above if level in atlas.level(x))
        theirs = frozenset(x for x in two.above if level in atlas.level(x))
        if _proven_apart(mine, theirs, atlas):
            return Reason("conflict-place", detail=_both(atlas.sounds(mine), atlas.sounds(theirs)))
    return None


def _comparable(term: str, mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two values of `term` that differ mean two things.

    A source's own keys mean nothing in another one; and it may list a place twice under two
    of them, so that only what these places turn out to be can tell.
    """
    relation, _, scheme = term.partition(" ")
    if scheme != "local":
        return True
    sources = [{value.split("/")[0] for value in side} for side in (mine, theirs)]
    return relation == "unit_of" and bool(sources[0] & sources[1])


def _one_place(term: str, one: Profile, two: Profile) -> bool:
    """Whether a place told by name may be the same under two spellings."""
    if term == "edition" or "iso" in term or any(term.endswith(f" {end}") for end in _IDS):
        return False
    mine, theirs = ({read_place(text).sound for text in side.terms[term]} for side in (one, two))
    return bool(mine & theirs)


def _proven_apart(mine: frozenset[int], theirs: frozenset[int], atlas: Atlas) -> bool:
    if not mine or not theirs or mine & theirs:
        return False
    pairs = ((atlas.territories[x].ids, atlas.territories[y].ids) for x in mine for y in theirs)
    return all({s for s, _ in x if s != "local"} & {s for s, _ in y} for x, y in pairs)


def _decisions(one: Profile, two: Profile, atlas: Atlas, apart: Apart) -> Reason | None:
    return Reason("conflict-decision") if apart.parts(one.cluster, two.cluster) else None


def _both(one: frozenset[str], two: frozenset[str]) -> str:
    return " / ".join(sorted((", ".join(sorted(one)), ", ".join(sorted(two)))))


_VETOES: tuple[Callable[[Profile, Profile, Atlas, Apart], Reason | None], ...] = (
    _identifiers,
    _countries,
    _kinds,
    _wholes,
    _decisions,
)


def veto(one: Profile, two: Profile, atlas: Atlas, apart: Apart) -> Reason | None:
    """The first reason for which the two cannot be one thing, whatever their names."""
    return next(filter(None, (check(one, two, atlas, apart) for check in _VETOES)), None)
