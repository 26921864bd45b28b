"""The stage that adds bodies and places which examples tell and no rule knows.

The words of each stretch are labelled, with what the rules found so far beside them: `person`,
`org`, `town` (a territory that acts), `both` (that acts and where something is) and `place`.
How likely each word is which is kept on the bench, for the judging at the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from passerelle.extraction.learnt.features import rows
from passerelle.extraction.learnt.naming import add_body, add_place
from passerelle.extraction.learnt.stretches import Stretch
from passerelle.extraction.learnt.tagger import marginals
from passerelle.extraction.reading.analysis import Analysis, Span

__all__ = ["SORTS", "learnt_names"]

SORTS = {
    "org": frozenset(("body",)),
    "town": frozenset(("body",)),
    "both": frozenset(("body", "place")),
    "place": frozenset(("place",)),
    "person": frozenset(("person",)),
}
"""What each label says a name is."""
_ADDS = 0.4
"""How likely a name must be to be looked at further; the judging has the last word."""


@dataclass(frozen=True)
class _Named:
    """A name as the model sees it: its words, its label, and how likely it is each of `SORTS`."""

    first: int
    last: int
    label: str
    likely: dict[str, float]


def learnt_names(analysis: Analysis) -> None:
    """Add the bodies and places that the model finds and the rules did not."""
    for stretch, row in rows(analysis):
        told = marginals(f"names-{analysis.document.language}", row)
        for place, labels in zip(stretch.places, told, strict=False):  # none without a model
            analysis.likely.append((place, _sorts(labels)))
        for one in _named(told):
            _enter(analysis, stretch, one)
    analysis.mentions.sort()
    analysis.likely.sort(key=lambda told: told[0])


def _sorts(labels: dict[str, float]) -> dict[str, float]:
    """How likely a word is part of a body, a place, a person."""
    sums = dict.fromkeys(("body", "place", "person"), 0.0)
    for label, share in labels.items():
        for sort in SORTS.get(label[2:], ()):
            sums[sort] += share
    return sums


def _named(told: Sequence[dict[str, float]]) -> Iterator[_Named]:
    """The names: from a likely beginning as far as it likely goes on."""
    at = 0
    while at < len(told):
        begins = sum(share for label, share in told[at].items() if label.startswith("B-"))
        if begins < _ADDS:
            at += 1
            continue
        last = at
        while last + 1 < len(told) and _goes_on(told[last + 1]):
            last += 1
        words = [_sorts(labels) for labels in told[at : last + 1]]
        likely = {sort: min(one[sort] for one in words) for sort in words[0]}
        labels = {label: told[at].get(f"B-{label}", 0.0) for label in SORTS}
        yield _Named(at, last, max(labels, key=lambda label: labels[label]), likely)
        at = last + 1


def _goes_on(labels: dict[str, float]) -> bool:
    inside = sum(share for label, share in labels.items() if label.startswith("I-"))
    begins = sum(share for label, share in labels.items() if label.startswith("B-"))
    return inside > max(begins, labels.get("O", 0.0))


def _enter(analysis: Analysis, stretch: Stretch, one: _Named) -> None:
    span = stretch.covered(one.first, one.last)
    if one.likely["body"] >= _ADDS and _is_free(analysis, span, ("body", "person")):
        town = one.label in ("town", "both", "place")
        add_body(analysis, stretch, one.first, one.last, town, one.likely["body"])
    if one.likely["place"] >= _ADDS and _is_free(analysis, span, ("place", "person")):
        add_place(analysis, stretch, one.first, one.last, one.likely["place"])


def _is_free(analysis: Analysis, span: Span, kinds: Sequence[str]) -> bool:
    return not any(
        one.kind in kinds and one.span.start < span.end and span.start < one.span.end
        for one in analysis.mentions
    )
