"""Bodies of which no list has the head, told by the office that echoes it: 日本人会会长.

What a 会长 heads ends with 会, what a 馆长 heads with 馆: where both stand together, all that
stands before in the same phrase names a body, whatever it is called.
"""

from __future__ import annotations

from passerelle.extraction.zh.bare import is_name, without_country
from passerelle.extraction.zh.chains import chains
from passerelle.extraction.zh.countries import country_of
from passerelle.extraction.zh.institutions import Found
from passerelle.extraction.zh.patterns import pattern, words
from passerelle.extraction.zh.reading import Reading
from passerelle.extraction.zh.titles import Office, office_at, offices
from passerelle.extraction.zh.words import Word, ending

__all__ = ["headed", "quoted"]

_ECHOED: dict[str, str] = words("headed", "echoed")
"""The last character of a body that its head's title begins with, and the kind of body."""
_SHARED = "局厅署处科"
_ALONE = "局厅署"
"""Heads that share their last character and need no body before them."""
_GLUED = frozenset("与和及暨并、")
_LONGEST = 18


def headed(text: Reading, known: list[Found]) -> list[Found]:
    """The bodies before an office that echoes their last character, where none is found yet."""
    ends = {one.end for one in known}
    found = []
    for office in offices(text):
        head = office.word[0]
        echoed = text.words[office.start - 1 : office.start] == head and head in _ECHOED
        if text.hidden(office.start - 1, office.start):
            continue
        if echoed and office.start not in ends:
            found += _named(text, office, known)
        elif head in _SHARED and not office.deputy and office.start not in ends:
            found += _sharing(text, office, known)
    return found


def quoted(text: Reading, known: list[Found]) -> list[Found]:
    """环保组织“湖之友”创始人: what a word of class and marks name, before an office."""
    found = []
    for match in _CLASSES.finditer(text.words):
        start, end = match.span(1)
        if office_at(text, match.end()) is None or text.hidden(start, end):
            continue
        if not any(one.start < end and start < one.end for one in known):
            country = country_of(text, None, match[1])
            found.append(Found(start, end, text.written[start:end], "组织", "association", country))
    return found


_CLASSES = pattern("headed", "classes")


def _sharing(text: Reading, office: Office, known: list[Found]) -> list[Found]:
    """教育局长: the office takes the last character of the body into its own word."""
    phrase = _phrase(text, office.start)
    if not phrase or "topic" not in phrase[-1].kinds:
        return []
    within = _within(text, office, phrase, known)
    if within is not None or office.word[0] not in _ALONE:
        return [within] if within is not None else []
    said, phrase = without_country(phrase, "institution")
    start, end = phrase[0].start, office.start + 1
    told = all(word.kinds & {"topic", "inner", "city", "territory"} for word in phrase)
    if not told or any(one.start < end and start < one.end for one in known):
        return []
    country = country_of(text, said, text.words[start:end])
    name, head = text.written[start:end], office.word[0]
    return [Found(start, end, name, head, _ECHOED[head], country)]


def _within(text: Reading, office: Office, phrase: list[Word], known: list[Found]) -> Found | None:
    """县政府教育处长, 县府国际事务科长: an office of the body or government right before."""
    fields = len(phrase)
    while fields and phrase[fields - 1].kinds & {"topic"}:
        fields -= 1
    if not fields:
        return None
    end, head = office.start + 1, office.word[0]
    before = phrase[fields - 1]
    owner = next((one.start for one in known if one.end == before.end), None)
    if owner is None and "government" in before.kinds:
        owner = next((one.start for one in chains(text) if one.end == before.end), None)
    if owner is None:
        return None
    parent = text.words[owner : before.end]
    country = country_of(text, None, parent)
    return Found(owner, end, text.written[owner:end], head, _ECHOED[head], country, parent)


def _named(text: Reading, office: Office, known: list[Found]) -> list[Found]:
    phrase = _phrase(text, office.start)
    if len(phrase) < 2 or text.words[office.start - 2] in "一二三四五":
        return []  # 苏大附一院 has a name of its own elsewhere
    said, phrase = without_country(phrase, "institution")
    start, end = phrase[0].start, phrase[-1].end
    head = office.word[0]
    inside = [one for one in known if one.start < end and start < one.end]
    if len(inside) == 1 and inside[0].end < end - 1:
        whole = inside[0]  # 省商务厅外经处
        start, name = whole.start, text.written[whole.start : end]
        parent = text.words[whole.start : whole.end]
        return [Found(start, end, name, head, _ECHOED[head], whole.country, parent)]
    if inside or end - start < 4 or not any(is_name(word) for word in phrase[:-1]):
        return []
    country = country_of(text, said, text.words[start:end])
    return [Found(start, end, text.written[start:end], head, _ECHOED[head], country)]


def _phrase(text: Reading, end: int) -> list[Word]:
    """The words before an office, back to what ends a phrase."""
    by_end, place = ending(text), end
    phrase: list[Word] = []
    while place in by_end and end - place < _LONGEST:
        word = by_end[place]
        joins = word.text in "-·"
        if not joins and (
            not "\u3400" <= word.text[0] <= "\u9fff"
            or word.kinds & {"stop", "function"}
            or word.text in _GLUED
        ):
            break
        phrase.insert(0, word)
        place = word.start
    return phrase if end - place < _LONGEST else []
