"""Bodies right before an English office: «Quezon Heights Mayor X», «Castlebar Town Team chair Y».

The run of words with capitals that an office ends is the town, county or institution it is
held in, and so is what stands before "whose mayor", or after "for" at the head of a sentence.
"""

from __future__ import annotations

import re

from passerelle.extraction.latin.bodies.entering import enter, enter_town
from passerelle.extraction.latin.bodies.town_uses import is_adjective
from passerelle.extraction.latin.words.heads import Candidate, Head
from passerelle.extraction.latin.words.levels import LEVELS
from passerelle.extraction.latin.words.names import is_given
from passerelle.extraction.latin.words.titles import is_titled, name_words
from passerelle.extraction.lexicon import folded, lexicon
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.offices import Office, offices
from passerelle.extraction.reading.passages import Passage
from passerelle.extraction.reading.rx import CAPITAL
from passerelle.extraction.reading.spots import spots
from passerelle.sources.countries import country_code

__all__ = ["before_office"]

_WORD = rf"{CAPITAL}(?:[\w]|[’'-](?!s\b)(?=\w))*"
_RUN = rf"{_WORD}(?:\s(?:(?:of|de|do|da|del|la|le|upon|on|an|am|der)\s){{0,2}}{_WORD}){{0,4}}"
_MODES = r"(?:(?:new|newly elected|current|then|former|acting|interim|outgoing|long-serving)\s)?"
_BEFORE = re.compile(rf"(?<![\w’'-])(?P<name>{_RUN})\s{_MODES}$")
_WHOSE = re.compile(
    rf"(?<![\w’'-])(?P<name>{_RUN}),\s(?:whose|where (?:the|its))\s(?:\w+\s)?{_MODES}$"
)
_FOR = re.compile(
    rf"(?:^|[.!?;:]\s)(?:For|for|On behalf of|on behalf of|Representing)\s(?:the\s)?"
    rf"(?P<name>{_RUN}),\s(?:it was\s)?(?:the\s)?$"
)
_IN = re.compile(rf"(?:^|[.!?;:]\s)In\s(?P<name>{_RUN}),\s(?:the\s|its\s)?$")
_LEVELS = {
    **dict.fromkeys(("county", "district", "prefecture", "borough", "shire"), "other"),
    **dict.fromkeys(("province", "region", "state", "oblast", "voivodeship"), "region"),
}


def _no_town() -> frozenset[str]:
    return frozenset(lexicon("en", "bodies")["words"]["no_town"])


def before_office(analysis: Analysis, passage: Passage, office: Office) -> str | None:
    """The body that the words before an office name, if they name one."""
    left = passage.text[: office.begin]
    found = _WHOSE.search(left) or _FOR.search(left)
    if found is None and office.slug in LEVELS:
        found = _IN.search(left)
    if found is None:
        found = _BEFORE.search(left)
        if found is None or not _follows(passage.text, office):
            return None
    start, end = found.span("name")
    if analysis.gazetteer.place(found["name"]) is None:
        start, end = _trimmed(passage.text, start, end)
    if start >= end or _is_other(analysis, passage, start, end):
        return None
    return _entered(analysis, passage, office, start, end)


def _follows(text: str, office: Office) -> bool:
    """Whether a name or a comma and a name follow the office: «Mayor X», «mayor, X»."""
    return (
        re.match(rf",?\s(?:{CAPITAL}|ex-|[a-z]{{1,3}}\s{CAPITAL})", text[office.end :]) is not None
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without what only opens the sentence, and without titles: «Yesterday Leeds»."""
    leading = lexicon("en", "bodies")["words"]["leading"]
    while start < end:
        first = re.compile(r"[^\s]+\s?").match(text, start, end)
        if first is None:
            break
        word = first[0].strip()
        stop = (
            folded(word) in leading
            or folded(word) in _no_town()
            or is_titled(text, first.end(), "en")
        )
        if not (stop or is_adjective(word)):
            break
        start = first.end()
    return start, end


def _is_other(analysis: Analysis, passage: Passage, start: int, end: int) -> bool:
    """Whether the words are a country, a person, or within the name of something else."""
    name = passage.text[start:end]
    last = name.split()[-1]
    if any(one.start < end and start < one.end for one in offices(passage.text, "en")):
        return True
    if (
        country_code(name)
        or (analysis.gazetteer.place(name) is None and is_adjective(last))
        or folded(last) in _no_town()
    ):
        return True
    return any(
        a < end and start < b
        for kind in ("person", "body")
        for a, b, _ in spots(analysis, passage, kind)
    )


def _entered(
    analysis: Analysis, passage: Passage, office: Office, start: int, end: int
) -> str | None:
    name = passage.text[start:end]
    levels = LEVELS.get(office.slug)
    level = _LEVELS.get(folded(name.split()[-1]))
    known = analysis.gazetteer.place(name)
    if levels is None and level is None:
        return _institution(analysis, passage, start, end)
    if level is None and known is None and _is_doubtful(passage.text, name, start):
        return None
    if level is None and levels:
        level = "region" if known and known.place == "region" and "region" in levels else levels[0]
    return enter_town(analysis, passage, start, end, level or "city")


def _is_doubtful(text: str, name: str, start: int) -> bool:
    """Whether one word at the head of a sentence may be no name at all."""
    if " " in name or not re.search(r"(?:^|[.!?]\s)$", text[:start]):
        return False
    if re.search(r"(?:ing|ed)$", name):
        return True  # «Accompanying Governor X were …»
    return is_given(name) or folded(name) in name_words("en", "never")


def _institution(analysis: Analysis, passage: Passage, start: int, end: int) -> str | None:
    """Two words or more before "chair" or "director" are an institution."""
    name = passage.text[start:end]
    words = name.split()
    if len(words) < 2 or is_given(words[0]) or analysis.gazetteer.place(name):
        return None
    head = Head("association")
    one = Candidate(start, end, name, head, folded(name), "bodies/compound", 0.75)
    return enter(analysis, passage, one)
