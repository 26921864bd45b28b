"""Places: names used as those of territories, where something is, comes from or goes to.

The use decides, not the name: `à Niort`, `in Scotland`, `venue du district de Panyu`, a
dateline, a cell in a column of places. What the name stands for comes from the gazetteer,
from a head word, or stays a town. A name within that of a person or body is no place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from passerelle.extraction.account import Place
from passerelle.extraction.analysis import Analysis, Mention, Span
from passerelle.extraction.gazetteer import Entry, PlaceKind
from passerelle.extraction.lexicon import either, folded, lexicon
from passerelle.extraction.offices import offices
from passerelle.extraction.passages import Passage
from passerelle.extraction.spots import spots
from passerelle.sources.countries import country_code

__all__ = ["places"]

_NAME = r"(?:(?:L[’'])?[A-ZÀ-ÖØ-Þ][\w]*(?:(?:[’'](?!s\b)|-)[\w]+)*)"
_SMALL = r"(?:de|du|la|le|les|sur|en|d[’']|of|upon)"
_DAY = r"\d{1,2}(?:er|st|nd|rd|th)?"
_DATE = (
    rf"(?:(?:le|this|on|issued)\s)?(?:[^\W\d]+,?\s)?(?:{_DAY}\s[^\W\d]+\.?,?\s\d{{4}}"
    rf"|[^\W\d]+\.?\s{_DAY},?\s\d{{4}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})"
)
_CHAINED = rf"(?:,\s{_NAME}(?:\s{_NAME})*)?"
_DATELINE = re.compile(
    rf"\W{{0,3}}(?P<name>{_NAME}(?:\s(?:{_NAME}|{_SMALL}))*)(?:\s?\([^()]+\))?{_CHAINED}"
    rf"\s?[,–—-]\s?{_DATE}"
)
_AFTER_DATE = re.compile(
    rf"\W{{0,3}}{_DATE}\s?[,–—-]\s?(?P<name>{_NAME}(?:\s{_NAME})*){_CHAINED}\W*$"
)
_CHAIN = re.compile(
    rf"(?:,\s|\s\(|\sin\s|\sen\s|\sdans (?:le|la|les|l[’'])\s?)"
    rf"(?P<name>{_NAME}(?:\s{_NAME})*)(?=[),.;:\s]|$)"
)
_OF = r"(?:de la |de l[’']|du |des |de |d[’']|of )"


@dataclass(frozen=True)
class _Use:
    """A name in a use of place: characters of a passage, and what its words say of it."""

    start: int
    end: int
    rule: str
    sure: float
    core: str
    kind: PlaceKind | None = None


def places(analysis: Analysis) -> None:
    """Find the territories that the text uses as places."""
    columns: dict[int, int] = {}
    for passage in analysis.passages:
        if not passage.caps and not passage.titled:
            for one in _uses(analysis, passage, columns):
                _enter(analysis, passage, one)
        _note_column(passage, columns, analysis.document.language)
    analysis.mentions.sort()


def _uses(analysis: Analysis, passage: Passage, columns: dict[int, int]) -> list[_Use]:
    found = [
        *_dateline(passage, analysis.document.language),
        *_cell(analysis, passage, columns),
        *_areas(analysis, passage),
        *_located(analysis, passage),
        *_town_hall(analysis, passage),
    ]
    found += [
        use
        for _, end, _ in spots(analysis, passage, "body")
        for use in _chained(analysis, passage, _Use(end, end, "", 0, ""))
        if passage.text[use.start - 1] == "("
    ]
    found += [use for one in found for use in _chained(analysis, passage, one)]
    return [one for one in found if _free(analysis, passage, one)]


@cache
def _before(language: str) -> re.Pattern[str]:
    words = either(lexicon(language, "places")["before"])
    return re.compile(rf"(?i:{words})(?:\s|(?<=[’']))(?={_NAME})")


@cache
def _set(language: str, key: str) -> frozenset[str]:
    return frozenset(folded(word) for word in lexicon(language, "places")["words"][key])


def _dateline(passage: Passage, language: str) -> list[_Use]:
    found = _DATELINE.match(passage.text) or _AFTER_DATE.match(passage.text)
    if found is None or found.end("name") > 45:
        return []
    name = found["name"]
    if set(folded(name).split()) & _set(language, "no_dateline"):
        return []
    return [_Use(*found.span("name"), "places/dateline", 0.9, name)]


def _note_column(passage: Passage, columns: dict[int, int], language: str) -> None:
    """Remember a column whose head says that it holds places."""
    words = set(folded(passage.text).split())
    if passage.kind == "cell" and passage.column is not None and words & _set(language, "column"):
        columns[passage.column] = passage.row or 0


def _cell(analysis: Analysis, passage: Passage, columns: dict[int, int]) -> list[_Use]:
    if passage.kind != "cell" or len(passage.text.split()) > 5:
        return []
    text = re.sub(r"\s?\([^()]*\)$", "", passage.text).strip(" .")
    known = analysis.gazetteer.place(text)
    listed = passage.column is not None and passage.column in columns
    if not re.fullmatch(rf"{_NAME}(?:[ ](?:{_NAME}|de|la|le|du|sur))*", text) or not (
        listed or known
    ):
        return []
    if not listed and passage.row is None:
        return []
    if {folded(word) for word in text.split()} & _set(analysis.document.language, "venue"):
        return []
    start = passage.text.index(text)
    return [_Use(start, start + len(text), "places/cell", 0.85, text)]


def _areas(analysis: Analysis, passage: Passage) -> list[_Use]:
    """`province du Jiangsu`, `Jiangsu Province`: areas by their head word."""
    language = analysis.document.language
    table = lexicon(language, "places")
    found: list[_Use] = []
    for kind, words in table["heads"].items():
        heads = "|".join(sorted(words, key=len, reverse=True))
        pattern = rf"(?<![\w-])(?i:{heads})(?:(?<=autonome)\s\w+)?\s(?:{_OF})?(?P<core>{_NAME}(?:\s{_NAME})*)"
        for one in re.finditer(pattern, passage.text):
            core = _cut(analysis, passage, one.start("core"), one["core"])
            found.append(
                _Use(one.start(), one.start("core") + len(core), "places/area", 0.85, core, kind)
            )
    for kind, words in table.get("after", {}).items():
        heads = "|".join(sorted(words, key=len, reverse=True))
        pattern = rf"(?P<core>{_NAME}(?:\s{_NAME})??)\s(?:{heads})(?!\s[A-Z]|\w)"
        for one in re.finditer(pattern, passage.text):
            start, core = one.start(), one["core"]
            left = passage.text[max(0, start - 30) : start]
            if re.search(
                r"(?:(?i:\b(?:in|from|to|of|near|across|visit\w*|the))|[’']s)\s(?:the\s)?$", left
            ):
                found.append(_Use(start, one.end(), "places/area", 0.85, core, kind))
    return found


def _located(analysis: Analysis, passage: Passage) -> list[_Use]:
    """Names after words that say where, where to or where from."""
    language = analysis.document.language
    found: list[_Use] = []
    for before in _before(language).finditer(passage.text):
        start = before.end()
        run = re.match(rf"{_NAME}(?:\s(?:{_NAME}))*", passage.text[start:])
        if run is None:
            continue
        name = _cut(analysis, passage, start, run[0])
        if not name or folded(name.split()[0]) in _set(language, "never"):
            continue
        if any(one.start == start for one in offices(passage.text, language)):
            continue
        weak = language == "fr" and before[0].strip() in ("entre",)
        found.append(_Use(start, start + len(name), "places/located", 0.7 if weak else 0.85, name))
        other = re.match(
            rf"\s(?:et|and|ou|or)\s(?:à |en |in )?({_NAME})(?![\w-])",
            passage.text[start + len(name) :],
        )
        if other:
            at = start + len(name) + other.start(1)
            found.append(_Use(at, at + len(other[1]), "places/located", 0.8, other[1]))
    return found


def _town_hall(analysis: Analysis, passage: Passage) -> list[_Use]:
    """«La Ville de Niort a accueilli à l'hôtel de ville …»: then Niort is the place, too."""
    language = analysis.document.language
    found: list[_Use] = []
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
                found.append(_Use(at, at + len(name), "places/town-hall", 0.75, name))
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


