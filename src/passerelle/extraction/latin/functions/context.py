"""Which body an office without one is held in, as the context tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from passerelle.extraction.latin.bodies.entering import enter, enter_town
from passerelle.extraction.latin.functions.abroad import foreign_town, guests_land, lands_of
from passerelle.extraction.latin.functions.colleagues import (
    SeatLike,
    before_it,
    of_the_mayor,
    of_their_land,
    same_board,
    with_portfolio,
)
from passerelle.extraction.latin.functions.french_implied import club_town, implied, university
from passerelle.extraction.latin.functions.here import is_free, local, signed_for
from passerelle.extraction.latin.functions.own_town import guest_town, own_town
from passerelle.extraction.latin.functions.told_by import own_club, receiving
from passerelle.extraction.latin.places.homes import door, fits, is_paper, led, sentence_of, theirs
from passerelle.extraction.latin.words.levels import levels_of, words_of_office
from passerelle.extraction.lexicon import folded
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.offices import Office
from passerelle.extraction.reading.passages import Passage
from passerelle.extraction.reading.spots import spots

__all__ = ["CHAMBERS", "STATE", "chamber", "context", "main_town"]

CHAMBERS = {
    "senator": "parliament-chamber",
    "deputy-mp": "parliament-chamber",
    "european-deputy": "parliamentary-body",
}

STATE = frozenset(
    (
        *("prefect", "state-function", "minister", "ambassador", "consul"),
        "diplomatic-counsellor",
    )
)
"""Offices of the state, whose body is a post or a prefecture, or none that a text names."""


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


def chamber(analysis: Analysis, office: Office) -> str | None:
    """The chamber of a senator or deputy, if the text names it."""
    words = {
        "senator": "sena",
        "deputy-mp": "assembl|parliament|commons|bundestag",
        "european-deputy": "europ",
    }
    kind, word = CHAMBERS.get(office.slug), words.get(office.slug, "$^")
    for key, body in analysis.bodies.items():
        if body.kind == kind and re.search(word, folded(body.name)):
            return key
    return None


def context(
    analysis: Analysis,
    number: int,
    office: Office,
    made: Sequence[SeatLike],
    at_level: tuple[str, ...] | None = None,
) -> str | None:
    """The body that an office without one is most likely held in."""
    if office.slug in CHAMBERS or office.slug in STATE:
        return _of_state(analysis, office)
    if with_portfolio(analysis, number, office):
        found = _of_board(analysis, number, office)
        if found:
            return found
    levels = at_level or levels_of(analysis, number, office)
    found = implied(analysis, number, office, levels)
    if found:
        return found
    if _OURS.search(analysis.passages[number].text[: office.begin]):
        return _no_town(analysis, office, _ours(analysis, number, office, levels))
    owned, levels = _owned(analysis, number, office, made, levels)
    if owned:
        return owned
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
    return other or _most_likely(analysis, number, office, made, levels)


_OURS = re.compile(r"(?i)\b(?:mon|ma|mes|notre|nos|votre|vos|our|my)\s(?:\w+\s)?$")


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
    return club or _main(analysis, office, levels)


def _administration(
    analysis: Analysis, number: int, office: Office, made: Sequence[SeatLike]
) -> str | None:
    """Where a chief executive serves: a collectivity, else whatever body is likely."""
    public = _near(analysis, number, office, made, _ANY_LEVEL) or _main(
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
        or _near(analysis, number, office, made, levels, sentence=levels is not None)
        or local(analysis, number, office, levels)
        or _home(analysis, number, office, levels)
        or (levels and _main(analysis, office, levels))
        or _near(analysis, number, office, made, levels)
        or _main(analysis, office, levels, _start(analysis, number, office))
    )
    found = of_their_land(analysis, number, office, found)
    return _of_group(
        analysis, office, _of_club(analysis, office, _no_town(analysis, office, found))
    )


def _of_club(analysis: Analysis, office: Office, found: str | None) -> str | None:
    """Treasurers and secretaries are those of a club that the text names, and of no town."""
    body = analysis.bodies.get(found or "")
    paper = body is not None and is_paper(analysis, body.key)
    if paper and office.slug in _OFFICERS:
        return _only_club(analysis)
    if paper:
        return None
    if analysis.document.language != "en" or office.slug not in ("treasurer", "honorary-president"):
        return found
    if body is None or body.type != "collectivity":
        return found
    return _only_club(analysis)


_OFFICERS = frozenset(
    ("treasurer", "honorary-president", "president", "vice-president", "secretary-general")
)


def _only_club(analysis: Analysis) -> str | None:
    """The one twinning club, or the one club, that a text names."""
    clubs = {
        one.entity
        for one in analysis.mentions
        if one.kind == "body" and analysis.bodies[one.entity].kind in ("association", "committee")
    }
    twinning = {key for key in clubs if re.search(r"Twin|Sister|Friend", analysis.bodies[key].name)}
    likely = twinning or clubs
    return likely.pop() if len(likely) == 1 else None


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


def _of_state(analysis: Analysis, office: Office) -> str | None:
    """The chamber of a member, the post or prefecture of who serves the state."""
    if office.slug in CHAMBERS:
        return chamber(analysis, office)
    posts = {"consul": "consulate", "ambassador": "embassy", "diplomatic-counsellor": ""}
    return _of_kind(analysis, posts.get(office.slug, "state-prefecture"))


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
        near = theirs(analysis, number, office, levels)
        return near or foreign_town(analysis, number, lands, home) or ""
    return foreign_town(analysis, number, frozenset((guests,)), home, told=True) if guests else None


def _no_town(analysis: Analysis, office: Office, found: str | None) -> str | None:
    """A French town has no president: whose "notre président" is, no town can say."""
    clubs = office.slug in ("president", "vice-president", "honorary-president", "treasurer")
    french = analysis.document.language == "fr" and clubs and found is not None
    if not french or not fits(analysis, found or "", ("city",)):
        return found
    others = [
        one.entity
        for one in analysis.mentions
        if one.kind == "body" and analysis.bodies[one.entity].kind in ("association", "committee")
    ]
    return others[0] if len(set(others)) == 1 else None


def _letterhead(analysis: Analysis) -> str | None:
    """The body whose letterhead the text bears."""
    return next(
        (key for key, one in analysis.bodies.items() if one.rule == "bodies/letterhead"), None
    )


def _of_group(analysis: Analysis, office: Office, found: str | None) -> str | None:
    """Who presides where a friendship group met, presides over the group, not the chamber."""
    groups = [key for key, one in analysis.bodies.items() if one.kind == "friendship-group"]
    chamber_ = found is not None and analysis.bodies[found].kind == "parliament-chamber"
    leads = office.slug in (
        "president",
        "vice-president",
        "member",
        "treasurer",
        "secretary-general",
    )
    return groups[0] if chamber_ and leads and len(groups) == 1 else found


def _of_kind(analysis: Analysis, kind: str) -> str | None:
    found = [key for key, one in analysis.bodies.items() if one.kind == kind]
    return found[0] if len(found) == 1 else None


def _near(
    analysis: Analysis,
    number: int,
    office: Office,
    made: Sequence[SeatLike],
    levels: tuple[str, ...] | None,
    sentence: bool = False,
) -> str | None:
    """The body of the nearest office or mention before this one, in the passage or sentence."""
    passage = analysis.passages[number]
    since = sentence_of(passage, office, analysis.document.language)[0] if sentence else 0
    subject = _subject(analysis, passage, office)
    if subject and fits(analysis, subject, levels) and is_free(analysis, subject, office):
        return subject
    before = [(seat.at, seat.body) for seat in made if seat.body]
    aside = _aside(analysis, passage)
    before += [one for one in _outermost(analysis, passage) if one[0] not in aside]
    before += _venue(analysis, passage, office, levels)
    if levels is None:
        before += [(seat.at, seat.context) for seat in made if seat.context]
    if levels is None and analysis.document.language == "en":
        subject = _subject(analysis, passage, office)
        if subject:
            return subject
    for at, key in sorted(before, key=lambda one: one[0], reverse=True):
        near = since <= at < office.begin and fits(analysis, key, levels)
        if near and is_free(analysis, key, office):
            return key
    listed = passage.kind in ("item", "cell") or (
        number > 0 and analysis.passages[number - 1].text.endswith(":")
    )
    if levels is None and not sentence and (listed or _letterhead(analysis) is None):
        for at in range(number - 1, max(number - 6, -1), -1):
            last = _outermost(analysis, analysis.passages[at])
            if last:
                return last[-1][1]
    return None


_SAYS_OF_ITS = re.compile(
    r"(?i)(?:\b(?:a|ont) (?:\w+ )?\w+(?:é|i|u|is|it)|(?:e|it|ent))\s(?:son|sa|leur)\s$"
)
_BEGINS = re.compile(r"\W*(?:(?:[LlNn](?:e|a|otre)|[Ll]es)\s|[Ll][’'])?")


def _subject(analysis: Analysis, passage: Passage, office: Office) -> str | None:
    """«X étudie un jumelage avec Y, a indiqué son président», «X renouvelle … la mairesse, Z»."""
    if analysis.document.language == "en":
        return _owner_at_head(analysis, passage, office)
    since = sentence_of(passage, office, "fr")[0]
    left = passage.text[since : office.begin]
    bodies = [one for one in _outermost(analysis, passage) if since <= one[0] < office.begin]
    head = _BEGINS.match(passage.text, since)
    first = head is not None and bodies and bodies[0][0] <= head.end()
    own = _SAYS_OF_ITS.search(left) or re.search(r"(?i)\b(?:le|la|l['’])\s?$", left)
    return bodies[0][1] if first and own and len(bodies) > 1 else None


def _owner_at_head(analysis: Analysis, passage: Passage, office: Office) -> str | None:
    """«X Council's memorandum with Y lapsed, the director, Z, said»: the owner at the head."""
    since, _ = sentence_of(passage, office, "en")
    article = re.search(r"(?i)\b(?:the|its|their)\s(?:\w+\s)?$", passage.text[: office.begin])
    for start, end, key in spots(analysis, passage, "body"):
        head = since <= start < office.begin and len(passage.text[since:start]) < 5
        if (
            article
            and head
            and re.match(r"[’']s\s|\s(?:is|has|was|will|and its)\s", passage.text[end:])
        ):
            return key
    return None


