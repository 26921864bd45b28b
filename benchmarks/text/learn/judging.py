"""Samples of the judging: each fact of a passage with whether its gold has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from benchmarks.text.drills import gold_of
from benchmarks.text.learn.layers import Sample, Told
from benchmarks.text.match import Match
from passerelle.extraction.account import Fact
from passerelle.extraction.learnt.judging import facts
from passerelle.extraction.learnt.worth import THINGS, TIES, Worth
from passerelle.extraction.reading.analysis import Analysis

__all__ = ["judged_facts", "thing_samples", "tie_samples"]


def thing_samples(told: Told, analysis: Analysis) -> list[Sample]:
    """People, bodies, delegations, places and events."""
    return _samples(told, analysis, THINGS)


def tie_samples(told: Told, analysis: Analysis) -> list[Sample]:
    """Functions, roles, themes and agreements."""
    return _samples(told, analysis, TIES)


def _samples(told: Told, analysis: Analysis, lists: Iterable[str]) -> list[Sample]:
    worth = Worth(analysis)
    return [
        ([worth.of(name, fact)], ["right" if right else "wrong"])
        for name, fact, right in judged_facts(told, analysis, lists)
    ]


def judged_facts(
    told: Told, analysis: Analysis, lists: Iterable[str]
) -> Iterator[tuple[str, Fact, bool]]:
    """The facts that count, and whether the gold has them."""
    account = analysis.account()
    match = Match(told["text"], account, gold_of(told, analysis.document.language, account))
    for name in lists:
        pairs = match.lists[name]
        # themes of a text with several subjects are optional in passages, and right all the same
        right = {
            id(fact) for fact, item in pairs.both if name == "themes" or not match.may_miss(item)
        }
        wrong = {id(fact) for fact in pairs.proposed if not match.leaves(fact)}
        for _, fact in facts(analysis, (name,)):
            if id(fact) in right or id(fact) in wrong:
                yield name, fact, id(fact) in right
