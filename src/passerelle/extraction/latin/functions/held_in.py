"""In which body an office is held: the one named with it, or the one that the context gives."""

from __future__ import annotations

import re

from passerelle.extraction.latin.bodies.compounds import before_office
from passerelle.extraction.latin.bodies.entering import enter, enter_town
from passerelle.extraction.latin.bodies.joining import is_bare
from passerelle.extraction.latin.functions.context import CHAMBERS, STATE, chamber
from passerelle.extraction.latin.functions.french_commissions import commission
from passerelle.extraction.latin.functions.french_headed import headed
from passerelle.extraction.latin.functions.french_implied import (
    is_of_school,
    named_by_office,
    school_of,
)
from passerelle.extraction.latin.functions.own_town import own_town
from passerelle.extraction.latin.functions.owners import (
    beside,
    counterpart,
    european_parliament,
    of_each,
    owned,
    signed_for,
)
from passerelle.extraction.latin.functions.respective import respective
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
from passerelle.extraction.latin.words.linking import Named, group_after, link
from passerelle.extraction.lexicon import folded, lexicon
from passerelle.extraction.reading.analysis import Analysis, Mention
from passerelle.extraction.reading.offices import Office, offices
from passerelle.extraction.reading.passages import Passage
from passerelle.extraction.reading.spots import spots

__all__ = ["seats"]


def seats(analysis: Analysis, number: int, found: list[Office], people: list[Named]) -> list[Seat]:
    """The seat of each office of a passage."""
    passage = analysis.passages[number]
    made: list[Seat] = []
    for at, office in enumerate(found):
        limit = found[at + 1].begin if at + 1 < len(found) else len(passage.text)
        seat = _of_school(analysis, number, office)
        seat = seat or _named(analysis, passage, office, limit, people)
        if seat.body is None and analysis.document.language == "en":
            _leading(analysis, passage, office, seat)
        if seat.body is None:
            _behalf(analysis, passage, office, seat, people)
        if seat.body is None:
            _brackets(analysis, passage, office, seat, people)
        if seat.body is None:
            signed_for(analysis, passage, office, seat, people)
            counterpart(analysis, passage, office, seat)
        if seat.body is None and analysis.document.language == "en":
            beside(analysis, passage, office, seat, people)
        if analysis.document.language == "en" and passage.text[office.end - 1] == "s":
            of_each(passage, office, seat, spots(analysis, passage, "body"), people)
        if seat.body is None and analysis.document.language == "fr":
            seat.body = named_by_office(analysis, number, office, seat.end)
            seat.body = seat.body or (None if seat.other else headed(analysis, number, office))
        if seat.body is None:
            respective(analysis, passage, office, seat, people)
        _of_academy(analysis, passage, office, seat)
        _of_no_town(analysis, passage, office, seat)
        seat.at = office.begin
        made.append(seat)
    _shared(passage.text, found, made, analysis.document.language)
    return made


def _shared(text: str, found: list[Office], made: list[Seat], language: str) -> None:
    """«president and CEO of the Chamber»: an office without a body shares that of the next."""
    for at in range(len(made) - 2, -1, -1):
        one, after = made[at], made[at + 1]
        between = text[one.end : found[at + 1].begin]
        if (
            one.body is None
            and after.body
            and not one.other
            and re.fullmatch(r"\s(?:et|and|&)\s(?:the\s|la\s|le\s)?", between)
        ):
            one.body = after.body


