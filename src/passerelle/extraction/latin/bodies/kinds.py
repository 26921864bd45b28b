"""Of which country a body is, and of which kind: a collectivity's kind goes by its country."""

from __future__ import annotations

import re
from functools import cache

from passerelle.extraction.latin.words.heads import Candidate
from passerelle.extraction.lexicon import either, lexicon
from passerelle.extraction.reading.analysis import Analysis
from passerelle.sources.countries import country_code

__all__ = ["CITY_STATES", "KINDS_BY_LEVEL", "country_of", "kind_of"]

CITY_STATES = frozenset(
    ("MC", "SG", "LU", "SM", "DJ", "PA", "GT", "KW", "RE", "YT", "MQ", "GP", "GF")
)
"""Countries that share the name of their town, and what the list of countries has of France."""

KINDS_BY_LEVEL = {
    "city": "commune",
    "epci": "intermunicipal-body",
    "department": "departement",
    "region": "region",
    "other": "foreign-local-authority",
}
"""What a collectivity is that only its level tells."""

_OF_CHINA = frozenset(
    ("foreign-affairs-office", "peoples-organisation", "peoples-congress", "cppcc")
)
_PEOPLES = re.compile(r"(?i)people['’]s (?:government|congress)|gouvernement populaire|chinois")
_OVERSEAS = frozenset(("RE", "GP", "MQ", "GF", "YT", "NC", "PF", "PM", "BL", "MF", "WF"))


_FRENCH = re.compile(
    r"\b(?:Métropole|Communauté|Agglomération|Conseil|Ville de|Mairie|Commune de)\b"
)


_CHINESE = frozenset(
    (
        "prefecture-city",
        "sub-provincial-city",
        "county-city",
        "municipality-central",
        "district",
        "county",
        "province",
        "autonomous-region",
        "autonomous-prefecture",
        "special-administrative-region",
    )
)


def country_of(analysis: Analysis, one: Candidate) -> str | None:
    """The country of a body; what lies overseas is part of France."""
    found = _land(analysis, one)
    return "FR" if found in _OVERSEAS else found


def _land(analysis: Analysis, one: Candidate) -> str | None:
    """The country of a body: in brackets, of its place, or in its name."""
    language = analysis.document.language
    place = analysis.gazetteer.place(one.core) if one.head.level else None
    bracket = _bracketed(analysis, one.country)
    if bracket or (place and place.country):
        return bracket or (place.country if place else None)
    for word in re.findall(r"[A-ZÀ-ÞĀ-ŒŔ-Ț][\w’'-]+(?: [A-ZÀ-ÞĀ-ŒŔ-Ț][\w’'-]+)?", one.name):
        code = country_code(word) if len(word) > 3 else None
        if code:
            return code
    for code, words in _demonyms(language):
        if words.search(one.name):
            return code
    if one.head.level and language == "en" and _FRENCH.search(one.name):
        return "FR"
    return "CN" if one.head.kind in _OF_CHINA or _PEOPLES.search(one.name) else None


@cache
def _demonyms(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = lexicon(language, "bodies")["demonyms"].items()
    return tuple((code, re.compile(either(words), re.IGNORECASE)) for code, words in table)


def _bracketed(analysis: Analysis, words: str | None) -> str | None:
    """The country that words in brackets name, or that of the place they name."""
    if not words:
        return None
    place = analysis.gazetteer.place(words)
    return country_code(words) or (place.country if place else None)


def kind_of(analysis: Analysis, one: Candidate, country: str | None) -> str:
    """The kind of a body; a collectivity's goes by its country."""
    if not one.head.level:
        return one.head.kind
    place = analysis.gazetteer.place(one.core, country)
    if country == "CN":
        if place and place.kind in _CHINESE:
            return place.kind
        return {"city": "prefecture-city", "region": "province"}.get(one.head.level, "district")
    home = "FR" if analysis.document.language == "fr" else None
    if (country or home) == "FR":
        english = {"city": "commune", "other": "commune"}
        return (
            english.get(one.head.level, one.head.kind)
            if one.head.kind.startswith("foreign")
            else one.head.kind
        )
    return "foreign-local-authority"
