"""The stage that finds groups without names: a delegation, nine visitors from a town.

What follows the head word says who they are: a number, an adjective of a country, the body
or place whence they come. Later words that can only mean the same group are its mentions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from passerelle.extraction.account import Delegation
from passerelle.extraction.latin.words.head_counts import number_of, number_words
from passerelle.extraction.lexicon import filled, lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis, Mention, Span
from passerelle.extraction.reading.plain import Plain, plain

__all__ = ["delegations"]


_MOST = 300  # more people than that are inhabitants or an audience


@dataclass(frozen=True)
class _Words:
    """The patterns of one language."""

    head: re.Pattern[str]
    again: re.Pattern[str]
    barred_before: re.Pattern[str]
    barred_after: re.Pattern[str]
    adjective: re.Pattern[str]
    sized: re.Pattern[str]
    source: re.Pattern[str]
    named: re.Pattern[str]


@cache
def _words(language: str) -> _Words:
    book = lexicon(language, "delegations")
    number = number_words(book)
    demonyms = "|".join(book["demonyms"])
    before = rf"(?:(?:{book['before']}|{demonyms}) )*"
    members = (
        rf"(?:[^\W\d_]+ )?(?:{book['people']})(?: (?:[^\W\d_]+(?:aux|als|els|ers|ois|ais|iens))\b)?"
    )
    sized_before = (
        rf"(?:(?P<early>{number}){book['sized_before']} )?" if "sized_before" in book else ""
    )
    weak = rf"|(?:{book['weak']})(?= from (?:the )?[A-Z])" if book["weak"] else ""
    heads = book["head"] + weak
    counted = rf"(?P<count>{number}) {members}"
    further = ""
    if "member" in book:
        member = filled(book["member"], book)
        members = (
            rf"(?:(?:{demonyms}) )?{member}(?:(?:, (?:[a-z-]+ )?[a-z-]+s)?,? and (?:{member}))?"
        )
        counted = rf"(?P<count>{number}) {members}"
        sized = rf"(?:{number}){book['sized_before']}"
        further = (
            rf"|\b(?:(?:{book['article']}) )?{sized} (?:[\w'’-]+ ){{0,3}}?{book['strong']}\b"
            rf"|\b(?:{number}) (?:{demonyms}) {member}\b"
        )
    return _Words(
        head=re.compile(
            rf"\b(?:(?:{book['article']}) ?\b)?{before}{sized_before}{before}(?P<head>{heads})\b"
            rf"|\b(?:(?:{book['article']}) )?{before}(?P<group>{book['group']})"
            rf"(?: (?:{book['adjectives']}))? {book['of']}{counted}"
            rf"|\b{counted}(?= (?:{book['from_people']})\b)".replace("(?P<count>", "(?P<many>", 1)
            + rf"|\b(?P<few>{number}) {book['counted_of']}"
            + rf"|\b{book['definite']}(?= (?:{book['from_people']})\b)"
            + rf"|\b(?:(?:{book['article']}) )(?:{before}){book['counted_alone']} "
            rf"(?P<alone>{number})\b(?=[,.;:)]| (?:{book['from_people']})\b)" + further,
            re.IGNORECASE,
        ),
        again=re.compile(rf"\b(?:{book['again']})\b", re.IGNORECASE),
        barred_before=re.compile(rf"\b(?:{book['not_preceded']})(?: de(?: la)?| d')?\s*$"),
        barred_after=re.compile(rf" (?:{book['not_followed']})"),
        adjective=re.compile(rf" (?:{book['adjectives']}|{demonyms})\b"),
        sized=re.compile(
            rf",? {book['sized']}(?P<count>{number})(?: {members})?\b(?: (?:{demonyms})\b)?"
        ),
        source=re.compile(rf",? {book['from']}$"),
        named=re.compile(
            rf" {book['of']}{members}(?:{book['and_of']}{members})?"
            rf"(?: (?:[a-zé]+ )?(?:{demonyms})\b)?"
        ),
    )


@dataclass
class _Found:
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


class _Reader:
    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.view: Plain = plain(analysis)
        self.words = _words(analysis.document.language)
        self.book = lexicon(analysis.document.language, "delegations")
        spoken = [m for m in analysis.mentions if m.kind in ("body", "place")]
        self.spoken = [(*self.view.inside(m.span), m) for m in spoken]

    def all(self) -> list[_Found]:
        found: list[_Found] = []
        for match in self.words.head.finditer(self.view.text):
            if found and match.start() < found[-1].end:
                continue
            one = self._read(match)
            if one and not self._vague(one):
                found.append(one)
        return found

    def _vague(self, one: _Found) -> bool:
        """«A delegation» of which nothing is said is any delegation."""
        told = one.sources or one.country or one.size or one.end > one.head
        said = self.view.text[one.start : one.end]
        followed = rx.match(self.book["told_by"], self.view.text[one.end :])
        return not told and not followed and bool(rx.match(self.book["any"], said, re.IGNORECASE))

    def _read(self, match: re.Match[str]) -> _Found | None:
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
        one = _Found(start, end, _after_article(text, start, self.book["article"]))
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
        weak = self.book["weak"] and rx.fullmatch(self.book["weak"], match["head"] or "", re.I)
        if match["alone"]:
            return one  # "a party of six" travels, whencever it comes
        if one.sources or weak:
            return one if one.sources else None
        if one.country:
            return one  # "nineteen Saudi managers" come from somewhere
        from_somewhere = self._unnamed(one)
        sent = rx.match(self.book.get("sent", "(?!)"), match["group"] or match[0], re.IGNORECASE)
        return from_somewhere or (one if match["head"] or sent else None)

    def _unnamed(self, one: _Found) -> _Found | None:
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

    def _led_in(self, one: _Found, head: int) -> None:
        """«The Beihai delegation»: the name before the head word says whence."""
        for left, right, mention in self.spoken:
            if right < head and not self.view.text[right:head].strip() and mention.kind != "date":
                led = rx.search(r"\b(?:the|a) $", self.view.text[:left], re.IGNORECASE)
                if led:
                    one.start, one.name_from = led.start(), led.start()
                    self._from(one, mention)

    def _from(self, one: _Found, mention: Mention) -> None:
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

    def _more(self, one: _Found) -> bool:
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


def _same(one: _Found, known: tuple[Delegation, frozenset[str]], analysis: Analysis) -> bool:
    """Whether what is told of both can be told of one group."""
    delegation, sources = known
    if one.size and delegation.size and one.size != delegation.size:
        return False
    if one.country and delegation.country:
        return one.country == delegation.country and (
            not one.sources
            or not sources
            or bool(_names(one.sources, analysis) & _names(sources, analysis))
        )
    return not (one.sources and sources) or bool(one.sources & sources)


def _another(
    reader: _Reader, one: _Found, known: dict[str, tuple[Delegation, frozenset[str]]]
) -> bool:
    """«Une délégation togolaise», after one that comes from no country in particular."""
    said = reader.view.text[one.start : one.end]
    indefinite = rx.match(reader.book["any"], said, re.IGNORECASE)
    groups = [group for group, _ in known.values()]
    if not indefinite or not groups or any(g.country == one.country for g in groups):
        return False
    if one.country is None:  # "une délégation de jeunes sportifs" is none of those known
        return one.of_people and not one.sources and not one.size
    return all(g.sent_by or g.country or g.size for g in groups) and not one.size


def _names(keys: frozenset[str], analysis: Analysis) -> set[str]:
    """The words with a capital in the names: a town and its authority share some."""
    things = [analysis.bodies.get(key) or analysis.places.get(key) for key in keys]
    return {
        word for one in things if one for word in re.findall(r"\b[A-ZÀ-ÞĀ-ŒŔ-Ț][\w-]+", one.name)
    }


def delegations(analysis: Analysis) -> None:
    """Add the groups of the text, and a mention for each place that speaks of one."""
    reader = _Reader(analysis)
    known: dict[str, tuple[Delegation, frozenset[str]]] = {}
    spoken: list[Mention] = []
    for one in reader.all():
        span = reader.view.span(one.start, one.end)
        others = {} if _another(reader, one, known) else known
        key = next((k for k, v in reversed(others.items()) if _same(one, v, analysis)), None)
        told = _told(reader, one, key or f"d{len(known) + 1}", span)
        known[told.key] = _merged(known.get(told.key), told, one.sources)
        spoken.append(Mention(span, "delegation", told.key))
    analysis.delegations.update((key, one) for key, (one, _) in known.items())
    _again(analysis, reader, spoken)
    covered = [mention.span for mention in spoken]
    analysis.mentions = sorted(
        [m for m in analysis.mentions if m.kind == "person" or not _inside(m.span, covered)]
        + spoken
    )


def _inside(span: Span, others: list[Span]) -> bool:
    return any(other.covers(span) for other in others)


def _told(reader: _Reader, one: _Found, key: str, span: Span) -> Delegation:
    name_span = reader.view.span(one.name_from, one.end)
    return Delegation(
        key=key,
        name=" ".join(reader.view.text[one.name_from : one.end].split()),
        size=one.size,
        country=one.country,
        sent_by=one.sent_by,
        start=name_span.start,
        end=max(span.end, name_span.start + 1),
        rule="delegations/head" if one.sources or one.country else "delegations/bare",
        confidence=0.9 if one.sources or one.country else 0.7,
    )


def _merged(
    known: tuple[Delegation, frozenset[str]] | None, told: Delegation, sources: frozenset[str]
) -> tuple[Delegation, frozenset[str]]:
    """The fuller of the two, completed by the other."""
    if known is None:
        return told, sources
    old, old_sources = known
    bare = (old.rule, told.rule) == ("delegations/bare", "delegations/head")
    longer = len(told.name) > len(old.name) and (told.rule, old.rule) != (
        "delegations/bare",
        "delegations/head",
    )
    fuller, other = (told, old) if bare or longer else (old, told)
    update = {
        field: getattr(fuller, field) or getattr(other, field)
        for field in ("size", "country", "sent_by")
    }
    return fuller.model_copy(update=update), old_sources | sources


def _again(analysis: Analysis, reader: _Reader, spoken: list[Mention]) -> None:
    """Words such as "the visitors" mean the one group there is, or the last one named."""
    taken = [mention.span for mention in spoken]
    for match in reader.words.again.finditer(reader.view.text):
        span = reader.view.span(match.start(), match.end())
        earlier = [one for one in spoken if one.span.start < span.start]
        if earlier and not any(s.start < span.end and span.start < s.end for s in taken):
            last = max(earlier, key=lambda one: one.span.start)
            spoken.append(replace(last, span=span))
