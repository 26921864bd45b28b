"""Which function words belong to which person: by what stands between them in a passage.

The ways of writing are those of apposition (`X, maire de Niort`), of the function before the
name (`le préfet, X`; `les maires X (Laval) et Y (Pontivy)`), of sentences (`X est maire`,
`Elle a été …`), and of lists that share one function. A `Tie` says which office is whose;
which body it is held in is found in `functions`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading.offices import Office

__all__ = ["Named", "Tie", "group_after", "group_before", "link", "ties"]


_ANOTHER = re.compile(
    r"(?:,|;|\bet|\band|\bwith)\s(?:(?:by|of|from)\s)?(?:le|la|l['’]|les|the|de|du|par|by|son|sa|its|their|his|her|our"
    r"|(?:the\s)?[\w-]+['’]s)\s?(?:la\s|l['’])?(?:(?<=the )[A-Z]\w+\s)?$"
)
"""After a name: the office that follows is that of somebody else, who is named next."""
_GIVES_PLACE = re.compile(r"\sas\s(?:(?:the|its|their|our|new)\s)*")
_NOW = re.compile(r"(?i)\b(?:now|aujourd[’']hui|désormais|currently|actuellement)\b")


@dataclass(frozen=True)
class Named:
    """A person at a place of a passage; `begin` includes the title."""

    begin: int
    start: int
    end: int
    key: str


@dataclass(frozen=True)
class Tie:
    """An office of a person; `before` if the office stands before the name."""

    office: int
    person: Named
    before: bool = False
    past: bool = False


@cache
def link(language: str, key: str) -> re.Pattern[str]:
    """The expression for what may stand between, by its key in the lexicon."""
    return re.compile(lexicon(language, "functions")["links"][key], re.IGNORECASE)


def ties(
    text: str, found: list[Office], stops: list[int], people: list[Named], language: str
) -> list[Tie]:
    """All ties of offices to persons; `stops` are where offices end with their bodies."""
    made: dict[int, list[Tie]] = {}
    for at, office in enumerate(found):
        made[at] = (
            _paired(text, at, found, people, language)
            or _direct(text, at, office, stops[at], people, language)
            or _labelled(text, at, office, stops[at], people, language)
            or _introduced(text, at, office, stops[at], people, made, language)
            or _apposed(text, at, office, stops[at], people, language)
            or _chained(text, at, office, found, stops, made, people, language)
            or _before(text, at, office, stops[at], people, language)
            or _chosen(text, at, office, people, language)
            or _pronoun(text, at, office, people, language)
            or _leading(text, at, office, stops[at], people, language)
        )
    for at in range(len(found) - 2, -1, -1):  # «le maire, conseiller régional, X»
        if not made[at]:
            made[at] = _chained_back(text, at, found, stops, made, language)
    return [tie for at in sorted(made) for tie in made[at]]


def _plural(text: str, office: Office) -> bool:
    if text[: office.start].endswith("who "):
        return False  # «who chairs the …»
    first = re.match(r"[^\W\d_]+(?:-[^\W\d_]+)*", text[office.start : office.end])
    return first is not None and first[0][-1] in "sx" and first[0].casefold() not in ("vis", "sous")


def _paired(
    text: str, at: int, found: list[Office], people: list[Named], language: str
) -> list[Tie]:
    """«X et Y, président et vice-présidente du comité»: two persons, and an office for each."""
    for first in (at, at - 1):
        pair = found[first : first + 2] if first >= 0 else []
        if len(pair) < 2 or any(_plural(text, one) for one in pair):
            continue
        before = [one for one in people if one.end <= pair[0].begin]
        if not before or text[before[-1].end : pair[0].begin] not in (", ", ", respectivement "):
            continue
        if not re.fullmatch(r"\s(?:et|and)\s", text[pair[0].end : pair[1].begin]):
            continue
        group = group_before(text, people, before[-1], language)
        if len(group) == 2 and re.search(r"\b(?:et|and)\b", text[group[0].end : group[1].begin]):
            return [Tie(at, group[at - first])]
    return []


def _direct(
    text: str, at: int, office: Office, stop: int, people: list[Named], language: str
) -> list[Tie]:
    """The name follows at once: «Mayor X», «les maires X, Y et Z»."""
    after = next((one for one in people if one.begin >= office.end), None)
    if after is None or text[office.end : after.begin].strip():
        return []
    group = group_after(text, people, after, language) if _plural(text, office) else [after]
    return [Tie(at, one, before=True) for one in group]


def _labelled(
    text: str, at: int, office: Office, stop: int, people: list[Named], language: str
) -> list[Tie]:
    """«Treasurer: X. Secretary – Y»: the office is the label of the name after it."""
    begins = re.search(r"(?:^\W*|[;.•|:]\s*)(?:[Tt]he\s|[Oo]ur\s)?$", text[: office.begin])
    after = next((one for one in people if one.begin >= stop), None)
    if language != "en" or begins is None or after is None:
        return []
    joined = re.fullmatch(r"\s?(?::|–|—|\s-)\s?", text[stop : after.begin])
    return [Tie(at, after, before=True)] if joined else []


def _introduced(
    text: str,
    at: int,
    office: Office,
    stop: int,
    people: list[Named],
    made: dict[int, list[Tie]],
    language: str,
) -> list[Tie]:
    """«X, et le président du comité, M. Y»: the office with an article is that of Y."""
    before = [one for one in people if one.end <= office.begin]
    between = text[before[-1].end : office.begin] if before else ""
    that = re.match(r"cel(?:ui|le)\b", text[office.start :])  # «et celui de Hamm, Y»
    joined = _ANOTHER.search(between) or (that if re.search(r"(?:,|;|\bet)\s$", between) else None)
    held = (
        any(tie.person == before[-1] for ties_of in made.values() for tie in ties_of)
        if before
        else False
    )
    if not joined or not (held or re.search(r"\b(?:et|and)\b", between)):
        return []
    return _before(text, at, office, stop, people, language)


def _goes_on_alone(text: str, between: str, stop: int) -> bool:
    """«Après le mot de X, la consule a rappelé»: with no comma after it a new sentence begins."""
    article = re.fullmatch(r",\s(?:le |la |l[’'])", between)
    verb = re.match(
        r"\s(?:a|ont|est|sont|était|avait|aura|sera|va|s[’']est|se|leur|lui)\s", text[stop:]
    )
    return bool(article and verb)


def _names_another(text: str, between: str, stop: int, people: list[Named]) -> bool:
    """«Invitée par X, la maire de Z, Y, a …»: the office with an article is that of Y, who acts."""
    if re.fullmatch(r",\s(?:le |la |l[’'])", between) is None:
        return False
    after = next((one for one in people if one.begin >= stop), None)
    if after is None or re.fullmatch(r",\s", text[stop : after.begin]) is None:
        return False
    verb = r",?\s(?:a|ont|est|sont|était|avait|aura|sera|va|s[’']est|se|en|y|lui|leur)\s"
    return re.match(verb, text[after.end :]) is not None


def _apposed(
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
    if language == "fr" and re.search(r"\bet (?:le |la |l[’']|son |sa |leur )$", between):
        return []  # «X, et la présidente, Y»
    plain = re.sub(r"^\s?\([^()]*\)", "", between)
    if language == "fr" and _goes_on_alone(text, between, stop):
        return []
    if language == "fr" and _names_another(text, between, stop, people):
        return []
    if not (predicate or link(language, "after_person").fullmatch(plain)):
        return []
    group = [before[-1]]
    if _plural(text, office):
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


def _chained(
    text: str,
    at: int,
    office: Office,
    found: list[Office],
    stops: list[int],
    made: dict[int, list[Tie]],
    people: list[Named],
    language: str,
) -> list[Tie]:
    """A further function of the same persons: «X, sénateur, président du Groupe»."""
    for last in range(at - 1, max(at - 4, -1), -1):
        ties_of = made.get(last)
        if not ties_of:
            continue
        begin = stops[last]
        if ties_of[0].before:
            begin = max(begin, max(tie.person.end for tie in ties_of))
        between = text[begin : office.begin]
        if language == "fr" and re.search(r"\bet (?:le |la |l[’'])$", between):
            return []  # «le président, X, et la principale du lycée, Y»: of somebody else
        if link(language, "chain").fullmatch(between):
            following = _respective(text, ties_of, found[last], people, language)
            if following:
                return [Tie(at, following)]
            plural = _plural(text, office)
            if plural and len(ties_of) == 1:
                return []
            kept = ties_of if plural else ties_of[-1:]
            past = not _NOW.search(between)
            return [Tie(at, tie.person, past=past and tie.past) for tie in kept]
        return []
    return []


def _respective(
    text: str, before: list[Tie], last: Office, people: list[Named], language: str
) -> Named | None:
    """«X et Y, respectivement maire et adjointe»: the person after the one before."""
    if not re.search(r"(?i)respecti(?:vement|vely)\W*$", text[: last.begin]) and not (
        re.search(r"(?i)respecti(?:vement|vely)", text[before[0].person.end : last.begin])
    ):
        return None
    after = [one for one in people if before[0].person.end <= one.begin < last.begin]
    return after[0] if after else None


def _chained_back(
    text: str,
    at: int,
    found: list[Office],
    stops: list[int],
    made: dict[int, list[Tie]],
    language: str,
) -> list[Tie]:
    after = made.get(at + 1)
    if not after or not after[0].before:
        return []
    between = text[stops[at] : found[at + 1].begin]
    if re.search(r"\band the\s$", between) and re.search(r"(?i)\bthe $", text[: found[at].begin]):
        return []  # «the Minister and the Executive Mayor of Y, X» are two
    joined = not between.strip() or link(language, "chain").fullmatch(between)  # «Mayor Cllr X»
    return [Tie(at, after[0].person, before=True)] if joined else []


def _before(
    text: str, at: int, office: Office, stop: int, people: list[Named], language: str
) -> list[Tie]:
    """The name follows the function and its body: «le préfet de la Corrèze, X»."""
    after = next((one for one in people if one.begin >= stop), None)
    if after is None:
        return []
    between = text[stop : after.begin]
    if not link(language, "before_person").fullmatch(between):
        return []
    if _plural(text, office) and ":" in between:  # a list of all who were there
        return [Tie(at, one, before=True) for one in _row(text, stop, people)]
    group = group_after(text, people, after, language) if _plural(text, office) else [after]
    return [Tie(at, one, before=True) for one in group]


_ANOTHER_PART = re.compile(r"(?i)\b(?:by|par|avec|moderat\w+|chair(?:ed)?|animée?)\b|[.!?]\s")


def _row(text: str, stop: int, people: list[Named]) -> list[Named]:
    """The persons of a list after a colon, up to who does something else: «moderated by Z»."""
    row: list[Named] = []
    end = stop
    for one in [p for p in people if p.begin >= stop]:
        if row and _ANOTHER_PART.search(re.sub(r"\([^()]*\)", "", text[end : one.begin])):
            break
        row.append(one)
        end = one.end
    return row


def _pronoun(text: str, at: int, office: Office, people: list[Named], language: str) -> list[Tie]:
    """A sentence that begins with "Elle" or "He" goes on with the person before it."""
    begins = re.compile(rf"(?:(?<=[.!?»”] )|^){link(language, 'pronoun').pattern}", re.IGNORECASE)
    sentences = list(begins.finditer(text, 0, office.begin))
    if not sentences or sentences[-1].end() != office.begin:
        return []
    found = sentences[-1]
    succeeds = link(language, "succeeds")
    before = [
        one for one in people if one.end <= found.start() and not succeeds.search(text[: one.start])
    ]
    past = link(language, "past").search(found[0]) is not None
    return [Tie(at, before[-1], past=past)] if before else []


def _chosen(text: str, at: int, office: Office, people: list[Named], language: str) -> list[Tie]:
    """«Members elected X president», «the board named X as its new director»."""
    before = [one for one in people if one.end <= office.begin]
    if language != "en" or not before:
        return []
    chosen = link(language, "chosen").search(text[: before[-1].begin])
    joined = link(language, "chosen_as").fullmatch(text[before[-1].end : office.begin])
    return [Tie(at, before[-1])] if chosen and joined else []


def _leading(
    text: str, at: int, office: Office, stop: int, people: list[Named], language: str
) -> list[Tie]:
    """«Ancienne directrice de l'Institut, elle a salué …»: the person before that sentence."""
    starts = office.begin == 0 or re.search(r"[.!?»”]\s$", text[: office.begin]) is not None
    before = [one for one in people if one.end <= office.begin]
    if starts and before and re.match(r",\s(?:elle|il|she|he)\b", text[stop:]):
        return [Tie(at, before[-1])]
    return []


def group_before(text: str, people: list[Named], last: Named, language: str) -> list[Named]:
    """The coordinated persons of a list that ends with `last`."""
    group = [last]
    for one in reversed([p for p in people if p.end <= last.begin]):
        between = re.sub(r"\([^()]*\)", "", text[one.end : group[0].begin])
        if not link(language, "and").fullmatch(between):
            break
        group.insert(0, one)
    return group


def group_after(text: str, people: list[Named], first: Named, language: str) -> list[Named]:
    """The coordinated persons of a list that begins with `first`; each may have brackets."""
    group = [first]
    for one in [p for p in people if p.begin >= first.end]:
        between = re.sub(r"\([^()]*\)", "", text[group[-1].end : one.begin])
        if not link(language, "and").fullmatch(between):
            break
        group.append(one)
    return group
