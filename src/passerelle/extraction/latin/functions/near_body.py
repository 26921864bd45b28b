"""The body that stands nearest before an office: a subject, an owner, a venue, one just named."""

from __future__ import annotations

import re
from collections.abc import Sequence

from passerelle.extraction.latin.bodies.entering import enter
from passerelle.extraction.latin.functions.colleagues import SeatLike
from passerelle.extraction.latin.functions.here import is_free
from passerelle.extraction.latin.places.homes import fits, sentence_of, subject_before
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.offices import Office
from passerelle.extraction.reading.passages import Passage
from passerelle.extraction.reading.spots import spots

__all__ = ["near"]

_SAYS_OF_ITS = re.compile(
    r"(?i)(?:\b(?:a|ont) (?:\w+ )?\w+(?:é|i|u|is|it)|(?:e|it|ent))\s(?:son|sa|leur)\s$"
)

_BEGINS = re.compile(r"\W*(?:(?:[LlNn](?:e|a|otre)|[Ll]es)\s|[Ll][’'])?")


def near(
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
        close = since <= at < office.begin and fits(analysis, key, levels)
        if close and is_free(analysis, key, office):
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


def _letterhead(analysis: Analysis) -> str | None:
    """The body whose letterhead the text bears."""
    return next(
        (key for key, one in analysis.bodies.items() if one.rule == "bodies/letterhead"), None
    )


def _subject(analysis: Analysis, passage: Passage, office: Office) -> str | None:
    """«X étudie un jumelage avec Y, a indiqué son président», «X renouvelle … la mairesse, Z»."""
    if analysis.document.language == "en":
        return _owner_at_head(analysis, passage, office)
    earlier = subject_before(analysis, passage, office)
    if earlier:
        return earlier
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
    close = [
        one
        for where, one in analysis.held
        if where is passage and one.end <= office.begin and office.begin - one.end < 60
    ]
    return [(close[-1].start, enter(analysis, passage, close[-1]))] if close else []


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
