"""The stage that adds events which examples tell and no rule knows.

Each word of a stretch is labelled with the kind of event that it tells, or with none; a run of
words that likely tell one is an event, unless the rules have it already. How likely the words of
each event of the rules tell one of its kind is kept on the bench, for the judging at the end.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from passerelle.extraction.learnt.beside import named_beside
from passerelle.extraction.learnt.features import rows
from passerelle.extraction.learnt.kinds import kinds_at
from passerelle.extraction.learnt.stretches import Stretch, stretches
from passerelle.extraction.learnt.tagger import Row, marginals
from passerelle.extraction.learnt.telling import add_event, note_events
from passerelle.extraction.reading.analysis import Analysis, Mention, Span

__all__ = ["NONE", "events_rows", "learnt_events"]

NONE = "O"
"""The label of words that tell no event."""
_NEAR = (
    frozenset(("visit", "reception", "meeting")),
    frozenset(("meeting", "webinar", "round-table")),
    frozenset(("ceremony", "commemoration", "signing")),
    frozenset(("assembly", "forum", "conference", "round-table", "webinar")),
)
"""Kinds of which either may be meant by the same words."""
_PART = 0.5
"""How likely a word beside must be, as a share of the likeliest, to tell the same event."""
_ADDS = 0.25
"""How likely an event must be to be added; the judging has the last word."""
_OTHERWISE, _DOUBTED = 0.6, 0.3
"""How likely an event must be, and that of the rules at most, to be another in the same words."""


@dataclass(frozen=True)
class _Run:
    """Words that tell an event: where they stand, its kind, and how likely it is of that kind."""

    span: Span
    beside: Span
    kind: str
    sure: float


def learnt_events(analysis: Analysis) -> None:
    """Add the events that the model finds and the rules did not."""
    model = f"events-{analysis.document.language}"
    told = [(stretch, marginals(model, signs)) for stretch, signs in events_rows(analysis)]
    _weigh(analysis, told)
    for stretch, words in told:
        for run in _runs(stretch, words):
            if not _is_told(analysis, run):
                add_event(analysis, run.span, run.kind, run.sure)
    analysis.mentions.sort()


# --- what the model sees ---------------------------------------------------------------


def events_rows(analysis: Analysis) -> list[tuple[Stretch, Row]]:
    """The stretches of a text, and the features by which events are told in them."""
    note_events(analysis)
    told = kinds_at(analysis, stretches(analysis))
    beside = named_beside(analysis, stretches(analysis))
    return [
        (one, [[*own, *_kinds_near(kinds, at), *named[at]] for at, own in enumerate(row)])
        for (one, row), kinds, named in zip(rows(analysis), told, beside, strict=True)
    ]


def _kinds_near(kinds: Sequence[tuple[str, ...]], at: int) -> Iterator[str]:
    for step in range(-2, 3):
        if 0 <= at + step < len(kinds):
            yield from (f"{step}l={sign}" for sign in kinds[at + step])


def _sentence(analysis: Analysis, span: Span) -> Span:
    around = (one for one in analysis.sentences if one.start <= span.start < one.end)
    return next(around, span)


def _kind(analysis: Analysis, one: Mention) -> str:
    return analysis.events[one.entity].kind


# --- what it says ----------------------------------------------------------------------


def _runs(stretch: Stretch, words: Sequence[dict[str, float]]) -> Iterator[_Run]:
    """The words that likely tell an event, with those around them; the likeliest first."""
    peaks = [max((share, kind) for kind, share in one.items() if kind != NONE) for one in words]
    free = [True] * len(words)
    for at in sorted(range(len(words)), key=lambda at: -peaks[at][0]):
        sure, kind = peaks[at]
        if sure < _ADDS or not free[at]:
            continue
        first, last = at, at
        while first > 0 and free[first - 1] and words[first - 1][kind] >= sure * _PART:
            first -= 1
        while last + 1 < len(words) and free[last + 1] and words[last + 1][kind] >= sure * _PART:
            last += 1
        free[first : last + 1] = [False] * (last + 1 - first)
        beside = stretch.covered(max(0, first - 1), min(len(words) - 1, last + 1))
        yield _Run(stretch.covered(first, last), beside, kind, sure)


def _is_told(analysis: Analysis, run: _Run) -> bool:
    """Whether an event is told there already, or one of the same kind in the same sentence."""
    sentence = _sentence(analysis, run.span)
    for one in analysis.mentions:
        if one.kind != "event":
            continue
        kind = _kind(analysis, one)
        if _touch(one.span, run.span) and not _is_other(analysis, one.entity, run):
            return True
        if _touch(one.span, run.beside) and _is_near(kind, run.kind):
            return True
        if sentence.covers(one.span) and kind == run.kind:
            return True
    return False


def _is_other(analysis: Analysis, key: str, run: _Run) -> bool:
    """Whether words in which the rules have an event rather tell one of another kind."""
    known = analysis.likely_events.get(key)
    return known is not None and known["kind"] < _DOUBTED and run.sure >= _OTHERWISE


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _is_near(one: str, other: str) -> bool:
    return one == other or any({one, other} <= near for near in _NEAR)


def _weigh(analysis: Analysis, told: Sequence[tuple[Stretch, list[dict[str, float]]]]) -> None:
    """Note how likely the words of each event of the rules tell one: of its kind, or of any."""
    places = [
        place
        for stretch, words in told
        for place in zip(stretch.places, words, strict=False)  # none without a model
    ]
    places.sort(key=lambda place: place[0])
    starts = [span.start for span, _ in places]
    for one in analysis.mentions:
        if one.kind != "event":
            continue
        kind = _kind(analysis, one)
        likely = analysis.likely_events.setdefault(one.entity, {"kind": 0.0, "any": 0.0})
        first = max(0, bisect_left(starts, one.span.start) - 1)
        for span, labels in places[first : bisect_left(starts, one.span.end)]:
            if _touch(span, one.span):
                near = sum(labels[other] for other in labels if _is_near(kind, other))
                likely["kind"] = max(likely["kind"], near)
                likely["any"] = max(likely["any"], 1 - labels[NONE])
