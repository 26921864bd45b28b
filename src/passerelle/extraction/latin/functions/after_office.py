"""The body that follows an office: «présidente de l'AAFCO», «X (Mayor, Kumasi)»."""

from __future__ import annotations

import re

from passerelle.extraction.latin.bodies.entering import enter
from passerelle.extraction.latin.bodies.joining import is_bare
from passerelle.extraction.latin.functions.adopting import adopt
from passerelle.extraction.latin.functions.french_commissions import commission
from passerelle.extraction.latin.functions.owners import european_parliament
from passerelle.extraction.latin.functions.state_offices import CHAMBERS, STATE, chamber
from passerelle.extraction.latin.functions.unnamed import (
    PLACE,
    Seat,
    new_body,
    of_head,
    of_some_city,
)
from passerelle.extraction.latin.words.complements import (
    ASIDE,
    CHAIRS,
    FIELDS,
    OBJECT,
    PARTY,
    SUBJECT,
    VERB,
    reach,
)
from passerelle.extraction.latin.words.heads import Candidate, Head, heads
from passerelle.extraction.latin.words.levels import LEVELS
from passerelle.extraction.latin.words.linking import Named, link
from passerelle.extraction.lexicon import folded, lexicon
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.offices import Office, offices
from passerelle.extraction.reading.passages import Passage
from passerelle.extraction.reading.rx import CAPITAL
from passerelle.extraction.reading.spots import spots

__all__ = ["after_office"]

_UNIT = re.compile(
    rf"[’']s\s(?P<name>(?:{CAPITAL}[\w-]*\s(?:(?:and|for|of)\s)?){{1,5}}"
    r"(?:Office|Department|Bureau|Secretariat|Service|Services|Unit|Directorate|Division|Section"
    r"|Team|Desk))(?![\w-])"
)

_THEIR = re.compile(r"(?i)\b(?:its|their|our|his|her|my)\s(?:\w+\s)?$")

_STAFF = frozenset(("project-officer", "director", "deputy-director"))


def after_office(
    analysis: Analysis, passage: Passage, office: Office, limit: int, people: list[Named]
) -> Seat:
    """The body that follows the office: «présidente de l'AAFCO»."""
    text, language = passage.text, analysis.document.language
    verb = CHAIRS.fullmatch(text, office.start, office.end)
    if office.slug == "european-deputy":
        return Seat(office.end, european_parliament(analysis, passage, office))
    charge = re.compile(lexicon(language, "functions")["portfolio"], re.IGNORECASE)
    nearest = min((one.begin for one in people if one.begin >= office.end), default=len(text))
    field_ = charge.match(text, office.end, nearest)
    party = PARTY.match(text, office.end)
    if party:
        return Seat(party.end(), other=True)
    starts = [office.end] if field_ is None else [office.end, field_.end()]
    limit = min(limit, nearest)
    subject = SUBJECT.match(text, office.end) if office.slug in _STAFF else None
    if subject and subject.end() < limit:
        starts.append(subject.end())
    for start in starts:
        joint = (OBJECT if verb else link(language, "of")).match(text, start)
        if joint is None or joint.end() > limit or _is_origin(text, office, joint):
            continue
        seat = commission(analysis, passage, office, joint.end(), limit)
        seat = seat or _body_at(analysis, passage, office, start, joint.end(), limit)
        if seat is None and joint[0].startswith(",") and office.slug in LEVELS:
            seat = _after_comma(analysis, passage, office, joint.end())
        if seat is None and re.match(r"\s(?:for|in|with|to)\s", joint[0]) is None:
            seat = _unnamed(analysis, passage, office, start, joint.end(), limit)
        if seat is not None:
            _go_past(text, seat, charge, limit)
            return seat
    if verb:
        return Seat(office.end, other=True)
    end = field_.end() if field_ else _phrase(analysis, text, office, limit)
    return Seat(end, other=not field_ and end > office.end)


def _go_past(text: str, seat: Seat, charge: re.Pattern[str], limit: int) -> None:
    """Let a seat end after the quotation mark, the portfolio and the aside that follow it."""
    quoted = re.match(r"\s?[»”\"]", text[seat.end : limit])
    seat.end += quoted.end() if quoted and seat.body else 0
    for one in (charge, ASIDE):
        more = one.match(text, seat.end)
        seat.end = more.end() if more and more.end() <= limit else seat.end


def _is_origin(text: str, office: Office, joint: re.Match[str]) -> bool:
    """«its new exchange officer from Hiroshima»: where from, since whose is said before."""
    return joint[0].startswith(" from") and _THEIR.search(text[: office.begin]) is not None


def _after_comma(analysis: Analysis, passage: Passage, office: Office, at: int) -> Seat | None:
    """«X (Mayor, Kumasi)», an item that ends «Mayor, Kumasi»."""
    found = re.compile(rf"{PLACE.pattern}(?=\)|\s*$|;)").match(passage.text, at)
    if found is None or analysis.document.language != "en":
        return None
    if offices(found[0], "en") or any(
        a < found.end() and at < b for a, b, _ in spots(analysis, passage, "person")
    ):
        return None
    return new_body(analysis, passage, office, at, found.end())


