"""Samples of names: the words of a passage, each with what it is part of."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.text.learn.layers import Sample, Told
from passerelle.extraction.latin.words.heads import heads
from passerelle.extraction.learnt.features import rows
from passerelle.extraction.learnt.stretches import Stretch, cut
from passerelle.extraction.reading.analysis import Analysis

__all__ = ["name_samples", "occurrences"]


def name_samples(told: Told, analysis: Analysis) -> list[Sample]:
    """A row for each stretch of a passage, with the label of each word."""
    language = analysis.document.language
    sorts = sorts_of(told, language, analysis)
    return [(row, name_labels(one, sorts, language)) for one, row in rows(analysis)]


def name_labels(stretch: Stretch, sorts: dict[str, str], language: str) -> list[str]:
    """`B-org`, `I-org`, … `O`: the longest names first."""
    labels = ["O"] * len(stretch.words)
    for name in sorted(sorts, key=len, reverse=True):
        for first, end in occurrences(stretch, name, language):
            if all(label == "O" for label in labels[first:end]):
                labels[first] = f"B-{sorts[name]}"
                labels[first + 1 : end] = [f"I-{sorts[name]}"] * (end - first - 1)
    return labels


def occurrences(stretch: Stretch, name: str, language: str) -> Iterator[tuple[int, int]]:
    """Where the words of a name stand among those of a stretch: the first, and behind the last."""
    wanted = [word.low for word in cut(name, language)]
    here = [word.low for word in stretch.words]
    for at in range(len(here) - len(wanted) + 1):
        if wanted and here[at : at + len(wanted)] == wanted:
            yield at, at + len(wanted)


def sorts_of(told: Told, language: str, analysis: Analysis) -> dict[str, str]:
    """The label of each name of a passage."""
    bodies = {name.lstrip("?") for name in told["bodies"]}
    places = {name.lstrip("?") for name in told["places"]}
    sorts = dict.fromkeys(places, "place")
    for name in bodies:
        town = name in places or is_town(name, told, language, analysis)
        sorts[name] = "both" if name in places else "town" if town else "org"
    return sorts | {name.lstrip("?"): "person" for name in told["people"]}


_MUNICIPAL = ("mayor", "deputy-mayor", "municipal-councillor")
_LAND = "市县区州省郡镇乡旗村"


def is_town(name: str, told: Told, language: str, analysis: Analysis) -> bool:
    """Whether a body is a territory: passages do not say, their words do."""
    held = {f[1].lstrip("?") for f in told["functions"] if f[2] and f[2].lstrip("?") == name}
    if language == "zh":
        return name[-1] in _LAND or name.endswith("大区")
    found = [head for _, head in heads(name, language)]
    if found:
        return bool(found[0].level)
    if held.intersection(_MUNICIPAL) or analysis.gazetteer.place(name) is not None:
        return True
    twins = {
        p.lstrip("?") for a in told["agreements"] if a["kind"] == "twinning" for p in a["parties"]
    }
    return name in twins or not (name.isupper() or held or len(name.split()) > 2)
