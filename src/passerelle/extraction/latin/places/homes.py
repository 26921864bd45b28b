"""Towns that holders of offices come from, as the words around tell."""

from __future__ import annotations

import re

from passerelle.extraction.latin.bodies.entering import enter_town
from passerelle.extraction.latin.words.linking import link
from passerelle.extraction.lexicon import either, lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.offices import Office
from passerelle.extraction.reading.passages import Passage
from passerelle.extraction.reading.sentences import split
from passerelle.extraction.reading.spots import spots

__all__ = [
    "chinese_home",
    "door",
    "fits",
    "is_paper",
    "led",
    "sentence_of",
    "stranger",
    "subject_before",
    "theirs",
]


_GUESTS = r"\b(?:[Dd]élégation|[Gg]roupe|[Mm]ission) (\w+)"


def door(
    analysis: Analysis, number: int, office: Office, levels: tuple[str, ...] | None
) -> str | None:
    """«la mairesse, X, leur ouvrait les portes de l'hôtel de ville de Gaspé»."""
    if levels != ("city",):
        return None
    language = analysis.document.language
    passage = analysis.passages[number]
    _, end = sentence_of(passage, office, language)
    words = "|".join(lexicon(language, "bodies")["words"]["doors"])
    name = r"[A-ZÀ-ÞĀ-ŒŔ-Ț][\w]*(?:[’'-][\w]+)*"
    found = re.search(rf"(?:{words})\s?(?P<name>{name})", passage.text[office.end : end])
    if found is None:
        return None
    start = office.end + found.start("name")
    return enter_town(analysis, passage, start, start + len(found["name"]))


def sentence_of(passage: Passage, office: Office, language: str) -> tuple[int, int]:
    """Where the sentence of an office begins and ends in its passage."""
    for start, end in split(passage.text, language):
        if start <= office.begin < end:
            return start, end
    return 0, len(passage.text)


def fits(analysis: Analysis, key: str, levels: tuple[str, ...] | None) -> bool:
    """Whether a body is a collectivity of one of these levels; any body, without levels."""
    if levels is None:
        return True
    return any(
        core[0] in levels and not core[1].endswith("assembly")
        for core, one in analysis.cores.items()
        if one == key
    )


def is_paper(analysis: Analysis, key: str) -> bool:
    """Whether a body is the newspaper of the text, which only tells of those who hold offices."""
    body = analysis.bodies[key]
    paper = body.kind == "media" and analysis.document.language == "en"
    named = body.name.casefold() == (analysis.document.publisher or "").casefold()
    return paper and (named or body.rule == "bodies/letterhead")


_OWN = re.compile(r"(?i)\b(?:son|sa|leur)\s(?:\w+\s)?$")
_AT_HEAD = re.compile(r"\W*(?:[^.;:]{3,70},\s)?(?:[Ll]e\s|[Ll]a\s|[Ll][’'])?")


def subject_before(analysis: Analysis, passage: Passage, office: Office) -> str | None:
    """«X aide les sinistrés de Y. Son maire, Z, …»: the subject of the sentence before."""
    if analysis.document.language != "fr" or not _OWN.search(passage.text[: office.begin]):
        return None
    since, _ = sentence_of(passage, office, "fr")
    earlier = [one for one in split(passage.text, "fr") if one[1] <= since]
    bodies = spots(analysis, passage, "body")
    if not earlier or any(since <= one[0] < office.begin for one in bodies):
        return None
    start, end = earlier[-1]
    told = [one for one in bodies if start <= one[0] < end]
    first = told[0] if told else None
    head = first is not None and _AT_HEAD.fullmatch(passage.text[start : first[0]])
    return first[2] if first and head else None


def theirs(
    analysis: Analysis, number: int, office: Office, levels: tuple[str, ...] | None
) -> str | None:
    """«… Bergtal. Nous accueillons son bourgmestre»: the town named last before "son"."""
    passage = analysis.passages[number]
    if levels != ("city",) or not re.search(
        r"(?i)\b(?:son|sa|leur|its|their)\s(?:\w+\s)?$", passage.text[: office.begin]
    ):
        return None
    subject = subject_before(analysis, passage, office)
    if subject and fits(analysis, subject, levels):
        return subject
    towns = [
        (start, end, key)
        for kind in ("body", "place")
        for start, end, key in spots(analysis, passage, kind)
        if end <= office.begin
    ]
    for start, end, key in sorted(towns, reverse=True):
        if key in analysis.bodies and fits(analysis, key, levels):
            return key
        if key in analysis.places and analysis.places[key].kind == "city":
            return enter_town(analysis, passage, start, end)
    return None


