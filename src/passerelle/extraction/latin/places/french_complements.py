"""French towns after «de» that tell where something or somebody is: by their form, or the noun."""

from __future__ import annotations

import re

from passerelle.extraction.latin.bodies.french_towns import is_compound
from passerelle.extraction.latin.places.place_uses import NAME, Use, words_of_places
from passerelle.extraction.lexicon import folded, lexicon
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.passages import Passage
from passerelle.extraction.reading.rx import UPPER

__all__ = ["complement"]

# «les lutteurs de Kédougou-Est», «au Forum urbain de Séville-Este», «, de Bobo-Nord,»
_COMPLEMENT = re.compile(
    rf"(?<!\w)(?P<noun>[a-zà-ÿœ]+)(?P<adjective>\s[a-zà-ÿœ-]{{4,}})?\s(?:de\s|d[’'])(?P<name>{NAME})(?![\w-]|\s[{UPPER}])"
)
_APPOSED = re.compile(rf"[\w»”)],\s(?:de\s|d[’'])(?P<name>{NAME})(?=[,.;)]|$|\s\()")
_EVENT = re.compile(
    rf"(?<!\w)(?i:forum|festival|foire|salon|fête|carnaval|congrès|sommet|biennale|challenge|tournoi"
    rf"|meeting|marathon|rencontres|assises|université d[’']été|concours)"
    rf"(?:\s[\wà-ÿ’'-]+){{0,5}}?\s(?:de\s|d[’'])(?P<name>{NAME})(?![\w-])"
)


# «les artisans de Zigong», «dix rameurs de Castro de la Ría»: people of a place
_PEOPLE = re.compile(
    r"(?<!\w)(?:[a-zà-ÿœ]{3,}(?:i[eè]r(?:e)?s|eurs|euses|rices|istes|ien(?:ne)?s|antes?s?|ois(?:es)?)"
    r"|ceux|celles|collègues|confrères|élèves|jeunes|enfants|pompiers|artisans|correspondants|sages-femmes|agents|médecins|musiciens"
    r"|athlètes|bénévoles|cyclistes|familles|femmes|sinistrés|élus)"
    rf"(?:\s[a-zà-ÿœ]{{4,}})?\s(?:de\s|d[’'])(?P<name>{NAME}"
    rf"(?:\s(?:de la\s|del\s|d[aou]s?\s|d[’'])?{NAME})?)(?![\w-]|\s[{UPPER}])"
)
_GUESTS = re.compile(
    r"(?<!\w)[Dd]élégations?"
    rf"(?:\s[a-zà-ÿ]{{4,}})?\s(?:de\s|d[’'])(?P<name>{NAME})(?![\w-]|\s[{UPPER}]|\s(?:de|du)\s)"
)


def complement(analysis: Analysis, passage: Passage) -> list[Use]:
    """A town after "de", of where something or somebody is: by its form, or by the noun."""
    language = analysis.document.language
    words = lexicon(language, "places")["words"]
    if "owned_by" not in words:
        return []
    text, owned = passage.text, frozenset(words["owned_by"])
    found = []
    for one in _COMPLEMENT.finditer(text):
        nouns = {folded(one["noun"]), folded((one["adjective"] or "").strip())}
        if is_compound(one["name"]) and not nouns & owned:
            found.append(one)
    found += [
        one
        for one in _APPOSED.finditer(text)
        if is_compound(one["name"]) or _is_city(analysis, one["name"])
    ]
    found += [*_EVENT.finditer(text), *_GUESTS.finditer(text)]
    found += [
        one
        for one in _PEOPLE.finditer(text)
        if not {folded(word) for word in one[0].split()[:2]} & owned
        and not one["name"].isupper()
        and folded(one["name"].split()[0]) not in words_of_places(language, "never")
    ]
    return [Use(*one.span("name"), "places/complement", 0.75, one["name"]) for one in found]


def _is_city(analysis: Analysis, name: str) -> bool:
    """Whether the gazetteer knows a town of that name."""
    known = analysis.gazetteer.place(name)
    return known is not None and known.place == "city"
