"""Every question asked of its fixtures on several engines: what is right, and what differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from passerelle.errors import PasserelleError
from passerelle.queries.engines import Home, engine
from passerelle.queries.fixtures import Case, differences
from passerelle.queries.run import run_question
from passerelle.store import Solutions

__all__ = ["Trial", "try_cases"]

_LANGUAGES = ("en", "fr", "zh")


@dataclass(frozen=True)
class Trial:
    """One case on one engine: `wrong` says how the answer is not that of the fixture.

    `other` says where the answer is right, but its terms are not those of the first engine.
    """

    case: Case
    engine: str
    wrong: tuple[str, ...] = ()
    other: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        """Whether the answer is that of the fixture."""
        return not self.wrong


def try_cases(
    cases: Sequence[Case], engines: Iterable[str], begin: Callable[[str], None]
) -> list[Trial]:
    """A trial per engine and case; the first engine is the one that others are compared with.

    `begin` is told what starts. Raises `StoreError` when an engine cannot be started.
    """
    trials: list[Trial] = []
    first: dict[str, Solutions] = {}
    for name in engines:
        begin(f"{name}: starting")
        with engine(name) as home:
            for case in cases:
                begin(f"{name}: {case.name}")
                trials.append(_try(case, name, home, first))
    return trials


def _try(case: Case, name: str, home: Home, first: dict[str, Solutions]) -> Trial:
    try:
        answer = run_question(home(case.quads()), case.question, case.params, _LANGUAGES)
    except PasserelleError as fault:
        return Trial(case, name, wrong=(fault.message,))
    found = answer.solutions
    wrong = tuple(differences(case, found))
    other = () if wrong else _other_terms(first.setdefault(case.name, found), found)
    return Trial(case, name, wrong, other)


def _other_terms(expected: Solutions, found: Solutions) -> tuple[str, ...]:
    """Terms of `found` that `expected` lacks, and the other way round: ``2.0`` for ``2``."""
    ours, theirs = (Counter(str(t) for row in each.rows for t in row) for each in (expected, found))
    here, there = sorted((theirs - ours).elements()), sorted((ours - theirs).elements())
    if not here and not there:
        return ()
    return (f"{', '.join(dict.fromkeys(here))} for {', '.join(dict.fromkeys(there))}",)
