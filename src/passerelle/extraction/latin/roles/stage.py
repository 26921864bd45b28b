"""The stage that finds who had which part in an event.

Roles come from the verbs of the events (who receives is host, who is received is guest)
and from words right before a row of names: "à l'initiative de", "in the presence of",
"Speakers:". Where nothing ties a row of names to an event, it has no role.
"""

from __future__ import annotations

from passerelle.extraction.account import Role
from passerelle.extraction.latin.clauses.clauses import clauses
from passerelle.extraction.latin.events.clause_frames import frames
from passerelle.extraction.latin.roles.announced import announced
from passerelle.extraction.latin.roles.by_frames import from_frame, from_rows
from passerelle.extraction.latin.roles.bystanders import bystanders
from passerelle.extraction.latin.roles.cues import cues
from passerelle.extraction.latin.roles.first_person import first_person
from passerelle.extraction.latin.roles.parts import Part, Reader
from passerelle.extraction.latin.roles.weighing import for_their_body, weighed, whence_the_leader
from passerelle.extraction.reading.analysis import Analysis

__all__ = ["roles"]


def roles(analysis: Analysis) -> None:
    """Add the roles at all events of the text."""
    if not analysis.events:
        return
    reader = Reader(analysis)
    body = [clause for clause in clauses(analysis) if not clause.title]
    for clause in body:
        for frame in frames(clause, reader.language):
            from_frame(reader, clause, frame)
    for clause in body:  # who belongs to a group is where the verbs say that the group is
        from_rows(reader, clause)
        cues(reader, clause)
    first_person(reader)
    for clause in body:
        bystanders(reader, clause)
        announced(reader, clause)
    whence_the_leader(reader)
    for_their_body(reader)
    analysis.roles.extend(_role(part) for part in weighed(reader))


def _role(part: Part) -> Role:
    return Role(
        event=part.event,
        who=part.who,
        role=part.role,
        on_behalf_of=part.behalf,
        start=part.span.start,
        end=part.span.end,
        rule=part.rule,
        confidence=part.confidence,
    )
