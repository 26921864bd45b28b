"""What the model of roles sees of an actor beside an event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from passerelle.extraction.account import Event
from passerelle.extraction.learnt.casts import Cast, far, order, row_ends, sort_of
from passerelle.extraction.learnt.part_cues import cue_signs
from passerelle.extraction.learnt.scenes import Scene

__all__ = ["features"]


def features(whole: Cast, event: Event) -> list[list[str]]:
    """The features of each actor of `order`."""
    actors = order(whole, event)
    rows = []
    for number, (who, at) in enumerate(actors):
        around, in_row = _seen(whole, at)
        signs = ["b", *_beside(whole, event, who, at), *around, *in_row]
        signs += cue_signs(whole, event, who, at)
        signs += _office(whole, who)
        signs += _rules(whole, event, actors, number)
        signs += _elsewhere(whole, event, who, at)
        signs += _scene(whole, event, at)
        rows.append(signs)
    return rows


def _beside(whole: Cast, event: Event, who: str, at: int) -> Iterator[str]:
    """How the actor stands to the words that tell of the event."""
    stage, kind, sort = whole.scene, event.kind, sort_of(whole, who)
    first, last = whole.triggers[event.key]
    step = max(-3, min(3, stage.sentence[at] - stage.sentence[first]))
    side = side_of(at, first, last)
    yield from (f"t={sort}", f"k={kind}", f"tk={sort}{kind}", f"m={event.modality}")
    yield from (f"ds={step}", f"ts={sort}{step}{side}", f"tsk={sort}{step}{side}{kind}")
    apart = first - at if side == "L" else at - last
    yield f"d={side}{max(0, apart).bit_length()}"
    low, high = sorted((at, first if side == "L" else last))
    between = stage.units[low + 1 : high]
    yield f"n={side}{min(3, sum(bool(one.who) for one in between))}"
    if step == 0 and side != "I":
        words = [one.low for one in between if not one.proper]
        if len(words) <= 16:
            yield from (f"w={side}{word}" for word in sorted(set(words)))
            yield f"path={side}{kind}{' '.join(words[:8])}"
            yield from (f"w2={side}{a} {b}" for a, b in pairwise(words))
    said = [one.low for one in stage.units[first : last + 1]]
    yield from (f"e={side}{word}" for word in said)
    yield from (f"es={sort}{side}{step}{word[:6]}" for word in said)
    yield from (f"e-={side}{low_at(stage, first - 1)}", f"e+={side}{low_at(stage, last + 1)}")
    yield from (f"e--={side}{low_at(stage, first - 2)} {low_at(stage, first - 1)}",)
    yield from (f"e++={side}{low_at(stage, last + 1)} {low_at(stage, last + 2)}",)


def _seen(whole: Cast, at: int) -> tuple[list[str], list[str]]:
    if at not in whole.seen:
        whole.seen[at] = list(_around(whole, at)), list(_row(whole, at))
    return whole.seen[at]


def _around(whole: Cast, at: int) -> Iterator[str]:
    """The words on either side of a name."""
    stage = whole.scene
    before = [low_at(stage, at - step) for step in range(1, 7)]
    after = [low_at(stage, at + step) for step in range(1, 7)]
    for sign, words in (("l", before), ("r", after)):
        yield from (f"{sign}{step}={word}" for step, word in enumerate(words[:4]))
        yield from (f"{sign}b={word}" for word in sorted(set(words)))
        yield f"{sign}2={' '.join(words[:2])}"
        yield f"{sign}3={' '.join(words[:3])}"
        yield from (f"{sign}g={a} {b}" for a, b in pairwise(words))
    yield f"lr={before[0]} {after[0]}"


def _row(whole: Cast, at: int) -> Iterator[str]:
    """What stands before and after the row of names."""
    stage = whole.scene
    head, last = row_ends(stage, at)
    size = sum(1 for place in range(head, last + 1) if stage.units[place].who)
    yield f"row={min(4, size)}"
    yield "head" if head == at else "later"
    before = [low_at(stage, head - step) for step in range(1, 5)]
    after = [low_at(stage, last + step) for step in range(1, 6)]
    yield from (f"h{step}={word}" for step, word in enumerate(before[:3]))
    yield from (f"h2={' '.join(before[:2])}", f"h3={' '.join(before[:3])}")
    yield from (f"hb={word}" for word in sorted(set(before)))
    yield from (f"a{step}={word}" for step, word in enumerate(after[:3]))
    yield from (f"a2={' '.join(after[:2])}", f"a3={' '.join(after[:3])}")
    yield from (f"ab={word}" for word in sorted(set(after)))


def _office(whole: Cast, who: str) -> Iterator[str]:
    """The functions that the actor has, or whose seat it is."""
    held = whole.offices.get(who, [])
    yield "holds" if held else "none"
    yield from (f"f={function}" for function, _ in held)
    if who in whole.holders:
        yield "of"
    body = whole.analysis.bodies.get(who)
    if body:
        yield f"bk={body.kind}"


def _rules(
    whole: Cast, event: Event, actors: Sequence[tuple[str, int]], number: int
) -> Iterator[str]:
    """What the rules say of this actor, of its neighbours in the row, of its body or head."""
    who, at = actors[number]
    mine = _told(whole, event, who)
    for role in mine:
        yield from (f"R={role}", f"Rk={role}{event.kind}", f"Rt={role}{sort_of(whole, who)}")
    for step in (-1, 1):
        if 0 <= number + step < len(actors):
            other, there = actors[number + step]
            joined = whole.scene.rows[there] == whole.scene.rows[at]
            for role in _told(whole, event, other):
                yield from (f"R{step}={role}{joined}", f"RR{step}={mine[0]}{role}{joined}")
    for _, body in whole.offices.get(who, ()):
        yield from (f"Rb={role}" for role in _told(whole, event, body or ""))
    for person in whole.holders.get(who, ()):
        yield from (f"Rp={role}" for role in _told(whole, event, person))
    yield from _rules_beyond(whole, event, who, [other for other, _ in actors])


def _rules_beyond(whole: Cast, event: Event, who: str, actors: Sequence[str]) -> Iterator[str]:
    """What the rules say of the others at this event, and of this actor at the others."""
    for other in actors:
        if other != who:
            yield from (f"Re={role}" for role in sorted(whole.told.get((event.key, other), ())))
    for key, one in whole.analysis.events.items():
        if key != event.key:
            for role in sorted(whole.told.get((key, who), ())):
                yield from (f"Ro={role}", f"Rok={role}{one.kind}{event.kind}")


def _told(whole: Cast, event: Event, who: str) -> list[str]:
    return sorted(whole.told.get((event.key, who), ())) or ["no"]


def _elsewhere(whole: Cast, event: Event, who: str, at: int) -> Iterator[str]:
    """Where else the actor is named: words of office and pronouns count as names."""
    stage = whole.scene
    first, _ = whole.triggers[event.key]
    others = [place for place in stage.actors[who] if place != at]
    yield f"again={min(3, len(others))}"
    for place in others[:6]:
        step = max(-2, min(3, stage.sentence[place] - stage.sentence[first]))
        yield f"o={step}"
        yield from (f"o{step > 0}{sign}" for sign in _seen(whole, place)[0])
        yield from cue_signs(whole, event, who, place, "o")


def _scene(whole: Cast, event: Event, at: int) -> Iterator[str]:
    """The sentence of the actor, that of the event, and the other events of the text."""
    stage = whole.scene
    first, last = whole.triggers[event.key]
    here, there = stage.sentence[at], stage.sentence[first]
    step = max(-2, min(2, here - there))
    yield f"s={min(3, here)}{step}"
    yield f"es={min(3, there)}of{min(4, len(stage.bounds))}"
    begin, end = stage.bounds[here]
    named = [place for place in range(begin, end) if stage.units[place].who]
    yield f"nth={min(4, named.index(at))}{step}"
    yield f"of={min(6, len(named))}"
    begin, end = stage.bounds[there]
    if step:
        yield from (f"ew={step}{one.low}" for one in stage.units[begin : begin + 3])
        begin, end = stage.bounds[here]
        yield from (f"hw={step}{one.low}" for one in stage.units[begin : begin + 3])
        small = [one.low for one in stage.units[begin:end] if not one.name and not one.proper]
        if len(small) < 40:
            yield from (f"sw={step > 0}{word}" for word in sorted(set(small)))
    mine = far(stage, at, first, last)
    nearer = [
        key
        for key, (begin, end) in whole.triggers.items()
        if key != event.key and far(stage, at, begin, end) < mine
    ]
    yield f"nearer={min(2, len(nearer))}"
    yield from (f"nk={whole.analysis.events[key].kind}{event.kind}" for key in nearer)
    yield f"events={min(4, len(whole.triggers))}"


def low_at(stage: Scene, at: int) -> str:
    return stage.units[at].low if 0 <= at < len(stage.units) else "^"


def side_of(at: int, first: int, last: int) -> str:
    return "L" if at < first else "R" if at > last else "I"