def _phrase(analysis: Analysis, text: str, office: Office, limit: int) -> int:
    """Where a complement ends that names no body: «le président du jury, X»."""
    joint = link(analysis.document.language, "of").match(text, office.end)
    if joint is None or text[office.end] == ",":
        return office.end
    if re.match(r"\s(?:in|from|to|with)\s(?!the\b)", joint[0]) and not _proper(text, joint.end()):
        return office.end  # «was elected chair in December to succeed her»
    found = re.compile(r"[\w’' -]{1,60}?(?=,|\)|;|:|$)").match(text, joint.end(), limit)
    return found.end() if found and len(found[0].split()) < 8 else office.end


def _proper(text: str, at: int) -> bool:
    """Whether a name, and no month, stands at `at`."""
    months = lexicon("en", "bodies")["words"]["months"]
    word = re.compile(rf"{CAPITAL}\w+").match(text, at)
    return word is not None and folded(word[0]) not in months


def _body_at(
    analysis: Analysis, passage: Passage, office: Office, start: int, at: int, limit: int
) -> Seat | None:
    """The body named in the complement of an office, or meant by a bare head word there."""
    text = passage.text
    end = at + reach(text[at:limit])
    adopt(analysis, passage, at, end)
    bodies = [one for one in spots(analysis, passage, "body") if at <= one[0] < end]
    comma = text[start : start + 1] == ","
    if bodies and (bodies[0][0] == at or not comma):
        first = _unit_of(analysis, passage, bodies[0]) or _outer(analysis, text, bodies)
        between = text[at : bodies[0][0]]
        if office.slug in STATE and analysis.bodies[first[2]].type == "collectivity":
            return Seat(first[1])
        if not re.search(r"\b(?:qui|que|dont|où|who|which|that|et a|a)\b", between):
            return Seat(first[1], first[2])
    words = text[at : at + 1].upper() + text[at + 1 : end]
    bare = [one for one, _ in heads(words, analysis.document.language) if one.start() == 0]
    until = passage.span(office.begin, office.end).start
    key = of_head(analysis, bare[0][0], until) if bare and not comma else None
    if not bare or comma or not is_bare(bare[0][0], analysis.document.language):
        return None
    stop = at + bare[0].end()
    if re.match(r"\s(?:de|du|des|d[’'])\s?(?:la\s|l[’'])?[a-zà-ÿ]", text[stop:end]):
        return None  # «le doyen de la faculté de médecine»
    key = key or _capital(analysis, passage, at, stop)
    return Seat(stop, key) if key else None


def _capital(analysis: Analysis, passage: Passage, at: int, stop: int) -> str | None:
    """«le vice-président de la Région», in a text that nowhere says which."""
    if analysis.document.language != "fr" or not passage.text[at].isupper():
        return None
    if re.search(r"\sde\s$", passage.text[:at]):
        return None  # «le président de Région» says a rank, and no body
    name = passage.text[at:stop]
    head = next((head for one, head in heads(name, "fr") if one.end() == len(name)), None)
    if head is None or not head.level or " " in name:
        return None
    one = Candidate(at, stop, name, head, folded(name), "bodies/of-function", 0.7)
    return enter(analysis, passage, one)


def _unnamed(
    analysis: Analysis, passage: Passage, office: Office, start: int, at: int, limit: int
) -> Seat | None:
    """The complement of an office that names no body found so far."""
    text = passage.text
    end = at + reach(text[at:limit])
    if text[start : start + 1] == ",":
        return None
    if office.slug == "minister":
        fields_ = FIELDS.match(text, at, limit)
        end = fields_.end() if fields_ else end
    verb = VERB.search(text, at, end)
    end = verb.start() if verb else end
    if office.slug in STATE or office.slug in CHAMBERS:
        return Seat(end if text[at:end].strip() else at, chamber(analysis, office))
    return of_some_city(analysis, passage, at, end) or new_body(analysis, passage, office, at, end)


def _unit_of(
    analysis: Analysis, passage: Passage, parent: tuple[int, int, str]
) -> tuple[int, int, str] | None:
    """«head of Region Dalarna's International Office»: a unit, of the body that owns it."""
    found = _UNIT.match(passage.text, parent[1])
    if found is None or analysis.document.language != "en":
        return None
    start, end = found.span("name")
    inside = heads(found["name"], "en")
    head = inside[-1][1] if inside else Head("foreign-local-authority")
    one = Candidate(
        start, end, found["name"], head, folded(found["name"]), "bodies/of-function", 0.8
    )
    key = enter(analysis, passage, one)
    unit = analysis.bodies[key]
    if unit.unit_of is None and key != parent[2]:
        analysis.bodies[key] = unit.model_copy(update={"unit_of": parent[2]})
    return start, end, key


def _outer(
    analysis: Analysis, text: str, bodies: list[tuple[int, int, str]]
) -> tuple[int, int, str]:
    """The first body, or the one that it is a school, faculty or service of."""
    first = bodies[0]
    if len(bodies) > 1 and re.fullmatch(
        r"\s(?:at|of|de|du|de la|de l['’]|à l['’])\s?(?:the\s)?", text[first[1] : bodies[1][0]]
    ):
        body = analysis.bodies[first[2]]
        if body.type == "institution" and body.kind not in (
            "friendship-group",
            "foreign-affairs-office",
        ):
            analysis.bodies[first[2]] = body.model_copy(update={"unit_of": bodies[1][2]})
            return bodies[1]
    return first
