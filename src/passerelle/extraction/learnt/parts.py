"""The stage that adds roles which examples tell and the rules do not see.

For each event the actors of the text stand in a row, in the text's order; each is labelled with
its role there or `none`, so that those who are named in one breath share theirs. How likely each
role is, those of the rules included, is kept on the bench for the judging at the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from passerelle.extraction.account import Event, Role
from passerelle.extraction.learnt.casts import Cast, cast, order
from passerelle.extraction.learnt.part_features import features
from passerelle.extraction.learnt.tagger import Row, is_trained, marginals
from passerelle.extraction.reading.analysis import Analysis

__all__ = ["NONE", "learnt_roles", "parts_rows"]

NONE = "none"
"""The label of an actor that has no role at the event."""
_ADDS = 0.3
"""How likely a role must be to be added; the judging has the last word."""
_SURE = 0.5
"""The same where the rules have given the actor another role at that event."""


def parts_rows(whole: Cast) -> Iterator[tuple[Event, Sequence[tuple[str, int]], Row]]:
    """For each event the actors about it, where they are named, and their features."""
    for event in whole.analysis.events.values():
        actors = order(whole, event) if event.key in whole.triggers else []
        if actors:
            yield event, actors, features(whole, event)


def learnt_roles(analysis: Analysis) -> None:
    """Add the roles that the model finds and the rules did not."""
    name = f"parts-{analysis.document.language}"
    if not analysis.events or not is_trained(name):
        return
    whole = cast(analysis)
    for event, actors, row in parts_rows(whole):
        for (who, at), labels in zip(actors, marginals(name, row), strict=True):
            shares = {role: share for role, share in labels.items() if role != NONE}
            for role in {*shares, *whole.told.get((event.key, who), ())}:
                analysis.parts[event.key, who, role] = shares.get(role, 0.0)
            role = max(shares, key=lambda one: shares[one], default=NONE)
            if shares.get(role, 0.0) >= _needed(whole, event.key, who, role):
                analysis.roles.append(_role(whole, event.key, who, at, role, shares[role]))


def _needed(whole: Cast, event: str, who: str, role: str) -> float:
    """How likely a role must be to be added; never one that the rules have."""
    known = whole.told.get((event, who), ())
    return 2.0 if role in known else _SURE if known else _ADDS


def _role(whole: Cast, event: str, who: str, at: int, role: str, share: float) -> Role:
    unit = whole.scene.units[at]
    return Role(
        event=event,
        who=who,
        role=role,
        start=unit.start,
        end=unit.end,
        rule="roles/learnt",
        confidence=share,
    )
