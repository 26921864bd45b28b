"""Who was at an event, as steps see it: made from flat statements."""

from __future__ import annotations

from collections import defaultdict

from passerelle.namespaces import FOAF, PAS, RDF
from passerelle.queries.facts import Facts, Values
from passerelle.store.base import Term

__all__ = ["bodies_at_events"]

_NO_BODY = (FOAF.Person, PAS.Delegation)


def bodies_at_events(facts: Facts, values: Values) -> dict[Term, set[Term]]:
    """The bodies at each event: themselves, by someone acting for them, or by a delegation.

    Events and participations of another modality than the one asked for do not count.
    """
    wanted = values.get("modality")
    found: dict[Term, set[Term]] = defaultdict(set)
    for part, event in facts.pairs(PAS.inEvent):
        said = [*facts.all(event, PAS.modality), *facts.all(part, PAS.modality)]
        if wanted is not None and any(one != wanted for one in said):
            continue
        for who in facts.all(part, PAS.participant):
            if not any(kind in facts.all(who, RDF.type) for kind in _NO_BODY):
                found[event].add(who)
            found[event].update(facts.all(who, PAS.sentBy))
        found[event].update(facts.all(part, PAS.onBehalfOf))
    return found
