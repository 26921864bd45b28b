"""Uses of place that the layout shows: datelines, cells of a column of places, the town hall."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from passerelle.extraction.gazetteer import PlaceKind
from passerelle.extraction.lexicon import folded, lexicon
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.passages import Passage
from passerelle.extraction.reading.rx import UPPER
from passerelle.extraction.reading.spots import spots

__all__ = [
    "NAME",
    "Use",
    "beside_venue",
    "cell",
    "dateline",
    "note_column",
    "seated",
    "town_hall",
    "words_of_places",
]

NAME = rf"(?:(?:L[’'])?[{UPPER}][\w]*(?:(?:[’'](?!s\b)|-)[\w]+)*)"


_SMALL = r"(?:de|du|la|le|les|sur|en|d[’']|of|upon)"


_DAY = r"\d{1,2}(?:er|st|nd|rd|th)?"


_DATE = (
    rf"(?:(?:le|this|on|issued)\s)?(?:[^\W\d]+,?\s)?(?:{_DAY}\s[^\W\d]+\.?,?\s\d{{4}}"
    rf"|[^\W\d]+\.?\s{_DAY},?\s\d{{4}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})"
)


_CHAINED = rf"(?:,\s{NAME}(?:\s{NAME})*)?"


_DATELINE = re.compile(
    rf"\W{{0,3}}(?P<name>{NAME}(?:\s(?:{NAME}|{_SMALL}))*)(?:\s?\([^()]+\))?{_CHAINED}"
    rf"\s?[,–—-]\s?{_DATE}"
)


_SHORT_DATE = rf"(?:{_DAY}\s[^\W\d]+\.?|[^\W\d]+\.?\s{_DAY})(?:,?\s\d{{4}})?"
_WIRE = re.compile(
    rf"\W{{0,3}}(?P<name>{NAME}(?:\s{NAME})*){_CHAINED},\s{_SHORT_DATE}\s?\([A-Z]{{2,6}}\)\s?[–—-]"
)
# «Mons, jeudi 30 avril : visite …», «Yaoundé, 8 mai (Agence …). Le directeur …»
_BRIEF = re.compile(
    rf"\W{{0,3}}(?P<name>{NAME}(?:\s{NAME})*)(?:\s?\([^()]+\))?,\s(?:le\s)?(?:[a-z]+di\s|dimanche\s)?{_SHORT_DATE}"
    rf"(?:\s\([^()]{{2,60}}\))?\s?(?:[:.–—-]\s|$)"
)
_RUBRIC = re.compile(
    rf"\W{{0,3}}[^.·|]{{2,30}}\s[·|]\s(?P<name>{NAME}(?:\s{NAME})*){_CHAINED}\s?[–—]"
)
_ITINERARY = re.compile(
    rf"\W{{0,3}}(?:[^\W\d]{{3,9}}\.?,?\s)?{_SHORT_DATE}[,:]\s(?P<name>{NAME}(?:\s{NAME})?)(?=[,.:;]|\s[–—(-]|$)"
)
_AFTER_DATE = re.compile(
    rf"\W{{0,3}}{_DATE}\s?[,–—-]\s?(?P<name>{NAME}(?:\s{NAME})*){_CHAINED}\W*$"
)


# «Mon., March 3, Nairobi. …», «12 June, Bad Emmersau: …»: a line of a record or programme
_ENTRY = re.compile(
    rf"\W{{0,3}}(?:[A-Z][a-z]+\.?,?\s)?(?:[A-Z][a-z]+\.?\s{_DAY}|{_DAY}\s[A-Z][a-z]+)(?:,?\s\d{{4}})?"
    rf"(?:,|\s?[–—-])\s(?P<name>{NAME}(?:\s{NAME}){{0,2}}){_CHAINED}(?=\.\s|\.?$|:\s|;|\s[–—-]\s)"
)
# «TOYOOKA, Hyogo, 9 May – A delegation …», «BEIRUT (AP) — …»
_LOUD = re.compile(
    rf"\W{{0,3}}(?P<name>[A-ZÀ-ÞĀ-ŒŔ-Ț]{{3,}}(?:[ -][A-ZÀ-ÞĀ-ŒŔ-Ț]{{2,}}){{0,3}}){_CHAINED}"
    rf"(?:,\s{_SHORT_DATE})?(?:\s?\([^()]{{2,20}}\))?\s?[–—-]\s(?=[A-Z])"
)
_COLON = re.compile(rf"\W{{0,3}}(?P<name>{NAME}(?:\s{NAME}){{0,2}}){_CHAINED},\s{_SHORT_DATE}:\s")
# «…, Kinsale, 4 February 2026»: at the end of a line under the title
_CLOSING = re.compile(rf",\s(?P<name>{NAME}(?:\s{NAME})?){_CHAINED},\s{_DATE}(?=[.,;)]|$)")


@dataclass(frozen=True)
class Use:
    """A name in a use of place: characters of a passage, and what its words say of it."""

    start: int
    end: int
    rule: str
    sure: float
    core: str
    kind: PlaceKind | None = None


@cache
def words_of_places(language: str, key: str) -> frozenset[str]:
    """The folded words of a list of the lexicon of places."""
    return frozenset(folded(word) for word in lexicon(language, "places")["words"][key])


def dateline(passage: Passage, language: str) -> list[Use]:
    """The place that a passage is dated from, if it begins so."""
    text = passage.text
    found = _DATELINE.match(text) or _AFTER_DATE.match(text) or _WIRE.match(text)
    found = found or _RUBRIC.match(text) or _ITINERARY.match(text)
    if found is None and language == "fr":
        found = _BRIEF.match(text)
    if found is None and language == "en":
        found = _LOUD.match(text) or _COLON.match(text)
    if found is None and language == "en":
        found = _ENTRY.match(text) or (_CLOSING.search(text) if passage.block < 4 else None)
        if found is not None and _is_none(found["name"], language):
            return []
    if found is None or found.end("name") - len(found["name"]) > 90:
        return []
    if found.end("name") > 45 and found.re is not _CLOSING:
        return []
    name = found["name"]
    if set(folded(name).split()) & words_of_places(language, "no_dateline"):
        return []
    return [Use(*found.span("name"), "places/dateline", 0.9, name)]


def note_column(passage: Passage, columns: dict[int, int], language: str) -> None:
    """Remember a column whose head says that it holds places."""
    words = set(folded(passage.text).split())
    if (
        passage.kind == "cell"
        and passage.column is not None
        and words & words_of_places(language, "column")
    ):
        columns[passage.column] = passage.row or 0


def cell(analysis: Analysis, passage: Passage, columns: dict[int, int]) -> list[Use]:
    """The place that is all a cell of a table says."""
    if passage.kind != "cell" or len(passage.text.split()) > 5:
        return []
    text = re.sub(r"\s?\([^()]*\)$", "", passage.text).strip(" .")
    known = analysis.gazetteer.place(text)
    listed = passage.column is not None and passage.column in columns
    if listed and known is None:
        text = text.partition(", ")[0]  # «Vigo, Casa das Artes»
    if not re.fullmatch(rf"{NAME}(?:[ ](?:{NAME}|de|la|le|du|sur))*", text) or not (
        listed or known
    ):
        return []
    if not listed and passage.row is None:
        return []
    if {folded(word) for word in text.split()} & words_of_places(
        analysis.document.language, "venue"
    ):
        return []
    start = passage.text.index(text)
    return [Use(start, start + len(text), "places/cell", 0.85, text)]


def _is_none(name: str, language: str) -> bool:
    """Whether words with capitals name a venue, a title or a day."""
    words = set(folded(name).split())
    return bool(words & (words_of_places(language, "venue") | words_of_places(language, "never")))


@cache
def _venues(language: str) -> re.Pattern[str]:
    words = "|".join(lexicon(language, "places")["words"]["venue"])
    return re.compile(
        rf"(?<!\w)(?i:{words})(?:\s{NAME}){{0,3}},\s(?P<name>{NAME}(?:\s{NAME})*)(?=[,.;:)]|\s(?:on|at|from|with|in|le|du|à)\s|$)"
    )


def beside_venue(passage: Passage, language: str) -> list[Use]:
    """The town after a venue: «Market House, Kilmorane», «Wattle Theatre, Port Hallam»."""
    return [
        Use(*one.span("name"), "places/venue", 0.8, one["name"])
        for one in _venues(language).finditer(passage.text)
        if language == "en" and not _is_none(one["name"], language) and len(one["name"]) > 3
    ]


# «a Lyon-based charity», «the summer school (Kerkennah, 13–24 July)»
_SEATED = re.compile(
    rf"(?<![\w-])(?P<name>(?!The\b|A\b|An\b)[A-ZÀ-ÞĀ-ŒŔ-Ț]\w+(?:\s[A-ZÀ-ÞĀ-ŒŔ-Ț]\w+)?)-based\b"
    rf"|\((?P<town>{NAME}(?:\s{NAME}){{0,2}}),\s(?:\d|(?:from\s)?\d|[A-Z][a-z]+ \d)"
)


# «in the Polish city of Łódź», «at Ostravice town hall»
_TOWN_OF = re.compile(
    r"\b(?:in|at|near|to|from|through|around|visit\w*|toured)\s(?:the\s|a\s)?(?:[\w-]+\s){0,2}?"
    r"(?:city|town|port|village|suburb|municipality|commune|capital|island|resort)\sof\s"
    rf"(?P<name>{NAME}(?:\s(?:(?:an der|am|de|do|upon|on|la)\s)?{NAME}){{0,2}}?)(?![\w-]| [A-Z])"
)
_HALL = re.compile(rf"\bat\s(?P<name>{NAME}(?:\s{NAME})?)\s(?:[Tt]own|[Cc]ity)\s[Hh]all\b")


def seated(passage: Passage) -> list[Use]:
    """Where a body is based, or a meeting in brackets is held."""
    found = [
        Use(*one.span("name"), "places/town-of", 0.85, one["name"])
        for one in _TOWN_OF.finditer(passage.text)
        if not _is_none(one["name"], "en")
    ]
    found += [
        Use(*one.span("name"), "places/town-hall", 0.8, one["name"])
        for one in _HALL.finditer(passage.text)
        if not _is_none(one["name"], "en")
    ]
    for one in _SEATED.finditer(passage.text):
        group = "name" if one["name"] else "town"
        if not _is_none(one[group], "en"):
            found.append(Use(*one.span(group), "places/seat", 0.8, one[group]))
    return found


def town_hall(analysis: Analysis, passage: Passage) -> list[Use]:
    """«La Ville de Niort a accueilli à l'hôtel de ville …»: then Niort is the place, too."""
    language = analysis.document.language
    found: list[Use] = []
    for hall in re.finditer(lexicon(language, "places")["words"]["town_hall"], passage.text):
        towns = [
            (start, end, key)
            for start, end, key in spots(analysis, passage, "body")
            if end <= hall.start() and ("city", folded(_town(analysis, key))) in analysis.cores
        ]
        if towns:
            start, end, key = towns[-1]
            name = _town(analysis, key)
            at = passage.text.find(name, start, end)
            if at >= 0:
                found.append(Use(at, at + len(name), "places/town-hall", 0.75, name))
    return found


def _town(analysis: Analysis, key: str) -> str:
    """The name of the town that a body administers."""
    core = next((core for core, one in analysis.cores.items() if one == key and core[0]), ("", ""))
    name = analysis.bodies[key].name
    words = re.findall(r"[\w’'-]+", name)
    for size in range(1, len(words) + 1):
        for at in (len(words) - size, 0):
            part = " ".join(words[at : at + size])
            if " ".join(re.findall(r"\w+", folded(part))) == core[1]:
                return part
    return name
