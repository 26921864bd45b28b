"""What an English name says of its body: the head, the country, what is left beside the head."""

from __future__ import annotations

import re
from collections.abc import Sequence

from passerelle.extraction.latin.words.heads import Candidate, Head, heads
from passerelle.extraction.lexicon import folded
from passerelle.extraction.reading.passages import Passage
from passerelle.extraction.reading.rx import CAPITAL
from passerelle.sources.countries import country_code

__all__ = ["ACRONYM", "heads_of", "made", "main_head"]

ACRONYM = re.compile(
    r"\s?\(\s?(?:the\s|hereinafter\s)?[“\"‘']?([A-Z][\w&.-]*[A-Z][\w&.-]*(?: \d{1,3})?)"
    r"[”\"’']?\s?\)"
)

_ASIDE = re.compile(r"\s?\(([^()]{2,40})\)|,\s([A-Z][\w-]+(?: [A-Z][\w-]+)?)(?=[,.;)]|$)")

_AREA = re.compile(r"^\w[\w-]* (?:City|Town|County|Prefecture|Borough|District|Province)$")

_REGION = re.compile(rf"Region {CAPITAL}[\w-]+(?: {CAPITAL}[\w-]+)?")

# «the Torrens Port Authority of Australia»: what is of a place has its land told after it.
_LOCAL = re.compile(
    rf"(?!National|Federal|Royal|State|Central){CAPITAL}[\w’'-]*(?: {CAPITAL}[\w’'-]*)*"
    r" (?:Port Authority|Harbour Authority|Airport Authority|Port|Group|Company|Corporation)$"
)

# The assembly of a county or region is a body beside its government.
_ASSEMBLY = re.compile(
    r"(?:County|Provincial|Regional|State|Prefectural|Departmental|Cantonal|Oblast) Assembly$"
)


def heads_of(part: str) -> list[tuple[re.Match[str], Head]]:
    """The head words of a name; that of «Region Dalarna» stands first."""
    inside = [(m, h) for m, h in heads(part, "en") if not h.final or m.end() == len(part)]
    if len(inside) == 1 and _REGION.fullmatch(part):
        return [(inside[0][0], Head("region", "region"))]
    return inside


def main_head(part: str, inside: Sequence[tuple[re.Match[str], Head]]) -> Head:
    """The head that says what the body is: before "of", else the last; units before others."""
    unit = next((h for _, h in inside if h.unit), None)
    if unit:
        return unit
    cut = re.search(r"\b(?:of|for)\b", part)
    before = [h for m, h in inside if cut is None or m.start() <= cut.start()]
    levels = [h for h in before if h.level and not h.last]
    return levels[-1] if levels else (before or [h for _, h in inside])[-1]


def made(passage: Passage, start: int, end: int, head: Head) -> Candidate | None:
    """The body that a stretch of a passage names, if enough is left beside its head."""
    text = passage.text
    name, country = _without_land(text[start:end], head)
    end = start + len(name)
    core = _core(name, head)
    if not core or (not head.alone and folded(core) == "") or _is_land(name, head):
        return None
    plain = [w for w in re.findall(r"[\w’'-]+", name) if w[0].isupper()]
    if len(plain) < 2 and not head.alone:
        return None
    acronym = ACRONYM.match(text, end)
    aside = None if acronym else _ASIDE.match(text, end)
    return Candidate(
        start,
        end,
        name,
        head,
        folded(core),
        "bodies/whole-name" if head.alone else "bodies/head-word",
        0.9,
        acronym=acronym[1] if acronym else None,
        acronym_at=acronym.span(1) if acronym else None,
        country=country or ((aside[1] or aside[2]) if aside else None),
        held=head.held,
    )


def _is_land(name: str, head: Head) -> bool:
    """Whether words with a head are the name of a country: «the Czech Republic»."""
    return not head.level and not head.alone and country_code(name) is not None


def _without_land(name: str, head: Head) -> tuple[str, str | None]:
    """A name without the country or the wider area told after it, and that country."""
    of_place = re.search(r" (?:of|in) (?:the )?([A-Z][\w ]+)$", name)
    if of_place is None:
        return name, None
    short = name[: of_place.start()]
    whole = any(  # Hanseatic City of Rostock
        m[0].endswith(" of") and not m.start() for m, _ in heads(name, "en")
    )
    if (head.last or _AREA.search(short)) and not whole:  # Luxi District of Ningbo
        return short, None
    if country_code(of_place[1]) and (head.level or _LOCAL.match(short)):
        return short, of_place[1]
    return name, None


def _core(name: str, head: Head) -> str:
    """What is left of the name of a collectivity beside its head words; else all of it."""
    if not head.level:
        return name
    found = [m for m, h in heads(name, "en") if h.level]
    core = name
    for match in reversed(found):
        core = core[: match.start()] + core[match.end() :]
    core = re.sub(
        r"(?i)\b(?:the|of|municipal|provincial|city|province|county|people['’]s|regional|town)\b",
        " ",
        core,
    )
    kept = " assembly" if _ASSEMBLY.search(name) else ""
    return " ".join((core + kept).split())
