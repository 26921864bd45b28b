"""Bodies that only a function makes known: «maire de Kaédi», «présidente d'Agglopolys».

And those that it names by a bare head word or by initials: «of the Municipal Government».
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from passerelle.extraction.latin.bodies.entering import enter, enter_town
from passerelle.extraction.latin.bodies.joining import is_bare
from passerelle.extraction.latin.bodies.kinds import CITY_STATES, KINDS_BY_LEVEL
from passerelle.extraction.latin.functions.main_body import main_town
from passerelle.extraction.latin.words.heads import Candidate, Head, heads
from passerelle.extraction.latin.words.levels import LEVELS
from passerelle.extraction.latin.words.linking import Named
from passerelle.extraction.lexicon import folded, lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.offices import Office
from passerelle.extraction.reading.passages import Passage
from passerelle.extraction.reading.rx import UPPER
from passerelle.sources.countries import country_code

__all__ = ["PLACE", "Seat", "new_body", "of_head", "of_some_city"]

_NAME = rf"(?:(?:L[’']|[a-z])?[{UPPER}][\w]*(?:(?:[’'](?!s\b)|-)[\w]+)*)"


_SMALL = (
    r"(?:sur|sous|les|lès|la|le|de|du|des|en|et|of|upon|on|the"
    r"|di|da|del|della|von|van|der|op|aan|am|an|im|bei|nad|pod|na|do|da|dos|das|y|e|yr|ar)"
)


PLACE = re.compile(
    rf"(?:(?:la|le|les|La|Le|Les)\s)?{_NAME}"
    rf"(?:\s(?:{_NAME}|(?:d[’']|de l[’']|[ae][lnrstdz]h?-){_NAME}"
    rf"|{_SMALL}(?=\s(?:{_SMALL}\s)?{_NAME})))*"
)


_CITY = re.compile(
    r"\s(?:port\s|sister\s|twin\s|partner\s)?(?:city|town|municipality|village|region|province"
    r"|county|district|delegation|side)\b"
)


@dataclass
class Seat:
    """The body of an office, where it ends in the passage, and bodies of single persons.

    `other` is set where the office is held in something that is no body: «président du jury».
    """

    end: int
    body: str | None = None
    context: str | None = None
    single: dict[int, str] = field(default_factory=dict)
    at: int = 0
    other: bool = False

    def body_of(self, person: Named) -> str | None:
        """The body of one person of a list («les maires X (Laval) et Y (Pontivy)»), or of all."""
        return self.single.get(person.start) or self.body


_HALL = re.compile(r"(?:^|\s)(?:City|Town|County|Village|Borough) Hall$")


def of_some_city(analysis: Analysis, passage: Passage, at: int, end: int) -> Seat | None:
    """«mayor of the Czech city»: a body that is not named."""
    found = PLACE.match(passage.text, at, end) if analysis.document.language == "en" else None
    city = found and _CITY.match(passage.text, found.end())
    return Seat(found.end(), other=True) if found and city else None


def new_body(
    analysis: Analysis, passage: Passage, office: Office, at: int, end: int
) -> Seat | None:
    """A body that only the function makes known: «maire de Kaédi», «présidente d'Agglopolys»."""
    found = PLACE.match(passage.text, at, end)
    if found is None or _is_field(found[0], analysis) or _is_half(analysis, found):
        return None
    name = re.sub(r"\s(?:of|in)\s[A-Z]\w+$", "", found[0])
    if is_bare(name, analysis.document.language):
        key = of_head(analysis, name, passage.span(office.begin, office.end).start)
        vague = bool(heads(name, "fr")) and analysis.document.language == "fr"
        return Seat(found.end(), key, other=not key) if key or vague else None
    initials = _by_initials(analysis, name)
    if initials:
        return Seat(found.end(), initials)
    known = analysis.gazetteer.place(name)
    levels = LEVELS.get(office.slug, ())
    city_state = known is not None and known.country in CITY_STATES and levels == ("city",)
    if known and known.place == "country" and not city_state:
        return Seat(found.end(), other=not levels)  # «président du Sénégal» is no one's but its own
    if known and levels == ("city",) and known.place in ("region", "department"):
        return Seat(found.end())
    level = levels[0] if levels else ""
    if known and known.kind and (not levels):
        level = {
            "city": "city",
            "region": "region",
            "department": "department",
            "district": "other",
            "other": "epci",
        }.get(known.place or "", "")
        if known.place == "city" and office.slug not in ("president", "director", "vice-president"):
            level = "city"
    if not level and (len(name) < 3 or country_code(name)):
        return None
    kind = (
        known.kind
        if known and known.kind and level
        else KINDS_BY_LEVEL.get(level, _guess(office, name, analysis))
    )
    one = Candidate(
        found.start(),
        found.start() + len(name),
        name,
        Head(kind, level),
        folded(re.sub(r"^(?:la|le|les)\s", "", name)),
        "bodies/of-function",
        0.8,
        country=_bracketed(passage.text, found.end()),
    )
    key = enter(analysis, passage, one)
    if "city" not in levels:  # «le gouverneur de la Bekaa» without a name founds no body
        analysis.adopted.add(key)
    return Seat(found.end(), key)


