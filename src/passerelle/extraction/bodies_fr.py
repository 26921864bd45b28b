"""How names of bodies go on in French: a head word, then adjectives and complements.

`Institut ligérien de formation territoriale`, `Chambre de commerce et d'industrie
d'Ille-et-Vilaine`, `ville bavaroise de Weidenfels`: the name ends where no word can belong
to it any more. An acronym in brackets settles where it ends.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from passerelle.extraction.gazetteer import Gazetteer
from passerelle.extraction.heads import Candidate, Head, heads, place_name
from passerelle.extraction.lexicon import folded, lexicon
from passerelle.extraction.offices import offices
from passerelle.extraction.passages import Passage
from passerelle.extraction.tokens import Token, tokens

__all__ = ["candidates"]

_PREPOSITIONS = frozenset(("de", "du", "des", "d"))
_ARTICLES = frozenset(("la", "le", "les", "l"))
_ACRONYM = re.compile(
    r"\s?\(\s?(?:ci-après\s|dite?\s|ou\s)?[«“\"]?\s?(?:l['’]|la |le )?"
    r"([A-Z][\w&.’'-]*[A-Z][\w&.-]*(?: \d{1,3})?)\s?[»”\"]?\s?\)"
)
_ASIDE = re.compile(r"\s?\(([^()]{2,40})\)")
_QUOTED = re.compile(r"\s?[«“\"]\s?([A-ZÀ-Ý][^«»“”\"]{2,60}?)\s?[»”\"]")


@cache
def _stops() -> frozenset[str]:
    return frozenset(word for word in lexicon("fr", "bodies")["words"]["stop"])


@cache
def _adjective() -> re.Pattern[str]:
    return re.compile(lexicon("fr", "bodies")["words"]["adjectives"])


@cache
def _purposes() -> frozenset[str]:
    return frozenset(lexicon("fr", "bodies")["words"]["purposes"])


@cache
def _coordinating() -> frozenset[str]:
    return frozenset(lexicon("fr", "bodies")["words"]["coordinates"])


class _Walk:
    """A walk along the words of a passage from a head on."""

    def __init__(
        self, passage: Passage, words: list[Token], closed: set[int], places: Gazetteer
    ) -> None:
        self.places = places
        self.text = passage.text
        self.words = words
        self.closed = closed
        self.at: dict[int, int] = {word.start: n for n, word in enumerate(words)}

    def end(self, start: int, head: Head, begin: int) -> tuple[int, int | None]:
        """The token after the name whose head ends before `start`; where a proper name begins."""
        at, proper = start, None
        noun = True  # an adjective may follow
        coordinated = self.words[begin].low in _coordinating()
        while at < len(self.words) and at not in self.closed and self._joined(at):
            word = self.words[at]
            if word.proper:
                if proper is not None and noun is False and not self._adjacent_proper(at):
                    break
                proper = at if proper is None else proper
                at, noun = at + 1, not self.places.place(word.text)
            elif word.shape == "num" and proper is not None and len(word.text) <= 2:
                at += 1
            elif step := self._complement(at, head, proper is not None, coordinated):
                at, noun = step, True
            elif noun and self._is_adjective(word):
                at += 1
            else:
                break
        return at, proper

    def _adjacent_proper(self, at: int) -> bool:
        before = self.words[at - 1]
        return (
            before.proper
            or before.shape in ("elision", "num")
            or before.text in "&-–"
            or (before.low in _PREPOSITIONS | _ARTICLES)
        )

    def _joined(self, at: int) -> bool:
        gap = self.text[self.words[at - 1].end : self.words[at].start]
        return gap in ("", " ") and not (
            self.words[at].shape == "mark" and self.words[at].text != "&"
        )

    def _is_adjective(self, word: Token) -> bool:
        return (
            word.shape == "low"
            and word.text.casefold() not in _stops()
            and _adjective().fullmatch(word.text.casefold()) is not None
        )

    def _complement(self, at: int, head: Head, has_proper: bool, coordinated: bool) -> int | None:
        """Where a complement that begins at `at` leads to: after its first noun."""
        word = self.words[at]
        plain = word.low.strip("'’")
        if plain in _PREPOSITIONS:
            return self._noun(at + 1, has_proper)
        if plain in ("pour", "contre") and self._article(at + 1):
            after = self._noun(at + 1, False)
            purpose = after is not None and self.words[after - 1].low in _purposes()
            return after if purpose or not has_proper else None
        if plain == "avec" and self._article(at + 1):
            after = self._noun(at + 1, True)
            return (
                after
                if after
                and self.words[after - 1].low in ("etranger", "monde", "pays", "chine", "france")
                else None
            )
        if plain in ("a", "en", "au", "aux", "pres") and head.kind in (
            "embassy",
            "consulate",
            "consular-chamber",
        ):
            after = at + 1
            return after if after < len(self.words) and self.words[after].proper else None
        if plain in ("et", "&") and head.kind == "foundation" and at + 1 < len(self.words):
            return at + 1 if self.words[at + 1].proper else None
        if plain in ("et", "&") and coordinated and self._coordinated(at + 1, has_proper):
            return self._noun(at + 1, has_proper)
        return None

    def _article(self, at: int) -> bool:
        return at < len(self.words) and self.words[at].low.strip("'’") in _ARTICLES | {"un", "une"}

    def _coordinated(self, at: int, has_proper: bool) -> bool:
        if at >= len(self.words) or at in self.closed:
            return False
        word = self.words[at]
        plain = word.low.strip("'’")
        if plain in _PREPOSITIONS:
            after = at + 2 if at + 1 < len(self.words) and self._article(at + 1) else at + 1
            return after < len(self.words) and not (
                has_proper and self.words[after].proper and self._begins_head(after)
            )
        if has_proper:
            return False
        return word.shape == "low" and plain not in _ARTICLES and word.text not in _stops()

    def _begins_head(self, at: int) -> bool:
        return bool(heads(self.words[at].text, "fr"))

    def _noun(self, at: int, has_proper: bool) -> int | None:
        """After articles and prepositions from `at` on, the token after the noun, if one is."""
        while (
            at < len(self.words)
            and self._joined(at)
            and (self.words[at].low.strip("'’") in _ARTICLES | _PREPOSITIONS)
            and not self.words[at].proper
        ):
            at += 1
        if at >= len(self.words) or at in self.closed or not self._joined(at):
            return None
        word = self.words[at]
        if word.proper:
            return at
        if word.shape == "low" and word.text.casefold() not in _stops() and len(word.text) > 2:
            return at + 1
        return None


def candidates(
    passage: Passage, people: list[tuple[int, int]], places: Gazetteer
) -> list[Candidate]:
    """All bodies that are named in a passage by a head word."""
    text = passage.text
    words = tokens(text)
    closed = _closed(text, words, people)
    walk = _Walk(passage, words, closed, places)
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
            found.append(one)
            if head.level and match[0].casefold().rstrip("s") != match[0].casefold():
                found += _others(walk, one, passage)
    return found


def _closed(text: str, words: list[Token], people: list[tuple[int, int]]) -> set[int]:
    """Tokens of functions and persons, where no name of a body goes on."""
    taken = [*people, *((one.start, one.end) for one in offices(text, "fr"))]
    return {n for n, w in enumerate(words) if any(a <= w.start < b for a, b in taken)}


def _is_parent(text: str, match: re.Match[str], head: Head, outer: Candidate) -> bool:
    """Whether a head within a name names the body that the outer one is a unit of."""
    before = text[max(0, match.start() - 6) : match.start()].casefold()
    return outer.head.unit and before.endswith(("du ", "de la ", "de l'", "de l’", "de "))


def _candidate(
    walk: _Walk, match: re.Match[str], head: Head, begin: int, passage: Passage
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
    if after in walk.closed:
        return None
    end, proper = walk.end(after, head, begin)
    end = _trimmed(walk.words, begin, after, end)
    stop = _abbreviated(text, match.start(), walk.words[end - 1].end)
    capital = match[0][0].isupper()
    acronym = _ACRONYM.match(text, stop)
    named = _is_name(head, capital, proper, acronym, end, after, walk, begin)
    generic = not head.level and head.small and (end > after or " " in match[0])
    if not named and not (generic and not _is_plural(text, match)):
        return None
    start = match.start()
    plain = match[0] in ("association", "associations")
    if (head.apposed or plain) and proper == after and (not capital or match[0].isupper()):
        start = walk.words[proper].start
    one = _made(passage, start, stop, stop, head, "bodies/head-word", match.end())
    if named and head.level in ("region", "department") and not capital:
        area = match[0].casefold().rstrip("s") in ("région", "département")
        named = not area or _acts(text, start, stop)
    if head.held and named and (_acts(text, start, stop) or _joins(text, start)):
        return replace(one, held=False, head=replace(head, held=False))
    return one if named else replace(one, held=True, sure=0.7)


def _joins(text: str, start: int) -> bool:
    """Whether a school or museum is named as a partner among others."""
    before = r"(?:avec|et|entre|par|comme|soutien d[eu]|concours d[eu]|partenariat avec)\s(?:la |le |l['’])?$"
    return re.search(before, text[:start]) is not None


def _abbreviated(text: str, start: int, stop: int) -> int:
    """Where a name ends by the acronym in brackets after it, whose letters its words begin with."""
    found = re.compile(r"[^,.;:()]{0,70}?(?=\s?\()").match(text, stop)
    acronym = _ACRONYM.match(text, found.end()) if found else None
    if found is None or acronym is None:
        return stop
    letters = [c.casefold() for c in acronym[1] if c.isalpha()]
    initials = [folded(word[0]) for word in re.findall(r"[^\W\d_]+", text[start : found.end()])]
    rest = iter(initials)
    fits = folded(acronym[1][0]) == initials[0] and all(folded(one) in rest for one in letters)
    return found.end() if fits else stop


def _acts(text: str, start: int, stop: int) -> bool:
    """Whether an area written with a small letter does what only a body does."""
    acts = "|".join(lexicon("fr", "bodies")["towns"]["acts"])
    joined = r"(?:entre|avec|et|par|au nom de|soutien de|concours de|initiative de|part de)\s(?:la|le)\s$"
    return bool(re.match(rf"\s(?:{acts})", text[stop:]) or re.search(joined, text[:start]))


def _is_plural(text: str, match: re.Match[str]) -> bool:
    """Whether bodies are meant in general: «les comités de jumelage», «des associations»."""
    before = text[max(0, match.start() - 5) : match.start()].casefold()
    return match[0].split()[0].endswith("s") or before.endswith(("les ", "des ", "ces "))


def _is_name(
    head: Head,
    capital: bool,
    proper: int | None,
    acronym: object,
    end: int,
    after: int,
    walk: _Walk,
    begin: int,
) -> bool:
    whole = after > begin + 1 and walk.words[begin].proper
    if end <= after and not acronym:
        return whole and not head.level and not head.held
    if head.level:
        return proper is not None and proper < end
    if acronym:
        return True
    if capital and begin > 0 and walk.words[begin - 1].text not in (".", "!", "?", "«", "•"):
        return end > after
    return proper is not None and proper < end


def _trimmed(words: list[Token], begin: int, after: int, end: int) -> int:
    """Without small words of joining at the end."""
    loose = _PREPOSITIONS | _ARTICLES | {"et", "pour", "avec", "a", "en", "au", "aux", "&"}
    while (
        end > after
        and words[end - 1].low.strip("'’") in loose
        and not (words[end - 1].shape == "caps" and len(words[end - 1].text) > 1)
    ):
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
    acronym = _ACRONYM.match(text, look)
    aside = None if acronym else _ASIDE.match(text, look)
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
        acronym=acronym[1] if acronym else None,
        acronym_at=acronym.span(1) if acronym else None,
        country=aside[1] if aside else None,
        held=head.held,
        epithet=_epithet(text[start:core]) if head.level == "city" and core else "",
    )


def _epithet(head: str) -> str:
    """What a head says beside the word for a town: «ville bavaroise»."""
    first, _, rest = head.strip().partition(" ")
    return rest if first.casefold().rstrip("s") in ("ville", "commune", "capitale") else ""


def _others(walk: _Walk, first: Candidate, passage: Passage) -> list[Candidate]:
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