def _venue(
    analysis: Analysis, passage: Passage, office: Office, levels: tuple[str, ...] | None
) -> list[tuple[int, str]]:
    """The place that was put aside as a venue, when who runs it is named right after."""
    article = re.search(
        r"(?i)\b(?:la|le|l['’]|son|sa|the|its|whose)\s?$", passage.text[: office.begin]
    )
    if levels is not None or article is None:
        return []
    near = [
        one
        for where, one in analysis.held
        if where is passage and one.end <= office.begin and office.begin - one.end < 60
    ]
    return [(near[-1].start, enter(analysis, passage, near[-1]))] if near else []


def _aside(analysis: Analysis, passage: Passage) -> set[int]:
    """Where a body stands in brackets after a person: «X (communauté de Y)» says it of X alone."""
    ends = {end for _, end, _ in spots(analysis, passage, "person")}
    return {
        start
        for start, _, _ in spots(analysis, passage, "body")
        if start - 2 in ends and passage.text[start - 2 : start] == " ("
    }


def _outermost(analysis: Analysis, passage: Passage) -> list[tuple[int, str]]:
    """The bodies of a passage that stand in no other's name."""
    found = spots(analysis, passage, "body")
    return [
        (start, key)
        for start, end, key in found
        if not any(a <= start and end <= b and b - a > end - start for a, b, _ in found)
    ]


