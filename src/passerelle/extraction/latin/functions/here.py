"""Bodies of offices by where the text is: the town just spoken of, the line above a signature."""

from __future__ import annotations

import re

from passerelle.extraction.latin.functions.told_by import town_of
from passerelle.extraction.latin.places.homes import fits
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.offices import Office
from passerelle.extraction.reading.spots import spots

__all__ = ["is_free", "local", "signed_for", "spoken_town"]

_HEADS = frozenset(("mayor", "deputy-mayor", "governor", "vice-governor", "municipal-councillor"))
_FOR = re.compile(r"\W*(?:Signed )?(?:[Ff]or|[Oo]n behalf of)(?: and on behalf of)? (?:the )?$")


def signed_for(analysis: Analysis, number: int, levels: tuple[str, ...] | None) -> str | None:
    """The body of a line «For the City of Leipzig» right above a signature."""
    for at in range(number, max(number - 3, -1), -1):
        passage = analysis.passages[at]
        for start, end, key in spots(analysis, passage, "body"):
            alone = len(passage.text) - end < (80 if at == number else 3)
            if _FOR.fullmatch(passage.text[:start]) and alone and fits(analysis, key, levels):
                return key
    return None


def local(
    analysis: Analysis, number: int, office: Office, levels: tuple[str, ...] | None
) -> str | None:
    """«We were in Clisson. The mayor, X, met us»: the town where the passage is just now."""
    passage = analysis.passages[number]
    left = passage.text[: office.begin]
    county = levels == ("other",)
    if analysis.document.language != "en" or levels is None or office.slug not in _HEADS:
        return None
    if not county and not re.search(r"(?i)\bthe\s(?:\w+\s)?$", left):
        return None
    kinds = {"city": "city", "other": "district", "region": "region"}
    wanted = {kinds.get(level, level) for level in levels}
    named = [
        (start, end, key)
        for kind in ("place", "body")
        for start, end, key in spots(analysis, passage, kind)
        if end <= office.begin
    ]
    for start, end, key in sorted(named, reverse=True):
        if key in analysis.bodies and fits(analysis, key, levels):
            return key if is_free(analysis, key, office) else None
        if key in analysis.places and analysis.places[key].kind in wanted:
            return town_of(analysis, passage, start, end, levels[0])
    return None


def is_free(analysis: Analysis, key: str, office: Office) -> bool:
    """A city has one mayor: who is another one's cannot be this one's."""
    if office.slug != "mayor" or office.former:
        return True
    return not any(
        one.body == key and one.function == "mayor" and not one.former for one in analysis.functions
    )


_AWAY = re.compile(
    r"(?i)\b(?:mission|voyage|séjour|déplacement|délégation|part\w*|rend\w*|envo\w+|retour|mandat)"
    r"\s(?:à|en|pour|de)\s$"
)


def spoken_town(analysis: Analysis, number: int, office: Office) -> str | None:
    """«Signée à Sokou par X, maire»: the last place, where no town is named as a body."""
    if analysis.document.language != "fr" or office.slug not in ("mayor", "deputy-mayor"):
        return None
    for at in range(number, max(number - 2, -1), -1):
        passage = analysis.passages[at]
        for start, end, key in reversed(spots(analysis, passage, "place")):
            before = at < number or end <= office.begin
            if not before or analysis.places[key].kind != "city":
                continue
            away = _AWAY.search(passage.text[:start])
            return None if away else town_of(analysis, passage, start, end)
    return None
