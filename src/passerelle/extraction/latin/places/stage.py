"""Places: names used as those of territories, where something is, comes from or goes to.

The use decides, not the name: `à Niort`, `in Scotland`, `venue du district de Panyu`, a
dateline, a cell in a column of places. What the name stands for comes from the gazetteer,
from a head word, or stays a town. A name within that of a person or body is no place.
"""

from __future__ import annotations

import re

from passerelle.extraction.account import Place
from passerelle.extraction.gazetteer import Entry, PlaceKind
from passerelle.extraction.latin.places.areas import areas, without_head
from passerelle.extraction.latin.places.french_complements import complement
from passerelle.extraction.latin.places.french_houses import housed, is_house
from passerelle.extraction.latin.places.located import located
from passerelle.extraction.latin.places.place_uses import (
    NAME,
    Use,
    beside_venue,
    cell,
    dateline,
    note_column,
    seated,
    town_hall,
)
from passerelle.extraction.lexicon import folded
from passerelle.extraction.reading.analysis import Analysis, Mention, Span
from passerelle.extraction.reading.offices import offices
from passerelle.extraction.reading.passages import Passage
from passerelle.extraction.reading.spots import spots
from passerelle.sources.countries import country_code

__all__ = ["enter_use", "places"]

_CHAIN = re.compile(
    rf"(?:,\s|\s\(|\sin\s|\sen\s|\sdans (?:le|la|les|l[’'])\s?)"
    rf"(?P<name>{NAME}(?:\s{NAME})*)(?=[),.;:\s]|$)"
)


def places(analysis: Analysis) -> None:
    """Find the territories that the text uses as places."""
    columns: dict[int, int] = {}
    for passage in analysis.passages:
        if not passage.titled:
            for one in _uses(analysis, passage, columns):
                if not passage.caps or one.rule == "places/chain":
                    enter_use(analysis, passage, one)
        note_column(passage, columns, analysis.document.language)
    analysis.mentions.sort()


def _uses(analysis: Analysis, passage: Passage, columns: dict[int, int]) -> list[Use]:
    found = [
        *dateline(passage, analysis.document.language),
        *cell(analysis, passage, columns),
        *areas(analysis, passage),
        *located(analysis, passage),
        *town_hall(analysis, passage),
        *beside_venue(passage, analysis.document.language),
        *complement(analysis, passage),
        *housed(analysis, passage),
        *(seated(passage) if analysis.document.language == "en" else ()),
    ]
    found += [
        use
        for _, end, _ in spots(analysis, passage, "body")
        for use in _chained(analysis, passage, Use(end, end, "", 0, ""))
        if passage.text[use.start - 1] == "("
    ]
    found += [use for one in found for use in _chained(analysis, passage, one)]
    return [one for one in found if _free(analysis, passage, one)]


def _chained(analysis: Analysis, passage: Passage, one: Use) -> list[Use]:
    """The larger place that follows: «Harlowick, Scotland», «Port-Levant (Hérault)»."""
    found = _CHAIN.match(passage.text, one.end)
    if found is None:
        return []
    name = found["name"]
    while name and not analysis.gazetteer.place(name):
        name = name.rpartition(" ")[0]
    return (
        [Use(found.start("name"), found.start("name") + len(name), "places/chain", 0.85, name)]
        if name
        else []
    )


def _free(analysis: Analysis, passage: Passage, one: Use) -> bool:
    """Whether the name is not part of the name of a person or body, nor a function's body."""
    if one.rule in ("places/town-hall", "places/town-of"):
        return True
    for where, held in analysis.held:
        if (
            where is passage
            and not held.head.level
            and held.start < one.end
            and one.start < held.end
            and not (held.end == one.end and is_house(passage, held, analysis.document.language))
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
    if re.match(r"-?\w|’\w", after) and one.rule != "places/seat":
        return False
    before = [o for o in offices(passage.text, analysis.document.language) if o.end <= one.start]
    between = passage.text[before[-1].end : one.start] if before else "-"
    return (
        re.fullmatch(r"\s(?:à |de la |de l[’']|du |des |de |d[’']|of (?:the )?)", between) is None
    )


def enter_use(analysis: Analysis, passage: Passage, one: Use) -> None:
    """Note a name in a use of place, unless it lies within one noted already."""
    span = passage.span(one.start, one.end)
    if any(m.kind == "place" and m.span.covers(span) for m in analysis.mentions):
        return
    key = _key(analysis, passage, one, span)
    analysis.mentions.append(Mention(span, "place", key))


def _key(analysis: Analysis, passage: Passage, one: Use, span: Span) -> str:
    core = folded(one.core)
    known = analysis.gazetteer.place(one.core)
    kind: PlaceKind = one.kind or (known.place if known and known.place else "city")
    code = country_code(one.core) if len(one.core) > 3 else None
    country = known.country if known else code
    for key, place in analysis.places.items():
        if folded(without_head(place.name, analysis)) == core and _one_place(
            place.kind, kind, one, known
        ):
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


def _one_place(place: str, kind: str, one: Use, known: Entry | None) -> bool:
    """Whether a district and a town of one name are one: only if the gazetteer says so."""
    if place == kind:
        return True
    named = known.place if known else None
    return one.kind is None and place in ("region", named)
