"""Which function words belong to which person: by what stands between them in a passage.

The ways of writing are those of apposition (`X, maire de Niort`), of the function before the
name (`le préfet, X`; `les maires X (Laval) et Y (Pontivy)`), of sentences (`X est maire`,
`Elle a été …`), and of lists that share one function. A `Tie` says which office is whose;
which body it is held in is found in `functions`.
"""

from __future__ import annotations

import re

from passerelle.extraction.latin.words.apposed import apposed
from passerelle.extraction.latin.words.chained import chained, chained_back
from passerelle.extraction.latin.words.linking import (
    Named,
    Tie,
    group_after,
    group_before,
    is_plural,
    link,
    row_after,
)
from passerelle.extraction.reading.offices import Office

__all__ = ["ties"]

_ANOTHER = re.compile(
    r"(?:,|;|\bet|\band|\bwith)\s(?:(?:by|of|from)\s)?(?:le|la|l['’]|les|the|de|du|par|by|son|sa|its|their|his|her|our"
    r"|(?:the\s)?[\w-]+['’]s)\s?(?:la\s|l['’])?(?:(?<=the )[A-Z]\w+\s)?$"
)
"""After a name: the office that follows is that of somebody else, who is named next."""


def ties(
    text: str, found: list[Office], stops: list[int], people: list[Named], language: str
) -> list[Tie]:
    """All ties of offices to persons; `stops` are where offices end with their bodies."""
    made: dict[int, list[Tie]] = {}
    for at, office in enumerate(found):
        made[at] = (
            _paired(text, at, found, people, language)
            or _direct(text, at, office, stops[at], people, language)
            or _labelled(text, at, office, stops[at], people, language)
            or _introduced(text, at, office, stops[at], people, made, language)
            or apposed(text, at, office, stops[at], people, language)
            or chained(text, at, office, found, stops, made, people, language)
            or _before(text, at, office, stops[at], people, language)
            or _chosen(text, at, office, people, language)
            or _pronoun(text, at, office, people, language)
            or _leading(text, at, office, stops[at], people, language)
        )
    for at in range(len(found) - 2, -1, -1):  # «le maire, conseiller régional, X»
        if not made[at]:
            made[at] = chained_back(text, at, found, stops, made, language)
    return [tie for at in sorted(made) for tie in made[at]]


def _paired(
    text: str, at: int, found: list[Office], people: list[Named], language: str
) -> list[Tie]:
    """«X et Y, président et vice-présidente du comité»: two persons, and an office for each."""
    for first in (at, at - 1):
        pair = found[first : first + 2] if first >= 0 else []
        if len(pair) < 2 or any(is_plural(text, one) for one in pair):
            continue
        before = [one for one in people if one.end <= pair[0].begin]
        if not before or text[before[-1].end : pair[0].begin] not in (", ", ", respectivement "):
            continue
        if not re.fullmatch(r"\s(?:et|and)\s", text[pair[0].end : pair[1].begin]):
            continue
        group = group_before(text, people, before[-1], language)
        if len(group) == 2 and re.search(r"\b(?:et|and)\b", text[group[0].end : group[1].begin]):
            return [Tie(at, group[at - first])]
    return []


def _direct(
    text: str, at: int, office: Office, stop: int, people: list[Named], language: str
) -> list[Tie]:
    """The name follows at once: «Mayor X», «les maires X, Y et Z»."""
    after = next((one for one in people if one.begin >= office.end), None)
    if after is None or text[office.end : after.begin].strip():
        return []
    group = group_after(text, people, after, language) if is_plural(text, office) else [after]
    return [Tie(at, one, before=True) for one in group]


def _labelled(
    text: str, at: int, office: Office, stop: int, people: list[Named], language: str
) -> list[Tie]:
    """«Treasurer: X. Secretary – Y»: the office is the label of the name after it."""
    begins = re.search(r"(?:^\W*|[;.•|:]\s*)(?:[Tt]he\s|[Oo]ur\s)?$", text[: office.begin])
    after = next((one for one in people if one.begin >= stop), None)
    if language != "en" or begins is None or after is None:
        return []
    joined = re.fullmatch(r"\s?(?::|–|—|\s-)\s?", text[stop : after.begin])
    return [Tie(at, after, before=True)] if joined else []


def _introduced(
    text: str,
    at: int,
    office: Office,
    stop: int,
    people: list[Named],
    made: dict[int, list[Tie]],
    language: str,
) -> list[Tie]:
    """«X, et le président du comité, M. Y»: the office with an article is that of Y."""
    before = [one for one in people if one.end <= office.begin]
    between = text[before[-1].end : office.begin] if before else ""
    that = re.match(r"cel(?:ui|le)\b", text[office.start :])  # «et celui de Hamm, Y»
    joined = _ANOTHER.search(between) or (that if re.search(r"(?:,|;|\bet)\s$", between) else None)
    held = (
        any(tie.person == before[-1] for ties_of in made.values() for tie in ties_of)
        if before
        else False
    )
    if not joined or not (held or re.search(r"\b(?:et|and)\b", between)):
        return []
    return _before(text, at, office, stop, people, language)


def _before(
    text: str, at: int, office: Office, stop: int, people: list[Named], language: str
) -> list[Tie]:
    """The name follows the function and its body: «le préfet de la Corrèze, X»."""
    after = next((one for one in people if one.begin >= stop), None)
    if after is None:
        return []
    between = text[stop : after.begin]
    if not link(language, "before_person").fullmatch(between):
        return []
    if is_plural(text, office) and ":" in between:  # a list of all who were there
        return [Tie(at, one, before=True) for one in row_after(text, stop, people)]
    group = group_after(text, people, after, language) if is_plural(text, office) else [after]
    return [Tie(at, one, before=True) for one in group]


def _pronoun(text: str, at: int, office: Office, people: list[Named], language: str) -> list[Tie]:
    """A sentence that begins with "Elle" or "He" goes on with the person before it."""
    begins = re.compile(rf"(?:(?<=[.!?»”] )|^){link(language, 'pronoun').pattern}", re.IGNORECASE)
    sentences = list(begins.finditer(text, 0, office.begin))
    if not sentences or sentences[-1].end() != office.begin:
        return []
    found = sentences[-1]
    succeeds = link(language, "succeeds")
    before = [
        one for one in people if one.end <= found.start() and not succeeds.search(text[: one.start])
    ]
    past = link(language, "past").search(found[0]) is not None
    return [Tie(at, before[-1], past=past)] if before else []


def _chosen(text: str, at: int, office: Office, people: list[Named], language: str) -> list[Tie]:
    """«Members elected X president», «the board named X as its new director»."""
    before = [one for one in people if one.end <= office.begin]
    if language != "en" or not before:
        return []
    chosen = link(language, "chosen").search(text[: before[-1].begin])
    joined = link(language, "chosen_as").fullmatch(text[before[-1].end : office.begin])
    return [Tie(at, before[-1])] if chosen and joined else []


def _leading(
    text: str, at: int, office: Office, stop: int, people: list[Named], language: str
) -> list[Tie]:
    """«Ancienne directrice de l'Institut, elle a salué …»: the person before that sentence."""
    starts = office.begin == 0 or re.search(r"[.!?»”]\s$", text[: office.begin]) is not None
    before = [one for one in people if one.end <= office.begin]
    if starts and before and re.match(r",\s(?:elle|il|she|he)\b", text[stop:]):
        return [Tie(at, before[-1])]
    return []
