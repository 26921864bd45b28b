"""Samples of roles: for each event the actors of a passage, each with its role there."""

from __future__ import annotations

from collections import defaultdict

from benchmarks.text.drills import gold_of
from benchmarks.text.learn.layers import Sample, Told
from benchmarks.text.match import Match
from passerelle.extraction.account import Event
from passerelle.extraction.learnt.casts import cast
from passerelle.extraction.learnt.parts import NONE, parts_rows
from passerelle.extraction.reading.analysis import Analysis, Mention, Span

__all__ = ["part_samples"]


def part_samples(told: Told, analysis: Analysis) -> list[Sample]:
    """A row for each event that was found, and for each that was not."""
    account = analysis.account()
    gold = gold_of(told, analysis.document.language, account)
    met = Match(told["text"], account, gold).met
    met |= _missed(told, analysis, set(met.values()))
    so: dict[tuple[str, str], set[str]] = defaultdict(set)
    for role in gold.roles:
        so[role.event, role.who].add(role.role)
    whole = cast(analysis)
    samples = []
    for event, actors, row in parts_rows(whole):
        labels = []
        for who, _ in actors:
            right = so.get((met.get(event.key, ""), met.get(who, "")), set())
            known = right & whole.told.get((event.key, who), set())
            labels.append(min(known or right, default=NONE))
        samples.append((row, labels))
    return samples


def _missed(told: Told, analysis: Analysis, found: set[str]) -> dict[str, str]:
    """Put the events that were not found on the bench: who is at them can be learnt all the same.

    Those that other stages learn to find are as little known to the rules of roles.
    """
    added = {}
    for one in told["events"]:
        start = told["text"].find(one["words"]) if one.get("words") else -1
        if one["id"] in found or one["kind"].startswith("?") or start < 0:
            continue
        end = start + len(one["words"])
        key = f"missed-{one['id']}"
        analysis.events[key] = Event(
            key=key,
            kind=one["kind"],
            modality=one["modality"].lstrip("?"),
            start=start,
            end=end,
            rule="events/missed",
            confidence=1,
        )
        analysis.mentions.append(Mention(Span(start, end), "event", key))
        added[key] = one["id"]
    return added
