"""The function follows the name: «X, maire», «X est maire», «X (maire)»."""

from __future__ import annotations

import re

from passerelle.extraction.latin.words.linking import Named, Tie, group_before, is_plural, link
from passerelle.extraction.reading.offices import Office

__all__ = ["apposed"]

_ARTICLE = re.compile(r",\s(?:le |la |l[’'])")
_GIVES_PLACE = re.compile(r"\sas\s(?:(?:the|its|their|our|new)\s)*")

_AND_THE = {
    "fr": re.compile(r"\bet (?:le |la |l[’']|son |sa |leur )$"),
    "en": re.compile(r"^,? and (?:by |of |from )?(?:the|its|their|our|his|her) (?!same\b)"),
}


def _goes_on_alone(text: str, between: str, stop: int) -> bool:
    """«Après le mot de X, la consule a rappelé»: with no comma after it a new sentence begins."""
    article = _ARTICLE.fullmatch(between)
    verb = re.match(
        r"\s(?:a|ont|est|sont|était|avait|aura|sera|va|s[’']est|se|leur|lui)\s", text[stop:]
    )
    return bool(article and verb)


def _names_another(text: str, between: str, stop: int, people: list[Named]) -> bool:
    """«Invitée par X, la maire de Z, Y, a …»: the office with an article is that of Y, who acts."""
    if _ARTICLE.fullmatch(between) is None:
        return False
    after = next((one for one in people if one.begin >= stop), None)
    if after is None or re.fullmatch(r",\s", text[stop : after.begin]) is None:
        return False
    verb = r",?\s(?:a|ont|est|sont|était|avait|aura|sera|va|s[’']est|se|en|y|lui|leur)\s"
    return re.match(verb, text[after.end :]) is not None


def apposed(
    text: str, at: int, office: Office, stop: int, people: list[Named], language: str
) -> list[Tie]:
    """The function follows the name: «X, maire», «X est maire», «X (maire)»."""
    before = [one for one in people if one.end <= office.begin]
    if not before:
        return []
    between = text[before[-1].end : office.begin]
    if _is_followed(text, between, before, language):
        return [Tie(at, before[-2])]
    predicate = link(language, "predicate").fullmatch(between)
    if _AND_THE[language].search(between):
        return []  # «X, et la présidente, Y», «Mayor X and the Mayor of Tabor»
    plain = re.sub(r"^\s?\([^()]*\)", "", between)
    if language == "fr" and _goes_on_alone(text, between, stop):
        return []
    if language == "fr" and _names_another(text, between, stop, people):
        return []
    if not (predicate or link(language, "after_person").fullmatch(plain)):
        return []
    group = [before[-1]]
    if is_plural(text, office):
        group = group_before(text, people, before[-1], language)
        if len(group) == 1 and not predicate:
            return []  # «X, and heads of departments» says nothing of X
    if re.search(r"(?i)respecti(?:vement|vely)", between):
        return [Tie(at, group_before(text, people, before[-1], language)[0])]
    past = predicate is not None and link(language, "past").search(between) is not None
    return [Tie(at, one, past=past) for one in group]


def _is_followed(text: str, between: str, before: list[Named], language: str) -> bool:
    """«X takes over from Y as president»: the office is that of X."""
    as_office = language == "en" and len(before) > 1 and _GIVES_PLACE.fullmatch(between)
    return bool(as_office and link(language, "succeeds").search(text[: before[-1].begin]))
