"""The same for Chinese texts: an event that a model found becomes a happening of the story."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from passerelle.extraction.account import Event
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading.analysis import Analysis, Mention, Span
from passerelle.extraction.zh.happenings import story_of, tells_also
from passerelle.extraction.zh.hits import Hit, who_is_told, words_of_event
from passerelle.extraction.zh.modality import modality_of
from passerelle.extraction.zh.reading import reading
from passerelle.extraction.zh.setting import setting_of
from passerelle.extraction.zh.story import Happening, Story

__all__ = ["add_event", "known", "note_events"]

_RULE = "events/learnt"


def note_events(analysis: Analysis) -> None:
    """Add a mention for each word by which a happening is told."""
    text, story = reading(analysis), story_of(analysis)
    for number, one in enumerate(story.happenings, start=1):
        for hit in one.hits:
            span = text.span(*story.sentences[hit.at].span(hit.start, hit.end))
            analysis.mentions.append(Mention(span, "event", f"e{number}"))
    analysis.mentions.sort()


def known(analysis: Analysis) -> Iterator[tuple[Span, str]]:
    """The words of the lists of events, wherever they stand, each with a sign of its kind."""
    text = reading(analysis)
    words, told = words_of_event()
    for match in words.finditer(text.words):
        kind, verb = told.get(match[0], ("", False))
        if kind:
            yield text.span(*match.span()), f"{'verb' if verb else 'noun'}={kind}"


def add_event(analysis: Analysis, span: Span, kind: str, sure: float) -> None:
    """Enter what the words at `span` tell as an event, and as a happening that parts hang on."""
    story = story_of(analysis)
    hit = _hit(analysis, story, span, kind)
    if hit is None:
        return
    sentence, text = story.sentences[hit.at], reading(analysis)
    one = Happening(kind, [hit], hit.setting, hit.modality, set(hit.who), told=True)
    story.happenings.append(one)
    tells_also(story, one)
    key = f"e{len(story.happenings)}"
    words = text.span(*sentence.span(*sentence.clause(hit.start)))
    analysis.events[key] = Event(
        key=key,
        kind=kind,
        when=hit.setting.when,
        place=hit.setting.place,
        venue=hit.setting.venue,
        modality=hit.modality,
        start=words.start,
        end=words.end,
        rule=_RULE,
        confidence=sure,
    )
    analysis.mentions.append(Mention(span, "event", key))


def _hit(analysis: Analysis, story: Story, span: Span, kind: str) -> Hit | None:
    """The words as the rules would have them."""
    found = _in_sentence(analysis, story, span)
    if found is None:
        return None
    at, start, end = found
    sentence = story.sentences[at]
    word = sentence.text[start:end]
    verb = any(one in word for one in _verbs(kind))
    mode = modality_of(analysis, sentence, start, end, noun=not verb) or "intended"
    setting = setting_of(analysis, sentence, start, end, kind)
    who = who_is_told(sentence, start)
    return Hit(at, start, end, kind, word, verb, False, mode, setting, who, phrase=word)


def _in_sentence(analysis: Analysis, story: Story, span: Span) -> tuple[int, int, int] | None:
    """The sentence in which the words stand, and where in its skeleton."""
    start, end = reading(analysis).here(span)
    for at, sentence in enumerate(story.sentences):
        if sentence.at and sentence.start <= start < sentence.end:
            first = max(0, bisect_right(sentence.at, start) - 1)
            return at, first, max(bisect_right(sentence.at, end - 1), first + 1)
    return None


def _verbs(kind: str) -> list[str]:
    told: dict[str, list[str]] = lexicon("zh", "events")["verbs"]
    return told.get(kind, [])
