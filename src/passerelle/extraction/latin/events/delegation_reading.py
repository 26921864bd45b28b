"""What the text tells of a group without a name where its head word stands.

What follows the head word says who they are: a number, an adjective of a country, the body
or place whence they come.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from passerelle.extraction.latin.events.delegation_words import delegation_words
from passerelle.extraction.latin.words.head_counts import number_of
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis, Mention
from passerelle.extraction.reading.plain import Plain, plain

__all__ = ["FoundGroup", "GroupReader"]

_MOST = 300  # more people than that are inhabitants or an audience


@dataclass
class FoundGroup:
    """A group as one place of the text tells of it."""

    start: int
    end: int
    name_from: int
    size: int | None = None
    country: str | None = None
    sent_by: str | None = None
    sources: frozenset[str] = frozenset()
    of_people: bool = False
    crowd: bool = False
    head: int = 0


class GroupReader:
    """Reads the groups of one text."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.view: Plain = plain(analysis)
        self.words = delegation_words(analysis.document.language)
        self.book = lexicon(analysis.document.language, "delegations")
        spoken = [m for m in analysis.mentions if m.kind in ("body", "place")]
        self.spoken = [(*self.view.inside(m.span), m) for m in spoken]

    def all(self) -> list[FoundGroup]:
        """Every group that is told of, in the order of the text."""
        found: list[FoundGroup] = []
        for match in self.words.head.finditer(self.view.text):
            if found and match.start() < found[-1].end:
                continue
            one = self._read(match)
            if one and not self._vague(one):
                found.append(one)
        return found

    def _vague(self, one: FoundGroup) -> bool:
        """«A delegation» of which nothing is said is any delegation."""
        told = one.sources or one.country or one.size or one.end > one.head
        said = self.view.text[one.start : one.end]
        followed = rx.match(self.book["told_by"], self.view.text[one.end :])
        return not told and not followed and bool(rx.match(self.book["any"], said, re.IGNORECASE))

    def _read(self, match: re.Match[str]) -> FoundGroup | None:
        text, start, end = self.view.text, match.start(), match.end()
        head = match.start("head") if match["head"] else match.start()
        if any(left <= head and end <= right for left, right, _ in self.spoken):
            return None
        before = text[max(0, start - 40) : start] + text[start:head].rsplit(" ", 1)[0]
        if self.words.barred_before.search(before) or self.words.barred_before.search(
            text[max(0, head - 40) : head]
        ):
            return None
        if self.words.barred_after.match(text, end):
            return None
        one = FoundGroup(start, end, _after_article(text, start, self.book["article"]))
        one.size = number_of(
            self.book,
            next((v for k, v in match.groupdict().items() if v and k not in ("head", "group")), ""),
        )
        if not match["head"] and (one.size or 0) > _MOST:
            return None
        one.country = self._country(match[0])
        one.of_people = one.crowd = not match["head"]
        one.head = end
        self._led_in(one, head)
        while self._more(one):
            pass
        weak = self.book["weak"] and match["head"] and self._is_weak(head)
        said = match.groupdict()
        if any(said.get(name) for name in ("alone", "going", "taken")):
            return one  # "a party of six" travels, whencever it comes
        if one.sources or weak:
            return one if one.sources or (weak and self._counted(one)) else None
        if one.country:
            return one  # "nineteen Saudi managers" come from somewhere
        from_somewhere = self._unnamed(one)
        sent = rx.match(self.book.get("sent", "(?!)"), match["group"] or match[0], re.IGNORECASE)
        return from_somewhere or (one if match["head"] or sent else None)

    def _is_weak(self, head: int) -> bool:
        """Whether the head word alone means no travellers: "une équipe", "a party"."""
        words = rx.compiled(rf"(?i:(?:{self.book['weak']}))(?!\w)")
        return words.match(self.view.text, head) is not None

    def _counted(self, one: FoundGroup) -> bool:
        """«Une mission de cinq élus», and not "une mission de dix jours"."""
        days = self.book.get("days", "(?!)")
        return bool(one.size and not rx.match(rf" (?:{days})", self.view.text[one.end :]))

    def _unnamed(self, one: FoundGroup) -> FoundGroup | None:
        """A counted group from somewhere that no other stage knows: "from Milbrook High School"."""
        source = rx.compiled(rf",? {self.book['somewhere']}").match(self.view.text, one.end)
        if source is None or (one.country and one.end > one.head):
            return None
        one.end = source.end()
        return one

    def _country(self, said: str) -> str | None:
        for stem, country in self.book["demonyms"].items():
            if rx.search(rf"\b(?:{stem})\b", said):
                return str(country)
        return None

    def _led_in(self, one: FoundGroup, head: int) -> None:
        """«The Beihai delegation»: the name before the head word says whence."""
        for left, right, mention in self.spoken:
            if right < head and not self.view.text[right:head].strip() and mention.kind != "date":
                led = rx.search(r"\b(?:the|a) $", self.view.text[:left], re.IGNORECASE)
                if led:
                    one.start, one.name_from = led.start(), led.start()
                    self._from(one, mention)

    def _from(self, one: FoundGroup, mention: Mention) -> None:
        """Note whence it comes; only a group of no one in particular was sent by a body."""
        key = mention.entity
        one.sources |= {key}
        things = self.analysis.bodies if mention.kind == "body" else self.analysis.places
        thing = things[key]
        one.country = one.country or thing.country
        if one.crowd or one.sent_by:
            return
        if mention.kind == "body":
            one.sent_by = key
            return
        namesakes = [
            body.key
            for body in self.analysis.bodies.values()
            if body.type == "collectivity" and body.name.endswith(thing.name)
        ]
        one.sent_by = namesakes[0] if len(namesakes) == 1 else None

    def _more(self, one: FoundGroup) -> bool:
        """Take one more thing that the text says of the group right after it."""
        text = self.view.text
        for pattern in (self.words.sized, self.words.adjective, self.words.named):
            match = pattern.match(text, one.end)
            if match and match.end() > one.end:
                counted = match.groupdict().get("count")
                one.size = one.size or number_of(self.book, counted or "")
                people = pattern is not self.words.adjective
                one.of_people |= people
                mandated = rx.search(self.book.get("mandated", "(?!)"), match[0])
                one.crowd |= people and not mandated  # inhabitants are sent by nobody
                one.country = one.country or self._country(match[0])
                one.end = match.end()
                return True
        for left, right, mention in self.spoken:
            led = left > one.end and left - one.end < 60
            if led and self.words.source.fullmatch(text[one.end : left]):
                self._from(one, mention)
                one.end = right
                return True
        return False


def _after_article(text: str, start: int, article: str) -> int:
    led = rx.match(rf"(?:{article}) ?", text[start:], re.IGNORECASE)
    return start + (led.end() if led else 0)
