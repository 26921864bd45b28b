"""Bodies of an office named in other ways than "of".

«Hull's Lord Mayor», «UCC President X», «signed for the City of Orléans by X, Mayor», «his Leeds
counterpart, Councillor X».
"""

from __future__ import annotations

import re

from passerelle.extraction.latin.bodies.entering import enter, enter_town
from passerelle.extraction.latin.functions.state_offices import STATE
from passerelle.extraction.latin.functions.unnamed import Seat
from passerelle.extraction.latin.words.heads import Candidate, Head
from passerelle.extraction.latin.words.levels import LEVELS
from passerelle.extraction.latin.words.linking import Named
from passerelle.extraction.lexicon import folded, lexicon
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.offices import Office
from passerelle.extraction.reading.passages import Passage
from passerelle.extraction.reading.spots import spots
from passerelle.sources.countries import country_code

__all__ = ["beside", "counterpart", "european_parliament", "of_each", "owned", "signed_for"]

_NAME = r"[A-ZÀ-ÞĀ-ŒŔ-Ț][\w-]*(?:\s[A-ZÀ-ÞĀ-ŒŔ-Ț][\w-]*){0,2}"
_OWNER = re.compile(
    rf"(?<![\w’'-])(?P<name>{_NAME})[’']s\s"
    r"(?:(?:new|first|current|then|former|acting)\s)?$"
)
# «Bukwo's LC5 Chairman»
_RANKED = re.compile(
    rf"(?<![\w’'-])(?P<name>{_NAME})[’']s\s(?:[A-Z]\w+\s){{0,2}}(?:[a-z]{{3,}}\s){{0,1}}$"
)
_ACRONYM = re.compile(r"(?<![\w-])(?P<name>[A-Z]{3,6})\s$")
_NO_BODIES = frozenset(("NGO", "CEO", "USA", "UAE", "PHD", "MEP", "MSP", "TDS"))
_COUNTERPART = re.compile(
    r"\b(?:his|her|their|its)\s(?P<town>[A-ZÀ-ÞĀ-ŒŔ-Ț][\w-]+)\s"
    r"(?:counterpart|opposite number|colleague),?\s$"
)


def owned(analysis: Analysis, passage: Passage, office: Office, seat: Seat) -> bool:
    """The town whose office it is said to be, or the body that an acronym before it means."""
    left = passage.text[: office.begin]
    owner = _OWNER.search(left)
    if owner and office.slug not in STATE:
        return _of_town(analysis, passage, office, seat, *owner.span("name"))
    rank = _RANKED.search(left)
    if rank and office.slug not in STATE:
        known = _begun(analysis, rank["name"])
        if known:
            seat.body = known
            return True
    acronym = _ACRONYM.search(left)
    if acronym is None or office.slug in STATE or office.slug in LEVELS:
        return False
    name = acronym["name"]
    if name in _NO_BODIES or country_code(name):
        return False
    head = Head("association")
    start, end = acronym.span("name")
    one = Candidate(start, end, name, head, folded(name), "bodies/acronym", 0.6)
    seat.body = enter(analysis, passage, one)
    return True


def _begun(analysis: Analysis, name: str) -> str | None:
    """The one body named so far whose name begins so: «Bukwo» of Bukwo District."""
    first = folded(name) + " "
    begun = {k for k, one in analysis.bodies.items() if folded(one.name + " ").startswith(first)}
    return begun.pop() if len(begun) == 1 else None


def _of_town(
    analysis: Analysis, passage: Passage, office: Office, seat: Seat, start: int, end: int
) -> bool:
    """Take a town, county or region, if an office of that level is owned by it."""
    levels = LEVELS.get(office.slug)
    name = passage.text[start:end]
    first = folded(name.split()[0])
    if levels is None or "epci" in levels or first in lexicon("en", "bodies")["words"]["leading"]:
        return False
    if country_code(name) or any(
        a < end and start < b for a, b, _ in spots(analysis, passage, "person")
    ):
        return False
    seat.body = enter_town(analysis, passage, start, end, levels[0])
    return True


def signed_for(
    analysis: Analysis, passage: Passage, office: Office, seat: Seat, people: list[Named]
) -> None:
    """«… for the City of Orléans by X, Mayor»: the body for which the holder acts."""
    holder = next((one for one in reversed(people) if one.end <= office.begin), None)
    if holder is None or not re.fullmatch(
        r",\s(?:the\s|its\s)?", passage.text[holder.end : office.begin]
    ):
        return
    for start, end, key in spots(analysis, passage, "body"):
        behalf = re.search(r"(?i)\b(?:for|behalf of)\s(?:the\s)?$", passage.text[:start])
        if behalf and passage.text[end : holder.begin] in (" by ", ", by "):
            seat.body = key


def european_parliament(analysis: Analysis, passage: Passage, office: Office) -> str | None:
    """«Member of the European Parliament»: the body that the words of the office name."""
    found = re.compile(r"European Parliament").search(passage.text, office.start, office.end)
    if found is None:
        return None
    head = Head("parliament-chamber")
    one = Candidate(*found.span(), found[0], head, folded(found[0]), "bodies/whole-name", 0.9)
    return enter(analysis, passage, one)


def counterpart(analysis: Analysis, passage: Passage, office: Office, seat: Seat) -> None:
    """«his Leeds counterpart, Councillor X»: an office of that town."""
    found = _COUNTERPART.search(passage.text[: office.begin])
    if seat.body is None and found and LEVELS.get(office.slug):
        seat.body = enter_town(analysis, passage, *found.span("town"))


def of_each(
    passage: Passage,
    office: Office,
    seat: Seat,
    towns: list[tuple[int, int, str]],
    people: list[Named],
) -> None:
    """«the mayors of Kilmorane and Plouguer, X and Y»: to each the town of the same place."""
    text = passage.text
    row = [one for one in towns if one[0] >= office.end][:3]
    if not row or not re.fullmatch(r"\sof\s(?:the\s)?", text[office.end : row[0][0]]):
        return
    size = 1
    while size < len(row) and re.fullmatch(
        r"(?:,|,?\sand)\s(?:of\s)?", text[row[size - 1][1] : row[size][0]]
    ):
        size += 1
    end = row[size - 1][1]
    named = [one for one in people if one.begin >= end][:size]
    if size < 2 or len(named) < size or not re.fullmatch(r",?\s", text[end : named[0].begin]):
        return
    seat.single |= {one.start: key for one, (_, _, key) in zip(named, row, strict=False)}
    seat.end = end


def beside(
    analysis: Analysis, passage: Passage, office: Office, seat: Seat, people: list[Named]
) -> None:
    """«officer X (Y District Council)», «X, Director of Services, Y County Council»."""
    text = passage.text
    for start, end, key in spots(analysis, passage, "body"):
        for one in people:
            direct = one.begin >= office.end and not text[office.end : one.begin].strip()
            if direct and text[one.end : start] == " (" and text[end : end + 1] == ")":
                seat.single[one.start] = key
        named = any(re.fullmatch(r",\s(?:the\s)?", text[one.end : office.begin]) for one in people)
        between = text[office.end : start]
        fits = office.slug not in LEVELS or analysis.bodies[key].type == "collectivity"
        if (
            named
            and fits
            and re.fullmatch(r"(?:\s(?:of|for)\s[^,;.()]{3,40})?(?:,\s|\s\()", between)
        ):
            seat.body, seat.end, seat.other = key, end, False
            return