def chinese_home(analysis: Analysis, number: int, levels: tuple[str, ...]) -> str | None:
    """The Chinese town nearest to a passage: named as a body, or a place of the same row."""
    kinds = ("city", "district") if "city" in levels else ("region",)
    for at in (number, number - 1, number - 2, number + 1):
        if not 0 <= at < len(analysis.passages):
            continue
        passage = analysis.passages[at]
        for _, _, key in reversed(spots(analysis, passage, "body")):
            if analysis.bodies[key].country == "CN" and fits(analysis, key, levels):
                return key
        for start, end, key in reversed(spots(analysis, passage, "place")):
            place = analysis.places[key]
            if place.country == "CN" and place.kind in kinds:
                return enter_town(analysis, passage, start, end, levels[0])
        for word in re.finditer(r"[A-Z][\w'’]+", passage.text):
            known = analysis.gazetteer.place(word[0], "CN")
            if known and known.country == "CN" and known.place in kinds and known.name == word[0]:
                return enter_town(analysis, passage, *word.span(), levels[0])
    return None


def led(
    analysis: Analysis, number: int, office: Office, levels: tuple[str, ...] | None
) -> str | None:
    """The home of a delegation that the holder leads."""
    language = analysis.document.language
    passage = analysis.passages[number]
    left = passage.text[: office.begin]
    leads = re.search(
        rf"{link(language, 'led').pattern}(?:[^.;]{{3,60}},\s)?$", left, re.IGNORECASE
    )
    if levels is None or not leads:
        return None
    for at in range(number, max(number - 3, -1), -1):
        one = analysis.passages[at]
        text = one.text[: office.begin] if at == number else one.text
        for sent in reversed(list(link(language, "sent").finditer(text))):
            key = _sender(analysis, one, sent.end(), levels)
            if key:
                return key
    return None


def stranger(analysis: Analysis, number: int, office: Office) -> str | None:
    """The country of a delegation that the holder leads or belongs to: «délégation italienne»."""
    language = analysis.document.language
    words = lexicon(language, "functions")["links"]
    if "among" not in words:
        return None
    passage = analysis.passages[number]
    since, _ = sentence_of(passage, office, language)
    left = passage.text[since : office.begin]
    guests = rx.search(_GUESTS, left)
    if guests is None:
        return None
    led_by = rx.search(rf"(?i){words['led']}[^.;]*$", left[guests.end() :])
    if led_by is None or rx.search(r"\b(?:a|ont|est|sont|reçue?s?|accueillie?s?)\s", led_by[0]):
        return None
    for code, adjectives in lexicon(language, "bodies")["demonyms"].items():
        if code != "FR" and rx.fullmatch(either(adjectives), guests[1]):
            return str(code)
    return None


_SMALL_HEAD = re.compile(
    r"(?:[A-Z]\w+ )?(?:(?:port|sister|twin|partner|market|hill) )?"
    r"(?:city|town|municipality|commune|village|borough|township|community) of "
)


def _sender(analysis: Analysis, passage: Passage, at: int, levels: tuple[str, ...]) -> str | None:
    """The collectivity named at `at`, as a body or as the place someone comes from."""
    small = _SMALL_HEAD.match(passage.text, at) if analysis.document.language == "en" else None
    at = small.end() if small else at
    for start, _, key in spots(analysis, passage, "body"):
        if 0 <= start - at <= 2 and fits(analysis, key, levels):
            return key
    if "city" not in levels:
        return None
    for start, end, key in spots(analysis, passage, "place"):
        if 0 <= start - at <= 2 and analysis.places[key].kind in ("city", "district"):
            return enter_town(analysis, passage, start, end)
    word = r"[A-ZÀ-ÞĀ-ŒŔ-Ț][\w]*(?:[’'-][\w]+)*"
    name = re.compile(rf"{word}(?: {word})*(?= \(|,|\s[a-z])").match(passage.text, at)
    known = analysis.gazetteer.place(name[0]) if name else None
    if name and (known is None or known.place == "city"):
        return enter_town(analysis, passage, *name.span())
    return None
