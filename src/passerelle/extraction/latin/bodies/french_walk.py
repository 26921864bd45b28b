"""A walk along the words of a French name: from its head on, as long as words can belong to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from passerelle.extraction.gazetteer import Gazetteer
from passerelle.extraction.latin.words.heads import Head, heads
from passerelle.extraction.latin.words.tokens import Token
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading.passages import Passage

__all__ = ["ARTICLES", "FOREIGN_JOINTS", "PREPOSITIONS", "Walk"]

_OF_FIELDS = frozenset(("ministry", "committee", "state-body"))
FOREIGN_JOINTS = frozenset(
    (
        *("für", "und", "ohne", "der", "die", "das", "van", "voor", "of", "for", "and", "the"),
        *("di", "del", "della", "per", "y", "para", "pour", "dla", "na", "da", "do", "dos", "das"),
        *("e", "i", "sans"),
    )
)
_CLUBS = frozenset(("association", "ngo", "authority-network"))
_CHAMBERS = frozenset(("parliament-chamber", "parliamentary-body"))
_LONGEST_FIELD = 6  # words after the first noun: «de l'Aménagement durable du territoire»

# «Main tendue», but «l'association Lumière créée en 2001»
_PARTICIPLE = re.compile(
    r"(?!cré|fond|bas|situ|né|présid|dirig|install|établi|sis|soute|venu|reçu|li[ée]|accueill|invit)"
    r"[a-zà-ÿ]{3,}(?:ée?s?|ue?s?)"
)
PREPOSITIONS = frozenset(("de", "du", "des", "d"))


ARTICLES = frozenset(("la", "le", "les", "l"))


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


class Walk:
    """A walk along the words of a passage from a head on."""

    def __init__(
        self, passage: Passage, words: Sequence[Token], closed: set[int], places: Gazetteer
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
                at, noun = at + 1, False
            elif proper is not None and self._belongs(at, start == proper == at - 1, head):
                at += 1
            elif step := self._complement(at, head, proper is not None, coordinated):
                at, noun = step, True
            elif (noun and self._is_adjective(word)) or (proper and self._is_foreign_joint(at)):
                at += 1
            else:
                break
        return at, proper

    def enumerated(self, at: int, head: Head, begin: int) -> int:
        """Where a row of fields ends: «Affaires étrangères, de la Défense et des Forces armées»."""
        if head.kind not in _OF_FIELDS:
            return at
        capital = any(word.proper for word in self.words[begin + 1 : at])
        last = at
        while last < len(self.words) and self.words[last].text == ",":
            item = self._field(last + 1, capital)
            if item is None:
                return at
            last = item
            while last < len(self.words) and self.words[last].text not in (",", "et"):
                last += 1
                if last - item > _LONGEST_FIELD or last in self.closed:
                    return at
        if last == at or last >= len(self.words) or self.words[last].low != "et":
            return at
        item = self._field(last + 1, capital)
        return at if item is None else self.end(item, head, begin)[0]

    def _field(self, at: int, capital: bool) -> int | None:
        """After a preposition at `at`, the token of a field, or the one after it."""
        if at >= len(self.words) or self.words[at].low.strip("'’") not in PREPOSITIONS:
            return None
        item = self._noun(at, False)
        if item is None:
            return None
        proper = item < len(self.words) and self.words[item].proper
        return item if proper or not capital else None

    def _adjacent_proper(self, at: int) -> bool:
        before = self.words[at - 1]
        return (
            before.proper
            or before.shape in ("elision", "num")
            or before.text in "&-–"
            or (before.low in PREPOSITIONS | ARTICLES)
            or before.text in FOREIGN_JOINTS
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

    def _agrees(self, at: int) -> bool:
        """Whether a word agrees with the one before as in «Terrils vivants», and ends the name."""
        before, word = self.words[at - 1], self.words[at]
        after = self.words[at + 1].text if at + 1 < len(self.words) else "."
        plural = before.text.endswith("s") and word.text.endswith(("ants", "ents", "és", "ifs"))
        return before.proper and word.shape == "low" and plural and not after[0].isalnum()

    def _belongs(self, at: int, first: bool, head: Head) -> bool:
        """Whether a small word or number goes on with a proper name before it."""
        plain = self._is_late(at) or self._agrees(at) or _is_number(self.words[at])
        return plain or (first and self._describes(at, head))

    def _describes(self, at: int, head: Head) -> bool:
        """Whether an adjective ends a name of a common noun: «association Roue libre»."""
        noun = self.words[at - 1].text
        plain = re.fullmatch(r"[^\W\d_]{3,}", noun) and self.places.place(noun) is None
        after = self.words[at + 1].text if at + 1 < len(self.words) else "."
        ends = not after[0].isalnum() or after in _stops()
        word = self.words[at]
        tells = self._is_adjective(word) or _PARTICIPLE.fullmatch(word.text) is not None
        return bool(plain and ends and not head.level and tells)

    def _is_late(self, at: int) -> bool:
        """Whether an adjective belongs to a word with a capital that is no place."""
        before, word = self.words[at - 1], self.words[at]
        words = lexicon("fr", "bodies")["words"]
        if not before.proper or word.shape != "low":
            return False
        placed = self.places.place(before.text) is not None
        late = words["place_adjectives" if placed else "late_adjectives"]
        return re.fullmatch(late, word.text) is not None

    def _complement(self, at: int, head: Head, has_proper: bool, coordinated: bool) -> int | None:
        """Where a complement that begins at `at` leads to: after its first noun."""
        word = self.words[at]
        plain = word.low.strip("'’")
        if plain in PREPOSITIONS:
            return self._noun(at + 1, has_proper)
        if plain in ("pour", "contre") and head.kind in _CHAMBERS:
            return None
        if plain in ("pour", "contre") and self._article(at + 1):
            after = self._noun(at + 1, False)
            purpose = after is not None and self.words[after - 1].low in _purposes()
            return after if purpose or not has_proper or head.kind == "foundation" else None
        if plain == "avec" and self._article(at + 1):
            after = self._noun(at + 1, True)
            return (
                after
                if after
                and self.words[after - 1].low in ("etranger", "monde", "pays", "chine", "france")
                else None
            )
        if word.text in ("à", "au", "aux") and head.kind == "ministry":
            return self._noun(at + 1, has_proper)
        if plain in ("a", "en", "au", "aux", "pres") and head.kind in (
            "embassy",
            "consulate",
            "consular-chamber",
        ):
            after = at + 1
            return after if after < len(self.words) and self.words[after].proper else None
        if plain == "et" and self._is_double(at, head):
            return at + 1
        if plain in ("et", "&") and head.kind == "foundation" and at + 1 < len(self.words):
            return at + 1 if self.words[at + 1].proper else None
        if plain in ("et", "&") and coordinated and self._coordinated(at + 1, has_proper, head):
            return self._noun(at + 1, has_proper)
        return None

    def _is_double(self, at: int, head: Head) -> bool:
        """Whether a name of two nouns goes on: «association Terre et Partage»."""
        both = [*self.words[at - 1 : at], *self.words[at + 1 : at + 2]]
        if head.kind not in _CLUBS or len(both) < 2 or at + 1 in self.closed or at < 2:
            return False
        plain = all(one.proper and one.shape == "cap" and "-" not in one.text for one in both)
        first = self.words[at - 2].shape == "low" and self.words[at - 2].low not in PREPOSITIONS
        places = any(self.places.place(one.text) for one in both)
        alone = at + 2 >= len(self.words) or not self.words[at + 2].proper
        return plain and first and alone and not places and not self._begins_head(at + 1)

    def _is_foreign_joint(self, at: int) -> bool:
        """Whether a small foreign word joins two words of a name: «Wasser für Alle»."""
        after = self.words[at + 1] if at + 1 < len(self.words) else None
        before = self.words[at - 1]
        joint = self.words[at].text in FOREIGN_JOINTS and before.proper
        return joint and after is not None and after.proper and at + 1 not in self.closed

    def only_adjectives(self, at: int, proper: int) -> bool:
        """Whether nothing but adjectives stands from `at` to the proper name."""
        return all(self._is_adjective(self.words[n]) for n in range(at, proper))

    def _article(self, at: int) -> bool:
        return at < len(self.words) and self.words[at].low.strip("'’") in ARTICLES | {"un", "une"}

    def _coordinated(self, at: int, has_proper: bool, head: Head) -> bool:
        if at >= len(self.words) or at in self.closed:
            return False
        word = self.words[at]
        plain = word.low.strip("'’")
        if plain in PREPOSITIONS:
            after = at + 2 if at + 1 < len(self.words) and self._article(at + 1) else at + 1
            another = after < len(self.words) and self.words[after].proper and has_proper
            if another and (head.kind in _OF_FIELDS or self._is_joined_proper(at - 2)):
                another = self._begins_head(after)
            return after < len(self.words) and not another
        if has_proper:
            return False
        return word.shape == "low" and plain not in ARTICLES and word.text not in _stops()

    def _is_joined_proper(self, at: int) -> bool:
        """Whether the name at `at` follows a preposition: «de la Gaspésie et des Îles»."""
        while at > 0 and self.words[at].proper:
            at -= 1
        return self.words[at].low.strip("'’") in PREPOSITIONS | ARTICLES

    def _begins_head(self, at: int) -> bool:
        start = self.words[at].start
        return any(one.start() == 0 for one, _ in heads(self.text[start : start + 40], "fr"))

    def _noun(self, at: int, has_proper: bool) -> int | None:
        """After articles and prepositions from `at` on, the token after the noun, if one is."""
        while (
            at < len(self.words)
            and self._joined(at)
            and (self.words[at].low.strip("'’") in ARTICLES | PREPOSITIONS)
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


def _is_number(word: Token) -> bool:
    """Whether a number of a name stands here: «Université Lyon 2»."""
    return word.shape == "num" and len(word.text) <= 2
