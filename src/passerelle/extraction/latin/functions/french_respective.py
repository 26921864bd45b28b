"""French offices told of several persons and bodies at once: to each the body of the same place.

«X et Y, maires de A et de B», «les présidentes de A et de B, X et Y», «A et B … Leurs directeurs
respectifs, X et Y»: the rows are of one length.
"""

from __future__ import annotations

import re

from passerelle.extraction.latin.functions.told_by import town_of
from passerelle.extraction.latin.functions.unnamed import Seat
from passerelle.extraction.latin.places.homes import fits
from passerelle.extraction.latin.words.levels import LEVELS
from passerelle.extraction.latin.words.linking import Named, group_after, group_before
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.offices import Office
from passerelle.extraction.reading.passages import Passage
from passerelle.extraction.reading.spots import spots

__all__ = ["to_each"]

_OF = re.compile(r"\s(?:respectifs\s|respectives\s)?(?:de la\s|de l[’']|du\s|des\s|de\s|d[’'])")
_NEXT = re.compile(r"(?:,|,?\set)\s(?:de la\s|de l[’']|du\s|de\s|d[’'])?(?:la\s|le\s|l[’'])?")
_BEFORE = re.compile(r"\s?[,(]\s?(?:respectivement\s|les\s|tous deux\s|toutes deux\s)?")
_AFTER = re.compile(r"\s?[,:(]\s?(?:respectivement\s)?")
_THEIR = re.compile(r"(?i)\b(?:leurs|les deux|leurs deux|des deux|deux)\s(?:\w+\s)?$")
_RESPECTIVE = re.compile(r"\s(?:respecti(?:f|ve)s)\b")


def to_each(
    analysis: Analysis, passage: Passage, office: Office, seat: Seat, people: list[Named]
) -> None:
    """Give each person of a row the body that stands at the same place in another."""
    text = passage.text
    word = re.match(r"[\w-]+", text[office.start :])
    if analysis.document.language != "fr" or word is None or word[0][-1] not in "sx":
        return
    row = _row(text, office, spots(analysis, passage, "body"))
    if len(row) > 1:
        end = row[-1][1]
        for group in (_behind(text, office, people), _ahead(text, end, people)):
            if len(group) == len(row):
                _share(seat, group, [key for _, _, key in row])
                seat.end = max(seat.end, end)
        return
    more = _RESPECTIVE.match(text, office.end)
    if more is None and not _THEIR.search(text[: office.begin]):
        return
    end = more.end() if more else office.end
    group = _ahead(text, end, people)
    keys = _named_before(analysis, passage, office) if len(group) > 1 else []
    if len(group) > 1 and len(keys) == len(group):
        _share(seat, group, [_key(analysis, passage, one) for one in keys])
    if group:
        seat.end = max(seat.end, end)


def _share(seat: Seat, group: list[Named], keys: list[str]) -> None:
    seat.single |= {one.start: key for one, key in zip(group, keys, strict=True)}


def _row(
    text: str, office: Office, bodies: list[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    """The bodies that an office is of: «maires de A, de B et de C»."""
    row: list[tuple[int, int, str]] = []
    at, joint = office.end, _OF
    for one in bodies:
        if one[0] < at:
            continue
        if joint.fullmatch(text[at : one[0]]) is None:
            break
        row.append(one)
        at, joint = one[1], _NEXT
    return row


def _behind(text: str, office: Office, people: list[Named]) -> list[Named]:
    """The row of persons before an office."""
    before = [one for one in people if one.end <= office.begin]
    if not before or _BEFORE.fullmatch(text[before[-1].end : office.begin]) is None:
        return []
    return group_before(text, people, before[-1], "fr")


def _ahead(text: str, end: int, people: list[Named]) -> list[Named]:
    """The row of persons after an office and its bodies."""
    after = [one for one in people if one.begin >= end]
    if not after or _AFTER.fullmatch(text[end : after[0].begin]) is None:
        return []
    return group_after(text, people, after[0], "fr")


_Spot = tuple[int, int, str]


def _named_before(analysis: Analysis, passage: Passage, office: Office) -> list[_Spot]:
    """The bodies, or towns, named before an office that can have it, each once."""
    levels = LEVELS.get(office.slug)
    found = [
        one
        for one in spots(analysis, passage, "body")
        if one[1] <= office.begin
        and fits(analysis, one[2], levels)
        and (levels or analysis.bodies[one[2]].type == "institution")
    ]
    if levels == ("city",):
        found += [
            one
            for one in spots(analysis, passage, "place")
            if one[1] <= office.begin and analysis.places[one[2]].kind == "city"
        ]
    return list({one[2]: one for one in sorted(found, reverse=True)}.values())[::-1]


def _key(analysis: Analysis, passage: Passage, one: _Spot) -> str:
    start, end, key = one
    return town_of(analysis, passage, start, end) if key in analysis.places else key
