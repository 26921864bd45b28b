"""Names after words that say where, where to or where from, and the rows they begin."""

from __future__ import annotations

import re
from functools import cache

from passerelle.extraction.latin.bodies.town_uses import is_adjective
from passerelle.extraction.latin.places.place_names import is_area, is_no_place, name_of_place
from passerelle.extraction.latin.places.place_uses import NAME, Use, words_of_places
from passerelle.extraction.lexicon import either, folded, lexicon
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.offices import offices
from passerelle.extraction.reading.passages import Passage
from passerelle.extraction.reading.rx import CAPITAL
from passerelle.extraction.reading.spots import spots

__all__ = ["located"]

_JOINT = r"(?:da|do|dos|del|di|du|de|de la|am|an der|upon|of)"
_GLUED = r"(?:d[’']|de l[’']|[ae][lnrstdz]h?-)"  # «Terranova d'Adda», «Jdeidet el-Arz»
_RUN = re.compile(rf"{NAME}(?:\s(?:{_GLUED}|{_JOINT}\s)?{NAME})*")
_NEXT = re.compile(
    rf"(?P<comma>,)?\s?(?P<word>et|and|ou|or|puis)?\s(?:à |en |in )?(?P<name>{NAME})"
)
_PLURAL = re.compile(
    r"(?:s|Valley|Coast|Peninsula|Basin|Delta|Region|Province|County|District|Republic|Islands?"
    r"|Corridor|Triangle|Ruhr|Saar|Hague|Midlands|Highlands|Borders|Country|Bay|Area)$"
)


@cache
def _before(language: str) -> re.Pattern[str]:
    words = either(lexicon(language, "places")["before"])
    return re.compile(rf"(?i:{words})(?:\s|(?<=[’']))(?={NAME})")


def located(analysis: Analysis, passage: Passage) -> list[Use]:
    """Names after words that say where, where to or where from."""
    language = analysis.document.language
    found: list[Use] = []
    for before in _before(language).finditer(passage.text):
        start = before.end()
        no_way = lexicon(language, "places")["words"].get("no_way")
        if no_way and re.search(no_way, passage.text[max(0, before.start() - 20) : before.start()]):
            continue
        run = _RUN.match(passage.text, start, _stop(analysis, passage, start))
        if run is None:
            continue
        name = name_of_place(analysis, passage, start, run[0])
        if re.search(r"(?i)\bthe\s?$", before[0]) and not _takes_article(
            analysis, passage, name, before
        ):
            continue
        if not name or is_no_place(name, language):
            continue
        if language == "en" and (len(name) < 3 or _is_adjective(analysis, name)):
            continue
        if before[0].strip().casefold() in ("au", "aux") and not is_area(analysis, name):
            continue
        if any(one.start == start for one in offices(passage.text, language)):
            continue
        room = language == "fr" and before[0].strip().casefold() in ("dans le", "dans la", "au")
        if room and folded(name.split()[0]) in words_of_places(language, "venue"):
            continue  # «dans le Salon des aigles»
        weak = language == "fr" and before[0].strip() in ("entre",)
        found.append(Use(start, start + len(name), "places/located", 0.7 if weak else 0.85, name))
        found += _others(analysis, passage, start + len(name))
    return found


def _stop(analysis: Analysis, passage: Passage, start: int) -> int:
    """Where the next person or body begins, which no name of a place goes into."""
    if analysis.document.language != "fr":
        return len(passage.text)
    taken = (
        at
        for kind in ("person", "body")
        for at, _, _ in spots(analysis, passage, kind)
        if at > start
    )
    return min(taken, default=len(passage.text))


def _is_adjective(analysis: Analysis, name: str) -> bool:
    return analysis.gazetteer.place(name) is None and is_adjective(name)


def _others(analysis: Analysis, passage: Passage, end: int) -> list[Use]:
    """The places that a row goes on with: «visiter Angers, Tours et Blois»."""
    found: list[Use] = []
    while other := _NEXT.match(passage.text, end):
        end = other.end()
        known = analysis.gazetteer.place(other["name"])
        if re.match(rf"[\w-]|\s{CAPITAL}", passage.text[end : end + 2]):
            break
        alone = other["word"] in ("et", "and", "ou", "or") and not other["comma"]
        row = (other["comma"] or other["word"]) and known and known.place in ("city", "region")
        if not (alone or row):
            break
        found.append(Use(*other.span("name"), "places/located", 0.8, other["name"]))
    return found


def _takes_article(analysis: Analysis, passage: Passage, name: str, before: re.Match[str]) -> bool:
    """Whether "the" goes before a territory: rivers, pubs and schemes have it, towns do not."""
    if analysis.document.language != "en" or not name or analysis.gazetteer.place(name):
        return True
    run = re.match(rf"{NAME}(?:\s{NAME})*", passage.text[before.end() :])
    return run is not None and _PLURAL.search(run[0]) is not None
