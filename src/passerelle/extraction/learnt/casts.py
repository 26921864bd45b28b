"""All events and actors of a text, and what the rules say of them: what roles are learnt from."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from passerelle.extraction.account import Event
from passerelle.extraction.learnt.cues import Cue, cues
from passerelle.extraction.learnt.scenes import Scene, scene
from passerelle.extraction.reading.analysis import Analysis, Span

__all__ = ["Cast", "cast", "far", "order", "row_ends", "sort_of"]

_REACH = 4
"""Sentences from the event within which an actor is looked for."""


@dataclass
class Cast:
    """All events and actors of a text, and what the rules say of them."""

    analysis: Analysis
    scene: Scene
    triggers: dict[str, tuple[int, int]]
    told: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    """The roles that the rules give an actor at an event."""
    offices: dict[str, list[tuple[str, str | None]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """The functions of a person, each with its body."""
    holders: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    cues: dict[int, list[Cue]] = field(default_factory=lambda: defaultdict(list))
    """The cues of each sentence."""
    seen: dict[int, tuple[list[str], list[str]]] = field(default_factory=dict)
    """What stands around a name and around its row, which is the same for all events."""


def cast(analysis: Analysis) -> Cast:
    """What the rows of all events of the text are made from."""
    stage = scene(analysis)
    spans = {one.entity: one.span for one in reversed(analysis.mentions) if one.kind == "event"}
    triggers = {
        key: stage.covered(spans.get(key, Span(one.start, one.end)))
        for key, one in analysis.events.items()
        if stage.units
    }
    whole = Cast(analysis, stage, triggers)
    for cue in cues(stage.units, analysis.document.language):
        whole.cues[stage.sentence[cue.first]].append(cue)
    for role in analysis.roles:
        whole.told[role.event, role.who].add(role.role)
    for held in analysis.functions:
        whole.offices[held.person].append((held.function, held.body))
        if held.body:
            whole.holders[held.body].append(held.person)
    return whole


def order(whole: Cast, event: Event) -> list[tuple[str, int]]:
    """The actors within reach of an event in the text's order, each where it is told nearest."""
    first, last = whole.triggers[event.key]
    found = []
    for who, places in whole.scene.actors.items():
        at = min(places, key=lambda place: far(whole.scene, place, first, last))
        if abs(whole.scene.sentence[at] - whole.scene.sentence[first]) <= _REACH:
            found.append((at, who))
    return [(who, at) for at, who in sorted(found)]


def far(stage: Scene, at: int, first: int, last: int) -> tuple[int, int]:
    """How far a name is from the words of an event: in sentences, then in words."""
    apart = first - at if at < first else max(0, at - last)
    return abs(stage.sentence[at] - stage.sentence[first]), apart


def sort_of(whole: Cast, who: str) -> str:
    """`p` a person, `d` a delegation, `bc` a collectivity, `bi` an institution."""
    body = whole.analysis.bodies.get(who)
    return "b" + body.type[0] if body else who[0]


def row_ends(stage: Scene, at: int) -> tuple[int, int]:
    """The first and the last name of the row in which a name stands."""
    head = stage.rows[at]
    last = at
    for place in range(at + 1, min(at + 60, len(stage.units))):
        if stage.units[place].who:
            if stage.rows[place] != head:
                break
            last = place
    return head, last