def _cut(analysis: Analysis, passage: Passage, start: int, run: str) -> str:
    """How much of a run of words with capitals is the name of one place."""
    language = analysis.document.language
    words = run.split()
    for size in range(min(len(words), 4), 0, -1):
        name = " ".join(words[:size])
        if analysis.gazetteer.place(name):
            return name
    if any(folded(word) in _set(language, "venue") for word in words):
        return ""
    size = 1
    opens = lexicon(language, "places")["words"]["opens"]
    while size < len(words) and (words[size - 1] in opens or (language == "en" and size < 3)):
        size += 1
    name = " ".join(words[:size])
    loud = re.sub(r"\W", "", name)
    bare = words[0] in opens and size == 1 and len(words[0]) < 4
    return "" if bare or (len(loud) > 1 and loud.isupper()) else name


def _chained(analysis: Analysis, passage: Passage, one: _Use) -> list[_Use]:
    """The larger place that follows: «Harlowick, Scotland», «Port-Levant (Hérault)»."""
    found = _CHAIN.match(passage.text, one.end)
    if found is None:
        return []
    name = found["name"]
    while name and not analysis.gazetteer.place(name):
        name = name.rpartition(" ")[0]
    return (
        [_Use(found.start("name"), found.start("name") + len(name), "places/chain", 0.85, name)]
        if name
        else []
    )


