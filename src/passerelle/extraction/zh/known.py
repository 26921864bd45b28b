"""What the graph holds under the names of a Chinese text: its address, kind and country."""

from __future__ import annotations

from passerelle.extraction.reading.analysis import Analysis
from passerelle.scripts import simplified

__all__ = ["known"]


def known(analysis: Analysis) -> None:
    """Give people and bodies that the graph knows by exactly this name their address."""
    for key, body in analysis.bodies.items():
        for name in dict.fromkeys((body.name, simplified(body.name), body.acronym or body.name)):
            entry = analysis.gazetteer.actor(name)
            if entry is None or entry.what != body.type:
                continue
            told = {"known": entry.known, "kind": entry.kind or body.kind}
            told["country"] = entry.country or body.country
            analysis.bodies[key] = body.model_copy(update=told)
            break
    for key, person in analysis.people.items():
        entry = analysis.gazetteer.person(person.name)
        if entry is not None:
            analysis.people[key] = person.model_copy(update={"known": entry.known})