def _named(
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
            quoted = re.match(r"\s?[»”\"]", text[seat.end : limit])
            seat.end += quoted.end() if quoted and seat.body else 0
            more = charge.match(text, seat.end)
            seat.end = more.end() if more and more.end() <= limit else seat.end
            aside = ASIDE.match(text, seat.end)
            seat.end = aside.end() if aside and aside.end() <= limit else seat.end
            return seat
    if verb:
        return Seat(office.end, other=True)
    end = field_.end() if field_ else _phrase(analysis, text, office, limit)
    return Seat(end, other=not field_ and end > office.end)


def _of_academy(analysis: Analysis, passage: Passage, office: Office, seat: Seat) -> None:
    """«le recteur de Guyane» serves the state there: he presides over no territory."""
    rector = re.match(r"(?i)rect(?:eur|rice)", passage.text[office.start : office.end])
    if rector and seat.body and analysis.bodies[seat.body].type == "collectivity":
        seat.body, seat.other = None, True


_TEACHERS = re.compile(r"(?i)(?:enseignant|profess|étudiant|cherch|maître|médecin|architecte)")


def _of_no_town(analysis: Analysis, passage: Passage, office: Office, seat: Seat) -> None:
    """«une enseignante de Suzu» comes from there; no town has teachers."""
    words = passage.text[office.start : office.end]
    if office.slug != "affiliated" or not seat.body or not _TEACHERS.match(words):
        return
    body = analysis.bodies[seat.body]
    town = body.type == "collectivity" or body.rule == "bodies/of-function"
    if town and re.match(r"\sd(?:e\s|['’])(?=[A-ZÀ-ÞĀ-ŒŔ-Ț])", passage.text[office.end :]):
        seat.body, seat.other = None, True


def _of_school(analysis: Analysis, number: int, office: Office) -> Seat | None:
    """«proviseure de Suzu»: of the school that bears the name of that town."""
    if analysis.document.language != "fr" or not is_of_school(analysis, number, office):
        return None
    text = analysis.passages[number].text
    joint = link("fr", "of").match(text, office.end)
    town = PLACE.match(text, joint.end()) if joint else None
    school = school_of(analysis, town[0]) if town else None
    return Seat(town.end(), school) if town and school else None


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
    word = re.compile(r"[A-ZÀ-ÞĀ-ŒŔ-Ț]\w+").match(text, at)
    return word is not None and folded(word[0]) not in months


def _body_at(
    analysis: Analysis, passage: Passage, office: Office, start: int, at: int, limit: int
) -> Seat | None:
    text = passage.text
    end = at + reach(text[at:limit])
    _adopt(analysis, passage, at, end)
    bodies = [one for one in spots(analysis, passage, "body") if at <= one[0] < end]
    comma = text[start : start + 1] == ","
    if bodies and (bodies[0][0] == at or not comma):
        first = _office_of(analysis, passage, bodies[0]) or _outer(analysis, text, bodies)
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


def _leads_to(between: str, language: str) -> bool:
    """Whether only a field stands between an office and a body, and no verb."""
    if language != "en":
        return True
    joins = {*lexicon("en", "bodies")["words"]["joins"], "at", "department", "service", "team"}
    return all(word in joins for word in re.findall(r"\b[a-z]+\b", between))


_UNIT = re.compile(
    r"[’']s\s(?P<name>(?:[A-ZÀ-ÞĀ-ŒŔ-Ț][\w-]*\s(?:(?:and|for|of)\s)?){1,5}"
    r"(?:Office|Department|Bureau|Secretariat|Service|Services|Unit|Directorate|Division|Section"
    r"|Team|Desk))(?![\w-])"
)


def _office_of(
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


def _adopt(analysis: Analysis, passage: Passage, at: int, end: int) -> None:
    """Make bodies of names that were put aside until someone holds a function there."""
    for where, one in analysis.held:
        if where is not passage or not at <= one.start < end:
            continue
        if not _leads_to(passage.text[at : one.start], analysis.document.language):
            continue
        begun = [
            k
            for k, b in analysis.bodies.items()
            if folded(b.name).startswith(folded(one.name) + " ")
        ]
        if len(begun) == 1:
            span = passage.span(one.start, one.end)
            analysis.mentions.append(Mention(span, "body", begun[0]))
        else:
            analysis.adopted.add(enter(analysis, passage, one))


_THEIR = re.compile(r"(?i)\b(?:its|their|our|his|her|my)\s(?:\w+\s)?$")
_STAFF = frozenset(("project-officer", "director", "deputy-director"))


_WHOSE = re.compile(r"(?:[’']s)? (?:(?:new|then|former|current|acting) )?|, whose (?:\w+ )?")


def _leading(analysis: Analysis, passage: Passage, office: Office, seat: Seat) -> None:
    """The body before the office: «HFFA chair X», «Borough Council President Y»."""
    for _, end, key in spots(analysis, passage, "body"):
        if _WHOSE.fullmatch(passage.text[end : office.begin]):
            seat.body = key
            return
    if owned(analysis, passage, office, seat):
        return
    county = re.match(r"(?i)(?:County|City|Town|Borough)(?=\s)", passage.text[office.begin :])
    owner = re.search(r"(?<!\w)(?!The\b|Our\b)[A-Z][\w-]+(?=\s$)", passage.text[: office.begin])
    if county and owner:  # «Marlow County Executive X»
        small = county[0].islower()  # «Edmonton city councillor X»
        end = owner.end() if small else office.begin + county.end()
        level = "city" if county[0].title() in ("City", "Town") else "other"
        seat.body = enter_town(analysis, passage, owner.start(), end, level)
        return
    bare = heads(passage.text[: office.begin], "en")
    if bare and bare[-1][0].end() == office.begin - 1:
        town = bare[-1][1].level == "city" and is_bare(bare[-1][0][0], "en")
        seat.body = (own_town(analysis) if town else None) or of_head(analysis, bare[-1][0][0])
        return
    seat.body = before_office(analysis, passage, office)


def _behalf(
    analysis: Analysis, passage: Passage, office: Office, seat: Seat, people: list[Named]
) -> None:
    """The body named after the person: «Mayor X on behalf of the City of Y», «Chief X of the Y»."""
    text, language = passage.text, analysis.document.language
    ends = [seat.end, *(one.end for one in people if 0 <= one.begin - office.end <= 2)]
    for end in ends:
        joint = link(language, "behalf").match(text, end)
        if joint is None or re.match(r"\s?,\s?at\s", joint[0]):  # «Mayor X, at the town hall»
            continue
        levels = LEVELS.get(office.slug)
        for start, _, key in spots(analysis, passage, "body"):
            fits = levels is None or analysis.bodies[key].type == "collectivity"
            if start == joint.end() and fits:
                seat.single[next((p.start for p in people if p.end == end), -1)] = key
                seat.body = key
                return
        if levels is not None and "epci" not in levels and passage.text[joint.end()].isupper():
            _adopt(analysis, passage, joint.end(), len(text))
            made = new_body(analysis, passage, office, joint.end(), len(text))
            if made and made.body:
                seat.body = made.body
                return


# «Round table of mayors: X (Chioggia), Y (Esbjerg)»
_LABEL = re.compile(r"(?:\s(?:present|attending|invited|taking part))?(?:\s?:\s|\s[–—-]\s|,\s)")


def _brackets(
    analysis: Analysis, passage: Passage, office: Office, seat: Seat, people: list[Named]
) -> None:
    """«les maires X (Laval) et Y (Pontivy)», «X (Laval), maire»."""
    if office.slug not in LEVELS:
        return
    after = [one for one in people if one.begin >= office.end]
    before = passage.text[office.end : after[0].begin] if after else ""
    label = office.slug == "mayor" and passage.text[office.end - 1] in "sx"
    close = after and (not before.strip() or (label and _LABEL.fullmatch(before)))
    listed = (
        group_after(passage.text, people, after[0], analysis.document.language) if close else []
    )
    listed += [
        one
        for one in people
        if re.fullmatch(r"\s\([^()]*\),\s", passage.text[one.end : office.begin])
    ]
    for one in listed:
        found = re.match(rf"\s?\(({PLACE.pattern})\)", passage.text[one.end :])
        if found is None or offices(found[1], analysis.document.language):
            continue
        start = one.end + found.start(1)
        named = [key for at, _, key in spots(analysis, passage, "body") if at == start]
        if named:
            seat.single |= {
                other.start: named[0] for other in listed if other.start not in seat.single
            }
            continue
        made = new_body(analysis, passage, office, start, start + len(found[1]))
        if made and made.body:
            seat.single[one.start] = made.body
