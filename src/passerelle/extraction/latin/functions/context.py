"""Which body an office without one is held in, as the context tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from passerelle.extraction.latin.functions.abroad import foreign_town, guests_land, lands_of
from passerelle.extraction.latin.functions.befitting import befitting, no_town
from passerelle.extraction.latin.functions.colleagues import (
    SeatLike,
    before_it,
    of_the_mayor,
    of_their_land,
    same_board,
    with_portfolio,
)
from passerelle.extraction.latin.functions.english_implied import (
    at_hall,
    called_on,
    colleague,
    only_town,
    signed_there,
)
from passerelle.extraction.latin.functions.french_implied import club_town, implied, university
from passerelle.extraction.latin.functions.here import is_free, local, signed_for, spoken_town
from passerelle.extraction.latin.functions.main_body import main_body, main_town
from passerelle.extraction.latin.functions.near_body import near
from passerelle.extraction.latin.functions.own_town import guest_town, own_town
from passerelle.extraction.latin.functions.state_offices import CHAMBERS, STATE, of_state
from passerelle.extraction.latin.functions.told_by import own_club, receiving
from passerelle.extraction.latin.places.homes import door, led, theirs
from passerelle.extraction.latin.words.levels import levels_of, words_of_office
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.offices import Office

__all__ = ["context"]

_AUTHORITIES = ("epci", "department", "region")

_ANY_LEVEL = ("city", "other", "epci", "department", "region")

_OWNERS = {
    "town": ("city",),
    "city": ("city",),
    "village": ("city",),
    "county": ("other",),
    "district": ("other",),
    "province": ("region", "other"),
    "region": ("region",),
    "state": ("region", "other"),
}
"""Which level "the county's director" speaks of."""

_OURS = re.compile(r"(?i)\b(?:mon|ma|mes|notre|nos|votre|vos|our|my)\s(?:\w+\s)?$")


def context(
    analysis: Analysis,
    number: int,
    office: Office,
    made: Sequence[SeatLike],
    at_level: tuple[str, ...] | None = None,
) -> str | None:
    """The body that an office without one is most likely held in."""
    if office.slug in CHAMBERS or office.slug in STATE:
        return of_state(analysis, office)
    if with_portfolio(analysis, number, office):
        found = _of_board(analysis, number, office)
        if found:
            return found
    levels = at_level or levels_of(analysis, number, office)
    found = implied(analysis, number, office, levels)
    if found:
        return found
    if _OURS.search(analysis.passages[number].text[: office.begin]):
        return no_town(analysis, office, _ours(analysis, number, office, levels))
    owned, levels = _owned(analysis, number, office, made, levels)
    beside = colleague(analysis, number, office, made, levels)
    beside = beside or signed_there(analysis, number, office, levels)
    beside = beside or at_hall(analysis, number, office, levels)
    beside = beside or called_on(analysis, number, office, made, levels)
    if owned or beside:
        return owned or beside
    abroad = _abroad(analysis, number, office, levels)
    if abroad is not None:
        return abroad or None
    key = receiving(analysis, number, office, levels) or own_club(analysis, number, office)
    key = key or of_the_mayor(analysis, number, office, made, levels)
    key = key or same_board(analysis, number, office)
    if key:
        return key
    if office.slug.endswith("director-general-of-services") and analysis.document.language == "en":
        return _administration(analysis, number, office, made)
    other = theirs(analysis, number, office, levels) or signed_for(analysis, number, levels)
    other = other or _most_likely(analysis, number, office, made, levels)
    return other or only_town(analysis, number, office, levels)


def _of_board(analysis: Analysis, number: int, office: Office) -> str | None:
    """Where a vice-president has a portfolio: in a university, or an authority."""
    found = university(analysis, number, office) if analysis.document.language == "fr" else None
    found = found or same_board(analysis, number, office)
    member = replace(office, slug="community-councillor")
    return found or context(analysis, number, member, (), _AUTHORITIES)


def _ours(
    analysis: Analysis, number: int, office: Office, levels: tuple[str, ...] | None
) -> str | None:
    """Whose «notre président» or «notre maire» is: of the club that says so, or its town."""
    club = own_club(analysis, number, office)
    if club is None and analysis.document.language == "fr" and levels == ("city",):
        club = club_town(analysis)
    return club or main_body(analysis, office, levels)


def _administration(
    analysis: Analysis, number: int, office: Office, made: Sequence[SeatLike]
) -> str | None:
    """Where a chief executive serves: a collectivity, else whatever body is likely."""
    public = near(analysis, number, office, made, _ANY_LEVEL) or main_body(
        analysis, office, _ANY_LEVEL
    )
    if public or re.match(
        r"(?i)town|city|county|borough", words_of_office(analysis, number, office)
    ):
        return public
    return theirs(analysis, number, office, None) or _most_likely(
        analysis, number, office, made, None
    )


def _owner(text: str, office: Office) -> str | None:
    """What is said to have an office: «the town's clerk», «head of the city's culture office»."""
    kinds = r"(town|city|county|borough|council|district|village|province|region|state)['’]s\s"
    found = re.search(rf"(?i)\b{kinds}(?:[\w-]+\s){{0,2}}$", text[: office.start]) or re.match(
        rf"(?i)(?:\sof)?\s(?:the|its|their|that|this)\s{kinds}", text[office.end :]
    )
    return found[1].casefold() if found else None


def _owned(
    analysis: Analysis,
    number: int,
    office: Office,
    made: Sequence[SeatLike],
    levels: tuple[str, ...] | None,
) -> tuple[str | None, tuple[str, ...] | None]:
    """The body of "the county's director", and of which levels it can be."""
    owner = _owner(analysis.passages[number].text, office)
    if owner:
        levels = levels or _OWNERS.get(owner, _ANY_LEVEL)
        key = before_it(analysis, number, office, made, levels)
        if key:
            return key, levels
    return None, levels


def _most_likely(
    analysis: Analysis,
    number: int,
    office: Office,
    made: Sequence[SeatLike],
    levels: tuple[str, ...] | None,
) -> str | None:
    """The body of who leads guests, of the sentence, of the passage, of the text."""
    found = (
        led(analysis, number, office, levels)
        or door(analysis, number, office, levels)
        or near(analysis, number, office, made, levels, sentence=levels is not None)
        or local(analysis, number, office, levels)
        or _home(analysis, number, office, levels)
        or (levels and main_body(analysis, office, levels))
        or near(analysis, number, office, made, levels)
        or main_body(analysis, office, levels, _start(analysis, number, office))
        or spoken_town(analysis, number, office)
    )
    found = of_their_land(analysis, number, office, found)
    return befitting(analysis, office, found)


def _home(
    analysis: Analysis, number: int, office: Office, levels: tuple[str, ...] | None
) -> str | None:
    """The town of the club that publishes, or where it has another mayor, the guests' town."""
    if levels is None or "city" not in levels:
        return None
    own = own_town(analysis)
    if own and is_free(analysis, own, office):
        return own
    return guest_town(analysis, number, office, own or main_town(analysis))


def _abroad(
    analysis: Analysis, number: int, office: Office, levels: tuple[str, ...] | None
) -> str | None:
    """The foreign town of a foreign title or guest; "" if no French one can be meant either."""
    lands = lands_of(analysis.passages[number], office, analysis.document.language)
    guests = guests_land(analysis, number, office, levels)
    if levels is None or not (lands or guests):
        return None  # who asks for the main town may found it as a body
    home = main_town(analysis)
    if lands and (home is None or analysis.bodies[home].country not in lands):
        town = theirs(analysis, number, office, levels)
        town = town or foreign_town(analysis, number, lands, home)
        unknown = home is not None and analysis.bodies[home].country is None
        return town or (home if unknown else "")
    return foreign_town(analysis, number, frozenset((guests,)), home, told=True) if guests else None


def _start(analysis: Analysis, number: int, office: Office) -> int:
    return analysis.passages[number].span(office.start, office.end).start
