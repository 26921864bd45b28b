"""The body that a text speaks of most: its publisher, or the town that it is dated from."""

from __future__ import annotations

import re

from passerelle.extraction.latin.bodies.entering import enter_town
from passerelle.extraction.latin.functions.here import is_free
from passerelle.extraction.latin.places.homes import fits
from passerelle.extraction.lexicon import folded
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.offices import Office
from passerelle.extraction.reading.spots import spots

__all__ = ["main_body", "main_town"]


def main_town(analysis: Analysis) -> str | None:
    """The town that the text is about or from: who is meant by «la Ville»."""
    return main_body(analysis, None, ("city",))


def main_body(
    analysis: Analysis,
    office: Office | None,
    levels: tuple[str, ...] | None,
    before: int | None = None,
) -> str | None:
    """The body that the text speaks of most: its publisher, the town it is dated from.

    Who publishes apart, one of which nothing is said `before` a place in the text is not meant.
    """
    datelines = {folded(one.name) for one in analysis.places.values() if "dateline" in one.rule}
    weights: dict[str, float] = {}
    for one in analysis.mentions:
        key = one.entity
        if one.kind != "body" or not fits(analysis, key, levels):
            continue
        if office is None or is_free(analysis, key, office):
            first = key not in weights and one.span.start < 200
            weights[key] = weights.get(key, 0) + 1 + 2 * first
    publisher = " ".join(re.findall(r"\w+", folded(analysis.document.publisher or "")))
    for core, key in analysis.cores.items():
        if key in weights and core[1] and core[1] in publisher:
            weights[key] += 8 if publisher.startswith(core[1]) else 5
        late = before is not None and analysis.document.language == "en"
        if (
            key in weights
            and late
            and weights[key] < 5
            and not _is_told(analysis, key, before or 0)
        ):
            del weights[key]
        if key in weights and core[1].replace(" ", "-") in {d.replace(" ", "-") for d in datelines}:
            weights[key] += 3
    if not weights and levels == ("city",):
        town = _dated_from(analysis)
        return town if town and (office is None or is_free(analysis, town, office)) else None
    return max(weights, key=lambda key: weights[key], default=None)


def _is_told(analysis: Analysis, key: str, before: int) -> bool:
    """Whether a body is named before a place in the text."""
    return any(
        one.kind == "body" and one.entity == key and one.span.start < before
        for one in analysis.mentions
    )


def _dated_from(analysis: Analysis) -> str | None:
    """The town of the dateline, which no one names as a body."""
    for passage in analysis.passages:
        for start, end, key in spots(analysis, passage, "place"):
            place = analysis.places[key]
            if place.rule == "places/dateline" and place.kind == "city":
                return enter_town(analysis, passage, start, end)
    return None
