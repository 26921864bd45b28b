"""Themes: what an event or an agreement is said to deal with, by the words of the scheme.

Only topics count: what stands after 就 or 围绕, before 等领域, or in the name of an event. The
fields that people work in, and words of politeness, are none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from passerelle.extraction.account import Agreement, ThemeOf
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading.analysis import Analysis, Span
from passerelle.extraction.zh.happenings import story_of
from passerelle.extraction.zh.patterns import pattern
from passerelle.extraction.zh.reading import Reading, reading
from passerelle.extraction.zh.skeleton import Skeleton
from passerelle.extraction.zh.story import Happening, Story
from passerelle.vocabulary import load_vocabulary

__all__ = ["themes"]

_AGREED = pattern("themes", "agreed")


def themes(analysis: Analysis) -> None:
    """Add the themes of the events and agreements."""
    text = reading(analysis)
    story = story_of(analysis)
    for at, sentence in enumerate(story.sentences):
        for start, end in _topics(text, sentence):
            owner = _owner(analysis, story, at, sentence, start)
            if owner is not None:
                _tell(analysis, text, start, end, owner)
        for start, end, owner in _of_names(analysis, story, at, sentence):
            _tell(analysis, text, start, end, owner)
    for start, end, owner in _of_groups(analysis, story):
        _tell(analysis, text, start, end, owner)
    _of_kinds(analysis, story)
    for key, one in analysis.agreements.items():
        begin, stop = text.here(Span(one.start, one.end))
        if one.type == "project":
            _tell(analysis, text, begin, stop, key)
        elif one.type == "instrument" and one.modality != "denied":
            said = pattern("themes", "paper").search(text.words, begin, stop)
            if said is not None:
                _tell(analysis, text, said.start(), stop, key)


@cache
def _signals() -> tuple[re.Pattern[str], dict[str, str]]:
    """All words of themes as one expression, the longest first, and the slug of each."""
    lists = lexicon("zh", "themes")
    slugs = {
        label: slug
        for label, slug in load_vocabulary().forms("theme")
        if "\u3400" <= label[0] <= "\u9fff" and label not in lists["never"]["labels"]
    }
    for slug, words in lists["words"].items():
        slugs.update(dict.fromkeys(words, slug))
    slugs.update(dict.fromkeys(lists["never"]["words"], ""))
    either = "|".join(re.escape(word) for word in sorted(slugs, key=len, reverse=True))
    return re.compile(either), slugs


@cache
def _between() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(f"(?:{opening})([^。；\n]{{2,60}}?)(?:{closing})")
        for opening, closing in lexicon("zh", "themes")["topics"]["between"]
    )


_PAST, _SPEECH = pattern("themes", "past"), pattern("themes", "speech")
_TALKED = ("meeting", "visit", "reception", "round-table", "webinar", "signing")
"""Events that deal with what is said; a speech at a conference is only part of it."""

_UNDER = pattern("themes", "under")
_TELLS, _DEALS = pattern("themes", "tells"), pattern("themes", "deals")


def _topics(text: Reading, sentence: Skeleton) -> Iterator[tuple[int, int]]:
    """Stretches of a sentence that say what things are about."""
    words = text.words[sentence.start : sentence.end]
    if _UNDER.match(words):
        yield sentence.start, sentence.end  # 根据备忘录，双方将…
    if _TELLS.match(words) and not _DEALS.search(words):
        return
    for form in _between():
        for match in form.finditer(words):
            if _PAST.search(words[match.end() :].split("，")[0]):
                continue  # 双方在教育等领域合作成果丰硕
            yield sentence.start + match.start(1), sentence.start + match.end(1)


def _owner(analysis: Analysis, story: Story, at: int, sentence: Skeleton, start: int) -> str | None:
    """What the topics of a sentence are of: the agreement it speaks of, else the event."""
    words = reading(analysis).words[sentence.start : sentence.end]
    if _AGREED.match(words) and "交换" not in words:
        told = [
            one
            for one in analysis.agreements.values()
            if one.type == "instrument"
            and one.modality == "asserted"
            and one.start < sentence_end(analysis, sentence)
        ]
        if told:
            return _latest(told)
    ones = story.speaks_of[at]
    near = [one for one in ones if _key(story, one) in analysis.events]
    if not near:
        return None
    told_here = [one for one in near if any(hit.at == at for hit in one.hits)]
    chosen = _closest(sentence, at, told_here, start) if told_here else near[0]
    spoken = _SPEECH.search(reading(analysis).words, sentence.start, start)
    if spoken is not None and chosen.kind not in _TALKED:
        return None
    if chosen.kind == "signing":
        signed = _paper_of(analysis, sentence)
        return signed or _key(story, chosen)
    return _key(story, chosen)


def _paper_of(analysis: Analysis, sentence: Skeleton) -> str | None:
    """What the sentence says is signed: the topics told with it are those of the paper."""
    text = reading(analysis)
    here = text.span(sentence.start, sentence.end)
    told = [
        key
        for key, one in analysis.agreements.items()
        if one.type == "instrument" and here.start <= one.start < here.end
    ]
    return told[0] if len(told) == 1 else None


_EXCHANGED = pattern("themes", "exchanged")


def _closest(sentence: Skeleton, at: int, told: list[Happening], start: int) -> Happening:
    """The event told last before a topic; those who exchange views do so where they talk."""
    place = bisect_left(sentence.at, start)
    first, last = sentence.clause(min(place, len(sentence.text) - 1))
    talks = [one for one in told if one.kind in _TALKED]
    among = talks if talks and _EXCHANGED.search(sentence.text, first, last) else told

    def gap(one: Happening) -> tuple[bool, int]:
        here = [hit.start for hit in one.hits if hit.at == at]
        within = any(first <= hit < last for hit in here)
        return (not within, min(abs(hit - place) for hit in here))

    return min(among, key=gap)


def sentence_end(analysis: Analysis, sentence: Skeleton) -> int:
    """Where a sentence ends in the document."""
    return reading(analysis).at[sentence.end - 1] + 1


def _latest(told: list[Agreement]) -> str:
    """The paper of the day rather than one of former years."""
    dated = [one for one in told if one.when and len(one.when) == 10]
    return (dated or told)[0].key


def _key(story: Story, one: Happening) -> str:
    return f"e{story.happenings.index(one) + 1}"


_NAME = pattern("themes", "name")
"""What stands before 与 in the name of an event: 职业教育与智能制造合作交流会."""


def _of_groups(analysis: Analysis, story: Story) -> Iterator[tuple[int, int, str]]:
    """The name of a group says what its visit deals with: 经贸代表团."""
    for one in story.happenings:
        key = _key(story, one)
        first = one.kind == "visit" and not any(
            other.kind == "visit" for other in story.happenings[: story.happenings.index(one)]
        )
        if not first or key not in analysis.events:
            continue
        for hit in one.hits:
            for unit in story.sentences[hit.at].of("delegation"):
                yield unit.start, unit.end, key


def _of_names(
    analysis: Analysis, story: Story, at: int, sentence: Skeleton
) -> Iterator[tuple[int, int, str]]:
    """The name of an event, and sights that say why they were visited."""
    text = reading(analysis)
    for one in story.speaks_of[at]:
        key = _key(story, one)
        if key not in analysis.events:
            continue
        for hit in one.hits:
            if hit.at != at:
                continue
            if not hit.verb and (hit.kind not in ("signing", "reception") or "”" in hit.phrase):
                name = _NAME.search(sentence.text[: hit.start])
                first = name.start() if name else hit.start
                yield (*sentence.span(first, hit.end), key)
            if one.kind == "visit" and hit.verb:
                start, end = sentence.span(hit.start, max(sentence.clause(hit.end)[1], hit.end))
                for sight in lexicon("zh", "themes")["topics"]["sights"]:
                    place = text.words.find(sight, start, end)
                    if place >= 0:
                        yield place, place + len(sight), key


def _of_kinds(analysis: Analysis, story: Story) -> None:
    """What is learnt, shown or played: by the words of its clause, else by what it is."""
    text = reading(analysis)
    usual = lexicon("zh", "themes")["kinds"]
    for one in story.happenings:
        key = _key(story, one)
        if key not in analysis.events or one.kind not in usual:
            continue
        sentence, hit = story.sentences[one.first.at], one.first
        if not any(theme.of == key for theme in analysis.themes):
            first, last = sentence.clause(hit.start)
            start, end = sentence.span(first, max(last, hit.end))
            _tell(analysis, text, start, end, key)
        if usual[one.kind] and not any(theme.of == key for theme in analysis.themes):
            start, end = sentence.span(hit.start, hit.end)
            _note(analysis, text, (start, end), usual[one.kind], key)


def _tell(analysis: Analysis, text: Reading, start: int, end: int, owner: str) -> None:
    """Add the themes that the words of a stretch signal."""
    signals, slugs = _signals()
    near = analysis.within(text.span(max(0, start - 40), min(len(text.words), end + 40)))
    named = [text.here(one.span) for one in near if one.kind in ("body", "person")]
    for match in signals.finditer(text.words, start, end):
        slug = slugs[match[0]]
        inside = any(
            a <= match.start() and match.end() <= b and b - a > len(match[0]) for a, b in named
        )
        if not slug or inside or text.hidden(match.start(), match.end()):
            continue
        if any(one.slug == slug and one.of == owner for one in analysis.themes):
            continue
        _note(analysis, text, match.span(), slug, owner)


def _note(analysis: Analysis, text: Reading, place: tuple[int, int], slug: str, owner: str) -> None:
    span = text.span(*place)
    analysis.themes.append(
        ThemeOf(
            slug=slug,
            of=owner,
            start=span.start,
            end=span.end,
            rule="themes/topic",
            confidence=0.8,
        )
    )
