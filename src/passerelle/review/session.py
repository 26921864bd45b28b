"""A review while it goes on: what is asked next, what is decided, what is taken back.

Every decision is in the file at once, so that a review can stop at any moment and another
goes on where it stopped. Accepting a fact accepts what it stands on: who says that somebody
took part in a meeting says that there was one. Refusing a thing refuses what stands on it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from pydantic import ValidationError

from passerelle.review.shelf import Shelf
from passerelle.review.words import KINDS
from passerelle.sources.decisions import Decision, Verdict
from passerelle.sources.facts import FROM_MODEL, Fact
from passerelle.sources.faults import record_adapter, record_fault
from passerelle.vocabulary import load_vocabulary

__all__ = ["Session", "check_record", "ground_of", "in_reading_order", "needs_a_look"]

_Step = tuple[Fact, Verdict, str]
_ORDER = {kind: place for place, kind in enumerate(KINDS)}
_OPTIONAL = frozenset(
    ("unit_of", "sent_by", "place", "series", "on_behalf_of", "cooperation", "signatures")
)
"""What a fact points at without standing on it."""


def in_reading_order(facts: Iterable[Fact]) -> list[Fact]:
    """Text by text; in each what others point at first, then as the text goes."""
    return sorted(
        facts,
        key=lambda one: (one.file, _ORDER.get(one.kind, 99), one.evidence[0].start or 0, one.id),
    )


def check_record(data: Mapping[str, Any], kind: str) -> None:
    """Raise `RowError` with the reason when `data` is no record that a build could use."""
    try:
        record_adapter.validate_python(
            {name: value for name, value in data.items() if name != "known"},
            context={"vocabulary": load_vocabulary()},
        )
    except ValidationError as fault:
        raise record_fault(fault) from None


class Session:
    """One person's review of one source."""

    def __init__(self, shelf: Shelf, by: str, file: str | None = None) -> None:
        self.shelf = shelf
        self._by = by
        self._facts = {fact.id: fact for fact in shelf.facts if not fact.aside}
        self._steps: list[list[Decision]] = []
        self._skipped: set[tuple[str, str]] = set()
        self._file = file

    # --- what is asked ---------------------------------------------------------------

    @property
    def waiting(self) -> list[Fact]:
        """Facts nobody has decided on, in the order in which they are asked."""
        return in_reading_order(
            one for one in self.shelf.open(self._file) if not self._is_groundless(one)
        )

    @property
    def current(self) -> Fact | None:
        """The fact to decide on now."""
        return next((one for one in self.waiting if (one.id, one.quote) not in self._skipped), None)

    def skip(self, fact: Fact) -> None:
        """Leave `fact` for another time."""
        self._skipped.add((fact.id, fact.quote))

    # --- what is decided -------------------------------------------------------------

    def accept(self, fact: Fact) -> int:
        """Accept `fact` and what it stands on; how many facts that were."""
        return self._decide([*self._accepting_ground(fact), (fact, "accepted", "")])

    def reject(self, fact: Fact) -> int:
        """Refuse `fact` and what stands on it; how many facts that were."""
        return self._decide([(one, "rejected", "") for one in self._with_all_on(fact)])

    def correct(self, fact: Fact, record: Mapping[str, Any]) -> int:
        """Take `fact` as `record` says; raises `RowError` when that is no record."""
        check_record(record, fact.kind)
        told = json.dumps(record, ensure_ascii=False)
        return self._decide([*self._accepting_ground(fact), (fact, "corrected", told)])

    def merge(self, fact: Fact, address: str) -> int:
        """Take `fact` as speaking of the thing known at `address`."""
        return self._decide([*self._accepting_ground(fact), (fact, "merged", address)])

    def accept_above(self, file: str, mark: float) -> int:
        """Accept all facts of a text that are as sure as `mark`.

        What a model said is looked at one by one, and so are people who may be somebody known.
        """
        open_ = in_reading_order(self.shelf.open(file))
        sure = [one for one in open_ if one.confidence >= mark and not needs_a_look(one)]
        while True:
            held = {one.id for one in sure}
            stands = [
                one
                for one in sure
                if all(key in held or self._is_taken(key) for key in ground_of(one))
            ]
            if len(stands) == len(sure):
                return self._decide([(one, "accepted", "") for one in stands])
            sure = stands

    def take_back(self) -> int:
        """Take the last step of this review back; how many decisions that were."""
        if not self._steps:
            return 0
        step = self._steps.pop()
        self.shelf.take_back(step)
        self._skipped -= {one.key for one in step}
        return len(step)

    def _decide(self, told: Iterable[_Step]) -> int:
        today = date.today().isoformat()
        step = [
            Decision(fact.id, verdict, value, self._by, today, fact.quote)
            for fact, verdict, value in told
        ]
        if step:
            self.shelf.add(step)
            self._steps.append(step)
        return len(step)

    # --- what stands on what ---------------------------------------------------------

    def _accepting_ground(self, fact: Fact) -> list[_Step]:
        """Everything `fact` stands on that nobody has decided on, accepted."""
        found: dict[str, Fact] = {}

        def add(one: Fact) -> None:
            for key in ground_of(one):
                ground = self._facts.get(key)
                if ground and key not in found and self.shelf.decided(ground) is None:
                    found[key] = ground
                    add(ground)

        add(fact)
        return [(one, "accepted", "") for one in found.values()]

    def _with_all_on(self, fact: Fact) -> list[Fact]:
        """`fact` and everything undecided that cannot stand without it."""
        gone = {fact.id: fact}
        grown = True
        while grown:
            more = {
                one.id: one
                for one in self.shelf.open()
                if one.id not in gone and gone.keys() & set(ground_of(one))
            }
            gone.update(more)
            grown = bool(more)
        return list(gone.values())

    def _is_taken(self, key: str) -> bool:
        fact = self._facts.get(key)
        made = self.shelf.decided(fact) if fact else None
        return made is not None and made.decision != "rejected"

    def _is_groundless(self, fact: Fact) -> bool:
        """Whether something it stands on was refused: then there is nothing to ask."""
        made = (
            self.shelf.decided(self._facts[key]) for key in ground_of(fact) if key in self._facts
        )
        return any(one is not None and one.decision == "rejected" for one in made)


def needs_a_look(fact: Fact) -> bool:
    """Whether a person must decide on this fact by itself, however sure it is."""
    namesake = fact.kind == "person" and fact.known is not None
    return fact.aside or namesake or fact.rule.startswith(FROM_MODEL)


def ground_of(fact: Fact) -> Iterator[str]:
    """The ids of the facts that `fact` stands on."""
    return (key for key in _local_keys(fact.record) if key != fact.id)


def _local_keys(value: Any) -> Iterator[str]:
    """The keys that a record stands on, in order."""
    if isinstance(value, dict):
        key = value.get("ids", {}).get("local") if isinstance(value.get("ids"), dict) else None
        if isinstance(key, str):
            yield key
        for name, inner in value.items():
            if name not in _OPTIONAL:
                yield from _local_keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _local_keys(inner)
