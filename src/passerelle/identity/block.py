"""Which clusters are worth comparing: those of one kind that share a key of some sort."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import product

from passerelle.identity.forms import Form
from passerelle.identity.profile import Profile

__all__ = ["LARGEST", "SCORED", "candidates"]

SCORED = ("territory", "institution", "collectivity", "person")
"""Kinds that are scored. Events, delegations, projects and instruments of one name are too
often different ones: they meet by identifier, by name in one source, or by decision."""

LARGEST = 400
"""Pairs in a block beyond which its key tells too little («saint», «association»)."""

_CELL = 0.5
"""Degrees of the grid in which near coordinates meet; a place also looks into the next cells."""

_VOWELS = re.compile(r"[aeiouyh]")
_SOUNDS = str.maketrans({"c": "k", "q": "k", "z": "s", "w": "v"})
_DOUBLED = re.compile(r"(.)\1+")


def candidates(profiles: list[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Pairs of profiles that share a key and no register; each pair once."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, profile in enumerate(profiles):
        for key in _keys(profile):
            blocks[profile.kind, key].append(place)
    seen: set[tuple[int, int]] = set()
    for (_, key), members in blocks.items():
        if len(members) < 2:
            continue
        # An equal name is always worth a look; other keys only as far as they tell things apart.
        limit = LARGEST * 10 if key.startswith(("sound ", "han ")) else LARGEST
        for one, two in _pairs(members, profiles, limit):
            pair = (one, two) if one < two else (two, one)
            if pair not in seen:
                seen.add(pair)
                yield profiles[pair[0]], profiles[pair[1]]


def _pairs(members: list[int], profiles: list[Profile], limit: int) -> list[tuple[int, int]]:
    """Pairs of members that share no register: with one, they would be one thing already.

    A list may hold a place under two keys of its own: these do not count here.
    """
    groups: dict[frozenset[str], list[int]] = defaultdict(list)
    for member in members:
        groups[frozenset(profiles[member].registers)].append(member)
    found: list[tuple[int, int]] = []
    kinds = list(groups)
    for place, left in enumerate(kinds):
        for right in kinds[place:]:
            if any(not register.startswith("local ") for register in left & right):
                continue
            if left is right:
                size = len(groups[left]) * (len(groups[left]) - 1) // 2
            else:
                size = len(groups[left]) * len(groups[right])
            if len(found) + size > limit:
                return []
            found += [
                (x, y)
                for x, y in product(groups[left], groups[right])
                if left is not right or x < y
            ]
    return found


def _keys(profile: Profile) -> set[str]:
    keys = {f"site {page}" for page in profile.homepages}
    for form in profile.forms:
        keys |= _form_keys(form, profile.kind)
    if profile.kind != "person":
        keys |= _cells(profile)
    return keys


def _form_keys(form: Form, kind: str) -> set[str]:
    if kind == "person":
        words = {f"word {word}" for word in form.core if len(word) > 2}
        return words | {f"sound {sound}" for sound in form.turned}
    keys = {f"sound {sound}" for sound in (form.sound, *form.aside)}
    if form.han:
        keys.add(f"han {form.han}")
    else:
        keys |= {f"word {word}" for word in form.core if len(word) > 3}
        keys.add(f"bones {_bones(form.sound)}")
    if kind == "institution":
        keys |= _meaning_keys(form)
    return keys


def _meaning_keys(form: Form) -> set[str]:
    words = sorted(form.meanings)
    keys = {f"meaning {'+'.join(words)}"} | {f"word {word}" for word in words}
    if len(form.core) > 2 and not form.han:
        keys.add(f"sound {''.join(word[0] for word in form.core)}")
    return keys


def _bones(sound: str) -> str:
    """The consonants of a name, those that sound alike made one: Dunkirk and Dunkerque meet."""
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", sound).translate(_SOUNDS))


def _cells(profile: Profile) -> set[str]:
    """The cells around its coordinates, with the first letter of each name."""
    letters = {form.sound[:1] for form in profile.forms}
    return {
        f"cell {int(lat // _CELL) + down} {int(long // _CELL) + right} {letter}"
        for lat, long in profile.points
        for down, right in product((0, 1), repeat=2)
        for letter in letters
    }