def _by_initials(analysis: Analysis, name: str) -> str | None:
    """«the FAO» is the Foreign Affairs Office of the text, though no brackets say so."""
    if not name.isupper() or len(name) < 3:
        return None
    for key, body in analysis.bodies.items():
        if _has_initials(body.name, name):
            analysis.short.setdefault(name, key)
            return key
    for passage, one in analysis.held:  # «au siège de l'Association nationale …»
        if _has_initials(one.name, name):
            key = enter(analysis, passage, one)
            analysis.short.setdefault(name, key)
            return key
    return None


def _has_initials(whole: str, name: str) -> bool:
    """Whether `name` is made of the first letters of the words with capitals, or of all."""
    initials = "".join(word[0] for word in re.findall(r"[A-ZÀ-ÞĀ-ŒŔ-Ț][\w-]+", whole))
    counted = "".join(word[0] for word in folded(whole).split() if len(word) > 3)
    return initials.startswith(name) or counted == folded(name)


def _is_half(analysis: Analysis, found: re.Match[str]) -> bool:
    """Whether only the common noun of a longer name has a capital: «membre du Bureau politique».

    Or a hall is meant: «Mayor X at City Hall».
    """
    if analysis.document.language == "en" and _HALL.search(found[0]):
        return True
    nouns = lexicon(analysis.document.language, "bodies")["words"].get("coordinates", ())
    goes_on = re.compile(r"\s[a-zà-ÿ]").match(found.string, found.end())
    return folded(found[0]) in nouns and goes_on is not None


def _is_field(name: str, analysis: Analysis) -> bool:
    """Whether words with capitals name a field of work: «Head of Culture and Tourism»."""
    fields = lexicon(analysis.document.language, "functions")["fields"]
    words = [word for word in re.findall(r"\w+", folded(name)) if len(word) > 3]
    return bool(words) and all(word in fields for word in words)


def of_head(analysis: Analysis, name: str, until: int | None = None) -> str | None:
    """The last body that a bare head word can mean: «the Municipal Government».

    Of those named before `until`, if any are.
    """
    if until is not None:
        before = sorted(one for one in analysis.mentions if one.span.start < until)
        found = _meant(analysis, name, [one.entity for one in before if one.kind == "body"])
        if found:
            return found
    spoken = [one.entity for one in analysis.mentions if one.kind == "body"]
    return _meant(analysis, name, spoken) or _only_region(analysis, name)


_REGION = re.compile(r"(?<![\w-])(?!L[ae]s? )[A-ZÀ-ÞĀ-ŒŔ-Ț][\w’'-]+(?:[ -][A-ZÀ-ÞĀ-ŒŔ-Ț][\w’'-]+)*")


def _only_region(analysis: Analysis, name: str) -> str | None:
    """«Le Conseil régional» in a text that names one region of France: that of the region."""
    inside = heads(name, analysis.document.language)
    if not inside or inside[-1][1].kind != "region" or analysis.document.language != "fr":
        return None
    found: dict[str, tuple[Passage, int, int]] = {}
    for passage in analysis.passages:
        for word in _REGION.finditer(passage.text):
            place = analysis.gazetteer.place(word[0])
            if place and place.place == "region" and place.country == "FR":
                found.setdefault(folded(word[0]), (passage, *word.span()))
    return enter_town(analysis, *found.popitem()[1], "region") if len(found) == 1 else None


def _meant(analysis: Analysis, name: str, spoken: list[str]) -> str | None:
    """The last of the bodies that a bare head word can mean."""
    inside = heads(name, analysis.document.language)
    if not inside:
        return None
    head = inside[-1][1]
    fits = []
    for key in dict.fromkeys(reversed(spoken)):
        level = next((core[0] for core, one in analysis.cores.items() if one == key), "")
        if level == head.level and (level or analysis.bodies[key].kind == head.kind):
            fits.append(key)
    if head.level == "city" and len(fits) > 1 and len(name.split()) == 1:
        return main_town(analysis) or fits[0]
    word = folded(name).split()[0]
    if head.level in ("region", "department"):  # a province of China has no «Conseil régional»
        fits = [key for key in fits if _may_be(analysis, key, word)]
    if not fits:
        fits = [
            key
            for key in dict.fromkeys(reversed(spoken))
            if folded(analysis.bodies[key].name).startswith(word)
        ]
    named = [key for key in fits if word in folded(analysis.bodies[key].name).split()]
    return next(iter(named or fits), None)


def _may_be(analysis: Analysis, key: str, word: str) -> bool:
    """Whether a body of that land may be called by the word: "la province", "le Conseil"."""
    body = analysis.bodies[key]
    if word == "province" and body.country == "FR":
        return False
    named = word in folded(body.name).split() or word in ("province", "gouvernement", "provincial")
    return named or body.country not in ("CN", "VN", "JP", "KR")


def _bracketed(text: str, at: int) -> str | None:
    found = re.match(r"\s?\(([^()]{3,40})\)|,\s([A-Z]\w+)", text[at:])
    return (found[1] or found[2]) if found else None


def _guess(office: Office, name: str, analysis: Analysis) -> str:
    """The kind of a body that no head word tells."""
    for kind, forms in lexicon(analysis.document.language, "bodies")["forms"].items():
        if any(rx.fullmatch(form, name) for form in forms):
            return str(kind)
    return "association"
