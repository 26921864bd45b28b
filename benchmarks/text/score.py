"""How good an account of a text is: found, wrong and missed facts against its gold file.

`score` follows «How to match» of tests/text/README.md; scores of several texts add up.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from benchmarks.text.compare import folded, same_date, same_name
from benchmarks.text.match import LISTS, Match
from passerelle.extraction.account import Account, Fact
from tests.text.gold import Gold

__all__ = ["SIDES", "Fault", "Proposal", "Score", "Tally", "leaks", "score"]

SIDES = {
    "people": ("basis",),
    "bodies": ("kind", "unit_of"),
    "delegations": ("size", "sent_by"),
    "places": ("kind",),
    "events": ("when", "place", "venue", "edition", "series", "modality"),
    "roles": ("on_behalf_of",),
    "agreements": ("when", "signed_by"),
}
"""What is scored apart, on matched facts, where the gold or the account says something."""


@dataclass
class Tally:
    """Facts found, wrongly proposed and missed."""

    found: int = 0
    wrong: int = 0
    missed: int = 0

    def __iadd__(self, other: Tally) -> Tally:
        self.found += other.found
        self.wrong += other.wrong
        self.missed += other.missed
        return self

    @property
    def precision(self) -> float | None:
        return _share(self.found, self.found + self.wrong)

    @property
    def recall(self) -> float | None:
        return _share(self.found, self.found + self.missed)

    @property
    def f1(self) -> float | None:
        return _share(2 * self.found, 2 * self.found + self.wrong + self.missed)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


@dataclass(frozen=True)
class Fault:
    """What is wrong with a fact: proposed and not so, missed, or (`side`) half wrong."""

    list: str
    what: str
    words: str
    told: str


@dataclass(frozen=True)
class Proposal:
    """A fact that counts: by which rule, how sure it was said to be, and whether it is so."""

    list: str
    rule: str
    confidence: float
    right: bool


@dataclass
class Score:
    """Tallies by list, side scores (right and of how many), and the two figures that must be 0."""

    lists: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in LISTS})
    right: Counter[tuple[str, str]] = field(default_factory=Counter)
    of: Counter[tuple[str, str]] = field(default_factory=Counter)
    asserted: int = 0
    leaked: int = 0
    faults: list[Fault] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)

    def __iadd__(self, other: Score) -> Score:
        for name, tally in other.lists.items():
            self.lists[name] += tally
        self.right += other.right
        self.of += other.of
        self.asserted += other.asserted
        self.leaked += other.leaked
        self.faults += other.faults
        self.proposals += other.proposals
        return self

    @property
    def total(self) -> Tally:
        whole = Tally()
        for tally in self.lists.values():
            whole += tally
        return whole


def score(account: Account, gold: Gold, text: str) -> Score:
    """The score of `account`, whose positions count code points of `text`."""
    match, result = Match(text, account, gold), Score()
    for name in LISTS:
        pairs = match.lists[name]
        counted = [pair for pair in pairs.both if not match.may_miss(pair[1])]
        wrong = [fact for fact in pairs.proposed if not match.leaves(fact)]
        missed = [item for item in pairs.missed if not match.may_miss(item)]
        result.lists[name] = Tally(len(counted), len(wrong), len(missed))
        for fact, item in counted:
            for side in SIDES.get(name, ()):
                _take_side(result, match, (name, side), fact, item)
        judged = [(fact, True) for fact, _ in counted] + [(fact, False) for fact in wrong]
        result.proposals += [
            Proposal(name, fact.rule, fact.confidence, right) for fact, right in judged
        ]
        result.faults += [_proposed(match, name, fact) for fact in wrong]
        result.faults += [_missed(match, name, item) for item in missed]
    result.asserted = _asserted(account, gold)
    result.leaked = len(leaks(account, gold, text))
    return result


def _asserted(account: Account, gold: Gold) -> int:
    """Agreements proposed as asserted where the gold has none asserted."""
    if any(one.modality == "asserted" for one in gold.agreements):
        return 0
    return sum(one.modality == "asserted" for one in account.agreements)


def leaks(account: Account, gold: Gold, text: str) -> list[str]:
    """The words of `never` that the account or its quotes hold."""
    quotes = [text[fact.start : fact.end] for fact in account.facts()]
    written = account.model_dump_json().replace("\\n", " ")  # as JSON writes a line end
    whole = folded("\n".join((written, *quotes)))
    return [word for word in gold.never if folded(word) in whole]


# --- what is scored apart -------------------------------------------------------------


def _take_side(result: Score, match: Match, side: tuple[str, str], fact: Any, item: Any) -> None:
    right = _agrees(match, side[1], fact, item)
    if right is None:
        return
    result.of[side] += 1
    result.right[side] += right
    if not right:
        words = match.text[fact.start : fact.end]
        told = f"{getattr(fact, side[1])!r} for {getattr(item, side[1])!r}"
        result.faults.append(Fault(f"{side[0]}.{side[1]}", "side", " ".join(words.split()), told))


def _agrees(match: Match, side: str, fact: Any, item: Any) -> bool | None:
    """Whether a matched fact says the same of `side`; None where neither says anything."""
    got, wanted = getattr(fact, side), getattr(item, side)
    if side in ("unit_of", "sent_by", "place", "on_behalf_of"):
        if wanted in match.optional or got in match.idle or _is_country(match, got):
            return None
        return None if got is wanted is None else (match.met.get(got or "") or "") == wanted
    if side == "signed_by":
        signed = {(match.met.get(one.who), match.met.get(one.on_behalf_of or "")) for one in got}
        meant = {(one.who, one.on_behalf_of) for one in wanted}
        return signed == meant if signed or meant else None
    if got is None and wanted is None:
        return None
    if side == "when":
        return same_date(got, wanted, occurrence=hasattr(fact, "place"))
    if side in ("venue", "series"):
        return same_name(got, wanted)
    return bool(got == wanted)


def _is_country(match: Match, key: str | None) -> bool:
    return any(one.key == key and one.kind == "country" for one in match.account.places)


# --- faults in words -------------------------------------------------------------------

_SILENT = {"start", "end", "key", "id", "quote", "optional", "confidence", "rule", "known"}


def _told(fact: Any, names: dict[str, str]) -> str:
    """The fields of a fact, with names in place of keys."""
    said = {name: value for name, value in fact.model_dump().items() if name not in _SILENT}
    shown = (
        f"{name}={names.get(value, value) if isinstance(value, str) else value}"
        for name, value in said.items()
        if value not in (None, False, (), [])
    )
    return " ".join(shown)


def _names(facts: Any, key: str) -> dict[str, str]:
    return {
        getattr(one, key): getattr(one, "name", None) or f"{one.kind}@{one.when}"
        for one in facts
        if hasattr(one, key)
    }


def _proposed(match: Match, name: str, fact: Fact) -> Fault:
    words = " ".join(match.text[fact.start : fact.end].split())
    told = _told(fact, _names(match.account.facts(), "key"))
    return Fault(name, "proposed", words, f"{told} [{fact.rule}]")


def _missed(match: Match, name: str, item: Any) -> Fault:
    told = _told(item, _names(match.gold.items(), "id"))
    return Fault(name, "missed", " ".join(item.quote.split()), told)
