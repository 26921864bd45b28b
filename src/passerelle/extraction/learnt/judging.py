"""The last stages: how likely each fact is right, and which are too unlikely to be proposed.

First things (people, bodies, delegations, places, events) are judged, then what ties them
together, knowing how likely the things are. The confidence of a fact is how likely it is right;
what is too unlikely is left out with all that hangs on it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from passerelle.extraction.account import Fact
from passerelle.extraction.learnt.tagger import marginals
from passerelle.extraction.learnt.worth import THINGS, TIES, Worth
from passerelle.extraction.reading.analysis import Analysis

__all__ = ["facts", "judged", "likely_things", "likely_ties"]

_RIGHT = "right"
_LEARNT = 0.5
"""What only examples tell must be right more often than not."""
_RULE = 0.05
"""What a rule found is left out only where it is hardly ever right: rules were made with other
texts in sight than the models. Agreements and themes are weighed, never left out."""
_KNOWN = 0.9
"""How sure at least is what the graph has under this name; no example tells of it."""


def facts(analysis: Analysis, lists: Iterable[str]) -> list[tuple[str, Fact]]:
    """The facts of some lists on the bench, each with the name of its list."""
    found: list[tuple[str, Fact]] = []
    for name in lists:
        held: Any = getattr(analysis, name)
        found += [(name, one) for one in (held.values() if isinstance(held, dict) else held)]
    return found


def likely_things(analysis: Analysis) -> None:
    """Judge people, bodies, delegations, places and events."""
    _judge(analysis, "things", THINGS)


def likely_ties(analysis: Analysis) -> None:
    """Judge functions, roles, themes and agreements."""
    _judge(analysis, "ties", TIES)


def _judge(analysis: Analysis, model: str, lists: Iterable[str]) -> None:
    """Set the confidence of facts to how likely they are right."""
    worth = Worth(analysis)
    name = f"{model}-{analysis.document.language}"
    for of, fact in facts(analysis, lists):
        told = marginals(name, [worth.of(of, fact)])
        if told:
            sure = told[0].get(_RIGHT, 0.0)
            _put(analysis, of, fact, max(sure, _KNOWN) if getattr(fact, "known", None) else sure)


def _put(analysis: Analysis, name: str, fact: Fact, sure: float) -> None:
    changed: Any = fact.model_copy(update={"confidence": round(sure, 3)})
    held: Any = getattr(analysis, name)
    if isinstance(held, dict):
        held[changed.key] = changed
        analysis.sure[changed.key] = sure
    else:
        held[next(at for at, one in enumerate(held) if one is fact)] = changed


def judged(analysis: Analysis) -> None:
    """Leave out what is too unlikely, and what hangs on it."""
    gone: set[str] = set()
    for name in THINGS:
        held: dict[str, Any] = getattr(analysis, name)
        gone |= {key for key, one in held.items() if _is_doubted(one)}
    for name in (*THINGS, "agreements"):
        held = getattr(analysis, name)
        kept = {key: _loosened(one, gone) for key, one in held.items() if key not in gone}
        setattr(analysis, name, kept)
    for name in ("functions", "roles", "themes"):
        ties = [one for one in getattr(analysis, name) if not gone.intersection(_ends(one))]
        ties = [one for one in ties if name == "themes" or not _is_doubted(one)]
        setattr(analysis, name, [_loosened(one, gone) for one in ties])
    analysis.mentions = [one for one in analysis.mentions if one.entity not in gone]


def _is_doubted(fact: Fact) -> bool:
    """Whether a fact is less likely right than it must be to be proposed."""
    return fact.confidence < (_LEARNT if fact.rule.endswith("/learnt") else _RULE)


def _ends(fact: Any) -> set[str]:
    """What a tie cannot be without."""
    names = ("person", "body", "event", "who", "of")
    return {key for name in names if (key := getattr(fact, name, None))}


def _loosened(fact: Any, gone: set[str]) -> Any:
    """A fact without what it only points at."""
    names = ("unit_of", "sent_by", "place", "on_behalf_of", "cooperation")
    changed: dict[str, Any] = {
        name: None for name in names if getattr(fact, name, None) in gone and hasattr(fact, name)
    }
    if hasattr(fact, "parties"):
        changed["parties"] = tuple(key for key in fact.parties if key not in gone)
        changed["signed_by"] = tuple(one for one in fact.signed_by if one.who not in gone)
    return fact.model_copy(update=changed) if changed else fact
