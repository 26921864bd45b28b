"""How much speaks for two clusters being one thing: evidence added up, unless a veto forbids it.

The weights and marks are checked by ``benchmarks/identity``: run it when you change one.
"""

from __future__ import annotations

from passerelle.identity.atlas import Atlas
from passerelle.identity.cluster import Apart
from passerelle.identity.likeness import Likeness, best_likeness
from passerelle.identity.profile import Profile
from passerelle.identity.reasons import Reason, Score
from passerelle.identity.vetoes import veto
from passerelle.identity.words import FACETS, HOMOPHONES

__all__ = ["CERTAIN", "MARGIN", "REVIEW", "score"]

CERTAIN = 0.90
"""At or above it two things are one. An equal name in one country and of one kind reaches
it; a name that only reads alike needs a place, coordinates or a reading no other place has."""
REVIEW = 0.70
"""Below it two things are two. Names alike in one country without anything else reach it."""
MARGIN = 0.05
"""How far any other candidate must lie behind: less than one piece of evidence is no lead."""
_NAME = 0.80
"""An equal name alone stays under the certain mark, and over that of review."""
_COUNTRY, _KIND, _CITY_KIND, _ONE_SIDED = 0.06, 0.05, 0.04, -0.05
_PLACE, _RANK, _HOMEPAGE = 0.10, 0.08, 0.15
_NEAR = ((5.0, 0.12), (20.0, 0.08), (50.0, 0.04))
"""Kilometres, and what they add: two lists rarely agree on the centre of a large city."""
_FAR = ((150.0, -0.10), (float("inf"), -0.25))
_CITY = frozenset(("commune", "prefecture-city", "county-city", "municipality-central"))
_AROUND = frozenset(("arrondissement", "intermunicipal-body", *FACETS["intermunicipal-body"]))
"""What is named for a town in its midst."""
_HIGH = frozenset(
    (
        *("province", "autonomous-region", "municipality-central", "prefecture-city"),
        *("autonomous-prefecture", "special-administrative-region"),
        *("region", "departement"),  # as the same ranks are called elsewhere
    )
)
_PLACES = ("collectivity", "territory")
Found = tuple[list[Reason], bool]
"""Reasons, and whether they leave the matter to a person."""


def score(one: Profile, two: Profile, atlas: Atlas, apart: Apart) -> Score:
    """Weigh two clusters of one kind; the order of the two does not matter."""
    forbidden = veto(one, two, atlas, apart)
    if forbidden:
        return Score(0.0, (forbidden,), held=True, veto=True)
    name = best_likeness(one.forms, two.forms, one.kind, one.is_near(two))
    if not name.degree:
        return Score(0.0, ())
    reasons = [Reason(name.code, round(_NAME * name.degree**2, 3), name.detail)]
    held = not name.sure
    for found, holds in (
        _country(one, two),
        _kind(one, two, name, atlas),
        _place(one, two, atlas),
        _administered(one, two),
        _aside(one, two, atlas),
        _coordinates(one.kilometres_to(two)),
        _homepage(one, two),
    ):
        reasons += found
        held = held or holds
    if one.kind == "person":
        reasons.append(Reason("person"))
    value = max(0.0, min(1.0, sum(reason.weight for reason in reasons)))
    return Score(round(value, 3), tuple(reasons), held=held)


def _country(one: Profile, two: Profile) -> Found:
    shared = one.countries & two.countries
    return ([Reason("country", _COUNTRY, ", ".join(sorted(shared)))] if shared else []), False


def _kind(one: Profile, two: Profile, name: Likeness, atlas: Atlas) -> Found:
    known = one.kinds & two.kinds if one.kinds and two.kinds else one.kinds or two.kinds
    if not known:
        return [], False
    agree = bool(one.kinds and two.kinds)
    reasons = [Reason("kind", _KIND, ", ".join(sorted(known)))] if agree else []
    if one.kind not in _PLACES:
        return reasons, False
    alone = _only_of_its_rank(one, two, known, name) or _only_so_read(one, two, name, atlas)
    if alone:
        reasons.append(Reason("rank", _RANK))
    if not agree and known & _CITY:
        reasons.append(Reason("kind-city", _CITY_KIND))
    elif not agree:
        sure = alone or _set_aside_alike(one, two, atlas)
        reasons.append(Reason("kind-one-sided", 0.0 if sure else _ONE_SIDED))
        return reasons, not sure
    return reasons, False


