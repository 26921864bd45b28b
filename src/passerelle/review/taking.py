"""Decisions made on the page, taken into the file of their source: all of them or none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from passerelle.errors import RowError, SourceError
from passerelle.review.session import check_record
from passerelle.review.shelf import Shelf
from passerelle.sources.decisions import Decision, read_decisions
from passerelle.sources.facts import Fact
from passerelle.sources.pointing import check_address
from passerelle.sources.press import corrected_record

__all__ = ["take_up"]


def take_up(shelves: Iterable[Shelf], path: Path, by: str) -> list[tuple[Shelf, int, int]]:
    """Add the decisions in `path` to those of the sources they are about.

    Returns for each source concerned how many are new, and how many were there. `by` is noted
    where the page names no role. Raises `SourceError` for a line that cannot be used.
    """
    homes = list(shelves)
    known = {
        (fact.id, fact.quote): (place, fact)
        for place, shelf in enumerate(homes)
        for fact in shelf.facts
    }
    found: dict[int, list[Decision]] = {}
    for line, decision in enumerate(read_decisions(path), start=2):
        place, fact = known.get(decision.key) or _former(decision, homes, path, line)
        _check(decision, fact, path, line)
        when = decision.when or date.today().isoformat()
        found.setdefault(place, []).append(replace(decision, by=decision.by or by, when=when))
    told = []
    for place, decisions in found.items():
        shelf = homes[place]
        made = set(shelf.made)
        new = [one for one in decisions if one not in made]
        if new:
            shelf.add(new)
        told.append((shelf, len(new), len(decisions) - len(new)))
    return told


def _former(decision: Decision, shelves: list[Shelf], path: Path, line: int) -> tuple[int, None]:
    """The source that has the decision already, made long ago on words that are gone since."""
    for place, shelf in enumerate(shelves):
        if decision in shelf.made:
            return place, None
    raise SourceError(
        f"'{decision.id}' is no fact of a source of texts, or stands on other words now.",
        where=path,
        line=line,
        remedy="Write the page anew with 'passerelle review --html' and decide there.",
    )


def _check(decision: Decision, fact: Fact | None, path: Path, line: int) -> None:
    """Refuse here what a build would set aside."""
    try:
        if decision.decision == "corrected" and fact is not None:
            check_record(corrected_record(decision), fact.kind)
        elif decision.decision == "merged" and fact is not None:
            check_address(fact.kind, decision.value.strip())
    except RowError as fault:
        raise SourceError(
            fault.what, where=path, line=line, remedy=fault.remedy or "Correct the line."
        ) from None
