"""Whether two tellings are of one event: by kind, time, place, edition, and "the", "this"."""

from __future__ import annotations

import re

from passerelle.errors import WhenError
from passerelle.extraction.latin.clauses.event_nouns import nouns
from passerelle.extraction.latin.events.telling import Told
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis
from passerelle.times import When

__all__ = ["anaphor", "next_of_series", "same", "take_series"]

_APART = ("row", "then", "follow")  # told as one more thing
_DAY = "2024-06-04"

_NEAR = (
    frozenset({"visit", "reception", "meeting"}),
    frozenset({"ceremony", "commemoration", "signing"}),
    frozenset({"assembly", "forum", "conference"}),
)


def take_series(told: list[Told], one: Told, language: str) -> None:
    """«The fourth edition» is one of the series named before."""
    noun = one.frame.noun
    named = nouns(one.clause, language, noun.end, noun.end + 60) if noun else []
    this = lexicon(language, "events")["anaphors"]["this"]
    if named and not rx.search(this, one.clause.text[: named[0].start]):
        one.kind = named[0].kind
        return
    if named and told:
        one.kind = told[-1].kind
        return
    for known in reversed(told):
        if known.found.series or known.found.edition:
            one.kind, one.found.series = known.kind, known.found.series
            one.found.edition = one.found.edition or _counted(one, known, language)
            return


def _counted(one: Told, known: Told, language: str) -> int | None:
    """The number of "the previous edition", counted from the one that is known."""
    book = lexicon(language, "events")["anaphors"]
    noun = one.frame.noun
    if noun is None or known.found.edition is None:
        return None
    said = one.clause.text[max(0, noun.start - 30) : noun.end]
    if rx.search(book["before"], said):
        return known.found.edition - 1
    return known.found.edition + 1 if rx.search(book["after"], said) else None


def next_of_series(told: list[Told], one: Told, language: str) -> None:
    """«The next assises» are of the series told of before."""
    known = next((k for k in told if k.kind == one.kind and k.found.series), None)
    number = _counted(one, known, language) if known and one.frame.noun else None
    if known and number:
        one.found.edition, one.found.series = number, known.found.series


def same(known: Told, one: Told, analysis: Analysis) -> bool:
    """Whether `one` speaks of the event that is `known`."""
    if _clash(known.found.when, one.found.when):
        return False
    apart = {known.modality, one.modality} == {"asserted", "intended"} and one.own
    if apart and not (known.kind == one.kind and _this(one, analysis)):
        return False
    if "denied" in (known.modality, one.modality) and known.modality != one.modality:
        return False
    if _other_edition(known.found.edition, one.found.edition):
        return False
    same_kind = known.kind == one.kind or (anaphor(one, analysis) and not _own_day(known, one))
    near = same_kind or any({known.kind, one.kind} <= group for group in _NEAR)
    if not near:
        return False
    if one.kind == "signing" != known.kind and not anaphor(one, analysis):
        return known.kind == "ceremony" and known.modality == one.modality and not one.own
    places = known.found.place, one.found.place
    if all(places) and places[0] != places[1]:
        return not one.bound and not one.found.when
    apart = _told_apart(known, one) or _elsewhere(known, one) or _within_mission(known, one)
    if apart or _part_of_journey(known, one):
        return False
    return same_kind or not one.own or _no_other_day(known, one)


def _elsewhere(known: Told, one: Told) -> bool:
    """Whether guests who were received somewhere went to another place after that."""
    received = known.frame.name in ("receive", "meet") and one.frame.name == "visit" and one.bound
    day = known.found.when is None and bool(one.found.when) and known.clause is not one.clause
    return received and (day or (known.found.place is None and bool(one.found.place)))


def _told_apart(known: Told, one: Told) -> bool:
    """Whether it is one more item of a programme, of another kind."""
    return known.kind != one.kind and one.frame.name in _APART


def _no_other_day(known: Told, one: Told) -> bool:
    return not one.found.when or known.found.when in (one.found.when, None)


def _own_day(known: Told, one: Told) -> bool:
    """Whether "the ceremony" has a day of its own within days of another thing."""
    return bool(one.found.when and known.found.when and known.found.when != one.found.when)


def _part_of_journey(known: Told, one: Told) -> bool:
    """Whether one day of a journey has a visit of its own, at a house or a town of its own."""
    days, day = known.found.when or "", one.found.when or ""
    if known.kind != "visit" or one.kind != "visit" or "/" not in days or len(day) != len(_DAY):
        return False
    own = one.found.venue or (one.found.place != known.found.place and one.found.place)
    return bool(own) and one.found.venue != known.found.venue


def _within_mission(known: Told, one: Told) -> bool:
    """Whether somebody was met on a day of his own during a journey that bears no day."""
    journey = known.frame.name == "visit" and known.found.when is None
    met = one.frame.name in ("meet", "call") and one.found.when is not None
    return journey and met and any(group.kind == "person" for group in one.frame.objects)


def _other_edition(one: int | None, two: int | None) -> bool:
    return one is not None and two is not None and one != two


def _this(one: Told, analysis: Analysis) -> bool:
    """Whether the noun is "ce colloque", "this meeting"."""
    noun = one.frame.noun
    this = lexicon(analysis.document.language, "events")["anaphors"]["this"]
    return noun is not None and bool(rx.search(this, one.clause.text[: noun.start]))


def anaphor(one: Told, analysis: Analysis) -> bool:
    """Whether the noun of the verb is "the meeting", "cette séance": an event known already."""
    noun = one.frame.noun
    if noun is None:
        return False
    book = lexicon(analysis.document.language, "events")["anaphors"]
    before = one.clause.text[max(0, noun.start - 12) : noun.end]
    return bool(rx.search(rf"(?<!\w){book['event']}$", before, re.IGNORECASE))


def _clash(one: str | None, two: str | None) -> bool:
    """Whether two times cannot be those of one event."""
    if one is None or two is None or one == two:
        return False
    try:
        spans = [When.parse(text).as_occurrence() for text in (one, two)]
    except WhenError:
        return True
    lows = [span.earliest_start for span in spans]
    highs = [span.latest_end for span in spans]
    if None in lows or None in highs:
        return False
    return lows[0] > highs[1] or lows[1] > highs[0]  # type: ignore[operator]