def _start(analysis: Analysis, number: int, office: Office) -> int:
    return analysis.passages[number].span(office.start, office.end).start


def _main(
    analysis: Analysis,
    office: Office | None,
    levels: tuple[str, ...] | None,
    before: int | None = None,
) -> str | None:
    """The body that the text speaks of most: its publisher, the town it is dated from.

    Who publishes apart, one of which nothing is said `before` a place in the text is not meant.
    """
    datelines = {folded(one.name) for one in analysis.places.values() if "dateline" in one.rule}
    weights: dict[str, float] = {}
    for one in analysis.mentions:
        key = one.entity
        if one.kind != "body" or not fits(analysis, key, levels):
            continue
        if office is None or is_free(analysis, key, office):
            first = key not in weights and one.span.start < 200
            weights[key] = weights.get(key, 0) + 1 + 2 * first
    publisher = " ".join(re.findall(r"\w+", folded(analysis.document.publisher or "")))
    for core, key in analysis.cores.items():
        if key in weights and core[1] and core[1] in publisher:
            weights[key] += 8 if publisher.startswith(core[1]) else 5
        late = before is not None and analysis.document.language == "en"
        if (
            key in weights
            and late
            and weights[key] < 5
            and not _is_told(analysis, key, before or 0)
        ):
            del weights[key]
        if key in weights and core[1].replace(" ", "-") in {d.replace(" ", "-") for d in datelines}:
            weights[key] += 3
    if not weights and levels == ("city",):
        return _dated_from(analysis)
    return max(weights, key=lambda key: weights[key], default=None)


def _is_told(analysis: Analysis, key: str, before: int) -> bool:
    """Whether a body is named before a place in the text."""
    return any(
        one.kind == "body" and one.entity == key and one.span.start < before
        for one in analysis.mentions
    )


def main_town(analysis: Analysis) -> str | None:
    """The town that the text is about or from: who is meant by «la Ville»."""
    return _main(analysis, None, ("city",))


def _dated_from(analysis: Analysis) -> str | None:
    """The town of the dateline, which no one names as a body."""
    for passage in analysis.passages:
        for start, end, key in spots(analysis, passage, "place"):
            place = analysis.places[key]
            if place.rule == "places/dateline" and place.kind == "city":
                return enter_town(analysis, passage, start, end)
    return None
