"""Delegations: groups without names, as the text calls them, with their size and sender."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator

from passerelle.extraction.account import Delegation
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading.analysis import Analysis, Mention, Span
from passerelle.extraction.zh.patterns import pattern, words
from passerelle.extraction.zh.reading import Reading, reading
from passerelle.extraction.zh.words import Word, country_words, cut

__all__ = ["delegations"]

_NUMBER: str = words("delegations", "number")
_SIZE_BEHIND = pattern("delegations", "size-behind")
_LED_SIZE = pattern("delegations", "led-size")
_SIZE_BEFORE = pattern("delegations", "size-before")
_STOPS = frozenset(("stop", "function", "delegation"))
_MODIFIERS = tuple(words("delegations", "modifiers"))
_LED = pattern("delegations", "led")
_WITH, _SHORT = pattern("delegations", "with"), pattern("delegations", "short")
_PARTY, _GENERAL = pattern("delegations", "party"), pattern("delegations", "general")
_COME, _HEADS = pattern("delegations", "come"), pattern("delegations", "heads")


def delegations(analysis: Analysis) -> None:
    """Add the delegations, and the mentions of the only one meant by 代表团 alone."""
    text = reading(analysis)
    last: str | None = None
    sizes = {(start, end): size for start, end, size in _parties(analysis, text)}
    for start, end in sorted({*_places(text), *sizes}):
        if any(first < start and end <= last_ for first, last_ in sizes):
            continue  # 索菲·盖兰带着8名教师
        counted = _HEADS.match(text.words, start)
        if counted is None and (start, end) not in sizes and _counted(text, start, end):
            continue  # 互派一个代表团
        bare = end - start < 4 and (
            text.words[start:end] in lexicon("zh", "bodies")["delegation"]["heads"]
        )
        same = _told_before(analysis, text, (start, end), sizes, last)
        if not same and bare and not _described(text, start, end, last):
            continue
        key = same[0] if same else f"d{len(analysis.delegations) + 1}"
        if not same:
            analysis.delegations[key] = _new(analysis, text, key, start, end)
        size = sizes.get((start, end)) or _size(text, start, end)
        if size is not None and analysis.delegations[key].size is None:
            where = text.span(start, end)
            told = {"size": size, "start": where.start, "end": where.end}
            analysis.delegations[key] = analysis.delegations[key].model_copy(update=told)
        analysis.mentions.append(Mention(text.span(start, end), "delegation", key))
        last = key
    analysis.mentions.sort()
    if len(analysis.delegations) == 1 and last is not None:
        led = _LED_SIZE.search(text.words)
        if led is not None and analysis.delegations[last].size is None:
            told = {"size": number(led[1])}
            analysis.delegations[last] = analysis.delegations[last].model_copy(update=told)


def _described(text: Reading, start: int, end: int, last: str | None) -> bool:
    """Whether 代表团 alone is a certain group: it is led, counted, or the only one told of."""
    if _LED.search(text.words[max(0, start - 3) : start]) or _size(text, start, end):
        return True
    return last is None and text.words[start:end] in _GROUPS


_GROUPS = ("代表团", "访问团", "考察团", "访华团", "参访团")


_SEVERAL = re.compile(rf"(?!{_NUMBER}人)[一两三四五六七八九十几若各]")
"""多个, 各, 一个: not one certain group, but 十八人考察团 is."""


def _counted(text: Reading, start: int, end: int) -> bool:
    counts = _SEVERAL.match(text.words, start) is not None
    return counts and not text.words.startswith("各界", start, end)


def _told_before(
    analysis: Analysis,
    text: Reading,
    where: tuple[int, int],
    parties: Container[tuple[int, int]],
    last: str | None,
) -> list[str]:
    """The group told before that is named here again, in the same or other words."""
    start, end = where
    words, name = text.words[start:end], text.written[start:end]
    bare = words in lexicon("zh", "bodies")["delegation"]["heads"]
    same = [one.key for one in analysis.delegations.values() if one.name == name]
    if same:
        return same
    if bare:
        same = [last] if last is not None else []
        again = len(words) > 3 and same and _in_headline(analysis, text, same[0])
    else:
        same = [one.key for one in _headline(analysis, text, start, words, parties)]
        again = _SHORT.fullmatch(words) is None
    if again:
        _move(analysis, text, same, start, end)
    return same


def _in_headline(analysis: Analysis, text: Reading, key: str) -> bool:
    return "。" not in text.words[: text.here(Span(analysis.delegations[key].start, 0))[0]]


def _move(analysis: Analysis, text: Reading, same: list[str], start: int, end: int) -> None:
    """Support the group of a headline by the words below that say who it is."""
    where = text.span(start, end)
    for key in same:
        told = {"start": where.start, "end": where.end}
        analysis.delegations[key] = analysis.delegations[key].model_copy(update=told)


def _headline(
    analysis: Analysis, text: Reading, start: int, words: str, parties: Container[tuple[int, int]]
) -> Iterator[Delegation]:
    """The group of the headline, which the text names once more in other words."""
    if len(analysis.delegations) != 1 or "\n" not in text.words[:start]:
        return
    (only,) = analysis.delegations.values()
    begin = text.here(Span(only.start, only.end))[0]
    if _GENERAL.match(only.name) is None and "。" in text.words[:begin]:
        return
    own = next((head for head in _MODIFIERS if words.startswith(head)), None)
    general = own is not None or _GENERAL.match(words) is not None
    if _GENERAL.match(only.name) and _SHORT.fullmatch(words):
        yield only  # 宁波代表团, after 宁波市副市长率经贸代表团
        return
    if (start, start + len(words)) in parties:
        return
    if general or words.endswith(only.name) or only.name.endswith(words):
        yield only


def _places(text: Reading) -> Iterator[tuple[int, int]]:
    words = cut(text)
    for at, word in enumerate(words):
        if "delegation" not in word.kinds or text.hidden(word.start, word.end):
            continue
        yield _begin(words, at), word.end
    for form in (_COME, _HEADS):
        for match in form.finditer(text.words):
            yield match.span(1)


def _parties(analysis: Analysis, text: Reading) -> Iterator[tuple[int, int, int]]:
    """拉卡兹一行3人, 戴文亮率团一行九人: people who come with others, and how many they are."""
    for mention in analysis.mentions:
        if mention.kind != "person":
            continue
        start, end = text.here(mention.span)
        match = _PARTY.match(text.words, end)
        others = _WITH.match(text.words, end)
        if match is not None and number(match[1]) > 1:
            yield start, match.end(), number(match[1])
        elif others is not None:
            yield start, others.end(), number(others[1]) + 1


def _begin(words: tuple[Word, ...], at: int) -> int:
    """Where the name of a delegation begins: all words back to one that parts names."""
    start = words[at].start
    for word in reversed(words[max(0, at - 12) : at]):
        modifies = word.text in _MODIFIERS
        if (word.kinds & _STOPS and not modifies) or not re.fullmatch(
            r"[\u3400-\u9fff-]+", word.text
        ):
            break
        start = word.start
    counted = start > 0 and _after_number(words, start)
    return start + 1 if counted and start < words[at].start else start


def _after_number(words: tuple[Word, ...], start: int) -> bool:
    """Whether a measure word begins here behind its number: 5|人工作组, 第23|批医疗队."""
    at = bisect_left(words, start, key=lambda word: word.start)
    return words[at].text[0] in "人名位批支个" and words[at - 1].text[-1].isdigit()


def _new(analysis: Analysis, text: Reading, key: str, start: int, end: int) -> Delegation:
    sender = _sender(analysis, text, start, end)
    span = text.span(start, end)
    return Delegation(
        key=key,
        name=text.written[start:end],
        country=_country(analysis, text, start, end, sender),
        sent_by=sender,
        start=span.start,
        end=span.end,
        rule="delegations/head",
        confidence=0.9,
    )


def _sender(analysis: Analysis, text: Reading, start: int, end: int) -> str | None:
    """The body in the name, or the one that sends: 勒芒塞工院将于10月派出师生代表团."""
    inside = [
        one.entity
        for one in analysis.mentions
        if one.kind == "body" and start <= text.here(one.span)[0] and text.here(one.span)[1] < end
    ]
    if inside:
        return inside[-1]
    clause = max(text.words.rfind(sign, 0, start) for sign in "。；，\n") + 1
    if not pattern("delegations", "sender").search(text.words[clause:start]):
        return None
    subjects = [
        one.entity
        for one in analysis.mentions
        if one.kind == "body" and clause <= text.here(one.span)[0] < start
    ]
    return subjects[0] if subjects else None


def _country(
    analysis: Analysis, text: Reading, start: int, end: int, sender: str | None
) -> str | None:
    for name, code in country_words().items():
        if text.words.startswith(name, start):
            return code
    body = analysis.bodies.get(sender or "")
    return body.country if body else None


def _size(text: Reading, start: int, end: int) -> int | None:
    behind = _SIZE_BEHIND.match(text.words, end)
    before = _SIZE_BEFORE.search(text.words[max(0, start - 4) : start])
    found = next((group for group in (behind.groups() if behind else ()) if group), None)
    if found is None and before is not None:
        found = before[1]
    if found is None or text.words[end : end + 8].find("余") in range(1, 6):
        return None
    return number(found)


_DIGITS: str = words("delegations", "digits")


def number(text: str) -> int:
    """A number up to 99 in digits or Chinese numerals.

    >>> number("8"), number("十二"), number("二十")
    (8, 12, 20)
    """
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _DIGITS.index(text[0])
    return 10 * (_DIGITS.index(tens) if tens else 1) + (_DIGITS.index(ones) if ones else 0)
