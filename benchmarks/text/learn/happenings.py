"""Samples of events: the words of a passage, each with the kind of event that it tells."""

from __future__ import annotations

from benchmarks.text.learn.layers import Sample, Told
from benchmarks.text.learn.names import occurrences
from passerelle.extraction.learnt.happenings import NONE, events_rows
from passerelle.extraction.learnt.stretches import Stretch
from passerelle.extraction.reading.analysis import Analysis

__all__ = ["event_samples"]


def event_samples(told: Told, analysis: Analysis) -> list[Sample]:
    """A row for each stretch of a passage, with the label of each word."""
    language = analysis.document.language
    open_still = [(one["words"], one["kind"].lstrip("?")) for one in told["events"]]
    return [
        (signs, _labels(stretch, open_still, language)) for stretch, signs in events_rows(analysis)
    ]


def _labels(stretch: Stretch, open_still: list[tuple[str, str]], language: str) -> list[str]:
    """The kinds of events; each is told once, where its words stand first and tell no other."""
    labels = [NONE] * len(stretch.words)
    for one in list(open_still):
        words, kind = one
        for first, end in occurrences(stretch, words, language):
            if all(label == NONE for label in labels[first:end]):
                labels[first:end] = [kind] * (end - first)
                open_still.remove(one)
                break
    return labels