def _free(analysis: Analysis, passage: Passage, one: _Use) -> bool:
    """Whether the name is not part of the name of a person or body, nor a function's body."""
    if one.rule == "places/town-hall":
        return True
    for where, held in analysis.held:
        if (
            where is passage
            and not held.head.level
            and held.start < one.end
            and one.start < held.end
        ):
            return False
    span = passage.span(one.start, one.end)
    for mention in analysis.mentions:
        if (
            mention.kind in ("person", "body")
            and mention.span.start < span.end
            and span.start < mention.span.end
        ):
            return False
    after = passage.text[one.end : one.end + 2]
    if re.match(r"-?\w|’\w", after):
        return False
    before = [o for o in offices(passage.text, analysis.document.language) if o.end <= one.start]
    between = passage.text[before[-1].end : one.start] if before else "-"
    return re.fullmatch(r"\s(?:de la |de l[’']|du |des |de |d[’']|of (?:the )?)", between) is None


def _enter(analysis: Analysis, passage: Passage, one: _Use) -> None:
    span = passage.span(one.start, one.end)
    if any(m.kind == "place" and m.span.covers(span) for m in analysis.mentions):
        return
    key = _key(analysis, passage, one, span)
    analysis.mentions.append(Mention(span, "place", key))


def _key(analysis: Analysis, passage: Passage, one: _Use, span: Span) -> str:
    core = folded(one.core)
    known = analysis.gazetteer.place(one.core)
    kind: PlaceKind = one.kind or (known.place if known and known.place else "city")
    code = country_code(one.core)
    country = known.country if known else code
    for key, place in analysis.places.items():
        if folded(_core(place.name, analysis)) == core and _one_place(place.kind, kind, one, known):
            if len(one.core) < span.end - span.start and len(place.name) <= len(one.core):
                name = passage.text[one.start : one.end]
                analysis.places[key] = place.model_copy(update={"name": name, "kind": kind})
            return key
    key = f"l{len(analysis.places) + 1}"
    analysis.places[key] = Place(
        key=key,
        name=passage.text[one.start : one.end],
        kind=kind,
        country=country,
        known=known.known if known else None,
        start=span.start,
        end=span.end,
        rule=one.rule,
        confidence=one.sure,
    )
    return key


def _one_place(place: str, kind: str, one: _Use, known: Entry | None) -> bool:
    """Whether a district and a town of one name are one: only if the gazetteer says so."""
    if place == kind:
        return True
    named = known.place if known else None
    return one.kind is None and place in ("region", named)


def _core(name: str, analysis: Analysis) -> str:
    """The name of a place without a head word before or after it."""
    table = lexicon(analysis.document.language, "places")
    before = "|".join(word for words in table["heads"].values() for word in words)
    after = "|".join(word for words in table.get("after", {}).values() for word in words) or "$^"
    bare = re.sub(rf"^(?i:{before})(?:(?<=autonome)\s\w+)?\s(?:{_OF})?", "", name)
    return re.sub(rf"\s(?:{after})$", "", bare)
