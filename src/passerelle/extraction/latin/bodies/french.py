"""How names of bodies go on in French: a head word, then adjectives and complements.

`Institut ligérien de formation territoriale`, `Chambre de commerce et d'industrie
d'Ille-et-Vilaine`, `ville bavaroise de Weidenfels`: the name ends where no word can belong
to it any more. An acronym in brackets settles where it ends.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from passerelle.extraction.gazetteer import Gazetteer
from passerelle.extraction.latin.bodies.french_brackets import (
    abbreviated,
    acronym_after,
    aside_after,
)
from passerelle.extraction.latin.bodies.french_towns import acts_at_head
from passerelle.extraction.latin.bodies.french_walk import (
    ARTICLES,
    FOREIGN_JOINTS,
    PREPOSITIONS,
    Walk,
)
from passerelle.extraction.latin.bodies.kinds import CITY_STATES
from passerelle.extraction.latin.words.heads import Candidate, Head, heads, place_name
from passerelle.extraction.latin.words.tokens import Token, tokens
from passerelle.extraction.lexicon import folded, lexicon
from passerelle.extraction.reading.offices import offices
from passerelle.extraction.reading.passages import Passage
from passerelle.sources.countries import country_code

__all__ = ["candidates"]

_QUOTED = re.compile(r"\s?[«“\"]\s?([A-ZÀ-Ý][^«»“”\"]{2,60}?)\s?[»”\"]")

_COUNTED = re.compile(
    r"(?i)\b(?:\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze"
    r"|seize|vingt|trente|plusieurs|certaines?|dizaine de|douzaine de|autres)\s$"
)


def candidates(
    passage: Passage, people: list[tuple[int, int]], places: Gazetteer
) -> list[Candidate]:
    """All bodies that are named in a passage by a head word."""
    text = passage.text
    words = tokens(text)
    closed = _closed(text, words, people)
    walk = Walk(passage, words, closed, places)
    found: list[Candidate] = []
    for match, head in heads(text, "fr"):
        begin = walk.at.get(match.start())
        if begin is None or (found and match.start() < found[-1].end):
            inner = begin is not None and found and found[-1].end > match.start()
            if inner and found[-1].parent is None and _is_parent(text, match, head, found[-1]):
                one = _candidate(walk, match, head, begin or 0, passage)
                if one:
                    found.append(one)
            continue
        one = _candidate(walk, match, head, begin, passage)
        if one:
            plural = head.level and match[0].casefold().rstrip("s") != match[0].casefold()
            others = _others(walk, one, passage) if plural else []
            if not others and plural and _COUNTED.search(text[: match.start()]):
                continue  # «quatorze communes du Sud»
            bare = others and text[match.end() : match.end() + 2].strip()[:1].isupper()
            found += [_without_head(one, match.end() + 1) if bare else one, *others]
    return found


def _without_head(one: Candidate, at: int) -> Candidate:
    """«les Régions X et Y»: the first as it is called alone."""
    return replace(one, start=at, name=one.name[at - one.start :])


def _closed(text: str, words: Sequence[Token], people: list[tuple[int, int]]) -> set[int]:
    """Tokens of functions and persons, where no name of a body goes on."""
    taken = [*people, *((one.start, one.end) for one in offices(text, "fr"))]
    return {n for n, w in enumerate(words) if any(a <= w.start < b for a, b in taken)}


def _is_parent(text: str, match: re.Match[str], head: Head, outer: Candidate) -> bool:
    """Whether a head within a name names the body that the outer one is a unit of."""
    before = text[max(0, match.start() - 6) : match.start()].casefold()
    return outer.head.unit and before.endswith(("du ", "de la ", "de l'", "de l’", "de "))


def _candidate(
    walk: Walk, match: re.Match[str], head: Head, begin: int, passage: Passage
) -> Candidate | None:
    text = passage.text
    after = next(
        (n for n in range(begin, len(walk.words)) if walk.words[n].start >= match.end()),
        len(walk.words),
    )
    if head.alone:
        return _made(passage, match.start(), match.end(), match.end(), head, "bodies/whole-name")
    quoted = _QUOTED.match(text, match.end())
    if quoted and (head.apposed or head.small or match[0][0].isupper()) and not head.level:
        start = quoted.start(1) if head.apposed or match[0][0].islower() else match.start()
        return _made(passage, start, quoted.end(1), quoted.end(), head, "bodies/quoted-name")
    if after in walk.closed or _is_constituency(text, match):
        return None
    end, proper = walk.end(after, head, begin)
    end = walk.enumerated(end, head, begin)
    end = _trimmed(walk.words, begin, after, end)
    stop = abbreviated(text, match.start(), walk.words[end - 1].end)
    capital = match[0][0].isupper()
    acronym = acronym_after(text, match.start(), stop)
    local = proper is None and acronym is None and _LOCAL.search(text[match.end() : stop])
    named = not local and _is_name(head, capital, proper, acronym, end, after, walk, begin)
    if not capital and not head.level and re.search(r"\b(?:d['’]|de )$", text[: match.start()]):
        return None  # «les présidents d'association du Puy-de-Dôme»
    generic = not (local or head.level) and head.small and (end > after or " " in match[0])
    if not named and not (generic and not _is_plural(text, match)):
        return None
    start = match.start()
    plain = match[0] in ("association", "associations")
    described = head.apposed and proper is not None and walk.only_adjectives(after, proper)
    if (described or (plain and proper == after)) and (not capital or match[0].isupper()):
        start = walk.words[proper or after].start
    one = _made(passage, start, stop, stop, head, "bodies/head-word", match.end())
    if _is_in_general(text, match, one) or _tells_where(text, one, walk, capital):
        return None
    if named and head.level in ("region", "department", "other") and not capital:
        named = _is_authority(match[0]) or _acts(text, start, stop)
    acting = _acts(text, start, stop) or _joins(text, start) or acts_at_head(text, start, stop)
    if head.held and named and acting:
        return replace(one, held=False, head=replace(head, held=False))
    return one if named else replace(one, held=True, sure=0.7)


# «l'université locale», «le quotidien local»: of the town spoken of, and without a name
_LOCAL = re.compile(r"^\s(?:loca(?:l|le|ux|les)|voisine?s?|concernée?s?|actuel(?:le)?s?)$")


def _is_constituency(text: str, match: re.Match[str]) -> bool:
    """Whether an area is where someone was elected: «conseillère départementale du canton de X»."""
    if match[0].casefold() not in ("canton", "circonscription"):
        return False
    left = text[max(0, match.start() - 60) : match.start()]
    return (
        re.search(r"(?i)(?:conseill|élue?s?|député)[^,;.()]{0,40}\s(?:du|de la|des)\s$", left)
        is not None
    )


def _is_in_general(text: str, match: re.Match[str], one: Candidate) -> bool:
    """Whether members are told and no town: «la Faîtière des communes du Togo (FCT)»."""
    return bool(one.head.level) and _is_plural(text, match) and one.acronym is not None


def _tells_where(text: str, one: Candidate, walk: Walk, capital: bool) -> bool:
    """Whether it is only said where a town lies: «Meru, ville du Kenya», «ville du Shandong»."""
    if not one.head.level:
        return False
    land = country_code(one.core)
    if land and land not in CITY_STATES:
        return True
    area = walk.places.place(one.core) if one.head.level == "city" and not capital else None
    wide = area is not None and area.place in ("region", "department")
    return wide and re.search(r"[\w)], $", text[max(0, one.start - 3) : one.start]) is not None


def _joins(text: str, start: int) -> bool:
    """Whether a school or museum is named as a partner among others."""
    joins = lexicon("fr", "bodies")["towns"]["joins"]
    return re.search(joins, text[:start]) is not None


def _is_authority(head: str) -> bool:
    """Whether a head names the authority and not the area: «conseil régional»."""
    council = head.casefold().startswith(("gouvernement", "première nation", "conseil"))
    return council or (" " in head and "autonome" not in head)


def _acts(text: str, start: int, stop: int) -> bool:
    """Whether an area written with a small letter does what only a body does."""
    words = lexicon("fr", "bodies")["towns"]
    acts = "|".join(words["acts"])
    after = re.match(rf"\s(?:{acts})", text[stop:])
    return bool(after or re.search(words["acts_with"], text[:start]))


def _is_plural(text: str, match: re.Match[str]) -> bool:
    """Whether bodies are meant in general: «les comités de jumelage», «des associations»."""
    before = text[max(0, match.start() - 5) : match.start()].casefold()
    bare = re.search(r"\b(?:de |d['’])$", before) is not None
    return match[0].split()[0].endswith("s") or bare or before.endswith(("les ", "des ", "ces "))


def _is_name(
    head: Head,
    capital: bool,
    proper: int | None,
    acronym: object,
    end: int,
    after: int,
    walk: Walk,
    begin: int,
) -> bool:
    whole = after > begin + 1 and walk.words[begin].proper
    if end <= after and not acronym:
        return whole and not head.level and not head.held
    if head.level:
        technical = head.level == "epci" and acronym is not None and end > after
        return technical or (proper is not None and proper < end)
    if acronym:
        return True
    if capital and begin > 0 and walk.words[begin - 1].text not in (".", "!", "?", "«", "•"):
        return end > after
    return proper is not None and proper < end


def _trimmed(words: Sequence[Token], begin: int, after: int, end: int) -> int:
    """Without small words of joining at the end."""
    loose = PREPOSITIONS | ARTICLES | {"et", "pour", "avec", "a", "en", "au", "aux", "&"}
    while (
        end > after
        and words[end - 1].low.strip("'’") in loose
        and not (words[end - 1].shape == "caps" and len(words[end - 1].text) > 1)
    ):
        end -= 1
    if end > after and words[end - 1].text in FOREIGN_JOINTS and not words[end - 1].proper:
        end -= 1
    return max(end, after)


def _made(
    passage: Passage,
    start: int,
    stop: int,
    look: int,
    head: Head,
    rule: str,
    core: int | None = None,
) -> Candidate:
    text = passage.text
    acronym = acronym_after(text, start, look)
    name = text[start:stop]
    place = place_name(text[core:stop]) if core is not None and core >= start else name
    return Candidate(
        start,
        stop,
        name,
        head,
        folded(place if head.level else name),
        rule,
        0.9,
        acronym=acronym[0] if acronym else None,
        acronym_at=acronym[1] if acronym else None,
        country=None if acronym else aside_after(text, look),
        held=head.held,
        epithet=_epithet(text[start:core]) if head.level == "city" and core else "",
    )


def _epithet(head: str) -> str:
    """What a head says beside the word for a town: «ville bavaroise»."""
    first, _, rest = head.strip().partition(" ")
    return rest if first.casefold().rstrip("s") in ("ville", "commune", "capitale") else ""


def _others(walk: Walk, first: Candidate, passage: Passage) -> list[Candidate]:
    """The other places of a plural: «les villes de Toul, Nancy et de Lunéville»."""
    found: list[Candidate] = []
    text, at = passage.text, first.end
    link = re.compile(r"(?:\s?\([^()]*\))?\s?(?:,|et)\s(?:de |d['’]|du )?(?=[A-ZÀ-Ý])")
    while joint := link.match(text, at):
        begin = walk.at.get(joint.end())
        if begin is None or begin in walk.closed:
            break
        end, _ = walk.end(begin, first.head, begin)
        end = _trimmed(walk.words, begin, begin, end)
        if end <= begin:
            break
        stop = walk.words[end - 1].end
        found.append(
            _made(passage, joint.end(), stop, stop, first.head, "bodies/plural", joint.end())
        )
        at = stop
    return found
