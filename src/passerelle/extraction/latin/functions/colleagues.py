"""In whose council somebody sits, by who was told before: the mayor, the president, the guests.

«Autour du maire X, sa première adjointe Y»: Y is of his council. «Z, vice-président en charge de
l'économie», after a president of the region was told: of the region. Whoever leads foreign guests
holds no office in the town that they came to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from passerelle.extraction.latin.places.homes import chinese_home, fits, sentence_of, stranger
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.offices import Office
from passerelle.extraction.reading.spots import spots

__all__ = ["SeatLike", "before_it", "of_the_mayor", "of_their_land", "same_board", "with_portfolio"]

_ONE_PARTY = frozenset(("CN", "VN", "LA", "CU", "KP"))
_NEAR_MAYOR = 200  # characters


class SeatLike(Protocol):
    """What is known of the seat of an office."""

    at: int
    body: str | None
    context: str | None


def of_their_land(analysis: Analysis, number: int, office: Office, found: str | None) -> str | None:
    """No body of the town that foreign guests came to is that of who leads them."""
    if office.slug == "party-secretary" and found:
        land = analysis.bodies[found].country
        return found if land in _ONE_PARTY else chinese_home(analysis, number, ("region",))
    land = stranger(analysis, number, office)
    return None if found and land and analysis.bodies[found].country != land else found


def of_the_mayor(
    analysis: Analysis,
    number: int,
    office: Office,
    made: Sequence[SeatLike],
    levels: tuple[str, ...] | None,
) -> str | None:
    """Those who are told right after a mayor are of his council: «autour du maire X, …»."""
    if office.slug not in ("deputy-mayor", "municipal-councillor") or levels is None:
        return None
    if analysis.document.language != "fr":
        return None
    passage = analysis.passages[number]
    for seat in reversed(made):
        key = seat.body or seat.context
        between = passage.text[seat.at : office.begin]
        if not key or len(between) > _NEAR_MAYOR or not fits(analysis, key, ("city",)):
            continue
        return None if re.search(r"\b(?:a|ont|par|avec|est|sont)\b", between) else key
    return _only_town(analysis) if office.slug == "deputy-mayor" else None


def _only_town(analysis: Analysis) -> str | None:
    """The town of the only mayor of a text that names no other town as a body."""
    mayors = {one.body for one in analysis.functions if one.function == "mayor" and not one.former}
    named = {one.entity for one in analysis.mentions if one.kind == "body"}
    towns = {key for key in (*named, *mayors) if key and fits(analysis, key, ("city",))}
    return towns.pop() if len(towns) == 1 and towns == mayors else None


def same_board(analysis: Analysis, number: int, office: Office) -> str | None:
    """A vice-president in a sentence that names no body: of the authority presided over before."""
    if office.slug != "vice-president" or analysis.document.language != "fr":
        return None
    passage = analysis.passages[number]
    since, end = sentence_of(passage, office, "fr")
    if any(since <= start < end for start, _, _ in spots(analysis, passage, "body")):
        return None
    for one in reversed(analysis.functions):
        body = analysis.bodies.get(one.body or "")
        if body and body.type == "collectivity" and "president" in one.function:
            return body.key
    return None


def with_portfolio(analysis: Analysis, number: int, office: Office) -> bool:
    """Whether a field follows: «vice-présidente déléguée à la coopération» of an authority."""
    after = analysis.passages[number].text[office.end :]
    told = re.match(r",? (?:déléguée?s?|chargée?s?|en charge) ", after)
    return office.slug == "vice-president" and told is not None


def before_it(
    analysis: Analysis,
    number: int,
    office: Office,
    made: Sequence[SeatLike],
    levels: tuple[str, ...],
) -> str | None:
    """The body of the office before in the sentence: «Mayor X and Y, the town's director»."""
    passage = analysis.passages[number]
    since = sentence_of(passage, office, analysis.document.language)[0]
    for seat in reversed(made):
        key = seat.body or seat.context
        if key and since <= seat.at < office.begin and fits(analysis, key, levels):
            return key
    return None
