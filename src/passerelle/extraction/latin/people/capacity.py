"""Only people in a public capacity stay: who holds a function, has a role, or is presented in full.

A family name alone, or words that only what stands beside them makes a name, of which the text
tells nothing of the kind: that is a private person or a namesake, nobody that a press release
presents. Who is named by given and family name is presented (pupils, relatives and contacts were
left out before).
"""

from __future__ import annotations

import re

from passerelle.extraction.latin.words.titles import title_before
from passerelle.extraction.lexicon import either, folded, lexicon, pattern
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.offices import offices
from passerelle.extraction.reading.rx import CAPITAL
from passerelle.extraction.reading.spots import spots
from passerelle.sources.countries import country_code

__all__ = ["capacity"]


def capacity(analysis: Analysis) -> None:
    """Forget persons of whom the text tells nothing public."""
    public = {one.person for one in analysis.functions} | _acting(analysis)
    # a role that is only likely makes nobody public: who is private stays out of the account
    acting = {one.who for one in analysis.roles if one.rule != "roles/learnt"}
    likely = {one.who for one in analysis.roles} - acting
    signed = {signer.who for one in analysis.agreements.values() for signer in one.signed_by}
    public |= acting | (signed - likely) | _presented(analysis)
    private = {
        key for key, one in analysis.people.items() if key not in public and one.known is None
    }
    for key in private:
        del analysis.people[key]
    analysis.roles = [one for one in analysis.roles if one.who not in private]
    for key, one in analysis.agreements.items():
        signers = tuple(signer for signer in one.signed_by if signer.who not in private)
        analysis.agreements[key] = one.model_copy(update={"signed_by": signers})
    analysis.mentions = [
        one for one in analysis.mentions if one.kind != "person" or one.entity not in private
    ]


def _presented(analysis: Analysis) -> set[str]:
    """Who is named in full: by a given name, or with a title."""
    language = analysis.document.language
    full = {
        key
        for key, one in analysis.people.items()
        if one.given and one.family and one.given != "M."
    }
    learned = re.compile(rf"{either(lexicon(language, 'people')['professions'])}\s?$")
    found: set[str] = set()
    for passage in analysis.passages:
        for start, end, key in spots(analysis, passage, "person"):
            left = passage.text[:start]
            alone = not (left + passage.text[end:]).strip(" .,;:")
            if key not in full or alone or _CREDIT.search(left[-40:]):
                continue
            titled = analysis.people[key].rule == "people/title"
            likely = analysis.likelihood(passage.span(start, end), "person")
            if titled and likely is not None and likely < _DOUBTED:
                continue
            if language == "en" and _is_else(passage.text, start, end, titled, likely):
                continue
            presents = analysis.people[key].rule in _PRESENTING[language]
            if presents or learned.search(left[-40:]):
                found.add(key)
    return found


_LIKELY, _DOUBTED = 0.8, 0.5
"""How likely examples must find a name of a person to take it for one after a capital, and how
likely they must find what a title stands before."""
_PRESENTING = {
    "fr": ("people/given", "people/title"),
    "en": ("people/given", "people/title", "people/calling", "people/acting", "people/successor"),
}
"""Rules that take words for a name by the given name, a title, or what only a person is or does."""

# Who took the picture or wrote the words is none whom they present.
_CREDIT = re.compile(
    r"(?i)(?:©|\(c\)|propos recueillis par|(?:^\W*|[.;|(]\s*)(?:crédits?\b[^.;]*"
    r"|(?:photos?(?:graphies?)?|textes?|images?|traduction|rédaction)\s*(?::|de|par)"
    r"|(?:photo(?:graph)?s?|pictures?|images?|words|text|story|report(?:ing|ed)?|edit(?:ing|ed)|written"
    r"|compiled|produced|translat(?:ion|ed)|designed|layout)\s*(?::|by|courtesy of)))\s*$"
)
_WITHIN = re.compile(rf"\b(?:in|at|near|via)\s$|(?<![.!?:;”»] )\b{CAPITAL}[\w’'-]+\s$")
_LAND_AFTER = re.compile(rf",\s(?P<land>{CAPITAL}[\w-]+(?:\s{CAPITAL}[\w-]+)?)")


# Whom to ask, who wrote it down, with whom guests stayed, who is at school: private people.
_PRIVATE = re.compile(
    r"(?i)(?:\b(?:contact|ask for|call|ring|(?:tele)?phone|e-?mail|write to|speak to|reply to"
    r"|apply to|rsvp(?: to)?|enquiries|bookings?|tickets|reservations|information|details|copies"
    r"|forms|payable to|minutes|notes|stay(?:ed|s|ing)? with|lodged with|looked after by|family of"
    r"|home of|memory of|birthday)\b[^.;]{0,40}"
    r"|\b(?:(?:taken|recorded|drafted|prepared|typed|compiled|submitted|signed off|posted) by"
    r"|(?:pupil|student|schoolgirl|schoolboy|teenager|intern|trainee|apprentice|winner|resident"
    r"|neighbour|reader|webmaster|assistant|volunteer)s?"
    r"|year \d+|aged \d+),?)\s$"
)
_SENTENCE = re.compile(r"[a-z’'”»\")\d][.!?:][”»\")]*\s*$|[a-z] [a-z]+ [a-z]+ [a-z]+ ")
_REACHED = re.compile(r"(?i)[^.;]{0,40}?(?:@|\+?\d[\d ()/-]{6,}|\btel\b|\bext\b)")


def _is_else(text: str, start: int, end: int, titled: bool, likely: float | None) -> bool:
    """Whether a name is that of somebody private, or begins that of a place."""
    if not titled and not _SENTENCE.search(text):
        return True
    private = _PRIVATE.search(text[max(0, start - 80) : start]) or _REACHED.match(text, end)
    person = likely is not None and likely >= _LIKELY
    return bool(private) or (not person and _is_of_place(text, start, end))


def _is_of_place(text: str, start: int, end: int) -> bool:
    """Whether a given name begins that of a place: «Esperanza Bay», «Adama Ber, Ethiopia»."""
    if title_before(text, start, "en") < start:
        return False
    if any(one.end in (start, start - 1) for one in offices(text, "en")):
        return False
    land = _LAND_AFTER.match(text, end)
    last = folded(text[start:end].split()[-1])
    return bool(
        _WITHIN.search(text[:start])
        or (land and country_code(land["land"]))
        or last in lexicon("en", "places")["words"]["venue"]
        or last in {folded(one) for one in lexicon("en", "people")["named_so"]}
    )


def _acting(analysis: Analysis) -> set[str]:
    """Who is told, with a title, to lead, to represent or to sign."""
    language = analysis.document.language
    public: set[str] = set()
    for passage in analysis.passages:
        for start, _, key in spots(analysis, passage, "person"):
            begin = title_before(passage.text, start, language)
            acts = pattern(language, "people", "acts_before")
            found = [one for one in acts.finditer(passage.text, 0, begin) if begin - one.end() <= 1]
            if begin < start and found:
                public.add(key)
    return public
