"""Whether a likely body has such an office at all.

Clubs have treasurers, French towns no president; who presides where a friendship group met,
presides over the group.
"""

from __future__ import annotations

import re

from passerelle.extraction.latin.places.homes import fits, is_paper
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.offices import Office

__all__ = ["OFFICERS", "befitting", "no_town"]

OFFICERS = frozenset(
    ("treasurer", "honorary-president", "president", "vice-president", "secretary-general")
)
"""Offices of a club."""


def befitting(analysis: Analysis, office: Office, found: str | None) -> str | None:
    """The body found, or where it has no such office, the one club or group that does."""
    club = _of_club(analysis, office, no_town(analysis, office, found))
    return _of_group(analysis, office, club)


def no_town(analysis: Analysis, office: Office, found: str | None) -> str | None:
    """A French town has no president: whose "notre président" is, no town can say."""
    clubs = office.slug in ("president", "vice-president", "honorary-president", "treasurer")
    french = analysis.document.language == "fr" and clubs and found is not None
    if not french or not fits(analysis, found or "", ("city",)):
        return found
    others = _clubs(analysis)
    return others.pop() if len(others) == 1 else None


def _of_club(analysis: Analysis, office: Office, found: str | None) -> str | None:
    """Treasurers and secretaries are those of a club that the text names, and of no town."""
    body = analysis.bodies.get(found or "")
    paper = body is not None and is_paper(analysis, body.key)
    if paper and office.slug in OFFICERS:
        return _only_club(analysis)
    if paper:
        return None
    if analysis.document.language != "en" or office.slug not in ("treasurer", "honorary-president"):
        return found
    if body is None or body.type != "collectivity":
        return found
    return _only_club(analysis)


def _only_club(analysis: Analysis) -> str | None:
    """The one twinning club, or the one club, that a text names."""
    clubs = _clubs(analysis)
    twinning = {key for key in clubs if re.search(r"Twin|Sister|Friend", analysis.bodies[key].name)}
    likely = twinning or clubs
    return likely.pop() if len(likely) == 1 else None


def _clubs(analysis: Analysis) -> set[str]:
    """All clubs that a text names."""
    return {
        one.entity
        for one in analysis.mentions
        if one.kind == "body" and analysis.bodies[one.entity].kind in ("association", "committee")
    }


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
