"""What the cues around a name tell the model of roles: what they are about, on which side."""

from __future__ import annotations

from collections.abc import Iterator

from passerelle.extraction.account import Event
from passerelle.extraction.learnt.casts import Cast, row_ends, sort_of
from passerelle.extraction.learnt.cues import Cue
from passerelle.extraction.learnt.scenes import Unit

__all__ = ["cue_signs"]

_SMALL = ("they", "was", "not")
"""Cues that say something only together with others."""


def cue_signs(whole: Cast, event: Event, who: str, at: int, mark: str = "") -> Iterator[str]:
    """The cues of the sentence on either side of a name, and how many others are in between."""
    stage, sort = whole.scene, sort_of(whole, who)
    here = stage.sentence[at]
    head, last = row_ends(stage, at)
    head = max(head, stage.bounds[here][0])
    step = max(-1, min(2, here - stage.sentence[whole.triggers[event.key][0]]))
    nearest: dict[str, tuple[int, Cue]] = {}
    for cue in whole.cues[here]:
        side = "-" if cue.last < at else "+"
        low, high = (cue.last, head) if side == "-" else (last, cue.first)
        between = sum(bool(unit.who) for unit in stage.units[low + 1 : high]) if low < high else -1
        yield f"{mark}c{side}{min(2, between)}={cue.about}"
        for more in (sort, event.kind, step):
            yield f"{mark}c{side}{min(1, between)}{more}={cue.about}"
        if cue.about not in _SMALL and (side not in nearest or high - low < nearest[side][0]):
            nearest[side] = high - low, cue
    pair = " ".join(nearest[side][1].about if side in nearest else "" for side in "-+")
    yield from (f"{mark}NN={pair}", f"{mark}NN={pair}{sort}{step}")
    for side, (apart, cue) in nearest.items():
        words = [one.low for one in _between(whole, cue, side, head, last)]
        beside = " ".join(words[-2:] if side == "-" else words[:2])
        sign = f"{mark}N{side}={cue.about}"
        yield from (sign, f"{sign}{sort}{step}", f"{sign}{event.kind}")
        yield from (f"{sign}{min(4, max(0, apart).bit_length())}", f"{sign} {beside}")
        if _is_suffered(whole, cue, here):
            yield from (f"{sign}P", f"{sign}P{sort}")


def _between(whole: Cast, cue: Cue, side: str, head: int, last: int) -> Iterator[Unit]:
    """The units between a cue and the row of names."""
    low, high = (cue.last, head) if side == "-" else (last, cue.first)
    if low < high:
        yield from whole.scene.units[low + 1 : high]


def _is_suffered(whole: Cast, cue: Cue, here: int) -> bool:
    """Whether a form of "be" stands right before a cue: what is done to the subject."""
    return any(
        one.about == "was" and cue.first - 3 <= one.first < cue.first for one in whole.cues[here]
    )