def _only_so_read(one: Profile, two: Profile, name: Likeness, atlas: Atlas) -> bool:
    """Whether the one is the only place of a whole register that reads as both do."""
    sounds = {form.sound for form in one.forms} & {form.sound for form in two.forms}
    if (one.kinds | two.kinds) & _AROUND:
        return False  # Cherbourg is no more, and its arrondissement is another thing
    return name.sure and any(
        atlas.only_so_read(home, sound) for home in one.homes | two.homes for sound in sounds
    )


def _only_of_its_rank(one: Profile, two: Profile, known: frozenset[str], name: Likeness) -> bool:
    """Whether a Chinese province or prefecture is meant, and no other division reads so."""
    told = one.told_kinds | two.told_kinds or known
    if not name.sure or one.countries & two.countries != {"CN"} or not told <= _HIGH:
        return False
    sounds = {form.sound for form in one.forms} & {form.sound for form in two.forms}
    return bool(sounds) and not sounds & HOMOPHONES


def _place(one: Profile, two: Profile, atlas: Atlas) -> Found:
    if one.kind != "territory" and one.homes & two.homes:
        return [
            Reason("place", _PLACE, ", ".join(sorted(atlas.sounds(one.homes & two.homes))))
        ], False
    shared = one.above & two.above
    if shared:
        return [Reason("place", _PLACE, ", ".join(sorted(atlas.sounds(shared))))], False
    same = sorted(
        value
        for term in one.terms.keys() & two.terms.keys()
        for value in one.terms[term] & two.terms[term]
        if not _is_country(term)
    )
    return ([Reason("place", _PLACE, same[0])] if same and one.kind == "institution" else []), False


def _administered(one: Profile, two: Profile) -> Found:
    """Bodies of different places are left alone until it is known whether these are one.

    Merged before, they would administer two places; the next round, or the next build after
    a person has decided on the places, brings them together.
    """
    apart = one.kind == "collectivity" and one.homes and two.homes and not one.homes & two.homes
    return ([Reason("places-open")] if apart else []), bool(apart)


def _is_country(term: str) -> bool:
    return term.endswith("iso3166-1")


def _aside(one: Profile, two: Profile, atlas: Atlas) -> Found:
    """What stands behind a comma or in brackets must be known of the other side too."""
    if not one.aside and not two.aside:
        return [], False
    confirmed = _set_aside_alike(one, two, atlas)
    if confirmed:
        return [Reason("aside", _PLACE, ", ".join(sorted(confirmed)))], False
    return [Reason("aside-one-sided", _ONE_SIDED, ", ".join(sorted(one.aside | two.aside)))], True


def _set_aside_alike(one: Profile, two: Profile, atlas: Atlas) -> frozenset[str]:
    """What one name puts aside and the other side is known to lie in, or puts aside too."""
    if not one.aside and not two.aside:
        return frozenset()
    lies_in = (one.aside & atlas.sounds(two.above)) | (two.aside & atlas.sounds(one.above))
    return (one.aside & two.aside) | lies_in


def _coordinates(kilometres: float | None) -> Found:
    if kilometres is None:
        return [], False
    said = f"{kilometres:.0f} km"
    for limit, weight in _NEAR:
        if kilometres <= limit:
            return [Reason("near", weight, said)], False
    weight = next(weight for limit, weight in _FAR if kilometres <= limit)
    return [Reason("far", weight, said)], True


def _homepage(one: Profile, two: Profile) -> Found:
    shared = sorted(one.homepages & two.homepages)
    return ([Reason("homepage", _HOMEPAGE, shared[0])] if shared else []), False
