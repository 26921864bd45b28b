"""Areas by their head word: `province du Jiangsu`, `Jiangsu Province`."""

from __future__ import annotations

import re
from functools import cache

from passerelle.extraction.gazetteer import PlaceKind
from passerelle.extraction.latin.places.place_names import name_of_place
from passerelle.extraction.latin.places.place_uses import NAME, Use, words_of_places
from passerelle.extraction.lexicon import folded, lexicon
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.offices import offices
from passerelle.extraction.reading.passages import Passage
from passerelle.extraction.reading.rx import CAPITAL

__all__ = ["areas", "without_head"]

_OF = r"(?:de la |de l[’']|du |des |de |d[’']|of )"
_LED_BY = re.compile(r"(?:(?i:\b(?:in|from|to|of|near|across|visit\w*|the))|[’']s)\s(?:the\s)?$")


@cache
def _heads(language: str) -> list[tuple[re.Pattern[str], PlaceKind, bool]]:
    """Expressions for areas by their head words, before the name or after it."""
    table = lexicon(language, "places")
    optional = "?" if language == "fr" else ""
    people = r"(?:(?<=autonome)\s\w+)?"  # région autonome Hui du Ningxia
    found: list[tuple[re.Pattern[str], PlaceKind, bool]] = []
    for kind, words in table["heads"].items():
        heads = "|".join(sorted(words, key=len, reverse=True))
        before = (
            rf"(?<![\w-])(?i:{heads}){people}\s(?:{_OF}){optional}(?P<core>{NAME}(?:\s{NAME})*)"
        )
        found.append((re.compile(before), kind, True))
    for kind, words in table.get("after", {}).items():
        heads = "|".join(sorted(words, key=len, reverse=True))
        after = rf"(?P<core>{NAME}(?:\s{NAME})??)\s(?:{heads})(?!\s[A-Z]|\w)"
        found.append((re.compile(after), kind, False))
    return found


def areas(analysis: Analysis, passage: Passage) -> list[Use]:
    """`province du Jiangsu`, `Jiangsu Province`: areas by their head word."""
    found: list[Use] = []
    for pattern, kind, before in _heads(analysis.document.language):
        for one in pattern.finditer(passage.text):
            core, end = one["core"], one.end()
            owned = re.search(rf"{CAPITAL}\w+\s$", passage.text[: one.start()])
            if re.search(r"(?i)\bhôtel (?:du |de la )$", passage.text[: one.start()][-20:]):
                continue  # «à l'hôtel du département de Bobigny»
            if before and owned and one[0][0].isupper():
                continue  # Tottori Prefecture of Japan
            if before and analysis.document.language == "en" and not _is_within(passage, one):
                continue
            if before:
                core = name_of_place(analysis, passage, one.start("core"), core)
                end = one.start("core") + len(core)
            elif not _LED_BY.search(passage.text[max(0, one.start() - 30) : one.start()]):
                continue
            found.append(Use(one.start(), end, "places/area", 0.85, core, kind))
    return found


def _is_within(passage: Passage, one: re.Match[str]) -> bool:
    """Whether an area is used as a place: «in the South African province of KwaZulu-Natal»."""
    left = passage.text[max(0, one.start() - 45) : one.start()]
    where = re.search(
        r"(?i)(?:^\W*|\b(?:in|from|to|across|throughout|near|around|visit\w*|of|toured)\s)"
        r"(?:the\s)?(?:[\w-]+\s){0,2}$",
        left,
    )
    office = any(o.end > one.start() and o.start < one.end() for o in offices(passage.text, "en"))
    first = folded(one["core"].split()[0])
    return bool(where) and not office and first not in words_of_places("en", "venue")


def without_head(name: str, analysis: Analysis) -> str:
    """The name of a place without a head word before or after it."""
    table = lexicon(analysis.document.language, "places")
    before = "|".join(word for words in table["heads"].values() for word in words)
    after = "|".join(word for words in table.get("after", {}).values() for word in words) or "$^"
    bare = re.sub(rf"^(?i:{before})(?:(?<=autonome)\s\w+)?\s(?:{_OF})?", "", name)
    return re.sub(rf"\s(?:{after})$", "", bare)
